//! A phrase taken apart: what its language's vocabulary makes of each word.
//!
//! Numbers and dates in digits are the same in every language.

use std::collections::BTreeMap;

use crate::period::phrase::numeral;
use crate::period::phrase::vocabulary::Vocabulary;
use crate::period::phrase::word::Word;

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

/// Takes a phrase apart; case, doubled spaces, line breaks and a final full stop or comma make no difference.
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
            tokens.push(Token {
                word,
                start: first.start,
                end,
            });
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
            _ if char.is_ascii() => lower.push(char.to_ascii_lowercase()),
            _ => lower.extend(char.to_lowercase()),
        }
        let high = lower.len();
        let runs = char.is_alphanumeric() || char == '\'' || char == '’';
        match pieces.last_mut() {
            Some(last) if runs && in_run => (last.end, last.high) = (end, high),
            _ => pieces.push(Piece {
                start,
                end,
                low,
                high,
                spaced,
            }),
        }
        (spaced, in_run) = (false, runs);
    }
    if pieces.len() > 1
        && pieces
            .last()
            .is_some_and(|last| matches!(&lower[last.low..last.high], "." | "," | ";"))
    {
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
        return numeral::read(&group[..pieces.len()], &vocabulary.ordinal_suffixes);
    }
    if let Some(found) = known(pieces, lower, first, &vocabulary.words) {
        return found;
    }
    let word = match first {
        "-" => Word::Dash {
            tight: !pieces[0].spaced && tight > 0,
        },
        "." if tight > 0 && text(&pieces[1]) == "." => return (Word::To, 2),
        "," => Word::Comma,
        ";" => Word::Semicolon,
        "/" => Word::Slash,
        "(" => Word::Open,
        ")" => Word::Close,
        "&" => Word::And,
        _ => numeral::roman(first)
            .map(Word::Roman)
            .or_else(|| numbered(first, vocabulary))
            .unwrap_or(Word::Unknown),
    };
    (word, 1)
}

/// Reads `Q5`, which there is not, by the entry for `Q1`, so that it can be said that there is not.
fn numbered(text: &str, vocabulary: &Vocabulary) -> Option<Word> {
    let letters = text.trim_end_matches(|char: char| char.is_ascii_digit());
    let number = text[letters.len()..].parse().ok()?;
    match vocabulary.words.get(format!("{letters}1").as_str())? {
        Word::Quarter(_) => Some(Word::Quarter(number)),
        Word::Half(_) => Some(Word::Half(number)),
        _ => None,
    }
}

/// Looks up the longest entry of the vocabulary with which the pieces begin.
fn known(
    pieces: &[Piece],
    lower: &str,
    first: &str,
    words: &BTreeMap<&str, Word>,
) -> Option<(Word, usize)> {
    let text = &lower[pieces[0].low..];
    let candidates = words
        .range(first..)
        .take_while(|(entry, _)| entry.starts_with(first));
    let fits = |entry: &str| {
        let end = pieces[0].low + entry.len();
        text.starts_with(entry)
            .then(|| pieces.iter().position(|piece| piece.high == end))?
    };
    candidates
        .filter_map(|(entry, word)| Some((*word, fits(entry)? + 1)))
        .max_by_key(|(_, used)| *used)
}
