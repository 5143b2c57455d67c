//! `tadbir calendar`: the days of one body, for calendar programs.

use crate::support::{Plan, plan};

/// Two bodies; a delivery, a delivery that another body leads, and what is continuing.
fn velmora() -> Plan {
    plan()
        .ministry("education", "\"Ministry of Education; Science, Youth\"")
        .measure("1.a", "bodies: [health], period: May 2025")
        .measure(
            "1.b",
            "bodies: [education, health], period: \"2025\", answerable: any",
        )
        .measure(
            "2.a",
            "bodies: [health, education], period: \"2025\", kind: continuing",
        )
        .measure(
            "2.b",
            "bodies: [health], period: \"2025\", kind: continuing",
        )
}

/// The lines of a transcript that begin so, in order.
fn lines(transcript: &str, beginnings: &[&str]) -> String {
    let unfolded = transcript.replace("\r\n ", "");
    // An alarm repeats the title of its event.
    let unfolded = unfolded.replace("ACTION:DISPLAY\r\nDESCRIPTION", "ACTION:DISPLAY\r\nALARM");
    let kept = unfolded.lines().filter(|line| {
        beginnings
            .iter()
            .any(|beginning| line.starts_with(beginning))
    });
    kept.collect::<Vec<_>>().join("\n")
}

const DAYS: &[&str] = &["exit", "UID", "DTSTART", "SUMMARY", "TRIGGER", "error"];
const WORDS: &[&str] = &["exit", "UID", "DTSTART", "DESCRIPTION:", "error"];

