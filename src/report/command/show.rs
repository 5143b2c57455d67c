//! One measure, body or objective: the decree's words, their reading, who answers, and everything said about it.

use jiff::civil::Date;

use crate::document::{Cell, Column, Document, Table, Tone};
use crate::obligation::answer::{Participant, Role, participants};
use crate::obligation::as_of::AsOf;
use crate::obligation::counts::Counts;
use crate::obligation::evidence::{Considered, considered};
use crate::obligation::schedule::{Which, schedule};
use crate::obligation::standing::Standing;
use crate::obligation::{Obligation, of_measure, shown};
use crate::period::reading::Kind;
use crate::plan::Plan;
use crate::plan::body::{Body, BodyName};
use crate::plan::measure::{Answerable, Measure, Objective};
use crate::plan::review::Review;
use crate::report::command::status::summary;
use crate::text::wording::Wording;
use crate::text::words::all_of;
use crate::voice::change::{acts, fates};
use crate::voice::entry::entry_words;
use crate::voice::plain::{body_title, continues_words, period_cell, status_cell, words_cell};
use crate::voice::reading::reading_words;

/// A measure: words, reading, bodies, amendments, obligations and progress reports.
pub(crate) fn measure(plan: &Plan, measure: &Measure, as_of: AsOf) -> Document {
    let objective = plan.objective(measure.objective);
    let mut document = Document::default();
    document.heading(format!("Measure {}", measure.id.value));
    document.paragraph(&*measure.text);
    let mut facts = vec![
        (
            "objective",
            Cell::text(format!("{} {}", objective.id.value, objective.title)),
        ),
        ("period", Cell::text(&*measure.implementation.words.value)),
        (
            "reading",
            Cell::text(reading_words(
                Wording::English,
                plan,
                measure,
                (&measure.implementation, None),
            )),
        ),
    ];
    facts.extend(continues_words(measure, as_of).map(|words| ("continues", Cell::text(words))));
    facts.extend(
        measure
            .text_as_approved
            .as_ref()
            .map(|text| ("as approved", Cell::text(&**text))),
    );
    facts.extend(participant_facts(plan, measure, as_of));
    facts.push((
        "answerable",
        Cell::text(answerable_words(plan, measure, as_of.day)),
    ));
    document.facts(facts);
    let acts: Vec<Cell> = acts(plan, measure, as_of)
        .into_iter()
        .map(Cell::text)
        .collect();
    if !acts.is_empty() {
        document.subheading("Amendments");
        document.list(acts);
    }
    document.subheading(format!("Obligations as of {as_of}"));
    if plan.edition.may_count(measure) {
        let mut own = of_measure(plan, measure, as_of);
        own.retain(|obligation| obligation.may_be_in(plan.edition));
        document.table(obligations_table(&own));
    } else {
        document.paragraph("They are not listed in this edition, since their counts are small.");
        return document;
    }
    progress(&mut document, plan, measure, as_of);
    document
}

