//! How things stood on the day of the previous report and are known to have stood otherwise: the same day, judged by what was
//! learned since. Whether anybody issued a report then is not known.

use jiff::civil::Date;

use crate::document::{Cell, Document, Group, Table};
use crate::obligation::Obligation;
use crate::obligation::act::{acts_in_force, acts_of_judging};
use crate::obligation::as_of::AsOf;
use crate::obligation::compare::{Compared, compare};
use crate::obligation::evidence::{Considered, considered};
use crate::obligation::schedule::schedule;
use crate::obligation::standing::Standing;
use crate::obligation::status::Status;
use crate::plan::Plan;
use crate::plan::measure::Measure;
use crate::plan::review::Decision;
use crate::report::asked::Asked;
use crate::report::section::movement::listed;
use crate::voice::cell::{
    body_id, body_of, due_period, measure_cell, period_cell, status_name, status_words, text, word,
    words_cell,
};

/// An obligation as it was known on that day, and as it is known to have stood on it.
struct Restated {
    cells: Vec<Cell>,
    due_period: String,
    /// Names of statuses; `None` where it did not exist.
    said: Option<&'static str>,
    is: Option<&'static str>,
}

/// The plan as it was known on the day of the previous report; `None` where no act has changed that day since.
pub(in crate::report) fn as_known_then(plan: &Plan, asked: &Asked) -> Option<Plan> {
    let since = asked.scope.since?;
    let is_late = |on: Date, effective_on: Date| since < on && effective_on <= since;
    plan.amendments
        .iter()
        .any(|amendment| is_late(amendment.on, amendment.effective_on))
        .then(|| plan.clone().known_on(since))
}

/// Adds the figures of earlier periods that have changed since they were reported; for readers nothing where no period came before.
///
/// `then` is the plan as it was known on the day of that report.
pub(in crate::report) fn restated(
    document: &mut Document,
    plan: &Plan,
    then: &Plan,
    asked: &Asked,
) {
    let wording = asked.wording;
    let is_earlier = |since: &Date| *since < asked.as_of.day && *since < asked.as_of.known_on;
    let Some(since) = asked.scope.since.filter(is_earlier) else {
        document.subheading_if(false, wording.say("caption-restated"));
        document.table(table(asked, &[]));
        return;
    };
    let mut restated = compared(plan, then, asked, since);
    restated.sort_by(|a, b| a.due_period.cmp(&b.due_period));
    document.subheading(wording.tell(
        "section-restated",
        [
            ("date", wording.date(since).into()),
            ("count", restated.len().into()),
        ],
    ));
    let scope = if restated.is_empty() {
        "restated-none"
    } else {
        "restated-scope"
    };
    document.paragraph(wording.tell(scope, [("date", wording.date(since).into())]));
    document.table(table(asked, &restated));
}

fn table(asked: &Asked, restated: &[Restated]) -> Table {
    let wording = asked.wording;
    let columns = vec![
        word(wording, "due_period").in_title(),
        word(wording, "measure"),
        word(wording, "body"),
        text(wording, "text"),
        text(wording, "period"),
        word(wording, "due_on"),
        text(wording, "said"),
        text(wording, "known"),
        text(wording, "why"),
    ];
    let groups = restated
        .chunk_by(|a, b| a.due_period == b.due_period)
        .map(|group| Group {
            title: Some(title(asked, group)),
            rows: group.iter().map(|one| one.cells.clone()).collect(),
        });
    Table::grouped(columns, groups.collect()).named("restated", wording.say("caption-restated"))
}

