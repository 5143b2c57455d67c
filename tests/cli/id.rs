//! Ids of measures as decrees have them: of whatever parts, and nothing that divides names.

use insta::assert_snapshot;

use crate::support::{Plan, plan};

/// Measures in the files of two objectives, by id.
fn numbered(first: &[&str], second: &[&str]) -> Plan {
    let file = |objective: u8, ids: &[&str]| {
        let record = |id: &&str| {
            format!("  - {{ id: {id}, text: Measure, bodies: [health], period: May 2024 }}\n")
        };
        let records = ids.iter().map(record).collect::<Vec<_>>().concat();
        format!("objective: {objective}\ntitle: Objective {objective}\nmeasures:\n{records}")
    };
    plan()
        .file("measures/1.yaml", &file(1, first))
        .file("measures/2.yaml", &file(2, second))
}

#[test]
fn ids_that_decrees_have_are_taken_in_the_order_in_which_people_count() {
    let plan = numbered(
        &["M1C1-32", "M1C1-4", "17", "1-3-1", "1.1", "2"],
        &["18", "A.1.2", "К-5", "3.a", "2.1.b", "2-7"],
    );
    assert_snapshot!(plan.run("check"), @"
    exit 0

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
    assert_snapshot!(plan.run("obligations --as-of 2024-05-31 --format csv"), @"
    exit 0
    id,measure,objective,body,body_name,role,answerable,kind,period,starts_on,due_on,first_due_on,status,days_late,met_on,met_by,awaits,arguably_overdue,amended_by,succeeded_by,undone_on
    1-3-1/health/1,1-3-1,1,health,Ministry of Health,lead,health,delivery,,2024-05-01,2024-05-31,2024-05-31,open,,,,,false,,,
    1.1/health/1,1.1,1,health,Ministry of Health,lead,health,delivery,,2024-05-01,2024-05-31,2024-05-31,open,,,,,false,,,
    2/health/1,2,1,health,Ministry of Health,lead,health,delivery,,2024-05-01,2024-05-31,2024-05-31,open,,,,,false,,,
    2-7/health/1,2-7,2,health,Ministry of Health,lead,health,delivery,,2024-05-01,2024-05-31,2024-05-31,open,,,,,false,,,
    2.1.b/health/1,2.1.b,2,health,Ministry of Health,lead,health,delivery,,2024-05-01,2024-05-31,2024-05-31,open,,,,,false,,,
    3.a/health/1,3.a,2,health,Ministry of Health,lead,health,delivery,,2024-05-01,2024-05-31,2024-05-31,open,,,,,false,,,
    17/health/1,17,1,health,Ministry of Health,lead,health,delivery,,2024-05-01,2024-05-31,2024-05-31,open,,,,,false,,,
    18/health/1,18,2,health,Ministry of Health,lead,health,delivery,,2024-05-01,2024-05-31,2024-05-31,open,,,,,false,,,
    A.1.2/health/1,A.1.2,2,health,Ministry of Health,lead,health,delivery,,2024-05-01,2024-05-31,2024-05-31,open,,,,,false,,,
    M1C1-4/health/1,M1C1-4,1,health,Ministry of Health,lead,health,delivery,,2024-05-01,2024-05-31,2024-05-31,open,,,,,false,,,
    M1C1-32/health/1,M1C1-32,1,health,Ministry of Health,lead,health,delivery,,2024-05-01,2024-05-31,2024-05-31,open,,,,,false,,,
    К-5/health/1,К-5,2,health,Ministry of Health,lead,health,delivery,,2024-05-01,2024-05-31,2024-05-31,open,,,,,false,,,
    ");
}

#[test]
fn an_id_that_begins_with_another_objective_is_a_finding() {
    let plan = numbered(&["2.a", "12.a", "1.2.a"], &["1.1.b", "2", "1"]);
    assert_snapshot!(plan.run("check --format short"), @"
    exit 1
    plan/measures/1.yaml:4:11: error[measure-outside-objective]: the measure `2.a` is under the objective `1`, but its id belongs to `2` (move the measure to the file of objective `2`, or correct the id)
    plan/measures/2.yaml:4:11: error[measure-outside-objective]: the measure `1.1.b` is under the objective `2`, but its id belongs to `1` (move the measure to the file of objective `1`, or correct the id)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 2 errors, 0 warnings
    ");
}

#[test]
fn an_id_under_an_objective_whose_own_id_has_parts_is_at_home() {
    let plan = numbered(&["1.a"], &["2.a"]).file(
        "measures/1.2.yaml",
        "objective: 1.2\ntitle: Training\nmeasures:\n  - { id: 1.2.a, text: M., bodies: [health], period: May 2024 }\n",
    );
    assert_snapshot!(plan.run("check --format short"), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
}

#[test]
fn what_cannot_stand_in_an_id_is_named_with_what_to_write() {
    let plan = numbered(
        &[
            "\"3/a\"",
            "Action 5",
            "1(a)",
            "1–7",
            "-3",
            "\"3\\tb\"",
            "\"3\\x1bb\"",
            "\"\"",
            "\"…\"",
            "\"1..2\"",
            "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffg",
        ],
        &[],
    );
    assert_snapshot!(plan.run("check --format short"), @"
    exit 1
    plan/measures/1.yaml:4:11: error[wrong-type]: `id` of the measure must be an id (letters, digits, `.`, `-`, `_`), but is `3/a` (an id cannot contain `/`; write `3-a`)
    plan/measures/1.yaml:5:11: error[wrong-type]: `id` of the measure must be an id (letters, digits, `.`, `-`, `_`), but is `Action 5` (an id cannot contain a space; write `Action-5`)
    plan/measures/1.yaml:6:11: error[wrong-type]: `id` of the measure must be an id (letters, digits, `.`, `-`, `_`), but is `1(a)` (an id cannot contain `(`; write `1-a`)
    plan/measures/1.yaml:7:11: error[wrong-type]: `id` of the measure must be an id (letters, digits, `.`, `-`, `_`), but is `1–7` (an id cannot contain `–`; write `1-7`)
    plan/measures/1.yaml:8:11: error[wrong-type]: `id` of the measure must be an id (letters, digits, `.`, `-`, `_`), but is `-3` (an id begins with a letter or a digit; write `3`)
    plan/measures/1.yaml:9:11: error[wrong-type]: `id` of the measure must be an id (letters, digits, `.`, `-`, `_`), but is `3 b` (an id cannot contain white space; write `3-b`)
    plan/measures/1.yaml:10:11: error[control-character]: `id` of the measure contains the control character U+001B (remove the character)
    plan/measures/1.yaml:11:7: error[missing-key]: the measure has no `id`, which is required (add `id:` with an id (letters, digits, `.`, `-`, `_`))
    plan/measures/1.yaml:12:11: error[wrong-type]: `id` of the measure must be an id (letters, digits, `.`, `-`, `_`), but is `…` (use letters and digits)
    plan/measures/1.yaml:14:11: error[wrong-type]: `id` of the measure must be an id (letters, digits, `.`, `-`, `_`), but is `aaaaaaaaaabbbbbbbbbbccccccccccddddddddd…` (an id has at most 60 characters and 200 bytes, because files are named after it)
    plan/measures/2.yaml:3:1: error[missing-key]: the objective has no `measures`, which is required (add `measures:` with a list of records (measure))
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 11 errors, 0 warnings
    ");
}

#[test]
fn a_measure_with_the_number_of_an_objective_is_shown_with_it() {
    let plan = numbered(&["1", "2"], &["3"]);
    assert_snapshot!(plan.run("show 2 --as-of 2024-05-31"), @"
    exit 0
    Objective 2: Objective 2

    As of 2024-05-31. 1 obligation: 1 open.

    measure  words       period      bodies      all  met  overdue
    ────────────────────────────────────────────────────────────────
    3        Measure     May 2024    health        1

    Measure 2

    Measure

    objective   1 Objective 1
    period      May 2024
    reading     delivery, 2024-05-01 to 2024-05-31, due on 2024-05-31
    lead        Ministry of Health (health)
    answerable  lead: one obligation, met only by the lead (assumed)

    Obligations as of 2024-05-31
    body    period      starts      due         status
    ────────────────────────────────────────────────────────
    health  May 2024    2024-05-01  2024-05-31  open

    No progress report was received by 2024-05-31.
    ");
    assert_snapshot!(plan.run("history 2 --as-of 2024-05-31"), @r#"
    exit 0
    Measure 2: what happened by 2024-05-31

    day         what      of whom or what  how
    ─────────────────────────────────────────────────────────────────────────────────────────
    2024-01-15  approved  2                Order No. 1: "May 2024", delivery, 2024-05-01 to
                                           2024-05-31, due on 2024-05-31
    "#);
}

#[test]
fn whatever_its_parts_a_measure_is_found_by_its_id() {
    let plan = numbered(&["M1C1-32", "17"], &["К-5"]);
    assert_snapshot!(plan.run("show M1C1-32 --as-of 2024-05-31"), @"
    exit 0
    Measure M1C1-32

    Measure

    objective   1 Objective 1
    period      May 2024
    reading     delivery, 2024-05-01 to 2024-05-31, due on 2024-05-31
    lead        Ministry of Health (health)
    answerable  lead: one obligation, met only by the lead (assumed)

    Obligations as of 2024-05-31
    body    period      starts      due         status
    ────────────────────────────────────────────────────────
    health  May 2024    2024-05-01  2024-05-31  open

    No progress report was received by 2024-05-31.
    ");
    assert_snapshot!(plan.run("why К-5/health/1 --as-of 2024-05-31"), @"
    exit 0
    К-5/health/1 as of 2024-05-31

    Measure

    decree's words  May 2024
    reading         delivery, 2024-05-01 to 2024-05-31, due on 2024-05-31
    body            Ministry of Health (health), lead
    answerable      lead: one obligation, met only by the lead (assumed)
    starts on       2024-05-01
    due on          2024-05-31, the last day on which it is on time
    report due by   2024-06-15, 15 days after the due date (assumed)

    No progress report is about it.

    status   open
    because  2024-05-31 is not after the due date 2024-05-31
    ");
    assert_snapshot!(
        plan.run("record 17 --body health --period 2024-Q2 --state done --done-on 2024-05-02 --evidence L --as-of 2024-05-31"),
        @"
    exit 0
    - 17: open → met
    Added to plan/progress/2024-Q2/health.yaml.
    "
    );
    assert_snapshot!(plan.run("history 17 --as-of 2024-05-31"), @r#"
    exit 0
    Measure 17: what happened by 2024-05-31

    day         what      of whom or what    how
    ───────────────────────────────────────────────────────────────────────────────────────────
    2024-01-15  approved  17                 Order No. 1: "May 2024", delivery, 2024-05-01 to
                                             2024-05-31, due on 2024-05-31
    2024-05-31  received  17 health 2024-Q2  done: Done on 2024-05-02. Evidence: L.
    2024-05-31  met       17/health/1        open → met
    "#);
    assert_snapshot!(
        [plan.run("show M1C1-3"), plan.run("show K-5"), plan.run("history m1c1-32"), plan.run("history 1")].concat(),
        @"
    exit 2
    --- stderr
    error: ID: there is no measure, objective or body `M1C1-3`; did you mean `M1C1-32`?
    exit 2
    --- stderr
    error: ID: there is no measure, objective or body `K-5`; did you mean `К-5`?
    exit 2
    --- stderr
    error: ID: there is no measure or body `m1c1-32`; did you mean `M1C1-32`?
    exit 2
    --- stderr
    error: ID: `1` is an objective; ask about one of its measures, `17` or `M1C1-32`, or about a body
    "
    );
}
