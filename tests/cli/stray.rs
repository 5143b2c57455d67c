//! What stands in a plan's folder and is not read is told.

use insta::assert_snapshot;

use crate::support::{Plan, plan};

const OBJECTIVE: &str = "objective: 2\ntitle: Second\nmeasures: []\n";

fn one_measure() -> Plan {
    plan().measure("1.a", "bodies: [health], period: Regularly")
}

#[test]
fn a_record_that_is_not_read_is_an_error() {
    let plan = [
        "measures/2.YAML",
        "measures/3.Yml",
        "measures/.4.yaml",
        "measures/a/b/c/d/e/5.yaml",
        "amendments/a/b/c/d/e/f/g/6.yaml",
        "measure/7.yaml",
        "Measures/8.yaml",
    ]
    .iter()
    .fold(one_measure(), |plan, name| plan.file(name, OBJECTIVE));
    assert_snapshot!(plan.run("check --format short"), @"
    exit 1
    plan/Measures/8.yaml:1:1: error[stray-file]: the file is not in a folder of the plan (move it to `measures/`, `amendments/`, `progress/PERIOD/` or `reviews/PERIOD/`, or out of the plan's folder)
    plan/amendments/a/b/c/d/e:1:1: error[stray-file]: the folder is not read, because it is nested too deeply (move its files up)
    plan/measure/7.yaml:1:1: error[stray-file]: the file is not in a folder of the plan (move it to `measures/`, `amendments/`, `progress/PERIOD/` or `reviews/PERIOD/`, or out of the plan's folder)
    plan/measures/.4.yaml:1:1: error[stray-file]: the file is not read, because its name begins with a dot (remove the dot, or the file)
    plan/measures/2.YAML:1:1: error[stray-file]: the file is not read, because its name ends in capital letters (rename it to end in `.yaml`)
    plan/measures/3.Yml:1:1: error[stray-file]: the file is not read, because its name ends in capital letters (rename it to end in `.yaml`)
    plan/measures/a/b/c/d/e:1:1: error[stray-file]: the folder is not read, because it is nested too deeply (move its files up)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 7 errors, 0 warnings
    ");
}

#[test]
fn a_file_that_is_no_record_is_a_warning() {
    let plan = [
        "measures/2.docx",
        "measures/2.json",
        "measures/1.yaml~",
        "progress/2024-Q1/scan.pdf",
        "notes.yaml",
        "PLAN.YAML",
        "notes/deeper/a.yml",
    ]
    .iter()
    .fold(one_measure(), |plan, name| plan.file(name, OBJECTIVE));
    assert_snapshot!(plan.run("check --format short"), @"
    exit 0
    plan/PLAN.YAML:1:1: warning[stray-file]: the file is not in a folder of the plan (move it to `measures/`, `amendments/`, `progress/PERIOD/` or `reviews/PERIOD/`, or out of the plan's folder)
    plan/measures/1.yaml~:1:1: warning[stray-file]: the file is not read, because it is not a YAML file (move it out of the folder of records, or add it to `ignore` in `tadbir.toml`)
    plan/measures/2.docx:1:1: warning[stray-file]: the file is not read, because it is not a YAML file (move it out of the folder of records, or add it to `ignore` in `tadbir.toml`)
    plan/measures/2.json:1:1: warning[stray-file]: the file is not read, because it is not a YAML file (move it out of the folder of records, or add it to `ignore` in `tadbir.toml`)
    plan/notes:1:1: warning[stray-file]: the folder has YAML files, but is not a folder of the plan (move the files to a folder of the plan, or add the folder to `ignore` in `tadbir.toml`)
    plan/notes.yaml:1:1: warning[stray-file]: the file is not in a folder of the plan (move it to `measures/`, `amendments/`, `progress/PERIOD/` or `reviews/PERIOD/`, or out of the plan's folder)
    plan/progress/2024-Q1/scan.pdf:1:1: warning[stray-file]: the file is not read, because it is not a YAML file (move it out of the folder of records, or add it to `ignore` in `tadbir.toml`)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 7 warnings
    ");
}

#[test]
fn what_nobody_takes_for_a_record_is_no_finding() {
    let plan = [
        "README.md",
        "notes/letter.docx",
        ".pre-commit-config.yaml",
        ".github/workflows/check.yml",
        "measures/.gitkeep",
        "measures/.1.yaml.swp",
        "node_modules/a/b.yaml",
        "target/a.yaml",
        "older/plan.yaml",
        "older/measures/1.yaml",
    ]
    .iter()
    .fold(one_measure(), |plan, name| plan.file(name, OBJECTIVE));
    assert_snapshot!(plan.run("check --format short"), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
}

#[test]
fn what_the_settings_name_is_no_finding() {
    let plan = one_measure()
        .file("measures/2.docx", "")
        .file("measures/3.docx", "")
        .file("notes/a.yaml", "")
        .file("forms/b.yaml", "")
        .beside(
            "tadbir.toml",
            "ignore = ['plan/measures/2.docx', 'plan/notes', 'plan/forms/**']\n",
        );
    assert_snapshot!(plan.run("check --format short"), @"
    exit 0
    plan/measures/3.docx:1:1: warning[stray-file]: the file is not read, because it is not a YAML file (move it out of the folder of records, or add it to `ignore` in `tadbir.toml`)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
    // It is said from the folder of `tadbir.toml`.
    let within = one_measure()
        .file("notes/a.yaml", "")
        .file("tadbir.toml", "ignore = ['notes']\n");
    assert_snapshot!(within.run("check --format short"), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
}

#[test]
fn bodies_beside_those_that_are_named_are_told() {
    let bodies = one_measure().text("bodies.yaml");
    let head = one_measure().text("plan.yaml");
    let plan = one_measure()
        .file("plan.yaml", &format!("{head}bodies: people.yaml\n"))
        .file("people.yaml", &bodies);
    assert_snapshot!(plan.run("check --format short"), @"
    exit 0
    plan/bodies.yaml:1:1: warning[stray-file]: the file is not in a folder of the plan (move it to `measures/`, `amendments/`, `progress/PERIOD/` or `reviews/PERIOD/`, or out of the plan's folder)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf_8_is_told() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let plan = one_measure();
    for name in [&b"K\xFDz.yaml"[..], b"K\xFDz.docx"] {
        let path = plan.path("measures").join(OsStr::from_bytes(name));
        std::fs::write(path, OBJECTIVE).unwrap();
    }
    assert_snapshot!(plan.run("check --format short"), @"
    exit 1
    plan/measures/K�z.docx:1:1: warning[stray-file]: the file is not read, because it is not a YAML file (move it out of the folder of records, or add it to `ignore` in `tadbir.toml`)
    plan/measures/K�z.yaml:1:1: error[stray-file]: the file is not read, because its name is not UTF-8 (rename it in UTF-8, for example with letters and digits only)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 1 warning
    ");
}
