//! A cursor over the words of a phrase.

use crate::period::phrase::refusal::Refusal;
use crate::period::phrase::token::Token;
use crate::period::phrase::word::{Noun, Word};

/// A cursor over the words of a phrase.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'a> {
    tokens: &'a [Token],
    at: usize,
    /// Why a phrase that has the right form is still refused.
    pub(super) refusal: Option<Refusal>,
}

impl<'a> Words<'a> {
    pub(super) fn new(tokens: &'a [Token]) -> Self {
        Self {
            tokens,
            at: 0,
            refusal: None,
        }
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

    /// Takes a unit, in the singular or plural.
    pub(super) fn noun(&mut self) -> Option<Noun> {
        self.take(|word| match word {
            Word::Noun(noun) | Word::Nouns(noun) => Some(noun),
            _ => None,
        })
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
