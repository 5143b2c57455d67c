//! Measures taken up of earlier plans: since when they are owed, and what leads nowhere.

use crate::support::{Plan, plan};

/// A plan of two years before the one of these tests, with a measure `2.b` under an objective.
fn with_earlier(plan: Plan, keys: &str) -> Plan {
    plan.beside("old/plan.yaml", "id: vel-2022\ntitle: Older\nlanguage: en\ntimezone: UTC\nterm: { from: 2022-01-01, to: 2023-12-31 }\nbodies: ../plan/bodies.yaml\nreporting: { every: quarter, due_within: 15 days, by: assumed }\n")
        .beside("old/measures/2.yaml", &format!("objective: 2\ntitle: Two\nmeasures:\n  - {{ id: 2.b, text: B, bodies: [health], {keys} }}\n"))
}

/// A measure of the plan that takes up another.
fn continuing(continues: &str) -> Plan {
    let keys = format!("bodies: [health], period: Regularly, continues: {{ {continues} }}");
    plan().measure("1.a", &keys)
}

/// What `show` says of how a measure continues.
fn shown(plan: &Plan, arguments: &str) -> String {
    let answer = plan.run(&format!("show 1.a {arguments}"));
    let lines = answer
        .lines()
        .skip_while(|line| !line.starts_with("continues"));
    let lines = lines.take_while(|line| !line.starts_with("lead"));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn an_earlier_plan_in_the_same_repository_tells_since_when() {
    let older = "id: vel-2020\ntitle: Older\nlanguage: en\ntimezone: UTC\nterm: { from: 2020-01-01, to: 2021-12-31 }\nbodies: ../plan/bodies.yaml\nreporting: { every: quarter, due_within: 15 days, by: assumed }\n";
    let old = older
        .replace("vel-2020", "vel-2022")
        .replace("2020-01-01, to: 2021-12-31", "2022-01-01, to: 2023-12-31");
    let plan = plan()
        .measure("1.a", "bodies: [health], period: Regularly, continues: { plan: vel-2022, measure: 2.b }")
        .measure("1.b", "bodies: [health], period: Regularly, continues: { plan: vel-2022, measure: 9.z }")
        .measure("1.c", "bodies: [health], period: Regularly, continues: { plan: vel-2024, measure: 1.a }")
        .measure("1.d", "bodies: [health], period: Regularly, continues: { plan: vel-1999, measure: 1.a }")
        .beside("old/plan.yaml", &old)
        .beside("old/measures/2.yaml", "objective: 2\ntitle: Two\nmeasures:\n  - { id: 2.b, text: B, bodies: [health], period: 2022, continues: { plan: vel-2020, measure: 3.c } }\n")
        .beside("older/plan.yaml", older)
        .beside("older/measures/3.yaml", "objective: 3\ntitle: Three\nmeasures:\n  - { id: 3.c, text: C, bodies: [health], period: March 2020 }\n");
    let answers = ["1.a", "1.b", "1.c", "1.d"].map(|id| {
        let answer = plan.run(&format!("show {id} --as-of 2024-06-15"));
        let lines: Vec<&str> = answer
            .lines()
            .filter(|line| line.contains("continues") || line.contains("first due on"))
            .collect();
        lines.join("\n")
    });
    insta::assert_snapshot!(answers.join("\n"), @"
    reading     continuing, every quarter (assumed), 2024-01-01 to 2026-12-31, the first due on
    continues   2.b of vel-2022, owed since 2020-03-01 (4 years and 3 months), first due on 2020-03-31
    reading     continuing, every quarter (assumed), 2024-01-01 to 2026-12-31, the first due on
    continues   9.z of vel-2022
    reading     continuing, every quarter (assumed), 2024-01-01 to 2026-12-31, the first due on
    continues   1.a of vel-2024
    reading     continuing, every quarter (assumed), 2024-01-01 to 2026-12-31, the first due on
    continues   1.a of vel-1999
    ");
    insta::assert_snapshot!(plan.run("export measures --as-of 2024-06-15 --format csv"), @"
    exit 0
    measure,objective,objective_title,text,bodies,recommended,lead,period,first_period,kind,starts_on,due_on,every,answerable,continues,owed_since,obligations,met,met_late,not_applicable,waived,upcoming,open,awaiting,overdue
    1.a,1,Objective 1,Measure a,health,,health,Regularly,Regularly,continuing,2024-01-01,,quarter,each,vel-2022/2.b,2020-03-01,12,0,0,0,0,10,1,0,1
    1.b,1,Objective 1,Measure b,health,,health,Regularly,Regularly,continuing,2024-01-01,,quarter,each,vel-2022/9.z,,12,0,0,0,0,10,1,0,1
    1.c,1,Objective 1,Measure c,health,,health,Regularly,Regularly,continuing,2024-01-01,,quarter,each,vel-2024/1.a,,12,0,0,0,0,10,1,0,1
    1.d,1,Objective 1,Measure d,health,,health,Regularly,Regularly,continuing,2024-01-01,,quarter,each,vel-1999/1.a,,12,0,0,0,0,10,1,0,1
    --- stderr
    3 warnings; `tadbir check` shows them
    ");
}

#[test]
fn what_is_not_owed_yet_has_no_age() {
    let plan = continuing("plan: vel-2020, measure: 2.b, since: 2030-01-01");
    insta::assert_snapshot!(shown(&plan, "--as-of 2024-06-15"), @"continues   2.b of vel-2020, owed since 2030-01-01");
    let left = plan.run("report carry-over --as-of 2023-06-30 --format csv");
    insta::assert_snapshot!(left, @"
    exit 0
    objective,measure,text,period,bodies,unmet,oldest_due_on,owed_since,age,rests_by,obstacles
    1,1.a,Measure a,Regularly,health,12,2024-03-31,2024-01-01,,,
    ");
}

#[test]
fn the_earlier_of_two_days_is_since_when_it_is_owed() {
    // It was taken up there before it was owed anew, and stated here it would be younger.
    let later = with_earlier(
        continuing("plan: vel-2022, measure: 2.b"),
        "period: 2022, continues: { plan: vel-2020, measure: 1.a, since: 2023-05-01, due: 2023-06-30 }",
    );
    insta::assert_snapshot!(shown(&later, "--as-of 2024-06-15"), @"continues   2.b of vel-2022, owed since 2022-01-01 (2 years and 5 months), first due on 2022-12-31");
}

#[test]
fn the_first_due_day_is_looked_up_where_only_the_first_day_is_stated() {
    let plan = with_earlier(
        continuing("plan: vel-2022, measure: 2.b, since: 2020-02-01"),
        "period: March 2022",
    );
    insta::assert_snapshot!(shown(&plan, "--as-of 2024-06-15"), @"continues   2.b of vel-2022, owed since 2020-02-01 (4 years and 4 months), first due on 2022-03-31");
}

#[test]
fn what_continues_nothing_is_a_warning() {
    let continues = [
        "plan: vel-2022, measure: 9.z, since: 2022-01-01",
        "plan: vel-2024, measure: 1.a",
        "plan: vel-1999, measure: 1.a",
        "plan: vel-1999, measure: 1.a, since: 1999-01-01",
        "plan: vel-2022, measure: 2.b",
    ];
    let answers = continues.map(|continues| {
        let plan = with_earlier(continuing(continues), "period: 2022");
        plan.run("check --format short")
    });
    insta::assert_snapshot!(answers.join("\n"), @"
    exit 0
    plan/measures/1.yaml:4:108: warning[continues-nothing]: measure `1.a` continues `9.z` of `vel-2022`, which has no such measure (write the id that the measure had there)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning

    exit 0
    plan/measures/1.yaml:4:89: warning[continues-nothing]: measure `1.a` continues `1.a` of this plan, not of an earlier one (name the earlier plan, or remove `continues`)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning

    exit 0
    plan/measures/1.yaml:4:89: warning[continues-nothing]: measure `1.a` continues one of `vel-1999`, which is not in the repository, and has no `since` (correct the id, or add `since` and `due`)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning

    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings

    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
}

#[test]
fn plans_that_continue_each_other_are_told_by_the_one_that_is_earlier() {
    let plan = with_earlier(
        continuing("plan: vel-2022, measure: 2.b"),
        "period: 2022, continues: { plan: vel-2024, measure: 1.a }",
    );
    let answers = ["plan", "old"].map(|folder| plan.run(&format!("check {folder} --format short")));
    insta::assert_snapshot!(answers.join("\n"), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings

    exit 0
    old/measures/2.yaml:4:76: warning[continues-nothing]: measure `2.b` continues one of `vel-2024`, which is not an earlier plan: its term begins on 2024-01-01, and this one's on 2022-01-01 (name a plan whose term began before this one's)
    --- stderr
    Older: 0 errors, 1 warning
    ");
}

#[test]
fn other_editions_learn_nothing_of_a_restricted_measure_of_an_earlier_plan() {
    for restricted in [
        with_earlier(
            continuing("plan: vel-2022, measure: 2.b"),
            "period: March 2022, restricted: true",
        ),
        with_earlier(
            continuing("plan: vel-2022, measure: 2.b"),
            "period: March 2022",
        )
        .with(
            "../old/measures/2.yaml",
            "title: Two",
            "title: Two\nrestricted: true",
        ),
        // What is public there may itself have been taken up of what is not.
        with_earlier(
            continuing("plan: vel-2022, measure: 2.b"),
            "period: March 2022, continues: { plan: vel-2020, measure: 3.c }",
        )
        .beside("older/plan.yaml", "id: vel-2020\ntitle: Oldest\nlanguage: en\ntimezone: UTC\nterm: { from: 2020-01-01, to: 2021-12-31 }\nbodies: ../plan/bodies.yaml\nreporting: { every: quarter, due_within: 15 days, by: assumed }\n")
        .beside("older/measures/3.yaml", "objective: 3\ntitle: Three\nmeasures:\n  - { id: 3.c, text: C, bodies: [health], period: March 2020, restricted: true }\n"),
    ] {
        let days = ["coordinator", "body --body health", "public"].map(|edition| {
            let sheet = restricted.run(&format!(
                "export measures --edition {edition} --as-of 2024-06-15 --format json"
            ));
            let report = restricted.run(&format!(
                "report --edition {edition} --as-of 2024-06-15 --format markdown"
            ));
            let told = |text: &str| ["2020-03", "2022-03"].iter().any(|day| text.contains(day));
            format!("{edition}: {} {}", told(&sheet), told(&report))
        });
        insta::allow_duplicates! {
            insta::assert_snapshot!(days.join("\n"), @"
            coordinator: true true
            body --body health: false false
            public: false false
            ");
        }
    }
}

#[test]
fn a_report_about_a_day_needs_no_period_and_takes_none() {
    let plan = continuing("plan: vel-2020, measure: 2.b, since: 2020-03-01, due: 2020-12-31");
    insta::assert_snapshot!(plan.run("report carry-over --as-of 2024-02-10 --format csv"), @"
    exit 0
    objective,measure,text,period,bodies,unmet,oldest_due_on,owed_since,age,rests_by,obstacles
    1,1.a,Measure a,Regularly,health,12,2024-03-31,2020-03-01,3 years and 11 months,,
    ");
    let refused =
        ["carry-over", "overdue"].map(|report| plan.run(&format!("report {report} --period 2024")));
    insta::assert_snapshot!(refused.join("\n"), @"
    exit 2
    --- stderr
    error: --period: the report `carry-over` is about a date, not a period; give --as-of DATE

    exit 2
    --- stderr
    error: --period: the report `overdue` is about a date, not a period; give --as-of DATE
    ");
}

#[test]
fn every_report_of_a_measure_tells_how_old_it_is() {
    let plan = continuing("plan: vel-2020, measure: 2.b, since: 2020-03-01, due: 2020-12-31");
    insta::assert_snapshot!(plan.run("report measures --as-of 2024-02-10 --format markdown"));
    insta::assert_snapshot!(
        plan.run("report body --body health --as-of 2024-04-20 --format markdown")
    );
}

#[test]
fn the_history_of_a_measure_begins_with_where_it_was_taken_up() {
    let plan = continuing("plan: vel-2020, measure: 2.b, since: 2020-03-01, due: 2020-12-31");
    insta::assert_snapshot!(plan.run("history 1.a --as-of 2024-03-31"), @r#"
    exit 0
    Measure 1.a: what happened by 2024-03-31

    day         what      of whom or what  how
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    2024-01-15  approved  1.a              Order No. 1: "Regularly", continuing, every quarter
                                           (assumed), 2024-01-01 to 2026-12-31, the first due on
                                           2024-03-31
    2024-01-15  taken-up  1.a              from 2.b of vel-2020, owed since 2020-03-01, first due on
                                           2020-12-31
    "#);
    let draft = plan.with(
        "plan.yaml",
        "approved: { act: Order No. 1, on: 2024-01-15 }\n",
        "",
    );
    insta::assert_snapshot!(draft.run("history 1.a --as-of 2024-03-31 --format csv"), @r#"
    exit 0
    day,what,measure,body,period,obligation,text
    2024-01-01,taken-up,1.a,,,,"from 2.b of vel-2020, owed since 2020-03-01, first due on 2020-12-31"
    "#);
}

#[test]
fn what_rests_is_left_too() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: 2025")
        .measure("1.b", "bodies: [health], period: 2025")
        .amendment("2024-07-01", "measure: 1.a, suspend: true")
        .amendment("2024-07-02", "measure: 1.b, waive: true");
    insta::assert_snapshot!(plan.run("report carry-over --as-of 2026-12-31 --format csv"), @"
    exit 0
    objective,measure,text,period,bodies,unmet,oldest_due_on,owed_since,age,rests_by,obstacles
    1,1.a,Measure a,2025,health,1,2025-12-31,2025-01-01,1 year and 11 months,Order of 2024-07-01,
    ");
    plan.run("init next --continue plan --as-of 2026-12-31 --id vel-2027 --title Next --from 2027-01-01 --to 2029-12-31");
    insta::assert_snapshot!(plan.text("../next/measures/1.yaml"), @r#"
    # yaml-language-server: $schema=../../schemas/measures.json
    # Carried over from `vel-2024` as of 2026-12-31. Wording and bodies are those of that plan until you replace them by
    # those of the new decree; a period that reads `not set yet` still has to be set.
    objective: "1"
    title: Objective 1
    measures:
      - id: 1.a
        text: Measure a
        bodies:
          - Ministry of Health
        # In the earlier plan: "2025"; its oldest unmet obligation was due on 2025-12-31. It is suspended by Order of 2024-07-01 of 2024-07-01.
        period: { words: "not set yet", due: 2029-12-31, by: "assumed" }
        continues: { plan: "vel-2024", measure: "1.a", since: 2025-01-01, due: 2025-12-31 }
    "#);
}
