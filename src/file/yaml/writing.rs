//! Records as YAML text. The only file that names the serializer.
//!
//! Texts are quoted if any program could read them as something else: `"no"`, `"1.10"`.

use std::fmt::Write;

/// The value of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// A word that needs no quotes, such as a date or `true`; written as it is.
    Word(String),
    Text(String),
    Texts(Vec<String>),
}

/// Keys and values, in the order in which they are written.
pub(crate) type Pairs = Vec<(&'static str, Value)>;

/// Writes an item of a block list, its dash indented by so many columns, with a line end after each line.
pub(crate) fn block_item(pairs: &Pairs, indent: usize, line_end: &str) -> String {
    let margin = " ".repeat(indent);
    let mut text = String::new();
    for (at, line) in keys(pairs).lines().enumerate() {
        if !line.is_empty() {
            let lead = if at == 0 { "- " } else { "  " };
            text.push_str(&margin);
            text.push_str(lead);
            text.push_str(line);
        }
        text.push_str(line_end);
    }
    text
}

/// Writes keys and values one below the other, without indentation.
pub(crate) fn keys(pairs: &Pairs) -> String {
    let mut text = String::new();
    for (key, value) in pairs {
        match value {
            Value::Word(word) => {
                let _ = writeln!(text, "{key}: {word}");
            }
            Value::Text(said) => {
                let _ = writeln!(text, "{key}: {}", scalar(said));
            }
            Value::Texts(texts) => {
                let _ = writeln!(text, "{key}:");
                for said in texts {
                    let _ = writeln!(text, "  - {}", indented(&scalar(said)));
                }
            }
        }
    }
    text
}

/// Writes a record on one line, for lists in brackets.
pub(crate) fn flow_item(pairs: &Pairs) -> String {
    let values = pairs.iter().map(|(key, value)| match value {
        Value::Word(word) => format!("{key}: {word}"),
        Value::Text(said) => format!("{key}: {}", quoted(said)),
        Value::Texts(texts) => {
            let texts: Vec<String> = texts.iter().map(|said| quoted(said)).collect();
            format!("{key}: [{}]", texts.join(", "))
        }
    });
    format!("{{ {} }}", values.collect::<Vec<_>>().join(", "))
}

/// A text as a scalar of a mapping without indentation; lines after the first are indented by two columns.
fn scalar(text: &str) -> String {
    // Folding would lose spaces and line ends at the ends of a text; quotes keep them.
    let has_open_ends = text.trim() != text;
    let written = serde_saphyr::to_string(&text);
    match written {
        Ok(written) if !has_open_ends => written.trim_end_matches('\n').to_owned(),
        Ok(_) | Err(_) => quoted(text),
    }
}

/// A text in double quotes: JSON's are YAML's.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Indents lines after the first by two more columns, except empty ones.
fn indented(text: &str) -> String {
    let mut lines = text.split('\n');
    let mut indented = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        indented.push('\n');
        if !line.is_empty() {
            indented.push_str("  ");
            indented.push_str(line);
        }
    }
    indented
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, any, proptest};
    use proptest::strategy::Just;

    use super::{Pairs, Value, block_item, flow_item};
    use crate::file::source::{FileKind, Sources};
    use crate::file::yaml::{Content, Node, parse};

    /// What a list of one record says, with its texts.
    fn read(list: &str) -> Vec<(String, Vec<String>)> {
        let file = Sources::default().add("x".into(), FileKind::Progress);
        let parsed = parse(list, file);
        assert_eq!(parsed.faults, [], "{list}");
        let root = parsed.root.expect("there is a list");
        let text = |node: &Node| match &node.content {
            Content::Scalar { text, .. } => text.to_string(),
            other => panic!("{other:?} in {list}"),
        };
        let Content::List(items) = &root.content else {
            panic!("no list: {list}");
        };
        let [item] = items.as_slice() else {
            panic!("not one item: {list}");
        };
        let Content::Mapping(pairs) = &item.content else {
            panic!("no mapping: {list}");
        };
        let of = |value: &Node| match &value.content {
            Content::List(items) => items.iter().map(text).collect(),
            _ => vec![text(value)],
        };
        pairs
            .iter()
            .map(|(key, value)| (text(key), of(value)))
            .collect()
    }

    #[track_caller]
    fn case(text: &str) {
        let pairs: Pairs = vec![
            ("measure", Value::Text(text.to_owned())),
            (
                "evidence",
                Value::Texts(vec![text.to_owned(), text.to_owned()]),
            ),
            ("state", Value::Word("done".to_owned())),
        ];
        let expected = vec![
            ("measure".to_owned(), vec![text.to_owned()]),
            (
                "evidence".to_owned(),
                vec![text.to_owned(), text.to_owned()],
            ),
            ("state".to_owned(), vec!["done".to_owned()]),
        ];
        for indent in [0, 2, 5] {
            for line_end in ["\n", "\r\n"] {
                let written = block_item(&pairs, indent, line_end);
                assert_eq!(read(&written), expected, "{written}");
            }
        }
        let written = format!("[{}]", flow_item(&pairs));
        assert_eq!(read(&written), expected, "{written}");
    }

    #[test]
    fn a_text_is_read_as_it_was_written() {
        for text in [
            "plain",
            "no",
            "1.10",
            "2009-01-01",
            "~",
            "null",
            "a: b",
            "# x",
            "x # y",
            "- y",
            "- ",
            "? z",
            "  lead",
            "trail  ",
            "\n",
            "two\nlines",
            "two\n\n  indented\nlines: x",
            "  indented first\nx",
            "x\n",
            "x\n\n",
            "\nx",
            "trail \nx",
            "# first\nx",
            "emoji 😀",
            "əçşğ",
            "שלום עולם",
            "\u{200f}x",
            "quote \" and '",
            "'",
            "\"",
            "\\n",
            "tab\there",
            "\tlead",
            "x\n\ty",
            "[x]",
            "{a: b}",
            "a, b",
            "]",
            "---",
            "...",
            "x\n---\ny",
            "x\n...\ny",
            "@a",
            "`b`",
            "%c",
            "&x",
            "*y",
            "!z",
            "|",
            ">",
            "<<",
            "=1+1",
            "\u{85}",
            "\u{2028}x",
            "a\u{a0}b",
            "very long words that go on and on until they are far longer than any line should be, and further",
            "very long  words  with  two  spaces  that go on and on until they are far longer than any line should be, and",
            "first very long words that go on and on until they are far longer than any line should be, and further\nsecond",
        ] {
            case(text);
        }
    }

    /// Texts with more of what is hard than chance would bring.
    fn texts() -> impl Strategy<Value = String> {
        let part = proptest::prop_oneof![
            any::<char>()
                .prop_filter("what acts on a terminal is refused when it is read", |c| {
                    !crate::text::words::is_harmful(*c)
                        && !matches!(c, '\r' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
                })
                .prop_map(String::from),
            proptest::sample::select(vec![
                "\n",
                "\n\n",
                " ",
                "  ",
                "\t",
                ": ",
                "#",
                " #",
                "- ",
                "\"",
                "'",
                "no",
                "1.10",
                "2009-01-01",
                "😀",
                "ש",
                "|",
                ">",
                "{",
                "}",
                "[",
                "]",
                ",",
                "\n- ",
                "\n  ",
                "words and more words ",
            ])
            .prop_map(str::to_owned),
            Just("a".to_owned()),
        ];
        proptest::collection::vec(part, 1..40).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn any_text_is_read_as_it_was_written(text in texts()) {
            case(&text);
        }
    }
}
