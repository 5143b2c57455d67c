//! What may leave the coordinator's office: planted words are searched in the bytes of every command and report, in every
//! format and edition.
//!
//! A field that can hold text and is neither planted nor listed as public makes the test fail, so that none is forgotten.
#![expect(
    clippy::disallowed_methods,
    reason = "the files that the program writes are read"
)]

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use base64::prelude::{BASE64_STANDARD, Engine};

use crate::form::Form;
use crate::support::{Plan, plan, tadbir};

/// Fields that can hold text, in which words are planted that not everybody may see.
const PLANTED: &[(&str, &[&str])] = &[
    ("body", &["id", "name", "also"]),
    ("member", &["body", "measures", "by"]),
    ("objective", &["objective", "title", "lead"]),
    (
        "measure",
        &["id", "text", "bodies", "recommended", "period", "lead"],
    ),
    ("period", &["words", "by"]),
    ("continued measure", &["plan", "measure"]),
    ("progress file", &["body"]),
    (
        "progress report",
        &[
            "measure",
            "summary",
            "evidence",
            "obstacles",
            "needs",
            "reason",
        ],
    ),
    ("reviews file", &["body"]),
    ("review", &["measure", "ask", "note"]),
    ("amendment", &["act"]),
    (
        "change",
        &[
            "measure",
            "period",
            "bodies",
            "recommended",
            "lead",
            "text",
            "body",
            "succeeded_by",
            "name",
        ],
    ),
    (
        "added measure",
        &[
            "id",
            "objective",
            "text",
            "bodies",
            "recommended",
            "period",
            "lead",
        ],
    ),
    ("contact", &["name", "email", "body"]),
];

/// Fields that can hold text and say nothing that anybody may not see: facts of the plan as a whole, which cannot be
/// restricted, and changes that are not applied and printed nowhere.
const PUBLIC: &[(&str, &[&str])] = &[
    (
        "plan",
        &["id", "title", "timezone", "coordinator", "bodies"],
    ),
    ("approval", &["act"]),
    ("responsible", &["body", "by"]),
    ("reporting", &["by"]),
    ("continuing rule", &["by"]),
    ("delivery rule", &["by"]),
];

/// Words that may be in the coordinator's edition alone; every one of them is in it somewhere.
const RESTRICTED: &[&str] = &[
    "zbodyid",
    "zbodyname",
    "zmeasuretext",
    "zmeasureperiod",
    "zmeasureby",
    "zobjectivetitle",
    "zunderobjective",
    "zrestrictedsummary",
    "zrestrictedevidence",
    "zrestrictedobstacles",
    "zrestrictedneeds",
    "zrestrictedreason",
    "zaboutmeasuresummary",
    "zaboutmeasureevidence",
    "zaboutmeasureobstacles",
    "zaboutmeasureneeds",
    "zhealthnote",
    "zlabournote",
    "zact",
    "zearlierplan",
    "zearliermeasure",
    "zrenamed",
    "zformerid",
    "zformername",
    "zsuccession",
    "zchange",
    "zchangetext",
    "zaddedtext",
    "zaddedrestricted",
    "zaddedperiod",
    "zmemberby",
    "znamedby",
    "zalso",
];

/// Words that may be nowhere but in the plan's files.
const NOWHERE: &[&str] = &["zcontactname", "zcontactemail"];

/// Words of one body's own affairs, which that body and the coordinator may see.
const OF_HEALTH: &[&str] = &[
    "zhealthsummary",
    "zhealthevidence",
    "zhealthobstacles",
    "zhealthneeds",
    "zhealthreason",
    "zhealthask",
];
const OF_LABOUR: &[&str] = &[
    "zlaboursummary",
    "zlabourevidence",
    "zlabourobstacles",
    "zlabourneeds",
];

fn planted() -> Plan {
    reported(declared())
}

