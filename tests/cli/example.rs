//! The plans under `examples/`: what each command prints of them, whole.

use crate::support::{in_repository, run_in};

/// A day on which every status occurs in the first year.
const DAY: &str = "2026-01-10";

#[test]
fn the_first_year_is_free_of_findings() {
    insta::assert_snapshot!(run_in(&in_repository("examples/first-year"), "check"), @r"
        exit 0

        --- stderr
        Action Plan of the Republic of Velmora against Trafficking in Human Beings (2025-2027): 0 errors, 0 warnings
        ");
}

#[test]
fn every_status_occurs_in_the_first_year() {
    insta::assert_snapshot!(first_year("status --format csv --objective 1"));
    insta::assert_snapshot!(first_year("status"));
}

#[test]
fn the_first_year_is_listed_in_every_format() {
    for format in ["table", "csv", "json", "markdown"] {
        for command in [
            "overdue",
            "due",
            "obligations --status met,met-late,waived,not-applicable",
        ] {
            let name = command.split(' ').next().unwrap_or_default();
            let command = format!("{command} --format {format}");
            let printed = first_year(&command);
            assert_eq!(
                printed,
                first_year(&command),
                "{command} prints the same twice"
            );
            insta::assert_snapshot!(format!("{name}_{format}"), printed);
        }
    }
}

#[test]
fn the_first_year_at_a_glance() {
    insta::assert_snapshot!(first_year(""));
}

#[test]
fn every_status_of_the_first_year_is_explained() {
    for measure in ["1.a", "1.b", "2.a", "3.a"] {
        insta::assert_snapshot!(
            format!("why_{measure}"),
            first_year(&format!("why {measure}"))
        );
        insta::assert_snapshot!(
            format!("show_{measure}"),
            first_year(&format!("show {measure}"))
        );
    }
}

#[test]
fn the_slips_of_the_broken_plan_are_all_found() {
    for format in ["human", "short", "json"] {
        let printed = run_in(
            &in_repository("examples/broken"),
            &format!("check --format {format}"),
        );
        insta::assert_snapshot!(format!("broken_{format}"), printed);
    }
}

#[test]
fn an_error_in_the_broken_plan_stops_a_list() {
    insta::assert_snapshot!(run_in(&in_repository("examples/broken"), "overdue"));
}

fn first_year(command: &str) -> String {
    let day = format!("{command} --as-of {DAY}");
    run_in(&in_repository("examples/first-year"), &day)
}
