//! How much Tadbir takes in, so that no plan, form or repository exhausts the machine: every bound, once.
//!
//! `tadbir explain limits` prints the table. Each bound is tested at the limit and one past it.

use std::fmt;

/// A bound on what is taken in.
#[derive(Debug)]
pub(crate) struct Limit {
    /// Of what: `bytes of a plan's file`.
    pub(crate) what: &'static str,
    /// The most that is taken, inclusive.
    pub(crate) most: u64,
    pub(crate) unit: Unit,
    /// What becomes of more.
    pub(crate) beyond: &'static str,
}

/// What a bound counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Bytes,
    Seconds,
    /// Things that the bound's own words name.
    Number,
}

const MIB: u64 = 1024 * 1024;

impl Limit {
    /// Whether a number is beyond it.
    pub(crate) fn is_passed_by(&self, number: u64) -> bool {
        self.most < number
    }

    /// Whether a text has more characters than it says.
    pub(crate) fn is_passed_by_text(&self, text: &str) -> bool {
        // No text has more characters than bytes.
        self.is_passed_by(text.len() as u64) && self.is_passed_by(text.chars().count() as u64)
    }

    /// The most, where a count in memory is held against it.
    pub(crate) fn count(&self) -> usize {
        usize::try_from(self.most).unwrap_or(usize::MAX)
    }
}

/// As people read it: `32 MiB`, `200,000`.
impl fmt::Display for Limit {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self.unit {
            Unit::Bytes if self.most.is_multiple_of(MIB) => {
                write!(formatter, "{} MiB", self.most / MIB)
            }
            Unit::Bytes => write!(formatter, "{} bytes", grouped(self.most)),
            Unit::Seconds if self.most == 1 => formatter.write_str("1 second"),
            Unit::Seconds => write!(formatter, "{} seconds", grouped(self.most)),
            Unit::Number => formatter.write_str(&grouped(self.most)),
        }
    }
}

/// A number with a comma after every three digits from the end.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A file of a plan.
pub(crate) static FILE: Limit = Limit {
    what: "a file of a plan",
    most: 32 * MIB,
    unit: Unit::Bytes,
    beyond: "the file is not read, and `file-too-large` says so",
};

/// Lists and mappings within each other.
pub(crate) static NESTING: Limit = Limit {
    what: "lists and mappings within each other",
    most: 40,
    unit: Unit::Number,
    beyond: "nothing of the file is read, and `syntax-error` says so",
};

/// A form as it was sent.
pub(crate) static FORM: Limit = Limit {
    what: "a form that is handed in",
    most: 10 * MIB,
    unit: Unit::Bytes,
    beyond: "the form is refused",
};

/// The files of a repository at a revision, whatever they hold.
pub(crate) static REVISION_FILES: Limit = Limit {
    what: "files of a repository at a revision in git",
    most: 1_000_000,
    unit: Unit::Number,
    beyond: "the revision is not read, and the command fails",
};

/// What the files that are read of a revision have together; one that stands there twice counts twice.
pub(crate) static REVISION_BYTES: Limit = Limit {
    what: "the files of a plan at a revision in git, together",
    most: 256 * MIB,
    unit: Unit::Bytes,
    beyond: "none of them is read, and the command fails",
};

/// What git prints to a question: paths, messages of commits, lines that changed.
pub(crate) static ANSWER: Limit = Limit {
    what: "an answer of git",
    most: 256 * MIB,
    unit: Unit::Bytes,
    beyond: "git is stopped, and the command fails",
};

/// How long git may say nothing.
pub(crate) static SILENCE: Limit = Limit {
    what: "how long git may say nothing",
    most: 10,
    unit: Unit::Seconds,
    beyond: "git is stopped, and the command fails",
};

/// How long git may say nothing while it goes through the history.
pub(crate) static HISTORY_SILENCE: Limit = Limit {
    what: "how long git may say nothing while it goes through a history",
    most: 300,
    unit: Unit::Seconds,
    beyond: "git is stopped, and the command fails",
};

/// What is written in a form.
pub(crate) static FORM_TEXT: Limit = Limit {
    what: "the text of a form: all cells of a workbook together, or a CSV or YAML file",
    most: 4 * MIB,
    unit: Unit::Bytes,
    beyond: "the form is refused",
};

/// What one cell of a form says, in characters; no cell of Excel's holds more.
pub(crate) static FORM_CELL: Limit = Limit {
    what: "characters in a cell of a form",
    most: 32_767,
    unit: Unit::Number,
    beyond: "the form is refused",
};

/// What is asked in a form is a few hundred rows at most.
pub(crate) static FORM_ROWS: Limit = Limit {
    what: "rows of a form with anything in them, or entries of one in YAML",
    most: 2_000,
    unit: Unit::Number,
    beyond: "the form is refused",
};

/// Cells of all sheets, with those that have a look but say nothing.
pub(crate) static FORM_CELLS: Limit = Limit {
    what: "cells of a form",
    most: 200_000,
    unit: Unit::Number,
    beyond: "the form is refused",
};

