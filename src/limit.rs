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

/// `tadbir.toml`.
pub(crate) static SETTINGS: Limit = Limit {
    what: "a `tadbir.toml`",
    most: MIB,
    unit: Unit::Bytes,
    beyond: "the program ends with exit code 2",
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

/// Every bound, in the order in which `explain limits` lists them.
pub(crate) static LIMITS: &[&Limit] = &[&FILE, &SETTINGS, &NESTING, &FORM];

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
