//! A phrase as words: what its language's vocabulary makes of each, and a cursor over them.
//!
//! Numbers and dates in digits are the same in every language and are read here.

use jiff::civil::Date;

use crate::period::phrase::numeral;
use crate::period::phrase::refusal::Refusal;
use crate::period::{Every, YEARS};

/// What a word, or several that belong together, means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// In digits, and how many; in words, with none.
    Number { value: u16, digits: u8 },
    Ordinal(u8),
    Roman(u8),
    /// A day in digits: `2010-03-15`, `15.03.2010`.
    Date(Date),
    /// A month in digits: `2010-03`, `03.2010`.
    YearMonth { year: u16, month: u8 },
    Month(u8),
    Season(Season),
    Part(Part),
    /// `Q3`
    Quarter(u8),
    /// `H1`
    Half(u8),
    Noun(Noun),
    /// `quarterly`
    Often(Every),
    Regularly,
    /// Says no more than that it is done: `carried out`.
    Done,
    /// Tight where no space stands on either side.
    Dash { tight: bool },
    Comma,
    Semicolon,
    Slash,
    Open,
    Close,
    And,
    To,
    /// Up to and including, between two periods or after `ongoing`.
    Through,
    Of,
    In,
    On,
    At,
    By,
    Until,
    Before,
    From,
    Between,
    Onwards,
    End,
    Within,
    After,
    Each,
    Other,
    A,
    Per,
    Times(u8),
    TimesNoun,
    AtLeast,
    Last,
    Following,
    Next,
    Basis,
    /// `period`, as in `within a three-month period`.
    Span,
    DayOf,
    /// The act of approving.
    Approval,
    /// What is approved: the plan, the order.
    Act,
    Not,
    /// Has no meaning of its own and is passed over: `the`.
    Filler,
    Unclear(Unclear),
    Unknown,
}

/// What a period, a length or a cadence is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noun {
    Day,
    Week,
    Month,
    Quarter,
    HalfYear,
    Year,
}

/// A season; winter belongs to two years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    Winter,
    Spring,
    Summer,
    Autumn,
}

/// A third of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Early,
    Mid,
    Late,
}

/// A word that is known and can not be read by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unclear {
    /// Has two meanings: `biannually`.
    Either(&'static str, &'static str),
    /// Means another day whenever it is read: `now`.
    Moving,
    /// Days that depend on holidays: `working days`.
    WorkingDays,
    /// `03/04/2010`
    DayOrMonth(Date, Date),
    /// `2010-12`, `2009-13`
    YearAndNumber { year: u16, number: u8 },
    /// `15.03.10`
    ShortYear,
    /// `2010-02-30`
    NoSuchDay,
}

/// The words of a language, and how to write every form in it.
pub(super) struct Vocabulary {
    /// Lowercase, sorted; of several that fit, the longest is taken.
    pub(super) words: &'static [(&'static str, Word)],
    /// What makes an ordinal of a number in digits: `th`.
    pub(super) ordinal_suffixes: &'static [&'static str],
    /// One for every form.
    pub(super) examples: &'static [(&'static str, &'static str)],
}

/// A word and where it stands in the phrase, in bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) word: Word,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A run of letters and digits, or one other character.
#[derive(Debug, Clone, Copy)]
struct Piece {
    /// Its place in the phrase.
    start: usize,
    end: usize,
    /// Its place in the lowercase text.
    low: usize,
    high: usize,
    /// Whether white space stands before it.
    spaced: bool,
}

/// Takes a phrase apart; case, doubled spaces, line breaks and a final full stop make no difference.
pub(super) fn tokens(phrase: &str, vocabulary: &Vocabulary) -> Vec<Token> {
    let mut lower = String::with_capacity(phrase.len());
    let pieces = pieces(phrase, &mut lower);
    let mut tokens = Vec::with_capacity(pieces.len());
    let mut rest = pieces.as_slice();
    while let Some(first) = rest.first() {
        let (word, used) = word(rest, &lower, vocabulary);
        let (taken, after) = rest.split_at(used);
        if word != Word::Filler {
            let end = taken.last().map_or(first.end, |last| last.end);
            tokens.push(Token { word, start: first.start, end });
        }
        rest = after;
    }
    tokens
}