/// Bodies, people, measures and amendments.
fn declared() -> Plan {
    plan()
        .file(
            "bodies.yaml",
            "bodies:
  - { id: office, name: Office of the National Coordinator, kind: office }
  - { id: health, name: Ministry of Health, kind: ministry }
  - { id: labour, name: Ministry of Labour, kind: ministry }
  - { id: zbodyid, name: zbodyname, also: [zalso], kind: service, restricted: true }
  - { id: zformerid, name: zformername, kind: service, restricted: true }
  - { id: zgroup, name: the circle, kind: group, restricted: true, members: [{ body: zbodyname, measures: [2.z], by: zmemberby }] }
  - { id: towns, name: the towns, kind: group, members: [{ body: zbodyid, from: 2024-02-01, by: znamedby }] }
",
        )
        .file(
            "contacts.yaml",
            "contacts:\n  - { name: zcontactname, email: zcontactemail@example.org, body: zbodyid, role: focal }\n",
        )
        .file(
            "measures/2.yaml",
            "objective: 2
title: Objective 2
measures:
  - { id: 2.a, text: Measure a, bodies: [health, labour, zalso, the towns], period: Regularly }
  - { id: 2.b, text: Measure b, bodies: [health], recommended: [zbodyid], period: May 2024 }
  - id: 2.z
    text: zmeasuretext
    bodies: [zbodyid, health, the circle]
    recommended: [labour]
    lead: zbodyid
    restricted: true
    period: { words: zmeasureperiod, due: 2024-05-31, by: zmeasureby }
    continues: { plan: zearlierplan, measure: zearliermeasure }
",
        )
        .file(
            "measures/9.yaml",
            "objective: 9
title: zobjectivetitle
lead: zbodyid
restricted: true
measures:
  - { id: 9.a, text: zunderobjective, bodies: [health, zbodyid], period: Regularly }
",
        )
        .file(
            "amendments/2024-05-01.yaml",
            "act: zact
on: 2024-04-20
effective: 2024-05-01
changes:
  - { measure: 2.z, period: { words: zchange, due: 2024-06-30, by: assumed } }
  - add: { id: 9.b, objective: 9, text: zaddedtext, bodies: [zbodyid], recommended: [health], period: { words: zaddedperiod, due: 2024-06-30, by: assumed } }
  - add: { id: 2.y, objective: 2, text: zaddedrestricted, bodies: [health, zbodyid], lead: zbodyid, restricted: true, continues: { plan: zearlierplan, measure: zearliermeasure }, period: Regularly }
  - { measure: 2.z, text: zchangetext, bodies: [zbodyid], recommended: [zformerid], lead: zbodyid }
",
        )
        .file(
            "amendments/2024-05-02.yaml",
            "act: zsuccession
on: 2024-05-02
changes:
  - { body: zformerid, succeeded_by: [zbodyid] }
  - { body: zbodyid, name: zrenamed }
",
        )
}

/// Progress reports and reviews.
fn reported(plan: Plan) -> Plan {
    plan
        .file(
            "progress/2024-Q1/health.yaml",
            "body: health
period: 2024-Q1
received_on: 2024-04-10
progress:
  - { measure: 2.a, state: done, summary: zhealthsummary, evidence: [zhealthevidence], obstacles: zhealthobstacles, needs: zhealthneeds }
  - { measure: 2.z, state: in-progress, summary: zaboutmeasuresummary, evidence: [zaboutmeasureevidence], obstacles: zaboutmeasureobstacles, needs: zaboutmeasureneeds }
",
        )
        .file(
            "progress/2024-Q2/health.yaml",
            "body: health
period: 2024-Q2
received_on: 2024-07-10
progress:
  - { measure: 2.a, state: not-applicable, reason: zhealthreason, obstacles: zhealthobstacles, needs: zhealthneeds }
  - { measure: 2.b, state: in-progress, summary: zrestrictedsummary, evidence: [zrestrictedevidence], obstacles: zrestrictedobstacles, needs: zrestrictedneeds, reason: zrestrictedreason, restricted: true }
",
        )
        .file(
            "progress/2024-Q1/zbodyid.yaml",
            "body: zbodyid
period: 2024-Q1
received_on: 2024-04-10
progress:
  - { measure: 2.a, state: in-progress, summary: zaboutmeasuresummary, obstacles: zaboutmeasureobstacles, needs: zaboutmeasureneeds }
",
        )
        .file(
            "progress/2024-Q2/labour.yaml",
            "body: labour
period: 2024-Q2
received_on: 2024-07-10
progress:
  - { measure: 2.a, state: done, summary: zlaboursummary, evidence: [zlabourevidence], obstacles: zlabourobstacles, needs: zlabourneeds }
",
        )
        .file(
            "reviews/2024-Q1/health.yaml",
            "reviews:\n  - { measure: 2.a, decision: returned, on: 2024-04-20, ask: zhealthask, note: zhealthnote }\n",
        )
        .file(
            "reviews/2024-Q2/labour.yaml",
            "reviews:\n  - { measure: 2.a, decision: accepted, on: 2024-07-18, note: zlabournote }\n",
        )
        .file(
            "reviews/2024-Q1/zbodyid.yaml",
            "body: zbodyid\nreviews:\n  - { measure: 2.a, decision: accepted, on: 2024-04-20, note: zhealthnote }\n",
        )
}