#[test]
fn the_calendar_of_a_body_begins_with_the_day() {
    let plan = velmora();
    let calendar = plan.run("calendar --body health --as-of 2025-10-20");
    assert!(calendar.lines().skip(1).all(|line| line.len() <= 75));
    insta::assert_snapshot!(calendar.replace("\r\n", "⏎\n"), @r"
    exit 0
    BEGIN:VCALENDAR⏎
    VERSION:2.0⏎
    PRODID:-//tadbir//tadbir//EN⏎
    CALSCALE:GREGORIAN⏎
    METHOD:PUBLISH⏎
    NAME:Ministry of Health: Action Plan of the Republic of Velmora (2024-2026)⏎
    X-WR-CALNAME:Ministry of Health: Action Plan of the Republic of Velmora (20⏎
     24-2026)⏎
    X-WR-TIMEZONE:UTC⏎
    BEGIN:VEVENT⏎
    UID:1.b/education/1@vel-2024.tadbir⏎
    DTSTAMP:20251020T000000Z⏎
    DTSTART;VALUE=DATE:20251231⏎
    DTEND;VALUE=DATE:20260101⏎
    SUMMARY:Due: 1.b Measure b⏎
    DESCRIPTION:Measure b\nPeriod: 2025\nLed by Ministry of Education\; Science⏎
     \, Youth (education).\nStatus on 2025-10-20: open.⏎
    TRANSP:TRANSPARENT⏎
    BEGIN:VALARM⏎
    ACTION:DISPLAY⏎
    DESCRIPTION:Due: 1.b Measure b⏎
    TRIGGER:-P14D⏎
    END:VALARM⏎
    BEGIN:VALARM⏎
    ACTION:DISPLAY⏎
    DESCRIPTION:Due: 1.b Measure b⏎
    TRIGGER:-P3D⏎
    END:VALARM⏎
    END:VEVENT⏎
    BEGIN:VEVENT⏎
    UID:due/health/2025-12-31@vel-2024.tadbir⏎
    DTSTAMP:20251020T000000Z⏎
    DTSTART;VALUE=DATE:20251231⏎
    DTEND;VALUE=DATE:20260101⏎
    SUMMARY:Due: 2 continuing measures: 2.a\, 2.b⏎
    DESCRIPTION:2.a Measure a (2025-Q4): open\n2.b Measure b (2025-Q4): open\nS⏎
     tatus as of 2025-10-20.⏎
    TRANSP:TRANSPARENT⏎
    BEGIN:VALARM⏎
    ACTION:DISPLAY⏎
    DESCRIPTION:Due: 2 continuing measures: 2.a\, 2.b⏎
    TRIGGER:-P14D⏎
    END:VALARM⏎
    BEGIN:VALARM⏎
    ACTION:DISPLAY⏎
    DESCRIPTION:Due: 2 continuing measures: 2.a\, 2.b⏎
    TRIGGER:-P3D⏎
    END:VALARM⏎
    END:VEVENT⏎
    BEGIN:VEVENT⏎
    UID:report/health/2025-Q4@vel-2024.tadbir⏎
    DTSTAMP:20251020T000000Z⏎
    DTSTART;VALUE=DATE:20260115⏎
    DTEND;VALUE=DATE:20260116⏎
    SUMMARY:Progress report due: 2025-Q4⏎
    DESCRIPTION:For 2025-Q4 (2025-10-01 to 2025-12-31)\, due within 15 days.\n2⏎
     .a Measure a (2025-Q4): open\n2.b Measure b (2025-Q4): open\nOverdue from ⏎
     before:\n1.a Measure a (due 2025-05-31): overdue\, 142 days\n2.a Measure a⏎
      (due 2025-03-31 and 2 times more): overdue\, 203 days\n2.b Measure b (due⏎
      2025-03-31 and 2 times more): overdue\, 203 days\nStatus as of 2025-10-20⏎
     .⏎
    TRANSP:TRANSPARENT⏎
    BEGIN:VALARM⏎
    ACTION:DISPLAY⏎
    DESCRIPTION:Progress report due: 2025-Q4⏎
    TRIGGER:-P3D⏎
    END:VALARM⏎
    END:VEVENT⏎
    END:VCALENDAR⏎
    ");
}

#[test]
fn a_body_is_found_by_name_and_only_its_own_days_are_listed() {
    let calendar = velmora()
        .run("calendar --body \"ministry of education; science, youth\" --as-of 2025-10-20");
    insta::assert_snapshot!(lines(&calendar, DAYS), @"
    exit 0
    UID:1.b/education/1@vel-2024.tadbir
    DTSTART;VALUE=DATE:20251231
    SUMMARY:Due: 1.b Measure b
    TRIGGER:-P14D
    TRIGGER:-P3D
    UID:due/education/2025-12-31@vel-2024.tadbir
    DTSTART;VALUE=DATE:20251231
    SUMMARY:Due: 2.a Measure a
    TRIGGER:-P14D
    TRIGGER:-P3D
    UID:report/education/2025-Q4@vel-2024.tadbir
    DTSTART;VALUE=DATE:20260115
    SUMMARY:Progress report due: 2025-Q4
    TRIGGER:-P3D
    ");
}

#[test]
fn what_is_met_waived_or_past_is_listed_only_if_asked_for() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: By May 2025")
        .measure("1.b", "bodies: [health], period: June 2025")
        .measure("1.c", "bodies: [health], period: July 2025")
        .progress(
            "2025-Q1/health",
            "measure: 1.a, state: done, done_on: 2025-03-10, received_on: 2025-04-10",
        )
        .amendment("2025-04-15", "measure: 1.b, waive: true");
    insta::assert_snapshot!(lines(&plan.run("calendar --body health --as-of 2025-05-20"), WORDS), @r"
    exit 0
    UID:1.c/health/1@vel-2024.tadbir
    DTSTART;VALUE=DATE:20250731
    DESCRIPTION:Measure c\nPeriod: July 2025\nStatus on 2025-05-20: upcoming.
    UID:report/1.c/health/1@vel-2024.tadbir
    DTSTART;VALUE=DATE:20250815
    DESCRIPTION:Measure c\nDue on 2025-07-31.\nStatus on 2025-05-20: upcoming.
    ");
    insta::assert_snapshot!(lines(&plan.run("calendar --body health --as-of 2025-05-20 --all"), WORDS), @r"
    exit 0
    UID:report/health/2024-Q1@vel-2024.tadbir
    DTSTART;VALUE=DATE:20240415
    DESCRIPTION:For 2024-Q1 (2024-01-01 to 2024-03-31)\, due within 15 days.\n1.a Measure a (due 2025-05-31): met\nStatus as of 2025-05-20.
    UID:report/health/2024-Q2@vel-2024.tadbir
    DTSTART;VALUE=DATE:20240715
    DESCRIPTION:For 2024-Q2 (2024-04-01 to 2024-06-30)\, due within 15 days.\n1.a Measure a (due 2025-05-31): met\nStatus as of 2025-05-20.
    UID:report/health/2024-Q3@vel-2024.tadbir
    DTSTART;VALUE=DATE:20241015
    DESCRIPTION:For 2024-Q3 (2024-07-01 to 2024-09-30)\, due within 15 days.\n1.a Measure a (due 2025-05-31): met\nStatus as of 2025-05-20.
    UID:report/health/2024-Q4@vel-2024.tadbir
    DTSTART;VALUE=DATE:20250115
    DESCRIPTION:For 2024-Q4 (2024-10-01 to 2024-12-31)\, due within 15 days.\n1.a Measure a (due 2025-05-31): met\nStatus as of 2025-05-20.
    UID:report/health/2025-Q1@vel-2024.tadbir
    DTSTART;VALUE=DATE:20250415
    DESCRIPTION:For 2025-Q1 (2025-01-01 to 2025-03-31)\, due within 15 days.\n1.a Measure a (due 2025-05-31): met\nStatus as of 2025-05-20.
    UID:1.a/health/1@vel-2024.tadbir
    DTSTART;VALUE=DATE:20250531
    DESCRIPTION:Measure a\nPeriod: By May 2025\nStatus on 2025-05-20: met.
    UID:1.b/health/1@vel-2024.tadbir
    DTSTART;VALUE=DATE:20250630
    DESCRIPTION:Measure b\nPeriod: June 2025\nStatus on 2025-05-20: waived.
    UID:report/health/2025-Q2@vel-2024.tadbir
    DTSTART;VALUE=DATE:20250715
    DESCRIPTION:For 2025-Q2 (2025-04-01 to 2025-06-30)\, due within 15 days.\n1.b Measure b (due 2025-06-30): waived\nStatus as of 2025-05-20.
    UID:1.c/health/1@vel-2024.tadbir
    DTSTART;VALUE=DATE:20250731
    DESCRIPTION:Measure c\nPeriod: July 2025\nStatus on 2025-05-20: upcoming.
    UID:report/1.c/health/1@vel-2024.tadbir
    DTSTART;VALUE=DATE:20250815
    DESCRIPTION:Measure c\nDue on 2025-07-31.\nStatus on 2025-05-20: upcoming.
    ");
}

#[test]
fn what_is_overdue_is_named_where_it_must_next_be_reported_on() {
    let calendar = velmora()
        .measure("3.a", "bodies: [health], period: March 2025")
        .run("calendar --body health --as-of 2025-06-20");
    insta::assert_snapshot!(lines(&calendar, WORDS), @r"
    exit 0
    UID:due/health/2025-06-30@vel-2024.tadbir
    DTSTART;VALUE=DATE:20250630
    DESCRIPTION:2.a Measure a (2025-Q2): open\n2.b Measure b (2025-Q2): open\nStatus as of 2025-06-20.
    UID:report/health/2025-Q2@vel-2024.tadbir
    DTSTART;VALUE=DATE:20250715
    DESCRIPTION:For 2025-Q2 (2025-04-01 to 2025-06-30)\, due within 15 days.\n2.a Measure a (2025-Q2): open\n2.b Measure b (2025-Q2): open\nOverdue from before:\n2.a Measure a (2025-Q1): overdue\, 81 days\n2.b Measure b (2025-Q1): overdue\, 81 days\n3.a Measure a (due 2025-03-31): overdue\, 81 days\nStatus as of 2025-06-20.
    UID:due/health/2025-09-30@vel-2024.tadbir
    DTSTART;VALUE=DATE:20250930
    DESCRIPTION:2.a Measure a (2025-Q3): upcoming\n2.b Measure b (2025-Q3): upcoming\nStatus as of 2025-06-20.
    UID:report/health/2025-Q3@vel-2024.tadbir
    DTSTART;VALUE=DATE:20251015
    DESCRIPTION:For 2025-Q3 (2025-07-01 to 2025-09-30)\, due within 15 days.\n2.a Measure a (2025-Q3): upcoming\n2.b Measure b (2025-Q3): upcoming\nStatus as of 2025-06-20.
    UID:1.b/education/1@vel-2024.tadbir
    DTSTART;VALUE=DATE:20251231
    DESCRIPTION:Measure b\nPeriod: 2025\nLed by Ministry of Education\; Science\, Youth (education).\nStatus on 2025-06-20: open.
    UID:due/health/2025-12-31@vel-2024.tadbir
    DTSTART;VALUE=DATE:20251231
    DESCRIPTION:2.a Measure a (2025-Q4): upcoming\n2.b Measure b (2025-Q4): upcoming\nStatus as of 2025-06-20.
    UID:report/health/2025-Q4@vel-2024.tadbir
    DTSTART;VALUE=DATE:20260115
    DESCRIPTION:For 2025-Q4 (2025-10-01 to 2025-12-31)\, due within 15 days.\n2.a Measure a (2025-Q4): upcoming\n2.b Measure b (2025-Q4): upcoming\nStatus as of 2025-06-20.
    ");
}

#[test]
fn a_delivery_keeps_its_name_when_its_date_moves() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: May 2025")
        .amendment("2025-03-01", "measure: 1.a, period: By spring 2026");
    insta::assert_snapshot!(lines(&plan.run("calendar --body health --as-of 2025-02-20"), WORDS), @r"
    exit 0
    UID:1.a/health/1@vel-2024.tadbir
    DTSTART;VALUE=DATE:20250531
    DESCRIPTION:Measure a\nPeriod: May 2025\nStatus on 2025-02-20: upcoming.
    UID:report/1.a/health/1@vel-2024.tadbir
    DTSTART;VALUE=DATE:20250615
    DESCRIPTION:Measure a\nDue on 2025-05-31.\nStatus on 2025-02-20: upcoming.
    ");
    insta::assert_snapshot!(lines(&plan.run("calendar --body health --as-of 2026-03-20"), WORDS), @r"
    exit 0
    UID:report/health/2026-Q1@vel-2024.tadbir
    DTSTART;VALUE=DATE:20260415
    DESCRIPTION:For 2026-Q1 (2026-01-01 to 2026-03-31)\, due within 15 days.\n1.a Measure a (due 2026-05-31): open\nStatus as of 2026-03-20.
    UID:1.a/health/1@vel-2024.tadbir
    DTSTART;VALUE=DATE:20260531
    DESCRIPTION:Measure a\nPeriod: By spring 2026\nAmended by Order of 2025-03-01 of 2025-03-01.\nFirst due on 2025-05-31.\nThe words are vague\; read at their earliest it is due on 2026-03-01.\nStatus on 2026-03-20: open.
    UID:report/1.a/health/1@vel-2024.tadbir
    DTSTART;VALUE=DATE:20260615
    DESCRIPTION:Measure a\nDue on 2026-05-31.\nStatus on 2026-03-20: open.
    ");
}

#[test]
fn restricted_measures_are_in_the_coordinators_edition_only() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: May 2025")
        .measure(
            "1.b",
            "bodies: [health], period: May 2025, restricted: true",
        );
    for edition in ["", "--edition public", "--edition body"] {
        let calendar = plan.run(&format!(
            "calendar --body health --as-of 2025-05-20 {edition}"
        ));
        assert!(
            calendar.contains("1.a") && !calendar.contains("1.b"),
            "{calendar}"
        );
    }
    let whole = plan.run("calendar --body health --as-of 2025-05-20 --edition coordinator");
    assert!(
        whole.contains("UID:1.b/health/1@vel-2024.tadbir"),
        "{whole}"
    );
}

#[test]
fn where_no_body_is_named_those_who_stand_in_see_it() {
    let calendar = plan()
        .measure("1.a", "period: June 2025")
        .run("calendar --body office --as-of 2025-05-20");
    insta::assert_snapshot!(lines(&calendar, WORDS), @r"
    exit 0
    UID:1.a/-/1@vel-2024.tadbir
    DTSTART;VALUE=DATE:20250630
    DESCRIPTION:Measure a\nPeriod: June 2025\nNo body is named for it.\nStatus on 2025-05-20: upcoming.
    UID:report/office/2025-Q2@vel-2024.tadbir
    DTSTART;VALUE=DATE:20250715
    DESCRIPTION:For 2025-Q2 (2025-04-01 to 2025-06-30)\, due within 15 days.\n1.a Measure a (due 2025-06-30): upcoming\nStatus as of 2025-05-20.
    ");
}

#[test]
fn text_that_acts_is_made_harmless() {
    let calendar = plan()
        .measure("1.a", "bodies: [health], period: May 2025")
        .with(
            "measures/1.yaml",
            "Measure a",
            "\"A\\nEND:VCALENDAR\\n, b; c \\\\n\"",
        )
        .run("calendar --body health --as-of 2025-05-20");
    insta::assert_snapshot!(lines(&calendar, &["exit", "SUMMARY", "DESCRIPTION", "END:VCALENDAR"]), @r"
    exit 0
    SUMMARY:Due: 1.a A END:VCALENDAR \, b\; c \\n
    DESCRIPTION:A END:VCALENDAR \, b\; c \\n\nPeriod: May 2025\nStatus on 2025-05-20: open.
    SUMMARY:Closing progress report due: 1.a A END:VCALENDAR \, b\; c \\n
    DESCRIPTION:A END:VCALENDAR \, b\; c \\n\nDue on 2025-05-31.\nStatus on 2025-05-20: open.
    END:VCALENDAR
    ");
}

#[test]
fn a_body_without_days_has_an_empty_calendar_and_an_unknown_one_none() {
    let plan = plan().ministry("idle", "Ministry of Rest");
    insta::assert_snapshot!(plan.run("calendar --body idle --as-of 2025-05-20").replace("\r\n", "\n"), @"
    exit 0
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//tadbir//tadbir//EN
    CALSCALE:GREGORIAN
    METHOD:PUBLISH
    NAME:Ministry of Rest: Action Plan of the Republic of Velmora (2024-2026)
    X-WR-CALNAME:Ministry of Rest: Action Plan of the Republic of Velmora (2024
     -2026)
    X-WR-TIMEZONE:UTC
    END:VCALENDAR
    --- stderr
    2 warnings; `tadbir check` shows them
    ");
    insta::assert_snapshot!(plan.run("calendar --body helth --as-of 2025-05-20"), @"
    exit 2
    --- stderr
    2 warnings; `tadbir check` shows them
    error: --body: there is no body `helth`; did you mean `health`?
    ");
}

#[test]
fn the_calendar_is_written_to_a_file_whole_or_not_at_all() {
    let plan = velmora();
    let printed = plan.run("calendar --body health --as-of 2025-10-20");
    insta::assert_snapshot!(plan.run("calendar --body health --as-of 2025-10-20 --out health.ics"), @"exit 0");
    assert_eq!(format!("exit 0\n{}", plan.text("../health.ics")), printed);
    insta::assert_snapshot!(plan.run("calendar --body helth --as-of 2025-10-20 --out other.ics"), @"
    exit 2
    --- stderr
    error: --body: there is no body `helth`; did you mean `health`?
    ");
    insta::assert_snapshot!(plan.run("calendar --body health --as-of 2025-10-20 --out nowhere/health.ics"), @"
    exit 2
    --- stderr
    error: --out: cannot write `nowhere/health.ics`: there is no folder `nowhere`
    ");
    assert!(!plan.path("../other.ics").exists());
}
