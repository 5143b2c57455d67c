//! The plan in `plan/` is the decree's activity plan, word for word.
//!
//! Nothing expected is written down here: the decree's flattened table is read again, and so are the
//! plan's files, by serde and not by Tadbir's own decoder.

#![expect(
    clippy::disallowed_methods,
    reason = "reads the plan's files without Tadbir"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use jiff::civil::Date;
use serde::Deserialize;
use serde::de::DeserializeOwned;

const DECREE: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/data/national-action-plan-2009-2013.txt"
));

/// A numbered title, as the decree has it and as its file in `plan/measures` has it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Objective {
    #[serde(rename = "objective")]
    id: String,
    title: String,
    measures: Vec<Measure>,
}

/// A lettered measure; its lists are empty where the decree names nobody.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Measure {
    id: String,
    text: String,
    #[serde(default)]
    bodies: Vec<String>,
    #[serde(default)]
    recommended: Vec<String>,
    period: String,
}

#[derive(Debug, Deserialize)]
struct Bodies {
    bodies: Vec<Body>,
}

#[derive(Debug, Deserialize)]
struct Body {
    id: String,
    name: String,
    #[serde(default)]
    also: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Plan {
    title: String,
    term: BTreeMap<String, String>,
    approved: BTreeMap<String, String>,
    coordinator: String,
    responsible: BTreeMap<String, String>,
}

#[test]
fn the_decree_has_twelve_titles_and_seventy_two_measures() {
    let decree = decree();
    let measures: usize = decree
        .iter()
        .map(|objective| objective.measures.len())
        .sum();
    assert_eq!((decree.len(), measures), (12, 72));
}

#[test]
fn every_title_stands_in_the_plan_word_for_word() {
    let titles = |objectives: Vec<Objective>| {
        objectives
            .into_iter()
            .map(|objective| format!("{}. {}", objective.id, objective.title))
            .collect::<Vec<_>>()
    };
    assert_same(&titles(planned()), &titles(decree()), "titles");
}

#[test]
fn every_measure_stands_in_the_plan_word_for_word() {
    for (planned, decreed) in planned().iter().zip(&decree()) {
        let ids = |objective: &Objective| {
            objective
                .measures
                .iter()
                .map(|measure| measure.id.clone())
                .collect::<Vec<_>>()
        };
        assert_same(
            &ids(planned),
            &ids(decreed),
            &format!("measures of title {}", decreed.id),
        );

        for (planned, decreed) in planned.measures.iter().zip(&decreed.measures) {
            let id = &decreed.id;
            assert_eq!(planned.text, decreed.text, "text of {id}");
            assert_same(&planned.bodies, &decreed.bodies, &format!("bodies of {id}"));
            assert_same(
                &planned.recommended,
                &decreed.recommended,
                &format!("recommended bodies of {id}"),
            );
            assert_eq!(planned.period, decreed.period, "period of {id}");
        }
    }
}

#[test]
fn the_declared_spellings_of_bodies_are_those_of_the_decree() {
    let declared: Vec<String> = spellings().into_keys().collect();
    let decreed: Vec<String> = named(&decree()).into_iter().collect();
    assert_same(&declared, &decreed, "spellings");
}

#[test]
fn every_declared_body_is_named_by_a_measure() {
    let spellings = spellings();
    let named: BTreeSet<&String> = named(&planned())
        .iter()
        .map(|name| {
            spellings
                .get(name)
                .unwrap_or_else(|| panic!("a measure names {name}, which is not declared"))
        })
        .collect();
    let declared: BTreeSet<&String> = spellings.values().collect();
    assert_eq!(named, declared);

    let plan: Plan = read("plan/plan.yaml");
    assert!(named.contains(&plan.coordinator));
    assert!(named.contains(&plan.responsible["body"]));
}

#[test]
fn the_plan_has_the_title_the_term_and_the_approval_of_the_decree() {
    let plan: Plan = read("plan/plan.yaml");
    assert!(
        DECREE.lines().any(|line| line == plan.title),
        "no line of the decree is the title {}",
        plan.title
    );

    let (from, to) = plan
        .title
        .rsplit_once('(')
        .and_then(|(_, years)| years.trim_end_matches(')').split_once('-'))
        .expect("the title ends with the years of the plan");
    assert_eq!(plan.term["from"], format!("{from}-01-01"));
    assert_eq!(plan.term["to"], format!("{to}-12-31"));

    let number = DECREE
        .lines()
        .find_map(|line| line.strip_prefix("No."))
        .expect("the decree has a number");
    assert_eq!(
        plan.approved["act"],
        format!("Order No. {number} of the President of the Republic of Azerbaijan")
    );
    let signed_on = DECREE
        .lines()
        .find_map(|line| Date::strptime("Baku, %B %d, %Y", line).ok())
        .expect("the decree is dated");
    assert_eq!(plan.approved["on"], signed_on.to_string());
}

#[test]
fn a_measure_is_added_at_the_end_of_its_file() {
    for path in measure_files() {
        let text = fs::read_to_string(&path).expect("a file of the plan can be read");
        let last_key = text
            .lines()
            .rfind(|line| !line.starts_with(' ') && !line.is_empty());
        assert_eq!(last_key, Some("measures:"), "{}", path.display());
    }
}

/// Asserts that two lists are equal, and shows the first entry that differs rather than both lists.
#[track_caller]
fn assert_same(planned: &[String], decreed: &[String], lists: &str) {
    for place in 0..planned.len().max(decreed.len()) {
        assert_eq!(
            planned.get(place),
            decreed.get(place),
            "{lists}, entry {}",
            place + 1
        );
    }
}

/// Reads the plan's objectives, in the order of their numbers.
fn planned() -> Vec<Objective> {
    let mut objectives: Vec<Objective> = measure_files().into_iter().map(read).collect();
    objectives.sort_by_key(|objective| {
        objective
            .id
            .parse::<usize>()
            .expect("an objective of the plan is a number")
    });
    objectives
}

fn measure_files() -> Vec<PathBuf> {
    fs::read_dir(in_repository("plan/measures"))
        .expect("the plan has a folder of measures")
        .map(|entry| entry.expect("the folder can be listed").path())
        .collect()
}

/// Returns every declared spelling of a body with the body's id.
fn spellings() -> BTreeMap<String, String> {
    let mut spellings = BTreeMap::new();
    for body in read::<Bodies>("plan/bodies.yaml").bodies {
        for spelling in [body.name].into_iter().chain(body.also) {
            let taken = spellings.insert(spelling.clone(), body.id.clone());
            assert_eq!(taken, None, "{spelling} is declared twice");
        }
    }
    spellings
}

/// Returns every body that some measure names, recommended ones too, as it is spelt there.
fn named(objectives: &[Objective]) -> BTreeSet<String> {
    objectives
        .iter()
        .flat_map(|objective| &objective.measures)
        .flat_map(|measure| [&measure.bodies, &measure.recommended])
        .flatten()
        .cloned()
        .collect()
}

fn read<T: DeserializeOwned>(path: impl Into<PathBuf>) -> T {
    let path = in_repository(path);
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_saphyr::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn in_repository(path: impl Into<PathBuf>) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path.into())
}

