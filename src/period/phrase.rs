//! The table of period phrases: words → [`Reading`].
//!
//! The rows are forms and know no language; its words stand in a file of its own, beside `phrase/vocabulary.rs`.
//! A phrase is read if one row takes all of its words, and refused otherwise; nothing is guessed.

mod cadence;
mod continuing;
mod delivery;
mod due_day;
mod grain;
mod item;
mod named;
mod numeral;
mod preposition;
#[cfg(test)]
mod published;
mod refusal;
mod token;
mod vocabulary;
mod word;
mod words;

use std::sync::OnceLock;

use crate::period::phrase::continuing::{Continuing, Limits, again};
use crate::period::phrase::delivery::{before, by, end, list, range, single, within};
use crate::period::phrase::grain::Grain;
use crate::period::phrase::named::one;
use crate::period::phrase::preposition::in_order;
use crate::period::phrase::refusal::{Refusal, dated_part, nearest, reason};
use crate::period::phrase::token::{Token, tokens};
use crate::period::phrase::vocabulary::Vocabulary;
use crate::period::phrase::word::{Part, Word};
use crate::period::phrase::words::Words;
use crate::period::reading::{Due, Reading, Start, Window};

/// How long a phrase may be, in characters.
const LONGEST: usize = 200;

/// Every language: its code, and the file of its words.
const LANGUAGES: [(&str, &str); 1] = [("en", include_str!("phrase/vocabulary/en.tsv"))];

/// The words of each, once they are read.
static VOCABULARIES: [OnceLock<Vocabulary>; LANGUAGES.len()] =
    [const { OnceLock::new() }; LANGUAGES.len()];

/// A language whose words are known, by its place in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Language(usize);

impl Language {
    pub(crate) const ENGLISH: Self = Self(0);

    /// The code of every language.
    pub(crate) const CODES: [&'static str; LANGUAGES.len()] = {
        let mut codes = [""; LANGUAGES.len()];
        let mut at = 0;
        while at < codes.len() {
            codes[at] = LANGUAGES[at].0;
            at += 1;
        }
        codes
    };

    /// Reads a language's code: `en`.
    pub(crate) fn parse(code: &str) -> Option<Self> {
        Self::CODES
            .iter()
            .position(|known| *known == code)
            .map(Self)
    }

    pub(crate) fn code(self) -> &'static str {
        Self::CODES[self.0]
    }

    fn vocabulary(self) -> &'static Vocabulary {
        let (code, file) = LANGUAGES[self.0];
        VOCABULARIES[self.0].get_or_init(|| {
            Vocabulary::parse(file)
                .unwrap_or_else(|line| panic!("the tests read the words of `{code}`: {line}"))
        })
    }
}

/// What a period that is named alone, such as `March 2029`, says where the plan has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Column {
    /// The days on which the work is done.
    #[default]
    Span,
    /// The time by which it is done.
    Deadline,
}

impl Column {
    pub(crate) const NAMES: &'static [&'static str] = &["span", "deadline"];

    pub(crate) fn parse(text: &str) -> Option<Self> {
        match text {
            "span" => Some(Self::Span),
            "deadline" => Some(Self::Deadline),
            _ => None,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Span => "span",
            Self::Deadline => "deadline",
        }
    }
}

/// A phrase that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Read {
    pub(crate) reading: Reading,
    /// How the form that matched is written.
    pub(crate) form: &'static str,
    /// Whether it is no more than one day, month, season, quarter, half-year or year.
    is_bare: bool,
}

impl Read {
    /// Whether a column makes it another reading than it is by itself.
    pub(crate) fn differs_in(&self, column: Column) -> bool {
        column == Column::Deadline && self.is_bare
    }

    /// Returns what it means in a column: one of deadlines makes `March 2029` of it `by March 2029`.
    pub(crate) fn within(&self, column: Column) -> Self {
        let Reading::Delivery(windows) = &self.reading else {
            return self.clone();
        };
        if !self.differs_in(column) {
            return self.clone();
        }
        let by = windows.iter().map(|window| Window {
            start: Start::Term,
            ..*window
        });
        Self {
            reading: Reading::Delivery(by.collect()),
            form: BY,
            is_bare: false,
        }
    }
}

