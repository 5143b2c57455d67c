//! What a progress report says.

use crate::plan::statement::{POINTS, Saying, Statement};

/// What a progress report says besides how far it is and of what, in one text.
pub(crate) fn entry_words(said: &Statement) -> String {
    let parts = POINTS.iter().filter_map(|point| {
        let name = named(point.field.key);
        match said.says(point)? {
            Saying::State(_) | Saying::About(_) => None,
            Saying::Date(day) => Some(format!("{name} on {day}.")),
            Saying::Text(text) if point.field.key == "summary" => Some(text.to_owned()),
            Saying::Text(text) => Some(format!("{name}: {text}")),
            Saying::Texts(texts) => {
                let texts = texts.join("; ");
                Some(format!("{name}: {}.", texts.trim_end_matches('.')))
            }
        }
    });
    parts.collect::<Vec<_>>().join(" ")
}

/// A key as a word that begins a sentence, without its `_on`: `Obstacles`, `Done`.
fn named(key: &str) -> String {
    let word = key.trim_end_matches("_on");
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}
