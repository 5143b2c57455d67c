//! The same day, judged by what was known on another: `--known-on`, and what a report restates.

use crate::support::plan;

#[test]
fn what_is_learned_later_is_known_by_hindsight_alone() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: May 2024")
        .progress(
            "2024-Q3/health",
            "measure: 1.a, state: done, done_on: 2024-05-20, received_on: 2024-10-10",
        );
    insta::assert_snapshot!(plan.on(&["2024-07-15"], ""), @"2024-07-15  1.a/health/1  due 2024-05-31  overdue, 45 days late");
    insta::assert_snapshot!(plan.on(&["2024-07-15"], "--known-on 2024-10-09"), @"2024-07-15  1.a/health/1  due 2024-05-31  overdue, 45 days late");
    insta::assert_snapshot!(plan.on(&["2024-07-15"], "--known-on 2024-10-10"), @"2024-07-15  1.a/health/1  due 2024-05-31  met on 2024-05-20 by health");
}

#[test]
fn what_was_done_after_the_day_was_not_done_on_it() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: May 2024")
        .measure("1.b", "bodies: [health], period: Regularly")
        .progress(
            "2024-Q3/health",
            "measure: 1.a, state: done, done_on: 2024-08-20, received_on: 2024-10-10",
        )
        .progress(
            "2024-Q3/health",
            "measure: 1.b, state: done, received_on: 2024-10-10",
        );
    insta::assert_snapshot!(plan.on(&["2024-07-15", "2024-08-20"], "--known-on 2024-12-31 --period 2024-Q2..2024-Q3"), @"
    2024-07-15  1.a/health/1  due 2024-05-31  overdue, 45 days late
    2024-07-15  1.b/health/2024-Q2  due 2024-06-30  awaiting report
    2024-07-15  1.b/health/2024-Q3  due 2024-09-30  open
    2024-08-20  1.a/health/1  due 2024-05-31  met-late on 2024-08-20 by health, 81 days late
    2024-08-20  1.b/health/2024-Q2  due 2024-06-30  overdue, 51 days late
    2024-08-20  1.b/health/2024-Q3  due 2024-09-30  open
    ");
}

#[test]
fn a_day_to_come_is_asked_about_with_what_is_known_by_now() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: May 2024")
        .progress(
            "2024-Q2/health",
            "measure: 1.a, state: done, done_on: 2024-05-20, received_on: 2024-07-01",
        );
    insta::assert_snapshot!(plan.on(&["2024-12-31"], "--known-on 2024-06-30"), @"2024-12-31  1.a/health/1  due 2024-05-31  overdue, 214 days late");
}

#[test]
fn a_correction_and_a_review_are_known_from_their_own_day_on() {
    let plan = plan()
        .with("plan.yaml", "review: none", "review: required")
        .measure("1.a", "bodies: [health], period: May 2024")
        .progress(
            "2024-Q2/health",
            "measure: 1.a, state: done, done_on: 2024-05-20, received_on: 2024-07-01",
        )
        .review(
            "2024-Q2/health",
            "measure: 1.a, decision: accepted, on: 2024-07-20",
        )
        .progress(
            "2024-Q2/health",
            "measure: 1.a, state: in-progress, obstacles: No room was found., received_on: 2024-09-01",
        );
    insta::assert_snapshot!(
        ["2024-07-19", "2024-07-20", "2024-09-01"]
            .map(|day| plan.on(&["2024-07-15"], &format!("--known-on {day}")))
            .concat(),
        @"
    2024-07-15  1.a/health/1  due 2024-05-31  awaiting review
    2024-07-15  1.a/health/1  due 2024-05-31  met on 2024-05-20 by health
    2024-07-15  1.a/health/1  due 2024-05-31  met on 2024-05-20 by health
    "
    );
}

