//! Which plan a revision holds, and which of its files are read. Needs `git`.

#![expect(
    clippy::disallowed_methods,
    reason = "files are written and taken away"
)]

use std::fs;

use tempfile::TempDir;

use crate::program::ran;
use crate::repository::Repository;

const AZERBAIJAN: &str = "\
id: az-2009
title: Action Plan of Azerbaijan (2009-2013)
language: en
timezone: Asia/Baku
term: { from: 2009-01-01, to: 2013-12-31 }
coordinator: moe
";

#[cfg(unix)]
#[test]
fn a_hook_in_a_linked_worktree_compares_the_plan() {
    use std::os::unix::fs::PermissionsExt;

    let repository = Repository::new();
    let hook = format!(
        "#!/bin/sh\nexec {} check plan --base HEAD --format short\n",
        env!("CARGO_BIN_EXE_tadbir")
    );
    let repository = repository.file(".git/hooks/pre-commit", &hook);
    let path = repository.path(".git/hooks/pre-commit");
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("a hook can be run");
    let elsewhere = TempDir::new().expect("a temporary folder can be made");
    let worktree = elsewhere.path().join("linked");
    ran(repository
        .command(repository.folder.path())
        .args(["worktree", "add", "-q"])
        .arg(&worktree));
    let measures = worktree.join("plan/measures/1.yaml");
    let text = fs::read_to_string(&measures).expect("the file is there");
    fs::write(&measures, text.replace("May 2024", "June 2024")).expect("a file can be written");
    let output = repository
        .command(&worktree)
        .args(["commit", "-q", "-a", "-m", "An edit"])
        .output()
        .expect("git is needed by this test");
    assert!(!output.status.success());
    insta::assert_snapshot!(String::from_utf8_lossy(&output.stderr), @"
    plan/measures/1.yaml:4:70: error[unamended-change]: the measure `1.a` is changed in place, without an act: `period` “By May 2024” → “By June 2024” (restore what was approved, and add the act to `amendments/`, or allow it for this change with the line `Tadbir-allow: unamended-change 1.a; REASON` in the commit message)
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
}

#[test]
fn what_git_is_told_elsewhere_does_not_matter() {
    let repository = Repository::new();
    let other = Repository::new()
        .with("plan/plan.yaml", "Velmora", "Another")
        .commit("Another");
    for variables in [
        vec![("GIT_DIR", repository.path(".git"))],
        vec![
            ("GIT_DIR", other.path(".git")),
            ("GIT_WORK_TREE", other.folder.path().to_owned()),
        ],
        vec![("GIT_OBJECT_DIRECTORY", other.path(".git/objects"))],
        vec![("GIT_COMMON_DIR", other.path(".git"))],
        vec![("GIT_PREFIX", "nowhere/".into())],
    ] {
        insta::allow_duplicates! {
            insta::assert_snapshot!(repository.run_with(&["check", "--rev", "HEAD", "--format", "short"], &variables), @"
            exit 0
            --- stderr
            Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
            ");
        }
    }
}

#[test]
fn a_name_that_begins_with_a_space_is_kept() {
    let repository = Repository::new();
    fs::rename(repository.path("plan"), repository.path(" plan")).expect("a folder can be moved");
    let repository = repository
        .then("checkout -q HEAD -- plan")
        .with(" plan/plan.yaml", "id: vel-2024", "id: vel-2027")
        .with(" plan/plan.yaml", "(2024-2026)", "(2027-2029)")
        .commit("Two plans");
    insta::assert_snapshot!(repository.run(&["--plan", " plan", "check", "--rev", "HEAD", "--format", "short"]), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2027-2029): 0 errors, 0 warnings
    ");
}

#[test]
fn a_revision_is_called_as_git_calls_it() {
    let repository = Repository::new()
        .with("plan/plan.yaml", "(2024-2026)", "for 2024-2026")
        .commit("Correct the title");
    for revision in [":/The plan", "HEAD^", "HEAD@{1}", "main~1"] {
        insta::allow_duplicates! {
            insta::assert_snapshot!(repository.run(&["check", "--rev", revision, "--format", "short"]), @"
            exit 0
            --- stderr
            Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
            ");
        }
    }
    for revision in ["^HEAD", "HEAD..main", "HEAD:plan", ":/Nobody said so"] {
        insta::allow_duplicates! {
            insta::assert_snapshot!(repository.run(&["check", "--rev", revision]).replace(revision, "REV"), @"
            exit 2
            --- stderr
            error: git, in `plan`: there is no revision `REV`
            ");
        }
    }
}

#[test]
fn a_repository_of_somebody_else_is_refused_with_what_to_do() {
    let repository = Repository::new();
    let variables = [("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1".into())];
    insta::assert_snapshot!(repository.run_with(&["status", "--rev", "HEAD"], &variables), @"
    exit 2
    --- stderr
    error: git, in `plan`: detected dubious ownership in repository at '[folder]'; if you trust it, run `git config --global --add safe.directory [folder]`
    ");
}

#[test]
fn a_revision_is_read_as_the_files_are() {
    let repository = Repository::new();
    for part in ["plan.yaml", "bodies.yaml", "measures", "progress"] {
        fs::rename(
            repository.path(&format!("plan/{part}")),
            repository.path(part),
        )
        .expect("it can be moved");
    }
    let repository = repository
        .file(".github/workflows/ci.yml", "on: push\n")
        .file("docs/guide.yaml", "pages: []\n")
        .file("measures/.hidden.yaml", "hidden: true\n")
        .file("measures/a/b/c/d/2.yaml", "objective: 2\n")
        .file("measures/a/b/c/d/e/3.yaml", "objective: 3\n")
        .file("mesures/4.yaml", "objective: 4\n")
        .file("notes.yaml", "notes: []\n");
    for name in ["docs/large.yaml", "progress/large.yaml"] {
        let file = fs::File::create(repository.path(name)).expect("a file can be written");
        file.set_len(33 * 1024 * 1024).expect("a file can be long");
    }
    let repository = repository.commit("At the root, beside other files");
    let answer = repository.run(&["check", "--format", "short"]);
    assert_eq!(
        repository.run(&["check", "--format", "short", "--rev", "HEAD"]),
        answer
    );
    insta::assert_snapshot!(answer, @"
    exit 1
    docs:1:1: warning[stray-file]: the folder has YAML files, but is not a folder of the plan (move the files to a folder of the plan, or add the folder to `ignore` in `tadbir.toml`)
    measures/.hidden.yaml:1:1: error[stray-file]: the file is not read, because its name begins with a dot (remove the dot, or the file)
    measures/a/b/c/d/2.yaml:1:1: error[missing-key]: the objective has no `measures`, which is required (add `measures:` with a list of records (measure))
    measures/a/b/c/d/2.yaml:1:1: error[missing-key]: the objective has no `title`, which is required (add `title:` with text)
    measures/a/b/c/d/e:1:1: error[stray-file]: the folder is not read, because it is nested too deeply (move its files up)
    mesures/4.yaml:1:1: error[stray-file]: the file is not in a folder of the plan (move it to `measures/`, `amendments/`, `progress/PERIOD/` or `reviews/PERIOD/`, or out of the plan's folder)
    notes.yaml:1:1: warning[stray-file]: the file is not in a folder of the plan (move it to `measures/`, `amendments/`, `progress/PERIOD/` or `reviews/PERIOD/`, or out of the plan's folder)
    progress/large.yaml:1:1: error[file-too-large]: the file has 33 MiB; at most 32 MiB are read (split the file, or remove it from the plan's folder)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 6 errors, 2 warnings
    ");
}

#[cfg(unix)]
#[test]
fn links_lead_no_further_at_a_revision() {
    let repository = Repository::new()
        .file("shared/2.yaml", "objective: 2\n")
        .file("shared/progress/labour.yaml", "body: labour\n");
    for (link, target) in [
        ("plan/measures/2.yaml", "../../shared/2.yaml"),
        ("plan/measures/3.yaml", "/etc/hosts"),
        ("plan/measures/5.yaml", "5.yaml"),
        ("plan/measures/6.yaml", "../progress"),
        ("plan/measures/7.yaml", "../../loop/plan/measures/1.yaml"),
        ("plan/progress/2024-Q2", "../../shared/progress"),
        ("plan/reviews", "../shared"),
        ("plan/readme", "../shared"),
        ("plan/progress/letter.pdf", "../../shared/2.yaml"),
        ("loop", "."),
    ] {
        std::os::unix::fs::symlink(target, repository.path(link)).expect("a link can be made");
    }
    let repository = repository.commit("Links");
    let answer = repository.run(&["check", "--format", "short"]);
    assert_eq!(
        repository.run(&["check", "--format", "short", "--rev", "HEAD"]),
        answer
    );
    insta::assert_snapshot!(answer, @"
    exit 1
    plan/measures/2.yaml:1:1: error[link-out-of-plan]: the link leads out of the plan's folder (put the file itself in the plan's folder)
    plan/measures/3.yaml:1:1: error[link-out-of-plan]: the link leads out of the plan's folder (put the file itself in the plan's folder)
    plan/measures/5.yaml:1:1: error[link-out-of-plan]: the link leads nowhere, or in a circle (put the file itself in the plan's folder)
    plan/measures/6.yaml:1:1: error[unreadable-file]: this is a folder, but a file is expected (make it a readable file)
    plan/measures/7.yaml:1:1: error[link-out-of-plan]: the link leads out of the plan's folder (put the file itself in the plan's folder)
    plan/progress/2024-Q2:1:1: error[link-out-of-plan]: a link to a folder is not followed (put the file itself in the plan's folder)
    plan/progress/letter.pdf:1:1: warning[stray-file]: the file is not read, because it is not a YAML file (move it out of the folder of records, or add it to `ignore` in `tadbir.toml`)
    plan/reviews:1:1: error[link-out-of-plan]: a link to a folder is not followed (put the file itself in the plan's folder)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 7 errors, 1 warning
    ");
}

#[test]
fn a_report_is_the_same_from_files_with_other_line_ends() {
    let repository = Repository::new();
    let repository = repository
        .with(
            "plan/progress/2024-Q1/health.yaml",
            "summary: Draft under discussion.",
            "summary: \"Draft\n      under discussion.\"",
        )
        .file(
            "plan/progress/2024-Q2/health.yaml",
            "body: health\nperiod: 2024-Q2\nreceived_on: 2024-07-05\nprogress:\n  - measure: 1.b\n    state: done\n    summary: |\n      Two broadcasts.\n\n      One letter.\n    needs: >\n      More\n      money.\n",
        )
        .commit("Two quarters")
        .then("config core.autocrlf true")
        .then("rm -q -r --cached .")
        .then("reset -q --hard");
    let text = fs::read_to_string(repository.path("plan/plan.yaml")).expect("the file is there");
    assert!(text.contains("\r\n"));
    let mut lines = Vec::new();
    for format in ["html", "markdown", "json"] {
        let report = |options: &[&str]| {
            let arguments = [
                "report",
                "--period",
                "2024-Q2",
                "--as-of",
                "2024-07-20",
                "--show-revision",
                "--format",
                format,
            ];
            repository.run(&[&arguments, options].concat())
        };
        let issued = report(&[]);
        assert_eq!(report(&["--rev", "HEAD"]), issued);
        let said = issued
            .lines()
            .filter(|line| line.starts_with("exit") || line.starts_with("- **Revision in git**"));
        lines.extend(said.map(|line| format!("{format}: {line}")));
    }
    insta::assert_snapshot!(lines.join("\n"), @"
    html: exit 0
    markdown: exit 0
    markdown: - **Revision in git**: c86c9b557224
    json: exit 0
    ");
}

#[test]
fn a_revision_is_said_to_be_changed_where_what_is_read_is() {
    let said = |repository: &Repository| {
        let report = repository.run(&[
            "report",
            "--period",
            "2024-Q1",
            "--as-of",
            "2024-04-20",
            "--show-revision",
            "--format",
            "markdown",
        ]);
        let line = report.lines().find(|line| line.contains("evision"));
        line.unwrap_or(&report).to_owned()
    };
    let repository = Repository::new()
        .then("mv plan/bodies.yaml bodies.yaml")
        .with(
            "plan/plan.yaml",
            "coordinator: office\n",
            "coordinator: office\nbodies: ../bodies.yaml\n",
        )
        .file(".gitignore", "labour.yaml\n")
        .commit("Shared bodies")
        .then("config status.showUntrackedFiles no")
        .file("plan/notes.txt", "Not read.\n");
    let mut lines = vec![said(&repository)];
    let repository = repository.with("bodies.yaml", "Ministry of Labour", "Labour Ministry");
    lines.push(said(&repository));
    let repository = repository
        .then("checkout -q bodies.yaml")
        .file("plan/progress/2024-Q1/labour.yaml", "body: labour\nperiod: 2024-Q1\nreceived_on: 2024-04-05\nprogress:\n  - { measure: 1.b, state: done, summary: One broadcast., evidence: [Letter No. 6] }\n");
    lines.push(said(&repository));
    insta::assert_snapshot!(lines.join("\n"), @"
    - **Revision in git**: 45d83b42be35
    - **Revision in git**: 45d83b42be35, with changes
    - **Revision in git**: 45d83b42be35, with changes
    ");
}

/// Plans of two countries, one in `az` and one in `vel`, tagged `v0`.
fn two_plans() -> Repository {
    Repository::new()
        .then("mv plan vel")
        .file("az/plan.yaml", AZERBAIJAN)
        .file("az/bodies.yaml", "bodies:\n  - { id: moe, name: Ministry of Education, kind: ministry }\n")
        .file("az/measures/1.yaml", "objective: 1\ntitle: Schools\nmeasures:\n  - { id: 1.a, text: Train teachers., bodies: [moe], period: 2010 }\n")
        .commit("Two plans")
        .then("tag v0")
}

/// What `check` says of a plan at `v0`, and of what has become of it since.
fn since(repository: &Repository, plan: &str) -> String {
    let at = repository.run(&["check", plan, "--rev", "v0", "--format", "short"]);
    let since = repository.run(&["check", plan, "--base", "v0", "--format", "short"]);
    format!("--rev v0: {at}--base v0: {since}")
}

#[test]
fn a_plan_that_was_not_there_is_not_another() {
    let repository = two_plans()
        .then("rm -q -r vel")
        .commit("Without Velmora")
        .then("tag -f v0")
        .then("checkout -q HEAD~1 -- vel");
    insta::assert_snapshot!(since(&repository, "vel"), @"
    --rev v0: exit 2
    --- stderr
    error: the revision `v0` has no plan `vel-2024`
    --base v0: exit 0
    --- stderr
    the plan `vel-2024` is not in `v0`: it is new, so there is nothing to compare it with
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
    insta::assert_snapshot!(repository.run(&["diff", "v0", "--plan", "vel"]), @"
    exit 2
    --- stderr
    error: the revision `v0` has no plan `vel-2024`
    ");
}

#[test]
fn a_plan_is_followed_to_where_it_was_moved() {
    let repository =
        two_plans()
            .then("mv vel velmora")
            .with("velmora/measures/1.yaml", "May 2024", "June 2024");
    insta::assert_snapshot!(since(&repository, "velmora"), @"
    --rev v0: exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    --base v0: exit 1
    velmora/measures/1.yaml:4:70: error[unamended-change]: the measure `1.a` is changed in place, without an act: `period` “By May 2024” → “By June 2024” (restore what was approved, and add the act to `amendments/`, or allow it for this change with the line `Tadbir-allow: unamended-change 1.a; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
    insta::assert_snapshot!(since(&repository.commit("Move"), "velmora"), @"
    --rev v0: exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    --base v0: exit 1
    velmora/measures/1.yaml:4:70: error[unamended-change]: the measure `1.a` is changed in place, without an act: `period` “By May 2024” → “By June 2024” (restore what was approved, and add the act to `amendments/`, or allow it for this change with the line `Tadbir-allow: unamended-change 1.a; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
}

#[test]
fn an_id_was_used_before_wherever_the_plan_stood() {
    let repository = two_plans()
        .with("vel/measures/1.yaml", "  - { id: 1.c, text: Open a shelter., bodies: [towns], period: 2024 }\n", "")
        .commit("Without 1.c")
        .then("mv vel velmora")
        .file("velmora/amendments/order-2.yaml", "act: Order No. 2\non: 2024-07-01\nchanges:\n  - add: { id: 1.c, objective: 1, text: Build a road., bodies: [towns], period: 2025 }\n");
    insta::assert_snapshot!(repository.run(&["check", "velmora", "--base", "HEAD", "--format", "short"]), @"
    exit 1
    velmora/amendments/order-2.yaml:4:16: error[reused-id]: the id `1.c` was used before, in commit 5ad49cb (use an id that was never used before, or allow it for this change with the line `Tadbir-allow: reused-id 1.c; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
}

#[test]
fn a_folder_that_is_used_again_holds_another_plan() {
    let repository = two_plans().then("mv az old").then("mv vel az");
    insta::assert_snapshot!(since(&repository, "az"), @"
    --rev v0: exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    --base v0: exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
    insta::assert_snapshot!(since(&repository, "old"), @"
    --rev v0: exit 0
    --- stderr
    Action Plan of Azerbaijan (2009-2013): 0 errors, 0 warnings
    --base v0: exit 0
    --- stderr
    Action Plan of Azerbaijan (2009-2013): 0 errors, 0 warnings
    ");
    let repository = repository.with("az/plan.yaml", "vel-2024", "vel-2027");
    insta::assert_snapshot!(since(&repository, "az"), @"
    --rev v0: exit 2
    --- stderr
    error: the revision `v0` has no plan `vel-2027`; `vel-2024` in `vel` existed then and no longer exists
    --base v0: exit 1
    az/plan.yaml:1:1: error[removed-plan]: the plan `vel-2024` was in `vel` at `v0` and was removed; it may be the new plan in `az` (restore it; to move it and to give it another id, make two separate changes, or allow it for this change with the line `Tadbir-allow: removed-plan vel-2024; REASON` in the commit message)
    --- stderr
    the plan `vel-2027` is not in `v0`: it is new, so there is nothing to compare it with
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
}

#[test]
fn an_edited_id_lets_no_edit_pass() {
    let repository = two_plans()
        .with("vel/plan.yaml", "vel-2024", "vel-2027")
        .with("vel/measures/1.yaml", "May 2024", "June 2024");
    insta::assert_snapshot!(since(&repository, "vel"), @"
    --rev v0: exit 0
    --- stderr
    at `v0`, the id of this plan was `vel-2024`
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    --base v0: exit 1
    vel/measures/1.yaml:4:70: error[unamended-change]: the measure `1.a` is changed in place, without an act: `period` “By May 2024” → “By June 2024” (restore what was approved, and add the act to `amendments/`, or allow it for this change with the line `Tadbir-allow: unamended-change 1.a; REASON` in the commit message)
    vel/plan.yaml:1:5: error[unamended-change]: the plan is changed in place, without an act: `id` “vel-2024” → “vel-2027” (restore what was approved, and add the act to `amendments/`, or allow it for this change with the line `Tadbir-allow: unamended-change plan.id; REASON` in the commit message)
    --- stderr
    at `v0`, the id of this plan was `vel-2024`
    Action Plan of the Republic of Velmora (2024-2026): 2 errors, 0 warnings
    ");
    let repository = repository.with("vel/plan.yaml", "vel-2027", "az-2009");
    insta::assert_snapshot!(since(&repository, "vel"), @"
    --rev v0: exit 0
    --- stderr
    at `v0`, the id of this plan was `vel-2024`
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    --base v0: exit 1
    vel/measures/1.yaml:4:70: error[unamended-change]: the measure `1.a` is changed in place, without an act: `period` “By May 2024” → “By June 2024” (restore what was approved, and add the act to `amendments/`, or allow it for this change with the line `Tadbir-allow: unamended-change 1.a; REASON` in the commit message)
    vel/plan.yaml:1:1: error[doubled-plan]: the plan `az-2009` is also in `az` (remove the copy, or give it its own id, or allow it for this change with the line `Tadbir-allow: doubled-plan az-2009; REASON` in the commit message)
    vel/plan.yaml:1:5: error[unamended-change]: the plan is changed in place, without an act: `id` “vel-2024” → “az-2009” (restore what was approved, and add the act to `amendments/`, or allow it for this change with the line `Tadbir-allow: unamended-change plan.id; REASON` in the commit message)
    --- stderr
    at `v0`, the id of this plan was `vel-2024`
    Action Plan of the Republic of Velmora (2024-2026): 3 errors, 0 warnings
    ");
    let repository = repository.then("rm -q -r az");
    insta::assert_snapshot!(since(&repository, "vel"), @"
    --rev v0: exit 0
    --- stderr
    Action Plan of Azerbaijan (2009-2013): 0 errors, 0 warnings
    --base v0: exit 1
    vel/bodies.yaml:2:11: error[reused-id]: the id `office` was used before, in commit cab141d (use an id that was never used before, or allow it for this change with the line `Tadbir-allow: reused-id office; REASON` in the commit message)
    vel/bodies.yaml:3:11: error[reused-id]: the id `health` was used before, in commit cab141d (use an id that was never used before, or allow it for this change with the line `Tadbir-allow: reused-id health; REASON` in the commit message)
    vel/bodies.yaml:4:11: error[reused-id]: the id `labour` was used before, in commit cab141d (use an id that was never used before, or allow it for this change with the line `Tadbir-allow: reused-id labour; REASON` in the commit message)
    vel/bodies.yaml:5:11: error[reused-id]: the id `towns` was used before, in commit cab141d (use an id that was never used before, or allow it for this change with the line `Tadbir-allow: reused-id towns; REASON` in the commit message)
    vel/measures/1.yaml:4:11: error[reused-id]: the id `1.a` named another measure before this edit (use an id that was never used before, or allow it for this change with the line `Tadbir-allow: reused-id 1.a; REASON` in the commit message)
    vel/measures/1.yaml:5:11: error[reused-id]: the id `1.b` was used before, in commit cab141d (use an id that was never used before, or allow it for this change with the line `Tadbir-allow: reused-id 1.b; REASON` in the commit message)
    vel/measures/1.yaml:6:11: error[reused-id]: the id `1.c` was used before, in commit cab141d (use an id that was never used before, or allow it for this change with the line `Tadbir-allow: reused-id 1.c; REASON` in the commit message)
    vel/plan.yaml:1:1: error[removed-plan]: the plan `vel-2024` was in `vel` at `v0` and was removed (restore it; to move it and to give it another id, make two separate changes, or allow it for this change with the line `Tadbir-allow: removed-plan vel-2024; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 8 errors, 0 warnings
    ");
    let repository = repository
        .with("vel/plan.yaml", "az-2009", "vel-2027")
        .then("mv vel velmora");
    insta::assert_snapshot!(since(&repository, "velmora"), @"
    --rev v0: exit 2
    --- stderr
    error: the revision `v0` has no plan `vel-2027`; `az-2009` in `az` and `vel-2024` in `vel` existed then and no longer exist
    --base v0: exit 1
    velmora/plan.yaml:1:1: error[removed-plan]: the plan `az-2009` was in `az` at `v0` and was removed; it may be the new plan in `velmora` (restore it; to move it and to give it another id, make two separate changes, or allow it for this change with the line `Tadbir-allow: removed-plan az-2009; REASON` in the commit message)
    velmora/plan.yaml:1:1: error[removed-plan]: the plan `vel-2024` was in `vel` at `v0` and was removed; it may be the new plan in `velmora` (restore it; to move it and to give it another id, make two separate changes, or allow it for this change with the line `Tadbir-allow: removed-plan vel-2024; REASON` in the commit message)
    --- stderr
    the plan `vel-2027` is not in `v0`: it is new, so there is nothing to compare it with
    Action Plan of the Republic of Velmora (2024-2026): 2 errors, 0 warnings
    ");
}

#[test]
fn a_plan_that_is_there_no_more_is_read_at_a_revision() {
    let repository = two_plans();
    fs::remove_dir_all(repository.path("vel")).expect("the folder can be removed");
    insta::assert_snapshot!(repository.run(&["--plan", "vel", "overdue", "--rev", "v0", "--as-of", "2024-06-30"]), @"
    exit 0
    2 obligations overdue as of 2024-06-30

    Ministry of Health (health): 1 overdue
    measure  words                 period       oldest due  days late
    ───────────────────────────────────────────────────────────────────
    1.a      Prepare a draft law.  By May 2024  2024-05-31         30

    Ministry of Labour (labour): 1 overdue
    measure  words               period      oldest due  days late
    ────────────────────────────────────────────────────────────────
    1.b      Inform the public.  2024-Q1     2024-03-31         91

    Total: 2 obligations of 2 measures at 2 bodies, the oldest due on 2024-03-31.
    ");
    insta::assert_snapshot!(repository.run(&["--plan", "vel", "diff", "v0", "HEAD", "--as-of", "2024-06-30"]), @"
    exit 0
    Action Plan of the Republic of Velmora (2024-2026): from v0 to HEAD

    Nothing in the plan is different.

    The overdue list as of 2024-06-30
    Nothing leaves the overdue list, and nothing joins it.
    ");
    insta::assert_snapshot!(repository.run(&["--plan", "vell", "overdue", "--rev", "v0"]), @"
    exit 2
    --- stderr
    error: the revision `v0` has no plan in `vell`
    ");
    insta::assert_snapshot!(repository.run(&["--plan", "vel", "diff", "v0"]), @"
    exit 2
    --- stderr
    error: cannot read `vel`: no such file or directory
    ");
}

#[test]
fn options_that_name_the_past_are_not_passed_over() {
    let repository = Repository::new();
    insta::assert_snapshot!(repository.run(&["diff", "HEAD", "--rev", "HEAD"]), @"
    exit 2
    --- stderr
    error: --rev: name both revisions without this option: `tadbir diff OLD NEW`
    ");
    insta::assert_snapshot!(repository.run(&["period", "2024", "--rev", "nothing"]), @"
    exit 2
    --- stderr
    error: git, in `plan`: there is no revision `nothing`
    ");
}

/// A plan that a measure may take up, of a term that says which it is.
fn earlier(repository: Repository, place: &str, from: u16) -> Repository {
    let head = format!(
        "id: vel-2020\ntitle: Older\nlanguage: en\ntimezone: UTC\nterm: {{ from: {from}-01-01, to: 2023-12-31 }}\nreporting: {{ every: quarter, due_within: 15 days, by: assumed }}\n"
    );
    repository
        .file(&format!("{place}/plan.yaml"), &head)
        .file(&format!("{place}/bodies.yaml"), "bodies:\n  - { id: health, name: Ministry of Health, kind: ministry }\n")
        .file(&format!("{place}/measures/2.yaml"), "objective: 2\ntitle: Two\nmeasures:\n  - { id: 2.b, text: B, bodies: [health], period: Regularly }\n")
}

#[test]
fn an_earlier_plan_is_found_alike_among_the_files_and_in_a_revision() {
    let continues = |repository: &Repository| {
        let line = |options: &[&str]| {
            let arguments = ["show", "1.b", "--plan", "plan", "--as-of", "2024-04-20"];
            let answer = repository.run(&[&arguments, options].concat());
            let line = answer.lines().find(|line| line.starts_with("continues"));
            line.unwrap_or("continues nothing").to_owned()
        };
        format!("{}\n{}", line(&[]), line(&["--rev", "HEAD"]))
    };
    let repository = Repository::new().with(
        "plan/measures/1.yaml",
        "period: Regularly",
        "period: Regularly, continues: { plan: vel-2020, measure: 2.b }",
    );
    let repository = earlier(repository, ".old", 2010);
    let repository = earlier(repository, "a/b/c/d", 2011);
    let repository = earlier(repository, "scratch", 2012)
        .file(".gitignore", "scratch/\n")
        .commit("Not looked for");
    insta::assert_snapshot!(continues(&repository), @"
    continues   2.b of vel-2020
    continues   2.b of vel-2020
    ");
    let repository = earlier(repository, "old-1", 2013);
    let repository = earlier(repository, "old/1", 2014).commit("Two of them");
    insta::assert_snapshot!(continues(&repository), @"
    continues   2.b of vel-2020, owed since 2014-01-01 (10 years and 3 months), first due on
    continues   2.b of vel-2020, owed since 2014-01-01 (10 years and 3 months), first due on
    ");
}
