//! A new plan, begun from nothing or from an earlier one, and what is taken up of earlier plans.

use crate::support::{Plan, in_repository, nothing, plan};

const FLAGS: &str = r#"--id vel-2027 --title "Action Plan: 2027 to 2029" --from 2027-01-01 --to 2029-12-31 --timezone UTC"#;

#[test]
fn a_new_plan_passes_check_and_teaches() {
    let folder = nothing();
    insta::assert_snapshot!(folder.run(&format!("init fresh {FLAGS}")), @"
    exit 0
    3 files in fresh, and their schemas in schemas: 0 errors, 0 warnings.

    Next: enter the bodies and the measures, word for word, and run `tadbir check fresh`.
    ");
    insta::assert_snapshot!(folder.run("check fresh --format short"), @"
    exit 0
    --- stderr
    Action Plan: 2027 to 2029: 0 errors, 0 warnings
    ");
    let files = ["plan.yaml", "bodies.yaml", "measures/1.yaml"];
    let text =
        files.map(|file| format!("==> {file}\n{}", folder.text(&format!("../fresh/{file}"))));
    insta::assert_snapshot!(text.join("\n"));
    insta::assert_snapshot!(folder.run("status --plan fresh --as-of 2027-02-01"), @"
    exit 0
    Action Plan: 2027 to 2029 as of 2027-02-01

    There are no obligations.
    ");
}

/// A file as its comments say that it may become: what is commented out is not, and what it takes the place of is gone.
fn as_its_comments_say(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut more = 0;
    for line in text.lines() {
        if 0 < more && line.trim_start().starts_with("# ") {
            more -= 1;
            lines.push(line.replacen("# ", "", 1));
            continue;
        }
        if line.contains("take away the line above") {
            lines.pop();
        }
        more = match line {
            line if line.ends_with("`# ` in front of this:") => 1,
            line if line.ends_with("`# ` in front of these:") => usize::MAX,
            _ => 0,
        };
        lines.push(line.to_owned());
    }
    lines.join("\n") + "\n"
}

#[test]
fn what_the_comments_teach_is_right() {
    let mut folder = nothing();
    folder.run(&format!("init fresh {FLAGS}"));
    for file in ["plan.yaml", "bodies.yaml", "measures/1.yaml"] {
        let file = format!("../fresh/{file}");
        let text = as_its_comments_say(&folder.text(&file));
        folder = folder.file(&file, &text);
    }
    insta::assert_snapshot!(folder.run("check fresh --format short"), @"
    exit 0
    --- stderr
    Action Plan: 2027 to 2029: 0 errors, 0 warnings
    ");
    insta::assert_snapshot!(folder.text("../fresh/measures/1.yaml"), @r#"
    # yaml-language-server: $schema=../../schemas/measures.json
    # One file for each numbered title of the decree, with its measures in the decree's own words and spelling.
    objective: 1
    title: Title of the first objective
    measures: []
    # To add two measures of the bodies in the comments of bodies.yaml, remove the line above and the `# ` before these lines:
    # measures:
    #   - id: 1.a
    #     text: Opening a second shelter
    #     bodies: [Ministry of Labour, authorities of towns]    # the first that is not a group leads
    #     recommended: [Bar Association]   # asked to take part, never answerable
    #     period: By December 2029       # `tadbir period "By December 2029"` shows how it is read
    #   - id: 1.b
    #     text: Informing the public
    #     bodies: [Ministry of Labour]
    #     period: Regularly                # a continuing measure, judged in every period
    "#);
    insta::assert_snapshot!(folder.run("obligations --plan fresh --as-of 2027-02-01 --period 2027 --format csv"), @"
    exit 0
    id,measure,objective,body,body_name,role,answerable,kind,period,starts_on,due_on,first_due_on,status,days_late,met_on,met_by,awaits,arguably_overdue,amended_by,succeeded_by,undone_on
    ");
}

#[test]
fn what_is_there_is_left_alone() {
    let folder = plan().measure("1.a", "bodies: [health], period: Regularly");
    insta::assert_snapshot!(folder.run(&format!("init plan {FLAGS}")), @"
    exit 2
    --- stderr
    error: FOLDER: `plan` already holds a plan; name another folder
    ");
    let folder = nothing().beside("fresh/bodies.yaml", "# Mine.\n");
    insta::assert_snapshot!(folder.run(&format!("init fresh {FLAGS}")), @"
    exit 2
    --- stderr
    error: cannot write `fresh/bodies.yaml`: the file already exists; choose another folder
    ");
    assert_eq!(folder.text("../fresh/bodies.yaml"), "# Mine.\n");
    assert!(!folder.path("../fresh/plan.yaml").exists());
}

#[test]
fn what_cannot_be_is_refused() {
    let folder = nothing();
    let answers = [
        "init fresh",
        "init fresh --title T --from 2027-01-01 --to 2029-12-31",
        "init fresh --id \"a b\" --title T --from 2027-01-01 --to 2029-12-31",
        "init fresh --id a123456789b123456789c123456789d123456789e123456789f123456789g --title T --from 2027-01-01 --to 2029-12-31",
        "init fresh --id a --title \"Plan \u{7}\" --from 2027-01-01 --to 2029-12-31",
        "init fresh --id a --title T --from 2027-01-01 --to 2029-12-31 --coordinator \" \"",
        "init fresh --id a --title T --from 2027-01-01 --to 2029-12-31 --approved \"\" --approved-on 2026-12-01",
        "init fresh --id a --title T --from 2027-01-01 --to 2029-12-31 --known-on 2026-12-01",
        "init fresh --id a --title T --from 2027-01-01 --to 2029-12-31 --rev main",
        "--plan other init fresh --id a --title T --from 2027-01-01 --to 2029-12-31",
        "init fresh --id a --title T --from 2027-01-01 --to 2026-12-31",
        "init fresh --id a --title T --from 2027-01-01 --to 2027-12-31 --timezone Mars",
        "init fresh --id a --title T --from 2027-01-01 --to 2027-12-31 --approved Order",
        "init fresh --continue nowhere --id a --title T --from 2027-01-01 --to 2027-12-31",
    ]
    .map(|arguments| folder.run(arguments));
    insta::assert_snapshot!(answers.join("\n"), @"
    exit 2
    --- stderr
    error: --id, --title, --from and --to: missing; give a value, or run on a terminal to be asked

    exit 2
    --- stderr
    error: --id: missing; give a value, or run on a terminal to be asked

    exit 2
    --- stderr
    error: --id: use letters, digits, `.`, `-` and `_`, and begin with a letter or digit

    exit 2
    --- stderr
    error: --id: too long: 61 characters; at most 60 are allowed

    exit 2
    --- stderr
    error: --title: contains a control character; remove it

    exit 2
    --- stderr
    error: --coordinator: must not be empty

    exit 2
    --- stderr
    error: --approved: must not be empty

    exit 2
    --- stderr
    error: --known-on: this option is about an earlier plan; use it with --continue OLD

    exit 2
    --- stderr
    error: --rev: this option is about an earlier plan; use it with --continue OLD

    exit 2
    --- stderr
    error: --plan: FOLDER already names the folder of the new plan; give only one of them

    exit 2
    --- stderr
    error: --to: 2026-12-31 is before 2027-01-01, the first day of the term

    exit 2
    --- stderr
    error: --timezone: not a time zone; write one such as Asia/Baku

    exit 2
    --- stderr
    error: the following required arguments were not provided:
      --approved-on <DATE>

    Usage: tadbir init --approved <ACT> --approved-on <DATE> --id <ID> --title <TITLE> --from <DATE> --to <DATE> <FOLDER>

    For more information, try '--help'.

    exit 2
    --- stderr
    error: cannot read `nowhere`: no such file or directory
    ");
}

#[test]
fn the_folder_may_be_named_as_that_of_the_plan() {
    let folder = nothing();
    insta::assert_snapshot!(folder.run(&format!("--plan other init {FLAGS}")), @"
    exit 0
    3 files in other, and their schemas in schemas: 0 errors, 0 warnings.

    Next: enter the bodies and the measures, word for word, and run `tadbir check other`.
    ");
    assert!(folder.path("../other/plan.yaml").exists());
}

#[test]
fn nothing_is_written_where_check_would_find_an_error() {
    let folder = nothing().beside("fresh/measures/9.yaml", "objective: 9\n");
    insta::assert_snapshot!(folder.run(&format!("init fresh {FLAGS}")), @"
    exit 1
    --- stderr
    fresh/measures/9.yaml:1:1: error[missing-key]: the objective has no `measures`, which is required (add `measures:` with a list of records (measure))
    fresh/measures/9.yaml:1:1: error[missing-key]: the objective has no `title`, which is required (add `title:` with text)
    error: nothing was written: the new plan would have 2 errors
    ");
    assert!(!folder.path("../fresh/plan.yaml").exists());
    assert!(!folder.path("../schemas").exists());
}

#[test]
fn schemas_that_are_there_are_left_alone() {
    let own = nothing().beside("schemas/plan.json", "{}");
    insta::assert_snapshot!(own.run(&format!("init fresh {FLAGS}")), @"
    exit 0
    3 files in fresh: 0 errors, 0 warnings.

    Next: enter the bodies and the measures, word for word, and run `tadbir check fresh`.
    ");
    assert_eq!(own.text("../schemas/plan.json"), "{}");
    assert!(
        own.text("../fresh/plan.yaml")
            .starts_with("# yaml-language-server: $schema=../schemas/plan.json\n")
    );
    let of_others = nothing().beside("schemas/tables.sql", "");
    of_others.run(&format!("init fresh {FLAGS}"));
    assert!(
        of_others
            .text("../fresh/plan.yaml")
            .starts_with("# The plan as a whole.")
    );
    assert!(!of_others.path("../schemas/plan.json").exists());
    let here = nothing();
    insta::assert_snapshot!(here.run_in("", &format!("init . {FLAGS}")), @"
    exit 0
    3 files in ., and their schemas in ./schemas: 0 errors, 0 warnings.

    Next: enter the bodies and the measures, word for word, and run `tadbir check .`.
    ");
    assert!(
        here.text("plan.yaml")
            .starts_with("# yaml-language-server: $schema=schemas/plan.json\n")
    );
}

/// A plan that closes: a measure done, one overdue, one waived, one with new words, and a group.
fn closing() -> Plan {
    plan()
        .ministry("labour", "Ministry of Labour")
        .ministry("care", "Care Service")
        .ministry("safety", "Ministry of Safety")
        .group("towns", "{ body: labour, measures: [1.c, 1.f], from: 2024-02-01, by: letter No. 1 }")
        .measure("1.a", "bodies: [health], period: May 2024")
        .measure("1.b", "bodies: [health, labour], recommended: [safety], period: Regularly, answerable: any, restricted: true")
        .measure("1.c", "bodies: [towns], period: 2025")
        .measure("1.f", "bodies: [towns], period: March 2024")
        .measure("1.d", "bodies: [health], period: 2025")
        .measure("1.e", "bodies: [health], period: From 2025, continues: { plan: vel-2020, measure: 4.a, since: 2020-03-01, due: 2021-12-31 }")
        .progress("2024-Q2/health", "measure: 1.a, state: done, done_on: 2024-05-10, received_on: 2024-07-01")
        .progress("2026-Q4/labour", "measure: 1.c, state: in-progress, obstacles: No house was found., received_on: 2026-12-20")
        .progress("2024-Q1/labour", "measure: 1.f, state: done, done_on: 2024-03-10, received_on: 2024-04-01")
        .amendment("2025-02-01", "measure: 1.d, waive: true")
        .amendment("2025-03-01", "measure: 1.c, text: \"Open a shelter: two rooms\"")
        .amendment("2025-04-01", "body: health, succeeded_by: [care]")
}

#[test]
fn a_closing_plan_tells_what_is_left_of_it() {
    let plan = closing();
    insta::assert_snapshot!(plan.run("report carry-over --as-of 2026-12-31"));
    insta::assert_snapshot!(plan.run("report carry-over --as-of 2026-12-31 --edition public --format csv"), @r#"
    exit 0
    objective,measure,text,period,bodies,unmet,oldest_due_on,owed_since,age,rests_by
    1,1.c,Open a shelter: two rooms,2025,labour,1,2025-12-31,2025-01-01,1 year and 11 months,
    1,1.e,Measure e,From 2025,"care, health",8,2025-03-31,2020-03-01,6 years and 9 months,
    "#);
}

#[test]
fn the_next_plan_starts_with_what_is_left() {
    let plan = closing();
    insta::assert_snapshot!(plan.run(&format!("init next --continue plan --as-of 2026-12-31 {FLAGS}")), @"
    exit 0
    3 files in next, and their schemas in schemas: 0 errors, 0 warnings.
    3 measures were carried over.

    Next: set the 2 periods that read `not set yet`, replace the old wording with that of the new decree, and run `tadbir check next`.
    ");
    let files = ["plan.yaml", "bodies.yaml", "measures/1.yaml"];
    let text = files.map(|file| format!("==> {file}\n{}", plan.text(&format!("../next/{file}"))));
    insta::assert_snapshot!(text.join("\n"));
    insta::assert_snapshot!(plan.run("check next --format short"), @"
    exit 0
    --- stderr
    Action Plan: 2027 to 2029: 0 errors, 0 warnings
    ");
    insta::assert_snapshot!(
        plan.run("report --plan next --period 2027-Q1 --as-of 2027-04-20 --format markdown")
    );
    insta::assert_snapshot!(plan.run("show 1.e --plan next --as-of 2027-04-20"), @"
    exit 0
    Measure 1.e

    Measure e

    objective   1 Objective 1
    period      not set yet
    reading     continuing, every quarter (in words), 2027-01-01 to 2029-12-31, the first due on
                2027-03-31; stated by assumed
    continues   1.e of vel-2024, owed since 2020-03-01 (7 years and 1 month), first due on 2021-12-31
    lead        Care Service (care)
    answerable  each: one obligation for each lead and joint body (assumed)

    Obligations as of 2027-04-20
    body  period      starts      due         status
    ────────────────────────────────────────────────────────────
    care  2027-Q1     2027-01-01  2027-03-31  overdue, 20 days
    care  2027-Q2     2027-04-01  2027-06-30  open
    care  2027-Q3     2027-07-01  2027-09-30  upcoming
    care  2027-Q4     2027-10-01  2027-12-31  upcoming
    care  2028-Q1     2028-01-01  2028-03-31  upcoming
    care  2028-Q2     2028-04-01  2028-06-30  upcoming
    care  2028-Q3     2028-07-01  2028-09-30  upcoming
    care  2028-Q4     2028-10-01  2028-12-31  upcoming
    care  2029-Q1     2029-01-01  2029-03-31  upcoming
    care  2029-Q2     2029-04-01  2029-06-30  upcoming
    care  2029-Q3     2029-07-01  2029-09-30  upcoming
    care  2029-Q4     2029-10-01  2029-12-31  upcoming

    No progress report was received by 2027-04-20.
    ");
}

#[test]
fn nothing_left_is_said() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: May 2024")
        .progress(
            "2024-Q2/health",
            "measure: 1.a, state: done, done_on: 2024-05-10, received_on: 2024-07-01",
        );
    let report = plan.run("report carry-over --as-of 2026-12-31");
    insta::assert_snapshot!(report.lines().last().unwrap_or_default(), @"Everything is met, waived or not applicable: nothing is left.");
    insta::assert_snapshot!(plan.run(&format!("init next --continue plan --as-of 2026-12-31 {FLAGS}")), @"
    exit 0
    3 files in next, and their schemas in schemas: 0 errors, 0 warnings.

    Next: enter the bodies and the measures, word for word, and run `tadbir check next`.
    ");
}

#[test]
fn the_real_plan_and_the_example_can_be_continued() {
    for (old, day) in [
        ("plan", "2014-01-20"),
        ("examples/first-year", "2027-12-31"),
    ] {
        let folder = nothing();
        let old = in_repository(old);
        folder.run(&format!(
            "init next --continue {} --as-of {day} {FLAGS}",
            old.display()
        ));
        let answer = folder.run("check next --format short");
        assert!(answer.starts_with("exit 0\n"), "{answer}");
    }
}

#[test]
fn what_is_given_goes_before_the_earlier_plan() {
    let plan = closing();
    let answers = ["Ministry of Safety", "Anti-Trafficking Office"].map(|coordinator| {
        let folder = coordinator.split(' ').next().unwrap_or_default();
        plan.run(&format!(
            "init {folder} --continue plan --as-of 2026-12-31 --every month --coordinator \"{coordinator}\" {FLAGS}"
        ));
        let head = plan.text(&format!("../{folder}/plan.yaml"));
        let head = head.lines().filter(|line| line.starts_with("coordinator") || line.contains("every:"));
        let bodies = plan.text(&format!("../{folder}/bodies.yaml"));
        let bodies = bodies.lines().filter(|line| line.contains("name:") || line.contains("id:"));
        head.chain(bodies).collect::<Vec<_>>().join("\n")
    });
    insta::assert_snapshot!(answers.join("\n\n"), @"
    coordinator: safety
    reporting: { every: month, due_within: 15 days, review: none, review_within: 15 days, by: assumed }
    continuing: { every: quarter, answerable: each, by: assumed }
      - id: labour
        name: Ministry of Labour
      - id: care
        name: Care Service
      - id: safety
        name: Ministry of Safety
      - id: towns
        name: the towns

    coordinator: coordinator
    reporting: { every: month, due_within: 15 days, review: none, review_within: 15 days, by: assumed }
    continuing: { every: quarter, answerable: each, by: assumed }
      - id: coordinator
        name: Anti-Trafficking Office
      - id: labour
        name: Ministry of Labour
      - id: care
        name: Care Service
      - id: safety
        name: Ministry of Safety
      - id: towns
        name: the towns
    ");
}

#[test]
fn a_member_named_in_the_new_term_owes_from_then_on() {
    let plan = plan()
        .ministry("labour", "Ministry of Labour")
        .ministry("care", "Care Service")
        .group("towns", "{ body: labour, from: 2026-06-01 }, { body: care, from: 2027-04-01, by: letter No. 2 }")
        .measure("1.a", "bodies: [towns], period: Regularly");
    plan.run(&format!(
        "init next --continue plan --as-of 2026-12-31 {FLAGS}"
    ));
    let bodies = plan.text("../next/bodies.yaml");
    let members: Vec<&str> = bodies
        .lines()
        .skip_while(|line| !line.contains("members:"))
        .collect();
    insta::assert_snapshot!(members.join("\n"), @r#"
    members:
      - { body: "labour" }
      - { body: "care", from: 2027-04-01, by: "letter No. 2" }
    "#);
}

#[test]
fn those_in_office_are_carried_over() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: Regularly")
        .ministry("labour", "Ministry of Labour")
        .file(
            "contacts.yaml",
            "\
contacts:
  - { name: Ada Vell, email: ada@health.example, body: health, role: focal, from: 2024-02-01 }
  - { name: Ben Orr, body: health, role: validating, to: 2026-06-30 }
  - { name: Cleo Marr, body: office, role: focal, to: 2027-12-31 }
  - { name: Dan Ilk, body: labour, role: focal }
",
        );
    insta::assert_snapshot!(plan.run(&format!("init next --continue plan --as-of 2026-12-31 {FLAGS}")), @"
    exit 0
    4 files in next, and their schemas in schemas: 0 errors, 0 warnings.
    1 measure was carried over.

    Next: replace the old wording with that of the new decree, and run `tadbir check next`.
    --- stderr
    1 warning; `tadbir check plan` shows them
    ");
    insta::assert_snapshot!(plan.text("../next/contacts.yaml"), @"
    # yaml-language-server: $schema=../schemas/contacts.json
    # The contact persons of the bodies who were in office on 2026-12-31. Only the coordinator's edition shows them.
    contacts:
      - name: Ada Vell
        email: ada@health.example
        body: health
        role: focal
        from: 2024-02-01
      - name: Cleo Marr
        body: office
        role: focal
        to: 2027-12-31
    ");
}

#[test]
fn an_earlier_plan_that_cannot_be_continued_is_named() {
    let plan = plan().measure("1.a", "bodies: [helth], period: Regularly");
    insta::assert_snapshot!(plan.run(&format!("init next --continue plan {FLAGS}")), @"
    exit 1
    --- stderr
    plan/measures/1.yaml:4:42: error[unknown-body]: measure `1.a` names the body `helth`, which is not declared (did you mean `health`?)
    error: the plan has 1 error, so the output might be wrong; run `tadbir check plan`
    ");
    let sound = closing();
    let answers = [
        "--id vel-2024 --from 2027-01-01",
        "--id vel-2027 --from 2024-01-01",
    ]
    .map(|flags| {
        sound.run(&format!(
            "init next --continue plan --title T --to 2029-12-31 {flags}"
        ))
    });
    insta::assert_snapshot!(answers.join("\n"), @"
    exit 2
    --- stderr
    error: --id: the earlier plan already has this id; choose another

    exit 2
    --- stderr
    error: --from: 2024-01-01 is not after 2024-01-01, the first day of the earlier plan's term
    ");
}
