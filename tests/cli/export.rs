//! `tadbir export`: obligations, progress reports and measures as tables for other programs.

use serde_json::Value;

use crate::support::{Plan, plan};

/// A delivery that was moved, a continuing measure that two bodies answer for, and what was said about them.
fn velmora() -> Plan {
    plan()
        .ministry("education", "Ministry of Education")
        .measure("1.a", "bodies: [health, education], recommended: [office], period: By May 2025")
        .measure("2.a", "bodies: [health, education], period: \"2025\", kind: continuing")
        .amendment("2025-03-01", "measure: 1.a, period: By July 2025")
        .progress("2025-Q1/health", "measure: 2.a, state: done, received_on: 2025-04-10, summary: \"=Two lessons, \\\"held\\\"\", evidence: [Letter No. 5, \"Order No. 6, item 2\"]")
        .progress("2025-Q1/health", "measure: 1.a, state: in-progress, received_on: 2025-04-05, summary: Begun")
        .progress("2025-Q1/health", "measure: 1.a, state: not-started, received_on: 2025-04-08, obstacles: No money, needs: Money")
        .progress("2025-Q1/education", "measure: 2.a, state: done, received_on: 2025-04-12")
        .progress("2025-Q2/education", "measure: 2.a, state: nil, received_on: 2025-07-12")
        .review("2025-Q1/health", "measure: 2.a, decision: accepted, on: 2025-04-20")
        .review("2025-Q1/education", "measure: 2.a, decision: returned, on: 2025-04-20")
}

/// What is exported on a day, without the warnings beside it.
fn exported(plan: &Plan, arguments: &str) -> String {
    let transcript = plan.run(&format!("export {arguments} --as-of 2025-06-10"));
    let answer = transcript
        .split_once("--- stderr\n1 warning")
        .or(transcript.split_once("--- stderr\n3 warnings"));
    answer.map_or(transcript.clone(), |(answer, _)| answer.to_owned())
}

#[test]
fn obligations_are_exported_as_they_are_listed() {
    let plan = velmora();
    for (filter, format) in [
        ("", "csv"),
        ("--body health --status overdue", "csv"),
        ("--period 2025-Q2", "json"),
    ] {
        let listed = plan.run(&format!(
            "obligations {filter} --format {format} --as-of 2025-06-10"
        ));
        let exported = exported(&plan, &format!("obligations {filter} --format {format}"));
        assert!(listed.starts_with(&exported), "{exported}");
    }
}

