//! What the list commands share: filters, formats, and what makes them fail.

use clap::ValueEnum;

use crate::cli::{Exit, Ready, Session, output};
use crate::data::obligation::{obligations_csv, obligations_json};
use crate::document::Document;
use crate::error::Error;
use crate::obligation::filter::Filter;
use crate::obligation::status::Status;
use crate::obligation::{Obligation, obligations};
use crate::period::{Days, Period};
use crate::plan::Plan;
use crate::plan::body::{Body, BodyKey};
use crate::plan::edition::Edition;
use crate::plan::measure::Measure;
use crate::text::words::{any_of, did_you_mean, quoted};

/// Options of every list command.
#[derive(Debug, clap::Args)]
pub(super) struct ListArgs {
    #[command(flatten)]
    pub(super) filters: FilterArgs,
    #[command(flatten)]
    pub(super) output: OutputArgs,
    /// Exit with 1 if something listed is overdue
    #[arg(long, value_name = "WHAT")]
    pub(super) fail_on: Option<FailOn>,
}

/// Which obligations are asked for.
#[derive(Debug, clap::Args)]
pub(super) struct FilterArgs {
    /// Only what this body can meet (id, name or accepted spelling)
    #[arg(long)]
    pub(super) body: Option<String>,
    /// Only measures of this objective
    #[arg(long, value_name = "ID")]
    pub(super) objective: Option<String>,
    /// Only this measure
    #[arg(long, value_name = "ID")]
    pub(super) measure: Option<String>,
    /// Only what is due in this period, such as 2009-Q2, 2009-07, 2009-H1, 2009 or 2009..2013
    #[arg(long)]
    pub(super) period: Option<String>,
    /// Only these statuses; may be given more than once
    #[arg(long, value_delimiter = ',', value_parser = Status::NAMES)]
    pub(super) status: Vec<String>,
}

/// Options of every command that prints the plan.
#[derive(Debug, clap::Args)]
pub(super) struct OutputArgs {
    /// Audience; what they may not see is omitted
    #[arg(long, default_value = "coordinator", value_parser = Edition::NAMES)]
    pub(super) edition: String,
    /// Output format
    #[arg(long, default_value = "table", value_parser = ["table", "csv", "json", "markdown"])]
    pub(super) format: String,
}

/// What makes a list command exit with 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    Overdue,
}

/// In which order obligations are listed, in every format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// By measure, body and due date.
    Measure,
    /// By body, the earliest due date first.
    Body,
}

impl FilterArgs {
    /// The filter that the options ask for.
    pub(super) fn filter(&self, plan: &Plan) -> Result<Filter, Error> {
        let status = Status::NAMES
            .into_iter()
            .filter(|name| self.status.iter().any(|asked| asked == name))
            .collect();
        Ok(Filter {
            body: self
                .body
                .as_deref()
                .map(|name| find_body(plan, "--body", name))
                .transpose()?
                .map(|body| body.key),
            objective: self
                .objective
                .as_deref()
                .map(|id| find_objective(plan, id))
                .transpose()?,
            measure: self
                .measure
                .as_deref()
                .map(|id| find_measure(plan, "--measure", id))
                .transpose()?
                .map(|measure| measure.key),
            due_in: self
                .period
                .as_deref()
                .map(|text| find_period("--period", text))
                .transpose()?
                .map(|(_, days)| days),
            status,
        })
    }
}

impl ListArgs {
    /// Opens the plan for the edition asked for.
    pub(super) fn open(&self, session: &Session) -> Result<Ready, Error> {
        session.open_for(&self.output.edition, self.filters.body.as_deref())
    }

    /// The filter that the options ask for.
    pub(super) fn filter(&self, plan: &Plan) -> Result<Filter, Error> {
        self.filters.filter(plan)
    }

    /// Lists what passes the filter, as a document by `describe` or in a format for scripts.
    pub(super) fn list(
        &self,
        session: &Session,
        ready: &Ready,
        filter: &Filter,
        order: Order,
        describe: impl FnOnce(&[Obligation]) -> Document,
    ) -> Result<Exit, Error> {
        let mut listed: Vec<Obligation> = obligations(&ready.plan, ready.as_of)
            .filter(|obligation| filter.admits(&ready.plan, obligation))
            .collect();
        if order == Order::Body {
            listed.sort_by_key(|one| (one.body_key(), one.due_on(), one.measure.key));
        }
        match self.output.format.as_str() {
            "json" => output::print(&obligations_json(&ready.plan, ready.as_of, &listed)?)?,
            "csv" => output::print(&obligations_csv(&ready.plan, ready.as_of, &listed)?)?,
            format => session.print(&in_edition(describe(&listed), ready.plan.edition), format)?,
        }
        Ok(self.exit(ready, &listed))
    }

