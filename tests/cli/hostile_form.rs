//! `collect`: forms that were made to exhaust who reads them. Each is refused for itself, and the one beside it is taken.

use std::fmt::Write as _;

use insta::assert_snapshot;

use crate::form::Form;
use crate::support::{Plan, plan};

const SHEET: &str = "xl/worksheets/sheet1.xml";

fn asked() -> Plan {
    plan()
        .ministry("labour", "Ministry of Labour")
        .measure("1.a", "bodies: [health], period: Regularly")
        .measure("1.b", "bodies: [labour], period: Regularly")
}

/// The form of a body for the first quarter of 2024, as it was sent.
fn sent(body: &str) -> Form {
    let plan = asked();
    let printed = plan.run(&format!(
        "request --period 2024-Q1 --body {body} --out forms --as-of 2024-04-01"
    ));
    assert!(printed.starts_with("exit 0"), "{printed}");
    Form::read(&plan.read(&format!("../forms/2024-Q1-{body}.xlsx")))
}

/// What is said of each form, handed in together with a sound one, which must be taken.
fn told(forms: &[(&str, Vec<u8>)]) -> String {
    let sound = sent("labour").text("H5", "nothing to report");
    let mut plan = asked().bytes("../sound.xlsx", &sound.bytes());
    let mut names = String::new();
    for (name, bytes) in forms {
        plan = plan.bytes(&format!("../{name}"), bytes);
        names = format!("{names} {name}");
    }
    let printed = plan.run(&format!("collect{names} sound.xlsx --as-of 2024-04-12"));
    let (told, taken) = printed
        .split_once("sound.xlsx, labour for 2024-Q1: 1 new progress report\n")
        .expect("the sound form is taken");
    assert!(
        taken.contains("1 progress report added to 1 file."),
        "{taken}"
    );
    assert!(plan.path("progress/2024-Q1/labour.yaml").exists());
    assert!(!plan.path("progress/2024-Q1/health.yaml").exists());
    told.to_owned()
}

/// What is said first of each form.
fn first_told(forms: &[(&str, Vec<u8>)]) -> String {
    let told = told(forms);
    let mut first = String::new();
    for (name, _) in forms {
        let begin = format!("- {name}");
        let own = told.split(&begin).nth(1).expect("it is refused");
        let own = own.split("\n- ").next().unwrap_or_default();
        let own = own.split("\n\n").next().unwrap_or_default();
        let words: Vec<&str> = own.split_whitespace().collect();
        let _ = writeln!(first, "{name}{}", words.join(" "));
    }
    first
}

/// A form in CSV with some more lines.
fn csv(lines: &str) -> Vec<u8> {
    format!(
        "tadbir.form/1,vel-2024,2024-Q1,health,2024-04-01,x\n\
         Measure,For,The decree's words,Implementation period,Due on,What was said last,To be put right,State,\
         Done on,What was done,Evidence (one per line),Obstacles,Needs,\"Reason, if not applicable\",Code\n{lines}"
    )
    .into_bytes()
}

/// A form in YAML with some entries.
fn yaml(entries: &str) -> Vec<u8> {
    format!("plan: vel-2024\nbody: health\nperiod: 2024-Q1\nprogress:\n{entries}").into_bytes()
}

