//! `tadbir due`: what falls due in a period, by body.

use crate::support::plan;

#[test]
fn what_falls_due_in_the_current_reporting_period_is_listed_by_body() {
    insta::assert_snapshot!(
        plan()
            .ministry("education", "Ministry of Education")
            .measure("1.a", "bodies: [health, education], period: Regularly")
            .measure("1.b", "bodies: [education], period: May 2025")
            .run("due --as-of 2025-05-20"),
        @r"
        exit 0
        Due in 2025-Q2 (2025-04-01 to 2025-06-30), as of 2025-05-20: 3 obligations

        Ministry of Health (health): 1
        measure  words       period      due         status
        ─────────────────────────────────────────────────────────
        1.a      Measure a   2025-Q2     2025-06-30  open

        Ministry of Education (education): 2
        measure  words       period      due         status
        ─────────────────────────────────────────────────────────
        1.b      Measure b   May 2025    2025-05-31  open
        1.a      Measure a   2025-Q2     2025-06-30  open
        "
    );
}