const DAY: &str = "--as-of 2024-07-20";

/// Every command that prints the plan; `FORMAT` stands where any of its formats may.
const COMMANDS: &[(&str, &[&str])] = &[
    ("obligations", &["table", "csv", "json", "markdown"]),
    ("due --period 2024", &["table", "csv", "json", "markdown"]),
    ("overdue", &["table", "csv", "json", "markdown"]),
    ("status", &["table", "csv", "json", "markdown"]),
    ("reporting", &["table", "csv", "json", "markdown"]),
    ("timeline", &[]),
    ("show 2.a", &["table", "markdown"]),
    ("show 2.b", &["table", "markdown"]),
    ("show 2", &["table", "markdown"]),
    ("show health", &["table", "markdown"]),
    ("show labour", &["table", "markdown"]),
    ("why 2.a --period 2024", &["table", "markdown"]),
    ("why 2.b", &["table", "markdown"]),
    ("history 2.a", &["table", "csv", "json", "markdown"]),
    ("history 2.b", &["table", "json"]),
    ("history health", &["table", "json"]),
    ("history labour", &["table", "json"]),
    ("history towns", &["table", "json"]),
    ("calendar --all", &[]),
    ("export obligations", &["csv", "json", "parquet"]),
    ("export progress", &["csv", "json", "parquet"]),
    ("export measures", &["csv", "json", "parquet"]),
];

/// What only the coordinator can ask for.
const COORDINATORS: &[&str] = &[
    "show 2.z",
    "show 9",
    "show 9.a",
    "show 9.b",
    "show zbodyid",
    "show zformerid",
    "show zgroup",
    "why 2.z",
    "history 2.z",
    "history zbodyid",
    "history zgroup",
];

const REPORTS: &[&str] = &[
    "report period --period 2024-Q1",
    "report period --period 2024-Q2",
    "report period --period 2024",
    "report overdue",
    "report measures",
    "report reporting",
    "report carry-over",
];

const FORMATS: &[&str] = &[
    "csv", "docx", "html", "json", "markdown", "terminal", "xlsx",
];

/// Everything that the program prints in an edition, as one text; the parts of packed files unpacked.
fn everything(plan: &Plan, edition: &str, own: Option<&str>) -> String {
    let mut text = String::new();
    for (command, formats) in COMMANDS {
        // The list commands show only what the body can meet; `show` and `why` are asked about others all the same.
        let formats: Vec<String> = if formats.is_empty() {
            vec![String::new()]
        } else {
            formats
                .iter()
                .map(|format| format!("--format {format}"))
                .collect()
        };
        for format in formats {
            let whose = if command.starts_with("calendar") && own.is_none() {
                "--body health"
            } else {
                ""
            };
            text += &printed(plan, &format!("{command} {edition} {whose} {DAY} {format}"));
        }
    }
    let mut reports: Vec<String> = REPORTS.iter().map(|report| (*report).to_owned()).collect();
    match own {
        Some(body) => reports.push(format!("report body --body {body}")),
        None => reports.push("report body --body health".to_owned()),
    }
    for report in reports {
        for format in FORMATS {
            for lang in ["en", "az"] {
                let edition = if report.contains("--body") {
                    edition.split(" --body").next().unwrap_or(edition)
                } else {
                    edition
                };
                text += &written(
                    plan,
                    &format!("{report} {edition} {DAY} --lang {lang} --format {format}"),
                );
            }
        }
    }
    text
}

