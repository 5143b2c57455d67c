//! Calendar arithmetic: days, reporting periods, steps and lengths of time.
//!
//! Ends are inclusive everywhere.
//! Texts are read strictly and only for the years 1900 to 2200; arithmetic on what was read never panics.

pub(crate) mod phrase;
pub(crate) mod reading;

use std::cmp::{Ordering, Reverse};
use std::fmt;
use std::ops::RangeInclusive;

use jiff::civil::Date;
use jiff::{Error, Span};

/// The years that are read; a date outside them counts as a typing mistake.
pub(crate) const YEARS: RangeInclusive<i16> = 1900..=2200;

/// Reads a date written `YYYY-MM-DD`, and no other way.
pub(crate) fn parse_date(text: &str) -> Option<Date> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    date_of(digits(year, 4)?, digits(month, 2)?, digits(day, 2)?)
}

/// Makes a date of numbers; `None` if there is no such day, or its year is not one of [`YEARS`].
pub(crate) fn date_of(year: u16, month: u16, day: u16) -> Option<Date> {
    let year = i16::try_from(year)
        .ok()
        .filter(|year| YEARS.contains(year))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A run of days, both ends included. The last is never before the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Days {
    pub(crate) first: Date,
    pub(crate) last: Date,
}

impl Days {
    /// Reads `2009-01-01..2013-12-31`; also `None` if the end is before the start.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (first, last) = text.split_once("..")?;
        let days = Self {
            first: parse_date(first)?,
            last: parse_date(last)?,
        };
        (days.first <= days.last).then_some(days)
    }

    /// Whether the day is one of these.
    pub(crate) fn contains(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whether the two have a day in common.
    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Whether every day of the other is one of these.
    pub(crate) fn covers(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// Returns the days the two have in common; `None` if there are none.
    pub(crate) fn clip(self, other: Self) -> Option<Self> {
        let (first, last) = (self.first.max(other.first), self.last.min(other.last));
        (first <= last).then_some(Self { first, last })
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.first, self.last)
    }
}

/// A calendar unit in which can be reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Unit {
    Month,
    Quarter,
    HalfYear,
    Year,
}

impl Unit {
    /// Every unit, the shortest first.
    pub(crate) const ALL: [Self; 4] = [Self::Month, Self::Quarter, Self::HalfYear, Self::Year];

    /// Returns its name in YAML: `half-year`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "half-year",
            Self::Year => "year",
        }
    }

    /// Reads a name as [`Unit::name`] writes it.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.name() == text)
    }

    /// Returns how many months it has.
    pub(crate) fn months(self) -> u8 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::HalfYear => 6,
            Self::Year => 12,
        }
    }
}

/// A calendar month, quarter, half-year or year: `2009-02`, `2009-Q1`, `2009-H1`, `2009`.
///
/// Ordered by first day, the longer one first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Period {
    year: i16,
    unit: Unit,
    /// Counts from 1 within the year; a year is its own first.
    index: u8,
}

impl Period {
    /// Returns the `index`th period of a year, counted from 1; `None` if the year has no such.
    pub(crate) fn new(year: i16, unit: Unit, index: u8) -> Option<Self> {
        let exists = YEARS.contains(&year) && (1..=12 / unit.months()).contains(&index);
        exists.then_some(Self { year, unit, index })
    }