/// Areas of cells that were merged.
pub(crate) static FORM_MERGED: Limit = Limit {
    what: "areas of merged cells in a form",
    most: 10_000,
    unit: Unit::Number,
    beyond: "the form is refused",
};

/// Keys and values of a form in YAML.
pub(crate) static FORM_VALUES: Limit = Limit {
    what: "keys and values of a form in YAML",
    most: 50_000,
    unit: Unit::Number,
    beyond: "the form is refused",
};

/// Sheets of a workbook.
pub(crate) static FORM_SHEETS: Limit = Limit {
    what: "sheets of a form",
    most: 6,
    unit: Unit::Number,
    beyond: "the form is refused",
};

/// Files in the archive that a workbook is.
pub(crate) static FORM_PARTS: Limit = Limit {
    what: "parts of the archive that a form is",
    most: 1_000,
    unit: Unit::Number,
    beyond: "the form is refused",
};

/// A workbook when it is unpacked.
pub(crate) static FORM_UNPACKED: Limit = Limit {
    what: "a form when it is unpacked",
    most: 8 * MIB,
    unit: Unit::Bytes,
    beyond: "the form is refused",
};

/// What the process that reads a form may use; systems that cannot hold it to that do without.
pub(crate) static FORM_MEMORY: Limit = Limit {
    what: "memory for reading a form",
    most: 256 * MIB,
    unit: Unit::Bytes,
    beyond: "the form is refused",
};

/// Time of a processor that reading a form takes; systems that cannot hold a process to that do without.
pub(crate) static FORM_TIME: Limit = Limit {
    what: "time of a processor for reading a form",
    most: 1,
    unit: Unit::Seconds,
    beyond: "the form is refused",
};

/// How long a form is waited for, however much else the machine does.
pub(crate) static FORM_WAIT: Limit = Limit {
    what: "time until a form is given up",
    most: 10,
    unit: Unit::Seconds,
    beyond: "the form is refused",
};

/// Remarks of one kind about a form that are told one by one.
pub(crate) static FORM_REMARKS: Limit = Limit {
    what: "refusals, or notes, about a form",
    most: 100,
    unit: Unit::Number,
    beyond: "the others are counted",
};

/// A name, a title, an act, a document: what stands on a line or two.
pub(crate) static LINE: Limit = Limit {
    what: "characters of a name, a title, an act or a document",
    most: 500,
    unit: Unit::Number,
    beyond: "`text-too-long` says so, and no command puts it on file",
};

/// What is told in sentences, and all the documents of one list.
pub(crate) static PARAGRAPH: Limit = Limit {
    what: "characters of a measure's words, of what is reported or of all documents in a list",
    most: 4_000,
    unit: Unit::Number,
    beyond: "`text-too-long` says so, and no command puts it on file",
};

/// A text of any field: as much as a cell of Excel holds, with what is said where it ends.
pub(crate) static TEXT: Limit = Limit {
    what: "characters of any text",
    most: 32_000,
    unit: Unit::Number,
    beyond: "the rest is not kept: the text ends in `[…]`, its length and its digest",
};

/// A cell of Excel; texts that are joined in one can be longer than each of them.
pub(crate) static CELL: Limit = Limit {
    what: "units of UTF-16 in a cell of a workbook",
    most: 32_767,
    unit: Unit::Number,
    beyond: "the text is shortened there and ends in `[…]`",
};

/// `tadbir.toml`.
pub(crate) static SETTINGS: Limit = Limit {
    what: "a `tadbir.toml`",
    most: MIB,
    unit: Unit::Bytes,
    beyond: "the program ends with exit code 2",
};

/// The files of a plan together.
pub(crate) static PLAN: Limit = Limit {
    what: "the files of a plan together",
    most: 256 * MIB,
    unit: Unit::Bytes,
    beyond: "a file that makes it more is not read, and `plan-too-large` says so",
};

/// Files of a plan.
pub(crate) static FILES: Limit = Limit {
    what: "files of a plan",
    most: 20_000,
    unit: Unit::Number,
    beyond: "those after them are not read, and `plan-too-large` says so",
};

/// Measures of a plan.
pub(crate) static MEASURES: Limit = Limit {
    what: "measures of a plan, besides those that amendments add",
    most: 20_000,
    unit: Unit::Number,
    beyond: "a file that makes them more is not read, and `plan-too-large` says so",
};

/// Changes by amendments.
pub(crate) static CHANGES: Limit = Limit {
    what: "changes by the amendments of a plan",
    most: 20_000,
    unit: Unit::Number,
    beyond: "a file that makes them more is not read, and `plan-too-large` says so",
};

/// Changes of one thing.
pub(crate) static CHANGES_OF_ONE: Limit = Limit {
    what: "changes of one measure, of one body, or of the term and the reporting rules",
    most: 50,
    unit: Unit::Number,
    beyond: "those after them change nothing, and `too-often` says so",
};

/// Successions and new names of bodies.
pub(crate) static SUCCESSIONS: Limit = Limit {
    what: "successions and new names of bodies",
    most: 1_000,
    unit: Unit::Number,
    beyond: "those after them change nothing, and `too-often` says so",
};