/// `2009-Q1: overdue 5 → 4, met 3 → 4`, of the obligations that are restated.
fn title(asked: &Asked, group: &[Restated]) -> String {
    let wording = asked.wording;
    let count = |name: &str, of: fn(&Restated) -> Option<&'static str>| {
        group.iter().filter(|one| of(one) == Some(name)).count()
    };
    let parts: Vec<String> = Status::NAMES
        .into_iter()
        .filter_map(|name| {
            let (before, after) = (count(name, |one| one.said), count(name, |one| one.is));
            let change = i64::try_from(after).ok()? - i64::try_from(before).ok()?;
            (change != 0).then(|| format!("{} {change:+}", status_name(wording, name)))
        })
        .collect();
    let period = &group[0].due_period;
    if parts.is_empty() {
        period.clone()
    } else {
        format!("{period}: {}", parts.join(", "))
    }
}

fn compared(plan: &Plan, then: &Plan, asked: &Asked, since: Date) -> Vec<Restated> {
    let now = AsOf {
        day: since,
        known_on: asked.as_of.known_on,
    };
    plan.of_each_measure(|measure| {
        let own = then.measure_by_id(measure.id.value.as_str());
        let mut said = own.map_or_else(Vec::new, |own| listed(then, own, AsOf::on(since)));
        said.retain(|one| one.due_on() <= since);
        let known = listed(plan, measure, now);
        let compared = compare(said, known);
        let restated = compared.iter().filter(|one| is_restated(one, since));
        let rows = restated.map(|one| row(plan, asked, measure, one, now, since));
        rows.collect()
    })
}

fn is_restated(compared: &Compared, since: Date) -> bool {
    let is_due = compared.obligation().due_on() <= since;
    compared.is_gone()
        || (compared.is_new() && is_due)
        || compared.is_turned()
        || compared.is_otherwise_late()
        || compared.is_moved()
}

fn row(
    plan: &Plan,
    asked: &Asked,
    measure: &Measure,
    compared: &Compared,
    now: AsOf,
    since: Date,
) -> Restated {
    let wording = asked.wording;
    let (before, after) = (compared.was.as_ref(), compared.is.as_ref());
    let one = compared.obligation();
    let standing = |obligation: Option<&Obligation>| {
        obligation.map_or(Cell::EMPTY, |obligation| {
            Cell::term(obligation.status.name(), status_words(wording, obligation))
        })
    };
    // A figure that was reported is restated where it was reported.
    let due_period = due_period(plan, before.unwrap_or(one)).to_string();
    let name = |obligation: Option<&Obligation>| obligation.map(|one| one.status.name());
    Restated {
        cells: vec![
            Cell::text(&due_period),
            measure_cell(measure),
            Cell::text(body_id(body_of(one))),
            words_cell(measure),
            period_cell(one),
            Cell::date(one.due_on()),
            standing(before),
            standing(after),
            Cell::text(causes(plan, asked, measure, one, now, since).join("; ")),
        ],
        due_period,
        said: name(before),
        is: name(after),
    }
}

