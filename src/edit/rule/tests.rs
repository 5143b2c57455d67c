//! Walks over every rule: its documentation is its test.
#![expect(
    clippy::disallowed_methods,
    reason = "tests write the plans that they load"
)]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::check::examine::examine;
use crate::check::examined::Examined;
use crate::check::rule::CHECKS;
use crate::disk::load::location::{Location, locate};
use crate::disk::load::{load, reread};
use crate::edit::difference::compare;
use crate::edit::examine::examine_edit;
use crate::edit::rule::levels;
use crate::edit::rule::{EDITS, Edit, MOVES, all};
use crate::file::decode::READING;
use crate::file::finding::{Label, Rule};
use crate::limit::{CHANGES_OF_ONE, ITEMS, Limit, REPORTS_OF_ONE, REPORTS_ON_ONE, SUCCESSIONS};
use crate::text::words::{one_line, shortened};

const PLAN: &str = "\
id: example
title: An example plan
language: en
timezone: Asia/Baku
term: { from: 2009-01-01, to: 2013-12-31 }
approved: { act: Order No. 1, on: 2009-02-06 }
bodies: bodies.yaml
reporting: { every: quarter, due_within: 15 days, review: none }
";

const BODIES: &str = "\
bodies:
  - id: mia
    name: Ministry of Internal Affairs
    kind: ministry
";

const MEASURES: &str = "\
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia]
    period: 2009
  - id: 1.b
    text: Review the law.
    bodies: [mia]
    period: Regularly
";

/// The plan over which examples are laid.
const BASE: [(&str, &str); 3] = [
    ("plan.yaml", PLAN),
    ("bodies.yaml", BODIES),
    ("measures/01.yaml", MEASURES),
];

/// Rules whose example is no text; each has a test of its own below.
const WITHOUT_TEXT: [&str; 13] = [
    "doubled-plan",
    "file-too-large",
    "link-out-of-plan",
    "more-errors",
    "more-warnings",
    "not-utf-8",
    "plan-too-large",
    "redirected-plan",
    "removed-plan",
    "too-many-items",
    "too-many-values",
    "too-often",
    "unreadable-file",
];

/// A plan's folder with the base plan and files laid over it.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in BASE.iter().chain(files) {
        write(&folder, name, text.as_bytes());
    }
    folder
}

fn write(folder: &TempDir, name: &str, bytes: &[u8]) {
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn examined(folder: &Path) -> Examined {
    let location: Location = locate(Some(folder)).unwrap();
    examine(
        load(&location).unwrap(),
        levels(&location.settings).unwrap(),
    )
}

/// What was found in the base plan with files laid over it: rule, file, the words pointed at, message, related places, help.
pub(super) fn findings(files: &[(&str, &str)]) -> String {
    let folder = folder(files);
    let examined = examined(folder.path());
    let mut text = String::new();
    for finding in &examined.findings {
        let place = shown(&examined, folder.path(), &finding.primary);
        writeln!(
            text,
            "{} at {place}\n  {}",
            finding.rule.id, finding.message
        )
        .unwrap();
        for label in &finding.related {
            writeln!(text, "  {}", shown(&examined, folder.path(), label)).unwrap();
        }
        if let Some(help) = &finding.help {
            writeln!(text, "  help: {help}").unwrap();
        }
    }
    text
}

/// The files, and the measures of the entries in them, that count for something.
pub(super) fn counted(files: &[(&str, &str)]) -> Vec<String> {
    let folder = folder(files);
    let plan = examined(folder.path()).plan;
    let counted = plan.progress.iter().filter(|entry| !entry.is_left_out);
    counted
        .map(|entry| {
            let file = plan.file_of(entry);
            let measure = entry
                .measure
                .key()
                .map_or("?", |key| plan.measure(key).id.value.as_str());
            format!("{}/{} {measure}", file.place.folder, file.place.stem)
        })
        .collect()
}

fn shown(examined: &Examined, folder: &Path, label: &Label) -> String {
    let path = examined.sources.path(label.span.file);
    let text = reread(&examined.sources, label.span.file).unwrap_or_default();
    let words = one_line(&text[label.span.start as usize..label.span.end as usize]);
    let name = path.strip_prefix(folder).unwrap().display();
    format!("{name} `{}` ({})", shortened(&words, 50), label.message)
}

fn rules_found(folder: &TempDir) -> Vec<&'static str> {
    examined(folder.path())
        .findings
        .iter()
        .map(|finding| finding.rule.id)
        .collect()
}

