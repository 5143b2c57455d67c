//! JSON Schemas of a plan's files, made of the records' field tables: editors complete and check by them as one types.
//!
//! Draft 7, which editors read. They say what a value may look like; what records mean together is for `check`.

use serde_json::{Map, Value, json};

use crate::data::json::pretty;
use crate::error::Error;
use crate::file::decode::{LONGEST_ID, LONGEST_MAILBOX};
use crate::file::field::{Audience, Field, Presence, Record, Type};
use crate::plan::file_format::FileFormat;

/// A day of a month that has it; whether February has 29 days is for `format`.
const DAY: &str = r"^\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|[12]\d))$";
const REPORTING_PERIOD: &str = r"^\d{4}(-(Q[1-4]|H[12]|0[1-9]|1[0-2]))?$";
/// What may be named beside a period or a day: a range, and whose part it is.
const PARTS: &str = r"^([^/]+/\d{4}(-(Q[1-4]|H[12]|(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?))?(\.\.\d{4}(-(Q[1-4]|H[12]|(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?))?)?|\d{4}(-(Q[1-4]|H[12]|(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?))?\.\.\d{4}(-(Q[1-4]|H[12]|(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?))?)$";
const EVERY: &str = r"^(month|quarter|half-year|year|(?!0+ )\d{1,4} (day|week|month|year)s?)$";
const LENGTH: &str = r"^\d{1,4} (day|week|month|year)s?$";
/// Letters and digits of any script, and of other signs `.`, `-` and `_`, which no id begins with.
const ID: &str = r"^[^\s!-/:-@\[-`{-~][^\s!-,/:-@\[-^`{-~]*$";

/// One mailbox: no white space, and nothing that divides addresses or holds names and comments.
const EMAIL: &str = r#"^[^\s@,;:<>()\[\]\\"%!|/]+@[^\s@,;:<>()\[\]\\"%!|/]+$"#;

/// The schema of a kind of file as JSON.
pub(crate) fn schema(file: &FileFormat) -> Result<String, Error> {
    let mut definitions = Map::new();
    define(file.record, &mut definitions);
    let mut schema = Map::new();
    schema.insert(
        "$schema".to_owned(),
        json!("http://json-schema.org/draft-07/schema#"),
    );
    schema.insert("title".to_owned(), json!(format!("Tadbir: {}", file.place)));
    schema.insert("description".to_owned(), json!(file.record.doc));
    // Beside a `$ref` of its own, draft 7 would read nothing else.
    let whole = json!([{ "$ref": reference(file.record) }]);
    schema.insert("type".to_owned(), json!("object"));
    schema.insert("allOf".to_owned(), whole);
    schema.insert("definitions".to_owned(), Value::Object(definitions));
    pretty(&Value::Object(schema))
}

fn reference(record: &Record) -> String {
    format!("#/definitions/{}", record.name.replace(' ', "-"))
}

/// Adds a record, and those that it holds, to the definitions.
fn define(record: &'static Record, definitions: &mut Map<String, Value>) {
    let name = record.name.replace(' ', "-");
    if definitions.contains_key(&name) {
        return;
    }
    definitions.insert(name.clone(), Value::Null);
    let mut properties = Map::new();
    for field in record.fields {
        properties.insert(field.key.to_owned(), property(field, definitions));
    }
    let required = record.fields.iter().filter(|field| field.is_required());
    let required: Vec<&str> = required.map(|field| field.key).collect();
    let mut definition = json!({
        "description": record.doc,
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
    });
    if !required.is_empty() {
        definition["required"] = json!(required);
    }
    add_conditions(record, &mut definition);
    definitions.insert(name, definition);
}

