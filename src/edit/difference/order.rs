//! The order of entries of one day, which is part of their content: of several, the last one counts.

use std::collections::BTreeMap;

use crate::edit::difference::change::{Change, Kind, Subject};
use crate::edit::difference::record::Filed;

/// The entries among which the order counts: those of one kind, measure, body, period and day.
type Sequence<'f> = (Subject, &'f str, &'f str, &'f str, String);

/// Returns a change for each sequence of entries whose order changed; `same` pairs the positions of those whose content
/// is the same.
pub(super) fn reordered(before: &[Filed], after: &[Filed], same: &[(usize, usize)]) -> Vec<Change> {
    let mut sequences: BTreeMap<Sequence, Vec<(usize, usize)>> = BTreeMap::new();
    for (was, is) in same {
        let record = &before[*was];
        if let (Some(entry), Some(day)) = (&record.entry, record.day()) {
            let sequence = (
                record.subject,
                entry.measure.as_str(),
                entry.body.as_str(),
                entry.period.as_str(),
                day,
            );
            sequences.entry(sequence).or_default().push((*was, *is));
        }
    }
    let mut changes = Vec::new();
    for mut sequence in sequences.into_values() {
        sequence.sort_unstable();
        let is_moved = |(at, (was, is)): (usize, &(usize, usize))| {
            sequence[..at]
                .iter()
                .any(|(earlier, moved)| is < moved && compete(&before[*earlier], &before[*was]))
        };
        if sequence.iter().enumerate().any(is_moved) {
            changes.push(of_sequence(before, after, &sequence));
        }
    }
    changes
}

/// Whether two entries of one day may be about the same obligation, so that the later one counts.
fn compete(one: &Filed, other: &Filed) -> bool {
    let about = |record: &Filed| {
        let entry = record.entry.as_ref();
        entry.and_then(|entry| entry.about.clone())
    };
    // A review without `for` is about all of them.
    let is_about_all =
        one.subject == Subject::Review && (about(one).is_none() || about(other).is_none());
    is_about_all || about(one) == about(other)
}

fn of_sequence(before: &[Filed], after: &[Filed], sequence: &[(usize, usize)]) -> Change {
    let mut now = sequence.to_vec();
    now.sort_unstable_by_key(|(_, is)| *is);
    let (was, is) = now[now.len() - 1];
    let nth = sequence.iter().position(|(own, _)| *own == was);
    let told = |pairs: &[(usize, usize)], key: &str| {
        let said = pairs.iter().filter_map(|(was, _)| before[*was].value(key));
        let said: Vec<String> = said.map(|value| value.said.to_string()).collect();
        said.join(", then ")
    };
    // Tells them apart by a field, if their decision or state does not.
    let keys = before[was].values.iter().map(|value| value.key);
    let key = ["decision", "state"]
        .into_iter()
        .chain(keys)
        .find(|key| told(sequence, key) != told(&now, key))
        .unwrap_or("measure");
    Change {
        nth: nth.map_or(1, |at| at + 1),
        field: Some("order"),
        was: Some(told(sequence, key)),
        is: Some(told(&now, key)),
        old_span: Some(before[was].span),
        new_span: Some(after[is].span),
        ..after[is].whole(Kind::Rewritten)
    }
}
