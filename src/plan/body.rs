//! Implementing bodies and groups: one entry of `bodies.yaml`, and a body named somewhere else.

use jiff::civil::Date;

use crate::file::decode::Fields;
use crate::file::field::{Field, Record, Type, Weight};
use crate::file::finding::Findings;
use crate::file::source::{Span, Spanned};
use crate::file::yaml::Node;
use crate::limit::LINE;
use crate::text::words::one_line;

/// The file of bodies.
pub(crate) static BODIES: Record = Record {
    name: "bodies file",
    doc: "The implementing bodies of a plan, or of several plans that share the file.",
    fields: &[Field::new(
        "bodies",
        Type::List(&Type::Record(&BODY)),
        "Every body and group that measures name.",
    )
    .required()],
};

/// One implementing body or group.
pub(crate) static BODY: Record = Record {
    name: "body",
    doc: "A body that must carry out measures and report on them; or a group, a body in name only.",
    fields: &[
        Field::new(
            "id",
            Type::Id,
            "Short id, used in file names and on the command line: `mia`.",
        )
        .required(),
        Field::new("name", Type::Text(&LINE), "The official name.")
            .weighs(Weight::Wording)
            .required(),
        Field::new(
            "also",
            Type::List(&Type::Text(&LINE)),
            "Other spellings of the name in the plan's documents.",
        )
        .weighs(Weight::Clerical),
        Field::new(
            "kind",
            Type::Choice(Kind::NAMES),
            "Kind of body. A `group` owes nothing until its members are named.",
        )
        .weighs(Weight::Sort)
        .required(),
        Field::new(
            "members",
            Type::List(&Type::Record(&MEMBER)),
            "For a group: the bodies that answer for it.",
        )
        .weighs(Weight::Bodies),
        Field::new(
            "restricted",
            Type::Flag,
            "`true` shows the record in the coordinator's edition only.",
        )
        .weighs(Weight::Visibility)
        .default("false"),
    ],
};

/// One member of a group.
pub(crate) static MEMBER: Record = Record {
    name: "member",
    doc: "A body that answers for a group like a joint body, from the period in which it was named.",
    fields: &[
        Field::new("body", Type::Body, "The member.").required(),
        Field::new(
            "measures",
            Type::List(&Type::Id),
            "The measures it answers for; if omitted, all that name the group.",
        ),
        Field::new(
            "from",
            Type::Date,
            "Date on which it was named; if omitted, it was a member from the start.",
        ),
        Field::new("by", Type::Text(&LINE), "The act or letter that named it.")
            .weighs(Weight::Clerical),
    ],
};

/// The kind of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Ministry,
    Committee,
    Service,
    Office,
    Council,
    Independent,
    Group,
}

impl Kind {
    const NAMES: &'static [&'static str] = &[
        "ministry",
        "committee",
        "service",
        "office",
        "council",
        "independent",
        "group",
    ];
    const ALL: [Self; 7] = [
        Self::Ministry,
        Self::Committee,
        Self::Service,
        Self::Office,
        Self::Council,
        Self::Independent,
        Self::Group,
    ];

    fn parse(text: &str) -> Option<Self> {
        Self::NAMES
            .iter()
            .position(|name| *name == text)
            .map(|at| Self::ALL[at])
    }

    pub(crate) fn name(self) -> &'static str {
        let at = Self::ALL
            .iter()
            .position(|kind| *kind == self)
            .expect("every kind is listed");
        Self::NAMES[at]
    }
}

/// Names one body of a plan; bodies are numbered in the order of their file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct BodyKey(pub(crate) u32);

/// A body named in a file: as written, and the body it means.
#[derive(Debug, Clone)]
pub(crate) struct BodyName {
    pub(crate) written: Spanned<Box<str>>,
    pub(crate) means: Means,
}

/// The body that a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Means {
    One(BodyKey),
    /// Not declared.
    Unknown,
    /// An accepted spelling of several bodies.
    Ambiguous,
}

impl BodyName {
    /// A name not looked up yet; `Plan::assemble` looks all of them up at once.
    pub(crate) fn new(written: Spanned<Box<str>>) -> Self {
        Self {
            written: written.map(|text| one_line(&text).into()),
            means: Means::Unknown,
        }
    }

