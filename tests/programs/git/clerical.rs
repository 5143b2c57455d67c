//! What may be edited since it changes no meaning, and what only looks so. Needs `git`.

use crate::repository::Repository;

const ORDER: &str = "\
act: Order No. 2
on: 2024-07-01
changes:
  - { measure: 1.a, bodies: [Ministry of Labour] }
";

#[test]
fn what_a_record_says_anyway_may_be_written_out() {
    let repository = Repository::new()
        .file("plan/amendments/order-2.yaml", ORDER)
        .commit("Order No. 2")
        .with(
            "plan/amendments/order-2.yaml",
            "on: 2024-07-01\n",
            "on: 2024-07-01\neffective: 2024-07-01\nretroactive: false\n",
        )
        .with(
            "plan/amendments/order-2.yaml",
            "Ministry of Labour",
            "labour",
        )
        .with(
            "plan/progress/2024-Q1/health.yaml",
            "summary: Two",
            "restricted: false, summary: Two",
        );
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
    insta::assert_snapshot!(repository.diff(), @"
    exit 0
    Action Plan of the Republic of Velmora (2024-2026): from main to the files on disk

    4 differences: 4 clerical.

    The overdue list as of 2024-08-01
    Nothing leaves the overdue list, and nothing joins it.

    Clerical: 4
    - amendment Order No. 2 of 2024-07-01, changes: “bodies: Ministry of Labour, measure: 1.a” →
      “bodies: labour, measure: 1.a”
    - amendment Order No. 2 of 2024-07-01, effective: “2024-07-01” is new
    - amendment Order No. 2 of 2024-07-01, retroactive: “false” is new
    - progress report 1.b/health/2024-Q1, restricted: “false” is new
    ");
    let repository = repository
        .with(
            "plan/amendments/order-2.yaml",
            "effective: 2024-07-01",
            "effective: 2024-07-02",
        )
        .with(
            "plan/progress/2024-Q1/health.yaml",
            "restricted: false",
            "restricted: true",
        );
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 1
    plan/amendments/order-2.yaml:3:12: error[rewritten-record]: the amendment `Order No. 2 of 2024-07-01` was on file and is changed: `effective` nothing → “2024-07-02” (restore it, and add a later act that changes it, or allow it for this change with the line `Tadbir-allow: rewritten-record Order No. 2 of 2024-07-01; REASON` in the commit message)
    plan/progress/2024-Q1/health.yaml:6:46: error[rewritten-record]: the progress report `1.b/health/2024-Q1` was on file and is changed: `restricted` nothing → “true” (restore it, and add the correction below, or allow it for this change with the line `Tadbir-allow: rewritten-record 1.b/health/2024-Q1; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 2 errors, 0 warnings
    ");
}

#[test]
fn signs_and_marks_between_digits_are_words() {
    let repository = Repository::new()
        .with(
            "plan/measures/1.yaml",
            "Prepare a draft law.",
            "Train ≥ 20 teachers.",
        )
        .with(
            "plan/measures/1.yaml",
            "Inform the public.",
            "Build 1.5 km of fences.",
        )
        .with(
            "plan/measures/1.yaml",
            "Open a shelter.",
            "Open 10-15 shelters.",
        )
        .commit("Numbers")
        .with("plan/measures/1.yaml", "≥ 20", "≤ 20")
        .with("plan/measures/1.yaml", "1.5 km", "\"1, 5 km\"")
        .with(
            "plan/measures/1.yaml",
            "\"1, 5 km\" of fences.",
            "\"1, 5 km of fences.\"",
        )
        .with("plan/measures/1.yaml", "Build \"1,", "\"Build 1,")
        .with(
            "plan/measures/1.yaml",
            "Open 10-15 shelters.",
            "\"Open 10, 15 shelters.\"",
        );
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 1
    plan/measures/1.yaml:4:22: error[unamended-change]: the measure `1.a` is changed in place, without an act: `text` “Train ≥ 20 teachers.” → “Train ≤ 20 teachers.” (restore what was approved, and add the act to `amendments/`, or allow it for this change with the line `Tadbir-allow: unamended-change 1.a; REASON` in the commit message)
    plan/measures/1.yaml:5:22: error[unamended-change]: the measure `1.b` is changed in place, without an act: `text` “Build 1.5 km of fences.” → “Build 1, 5 km of fences.” (restore what was approved, and add the act to `amendments/`, or allow it for this change with the line `Tadbir-allow: unamended-change 1.b; REASON` in the commit message)
    plan/measures/1.yaml:6:22: error[unamended-change]: the measure `1.c` is changed in place, without an act: `text` “Open 10-15 shelters.” → “Open 10, 15 shelters.” (restore what was approved, and add the act to `amendments/`, or allow it for this change with the line `Tadbir-allow: unamended-change 1.c; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 3 errors, 0 warnings
    ");
}

#[test]
fn how_letters_are_composed_is_no_difference() {
    let composed = "Minist\u{e8}re de la Sant\u{e9}";
    let apart = "Ministe\u{300}re de la Sante\u{301}";
    let repository = Repository::new()
        .with("plan/bodies.yaml", "Ministry of Health", composed)
        .with(
            "plan/measures/1.yaml",
            "bodies: [health], period: By",
            &format!("bodies: [{composed}], period: By"),
        )
        .commit("French")
        .with("plan/bodies.yaml", composed, apart)
        .with("plan/measures/1.yaml", composed, apart);
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
    insta::assert_snapshot!(repository.diff(), @"
    exit 0
    Action Plan of the Republic of Velmora (2024-2026): from main to the files on disk

    Nothing in the plan is different.

    The overdue list as of 2024-08-01
    Nothing leaves the overdue list, and nothing joins it.
    ");
}
