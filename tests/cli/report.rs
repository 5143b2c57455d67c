//! The reports: what they say, what they are refused for, and that nothing half written stays.
#![expect(
    clippy::disallowed_methods,
    reason = "the files that the program writes are read"
)]

use std::fs;

use crate::support::{Plan, in_repository, plan, run_in};

/// A year in which everything happens: met, met late, overdue, waived, moved.
fn year() -> Plan {
    plan()
        .ministry("labour", "Ministry of Labour")
        .measure("1.a", "bodies: [health, labour], period: Regularly")
        .measure("1.b", "bodies: [labour], period: May 2024")
        .measure("1.c", "bodies: [labour], period: June 2024")
        .measure("1.d", "bodies: [health], period: Q2 2024")
        .measure("2.a", "bodies: [health], period: Regularly")
        .progress("2024-Q1/health", "measure: 1.a, state: done, summary: Lines open., received_on: 2024-04-10")
        .progress("2024-Q1/labour", "measure: 1.a, state: in-progress, obstacles: No staff., needs: Two operators., received_on: 2024-04-12")
        .progress("2024-Q2/health", "measure: 1.a, state: done, done_on: 2024-06-20, summary: Lines open., received_on: 2024-07-10")
        .progress("2024-Q2/labour", "measure: 1.b, state: done, done_on: 2024-06-12, summary: Opened., received_on: 2024-07-11")
        .progress("2024-Q2/labour", "measure: 1.a, state: in-progress, obstacles: One left., needs: One operator., received_on: 2024-07-12")
        .amendment("2024-06-01", "measure: 1.c, period: September 2024")
        .amendment("2024-06-15", "measure: 1.d, waive: true")
}

#[test]
fn the_report_says_what_was_due_what_became_of_it_and_what_moved() {
    insta::assert_snapshot!(year().run("report --as-of 2024-07-20"));
}

#[test]
fn the_yearly_report_adds_up_the_periods() {
    insta::assert_snapshot!(
        year().run("report --period 2024 --as-of 2025-01-20 --format markdown")
    );
}

#[test]
fn a_report_in_azerbaijani_differs_in_words_alone() {
    insta::assert_snapshot!(year().run("report --as-of 2024-07-20 --lang az --format markdown"));
    let tables = |lang: &str| {
        year().run(&format!(
            "report --as-of 2024-07-20 --lang {lang} --format csv"
        ))
    };
    assert_eq!(
        without_readings(&tables("en")),
        without_readings(&tables("az"))
    );
}

/// The lines of a CSV but those with readings, which are sentences.
fn without_readings(csv: &str) -> Vec<&str> {
    csv.lines()
        .filter(|line| {
            !line.contains("Regularly,") && !line.contains("due on") && !line.contains("müddət")
        })
        .collect()
}

#[test]
fn the_report_for_programs_has_every_single_row() {
    insta::assert_snapshot!(year().run("report --as-of 2024-07-20 --format json"));
}

#[test]
fn what_is_overdue_is_reported_with_obstacles_and_how_often_it_was_late() {
    insta::assert_snapshot!(year().run("report overdue --as-of 2024-12-20"));
}

#[test]
fn a_body_gets_a_sheet_of_its_own() {
    insta::assert_snapshot!(year().run("report body --body labour --as-of 2024-07-20"));
}

#[test]
fn discipline_is_a_matrix_of_bodies_against_periods() {
    insta::assert_snapshot!(year().run("report reporting --period 2024-Q2 --as-of 2024-12-20"));
}

#[test]
fn the_measures_are_listed_with_words_reading_and_status() {
    insta::assert_snapshot!(year().run("report measures --as-of 2024-07-20"));
}