/// Unflattens the decree's activity plan.
///
/// The text keeps the table's rows and tabs but not its merges and page breaks, which are an empty
/// cell and an empty line. What a page break cuts goes on in the first row after it.
fn decree() -> Vec<Objective> {
    let mut objectives: Vec<Objective> = Vec::new();
    // A merged body cell covers every row down to the next one, and may still grow after rows that
    // it covers have been read, so the rows are tied to it by its index and get their bodies last.
    let mut body_cells: Vec<String> = Vec::new();
    let mut covered_by: Vec<usize> = Vec::new();
    let mut after_page_break = false;

    let heading = DECREE
        .lines()
        .position(|line| line.starts_with("\tTitle of event\t"))
        .expect("the activity plan has a heading");
    for line in DECREE.lines().skip(heading + 1) {
        if line.is_empty() {
            after_page_break = true;
            continue;
        }
        let row = Row::of(line);

        if !row.number.is_empty() {
            objectives.push(Objective {
                id: row.number.to_owned(),
                title: String::new(),
                measures: Vec::new(),
            });
            // A title never takes over the bodies of the one above it, not even when, as the first
            // does, it names none.
            body_cells.push(row.bodies.to_owned());
        } else if after_page_break {
            let body_cell = body_cells.last_mut().expect("a title has a body cell");
            join(body_cell, row.bodies);
        } else if !row.bodies.is_empty() {
            body_cells.push(row.bodies.to_owned());
        }

        let objective = objectives.last_mut().expect("the first row has a title");
        join(&mut objective.title, row.title);
        if let Some((letter, text)) = lettered(row.text) {
            objective.measures.push(Measure {
                id: format!("{}.{letter}", objective.id),
                text: text.to_owned(),
                bodies: Vec::new(),
                recommended: Vec::new(),
                period: row.period.to_owned(),
            });
            covered_by.push(body_cells.len() - 1);
        } else {
            assert!(after_page_break, "neither lettered nor cut: {line}");
            let measure = objective.measures.last_mut().expect("the text is cut");
            join(&mut measure.text, row.text);
            join(&mut measure.period, row.period);
        }
        after_page_break = false;
    }

    let measures = objectives
        .iter_mut()
        .flat_map(|objective| &mut objective.measures);
    for (measure, body_cell) in measures.zip(covered_by) {
        // The decree has a comma before the word, and once, in 6.a, a colon.
        let (bodies, recommended) = body_cells[body_cell]
            .split_once("recommended:")
            .unwrap_or((&body_cells[body_cell], ""));
        measure.bodies = names(bodies.trim_end_matches([',', ':', ' ']));
        measure.recommended = names(recommended.trim_start());
    }
    objectives
}