/// Splits a phrase and writes it in lowercase, with single spaces and one kind of dash.
fn pieces(phrase: &str, lower: &mut String) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::with_capacity(16);
    let mut spaced = true;
    let mut in_run = false;
    for (start, char) in phrase.char_indices() {
        let end = start + char.len_utf8();
        match char {
            // Neither seen nor meant: soft hyphen, zero-width space, byte order mark.
            '\u{ad}' | '\u{200b}' | '\u{feff}' => continue,
            _ if char.is_whitespace() => {
                if !spaced {
                    lower.push(' ');
                }
                (spaced, in_run) = (true, false);
                continue;
            }
            _ => {}
        }
        let low = lower.len();
        match char {
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => lower.push('-'),
            '’' => lower.push('\''),
            _ => lower.extend(char.to_lowercase()),
        }
        let high = lower.len();
        let runs = char.is_alphanumeric() || char == '\'' || char == '’';
        match pieces.last_mut() {
            Some(last) if runs && in_run => (last.end, last.high) = (end, high),
            _ => pieces.push(Piece { start, end, low, high, spaced }),
        }
        (spaced, in_run) = (false, runs);
    }
    if pieces.len() > 1 && pieces.last().is_some_and(|last| &lower[last.low..last.high] == ".") {
        pieces.pop();
    }
    pieces
}

/// Returns the meaning of the first piece, or of several together, and how many they are.
fn word(pieces: &[Piece], lower: &str, vocabulary: &Vocabulary) -> (Word, usize) {
    let text = |piece: &Piece| &lower[piece.low..piece.high];
    let first = text(&pieces[0]);
    let tight = pieces[1..].iter().take_while(|piece| !piece.spaced).count();
    if first.starts_with(|char: char| char.is_ascii_digit()) {
        let mut group = [""; numeral::LONGEST];
        let pieces = &pieces[..=tight.min(numeral::LONGEST - 1)];
        for (text_of, piece) in group.iter_mut().zip(pieces) {
            *text_of = text(piece);
        }
        return numeral::read(&group[..pieces.len()], vocabulary.ordinal_suffixes);
    }
    if let Some(found) = known(pieces, lower, first, vocabulary.words) {
        return found;
    }
    let word = match first {
        "-" => Word::Dash { tight: !pieces[0].spaced && tight > 0 },
        "." if tight > 0 && text(&pieces[1]) == "." => return (Word::To, 2),
        "," => Word::Comma,
        ";" => Word::Semicolon,
        "/" => Word::Slash,
        "(" => Word::Open,
        ")" => Word::Close,
        "&" => Word::And,
        _ => numeral::roman(first).map(Word::Roman).or_else(|| numbered(first, vocabulary)).unwrap_or(Word::Unknown),
    };
    (word, 1)
}

/// Reads `Q5`, which there is not, by the entry for `Q1`, so that it can be said that there is not.
fn numbered(text: &str, vocabulary: &Vocabulary) -> Option<Word> {
    let letters = text.trim_end_matches(|char: char| char.is_ascii_digit());
    let number = text[letters.len()..].parse().ok()?;
    let is_first = |entry: &str| entry.strip_prefix(letters) == Some("1");
    match vocabulary.words.iter().find(|(entry, _)| is_first(entry))?.1 {
        Word::Quarter(_) => Some(Word::Quarter(number)),
        Word::Half(_) => Some(Word::Half(number)),
        _ => None,
    }
}

