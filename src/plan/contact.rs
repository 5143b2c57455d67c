//! Contacts: the people of the bodies, which only the coordinator's edition may show.

use crate::decode::Fields;
use crate::field::{Audience, Field, Record, Type};
use crate::finding::Finding;
use crate::plan::body::BodyName;
use crate::yaml::Node;

/// The file of contacts.
pub(crate) static CONTACTS: Record = Record {
    name: "contacts file",
    doc: "The people of the bodies, in `contacts.yaml`; nobody is named anywhere else.",
    fields: &[Field::new(
        "contacts",
        Type::List(&Type::Record(&CONTACT)),
        "One entry for each person and role.",
    )
    .required()],
};

/// One person in one role.
pub(crate) static CONTACT: Record = Record {
    name: "contact",
    doc: "A person who answers for a body towards the coordinator.",
    fields: &[
        Field::new("name", Type::Text, "The person's name.")
            .required()
            .audience(Audience::Coordinator),
        Field::new("email", Type::Text, "The e-mail address.").audience(Audience::Coordinator),
        Field::new("body", Type::Body, "The body.")
            .required()
            .audience(Audience::Coordinator),
        Field::new("role", Type::Choice(ROLES), "What the person is there for.")
            .required()
            .audience(Audience::Coordinator),
        Field::new("from", Type::Date, "The first day in office.").audience(Audience::Coordinator),
        Field::new("to", Type::Date, "The last day in office.").audience(Audience::Coordinator),
    ],
};

const ROLES: &[&str] = &["focal", "alternate", "validating"];

/// Decodes the file of contacts for what is wrong in it, and returns the bodies it names.
pub(crate) fn decode_file(node: &Node, findings: &mut Vec<Finding>) -> Vec<BodyName> {
    let Some(mut fields) = Fields::open(node, &CONTACTS, findings) else {
        return Vec::new();
    };
    let items = fields.items("contacts");
    items
        .iter()
        .filter_map(|item| decode(item, findings))
        .collect()
}

fn decode(node: &Node, findings: &mut Vec<Finding>) -> Option<BodyName> {
    let mut fields = Fields::open(node, &CONTACT, findings)?;
    fields.names_people();
    fields.text("name");
    fields.text("email");
    fields.choice("role", |role| ROLES.contains(&role).then_some(()));
    fields.date("from");
    fields.date("to");
    fields.text("body").map(BodyName::new)
}
