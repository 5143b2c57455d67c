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
fn grouped(number: u64) -> String {
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

/// Every bound, in the order in which `explain limits` lists them.
pub(crate) static LIMITS: &[&Limit] = &[
    &FILE,
    &NESTING,
    &FORM,
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