    /// Reads a period as it is displayed, and no other way: `2009-Q1`, not `2009-q1` or `2009-1`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (year, unit, index) = match text.split_once('-') {
            None => (text, Unit::Year, 1),
            Some((year, rest)) => match rest.as_bytes().first()? {
                b'Q' => (year, Unit::Quarter, digits(&rest[1..], 1)?),
                b'H' => (year, Unit::HalfYear, digits(&rest[1..], 1)?),
                _ => (year, Unit::Month, digits(rest, 2)?),
            },
        };
        Self::new(
            i16::try_from(digits(year, 4)?).ok()?,
            unit,
            u8::try_from(index).ok()?,
        )
    }

    /// Returns the period of this unit in which the day falls.
    pub(crate) fn containing(unit: Unit, day: Date) -> Self {
        let month = day.month().unsigned_abs();
        Self {
            year: day.year(),
            unit,
            index: (month - 1) / unit.months() + 1,
        }
    }

    /// Returns whether it is a month, a quarter, a half-year or a year.
    pub(crate) fn unit(self) -> Unit {
        self.unit
    }

    pub(crate) fn year(self) -> i16 {
        self.year
    }

    /// Returns which of its year's periods it is, counted from 1; a year is its own first.
    pub(crate) fn index(self) -> u8 {
        self.index
    }

    /// Returns its first and last day.
    pub(crate) fn days(self) -> Days {
        Days {
            first: self.month(1),
            last: self.month(self.unit.months()).last_of_month(),
        }
    }

    /// Returns the first day of one of its months, counted from 1; past its last, the last one's.
    pub(crate) fn month(self, nth: u8) -> Date {
        let months = self.unit.months();
        let month = (self.index - 1) * months + nth.clamp(1, months);
        let month = i8::try_from(month).expect("an index lies within its year");
        Date::new(self.year, month, 1).expect("every month has a first day")
    }

    /// Returns the period after it; `None` after the last of the [`YEARS`].
    pub(crate) fn next(self) -> Option<Self> {
        Self::new(self.year, self.unit, self.index + 1)
            .or_else(|| Self::new(self.year.checked_add(1)?, self.unit, 1))
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |period: &Self| {
            (
                period.year,
                (period.index - 1) * period.unit.months(),
                Reverse(period.unit),
            )
        };
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, index, .. } = self;
        match self.unit {
            Unit::Month => write!(f, "{year:04}-{index:02}"),
            Unit::Quarter => write!(f, "{year:04}-Q{index}"),
            Unit::HalfYear => write!(f, "{year:04}-H{index}"),
            Unit::Year => write!(f, "{year:04}"),
        }
    }
}

/// What a step or a length of time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum StepUnit {
    Day,
    Week,
    Month,
    Year,
}

impl StepUnit {
    const ALL: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::Year];

    fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// The smallest number of days in one.
    pub(crate) fn fewest_days(self) -> u64 {
        match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Month => 28,
            Self::Year => 365,
        }
    }
}

/// A length of time: `15 days`, `3 months`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Length {
    pub(crate) count: u16,
    pub(crate) unit: StepUnit,
}

impl Length {
    /// Reads a number of up to four digits and a unit in the singular or plural: `15 days`, `1 month`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (count, unit) = text.split_once(' ')?;
        let count = (1..=4).find_map(|len| digits(count, len))?;
        let unit = unit.strip_suffix('s').unwrap_or(unit);
        let unit = StepUnit::ALL
            .into_iter()
            .find(|known| known.name() == unit)?;
        Some(Self { count, unit })
    }

    /// Returns the last day of a deadline that is this long after another day.
    ///
    /// Months and years that count from the last day of a month end on the last day of a month: a month after 30 June is
    /// over on 31 July. That is how long a report or a review may take; steps, and lengths that words name, are
    /// [`Length::times_after`].
    pub(crate) fn after(self, day: Date) -> Date {
        let end = self.times_after(1, day);
        match self.unit {
            StepUnit::Month | StepUnit::Year if day == day.last_of_month() => end.last_of_month(),
            StepUnit::Day | StepUnit::Week | StepUnit::Month | StepUnit::Year => end,
        }
    }

    /// Returns the day that is so many of these lengths after another, in one step; a month that is too short gives its
    /// last day.
    ///
    /// Counted from the day itself, so that 31 January and three single months give 30 April.
    /// Stops at the largest date.
    pub(crate) fn times_after(self, times: u32, day: Date) -> Date {
        let count = i64::from(self.count) * i64::from(times);
        self.span(count)
            .map_or(Date::MAX, |span| day.saturating_add(span))
    }

    fn span(self, count: i64) -> Result<Span, Error> {
        match self.unit {
            StepUnit::Day => Span::new().try_days(count),
            StepUnit::Week => Span::new().try_weeks(count),
            StepUnit::Month => Span::new().try_months(count),
            StepUnit::Year => Span::new().try_years(count),
        }
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.count == 1 { "" } else { "s" };
        write!(f, "{} {}{plural}", self.count, self.unit.name())
    }
}

