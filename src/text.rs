//! Words: plurals, lists and lengths, and the sentences of every language.

pub(crate) mod gist;
pub(crate) mod wording;
pub(crate) mod words;
