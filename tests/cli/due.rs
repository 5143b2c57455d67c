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
        @""
    );
}
