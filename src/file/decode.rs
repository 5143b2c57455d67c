//! Decodes a mapping by its record's field table and collects every problem at its exact place.
//!
//! The rules about reading are here, below the model, so that loading can raise them without knowing the checks. A
//! wrong value yields one finding: a key of the wrong type is not also reported as missing.

mod bad_date;
mod control_character;
mod duplicate_key;
mod empty_file;
mod file_too_large;
mod link_out_of_plan;
mod mailbox;
mod missing_file;
mod missing_key;
mod not_utf8;
mod personal_data;
mod plan_too_large;
mod second_document;
mod stray_file;
mod syntax_error;
mod text_too_long;
mod too_many_items;
mod too_many_values;
mod unclear_change;
mod unknown_key;
mod unreadable_file;
mod unsupported_yaml;
mod wrong_type;

use std::fmt;

use jiff::civil::Date;

use crate::file::decode::mailbox::is_mailbox;
use crate::file::field::{Field, Record, Type};
use crate::file::finding::{Finding, Findings, Rule, more_errors, more_warnings};
use crate::file::source::{Span, Spanned};
use crate::file::yaml::{Content, Fault, Node};
use crate::limit::{ITEMS, LINE, Limit, PARAGRAPH};
use crate::period::{Every, Length, Period, parse_date};
use crate::text::words;

/// Every rule about reading files, by id.
pub(crate) static READING: &[&Rule] = &[
    &bad_date::RULE,
    &control_character::RULE,
    &duplicate_key::RULE,
    &empty_file::RULE,
    &file_too_large::RULE,
    &link_out_of_plan::RULE,
    &missing_file::RULE,
    &missing_key::RULE,
    &more_errors::RULE,
    &more_warnings::RULE,
    &not_utf8::RULE,
    &personal_data::RULE,
    &plan_too_large::RULE,
    &second_document::RULE,
    &stray_file::RULE,
    &syntax_error::RULE,
    &text_too_long::RULE,
    &too_many_items::RULE,
    &too_many_values::RULE,
    &unclear_change::RULE,
    &unknown_key::RULE,
    &unreadable_file::RULE,
    &unsupported_yaml::RULE,
    &wrong_type::RULE,
];

pub(crate) use empty_file::finding as empty_file;
pub(crate) use file_too_large::finding as file_too_large;
pub(crate) use link_out_of_plan::finding as link_out_of_plan;
pub(crate) use mailbox::LONGEST_MAILBOX;
pub(crate) use missing_file::finding as missing_file;
pub(crate) use not_utf8::finding as not_utf8;
pub(crate) use plan_too_large::finding as plan_too_large;
pub(crate) use stray_file::{Unread, finding as stray_file};
pub(crate) use text_too_long::RULE as TEXT_TOO_LONG;
pub(crate) use unclear_change::finding as unclear_change;
pub(crate) use unreadable_file::finding as unreadable_file;

/// A YAML problem as a finding.
pub(crate) fn yaml_fault(fault: &Fault, span: Span) -> Finding {
    match fault {
        Fault::Syntax(message) => syntax_error::finding(message, span),
        Fault::TooManyValues => too_many_values::finding(span),
        Fault::SecondDocument => second_document::finding(span),
        Fault::Unsupported(what) => unsupported_yaml::finding(what, span),
    }
}

/// The values of one mapping, by its record's field table.
pub(crate) struct Fields<'f, 'n, 't> {
    record: &'static Record,
    /// The whole mapping.
    pub(crate) span: Span,
    /// By position in the table: the key's place and the value.
    values: Vec<Option<(Span, &'n Node<'t>)>>,
    first_key: Span,
    /// Whether the record is meant to hold personal data.
    is_about_people: bool,
    pub(crate) findings: &'f mut Findings,
}