/// What was learned after the day of the report: entries received, reviews, and acts that count from before their day.
fn causes(
    plan: &Plan,
    asked: &Asked,
    measure: &Measure,
    obligation: &Obligation,
    now: AsOf,
    since: Date,
) -> Vec<String> {
    let wording = asked.wording;
    let is_new = |day: Date| since < day && day <= now.known_on;
    let dated = schedule(plan, measure, now);
    let own = dated
        .iter()
        .position(|dated| dated.which == obligation.dated.which);
    let seen = considered(plan, measure, &dated, now);
    let seen: Vec<&Considered> = seen
        .iter()
        .filter(|considered| considered.dated == own && !considered.entry.is_left_out)
        .filter(|considered| plan.edition.may_see_record(considered.entry.restricted))
        .filter(|considered| {
            let mut bodies = obligation.may_meet.iter();
            bodies.any(|body| body.key == considered.body)
        })
        .collect();
    let mut causes = Vec::new();
    for considered in &seen {
        let entry = considered.entry;
        if is_new(entry.received_on) {
            let corrects = seen.iter().any(|other| {
                matches!(other.standing, Standing::Corrected(by) if std::ptr::eq(by, entry))
                    && other.entry.received_on <= since
            });
            let key = if corrects {
                "restated-corrected"
            } else {
                "restated-received"
            };
            causes.push(wording.tell(
                key,
                [
                    ("body", (*plan.body(considered.body).id.value).into()),
                    ("period", considered.period.to_string().into()),
                    ("date", wording.date(entry.received_on).into()),
                ],
            ));
        }
    }
    for review in plan.reviews_of(measure.key) {
        let file = plan.file_of_review(review);
        let is_own = seen.iter().any(|considered| {
            file.body.key() == Some(considered.body)
                && file
                    .period
                    .is_some_and(|period| period.value == considered.period)
        });
        if is_own && is_new(review.on) && !review.is_left_out {
            let key = match review.decision {
                Decision::Accepted => "restated-accepted",
                Decision::Returned => "restated-returned",
            };
            causes.push(wording.tell(key, [("date", wording.date(review.on).into())]));
        }
    }
    let judging = acts_of_judging(plan, measure).map(|(act, _)| act);
    let judging = judging.filter(|act| act.effective_on <= now.day);
    let acts = acts_in_force(plan, measure, now).into_iter().chain(judging);
    for act in acts.filter(|act| is_new(act.on)) {
        causes.push(wording.tell(
            "restated-act",
            [
                ("act", (*act.act).into()),
                ("date", wording.date(act.on).into()),
                ("from", wording.date(act.effective_on).into()),
            ],
        ));
    }
    causes.dedup();
    causes
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::disk::load::sample::{Sample, sample};
    use crate::document::Medium;
    use crate::obligation::as_of::AsOf;
    use crate::report::asked::{Asked, Scope};
    use crate::report::section::restated::compared;
    use crate::text::wording::Wording;

    /// What a report on 2024-Q1, due 2024-04-15, said and what is known of that day in August.
    #[track_caller]
    fn case(plan: Sample, expected: &[&str]) {
        let plan = plan.load();
        let as_of = AsOf::on(date(2024, 8, 1));
        let asked = Asked {
            as_of,
            scope: Scope::parse(&plan, "2024-Q2", as_of, Wording::English).unwrap(),
            body: None,
            wording: Wording::English,
            medium: Medium::Readers,
            revision: None,
            fingerprint: String::new(),
        };
        let since = asked.scope.since.unwrap();
        assert_eq!(since, date(2024, 4, 15));
        let then = plan.clone().known_on(since);
        let told: Vec<String> = compared(&plan, &then, &asked, since)
            .iter()
            .map(|one| {
                let name = |name: Option<&'static str>| name.unwrap_or("nothing");
                format!("{}: {} → {}", one.due_period, name(one.said), name(one.is))
            })
            .collect();
        assert_eq!(told, expected);
    }

    fn owed() -> Sample {
        sample().measure("1.a", "bodies: [health], period: Regularly")
    }

    #[test]
    fn what_was_received_by_then_or_says_nothing_else_restates_nothing() {
        case(owed(), &[]);
        let keys = "measure: 1.a, state: done, done_on: 2024-03-01, received_on: 2024-04-15";
        case(owed().progress("2024-Q1/health", keys), &[]);
        let keys = "measure: 1.a, state: in-progress, received_on: 2024-05-15";
        case(owed().progress("2024-Q1/health", keys), &[]);
    }

    #[test]
    fn what_was_received_later_restates_what_it_says() {
        let keys = "measure: 1.a, state: done, done_on: 2024-03-01, received_on: 2024-04-16";
        case(
            owed().progress("2024-Q1/health", keys),
            &["2024-Q1: awaiting → met"],
        );
    }

    #[test]
    fn an_act_that_reaches_back_restates_what_was_due() {
        let of_act = |change: &str| {
            owed().amendment("2024-06-01", change).with(
                "amendments/2024-06-01.yaml",
                "effective: 2024-06-01",
                "effective: 2024-02-01\nretroactive: true",
            )
        };
        case(
            of_act("measure: 1.a, waive: true"),
            &["2024-Q1: awaiting → waived"],
        );
    }
}
