//! What acts made of a plan, carried over into the next one.

use insta::assert_snapshot;

use crate::support::{Plan, plan};

/// What `init --continue` says at the end of 2026, what `check` says of the plan, and its bodies and measures without comments.
fn carried(plan: &Plan) -> String {
    let begun = plan.run(
        "init next --continue plan --id vel-2027 --title Next --from 2027-01-01 --to 2029-12-31 --as-of 2026-12-31",
    );
    let mut told = begun;
    if plan.path("../next/plan.yaml").exists() {
        told += &plan.run("check next --format short");
        for file in ["bodies.yaml", "measures/1.yaml"] {
            let text = plan.text(&format!("../next/{file}"));
            let lines = text.lines().filter(|line| !line.trim().starts_with('#'));
            for line in lines.filter(|line| !line.trim().is_empty()) {
                told += line;
                told += "\n";
            }
        }
    }
    told
}

fn ministries() -> Plan {
    plan()
        .ministry("labour", "Ministry of Labour")
        .ministry("justice", "Ministry of Justice")
}

/// The twenty-first case of the evaluator: an act takes the group off the measure that its member answers for.
#[test]
fn a_member_answers_only_for_measures_that_still_name_the_group() {
    let plan = ministries()
        .group(
            "towns",
            "{ body: health, measures: [1.a] }, { body: labour, measures: [1.b, 1.a] }, { body: justice }",
        )
        .measure("1.a", "bodies: [towns], period: Regularly")
        .measure("1.b", "bodies: [towns], period: Regularly")
        .amendment("2025-04-01", "measure: 1.a, bodies: [justice]");
    assert_snapshot!(carried(&plan), @r#"
    exit 0
    3 files in next, and their schemas in schemas: 0 errors, 0 warnings.
    2 measures were carried over.

    Next: replace the old wording with that of the new decree, and run `tadbir check next`.
    exit 0
    --- stderr
    Next: 0 errors, 0 warnings
    bodies:
      - id: office
        name: Office of the National Coordinator
        kind: office
      - id: labour
        name: Ministry of Labour
        kind: ministry
      - id: justice
        name: Ministry of Justice
        kind: ministry
      - id: towns
        name: the towns
        kind: group
        members:
          - { body: "labour", measures: ["1.b"] }
          - { body: "justice" }
    objective: "1"
    title: Objective 1
    measures:
      - id: 1.a
        text: Measure a
        bodies:
          - Ministry of Justice
        period: Regularly
        continues: { plan: "vel-2024", measure: "1.a", since: 2024-01-01, due: 2024-03-31 }
      - id: 1.b
        text: Measure b
        bodies:
          - the towns
        period: Regularly
        continues: { plan: "vel-2024", measure: "1.b", since: 2024-01-01, due: 2024-03-31 }
    "#);
}

#[test]
fn a_group_that_no_measure_names_any_more_is_left_out() {
    let plan = ministries()
        .group("towns", "{ body: labour, measures: [1.a] }")
        .measure("1.a", "bodies: [towns], period: Regularly")
        .amendment("2025-04-01", "measure: 1.a, bodies: [justice]");
    assert_snapshot!(carried(&plan), @r#"
    exit 0
    3 files in next, and their schemas in schemas: 0 errors, 0 warnings.
    1 measure was carried over.

    Next: replace the old wording with that of the new decree, and run `tadbir check next`.
    --- stderr
    1 warning; `tadbir check plan` shows them
    exit 0
    --- stderr
    Next: 0 errors, 0 warnings
    bodies:
      - id: office
        name: Office of the National Coordinator
        kind: office
      - id: justice
        name: Ministry of Justice
        kind: ministry
    objective: "1"
    title: Objective 1
    measures:
      - id: 1.a
        text: Measure a
        bodies:
          - Ministry of Justice
        period: Regularly
        continues: { plan: "vel-2024", measure: "1.a", since: 2024-01-01, due: 2024-03-31 }
    "#);
}

#[test]
fn a_lead_that_an_act_took_off_its_measure_is_marked_no_more() {
    let plan = ministries()
        .measure(
            "1.a",
            "bodies: [health, labour], lead: labour, period: Regularly",
        )
        .measure(
            "1.b",
            "bodies: [health, labour], lead: labour, period: Regularly",
        )
        .amendment("2025-04-01", "measure: 1.a, bodies: [health, justice]")
        .amendment(
            "2025-07-01",
            "measure: 1.b, bodies: [justice, health], lead: health",
        );
    assert_snapshot!(carried(&plan), @r#"
    exit 0
    3 files in next, and their schemas in schemas: 0 errors, 0 warnings.
    2 measures were carried over.

    Next: replace the old wording with that of the new decree, and run `tadbir check next`.
    exit 0
    --- stderr
    Next: 0 errors, 0 warnings
    bodies:
      - id: office
        name: Office of the National Coordinator
        kind: office
      - id: health
        name: Ministry of Health
        kind: ministry
      - id: justice
        name: Ministry of Justice
        kind: ministry
    objective: "1"
    title: Objective 1
    measures:
      - id: 1.a
        text: Measure a
        bodies:
          - Ministry of Health
          - Ministry of Justice
        period: Regularly
        continues: { plan: "vel-2024", measure: "1.a", since: 2024-01-01, due: 2024-03-31 }
      - id: 1.b
        text: Measure b
        bodies:
          - Ministry of Justice
          - Ministry of Health
        period: Regularly
        lead: health
        continues: { plan: "vel-2024", measure: "1.b", since: 2024-01-01, due: 2024-03-31 }
    "#);
}

#[test]
fn a_lead_of_an_objective_that_nothing_names_any_more_is_marked_no_more() {
    let lead = |plan: Plan| plan.with("measures/1.yaml", "measures:", "lead: labour\nmeasures:");
    let off = ministries()
        .measure("1.a", "bodies: [health, labour], period: Regularly")
        .amendment("2025-04-01", "measure: 1.a, bodies: [health]");
    let met = ministries()
        .measure("1.a", "bodies: [health], period: Regularly")
        .measure("1.b", "bodies: [health, labour], period: May 2024")
        .progress(
            "2024-Q2/labour",
            "measure: 1.b, state: done, done_on: 2024-05-02, received_on: 2024-07-01",
        );
    let stays = ministries().measure("1.a", "bodies: [health, labour], period: Regularly");
    assert_snapshot!([off, met, stays].map(|plan| carried(&lead(plan))).concat(), @r#"
    exit 0
    3 files in next, and their schemas in schemas: 0 errors, 0 warnings.
    1 measure was carried over.

    Next: replace the old wording with that of the new decree, and run `tadbir check next`.
    --- stderr
    1 warning; `tadbir check plan` shows them
    exit 0
    --- stderr
    Next: 0 errors, 0 warnings
    bodies:
      - id: office
        name: Office of the National Coordinator
        kind: office
      - id: health
        name: Ministry of Health
        kind: ministry
    objective: "1"
    title: Objective 1
    measures:
      - id: 1.a
        text: Measure a
        bodies:
          - Ministry of Health
        period: Regularly
        continues: { plan: "vel-2024", measure: "1.a", since: 2024-01-01, due: 2024-03-31 }
    exit 0
    3 files in next, and their schemas in schemas: 0 errors, 0 warnings.
    1 measure was carried over.

    Next: replace the old wording with that of the new decree, and run `tadbir check next`.
    --- stderr
    1 warning; `tadbir check plan` shows them
    exit 0
    --- stderr
    Next: 0 errors, 0 warnings
    bodies:
      - id: office
        name: Office of the National Coordinator
        kind: office
      - id: health
        name: Ministry of Health
        kind: ministry
    objective: "1"
    title: Objective 1
    measures:
      - id: 1.a
        text: Measure a
        bodies:
          - Ministry of Health
        period: Regularly
        continues: { plan: "vel-2024", measure: "1.a", since: 2024-01-01, due: 2024-03-31 }
    exit 0
    3 files in next, and their schemas in schemas: 0 errors, 0 warnings.
    1 measure was carried over.

    Next: replace the old wording with that of the new decree, and run `tadbir check next`.
    --- stderr
    1 warning; `tadbir check plan` shows them
    exit 0
    --- stderr
    Next: 0 errors, 0 warnings
    bodies:
      - id: office
        name: Office of the National Coordinator
        kind: office
      - id: health
        name: Ministry of Health
        kind: ministry
      - id: labour
        name: Ministry of Labour
        kind: ministry
    objective: "1"
    title: Objective 1
    lead: labour
    measures:
      - id: 1.a
        text: Measure a
        bodies:
          - Ministry of Health
          - Ministry of Labour
        period: Regularly
        continues: { plan: "vel-2024", measure: "1.a", since: 2024-01-01, due: 2024-03-31 }
    "#);
}

#[test]
fn who_takes_the_place_of_an_objectives_lead_leads_what_named_the_old_one() {
    let plan = ministries()
        .measure("1.a", "bodies: [health, labour], period: Regularly")
        .measure("1.b", "bodies: [health, justice], period: Regularly")
        .with("measures/1.yaml", "measures:", "lead: labour\nmeasures:")
        .amendment("2025-04-01", "body: labour, succeeded_by: [justice]");
    assert_snapshot!(carried(&plan), @r#"
    exit 0
    3 files in next, and their schemas in schemas: 0 errors, 0 warnings.
    2 measures were carried over.

    Next: replace the old wording with that of the new decree, and run `tadbir check next`.
    exit 0
    --- stderr
    Next: 0 errors, 0 warnings
    bodies:
      - id: office
        name: Office of the National Coordinator
        kind: office
      - id: health
        name: Ministry of Health
        kind: ministry
      - id: justice
        name: Ministry of Justice
        kind: ministry
    objective: "1"
    title: Objective 1
    measures:
      - id: 1.a
        text: Measure a
        bodies:
          - Ministry of Health
          - Ministry of Justice
        period: Regularly
        lead: justice
        continues: { plan: "vel-2024", measure: "1.a", since: 2024-01-01, due: 2024-03-31 }
      - id: 1.b
        text: Measure b
        bodies:
          - Ministry of Health
          - Ministry of Justice
        period: Regularly
        continues: { plan: "vel-2024", measure: "1.b", since: 2024-01-01, due: 2024-03-31 }
    "#);
}

#[test]
fn members_that_passed_into_others_or_are_no_more_are_carried_as_they_are() {
    let plan = ministries()
        .group(
            "towns",
            "{ body: health, measures: [1.a] }, { body: labour, measures: [1.b] }, { body: justice }",
        )
        .measure("1.a", "bodies: [towns], period: Regularly")
        .measure("1.b", "bodies: [towns], period: Regularly")
        .amendment("2025-04-01", "body: health, succeeded_by: [labour]")
        .amendment("2025-07-01", "body: justice, succeeded_by: []");
    assert_snapshot!(carried(&plan), @r#"
    exit 0
    3 files in next, and their schemas in schemas: 0 errors, 0 warnings.
    2 measures were carried over.

    Next: replace the old wording with that of the new decree, and run `tadbir check next`.
    exit 0
    --- stderr
    Next: 0 errors, 0 warnings
    bodies:
      - id: office
        name: Office of the National Coordinator
        kind: office
      - id: labour
        name: Ministry of Labour
        kind: ministry
      - id: towns
        name: the towns
        kind: group
        members:
          - { body: "labour", measures: ["1.a", "1.b"] }
    objective: "1"
    title: Objective 1
    measures:
      - id: 1.a
        text: Measure a
        bodies:
          - the towns
        period: Regularly
        continues: { plan: "vel-2024", measure: "1.a", since: 2024-01-01, due: 2024-03-31 }
      - id: 1.b
        text: Measure b
        bodies:
          - the towns
        period: Regularly
        continues: { plan: "vel-2024", measure: "1.b", since: 2024-01-01, due: 2024-03-31 }
    "#);
}

#[test]
fn bodies_that_are_no_more_are_named_nowhere() {
    let plan = ministries()
        .measure(
            "1.a",
            "bodies: [labour, health], recommended: [justice], lead: labour, period: Regularly",
        )
        .measure("1.b", "bodies: [labour], period: Regularly")
        .with(
            "plan.yaml",
            "coordinator: office",
            "coordinator: office\nresponsible: { body: labour, by: Order No. 1 }",
        )
        .amendment("2025-04-01", "body: labour, succeeded_by: []")
        .amendment("2025-07-01", "body: justice, succeeded_by: [health]")
        .amendment("2025-10-01", "body: office, succeeded_by: []");
    assert_snapshot!(carried(&plan), @r#"
    exit 0
    3 files in next, and their schemas in schemas: 0 errors, 1 warning.
    2 measures were carried over.

    Next: replace the old wording with that of the new decree, and run `tadbir check next`.
    exit 0
    next/measures/1.yaml:14:9: warning[measure-without-body]: measure `1.b` names no implementing body (add the body to `bodies`)
    --- stderr
    Next: 0 errors, 1 warning
    bodies:
      - id: coordinator
        name: Office of the National Coordinator
        kind: office
      - id: health
        name: Ministry of Health
        kind: ministry
    objective: "1"
    title: Objective 1
    measures:
      - id: 1.a
        text: Measure a
        bodies:
          - Ministry of Health
        period: Regularly
        continues: { plan: "vel-2024", measure: "1.a", since: 2024-01-01, due: 2024-03-31 }
      - id: 1.b
        text: Measure b
        period: Regularly
        continues: { plan: "vel-2024", measure: "1.b", since: 2024-01-01, due: 2024-03-31 }
    "#);
}

#[test]
fn a_body_is_called_as_it_is_on_the_day() {
    let plan = ministries()
        .measure("1.a", "bodies: [labour, health], period: Regularly")
        .amendment("2025-04-01", "body: labour, name: Ministry of Work")
        .amendment("2025-07-01", "body: health, name: Ministry of Labour");
    assert_snapshot!(carried(&plan), @r#"
    exit 0
    3 files in next, and their schemas in schemas: 0 errors, 0 warnings.
    1 measure was carried over.

    Next: replace the old wording with that of the new decree, and run `tadbir check next`.
    --- stderr
    1 warning; `tadbir check plan` shows them
    exit 0
    --- stderr
    Next: 0 errors, 0 warnings
    bodies:
      - id: office
        name: Office of the National Coordinator
        kind: office
      - id: health
        name: Ministry of Labour
        also:
          - Ministry of Health
        kind: ministry
      - id: labour
        name: Ministry of Work
        also:
          - Ministry of Labour
        kind: ministry
    objective: "1"
    title: Objective 1
    measures:
      - id: 1.a
        text: Measure a
        bodies:
          - Ministry of Work
          - health
        period: Regularly
        continues: { plan: "vel-2024", measure: "1.a", since: 2024-01-01, due: 2024-03-31 }
    "#);
}

#[test]
fn what_is_waived_stays_behind_and_what_rests_does_not() {
    let plan = ministries()
        .group("towns", "{ body: labour, measures: [1.a, 1.b, 1.c] }")
        .measure("1.a", "bodies: [towns], period: Regularly")
        .measure("1.b", "bodies: [towns], period: By June 2025")
        .measure("1.c", "bodies: [towns, health], period: Regularly")
        .amendment("2024-02-01", "measure: 1.a, waive: true")
        .amendment("2024-02-02", "measure: 1.c, suspend: true");
    assert_snapshot!(carried(&plan), @r#"
    exit 0
    3 files in next, and their schemas in schemas: 0 errors, 0 warnings.
    2 measures were carried over.

    Next: set the 1 period that reads `not set yet`, replace the old wording with that of the new decree, and run `tadbir check next`.
    --- stderr
    1 warning; `tadbir check plan` shows them
    exit 0
    --- stderr
    Next: 0 errors, 0 warnings
    bodies:
      - id: office
        name: Office of the National Coordinator
        kind: office
      - id: health
        name: Ministry of Health
        kind: ministry
      - id: labour
        name: Ministry of Labour
        kind: ministry
      - id: towns
        name: the towns
        kind: group
        members:
          - { body: "labour", measures: ["1.b", "1.c"] }
    objective: "1"
    title: Objective 1
    measures:
      - id: 1.b
        text: Measure b
        bodies:
          - the towns
        period: { words: "not set yet", due: 2029-12-31, by: "assumed" }
        continues: { plan: "vel-2024", measure: "1.b", since: 2024-01-01, due: 2025-06-30 }
      - id: 1.c
        text: Measure c
        bodies:
          - the towns
          - Ministry of Health
        period: Regularly
        continues: { plan: "vel-2024", measure: "1.c", since: 2024-01-01, due: 2024-03-31 }
    "#);
}

#[test]
fn a_measure_that_an_act_added_is_carried_with_what_later_acts_made_of_it() {
    let plan = ministries()
        .measure("1.a", "bodies: [health], period: Regularly")
        .amendment("2024-04-01", "add: { id: M1C1-32, objective: 1, text: Added, bodies: [health, labour], lead: labour, period: Regularly }")
        .amendment("2025-04-01", "measure: M1C1-32, bodies: [justice], answerable: lead, text: Rewritten");
    assert_snapshot!(carried(&plan), @r#"
    exit 0
    3 files in next, and their schemas in schemas: 0 errors, 0 warnings.
    2 measures were carried over.

    Next: replace the old wording with that of the new decree, and run `tadbir check next`.
    exit 0
    --- stderr
    Next: 0 errors, 0 warnings
    bodies:
      - id: office
        name: Office of the National Coordinator
        kind: office
      - id: health
        name: Ministry of Health
        kind: ministry
      - id: justice
        name: Ministry of Justice
        kind: ministry
    objective: "1"
    title: Objective 1
    measures:
      - id: 1.a
        text: Measure a
        bodies:
          - Ministry of Health
        period: Regularly
        continues: { plan: "vel-2024", measure: "1.a", since: 2024-01-01, due: 2024-03-31 }
      - id: M1C1-32
        text: Rewritten
        bodies:
          - Ministry of Justice
        period: Regularly
        answerable: lead
        continues: { plan: "vel-2024", measure: "M1C1-32", since: 2024-04-01, due: 2024-06-30 }
    "#);
}
