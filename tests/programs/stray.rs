//! What git ignores is no stray file, and a revision tells the same as the files do. Needs `git`.

#![expect(clippy::disallowed_methods, reason = "other programs are run")]

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::program::{copied, ran, tadbir};

fn git(folder: &Path, arguments: &[&str]) {
    ran(Command::new("git")
        .current_dir(folder)
        .args(["-c", "user.name=A", "-c", "user.email=a@example.org"])
        .args(arguments));
}

fn check(folder: &Path, options: &[&str]) -> String {
    let output = tadbir(folder)
        .args(["check", "plan", "--format", "short"])
        .args(options)
        .output()
        .expect("the program can be run");
    String::from_utf8(output.stdout).expect("it prints UTF-8")
}

#[test]
fn what_git_ignores_is_no_stray_file() {
    let folder = copied("examples/first-year");
    let files = [
        "plan/measures/9.YAML",
        "plan/measures/letter.docx",
        "plan/measures/.8.yaml",
        "plan/measures/a/b/c/d/e/f/7.yaml",
        "plan/notes/deep/1.yaml",
        "plan/measure/6.yaml",
    ];
    for file in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("it can be made");
        fs::write(path, "objective: 9\n").expect("a file can be written");
    }
    let before = check(folder.path(), &[]);
    insta::assert_snapshot!(before, @"
    plan/measure/6.yaml:1:1: error[stray-file]: the file is not in a folder of the plan (move it to `measures/`, `amendments/`, `progress/PERIOD/` or `reviews/PERIOD/`, or out of the plan's folder)
    plan/measures/.8.yaml:1:1: error[stray-file]: the file is not read, because its name begins with a dot (remove the dot, or the file)
    plan/measures/9.YAML:1:1: error[stray-file]: the file is not read, because its name ends in capital letters (rename it to end in `.yaml`)
    plan/measures/a/b/c/d/e:1:1: error[stray-file]: the folder is not read, because it is nested too deeply (move its files up)
    plan/measures/letter.docx:1:1: warning[stray-file]: the file is not read, because it is not a YAML file (move it out of the folder of records, or add it to `ignore` in `tadbir.toml`)
    plan/notes:1:1: warning[stray-file]: the folder has YAML files, but is not a folder of the plan (move the files to a folder of the plan, or add the folder to `ignore` in `tadbir.toml`)
    ");
    git(folder.path(), &["init", "--quiet"]);
    assert_eq!(check(folder.path(), &[]), before);
    let ignore = "*.docx\n/plan/notes/\n/plan/measures/a\n*.YAML\n";
    fs::write(folder.path().join(".gitignore"), ignore).expect("a file can be written");
    insta::assert_snapshot!(check(folder.path(), &[]), @"
    plan/measure/6.yaml:1:1: error[stray-file]: the file is not in a folder of the plan (move it to `measures/`, `amendments/`, `progress/PERIOD/` or `reviews/PERIOD/`, or out of the plan's folder)
    plan/measures/.8.yaml:1:1: error[stray-file]: the file is not read, because its name begins with a dot (remove the dot, or the file)
    ");
    // What git knows is not ignored.
    git(folder.path(), &["add", "--force", "."]);
    assert_eq!(check(folder.path(), &[]), before);
    git(folder.path(), &["commit", "--quiet", "--message", "A"]);
    for file in files {
        fs::remove_file(folder.path().join(file)).expect("it can be taken away");
    }
    assert_eq!(check(folder.path(), &[]), "");
    assert_eq!(check(folder.path(), &["--rev", "HEAD"]), before);
}