/// A body: its names, what it answers for, and where that stands.
pub(crate) fn body(plan: &Plan, body: &Body, as_of: AsOf) -> Document {
    let mut document = Document::default();
    document.heading(body_title(Some(body)));
    let mut facts = vec![("kind", Cell::text(body.kind.name()))];
    if !body.also.is_empty() {
        let also: Vec<&str> = body.also.iter().map(|spelling| &*spelling.value).collect();
        facts.push(("also written", Cell::text(also.join("; "))));
    }
    if body.is_group() {
        let members: Vec<String> = body
            .members
            .iter()
            .map(|member| member_words(plan, &member.body, member))
            .collect();
        let members = if members.is_empty() {
            "none named yet; it owes nothing until they are".to_owned()
        } else {
            members.join("; ")
        };
        facts.push(("members", Cell::text(members)));
    }
    let fates = fates(plan, body, as_of).into_iter();
    facts.extend(fates.map(|fate| ("amendment", Cell::text(fate))));
    let mut owed = shown(plan, as_of);
    owed.retain(|obligation| obligation.may_meet.iter().any(|own| own.key == body.key));
    facts.push(("as of", Cell::text(as_of.to_string())));
    document.facts(facts);
    document.paragraph(summary(&Counts::of(&owed)));
    let columns = vec![
        Column::word("measure"),
        Column::text("words"),
        Column::text("period"),
        Column::word("role"),
        Column::number("all"),
        Column::number("met"),
        Column::number("overdue"),
    ];
    let rows = plan.measures.iter().filter_map(|measure| {
        let commitment = plan.commitment(measure, as_of.day);
        let mut named = commitment.bodies.iter().chain(commitment.recommended);
        let names_group = body.is_group() && named.any(|name| name.key() == Some(body.key));
        let participant = participants(plan, measure, as_of.day, as_of.day, Date::MAX)
            .into_iter()
            .find(|participant| participant.body.key == body.key);
        let own: Vec<&Obligation> = owed
            .iter()
            .filter(|obligation| obligation.measure.key == measure.key)
            .collect();
        let is_own = |obligation: &&Obligation| obligation.body_key() == Some(body.key);
        let own_role = own.iter().copied().find(is_own);
        let own_role = own_role.and_then(|obligation| obligation.body);
        let role = match (participant, own_role) {
            (Some(participant), _) => participant.role.name(),
            (None, Some((_, role))) => role.name(),
            (None, None) if names_group => "group",
            (None, None) if own.iter().any(|obligation| obligation.body.is_some()) => "successor",
            (None, None) => "stands in",
        };
        if participant.is_none() && !names_group && own.is_empty() {
            return None;
        }
        let mut cells = vec![
            Cell::text(measure.id.value.as_str()),
            words_cell(measure),
            Cell::text(&*plan.implementation_on(measure, as_of.day).words.value),
            Cell::text(role),
        ];
        cells.extend(figures(plan, measure, &Counts::of(own)));
        Some(cells)
    });
    document.table(Table::new(columns, rows.collect()));
    document
}

/// An objective: its measures and where they stand.
pub(crate) fn objective(plan: &Plan, objective: &Objective, as_of: AsOf) -> Document {
    let mut document = Document::default();
    document.heading(format!(
        "Objective {}: {}",
        objective.id.value, objective.title
    ));
    let measures: Vec<&Measure> = plan
        .measures
        .iter()
        .filter(|measure| measure.objective == objective.key && plan.has(measure, as_of.day))
        .collect();
    let owed: Vec<Obligation> = measures
        .iter()
        .flat_map(|measure| of_measure(plan, measure, as_of))
        .filter(|obligation| obligation.may_be_in(plan.edition))
        .collect();
    document.paragraph(format!(
        "As of {}. {}",
        as_of.day,
        summary(&Counts::of(&owed))
    ));
    let columns = vec![
        Column::word("measure"),
        Column::text("words"),
        Column::text("period"),
        Column::text("bodies"),
        Column::number("all"),
        Column::number("met"),
        Column::number("overdue"),
    ];
    let rows = measures.iter().map(|measure| {
        let counts = Counts::of(
            owed.iter()
                .filter(|obligation| obligation.measure.key == measure.key),
        );
        let names = plan.commitment(measure, as_of.day).bodies.iter();
        let names: Vec<&str> = names.map(|name| id_or_written(plan, name)).collect();
        let mut cells = vec![
            Cell::text(measure.id.value.as_str()),
            words_cell(measure),
            Cell::text(&*plan.implementation_on(measure, as_of.day).words.value),
            Cell::text(names.join(", ")),
        ];
        cells.extend(figures(plan, measure, &counts));
        cells
    });
    document.table(Table::new(columns, rows.collect()));
    document
}

/// How many obligations of a measure there are, and how many are met and overdue.
fn figures(plan: &Plan, measure: &Measure, counts: &Counts) -> [Cell; 3] {
    if !plan.edition.may_count(measure) {
        return [Cell::withheld(), Cell::withheld(), Cell::withheld()];
    }
    [
        Cell::count(counts.total()),
        Cell::count(counts.met()).tone(Tone::Done),
        Cell::count(counts.named("overdue")).tone(Tone::Overdue),
    ]
}

fn id_or_written<'p>(plan: &'p Plan, name: &'p BodyName) -> &'p str {
    name.key()
        .map_or(&name.written.value, |key| &plan.body(key).id.value)
}