    pub(super) fn exit(&self, ready: &Ready, listed: &[Obligation]) -> Exit {
        let is_overdue = listed
            .iter()
            .any(|obligation| obligation.status.is_overdue());
        if self.fail_on == Some(FailOn::Overdue) && is_overdue {
            Exit::Findings
        } else {
            ready.exit
        }
    }
}

/// Adds which edition it is, unless it is the coordinator's own.
pub(super) fn in_edition(mut document: Document, edition: Edition) -> Document {
    if let Some(name) = edition.narrowed() {
        document.paragraph(format!("Edition: {name}."));
    }
    document
}

/// Finds a body by id, name or accepted spelling; case does not count.
pub(super) fn find_body<'p>(plan: &'p Plan, option: &str, name: &str) -> Result<&'p Body, Error> {
    let refuse = |reason: String| Error::Option {
        option: option.to_owned(),
        reason,
    };
    match bodies_called(plan, name).as_slice() {
        [key] => Ok(plan.body(*key)),
        [] => {
            let help = did_you_mean(name, plan.body_names())
                .map_or_else(String::new, |help| format!("; {help}"));
            Err(refuse(format!("there is no body `{name}`{help}")))
        }
        same @ [_, ..] => {
            let ids: Vec<&str> = same.iter().map(|key| &*plan.body(*key).id.value).collect();
            Err(refuse(format!(
                "`{name}` may mean {}; give the id",
                any_of(&quoted(&ids))
            )))
        }
    }
}

/// The bodies of that name, with the same upper and lower case if there are any, else in any case.
pub(super) fn bodies_called(plan: &Plan, name: &str) -> Vec<BodyKey> {
    let exact = plan.bodies_named(name);
    if exact.is_empty() {
        return named_in_any_case(plan, name);
    }
    exact.to_vec()
}

fn named_in_any_case(plan: &Plan, name: &str) -> Vec<BodyKey> {
    let name = name.to_lowercase();
    let spelled = plan.body_names().filter(|own| own.to_lowercase() == name);
    let mut keys: Vec<BodyKey> = spelled
        .flat_map(|own| plan.bodies_named(own).iter().copied())
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The error for an argument that names nothing.
pub(super) fn nothing_named(plan: &Plan, what: &str, name: &str) -> Error {
    let ids = plan
        .measures
        .iter()
        .map(|measure| measure.id.value.as_str());
    let objectives = plan.objectives.iter();
    let ids = ids.chain(objectives.map(|objective| objective.id.value.as_str()));
    let help = did_you_mean(name, ids.chain(plan.body_names()))
        .map_or_else(String::new, |help| format!("; {help}"));
    Error::Option {
        option: "ID".to_owned(),
        reason: format!("there is no {what} `{name}`{help}"),
    }
}

/// Finds a measure by id.
pub(super) fn find_measure<'p>(
    plan: &'p Plan,
    option: &str,
    id: &str,
) -> Result<&'p Measure, Error> {
    plan.measure_by_id(id).ok_or_else(|| {
        let ids = plan
            .measures
            .iter()
            .map(|measure| measure.id.value.as_str());
        let help = did_you_mean(id, ids).map_or_else(String::new, |help| format!("; {help}"));
        Error::Option {
            option: option.to_owned(),
            reason: format!("there is no measure `{id}`{help}"),
        }
    })
}

pub(super) fn find_objective(
    plan: &Plan,
    id: &str,
) -> Result<crate::plan::measure::ObjectiveKey, Error> {
    plan.objective_by_id(id)
        .map(|objective| objective.key)
        .ok_or_else(|| {
            let ids = plan
                .objectives
                .iter()
                .map(|objective| objective.id.value.as_str());
            let help = did_you_mean(id, ids).map_or_else(String::new, |help| format!("; {help}"));
            Error::Option {
                option: "--objective".to_owned(),
                reason: format!("there is no objective `{id}`{help}"),
            }
        })
}

/// Reads a reporting period, or the days from one to another; returns its name as well.
pub(super) fn find_period(option: &str, text: &str) -> Result<(String, Days), Error> {
    let whole = || -> Option<Days> {
        match text.split_once("..") {
            None => Some(Period::parse(text)?.days()),
            Some((from, to)) => {
                let (from, to) = (Period::parse(from)?.days(), Period::parse(to)?.days());
                (from.first <= to.last).then_some(Days {
                    first: from.first,
                    last: to.last,
                })
            }
        }
    };
    let days = whole().ok_or_else(|| Error::Option {
        option: option.to_owned(),
        reason: format!(
            "`{text}` is not a period; write 2009-Q2, 2009-07, 2009-H1, 2009 or 2009..2013"
        ),
    })?;
    Ok((text.to_owned(), days))
}