fn printed(plan: &Plan, arguments: &str) -> String {
    let output = tadbir(&plan.path(""), arguments)
        .output()
        .expect("the program can be run");
    // A body that has no part in a measure is told so, which is an answer as well.
    let code = output.status.code();
    assert!(
        matches!(code, Some(0 | 2)),
        "{arguments} ends with {code:?}"
    );
    squeezed(&String::from_utf8_lossy(&output.stdout))
        + &squeezed(&String::from_utf8_lossy(&output.stderr))
}

/// What a report says in a file; packed files are unpacked.
fn written(plan: &Plan, arguments: &str) -> String {
    let path = plan.path("../report.bin");
    let output = tadbir(&plan.path(""), &format!("{arguments} --out ../report.bin"))
        .output()
        .expect("the program can be run");
    assert!(
        output.status.success(),
        "{arguments}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let bytes = fs::read(path).expect("the report was written");
    let mut text = squeezed(&String::from_utf8_lossy(&bytes));
    if bytes.starts_with(b"PK") {
        let mut archive =
            zip::ZipArchive::new(Cursor::new(bytes)).expect("the file is packed well");
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).expect("the part is there");
            let mut unpacked = Vec::new();
            part.read_to_end(&mut unpacked).expect("the part is whole");
            text += &squeezed(&String::from_utf8_lossy(&unpacked));
        }
    }
    text
}

/// Without white space, so that a word that was broken over two lines is found.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<String>().to_lowercase()
}

#[track_caller]
fn leaks(plan: &Plan, edition: &str, own: Option<&str>, hidden: &[&[&str]]) {
    let text = everything(plan, edition, own);
    let found: Vec<&&str> = hidden
        .iter()
        .copied()
        .flatten()
        .filter(|word| text.contains(**word))
        .collect();
    assert!(found.is_empty(), "{edition} shows {found:?}");
}

#[test]
fn nothing_restricted_internal_or_of_another_body_leaves_its_edition() {
    let plan = planted();
    leaks(
        &plan,
        "--edition public",
        None,
        &[RESTRICTED, NOWHERE, OF_HEALTH, OF_LABOUR],
    );
}

#[test]
fn the_edition_for_bodies_shows_what_all_may_see() {
    let plan = planted();
    leaks(
        &plan,
        "--edition body",
        Some("health"),
        &[RESTRICTED, NOWHERE, OF_LABOUR],
    );
    let text = COMMANDS
        .iter()
        .filter(|(command, _)| !command.starts_with("calendar"))
        .map(|(command, _)| printed(&plan, &format!("{command} --edition body {DAY}")))
        .collect::<String>();
    assert!(!OF_HEALTH.iter().any(|word| text.contains(word)));
}

#[test]
fn a_body_sees_its_own_affairs_and_no_others() {
    let plan = planted();
    leaks(
        &plan,
        "--edition body --body labour",
        Some("labour"),
        &[RESTRICTED, NOWHERE, OF_HEALTH],
    );
    leaks(
        &plan,
        "--edition body --body health",
        Some("health"),
        &[RESTRICTED, NOWHERE, OF_LABOUR],
    );
    let own = written(
        &plan,
        &format!("report --period 2024-Q2 --edition body --body labour {DAY} --format json"),
    );
    let missing: Vec<&&str> = OF_LABOUR
        .iter()
        .filter(|word| !own.contains(**word))
        .collect();
    assert!(missing.is_empty(), "the body does not see {missing:?}");
}