impl<'f, 'n, 't> Fields<'f, 'n, 't> {
    /// Sorts a mapping's values by the table and reports unknown, duplicate and missing keys; `None` if the node is not
    /// a mapping.
    pub(crate) fn open(
        node: &'n Node<'t>,
        record: &'static Record,
        findings: &'f mut Findings,
    ) -> Option<Self> {
        let pairs = match &node.content {
            Content::Mapping(pairs) => pairs,
            Content::Refused => return None,
            Content::Scalar { .. } | Content::List(_) => {
                findings.push(wrong_type::finding(
                    record.name,
                    &Type::Record(record),
                    node,
                ));
                return None;
            }
        };
        let mut values: Vec<Option<(Span, &Node)>> = vec![None; record.fields.len()];
        for (key, value) in pairs {
            let Content::Scalar { text, .. } = &key.content else {
                if !matches!(key.content, Content::Refused) {
                    findings.push(wrong_type::finding("key", &Type::Text(&LINE), key));
                }
                continue;
            };
            match record.position(text) {
                None => findings.push(unknown_key::finding(record, text, key.span)),
                Some(at) => match values[at] {
                    Some((first, _)) => {
                        findings.push(duplicate_key::finding(text, key.span, first));
                    }
                    None => values[at] = Some((key.span, value)),
                },
            }
        }
        for (field, value) in record.fields.iter().zip(&values) {
            if field.is_required() && value.is_none_or(|(_, value)| value.is_blank()) {
                let place = value.map_or_else(|| first_key(pairs, node.span), |(key, _)| key);
                findings.push(missing_key::finding(record, field, place));
            }
        }
        Some(Self {
            record,
            span: node.span,
            values,
            first_key: first_key(pairs, node.span),
            is_about_people: false,
            findings,
        })
    }

    /// The value of a key; `None` if it is missing, blank or refused.
    ///
    /// # Panics
    ///
    /// If the record's table has no such key, which is a bug.
    pub(crate) fn node(&self, key: &str) -> Option<&'n Node<'t>> {
        let at = self
            .record
            .position(key)
            .expect("a decoder asks only for keys of its record's table");
        self.values[at]
            .map(|(_, node)| node)
            .filter(|node| !node.is_blank() && !matches!(node.content, Content::Refused))
    }

    /// The place of a key, or of the whole mapping if the key is missing.
    pub(crate) fn key_span(&self, key: &str) -> Span {
        let at = self
            .record
            .position(key)
            .expect("a decoder asks only for keys of its record's table");
        self.values[at].map_or(self.span, |(span, _)| span)
    }

    /// Whether a key is given, with or without a value.
    ///
    /// # Panics
    ///
    /// If the record's table has no such key, which is a bug.
    pub(crate) fn is_given(&self, key: &str) -> bool {
        let at = self
            .record
            .position(key)
            .expect("a decoder asks only for keys of its record's table");
        self.values[at].is_some()
    }

    /// Reports every key without a value, for records in which that must not count as a missing key.
    pub(crate) fn refuse_blanks(&mut self) {
        for (field, value) in self.record.fields.iter().zip(&self.values) {
            if let Some((key, node)) = value
                && node.is_blank()
                && !field.is_required()
            {
                let name = self.name(field.key);
                self.findings
                    .push(wrong_type::blank(name, &field.kind, *key));
            }
        }
    }

