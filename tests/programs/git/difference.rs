//! What `diff` tells of an edit, in words. Needs `git`.

use crate::repository::Repository;

#[test]
fn contacts_that_cannot_be_read_are_not_taken_for_removed() {
    let repository = Repository::new()
        .file(
            "plan/contacts.yaml",
            "contacts:\n  - { name: A. Clerk, body: health, role: focal, email: a@example.org }\n",
        )
        .commit("Contacts")
        .with("plan/contacts.yaml", "focal,", "focal, [");
    insta::assert_snapshot!(repository.diff(), @"
    exit 1
    Action Plan of the Republic of Velmora (2024-2026): from main to the files on disk

    Nothing in the plan is different.

    The overdue list as of 2024-08-01
    Nothing leaves the overdue list, and nothing joins it.
    --- stderr
    plan/contacts.yaml:2:50: error[syntax-error]: the file is not valid YAML: mismatched bracket '[' closed by '}' (indent with spaces, close every quote and bracket, and quote a text that contains `: ` or ` #`)
    ");
}

#[test]
fn an_overdue_item_that_passes_to_another_body_is_told() {
    let repository = Repository::new().with(
        "plan/measures/1.yaml",
        "bodies: [health], period: By",
        "bodies: [labour], period: By",
    );
    insta::assert_snapshot!(repository.diff(), @"
    exit 1
    Action Plan of the Republic of Velmora (2024-2026): from main to the files on disk

    2 differences: 1 removed and 1 of bodies.

    The overdue list as of 2024-08-01
    Nothing leaves the overdue list, and nothing joins it.

    1 item stays overdue under another body: 1 by an edit of the plan without an act.

    obligation    words            was                is                 by
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    1.a/labour/1  Prepare a draft  overdue, 62 days,  overdue, 62 days,  an edit of the plan without
                  law.             health             labour             an act

    Removed: 1
    - 1 progress report of health for 2024-Q1: 1.a (in-progress, received on 2024-04-10; it is left out
      now, since an error stands in it)

    Bodies: 1
    - measure 1.a, bodies: “health” → “labour”
    --- stderr
    plan/progress/2024-Q1/health.yaml:5:16: error[progress-by-other-body]: `health` reports on measure `1.a`, which it does not answer for (move the entry to the file of `labour`, or add `health` to the measure)
    in the files on disk, 1 entry is left out; `tadbir check` shows why
    ");
}

#[test]
fn what_is_gone_since_its_file_cannot_be_read_is_said_to_be() {
    let repository = Repository::new().with(
        "plan/progress/2024-Q1/health.yaml",
        "progress:",
        "progress: [",
    );
    insta::assert_snapshot!(repository.diff(), @r#"
    exit 1
    Action Plan of the Republic of Velmora (2024-2026): from main to the files on disk

    2 differences: 2 removed.

    The overdue list as of 2024-08-01
    1 item joins the overdue list: 1 by a removed progress report.

    obligation          words               was         is                 by
    ──────────────────────────────────────────────────────────────────────────────────────────────────
    1.b/health/2024-Q1  Inform the public.  met         overdue, 123 days  a removed progress report

    Removed: 2
    - 2 progress reports of health for 2024-Q1: 1.a (in-progress, received on 2024-04-10; its file
      cannot be read) and 1.b (done, received on 2024-04-10; its file cannot be read)
    --- stderr
    plan/progress/2024-Q1/health.yaml:5:3: error[syntax-error]: the file is not valid YAML: "-" is only valid inside a block (indent with spaces, close every quote and bracket, and quote a text that contains `: ` or ` #`)
    in the files on disk, 1 entry is left out; `tadbir check` shows why
    "#);
}

#[test]
fn added_and_removed_measures_are_told_with_their_words() {
    let repository = Repository::new().with(
        "plan/measures/1.yaml",
        "  - { id: 1.c, text: Open a shelter., bodies: [towns], period: 2024 }\n",
        "  - { id: 1.d, text: Train teachers., bodies: [towns], period: 2025 }\n",
    )
    .file("plan/amendments/order-2.yaml", "act: Order No. 2\non: 2024-07-01\neffective: 2024-08-01\nchanges:\n  - add: { id: 1.e, objective: 1, text: Build a road., bodies: [health], period: 2025 }\n  - { term: { to: 2027-06-30 } }\n");
    insta::assert_snapshot!(repository.diff(), @"
    exit 0
    Action Plan of the Republic of Velmora (2024-2026): from main to the files on disk

    3 differences: 1 removed and 2 added.

    The overdue list as of 2024-08-01
    Nothing leaves the overdue list, and nothing joins it.

    7 other obligations stand elsewhere: 2 by an edit of the plan without an act and 5 by amendment.

    obligation             words               was         is                     by
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    1.b/health: 2          Inform the public.  not owed    upcoming, due from     Order No. 2 of
    quarters, 2027-Q1 to                                   2027-03-31             2024-07-01
    2027-Q2
    1.b/labour: 2          Inform the public.  not owed    upcoming, due from     Order No. 2 of
    quarters, 2027-Q1 to                                   2027-03-31             2024-07-01
    2027-Q2
    1.c/labour/1           Open a shelter.     open, due   not owed               an edit of the plan
                                               2024-12-31                         without an act
    1.d/labour/1           Train teachers.     not owed    upcoming, due          an edit of the plan
                                                           2025-12-31             without an act
    1.e/health/1           Build a road.       not owed    upcoming, due          Order No. 2 of
                                                           2025-12-31             2024-07-01

    Removed: 1
    - measure 1.c: “Open a shelter.”, 2024

    Added: 2
    - measure 1.d: “Train teachers.”, 2025
    - amendment Order No. 2 of 2024-07-01, in force from 2024-08-01: 1.e: it is added to the plan,
      “Build a road.”, 2025; the term ends on 2027-06-30
    ");
}

#[test]
fn a_spelling_that_passes_to_another_body_changes_what_acts_say() {
    let repository = Repository::new()
        .with(
            "plan/bodies.yaml",
            "name: Ministry of Health,",
            "name: Ministry of Health, also: [Health Board],",
        )
        .file("plan/amendments/order-2.yaml", "act: Order No. 2\non: 2024-07-01\nchanges:\n  - { measure: 1.c, bodies: [Health Board] }\n")
        .commit("Order No. 2")
        .with("plan/bodies.yaml", " also: [Health Board],", "")
        .with(
            "plan/bodies.yaml",
            "name: Ministry of Labour,",
            "name: Ministry of Labour, also: [Health Board],",
        );
    insta::assert_snapshot!(repository.diff(), @"
    exit 0
    Action Plan of the Republic of Velmora (2024-2026): from main to the files on disk

    3 differences: 1 rewritten on file and 2 clerical.

    The overdue list as of 2024-08-01
    Nothing leaves the overdue list, and nothing joins it.

    1 other obligation stands elsewhere: 1 by a rewritten act.

    obligation    words            was           is            by
    ─────────────────────────────────────────────────────────────────────────────────────────────────
    1.c/labour/1  Open a shelter.  open, health  open, labour  Order No. 2 of 2024-07-01, rewritten

    Rewritten on file: 1
    - amendment Order No. 2 of 2024-07-01, changes: “bodies: health, measure: 1.c” → “bodies: labour,
      measure: 1.c”

    Clerical: 2
    - body health, also: “Health Board” is gone
    - body labour, also: “Health Board” is new
    ");
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 1
    plan/amendments/order-2.yaml:4:3: error[rewritten-record]: the amendment `Order No. 2 of 2024-07-01` was on file and is changed: `changes` “bodies: health, measure: 1.c” → “bodies: labour, measure: 1.c” (restore it, and add a later act that changes it, or allow it for this change with the line `Tadbir-allow: rewritten-record Order No. 2 of 2024-07-01; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
}

#[test]
fn a_long_list_is_cut() {
    let measure = |nth| {
        format!("  - {{ id: 2.{nth}, text: Build road {nth}., bodies: [health], period: 2025 }}\n")
    };
    let measures = (1..=60).map(measure).collect::<Vec<_>>().concat();
    let repository = Repository::new().file(
        "plan/measures/2.yaml",
        &format!("objective: 2\ntitle: Roads\nmeasures:\n{measures}"),
    );
    let said = repository.run(&[
        "diff",
        "main",
        "--as-of",
        "2024-08-01",
        "--format",
        "markdown",
    ]);
    let cut: Vec<&str> = said.lines().filter(|line| line.contains('…')).collect();
    insta::assert_snapshot!(cut.join("\n"), @r"
    … and 10 more; \`--format json\` has all of them.
    - … and 11 more; \`--format json\` has all of them
    ");
}

#[test]
fn what_is_left_out_is_counted() {
    let repository = Repository::new().file(
        "plan/progress/2024-Q2/labour.yaml",
        "body: labour\nperiod: 2024-Q2\nreceived_on: 2024-07-05\nprogress:\n  - { measure: 1.b, state: finished }\n",
    );
    insta::assert_snapshot!(repository.run(&["diff", "main", "--as-of", "2024-08-01", "--format", "json"]), @r#"
    exit 1
    {
      "schema": "tadbir.diff/1",
      "plan": "vel-2024",
      "old": "main",
      "new": null,
      "as_of": "2024-08-01",
      "left_out": 1,
      "old_left_out": 0,
      "changes": [
        {
          "record": "progress report",
          "id": "1.b/labour/2024-Q2",
          "nth": 1,
          "kind": "added",
          "field": null,
          "was": null,
          "is": "finished, received on 2024-07-05"
        }
      ],
      "obligations": [],
      "leave_public_overdue": []
    }
    --- stderr
    plan/progress/2024-Q2/labour.yaml:5:28: error[wrong-type]: `state` of the progress report must be `done`, `in-progress`, `not-started`, `nil`, `not-applicable` or `undone`, but is `finished`
    in the files on disk, 1 entry is left out; `tadbir check` shows why
    "#);
}

#[test]
fn of_lists_and_rules_only_what_differs_is_shown() {
    let repository = Repository::new()
        .with(
            "plan/bodies.yaml",
            "by: letter No. 1 }]",
            "by: letter No. 1 }, { body: health, from: 2024-03-01, by: letter No. 2 }]",
        )
        .with("plan/plan.yaml", "due_within: 15 days, review: none,", "");
    insta::assert_snapshot!(repository.diff(), @"
    exit 0
    Action Plan of the Republic of Velmora (2024-2026): from main to the files on disk

    2 differences: 1 of bodies and 1 clerical.

    The overdue list as of 2024-08-01
    Nothing leaves the overdue list, and nothing joins it.

    Bodies: 1
    - body towns, members: “body: health, by: letter No. 2, from: 2024-03-01” is new

    Clerical: 1
    - the plan, reporting: “due_within: 15 days, review: none” is gone
    ");
}