#[test]
fn forms_letters_and_mails_show_a_body_its_own_affairs_alone() {
    let plan = planted().with("contacts.yaml", "body: zbodyid", "body: health");
    let mut own = String::new();
    for format in ["xlsx", "docx", "markdown", "eml"] {
        for letters in ["", "--remind"] {
            for (body, others) in [("health", OF_LABOUR), ("labour", OF_HEALTH)] {
                let folder = plan.path(&format!("../{format}{letters}{body}"));
                let arguments = format!(
                    "request --period 2024-Q2 --body {body} {letters} --format {format} {DAY}"
                );
                printed(&plan, &format!("{arguments} --out {}", folder.display()));
                let text = files(&folder);
                let hidden: &[&[&str]] = if format == "eml" {
                    // The mail is addressed to the person.
                    &[RESTRICTED, others]
                } else {
                    &[RESTRICTED, others, NOWHERE]
                };
                let found: Vec<&&str> = hidden
                    .iter()
                    .copied()
                    .flatten()
                    .filter(|word| text.contains(**word))
                    .collect();
                assert!(found.is_empty(), "{arguments} shows {found:?}");
                own += &text;
            }
        }
    }
    assert!(own.contains("zhealthask"), "what is asked for is said");
}

/// What the files of a folder say, packed ones and attachments unpacked, without white space.
fn files(folder: &Path) -> String {
    let mut text = String::new();
    for entry in fs::read_dir(folder).expect("the folder was made") {
        let bytes = fs::read(entry.expect("the folder can be read").path()).expect("it is a file");
        if bytes.starts_with(b"PK") {
            text += &squeezed(&Form::read(&bytes).everything());
            continue;
        }
        let mail = String::from_utf8_lossy(&bytes).into_owned();
        text += &squeezed(&mail);
        for part in mail.split("Content-Transfer-Encoding: base64").skip(1) {
            let packed: String = part
                .split("--tadbir")
                .next()
                .unwrap_or_default()
                .split_whitespace()
                .collect();
            let bytes = BASE64_STANDARD
                .decode(packed)
                .expect("attachments are base64");
            text += &if bytes.starts_with(b"PK") {
                squeezed(&Form::read(&bytes).everything())
            } else {
                squeezed(&String::from_utf8_lossy(&bytes))
            };
        }
    }
    text
}

#[test]
fn the_coordinator_sees_every_planted_word() {
    let plan = planted();
    let mut text = everything(&plan, "--edition coordinator", None);
    for command in COORDINATORS {
        text += &printed(&plan, &format!("{command} {DAY}"));
    }
    let missing: Vec<&&str> = [RESTRICTED, OF_HEALTH, OF_LABOUR]
        .into_iter()
        .flatten()
        .filter(|word| !text.contains(**word))
        .collect();
    assert!(missing.is_empty(), "nothing shows {missing:?}");
    assert!(!NOWHERE.iter().any(|word| text.contains(word)));
}

#[test]
fn every_field_that_can_hold_text_is_planted_or_public() {
    let output = tadbir(&plan().path(""), "explain format")
        .env("COLUMNS", "600")
        .output()
        .expect("the program can be run");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut fields: BTreeSet<(String, String)> = BTreeSet::new();
    let mut record = "";
    let mut before = "";
    for line in text.lines() {
        if before.is_empty() && !line.is_empty() && !line.starts_with("key ") {
            record = line.trim();
        }
        let cells: Vec<&str> = line
            .split("  ")
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
            .collect();
        let value = cells.iter().find(|cell| holds_text(cell));
        if value.is_some() && 3 <= cells.len() {
            fields.insert((record.to_owned(), cells[0].to_owned()));
        }
        before = line;
    }
    let known: BTreeSet<(String, String)> = PLANTED
        .iter()
        .chain(PUBLIC)
        .flat_map(|(record, keys)| {
            keys.iter()
                .map(|key| ((*record).to_owned(), (*key).to_owned()))
        })
        .collect();
    assert_eq!(fields, known);
}

/// Whether a field of this type, as the format reference calls it, can hold words.
fn holds_text(value: &str) -> bool {
    ["a list of texts", "a list of bodies"].contains(&value)
        || value.starts_with("text of ")
        || value.starts_with("a list of texts, ")
        || value.starts_with("one e-mail address")
        || value.starts_with("an id (")
        || value.starts_with("a body (")
        || value.starts_with("the decree's words")
}