/// How often: in every calendar unit, or at a step counted from the first day of the term.
///
/// A number of months with a calendar name becomes that unit: `3 months` is `quarter`, `6 months` `half-year`, `12
/// months` `year`. Any other is a step: `4 months` counts from the first day of the term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Every {
    Calendar(Unit),
    /// The count is at least 1.
    Step {
        count: u16,
        unit: StepUnit,
    },
}

impl Every {
    /// Reads `quarter` or `4 months`; `6 months` is `half-year`, and no days are not a step.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        Unit::parse(text)
            .map(Self::Calendar)
            .or_else(|| Self::step(Length::parse(text)?))
    }

    /// Returns the calendar unit or the step of this length; `None` if the length is zero.
    pub(crate) fn step(Length { count, unit }: Length) -> Option<Self> {
        let months = match unit {
            StepUnit::Month => Some(count),
            StepUnit::Year => count.checked_mul(12),
            StepUnit::Day | StepUnit::Week => None,
        };
        let named = Unit::ALL
            .into_iter()
            .find(|unit| Some(u16::from(unit.months())) == months);
        match named {
            Some(unit) => Some(Self::Calendar(unit)),
            None => (count > 0).then_some(Self::Step { count, unit }),
        }
    }
}

impl fmt::Display for Every {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Calendar(unit) => f.write_str(unit.name()),
            Self::Step { count, unit } => Length { count, unit }.fmt(f),
        }
    }
}

