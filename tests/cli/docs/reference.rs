//! The pages under `docs/reference/` say what the program says: each is made from what it prints.

use std::fmt::Write;

use serde_json::Value;

use crate::support::{in_repository, tadbir};

use super::agrees;

const GENERATED: &str =
    "<!-- Made from what the program prints: `cargo xtask docs` writes it anew. -->\n";

#[track_caller]
fn page_agrees(name: &str, text: &str) {
    let path = in_repository("docs/reference").join(name);
    agrees(&path, &format!("{GENERATED}\n{}\n", text.trim_end()));
}

/// What a command prints on a terminal of a width, in the folder of the examples.
fn printed_in(width: usize, arguments: &str) -> String {
    let output = tadbir(&in_repository("examples"), arguments)
        .env("COLUMNS", width.to_string())
        .output()
        .expect("the program can be run");
    String::from_utf8(output.stdout).expect("it prints UTF-8")
}

/// What a command prints where no line is broken.
fn printed(arguments: &str) -> String {
    printed_in(5000, arguments)
}

fn json(arguments: &str) -> Value {
    serde_json::from_str(&printed(arguments)).expect("it prints JSON")
}

/// A part of an answer: a title, sentences, or a table.
#[derive(Debug)]
enum Part {
    Lines(Vec<String>),
    /// Its head, then its rows.
    Table(Vec<Vec<String>>),
}

/// The parts of an answer, which stand apart from each other.
fn parts(answer: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for part in answer.trim_end().split("\n\n") {
        let lines: Vec<&str> = part.lines().collect();
        match lines.iter().position(|line| line.starts_with('─')) {
            Some(rule) => {
                if rule > 1 {
                    parts.push(Part::Lines(owned(&lines[..rule - 1])));
                }
                let mut rows = vec![lines[rule - 1]];
                rows.extend(&lines[rule + 1..]);
                parts.push(Part::Table(cells(&rows)));
            }
            None => parts.push(Part::Lines(owned(&lines))),
        }
    }
    parts
}

fn owned(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

/// The cells of rows whose columns are at least two spaces apart in every row.
fn cells(rows: &[&str]) -> Vec<Vec<String>> {
    let rows: Vec<Vec<char>> = rows.iter().map(|row| row.chars().collect()).collect();
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let is_blank = |column: usize| {
        rows.iter()
            .all(|row| row.get(column).is_none_or(|sign| *sign == ' '))
    };
    let mut bounds = vec![0];
    for column in 2..width {
        if is_blank(column - 2) && is_blank(column - 1) && !is_blank(column) {
            bounds.push(column);
        }
    }
    bounds.push(width);
    let cell = |row: &[char], from: usize, to: usize| {
        let inside = row.iter().skip(from).take(to - from);
        inside.collect::<String>().trim().to_owned()
    };
    rows.iter()
        .map(|row| {
            bounds
                .windows(2)
                .map(|bound| cell(row, bound[0], bound[1]))
                .collect()
        })
        .collect()
}

/// A table in Markdown; the columns named in `code` are set as code.
fn table(rows: &[Vec<String>], code: &[usize]) -> String {
    let mut text = String::new();
    for (nth, row) in rows.iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            let cell = cell.replace('|', "\\|");
            let is_code = nth > 0 && code.contains(&column) && !cell.is_empty();
            let mark = if is_code { "`" } else { "" };
            let _ = write!(text, "| {mark}{cell}{mark} ");
        }
        text.push_str("|\n");
        if nth == 0 {
            text.push_str(&"|---".repeat(row.len()));
            text.push_str("|\n");
        }
    }
    text
}

/// Text whose placeholders are not taken for HTML.
fn sentence(text: &str) -> String {
    text.replace('<', "&lt;")
}

#[test]
fn rules_are_what_explain_says() {
    let list = printed("explain");
    let mut text = "# Rules\n\nWhat `tadbir check` finds. \n\nAn `error` in the plan, the bodies, the measures or the acts stops every command but `check`, `explain` and `period`; in a progress report or a review it leaves that entry out. A `warning` stops nothing.\n`tadbir explain RULE` prints what stands here about a rule.\n\n".to_owned();
    let mut details = String::new();
    for part in parts(&list) {
        let Part::Table(mut rows) = part else {
            continue;
        };
        for row in &mut rows[1..] {
            let id = row[0].clone();
            let _ = write!(details, "\n{}", rule(&id));
            row[0] = format!("[`{id}`](#{id})");
        }
        text.push_str(&table(&rows, &[]));
    }
    page_agrees("rules.md", &(text + &details));
}