    /// Whether a key is given with a value.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.node(key).is_some()
    }

    /// Whether a key has an empty list or mapping.
    pub(crate) fn is_empty(&self, key: &str) -> bool {
        self.node(key).is_some_and(|node| match &node.content {
            Content::List(items) => items.is_empty(),
            Content::Mapping(pairs) => pairs.is_empty(),
            Content::Scalar { .. } | Content::Refused => false,
        })
    }

    pub(crate) fn text(&mut self, key: &str) -> Option<Spanned<Box<str>>> {
        let node = self.node(key)?;
        self.text_of(key, node)
    }

    fn text_of(&mut self, key: &str, node: &Node) -> Option<Spanned<Box<str>>> {
        let kind = self.kind(key);
        let written = text(node, self.name(key), kind, self.findings)?;
        if let Some(limit) = kind.most() {
            let characters = written.value.chars().count();
            self.limit(key, characters, limit, node.span);
        }
        if !self.is_about_people
            && let Some(finding) = personal_data::find(&written, self.name(key))
        {
            self.findings.push(finding);
        }
        Some(written.map(text_too_long::kept))
    }

    /// Marks the record as meant to hold personal data, so that such data is not a finding in it.
    pub(crate) fn names_people(&mut self) {
        self.is_about_people = true;
    }

    /// An id: letters, digits, `.`, `-` and `_`, so that it can stand in a file name and in an obligation's id.
    pub(crate) fn id(&mut self, key: &str) -> Option<Spanned<Box<str>>> {
        self.parsed(key, |text| is_sound_id(text).then(|| text.into()))
    }

    /// The address of exactly one mailbox.
    pub(crate) fn email(&mut self, key: &str) -> Option<Spanned<Box<str>>> {
        self.parsed(key, |text| is_mailbox(text).then(|| text.into()))
    }

    /// A text that stays as it is written, without white space around it.
    pub(crate) fn plain(&mut self, key: &str) -> Option<Box<str>> {
        self.text(key).map(|text| text.value)
    }

    pub(crate) fn texts(&mut self, key: &str) -> Vec<Spanned<Box<str>>> {
        let texts: Vec<Spanned<Box<str>>> = self
            .items(key)
            .iter()
            .filter_map(|item| self.text_of(key, item))
            .collect();
        if let (Type::List(Type::Text(_)), Some(node)) = (self.kind(key), self.node(key)) {
            let all = texts.iter().map(|text| text.value.chars().count()).sum();
            self.limit(key, all, &PARAGRAPH, node.span);
        }
        texts
    }

    /// Reports a value that is longer than a limit.
    fn limit(&mut self, key: &str, characters: usize, limit: &Limit, span: Span) {
        if limit.count() < characters {
            let name = self.name(key);
            self.findings
                .push(text_too_long::finding(name, characters, limit, span));
        }
    }

    pub(crate) fn date(&mut self, key: &str) -> Option<Spanned<Date>> {
        let node = self.node(key)?;
        let written = text(node, self.name(key), &Type::Date, self.findings)?;
        let date = parse_date(&written.value);
        if date.is_none() {
            self.findings
                .push(bad_date::finding(self.name(key), &written));
        }
        date.map(|date| Spanned::new(date, written.span))
    }

    pub(crate) fn flag(&mut self, key: &str) -> Option<bool> {
        self.parsed(key, |text| match text {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        })
        .map(|flag| flag.value)
    }

    pub(crate) fn every(&mut self, key: &str) -> Option<Every> {
        self.parsed(key, Every::parse).map(|every| every.value)
    }

    pub(crate) fn length(&mut self, key: &str) -> Option<Length> {
        self.parsed(key, Length::parse).map(|length| length.value)
    }

    pub(crate) fn period(&mut self, key: &str) -> Option<Spanned<Period>> {
        self.parsed(key, Period::parse)
    }

    /// One value or a list of them, at least one, each as `parse` reads it; `None` if any is wrong.
    pub(crate) fn one_or_more<T>(
        &mut self,
        key: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<Spanned<Vec<T>>> {
        let node = self.node(key)?;
        let Content::List(_) = &node.content else {
            let one = self.parsed(key, parse)?;
            return Some(one.map(|one| vec![one]));
        };
        let known = self.findings.made();
        let items = self.items(key);
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            let written = text(item, self.name(key), self.kind(key), self.findings);
            match written.and_then(|written| parse(&written.value)) {
                Some(value) => values.push(value),
                None => {
                    self.findings
                        .push(wrong_type::finding(self.name(key), self.kind(key), item));
                }
            }
        }
        if items.is_empty() {
            self.findings
                .push(wrong_type::finding(self.name(key), self.kind(key), node));
        }
        let is_whole = self.findings.made() == known && !values.is_empty();
        is_whole.then(|| Spanned::new(values, node.span))
    }

    /// One of a field's choices, as `pick` reads it.
    pub(crate) fn choice<T>(
        &mut self,
        key: &str,
        pick: impl Fn(&str) -> Option<T>,
    ) -> Option<Spanned<T>> {
        self.parsed(key, pick)
    }

    /// The items of a list, at most [`ITEMS`]; none if it is missing or not a list.
    pub(crate) fn items(&mut self, key: &str) -> &'n [Node<'t>] {
        let Some(node) = self.node(key) else {
            return &[];
        };
        match &node.content {
            Content::List(items) => match items.get(ITEMS.count()) {
                Some(first) => {
                    let finding = too_many_items::finding(self.name(key), first.span);
                    self.findings.push(finding);
                    &items[..ITEMS.count()]
                }
                None => items,
            },
            Content::Scalar { .. } | Content::Mapping(_) => {
                self.findings
                    .push(wrong_type::finding(self.name(key), self.kind(key), node));
                &[]
            }
            Content::Refused => &[],
        }
    }

    /// Whether there are more errors than `known`, or a value was refused as YAML.
    pub(crate) fn is_wrong_since(&self, known: usize) -> bool {
        let is_refused = |value: &Option<(Span, &Node)>| {
            value.is_some_and(|(_, node)| matches!(node.content, Content::Refused))
        };
        known < self.findings.errors() || self.values.iter().any(is_refused)
    }

    /// Whether every item of the list under a key gave a value; true for a missing list.
    pub(crate) fn is_whole(&self, key: &str, values: usize) -> bool {
        let at = self
            .record
            .position(key)
            .expect("a decoder asks only for keys of its record's table");
        self.values[at].is_none_or(|(_, node)| match &node.content {
            Content::List(items) => items.len() == values,
            Content::Scalar { .. } => node.is_blank(),
            Content::Mapping(_) | Content::Refused => false,
        })
    }

    fn name(&self, key: &str) -> FieldName {
        FieldName {
            record: self.record.name,
            key: self.field(key).key,
        }
    }

    fn field(&self, key: &str) -> &'static Field {
        let at = self
            .record
            .position(key)
            .expect("a decoder asks only for keys of its record's table");
        &self.record.fields[at]
    }

    fn kind(&self, key: &str) -> &'static Type {
        &self.field(key).kind
    }

    /// Reports a missing key that the table does not require but this record needs.
    pub(crate) fn report_missing(&mut self, key: &str) {
        self.findings.push(missing_key::finding(
            self.record,
            self.field(key),
            self.first_key,
        ));
    }

    /// Reports a value that its field cannot hold, with what was expected.
    pub(crate) fn reject_as(&mut self, key: &str, expected: &str) {
        if let Some(node) = self.node(key) {
            self.findings
                .push(wrong_type::finding_as(self.name(key), expected, node));
        }
    }

    /// Reports a value that its field cannot hold.
    pub(crate) fn reject(&mut self, key: &str) {
        if let Some(node) = self.node(key) {
            self.findings
                .push(wrong_type::finding(self.name(key), self.kind(key), node));
        }
    }

    fn parsed<T>(&mut self, key: &str, parse: impl Fn(&str) -> Option<T>) -> Option<Spanned<T>> {
        let node = self.node(key)?;
        let written = text(node, self.name(key), self.kind(key), self.findings)?;
        let value = parse(&written.value);
        if value.is_none() {
            self.findings
                .push(wrong_type::finding(self.name(key), self.kind(key), node));
        }
        value.map(|value| Spanned::new(value, written.span))
    }
}

