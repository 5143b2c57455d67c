//! The limits on what Tadbir reads, so that no plan, form or repository exhausts the machine: each limit once.
//!
//! `tadbir explain limits` prints the table. Each limit is tested at its value and one above.

use std::fmt;

/// A limit on what is read.
#[derive(Debug)]
pub(crate) struct Limit {
    /// What it limits: `a file of a plan`.
    pub(crate) what: &'static str,
    /// The largest value, inclusive.
    pub(crate) most: u64,
    pub(crate) unit: Unit,
    /// What happens above it.
    pub(crate) beyond: &'static str,
}

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Bytes,
    Seconds,
    /// Things that its description names.
    Number,
}

const MIB: u64 = 1024 * 1024;

impl Limit {
    /// Whether a number is above it.
    pub(crate) fn is_passed_by(&self, number: u64) -> bool {
        self.most < number
    }

    /// Whether a text has more characters than it allows.
    pub(crate) fn is_passed_by_text(&self, text: &str) -> bool {
        // No text has more characters than bytes.
        self.is_passed_by(text.len() as u64) && self.is_passed_by(text.chars().count() as u64)
    }

    /// The largest value, to compare with a count in memory.
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

/// A number with a comma between groups of three digits.
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
    beyond: "the file is not read (`file-too-large`)",
};

/// Lists and mappings within each other.
pub(crate) static NESTING: Limit = Limit {
    what: "depth of nested lists and mappings",
    most: 40,
    unit: Unit::Number,
    beyond: "the file is not read (`syntax-error`)",
};

/// A form as it was sent.
pub(crate) static FORM: Limit = Limit {
    what: "a form that a body returns",
    most: 10 * MIB,
    unit: Unit::Bytes,
    beyond: "the form is refused",
};

/// The files of a repository at a revision, whatever their content.
pub(crate) static REVISION_FILES: Limit = Limit {
    what: "files of a repository at a git revision",
    most: 1_000_000,
    unit: Unit::Number,
    beyond: "the revision is not read, and the command fails",
};

/// The total size of the files that are read of a revision; one that occurs twice counts twice.
pub(crate) static REVISION_BYTES: Limit = Limit {
    what: "total size of the files of a plan at a git revision",
    most: 256 * MIB,
    unit: Unit::Bytes,
    beyond: "no file is read, and the command fails",
};

/// The output of one git command: paths, commit messages, changed lines.
pub(crate) static ANSWER: Limit = Limit {
    what: "output of one git command",
    most: 256 * MIB,
    unit: Unit::Bytes,
    beyond: "git is stopped, and the command fails",
};

/// How long git may print nothing.
pub(crate) static SILENCE: Limit = Limit {
    what: "time for which git prints nothing",
    most: 10,
    unit: Unit::Seconds,
    beyond: "git is stopped, and the command fails",
};

/// How long git may print nothing while it searches the history.
pub(crate) static HISTORY_SILENCE: Limit = Limit {
    what: "time for which git prints nothing while it searches the history",
    most: 300,
    unit: Unit::Seconds,
    beyond: "git is stopped, and the command fails",
};

/// The text in a form.
pub(crate) static FORM_TEXT: Limit = Limit {
    what: "text of a form: all cells of a workbook together, or a CSV or YAML file",
    most: 4 * MIB,
    unit: Unit::Bytes,
    beyond: "the form is refused",
};

/// The characters in one cell of a form; no Excel cell holds more.
pub(crate) static FORM_CELL: Limit = Limit {
    what: "characters in a cell of a form",
    most: 32_767,
    unit: Unit::Number,
    beyond: "the form is refused",
};

/// A form asks for a few hundred rows at most.
pub(crate) static FORM_ROWS: Limit = Limit {
    what: "non-empty rows of a form, or entries of a form in YAML",
    most: 2_000,
    unit: Unit::Number,
    beyond: "the form is refused",
};

/// Cells of all sheets, including empty ones with formatting.
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
    what: "parts of the archive of a form",
    most: 1_000,
    unit: Unit::Number,
    beyond: "the form is refused",
};

/// An unpacked workbook.
pub(crate) static FORM_UNPACKED: Limit = Limit {
    what: "size of a form after unpacking",
    most: 8 * MIB,
    unit: Unit::Bytes,
    beyond: "the form is refused",
};

/// The memory of the process that reads a form, if the system can limit it.
pub(crate) static FORM_MEMORY: Limit = Limit {
    what: "memory for reading a form",
    most: 256 * MIB,
    unit: Unit::Bytes,
    beyond: "the form is refused",
};

/// The processor time for reading a form, if the system can limit it.
pub(crate) static FORM_TIME: Limit = Limit {
    what: "processor time for reading a form",
    most: 1,
    unit: Unit::Seconds,
    beyond: "the form is refused",
};

/// The longest wait for reading a form, however busy the machine is.
pub(crate) static FORM_WAIT: Limit = Limit {
    what: "longest wait for reading a form",
    most: 10,
    unit: Unit::Seconds,
    beyond: "the form is refused",
};

/// Remarks of one kind about a form that are shown one by one.
pub(crate) static FORM_REMARKS: Limit = Limit {
    what: "refusals, or notes, about a form",
    most: 100,
    unit: Unit::Number,
    beyond: "the rest is counted",
};

/// A name, a title, an act, a document: a text of a line or two.
pub(crate) static LINE: Limit = Limit {
    what: "characters of a name, a title, an act or a document",
    most: 500,
    unit: Unit::Number,
    beyond: "no command files it, and `check` warns (`text-too-long`)",
};