/// What `explain` says about a rule, one heading deeper, and its level beneath the heading.
fn rule(id: &str) -> String {
    let explained = printed(&format!("explain {id}"));
    let mut is_fenced = false;
    let mut text = String::new();
    for line in explained.lines() {
        is_fenced ^= line.starts_with("```");
        if let Some(level) = line.strip_prefix(&format!("# {id} (")) {
            let _ = writeln!(text, "## {id}\n\n*{}*", level.trim_end_matches(')'));
        } else if line.starts_with('#') && !is_fenced {
            let _ = writeln!(text, "#{line}");
        } else {
            let _ = writeln!(text, "{line}");
        }
    }
    text
}

#[test]
fn limits_are_what_explain_says() {
    page_agrees("limits.md", &plain(&printed("explain limits"), &[]));
}

/// An answer with a title, in Markdown.
fn plain(answer: &str, code: &[usize]) -> String {
    let mut text = String::new();
    for (nth, part) in parts(answer).into_iter().enumerate() {
        match part {
            Part::Lines(lines) if nth == 0 => {
                let _ = write!(text, "# {}\n\n", lines.join(" "));
            }
            Part::Lines(lines) => {
                let _ = write!(text, "{}\n\n", sentence(&lines.join("\n")));
            }
            Part::Table(rows) => {
                let _ = write!(text, "{}\n\n", table(&rows, code).trim_end());
            }
        }
    }
    text
}

#[test]
fn files_are_what_explain_says() {
    let mut text = String::new();
    let mut kinds = String::new();
    for part in parts(&printed("schema")) {
        if let Part::Table(mut rows) = part {
            for row in &mut rows {
                row.truncate(2);
            }
            for row in &mut rows[1..] {
                row.push(format!(
                    "[`schemas/{0}.json`](../../schemas/{0}.json)",
                    row[0]
                ));
            }
            rows[0].push("schema for editors".to_owned());
            kinds = table(&rows, &[1]);
        }
    }
    for (nth, part) in parts(&printed("explain format")).into_iter().enumerate() {
        match part {
            Part::Lines(lines) if nth == 0 => {
                let _ = write!(text, "# {}\n\n", lines.join(" "));
            }
            Part::Lines(lines) if nth == 1 => {
                let _ = write!(
                    text,
                    "{}\n\n{kinds}\nThe column \"seen by\" names the widest audience of a field: `public` everybody, `body` the coordinator and the body it is about, `coordinator` nobody else.\n\n",
                    lines.join("\n")
                );
            }
            Part::Lines(lines) => {
                let (name, about) = lines.split_first().expect("a part has a line");
                let _ = write!(text, "## {name}\n\n{}\n\n", sentence(&about.join("\n")));
            }
            Part::Table(rows) => {
                let _ = writeln!(text, "{}", table(&rows, &[0]));
            }
        }
    }
    page_agrees("files.md", &text);
}

#[test]
fn periods_are_what_explain_and_period_say() {
    let mut text = String::new();
    for (nth, part) in parts(&printed("explain phrases")).into_iter().enumerate() {
        match part {
            Part::Lines(lines) if nth == 0 => {
                let _ = write!(text, "# {}\n\n", lines.join(" "));
            }
            Part::Lines(lines) => {
                let _ = write!(text, "{}\n\n", sentence(&lines.join("\n")));
            }
            Part::Table(rows) => {
                text.push_str("The last column is how the example is read in a plan from 2025-01-01 to 2027-12-31 that was approved on 2024-12-12 and reports every quarter.\n\n");
                let mut rows = rows;
                rows[0].push("is read as".to_owned());
                for row in &mut rows[1..] {
                    row.push(reading(&row[1]));
                }
                let _ = writeln!(text, "{}", table(&rows, &[0, 1]));
            }
        }
    }
    text.push_str("How paces, short periods and vague words are read exactly: [the design](../design.md#3-what-the-words-of-a-period-mean).\n");
    page_agrees("periods.md", &text);
}