/// The form of a deadline.
const BY: &str = "by <period>";

/// A phrase that was not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unreadable {
    /// Why, as a lowercase phrase.
    pub(crate) reason: String,
    /// Examples of what can be written instead, nearest first, at most three.
    pub(crate) nearest: Vec<&'static str>,
    /// What is left of the phrase when the words that are not understood are taken out, if that can be read.
    pub(crate) dated_part: Option<String>,
}

/// A form in which periods are written.
struct Phrase {
    /// How a user writes it, with placeholders.
    form: &'static str,
    parse: fn(&mut Words<'_>) -> Option<Reading>,
}

/// Every form; a phrase that two of them would read is a mistake in the table, so their order does not matter.
static PHRASES: &[Phrase] = &[
    Phrase {
        form: "<year>",
        parse: |words| single(words, Grain::Year),
    },
    Phrase {
        form: "<month> <year>",
        parse: |words| single(words, Grain::Month),
    },
    Phrase {
        form: "<quarter> <year>",
        parse: |words| single(words, Grain::Quarter),
    },
    Phrase {
        form: "<half> <year>",
        parse: |words| single(words, Grain::HalfYear),
    },
    Phrase {
        form: "<day> <month> <year>",
        parse: |words| single(words, Grain::Day),
    },
    Phrase {
        form: "<season> <year>",
        parse: |words| single(words, Grain::Season),
    },
    Phrase {
        form: "early <year>",
        parse: |words| single(words, Grain::Part(Part::Early)),
    },
    Phrase {
        form: "mid-<year>",
        parse: |words| single(words, Grain::Part(Part::Mid)),
    },
    Phrase {
        form: "late <year>",
        parse: |words| single(words, Grain::Part(Part::Late)),
    },
    Phrase {
        form: "<period> – <period>",
        parse: range,
    },
    Phrase {
        form: "<period>, <period>",
        parse: list,
    },
    Phrase {
        form: BY,
        parse: by,
    },
    Phrase {
        form: "end of <period>",
        parse: end,
    },
    Phrase {
        form: "before <period>",
        parse: before,
    },
    Phrase {
        form: "within <length>",
        parse: within,
    },
    Phrase {
        form: "from <period>",
        parse: |words| again(words, |parts| parts.is_from() && !parts.onwards),
    },
    Phrase {
        form: "<period> and onwards",
        parse: |words| again(words, |parts| parts.is_from() && parts.onwards),
    },
    Phrase {
        form: "regularly",
        parse: |words| {
            again(words, |parts| {
                parts.is_regular() && parts.limits() == Limits::None
            })
        },
    },
    Phrase {
        form: "regularly until <period>",
        parse: |words| {
            again(words, |parts| {
                parts.is_regular() && parts.limits() == Limits::Until
            })
        },
    },
    Phrase {
        form: "regularly from <period>",
        parse: |words| {
            again(words, |parts| {
                parts.is_regular() && parts.limits() == Limits::From
            })
        },
    },
    Phrase {
        form: "regularly in <period>",
        parse: |words| {
            again(words, |parts| {
                parts.is_regular() && parts.limits() == Limits::Both
            })
        },
    },
    Phrase {
        form: "every <unit>",
        parse: |words| {
            again(words, |parts| {
                parts.is_paced() && parts.limits() == Limits::None && !parts.counts()
            })
        },
    },
    Phrase {
        form: "<number> times per <unit>",
        parse: |words| {
            again(words, |parts| {
                parts.is_paced() && parts.limits() == Limits::None && parts.counts()
            })
        },
    },
    Phrase {
        form: "every <unit> from <period>",
        parse: |words| {
            again(words, |parts| {
                parts.is_paced() && parts.limits() == Limits::From
            })
        },
    },
    Phrase {
        form: "every <unit> until <period>",
        parse: |words| {
            again(words, |parts| {
                parts.is_paced() && parts.limits() == Limits::Until
            })
        },
    },
    Phrase {
        form: "every <unit> in <period>",
        parse: |words| {
            again(words, |parts| {
                parts.is_paced() && parts.limits() == Limits::Both
            })
        },
    },
    Phrase {
        form: "every <unit>, by <day>",
        parse: |words| again(words, Continuing::is_dated),
    },
];

/// Returns every form and an example of it, in the order of the table.
pub(crate) fn forms(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    language.vocabulary().examples.iter().copied()
}

/// Reads a phrase.
pub(crate) fn read(phrase: &str, language: Language) -> Result<Read, Unreadable> {
    read_in(phrase, language.vocabulary())
}

fn read_in(phrase: &str, vocabulary: &'static Vocabulary) -> Result<Read, Unreadable> {
    if phrase.chars().nth(LONGEST).is_some() {
        let reason = format!("a period has at most {LONGEST} characters");
        return Err(Unreadable {
            reason,
            nearest: nearest(&[], vocabulary),
            dated_part: None,
        });
    }
    let tokens = tokens(phrase, vocabulary);
    read_tokens(&tokens, vocabulary).map_err(|refusal| {
        let dated_part = || {
            tokens.iter().find(|token| token.word == Word::Unknown)?;
            let dated = |part: &[Token]| {
                read_tokens(part, vocabulary).is_ok_and(|read| is_dated(&read.reading))
            };
            dated_part(phrase, &tokens, dated)
                .filter(|part| read_tokens(&self::tokens(part, vocabulary), vocabulary).is_ok())
        };
        Unreadable {
            reason: reason(phrase, &tokens, refusal),
            nearest: nearest(&tokens, vocabulary),
            dated_part: if refusal.is_none() {
                dated_part()
            } else {
                None
            },
        }
    })
}

fn read_tokens(tokens: &[Token], vocabulary: &Vocabulary) -> Result<Read, Option<Refusal>> {
    let tokens = in_order(tokens, vocabulary);
    let mut refusal = None;
    for phrase in PHRASES {
        let mut words = Words::new(&tokens);
        match (phrase.parse)(&mut words).filter(|_| words.at_end()) {
            Some(reading) => {
                return Ok(Read {
                    reading,
                    form: phrase.form,
                    is_bare: is_bare(&tokens),
                });
            }
            None => refusal = refusal.or(words.refusal),
        }
    }
    Err(refusal)
}

/// Whether a phrase is no more than one period, and none of the vague parts of a year.
fn is_bare(tokens: &[Token]) -> bool {
    let mut words = Words::new(tokens);
    let named = one(&mut words).filter(|_| words.at_end());
    named.is_some_and(|named| !named.end && !matches!(named.grain, Grain::Part(_)))
}

/// Whether a reading names a day, and not only how often or how long.
fn is_dated(reading: &Reading) -> bool {
    match reading {
        Reading::Delivery(windows) => windows
            .iter()
            .all(|window| !matches!(window.due, Due::After(_))),
        Reading::Continuing {
            from,
            until,
            cadence,
        } => {
            from.is_some()
                || until.is_some()
                || cadence.is_some_and(|cadence| cadence.due.is_some())
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::{any, proptest};

    use crate::period::phrase::preposition::in_order;
    use crate::period::phrase::published::{phrases, rows};
    use crate::period::phrase::token::tokens;
    use crate::period::phrase::vocabulary::Vocabulary;
    use crate::period::phrase::words::Words;
    use crate::period::phrase::{Language, PHRASES, Phrase, forms, read, read_in};
    use crate::period::reading::Frame;
    use crate::period::{Days, Every, Unit, parse_date};

    /// Returns the forms of all rows that read a phrase.
    fn matching(phrase: &str, vocabulary: &Vocabulary) -> Vec<&'static str> {
        let tokens = tokens(phrase, vocabulary);
        let tokens = in_order(&tokens, vocabulary);
        let reads = |row: &&Phrase| {
            let mut words = Words::new(&tokens);
            (row.parse)(&mut words).is_some() && words.at_end()
        };
        PHRASES.iter().filter(reads).map(|row| row.form).collect()
    }

    /// Every form, and the days on which an example of it is due.
    fn due_dates() -> impl Iterator<Item = (&'static str, &'static str)> {
        rows(include_str!("phrase/forms.tsv"))
    }

    #[track_caller]
    fn is_of_its_form(form: &str, example: &str, due: &str, vocabulary: &'static Vocabulary) {
        let frame = Frame {
            term: Days::parse("2025-01-01..2027-12-31").unwrap(),
            approved_on: parse_date("2025-02-06"),
            every: Every::Calendar(Unit::Quarter),
        };
        assert_eq!(matching(example, vocabulary), [form], "{example}");
        let read = read_in(example, vocabulary).unwrap();
        let slots = read.reading.slots(&frame).unwrap();
        let found: Vec<_> = slots.iter().map(|slot| slot.due_on.to_string()).collect();
        assert_eq!(found.join(" "), due, "{example}");
    }

    #[test]
    fn every_form_has_one_example_in_every_language_and_every_example_a_form() {
        let all: Vec<_> = PHRASES.iter().map(|row| row.form).collect();
        assert_eq!(all.len(), all.iter().collect::<BTreeSet<_>>().len());
        assert_eq!(due_dates().map(|(form, _)| form).collect::<Vec<_>>(), all);
        for code in Language::CODES {
            let language = Language::parse(code).unwrap();
            assert_eq!(language.code(), code);
            assert_eq!(
                forms(language).map(|(form, _)| form).collect::<Vec<_>>(),
                all
            );
        }
    }

    #[test]
    fn every_example_matches_its_own_form_alone_and_yields_its_due_dates() {
        for code in Language::CODES {
            let language = Language::parse(code).unwrap();
            for ((form, example), (_, due)) in forms(language).zip(due_dates()) {
                is_of_its_form(form, example, due, language.vocabulary());
            }
        }
    }

    #[test]
    fn a_language_may_put_its_prepositions_behind() {
        let turkish = include_str!("phrase/vocabulary/behind.tsv");
        let turkish = &*Box::leak(Box::new(Vocabulary::parse(turkish).unwrap()));
        for (form, example) in &turkish.examples {
            let due = due_dates().find(|(of, _)| of == form);
            is_of_its_form(form, example, due.unwrap().1, turkish);
        }
    }

    #[test]
    fn no_published_phrase_matches_two_forms() {
        for (phrase, _) in phrases() {
            let forms = matching(&phrase, Language::ENGLISH.vocabulary());
            assert!(forms.len() < 2, "{phrase}");
        }
    }

    #[test]
    fn a_phrase_of_more_than_200_characters_is_refused() {
        let phrase = "2010, ".repeat(50);
        let refused = read(&phrase, Language::ENGLISH).unwrap_err();
        assert_eq!(refused.reason, "a period has at most 200 characters");
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            let _ = read(&text, Language::ENGLISH);
        }

        #[test]
        fn any_words_are_read_in_one_form_or_refused_with_examples(picks in proptest::collection::vec(any::<u16>(), 1..9)) {
            let vocabulary = Language::ENGLISH.vocabulary();
            let words: Vec<_> = vocabulary.words.keys().collect();
            let more = ["2009", "2011", "15", "3", "-", "–", ",", ";", "(", ")", "/", "III", "2010-03-15", "03/04/2010"];
            let pick = |pick: &u16| {
                let at = usize::from(*pick);
                if at % 2 == 0 { more[at / 2 % more.len()] } else { words[at / 2 % words.len()] }
            };
            let phrase = picks.iter().map(pick).collect::<Vec<_>>().join(" ");
            assert!(matching(&phrase, vocabulary).len() < 2, "{phrase}");
            match read(&phrase, Language::ENGLISH) {
                Ok(read) => {
                    let frame = Frame {
                        term: Days::parse("2009-01-01..2013-12-31").unwrap(),
                        approved_on: parse_date("2009-02-06"),
                        every: Every::Calendar(Unit::Quarter),
                    };
                    let slots = read.reading.slots(&frame).unwrap();
                    assert!(slots.is_sorted_by_key(|slot| slot.due_on), "{phrase}");
                    assert!(slots.iter().all(|slot| slot.starts_on <= slot.due_on), "{phrase}");
                }
                Err(refused) => {
                    assert!(!refused.reason.is_empty() && !refused.nearest.is_empty(), "{phrase}");
                    if let Some(part) = refused.dated_part {
                        assert!(read(&part, Language::ENGLISH).is_ok(), "{phrase}: {part}");
                    }
                }
            }
        }
    }
}
