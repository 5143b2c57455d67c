//! Small plans of an invented country in a temporary folder, and the program run on them.
//!
//! What a test says about its plan is all there is in it besides [`PLAN`] and [`BODIES`].

#![expect(
    clippy::disallowed_methods,
    reason = "plans are written for the program to read"
)]

mod record;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::support::record::{BODIES, PLAN, Record};

/// A plan in the folder `plan`, and beside it whatever else a repository holds.
pub(crate) struct Plan {
    repository: TempDir,
}

/// A plan without any measures: `plan.yaml` and `bodies.yaml`.
pub(crate) fn plan() -> Plan {
    nothing()
        .file("plan.yaml", PLAN)
        .file("bodies.yaml", BODIES)
}

/// An empty folder `plan`.
pub(crate) fn nothing() -> Plan {
    let repository = tempfile::Builder::new()
        .prefix("tadbir-")
        .tempdir()
        .expect("a temporary folder can be made");
    Plan { repository }.folder("")
}

/// A folder of the repository.
pub(crate) fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

impl Plan {
    /// Writes a file of the plan, with the folders it stands in.
    pub(crate) fn file(self, name: &str, text: &str) -> Self {
        self.bytes(name, text.as_bytes())
    }

    pub(crate) fn bytes(self, name: &str, bytes: &[u8]) -> Self {
        let path = self.make_room(name);
        fs::write(path, bytes).expect("the file can be written");
        self
    }

    /// Writes a file beside the plan.
    pub(crate) fn beside(self, name: &str, text: &str) -> Self {
        self.file(&format!("../{name}"), text)
    }

    /// Makes a folder of the plan.
    pub(crate) fn folder(self, name: &str) -> Self {
        fs::create_dir_all(self.path(name)).expect("the folder can be made");
        self
    }

    /// Replaces a part of a file, which must be in it.
    pub(crate) fn with(self, name: &str, part: &str, by: &str) -> Self {
        let text = fs::read_to_string(self.path(name)).expect("the file is there");
        assert!(text.contains(part), "{name} does not say `{part}`");
        self.file(name, &text.replacen(part, by, 1))
    }

    /// Adds a measure, in the file of its objective: `measure("1.a", "bodies: [health], period: Regularly")`.
    pub(crate) fn measure(self, id: &str, keys: &str) -> Self {
        self.append(&record::measure(id, keys))
    }

    /// Declares a ministry.
    pub(crate) fn ministry(self, id: &str, name: &str) -> Self {
        self.append(&record::body(id, &format!("name: {name}, kind: ministry")))
    }

    /// Declares a group: `group("towns", "{ body: marhaven, from: 2025-05-12 }")`.
    pub(crate) fn group(self, id: &str, members: &str) -> Self {
        let keys = format!("name: the {id}, kind: group, members: [{members}]");
        self.append(&record::body(id, &keys))
    }

    /// Adds a progress report: `progress("2025-Q1/health", "measure: 1.a, state: done, received_on: 2025-04-10")`.
    ///
    /// What is done has evidence unless the keys say which.
    pub(crate) fn progress(self, place: &str, keys: &str) -> Self {
        self.append(&record::progress(place, keys))
    }

    /// Adds a review: `review("2025-Q1/health", "measure: 1.a, decision: accepted, on: 2025-04-20")`.
    pub(crate) fn review(self, place: &str, keys: &str) -> Self {
        self.append(&record::review(place, keys))
    }

    /// Adds an amendment in force from a day: `amendment("2025-07-01", "measure: 1.a, waive: true")`.
    pub(crate) fn amendment(self, effective: &str, change: &str) -> Self {
        self.append(&record::amendment(effective, change))
    }

    /// Adds a record at the end of its file.
    fn append(self, record: &Record) -> Self {
        let known = fs::read_to_string(self.path(&record.path));
        let mut text = known.unwrap_or_else(|_| record.head.clone());
        text.push_str(&record.text);
        self.file(&record.path, &text)
    }