/// How the words of an example are read.
fn reading(words: &str) -> String {
    let read = json(&format!(
        "period \"{words}\" --term 2025-01-01..2027-12-31 --approved 2024-12-12 --every quarter --format json"
    ));
    let word = |key: &str| read[key].as_str();
    let dues = read["due_dates"].as_array().expect("due dates are a list");
    let due: Vec<&str> = dues.iter().filter_map(Value::as_str).collect();
    let kind = word("kind").unwrap_or_default();
    let every = word("every").map_or_else(String::new, |every| format!(" every {every}"));
    match due.as_slice() {
        [] => format!("{kind}{every}: nothing is due"),
        [only] => {
            let from = word("starts_on").unwrap_or_default();
            format!("{kind}{every}, from {from}, due on {only}")
        }
        [first, second] => format!("{kind}{every}, due on {first} and {second}"),
        [first, second, ..] => format!(
            "{kind}{every}, due on {first}, {second}, … ({} times)",
            due.len()
        ),
    }
}

#[test]
fn every_status_that_can_be_asked_for_stands_in_the_page_on_statuses() {
    let help = printed("obligations --help");
    let statuses = help
        .split_once("--status <STATUS>")
        .and_then(|(_, rest)| rest.split_once("possible values: "))
        .and_then(|(_, rest)| rest.split_once(']'))
        .map(|(statuses, _)| statuses.replace('\n', " "));
    let page = std::fs::read_to_string(in_repository("docs/reference/statuses.md"));
    let page = page.expect("the page can be read");
    let rows: Vec<&str> = page
        .lines()
        .filter(|line| line.starts_with("| `"))
        .collect();
    let told: Vec<&str> = rows
        .iter()
        .filter_map(|row| row.split(" | ").next())
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .collect();
    let asked: Vec<String> = statuses
        .expect("the help names the statuses")
        .split(", ")
        .map(|status| status.trim().to_owned())
        .collect();
    assert_eq!(told, asked);
}

#[test]
fn commands_are_what_help_says() {
    let help = printed("--help");
    let commands = listed(&help);
    let mut text = "# Commands\n\n`tadbir` alone shows the status at a glance, and what to type next. Every command answers `--help` with what stands here.\n\n".to_owned();
    let mut rows = vec![vec!["command".to_owned(), "what it does".to_owned()]];
    let mut details = format!("## tadbir\n\n{}", block(""));
    for (name, about) in commands {
        rows.push(vec![
            format!("[`tadbir {name}`](#tadbir-{name})"),
            sentence(&about),
        ]);
        let _ = write!(details, "\n## tadbir {name}\n\n{}", block(&name));
        for (inner, _) in listed(&printed(&format!("{name} --help"))) {
            let full = format!("{name} {inner}");
            let _ = write!(details, "\n### tadbir {full}\n\n{}", block(&full));
        }
    }
    let _ = write!(text, "{}\n{details}", table(&rows, &[]));
    page_agrees("commands.md", &text);
}

/// The help of a command, in a block.
fn block(command: &str) -> String {
    let help = printed_in(90, &format!("{command} --help"));
    let lines: Vec<&str> = help.lines().map(str::trim_end).collect();
    format!("```text\n{}\n```\n", lines.join("\n").trim_end())
}

/// The commands that a help text lists, with what they do.
fn listed(help: &str) -> Vec<(String, String)> {
    let mut commands: Vec<(String, String)> = Vec::new();
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    for line in lines.take_while(|line| line.starts_with("  ")) {
        let line = &line[2..];
        match line.split_once("  ") {
            Some((name, about)) if !name.is_empty() => {
                commands.push((name.to_owned(), about.trim().to_owned()));
            }
            _ => {
                let (_, about) = commands.last_mut().expect("a command stands above");
                let _ = write!(about, " {}", line.trim());
            }
        }
    }
    commands
}

/// The commands that print JSON, each of which names its schema. `tadbir diff` does too, and needs a repository.
const ANSWERS: [&str; 7] = [
    "obligations --as-of 2026-01-20 --measure 1.b",
    "status --as-of 2026-01-20",
    "reporting --as-of 2026-01-20",
    "review --pending --as-of 2026-03-20",
    "history 3.b --as-of 2026-01-20",
    "check broken",
    "report --period 2025-Q4 --as-of 2026-01-20",
];