/// Says which keys must be given because of others.
fn add_conditions(record: &Record, definition: &mut Value) {
    let mut subjects: Vec<Value> = Vec::new();
    let mut with_others = Map::new();
    let mut conditions: Vec<Value> = Vec::new();
    for field in record.fields {
        match field.presence {
            Presence::Optional | Presence::Required => {}
            Presence::Subject { is_all } => {
                subjects.push(json!({ "required": [field.key] }));
                if !is_all {
                    with_others.insert(field.key.to_owned(), json!({ "minProperties": 2 }));
                }
            }
            Presence::RequiredWith { key, values } => conditions.push(json!({
                "if": { "properties": { key: { "enum": values } }, "required": [key] },
                "then": { "required": [field.key] },
            })),
        }
    }
    if !subjects.is_empty() {
        definition["anyOf"] = json!(subjects);
    }
    if !with_others.is_empty() {
        definition["dependencies"] = json!(with_others);
    }
    if !conditions.is_empty() {
        definition["allOf"] = json!(conditions);
    }
}

fn property(field: &Field, definitions: &mut Map<String, Value>) -> Value {
    let seen = match field.audience {
        Audience::Public => String::new(),
        audience => format!(" Seen by: {}.", audience.name()),
    };
    let description = format!("{}{seen}", field.doc);
    let mut property = value(&field.kind, definitions);
    if field.is_required() && matches!(field.kind, Type::Text(_) | Type::Body) {
        property["minLength"] = json!(1);
    }
    // Editors complete a mapping only where its type stands beside the reference.
    let is_reference = property.get("$ref").is_some();
    // A key may be left blank where it may be left away.
    if !field.is_required() {
        property = or_nothing(property);
        if is_reference {
            property["type"] = json!(["object", "null"]);
        }
    } else if is_reference {
        property = json!({ "type": "object", "allOf": [property] });
    }
    property["description"] = json!(description);
    property
}

/// A value, or none.
fn or_nothing(mut value: Value) -> Value {
    if let Some(choices) = value.get_mut("enum").and_then(Value::as_array_mut) {
        choices.push(Value::Null);
        return value;
    }
    match value.get_mut("type") {
        Some(Value::Array(types)) => types.push(json!("null")),
        Some(one) => *one = json!([one.clone(), "null"]),
        None => return json!({ "anyOf": [value, { "type": "null" }] }),
    }
    value
}

/// What a value may look like to a program that takes YAML's numbers and flags for what they are.
fn value(kind: &Type, definitions: &mut Map<String, Value>) -> Value {
    let day = || json!({ "type": "string", "format": "date", "pattern": DAY });
    let scalar = || {
        let mut scalar = json!({ "type": ["string", "number", "boolean"] });
        if let Some(limit) = kind.most() {
            scalar["maxLength"] = json!(limit.most);
        }
        scalar
    };
    let text = |pattern: &str| json!({ "type": "string", "pattern": pattern });
    let text_or_number =
        |pattern: &str| json!({ "type": ["string", "number"], "pattern": pattern });
    match kind {
        Type::Text(_) | Type::Body => scalar(),
        Type::Id => {
            let mut id = text_or_number(ID);
            id["maxLength"] = json!(LONGEST_ID);
            id
        }
        Type::Email => json!({ "type": "string", "pattern": EMAIL, "maxLength": LONGEST_MAILBOX }),
        Type::Date => day(),
        Type::ReportingPeriod => text_or_number(REPORTING_PERIOD),
        Type::ObligationOf => {
            let item = json!({ "anyOf": [text_or_number(REPORTING_PERIOD), day(), text(PARTS)] });
            json!({ "anyOf": [item, { "type": "array", "minItems": 1, "items": item }] })
        }
        Type::Every => text(EVERY),
        Type::Length => text(LENGTH),
        Type::Flag => json!({ "enum": [true, false] }),
        Type::Choice(choices) => json!({ "enum": choices }),
        Type::List(Type::Body) => {
            json!({ "type": "array", "items": scalar(), "uniqueItems": true })
        }
        Type::List(inner) => json!({ "type": "array", "items": value(inner, definitions) }),
        Type::Record(record) => {
            define(record, definitions);
            json!({ "$ref": reference(record) })
        }
        Type::Period(record) => {
            define(record, definitions);
            json!({ "anyOf": [scalar(), { "$ref": reference(record) }] })
        }
    }
}
