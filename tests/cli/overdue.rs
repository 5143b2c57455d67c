//! What is overdue: the list, in every format, and what reports say of it.

use crate::support::{Plan, plan};

/// Two bodies that answer each for itself, of whom the second leads from the second quarter on.
fn new_lead() -> Plan {
    plan()
        .ministry("labour", "Ministry of Labour")
        .measure("1.a", "bodies: [health, labour], period: Regularly")
        .amendment("2024-04-01", "measure: 1.a, lead: labour")
}

/// The sections of a report that begin with one of these words, with their heads.
fn sections(report: &str, heads: &[&str]) -> String {
    let mut text = String::new();
    let mut is_asked = false;
    for line in report.lines() {
        if let Some(head) = line.strip_prefix("## ") {
            is_asked = heads.iter().any(|asked| head.starts_with(asked));
        }
        if is_asked {
            text += line;
            text.push('\n');
        }
    }
    text
}

#[test]
fn scripts_get_the_list_by_body_and_the_oldest_first_as_readers_do() {
    let plan = plan()
        .ministry("labour", "Ministry of Labour")
        .measure(
            "1.a",
            "bodies: [health, labour], period: March 2024, answerable: each",
        )
        .measure("1.b", "bodies: [health], period: January 2024");
    let columns = |command: &str| {
        let csv = plan.run(&format!("{command} --as-of 2024-06-01 --format csv"));
        let cells = csv.lines().map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            [cells.first(), cells.get(10)].map(|cell| cell.copied().unwrap_or_default())
        });
        cells
            .map(|cells| cells.join(" ") + "\n")
            .collect::<String>()
    };
    insta::assert_snapshot!(columns("overdue"), @"
    exit 0 
    id due_on
    1.b/health/1 2024-01-31
    1.a/health/1 2024-03-31
    1.a/labour/1 2024-03-31
    ");
    insta::assert_snapshot!(columns("due --period 2024-Q1"), @"
    exit 0 
    id due_on
    1.b/health/1 2024-01-31
    1.a/health/1 2024-03-31
    1.a/labour/1 2024-03-31
    ");
    insta::assert_snapshot!(columns("obligations"), @"
    exit 0 
    id due_on
    1.a/health/1 2024-03-31
    1.a/labour/1 2024-03-31
    1.b/health/1 2024-01-31
    ");
    insta::assert_snapshot!(plan.run("overdue --as-of 2024-06-01"), @"
    exit 0
    3 obligations overdue as of 2024-06-01

    Ministry of Health (health): 2 overdue
    measure  words       period        oldest due  days late
    ──────────────────────────────────────────────────────────
    1.b      Measure b   January 2024  2024-01-31        122
    1.a      Measure a   March 2024    2024-03-31         62

    Ministry of Labour (labour): 1 overdue
    measure  words       period      oldest due  days late
    ────────────────────────────────────────────────────────
    1.a      Measure a   March 2024  2024-03-31         62

    Total: 3 obligations of 2 measures at 2 bodies, the oldest due on 2024-01-31.
    ");
    let json = plan.run("overdue --as-of 2024-06-01 --format json");
    let ids: Vec<&str> = json
        .lines()
        .filter(|line| line.contains("\"id\""))
        .collect();
    insta::assert_snapshot!(ids.join("\n"), @r#"
    "id": "1.b/health/1",
    "id": "1.a/health/1",
    "id": "1.a/labour/1",
    "#);
}

#[test]
fn a_list_of_one_status_is_not_asked_for_another() {
    let plan = plan().measure("1.a", "bodies: [health], period: March 2024");
    insta::assert_snapshot!(plan.run("overdue --status met --as-of 2024-06-01"), @"
    exit 2
    --- stderr
    error: --status: `overdue` lists only what is overdue; run `tadbir obligations --status met`
    ");
    insta::assert_snapshot!(plan.run("overdue --status overdue,met-late --as-of 2024-06-01 --format json"), @"
    exit 2
    --- stderr
    error: --status: `overdue` lists only what is overdue; run `tadbir obligations --status overdue,met-late`
    ");
    insta::assert_snapshot!(plan.run("overdue --status overdue --as-of 2024-06-01"), @"
    exit 0
    1 obligation overdue as of 2024-06-01

    Ministry of Health (health): 1 overdue
    measure  words       period      oldest due  days late
    ────────────────────────────────────────────────────────
    1.a      Measure a   March 2024  2024-03-31         62

    Total: 1 obligation of 1 measure at 1 body, the oldest due on 2024-03-31.
    ");
    insta::assert_snapshot!(plan.run("due --status met --period 2024-Q1 --as-of 2024-06-01"), @"
    exit 0
    Due in 2024-Q1 (2024-01-01 to 2024-03-31), as of 2024-06-01: 0 obligations
    ");
}

#[test]
fn a_report_says_what_is_overdue_as_of_its_day_also_what_fell_due_after_its_period() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: December 2024")
        .measure("1.b", "bodies: [health], period: 1 February 2025");
    let report = plan.run("report --period 2024-Q4 --as-of 2025-03-01 --format markdown");
    insta::assert_snapshot!(sections(&report, &["Summary", "Overdue"]), @"
    ## Summary

    In the fourth quarter of 2024, 1 obligation fell due: 1 overdue.

    As of 1 March 2025, 2 obligations of 2 measures are overdue at 1 body; the oldest fell due on 31 December 2024.

    Compared with the standing as of 15 October 2024: 2 became overdue.

    1 progress report was owed: 0 % came on time, 0 % late, 0 % without substance, 0 % said that there is nothing to report, 100 % are missing.

    In the first quarter of 2025, 1 obligation falls due.

    ## Overdue: 2

    **Ministry of Health (health): 2**

    | Measure | Words | Period | Oldest due | Days late | Late before | Obstacles |
    | --- | --- | --- | --- | ---: | ---: | --- |
    | 1.a | Measure a | December 2024 | 2024-12-31 | **60** |  |  |
    | 1.b | Measure b | 1 February 2025 | 2025-02-01 | **28** |  |  |
    ");
}

#[test]
fn what_leaves_the_overdue_list_because_its_review_is_awaited_is_told() {
    let plan = plan()
        .with("plan.yaml", "review: none", "review: required")
        .measure("1.a", "bodies: [health], period: January 2024")
        .progress(
            "2024-Q2/health",
            "measure: 1.a, state: done, done_on: 2024-06-10, received_on: 2024-06-20",
        );
    let report = plan.run("report --period 2024-Q2 --as-of 2024-07-15 --format markdown");
    insta::assert_snapshot!(sections(&report, &["Summary", "Movement"]), @"
    ## Summary

    Nothing fell due in the second quarter of 2024.

    As of 15 July 2024, nothing is overdue.

    Compared with the standing as of 15 April 2024: 1 is overdue no more, and waits for review.

    Nothing falls due in the third quarter of 2024.

    ## Movement since 15 April 2024: 1

    **Overdue no more, awaiting review: 1**

    | Measure | Body | Words | Period | Due | Was | Is |
    | --- | --- | --- | --- | --- | --- | --- |
    | 1.a | health | Measure a | January 2024 | 2024-01-31 | overdue, 75 days | awaiting review |
    ");
}

#[test]
fn what_leaves_the_overdue_list_by_an_act_that_counts_from_before_its_day_is_told() {
    let act = "act: Order No. 2\non: 2024-06-01\neffective: 2024-03-01\nretroactive: true\nchanges:\n  - { measure: 1.a, waive: true }\n";
    let plan = plan()
        .measure("1.a", "bodies: [health], period: January 2024")
        .file("amendments/order-2.yaml", act);
    let report = plan.run("report --period 2024-Q2 --as-of 2024-07-15 --format markdown");
    insta::assert_snapshot!(sections(&report, &["Movement", "Restated"]), @"
    ## Movement since 15 April 2024: 1

    **Waived: 1**

    | Measure | Body | Words | Period | Due | Was | Is | Act |
    | --- | --- | --- | --- | --- | --- | --- | --- |
    | 1.a | health | Measure a | January 2024 | 2024-01-31 | overdue, 75 days | waived | Order No. 2 |

    ## Restated since 15 April 2024: 1

    How obligations stood on 15 April 2024, as it was known then and as it is known now.

    **2024-Q1: waived +1, overdue -1**

    | Measure | Body | Words | Period | Due | Known then | Known now | Why |
    | --- | --- | --- | --- | --- | --- | --- | --- |
    | 1.a | health | Measure a | January 2024 | 2024-01-31 | overdue, 75 days | waived | Order No. 2 of 1 June 2024, in force from 1 March 2024 |
    ");
}

#[test]
fn a_body_has_one_row_for_a_measure_whatever_its_role_was() {
    let report = new_lead().run("report --period 2024-Q2 --as-of 2024-07-20 --format markdown");
    insta::assert_snapshot!(sections(&report, &["Overdue", "Continuing measures", "Annex"]), @"
    ## Overdue: 4

    **Ministry of Health (health): 2**

    | Measure | Words | Period | Oldest due | Days late | Late before | Obstacles |
    | --- | --- | --- | --- | ---: | ---: | --- |
    | 1.a | Measure a | 2 quarters, 2024-Q1 to 2024-Q2 | 2024-03-31 | **111** |  |  |

    **Ministry of Labour (labour): 2**

    | Measure | Words | Period | Oldest due | Days late | Late before | Obstacles |
    | --- | --- | --- | --- | ---: | ---: | --- |
    | 1.a | Measure a | 2 quarters, 2024-Q1 to 2024-Q2 | 2024-03-31 | **111** |  |  |

    ## Continuing measures without evidence: 2

    Of these, the last 2 periods or more have no evidence.

    **Ministry of Health (health): 1**

    | Measure | Words | Periods | Since |
    | --- | --- | ---: | --- |
    | 1.a | Measure a | 2 | 2024-Q1 |

    **Ministry of Labour (labour): 1**

    | Measure | Words | Periods | Since |
    | --- | --- | ---: | --- |
    | 1.a | Measure a | 2 | 2024-Q1 |

    ## Annex: every measure

    Words and period are the decree's own; the reading is what they are taken to mean. Counted is what had fallen due by the end of the period; the last column says where each stands.

    **1 Objective 1**

    | Measure | Words | Period | Reading | Body | overdue | Status |
    | --- | --- | --- | --- | --- | ---: | --- |
    | 1.a | Measure a | Regularly | continuing, every quarter (assumed), 2024-01-01 to 2026-12-31, the first due on 2024-03-31 | labour | **2** | **overdue, 111 days (due 2024-03-31)** |
    | 1.a | Measure a | Regularly | continuing, every quarter (assumed), 2024-01-01 to 2026-12-31, the first due on 2024-03-31 | health | **2** | **overdue, 111 days (due 2024-03-31)** |
    ");
    insta::assert_snapshot!(new_lead().run("why 1.a --as-of 2024-07-20"), @"
    exit 0
    1.a/labour/2024-Q1 as of 2024-07-20

    Measure a

    decree's words  Regularly
    reading         continuing, every quarter (assumed), 2024-01-01 to 2026-12-31, the first due on
                    2024-03-31
    amendment       Order of 2024-04-01 of 2024-04-01, in force from 2024-04-01: the lead becomes
                    labour
    body            Ministry of Labour (labour), joint
    answerable      each: one obligation for each lead and joint body (assumed)
    period          2024-Q1
    starts on       2024-01-01
    due on          2024-03-31, the last day on which it is on time
    report due by   2024-04-15, 15 days after the due date (assumed)

    No progress report is about it.

    status   overdue, 111 days
    because  nothing that counts says it was done, and 2024-07-20 is 111 days after 2024-03-31

    1.a/health/2024-Q1 as of 2024-07-20

    Measure a

    decree's words  Regularly
    reading         continuing, every quarter (assumed), 2024-01-01 to 2026-12-31, the first due on
                    2024-03-31
    amendment       Order of 2024-04-01 of 2024-04-01, in force from 2024-04-01: the lead becomes
                    labour
    body            Ministry of Health (health), lead
    answerable      each: one obligation for each lead and joint body (assumed)
    period          2024-Q1
    starts on       2024-01-01
    due on          2024-03-31, the last day on which it is on time
    report due by   2024-04-15, 15 days after the due date (assumed)

    No progress report is about it.

    status   overdue, 111 days
    because  nothing that counts says it was done, and 2024-07-20 is 111 days after 2024-03-31
    ");
}

#[test]
fn how_often_it_was_late_before_is_counted_over_roles() {
    let csv = new_lead().run("report overdue --as-of 2024-07-20 --format csv");
    insta::assert_snapshot!(csv, @"
    exit 0
    id,body,measure,text,period,due_on,days_late,late_before,obstacles
    1.a/health/2024-Q1,health,1.a,Measure a,2024-Q1,2024-03-31,111,0,
    1.a/health/2024-Q2,health,1.a,Measure a,2024-Q2,2024-06-30,20,1,
    1.a/labour/2024-Q1,labour,1.a,Measure a,2024-Q1,2024-03-31,111,0,
    1.a/labour/2024-Q2,labour,1.a,Measure a,2024-Q2,2024-06-30,20,1,
    ");
}
