//! The whole command line, as `--help` tells it, and what else the program says about itself.

use crate::support::nothing;

#[test]
fn the_help_of_every_command() {
    let commands = [
        "",
        "check",
        "explain",
        "show",
        "obligations",
        "due",
        "overdue",
        "status",
        "why",
        "period",
        "calendar",
        "export",
        "export obligations",
        "export progress",
        "export measures",
        "init",
        "completions",
        "man",
    ];
    let help: Vec<String> = commands
        .iter()
        .map(|command| nothing().run(&format!("{command} --help")))
        .collect();
    insta::assert_snapshot!(help.join("\n"));
}

#[test]
fn the_manual_page() {
    insta::assert_snapshot!(nothing().run("man"));
}

#[test]
fn the_rules_the_phrases_and_the_format() {
    insta::assert_snapshot!(nothing().run("explain"));
    insta::assert_snapshot!(nothing().run("explain phrases"));
    insta::assert_snapshot!(nothing().run("explain format"));
    insta::assert_snapshot!(nothing().run("explain unknown-body"));
    insta::assert_snapshot!(nothing().run("explain unknown-bdy"));
    insta::assert_snapshot!(nothing().run("explain continues"));
    insta::assert_snapshot!(nothing().run("explain carry-over"));
}

#[test]
fn a_phrase_is_read_or_refused_with_what_can_be_written() {
    let periods = [
        "\"March – April 2009\"",
        "\"March – April 2009\" --format json",
        "\"By June 2010\"",
        "\"By spring 2010\" --term 2009-01-01..2013-12-31 --format json",
        "\"within three months\" --term 2009-01-01..2013-12-31",
        "\"within three months\" --approved 2009-02-06 --format json",
        "Regularly --term 2009-01-01..2009-12-31",
        "\"3 times per year\" --term 2009-01-01..2009-12-31 --format json",
        "03/04/2010",
        "\"6 held by October 2019; 12 held by June 2020\"",
    ];
    let said: Vec<String> = periods
        .iter()
        .map(|words| {
            format!(
                "$ period {words}\n{}",
                nothing().run(&format!("period {words}"))
            )
        })
        .collect();
    insta::assert_snapshot!(said.join("\n"));
}