fn member_words(plan: &Plan, name: &BodyName, member: &crate::plan::body::Member) -> String {
    let mut words = name.key().map_or_else(
        || name.written.value.to_string(),
        |key| body_title(Some(plan.body(key))),
    );
    if !member.measures.is_empty() {
        let measures: Vec<&str> = member
            .measures
            .iter()
            .map(|measure| &*measure.value)
            .collect();
        words += &format!(" for {}", all_of(&measures));
    }
    if let Some(from) = member.from {
        words += &format!(", from {from}");
    }
    if let Some(by) = &member.by {
        words += &format!(", by {by}");
    }
    words
}

/// Who answers for the measure on a day, and who says so.
pub(super) fn answerable_words(plan: &Plan, measure: &Measure, day: Date) -> String {
    let is_continuing = plan
        .reading(measure, &measure.implementation)
        .is_some_and(|reading| reading.kind() == Kind::Continuing);
    let answerable = plan.answerable(measure, is_continuing, day);
    let means = match answerable {
        Answerable::Lead => "one obligation, met only by the lead",
        Answerable::Each => "one obligation for each lead and joint body",
        Answerable::Any => "one obligation, met by any lead or joint body",
    };
    let objective = &plan.objective(measure.objective).overrides;
    let header = &plan.header;
    let amended = plan.commitment(measure, day).answerable;
    let by = if amended != measure.overrides.answerable {
        "set by an amendment"
    } else if measure.overrides.answerable.is_some() {
        "set for the measure"
    } else if objective.answerable.is_some() {
        "set for the objective"
    } else if is_continuing {
        header
            .continuing
            .by
            .as_deref()
            .unwrap_or("by the plan's rule")
    } else {
        header
            .delivery
            .by
            .as_deref()
            .unwrap_or("by the plan's rule")
    };
    format!("{}: {means} ({by})", answerable.name())
}