/// Looks up the longest entry of the vocabulary with which the pieces begin.
fn known(pieces: &[Piece], lower: &str, first: &str, words: &[(&str, Word)]) -> Option<(Word, usize)> {
    let text = &lower[pieces[0].low..];
    let from = words.partition_point(|(entry, _)| *entry < first);
    let candidates = words[from..].iter().take_while(|(entry, _)| entry.starts_with(first));
    let fits = |entry: &str| {
        let end = pieces[0].low + entry.len();
        text.starts_with(entry).then(|| pieces.iter().position(|piece| piece.high == end))?
    };
    candidates.filter_map(|(entry, word)| Some((*word, fits(entry)? + 1))).max_by_key(|(_, used)| *used)
}

/// A cursor over the words of a phrase.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'a> {
    tokens: &'a [Token],
    at: usize,
    /// Why a phrase that has the right form is refused all the same.
    pub(super) refusal: Option<Refusal>,
}

impl<'a> Words<'a> {
    pub(super) fn new(tokens: &'a [Token]) -> Self {
        Self { tokens, at: 0, refusal: None }
    }

    pub(super) fn at_end(&self) -> bool {
        self.at == self.tokens.len()
    }

    /// Returns the word that comes next, without taking it.
    pub(super) fn peek(&self) -> Option<Word> {
        self.peek_at(0)
    }

    /// Returns the word so many words further on.
    pub(super) fn peek_at(&self, offset: usize) -> Option<Word> {
        self.tokens.get(self.at + offset).map(|token| token.word)
    }

    /// Takes so many words.
    pub(super) fn skip(&mut self, count: usize) {
        self.at = (self.at + count).min(self.tokens.len());
    }

    /// Takes the next word if it is this one.
    pub(super) fn eat(&mut self, word: Word) -> bool {
        let eaten = self.peek() == Some(word);
        self.skip(usize::from(eaten));
        eaten
    }

    /// Takes the next word if it means something here.
    pub(super) fn take<T>(&mut self, meaning: impl Fn(Word) -> Option<T>) -> Option<T> {
        let taken = self.peek().and_then(meaning);
        self.skip(usize::from(taken.is_some()));
        taken
    }

    /// Takes what the parser reads; if it reads nothing, takes no word.
    pub(super) fn attempt<T>(&mut self, parse: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.at;
        let parsed = parse(self);
        if parsed.is_none() {
            self.at = before;
        }
        parsed
    }

    /// Takes a year of four digits.
    pub(super) fn year(&mut self) -> Option<u16> {
        self.take(Word::year)
    }

    /// Returns what was understood, or notes why it is refused.
    pub(super) fn accept<T>(&mut self, understood: Result<T, Option<Refusal>>) -> Option<T> {
        match understood {
            Ok(understood) => Some(understood),
            Err(refusal) => self.refuse(refusal?),
        }
    }

    /// Notes why a phrase is refused, if all of it was understood.
    pub(super) fn refuse<T>(&mut self, refusal: Refusal) -> Option<T> {
        if self.at_end() {
            self.refusal.get_or_insert(refusal);
        }
        None
    }
}

impl Word {
    /// Returns the year that a number of four digits names.
    pub(super) fn year(self) -> Option<u16> {
        match self {
            Self::Number { value, digits: 4 } if i16::try_from(value).is_ok_and(|year| YEARS.contains(&year)) => {
                Some(value)
            }
            _ => None,
        }
    }

    pub(super) fn month(self) -> Option<u8> {
        match self {
            Self::Month(month) => Some(month),
            _ => None,
        }
    }

    /// Returns a day of a month: `3`, `3rd`, `third`.
    pub(super) fn day(self) -> Option<u8> {
        match self {
            Self::Number { value, digits: 1 | 2 } => u8::try_from(value).ok(),
            Self::Ordinal(place) => Some(place),
            _ => None,
        }
    }

    /// Returns a place in an order: `3`, `3rd`, `third`, `III`.
    pub(super) fn place(self) -> Option<u8> {
        match self {
            Self::Roman(place) => Some(place),
            word => word.day(),
        }
    }

    /// Returns how many: `3`, `three`, `a`.
    pub(super) fn count(self) -> Option<u16> {
        match self {
            Self::Number { value, digits: 0..=3 } => Some(value),
            Self::A => Some(1),
            _ => None,
        }
    }
}
