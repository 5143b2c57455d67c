//! What of a difference moved an obligation.

mod own;

use std::collections::BTreeMap;

use crate::difference::effect::cause::own::{Done, Own};
use crate::difference::{Change, Difference, Kind, Subject};
use crate::obligation::AsOf;
use crate::obligation::act::{Act, acts};
use crate::plan::Plan;
use crate::plan::measure::Measure;
use crate::source::FileId;

/// What of a difference moved an obligation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cause {
    /// The files of the plan themselves were edited.
    Edit,
    RewrittenProgress,
    RemovedProgress,
    RewrittenReview,
    RemovedReview,
    RewrittenAct,
    RemovedAct,
    Amendment,
    Members,
    Progress,
    Review,
    /// Something that no single change tells.
    Other,
}

impl Cause {
    pub(crate) const ALL: [Self; 12] = [
        Self::Edit,
        Self::RewrittenProgress,
        Self::RemovedProgress,
        Self::RewrittenReview,
        Self::RemovedReview,
        Self::RewrittenAct,
        Self::RemovedAct,
        Self::Amendment,
        Self::Members,
        Self::Progress,
        Self::Review,
        Self::Other,
    ];

    /// `by amendment`, as it follows a number of items.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Edit => "by an edit of the plan without an act",
            Self::RewrittenProgress => "by a rewritten progress report",
            Self::RemovedProgress => "by a removed progress report",
            Self::RewrittenReview => "by a rewritten review",
            Self::RemovedReview => "by a removed review",
            Self::RewrittenAct => "by a rewritten act",
            Self::RemovedAct => "by a removed act",
            Self::Amendment => "by amendment",
            Self::Members => "by other members of a group",
            Self::Progress => "by a new progress report",
            Self::Review => "by a new review",
            Self::Other => "for other reasons",
        }
    }

    /// For programs.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Edit => "edit",
            Self::RewrittenProgress => "rewritten-progress",
            Self::RemovedProgress => "removed-progress",
            Self::RewrittenReview => "rewritten-review",
            Self::RemovedReview => "removed-review",
            Self::RewrittenAct => "rewritten-act",
            Self::RemovedAct => "removed-act",
            Self::Amendment => "amendment",
            Self::Members => "members",
            Self::Progress => "progress",
            Self::Review => "review",
            Self::Other => "other",
        }
    }
}

/// The differences that could have moved an obligation, by the measure they are about.
pub(super) struct Causes<'d> {
    difference: &'d Difference<'d>,
    as_of: AsOf,
    of_measures: BTreeMap<&'d str, Vec<&'d Change>>,
    /// Edits of the plan and of objectives.
    edits: Vec<&'d Change>,
    members_differ: bool,
    /// What became of acts, by their file in the old state, and in the new one.
    acts: (BTreeMap<FileId, Cause>, BTreeMap<FileId, Cause>),
}

impl<'d> Causes<'d> {
    pub(super) fn of(difference: &'d Difference, as_of: AsOf) -> Self {
        let mut causes = Self {
            difference,
            as_of,
            of_measures: BTreeMap::new(),
            edits: Vec::new(),
            members_differ: false,
            acts: (BTreeMap::new(), BTreeMap::new()),
        };
        let weighty = difference.changes.iter();
        for change in weighty.filter(|change| change.kind != Kind::Clerical) {
            match change.subject {
                Subject::Measure | Subject::Progress | Subject::Review => {
                    let measure = change.measure.as_deref().unwrap_or_default();
                    causes.of_measures.entry(measure).or_default().push(change);
                }
                Subject::Plan | Subject::Objective => causes.edits.push(change),
                Subject::Body => causes.members_differ |= change.kind == Kind::Bodies,
                Subject::Amendment => causes.add_act(change),
                Subject::Setting | Subject::Contact => {}
            }
        }
        causes
    }

    fn add_act(&mut self, change: &Change) {
        let cause = match change.kind {
            Kind::Added => Cause::Amendment,
            Kind::Removed => Cause::RemovedAct,
            Kind::Rewritten
            | Kind::Period
            | Kind::Bodies
            | Kind::Rules
            | Kind::Wording
            | Kind::Visibility
            | Kind::Clerical => Cause::RewrittenAct,
        };
        let (old, new) = &mut self.acts;
        old.extend(change.old_span.map(|span| (span.file, cause)));
        new.extend(change.new_span.map(|span| (span.file, cause)));
    }

    /// What could have moved the obligations of a measure.
    pub(super) fn of_measure(&self, id: &str) -> Own<'d> {
        let (old, new) = (&self.difference.old.plan, &self.difference.new.plan);
        let mut done = done_in(new, id, &self.acts.1, self.as_of);
        done.extend(done_in(old, id, &self.acts.0, self.as_of));
        let objective = [new, old].into_iter().find_map(|plan| {
            let measure = plan.measure_by_id(id)?;
            Some(plan.objective(measure.objective).id.value.as_str())
        });
        let concerns = |change: &&Change| match change.subject {
            Subject::Objective => Some(change.id.as_str()) == objective,
            Subject::Plan
            | Subject::Setting
            | Subject::Body
            | Subject::Measure
            | Subject::Amendment
            | Subject::Progress
            | Subject::Review
            | Subject::Contact => true,
        };
        Own {
            changes: self.of_measures.get(id).cloned().unwrap_or_default(),
            edits: self.edits.iter().copied().filter(concerns).collect(),
            members_differ: self.members_differ,
            done,
        }
    }
}

/// What the acts of a state do to a measure by the day, of those that became something.
fn done_in<'d>(
    plan: &'d Plan,
    id: &str,
    causes: &BTreeMap<FileId, Cause>,
    as_of: AsOf,
) -> Vec<Done<'d>> {
    if causes.is_empty() {
        return Vec::new();
    }
    let own = plan.measure_by_id(id);
    let own = own.map_or_else(Vec::new, |measure: &Measure| acts(plan, measure));
    // How long bodies have to report moves no due date, and is no act of a measure.
    let rules = plan.amendments.iter().flat_map(|amendment| {
        let changes = amendment.changes.iter();
        let of_rules = changes.filter(|change| change.reporting.judges_otherwise());
        of_rules.map(move |change| (amendment, Act::Rules(change)))
    });
    own.into_iter()
        .chain(rules)
        .filter(|(amendment, _)| amendment.effective_on <= as_of.day)
        .filter_map(|(amendment, does)| {
            let cause = *causes.get(&amendment.effective_span.file)?;
            Some(Done {
                amendment,
                does,
                cause,
            })
        })
        .collect()
}
