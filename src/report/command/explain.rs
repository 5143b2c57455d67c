//! What `explain` says: the format of the files from the records' field tables, and the list of rules.

use std::path::Path;

use crate::document::{Cell, Column, Document, Table};
use crate::file::field::{Field, Record, Type};
use crate::file::finding::Rule;
use crate::limit::{Limit, PARAGRAPH};
use crate::period::phrase::{Language, forms};
use crate::plan::editor_line;
use crate::plan::file_format::FileFormat;

/// Every kind of record with its fields.
pub(crate) fn format(records: &[&Record]) -> Document {
    let mut document = Document::default();
    document.heading("The files of a plan");
    document.paragraph("plan.yaml, bodies.yaml, contacts.yaml, measures/*.yaml, amendments/*.yaml, progress/PERIOD/BODY.yaml and reviews/PERIOD/BODY.yaml. Ids are text: 1.10 stays 1.10.");
    for record in records {
        describe(&mut document, record);
    }
    document
}

/// One kind of record with its fields.
pub(crate) fn record(record: &Record) -> Document {
    let mut document = Document::default();
    describe(&mut document, record);
    document
}

/// A key, in every kind of record that has it, and the records that stand under it.
pub(crate) fn key(records: &[&Record], key: &str) -> Document {
    let mut document = Document::default();
    let mut under: Vec<&Record> = Vec::new();
    for record in records {
        if let Some(at) = record.position(key) {
            let field = &record.fields[at];
            document.subheading(record.name);
            fields(&mut document, std::slice::from_ref(field));
            under.extend(field.kind.record());
        }
    }
    under.dedup_by_key(|record| record.name);
    for record in under {
        describe(&mut document, record);
    }
    document
}

fn describe(document: &mut Document, record: &Record) {
    document.subheading(record.name);
    document.paragraph(record.doc);
    fields(document, record.fields);
}

fn fields(document: &mut Document, fields: &[Field]) {
    let columns = vec![
        Column::word("key"),
        Column::word("required"),
        Column::word("seen by"),
        Column::text("value"),
        Column::text("meaning"),
    ];
    let rows = fields.iter().map(|field| {
        vec![
            Cell::text(field.key),
            if field.is_required() {
                Cell::text("yes")
            } else {
                Cell::EMPTY
            },
            Cell::text(field.audience.name()),
            Cell::text(value(field)),
            Cell::text(field.doc),
        ]
    });
    document.table(Table::new(columns, rows.collect()));
}

/// What may be written, and how much of it.
fn value(field: &Field) -> String {
    let kind = field.kind.describe();
    match (&field.kind, field.kind.most()) {
        (Type::List(Type::Text(_)), Some(each)) => {
            format!("{kind}, each of at most {each} characters, all of {PARAGRAPH}")
        }
        (Type::Text(_), Some(limit)) => format!("{kind} of at most {limit} characters"),
        _ => kind,
    }
}

/// Every form in which an implementation period can be written.
pub(crate) fn phrases(language: Language) -> Document {
    let mut document = Document::default();
    document.heading("The words of an implementation period");
    document.paragraph("Case, white space, dashes of any kind and a full stop at the end do not matter. What cannot be read whole is refused; nothing is guessed. `tadbir period \"WORDS\"` shows a reading.");
    let columns = vec![Column::text("form"), Column::text("example")];
    let rows = forms(language).map(|(form, example)| vec![Cell::text(form), Cell::text(example)]);
    document.table(Table::new(columns, rows.collect()));
    document
}

/// How much is taken in of a plan, a form or a repository.
pub(crate) fn limits(limits: &[&Limit]) -> Document {
    let mut document = Document::default();
    document.heading("Limits");
    document.paragraph(
        "No plan, form or repository may cost more than a machine has. What is taken in at most:",
    );
    let columns = vec![
        Column::text("of"),
        Column::number("at most"),
        Column::text("beyond that"),
    ];
    let rows = limits.iter().map(|limit| {
        vec![
            Cell::text(limit.what),
            Cell::text(limit.to_string()),
            Cell::text(limit.beyond),
        ]
    });
    document.table(Table::new(columns, rows.collect()));
    document
}

/// Every rule in a line.
pub(crate) fn rules(rules: &[&Rule]) -> Document {
    let mut document = Document::default();
    document.heading("Rules");
    let columns = vec![
        Column::word("rule"),
        Column::word("level"),
        Column::text("finds that"),
    ];
    let rows = rules.iter().map(|rule| {
        vec![
            Cell::text(rule.id),
            Cell::text(rule.level.name()),
            Cell::text(rule.summary),
        ]
    });
    document.table(Table::new(columns, rows.collect()));
    document.paragraph("`tadbir explain RULE` shows a failing and a fixed example. `tadbir explain format` lists the keys of every file, `tadbir explain measure` those of one record, `tadbir explain phrases` the words of periods.");
    document
}

/// The kinds of files that have schemas, and how a file names its own.
pub(crate) fn schemas(files: &[&FileFormat]) -> Document {
    let mut document = Document::default();
    document.heading("JSON Schemas of a plan's files");
    let columns = vec![
        Column::word("kind"),
        Column::text("files"),
        Column::word("first line of a file, where schemas/ is beside the plan's folder"),
    ];
    let own = editor_line::to("../schemas/plan.json");
    let rows = files.iter().map(|file| {
        let line = editor_line::like(&own, Path::new(file.place));
        vec![
            Cell::text(file.name),
            Cell::text(file.place.replace("PERIOD/BODY", "*/*")),
            line.map_or(Cell::EMPTY, Cell::text),
        ]
    });
    document.table(Table::new(columns, rows.collect()));
    document
        .paragraph("`tadbir schema --out schemas` writes them; `tadbir schema KIND` prints one.");
    document
}
