//! Which obligations an entry says it is about: `for: 2009-02`, `for: 2011-12-31`, `for: 2009-Q3..2010-Q1`, `for: moh/2009-Q3`,
//! or a list of these.

use std::fmt;

use jiff::civil::Date;

use crate::file::decode::Fields;
use crate::file::source::Spanned;
use crate::period::{Period, parse_date};
use crate::plan::body::BodyKey;
use crate::text::words::WITHHELD;

/// The name of one obligation of a measure: its period, or its due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum ObligationOf {
    Period(Period),
    DueOn(Date),
}

impl ObligationOf {
    /// Reads a period or a day; `None` if it is neither.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        match parse_date(text) {
            Some(date) => Some(Self::DueOn(date)),
            None => Period::parse(text).map(Self::Period),
        }
    }

    /// The first day that it names.
    fn first(self) -> Date {
        match self {
            Self::Period(period) => period.days().first,
            Self::DueOn(day) => day,
        }
    }

    /// The last day that it names.
    fn last(self) -> Date {
        match self {
            Self::Period(period) => period.days().last,
            Self::DueOn(day) => day,
        }
    }
}

impl fmt::Display for ObligationOf {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Period(period) => period.fmt(formatter),
            Self::DueOn(day) => day.fmt(formatter),
        }
    }
}

/// The body whose part of an obligation an item of `for` names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Whose {
    /// A body by id, name or accepted spelling.
    Written(Box<str>),
    /// A body that the edition does not name; `None` if it is unknown.
    Withheld(Option<BodyKey>),
}

impl fmt::Display for Whose {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Written(name) => formatter.write_str(name),
            Self::Withheld(_) => formatter.write_str(WITHHELD),
        }
    }
}

/// One item of `for`: an obligation, or all from one to another, and possibly one body's part of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Named {
    /// The body whose part it is; `None` for the reporting body's own.
    pub(crate) body: Option<Whose>,
    pub(crate) from: ObligationOf,
    /// The last of a range, inclusive; `None` if it is not a range.
    pub(crate) to: Option<ObligationOf>,
}

impl Named {
    fn parse(text: &str) -> Option<Self> {
        let (body, names) = match text.rsplit_once('/') {
            Some((body, names)) => (Some(body.trim()), names.trim()),
            None => (None, text),
        };
        let (from, to) = match names.split_once("..") {
            Some((from, to)) => (from.trim(), Some(ObligationOf::parse(to.trim())?)),
            None => (names, None),
        };
        let from = ObligationOf::parse(from)?;
        let is_sound = to.is_none_or(|to| from.first() <= to.first())
            && body.is_none_or(|body| !body.is_empty());
        is_sound.then(|| Self {
            body: body.map(|body| Whose::Written(body.into())),
            from,
            to,
        })
    }

    /// The days from the first to the last that a range names; `None` if it is not a range.
    pub(crate) fn range(&self) -> Option<(Date, Date)> {
        self.to.map(|to| (self.from.first(), to.last()))
    }
}

impl fmt::Display for Named {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        if let Some(body) = &self.body {
            write!(formatter, "{body}/")?;
        }
        self.from.fmt(formatter)?;
        match self.to {
            Some(to) => write!(formatter, "..{to}"),
            None => Ok(()),
        }
    }
}

/// The value of `for`: one obligation or more, in order; never empty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct About {
    pub(crate) names: Box<[Named]>,
}

impl About {
    /// One obligation, the reporting body's own part.
    pub(crate) fn one(name: ObligationOf) -> Self {
        let named = Named {
            body: None,
            from: name,
            to: None,
        };
        Self {
            names: Box::new([named]),
        }
    }

    /// Decodes the value of a key: one item, or a list of them.
    pub(super) fn decode(fields: &mut Fields, key: &str) -> Option<Spanned<Self>> {
        let names = fields.one_or_more(key, |text| Named::parse(text.trim()))?;
        Some(names.map(Self::of))
    }

    /// Reads comma-separated items, as on the command line; `None` if one is invalid.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let names: Option<Vec<Named>> = text
            .split(',')
            .map(|item| Named::parse(item.trim()))
            .collect();
        Some(Self::of(names?))
    }

    fn of(names: Vec<Named>) -> Self {
        Self {
            names: names.into(),
        }
    }
}

impl fmt::Display for About {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        for (nth, named) in self.names.iter().enumerate() {
            if nth > 0 {
                formatter.write_str(", ")?;
            }
            named.fmt(formatter)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::About;

    #[track_caller]
    fn case(text: &str, expected: Option<&str>) {
        let shown = About::parse(text).map(|about| about.to_string());
        assert_eq!(shown.as_deref(), expected);
    }

    #[test]
    fn a_for_is_a_name_a_range_a_list_and_may_say_whose_part() {
        case("2009-02", Some("2009-02"));
        case("2011-12-31", Some("2011-12-31"));
        case("2009-Q3..2010-Q1", Some("2009-Q3..2010-Q1"));
        case("moh/2009-Q3", Some("moh/2009-Q3"));
        case("2009-Q3,2010-Q1", Some("2009-Q3, 2010-Q1"));
        case(
            "moh/2009-Q3..2010-Q1, 2010-12-31",
            Some("moh/2009-Q3..2010-Q1, 2010-12-31"),
        );
    }

    #[test]
    fn what_names_no_period_and_no_day_is_no_for() {
        case("", None);
        case("/2009", None);
        case("soon", None);
        case("2010-Q1..2009-Q3", None);
        case("2009..", None);
        case("2009,,2010", None);
    }
}
