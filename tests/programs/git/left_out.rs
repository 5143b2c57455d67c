//! Records that stand where they stood, and are left out since an error stands in them. Needs `git`.

use crate::git::edit::REVIEWS;
use crate::repository::Repository;

fn reviewed() -> Repository {
    Repository::new()
        .file("plan/reviews/2024-Q1/health.yaml", REVIEWS)
        .commit("Reviews")
}

#[test]
fn what_an_error_takes_out_is_found_whatever_the_level_of_the_rule() {
    for (rule, of, by) in [
        (
            "unknown-key",
            "on: 2024-04-20, ask",
            "on: 2024-04-20, x: 1, ask",
        ),
        (
            "duplicate-key",
            "on: 2024-04-20, ask",
            "on: 2024-04-20, on: 2024-04-20, ask",
        ),
        (
            "unsupported-yaml",
            "- { measure: 1.b, decision: returned",
            "- &a { measure: 1.b, decision: returned",
        ),
        (
            "wrong-type",
            "ask: Which broadcasts?",
            "ask: [Which broadcasts?]",
        ),
    ] {
        let said = reviewed()
            .with("plan/reviews/2024-Q1/health.yaml", of, by)
            .file("tadbir.toml", &format!("[rules]\n{rule} = \"warning\"\n"))
            .check(&[]);
        let found: Vec<&str> = said
            .lines()
            .filter_map(|line| line.split_once(": error[removed-record]: "))
            .map(|(_, message)| message)
            .collect();
        insta::allow_duplicates! {
            insta::assert_snapshot!(found.join("\n"), @"the review `1.b/health/2024-Q1#2` (returned on 2024-04-20) was on file in `plan/reviews/2024-Q1/health.yaml` and is now left out because of an error (correct the error in it, or allow it for this change with the line `Tadbir-allow: removed-record review 1.b/health/2024-Q1#2; REASON` in the commit message)");
        }
    }
}

#[test]
fn what_is_left_out_now_is_named_with_what_that_moves() {
    let repository = reviewed()
        .with(
            "plan/reviews/2024-Q1/health.yaml",
            "on: 2024-04-20, ask",
            "on: 2024-04-20, x: 1, ask",
        )
        .file("tadbir.toml", "[rules]\nunknown-key = \"warning\"\n");
    insta::assert_snapshot!(repository.diff(), @"
    exit 0
    Action Plan of the Republic of Velmora (2024-2026): from main to the files on disk

    2 differences: 1 removed and 1 of rules.

    The overdue list as of 2024-08-01
    1 item leaves the overdue list: 1 by a removed review.

    obligation          words               was                is          by
    ─────────────────────────────────────────────────────────────────────────────────────────
    1.b/health/2024-Q1  Inform the public.  overdue, 123 days  met         a removed review

    Removed: 1
    - 1 review of health for 2024-Q1: 1.b (returned on 2024-04-20; it is left out now, since an error
      stands in it)

    Rules: 1
    - `tadbir.toml`, rule unknown-key, level: “error” → “warning”
    --- stderr
    in the files on disk, 1 entry is left out; `tadbir check` shows why
    ");
    let repository =
        repository
            .commit("A slip")
            .with("plan/reviews/2024-Q1/health.yaml", " x: 1,", "");
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 0
    --- stderr
    the base has 1 error in progress reports or reviews: changes to entries that cannot be read there are not checked
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
    insta::assert_snapshot!(repository.run(&["diff", "main", "--as-of", "2024-08-01", "--format", "json"]), @r#"
    exit 0
    {
      "schema": "tadbir.diff/1",
      "plan": "vel-2024",
      "old": "main",
      "new": null,
      "as_of": "2024-08-01",
      "left_out": 0,
      "old_left_out": 1,
      "changes": [
        {
          "record": "review",
          "id": "1.b/health/2024-Q1",
          "nth": 2,
          "kind": "added",
          "field": null,
          "was": null,
          "is": "returned on 2024-04-20"
        }
      ],
      "obligations": [
        {
          "id": "1.b/health/2024-Q1",
          "measure": "1.b",
          "was": {
            "body": "health",
            "due_on": "2024-03-31",
            "status": "met",
            "days_late": null,
            "awaits": null
          },
          "is": {
            "body": "health",
            "due_on": "2024-03-31",
            "status": "overdue",
            "days_late": 123,
            "awaits": null
          },
          "leaves_overdue": false,
          "joins_overdue": true,
          "cause": "review",
          "act": null
        }
      ],
      "leave_public_overdue": []
    }
    --- stderr
    in main, 1 entry is left out; `tadbir check` shows why
    "#);
}

#[test]
fn a_file_whose_head_is_wrong_takes_its_entries_along() {
    let repository = Repository::new()
        .with(
            "plan/progress/2024-Q1/health.yaml",
            "body: health\n",
            "body: health\nx: 1\n",
        )
        .file("tadbir.toml", "[rules]\nunknown-key = \"warning\"\n");
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 1
    plan/progress/2024-Q1/health.yaml:2:1: warning[unknown-key]: `x` is not a key of the progress file (use `body`, `period`, `received_on` or `progress`)
    plan/progress/2024-Q1/health.yaml:6:5: error[removed-record]: the progress report `1.a/health/2024-Q1` (in-progress, received on 2024-04-10) was on file in `plan/progress/2024-Q1/health.yaml` and is now left out because of an error (correct the error in it, or allow it for this change with the line `Tadbir-allow: removed-record 1.a/health/2024-Q1; REASON` in the commit message)
    plan/progress/2024-Q1/health.yaml:7:5: error[removed-record]: the progress report `1.b/health/2024-Q1` (done, received on 2024-04-10) was on file in `plan/progress/2024-Q1/health.yaml` and is now left out because of an error (correct the error in it, or allow it for this change with the line `Tadbir-allow: removed-record 1.b/health/2024-Q1; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 2 errors, 1 warning
    ");
}