/// Reads a number with exactly this many ASCII digits.
fn digits(text: &str, len: usize) -> Option<u16> {
    let strict = text.len() == len && text.bytes().all(|byte| byte.is_ascii_digit());
    strict.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use crate::period::{Days, Every, Length, Period, Unit, date_of, parse_date};

    #[test]
    fn a_date_is_written_in_one_way_only() {
        assert_eq!(parse_date("2012-02-29"), date_of(2012, 2, 29));
        assert!(parse_date("1900-01-01").is_some() && parse_date("2200-12-31").is_some());
        for text in [
            "20120229",
            "2012-2-29",
            "2011-02-29",
            "2012-02-29 ",
            "12-02-29",
            "1899-12-31",
            "2201-01-01",
            "+012-02-29",
        ] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn a_period_has_its_first_and_last_day() {
        #[track_caller]
        fn case(period: &str, days: &str) {
            assert_eq!(Period::parse(period).unwrap().days().to_string(), days);
        }
        case("2009-02", "2009-02-01..2009-02-28");
        case("2012-02", "2012-02-01..2012-02-29");
        case("2009-12", "2009-12-01..2009-12-31");
        case("2009-Q1", "2009-01-01..2009-03-31");
        case("2009-Q4", "2009-10-01..2009-12-31");
        case("2009-H2", "2009-07-01..2009-12-31");
        case("2009", "2009-01-01..2009-12-31");
    }

    #[test]
    fn a_period_that_does_not_exist_is_not_read() {
        for text in [
            "",
            "-",
            "09",
            "2009-",
            "2009-0",
            "2009-1",
            "2009-00",
            "2009-13",
            "2009-Q0",
            "2009-Q5",
            "2009-q1",
            "2009-Q01",
            "2009-H3",
            "2009-02-01",
            "1899",
            "2201",
            "٢٠٠٩",
            "2009-Qé",
            " 2009",
            "2009Q1",
        ] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn periods_follow_one_another_over_the_year_and_end_with_the_years() {
        #[track_caller]
        fn case(period: &str, next: Option<&str>) {
            let (period, next) = (
                Period::parse(period).unwrap(),
                next.map(|next| Period::parse(next).unwrap()),
            );
            assert_eq!(period.next(), next);
        }
        case("2009-12", Some("2010-01"));
        case("2009-Q4", Some("2010-Q1"));
        case("2009-H1", Some("2009-H2"));
        case("2009", Some("2010"));
        case("2200", None);
        case("2200-Q4", None);
    }

    #[test]
    fn periods_are_ordered_by_first_day_and_the_longer_first() {
        let mut periods = ["2009-02", "2009-01", "2009-Q1", "2010", "2009", "2009-H1"]
            .map(|text| Period::parse(text).unwrap());
        periods.sort();
        let sorted = periods.map(|period| period.to_string());
        assert_eq!(
            sorted,
            ["2009", "2009-H1", "2009-Q1", "2009-01", "2009-02", "2010"]
        );
    }

    #[test]
    fn a_deadline_that_counts_from_the_end_of_a_month_ends_with_a_month() {
        #[track_caller]
        fn case(length: &str, from: &str, day: &str) {
            assert_eq!(
                Length::parse(length)
                    .unwrap()
                    .after(parse_date(from).unwrap())
                    .to_string(),
                day
            );
        }
        case("1 month", "2009-01-31", "2009-02-28");
        case("1 month", "2009-06-30", "2009-07-31");
        case("1 month", "2009-02-28", "2009-03-31");
        case("2 months", "2012-02-29", "2012-04-30");
        case("1 month", "2009-06-29", "2009-07-29");
        case("3 months", "2009-11-30", "2010-02-28");
        case("1 year", "2012-02-29", "2013-02-28");
        case("1 year", "2011-02-28", "2012-02-29");
        case("30 days", "2009-06-30", "2009-07-30");
        case("15 days", "2009-12-20", "2010-01-04");
        case("2 weeks", "2009-02-20", "2009-03-06");
        case("0 days", "2009-02-20", "2009-02-20");
        case("9999 years", "2009-02-20", "9999-12-31");
    }

    #[test]
    fn lengths_and_steps_are_read_as_they_are_displayed() {
        for text in ["15 days", "1 day", "3 months", "1 week", "2 years"] {
            assert_eq!(Length::parse(text).unwrap().to_string(), text);
        }
        for text in [
            "month",
            "quarter",
            "half-year",
            "year",
            "4 months",
            "18 months",
            "2 years",
            "1 week",
        ] {
            assert_eq!(Every::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Every::parse("1 month"), Some(Every::Calendar(Unit::Month)));
        assert_eq!(Every::parse("3 months"), Every::parse("quarter"));
        assert_eq!(Every::parse("6 months"), Every::parse("half-year"));
        assert_eq!(Every::parse("12 months"), Every::parse("year"));
        assert_eq!(Every::parse("1 year"), Every::parse("year"));
        for text in [
            "",
            "days",
            "15",
            "15days",
            "-1 days",
            "15 dayss",
            "1 quarter",
            "65536 days",
            "1.5 years",
        ] {
            assert_eq!(Length::parse(text), None, "{text}");
        }
        assert_eq!(Every::parse("0 months"), None);
    }

    #[test]
    fn days_meet_where_they_share_one() {
        let days = |text| Days::parse(text).unwrap();
        let (march, spring, april) = (
            days("2009-03-01..2009-03-31"),
            days("2009-03-01..2009-05-31"),
            days("2009-04-01..2009-04-30"),
        );
        assert!(spring.covers(march) && !march.covers(spring) && march.covers(march));
        assert!(spring.overlaps(april) && !march.overlaps(april));
        assert_eq!(spring.clip(april), Some(april));
        assert_eq!(march.clip(april), None);
        assert!(march.contains(march.last) && !march.contains(april.first));
        assert_eq!(Days::parse("2009-03-02..2009-03-01"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_a_period_as_displayed_or_none(text in any::<String>()) {
            assert!(Period::parse(&text).is_none_or(|period| period.to_string() == text));
            assert!(Days::parse(&text).is_none_or(|days| days.to_string() == text));
            let _ = (Every::parse(&text), Length::parse(&text), parse_date(&text));
        }

        #[test]
        fn a_period_contains_its_day_and_is_read_back(year in 1900u16..=2200, month in 1u16..=12, day in 1u16..=28) {
            let day = date_of(year, month, day).unwrap();
            for unit in Unit::ALL {
                let period = Period::containing(unit, day);
                assert!(period.days().contains(day));
                assert_eq!(Period::parse(&period.to_string()), Some(period));
                assert!(period.next().is_none_or(|next| next.month(1) == period.days().last.tomorrow().unwrap()));
            }
        }
    }
}
