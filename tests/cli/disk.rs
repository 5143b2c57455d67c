//! What stands where a file is looked for and is none, links that lead out, and places that are not for answers.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::process::Stdio;

use insta::assert_snapshot;

use crate::support::{Plan, nothing, plan, tadbir};

fn one_measure() -> Plan {
    plan().measure("1.a", "bodies: [health], period: Regularly")
}

/// What `check` says where a link stands in the place of a file.
fn linked(place: &str, target: &str) -> String {
    let plan = one_measure().beside("secret", "SECRET=xyzzy\n");
    let path = plan.path(place);
    if path.exists() {
        fs::remove_file(&path).expect("it can be taken away");
    }
    symlink(target, path).expect("a link can be made");
    let said = plan.run("check --format human");
    assert!(!said.contains("xyzzy"), "{said}");
    plan.run("check --format short")
}

#[test]
fn a_head_that_leads_out_shows_nothing_of_where_it_leads() {
    assert_snapshot!(linked("plan.yaml", "/proc/self/environ"), @"
    exit 1
    plan/plan.yaml:1:1: error[link-out-of-plan]: the link leads out of the plan's folder (put the file itself in the plan's folder)
    --- stderr
    1 error, 0 warnings
    ");
    assert_eq!(
        linked("plan.yaml", "../secret"),
        linked("plan.yaml", "/proc/self/environ")
    );
    assert_snapshot!(linked("plan.yaml", "plan.yaml"), @"
    exit 1
    plan/plan.yaml:1:1: error[link-out-of-plan]: the link leads nowhere, or in a circle (put the file itself in the plan's folder)
    --- stderr
    1 error, 0 warnings
    ");
    assert_snapshot!(linked("bodies.yaml", "../../secret"), @"
    exit 1
    plan/bodies.yaml:1:1: error[link-out-of-plan]: the link leads out of the plan's folder (put the file itself in the plan's folder)
    plan/plan.yaml:5:7: error[link-out-of-plan]: the path under `bodies` leads out of the repository (put the file itself in the plan's folder)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 2 errors, 0 warnings
    ");
}

#[test]
fn bodies_may_stand_in_the_repository_and_no_further() {
    let said = |line: &str, target: Option<&str>| {
        let plan = one_measure()
            .beside("tadbir.toml", "")
            .beside("shared/secret", "SECRET=xyzzy\n");
        let bodies = plan.text("bodies.yaml");
        fs::remove_file(plan.path("bodies.yaml")).unwrap();
        let plan = plan.beside("shared/bodies.yaml", &bodies);
        if let Some(target) = target {
            symlink(target, plan.path("../shared/link.yaml")).unwrap();
        }
        let head = plan.text("plan.yaml");
        plan.file("plan.yaml", &format!("{head}bodies: {line}\n"))
            .run("check --format short")
    };
    assert_snapshot!(said("../shared/bodies.yaml", None), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
    assert_eq!(
        said("../shared/link.yaml", Some("bodies.yaml")),
        said("../shared/bodies.yaml", None)
    );
    assert_snapshot!(said("../shared/link.yaml", Some("/etc/hostname")), @"
    exit 1
    plan/plan.yaml:11:9: error[link-out-of-plan]: the path under `bodies` leads out of the repository (put the file itself in the plan's folder)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
    assert_snapshot!(said("../../elsewhere.yaml", None), @"
    exit 1
    plan/plan.yaml:11:9: error[link-out-of-plan]: the path under `bodies` leads out of the repository (put the file itself in the plan's folder)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
    assert_snapshot!(said("../shared", None), @"
    exit 1
    plan/../shared:1:1: error[unreadable-file]: this is a folder, but a file is expected (make it a readable file)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
}

#[test]
fn settings_are_a_file_of_their_folder() {
    let said = |target: &str| {
        let plan = one_measure().beside("secret", "SECRET=xyzzy\n");
        symlink(target, plan.path("../tadbir.toml")).unwrap();
        let plan = plan.beside("own.toml", "[rules]\nunused-body = 'off'\n");
        plan.run("check --format short")
    };
    let mut all = String::new();
    for target in [
        "/dev/zero",
        "/proc/self/environ",
        "plan",
        "nowhere",
        "tadbir.toml",
    ] {
        all += &said(target);
    }
    assert_snapshot!(all, @"
    exit 2
    --- stderr
    error: cannot read `tadbir.toml`: a link leads out of its folder
    exit 2
    --- stderr
    error: cannot read `tadbir.toml`: a link leads out of its folder
    exit 2
    --- stderr
    error: cannot read `tadbir.toml`: it is a folder
    exit 2
    --- stderr
    error: cannot read `tadbir.toml`: a link leads nowhere, or in a circle
    exit 2
    --- stderr
    error: cannot read `tadbir.toml`: a link leads nowhere, or in a circle
    ");
    assert_snapshot!(said("own.toml"), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
    let socket = one_measure();
    let _socket = UnixListener::bind(socket.path("../tadbir.toml")).unwrap();
    assert_snapshot!(socket.run("status"), @"
    exit 2
    --- stderr
    error: cannot read `tadbir.toml`: it is not a regular file
    ");
    let limit = 1024 * 1024;
    let sized = |bytes: usize| {
        let plan = one_measure().beside("tadbir.toml", &"#".repeat(bytes));
        plan.run("check --format short")
    };
    assert_snapshot!(sized(limit), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
    assert_snapshot!(sized(limit + 1), @"
    exit 2
    --- stderr
    error: cannot read `tadbir.toml`: the file is larger than 1 MiB
    ");
}

#[test]
fn a_plan_that_is_found_stands_beneath_where_it_was_found() {
    let elsewhere = one_measure();
    let target = elsewhere.path("").canonicalize().unwrap();
    let here = nothing();
    fs::remove_dir(here.path("")).unwrap();
    symlink(&target, here.path("../plan")).unwrap();
    // What the user names may be a link.
    assert_snapshot!(here.run("check plan --format short"), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
    assert_snapshot!(here.run("check --format short"), @"
    exit 2
    --- stderr
    error: cannot read `plan`: a link leads out of its folder
    ");
    let settings = format!("plan = '{}'\n", target.display());
    let absolute = nothing().beside("tadbir.toml", &settings);
    let said = absolute.run("check --format short");
    assert_snapshot!(said.replace(&*target.to_string_lossy(), "[elsewhere]"), @"
    exit 2
    --- stderr
    error: cannot read `[elsewhere]`: `tadbir.toml` may name only a folder beneath its own
    ");
    let above = nothing().beside("x/tadbir.toml", "plan = '../plan'\n");
    let above = above.file("plan.yaml", "id: a\n");
    assert_snapshot!(above.run_in("../x", "check --format short"), @"
    exit 2
    --- stderr
    error: cannot read `../plan`: `tadbir.toml` may name only a folder beneath its own
    ");
}

#[test]
fn a_lock_is_a_plain_file() {
    let arguments = "record 1.a --period 2024-Q2 --nil --as-of 2024-07-10";
    let link = one_measure();
    symlink("../made", link.path(".tadbir.lock")).unwrap();
    let said = link.run(arguments);
    assert_snapshot!(said, @"
    exit 2
    - 1.a for 2024-Q2: stays unmet, overdue after 2024-07-15 unless it is reported as done
    --- stderr
    measure `1.a` was due on 2024-06-30 and is reported nil on 2024-07-10, without obstacles [late-without-obstacles] (add `obstacles:` and say what prevents the work)
    error: cannot write in `plan`: `.tadbir.lock` there is not a regular file; remove it
    ");
    assert!(!link.path("../made").exists());
    assert_eq!(one_measure().folder(".tadbir.lock").run(arguments), said);
    let left = one_measure().file(".tadbir.lock", "somebody, process 1\n");
    assert!(left.run(arguments).starts_with("exit 0"));
    assert!(!left.path(".tadbir.lock").exists());
}

#[test]
fn whoever_waits_is_told_whom_for() {
    let said = |holder: &str| {
        let plan = one_measure().file(".tadbir.lock", holder);
        let lock = fs::File::open(plan.path(".tadbir.lock")).unwrap();
        lock.lock().unwrap();
        let arguments =
            "record 1.a --period 2024-Q2 --state done --evidence Letter --as-of 2024-07-10";
        let mut command = tadbir(&plan.path("../"), arguments);
        let mut waiting = command
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut told = BufReader::new(waiting.stderr.take().unwrap());
        told.read_line(&mut line).unwrap();
        // It goes on as soon as it can.
        drop(lock);
        assert!(waiting.wait().unwrap().success());
        assert!(plan.text("progress/2024-Q2/health.yaml").contains("Letter"));
        line
    };
    assert_snapshot!(said("leyla, process 4711\n"), @"waiting for leyla, process 4711, which holds the lock `plan/.tadbir.lock`");
    assert_snapshot!(said(""), @"waiting for another process, which holds the lock `plan/.tadbir.lock`");
    assert_snapshot!(said("\u{1b}[31m\u{202e}evil\u{7}\r\n`rm -rf`"), @"waiting for 31mevilrm -rf, which holds the lock `plan/.tadbir.lock`");
    assert_snapshot!(said(&"x".repeat(100_000)), @"waiting for another process, which holds the lock `plan/.tadbir.lock`");
}

/// A plan whose bodies stand in a file of an odd name, with links into it.
fn repository() -> Plan {
    let plan = one_measure()
        .beside("tadbir.toml", "")
        .beside(".git/config", "")
        .beside("bodies.html", "bodies:\n  - { id: office, name: Office of the National Coordinator, kind: office }\n  - { id: health, name: Ministry of Health, kind: ministry }\n");
    fs::remove_file(plan.path("bodies.yaml")).expect("it can be done");
    symlink("plan/measures/1.yaml", plan.path("../link.html")).expect("it can be done");
    symlink("plan/progress", plan.path("../out")).expect("it can be done");
    let head = plan.text("plan.yaml");
    plan.file("plan.yaml", &format!("{head}bodies: ../bodies.html\n"))
        .folder("progress")
}

#[test]
fn no_answer_takes_the_place_of_what_a_plan_is_kept_in() {
    let plan = repository();
    let before = plan.text("measures/1.yaml");
    let places = [
        "plan/plan.yaml",
        "plan/Plan.YAML",
        "plan/measures/1.yaml",
        "plan/measures/report.html",
        "plan/Progress/report.html",
        "plan/progress/2024-Q2/report.html",
        "plan/../plan/reviews/report.html",
        "link.html",
        "out/report.html",
        "bodies.html",
        "tadbir.toml",
        "TADBIR.toml",
        "plan/.tadbir.lock",
        ".git/config",
        ".git/hooks/post-commit",
    ];
    let mut all = String::new();
    for place in places {
        all += &plan.run(&format!(
            "report --period 2024-Q2 --as-of 2024-07-20 --format html --out {place}"
        ));
    }
    assert_snapshot!(all, @"
    exit 2
    --- stderr
    error: --out: cannot write to `plan/plan.yaml`: plans are kept in YAML files; give it another extension
    exit 2
    --- stderr
    error: --out: cannot write to `plan/Plan.YAML`: plans are kept in YAML files; give it another extension
    exit 2
    --- stderr
    error: --out: cannot write to `plan/measures/1.yaml`: plans are kept in YAML files; give it another extension
    exit 2
    --- stderr
    error: --out: cannot write to `plan/measures/report.html`: a plan keeps its records there
    exit 2
    --- stderr
    error: --out: cannot write to `plan/Progress/report.html`: a plan keeps its records there
    exit 2
    --- stderr
    error: --out: cannot write to `plan/progress/2024-Q2/report.html`: a plan keeps its records there
    exit 2
    --- stderr
    error: --out: cannot write to `plan/../plan/reviews/report.html`: a plan keeps its records there
    exit 2
    --- stderr
    error: --out: cannot write to `link.html`: plans are kept in YAML files; give it another extension
    exit 2
    --- stderr
    error: --out: cannot write to `out/report.html`: a plan keeps its records there
    exit 2
    --- stderr
    error: --out: cannot write to `bodies.html`: the plan keeps its bodies there
    exit 2
    --- stderr
    error: --out: cannot write to `tadbir.toml`: Tadbir keeps its settings and its locks there
    exit 2
    --- stderr
    error: --out: cannot write to `TADBIR.toml`: Tadbir keeps its settings and its locks there
    exit 2
    --- stderr
    error: --out: cannot write to `plan/.tadbir.lock`: Tadbir keeps its settings and its locks there
    exit 2
    --- stderr
    error: --out: cannot write to `.git/config`: git keeps its own files there
    exit 2
    --- stderr
    error: --out: cannot write to `.git/hooks/post-commit`: git keeps its own files there
    ");
    assert_eq!(plan.text("measures/1.yaml"), before);
    let allowed = "report --period 2024-Q2 --as-of 2024-07-20 --out plan/report.html";
    assert_snapshot!(plan.run(allowed), @"exit 0");
    assert_snapshot!(plan.run("check --format short"), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
}

#[test]
fn no_folder_of_a_plan_is_one_of_answers() {
    let plan = repository();
    let mut all = String::new();
    for place in ["plan/progress", "plan/measures/new", "out", ".git"] {
        all += &plan.run(&format!(
            "request --period 2024-Q2 --as-of 2024-07-20 --out {place}"
        ));
        all += &plan.run(&format!("schema --out {place}"));
    }
    assert_snapshot!(all, @"
    exit 2
    --- stderr
    error: --out: cannot write to `plan/progress`: a plan keeps its records there
    exit 2
    --- stderr
    error: --out: cannot write to `plan/progress`: a plan keeps its records there
    exit 2
    --- stderr
    error: --out: cannot write to `plan/measures/new`: a plan keeps its records there
    exit 2
    --- stderr
    error: --out: cannot write to `plan/measures/new`: a plan keeps its records there
    exit 2
    --- stderr
    error: --out: cannot write to `out`: a plan keeps its records there
    exit 2
    --- stderr
    error: --out: cannot write to `out`: a plan keeps its records there
    exit 2
    --- stderr
    error: --out: cannot write to `.git`: git keeps its own files there
    exit 2
    --- stderr
    error: --out: cannot write to `.git`: git keeps its own files there
    ");
}

#[test]
fn an_answer_stays_in_the_repository_that_it_is_asked_to() {
    let elsewhere = nothing().file("old.html", "old");
    let target = elsewhere.path("").canonicalize().unwrap();
    let inside = one_measure()
        .beside("tadbir.toml", "")
        .beside("pages/x", "");
    symlink(&target, inside.path("../public")).unwrap();
    symlink(target.join("old.html"), inside.path("../report.html")).unwrap();
    symlink("pages", inside.path("../site")).unwrap();
    symlink("report.html", inside.path("../pages/latest.html")).unwrap();
    let report = |plan: &Plan, place: &str| {
        plan.run(&format!(
            "report --period 2024-Q2 --as-of 2024-07-20 --out {place}"
        ))
    };
    let mut all = String::new();
    for place in [
        "public/new.html",
        "report.html",
        "pages/latest.html",
        "site/report.html",
    ] {
        all += &report(&inside, place);
    }
    for folder in ["public/forms", "public"] {
        all += &inside.run(&format!("schema --out {folder}"));
    }
    assert_snapshot!(all, @"
    exit 2
    --- stderr
    error: --out: cannot write `public/new.html`: a link leads out of the repository; give the path that it leads to
    exit 2
    --- stderr
    error: --out: cannot write `report.html`: a link leads out of the repository; give the path that it leads to
    exit 2
    --- stderr
    error: --out: cannot write `pages/latest.html`: a link leads nowhere, or in a circle
    exit 0
    exit 2
    --- stderr
    error: --out: cannot create the folder `public/forms`: a link leads out of the repository
    exit 2
    --- stderr
    error: --out: cannot create the folder `public`: a link leads out of the repository
    ");
    assert_eq!(fs::read_dir(&target).unwrap().count(), 1);
    assert_eq!(elsewhere.text("old.html"), "old");
    // A link that stays is written through, and stays a link.
    assert!(inside.path("../pages/report.html").is_file());
    assert!(report(&inside, "pages/latest.html").starts_with("exit 0"));
    assert!(inside.path("../pages/latest.html").is_symlink());
    // Where there is no repository, links are the user's own.
    let outside = one_measure();
    symlink(&target, outside.path("../public")).unwrap();
    assert_eq!(report(&outside, "public/new.html"), "exit 0\n");
    assert!(target.join("new.html").is_file());
}
