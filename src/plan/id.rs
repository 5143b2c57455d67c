//! Ids of measures and objectives: text that stays as it is written, in the order in which people count.

use std::cmp::Ordering;
use std::fmt;

/// The id of a measure or an objective, such as `3.a`, `12`, `1.10` or `M1C1-32`: as the decree has it, of whatever parts.
///
/// Numbers in it are ordered by value, so that `3.a` comes before `10.a`, and `1.9` before `1.10`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Id(Box<str>);

impl Id {
    pub(crate) fn new(text: &str) -> Self {
        Self(text.into())
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the id names something under `objective`: its text, a full stop, and at least one character more.
    pub(crate) fn is_under(&self, objective: &Self) -> bool {
        self.0
            .strip_prefix(&*objective.0)
            .and_then(|rest| rest.strip_prefix('.'))
            .is_some_and(|rest| !rest.is_empty())
    }

    /// The part before the first full stop, if something follows it: the objective of an id like `3.a`.
    pub(crate) fn before_full_stop(&self) -> Option<&str> {
        let (before, after) = self.0.split_once('.')?;
        (!after.is_empty()).then_some(before)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Id {
    fn cmp(&self, other: &Self) -> Ordering {
        in_counting_order(&self.0, &other.0).then_with(|| self.0.cmp(&other.0))
    }
}

/// Compares two texts piece by piece, numbers by value and everything else by character.
fn in_counting_order(left: &str, right: &str) -> Ordering {
    let (mut left, mut right) = (left, right);
    while !left.is_empty() && !right.is_empty() {
        let (a, a_rest) = left.split_at(run(left));
        let (b, b_rest) = right.split_at(run(right));
        let ordering = if is_digit(a) && is_digit(b) {
            let (a, b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
            a.len().cmp(&b.len()).then_with(|| a.cmp(b))
        } else {
            a.cmp(b)
        };
        if ordering != Ordering::Equal {
            return ordering;
        }
        (left, right) = (a_rest, b_rest);
    }
    left.len().cmp(&right.len())
}

fn is_digit(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit())
}

/// The length in bytes of the run of digits, or of other characters, that a text begins with.
fn run(text: &str) -> usize {
    let digits = is_digit(text);
    text.find(|character: char| character.is_ascii_digit() != digits)
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::Id;

    #[test]
    fn ids_are_ordered_as_people_count() {
        for ordered in [
            &[
                "01.1", "1.1", "1.9", "1.10", "3", "3.a", "3.b", "10.a", "12.c",
            ] as &[&str],
            &["M1C1-2", "M1C1-32", "M1C2-1", "M1C10-1", "M2C1-1"],
            &["1-3-1", "1-3-2", "1-3-10", "1-10-1", "2-1-1"],
            &["A.1.2", "A.1.10", "A.2.1", "B.1.1"],
            &["3", "17", "К-5", "К-10"],
            &["99999999999999999999998", "99999999999999999999999"],
        ] {
            let mut ids: Vec<Id> = ordered.iter().rev().map(|id| Id::new(id)).collect();
            ids.sort();
            let ids: Vec<&str> = ids.iter().map(Id::as_str).collect();
            assert_eq!(ids, ordered);
        }
    }

    #[test]
    fn a_measure_is_under_the_objective_whose_id_it_begins_with() {
        assert!(Id::new("3.a").is_under(&Id::new("3")));
        assert!(!Id::new("31.a").is_under(&Id::new("3")));
        assert!(!Id::new("3.").is_under(&Id::new("3")));
        assert!(!Id::new("3").is_under(&Id::new("3")));
    }

    #[test]
    fn an_id_may_begin_with_an_objective_or_not() {
        let case = |id: &str, before: Option<&str>| {
            assert_eq!(Id::new(id).before_full_stop(), before, "{id}");
        };
        case("3.a", Some("3"));
        case("A.1.2", Some("A"));
        case("M1C1-32", None);
        case("17", None);
        case("17.", None);
    }
}