#[test]
fn json_is_what_commands_print() {
    let mut text = "# JSON and CSV\n\nEvery answer in JSON begins with the name and the version of its schema. New keys and columns stand last, so that none moves. CSV has the same columns.\n\nThe samples are of `examples/`; of every list only the first item is shown.\n`tadbir overdue` and `tadbir due` print what `tadbir obligations` prints. `tadbir diff --format json` prints `tadbir.diff/1`.\n\n".to_owned();
    for command in ANSWERS {
        let plan = if command.starts_with("check") {
            ""
        } else {
            " --plan first-year"
        };
        let asked = format!("{command}{plan} --format json");
        let answer = json(&asked);
        let schema = answer["schema"].as_str().expect("it has a schema");
        let _ = write!(
            text,
            "## {schema}\n\n`tadbir {command} --format json`\n\n```json\n{}```\n\n",
            sample(&printed(&asked))
        );
        if let Some(tables) = answer["tables"].as_object() {
            text.push_str("`tables` holds each table by its key, with `title`, `columns` (each with `key` and `title`) and `rows`. A figure under a status, in the row of a body, an objective or a period, counts the rows of the table `obligations` that have this `status` and this `body`, `objective` or `due_period`.\n\n");
            let mut rows = vec![vec!["table".to_owned(), "columns".to_owned()]];
            for (key, described) in tables {
                let columns = described["columns"]
                    .as_array()
                    .expect("a table has columns");
                let keys: Vec<String> = columns
                    .iter()
                    .filter_map(|column| column["key"].as_str())
                    .map(|key| format!("`{key}`"))
                    .collect();
                rows.push(vec![format!("`{key}`"), keys.join(", ")]);
            }
            let _ = writeln!(text, "{}", table(&rows, &[]));
        }
    }
    for (what, about) in listed(&printed("export --help")) {
        let _ = write!(
            text,
            "## Columns of {what}\n\n`tadbir export {what}`: {about}\n\n{}\n",
            table(&columns(&what), &[0])
        );
    }
    text.push_str("## Schemas of a plan's files\n\n`tadbir schema --out schemas` writes JSON Schemas by which editors check what is typed; [Files](files.md) lists them.\n");
    page_agrees("json.md", &text);
}

/// A text in JSON with the first item alone of every list, and nothing of the tables.
fn sample(text: &str) -> String {
    let mut sample = String::new();
    // The end of what is left out, with the indent at which it stands.
    let mut end: Option<String> = None;
    // The indents of the items of the lists and mappings that are open.
    let mut lists: Vec<usize> = Vec::new();
    for line in text.lines() {
        if let Some(wanted) = &end {
            if !line.starts_with(wanted.as_str()) {
                continue;
            }
            end = None;
        }
        let indent = line.len() - line.trim_start().len();
        if lists.last() == Some(&(indent + 2)) && line.trim_start().starts_with(']') {
            lists.pop();
        }
        let opens = line.ends_with(['[', '{']);
        let is_item = lists.last() == Some(&indent) && !opens;
        sample.push_str(if is_item {
            line.trim_end_matches(',')
        } else {
            line
        });
        sample.push('\n');
        if line.trim_start() == "\"tables\": {" {
            end = Some(format!("{}}}", " ".repeat(indent)));
        } else if line.ends_with('[') {
            lists.push(indent + 2);
        } else if is_item {
            end = Some(format!("{}]", " ".repeat(indent - 2)));
        }
    }
    sample
}

/// The columns of an export, as its help lists them.
fn columns(what: &str) -> Vec<Vec<String>> {
    let help = printed(&format!("export {what} --help"));
    let mut rows = vec![vec![
        "column".to_owned(),
        "holds".to_owned(),
        "meaning".to_owned(),
    ]];
    let lines = help.lines().skip_while(|line| *line != "Columns:").skip(1);
    for line in lines {
        let line = line.trim_start();
        if let Some((name, rest)) = line.split_once("  ") {
            let (kind, about) = rest
                .trim_start()
                .split_once(": ")
                .expect("a column says its kind");
            rows.push(vec![name.to_owned(), kind.to_owned(), about.to_owned()]);
        } else if let Some(row) = rows.last_mut() {
            let _ = write!(row[2], " {line}");
        }
    }
    rows
}