/// Text in sentences, and all documents of one list together.
pub(crate) static PARAGRAPH: Limit = Limit {
    what: "characters of a measure's text, of a text in a progress report, or of all documents in a list",
    most: 4_000,
    unit: Unit::Number,
    beyond: "no command files it, and `check` warns (`text-too-long`)",
};

/// The text of any field: as much as an Excel cell holds, with the note about what was cut.
pub(crate) static TEXT: Limit = Limit {
    what: "characters of any text",
    most: 32_000,
    unit: Unit::Number,
    beyond: "the rest is cut: the text ends in `[…]`, its length and its digest",
};

/// An Excel cell; joined texts can be longer than each of them.
pub(crate) static CELL: Limit = Limit {
    what: "UTF-16 units in a cell of a workbook",
    most: 32_767,
    unit: Unit::Number,
    beyond: "the text is shortened there and ends in `[…]`",
};

/// `tadbir.toml`.
pub(crate) static SETTINGS: Limit = Limit {
    what: "a `tadbir.toml`",
    most: MIB,
    unit: Unit::Bytes,
    beyond: "the command fails",
};

/// The total size of the files of a plan.
pub(crate) static PLAN: Limit = Limit {
    what: "total size of the files of a plan",
    most: 256 * MIB,
    unit: Unit::Bytes,
    beyond: "files above the limit are not read (`plan-too-large`)",
};

/// Files of a plan.
pub(crate) static FILES: Limit = Limit {
    what: "files of a plan",
    most: 20_000,
    unit: Unit::Number,
    beyond: "files above the limit are not read (`plan-too-large`)",
};

/// Measures of a plan.
pub(crate) static MEASURES: Limit = Limit {
    what: "measures of a plan, without those that amendments add",
    most: 20_000,
    unit: Unit::Number,
    beyond: "files above the limit are not read (`plan-too-large`)",
};

/// Changes by amendments.
pub(crate) static CHANGES: Limit = Limit {
    what: "changes by the amendments of a plan",
    most: 20_000,
    unit: Unit::Number,
    beyond: "files above the limit are not read (`plan-too-large`)",
};

/// Changes of one thing.
pub(crate) static CHANGES_OF_ONE: Limit = Limit {
    what: "changes of one measure, of one body, or of the term and the reporting rules",
    most: 50,
    unit: Unit::Number,
    beyond: "changes above the limit are ignored (`too-often`)",
};

/// Successions and new names of bodies.
pub(crate) static SUCCESSIONS: Limit = Limit {
    what: "successions and new names of bodies",
    most: 1_000,
    unit: Unit::Number,
    beyond: "changes above the limit are ignored (`too-often`)",
};

/// Records that are held again for each date of a retroactive act.
pub(crate) static RECORDS_BEFORE: Limit = Limit {
    what: "measures, progress reports and reviews, times the dates of retroactive acts",
    most: 2_000_000,
    unit: Unit::Number,
    beyond: "acts above the limit are ignored (`too-often`)",
};

/// Progress reports about one measure.
pub(crate) static REPORTS_ON_ONE: Limit = Limit {
    what: "progress reports about one measure, and as many reviews",
    most: 5_000,
    unit: Unit::Number,
    beyond: "progress reports and reviews above the limit are ignored (`too-often`)",
};

/// Progress reports of one body about one measure for one reporting period.
pub(crate) static REPORTS_OF_ONE: Limit = Limit {
    what: "progress reports of one body about one measure for one reporting period",
    most: 50,
    unit: Unit::Number,
    beyond: "progress reports and reviews above the limit are ignored (`too-often`)",
};

/// Progress reports and reviews.
pub(crate) static REPORTS: Limit = Limit {
    what: "progress reports and reviews of a plan",
    most: 500_000,
    unit: Unit::Number,
    beyond: "files above the limit are not read (`plan-too-large`)",
};

/// This many can be judged, and printed in every format, on a small machine; the largest real plan has a few thousand.
pub(crate) static OBLIGATIONS: Limit = Limit {
    what: "obligations of a plan: due dates times the bodies that may answer, through every amendment; those with many periods, acts or progress reports count more than once",
    most: 500_000,
    unit: Unit::Number,
    beyond: "measures above the limit owe nothing (`too-many-obligations`)",
};

/// Scalars, lists and mappings of a file.
pub(crate) static VALUES: Limit = Limit {
    what: "values in a file: scalars, lists and mappings",
    most: 1_000_000,
    unit: Unit::Number,
    beyond: "the file is not read (`too-many-values`)",
};

/// Items of a list in a file.
pub(crate) static ITEMS: Limit = Limit {
    what: "items of a list",
    most: 10_000,
    unit: Unit::Number,
    beyond: "the rest of the list is not read (`too-many-items`)",
};

/// Findings of one file that are shown.
pub(crate) static FINDINGS_OF_FILE: Limit = Limit {
    what: "findings in a file",
    most: 1_000,
    unit: Unit::Number,
    beyond: "the rest is counted (`more-errors`, `more-warnings`)",
};

/// Findings that are shown in all.
pub(crate) static FINDINGS: Limit = Limit {
    what: "findings in all files of a plan",
    most: 10_000,
    unit: Unit::Number,
    beyond: "the rest is counted (`more-errors`, `more-warnings`)",
};

/// Every limit, in the order in which `explain limits` lists them.
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