#[test]
fn the_first_report_has_nothing_to_compare_with_unless_a_day_is_given() {
    let movement = |arguments: &str| {
        let text = plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .run(arguments);
        let from = text.find("Movement").expect("the report has the section");
        let to = text.find("Continuing").expect("the report has the section");
        text[from..to].to_owned()
    };
    insta::assert_snapshot!(movement("report --as-of 2024-04-20"), @"
    Movement
    There is no earlier reporting period to compare with.
    ");
    insta::assert_snapshot!(movement("report --as-of 2024-04-20 --since 2024-04-01"), @"
    Movement since 1 April 2024: 1
    Became overdue: 1
    Measure  Body    Words       Period      Due         Was              Is
    ────────────────────────────────────────────────────────────────────────────────────────
    1.a      health  Measure a   2024-Q1     2024-03-31  awaiting report  overdue, 20 days

    Restated since 1 April 2024: 0
    How obligations stood on 1 April 2024 is known today as it was known then.
    ");
}

#[test]
fn a_report_is_refused_with_one_clear_answer() {
    let plan = plan().measure("1.a", "bodies: [health], period: Regularly");
    let refused = [
        "report --as-of 2024-03-20",
        "report --period 2024-Q5 --as-of 2024-07-20",
        "report --period 2024-Q3 --as-of 2024-06-30",
        "report --period 2019 --as-of 2024-06-30",
        "report --period 2024..2023 --as-of 2024-06-30",
        "report --since 2024-08-01 --as-of 2024-07-20",
        "report body --as-of 2024-07-20",
        "report --body health --as-of 2024-07-20",
        "show 1.a --body health --as-of 2024-07-20",
        "report body --body helth --as-of 2024-07-20",
        "report --as-of 2024-07-20 --out report.pdf",
        "report --as-of 2024-07-20 --out report",
        "report --as-of 2024-07-20 --out nowhere/report.html",
        "report --as-of 2024-07-20 --out plan --format html",
        "report --as-of 2024-07-20 --out report.json/x.json",
        "report --as-of 2024-07-20 --show-revision",
        "report quarter --as-of 2024-07-20",
        "report --format pdf --as-of 2024-07-20",
        "report --lang ru --as-of 2024-07-20",
    ];
    let answers: Vec<String> = refused
        .iter()
        .map(|arguments| format!("$ tadbir {arguments}\n{}", plan.run(arguments)))
        .collect();
    insta::assert_snapshot!(answers.join("\n"));
    let left: Vec<_> = fs::read_dir(plan.path("../"))
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be read").file_name())
        .collect();
    assert_eq!(left, ["plan"]);
}

#[test]
fn a_file_is_replaced_whole_and_a_failed_report_leaves_it_alone() {
    let plan = year().beside("report.md", "the old report\n");
    let refused = plan.run("report --as-of 2024-07-20 --period 2024-Q4 --out report.md");
    assert!(refused.starts_with("exit 2"));
    let read = || fs::read_to_string(plan.path("../report.md")).expect("the file is there");
    assert_eq!(read(), "the old report\n");
    insta::assert_snapshot!(plan.run("report --as-of 2024-07-20 --out report.md"), @"exit 0");
    let printed = plan.run("report --as-of 2024-07-20 --format markdown");
    assert_eq!(format!("exit 0\n{}", read()), printed);
}

#[test]
fn a_period_still_running_is_reported_as_such() {
    let text = year().run("report --period 2024-Q3 --as-of 2024-07-20 --format markdown");
    let head: Vec<&str> = text
        .lines()
        .take_while(|line| !line.starts_with("## "))
        .collect();
    insta::assert_snapshot!(head.join("\n"), @"
    exit 0
    # Report on the third quarter of 2024

    Action Plan of the Republic of Velmora (2024-2026)

    - **Legal basis**: Order No. 1 of 15 January 2024
    - **Amended by**: Order of 2024-06-01 of 1 June 2024; Order of 2024-06-15 of 15 June 2024
    - **Term**: 1 January 2024 to 31 December 2026
    - **Reporting period**: 2024-Q3 (1 July 2024 to 30 September 2024)
    - **As of**: 2024-07-20
    - **Edition**: coordinator
    - **Fingerprint of the plan's files (SHA-256)**: 64be8d390df4668e210afd00b5f8e5731fe44122776058d2022ac3210fe81601

    The period is still running: its figures are not final.

    Assumed, and not in the approving act:

    - Bodies report every quarter, within 15 days after the period.
    - A measure without a date, such as “Regularly”, is judged every quarter; each lead and joint body answers.
    - A measure with a date: the lead body answers.
    ");
}

#[test]
fn entries_left_out_are_named_in_the_report() {
    let plan = year().progress(
        "2024-Q2/health",
        "measure: 2.a, state: done, done_on: 2024-13-01, received_on: 2024-07-10",
    );
    let text = plan.run("report --as-of 2024-07-20 --format markdown");
    let head: Vec<&str> = text
        .lines()
        .take_while(|line| !line.starts_with("## "))
        .collect();
    insta::assert_snapshot!(head.join("\n"), @"
    exit 1
    # Report on the second quarter of 2024

    Action Plan of the Republic of Velmora (2024-2026)

    - **Legal basis**: Order No. 1 of 15 January 2024
    - **Amended by**: Order of 2024-06-01 of 1 June 2024; Order of 2024-06-15 of 15 June 2024
    - **Term**: 1 January 2024 to 31 December 2026
    - **Reporting period**: 2024-Q2 (1 April 2024 to 30 June 2024)
    - **As of**: 2024-07-20
    - **Edition**: coordinator
    - **Fingerprint of the plan's files (SHA-256)**: 9d4bdd3b984fa642c8eb9bc079962f56b6eec1465fd308a0c9e60caf1aab7386

    Assumed, and not in the approving act:

    - Bodies report every quarter, within 15 days after the period.
    - A measure without a date, such as “Regularly”, is judged every quarter; each lead and joint body answers.
    - A measure with a date: the lead body answers.

    1 progress report or review is left out of this report, because an error stands in it.

    - measure 2.a, Ministry of Health, for 2024-Q2
    ");
}

#[test]
fn the_same_files_and_day_give_the_same_bytes_in_every_format() {
    let plan = year();
    for format in [
        "csv", "docx", "html", "json", "markdown", "terminal", "xlsx",
    ] {
        let written = || {
            let answer = plan.run(&format!(
                "report --as-of 2024-07-20 --format {format} --out report.bin"
            ));
            assert_eq!(answer, "exit 0\n", "{format}");
            fs::read(plan.path("../report.bin")).expect("the report was written")
        };
        assert!(written() == written(), "{format}");
    }
}

#[test]
fn every_report_of_every_plan_of_the_repository_can_be_made_in_both_languages() {
    let repository = in_repository("");
    for (plan, day, period) in [
        ("plan", "2010-07-20", "2010-Q2"),
        ("plan", "2014-01-20", "2009..2013"),
        ("examples/first-year", "2026-01-20", "2025"),
    ] {
        let body = if plan == "plan" { "mia" } else { "interior" };
        for report in [
            format!("period --period {period}"),
            "overdue".to_owned(),
            "carry-over".to_owned(),
            format!("measures --period {period}"),
            format!("reporting --period {period}"),
            format!("body --body {body} --period {period}"),
        ] {
            for lang in ["en", "az"] {
                let text = run_in(
                    &repository,
                    &format!("--plan {plan} report {report} --as-of {day} --lang {lang}"),
                );
                assert!(text.starts_with("exit 0\n"), "{report} of {plan}: {text}");
            }
        }
    }
}

#[test]
fn keys_and_tables_for_programs_do_not_come_and_go_with_the_figures() {
    let empty = plan().measure("1.a", "bodies: [health], period: December 2026");
    let keys = |plan: &Plan, report: &str| {
        let csv = plan.run(&format!("report {report} --as-of 2024-07-20 --format csv"));
        let lines: Vec<&str> = csv.lines().collect();
        let heads = lines.windows(3).filter_map(|lines| {
            let is_new = lines[0].is_empty() || lines[0].starts_with("exit");
            is_new.then(|| format!("{}: {}\n", lines[1], lines[2]))
        });
        heads.collect::<String>()
    };
    insta::assert_snapshot!(keys(&empty, "period"), @"
    by-objective: objective,name,total,met,met-late,not-applicable,waived,upcoming,open,awaiting,overdue,met_percent
    by-body: body,name,total,met,met-late,not-applicable,waived,upcoming,open,awaiting,overdue,met_percent
    by-period: due_period,total,met,met-late,not-applicable,waived,upcoming,open,awaiting,overdue,met_percent
    due: body,measure,text,period,due_on,status,days_late
    overdue: id,body,measure,text,period,due_on,days_late,late_before,obstacles
    met: body,measure,text,period,due_on,met_on,status,summary,evidence
    movement: cause,measure,body,text,period,due_on,was,is,act
    restated: due_period,measure,body,text,period,due_on,said,known,why
    slippage: measure,body,text,first_due_on,due_on,days_moved,acts
    carried: measure,text,continues,owed_since,age,first_due_on,overdue
    silent: body,measure,text,periods,since_period
    discipline: body,name,owed,on-time,late,without-substance,nil,missing,on_time_percent
    discipline-by-period: body,period,owed,on-time,late,without-substance,nil,missing,without-substance_on_time,nil_on_time,missing_on_time
    needs: body,measure,text,period,needs
    next: body,measure,text,period,due_on,status,days_late
    annex: objective,measure,text,period,reading,body,met,met-late,not-applicable,waived,upcoming,open,awaiting,overdue,status
    obligations: id,measure,objective,body,role,kind,period,due_period,starts_on,due_on,first_due_on,status,days_late,met_on
    ");
    assert_eq!(keys(&empty, "period"), keys(&year(), "period"));
    let sheet = "body --body health";
    insta::assert_snapshot!(keys(&empty, sheet), @"
    overdue: id,body,measure,text,period,due_on,days_late,late_before,obstacles
    obligations: measure,text,period,starts_on,due_on,status,days_late
    carried: measure,text,continues,owed_since,age,first_due_on,overdue
    discipline: body,name,owed,on-time,late,without-substance,nil,missing,on_time_percent
    discipline-by-period: body,period,owed,on-time,late,without-substance,nil,missing,without-substance_on_time,nil_on_time,missing_on_time
    ");
    assert_eq!(keys(&empty, sheet), keys(&year(), sheet));
    insta::assert_snapshot!(empty.run("report overdue --as-of 2024-07-20 --format csv"), @"
    exit 0
    id,body,measure,text,period,due_on,days_late,late_before,obstacles
    ");
    insta::assert_snapshot!(empty.run("report reporting --as-of 2024-07-20 --format csv"), @"
    exit 0
    discipline
    body,name,owed,on-time,late,without-substance,nil,missing,on_time_percent

    discipline-by-period
    body,period,owed,on-time,late,without-substance,nil,missing,without-substance_on_time,nil_on_time,missing_on_time
    ");
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: December 2026")
            .amendment("2024-02-01", "measure: 1.a, waive: true")
            .run("report carry-over --as-of 2024-07-20 --format csv"),
        @"
        exit 0
        objective,measure,text,period,bodies,unmet,oldest_due_on,owed_since,age,rests_by,obstacles
        "
    );
}

#[test]
fn readers_are_spared_what_is_empty() {
    let report = plan()
        .measure("1.a", "bodies: [health], period: Regularly")
        .run("report --as-of 2024-04-20 --format markdown");
    let from = report.find("## Summary").expect("the report has a summary");
    insta::assert_snapshot!(&report[from..], @"
    ## Summary

    In the first quarter of 2024, 1 obligation fell due: 1 overdue.

    As of 20 April 2024, 1 obligation is overdue; it fell due on 31 March 2024.

    1 progress report was owed: 0 % came on time, 0 % late, 0 % without substance, 0 % said that there is nothing to report, 100 % are missing.

    In the second quarter of 2024, 1 obligation falls due.

    ## Status

    Counted is everything that had fallen due by 31 March 2024.

    ### By objective

    | Objective | Name | all | overdue | met of due |
    | --- | --- | ---: | ---: | --- |
    | 1 | Objective 1 | 1 | **1** | 0 % |
    | **total** |  | **1** | **1** | **0 %** |

    ### By body

    | Body | Name | all | overdue | met of due |
    | --- | --- | ---: | ---: | --- |
    | health | Ministry of Health | 1 | **1** | 0 % |
    | **total** |  | **1** | **1** | **0 %** |

    ### By reporting period

    | Due in | all | overdue | met of due |
    | --- | ---: | ---: | --- |
    | 2024-Q1 | 1 | **1** | 0 % |
    | **total** | **1** | **1** | **0 %** |

    ## Due in the first quarter of 2024: 1

    **Ministry of Health (health): 1**

    | Measure | Words | Period | Due | Status |
    | --- | --- | --- | --- | --- |
    | 1.a | Measure a | 2024-Q1 | 2024-03-31 | **overdue, 20 days** |

    ## Overdue: 1

    **Ministry of Health (health): 1**

    | Measure | Words | Period | Oldest due | Days late | Late before | Obstacles |
    | --- | --- | --- | --- | ---: | ---: | --- |
    | 1.a | Measure a | 2024-Q1 | 2024-03-31 | **20** |  |  |

    ## Met in the first quarter of 2024: 0

    Nothing was met in it.

    ## Movement

    There is no earlier reporting period to compare with.

    ## Continuing measures without evidence: 0

    There are none.

    ## Reporting discipline

    1 progress report was owed: 0 % came on time, 0 % late, 0 % without substance, 0 % said that there is nothing to report, 100 % are missing.

    | Body | Name | owed | on time | late | without substance | nil | missing | on time |
    | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |
    | health | Ministry of Health | 1 |  |  |  |  | **1** | 0 % |
    | **total** |  | **1** |  |  |  |  | **1** | **0 %** |

    ## Needs raised by bodies: 0

    No body raised a need.

    ## Due next, in the second quarter of 2024: 1

    **Ministry of Health (health): 1**

    | Measure | Words | Period | Due | Status |
    | --- | --- | --- | --- | --- |
    | 1.a | Measure a | 2024-Q2 | 2024-06-30 | open |

    ## Annex: every measure

    Words and period are the decree's own; the reading is what they are taken to mean. Counted is what had fallen due by the end of the period; the last column says where each stands.

    **1 Objective 1**

    | Measure | Words | Period | Reading | Body | overdue | Status |
    | --- | --- | --- | --- | --- | ---: | --- |
    | 1.a | Measure a | Regularly | continuing, every quarter (assumed), 2024-01-01 to 2026-12-31, the first due on 2024-03-31 | health | **1** | **overdue, 20 days (due 2024-03-31)** |
    ");
}

#[test]
fn a_share_is_the_same_in_a_sentence_and_in_the_table_under_it() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: Regularly")
        .measure("1.b", "bodies: [health], period: Regularly")
        .measure("1.c", "bodies: [health], period: Regularly")
        .progress(
            "2024-Q1/health",
            "measure: 1.a, state: done, received_on: 2024-04-10",
        )
        .progress(
            "2024-Q1/health",
            "measure: 1.b, state: done, received_on: 2024-04-20",
        );
    let shares = |format: &str| {
        let report = plan.run(&format!(
            "report reporting --as-of 2024-05-01 --format {format}"
        ));
        let has_shares = |line: &&str| line.contains("health") || line.contains('%');
        report
            .lines()
            .filter(has_shares)
            .collect::<Vec<_>>()
            .join("\n")
    };
    insta::assert_snapshot!(shares("markdown"), @"
    | health | Ministry of Health | 1/3 |
    3 progress reports were owed: 34 % came on time, 33 % late, 0 % without substance, 0 % said that there is nothing to report, 33 % are missing.
    | health | Ministry of Health | 3 | 1 | 1 |  |  | **1** | 34 % |
    | **total** |  | **3** | **1** | **1** |  |  | **1** | **34 %** |
    ");
    insta::assert_snapshot!(shares("csv"), @"
    health,Ministry of Health,3,1,1,0,0,1,34
    health,2024-Q1,3,1,1,0,0,1,0,0,0
    ");
}

#[test]
fn the_next_period_is_one_of_the_rule_in_force_next() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: Regularly")
        .amendment("2024-04-01", "reporting: { every: month }");
    let next = |period: &str| {
        let report = plan.run(&format!(
            "report --period {period} --as-of 2025-01-20 --format markdown"
        ));
        let line = report.lines().find(|line| line.starts_with("## Due next"));
        line.expect("the section is there").to_owned()
    };
    insta::assert_snapshot!(["2024-Q1", "2024-04", "2024-H1", "2024", "2024-01..2024-03"].map(next).join("\n"), @"
    ## Due next, in April 2024: 0
    ## Due next, in May 2024: 0
    ## Due next, in the second half of 2024: 2
    ## Due next, in the year 2025: 4
    ## Due next, in April 2024: 0
    ");
}