#[test]
fn progress_is_exported_with_what_counts_of_it() {
    insta::assert_snapshot!(exported(&velmora(), "progress"), @r#"
    exit 0
    body,body_name,measure,period,for,state,done_on,received_on,summary,evidence,obstacles,needs,reason,standing,reviewed_on,obligation,undone_on
    health,Ministry of Health,1.a,2025-Q1,,in-progress,,2025-04-05,Begun,,,,,corrected,,1.a/health/1,
    health,Ministry of Health,1.a,2025-Q1,,not-started,,2025-04-08,,,No money,Money,,counts,,1.a/health/1,
    health,Ministry of Health,2.a,2025-Q1,,done,,2025-04-10,"'=Two lessons, ""held""","Letter No. 5; Order No. 6, item 2",,,,counts,2025-04-20,2.a/health/2025-Q1,
    education,Ministry of Education,2.a,2025-Q1,,done,,2025-04-12,,Letter No. 5,,,,returned,2025-04-20,2.a/education/2025-Q1,
    "#);
}

#[test]
fn measures_are_exported_with_the_period_in_force() {
    insta::assert_snapshot!(exported(&velmora(), "measures"), @"
    exit 0
    measure,objective,objective_title,text,bodies,recommended,lead,period,first_period,kind,starts_on,due_on,every,answerable,continues,owed_since,obligations,met,met_late,not_applicable,waived,upcoming,open,awaiting,overdue
    1.a,1,Objective 1,Measure a,health education,office,health,By July 2025,By May 2025,delivery,2024-01-01,2025-07-31,,lead,,,1,0,0,0,0,0,1,0,0
    2.a,2,Objective 2,Measure a,health education,,health,2025,2025,continuing,2025-01-01,,quarter,each,,,8,1,0,0,0,4,2,0,1
    ");
}

#[test]
fn json_has_a_schema_and_lists() {
    insta::assert_snapshot!(exported(&velmora(), "measures --measure 1.a --format json"), @r#"
    exit 0
    {
      "schema": "tadbir.export-measures/1",
      "plan": "vel-2024",
      "as_of": "2025-06-10",
      "edition": "coordinator",
      "left_out": 0,
      "measures": [
        {
          "measure": "1.a",
          "objective": "1",
          "objective_title": "Objective 1",
          "text": "Measure a",
          "bodies": [
            "health",
            "education"
          ],
          "recommended": [
            "office"
          ],
          "lead": "health",
          "period": "By July 2025",
          "first_period": "By May 2025",
          "kind": "delivery",
          "starts_on": "2024-01-01",
          "due_on": "2025-07-31",
          "every": null,
          "answerable": "lead",
          "continues": null,
          "owed_since": null,
          "obligations": 1,
          "met": 0,
          "met_late": 0,
          "not_applicable": 0,
          "waived": 0,
          "upcoming": 0,
          "open": 1,
          "awaiting": 0,
          "overdue": 0
        }
      ]
    }
    "#);
    insta::assert_snapshot!(exported(&velmora(), "progress --body education --format json"), @r#"
    exit 0
    {
      "schema": "tadbir.export-progress/1",
      "plan": "vel-2024",
      "as_of": "2025-06-10",
      "edition": "coordinator",
      "left_out": 0,
      "progress": [
        {
          "body": "education",
          "body_name": "Ministry of Education",
          "measure": "2.a",
          "period": "2025-Q1",
          "for": null,
          "state": "done",
          "done_on": null,
          "received_on": "2025-04-12",
          "summary": null,
          "evidence": [
            "Letter No. 5"
          ],
          "obstacles": null,
          "needs": null,
          "reason": null,
          "standing": "returned",
          "reviewed_on": "2025-04-20",
          "obligation": "2.a/education/2025-Q1",
          "undone_on": null
        }
      ]
    }
    "#);
}

#[test]
fn what_is_exported_can_be_asked_for() {
    let plan = velmora();
    let ids = |arguments: &str, list: &str, key: &str| -> String {
        let printed = exported(&plan, &format!("{arguments} --format json"));
        let answer: Value =
            serde_json::from_str(printed.strip_prefix("exit 0\n").unwrap_or_default())
                .expect("the program prints JSON");
        let rows = answer[list].as_array().cloned().unwrap_or_default();
        rows.iter()
            .map(|row| row[key].as_str().unwrap_or("-").to_owned())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(ids("measures", "measures", "measure"), "1.a 2.a");
    assert_eq!(ids("measures --objective 2", "measures", "measure"), "2.a");
    assert_eq!(
        ids("measures --body education", "measures", "measure"),
        "1.a 2.a"
    );
    assert_eq!(ids("measures --body office", "measures", "measure"), "");
    assert_eq!(
        ids("progress --measure 1.a", "progress", "standing"),
        "corrected counts"
    );
    assert_eq!(ids("progress --period 2024", "progress", "measure"), "");
    assert_eq!(
        ids("progress --objective 2 --period 2025", "progress", "body"),
        "health education"
    );
}

#[test]
fn an_edition_has_no_words_that_are_not_meant_for_it() {
    let plan = velmora()
        .measure(
            "2.b",
            "bodies: [health], period: Regularly, restricted: true",
        )
        .measure(
            "2.c",
            "bodies: [health], period: Regularly, small_counts: hide",
        )
        .progress(
            "2025-Q1/health",
            "measure: 2.b, state: nil, received_on: 2025-04-10",
        )
        .progress(
            "2025-Q1/health",
            "measure: 2.c, state: nil, received_on: 2025-04-10",
        );
    insta::assert_snapshot!(exported(&plan, "progress --edition public"), @"
    exit 0
    body,body_name,measure,period,for,state,done_on,received_on,summary,evidence,obstacles,needs,reason,standing,reviewed_on,obligation,undone_on
    health,Ministry of Health,1.a,2025-Q1,,in-progress,,2025-04-05,,,,,,corrected,,1.a/health/1,
    health,Ministry of Health,1.a,2025-Q1,,not-started,,2025-04-08,,,,,,counts,,1.a/health/1,
    health,Ministry of Health,2.a,2025-Q1,,done,,2025-04-10,,,,,,counts,2025-04-20,2.a/health/2025-Q1,
    education,Ministry of Education,2.a,2025-Q1,,done,,2025-04-12,,,,,,returned,2025-04-20,2.a/education/2025-Q1,
    ");
    insta::assert_snapshot!(exported(&plan, "measures --edition public --objective 2"), @"
    exit 0
    measure,objective,objective_title,text,bodies,recommended,lead,period,first_period,kind,starts_on,due_on,every,answerable,continues,owed_since,obligations,met,met_late,not_applicable,waived,upcoming,open,awaiting,overdue
    2.a,2,Objective 2,Measure a,health education,,health,2025,2025,continuing,2025-01-01,,quarter,each,,,8,1,0,0,0,4,2,0,1
    2.c,2,Objective 2,Measure c,health,,health,Regularly,Regularly,continuing,2024-01-01,,quarter,each,,,,,,,,,,,
    ");
    insta::assert_snapshot!(exported(&plan, "progress --edition body --body health"), @r#"
    exit 0
    body,body_name,measure,period,for,state,done_on,received_on,summary,evidence,obstacles,needs,reason,standing,reviewed_on,obligation,undone_on
    health,Ministry of Health,1.a,2025-Q1,,in-progress,,2025-04-05,Begun,,,,,corrected,,1.a/health/1,
    health,Ministry of Health,1.a,2025-Q1,,not-started,,2025-04-08,,,No money,Money,,counts,,1.a/health/1,
    health,Ministry of Health,2.a,2025-Q1,,done,,2025-04-10,"'=Two lessons, ""held""","Letter No. 5; Order No. 6, item 2",,,,counts,2025-04-20,2.a/health/2025-Q1,
    health,Ministry of Health,2.c,2025-Q1,,nil,,2025-04-10,,,,,,counts,,2.c/health/2025-Q1,
    "#);
}

#[test]
fn the_format_is_that_of_the_file() {
    let plan = velmora();
    assert_eq!(exported(&plan, "measures --out measures.json"), "exit 0\n");
    assert!(
        plan.text("../measures.json")
            .contains("\"tadbir.export-measures/1\"")
    );
    assert_eq!(exported(&plan, "measures --out measures.csv"), "exit 0\n");
    assert!(
        plan.text("../measures.csv")
            .starts_with("measure,objective,")
    );
    insta::assert_snapshot!(exported(&plan, "measures --format xml"), @r"
        exit 2
        --- stderr
        error: invalid value 'xml' for '--format <FORMAT>'
          [possible values: csv, json, parquet]

        For more information, try '--help'.
        ");
}

#[cfg(feature = "parquet")]
#[test]
fn parquet_is_the_same_twice() {
    let plan = velmora();
    for what in [
        "obligations",
        "progress",
        "measures",
        "measures --body office",
    ] {
        let printed = exported(&plan, &format!("{what} --format parquet"));
        assert!(
            printed.starts_with("exit 0\nPAR1"),
            "{what} prints a Parquet file"
        );
        assert_eq!(
            printed,
            exported(&plan, &format!("{what} --format parquet"))
        );
    }
}
