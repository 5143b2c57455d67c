//! The records of a plan's files as they are written, one by one, each with what makes it the same record in another state.

use std::fmt;

use crate::difference::{Change, Kind, Subject};
use crate::field::{Record, Type};
use crate::load::reread;
use crate::plan::Plan;
use crate::plan::amendment::AMENDMENT;
use crate::plan::body::{BODIES, BODY};
use crate::plan::contact::{CONTACT, CONTACTS};
use crate::plan::header::PLAN;
use crate::plan::measure::{MEASURE, OBJECTIVE};
use crate::plan::progress::{PROGRESS, PROGRESS_FILE};
use crate::plan::review::{REVIEW, REVIEWS_FILE};
use crate::rule::Examined;
use crate::source::{FileKind, Span};
use crate::words::one_line;
use crate::yaml::{self, Content, Node};

/// A record as it is on file.
#[derive(Debug)]
pub(super) struct Filed {
    pub(super) subject: Subject,
    /// What makes it the same record in another state.
    pub(super) identity: String,
    /// How readers call it.
    pub(super) id: String,
    measure: Option<String>,
    pub(super) span: Span,
    pub(super) values: Vec<Value>,
}

/// The value of one field.
#[derive(Debug)]
pub(super) struct Value {
    pub(super) key: &'static str,
    pub(super) said: Said,
    pub(super) span: Span,
    /// Whether it may be printed; the data of people may not.
    is_shown: bool,
}

/// What a value says, however it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    Text(String),
    List(Vec<Self>),
    Mapping(Vec<(String, Self)>),
}

impl fmt::Display for Said {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Text(text) => formatter.write_str(text),
            Self::List(items) => {
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        formatter.write_str("; ")?;
                    }
                    item.fmt(formatter)?;
                }
                Ok(())
            }
            Self::Mapping(pairs) => {
                for (at, (key, value)) in pairs.iter().enumerate() {
                    if at > 0 {
                        formatter.write_str(", ")?;
                    }
                    write!(formatter, "{key}: {value}")?;
                }
                Ok(())
            }
        }
    }
}

impl Said {
    /// What a node says; `None` where nothing is written.
    fn of(node: &Node) -> Option<Self> {
        match &node.content {
            _ if node.is_blank() => None,
            Content::Scalar { text, .. } => Some(Self::Text(one_line(text))),
            Content::List(items) => {
                let items: Vec<Self> = items.iter().filter_map(Self::of).collect();
                (!items.is_empty()).then_some(Self::List(items))
            }
            Content::Mapping(pairs) => {
                let mut pairs: Vec<(String, Self)> = pairs
                    .iter()
                    .filter_map(|(key, value)| match &key.content {
                        Content::Scalar { text, .. } => Some((text.to_string(), Self::of(value)?)),
                        Content::List(_) | Content::Mapping(_) | Content::Refused => None,
                    })
                    .collect();
                pairs.sort_by(|(a, _), (b, _)| a.cmp(b));
                Some(Self::Mapping(pairs))
            }
            Content::Refused => None,
        }
    }
}

impl Value {
    pub(super) fn shown(&self) -> Option<String> {
        self.is_shown.then(|| self.said.to_string())
    }

    /// The ids of the bodies that it names, and what else it says.
    pub(super) fn bodies(&self, plan: &Plan) -> Vec<String> {
        fn named(plan: &Plan, said: &Said, names: &mut Vec<String>) {
            match said {
                Said::Text(text) => names.push(body_id(plan, text)),
                Said::List(items) => items.iter().for_each(|item| named(plan, item, names)),
                Said::Mapping(pairs) => {
                    for (key, value) in pairs {
                        if key != "by" {
                            named(plan, value, names);
                        }
                    }
                }
            }
        }
        let mut names = Vec::new();
        named(plan, &self.said, &mut names);
        names
    }
}

impl Filed {
    pub(super) fn says_the_same_as(&self, other: &Self) -> bool {
        self.values.len() == other.values.len()
            && self.values.iter().all(|value| {
                other
                    .value(value.key)
                    .is_some_and(|own| own.said == value.said)
            })
    }

    pub(super) fn value(&self, key: &str) -> Option<&Value> {
        self.values.iter().find(|value| value.key == key)
    }

    /// A change of the whole record, without its places.
    pub(super) fn whole(&self, kind: Kind) -> Change {
        Change {
            subject: self.subject,
            id: self.id.clone(),
            kind,
            measure: self.measure.clone(),
            field: None,
            was: None,
            is: None,
            old_span: None,
            new_span: None,
        }
    }
}

/// Every record of a plan's files, in the order of the files. What is no record is left out.
pub(super) fn filed(examined: &Examined) -> Vec<Filed> {
    let Examined { sources, plan, .. } = examined;
    let mut records = Vec::new();
    for file in sources.ids() {
        let Some(text) = reread(sources, file) else {
            continue;
        };
        if let Some(root) = yaml::parse(&text, file).root {
            of_file(plan, sources.kind(file), &root, &mut records);
        }
    }
    records
}

