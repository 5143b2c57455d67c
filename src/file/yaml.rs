//! YAML text into a tree whose every node knows its place; the only file that names the YAML parser.
//!
//! A scalar stays the text that was written, so that a measure id `1.10` is never a number.
//! Anchors, aliases, merge keys and tags are refused: every value is written where it is read.
//! Depth and the number of values are bounded here and the size of a file in `load`, so that time and memory are too.

pub(crate) mod writing;

use std::borrow::Cow;

use granit_parser::{Event, Parser, ScalarStyle, ScanError};

use crate::file::source::{FileId, Span};
use crate::limit::{Limit, NESTING, VALUES};

/// One value and its place.
#[derive(Debug)]
pub(crate) struct Node<'t> {
    pub(crate) content: Content<'t>,
    pub(crate) span: Span,
}

/// The content of a node.
#[derive(Debug)]
pub(crate) enum Content<'t> {
    /// `plain` tells `no` from `"no"`.
    Scalar {
        text: Cow<'t, str>,
        plain: bool,
    },
    List(Vec<Node<'t>>),
    Mapping(Vec<(Node<'t>, Node<'t>)>),
    /// Something that was refused and already reported.
    Refused,
}

impl Node<'_> {
    /// Whether another node has the same content, wherever and however it is written. Refused nodes equal nothing.
    pub(crate) fn says_the_same_as(&self, other: &Node) -> bool {
        match (&self.content, &other.content) {
            (Content::Scalar { text, .. }, Content::Scalar { text: others, .. }) => {
                text == others && self.is_blank() == other.is_blank()
            }
            (Content::List(items), Content::List(others)) => {
                let mut pairs = items.iter().zip(others);
                items.len() == others.len()
                    && pairs.all(|(item, other)| item.says_the_same_as(other))
            }
            (Content::Mapping(pairs), Content::Mapping(others)) => {
                let mut both = pairs.iter().zip(others);
                pairs.len() == others.len()
                    && both.all(|((key, value), (other_key, other_value))| {
                        key.says_the_same_as(other_key) && value.says_the_same_as(other_value)
                    })
            }
            _ => false,
        }
    }

    /// The value under a key of a mapping; of a duplicate key, the first.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        let Content::Mapping(pairs) = &self.content else {
            return None;
        };
        let is_named =
            |key: &Self| matches!(&key.content, Content::Scalar { text, .. } if text == name);
        pairs
            .iter()
            .find(|(key, _)| is_named(key))
            .map(|(_, value)| value)
    }

    /// Whether nothing is written: an empty value, `~` or `null`.
    pub(crate) fn is_blank(&self) -> bool {
        match &self.content {
            Content::Scalar { text, plain: true } => {
                matches!(&**text, "" | "~" | "null" | "Null" | "NULL")
            }
            Content::Scalar { text, plain: false } => text.trim().is_empty(),
            Content::List(_) | Content::Mapping(_) | Content::Refused => false,
        }
    }
}

/// What is wrong with a text as YAML.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// In the parser's words. The whole text is unusable.
    Syntax(String),
    /// More values than the limit. Nothing of the text is used.
    TooManyValues,
    /// What comes after `---` is not read.
    SecondDocument,
    /// An anchor, an alias, a merge key or a tag: which.
    Unsupported(&'static str),
}

/// A text as a tree, with its faults.
#[derive(Debug, Default)]
pub(crate) struct Parsed<'t> {
    /// `None` if the text is empty or unusable.
    pub(crate) root: Option<Node<'t>>,
    pub(crate) faults: Vec<(Fault, Span)>,
}

/// Reads the first document of a text.
///
/// A text with nothing but white space and comments has neither root nor faults.
pub(crate) fn parse(text: &str, file: FileId) -> Parsed<'_> {
    parse_up_to(&VALUES, text, file)
}

