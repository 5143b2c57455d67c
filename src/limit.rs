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

/// Obligations of a plan.
///
/// So many are judged, and printed in every format, within the time and the memory that a small machine has; the largest
/// real plan makes a few thousand.
pub(crate) static OBLIGATIONS: Limit = Limit {
    what: "obligations of a plan: due dates times the bodies that may answer, through every amendment, and more where each is judged by many periods, acts or progress reports",
    most: 500_000,
    unit: Unit::Number,
    beyond: "the measure that makes them more owes nothing, and `too-many-obligations` says so",
};

/// Lists and mappings within each other.
pub(crate) static NESTING: Limit = Limit {
    what: "lists and mappings within each other",
    most: 40,
    unit: Unit::Number,
    beyond: "nothing of the file is read, and `syntax-error` says so",
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

/// A form as it was sent.
pub(crate) static FORM: Limit = Limit {
    what: "a form that is handed in",
    most: 10 * MIB,
    unit: Unit::Bytes,
    beyond: "the form is refused",
};

/// Every bound, in the order in which `explain limits` lists them.
pub(crate) static LIMITS: &[&Limit] = &[
    &FILE,
    &PLAN,
    &FILES,
    &MEASURES,
    &CHANGES,
    &CHANGES_OF_ONE,
    &SUCCESSIONS,
    &REPORTS,
    &REPORTS_ON_ONE,
    &REPORTS_OF_ONE,
    &RECORDS_BEFORE,
    &OBLIGATIONS,
    &NESTING,
    &VALUES,
    &ITEMS,
    &FINDINGS_OF_FILE,
    &FINDINGS,
    &FORM,
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
    }

    #[test]
    fn the_limit_itself_is_within_it() {
        assert!(!FILE.is_passed_by(FILE.most));
        assert!(FILE.is_passed_by(FILE.most + 1));
    }
}