    pub(crate) fn key(&self) -> Option<BodyKey> {
        match self.means {
            Means::One(key) => Some(key),
            Means::Unknown | Means::Ambiguous => None,
        }
    }
}

/// An implementing body or a group.
#[derive(Debug, Clone)]
pub(crate) struct Body {
    pub(crate) key: BodyKey,
    pub(crate) id: Spanned<Box<str>>,
    pub(crate) name: Spanned<Box<str>>,
    /// Accepted spellings besides the name.
    pub(crate) also: Vec<Spanned<Box<str>>>,
    pub(crate) kind: Kind,
    pub(crate) members: Vec<Member>,
    /// Whether every member could be understood.
    pub(crate) members_are_whole: bool,
    pub(crate) restricted: bool,
    /// Whether it cannot be found by name: the edition does not name it, or only later acts do.
    pub(crate) is_hidden: bool,
    /// The key `members`, or the id if it is missing.
    pub(crate) members_span: Span,
}

impl Body {
    pub(crate) fn is_group(&self) -> bool {
        self.kind == Kind::Group
    }
}

/// A body that answers for a group.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub(crate) body: BodyName,
    /// Ids of measures as written; empty means all.
    pub(crate) measures: Vec<Spanned<Box<str>>>,
    pub(crate) from: Option<Date>,
    pub(crate) by: Option<Box<str>>,
}

/// The bodies of a file.
#[derive(Debug)]
pub(crate) struct BodiesFile {
    pub(crate) bodies: Vec<Body>,
    /// Ids, names and spellings of bodies that could not be understood.
    pub(crate) lost_names: Vec<Box<str>>,
}

/// Decodes the file of bodies; a body that cannot be understood is left out and reported.
pub(crate) fn decode_file(node: &Node, findings: &mut Findings) -> Option<BodiesFile> {
    let mut fields = Fields::open(node, &BODIES, findings)?;
    let items = fields.items("bodies");
    let mut file = BodiesFile {
        bodies: Vec::with_capacity(items.len()),
        lost_names: Vec::new(),
    };
    for item in items {
        match decode(item, findings) {
            Ok(body) => file.bodies.push(body),
            Err(names) => file.lost_names.extend(names),
        }
    }
    Some(file)
}

/// Decodes one body; the error holds those of its names that could be read.
fn decode(node: &Node, findings: &mut Findings) -> Result<Body, Vec<Box<str>>> {
    let Some(mut fields) = Fields::open(node, &BODY, findings) else {
        return Err(Vec::new());
    };
    let id = fields.id("id");
    let name = fields.text("name");
    let also = fields.texts("also");
    let kind = fields.choice("kind", Kind::parse);
    let members_span = if fields.has("members") {
        fields.key_span("members")
    } else {
        fields.key_span("id")
    };
    let restricted = fields.flag("restricted").unwrap_or(false);
    let items = fields.items("members");
    let members: Vec<Member> = items
        .iter()
        .filter_map(|item| decode_member(item, fields.findings))
        .collect();
    let members_are_whole = fields.is_whole("members", members.len());
    match (id, name, kind) {
        (Some(id), Some(name), Some(kind)) => Ok(Body {
            key: BodyKey(0),
            id,
            name: name.map(|name| one_line(&name).into()),
            also: also
                .into_iter()
                .map(|spelling| spelling.map(|text| one_line(&text).into()))
                .collect(),
            kind: kind.value,
            members,
            members_are_whole,
            restricted,
            is_hidden: false,
            members_span,
        }),
        (id, name, _) => {
            let names = id.into_iter().chain(name).chain(also);
            Err(names.map(|name| one_line(&name.value).into()).collect())
        }
    }
}

fn decode_member(node: &Node, findings: &mut Findings) -> Option<Member> {
    let mut fields = Fields::open(node, &MEMBER, findings)?;
    let body = fields.text("body");
    let measures = fields.texts("measures");
    let from = fields.date("from").map(|from| from.value);
    let by = fields.plain("by");
    Some(Member {
        body: BodyName::new(body?),
        measures,
        from,
        by,
    })
}