    /// What a file says.
    pub(crate) fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("the file is there")
    }

    /// The bytes of a file.
    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("the file is there")
    }

    fn make_room(&self, name: &str) -> PathBuf {
        let path = self.path(name);
        let folder = path.parent().expect("a file stands in a folder");
        fs::create_dir_all(folder).expect("the folder can be made");
        path
    }

    /// Where something of the plan is.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        let plan = self.repository.path().join("plan");
        match name.strip_prefix("../") {
            Some(beside) => self.repository.path().join(beside),
            None if name.is_empty() => plan,
            None => plan.join(name),
        }
    }

    /// Runs the program beside the plan: exit code, standard output and standard error as one text.
    pub(crate) fn run(&self, arguments: &str) -> String {
        self.run_in("../", arguments)
    }

    /// Runs the program in a folder of the plan.
    pub(crate) fn run_in(&self, folder: &str, arguments: &str) -> String {
        let output = self.output(folder, arguments);
        transcript(&output).replace(&*self.repository.path().to_string_lossy(), "[folder]")
    }

    /// Lists the obligations asked for on each of some days, one a line. The plan must have no findings.
    #[track_caller]
    pub(crate) fn on(&self, days: &[&str], filter: &str) -> String {
        let mut text = String::new();
        for day in days {
            let output = self.output(
                "../",
                &format!("obligations --format json --as-of {day} {filter}"),
            );
            let is_clean = output.status.success() && output.stderr.is_empty();
            assert!(is_clean, "{}", transcript(&output));
            let answer: Value =
                serde_json::from_slice(&output.stdout).expect("the program prints JSON");
            let obligations = answer["obligations"]
                .as_array()
                .expect("obligations are a list");
            for obligation in obligations {
                let _ = writeln!(text, "{day}  {}", told(obligation));
            }
            if obligations.is_empty() {
                let _ = writeln!(text, "{day}  nothing");
            }
        }
        text
    }

    fn output(&self, folder: &str, arguments: &str) -> Output {
        tadbir(&self.path(folder), arguments)
            .output()
            .expect("the program can be run")
    }
}

/// Runs the program in a folder: exit code, standard output and standard error as one text.
pub(crate) fn run_in(folder: &Path, arguments: &str) -> String {
    let output = tadbir(folder, arguments)
        .output()
        .expect("the program can be run");
    transcript(&output)
}

/// The program in a folder, with nothing in its environment but a width.
pub(crate) fn tadbir(folder: &Path, arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tadbir"));
    command
        .args(split(arguments))
        .current_dir(folder)
        .env_clear()
        .env("COLUMNS", "100")
        .stdin(Stdio::null());
    command
}

/// An obligation in a line: `1.a/health/2025-Q1  due 2025-03-31  overdue, 16 days late`.
fn told(obligation: &Value) -> String {
    let text = |key: &str| obligation[key].as_str();
    let word = |key: &str| text(key).expect("the key is always there");
    let mut told = format!("{}  due {}  {}", word("id"), word("due_on"), word("status"));
    if let Some(awaits) = text("awaits") {
        let _ = write!(told, " {awaits}");
    }
    if let (Some(on), Some(by)) = (text("met_on"), text("met_by")) {
        let _ = write!(told, " on {on} by {by}");
    }
    if let Some(days) = obligation["days_late"].as_i64() {
        let _ = write!(told, ", {days} days late");
    }
    if obligation["first_due_on"] != obligation["due_on"] {
        let _ = write!(told, ", first due {}", word("first_due_on"));
    }
    if obligation["arguably_overdue"] == true {
        told.push_str(", arguably overdue");
    }
    told
}

/// Splits arguments at spaces, except between double quotes.
pub(crate) fn split(arguments: &str) -> Vec<String> {
    let parts = arguments.split('"').enumerate();
    let quoted = parts.flat_map(|(nth, part)| {
        if nth % 2 == 1 {
            vec![part.to_owned()]
        } else {
            part.split_whitespace().map(str::to_owned).collect()
        }
    });
    quoted.collect()
}

fn transcript(output: &Output) -> String {
    let code = output.status.code();
    let mut text = code.map_or_else(
        || format!("ended by {}\n", output.status),
        |code| format!("exit {code}\n"),
    );
    let (stdout, stderr) = (&output.stdout, &output.stderr);
    text.push_str(&String::from_utf8_lossy(stdout));
    if !stderr.is_empty() {
        let _ = write!(text, "--- stderr\n{}", String::from_utf8_lossy(stderr));
    }
    text
}
