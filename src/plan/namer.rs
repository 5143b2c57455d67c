//! Who names which body.

use std::fmt;

use crate::plan::Plan;
use crate::plan::amendment::Amendment;
use crate::plan::body::{Body, BodyName};
use crate::plan::measure::{Measure, Objective};
use crate::plan::succession::Fate;

/// A place where a body is named.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NamedBody<'p> {
    pub(crate) by: Namer<'p>,
    pub(crate) name: &'p BodyName,
}

/// Who names a body.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Namer<'p> {
    Plan,
    Group(&'p Body),
    Objective(&'p Objective),
    Measure(&'p Measure),
    Amendment(&'p Amendment),
    ProgressFile,
    ReviewsFile,
    Contact,
}

impl fmt::Display for Namer<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Plan => formatter.write_str("the plan"),
            Self::Group(group) => write!(formatter, "group `{}`", group.id.value),
            Self::Objective(objective) => write!(formatter, "objective `{}`", objective.id.value),
            Self::Measure(measure) => write!(formatter, "measure `{}`", measure.id.value),
            Self::Amendment(amendment) => write!(formatter, "the amendment {}", amendment.act),
            Self::ProgressFile => formatter.write_str("the progress file"),
            Self::ReviewsFile => formatter.write_str("the reviews file"),
            Self::Contact => formatter.write_str("a contact"),
        }
    }
}

impl Plan {
    /// Every place where a body is named.
    pub(crate) fn named_bodies(&self) -> impl Iterator<Item = NamedBody<'_>> {
        let header = &self.header;
        let of_plan = header.coordinator.iter().chain(
            header
                .responsible
                .iter()
                .map(|responsible| &responsible.body),
        );
        let of_groups = self.bodies.iter().flat_map(move |group| {
            group.members.iter().map(move |member| NamedBody {
                by: Namer::Group(group),
                name: &member.body,
            })
        });
        let of_objectives = self.objectives.iter().flat_map(move |objective| {
            objective.overrides.lead.iter().map(move |name| NamedBody {
                by: Namer::Objective(objective),
                name,
            })
        });
        let of_measures = self.measures.iter().flat_map(move |measure| {
            let names = measure
                .bodies
                .iter()
                .chain(&measure.recommended)
                .chain(&measure.overrides.lead);
            names.map(move |name| NamedBody {
                by: Namer::Measure(measure),
                name,
            })
        });
        let of_amendments = self.amendments.iter().flat_map(|amendment| {
            let names = amendment.changes.iter().flat_map(|change| {
                let lists = change.bodies.iter().chain(&change.recommended).flatten();
                let passing = change.succession.iter().flat_map(|succession| {
                    let to: &[BodyName] = match &succession.fate {
                        Fate::SucceededBy(to) => to,
                        Fate::Renamed(_) => &[],
                    };
                    to.iter().chain([&succession.body])
                });
                lists.chain(&change.lead).chain(passing)
            });
            names.map(move |name| NamedBody {
                by: Namer::Amendment(amendment),
                name,
            })
        });
        of_plan
            .map(|name| NamedBody {
                by: Namer::Plan,
                name,
            })
            .chain(of_groups)
            .chain(of_objectives)
            .chain(of_measures)
            .chain(of_amendments)
            .chain(self.progress_files.iter().map(|file| NamedBody {
                by: Namer::ProgressFile,
                name: &file.body,
            }))
            .chain(self.review_files.iter().map(|file| NamedBody {
                by: Namer::ReviewsFile,
                name: &file.body,
            }))
            .chain(self.people().map(|contact| NamedBody {
                by: Namer::Contact,
                name: &contact.body,
            }))
    }
}
