//! Adds records to the list in a file's text without changing any existing byte.
//!
//! Several places are tried, and the resulting text decides: it must have everything it had before, and at the end of
//! the list the new records. A place that would disturb anything else is rejected, however odd the file.

use crate::file::source::{FileKind, Sources};
use crate::file::yaml::writing::{Pairs, block_item, flow_item, keys};
use crate::file::yaml::{Content, Node, parse};

/// A file with only its head and a list of records.
pub(super) fn new_file(head: &Pairs, list: &str, records: &[Pairs]) -> String {
    let mut text = format!("{}{list}:\n", keys(head));
    for record in records {
        text.push_str(&block_item(record, 2, "\n"));
    }
    text
}

/// The text with records at the end of its list; `None` if there is no place for them, for example in a text that is
/// not YAML.
pub(super) fn append(text: &str, list: &str, records: &[Pairs]) -> Option<String> {
    let (places, known) = with_tree(text, |root| {
        let known = root.get(list)?;
        let items = match &known.content {
            Content::List(items) => items.len(),
            Content::Scalar { .. } if known.is_blank() => 0,
            Content::Scalar { .. } | Content::Mapping(_) | Content::Refused => return None,
        };
        Some((places(text, root, known, list), items))
    })?;
    places
        .into_iter()
        .map(|place| place.apply(text, records))
        .find(|changed| says_as_well(text, changed, list, known, records))
}

/// Asks the tree of a text; `None` where it is no YAML.
pub(super) fn with_tree<T>(text: &str, ask: impl FnOnce(&Node) -> Option<T>) -> Option<T> {
    let file = Sources::default().add("draft".into(), FileKind::Stray);
    let parsed = parse(text, file);
    let root = parsed.root.filter(|_| parsed.faults.is_empty())?;
    ask(&root)
}

/// Whether the changed text has everything the text had, and the records at the end of its list.
fn says_as_well(text: &str, changed: &str, list: &str, known: usize, records: &[Pairs]) -> bool {
    let added = new_file(&Pairs::new(), list, records);
    let is_same = with_tree(text, |before| {
        with_tree(changed, |after| {
            with_tree(&added, |added| {
                Some(is_extended(before, after, list, known, added.get(list)?))
            })
        })
    });
    is_same == Some(true)
}

fn is_extended(before: &Node, after: &Node, list: &str, known: usize, added: &Node) -> bool {
    let (Content::Mapping(before), Content::Mapping(after)) = (&before.content, &after.content)
    else {
        return false;
    };
    let Content::List(added) = &added.content else {
        return false;
    };
    before.len() == after.len()
        && before.iter().zip(after).all(|((key, value), (own, now))| {
            let is_list = matches!(&key.content, Content::Scalar { text, .. } if text == list);
            key.says_the_same_as(own)
                && match (&value.content, &now.content) {
                    (Content::List(items), Content::List(all)) if is_list => {
                        all.len() == known + added.len()
                            && items
                                .iter()
                                .chain(added)
                                .zip(all)
                                .all(|(item, own)| item.says_the_same_as(own))
                    }
                    (_, Content::List(all)) if is_list && known == 0 => {
                        all.len() == added.len()
                            && added
                                .iter()
                                .zip(all)
                                .all(|(item, own)| item.says_the_same_as(own))
                    }
                    _ => value.says_the_same_as(now),
                }
        })
}

/// A way to add records to a text.
struct Place {
    /// The bytes that are replaced, `start` up to but not including `end`; only the brackets of an empty list.
    start: usize,
    end: usize,
    style: Style,
}

#[derive(Clone, Copy)]
enum Style {
    /// Separate lines, with the dash indented by so many columns.
    Block { indent: usize },
    /// Within brackets, after the existing items.
    Flow { after_comma: bool },
}

impl Place {
    fn apply(&self, text: &str, records: &[Pairs]) -> String {
        let line_end = line_end(text);
        let (before, after) = (&text[..self.start], &text[self.end..]);
        let mut added = String::new();
        match self.style {
            Style::Block { indent } => {
                if !before.is_empty() && !before.ends_with('\n') {
                    added.push_str(line_end);
                }
                for record in records {
                    added.push_str(&block_item(record, indent, line_end));
                }
                if after.starts_with(line_end) && before.len() + after.len() < text.len() {
                    // The replaced brackets were before a line end.
                    added.truncate(added.len() - line_end.len());
                }
            }
            Style::Flow { after_comma } => {
                let items: Vec<String> = records.iter().map(flow_item).collect();
                if after_comma {
                    added.push_str(", ");
                }
                added.push_str(&items.join(", "));
            }
        }
        format!("{before}{added}{after}")
    }
}

/// The places to try, the best first.
fn places(text: &str, root: &Node, known: &Node, list: &str) -> Vec<Place> {
    let (start, end) = (known.span.start as usize, known.span.end as usize);
    let at = |start: usize, style| Place {
        start,
        end: start,
        style,
    };
    let after_line = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    if text[start..].starts_with('[') {
        let inner = &text[start + 1..end.max(start + 1) - 1];
        if inner.trim().is_empty() {
            return vec![
                Place {
                    start: text[..start].trim_end_matches(' ').len(),
                    end,
                    style: Style::Block { indent: 2 },
                },
                at(start + 1, Style::Flow { after_comma: false }),
            ];
        }
        let after_items = start + 1 + inner.trim_end().len();
        return vec![
            at(after_items, Style::Flow { after_comma: true }),
            at(after_items, Style::Flow { after_comma: false }),
        ];
    }
    let is_last = match &root.content {
        Content::Mapping(pairs) => pairs.last().is_some_and(
            |(key, _)| matches!(&key.content, Content::Scalar { text, .. } if text == list),
        ),
        Content::Scalar { .. } | Content::List(_) | Content::Refused => false,
    };
    let indent = match &known.content {
        Content::List(_) => column_of_dash(text, start),
        Content::Scalar { .. } | Content::Mapping(_) | Content::Refused => 2,
    };
    let style = Style::Block { indent };
    let mut places = Vec::new();
    if is_last {
        places.push(at(text.len(), style));
    }
    places.push(at(after_line, style));
    places
}