/// Records that are held once more for each day of an act that counts from before its own.
pub(crate) static RECORDS_BEFORE: Limit = Limit {
    what: "measures, progress reports and reviews, times the days of acts that count from before their own day",
    most: 2_000_000,
    unit: Unit::Number,
    beyond: "the acts after them change nothing, and `too-often` says so",
};

/// Progress reports about one measure.
pub(crate) static REPORTS_ON_ONE: Limit = Limit {
    what: "progress reports about one measure, and as many reviews",
    most: 5_000,
    unit: Unit::Number,
    beyond: "those after them count for nothing, and `too-often` says so",
};

/// Progress reports of one body about one measure for one reporting period.
pub(crate) static REPORTS_OF_ONE: Limit = Limit {
    what: "progress reports of one body about one measure for one reporting period",
    most: 50,
    unit: Unit::Number,
    beyond: "those after them count for nothing, and `too-often` says so",
};

/// Progress reports and reviews.
pub(crate) static REPORTS: Limit = Limit {
    what: "progress reports and reviews of a plan",
    most: 500_000,
    unit: Unit::Number,
    beyond: "a file that makes them more is not read, and `plan-too-large` says so",
};

/// So many are judged, and printed in every format, within the time and the memory that a small machine has; the largest
/// real plan makes a few thousand.
pub(crate) static OBLIGATIONS: Limit = Limit {
    what: "obligations of a plan: due dates times the bodies that may answer, through every amendment, and more where each is judged by many periods, acts or progress reports",
    most: 500_000,
    unit: Unit::Number,
    beyond: "the measure that makes them more owes nothing, and `too-many-obligations` says so",
};

/// Scalars, lists and mappings of a file.
pub(crate) static VALUES: Limit = Limit {
    what: "values in a file: scalars, lists and mappings",
    most: 1_000_000,
    unit: Unit::Number,
    beyond: "nothing of the file is read, and `too-many-values` says so",
};

/// Items of a list in a file.
pub(crate) static ITEMS: Limit = Limit {
    what: "items of a list",
    most: 10_000,
    unit: Unit::Number,
    beyond: "the rest of the list is not read, and `too-many-items` says so",
};

/// Findings of one file that are told.
pub(crate) static FINDINGS_OF_FILE: Limit = Limit {
    what: "findings in a file",
    most: 1_000,
    unit: Unit::Number,
    beyond: "they are counted, and `more-errors` and `more-warnings` say how many",
};

/// Findings that are told in all.
pub(crate) static FINDINGS: Limit = Limit {
    what: "findings in all files of a plan",
    most: 10_000,
    unit: Unit::Number,
    beyond: "they are counted, and `more-errors` and `more-warnings` say how many, file by file",
};

/// Every bound, in the order in which `explain limits` lists them.
pub(crate) static LIMITS: &[&Limit] = &[
    &FILE,
    &NESTING,
    &FORM,
    &REVISION_FILES,
    &REVISION_BYTES,
    &ANSWER,
    &SILENCE,
    &HISTORY_SILENCE,
    &FORM_TEXT,
    &FORM_CELL,
    &FORM_ROWS,
    &FORM_CELLS,
    &FORM_MERGED,
    &FORM_VALUES,
    &FORM_SHEETS,
    &FORM_PARTS,
    &FORM_UNPACKED,
    &FORM_MEMORY,
    &FORM_TIME,
    &FORM_WAIT,
    &FORM_REMARKS,
    &LINE,
    &PARAGRAPH,
    &TEXT,
    &CELL,
    &SETTINGS,
    &PLAN,
    &FILES,
    &MEASURES,
    &CHANGES,
    &CHANGES_OF_ONE,
    &SUCCESSIONS,
    &RECORDS_BEFORE,
    &REPORTS_ON_ONE,
    &REPORTS_OF_ONE,
    &REPORTS,
    &OBLIGATIONS,
    &VALUES,
    &ITEMS,
    &FINDINGS_OF_FILE,
    &FINDINGS,
];

#[cfg(test)]
mod tests {
    use super::{FILE, Limit, Unit};

    #[test]
    fn a_limit_is_told_as_people_read_it() {
        assert_eq!(FILE.to_string(), "32 MiB");
        let told = |most, unit| {
            let limit = Limit {
                what: "",
                most,
                unit,
                beyond: "",
            };
            limit.to_string()
        };
        assert_eq!(told(32_767, Unit::Bytes), "32,767 bytes");
        assert_eq!(told(10_000_000, Unit::Number), "10,000,000");
        assert_eq!(told(40, Unit::Number), "40");
        assert_eq!(told(1, Unit::Seconds), "1 second");
        assert_eq!(told(10, Unit::Seconds), "10 seconds");
    }

    #[test]
    fn the_limit_itself_is_within_it() {
        assert!(!FILE.is_passed_by(FILE.most));
        assert!(FILE.is_passed_by(FILE.most + 1));
    }
}
