//! `check --base` guards every plan of a repository, whichever is asked about and wherever it is led. Needs `git`.

#![expect(clippy::disallowed_methods, reason = "a plan's folder is copied")]

use std::fs;

use walkdir::WalkDir;

use crate::repository::Repository;

/// A plan with a progress report that was rewritten.
fn rewritten(repository: Repository) -> Repository {
    repository.with(
        "plan/progress/2024-Q1/health.yaml",
        "Draft under discussion.",
        "The draft is ready.",
    )
}

/// A copy of a folder.
fn copied(repository: Repository, from: &str, to: &str) -> Repository {
    let source = repository.path(from);
    for entry in WalkDir::new(&source) {
        let entry = entry.expect("the folder can be read");
        if entry.file_type().is_file() {
            let inner = entry.path().strip_prefix(&source).expect("it is within");
            let target = repository.path(to).join(inner);
            fs::create_dir_all(target.parent().expect("a file has a folder"))
                .expect("a folder can be made");
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
    repository
}

const SETTINGS: &str = "plan = \"decoy\"\n";

#[test]
fn a_copy_that_the_settings_name_does_not_stand_before_the_plan() {
    let repository = copied(Repository::new(), "plan", "decoy");
    let repository = rewritten(repository).file("tadbir.toml", SETTINGS);
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 1
    decoy/plan.yaml:1:1: error[doubled-plan]: the plan `vel-2024` is also in `plan` (remove the copy, or give it its own id, or allow it for this change with the line `Tadbir-allow: doubled-plan vel-2024; REASON` in the commit message)
    plan/progress/2024-Q1/health.yaml:5:50: error[rewritten-record]: the progress report `1.a/health/2024-Q1` was on file and is changed: `summary` “Draft under discussion.” → “The draft is ready.” (restore it, and add the correction below, or allow it for this change with the line `Tadbir-allow: rewritten-record 1.a/health/2024-Q1; REASON` in the commit message)
    tadbir.toml:1:1: error[redirected-plan]: from `.`, the plan `vel-2024` in `plan` was found at `main`, but now `vel-2024` in `decoy` is found (let it lead to the plan that was found before, or allow it for this change with the line `Tadbir-allow: redirected-plan vel-2024; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 3 errors, 0 warnings
    ");
    // The same plan, asked for by its folder.
    insta::assert_snapshot!(repository.check(&["plan"]), @"
    exit 1
    decoy/plan.yaml:1:1: error[doubled-plan]: the plan `vel-2024` is also in `plan` (remove the copy, or give it its own id, or allow it for this change with the line `Tadbir-allow: doubled-plan vel-2024; REASON` in the commit message)
    plan/progress/2024-Q1/health.yaml:5:50: error[rewritten-record]: the progress report `1.a/health/2024-Q1` was on file and is changed: `summary` “Draft under discussion.” → “The draft is ready.” (restore it, and add the correction below, or allow it for this change with the line `Tadbir-allow: rewritten-record 1.a/health/2024-Q1; REASON` in the commit message)
    tadbir.toml:1:1: error[redirected-plan]: from `.`, the plan `vel-2024` in `plan` was found at `main`, but now `vel-2024` in `decoy` is found (let it lead to the plan that was found before, or allow it for this change with the line `Tadbir-allow: redirected-plan vel-2024; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 3 errors, 0 warnings
    ");
    // As a commit has it.
    let repository = repository.commit("Decoy");
    insta::assert_snapshot!(repository.run(&["check", "--base", "main~1", "--rev", "main", "--format", "short"]), @"
    exit 1
    decoy/plan.yaml:1:1: error[doubled-plan]: the plan `vel-2024` is also in `plan` (remove the copy, or give it its own id, or allow it for this change with the line `Tadbir-allow: doubled-plan vel-2024; REASON` in the commit message)
    plan/progress/2024-Q1/health.yaml:5:50: error[rewritten-record]: the progress report `1.a/health/2024-Q1` was on file and is changed: `summary` “Draft under discussion.” → “The draft is ready.” (restore it, and add the correction below, or allow it for this change with the line `Tadbir-allow: rewritten-record 1.a/health/2024-Q1; REASON` in the commit message)
    tadbir.toml:1:1: error[redirected-plan]: from `.`, the plan `vel-2024` in `plan` was found at `main~1`, but now `vel-2024` in `decoy` is found (let it lead to the plan that was found before, or allow it for this change with the line `Tadbir-allow: redirected-plan vel-2024; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 3 errors, 0 warnings
    ");
    // And the copy that is taken away in the next change.
    let repository = repository
        .then("branch -f base")
        .then("rm -q -r decoy tadbir.toml");
    insta::assert_snapshot!(repository.run(&["check", "--base", "base", "--format", "short"]), @"
    exit 1
    plan/progress/2024-Q1/health.yaml:5:50: error[rewritten-record]: the progress report `1.a/health/2024-Q1` was on file and is changed: `summary` “Draft under discussion.” → “The draft is ready.” (restore it, and add the correction below, or allow it for this change with the line `Tadbir-allow: rewritten-record 1.a/health/2024-Q1; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
}

#[test]
fn a_plan_is_not_moved_away_from_under_its_reports() {
    // Moved, with another plan in its place.
    let repository = rewritten(Repository::new()).then("mv plan old");
    let repository =
        copied(repository, "old", "plan").with("plan/plan.yaml", "vel-2024", "vel-2025");
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 1
    old/progress/2024-Q1/health.yaml:5:50: error[rewritten-record]: the progress report `1.a/health/2024-Q1` was on file and is changed: `summary` “Draft under discussion.” → “The draft is ready.” (restore it, and add the correction below, or allow it for this change with the line `Tadbir-allow: rewritten-record 1.a/health/2024-Q1; REASON` in the commit message)
    plan/plan.yaml:1:1: error[redirected-plan]: from `.`, the plan `vel-2024` in `plan` was found at `main`, but now `vel-2025` in `plan` is found (let it lead to the plan that was found before, or allow it for this change with the line `Tadbir-allow: redirected-plan vel-2024; REASON` in the commit message)
    --- stderr
    the plan `vel-2025` is not in `main`: it is new, so there is nothing to compare it with
    Action Plan of the Republic of Velmora (2024-2026): 2 errors, 0 warnings
    ");
    // Moved, and not found any more.
    let repository = Repository::new().then("mv plan archive");
    insta::assert_snapshot!(repository.check(&["archive"]), @"
    exit 1
    archive/plan.yaml:1:1: error[redirected-plan]: from `.`, the plan `vel-2024` in `plan` was found at `main`, but now no plan is found (let it lead to the plan that was found before, or allow it for this change with the line `Tadbir-allow: redirected-plan vel-2024; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
    // Moved with its settings.
    let repository = repository.file("tadbir.toml", "plan = \"archive\"\n");
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
}

#[test]
fn a_plan_that_is_gone_is_found_and_can_be_allowed() {
    let repository = copied(Repository::new(), "plan", "second")
        .with("second/plan.yaml", "vel-2024", "vel-second")
        .commit("A second plan")
        .then("rm -q -r second");
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 1
    plan/plan.yaml:1:1: error[removed-plan]: the plan `vel-second` was in `second` at `main` and was removed (restore it; to move it and to give it another id, make two separate changes, or allow it for this change with the line `Tadbir-allow: removed-plan vel-second; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
    insta::assert_snapshot!(repository.check(&["--allow", "removed-plan vel-second"]), @"
    exit 0
    plan/plan.yaml:1:1: warning[removed-plan]: the plan `vel-second` was in `second` at `main` and was removed (allowed by --allow)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
    let repository =
        repository.commit("Without it\n\nTadbir-allow: removed-plan vel-second; its term is over");
    insta::assert_snapshot!(repository.run(&["check", "--base", "main~1", "--format", "short"]), @"
    exit 0
    plan/plan.yaml:1:1: warning[removed-plan]: the plan `vel-second` was in `second` at `main~1` and was removed (allowed by commit 28303c3: its term is over)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
}

#[test]
fn what_becomes_of_another_plan_is_found_too() {
    let repository = copied(Repository::new(), "plan", "second")
        .with("second/plan.yaml", "vel-2024", "vel-second")
        .commit("A second plan")
        .then("rm -q second/progress/2024-Q1/health.yaml")
        .with("second/measures/1.yaml", "[towns]", "[villages]");
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 1
    second/measures/1.yaml:6:47: error[unamended-change]: the measure `1.c` is changed in place, without an act: `bodies` “towns” → “villages” (restore what was approved, and add the act to `amendments/`, or allow it for this change with the line `Tadbir-allow: unamended-change 1.c; REASON` in the commit message)
    second/measures/1.yaml:6:48: error[unknown-body]: measure `1.c` names the body `villages`, which is not declared (use `Ministry of Health`, `Ministry of Labour`, `Office of the National Coordinator`, `health`, `labour`, `office` or `towns`)
    second/plan.yaml:1:1: error[removed-record]: the progress report `1.a/health/2024-Q1` (in-progress, received on 2024-04-10) was on file in `second/progress/2024-Q1/health.yaml` and was removed (restore it, and add a correction below it, or allow it for this change with the line `Tadbir-allow: removed-record 1.a/health/2024-Q1; REASON` in the commit message)
    second/plan.yaml:1:1: error[removed-record]: the progress report `1.b/health/2024-Q1` (done, received on 2024-04-10) was on file in `second/progress/2024-Q1/health.yaml` and was removed (restore it, and add a correction below it, or allow it for this change with the line `Tadbir-allow: removed-record 1.b/health/2024-Q1; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 4 errors, 0 warnings
    ");
    insta::assert_snapshot!(repository.run_in(&repository.path("plan/measures"), &["check", "--base", "main", "--format", "github"]), @"
    exit 1
    ::error file=second/measures/1.yaml,line=6,col=47,endLine=6,endColumn=57,title=unamended-change::the measure `1.c` is changed in place, without an act: `bodies` “towns” → “villages”%0Arestore what was approved, and add the act to `amendments/`, or allow it for this change with the line `Tadbir-allow: unamended-change 1.c; REASON` in the commit message
    ::error file=second/measures/1.yaml,line=6,col=48,endLine=6,endColumn=56,title=unknown-body::measure `1.c` names the body `villages`, which is not declared%0Ause `Ministry of Health`, `Ministry of Labour`, `Office of the National Coordinator`, `health`, `labour`, `office` or `towns`
    ::error file=second/plan.yaml,line=1,col=1,endLine=1,endColumn=1,title=removed-record::the progress report `1.a/health/2024-Q1` (in-progress, received on 2024-04-10) was on file in `second/progress/2024-Q1/health.yaml` and was removed%0Arestore it, and add a correction below it, or allow it for this change with the line `Tadbir-allow: removed-record 1.a/health/2024-Q1; REASON` in the commit message
    ::error file=second/plan.yaml,line=1,col=1,endLine=1,endColumn=1,title=removed-record::the progress report `1.b/health/2024-Q1` (done, received on 2024-04-10) was on file in `second/progress/2024-Q1/health.yaml` and was removed%0Arestore it, and add a correction below it, or allow it for this change with the line `Tadbir-allow: removed-record 1.b/health/2024-Q1; REASON` in the commit message
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 4 errors, 0 warnings
    ");
    let repository = repository.file("third/plan.yaml", "id: third\n");
    insta::assert_snapshot!(repository.run(&["check", "--base", "main"]), @"
    exit 1
      × error[unamended-change]: the measure `1.c` is changed in place, without an act: `bodies`
      │ “towns” → “villages”
       ╭─[second/measures/1.yaml:6:47]
     5 │   - { id: 1.b, text: Inform the public., bodies: [health, labour], period: Regularly }
     6 │   - { id: 1.c, text: Open a shelter., bodies: [villages], period: 2024 }
       ·                                               ─────┬────
       ·                                                    ╰── changed here
       ╰────
      help: restore what was approved, and add the act to `amendments/`, or allow it for this change
            with the line `Tadbir-allow: unamended-change 1.c; REASON` in the commit message

      × error[unknown-body]: measure `1.c` names the body `villages`, which is not declared
       ╭─[second/measures/1.yaml:6:48]
     5 │   - { id: 1.b, text: Inform the public., bodies: [health, labour], period: Regularly }
     6 │   - { id: 1.c, text: Open a shelter., bodies: [villages], period: 2024 }
       ·                                                ────┬───
       ·                                                    ╰── not declared
       ╰────
      help: use `Ministry of Health`, `Ministry of Labour`, `Office of the National Coordinator`,
            `health`, `labour`, `office` or `towns`

      × error[removed-record]: the progress report `1.a/health/2024-Q1` (in-progress, received on
      │ 2024-04-10) was on file in `second/progress/2024-Q1/health.yaml` and was removed
       ╭─[second/plan.yaml:1:1]
     1 │ id: vel-second
       · ▲
       · ╰── no longer in the plan
     2 │ title: Action Plan of the Republic of Velmora (2024-2026)
       ╰────
      help: restore it, and add a correction below it, or allow it for this change with the line
            `Tadbir-allow: removed-record 1.a/health/2024-Q1; REASON` in the commit message

      × error[removed-record]: the progress report `1.b/health/2024-Q1` (done, received on 2024-04-10)
      │ was on file in `second/progress/2024-Q1/health.yaml` and was removed
       ╭─[second/plan.yaml:1:1]
     1 │ id: vel-second
       · ▲
       · ╰── no longer in the plan
     2 │ title: Action Plan of the Republic of Velmora (2024-2026)
       ╰────
      help: restore it, and add a correction below it, or allow it for this change with the line
            `Tadbir-allow: removed-record 1.b/health/2024-Q1; REASON` in the commit message

      × error[missing-file]: the file of bodies `bodies.yaml` does not exist
       ╭─[third/plan.yaml:1:1]
     1 │ id: third
       · ────┬────
       ·     ╰── no such file
       ╰────
      help: create the file, or correct the path

      × error[missing-key]: the plan has no `term`, which is required
       ╭─[third/plan.yaml:1:1]
     1 │ id: third
       · ─┬
       ·  ╰── no `term`
       ╰────
      help: add `term:` with a mapping (term)

      × error[missing-key]: the plan has no `timezone`, which is required
       ╭─[third/plan.yaml:1:1]
     1 │ id: third
       · ─┬
       ·  ╰── no `timezone`
       ╰────
      help: add `timezone:` with text

      × error[missing-key]: the plan has no `title`, which is required
       ╭─[third/plan.yaml:1:1]
     1 │ id: third
       · ─┬
       ·  ╰── no `title`
       ╰────
      help: add `title:` with text

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 8 errors, 0 warnings
    ");
}

#[test]
fn the_settings_that_count_are_those_of_the_base() {
    let settings = "[rules]\nrewritten-record = \"warning\"\nremoved-plan = \"warning\"\n";
    let repository = rewritten(Repository::new()).file("tadbir.toml", settings);
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 1
    plan/progress/2024-Q1/health.yaml:5:50: error[rewritten-record]: the progress report `1.a/health/2024-Q1` was on file and is changed: `summary` “Draft under discussion.” → “The draft is ready.”; `tadbir.toml` sets the rule to `warning` in this edit, which takes effect with the next one (restore it, and add the correction below, or allow it for this change with the line `Tadbir-allow: rewritten-record 1.a/health/2024-Q1; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
    let repository = Repository::new()
        .file("tadbir.toml", settings)
        .commit("Warnings");
    let repository = rewritten(repository).file("tadbir.toml", "");
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 0
    plan/progress/2024-Q1/health.yaml:5:50: warning[rewritten-record]: the progress report `1.a/health/2024-Q1` was on file and is changed: `summary` “Draft under discussion.” → “The draft is ready.”; `tadbir.toml` sets the rule to `error` in this edit, which takes effect with the next one (restore it, and add the correction below, or allow it for this change with the line `Tadbir-allow: rewritten-record 1.a/health/2024-Q1; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
}

#[test]
fn a_plan_that_is_a_repository_of_its_own_is_not_asked_what_it_was() {
    let repository = rewritten(Repository::new())
        .then("init -q -b main plan")
        .then("-C plan add -A")
        .then("-C plan commit -q -m Rewritten");
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 1
    plan/progress/2024-Q1/health.yaml:5:50: error[rewritten-record]: the progress report `1.a/health/2024-Q1` was on file and is changed: `summary` “Draft under discussion.” → “The draft is ready.” (restore it, and add the correction below, or allow it for this change with the line `Tadbir-allow: rewritten-record 1.a/health/2024-Q1; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
}

#[test]
fn a_base_that_means_nothing_is_no_answer() {
    let repository = Repository::new();
    let check = |base: &str| repository.run(&["check", "--base", base]);
    insta::assert_snapshot!(check("no-such-revision"), @"
    exit 2
    --- stderr
    error: git, in `plan`: there is no revision `no-such-revision`
    ");
    insta::assert_snapshot!(check("HEAD:plan/plan.yaml"), @"
    exit 2
    --- stderr
    error: git, in `plan`: there is no revision `HEAD:plan/plan.yaml`
    ");
    insta::assert_snapshot!(check("--output=x"), @"
    exit 2
    --- stderr
    error: unexpected argument '--output' found

      tip: to pass '--output' as a value, use '-- --output'

    Usage: tadbir check [OPTIONS] [PATH]

    For more information, try '--help'.
    ");
    insta::assert_snapshot!(check(""), @"
    exit 2
    --- stderr
    error: git, in `plan`: there is no revision ``
    ");
}
