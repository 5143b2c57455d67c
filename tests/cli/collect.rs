//! `collect`: forms that came back, whole and broken.

use insta::assert_snapshot;
use walkdir::WalkDir;

use crate::form::Form;
use crate::support::{Plan, plan};

/// A duty of every quarter, a duty of every month, a delivery and a duty of another body.
fn asked() -> Plan {
    plan()
        .ministry("labour", "Ministry of Labour")
        .measure("1.a", "bodies: [health], period: Regularly")
        .measure("1.b", "bodies: [health], period: May 2024")
        .measure("1.c", "bodies: [labour], period: Regularly")
}

/// The form of a body for the second quarter of 2024.
fn form(plan: &Plan, body: &str) -> Form {
    let printed = plan.run(&format!(
        "request --period 2024-Q2 --body {body} --out forms --as-of 2024-07-01"
    ));
    assert!(printed.starts_with("exit 0"), "{printed}");
    Form::read(
        &plan.read(
            "../forms/2024-Q2-health.xlsx"
                .replace("health", body)
                .as_str(),
        ),
    )
}

/// What `collect` says of forms that are put beside the plan, and what is then on file.
fn collected(plan: Plan, forms: &[(&str, Vec<u8>)], options: &str) -> String {
    let mut plan = plan;
    let mut names = String::new();
    for (name, bytes) in forms {
        plan = plan.bytes(&format!("../{name}"), bytes);
        names = format!("{names} {name}");
    }
    let printed = plan.run(&format!("collect{names} --as-of 2024-07-12 {options}"));
    let mut transcript = printed;
    for body in ["health", "labour"] {
        let file = format!("progress/2024-Q2/{body}.yaml");
        if plan.path(&file).exists() {
            transcript = format!("{transcript}=== {file}\n{}", plan.text(&file));
        }
    }
    transcript
}

fn filled(form: Form) -> Form {
    form.text("H5", "done")
        .number("I5", "45443")
        .text("J5", "Rules approved: see the order\nand its annex")
        .text("K5", "Order No. 7\nLetter No. 8")
        .text("H6", "in progress")
        .text("J6", "Courses begun")
        .text("L6", "Staff: none")
}

