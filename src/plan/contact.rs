//! Contacts: the contact persons of the bodies, shown only in the coordinator's edition.

use jiff::civil::Date;

use crate::file::decode::Fields;
use crate::file::field::{Audience, Field, Record, Type};
use crate::file::finding::Findings;
use crate::file::source::Span;
use crate::file::yaml::Node;
use crate::limit::LINE;
use crate::plan::body::BodyName;

/// The file of contacts.
pub(crate) static CONTACTS: Record = Record {
    name: "contacts file",
    doc: "The contact persons of the bodies, in `contacts.yaml`; people are named nowhere else.",
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
    doc: "A contact person of a body for the coordinator.",
    fields: &[
        Field::new("name", Type::Text(&LINE), "The person's name.")
            .required()
            .audience(Audience::Coordinator),
        Field::new("email", Type::Email, "The e-mail address.").audience(Audience::Coordinator),
        Field::new("body", Type::Body, "The body.")
            .required()
            .audience(Audience::Coordinator),
        Field::new(
            "role",
            Type::Choice(ContactRole::NAMES),
            "Role of the person.",
        )
        .required()
        .audience(Audience::Coordinator),
        Field::new("from", Type::Date, "The first day in office.").audience(Audience::Coordinator),
        Field::new("to", Type::Date, "The last day in office.").audience(Audience::Coordinator),
    ],
};

/// The role of a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ContactRole {
    /// Receives the requests.
    Focal,
    /// Receives them if there is no focal point.
    Alternate,
    /// Signs the body's progress reports.
    Validating,
}

impl ContactRole {
    const NAMES: &'static [&'static str] = &["focal", "alternate", "validating"];

    fn parse(text: &str) -> Option<Self> {
        match text {
            "focal" => Some(Self::Focal),
            "alternate" => Some(Self::Alternate),
            "validating" => Some(Self::Validating),
            _ => None,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Focal => "focal",
            Self::Alternate => "alternate",
            Self::Validating => "validating",
        }
    }
}

/// A person in one role.
#[derive(Debug, Clone)]
pub(crate) struct Contact {
    pub(crate) span: Span,
    pub(crate) name: Box<str>,
    pub(crate) email: Option<Box<str>>,
    pub(crate) body: BodyName,
    pub(crate) role: ContactRole,
    /// The first day in office; `None` from the start.
    pub(crate) from: Option<Date>,
    /// The last day in office; `None` without end.
    pub(crate) to: Option<Date>,
}

impl Contact {
    /// Whether the person is in office on a day; on the first and on the last day as well.
    pub(crate) fn is_in_office(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// The people of a file of contacts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Contacts {
    pub(crate) people: Vec<Contact>,
    /// Whether every one of them could be understood.
    pub(crate) is_whole: bool,
}

/// Decodes the file of contacts; an entry that cannot be understood is left out and reported.
pub(crate) fn decode_file(node: &Node, findings: &mut Findings) -> Contacts {
    let Some(mut fields) = Fields::open(node, &CONTACTS, findings) else {
        return Contacts::default();
    };
    let items = fields.items("contacts");
    let people: Vec<Contact> = items
        .iter()
        .filter_map(|item| decode(item, findings))
        .collect();
    Contacts {
        is_whole: people.len() == items.len(),
        people,
    }
}

fn decode(node: &Node, findings: &mut Findings) -> Option<Contact> {
    let mut fields = Fields::open(node, &CONTACT, findings)?;
    fields.names_people();
    let name = fields.plain("name");
    let email = fields.email("email").map(|email| email.value);
    let role = fields.choice("role", ContactRole::parse);
    let from = fields.date("from").map(|from| from.value);
    let to = fields.date("to").map(|to| to.value);
    let body = fields.text("body").map(BodyName::new);
    Some(Contact {
        span: node.span,
        name: name?,
        email,
        body: body?,
        role: role?.value,
        from,
        to,
    })
}
