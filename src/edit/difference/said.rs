//! The value of a field, however it is written, and what it means in its plan.

use std::fmt;

use crate::file::field::{Type, Weight};
use crate::file::yaml::{Content, Node};
use crate::plan::Plan;
use crate::text::gist::composed;
use crate::text::words::one_line;

/// A value, however it is written.
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
    /// The value of a node; `None` if nothing is written.
    pub(super) fn of(node: &Node) -> Option<Self> {
        match &node.content {
            _ if node.is_blank() => None,
            Content::Scalar { text, .. } => Some(Self::Text(composed(&one_line(text)))),
            Content::List(items) => Some(Self::List(items.iter().filter_map(Self::of).collect())),
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

    /// What a value of a type means in a plan; `None` if it only repeats what holds anyway.
    pub(super) fn meaning(&self, plan: &Plan, kind: &Type) -> Option<Self> {
        match (kind, self) {
            (Type::Body, Self::Text(name)) => Some(Self::Text(body_id(plan, name))),
            (Type::List(kind), Self::List(items)) => Some(Self::List(
                items
                    .iter()
                    .filter_map(|item| item.meaning(plan, kind))
                    .collect(),
            )),
            (Type::Record(record) | Type::Period(record), Self::Mapping(pairs)) => {
                let pairs: Vec<(String, Self)> = pairs
                    .iter()
                    .filter_map(|(key, value)| {
                        let own = match record.field(key) {
                            Some(field) if field.weight == Weight::Clerical => None,
                            Some(field) => value
                                .meaning(plan, &field.kind)
                                .filter(|value| !value.is(field.default)),
                            None => Some(value.clone()),
                        };
                        Some((key.clone(), own?))
                    })
                    .collect();
                (!pairs.is_empty()).then_some(Self::Mapping(pairs))
            }
            // Anything else means what is written, and so does a value of the wrong type.
            (
                Type::Text(_)
                | Type::Id
                | Type::Email
                | Type::Body
                | Type::Date
                | Type::ReportingPeriod
                | Type::ObligationOf
                | Type::Every
                | Type::Length
                | Type::Flag
                | Type::Choice(_)
                | Type::List(_)
                | Type::Record(_)
                | Type::Period(_),
                value,
            ) => Some(value.clone()),
        }
    }

    pub(super) fn is(&self, text: Option<&str>) -> bool {
        matches!((self, text), (Self::Text(own), Some(text)) if own == text)
    }

    /// The part that differs from another value: of a mapping the keys, of a list of mappings the items; the whole of
    /// anything else. `None` if nothing is left.
    pub(super) fn without(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Self::Mapping(own), Self::Mapping(others)) => {
                let differ = own.iter().filter(|pair| !others.contains(pair));
                let differ: Vec<_> = differ.cloned().collect();
                (!differ.is_empty()).then_some(Self::Mapping(differ))
            }
            (Self::List(own), Self::List(others)) => {
                let are_texts = own.iter().any(|item| matches!(item, Self::Text(_)));
                let differ = own
                    .iter()
                    .filter(|item| are_texts || !others.contains(item));
                let differ: Vec<_> = differ.cloned().collect();
                (!differ.is_empty()).then_some(Self::List(differ))
            }
            (Self::Text(_) | Self::List(_) | Self::Mapping(_), _) => Some(self.clone()),
        }
    }

    pub(super) fn is_empty_list(&self) -> bool {
        matches!(self, Self::List(items) if items.is_empty())
    }
}

/// The id of the body that a name means, or the name itself, regardless of how its letters are composed.
pub(super) fn body_id(plan: &Plan, name: &str) -> String {
    let bodies = match plan.bodies_named(name) {
        [] => {
            let spelled = plan.body_names().find(|known| composed(known) == name);
            spelled.map_or(&[][..], |spelled| plan.bodies_named(spelled))
        }
        bodies => bodies,
    };
    match bodies {
        [key] => plan.body(*key).id.value.to_string(),
        [] | [_, _, ..] => name.to_owned(),
    }
}
