//! The words of a language, read from its file: `vocabulary/en.tsv`.
//!
//! A line of the file has what is meant, and behind tabs the words that mean it. Lines that begin with `#` say something
//! to those who read the file.

use std::collections::BTreeMap;

use crate::period::Every;
use crate::period::phrase::word::{Noun, Part, Season, Unclear, Word};

/// The words of a language, and how to write every form in it.
pub(super) struct Vocabulary {
    /// In lowercase; of several that fit, the longest is taken.
    pub(super) words: BTreeMap<&'static str, Word>,
    /// What makes an ordinal of a number in digits: `th`.
    pub(super) ordinal_suffixes: Vec<&'static str>,
    /// Every form and how to write it, in the order of the file.
    pub(super) examples: Vec<(&'static str, &'static str)>,
    pub(super) prepositions: Prepositions,
}

/// Where words such as "by" stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Prepositions {
    /// Before what they belong to: `by June 2010`.
    Before,
    /// Behind it.
    Behind,
}

impl Vocabulary {
    /// Reads a file of words; the error is the first line that cannot be used, or what is missing.
    pub(super) fn parse(file: &'static str) -> Result<Self, String> {
        let mut vocabulary = Self {
            words: BTreeMap::new(),
            ordinal_suffixes: Vec::new(),
            examples: Vec::new(),
            prepositions: Prepositions::Before,
        };
        let mut is_placed = false;
        let lines = file
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        for line in lines {
            let cells: Vec<_> = line.split('\t').collect();
            match *cells.as_slice() {
                ["prepositions", "before"] => is_placed = true,
                ["prepositions", "behind"] => {
                    (vocabulary.prepositions, is_placed) = (Prepositions::Behind, true);
                }
                ["ordinal-suffix", ref suffixes @ ..] => {
                    vocabulary.ordinal_suffixes.extend(suffixes);
                }
                ["example", form, example] => vocabulary.examples.push((form, example)),
                [meaning, _, ..] => {
                    let word = word(meaning).ok_or(line)?;
                    for text in &cells[1..] {
                        let is_new = vocabulary.words.insert(text, word).is_none();
                        let is_lowercase = text.to_lowercase() == *text;
                        if !is_new || !is_lowercase || text.is_empty() {
                            return Err(line.to_owned());
                        }
                    }
                }
                _ => return Err(line.to_owned()),
            }
        }
        if is_placed {
            Ok(vocabulary)
        } else {
            Err("where prepositions stand".to_owned())
        }
    }
}

/// Returns what a meaning stands for, by its name in the files; `None` if nothing is named so.
fn word(meaning: &'static str) -> Option<Word> {
    let (name, which) = meaning.split_once(' ').unwrap_or((meaning, ""));
    Some(match name {
        "number" => Word::Number {
            value: which.parse().ok()?,
            digits: 0,
        },
        "ordinal" => Word::Ordinal(which.parse().ok()?),
        "month" => Word::Month(
            which
                .parse()
                .ok()
                .filter(|month| (1..=12).contains(month))?,
        ),
        "season" => Word::Season(season(which)?),
        "part" => Word::Part(part(which)?),
        "quarter" => Word::Quarter(which.parse().ok()?),
        "half" => Word::Half(which.parse().ok()?),
        "unit" => Word::Noun(noun(which)?),
        "units" => Word::Nouns(noun(which)?),
        "every" => Word::Often(Every::parse(which)?),
        "times" => Word::Times(which.parse().ok()?),
        "either" => {
            let (one, other) = which.split_once(" or ")?;
            Word::Unclear(Unclear::Either(one, other))
        }
        "unclear" => Word::Unclear(match which {
            "moving" => Unclear::Moving,
            "working-days" => Unclear::WorkingDays,
            "other-year" => Unclear::OtherYear,
            _ => return None,
        }),
        _ if which.is_empty() => plain(name)?,
        _ => return None,
    })
}

/// Returns the word that a name alone stands for.
fn plain(name: &str) -> Option<Word> {
    Some(match name {
        "a" => Word::A,
        "act" => Word::Act,
        "after" => Word::After,
        "and" => Word::And,
        "approval" => Word::Approval,
        "at" => Word::At,
        "at-least" => Word::AtLeast,
        "basis" => Word::Basis,
        "before" => Word::Before,
        "between" => Word::Between,
        "by" => Word::By,
        "day-of" => Word::DayOf,
        "done" => Word::Done,
        "each" => Word::Each,
        "end" => Word::End,
        "filler" => Word::Filler,
        "following" => Word::Following,
        "from" => Word::From,
        "in" => Word::In,
        "last" => Word::Last,
        "next" => Word::Next,
        "not" => Word::Not,
        "of" => Word::Of,
        "on" => Word::On,
        "onwards" => Word::Onwards,
        "or" => Word::Or,
        "other" => Word::Other,
        "per" => Word::Per,
        "regularly" => Word::Regularly,
        "span" => Word::Span,
        "term" => Word::Term,
        "through" => Word::Through,
        "throughout" => Word::Throughout,
        "times-noun" => Word::TimesNoun,
        "to" => Word::To,
        "until" => Word::Until,
        "whole" => Word::Whole,
        "within" => Word::Within,
        _ => return None,
    })
}

fn season(name: &str) -> Option<Season> {
    Some(match name {
        "winter" => Season::Winter,
        "spring" => Season::Spring,
        "summer" => Season::Summer,
        "autumn" => Season::Autumn,
        _ => return None,
    })
}

fn part(name: &str) -> Option<Part> {
    Some(match name {
        "early" => Part::Early,
        "mid" => Part::Mid,
        "late" => Part::Late,
        _ => return None,
    })
}

fn noun(name: &str) -> Option<Noun> {
    Some(match name {
        "day" => Noun::Day,
        "week" => Noun::Week,
        "month" => Noun::Month,
        "quarter" => Noun::Quarter,
        "half-year" => Noun::HalfYear,
        "year" => Noun::Year,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::period::phrase::vocabulary::Vocabulary;

    #[test]
    fn a_line_that_means_nothing_is_refused() {
        let refused = |file| Vocabulary::parse(file).err().unwrap_or_default();
        assert_eq!(refused(""), "where prepositions stand");
        assert_eq!(refused("prepositions\tafter"), "prepositions\tafter");
        for line in [
            "month 13\tsmarch",
            "season fifth\tmonsoon",
            "sometime\tsome day",
            "by june\tby",
            "by\tBy",
            "by",
            "by\t",
            "by\tby\tby",
            "either twice a year\tbiannual",
            "example\t<year>",
        ] {
            let file = format!("prepositions\tbefore\n{line}\n");
            assert_eq!(refused(file.leak()), line);
        }
    }
}
