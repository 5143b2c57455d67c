//! Prepositions that stand behind what they belong to, as in Turkish, put where the forms have them.

use std::borrow::Cow;

use crate::period::phrase::token::Token;
use crate::period::phrase::vocabulary::{Prepositions, Vocabulary};
use crate::period::phrase::word::Word;

/// Returns the words of a phrase in the order in which the forms have them: prepositions first.
///
/// A preposition that stands behind belongs to all since the one before it, or since a word that says how often; what
/// names the end or a part of a period, as in "2010 end", to what was named last.
pub(super) fn in_order<'t>(tokens: &'t [Token], vocabulary: &Vocabulary) -> Cow<'t, [Token]> {
    if vocabulary.prepositions == Prepositions::Before {
        return Cow::Borrowed(tokens);
    }
    let mut ordered: Vec<Token> = Vec::with_capacity(tokens.len());
    // Where what the next preposition belongs to begins, and where the last thing named in it does.
    let (mut group, mut item) = (0, 0);
    let mut counts = false;
    for &token in tokens {
        let is_first = group == ordered.len();
        match token.word {
            Word::In
            | Word::On
            | Word::At
            | Word::By
            | Word::Until
            | Word::Before
            | Word::From
            | Word::Between
            | Word::Through
            | Word::Within
            | Word::Throughout
            | Word::After => {
                ordered.insert(group, token);
                group = ordered.len();
            }
            Word::End | Word::Part(_) => ordered.insert(item.max(group), token),
            word => {
                ordered.push(token);
                let joins = matches!(
                    word,
                    Word::Comma | Word::And | Word::Or | Word::To | Word::Dash { .. }
                );
                let ends = match word {
                    Word::Regularly | Word::Often(_) | Word::Semicolon => true,
                    Word::Noun(_) | Word::Nouns(_) => counts,
                    _ => is_first && joins,
                };
                counts = (counts && !ends) || word == Word::Each;
                if ends {
                    group = ordered.len();
                }
                if joins {
                    item = ordered.len();
                }
            }
        }
    }
    Cow::Owned(ordered)
}