/// A form with some sheets more, which are all the same part.
fn with_sheets(form: Form, more: usize) -> Form {
    let mut sheets = String::new();
    for number in 0..more {
        let id = 100 + number;
        let _ = write!(
            sheets,
            r#"<sheet name="{id}" sheetId="{id}" r:id="rId900"/>"#
        );
    }
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
    form.with_part(
        "xl/worksheets/one.xml",
        br#"<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>"#,
    )
    .replace("xl/workbook.xml", "</sheets>", &format!("{sheets}</sheets>"))
    .replace(
        "xl/_rels/workbook.xml.rels",
        "</Relationships>",
        &format!(r#"<Relationship Id="rId900" Type="{kind}" Target="worksheets/one.xml"/></Relationships>"#),
    )
}

/// A form with areas of merged cells, where nothing is read.
fn with_merged(form: Form, areas: usize) -> Form {
    let mut merged = String::new();
    for row in 100..100 + areas {
        let _ = write!(merged, r#"<mergeCell ref="A{row}:B{row}"/>"#);
    }
    form.replace(
        SHEET,
        "<dataValidations",
        &format!("<mergeCells>{merged}</mergeCells><dataValidations"),
    )
}

/// A form that has so many parts.
fn with_parts(mut form: Form, parts: usize) -> Form {
    for number in form.parts().len()..parts {
        form = form.with_part(&format!("more/{number}"), b"");
    }
    form
}

/// A form that unpacks to so many bytes.
fn with_unpacked(form: Form, bytes: usize) -> Form {
    let own: usize = form.parts().values().map(Vec::len).sum();
    form.with_part("xl/media/picture.bin", &vec![0; bytes - own])
}

#[test]
fn a_form_that_asks_for_more_memory_than_there_is_costs_no_other() {
    let shared = r#"<f t="shared" si="4294967295" ref="J5">1</f>"#;
    let form = sent("health")
        .text("H5", "nothing to report")
        .formula("J5", "SHARED", "1")
        .replace(SHEET, "<f>SHARED</f>", shared);
    assert_snapshot!(told(&[("index.xlsx", form.bytes())]), @r#"
    exit 1
    index.xlsx, health for 2024-Q1: refused
    - index.xlsx, sheet "Progress", J5: formulas are not evaluated (=1); enter the value
    "#);
}

#[test]
#[cfg(target_os = "linux")]
fn a_process_that_takes_too_much_memory_is_the_refusal_of_its_form() {
    let form = sent("health").replace(
        "xl/sharedStrings.xml",
        "uniqueCount=\"",
        "uniqueCount=\"4294967295\" was=\"",
    );
    assert_snapshot!(told(&[("count.xlsx", form.bytes())]), @"
    exit 1
    count.xlsx: refused
    - count.xlsx: reading the form takes more than 256 MiB, so it was stopped; ask the body to send it
      again
    ");
}

#[test]
#[cfg(all(target_os = "linux", debug_assertions))]
fn a_process_that_takes_too_long_is_the_refusal_of_its_form() {
    // One part of 7 MB, which every sheet is read from; a build that is optimised is through with it in time.
    let part = format!(
        "<worksheet><sheetData>{}</sheetData></worksheet>",
        "<a/>".repeat(1_850_000)
    );
    let form = with_sheets(sent("health"), 3).with_part("xl/worksheets/one.xml", part.as_bytes());
    assert_snapshot!(told(&[("parts.xlsx", form.bytes())]), @"
    exit 1
    parts.xlsx: refused
    - parts.xlsx: reading the form takes more than 1 second, so it was stopped; ask the body to send it
      again
    ");
}

#[test]
fn what_is_too_large_is_refused_for_what_is_too_large_in_it() {
    let form = sent("health");
    let long = "x".repeat(1_000_000);
    let string = form.clone().replace(
        "xl/sharedStrings.xml",
        "</sst>",
        &format!("<si><t>{long}</t></si></sst>"),
    );
    let strings = form.parts()["xl/sharedStrings.xml"].clone();
    let strings = String::from_utf8_lossy(&strings).matches("<si>").count();
    let mut uses = String::new();
    for row in 100..2_100 {
        let _ = write!(
            uses,
            r#"<row r="{row}"><c r="J{row}" t="s"><v>{strings}</v></c></row>"#
        );
    }
    let string = string.replace(SHEET, "</sheetData>", &format!("{uses}</sheetData>"));
    let name = form.clone().replace(
        "xl/workbook.xml",
        "name=\"Progress\"",
        &format!("name=\"{long}\""),
    );
    let entities = form.clone().replace(
        SHEET,
        "<worksheet",
        r#"<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet"#,
    );
    let entities = entities
        .text("H5", "nothing to report")
        .text("J5", "LAUGHS")
        .replace(SHEET, "LAUGHS", "&b;");
    let forms = [
        ("bomb.xlsx", with_unpacked(form.clone(), 32 << 20).bytes()),
        ("string.xlsx", string.bytes()),
        ("sheets.xlsx", with_sheets(form.clone(), 2_000).bytes()),
        ("name.xlsx", name.bytes()),
        ("entities.xlsx", entities.bytes()),
        ("cell.csv", csv(&format!("1.a,,,,,,,done,,{long},,,,,x\n"))),
        ("quote.csv", csv(&format!("\"{}", "x\n".repeat(1_000_000)))),
        ("commas.csv", csv(&",".repeat(1_000_000))),
        ("large.csv", csv(&",".repeat(5 << 20))),
        ("maps.yaml", yaml(&format!("  [{}]", "{},".repeat(200_000)))),
        ("brackets.yaml", yaml(&"[".repeat(1_000_000))),
        ("key.yaml", yaml(&format!("  - ? {long}\n"))),
        (
            "measure.yaml",
            yaml(&format!("  - {{ measure: {long}, state: nil }}\n")),
        ),
        ("large.yaml", yaml(&" ".repeat(5 << 20))),
    ];
    assert_snapshot!(told(&forms), @"
    exit 1
    bomb.xlsx: refused
    - bomb.xlsx: the file unpacks to more than 8 MiB, which is too large for a form

    string.xlsx: refused
    - string.xlsx: a cell in row 100 has more than 32,767 characters, which is too many

    sheets.xlsx: refused
    - sheets.xlsx: the workbook has 2003 sheets, but a form has three; at most 6 are allowed

    name.xlsx, health for 2024-Q1: refused
    - name.xlsx: no row is filled in; if there is nothing to report, choose that state in each row

    Left empty: 1.a for 2024-Q1.

    entities.xlsx: refused
    - entities.xlsx: the workbook is damaged: Xml error: at 0..0: unrecognized entity `&b;`; ask the
      body to send it again

    cell.csv: refused
    - cell.csv: a cell in row 3 has more than 32,767 characters, which is too many

    quote.csv: refused
    - quote.csv: a cell in row 3 has more than 32,767 characters, which is too many

    commas.csv: refused
    - commas.csv: the form has more than 200,000 cells, which is too many

    large.csv: refused
    - large.csv: the file has more than 4 MiB of text, which is too much for a form

    maps.yaml: refused
    - maps.yaml: the form has more than 50,000 keys and values, which is too many

    brackets.yaml: refused
    - brackets.yaml:5:41: the file is not valid YAML: recursion limit exceeded (indent with spaces,
      close every quote and bracket, and quote a text that contains `: ` or ` #`)

    key.yaml: refused
    - key.yaml: a text in the form has more than 32,767 characters, which is too many

    measure.yaml: refused
    - measure.yaml: a text in the form has more than 32,767 characters, which is too many

    large.yaml: refused
    - large.yaml: the file has more than 4 MiB of text, which is too much for a form
    ");
}

#[test]
fn every_bound_of_a_form_is_inclusive() {
    let row = |number: usize| format!("1.z,,,,,,,done,,,,,,,{number}\n");
    let rows = |rows: usize| csv(&(2..rows).map(row).collect::<String>());
    let cells = |cells: usize| csv(&",".repeat(cells - 6 - 15 - 1));
    let text = |bytes: usize| {
        let line = format!("{}\n", "x".repeat(30_000));
        let more = bytes - csv("").len();
        csv(&(line.repeat(more / line.len()) + &"x".repeat(more % line.len())))
    };
    let cell = |characters: usize| csv(&format!("{},x\n", "é".repeat(characters)));
    let values = |values: usize| yaml(&format!("  [{}]", "a,".repeat(values - 9)));
    let entries = |entries: usize| yaml(&"  - { measure: 1.z, state: nil }\n".repeat(entries));
    let said = |characters: usize| {
        yaml(&format!(
            "  - {{ measure: 1.z, state: nil, obstacles: {} }}\n",
            "é".repeat(characters)
        ))
    };
    let form = sent("health").text("H5", "begun");
    let form = || form.clone();
    let sheets = |sheets: usize| with_sheets(form(), sheets - 3).bytes();
    let parts = |parts: usize| with_parts(form(), parts).bytes();
    let merged = |areas: usize| with_merged(form(), areas).bytes();
    let unpacked = |bytes: usize| with_unpacked(form(), bytes).bytes();
    let forms = [
        ("rows.csv", rows(2_000)),
        ("rows-more.csv", rows(2_001)),
        ("cells.csv", cells(200_000)),
        ("cells-more.csv", cells(200_001)),
        ("text.csv", text(4 << 20)),
        ("text-more.csv", text((4 << 20) + 1)),
        ("cell.csv", cell(32_767)),
        ("cell-more.csv", cell(32_768)),
        ("values.yaml", values(50_000)),
        ("values-more.yaml", values(50_001)),
        ("entries.yaml", entries(2_000)),
        ("entries-more.yaml", entries(2_001)),
        ("said.yaml", said(32_767)),
        ("said-more.yaml", said(32_768)),
        ("sheets.xlsx", sheets(6)),
        ("sheets-more.xlsx", sheets(7)),
        ("parts.xlsx", parts(1_000)),
        ("parts-more.xlsx", parts(1_001)),
        ("merged.xlsx", merged(10_000)),
        ("merged-more.xlsx", merged(10_001)),
        ("unpacked.xlsx", unpacked(8 << 20)),
        ("unpacked-more.xlsx", unpacked((8 << 20) + 1)),
    ];
    assert_snapshot!(first_told(&forms), @r#"
    rows.csv, A3: the plan has no measure `1.z`; the id was changed in the form, or the measure was removed from the plan since
    rows-more.csv: the form has more than 2,000 non-empty rows, which is too many
    cells.csv: no row is filled in; if there is nothing to report, choose that state in each row
    cells-more.csv: the form has more than 200,000 cells, which is too many
    text.csv, A3: row 3 does not belong to the form: it was added, or its id or code was changed; enter additional reports with `tadbir record`
    text-more.csv: the file has more than 4 MiB of text, which is too much for a form
    cell.csv, A3: row 3 does not belong to the form: it was added, or its id or code was changed; enter additional reports with `tadbir record`
    cell-more.csv: a cell in row 3 has more than 32,767 characters, which is too many
    values.yaml:5:4: progress report must be a mapping (progress report), but is `a`
    values-more.yaml: the form has more than 50,000 keys and values, which is too many
    entries.yaml:5:16: the plan has no measure `1.z`; did you mean `1.a`?
    entries-more.yaml: the form has more than 2,000 entries, which is too many
    said.yaml:5:16: the plan has no measure `1.z`; did you mean `1.a`?
    said-more.yaml: a text in the form has more than 32,767 characters, which is too many
    sheets.xlsx, sheet "Progress", H5: "begun" is not a state; choose "done", "in progress", "not started", "nothing to report" or "not applicable"
    sheets-more.xlsx: the workbook has 7 sheets, but a form has three; at most 6 are allowed
    parts.xlsx, sheet "Progress", H5: "begun" is not a state; choose "done", "in progress", "not started", "nothing to report" or "not applicable"
    parts-more.xlsx: the file is an archive of 1001 parts; at most 1,000 are allowed
    merged.xlsx, sheet "Progress", H5: "begun" is not a state; choose "done", "in progress", "not started", "nothing to report" or "not applicable"
    merged-more.xlsx: the workbook has 10001 merged areas; at most 10,000 are allowed
    unpacked.xlsx, sheet "Progress", H5: "begun" is not a state; choose "done", "in progress", "not started", "nothing to report" or "not applicable"
    unpacked-more.xlsx: the file unpacks to more than 8 MiB, which is too large for a form
    "#);
}

#[test]
fn what_is_wrong_is_told_a_hundred_times_and_then_counted() {
    let entries = |entries: usize| yaml(&"  - { measure: 1.z, state: nil }\n".repeat(entries));
    let lines = |bytes: Vec<u8>| {
        let told = told(&[("form.yaml", bytes)]);
        let places = told.matches("form.yaml:").count();
        let last = told
            .trim_end()
            .lines()
            .last()
            .unwrap_or_default()
            .to_owned();
        format!("{places} places, and last: {last}\n")
    };
    let transcript: String = [100, 101].map(|many| lines(entries(many))).concat();
    assert_snapshot!(transcript, @"
    100 places, and last: - form.yaml:104:16: the plan has no measure `1.z`; did you mean `1.a`?
    100 places, and last: - and 1 more
    ");
}

#[test]
fn a_formula_is_found_where_the_file_says_it_at_another_cell() {
    let form = sent("health")
        .text("H5", "nothing to report")
        .formula("L5", "SHARED", "2")
        .replace(SHEET, "<f>SHARED</f>", r#"<f t="shared" si="0"></f>"#);
    assert_snapshot!(told(&[("form.xlsx", form.bytes())]), @r#"
    exit 1
    form.xlsx, health for 2024-Q1: refused
    - form.xlsx, sheet "Progress", L5: formulas are not evaluated; enter the value
    "#);
}

#[test]
fn what_reads_a_form_is_no_command() {
    for arguments in [
        "--help",
        "completions bash",
        "completions zsh",
        "man",
        "read-forms",
    ] {
        let printed = plan().run(arguments);
        assert!(
            !printed.replace("read-forms", "").contains("read-form"),
            "{printed}"
        );
    }
}
