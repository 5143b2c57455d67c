//! Where what was added to a file stands in it, by the keys under which it was written.

use crate::disk::store::splice::with_tree;
use crate::file::yaml::Content;
use crate::file::yaml::writing::Pairs;

/// The places of records at the end of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Keys {
    /// The first byte of each key, in order, with its record, counted from 0.
    keys: Vec<(u32, usize, &'static str)>,
    /// The first byte after the last record.
    end: u32,
}

impl Keys {
    /// Finds the records that were written to the end of a text's list.
    pub(super) fn of(text: &str, list: &str, records: &[Pairs]) -> Self {
        let found = with_tree(text, |root| {
            let Content::List(items) = &root.get(list)?.content else {
                return None;
            };
            let mut found = Self::default();
            let items = &items[items.len().checked_sub(records.len())?..];
            for (nth, (item, pairs)) in items.iter().zip(records).enumerate() {
                let Content::Mapping(written) = &item.content else {
                    return None;
                };
                for ((key, value), (name, _)) in written.iter().zip(pairs) {
                    found.keys.push((key.span.start, nth, name));
                    found.end = value.span.end;
                }
            }
            Some(found)
        });
        found.unwrap_or_default()
    }

    pub(super) fn key_at(&self, byte: u32) -> Option<(usize, &'static str)> {
        let after = self.keys.partition_point(|(start, ..)| *start <= byte);
        let (_, record, key) = self.keys[..after].last()?;
        (byte < self.end).then_some((*record, *key))
    }
}

#[cfg(test)]
mod tests {
    use super::Keys;
    use crate::disk::store::splice::append;
    use crate::file::yaml::writing::{Pairs, Value};

    fn record(id: &str) -> Pairs {
        vec![
            ("measure", Value::Text(id.to_owned())),
            (
                "summary",
                Value::Text("state: done\nneeds: nothing".to_owned()),
            ),
            ("evidence", Value::Texts(vec!["One".to_owned()])),
        ]
    }

    /// What lies where a word stands last in a text to which two records were added.
    #[track_caller]
    fn case(text: &str, word: &str, expected: Option<(usize, &str)>) {
        let records = [record("1.a"), record("1.b")];
        let text = append(text, "progress", &records).unwrap();
        let at = u32::try_from(text.rfind(word).unwrap()).unwrap();
        let found = Keys::of(&text, "progress", &records).key_at(at);
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_byte_is_led_back_to_the_record_and_the_key() {
        for text in [
            "body: a\nprogress:\n  - measure: x\n    reason: y\n# foot\n",
            "body: a\nprogress: [{ measure: x, reason: y }] # foot\n",
        ] {
            case(text, "1.a", Some((0, "measure")));
            case(text, "1.b", Some((1, "measure")));
            // What looks like a key in a text is none.
            case(text, "needs", Some((1, "summary")));
            case(text, "One", Some((1, "evidence")));
            case(text, "reason", None);
            case(text, "body", None);
        }
        case("progress: [] # foot\nbody: a\n", "body", None);
    }
}