/// The files of an example, by name.
type Files = BTreeMap<String, String>;

/// The YAML blocks of a rule's documentation, each as the files that the base has besides the base plan's, and those
/// that are laid over them.
fn blocks(rule: &Rule) -> Vec<(Files, Files)> {
    let blocks = rule
        .docs
        .split("```yaml\n")
        .skip(1)
        .map(|rest| rest.split_once("```").unwrap().0);
    let marked = |block: &str, mark: &str| -> Files {
        let files = block
            .split("\n# ")
            .map(|file| file.trim_start_matches("# "));
        files
            .filter_map(|file| {
                let file = file.strip_prefix(mark)?;
                let (name, text) = file.split_once('\n').unwrap_or((file, ""));
                let text = text.trim_end_matches('\n');
                let end = if text.is_empty() { "" } else { "\n" };
                Some((name.to_owned(), format!("{text}{end}")))
            })
            .collect()
    };
    blocks
        .map(|block| (marked(block, "base: "), marked(block, "file: ")))
        .collect()
}

fn laid(files: &Files) -> Vec<(&str, &str)> {
    files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect()
}

fn found_in((base, files): &(Files, Files)) -> Vec<&'static str> {
    let mut laid_over = laid(base);
    let old = folder(&laid_over);
    laid_over.extend(laid(files));
    let new = folder(&laid_over);
    let (old, new) = (examined(old.path()), examined(new.path()));
    let mut found: Vec<&str> = new.findings.iter().map(|finding| finding.rule.id).collect();
    if !base.is_empty() {
        let edit = Edit {
            difference: &compare(&old, &new),
            used_before: BTreeMap::new(),
            home: None,
        };
        let (faults, _) = examine_edit(&edit, &[]);
        found.extend(faults.iter().map(|finding| finding.rule.id));
    }
    found
}

#[test]
fn the_base_plan_is_clean() {
    assert_eq!(findings(&[]), "");
}

#[test]
fn ids_are_in_order_and_unique() {
    for ids in [
        READING.iter().map(|rule| rule.id).collect::<Vec<_>>(),
        CHECKS.iter().map(|(rule, _)| rule.id).collect(),
        EDITS.iter().map(|(rule, _)| rule.id).collect(),
        MOVES.iter().map(|(rule, _)| rule.id).collect(),
        all().iter().map(|rule| rule.id).collect(),
    ] {
        assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
    }
}

#[test]
fn ids_are_kebab_case() {
    for rule in all() {
        let is_kebab = rule.id.split('-').all(|part| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|character| character.is_ascii_lowercase() || character.is_ascii_digit())
        });
        assert!(is_kebab, "{}", rule.id);
    }
}

#[test]
fn every_summary_is_a_lowercase_phrase() {
    for rule in all() {
        assert!(rule.summary.starts_with(char::is_lowercase), "{}", rule.id);
        assert!(
            !rule.summary.ends_with('.') && !rule.summary.contains('\n'),
            "{}",
            rule.id
        );
    }
}

#[test]
fn every_documentation_has_its_four_sections_in_order() {
    for rule in all() {
        let headings: Vec<&str> = rule
            .docs
            .lines()
            .filter_map(|line| line.strip_prefix("## "))
            .collect();
        assert_eq!(
            headings,
            ["What it checks", "Why it matters", "Example", "How to fix"],
            "{}",
            rule.id
        );
        let sections: Vec<&str> = rule.docs.split("## ").skip(1).collect();
        assert!(
            sections
                .iter()
                .all(|section| section.trim_end().contains('\n')),
            "{}",
            rule.id
        );
    }
}

