//! `request`: whom it asks about what, and the forms, letters and mails that it makes.

use insta::assert_snapshot;

use crate::form::Form;
use crate::support::{Plan, plan};

/// Two bodies; one has said something, of which a part was returned, and has somebody to write to.
fn asked() -> Plan {
    plan()
        .ministry("labour", "Ministry of Labour")
        .measure("1.a", "bodies: [health], period: Regularly")
        .measure("1.b", "bodies: [health, labour], period: By May 2024")
        .measure("1.c", "bodies: [labour], period: Regularly")
        .measure("1.d", "bodies: [health], period: Every month, every: month")
        .file(
            "contacts.yaml",
            "contacts:
  - { name: Ada Old, email: ada@example.org, body: health, role: focal, to: 2024-05-31 }
  - { name: Ben New, email: ben@example.org, body: health, role: focal, from: 2024-06-01 }
  - { name: Cid Sign, email: cid@example.org, body: labour, role: validating }
",
        )
        .progress("2024-Q1/health", "measure: 1.a, state: done, summary: Courses held, received_on: 2024-04-10")
        .progress("2024-Q1/health", "measure: 1.b, state: in-progress, summary: Begun, received_on: 2024-04-10")
        .review("2024-Q1/health", "measure: 1.a, decision: returned, on: 2024-04-20, ask: Which courses?, note: Never again")
}

fn request(plan: &Plan, options: &str) -> String {
    plan.run(&format!(
        "request --period 2024-Q2 --as-of 2024-07-01 {options}"
    ))
}