fn of_file(plan: &Plan, kind: FileKind, root: &Node, records: &mut Vec<Filed>) {
    let text = |key: &str| said(root, key);
    match kind {
        FileKind::Plan => records.push(record(Subject::Plan, &PLAN, root, "plan".to_owned())),
        FileKind::Bodies => {
            for body in items(root, &BODIES, &BODY) {
                records.push(record(Subject::Body, &BODY, body, said(body, "id")));
            }
        }
        FileKind::Contacts => {
            for contact in items(root, &CONTACTS, &CONTACT) {
                let body = body_id(plan, &said(contact, "body"));
                let mut record = record(Subject::Contact, &CONTACT, contact, body);
                record.identity += &format!("/{}", said(contact, "name"));
                for value in &mut record.values {
                    value.is_shown = false;
                }
                records.push(record);
            }
        }
        FileKind::Measures => {
            let objective = text("objective");
            let mut own = record(Subject::Objective, &OBJECTIVE, root, objective.clone());
            own.values
                .retain(|value| !matches!(value.key, "objective" | "measures"));
            records.push(own);
            for measure in items(root, &OBJECTIVE, &MEASURE) {
                let id = said(measure, "id");
                let mut record = record(Subject::Measure, &MEASURE, measure, id.clone());
                record.add("objective", &objective);
                record.measure = Some(id);
                records.push(record);
            }
        }
        FileKind::Amendment => {
            let id = text("act");
            let mut record = record(Subject::Amendment, &AMENDMENT, root, id);
            record.identity += &format!("/{}", text("on"));
            records.push(record);
        }
        FileKind::Progress => {
            let of = (body_id(plan, &text("body")), text("period"));
            for entry in items(root, &PROGRESS_FILE, &PROGRESS) {
                let mut record = entry_record(Subject::Progress, &PROGRESS, entry, &of);
                if record.value("received_on").is_none() {
                    record.add("received_on", &text("received_on"));
                }
                records.push(record);
            }
        }
        FileKind::Reviews => {
            let place = plan
                .review_files
                .iter()
                .find(|file| file.entries_span.file == root.span.file);
            let of = place.map(|file| {
                let body = file
                    .body
                    .key()
                    .map(|key| plan.body(key).id.value.to_string());
                let period = file.period.map(|period| period.value.to_string());
                (body.unwrap_or_default(), period.unwrap_or_default())
            });
            let of = of.unwrap_or_default();
            for entry in items(root, &REVIEWS_FILE, &REVIEW) {
                records.push(entry_record(Subject::Review, &REVIEW, entry, &of));
            }
        }
        FileKind::Stray => {}
    }
}

/// An entry of a body for a reporting period.
fn entry_record(
    subject: Subject,
    table: &'static Record,
    entry: &Node,
    (body, period): &(String, String),
) -> Filed {
    let measure = said(entry, "measure");
    let about = said(entry, "for");
    let mut id = format!("{measure}/{body}/{period}");
    if !about.is_empty() {
        id += &format!(" for {about}");
    }
    let mut record = record(subject, table, entry, id);
    record.measure = Some(measure);
    record
}

fn record(subject: Subject, table: &'static Record, node: &Node, id: String) -> Filed {
    let values = table.fields.iter().filter_map(|field| {
        let value = node.get(field.key)?;
        // The file of bodies is named like the bodies of a measure, and means something else.
        let key = match (subject, field.key) {
            (Subject::Plan, "bodies") => "bodies_file",
            (_, key) => key,
        };
        Some(Value {
            key,
            said: Said::of(value)?,
            span: value.span,
            is_shown: true,
        })
    });
    Filed {
        subject,
        identity: id.clone(),
        id,
        measure: None,
        span: node.span,
        values: values.collect(),
    }
}

impl Filed {
    /// Adds what the record's file says for it.
    fn add(&mut self, key: &'static str, text: &str) {
        if !text.is_empty() {
            self.values.push(Value {
                key,
                said: Said::Text(text.to_owned()),
                span: self.span,
                is_shown: true,
            });
        }
    }
}

/// The records of one kind under the field that lists them.
fn items<'n, 't>(root: &'n Node<'t>, table: &Record, of: &'static Record) -> &'n [Node<'t>] {
    let lists = |kind: &Type| match kind {
        Type::List(Type::Record(record)) => std::ptr::eq(*record, of),
        _ => false,
    };
    let field = table.fields.iter().find(|field| lists(&field.kind));
    let node = field.and_then(|field| root.get(field.key));
    match node.map(|node| &node.content) {
        Some(Content::List(items)) => items,
        _ => &[],
    }
}

/// The text under a key; nothing where there is none.
fn said(node: &Node, key: &str) -> String {
    match node.get(key).and_then(Said::of) {
        Some(Said::Text(text)) => text,
        Some(Said::List(_) | Said::Mapping(_)) | None => String::new(),
    }
}

/// The id of the body that a name means, or the name itself.
fn body_id(plan: &Plan, name: &str) -> String {
    match plan.bodies_named(name) {
        [key] => plan.body(*key).id.value.to_string(),
        [] | [_, _, ..] => name.to_owned(),
    }
}
