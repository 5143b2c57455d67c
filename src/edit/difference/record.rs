//! The records of a plan's files as they are written, one by one, each with what makes it the same record in another state.

use crate::check::examined::Examined;
use crate::disk::load::reread;
use crate::edit::difference::change::{Change, Entry, Filing, Kind, Subject};
use crate::edit::difference::said::{Said, body_id};
use crate::file::field::{Record, Type, Weight};
use crate::file::source::{FileKind, Span};
use crate::file::yaml::{self, Content, Node};
use crate::plan::Plan;
use crate::plan::amendment::AMENDMENT;
use crate::plan::body::{BODIES, BODY};
use crate::plan::contact::{CONTACT, CONTACTS};
use crate::plan::header::PLAN;
use crate::plan::measure::{MEASURE, OBJECTIVE};
use crate::plan::progress::{PROGRESS, PROGRESS_FILE};
use crate::plan::review::{REVIEW, REVIEWS_FILE};

/// A record as it is on file.
#[derive(Debug)]
pub(super) struct Filed {
    pub(super) subject: Subject,
    /// What makes it the same record in another state.
    pub(super) identity: String,
    /// Its name for readers.
    pub(super) id: String,
    measure: Option<String>,
    /// The body and period of a progress report or a review.
    pub(super) entry: Option<Entry>,
    pub(super) span: Span,
    pub(super) values: Vec<Value>,
    /// Whether it is left out because of an error in it or at the head of its file.
    pub(super) is_left_out: bool,
    /// Whether its content may be printed; personal data may not.
    is_shown: bool,
}

/// The value of one field.
#[derive(Debug)]
pub(super) struct Value {
    pub(super) key: &'static str,
    pub(super) weight: Weight,
    /// As it is written.
    pub(super) said: Said,
    /// What it means: bodies by their ids, without what holds anyway or only says who said so.
    pub(super) means: Option<Said>,
    pub(super) span: Span,
}

/// What a value means, regardless of how it is written.
pub(super) fn means(value: Option<&Value>) -> Option<&Said> {
    value.and_then(|value| value.means.as_ref())
}

impl Filed {
    pub(super) fn says_the_same_as(&self, other: &Self) -> bool {
        self.is_left_out == other.is_left_out
            && self.values.len() == other.values.len()
            && self.values.iter().all(|value| {
                other
                    .value(value.key)
                    .is_some_and(|own| own.said == value.said && own.means == value.means)
            })
    }

    pub(super) fn value(&self, key: &str) -> Option<&Value> {
        self.values.iter().find(|value| value.key == key)
    }

    fn text(&self, key: &str) -> Option<String> {
        self.value(key).map(|value| value.said.to_string())
    }

    /// The value of a field, for readers.
    pub(super) fn shown(&self, said: &Said) -> Option<String> {
        self.is_shown.then(|| said.to_string())
    }

    /// The day among whose entries the last one counts.
    pub(super) fn day(&self) -> Option<String> {
        match self.subject.filing() {
            Filing::Entry(key) => self.text(key),
            Filing::Edited | Filing::Filed => None,
        }
    }

    /// Its content in one line.
    fn gist(&self) -> Option<String> {
        let text = |key: &str| self.text(key).unwrap_or_default();
        match self.subject {
            Subject::Body => Some(format!("“{}”", text("name"))),
            Subject::Objective => Some(format!("“{}”", text("title"))),
            Subject::Measure => Some(format!("“{}”, {}", text("text"), text("period"))),
            Subject::Progress => Some(match self.text("received_on") {
                Some(day) => format!("{}, received on {day}", text("state")),
                None => text("state"),
            }),
            Subject::Review => Some(format!("{} on {}", text("decision"), text("on"))),
            Subject::Plan | Subject::Setting | Subject::Amendment | Subject::Contact => None,
        }
    }

    /// A change of the whole record, without its places.
    pub(super) fn whole(&self, kind: Kind) -> Change {
        let (was, is) = match kind {
            Kind::Removed => (self.gist(), None),
            Kind::Added => (None, self.gist()),
            Kind::Rewritten
            | Kind::Period
            | Kind::Bodies
            | Kind::Rules
            | Kind::Wording
            | Kind::Visibility
            | Kind::Clerical => (None, None),
        };
        Change {
            subject: self.subject,
            id: self.id.clone(),
            nth: 1,
            kind,
            measure: self.measure.clone(),
            entry: self.entry.clone(),
            field: None,
            was,
            is,
            old_span: None,
            new_span: None,
        }
    }
}

/// Every record of a plan's files, in the order of the files. What is not a record is left out.
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
    for record in &mut records {
        record.is_left_out = examined.left_out.has(record.span);
    }
    records
}

/// Whether there is a file of contacts that cannot be read, so its contacts cannot be compared.
pub(super) fn contacts_are_unreadable(examined: &Examined) -> bool {
    let sources = &examined.sources;
    let mut contacts = sources
        .ids()
        .filter(|file| sources.kind(*file) == FileKind::Contacts);
    contacts.any(|file| {
        let text = reread(sources, file);
        text.is_none_or(|text| {
            let parsed = yaml::parse(&text, file);
            parsed.root.is_none() && !parsed.faults.is_empty()
        })
    })
}

