//! `tadbir why`.

use crate::cli::list::{find_body, find_measure, find_period, in_edition};
use crate::cli::{Exit, Session};
use crate::document::Document;
use crate::error::Error;
use crate::obligation::as_of::AsOf;
use crate::obligation::schedule::Which;
use crate::obligation::{Obligation, of_measure};
use crate::period::Days;
use crate::plan::Plan;
use crate::plan::edition::Edition;
use crate::report::command::list::by_owner;
use crate::report::command::why::why;

/// Explain a status: wording, reading, amendments, due date, progress reports
///
/// For a measure without --period, it shows each body's obligation that is overdue the longest, else the one that began last.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Id of a measure (3.a) or of an obligation (3.a/mia/2009-Q1)
    id: String,
    /// Only the obligations that this body can meet
    #[arg(long)]
    body: Option<String>,
    /// Only the obligations of this period, such as 2009-Q2 or 2009; if there are none, those due in it
    #[arg(long)]
    period: Option<String>,
    /// Audience; what they may not see is omitted
    #[arg(long, default_value = "coordinator", value_parser = Edition::NAMES)]
    edition: String,
    /// Output format
    #[arg(long, default_value = "table", value_parser = ["table", "markdown"])]
    format: String,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let ready = session.open_for(&args.edition, args.body.as_deref())?;
    let found = find(args, &ready.plan, ready.as_of)?;
    let mut document = Document::default();
    for obligation in &found {
        document
            .blocks
            .extend(why(&ready.plan, obligation, ready.as_of).blocks);
    }
    session.print(&in_edition(document, ready.plan.edition), &args.format)?;
    Ok(ready.exit)
}

/// The obligations asked about: of a measure without `--period`, one for each body.
fn find<'p>(args: &Args, plan: &'p Plan, as_of: AsOf) -> Result<Vec<Obligation<'p>>, Error> {
    let (measure_id, is_whole_id) = args
        .id
        .split_once('/')
        .map_or((args.id.as_str(), false), |(id, _)| (id, true));
    let measure = find_measure(plan, "ID", measure_id)?;
    let refuse = |reason: String| Error::Option {
        option: "ID".to_owned(),
        reason,
    };
    let body = args
        .body
        .as_deref()
        .map(|name| find_body(plan, "--body", name))
        .transpose()?;
    let days = args
        .period
        .as_deref()
        .map(|text| find_period("--period", text))
        .transpose()?
        .map(|(_, days)| days);
    let mut all = of_measure(plan, measure, as_of);
    all.retain(|obligation| obligation.may_be_in(plan.edition));
    let ids: Vec<String> = all.iter().map(Obligation::id).collect();
    let matching: Vec<Obligation> = all
        .into_iter()
        .filter(|obligation| !is_whole_id || obligation.id() == args.id)
        .filter(|obligation| {
            body.is_none_or(|body| obligation.may_meet.iter().any(|own| own.key == body.key))
        })
        .collect();
    let matching = match days {
        Some(days) => of_period(matching, days),
        None => matching,
    };
    if matching.is_empty() {
        let help = crate::text::words::nearest(&args.id, ids.iter().map(String::as_str));
        let help = help.map_or_else(String::new, |id| format!("; did you mean `{id}`?"));
        return Err(refuse(format!(
            "there is no such obligation of `{}` as of {as_of}{help}",
            args.id
        )));
    }
    if is_whole_id || days.is_some() {
        return Ok(matching);
    }
    Ok(of_interest(&matching, as_of))
}

/// The obligations of some days, by the first of these that holds for any: their own period is these days; it lies in them
/// or they lie in it, or it is a delivery that falls due in them; it falls due in them; it runs on one of them.
fn of_period(mut obligations: Vec<Obligation>, days: Days) -> Vec<Obligation> {
    let own = |obligation: &Obligation| match obligation.dated.which {
        Which::Period(period) => Some(period.days()),
        Which::Ordinal(_) => None,
    };
    let falls_due = |obligation: &Obligation| days.contains(obligation.due_on());
    let is_within = |obligation: &Obligation| {
        own(obligation).map_or_else(
            || falls_due(obligation),
            |own| days.covers(own) || own.covers(days),
        )
    };
    let runs = |obligation: &Obligation| {
        let slot = &obligation.dated.slot;
        slot.starts_on <= days.last && days.first <= slot.due_on
    };
    let tests: [&dyn Fn(&Obligation) -> bool; 4] = [
        &|obligation| own(obligation) == Some(days),
        &is_within,
        &falls_due,
        &runs,
    ];
    let holds = tests
        .into_iter()
        .find(|holds| obligations.iter().any(holds));
    obligations.retain(|obligation| holds.is_some_and(|holds| holds(obligation)));
    obligations
}

/// Each body's obligation of most interest: the oldest that is overdue, else the one that began last.
fn of_interest<'p>(obligations: &[Obligation<'p>], as_of: AsOf) -> Vec<Obligation<'p>> {
    let owners = by_owner(obligations);
    let chosen = owners.iter().filter_map(|own| {
        let overdue = own.iter().find(|obligation| obligation.status.is_overdue());
        let begun = own
            .iter()
            .rfind(|obligation| obligation.dated.slot.starts_on <= as_of.day);
        overdue.or(begun).or(own.first())
    });
    chosen.map(|obligation| (*obligation).clone()).collect()
}