#[test]
fn bodies_are_asked_and_told_whom_the_letters_go_to() {
    assert_snapshot!(request(&asked(), "--out forms"), @"
    exit 0
    2 bodies asked for progress reports for 2024-Q2 as of 2024-07-01

    body    name                asked  overdue  returned  to
    ──────────────────────────────────────────────────────────────────
    health  Ministry of Health      9        7         1  Ben New
    labour  Ministry of Labour      2        1         0  nobody

    Without a contact in office, so that no mail can be made: labour.

    4 files in forms.
    --- stderr
    1 warning; `tadbir check` shows them
    ");
}

#[test]
fn a_form_asks_about_what_runs_and_what_is_overdue() {
    let plan = asked();
    request(&plan, "--out forms --body health");
    let form = Form::read(&plan.read("../forms/2024-Q2-health.xlsx"));
    let mut rows = String::new();
    for row in 5..=13 {
        let cells: Vec<String> = ["A", "B", "D", "F", "G"]
            .iter()
            .map(|column| form.value(&format!("{column}{row}")))
            .collect();
        rows.push_str(&(cells.join(" | ") + "\n"));
    }
    assert_snapshot!(rows, @"
    1.d | 2024-04 | Every month |  | 
    1.b | 2024-05-31 | By May 2024 | in progress for 2024-Q1: Begun | 
    1.d | 2024-05 | Every month |  | 
    1.a | 2024-Q2 | Regularly |  | 
    1.d | 2024-06 | Every month |  | 
    1.d | 2024-01 | Every month |  | 
    1.d | 2024-02 | Every month |  | 
    1.a | 2024-Q1 | Regularly | done for 2024-Q1: Courses held Evidence: Letter No. 5. | returned on 2024-04-20: Which courses?
    1.d | 2024-03 | Every month |  |
    ");
}

#[test]
fn the_same_forms_are_the_same_bytes() {
    for format in ["xlsx", "docx", "markdown", "eml"] {
        let made = || {
            let plan = asked();
            request(&plan, &format!("--out forms --format {format}"));
            let name = match format {
                "markdown" => "md",
                other => other,
            };
            plan.read(&format!("../forms/2024-Q2-health.{name}"))
        };
        assert!(made() == made(), "{format}");
    }
}

#[test]
fn a_letter_goes_with_a_form() {
    let plan = asked();
    request(&plan, "--out forms --body health --format markdown");
    assert_snapshot!(plan.text("../forms/2024-Q2-health-letter.md"), @"
    # Request for progress reports for the second quarter of 2024

    To: Ministry of Health

    Date: 1 July 2024

    Under the Action Plan of the Republic of Velmora (2024-2026), Ministry of Health is asked to report on 9 obligations for the second quarter of 2024 by 15 July 2024.

    1 progress report was returned; the form says what is to be put right.

    The form is attached, with instructions. Please answer every row; where there is nothing to report, say so.

    | Measure | The decree's words | For | Due on |
    | --- | --- | --- | --- |
    | 1.d | Measure d | 2024-04 | 2024-04-30 |
    | 1.b | Measure b | 2024-05-31 | 2024-05-31 |
    | 1.d | Measure d | 2024-05 | 2024-05-31 |
    | 1.a | Measure a | 2024-Q2 | 2024-06-30 |
    | 1.d | Measure d | 2024-06 | 2024-06-30 |
    | 1.d | Measure d | 2024-01 | 2024-01-31 |
    | 1.d | Measure d | 2024-02 | 2024-02-29 |
    | 1.a | Measure a | 2024-Q1 | 2024-03-31 |
    | 1.d | Measure d | 2024-03 | 2024-03-31 |

    Office of the National Coordinator
    ");
}

#[test]
fn a_form_on_paper_has_room_for_answers() {
    let plan = asked();
    request(&plan, "--out forms --body labour --format markdown");
    assert_snapshot!(plan.text("../forms/2024-Q2-labour.md"), @r#"
    # Progress report of Ministry of Labour for the second quarter of 2024

    Action Plan of the Republic of Velmora (2024-2026)

    ## How to fill in this form

    - "done": give the day on which it was done, what was done, and the acts, letters or documents that show it, one on each line (Alt and Enter begin a new line).
    - "in progress" and "not started": say what stands in the way if the due date has passed, and what is needed.
    - "nothing to report": there is nothing to report. An empty row is not that: it counts as no answer.
    - "not applicable": nothing was owed in this period; give the reason.
    - Type dates as dates. Leave out names, telephone numbers and addresses of people: victims are never named in a plan. An answer has at most 4000 characters, the name of a document at most 500.

    ## 1.c · 2024-Q2

    Measure c

    - **Implementation period**: Regularly
    - **Due on**: 2024-06-30
    - **State (one of: done, in progress, not started, nothing to report, not applicable)**: \_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_
    - **Done on**: \_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_
    - **What was done**: \_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_
    - **Evidence (one per line)**: \_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_
    - **Obstacles**: \_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_
    - **Needs**: \_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_
    - **Reason, if not applicable**: \_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_

    ## 1.c · 2024-Q1

    Measure c

    - **Implementation period**: Regularly
    - **Due on**: 2024-03-31
    - **State (one of: done, in progress, not started, nothing to report, not applicable)**: \_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_
    - **Done on**: \_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_
    - **What was done**: \_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_
    - **Evidence (one per line)**: \_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_
    - **Obstacles**: \_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_
    - **Needs**: \_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_
    - **Reason, if not applicable**: \_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_\_
    "#);
}

#[test]
fn a_letter_is_written_in_azerbaijani() {
    let plan = asked();
    request(
        &plan,
        "--out forms --body health --format markdown --lang az",
    );
    assert_snapshot!(plan.text("../forms/2024-Q2-health-letter.md"), @r#"
    # 2024-cü ilin ikinci rübü üzrə hesabat sorğusu

    Kimə: Ministry of Health

    Tarix: 1 iyul 2024-cü il

    "Action Plan of the Republic of Velmora (2024-2026)" üzrə Ministry of Health tərəfindən 2024-cü ilin ikinci rübü üçün 9 öhdəlik haqqında 15 iyul 2024-cü il tarixinədək hesabat verilməsi xahiş olunur.

    1 hesabat qaytarılıb; formada nəyin düzəldilməli olduğu yazılıb.

    Forma təlimatla birlikdə əlavə olunur. Xahiş edirik, hər sətrə cavab verin; məlumat yoxdursa, bunu yazın.

    | Tədbir | Qərarın sözləri | Nə üçün | Son tarix |
    | --- | --- | --- | --- |
    | 1.d | Measure d | 2024-04 | 2024-04-30 |
    | 1.b | Measure b | 2024-05-31 | 2024-05-31 |
    | 1.d | Measure d | 2024-05 | 2024-05-31 |
    | 1.a | Measure a | 2024-Q2 | 2024-06-30 |
    | 1.d | Measure d | 2024-06 | 2024-06-30 |
    | 1.d | Measure d | 2024-01 | 2024-01-31 |
    | 1.d | Measure d | 2024-02 | 2024-02-29 |
    | 1.a | Measure a | 2024-Q1 | 2024-03-31 |
    | 1.d | Measure d | 2024-03 | 2024-03-31 |

    Office of the National Coordinator
    "#);
}

#[test]
fn a_mail_waits_for_being_sent_to_who_is_in_office() {
    let plan = asked();
    assert_snapshot!(request(&plan, "--out forms --format eml"), @"
    exit 0
    2 bodies asked for progress reports for 2024-Q2 as of 2024-07-01

    body    name                asked  overdue  returned  to
    ──────────────────────────────────────────────────────────────────
    health  Ministry of Health      9        7         1  Ben New
    labour  Ministry of Labour      2        1         0  nobody

    Without a contact in office, so that no mail can be made: labour.

    1 file in forms.
    --- stderr
    1 warning; `tadbir check` shows them
    ");
    let mail = plan.text("../forms/2024-Q2-health.eml").replace('\r', "");
    let (head, rest) = mail.split_once("\n\n").unwrap();
    assert_snapshot!(head, @r#"
    Message-ID: <2024-Q2-health-0110cba6f2d0c655@tadbir.invalid>
    Date: Mon, 1 Jul 2024 00:00:00 +0000
    Subject: Request for progress reports for the second quarter of 2024
    X-Unsent: 1
    To: "Ben New" <ben@example.org>
    MIME-Version: 1.0
    Content-Type: multipart/mixed;
     boundary="tadbir-2024-Q2-health-0110cba6f2d0c655"
    "#);
    assert!(rest.contains("filename=\"2024-Q2-health.xlsx\""), "{rest}");
    assert!(!plan.path("../forms/2024-Q2-labour.eml").exists());
}

#[test]
fn who_has_not_answered_is_reminded() {
    let plan = asked()
        .progress("2024-Q2/labour", "measure: 1.c, state: done, received_on: 2024-07-05")
        .progress("2024-Q2/health", "measure: 1.a, for: 2024-Q2, state: in-progress, summary: x, obstacles: y, received_on: 2024-07-05");
    let remind = "request --period 2024-Q2 --as-of 2024-07-20 --remind";
    assert_snapshot!(plan.run(remind), @"
    exit 0
    2 bodies still owe progress reports for 2024-Q2 as of 2024-07-20

    body    name                asked  overdue  returned  to
    ──────────────────────────────────────────────────────────────────
    health  Ministry of Health      8        8         1  Ben New
    labour  Ministry of Labour      1        1         0  nobody

    Without a contact in office, so that no mail can be made: labour.
    --- stderr
    1 warning; `tadbir check` shows them
    ");
    assert_snapshot!(plan.run(&format!("{remind} --body health --out letters --format markdown")), @"
    exit 0
    1 body still owes progress reports for 2024-Q2 as of 2024-07-20

    body    name                asked  overdue  returned  to
    ──────────────────────────────────────────────────────────────────
    health  Ministry of Health      8        8         1  Ben New

    1 file in letters.
    --- stderr
    1 warning; `tadbir check` shows them
    ");
    assert_snapshot!(plan.text("../letters/2024-Q2-health-reminder.md"), @"
    # Reminder: progress reports for the second quarter of 2024

    To: Ministry of Health

    Date: 20 July 2024

    By 20 July 2024 the office had no progress report of Ministry of Health on the following 8 obligations for the second quarter of 2024. It was due by 15 July 2024.

    | Measure | The decree's words | For | Due on |
    | --- | --- | --- | --- |
    | 1.d | Measure d | 2024-04 | 2024-04-30 |
    | 1.b | Measure b | 2024-05-31 | 2024-05-31 |
    | 1.d | Measure d | 2024-05 | 2024-05-31 |
    | 1.d | Measure d | 2024-06 | 2024-06-30 |
    | 1.d | Measure d | 2024-01 | 2024-01-31 |
    | 1.d | Measure d | 2024-02 | 2024-02-29 |
    | 1.a | Measure a | 2024-Q1 | 2024-03-31 |
    | 1.d | Measure d | 2024-03 | 2024-03-31 |

    Please send the form back, or say what stands in the way.

    Office of the National Coordinator
    ");
}

#[test]
fn a_form_that_may_have_been_filled_in_is_not_replaced() {
    let plan = asked();
    request(&plan, "--out forms --body health");
    let again = request(&plan, "--out forms --body health");
    assert!(again.starts_with("exit 0"), "{again}");
    let plan = plan.bytes("../forms/2024-Q2-health.xlsx", b"filled in");
    assert_snapshot!(request(&plan, "--out forms --body health"), @"
    exit 2
    --- stderr
    1 warning; `tadbir check` shows them
    error: cannot write `forms/2024-Q2-health.xlsx`: the file exists with other content and may have been filled in; choose another folder, or move the file away first
    ");
    assert_eq!(plan.read("../forms/2024-Q2-health.xlsx"), b"filled in");
}

#[test]
fn what_cannot_be_asked_is_refused() {
    let plan = asked()
        .group("towns", "{ body: labour }")
        .beside("file", "x");
    let mut transcripts = String::new();
    for options in [
        "",
        "--out forms --body towns",
        "--out forms --body helth",
        "--out file",
        "--out forms --format pdf",
    ] {
        transcripts.push_str(&request(&plan, options));
    }
    transcripts.push_str(&plan.run("request --period spring --out forms --as-of 2024-07-01"));
    assert_snapshot!(transcripts, @"
    exit 2
    --- stderr
    error: the following required arguments were not provided:
      --out <DIR>

    Usage: tadbir request --period <PERIOD> --as-of <DATE> --out <DIR>

    For more information, try '--help'.
    exit 2
    --- stderr
    2 warnings; `tadbir check` shows them
    error: --body: `towns` is a group and owes no reports; name its members
    exit 2
    --- stderr
    2 warnings; `tadbir check` shows them
    error: --body: there is no body `helth`; did you mean `health`?
    exit 2
    --- stderr
    error: --out: cannot create the folder `file`: not a directory
    exit 2
    --- stderr
    error: invalid value 'pdf' for '--format <FORMAT>'
      [possible values: xlsx, docx, markdown, eml]

    For more information, try '--help'.
    exit 2
    --- stderr
    2 warnings; `tadbir check` shows them
    error: --period: `spring` is not a reporting period; write it like 2024-Q1
    ");
}
