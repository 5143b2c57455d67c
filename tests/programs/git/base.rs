//! What the files are compared with: where they left a revision, and what stood elsewhere before. Needs `git`.

use std::fs;

use crate::repository::Repository;

const HEALTH: &str = "\
body: health
period: 2024-Q2
received_on: 2024-07-05
progress:
  - { measure: 1.b, state: done, summary: One broadcast., evidence: [Letter No. 7] }
";

const LABOUR: &str = "\
body: labour
period: 2024-Q2
received_on: 2024-07-05
progress:
  - { measure: 1.b, state: done, summary: One broadcast., evidence: [Letter No. 6] }
";

/// A branch `edit` on which labour reports, while health reports on `main`.
fn branched() -> Repository {
    Repository::new()
        .then("checkout -q -b edit")
        .file("plan/progress/2024-Q2/labour.yaml", LABOUR)
        .commit("Labour")
        .then("checkout -q main")
        .file("plan/progress/2024-Q2/health.yaml", HEALTH)
        .commit("Health")
        .then("checkout -q edit")
}

#[test]
fn what_main_has_had_since_is_not_laid_to_a_branch() {
    let repository = branched();
    let diff = |options: &[&str]| {
        let arguments = ["diff", "--as-of", "2024-08-01", "--base", "main"];
        repository.run(&[&arguments, options].concat())
    };
    insta::assert_snapshot!(diff(&[]), @"
    exit 0
    Action Plan of the Republic of Velmora (2024-2026): from main, as it was left at 516fabc86437, to
    the files on disk

    1 difference: 1 added.

    The overdue list as of 2024-08-01
    1 item leaves the overdue list: 1 by a new progress report.

    obligation          words               was               is          by
    ─────────────────────────────────────────────────────────────────────────────────────────────
    1.b/labour/2024-Q2  Inform the public.  overdue, 32 days  met         a new progress report

    Added: 1
    - 1 progress report of labour for 2024-Q2: 1.b (done, received on 2024-07-05)
    ");
    insta::assert_snapshot!(diff(&["--format", "markdown"]), @"
    exit 0
    # Action Plan of the Republic of Velmora (2024-2026): from main, as it was left at 516fabc86437, to the files on disk

    1 difference: 1 added.

    ## The overdue list as of 2024-08-01

    1 item leaves the overdue list: 1 by a new progress report.

    | obligation | words | was | is | by |
    | --- | --- | --- | --- | --- |
    | 1.b/labour/2024-Q2 | Inform the public. | overdue, 32 days | met | a new progress report |

    ## Added: 1

    - 1 progress report of labour for 2024-Q2: 1.b (done, received on 2024-07-05)
    ");
    insta::assert_snapshot!(diff(&["main"]), @"
    exit 2
    --- stderr
    error: the argument '--base <REV>' cannot be used with '[OLD]'

    Usage: tadbir diff --as-of <DATE> --base <REV> [OLD] [NEW]

    For more information, try '--help'.
    ");
    insta::assert_snapshot!(repository.run(&["diff"]), @"
    exit 2
    --- stderr
    error: the following required arguments were not provided:
      <OLD>

    Usage: tadbir diff <OLD> [NEW]

    For more information, try '--help'.
    ");
}

#[test]
fn of_branches_that_were_merged_crosswise_both_are_compared() {
    let repository = branched()
        .then("branch -q left")
        .then("branch -q right main")
        .then("checkout -q right")
        .then("merge -q --no-edit left")
        .then("checkout -q left")
        .then("merge -q --no-edit main")
        .with("plan/progress/2024-Q2/labour.yaml", "One", "Nine")
        .commit("Rewrite\n\nTadbir-allow: rewritten-record 1.b/labour/2024-Q2; a misprint\nTadbir-allow: unamended-change 1.a")
        .with("plan/progress/2024-Q2/health.yaml", "One", "Nine")
        .commit("Rewrite again");
    insta::assert_snapshot!(repository.run(&["check", "--base", "right", "--format", "short"]), @"
    exit 1
    plan/progress/2024-Q2/health.yaml:5:43: error[rewritten-record]: the progress report `1.b/health/2024-Q2` was on file and is changed: `summary` “One broadcast.” → “Nine broadcast.” (restore it, and add the correction below, or allow it for this change with the line `Tadbir-allow: rewritten-record 1.b/health/2024-Q2; REASON` in the commit message)
    plan/progress/2024-Q2/labour.yaml:5:43: warning[rewritten-record]: the progress report `1.b/labour/2024-Q2` was on file and is changed: `summary` “One broadcast.” → “Nine broadcast.” (allowed by commit f08560c: a misprint)
    --- stderr
    `unamended-change 1.a` is allowed by commit f08560c, but there is no such finding
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 1 warning
    ");
}

#[test]
fn a_finding_is_the_same_from_wherever_it_is_looked_for() {
    let repository = Repository::new().then("rm -q plan/progress/2024-Q1/health.yaml");
    let elsewhere = repository.path("elsewhere");
    fs::create_dir(&elsewhere).expect("a folder can be made");
    for format in ["gitlab", "sarif"] {
        let check = ["check", "--base", "main", "--format", format];
        let said = repository.run(&check);
        assert_eq!(
            said,
            repository.run_in(&repository.path("plan/measures"), &check)
        );
        let plan = ["--plan", "../plan"];
        assert_eq!(
            said,
            repository.run_in(&elsewhere, &[&check[..], &plan].concat())
        );
    }
}

#[test]
fn ids_are_remembered_wherever_the_plan_stood() {
    let measure = "  - { \"id\": 1.c, text: Open a shelter., bodies: [towns], period: 2024 }\n";
    let repository = Repository::new()
        .with("plan/measures/1.yaml", "{ id: 1.c", "{ \"id\": 1.c")
        .commit("Quotes")
        .with("plan/measures/1.yaml", measure, "")
        .with("plan/bodies.yaml", "  - { id: towns, name: towns, kind: group, members: [{ body: labour, from: 2024-01-20, by: letter No. 1 }] }\n", "")
        .commit("Without 1.c")
        .then("mv plan old")
        .commit("Moved")
        .then("mv old/bodies.yaml all.yaml")
        .with("old/plan.yaml", "coordinator: office\n", "coordinator: office\nbodies: ../all.yaml\n")
        .commit("Shared bodies")
        .then("mv old third")
        .then("mv all.yaml shared.yaml")
        .with("third/plan.yaml", "../all.yaml", "../shared.yaml")
        .commit("Moved again")
        .with("shared.yaml", "bodies:\n", "bodies:\n  - { id: towns, name: Towns and Ports, kind: ministry }\n")
        .file("third/amendments/order-2.yaml", "act: Order No. 2\non: 2024-07-01\nchanges:\n  - add: { id: 1.c, objective: 1, text: Build a road., bodies: [towns], period: 2025 }\n");
    insta::assert_snapshot!(repository.check(&["--plan", "third"]), @"
    exit 1
    third/../shared.yaml:2:11: error[reused-id]: the id `towns` was used before, in commit 029c3dd (use an id that was never used before, or allow it for this change with the line `Tadbir-allow: reused-id towns; REASON` in the commit message)
    third/amendments/order-2.yaml:4:16: error[reused-id]: the id `1.c` was used before, in commit 029c3dd (use an id that was never used before, or allow it for this change with the line `Tadbir-allow: reused-id 1.c; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 2 errors, 0 warnings
    ");
}
