//! The languages that Tadbir speaks: wording, dates and plurals of each stand in one file beside this one.
//!
//! The only file that names Fluent. A text that a language lacks is a bug: the tests compare the files with each other.
//! The decree's own words are never translated, and neither is anything that scripts read.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::civil::Date;
use unic_langid::LanguageIdentifier;

use crate::period::{Days, Period};

/// A language that Tadbir speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Wording {
    #[default]
    English,
    Azerbaijani,
}

static ENGLISH: LazyLock<FluentBundle<FluentResource>> =
    LazyLock::new(|| bundle("en", include_str!("wording/en.ftl")));
static AZERBAIJANI: LazyLock<FluentBundle<FluentResource>> =
    LazyLock::new(|| bundle("az", include_str!("wording/az.ftl")));

fn bundle(code: &str, text: &str) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = code.parse().expect("the code of a language is one");
    let resource = FluentResource::try_new(text.to_owned())
        .expect("the tests read every language's file without an error");
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    bundle
        .add_resource(resource)
        .expect("the tests find no text twice in a language's file");
    bundle
}

impl Wording {
    pub(crate) const ALL: [Self; 2] = [Self::English, Self::Azerbaijani];
    pub(crate) const CODES: [&'static str; 2] = ["en", "az"];

    /// Finds a language by its code; `None` if Tadbir does not speak it.
    pub(crate) fn of_code(code: &str) -> Option<Self> {
        match code {
            "en" => Some(Self::English),
            "az" => Some(Self::Azerbaijani),
            _ => None,
        }
    }

    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Azerbaijani => "az",
        }
    }

    /// Returns a text that has no gaps to fill.
    pub(crate) fn say(self, key: &str) -> String {
        self.tell(key, [])
    }

    /// Returns a text with its gaps filled; numbers choose the plural.
    pub(crate) fn tell<'a, const N: usize>(
        self,
        key: &str,
        gaps: [(&'static str, FluentValue<'a>); N],
    ) -> String {
        let bundle: &FluentBundle<FluentResource> = match self {
            Self::English => &ENGLISH,
            Self::Azerbaijani => &AZERBAIJANI,
        };
        let pattern = bundle
            .get_message(key)
            .and_then(|message| message.value())
            .expect("the tests say every text in every language");
        let gaps: FluentArgs<'a> = gaps.into_iter().collect();
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&gaps), &mut errors);
        debug_assert!(errors.is_empty(), "{key}: {errors:?}");
        text.into_owned()
    }

    /// A day as it is written in a sentence: `20 July 2010`.
    pub(crate) fn date(self, date: Date) -> String {
        self.tell(
            "date",
            [
                ("day", date.day().into()),
                ("month", self.month(date.month().unsigned_abs()).into()),
                ("year", self.year(date.year()).into()),
            ],
        )
    }

    /// A year as it stands in a date or a period; Azerbaijani counts years, and the ending goes with the last number word.
    fn year(self, year: i16) -> String {
        let ending = match (year % 10, year % 100) {
            (0, 0) => "hundred".to_owned(),
            (0, tens) => format!("tens-{}", tens / 10),
            (ones, _) => format!("ones-{ones}"),
        };
        self.tell(
            "year",
            [("year", year.to_string().into()), ("ending", ending.into())],
        )
    }

    /// A month with its year: `June 2026`.
    pub(crate) fn month_of(self, day: Date) -> String {
        let month = self.month(u8::try_from(day.month()).unwrap_or_default());
        format!("{month} {}", day.year())
    }

    /// A month's name, counted from 1.
    fn month(self, month: u8) -> String {
        self.say(&format!("month-{month}"))
    }

    /// A reporting period as it is called in a sentence: `the second quarter of 2010`.
    pub(crate) fn period(self, period: Period) -> String {
        let year = self.year(period.year());
        let unit = match period.unit() {
            crate::period::Unit::Month => {
                return self.tell(
                    "period-month",
                    [
                        ("month", self.month(period.index()).into()),
                        ("year", year.into()),
                    ],
                );
            }
            crate::period::Unit::Quarter => "period-quarter",
            crate::period::Unit::HalfYear => "period-half-year",
            crate::period::Unit::Year => "period-year",
        };
        self.tell(
            unit,
            [("index", period.index().into()), ("year", year.into())],
        )
    }

    /// First and last day: `1 April 2010 to 30 June 2010`.
    pub(crate) fn days(self, days: Days) -> String {
        self.tell(
            "days",
            [
                ("first", self.date(days.first).into()),
                ("last", self.date(days.last).into()),
            ],
        )
    }

    /// How long it is from one day to another, in whole years and months, or in days within the first month:
    /// `5 years and 2 months`; `None` where the second day is the earlier one.
    pub(crate) fn age(self, from: Date, to: Date) -> Option<String> {
        if to < from {
            return None;
        }
        let span = from.until((jiff::Unit::Year, to)).unwrap_or_default();
        let (years, months) = (span.get_years(), span.get_months());
        let parts: Vec<String> = [("age-years", i32::from(years)), ("age-months", months)]
            .into_iter()
            .filter(|(_, number)| *number > 0)
            .map(|(key, number)| self.tell(key, [("count", number.into())]))
            .collect();
        if parts.is_empty() {
            return Some(self.tell("age-days", [("count", span.get_days().into())]));
        }
        Some(self.all_of(&parts))
    }

    /// Joins names as prose: `a`, `a and b`, `a, b and c`. Empty input gives an empty text.
    pub(crate) fn all_of(self, names: &[String]) -> String {
        let Some((last, rest)) = names.split_last() else {
            return String::new();
        };
        if rest.is_empty() {
            return last.clone();
        }
        self.tell(
            "all-of",
            [
                ("rest", rest.join(", ").into()),
                ("last", last.as_str().into()),
            ],
        )
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use fluent_bundle::FluentResource;

    use super::Wording;

    /// The texts of a language, with the gaps of each, by key.
    fn texts(file: &str) -> BTreeMap<String, Vec<String>> {
        let resource = FluentResource::try_new(file.to_owned()).expect("the file is read whole");
        drop(resource);
        let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut key = String::new();
        for line in file.lines() {
            if let Some((name, _)) = line.split_once(" =")
                && !line.starts_with([' ', '#'])
            {
                name.clone_into(&mut key);
                assert!(
                    texts.insert(key.clone(), Vec::new()).is_none(),
                    "{key} twice"
                );
            }
            for gap in line.split('$').skip(1) {
                let gap = gap
                    .split(|character: char| !character.is_ascii_alphanumeric() && character != '-')
                    .next()
                    .unwrap_or_default()
                    .to_owned();
                let gaps = texts.entry(key.clone()).or_default();
                if !gaps.contains(&gap) {
                    gaps.push(gap);
                    gaps.sort();
                }
            }
        }
        texts
    }

    #[test]
    fn every_language_says_every_text_with_its_gaps() {
        let english = texts(include_str!("wording/en.ftl"));
        let other = texts(include_str!("wording/az.ftl"));
        let keys =
            |texts: &BTreeMap<String, Vec<String>>| texts.keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&english), keys(&other));
        for (key, gaps) in &english {
            // A language may do without the number that chooses the plural, and without nothing else.
            let lacking: Vec<&String> = gaps
                .iter()
                .filter(|gap| {
                    !other[key].contains(gap) && !["index", "ending"].contains(&gap.as_str())
                })
                .collect();
            assert!(lacking.is_empty(), "{key} lacks {lacking:?}");
            let unknown: Vec<&String> = other[key]
                .iter()
                .filter(|gap| !gaps.contains(gap))
                .collect();
            assert!(unknown.is_empty(), "{key} has {unknown:?}");
        }
    }

    #[test]
    fn a_date_is_written_as_the_language_does() {
        let day = jiff::civil::date(2010, 7, 20);
        assert_eq!(Wording::English.date(day), "20 July 2010");
        assert_eq!(Wording::Azerbaijani.date(day), "20 iyul 2010-cu il");
    }
}