fn of_file(plan: &Plan, kind: FileKind, root: &Node, records: &mut Vec<Filed>) {
    let text = |key: &str| said(root, key);
    match kind {
        FileKind::Plan => {
            let id = "plan".to_owned();
            records.push(record(plan, Subject::Plan, &PLAN, root, id));
        }
        FileKind::Bodies => {
            for body in items(root, &BODIES, &BODY) {
                records.push(record(plan, Subject::Body, &BODY, body, said(body, "id")));
            }
        }
        FileKind::Contacts => {
            for contact in items(root, &CONTACTS, &CONTACT) {
                let body = body_id(plan, &said(contact, "body"));
                let mut record = record(plan, Subject::Contact, &CONTACT, contact, body);
                record.identity += &format!("/{}", said(contact, "name"));
                record.is_shown = false;
                records.push(record);
            }
        }
        FileKind::Measures => {
            let objective = text("objective");
            let mut own = record(
                plan,
                Subject::Objective,
                &OBJECTIVE,
                root,
                objective.clone(),
            );
            own.values
                .retain(|value| !matches!(value.key, "objective" | "measures"));
            records.push(own);
            for measure in items(root, &OBJECTIVE, &MEASURE) {
                let id = said(measure, "id");
                let mut record = record(plan, Subject::Measure, &MEASURE, measure, id.clone());
                record.add("objective", &objective);
                record.measure = Some(id);
                records.push(record);
            }
        }
        FileKind::Amendment => {
            let (act, on) = (text("act"), text("on"));
            let id = format!("{act} of {on}");
            let mut record = record(plan, Subject::Amendment, &AMENDMENT, root, id);
            // It takes effect on its own date by default.
            for value in &mut record.values {
                if value.key == "effective" && value.said.is(Some(&on)) {
                    value.means = None;
                }
            }
            records.push(record);
        }
        FileKind::Progress => {
            let of = (body_id(plan, &text("body")), text("period"));
            for entry in items(root, &PROGRESS_FILE, &PROGRESS) {
                let mut record = entry_record(plan, (Subject::Progress, &PROGRESS), entry, &of);
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
                records.push(entry_record(plan, (Subject::Review, &REVIEW), entry, &of));
            }
        }
        FileKind::Stray => {}
    }
}

/// An entry of a body for a reporting period.
fn entry_record(
    plan: &Plan,
    (subject, table): (Subject, &'static Record),
    entry: &Node,
    (body, period): &(String, String),
) -> Filed {
    let measure = said(entry, "measure");
    let about = said(entry, "for");
    let mut id = format!("{measure}/{body}/{period}");
    if !about.is_empty() {
        id += &format!(" for {about}");
    }
    let mut record = record(plan, subject, table, entry, id);
    record.entry = Some(Entry {
        measure: measure.clone(),
        body: body.clone(),
        period: period.clone(),
        about: (!about.is_empty()).then_some(about),
    });
    record.measure = Some(measure);
    record
}

fn record(plan: &Plan, subject: Subject, table: &'static Record, node: &Node, id: String) -> Filed {
    let values = table.fields.iter().filter_map(|field| {
        let value = node.get(field.key)?;
        let said = Said::of(value).filter(|said| !said.is_empty_list())?;
        Some(Value {
            key: field.key,
            weight: field.weight,
            means: said
                .meaning(plan, &field.kind)
                .filter(|means| !means.is(field.default)),
            said,
            span: value.span,
        })
    });
    Filed {
        subject,
        identity: id.clone(),
        id,
        measure: None,
        entry: None,
        span: node.span,
        values: values.collect(),
        is_left_out: false,
        is_shown: true,
    }
}

impl Filed {
    /// Adds the values that the record takes from the head of its file.
    fn add(&mut self, key: &'static str, text: &str) {
        if !text.is_empty() {
            let said = Said::Text(text.to_owned());
            self.values.push(Value {
                key,
                weight: Weight::Rules,
                means: Some(said.clone()),
                said,
                span: self.span,
            });
        }
    }
}

/// The records of one kind under the field that lists them.
fn items<'n, 't>(root: &'n Node<'t>, table: &Record, of: &'static Record) -> &'n [Node<'t>] {
    let lists =
        |kind: &Type| matches!(kind, Type::List(Type::Record(record)) if std::ptr::eq(*record, of));
    let field = table.fields.iter().find(|field| lists(&field.kind));
    let node = field.and_then(|field| root.get(field.key));
    let Some(Content::List(items)) = node.map(|node| &node.content) else {
        return &[];
    };
    items
}

/// The text under a key; empty if there is none.
fn said(node: &Node, key: &str) -> String {
    match node.get(key).and_then(Said::of) {
        Some(Said::Text(text)) => text,
        Some(Said::List(_) | Said::Mapping(_)) | None => String::new(),
    }
}
