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
    /// Things that the bound's own words name.
    Number,
}

const MIB: u64 = 1024 * 1024;

impl Limit {
    /// Whether a number is beyond it.
    pub(crate) fn is_passed_by(&self, number: u64) -> bool {
        self.most < number
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

/// Every bound, in the order in which `explain limits` lists them.
pub(crate) static LIMITS: &[&Limit] = &[&FILE, &NESTING, &LINE, &PARAGRAPH, &TEXT, &CELL, &FORM];

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
    }

    #[test]
    fn the_limit_itself_is_within_it() {
        assert!(!FILE.is_passed_by(FILE.most));
        assert!(FILE.is_passed_by(FILE.most + 1));
    }
}
