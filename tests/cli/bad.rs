//! Bad input: each ends in a finding or in one clear error that names the path, never in a crash or in silence.

use crate::support::{nothing, plan};

/// What `check` says of a plan in which one file holds this.
fn file(bytes: &[u8]) -> String {
    plan()
        .measure("1.a", "bodies: [health], period: Regularly")
        .bytes("measures/2.yaml", bytes)
        .run("check --format short")
}

#[test]
fn a_folder_without_a_plan_is_one_clear_error() {
    insta::assert_snapshot!(nothing().run("check plan"), @"
        exit 2
        --- stderr
        error: no plan.yaml in `plan`: give the folder of a plan with --plan DIR
        ");
    insta::assert_snapshot!(nothing().run("overdue --plan nowhere"), @r"
        exit 2
        --- stderr
        error: cannot read `nowhere`: no such file or directory
        ");
    insta::assert_snapshot!(nothing().run("overdue"), @"
    exit 2
    --- stderr
    error: no plan found in `[folder]` or above it: give its folder with --plan DIR, or create one with `tadbir init`
    ");
}

#[test]
fn a_file_that_holds_nothing_is_a_finding() {
    insta::assert_snapshot!(file(b""), @"
        exit 1
        plan/measures/2.yaml:1:1: error[empty-file]: the file is empty (add the content, or delete the file)
        --- stderr
        Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
        ");
    insta::assert_snapshot!(file(b"# later\n\n"), @"
        exit 1
        plan/measures/2.yaml:1:1: error[empty-file]: the file is empty (add the content, or delete the file)
        --- stderr
        Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
        ");
}

#[test]
fn a_folder_where_a_file_should_be_is_a_finding() {
    let plan = plan().measure("1.a", "bodies: [health], period: Regularly");
    insta::assert_snapshot!(plan.folder("measures/2.yaml").run("check --format short"), @"
        exit 1
        plan/measures/2.yaml:1:1: error[unreadable-file]: this is a folder, but a file is expected (make it a readable file)
        --- stderr
        Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
        ");
}

#[test]
fn what_is_not_utf8_is_a_finding_with_its_line() {
    insta::assert_snapshot!(file(b"objective: 2\ntitle: \xfdyi\n"), @r"
        exit 1
        plan/measures/2.yaml:2:8: error[not-utf-8]: the file is not UTF-8 text: byte 0xFD on line 2 (save the file again as UTF-8)
        --- stderr
        Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
        ");
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_do_no_harm() {
    let text = "\u{feff}objective: 2\r\ntitle: Two\r\nmeasures:\r\n  - id: 2.a\r\n    text: T\r\n    bodies: [health]\r\n    period: 2026\r\n";
    insta::assert_snapshot!(file(text.as_bytes()), @r"
        exit 0
        --- stderr
        Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
        ");
}

#[test]
fn what_plain_yaml_does_not_need_is_refused() {
    insta::assert_snapshot!(file(b"objective: 2\ntitle: &a Two\nmeasures:\n  - <<: *a\n"), @"
        exit 1
        plan/measures/2.yaml:2:11: error[unsupported-yaml]: the file uses an anchor, which is not allowed in a plan (write the value out; quote a text that begins with `&`, `*` or `!`)
        plan/measures/2.yaml:4:5: error[missing-key]: the measure has no `id`, which is required (add `id:` with an id (letters, digits, `.`, `-`, `_`))
        plan/measures/2.yaml:4:5: error[missing-key]: the measure has no `period`, which is required (add `period:` with the decree's words, or a mapping (period))
        plan/measures/2.yaml:4:5: error[missing-key]: the measure has no `text`, which is required (add `text:` with text)
        plan/measures/2.yaml:4:5: error[unsupported-yaml]: the file uses a merge key, which is not allowed in a plan (write the value out; quote a text that begins with `&`, `*` or `!`)
        plan/measures/2.yaml:4:9: error[unsupported-yaml]: the file uses an alias, which is not allowed in a plan (write the value out; quote a text that begins with `&`, `*` or `!`)
        --- stderr
        Action Plan of the Republic of Velmora (2024-2026): 6 errors, 0 warnings
        ");
    insta::assert_snapshot!(file(b"objective: 2\ntitle: Two\nmeasures: []\n---\nobjective: 3\n"), @"
        exit 1
        plan/measures/2.yaml:4:1: error[second-document]: the file has a second document, which is not read (move it to its own file, or remove the `---`)
        --- stderr
        Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
        ");
}

#[test]
fn an_alias_bomb_is_refused_at_its_first_alias() {
    let mut bomb = String::from("a0: &a0 [x, x]\n");
    for nth in 1..20 {
        bomb += &format!(
            "a{nth}: &a{nth} [*a{before}, *a{before}]\n",
            before = nth - 1
        );
    }
    let said = file(bomb.as_bytes());
    let lines: Vec<&str> = said
        .lines()
        .filter(|line| line.contains("unsupported-yaml"))
        .collect();
    assert_eq!(
        lines.len(),
        20 + 38,
        "each anchor and alias is pointed at, and none is followed"
    );
}

#[test]
fn deep_nesting_ends_in_one_finding() {
    insta::assert_snapshot!(file("[".repeat(10_000).as_bytes()), @"
        exit 1
        plan/measures/2.yaml:1:41: error[syntax-error]: the file is not valid YAML: recursion limit exceeded (indent with spaces, close every quote and bracket, and quote a text that contains `: ` or ` #`)
        --- stderr
        Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
        ");
    insta::assert_snapshot!(file("- ".repeat(100_000).as_bytes()), @"
        exit 1
        plan/measures/2.yaml:1:81: error[syntax-error]: the file is not valid YAML: recursion limit exceeded (indent with spaces, close every quote and bracket, and quote a text that contains `: ` or ` #`)
        --- stderr
        Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
        ");
}

#[test]
fn tabs_for_indentation_are_a_finding() {
    insta::assert_snapshot!(file(b"objective: 2\ntitle: Two\nmeasures:\n\t- id: 2.a\n"), @"
        exit 1
        plan/measures/2.yaml:4:2: error[syntax-error]: the file is not valid YAML: tabs disallowed within this context (block indentation) (indent with spaces, close every quote and bracket, and quote a text that contains `: ` or ` #`)
        --- stderr
        Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
        ");
}

#[test]
fn text_of_a_plan_cannot_act_on_the_terminal() {
    insta::assert_snapshot!(file(b"objective: 2\ntitle: \"\\e[2J\"\n\"\\e[31mkey\": 1\nmeasures: []\n"), @"
        exit 1
        plan/measures/2.yaml:2:8: error[control-character]: `title` of the objective contains the control character U+001B (remove the character)
        plan/measures/2.yaml:3:1: error[unknown-key]: `?[31mkey` is not a key of the objective (use `objective`, `title`, `lead`, `answerable`, `every`, `periods`, `kind`, `restricted` or `measures`)
        --- stderr
        Action Plan of the Republic of Velmora (2024-2026): 2 errors, 0 warnings
        ");
}

#[test]
fn a_plan_that_is_no_mapping_is_a_finding() {
    insta::assert_snapshot!(nothing().file("plan.yaml", "- 1\n").run("check --format short"), @"
        exit 1
        plan/plan.yaml:1:1: error[missing-file]: the file of bodies `bodies.yaml` does not exist (create the file, or correct the path)
        plan/plan.yaml:1:1: error[wrong-type]: plan must be a mapping (plan), but is a list
        --- stderr
        2 errors, 0 warnings
        ");
}

#[cfg(unix)]
#[test]
fn a_huge_file_is_not_opened() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: Regularly")
        .file("measures/2.yaml", "");
    let huge = std::fs::OpenOptions::new()
        .write(true)
        .open(plan.path("measures/2.yaml"))
        .unwrap();
    huge.set_len(1024 * 1024 * 1024).unwrap();
    insta::assert_snapshot!(plan.run("check --format short"), @r"
        exit 1
        plan/measures/2.yaml:1:1: error[file-too-large]: the file has 1024 MiB; at most 32 MiB are read (split the file, or remove it from the plan's folder)
        --- stderr
        Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
        ");
}

#[cfg(unix)]
#[test]
fn links_out_of_the_plan_in_a_circle_and_to_nowhere_are_not_followed() {
    use std::os::unix::fs::symlink;
    let plan = plan().measure("1.a", "bodies: [health], period: Regularly");
    symlink("/etc/hostname", plan.path("measures/out.yaml")).unwrap();
    symlink("circle.yaml", plan.path("measures/circle.yaml")).unwrap();
    symlink("gone.yaml", plan.path("measures/nowhere.yaml")).unwrap();
    symlink("..", plan.path("measures/up")).unwrap();
    insta::assert_snapshot!(plan.run("check --format short"), @"
        exit 1
        plan/measures/circle.yaml:1:1: error[link-out-of-plan]: the link leads nowhere, or in a circle (put the file itself in the plan's folder)
        plan/measures/nowhere.yaml:1:1: error[link-out-of-plan]: the link leads nowhere, or in a circle (put the file itself in the plan's folder)
        plan/measures/out.yaml:1:1: error[link-out-of-plan]: the link leads out of the plan's folder (put the file itself in the plan's folder)
        plan/measures/up:1:1: error[link-out-of-plan]: a link to a folder is not followed (put the file itself in the plan's folder)
        --- stderr
        Action Plan of the Republic of Velmora (2024-2026): 4 errors, 0 warnings
        ");
}
