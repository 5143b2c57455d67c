//! What a progress report says.

use crate::plan::progress::Progress;

/// What a progress report says, in one text.
pub(crate) fn entry_words(entry: &Progress) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(
        entry
            .done_on
            .map(|done_on| format!("Done on {}.", done_on.value)),
    );
    parts.extend(
        entry
            .undone_on
            .map(|undone_on| format!("Undone on {}.", undone_on.value)),
    );
    parts.extend(entry.summary.as_deref().map(str::to_owned));
    if !entry.evidence.is_empty() {
        parts.push(format!(
            "Evidence: {}.",
            entry.evidence.join("; ").trim_end_matches('.')
        ));
    }
    let named = [
        ("Obstacles", &entry.obstacles),
        ("Needs", &entry.needs),
        ("Reason", &entry.reason),
    ];
    parts.extend(
        named
            .into_iter()
            .filter_map(|(name, text)| text.as_deref().map(|text| format!("{name}: {text}"))),
    );
    parts.join(" ")
}