/// The column of a list's first dash: where the list starts, or before it if the list is not indented below its key.
fn column_of_dash(text: &str, start: usize) -> usize {
    let dash = if text[start..].starts_with('-') {
        start
    } else {
        text[..start].rfind('-').unwrap_or(start)
    };
    dash - text[..dash].rfind('\n').map_or(0, |at| at + 1)
}

/// The line end of a text: that of its first line.
fn line_end(text: &str) -> &'static str {
    let first = text.find('\n');
    if first.is_some_and(|at| text[..at].ends_with('\r')) {
        "\r\n"
    } else {
        "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::append;
    use crate::file::yaml::writing::{Pairs, Value};

    fn record() -> Pairs {
        vec![
            ("measure", Value::Text("1.10".to_owned())),
            ("summary", Value::Text("Two\nlines: x".to_owned())),
        ]
    }

    const BLOCK: &str = "  - measure: \"1.10\"\n    summary: |-\n      Two\n      lines: x\n";

    /// Asserts that the new text is the old one with `added` at `|`.
    #[track_caller]
    fn case(text: &str, added: &str) {
        let old = text.replacen('¦', "", 1);
        let new = append(&old, "progress", &[record()]);
        assert_eq!(new.as_deref(), Some(text.replacen('¦', added, 1).as_str()));
    }

    #[test]
    fn a_record_goes_to_the_end_of_the_file() {
        case("body: a\nprogress:\n  - measure: 1.a\n¦", BLOCK);
    }

    #[test]
    fn comments_stay_where_they_are() {
        case(
            "# head\nbody: a # who\nprogress: # what\n  # first\n  - measure: 1.a # one\n    # within\n    summary: x # two\n  # after\n# foot\n¦",
            BLOCK,
        );
    }

    #[test]
    fn a_last_line_without_an_end_is_ended() {
        case(
            "body: a\nprogress:\n  - measure: 1.a¦",
            &format!("\n{BLOCK}"),
        );
    }

    #[test]
    fn the_indent_of_the_list_is_kept() {
        let shallow = BLOCK.replace("\n  ", "\n");
        case("progress:\n- measure: 1.a\n¦", shallow.trim_start());
        let deep = format!("  {}", BLOCK.trim_end().replace('\n', "\n  ")) + "\n";
        case("progress:\n    - measure: 1.a\n¦", &deep);
    }

    #[test]
    fn line_ends_of_windows_are_kept() {
        case(
            "body: a\r\nprogress:\r\n  - measure: 1.a\r\n¦",
            &BLOCK.replace('\n', "\r\n"),
        );
    }

    #[test]
    fn what_follows_the_list_stays_behind_it() {
        case(
            "progress:\n  - measure: 1.a # one\n¦# about the body\nbody: a\n",
            BLOCK,
        );
        case("body: a\nprogress:\n  - measure: 1.a\n¦...\n", BLOCK);
    }

    #[test]
    fn a_block_of_text_keeps_its_line_ends() {
        case(
            "progress:\n  - measure: 1.a\n    summary: |+\n      x\n\n\n¦",
            BLOCK,
        );
        case(
            "progress:\n  - measure: 1.a\n    summary: >\n      x\n      y\n¦",
            BLOCK,
        );
    }

    #[test]
    fn a_list_in_brackets_stays_in_them() {
        let flow = "{ measure: \"1.10\", summary: \"Two\\nlines: x\" }";
        case(
            "progress: [{ measure: 1.a }¦] # all\nbody: a\n",
            &format!(", {flow}"),
        );
        case("progress: [\n  { measure: 1.a },¦\n]\n", flow);
        case(
            "{ body: a, progress: [{ measure: 1.a }¦] }\n",
            &format!(", {flow}"),
        );
    }

    #[test]
    fn an_empty_list_gets_lines() {
        case("body: a\nprogress:\n¦", BLOCK);
        case("body: a\nprogress: # nothing yet\n# foot\n¦", BLOCK);
        let new = append("body: a\nprogress: []\n", "progress", &[record()]);
        assert_eq!(new, Some(format!("body: a\nprogress:\n{BLOCK}")));
        let new = append("progress: []\nbody: a\n", "progress", &[record()]);
        assert_eq!(new, Some(format!("progress:\n{BLOCK}body: a\n")));
    }

    #[test]
    fn what_is_no_list_or_no_yaml_is_left_alone() {
        for text in [
            "",
            "body: a\n",
            "progress: text\n",
            "progress: {a: b}\n",
            "progress:\n  - a: [\n",
            "- a\n",
            "progress: &x\n  - a: b\n",
        ] {
            assert_eq!(append(text, "progress", &[record()]), None, "{text}");
        }
    }
}