fn parse_up_to<'t>(most: &Limit, text: &'t str, file: FileId) -> Parsed<'t> {
    let mut builder = Builder::default();
    for event in parser(text) {
        match event {
            Ok((event, place)) => {
                let place = span(file, text, &place);
                if builder.take(event, place) == Flow::Stop {
                    break;
                }
                if most.is_passed_by(builder.values) {
                    return unusable(Fault::TooManyValues, place);
                }
            }
            Err(error) => {
                let at = error
                    .marker()
                    .byte_offset()
                    .unwrap_or(text.len())
                    .min(text.len());
                let place = one_character(file, text, at);
                return unusable(Fault::Syntax(error.info()), place);
            }
        }
    }
    Parsed {
        root: builder.root,
        faults: builder.faults,
    }
}

fn parser(text: &str) -> impl Iterator<Item = Result<(Event<'_>, granit_parser::Span), ScanError>> {
    let options = granit_parser::options! {
        disallow_directives: true,
        emit_unresolved_aliases: true,
        flow_nesting_limit: NESTING.count(),
        block_nesting_limit: NESTING.count(),
    };
    Parser::new_from_str_with_options(text, options)
}

/// Every value of a text, as far as it is YAML, including keys: the text of a scalar, `None` for anything else. Builds
/// no tree, so that a text that is too large is noticed before it takes memory.
pub(crate) fn values(text: &str) -> impl Iterator<Item = Option<Cow<'_, str>>> {
    let events = parser(text).map_while(Result::ok);
    events.filter_map(|(event, _)| match event {
        Event::Scalar(text, ..) => Some(Some(text)),
        Event::SequenceStart(..)
        | Event::MappingStart(..)
        | Event::Alias(_)
        | Event::UnresolvedAlias(_) => Some(None),
        _ => None,
    })
}

/// An unusable text.
fn unusable<'t>(fault: Fault, place: Span) -> Parsed<'t> {
    Parsed {
        root: None,
        faults: vec![(fault, place)],
    }
}

/// The number of events the parser alone finds in a text; what loading is measured against.
#[cfg(feature = "internals")]
pub(crate) fn events(text: &str) -> usize {
    Parser::new_from_str(text).flatten().count()
}

#[derive(PartialEq, Eq)]
enum Flow {
    Go,
    Stop,
}

/// A list or mapping that is not closed yet.
enum Open<'t> {
    List(Vec<Node<'t>>, Span),
    Mapping(Vec<(Node<'t>, Node<'t>)>, Option<Node<'t>>, Span),
}

/// Builds the tree from events, with its own stack instead of recursion.
#[derive(Default)]
struct Builder<'t> {
    stack: Vec<Open<'t>>,
    root: Option<Node<'t>>,
    documents: usize,
    values: u64,
    faults: Vec<(Fault, Span)>,
}