#[test]
fn every_example_shows_its_rule_and_every_fix_is_clean() {
    for rule in all() {
        if WITHOUT_TEXT.contains(&rule.id) {
            assert!(blocks(rule).is_empty(), "{}", rule.id);
            assert!(rule.docs.contains("```text\n"), "{}", rule.id);
            continue;
        }
        let blocks = blocks(rule);
        let [example, fix] = blocks.as_slice() else {
            panic!("{} has {} examples", rule.id, blocks.len())
        };
        let found = found_in(example);
        assert!(
            !found.is_empty() && found.iter().all(|id| *id == rule.id),
            "the example of {} gives {found:?}",
            rule.id
        );
        let found = found_in(fix);
        assert!(found.is_empty(), "the fix of {} gives {found:?}", rule.id);
    }
}

#[test]
fn a_file_that_is_too_large_is_not_opened() {
    let folder = folder(&[]);
    let file = fs::File::create(folder.path().join("measures/02.yaml")).unwrap();
    file.set_len(40 * 1024 * 1024).unwrap();
    assert_eq!(rules_found(&folder), ["file-too-large"]);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_plan_is_not_followed() {
    let folder = folder(&[]);
    std::os::unix::fs::symlink("/etc/hosts", folder.path().join("measures/02.yaml")).unwrap();
    assert_eq!(rules_found(&folder), ["link-out-of-plan"]);
}

#[test]
fn a_file_in_another_encoding_is_not_read() {
    let folder = folder(&[]);
    write(
        &folder,
        "measures/02.yaml",
        b"objective: 2\ntitle: K\xFDz\n",
    );
    assert_eq!(rules_found(&folder), ["not-utf-8"]);
}

#[test]
fn a_folder_where_a_file_should_be_is_not_read() {
    let folder = folder(&[]);
    fs::create_dir(folder.path().join("measures/02.yaml")).unwrap();
    assert_eq!(rules_found(&folder), ["unreadable-file"]);
}

/// A list with an item for each number from 1 on.
fn items(most: &Limit, beyond: usize, item: impl Fn(usize) -> String) -> String {
    let items: Vec<String> = (1..=most.count() + beyond).map(item).collect();
    items.join("\n") + "\n"
}

#[test]
fn a_thing_is_changed_as_often_as_the_limit_and_not_once_more() {
    let act = "act: Order No. 2\non: 2009-03-01\nchanges:\n";
    let found = |changes: String| {
        let act = format!("{act}{changes}");
        let folder = folder(&[("amendments/1.yaml", &act)]);
        let mut found = rules_found(&folder);
        found.retain(|id| *id == "too-often");
        found.len()
    };
    let of_measure = |nth: usize| format!("- {{ measure: 1.a, text: Words {nth}. }}");
    assert_eq!(found(items(&CHANGES_OF_ONE, 0, of_measure)), 0);
    assert_eq!(found(items(&CHANGES_OF_ONE, 2, of_measure)), 2);
    let of_rules = |nth: usize| format!("- reporting: {{ due_within: {nth} days }}");
    assert_eq!(found(items(&CHANGES_OF_ONE, 0, of_rules)), 0);
    assert_eq!(found(items(&CHANGES_OF_ONE, 1, of_rules)), 1);
    let of_bodies = |nth: usize| format!("- {{ body: b{nth}, name: Name {nth} }}");
    assert_eq!(found(items(&SUCCESSIONS, 0, of_bodies)), 0);
    assert_eq!(found(items(&SUCCESSIONS, 1, of_bodies)), 1);
}

#[test]
fn a_measure_is_reported_on_as_often_as_the_limit_and_not_once_more() {
    let found = |reports: usize| {
        let entries = "- { measure: 1.b, state: nil }\n".repeat(reports);
        let file =
            format!("body: mia\nperiod: 2009-Q1\nreceived_on: 2009-04-10\nprogress:\n{entries}");
        let found = rules_found(&folder(&[("progress/2009-Q1/mia.yaml", &file)]));
        found.iter().filter(|id| **id == "too-often").count()
    };
    assert_eq!(found(REPORTS_OF_ONE.count()), 0);
    assert_eq!(found(REPORTS_OF_ONE.count() + 1), 1);
    // A hundred bodies that report fifty times each, and one that does once.
    let bodies: Vec<String> = (0..=100)
        .map(|nth| format!("- {{ id: b{nth}, name: Ministry {nth}, kind: ministry }}"))
        .collect();
    let bodies = bodies.join("\n");
    let bodies = format!("bodies:\n- {{ id: mia, name: Ministry, kind: ministry }}\n{bodies}\n");
    let file = |nth: usize| {
        let reports = if nth < 100 { REPORTS_OF_ONE.count() } else { 1 };
        let entries = "- { measure: 1.b, state: nil }\n".repeat(reports);
        (
            format!("progress/2009-Q1/b{nth}.yaml"),
            format!("body: b{nth}\nperiod: 2009-Q1\nreceived_on: 2009-04-10\nprogress:\n{entries}"),
        )
    };
    let found = |files: usize| {
        let files: Vec<(String, String)> = (0..files).map(file).collect();
        let mut laid = vec![("bodies.yaml", bodies.as_str())];
        laid.extend(
            files
                .iter()
                .map(|(name, text)| (name.as_str(), text.as_str())),
        );
        let found = rules_found(&folder(&laid));
        found.iter().filter(|id| **id == "too-often").count()
    };
    assert_eq!(REPORTS_ON_ONE.count(), 100 * REPORTS_OF_ONE.count());
    assert_eq!(found(100), 0);
    assert_eq!(found(101), 1);
}

#[test]
fn a_list_has_as_many_items_as_the_limit_and_not_one_more() {
    let evidence = |beyond: usize| {
        let evidence = items(&ITEMS, beyond, |nth| format!("    - Letter No. {nth}"));
        let entries = format!(
            "body: mia\nperiod: 2009-Q1\nreceived_on: 2009-04-10\nprogress:\n  - measure: 1.b\n    state: done\n    evidence:\n{evidence}"
        );
        findings(&[("progress/2009-Q1/mia.yaml", &entries)])
    };
    // So many documents are too long a text in any case.
    insta::assert_snapshot!(evidence(0), @"
    text-too-long at progress/2009-Q1/mia.yaml `Letter No. 1 - Letter No. 2 - Letter No. 3 -…` (148,894 characters)
      `evidence` of the progress report has 148,894 characters; at most 4,000 are allowed
      help: shorten it, or refer to a document for the rest
    ");
    insta::assert_snapshot!(evidence(1), @"
    text-too-long at progress/2009-Q1/mia.yaml `Letter No. 1 - Letter No. 2 - Letter No. 3 -…` (148,894 characters)
      `evidence` of the progress report has 148,894 characters; at most 4,000 are allowed
      help: shorten it, or refer to a document for the rest
    too-many-items at progress/2009-Q1/mia.yaml `Letter No. 10001` (not read from here on)
      `evidence` of the progress report has more than 10,000 items; the rest is not read
      help: split the file, or remove what was not intended
    ");
}

#[test]
fn a_plan_owes_as_much_as_the_limit_and_not_one_day_more() {
    // A thousand due dates, two more than days, of 500 bodies.
    let ids: Vec<String> = (0..500).map(|nth| format!("b{nth}")).collect();
    let bodies: Vec<String> = ids
        .iter()
        .map(|id| format!("- {{ id: {id}, name: Ministry {id}, kind: ministry }}"))
        .collect();
    let bodies = format!("bodies:\n{}\n", bodies.join("\n"));
    let measures = format!(
        "objective: 1\ntitle: Legislation\nmeasures:\n  - {{ id: 1.a, text: Review the law., bodies: [{}], period: Regularly, every: 1 day }}\n",
        ids.join(", ")
    );
    let found = |last: &str| {
        let plan = PLAN.replace("2013-12-31", last);
        rules_found(&folder(&[
            ("plan.yaml", &plan),
            ("bodies.yaml", &bodies),
            ("measures/01.yaml", &measures),
        ]))
    };
    assert_eq!(found("2011-09-25"), [""; 0]);
    assert_eq!(found("2011-09-26"), ["too-many-obligations"]);
}

#[test]
fn an_entry_with_an_error_is_left_out_and_the_others_count() {
    let entries = "\
body: mia
period: 2009-Q1
received_on: 2009-04-10
progress:
  - { measure: 1.a, state: finished }
  - { measure: 1.b, state: not-applicable }
  - { measure: 1.a, state: in-progress }
";
    assert_eq!(
        counted(&[("progress/2009-Q1/mia.yaml", entries)]),
        ["2009-Q1/mia 1.a"]
    );
}

#[test]
fn nothing_in_a_file_with_a_wrong_head_counts() {
    let entries = "\
body: mia
period: 2009-Q2
received_on: 2009-04-10
progress:
  - { measure: 1.a, state: in-progress }
";
    assert_eq!(counted(&[("progress/2009-Q1/mia.yaml", entries)]), [""; 0]);
}

#[test]
fn the_rules_and_their_levels_are_these() {
    let rules: Vec<String> = all()
        .iter()
        .map(|rule| format!("{:7} {}", rule.level.name(), rule.id))
        .collect();
    insta::assert_snapshot!(rules.join("\n"), @"
    warning added-after-its-period
    error   ambiguous-body
    error   ambiguous-progress
    error   assumed-act
    error   bad-date
    error   body-named-twice
    warning body-without-contact
    error   ceased-body
    error   change-before-measure
    warning change-without-effect
    warning continues-nothing
    error   contradicting-amendments
    error   control-character
    error   done-before-period
    error   done-without-date
    warning done-without-evidence
    error   doubled-plan
    error   duplicate-id
    error   duplicate-key
    error   effective-before-act
    error   empty-file
    error   empty-term
    warning extended-after-the-fact
    error   file-too-large
    error   group-in-group
    warning group-without-members
    error   hidden-record
    warning late-without-obstacles
    error   lead-not-named
    error   link-out-of-plan
    error   measure-not-running
    error   measure-outside-objective
    warning measure-without-body
    error   member-for-other-measure
    error   members-without-group
    error   missing-file
    error   missing-key
    error   more-errors
    warning more-warnings
    error   not-applicable-delivery
    error   not-applicable-without-reason
    error   not-utf-8
    error   period-outside-term
    warning personal-data
    error   plan-too-large
    error   progress-before-start
    error   progress-by-other-body
    error   reading-contradicts-itself
    error   reading-contradicts-words
    error   received-before-done
    error   redirected-plan
    error   removed-plan
    error   removed-record
    error   reused-id
    error   review-of-nothing
    error   rewritten-record
    error   second-document
    warning shortened-after-the-fact
    error   stray-file
    error   syntax-error
    warning text-too-long
    error   too-many-items
    error   too-many-obligations
    error   too-many-values
    error   too-often
    error   unamended-change
    error   unclear-change
    warning unfinished-period
    error   unknown-body
    error   unknown-key
    error   unknown-measure
    error   unknown-objective
    error   unknown-obligation
    error   unreadable-file
    error   unreadable-period
    error   unsound-succession
    error   unsound-undone
    error   unsupported-yaml
    warning unused-body
    error   wrong-folder
    error   wrong-type
    ");
}
