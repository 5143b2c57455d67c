//! Texts of any length, and places in lines of any length: told, refused before they are put on file, and printed all the same.

use insta::assert_snapshot;

use crate::form::Form;
use crate::support::{Plan, plan};

/// A duty that the Ministry of Health reports on.
fn asked() -> Plan {
    plan().measure("1.a", "bodies: [health], period: Regularly")
}

/// A progress report with a text of so many characters under each of some keys.
fn said(keys: &[&str], characters: usize) -> Plan {
    let texts = keys.iter().fold(String::new(), |texts, key| {
        format!("{texts}, {key}: {}", "ə".repeat(characters))
    });
    asked().progress(
        "2024-Q1/health",
        &format!("measure: 1.a, state: in-progress, received_on: 2024-04-10{texts}"),
    )
}

const ANSWERS: [&str; 4] = ["summary", "obstacles", "needs", "reason"];

#[test]
fn a_text_is_as_long_as_its_limit_and_no_longer() {
    assert_snapshot!(said(&ANSWERS, 4_000).run("check --format short"), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
    assert_snapshot!(said(&ANSWERS, 4_001).run("check --format short"), @"
    exit 0
    plan/progress/2024-Q1/health.yaml:4:75: warning[text-too-long]: `summary` of the progress report has 4,001 characters; at most 4,000 are allowed (shorten it, or refer to a document for the rest)
    plan/progress/2024-Q1/health.yaml:4:4089: warning[text-too-long]: `obstacles` of the progress report has 4,001 characters; at most 4,000 are allowed (shorten it, or refer to a document for the rest)
    plan/progress/2024-Q1/health.yaml:4:8099: warning[text-too-long]: `needs` of the progress report has 4,001 characters; at most 4,000 are allowed (shorten it, or refer to a document for the rest)
    plan/progress/2024-Q1/health.yaml:4:12110: warning[text-too-long]: `reason` of the progress report has 4,001 characters; at most 4,000 are allowed (shorten it, or refer to a document for the rest)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 4 warnings
    ");
    let named = |characters: usize| {
        let name = "n".repeat(characters);
        asked()
            .ministry("labour", &name)
            .run("check --format short")
    };
    assert_snapshot!(named(500), @"
    exit 0
    plan/bodies.yaml:4:11: warning[unused-body]: the body `labour` is declared but not used (name it where it belongs, or remove it)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
    assert_snapshot!(named(501), @"
    exit 0
    plan/bodies.yaml:4:11: warning[unused-body]: the body `labour` is declared but not used (name it where it belongs, or remove it)
    plan/bodies.yaml:4:25: warning[text-too-long]: `name` of the body has 501 characters; at most 500 are allowed (shorten it, or refer to a document for the rest)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 2 warnings
    ");
}

#[test]
fn the_documents_of_an_entry_are_limited_together() {
    let with = |documents: usize| {
        let evidence = vec!["d".repeat(500); documents].join(", ");
        let keys =
            format!("measure: 1.a, state: done, evidence: [{evidence}], received_on: 2024-04-10");
        asked()
            .progress("2024-Q1/health", &keys)
            .run("check --format short")
    };
    assert_snapshot!(with(8), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
    assert_snapshot!(with(9), @"
    exit 0
    plan/progress/2024-Q1/health.yaml:4:44: warning[text-too-long]: `evidence` of the progress report has 4,500 characters; at most 4,000 are allowed (shorten it, or refer to a document for the rest)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
}

#[test]
fn the_limit_of_a_field_is_told_where_the_field_is() {
    assert_snapshot!(plan().run("explain summary"), @"
    exit 0
    progress report
    key      required  seen by  value                             meaning
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    summary            body     text of at most 4,000 characters  What was done, in a sentence or two.
    ");
    assert_snapshot!(plan().run("explain evidence"), @"
    exit 0
    progress report
    key       required  seen by  value                               meaning
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    evidence            body     a list of texts, each of at most    Acts, letters and documents that
                                 500 characters, all of 4,000        prove it.
    ");
}

#[test]
fn a_text_that_is_too_long_is_not_recorded() {
    let record = |characters: usize| {
        let plan = asked();
        let printed = plan.run(&format!(
            "record 1.a --body health --period 2024-Q1 --state in-progress --summary {} --as-of 2024-04-10",
            "s".repeat(characters)
        ));
        (printed, plan.path("progress/2024-Q1/health.yaml").exists())
    };
    let (printed, is_on_file) = record(4_000);
    assert!(printed.starts_with("exit 0") && is_on_file, "{printed}");
    let (printed, is_on_file) = record(4_001);
    assert!(!is_on_file);
    assert_snapshot!(printed, @"
    exit 1
    --- stderr
    error: nothing was written: `summary` of the progress report has 4,001 characters; at most 4,000 are allowed [text-too-long] (shorten it, or refer to a document for the rest)
    ");
}

#[test]
fn a_review_that_is_too_long_is_not_put_on_file() {
    let plan = said(&["summary"], 1);
    let printed = plan.run(&format!(
        "review 2024-Q1 --body health --measure 1.a --return --ask {} --as-of 2024-04-20",
        "s".repeat(4_001)
    ));
    assert!(!plan.path("reviews/2024-Q1/health.yaml").exists());
    assert_snapshot!(printed, @"
    exit 1
    --- stderr
    error: nothing was written: `ask` of the review has 4,001 characters; at most 4,000 are allowed [text-too-long] (shorten it, or refer to a document for the rest)
    ");
}

#[test]
fn an_answer_that_is_too_long_is_refused_at_its_cell() {
    let plan = asked();
    plan.run("request --period 2024-Q1 --out forms --as-of 2024-04-01");
    let form = Form::read(&plan.read("../forms/2024-Q1-health.xlsx"));
    let answered = |characters: usize| {
        let form = form.clone().text("H5", "in progress");
        let form = form.text("J5", &"a".repeat(characters));
        let plan = asked().bytes("../form.xlsx", &form.bytes());
        plan.run("collect form.xlsx --as-of 2024-04-12")
    };
    assert!(answered(4_000).starts_with("exit 0"));
    assert_snapshot!(answered(4_001), @r#"
    exit 1
    form.xlsx, health for 2024-Q1: refused
    - form.xlsx, sheet "Progress", J5: `summary` of the progress report has 4,001 characters; at most
      4,000 are allowed [text-too-long] (shorten it, or refer to a document for the rest)

    Nothing was written.
    --- stderr
    1 form refused
    "#);
}

#[test]
fn a_form_says_how_long_its_answers_may_be() {
    let plan = asked();
    plan.run("request --period 2024-Q1 --out forms --as-of 2024-04-01");
    let form = Form::read(&plan.read("../forms/2024-Q1-health.xlsx")).everything();
    let limits = form
        .matches(r#"type="textLength" operator="lessThanOrEqual""#)
        .count();
    assert_eq!(limits, 5);
    assert!(form.contains("<formula1>4000</formula1>"));
    assert!(
        form.contains("An answer has at most 4000 characters, the name of a document at most 500.")
    );
}

/// The commands that print what is on file, in every format.
fn every_command() -> Vec<String> {
    let lists =
        ["table", "csv", "json", "markdown"].map(|format| format!("obligations --format {format}"));
    let reports = ["body --body health", "period"]
        .into_iter()
        .flat_map(|report| {
            [
                "csv", "docx", "html", "json", "markdown", "terminal", "xlsx",
            ]
            .map(|format| format!("report {report} --format {format} --out report"))
        });
    let forms = ["xlsx", "docx", "markdown", "eml"]
        .map(|format| format!("request --period 2024-Q2 --format {format} --out {format}"));
    let others = [
        "",
        "timeline",
        "show 1.a",
        "show 1",
        "show health",
        "why 1.a",
        "history 1.a",
        "calendar --body health",
        "export obligations",
        "export progress",
        "export measures",
    ];
    let checks = [
        "human", "short", "json", "github", "gitlab", "sarif", "junit",
    ]
    .map(|format| format!("check --format {format}"));
    lists
        .into_iter()
        .chain(reports)
        .chain(forms)
        .chain(others.map(str::to_owned))
        .chain(checks)
        .collect()
}

/// A plan in which every text is one of these.
fn filled(text: &str) -> Plan {
    let quoted = serde_json::to_string(text).expect("a text can be quoted");
    let answers = ANSWERS.map(|key| format!("{key}: {quoted}")).join(", ");
    plan()
        .with("plan.yaml", "title: Action", &format!("title: {quoted} #"))
        .with("bodies.yaml", "name: Ministry of Health", &format!("name: {quoted}"))
        .file(
            "measures/1.yaml",
            &format!("objective: 1\ntitle: {quoted}\nmeasures:\n  - {{ id: 1.a, text: {quoted}, bodies: [health], period: Regularly }}\n"),
        )
        .file(
            "contacts.yaml",
            &format!("contacts:\n  - {{ name: {quoted}, email: ada@example.org, body: health, role: focal }}\n"),
        )
        .progress(
            "2024-Q1/health",
            &format!("measure: 1.a, state: done, evidence: [{quoted}, {quoted}], {answers}, received_on: 2024-04-10"),
        )
        .review(
            "2024-Q1/health",
            &format!("measure: 1.a, decision: returned, on: 2024-04-20, ask: {quoted}, note: {quoted}"),
        )
}

#[test]
fn every_format_prints_what_is_longer_than_it_can_hold() {
    let long = [
        "a",
        "e\u{301}",
        "क\u{93e}\u{93e}",
        "😀",
        "x\n",
        "x\t ",
        "語",
    ]
    .map(|text| text.repeat(6_000))
    .join(" ");
    let plan = filled(&long);
    for command in every_command() {
        let printed = plan.run(&format!("{command} --as-of 2024-07-01"));
        let shown: String = printed.chars().take(500).collect();
        assert!(printed.starts_with("exit 0"), "{command}: {shown}");
    }
}

#[test]
fn four_long_answers_do_not_stop_the_forms_of_others() {
    let plan = said(&ANSWERS, 9_000)
        .ministry("labour", "Ministry of Labour")
        .measure("1.b", "bodies: [labour], period: Regularly");
    assert_snapshot!(plan.run("request --period 2024-Q2 --out forms --as-of 2024-07-01"), @"
    exit 0
    2 bodies asked for progress reports for 2024-Q2 as of 2024-07-01

    body    name                asked  overdue  returned  to
    ──────────────────────────────────────────────────────────────────
    health  Ministry of Health      2        1         0  nobody
    labour  Ministry of Labour      2        1         0  nobody

    Without a contact in office, so that no mail can be made: health and labour.

    4 files in forms.
    --- stderr
    4 warnings; `tadbir check` shows them
    ");
    let form = Form::read(&plan.read("../forms/2024-Q2-health.xlsx")).everything();
    assert!(form.contains("əəə […]</t>"));
}

#[test]
fn a_place_far_into_a_line_is_shown() {
    let far = "ə".repeat(100_000);
    let plan = plan().file(
        "measures/1.yaml",
        &format!("{{ objective: 1, title: \"{far}\", measures: [ {{ id: 1.a, text: Measure, bodies: [heath], period: Regularly }} ] }}\n"),
    );
    assert_snapshot!(plan.run("check"), @r#"
    exit 1
      ⚠ warning[text-too-long]: `title` of the objective has 100,000 characters; at most 500 are
      │ allowed
       ╭─[plan/measures/1.yaml:1:24]
     1 │ { objective: 1, title: "əəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəə…
       ·                        ──────────────────────────────────────────────────┬─────────────────────────────────────────────────
       ·                                                                          ╰── 100,000 characters
       ╰────
      help: shorten it, or refer to a document for the rest

      × error[unknown-body]: measure `1.a` names the body `heath`, which is not declared
       ╭─[plan/measures/1.yaml:1:100075]
     1 │ …əəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəəə", measures: [ { id: 1.a, text: Measure, bodies: [heath], period: Regularly } ] }
       ·                                                                                                      ──┬──
       ·                                                                                                        ╰── not declared
       ╰────
      help: did you mean `health`?

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 1 warning
    "#);
    assert_snapshot!(plan.run("check --format short"), @"
    exit 1
    plan/measures/1.yaml:1:24: warning[text-too-long]: `title` of the objective has 100,000 characters; at most 500 are allowed (shorten it, or refer to a document for the rest)
    plan/measures/1.yaml:1:100075: error[unknown-body]: measure `1.a` names the body `heath`, which is not declared (did you mean `health`?)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 1 warning
    ");
}

#[test]
fn an_address_is_that_of_one_mailbox() {
    let contact = |email: &str| {
        let contacts =
            format!("contacts:\n  - {{ name: Ada, email: {email}, body: health, role: focal }}\n");
        asked().file("contacts.yaml", &contacts)
    };
    let plan = contact("\"ada@example.org, eve@example.com\"");
    assert_snapshot!(plan.run("check --format short"), @"
    exit 1
    plan/contacts.yaml:2:25: error[wrong-type]: `email` of the contact must be one e-mail address such as `name@example.org`, but is `ada@example.org, eve@example.com`
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
    assert_snapshot!(plan.run("request --period 2024-Q2 --format eml --out mails --as-of 2024-07-01"), @"
    exit 1
    1 body asked for progress reports for 2024-Q2 as of 2024-07-01

    body    name                asked  overdue  returned  to
    ──────────────────────────────────────────────────────────────────
    health  Ministry of Health      2        1         0  nobody

    Without a contact in office, so that no mail can be made: health.
    --- stderr
    plan/contacts.yaml:2:25: error[wrong-type]: `email` of the contact must be one e-mail address such as `name@example.org`, but is `ada@example.org, eve@example.com`
    ");
}

#[test]
fn a_mail_goes_to_one_address_whatever_the_name() {
    for name in [
        "Eve <eve@example.com>, Ada",
        "Ada\nBcc: eve@example.com",
        "Ada\r\nBcc: eve@example.com\r\n\r\nText",
        "eve@example.com",
        "\"Ada\" <eve@example.com>;",
        "Ada (eve@example.com) \\\" , eve@example.com",
        "=?utf-8?q?Ada=0D=0ABcc:_eve@example.com?=",
        "Əli, eve@example.com: ;",
    ] {
        let quoted = serde_json::to_string(name).unwrap();
        let body = serde_json::to_string(&format!("Health {name}")).unwrap();
        let plan = asked()
            .with("bodies.yaml", "name: Ministry of Health", &format!("name: {body}"))
            .file("contacts.yaml", &format!("contacts:\n  - {{ name: {quoted}, email: ada@example.org, body: health, role: focal }}\n"));
        plan.run("request --period 2024-Q2 --format eml --out mails --as-of 2024-07-01");
        let mail = plan.text("../mails/2024-Q2-health.eml");
        let (head, _) = mail.split_once("\r\n\r\n").unwrap();
        let head = head.replace("\r\n ", " ");
        let fields: Vec<&str> = head
            .split("\r\n")
            .map(|line| line.split_once(':').unwrap().0)
            .collect();
        let expected = [
            "Message-ID",
            "Date",
            "Subject",
            "X-Unsent",
            "To",
            "MIME-Version",
            "Content-Type",
        ];
        assert_eq!(fields, expected, "{head}");
        let to = head
            .split("\r\n")
            .find_map(|line| line.strip_prefix("To: "))
            .unwrap();
        assert_eq!(recipients(to), ["ada@example.org"], "{to}");
    }
}

/// The addresses in a field that names recipients (RFC 5322): what stands between angle brackets, or alone, outside of quotes
/// and comments.
fn recipients(field: &str) -> Vec<String> {
    let mut bare = String::new();
    let mut characters = field.chars();
    let mut is_quoted = false;
    let mut comments = 0;
    while let Some(character) = characters.next() {
        match character {
            '\\' if is_quoted || comments > 0 => {
                characters.next();
            }
            '"' if comments == 0 => is_quoted = !is_quoted,
            '(' if !is_quoted => comments += 1,
            ')' if !is_quoted => comments -= 1,
            character if !is_quoted && comments == 0 => bare.push(character),
            _ => {}
        }
    }
    let mailboxes = bare.split([',', ';', ':']).map(|mailbox| {
        let inner = mailbox
            .split_once('<')
            .and_then(|(_, rest)| rest.split_once('>'));
        inner
            .map_or(mailbox, |(address, _)| address)
            .trim()
            .to_owned()
    });
    mailboxes.filter(|mailbox| !mailbox.is_empty()).collect()
}