impl<'t> Builder<'t> {
    fn take(&mut self, event: Event<'t>, place: Span) -> Flow {
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents == 2 {
                    self.faults.push((Fault::SecondDocument, place));
                    return Flow::Stop;
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.values += 1;
                self.refuse_properties(anchor, tag.is_some(), place);
                let plain = style == ScalarStyle::Plain;
                if plain && text == "<<" {
                    self.faults.push((Fault::Unsupported("a merge key"), place));
                    self.put(Node {
                        content: Content::Refused,
                        span: place,
                    });
                } else {
                    self.put(Node {
                        content: Content::Scalar { text, plain },
                        span: place,
                    });
                }
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.values += 1;
                self.refuse_properties(anchor, tag.is_some(), place);
                self.stack.push(Open::List(Vec::new(), place));
            }
            Event::MappingStart(_, anchor, tag) => {
                self.values += 1;
                self.refuse_properties(anchor, tag.is_some(), place);
                self.stack.push(Open::Mapping(Vec::new(), None, place));
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(place),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.values += 1;
                self.faults.push((Fault::Unsupported("an alias"), place));
                self.put(Node {
                    content: Content::Refused,
                    span: place,
                });
            }
            // The parser's enum is open; what is left marks the ends of the stream.
            _ => {}
        }
        Flow::Go
    }

    fn refuse_properties(&mut self, anchor: usize, tagged: bool, place: Span) {
        if anchor != 0 {
            self.faults.push((Fault::Unsupported("an anchor"), place));
        }
        if tagged {
            self.faults.push((Fault::Unsupported("a tag"), place));
        }
    }

    fn close(&mut self, end: Span) {
        let node = match self.stack.pop() {
            Some(Open::List(items, start)) => {
                let span = until(start, items.last().map(|item| item.span), end);
                Node {
                    content: Content::List(items),
                    span,
                }
            }
            Some(Open::Mapping(pairs, _, start)) => {
                let span = until(start, pairs.last().map(|(_, value)| value.span), end);
                Node {
                    content: Content::Mapping(pairs),
                    span,
                }
            }
            None => return,
        };
        self.put(node);
    }

    fn put(&mut self, node: Node<'t>) {
        match self.stack.last_mut() {
            Some(Open::List(items, _)) => items.push(node),
            Some(Open::Mapping(pairs, key, _)) => match key.take() {
                Some(key) => pairs.push((key, node)),
                None => *key = Some(node),
            },
            None => self.root = Some(node),
        }
    }
}

/// From where a list or mapping starts to where its last part ends: the parser puts the end of a block at the next token.
fn until(start: Span, last: Option<Span>, end: Span) -> Span {
    let flow_end = if end.end > end.start { end.end } else { 0 };
    let last_end = last.map_or(start.end, |last| last.end);
    Span {
        end: flow_end.max(last_end),
        ..start
    }
}

fn span(file: FileId, text: &str, place: &granit_parser::Span) -> Span {
    let range = place.byte_range().unwrap_or(0..0);
    let start = range.start.min(text.len());
    let end = range.end.clamp(start, text.len());
    // A block scalar's span runs on to the next token; what is shown ends with its last character.
    let end = start
        + text
            .get(start..end)
            .map_or(end - start, |written| written.trim_end().len());
    Span {
        file,
        start: offset(start),
        end: offset(end),
    }
}

fn one_character(file: FileId, text: &str, at: usize) -> Span {
    let length = text
        .get(at..)
        .and_then(|rest| rest.chars().next())
        .filter(|next| *next != '\n')
        .map_or(0, char::len_utf8);
    Span {
        file,
        start: offset(at),
        end: offset(at + length),
    }
}

fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("`load` refuses files of over 4 GiB")
}

#[cfg(test)]
mod tests {
    use super::{Fault, parse_up_to};
    use crate::file::source::{FileKind, Sources};
    use crate::limit::{Limit, Unit};

    #[test]
    fn as_many_values_as_the_limit_are_read_and_not_one_more() {
        let most = Limit {
            what: "",
            most: 5,
            unit: Unit::Number,
            beyond: "",
        };
        let file = Sources::default().add("plan.yaml".into(), FileKind::Plan);
        let parsed = |text: &str| {
            let parsed = parse_up_to(&most, text, file);
            let fault = parsed.faults.into_iter().next();
            (
                parsed.root.is_some(),
                fault.map(|(fault, span)| (fault, span.start)),
            )
        };
        assert_eq!(parsed("[a, b, c, d]\n"), (true, None));
        assert_eq!(parsed("{ a: b, c: d }\n"), (true, None));
        let one_past = |at: u32| (false, Some((Fault::TooManyValues, at)));
        assert_eq!(parsed("[a, b, c, d, e, f]\n"), one_past(13));
        assert_eq!(parsed("- a\n- { b: c }\n- d\n"), one_past(17));
        assert_eq!(parsed("- {}\n- []\n- {}\n- {}\n- []\n"), one_past(22));
    }
}