/// The cells of one row under the columns they belong to.
struct Row<'a> {
    number: &'a str,
    title: &'a str,
    text: &'a str,
    bodies: &'a str,
    period: &'a str,
}

impl<'a> Row<'a> {
    fn of(line: &'a str) -> Row<'a> {
        let cells: Vec<&str> = line.split('\t').collect();
        let [number, title, text, bodies, period] = match cells[..] {
            // Some rows of the first page have lost the empty cells before their text and have as
            // many after it. Where the rest went differs from row to row, but it is the period alone.
            [text, ref rest @ ..] if lettered(text).is_some() => {
                let filled: Vec<&str> = rest.iter().copied().filter(|c| !c.is_empty()).collect();
                let [period] = filled[..] else {
                    panic!("a shifted row with more than a period: {line}");
                };
                ["", "", text, "", period]
            }
            // A page on which no title begins is without the column of numbers.
            [title, text, bodies, period] => ["", title, text, bodies, period],
            [number, title, text, bodies, period] => [number, title, text, bodies, period],
            _ => panic!("a row of {} cells: {line}", cells.len()),
        };
        Row {
            number,
            title,
            text,
            bodies,
            period,
        }
    }
}

/// Splits `b. Improvement of …` into its letter and its words.
fn lettered(text: &str) -> Option<(char, &str)> {
    let (letter, words) = text.split_once(". ")?;
    let letter = letter.parse::<char>().ok()?;
    letter.is_ascii_lowercase().then_some((letter, words))
}

/// Adds to a cell what a page break cut off from it.
fn join(cell: &mut String, rest: &str) {
    if !cell.is_empty() && !rest.is_empty() {
        cell.push(' ');
    }
    cell.push_str(rest);
}

/// Splits a list of bodies at its commas.
fn names(list: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in list.split(", ").filter(|part| !part.is_empty()) {
        match names.last_mut() {
            // One name has a comma of its own: State Committee for Family, Women and Children Affairs.
            Some(name) if name.ends_with(" for Family") => {
                name.push_str(", ");
                name.push_str(part);
            }
            Some(_) | None => names.push(part.to_owned()),
        }
    }
    names
}