fn participant_facts(plan: &Plan, measure: &Measure, as_of: AsOf) -> Vec<(&'static str, Cell)> {
    let commitment = plan.commitment(measure, as_of.day);
    let participants = participants(plan, measure, as_of.day, as_of.day, Date::MAX);
    let of = |role: Role| -> Vec<String> {
        participants
            .iter()
            .filter(|participant| participant.role == role)
            .map(participant_words)
            .collect()
    };
    let mut facts: Vec<(&'static str, Cell)> = [Role::Lead, Role::Joint, Role::Recommended]
        .into_iter()
        .map(|role| (role.name(), of(role)))
        .filter(|(_, names)| !names.is_empty())
        .map(|(name, names)| (name, Cell::text(names.join("; "))))
        .collect();
    let groups: Vec<String> = commitment
        .bodies
        .iter()
        .chain(commitment.recommended)
        .filter_map(|name| name.key().map(|key| (name, plan.body(key))))
        .filter(|(_, body)| body.is_group())
        .map(|(name, body)| {
            if body.members.is_empty() {
                format!("{}, no members named", name.written.value)
            } else {
                name.written.value.to_string()
            }
        })
        .collect();
    if !groups.is_empty() {
        facts.push(("groups", Cell::text(groups.join("; "))));
    }
    if !participants
        .iter()
        .any(|participant| participant.role != Role::Recommended)
    {
        let stand_ins: Vec<String> = plan
            .stand_ins(as_of.day)
            .into_iter()
            .map(|key| body_title(Some(plan.body(key))))
            .collect();
        let by = plan
            .header
            .responsible
            .as_ref()
            .and_then(|responsible| responsible.by.as_deref());
        let by = by.map_or_else(String::new, |by| format!(" ({by})"));
        facts.push((
            "no body named",
            Cell::text(format!("{} may report{by}", all_of(&stand_ins))),
        ));
    }
    facts
}

fn participant_words(participant: &Participant) -> String {
    let mut words = body_title(Some(participant.body));
    if let Some(group) = participant.group {
        words += &format!(", member of {}", group.name.value);
    }
    if let Some(from) = participant.from {
        words += &format!(" from {from}");
    }
    words
}

/// The obligations of one measure.
fn obligations_table(obligations: &[Obligation]) -> Table {
    let columns = vec![
        Column::word("body"),
        Column::text("period"),
        Column::word("starts"),
        Column::word("due"),
        Column::text("status"),
    ];
    let rows = obligations.iter().map(|obligation| {
        let due_on = obligation.due_on();
        let first = obligation.dated.first_due_on;
        let due = if first == due_on {
            Cell::date(due_on)
        } else {
            Cell::text(format!("{due_on} (first {first})"))
        };
        vec![
            Cell::text(owner_words(obligation)),
            period_cell(obligation),
            Cell::date(obligation.dated.slot.starts_on),
            due,
            status_cell(obligation),
        ]
    });
    Table::new(columns, rows.collect())
}

/// The id of the body that owes an obligation, and of those that took its place.
fn owner_words(obligation: &Obligation) -> String {
    let id = obligation.body.map_or("-", |(body, _)| &*body.id.value);
    if obligation.successors.is_empty() {
        return id.to_owned();
    }
    let successors = obligation.successors.iter();
    let successors: Vec<&str> = successors.map(|body| &*body.id.value).collect();
    format!("{id}, now {}", all_of(&successors))
}

fn progress(document: &mut Document, plan: &Plan, measure: &Measure, as_of: AsOf) {
    let dated = schedule(plan, measure, as_of);
    let seen: Vec<Considered> = considered(plan, measure, &dated, as_of)
        .into_iter()
        .filter(|considered| !matches!(considered.standing, Standing::NotReceived))
        .filter(|considered| plan.edition.may_see_record(considered.entry.restricted))
        .collect();
    if seen.is_empty() {
        document.paragraph(format!(
            "No progress report was received by {}.",
            as_of.known_on
        ));
        return;
    }
    document.subheading("Progress reports");
    let mut columns = vec![
        Column::word("body"),
        Column::word("period"),
        Column::word("received"),
        Column::word("state"),
        Column::text("standing"),
    ];
    let shows_text = seen
        .iter()
        .any(|considered| !entry_words(considered.entry).is_empty());
    if shows_text {
        columns.push(Column::text("what it says"));
    }
    let rows = seen.iter().map(|considered| {
        let mut cells = vec![
            Cell::text(&*plan.body(considered.body).id.value),
            Cell::text(considered.period.to_string()),
            Cell::date(considered.entry.received_on),
            Cell::text(considered.entry.state.name()),
            Cell::text(standing_words(considered, &dated)),
        ];
        if shows_text {
            cells.push(Cell::text(entry_words(considered.entry)));
        }
        cells
    });
    document.table(Table::new(columns, rows.collect()));
}

/// What becomes of a progress report, in a few words.
pub(super) fn standing_words(
    considered: &Considered,
    dated: &[crate::obligation::schedule::Dated],
) -> String {
    let note = |review: &Review| {
        let texts = [&review.ask, &review.note];
        let said: Vec<&str> = texts.into_iter().filter_map(Option::as_deref).collect();
        if said.is_empty() {
            String::new()
        } else {
            format!(" ({})", said.join(" / "))
        }
    };
    match considered.standing {
        Standing::NotReceived => "not received yet".to_owned(),
        Standing::LeftOut => "left out: an error stands in it".to_owned(),
        Standing::Corrected(by) => format!("corrected by the entry received on {}", by.received_on),
        Standing::Returned(review) => format!(
            "{} on {}{}",
            review.decision.name(),
            review.on,
            note(review)
        ),
        Standing::WaitsForReview => "waits for review".to_owned(),
        Standing::Counts(review) => {
            let target = considered.dated.map(|at| match dated[at].which {
                Which::Period(period) => format!(" for {period}"),
                Which::Ordinal(nth) if dated.len() > 1 => format!(" for delivery {nth}"),
                Which::Ordinal(_) => String::new(),
            });
            let counts = target.map_or_else(
                || "fits no obligation".to_owned(),
                |target| format!("counts{target}"),
            );
            review.map_or(counts.clone(), |review| {
                format!(
                    "{counts}, {} on {}{}",
                    review.decision.name(),
                    review.on,
                    note(review)
                )
            })
        }
    }
}