#[test]
fn small_counts_of_a_measure_that_hides_them_are_not_public() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .measure("1.b", "bodies: [health], period: Regularly, small_counts: hide")
            .progress("2024-Q1/health", "measure: 1.a, state: done, received_on: 2024-04-10")
            .progress("2024-Q1/health", "measure: 1.b, state: done, received_on: 2024-04-10")
            .run("report measures --edition public --period 2024 --as-of 2025-01-20 --format csv"),
        @r#"
        exit 0
        carried
        measure,text,continues,owed_since,age,first_due_on,overdue

        annex
        objective,measure,text,period,reading,body,met,met-late,not-applicable,waived,upcoming,open,awaiting,overdue,status
        1,1.a,Measure a,Regularly,"continuing, every quarter (assumed), 2024-01-01 to 2026-12-31, the first due on 2024-03-31",health,1,0,0,0,0,0,0,3,overdue
        1,1.b,Measure b,Regularly,"continuing, every quarter (assumed), 2024-01-01 to 2026-12-31, the first due on 2024-03-31",health,,,,,,,,,
        "#
    );
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .measure("1.b", "bodies: [health], period: Regularly, small_counts: hide")
            .run("overdue --edition public --as-of 2025-01-20"),
        @r"
        exit 0
        4 obligations overdue as of 2025-01-20

        Ministry of Health (health): 4 overdue
        measure  words       period                          oldest due  days late
        ────────────────────────────────────────────────────────────────────────────
        1.a      Measure a   4 quarters, 2024-Q1 to 2024-Q4  2024-03-31        295

        Total: 4 obligations of 1 measure at 1 body, the oldest due on 2024-03-31.

        Edition: public.
        "
    );
}