/// The name of a field in messages: `` `period` of the measure ``.
#[derive(Debug, Clone, Copy)]
struct FieldName {
    record: &'static str,
    key: &'static str,
}

impl fmt::Display for FieldName {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "`{}` of the {}", self.key, self.record)
    }
}

/// A scalar's text without white space around it; anything else is of the wrong type.
fn text(
    node: &Node,
    name: FieldName,
    kind: &Type,
    findings: &mut Findings,
) -> Option<Spanned<Box<str>>> {
    match &node.content {
        Content::Scalar { text, .. } => {
            if let Some(character) = harmful(text) {
                findings.push(control_character::finding(name, character, node.span));
                return None;
            }
            Some(Spanned::new(text.trim().into(), node.span))
        }
        Content::List(_) | Content::Mapping(_) => {
            findings.push(wrong_type::finding(name, kind, node));
            None
        }
        Content::Refused => None,
    }
}

/// The first control character of a text; a carriage return that does not end a line is one, because a terminal then
/// overwrites the line.
fn harmful(text: &str) -> Option<char> {
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let overwrites = character == '\r' && characters.peek() != Some(&'\n');
        if overwrites || words::is_harmful(character) {
            return Some(character);
        }
    }
    None
}

/// The largest number of characters in an id, so that it fits in a file name.
pub(crate) const LONGEST_ID: usize = 60;

/// The largest number of bytes in an id: file systems allow 255 in a name, which also holds a period and an extension.
const LONGEST_ID_IN_BYTES: usize = 200;

/// Whether a text can be an id: letters, digits, `.`, `-` and `_`, the first a letter or digit.
pub(crate) fn is_sound_id(text: &str) -> bool {
    text.chars().count() <= LONGEST_ID
        && text.len() <= LONGEST_ID_IN_BYTES
        && text.starts_with(char::is_alphanumeric)
        && text.chars().all(is_of_id)
}

/// Whether an id may contain a character: not one that separates file names, obligations, options or cells.
fn is_of_id(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '.' | '-' | '_')
}

/// The place to point at for a missing key: the mapping's first key, so that the excerpt shows which record it is.
fn first_key(pairs: &[(Node, Node)], whole: Span) -> Span {
    pairs.first().map_or(
        Span {
            end: whole.start,
            ..whole
        },
        |(key, _)| key.span,
    )
}