#[test]
fn a_retroactive_act_is_not_known_before_its_day() {
    let act = "act: Order No. 2\non: 2024-09-01\neffective: 2024-05-01\nretroactive: true\nchanges:\n  - { measure: 1.a, period: December 2024 }\n  - add: { id: 1.b, objective: 1, text: Measure b, bodies: [health], period: June 2024 }\n";
    let plan = plan()
        .measure("1.a", "bodies: [health], period: May 2024")
        .file("amendments/order-2.yaml", act);
    insta::assert_snapshot!(plan.on(&["2024-07-15"], ""), @"2024-07-15  1.a/health/1  due 2024-05-31  overdue, 45 days late");
    insta::assert_snapshot!(plan.on(&["2024-08-31", "2024-09-01"], ""), @"
    2024-08-31  1.a/health/1  due 2024-05-31  overdue, 92 days late
    2024-09-01  1.a/health/1  due 2024-12-31  upcoming, first due 2024-05-31
    2024-09-01  1.b/health/1  due 2024-06-30  overdue, 63 days late
    ");
    insta::assert_snapshot!(plan.on(&["2024-07-15"], "--known-on 2024-08-31"), @"2024-07-15  1.a/health/1  due 2024-05-31  overdue, 45 days late");
    insta::assert_snapshot!(plan.on(&["2024-07-15"], "--known-on 2024-09-01"), @"
    2024-07-15  1.a/health/1  due 2024-12-31  upcoming, first due 2024-05-31
    2024-07-15  1.b/health/1  due 2024-06-30  awaiting report
    ");
}

#[test]
fn reporting_discipline_stays_what_it_was_on_the_day() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: Regularly")
        .progress(
            "2024-Q1/health",
            "measure: 1.a, state: done, received_on: 2024-10-10",
        );
    insta::assert_snapshot!(plan.run("reporting --as-of 2024-07-10 --known-on 2024-12-31 --format csv"), @"
    exit 0
    body,body_name,period,owed,on_time,late,without_substance,without_substance_on_time,nil,nil_on_time,missing,missing_on_time
    health,Ministry of Health,2024-Q1,1,0,0,0,0,0,0,1,0
    ");
    insta::assert_snapshot!(plan.run("reporting --as-of 2024-10-10 --format csv"), @"
    exit 0
    body,body_name,period,owed,on_time,late,without_substance,without_substance_on_time,nil,nil_on_time,missing,missing_on_time
    health,Ministry of Health,2024-Q1,1,0,1,0,0,0,0,0,0
    health,Ministry of Health,2024-Q2,1,0,0,0,0,0,0,1,0
    ");
}

#[test]
fn answers_by_hindsight_say_so() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: May 2024")
        .progress(
            "2024-Q3/health",
            "measure: 1.a, state: done, done_on: 2024-06-20, received_on: 2024-10-10",
        );
    let when = "--as-of 2024-07-15 --known-on 2024-10-10";
    insta::assert_snapshot!(plan.run(&format!("overdue {when}")), @"
    exit 0
    Nothing is overdue as of 2024-07-15, as known on 2024-10-10
    ");
    insta::assert_snapshot!(plan.run(&format!("status {when} --format json")), @r#"
    exit 0
    {
      "schema": "tadbir.status/1",
      "plan": "vel-2024",
      "as_of": "2024-07-15",
      "known_on": "2024-10-10",
      "left_out": 0,
      "counts": [
        {
          "by": "total",
          "id": null,
          "total": 1,
          "met": 0,
          "met_late": 1,
          "not_applicable": 0,
          "waived": 0,
          "upcoming": 0,
          "open": 0,
          "awaiting": 0,
          "overdue": 0
        },
        {
          "by": "body",
          "id": "health",
          "total": 1,
          "met": 0,
          "met_late": 1,
          "not_applicable": 0,
          "waived": 0,
          "upcoming": 0,
          "open": 0,
          "awaiting": 0,
          "overdue": 0
        },
        {
          "by": "objective",
          "id": "1",
          "total": 1,
          "met": 0,
          "met_late": 1,
          "not_applicable": 0,
          "waived": 0,
          "upcoming": 0,
          "open": 0,
          "awaiting": 0,
          "overdue": 0
        },
        {
          "by": "period",
          "id": "2024-Q2",
          "total": 1,
          "met": 0,
          "met_late": 1,
          "not_applicable": 0,
          "waived": 0,
          "upcoming": 0,
          "open": 0,
          "awaiting": 0,
          "overdue": 0
        }
      ]
    }
    "#);
    insta::assert_snapshot!(plan.run(&format!("why 1.a {when}")), @"
    exit 0
    1.a/health/1 as of 2024-07-15, as known on 2024-10-10

    Measure a

    decree's words  May 2024
    reading         delivery, 2024-05-01 to 2024-05-31, due on 2024-05-31
    body            Ministry of Health (health), lead
    answerable      lead: one obligation, met only by the lead (assumed)
    starts on       2024-05-01
    due on          2024-05-31, the last day on which it is on time
    report due by   2024-06-15, 15 days after the due date (assumed)

    Progress reports considered
    body    period   received    state  standing    what it says
    ─────────────────────────────────────────────────────────────────────────────────────────────
    health  2024-Q3  2024-10-10  done   counts      Done on 2024-06-20. Evidence: Letter No. 5.

    status   met-late, 20 days
    because  Ministry of Health did it on 2024-06-20, 20 days after 2024-05-31
    ");
    insta::assert_snapshot!(plan.run(&format!("record 1.a --body health --period 2024-Q2 --state nil {when}")), @"
    exit 2
    --- stderr
    error: --known-on: a past state of the plan cannot be changed; remove this option
    ");
}

#[test]
fn a_report_restates_what_earlier_reports_said() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: May 2024")
        .measure("1.b", "bodies: [health], period: Regularly")
        .measure("1.c", "bodies: [health], period: March 2024")
        .measure("1.d", "bodies: [health], period: March 2024")
        .measure("1.e", "bodies: [health], period: June 2024")
        .progress("2024-Q3/health", "measure: 1.a, state: done, done_on: 2024-05-20, received_on: 2024-10-10")
        .progress("2024-Q1/health", "measure: 1.b, state: done, received_on: 2024-04-10")
        .review("2024-Q1/health", "measure: 1.b, decision: returned, on: 2024-08-01")
        .progress("2024-Q1/health", "measure: 1.c, state: done, done_on: 2024-03-20, received_on: 2024-04-10")
        .progress("2024-Q1/health", "measure: 1.c, state: done, done_on: 2024-04-05, received_on: 2024-08-10")
        .progress("2024-Q2/health", "measure: 1.e, state: done, done_on: 2024-06-20, received_on: 2024-07-10")
        .file(
            "amendments/order-2.yaml",
            "act: Order No. 2\non: 2024-09-01\neffective: 2024-05-01\nretroactive: true\nchanges:\n  - { measure: 1.d, waive: true }\n",
        );
    insta::assert_snapshot!(plan.run("report --period 2024-Q3 --as-of 2024-10-15"));
}

#[test]
fn what_was_done_after_the_day_waits_for_no_review_on_it() {
    let plan = plan()
        .with("plan.yaml", "review: none", "review: required")
        .measure("1.a", "bodies: [health], period: May 2024")
        .progress(
            "2024-Q2/health",
            "measure: 1.a, state: done, done_on: 2024-06-20, received_on: 2024-07-01",
        );
    insta::assert_snapshot!(plan.on(&["2024-06-19", "2024-06-20"], "--known-on 2024-07-01"), @"
    2024-06-19  1.a/health/1  due 2024-05-31  overdue, 19 days late
    2024-06-20  1.a/health/1  due 2024-05-31  awaiting review
    ");
}

#[test]
fn what_is_printed_says_whose_knowledge_it_is_of() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: Regularly")
        .progress(
            "2024-Q1/health",
            "measure: 1.a, state: done, received_on: 2024-07-10",
        );
    let when = "--as-of 2024-05-01 --known-on 2024-08-01";
    let heads = [
        "timeline",
        "reporting",
        "",
        "report overdue",
        "report carry-over",
    ]
    .map(|command| {
        let text = plan.run(&format!("{command} {when}"));
        text.lines().skip(1).take(3).collect::<Vec<_>>().join("\n")
    });
    insta::assert_snapshot!(heads.join("\n-\n"), @"
    Measures against quarters, as of 1 May 2024, as known on 1 August 2024

                                                       2024            2025            2026
    -
    Reporting discipline as of 1 May 2024, as known on 1 August 2024

    Progress reports that came on time, of those owed.
    -
    Action Plan of the Republic of Velmora (2024-2026)

    1 measure in 1 objective, 2 bodies; term 2024-01-01 to 2026-12-31; Order No. 1 of 2024-01-15. As of
    -
    Overdue as of 1 May 2024, as known on 1 August 2024

    Action Plan of the Republic of Velmora (2024-2026)
    -
    What is left for the next plan, as of 1 May 2024, as known on 1 August 2024

    Action Plan of the Republic of Velmora (2024-2026)
    ");
    insta::assert_snapshot!(plan.run(&format!("export progress {when}")), @"
    exit 0
    body,body_name,measure,period,for,state,done_on,received_on,summary,evidence,obstacles,needs,reason,standing,reviewed_on,obligation,undone_on
    health,Ministry of Health,1.a,2024-Q1,,done,,2024-07-10,,Letter No. 5,,,,counts,,1.a/health/2024-Q1,
    ");
    insta::assert_snapshot!(plan.run("export progress --as-of 2024-08-01 --known-on 2024-05-01"), @"
    exit 0
    body,body_name,measure,period,for,state,done_on,received_on,summary,evidence,obstacles,needs,reason,standing,reviewed_on,obligation,undone_on
    ");
}

#[test]
fn a_report_restates_what_moved_later_and_what_was_corrected() {
    let act = "act: Order No. 2\non: 2024-09-01\neffective: 2024-05-01\nretroactive: true\nchanges:\n  - { measure: 1.a, period: December 2024 }\n";
    let plan = plan()
        .measure("1.a", "bodies: [health], period: May 2024")
        .measure("1.b", "bodies: [health], period: May 2024")
        .file("amendments/order-2.yaml", act)
        .progress("2024-Q2/health", "measure: 1.b, state: done, done_on: 2024-05-10, received_on: 2024-07-10")
        .progress("2024-Q2/health", "measure: 1.b, state: in-progress, obstacles: No room was found., received_on: 2024-09-10");
    let text = plan.run("report --period 2024-Q3 --as-of 2024-10-15 --format markdown");
    let from = text.find("Restated").expect("there is an earlier report");
    let restated: Vec<&str> = text[from..].lines().take(12).collect();
    insta::assert_snapshot!(restated.join("\n"), @"
    Restated since 15 July 2024: 2

    How obligations stood on 15 July 2024, as it was known then and as it is known now.

    **2024-Q2: met -1, upcoming +1**

    | Measure | Body | Words | Period | Due | Known then | Known now | Why |
    | --- | --- | --- | --- | --- | --- | --- | --- |
    | 1.a | health | Measure a | December 2024 | 2024-12-31 | overdue, 45 days | upcoming | Order No. 2 of 1 September 2024, in force from 1 May 2024 |
    | 1.b | health | Measure b | May 2024 | 2024-05-31 | met | overdue, 45 days | correction of the progress report of health for 2024-Q2 received on 10 September 2024 |

    ## Due dates moved by acts: 1
    ");
}

#[test]
fn nothing_is_restated_by_what_is_known_less_of() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: May 2024")
        .progress(
            "2024-Q2/health",
            "measure: 1.a, state: done, done_on: 2024-05-10, received_on: 2024-07-10",
        );
    let text = plan.run("report --period 2024-Q3 --as-of 2024-10-15 --known-on 2024-07-01");
    let is_about_change =
        |line: &&str| line.starts_with("Movement") || line.starts_with("Restated");
    let told: Vec<&str> = text.lines().filter(is_about_change).collect();
    insta::assert_snapshot!(told.join("\n"), @"Movement since 15 July 2024: 0");
}