#[test]
fn the_history_of_what_is_hidden_from_the_public_tells_the_acts_alone() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: May 2024, small_counts: hide")
        .measure("1.b", "bodies: [health], period: May 2024")
        .progress("2024-Q2/health", "measure: 1.a, state: done, done_on: 2024-05-10, received_on: 2024-07-10")
        .progress("2024-Q2/health", "measure: 1.b, state: done, done_on: 2024-05-10, received_on: 2024-07-10, restricted: true")
        .review("2024-Q2/health", "measure: 1.b, decision: accepted, on: 2024-07-12");
    let history = |id: &str| plan.run(&format!("history {id} --edition public --as-of 2024-08-01"));
    insta::assert_snapshot!(history("1.a"), @r#"
    exit 0
    Measure 1.a: what happened by 2024-08-01

    day         what      of whom or what  how
    ─────────────────────────────────────────────────────────────────────────────────────────
    2024-01-15  approved  1.a              Order No. 1: "May 2024", delivery, 2024-05-01 to
                                           2024-05-31, due on 2024-05-31

    Edition: public.
    "#);
    insta::assert_snapshot!(history("1.b"), @r#"
    exit 0
    Measure 1.b: what happened by 2024-08-01

    day         what      of whom or what  how
    ─────────────────────────────────────────────────────────────────────────────────────────
    2024-01-15  approved  1.b              Order No. 1: "May 2024", delivery, 2024-05-01 to
                                           2024-05-31, due on 2024-05-31
    2024-06-16  overdue   1.b/health/1     awaiting report → overdue, 16 days
    2024-07-10  met       1.b/health/1     overdue, 39 days → met

    Edition: public.
    "#);
}

#[test]
fn every_answer_says_which_edition_it_is_where_something_may_have_been_taken_out() {
    let plan = plan().measure("1.a", "bodies: [health], period: May 2024");
    insta::assert_snapshot!(plan.run("overdue --edition public --as-of 2024-05-02 --format json"), @r#"
        exit 0
        {
          "schema": "tadbir.obligations/1",
          "plan": "vel-2024",
          "as_of": "2024-05-02",
          "edition": "public",
          "left_out": 0,
          "obligations": []
        }
        "#);
    insta::assert_snapshot!(plan.run("status --edition body --body health --as-of 2023-05-02"), @r"
        exit 0
        Action Plan of the Republic of Velmora (2024-2026) as of 2023-05-02

        1 obligation: 1 upcoming.

        By body
        body                         all  upcoming  met of due
        ────────────────────────────────────────────────────────
        Ministry of Health (health)    1         1
        total                          1         1

        By objective
        objective      all  upcoming  met of due
        ──────────────────────────────────────────
        1 Objective 1    1         1
        total            1         1

        By the period in which they are due
        period      all  upcoming  met of due
        ───────────────────────────────────────
        2024-Q2       1         1
        total         1         1

        Edition: body.
        ");
    insta::assert_snapshot!(plan.run("reporting --edition public --as-of 2024-05-02 --format json"), @r#"
        exit 0
        {
          "schema": "tadbir.reporting/1",
          "plan": "vel-2024",
          "as_of": "2024-05-02",
          "edition": "public",
          "left_out": 0,
          "reporting": []
        }
        "#);
}

/// The fingerprint that a report carries.
fn fingerprint(plan: &Plan, arguments: &str) -> String {
    let report = plan.run(&format!(
        "report period --as-of 2024-07-20 --format json {arguments}"
    ));
    let line = report.lines().find(|line| line.contains("fingerprint"));
    line.expect("the report has a fingerprint").to_owned()
}

#[test]
fn the_fingerprint_is_of_what_the_edition_shows() {
    let before = planted();
    let of_public = fingerprint(&before, "--edition public");
    let of_all = fingerprint(&before, "");
    let in_azerbaijani = fingerprint(&before, "--edition public --lang az");
    assert_eq!(of_public, in_azerbaijani, "language is no difference");
    let unseen = planted().with("contacts.yaml", "zcontactname", "zcontactnamf");
    assert_eq!(fingerprint(&unseen, "--edition public"), of_public);
    assert_ne!(fingerprint(&unseen, ""), of_all);
    let seen = planted().with("measures/2.yaml", "Measure b", "Measure B");
    assert_ne!(fingerprint(&seen, "--edition public"), of_public);
}

#[test]
fn a_body_may_be_called_as_withheld_bodies_once_were() {
    let plan = plan()
        .file(
            "bodies.yaml",
            "bodies:
  - { id: office, name: Office of the National Coordinator, kind: office }
  - { id: secret, name: Secret Service, kind: service, restricted: true }
  - { id: withheld-1, name: Directorate, kind: service }
",
        )
        .measure("1.a", "bodies: [withheld-1, secret], period: May 2024")
        .progress(
            "2024-Q2/secret",
            "measure: 1.a, state: done, done_on: 2024-05-10, received_on: 2024-07-10",
        );
    insta::assert_snapshot!(plan.run("history withheld-1 --edition public --as-of 2024-07-20"), @r"
        exit 0
        Directorate: what happened by 2024-07-20

        day         what     of whom or what   how
        ───────────────────────────────────────────────────────────────────────────
        2024-06-16  overdue  1.a/withheld-1/1  awaiting report → overdue, 16 days

        Edition: public.
        ");
    insta::assert_snapshot!(plan.run("show 1.a --edition public --as-of 2024-07-20"), @r"
        exit 0
        Measure 1.a

        Measure a

        objective   1 Objective 1
        period      May 2024
        reading     delivery, 2024-05-01 to 2024-05-31, due on 2024-05-31
        lead        Directorate (withheld-1)
        joint       a body that is not named (•)
        answerable  lead: one obligation, met only by the lead (assumed)

        Obligations as of 2024-07-20
        body        period      starts      due         status
        ──────────────────────────────────────────────────────────────────
        withheld-1  May 2024    2024-05-01  2024-05-31  overdue, 50 days

        No progress report was received by 2024-07-20.

        Edition: public.
        ");
    insta::assert_snapshot!(plan.run("history secre --edition public --as-of 2024-07-20"), @"
        exit 2
        --- stderr
        error: ID: there is no measure or body `secre`; use `1.a`, `1`, `Directorate`, `Office of the National Coordinator`, `office` or `withheld-1`
        ");
}

#[test]
fn what_is_wrong_is_counted_and_not_named_beside_an_edition() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: Regularly")
        .measure(
            "1.z",
            "bodies: [health], period: Regularly, restricted: true",
        )
        .progress(
            "2024-Q1/health",
            "measure: 1.z, state: secret, received_on: 2024-04-10",
        )
        .progress(
            "2024-Q1/health",
            "measure: 1.a, state: done, received_on: 2024-04-10",
        );
    insta::assert_snapshot!(plan.run("overdue --edition public --as-of 2024-04-20"), @r"
        exit 1
        Nothing is overdue as of 2024-04-20

        Edition: public.
        --- stderr
        1 error; `tadbir check` shows them
        1 entry is left out; `tadbir check` shows why
        ");
    insta::assert_snapshot!(plan.run("overdue --edition body --body healt --as-of 2024-04-20"), @"
        exit 2
        --- stderr
        1 error; `tadbir check` shows them
        1 entry is left out; `tadbir check` shows why
        error: --body: there is no body `healt`; did you mean `health`?
        ");
}

#[test]
fn who_made_a_body_responsible_that_is_not_named_is_not_told() {
    let plan = plan()
        .with(
            "plan.yaml",
            "coordinator: office\n",
            "coordinator: office\nresponsible: { body: secret, by: Secret Order }\n",
        )
        .with(
            "bodies.yaml",
            "bodies:\n",
            "bodies:\n  - { id: secret, name: Secret Service, kind: service, restricted: true }\n",
        )
        .measure("1.a", "period: May 2024");
    insta::assert_snapshot!(plan.run("why 1.a --edition public --as-of 2024-07-20"), @r"
        exit 0
        1.a/-/1 as of 2024-07-20

        Measure a

        decree's words  May 2024
        reading         delivery, 2024-05-01 to 2024-05-31, due on 2024-05-31
        body            no body named; • and office may report
        answerable      lead: one obligation, met only by the lead (assumed)
        starts on       2024-05-01
        due on          2024-05-31, the last day on which it is on time
        report due by   2024-06-15, 15 days after the due date (assumed)

        No progress report is about it.

        status   overdue, 50 days
        because  nothing that counts says it was done, and 2024-07-20 is 50 days after 2024-05-31

        Edition: public.
        --- stderr
        2 warnings; `tadbir check` shows them
        ");
}

#[test]
fn a_successor_is_not_known_before_its_act() {
    let plan = plan()
        .with(
            "bodies.yaml",
            "bodies:\n",
            "bodies:\n  - { id: agency, name: Health Agency, kind: service }\n",
        )
        .measure("1.a", "bodies: [health], period: Regularly")
        .amendment("2024-05-20", "body: health, succeeded_by: [agency]");
    insta::assert_snapshot!(plan.run("show agency --as-of 2024-05-19"), @"
        exit 2
        --- stderr
        error: ID: there is no measure, objective or body `agency`; use `1.a`, `1`, `Ministry of Health`, `Office of the National Coordinator`, `health` or `office`
        ");
    insta::assert_snapshot!(plan.run("show agency --as-of 2024-05-20 --edition public"), @r"
        exit 0
        Health Agency (agency)

        kind       service
        amendment  Order of 2024-05-20 of 2024-05-20, in force from 2024-05-20: Ministry of Health
                   (health) is succeeded by Health Agency (agency)
        as of      2024-05-20

        12 obligations: 10 upcoming, 1 open and 1 overdue.

        measure  words       period      role  all  met  overdue
        ──────────────────────────────────────────────────────────
        1.a      Measure a   Regularly   lead   12             1

        Edition: public.
        ");
}

#[test]
fn ids_that_differ_in_case_alone_are_the_same() {
    insta::assert_snapshot!(
        plan()
            .ministry("Health", "Another ministry")
            .measure("1.a", "bodies: [health], period: Regularly")
            .measure("1.A", "bodies: [Health], period: Regularly")
            .run("check --format short"),
        @"
        exit 1
        plan/bodies.yaml:4:11: error[duplicate-id]: the ids `health` and `Health` of two bodies differ only in upper and lower case (give one of the two another id)
        plan/measures/1.yaml:4:11: error[duplicate-id]: the ids `1.A` and `1.a` of two measures differ only in upper and lower case (give one of the two another id)
        --- stderr
        Action Plan of the Republic of Velmora (2024-2026): 2 errors, 0 warnings
        "
    );
}