#[test]
fn a_form_is_taken_and_what_it_changes_is_told() {
    let plan = asked();
    let form = filled(form(&plan, "health"));
    assert_snapshot!(collected(plan, &[("form.xlsx", form.bytes())], ""), @r#"
    exit 0
    form.xlsx, health for 2024-Q2: 2 new progress reports
    - 1.a for 2024-Q2: stays unmet, overdue after 2024-07-15 unless it is reported as done
    - 1.b: overdue → met

    Left empty: 1.a for 2024-Q1.

    2 progress reports added to 1 file.
    === progress/2024-Q2/health.yaml
    body: health
    period: 2024-Q2
    received_on: 2024-07-12
    progress:
      - measure: 1.b
        state: done
        done_on: 2024-05-31
        summary: |-
          Rules approved: see the order
          and its annex
        evidence:
          - Order No. 7
          - Letter No. 8
      - measure: 1.a
        state: in-progress
        summary: Courses begun
        obstacles: "Staff: none"
    "#);
}

#[test]
fn a_dry_run_shows_it_and_writes_nothing() {
    let plan = asked();
    let form = filled(form(&plan, "health"));
    assert_snapshot!(collected(plan, &[("form.xlsx", form.bytes())], "--dry-run"), @"
    exit 0
    form.xlsx, health for 2024-Q2: 2 new progress reports
    - 1.a for 2024-Q2: stays unmet, overdue after 2024-07-15 unless it is reported as done
    - 1.b: overdue → met

    Left empty: 1.a for 2024-Q1.

    Nothing was written; without --dry-run, 2 progress reports would be added.
    ");
}

#[test]
fn what_is_on_file_is_not_written_again_and_what_differs_corrects_it() {
    let plan = asked();
    let form = filled(form(&plan, "health"));
    let first = plan.bytes("../form.xlsx", &form.bytes());
    first.run("collect form.xlsx --as-of 2024-07-05");
    assert_snapshot!(first.run("collect form.xlsx --as-of 2024-07-10"), @"
    exit 0
    form.xlsx, health for 2024-Q2: 0 new progress reports, 2 on file already
    Left empty: 1.a for 2024-Q1.

    Nothing was written.
    ");
    let again = form.text("J6", "Courses held").text("H6", "done");
    let again = first.bytes("../again.xlsx", &again.bytes());
    assert_snapshot!(again.run("collect again.xlsx --as-of 2024-07-11"), @r#"
    exit 0
    again.xlsx, health for 2024-Q2: 1 new progress report, 1 on file already
    - 1.a for 2024-Q2: awaiting report → met

    1.a corrects what was received on 2024-07-05.

    - again.xlsx, sheet "Progress", H6: measure `1.a` is reported done without evidence
      [done-without-evidence] (add `evidence:` with the acts, letters or documents that prove it)

    Left empty: 1.a for 2024-Q1.

    1 progress report added to 1 file.
    "#);
}

#[test]
fn forms_of_several_bodies_are_taken_together_and_a_bad_one_stops_no_other() {
    let plan = asked();
    let health = filled(form(&plan, "health")).text("H6", "begun");
    let labour = form(&plan, "labour")
        .text("H5", "nothing to report")
        .text("L5", "No case");
    let forms = [
        ("health.xlsx", health.bytes()),
        ("labour.xlsx", labour.bytes()),
    ];
    assert_snapshot!(collected(plan, &forms, ""), @r#"
    exit 1
    health.xlsx, health for 2024-Q2: refused
    - health.xlsx, sheet "Progress", H6: "begun" is not a state; choose "done", "in progress", "not
      started", "nothing to report" or "not applicable"

    Left empty: 1.a for 2024-Q1.

    labour.xlsx, labour for 2024-Q2: 1 new progress report
    - 1.c for 2024-Q2: stays unmet, overdue after 2024-07-15 unless it is reported as done

    Left empty: 1.c for 2024-Q1.

    1 progress report added to 1 file.
    --- stderr
    1 form refused
    === progress/2024-Q2/labour.yaml
    body: labour
    period: 2024-Q2
    received_on: 2024-07-12
    progress:
      - measure: 1.c
        state: nil
        obstacles: No case
    "#);
}

#[test]
fn a_form_that_was_sent_twice_is_taken_once() {
    let plan = asked();
    let form = filled(form(&plan, "health"));
    let forms = [("a.xlsx", form.bytes()), ("b.xlsx", form.bytes())];
    assert_snapshot!(collected(plan, &forms, ""), @r#"
    exit 0
    a.xlsx, health for 2024-Q2: 2 new progress reports
    - 1.a for 2024-Q2: stays unmet, overdue after 2024-07-15 unless it is reported as done
    - 1.b: overdue → met

    Left empty: 1.a for 2024-Q1.

    b.xlsx, health for 2024-Q2: 0 new progress reports
    - b.xlsx: 2 answers are the same as in another form and filed only once

    Left empty: 1.a for 2024-Q1.

    2 progress reports added to 1 file.
    === progress/2024-Q2/health.yaml
    body: health
    period: 2024-Q2
    received_on: 2024-07-12
    progress:
      - measure: 1.b
        state: done
        done_on: 2024-05-31
        summary: |-
          Rules approved: see the order
          and its annex
        evidence:
          - Order No. 7
          - Letter No. 8
      - measure: 1.a
        state: in-progress
        summary: Courses begun
        obstacles: "Staff: none"
    "#);
}

#[test]
fn two_forms_that_disagree_are_both_refused() {
    let plan = asked();
    let form = filled(form(&plan, "health"));
    let other = form.clone().text("H6", "not started");
    let forms = [("a.xlsx", form.bytes()), ("b.xlsx", other.bytes())];
    assert_snapshot!(collected(plan, &forms, ""), @r#"
    exit 1
    a.xlsx, health for 2024-Q2: refused
    - a.xlsx, sheet "Progress", H6: the answer on measure `1.a` contradicts b.xlsx, sheet "Progress",
      H6; ask the body which one counts

    Left empty: 1.a for 2024-Q1.

    b.xlsx, health for 2024-Q2: refused
    - b.xlsx, sheet "Progress", H6: the answer on measure `1.a` contradicts a.xlsx, sheet "Progress",
      H6; ask the body which one counts

    Left empty: 1.a for 2024-Q1.

    Nothing was written.
    --- stderr
    2 forms refused
    "#);
}

/// What `collect` says of one broken form after the other.
fn refused(forms: Vec<(&str, Form)>) -> String {
    let mut transcript = String::new();
    for (what, form) in forms {
        let printed = collected(asked(), &[("form.xlsx", form.bytes())], "");
        transcript.push_str(&format!("# {what}\n{printed}"));
    }
    transcript
}

#[test]
#[expect(clippy::too_many_lines, reason = "it is one long transcript")]
fn every_bad_cell_has_its_own_answer() {
    let form = form(&asked(), "health");
    assert_snapshot!(refused(vec![
        ("a formula", filled(form.clone()).formula("J5", "A1&amp;B1", "x")),
        ("a date as text", filled(form.clone()).text("I5", "2024-05-30")),
        ("a date with dots", filled(form.clone()).text("I5", "30.05.2024")),
        ("a date with slashes", filled(form.clone()).text("I5", "05/06/2024")),
        ("a number without a format", filled(form.clone()).bare_number("I5", "45442")),
        ("a time of day", filled(form.clone()).number("I5", "45442.5")),
        ("no state", filled(form.clone()).text("H5", "")),
        ("another state", filled(form.clone()).text("H5", "finished")),
        ("an error of the workbook", filled(form.clone()).error("J6", "#REF!")),
        ("merged cells", filled(form.clone()).merged("J5:J6")),
        ("what check refuses", filled(form.clone()).text("I5", "2024-07-30")),
        ("a control character", filled(form.clone()).text("J6", "a\u{202e}b")),
        ("a delivery without a day", filled(form.clone()).text("I5", "")),
    ]), @r##"
    # a formula
    exit 1
    form.xlsx, health for 2024-Q2: refused
    - form.xlsx, sheet "Progress", J5: formulas are not evaluated (=A1&B1); enter the value

    Left empty: 1.a for 2024-Q1.

    Nothing was written.
    --- stderr
    1 form refused
    # a date as text
    exit 0
    form.xlsx, health for 2024-Q2: 2 new progress reports
    - 1.a for 2024-Q2: stays unmet, overdue after 2024-07-15 unless it is reported as done
    - 1.b: overdue → met

    Left empty: 1.a for 2024-Q1.

    2 progress reports added to 1 file.
    === progress/2024-Q2/health.yaml
    body: health
    period: 2024-Q2
    received_on: 2024-07-12
    progress:
      - measure: 1.b
        state: done
        done_on: 2024-05-30
        summary: |-
          Rules approved: see the order
          and its annex
        evidence:
          - Order No. 7
          - Letter No. 8
      - measure: 1.a
        state: in-progress
        summary: Courses begun
        obstacles: "Staff: none"
    # a date with dots
    exit 0
    form.xlsx, health for 2024-Q2: 2 new progress reports
    - 1.a for 2024-Q2: stays unmet, overdue after 2024-07-15 unless it is reported as done
    - 1.b: overdue → met

    Left empty: 1.a for 2024-Q1.

    2 progress reports added to 1 file.
    === progress/2024-Q2/health.yaml
    body: health
    period: 2024-Q2
    received_on: 2024-07-12
    progress:
      - measure: 1.b
        state: done
        done_on: 2024-05-30
        summary: |-
          Rules approved: see the order
          and its annex
        evidence:
          - Order No. 7
          - Letter No. 8
      - measure: 1.a
        state: in-progress
        summary: Courses begun
        obstacles: "Staff: none"
    # a date with slashes
    exit 1
    form.xlsx, health for 2024-Q2: refused
    - form.xlsx, sheet "Progress", I5: "05/06/2024" is not a clear date; write it as YYYY-MM-DD

    Left empty: 1.a for 2024-Q1.

    Nothing was written.
    --- stderr
    1 form refused
    # a number without a format
    exit 1
    form.xlsx, health for 2024-Q2: refused
    - form.xlsx, sheet "Progress", I5: 45442 is a number, not a date; if it is a spreadsheet date, write
      2024-05-30

    Left empty: 1.a for 2024-Q1.

    Nothing was written.
    --- stderr
    1 form refused
    # a time of day
    exit 1
    form.xlsx, health for 2024-Q2: refused
    - form.xlsx, sheet "Progress", I5: "2024-05-30 12:00" is not a date; write only the date, as
      YYYY-MM-DD

    Left empty: 1.a for 2024-Q1.

    Nothing was written.
    --- stderr
    1 form refused
    # no state
    exit 1
    form.xlsx, health for 2024-Q2: refused
    - form.xlsx, sheet "Progress", H5: the row has answers but no state; choose "done", "in progress",
      "not started", "nothing to report" or "not applicable"

    Left empty: 1.a for 2024-Q1.

    Nothing was written.
    --- stderr
    1 form refused
    # another state
    exit 1
    form.xlsx, health for 2024-Q2: refused
    - form.xlsx, sheet "Progress", H5: "finished" is not a state; choose "done", "in progress", "not
      started", "nothing to report" or "not applicable"

    Left empty: 1.a for 2024-Q1.

    Nothing was written.
    --- stderr
    1 form refused
    # an error of the workbook
    exit 1
    form.xlsx, health for 2024-Q2: refused
    - form.xlsx, sheet "Progress", J6: "#REF!" is an error value; enter the text

    Left empty: 1.a for 2024-Q1.

    Nothing was written.
    --- stderr
    1 form refused
    # merged cells
    exit 1
    form.xlsx, health for 2024-Q2: refused
    - form.xlsx, sheet "Progress", J5:J6: merged cells do not show which row they answer; split them

    Left empty: 1.a for 2024-Q1.

    Nothing was written.
    --- stderr
    1 form refused
    # what check refuses
    exit 1
    form.xlsx, health for 2024-Q2: refused
    - form.xlsx, sheet "Progress", I5: measure `1.b` is reported done on 2024-07-30, after the progress
      report was received on 2024-07-12 [received-before-done] (correct `done_on` or `received_on`)

    Left empty: 1.a for 2024-Q1.

    Nothing was written.
    --- stderr
    1 form refused
    # a control character
    exit 1
    form.xlsx, health for 2024-Q2: refused
    - form.xlsx, sheet "Progress", J6: `summary` of the progress report contains the control character
      U+202E [control-character] (remove the character)

    Left empty: 1.a for 2024-Q1.

    Nothing was written.
    --- stderr
    1 form refused
    # a delivery without a day
    exit 1
    form.xlsx, health for 2024-Q2: refused
    - form.xlsx, sheet "Progress", H5: measure `1.b` is a delivery and reported done, but `done_on` is
      missing [done-without-date] (add `done_on: YYYY-MM-DD`, the date on which it was finished)

    Left empty: 1.a for 2024-Q1.

    Nothing was written.
    --- stderr
    1 form refused
    "##);
}

#[test]
fn what_was_changed_in_the_form_itself_is_found() {
    let form = form(&asked(), "health");
    assert_snapshot!(refused(vec![
        ("the id of a measure", filled(form.clone()).text("A5", "1.a")),
        ("the words of a measure", filled(form.clone()).text("C5", "Measure x")),
        ("a title", filled(form.clone()).text("J4", "Remarks")),
        ("a row added", filled(form.clone()).row(9, &[("A", "1.a"), ("H", "done")])),
        ("a code changed", filled(form.clone()).text("O5", "0123456789ab")),
        ("the mark", form.clone().text("A3", "x")),
        ("nothing filled in", form.clone()),
        ("a row emptied", filled(form.clone()).text("A6", "").text("O6", "")),
    ]), @r#"
    # the id of a measure
    exit 1
    form.xlsx, health for 2024-Q2: refused
    - form.xlsx, sheet "Progress", A5: the locked id of the measure was changed from `1.b` to `1.a`

    Left empty: 1.a for 2024-Q1.

    Nothing was written.
    --- stderr
    1 form refused
    # the words of a measure
    exit 0
    form.xlsx, health for 2024-Q2: 2 new progress reports
    - 1.a for 2024-Q2: stays unmet, overdue after 2024-07-15 unless it is reported as done
    - 1.b: overdue → met

    - form.xlsx, sheet "Progress", C5: the locked cell "The decree's words" was changed; the change is
      ignored

    Left empty: 1.a for 2024-Q1.

    2 progress reports added to 1 file.
    === progress/2024-Q2/health.yaml
    body: health
    period: 2024-Q2
    received_on: 2024-07-12
    progress:
      - measure: 1.b
        state: done
        done_on: 2024-05-31
        summary: |-
          Rules approved: see the order
          and its annex
        evidence:
          - Order No. 7
          - Letter No. 8
      - measure: 1.a
        state: in-progress
        summary: Courses begun
        obstacles: "Staff: none"
    # a title
    exit 1
    form.xlsx: refused
    - form.xlsx, sheet "Progress", J4: the column title is "Remarks", but "What was done" is expected: a
      column was added, moved or removed; use the form that was sent

    Nothing was written.
    --- stderr
    1 form refused
    # a row added
    exit 1
    form.xlsx, health for 2024-Q2: refused
    - form.xlsx, sheet "Progress", A9: row 9 does not belong to the form: it was added, or its id or
      code was changed; enter additional reports with `tadbir record`

    Left empty: 1.a for 2024-Q1.

    Nothing was written.
    --- stderr
    1 form refused
    # a code changed
    exit 1
    form.xlsx, health for 2024-Q2: refused
    - form.xlsx, sheet "Progress", A5: row 5 does not belong to the form: it was added, or its id or
      code was changed; enter additional reports with `tadbir record`

    Left empty: 1.a for 2024-Q1.

    Nothing was written.
    --- stderr
    1 form refused
    # the mark
    exit 1
    form.xlsx: refused
    - form.xlsx: the workbook is not a Tadbir form: no sheet has `tadbir.form/1` in cell A3

    Nothing was written.
    --- stderr
    1 form refused
    # nothing filled in
    exit 1
    form.xlsx, health for 2024-Q2: refused
    - form.xlsx: no row is filled in; if there is nothing to report, choose that state in each row

    Left empty: 1.b for 2024-05-31, 1.a for 2024-Q2 and 1.a for 2024-Q1.

    Nothing was written.
    --- stderr
    1 form refused
    # a row emptied
    exit 1
    form.xlsx, health for 2024-Q2: refused
    - form.xlsx, sheet "Progress", A6: row 6 does not belong to the form: it was added, or its id or
      code was changed; enter additional reports with `tadbir record`

    Left empty: 1.a for 2024-Q1.

    Nothing was written.
    --- stderr
    1 form refused
    "#);
}

#[test]
fn what_is_written_where_nothing_is_read_is_named() {
    let form = filled(form(&asked(), "health"))
        .with_part("xl/comments1.xml", b"<comments/>")
        .row(5, &[("P", "See the letter"), ("Q", "!")])
        .replace(
            "xl/workbook.xml",
            r#"name="Instructions""#,
            r#"name="Notes""#,
        );
    assert_snapshot!(collected(asked(), &[("form.xlsx", form.bytes())], "--dry-run"), @r#"
    exit 0
    form.xlsx, health for 2024-Q2: 2 new progress reports
    - 1.a for 2024-Q2: stays unmet, overdue after 2024-07-15 unless it is reported as done
    - 1.b: overdue → met

    - form.xlsx: comments on cells are not read
    - form.xlsx: the sheet "Notes" is not read
    - form.xlsx, sheet "Progress", row 5: cells to the right of the form are not read (2 cells)

    Left empty: 1.a for 2024-Q1.

    Nothing was written; without --dry-run, 2 progress reports would be added.
    "#);
}

#[test]
fn forms_of_other_plans_bodies_and_days_are_refused() {
    let form = filled(form(&asked(), "health"));
    let take = |plan: Plan| collected(plan, &[("form.xlsx", form.bytes())], "");
    let other_plan = take(asked().with("plan.yaml", "id: vel-2024", "id: vel-2030"));
    let other_body = take(
        plan()
            .with("bodies.yaml", "id: health", "id: moh")
            .measure("1.a", "bodies: [moh], period: Regularly"),
    );
    let amended = take(asked().amendment("2024-07-10", "measure: 1.b, period: September 2024"));
    let removed = take(plan().measure("1.a", "bodies: [health], period: Regularly"));
    let no_longer = take(
        plan()
            .ministry("labour", "Ministry of Labour")
            .measure("1.a", "bodies: [labour], period: Regularly")
            .measure("1.b", "bodies: [health], period: May 2024"),
    );
    assert_snapshot!([other_plan, other_body, amended, removed, no_longer].concat(), @r#"
    exit 1
    form.xlsx: refused
    - form.xlsx: this form belongs to the plan `vel-2024`, not to `vel-2030`

    Nothing was written.
    --- stderr
    1 form refused
    exit 1
    form.xlsx: refused
    - form.xlsx: this form belongs to the body `health`, which the plan does not declare

    Nothing was written.
    --- stderr
    1 form refused
    exit 1
    form.xlsx, health for 2024-Q2: refused
    - form.xlsx, sheet "Progress", A5: measure `1.b` was amended since the form was created on
      2024-07-01: its wording, period or due date changed; create a new form with `tadbir request`

    Left empty: 1.a for 2024-Q1.

    Nothing was written.
    --- stderr
    1 form refused
    exit 1
    form.xlsx, health for 2024-Q2: refused
    - form.xlsx, sheet "Progress", A5: the plan has no measure `1.b`; the id was changed in the form, or
      the measure was removed from the plan since

    Left empty: 1.a for 2024-Q1.

    Nothing was written.
    --- stderr
    1 form refused
    exit 1
    form.xlsx, health for 2024-Q2: refused
    - form.xlsx, sheet "Progress", A6: `health` reports on measure `1.a`, which it does not answer for
      [progress-by-other-body] (move the entry to the file of `labour`, or add `health` to the measure)

    Left empty: 1.a for 2024-Q1.

    Nothing was written.
    --- stderr
    1 form refused
    "#);
}

#[test]
fn what_is_no_form_is_refused_with_what_to_do() {
    let form = filled(form(&asked(), "health"));
    let encrypted: Vec<u8> = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        .into_iter()
        .chain("EncryptedPackage".bytes().flat_map(|byte| [byte, 0]))
        .collect();
    let mut cut = form.bytes();
    cut.truncate(cut.len() / 2);
    let bomb = form
        .clone()
        .with_part("xl/media/x.bin", &vec![0; 65 * 1024 * 1024]);
    let forms: Vec<(&str, Vec<u8>)> = vec![
        (
            "macros.xlsm",
            form.clone().with_part("xl/vbaProject.bin", b"x").bytes(),
        ),
        ("password.xlsx", encrypted),
        ("old.xls", vec![0xD0, 0xCF, 0x11, 0xE0, 0, 0]),
        ("cut.xlsx", cut),
        ("bomb.xlsx", bomb.bytes()),
        ("empty.xlsx", Vec::new()),
        (
            "letter.docx",
            form.clone()
                .without_part("xl/workbook.xml")
                .with_part("word/document.xml", b"x")
                .bytes(),
        ),
        (
            "sheet.ods",
            form.clone()
                .without_part("xl/workbook.xml")
                .with_part("content.xml", b"x")
                .bytes(),
        ),
        (
            "archive.zip",
            form.clone().without_part("xl/workbook.xml").bytes(),
        ),
        ("notes.csv", b"a,b\n1,2\n".to_vec()),
        ("latin.csv", vec![0xE9, 0x2C]),
        ("picture.png", vec![0x89, b'P', b'N', b'G']),
    ];
    assert_snapshot!(collected(asked(), &forms, ""), @r#"
    exit 1
    macros.xlsm: refused
    - macros.xlsm: the workbook has macros and is not opened; save it as XLSX without macros

    password.xlsx: refused
    - password.xlsx: the file is protected with a password; ask for it without one

    old.xls: refused
    - old.xls: the file is in the Excel format from before 2007; save it as XLSX

    cut.xlsx: refused
    - cut.xlsx: the workbook is damaged: invalid Zip archive: Could not find EOCD; ask the body to send
      it again

    bomb.xlsx: refused
    - bomb.xlsx: the file unpacks to more than 8 MiB, which is too large for a form

    empty.xlsx: refused
    - empty.xlsx: the file is empty

    letter.docx: refused
    - letter.docx: the file is a Word document; enter its content with `tadbir record`

    sheet.ods: refused
    - sheet.ods: the file is an OpenDocument file; save it as XLSX

    archive.zip: refused
    - archive.zip: the file is an archive, but not a workbook; send the form as XLSX

    notes.csv: refused
    - notes.csv: the file is not a Tadbir form: no line begins with `tadbir.form/1`

    latin.csv: refused
    - latin.csv: the file is neither a workbook nor UTF-8 text; save it as XLSX, or as "CSV UTF-8"

    picture.png: refused
    - picture.png: the file is neither a workbook nor UTF-8 text; save it as XLSX, or as "CSV UTF-8"

    Nothing was written.
    --- stderr
    12 forms refused
    "#);
    assert_snapshot!(asked().run("collect nothing.xlsx plan --as-of 2024-07-12"), @"
    exit 1
    nothing.xlsx: refused
    - nothing.xlsx: the file cannot be read: no such file or directory

    plan: refused
    - plan: this is a folder; name the files in it

    Nothing was written.
    --- stderr
    2 forms refused
    ");
}

#[test]
fn a_cell_in_the_last_corner_costs_nothing() {
    let form = filled(form(&asked(), "health")).row(1_048_576, &[("XFD", "far")]);
    assert_snapshot!(collected(asked(), &[("form.xlsx", form.bytes())], ""), @r#"
    exit 1
    form.xlsx, health for 2024-Q2: refused
    - form.xlsx, sheet "Progress", A1048576: row 1048576 does not belong to the form: it was added, or
      its id or code was changed; enter additional reports with `tadbir record`
    - form.xlsx, sheet "Progress", row 1048576: cells to the right of the form are not read (1 cell)

    Left empty: 1.a for 2024-Q1.

    Nothing was written.
    --- stderr
    1 form refused
    "#);
}

#[test]
fn a_form_is_taken_as_csv() {
    let code = |plan: &Plan, at: &str| {
        let form = Form::read(&plan.read("../forms/2024-Q2-health.xlsx"));
        form.value(at)
    };
    let plan = asked();
    form(&plan, "health");
    let (first, second) = (code(&plan, "O5"), code(&plan, "O6"));
    let head = "Measure,For,The decree's words,Implementation period,Due on,What was said last,To be put right,State,Done on,What was done,Evidence (one per line),Obstacles,Needs,\"Reason, if not applicable\",Code";
    let csv = format!(
        "Progress report,,\nPlan,,\ntadbir.form/1,vel-2024,2024-Q2,health,2024-07-01,x\n{head}\n\
1.b,2024-05-31,Measure b,May 2024,2024-05-31,,,done,2024-05-30,\"Two\nlines\",Order,,,,{first}\n\
1.a,2024-Q2,Measure a,Regularly,2024-06-30,,,Nothing to report,45000,,,x,,,{second}\n"
    );
    assert_snapshot!(collected(asked(), &[("form.csv", csv.clone().into_bytes())], ""), @"
    exit 1
    form.csv, health for 2024-Q2: refused
    - form.csv, I7: 45000 is a number, not a date; if it is a spreadsheet date, write 2023-03-15

    Nothing was written.
    --- stderr
    1 form refused
    ");
    let mended = csv.replace("45000", "");
    assert_snapshot!(collected(asked(), &[("form.csv", mended.clone().into_bytes())], ""), @"
    exit 0
    form.csv, health for 2024-Q2: 2 new progress reports
    - 1.a for 2024-Q2: stays unmet, overdue after 2024-07-15 unless it is reported as done
    - 1.b: overdue → met

    2 progress reports added to 1 file.
    === progress/2024-Q2/health.yaml
    body: health
    period: 2024-Q2
    received_on: 2024-07-12
    progress:
      - measure: 1.b
        state: done
        done_on: 2024-05-30
        summary: |-
          Two
          lines
        evidence:
          - Order
      - measure: 1.a
        state: nil
        obstacles: x
    ");
    let semicolons = format!(
        "\u{feff}{}",
        mended
            .replace("\"Reason, if", "\"Reason; if")
            .replace(',', ";")
            .replace("Reason; if", "Reason, if")
    );
    assert_snapshot!(collected(asked(), &[("form.csv", semicolons.into_bytes())], "--dry-run"), @"
    exit 0
    form.csv, health for 2024-Q2: 2 new progress reports
    - 1.a for 2024-Q2: stays unmet, overdue after 2024-07-15 unless it is reported as done
    - 1.b: overdue → met

    Nothing was written; without --dry-run, 2 progress reports would be added.
    ");
}

#[test]
fn a_telephone_number_in_a_form_is_found_once() {
    let yaml = "plan: vel-2024\nbody: health\nperiod: 2024-Q2\nprogress:\n  - { measure: 1.a, state: nil, obstacles: Staff. Call +994 12 555 12 34 }\n  - measure: 1.b\n    state: done\n    done_on: 2024-05-30\n    summary: Call +994 12 555 12 35\n    evidence: [Order, tel. 555 12 34]\n";
    let form = ("form.yaml", yaml.as_bytes().to_vec());
    assert_snapshot!(collected(asked(), &[form], "--dry-run"), @"
    exit 0
    form.yaml, health for 2024-Q2: 2 new progress reports
    - 1.a for 2024-Q2: stays unmet, overdue after 2024-07-15 unless it is reported as done
    - 1.b: overdue → met

    - form.yaml:5:56: `obstacles` of the progress report contains what looks like a telephone number
      (remove it; only `contacts.yaml` may name people)
    - form.yaml:9:19: `summary` of the progress report contains what looks like a telephone number
      (remove it; only `contacts.yaml` may name people)
    - form.yaml:10:28: `evidence` of the progress report contains what looks like a telephone number
      (remove it; only `contacts.yaml` may name people)

    Nothing was written; without --dry-run, 2 progress reports would be added.
    ");
}

#[test]
#[expect(clippy::too_many_lines, reason = "it is one long transcript")]
fn a_form_is_taken_as_yaml() {
    let yaml = "plan: vel-2024\nbody: Ministry of Health\nperiod: 2024-Q2\nprogress:\n  - measure: 1.b\n    state: done\n    done_on: 2024-05-30\n    evidence: [Order]\n  - { measure: 1.a, state: nil, obstacles: Staff, received_on: 2024-07-01 }\n";
    let take = |yaml: &str| collected(asked(), &[("form.yaml", yaml.as_bytes().to_vec())], "");
    assert_snapshot!(take(yaml), @"
    exit 0
    form.yaml, health for 2024-Q2: 2 new progress reports
    - 1.a for 2024-Q2: stays unmet, overdue after 2024-07-15 unless it is reported as done
    - 1.b: overdue → met

    - form.yaml:9:5: `received_on` is ignored: the office received the form on 2024-07-12

    2 progress reports added to 1 file.
    === progress/2024-Q2/health.yaml
    body: health
    period: 2024-Q2
    received_on: 2024-07-12
    progress:
      - measure: 1.b
        state: done
        done_on: 2024-05-30
        evidence:
          - Order
      - measure: 1.a
        state: nil
        obstacles: Staff
    ");
    let bad = [
        yaml.replace("vel-2024", "other"),
        yaml.replace("plan: vel-2024\n", ""),
        yaml.replace("Ministry of Health", "Ministry of Wealth"),
        yaml.replace("1.a", "1.x"),
        yaml.replace("state: nil", "stat: nil"),
        yaml.replace("    done_on: 2024-05-30\n", ""),
        yaml.replace("[Order]", "[Order"),
        yaml.replace("2024-Q2", "spring"),
        "plan: vel-2024\nbody: health\nperiod: 2024-Q2\nprogress: []\n".to_owned(),
        "# nothing\n".to_owned(),
    ];
    let transcripts: String = bad.iter().map(|yaml| take(yaml)).collect();
    assert_snapshot!(transcripts, @"
    exit 1
    form.yaml: refused
    - form.yaml:1:7: this form belongs to the plan `other`, not to `vel-2024`

    Nothing was written.
    --- stderr
    1 form refused
    exit 1
    form.yaml: refused
    - form.yaml:1:1: the form has no `plan`, which is required (add `plan:` with an id (letters, digits,
      `.`, `-`, `_`))

    Nothing was written.
    --- stderr
    1 form refused
    exit 1
    form.yaml: refused
    - form.yaml:2:7: the plan declares no body `Ministry of Wealth`, or several with that name

    Nothing was written.
    --- stderr
    1 form refused
    exit 1
    form.yaml, health for 2024-Q2: refused
    - form.yaml:9:16: the plan has no measure `1.x`; did you mean `1.a`?

    Nothing was written.
    --- stderr
    1 form refused
    exit 1
    form.yaml, health for 2024-Q2: refused
    - form.yaml:9:7: the progress report has no `state`, which is required (add `state:` with `done`,
      `in-progress`, `not-started`, `nil`, `not-applicable` or `undone`)
    - form.yaml:9:21: `stat` is not a key of the progress report (did you mean `state`?)

    Nothing was written.
    --- stderr
    1 form refused
    exit 1
    form.yaml, health for 2024-Q2: refused
    - form.yaml:5:5: measure `1.b` is a delivery and reported done, but `done_on` is missing
      [done-without-date] (add `done_on: YYYY-MM-DD`, the date on which it was finished)
    - form.yaml:8:5: `received_on` is ignored: the office received the form on 2024-07-12

    Nothing was written.
    --- stderr
    1 form refused
    exit 1
    form.yaml: refused
    - form.yaml:8:15: the file is not valid YAML: unclosed bracket '[' (indent with spaces, close every
      quote and bracket, and quote a text that contains `: ` or ` #`)

    Nothing was written.
    --- stderr
    1 form refused
    exit 1
    form.yaml: refused
    - form.yaml:3:9: `period` of the form must be a reporting period such as `2009-Q1`, but is `spring`

    Nothing was written.
    --- stderr
    1 form refused
    exit 1
    form.yaml, health for 2024-Q2: refused
    - form.yaml: the form has no entry; if there is nothing to report, write an entry with `state: nil`

    Nothing was written.
    --- stderr
    1 form refused
    exit 1
    form.yaml: refused
    - form.yaml:1:1: the file is empty (add the content, or delete the file)

    Nothing was written.
    --- stderr
    1 form refused
    ");
}

#[test]
fn the_day_the_office_had_it_is_said() {
    let plan = asked();
    let form = filled(form(&plan, "health")).bytes();
    assert_snapshot!(collected(plan, &[("form.xlsx", form.clone())], "--received-on 2024-07-08"), @r#"
    exit 0
    form.xlsx, health for 2024-Q2: 2 new progress reports
    - 1.a for 2024-Q2: stays unmet, overdue after 2024-07-15 unless it is reported as done
    - 1.b: overdue → met

    Left empty: 1.a for 2024-Q1.

    2 progress reports added to 1 file.
    === progress/2024-Q2/health.yaml
    body: health
    period: 2024-Q2
    received_on: 2024-07-08
    progress:
      - measure: 1.b
        state: done
        done_on: 2024-05-31
        summary: |-
          Rules approved: see the order
          and its annex
        evidence:
          - Order No. 7
          - Letter No. 8
      - measure: 1.a
        state: in-progress
        summary: Courses begun
        obstacles: "Staff: none"
    "#);
    assert_snapshot!(collected(asked(), &[("form.xlsx", form)], "--received-on 2024-07-13"), @"
    exit 2
    --- stderr
    error: --received-on: 2024-07-13 is after the as-of date, 2024-07-12
    ");
}

#[test]
fn nothing_is_written_outside_the_plan_whatever_a_form_says() {
    let plan = asked();
    let form = filled(form(&plan, "health"));
    let hidden = form
        .replace(
            "xl/sharedStrings.xml",
            "<t>health</t>",
            "<t>../../health</t>",
        )
        .bytes();
    let plan = asked().bytes("../form.xlsx", &hidden);
    let everything = |folder: &str| {
        let walk = WalkDir::new(plan.path(folder)).sort_by_file_name();
        let paths = walk.into_iter().map(|entry| entry.unwrap().into_path());
        paths.collect::<Vec<_>>()
    };
    let before = everything("../");
    assert_snapshot!(plan.run("collect form.xlsx --as-of 2024-07-12"), @"
    exit 1
    form.xlsx: refused
    - form.xlsx: this form belongs to the body `../../health`, which the plan does not declare

    Nothing was written.
    --- stderr
    1 form refused
    ");
    assert_eq!(everything("../"), before);
}

/// A form as YAML about the delivery: begun, and finished.
const BEGUN: &str = "plan: vel-2024\nbody: health\nperiod: 2024-Q2\nprogress:\n  - { measure: 1.b, state: in-progress, summary: Drafted }\n";
const FINISHED: &str = "plan: vel-2024\nbody: health\nperiod: 2024-Q2\nprogress:\n  - { measure: 1.b, state: done, done_on: 2024-05-30, evidence: [Order] }\n";

/// The form that [`filled`] fills in, saved as CSV.
fn csv_of(form: &Form) -> Vec<u8> {
    let titles = "Measure,For,The decree's words,Implementation period,Due on,What was said last,To be put right,State,Done on,What was done,Evidence (one per line),Obstacles,Needs,\"Reason, if not applicable\",Code";
    let (first, second) = (form.value("O5"), form.value("O6"));
    format!(
        "Progress report\nPlan\ntadbir.form/1,vel-2024,2024-Q2,health,2024-07-01,x\n{titles}\n\
1.b,2024-05-31,Measure b,May 2024,2024-05-31,,,done,2024-05-31,\"Rules approved: see the order\nand its annex\",\"Order No. 7\nLetter No. 8\",,,,{first}\n\
1.a,2024-Q2,Measure a,Regularly,2024-06-30,,,in progress,,Courses begun,,Staff: none,,,{second}\n"
    )
    .into_bytes()
}

/// A plan in which the first form was corrected by the second, both in one folder.
fn corrected_once() -> Plan {
    let plan = asked()
        .beside("inbox/1.yaml", BEGUN)
        .beside("inbox/2.yaml", FINISHED);
    plan.run("collect inbox/1.yaml --as-of 2024-07-05");
    plan
}

#[test]
fn a_folder_that_is_collected_again_brings_nothing_superseded_back() {
    let plan = corrected_once();
    let both = "collect inbox/1.yaml inbox/2.yaml";
    assert_snapshot!(plan.run(&format!("{both} --as-of 2024-07-10")), @"
    exit 0
    inbox/1.yaml, health for 2024-Q2: 0 new progress reports, 1 on file already
    inbox/2.yaml, health for 2024-Q2: 1 new progress report
    - 1.b: overdue → met

    1.b corrects what was received on 2024-07-05.

    1 progress report added to 1 file.
    ");
    let file = plan.text("progress/2024-Q2/health.yaml");
    for day in ["2024-07-10", "2024-07-11", "2024-09-30"] {
        plan.run(&format!("{both} --as-of {day}"));
        plan.run(&format!("{both} --as-of {day} --received-on {day}"));
        plan.run(&format!("collect inbox/1.yaml --as-of {day}"));
    }
    assert_eq!(plan.text("progress/2024-Q2/health.yaml"), file);
    assert_snapshot!(plan.run(&format!("{both} --as-of 2024-07-12")), @"
    exit 0
    inbox/1.yaml, health for 2024-Q2: 0 new progress reports, 1 on file already
    - inbox/1.yaml: 1.b was corrected on 2024-07-10, so it is not filed again; if the body reports the
      same again, give the later date with `--received-on`

    inbox/2.yaml, health for 2024-Q2: 0 new progress reports, 1 on file already

    Nothing was written.
    ");
    assert_snapshot!(plan.run("overdue --as-of 2024-07-12 --measure 1.b"), @"
    exit 0
    Nothing is overdue as of 2024-07-12
    ");
}

#[test]
fn what_was_corrected_holds_again_only_where_a_later_day_is_stated() {
    let plan = corrected_once();
    plan.run("collect inbox/2.yaml --as-of 2024-07-10");
    assert_snapshot!(plan.run("collect inbox/1.yaml --received-on 2024-07-10 --as-of 2024-07-12"), @"
    exit 0
    inbox/1.yaml, health for 2024-Q2: 0 new progress reports, 1 on file already
    - inbox/1.yaml: 1.b was corrected on 2024-07-10, so it is not filed again; if the body reports the
      same again, give the later date with `--received-on`

    Nothing was written.
    ");
    assert_snapshot!(plan.run("collect inbox/1.yaml --received-on 2024-07-11 --as-of 2024-07-12"), @"
    exit 0
    inbox/1.yaml, health for 2024-Q2: 1 new progress report
    - 1.b: met → overdue, 42 days

    1.b corrects what was received on 2024-07-10.

    - inbox/1.yaml:5:5: measure `1.b` was due on 2024-05-31 and is reported in-progress on 2024-07-11,
      without obstacles [late-without-obstacles] (add `obstacles:` and say what prevents the work)

    1 progress report added to 1 file.
    ");
    assert_snapshot!(plan.run("collect inbox/1.yaml --received-on 2024-07-12 --as-of 2024-07-12"), @"
    exit 0
    inbox/1.yaml, health for 2024-Q2: 0 new progress reports, 1 on file already

    Nothing was written.
    ");
    assert_snapshot!(plan.text("progress/2024-Q2/health.yaml"), @"
    body: health
    period: 2024-Q2
    received_on: 2024-07-05
    progress:
      - measure: 1.b
        state: in-progress
        summary: Drafted
      - measure: 1.b
        state: done
        done_on: 2024-05-30
        evidence:
          - Order
        received_on: 2024-07-10
      - measure: 1.b
        state: in-progress
        summary: Drafted
        received_on: 2024-07-11
    ");
}

#[test]
fn an_answer_that_record_corrected_is_not_brought_back_in_any_format() {
    let plan = asked();
    let form = filled(form(&plan, "health"));
    let csv = csv_of(&form);
    let plan = plan.bytes("../form.xlsx", &form.bytes());
    let plan = plan.bytes("../form.csv", &csv);
    let crlf = String::from_utf8(csv).unwrap().replace('\n', "\r\n");
    let plan = plan.bytes("../crlf.csv", crlf.as_bytes());
    plan.run("collect form.xlsx --as-of 2024-07-05");
    plan.run("record 1.a --body health --period 2024-Q2 --state done --summary Held --evidence L --as-of 2024-07-08");
    let file = plan.text("progress/2024-Q2/health.yaml");
    assert_snapshot!(plan.run("collect form.xlsx --as-of 2024-07-10"), @"
    exit 0
    form.xlsx, health for 2024-Q2: 0 new progress reports, 2 on file already
    - form.xlsx: 1.a was corrected on 2024-07-08, so it is not filed again; if the body reports the same
      again, give the later date with `--received-on`

    Left empty: 1.a for 2024-Q1.

    Nothing was written.
    ");
    assert_snapshot!(plan.run("collect form.csv crlf.csv --as-of 2024-07-10"), @"
    exit 0
    form.csv, health for 2024-Q2: 0 new progress reports, 2 on file already
    - form.csv: 1.a was corrected on 2024-07-08, so it is not filed again; if the body reports the same
      again, give the later date with `--received-on`

    crlf.csv, health for 2024-Q2: 0 new progress reports, 2 on file already
    - crlf.csv: 1.a was corrected on 2024-07-08, so it is not filed again; if the body reports the same
      again, give the later date with `--received-on`

    Nothing was written.
    ");
    assert_eq!(plan.text("progress/2024-Q2/health.yaml"), file);
}

#[test]
fn an_older_answer_that_is_found_later_is_filed_once_and_corrects_nothing() {
    let plan = asked().beside("1.yaml", BEGUN).beside("2.yaml", FINISHED);
    plan.run("collect 2.yaml --as-of 2024-07-10");
    assert_snapshot!(plan.run("collect 1.yaml --received-on 2024-07-05 --as-of 2024-07-11"), @"
    exit 0
    1.yaml, health for 2024-Q2: 1 new progress report
    - 1.b: stays met

    1.b is older than what was received on 2024-07-10, which stands.

    1 progress report added to 1 file.
    ");
    assert_snapshot!(plan.run("collect 1.yaml --received-on 2024-07-05 --as-of 2024-07-11"), @"
    exit 0
    1.yaml, health for 2024-Q2: 0 new progress reports, 1 on file already
    - 1.yaml: 1.b was corrected on 2024-07-10, so it is not filed again; if the body reports the same
      again, give the later date with `--received-on`

    Nothing was written.
    ");
}

#[test]
fn what_was_returned_may_be_said_anew() {
    let plan = asked().beside("1.yaml", FINISHED);
    let plan = plan.with("plan.yaml", "review: none", "review: required");
    plan.run("collect 1.yaml --as-of 2024-07-05");
    let plan = plan.review(
        "2024-Q2/health",
        "measure: 1.b, decision: returned, on: 2024-07-08, note: Which order?",
    );
    assert_snapshot!(plan.run("collect 1.yaml --as-of 2024-07-10"), @"
    exit 0
    1.yaml, health for 2024-Q2: 0 new progress reports, 1 on file already

    Nothing was written.
    ");
    assert_snapshot!(plan.run("collect 1.yaml --received-on 2024-07-10 --as-of 2024-07-10"), @"
    exit 0
    1.yaml, health for 2024-Q2: 1 new progress report
    - 1.b: overdue → awaiting review

    1.b corrects what was received on 2024-07-05.

    1 progress report added to 1 file.
    ");
    assert_snapshot!(plan.run("collect 1.yaml --received-on 2024-07-11 --as-of 2024-07-11"), @"
    exit 0
    1.yaml, health for 2024-Q2: 0 new progress reports, 1 on file already

    Nothing was written.
    ");
}

#[test]
fn an_answer_that_the_office_restricted_stays_so() {
    let plan = asked().beside("1.yaml", FINISHED);
    plan.run("collect 1.yaml --as-of 2024-07-05");
    let plan = plan.with(
        "progress/2024-Q2/health.yaml",
        "    state: done\n",
        "    state: done\n    restricted: true\n",
    );
    assert_snapshot!(plan.run("collect 1.yaml --as-of 2024-07-10"), @"
    exit 0
    1.yaml, health for 2024-Q2: 0 new progress reports, 1 on file already

    Nothing was written.
    ");
}

#[test]
fn a_form_that_says_two_things_about_a_measure_is_refused() {
    let twice = BEGUN.to_owned() + "  - { measure: 1.b, state: not-started }\n";
    let alike = BEGUN.to_owned() + "  - { measure: 1.b, state: in-progress, summary: Drafted }\n";
    let plan = asked()
        .beside("twice.yaml", &twice)
        .beside("alike.yaml", &alike);
    assert_snapshot!(plan.run("collect twice.yaml --as-of 2024-07-12"), @"
    exit 1
    twice.yaml, health for 2024-Q2: refused
    - twice.yaml:5:5: the answer on measure `1.b` contradicts twice.yaml:6:5; ask the body which one
      counts
    - twice.yaml:6:5: the answer on measure `1.b` contradicts twice.yaml:5:5; ask the body which one
      counts

    Nothing was written.
    --- stderr
    1 form refused
    ");
    assert_snapshot!(plan.run("collect alike.yaml --as-of 2024-07-12"), @"
    exit 0
    alike.yaml, health for 2024-Q2: 1 new progress report
    - 1.b: stays overdue, 42 days

    - alike.yaml: 1 answer is the same as in another form and filed only once
    - alike.yaml:5:5: measure `1.b` was due on 2024-05-31 and is reported in-progress on 2024-07-12,
      without obstacles [late-without-obstacles] (add `obstacles:` and say what prevents the work)

    1 progress report added to 1 file.
    ");
    assert_snapshot!(plan.run("collect alike.yaml twice.yaml --as-of 2024-07-13"), @"
    exit 1
    alike.yaml, health for 2024-Q2: 0 new progress reports, 2 on file already
    twice.yaml, health for 2024-Q2: refused
    - twice.yaml:5:5: the answer on measure `1.b` contradicts twice.yaml:6:5; ask the body which one
      counts
    - twice.yaml:6:5: the answer on measure `1.b` contradicts twice.yaml:5:5; ask the body which one
      counts

    Nothing was written.
    --- stderr
    1 form refused
    ");
}
