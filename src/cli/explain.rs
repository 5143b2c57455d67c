//! `tadbir explain`.

use crate::cli::{Exit, Session, output};
use crate::edit::rule::all;
use crate::error::Error;
use crate::limit::LIMITS;
use crate::period::phrase::Language;
use crate::plan::file_format::records;
use crate::report::command::explain;
use crate::report::issued::REPORTS;
use crate::text::words::did_you_mean;

/// Explain a rule, the file format, or the wording of periods
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Id of a rule, a record such as `measure`, a key such as `continues`, `format` for the keys of every file, `limits` for the size limits, or `phrases` for the wording of periods [default: list the rules]
    name: Option<String>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let rules = all();
    let Some(name) = args.name.as_deref() else {
        session.print(&explain::rules(&rules), "table")?;
        return Ok(Exit::Clean);
    };
    let records = records();
    let record_name = |name: &str| name.replace(' ', "-");
    if let Some(rule) = rules.iter().find(|rule| rule.id == name) {
        output::print(&format!(
            "# {} ({})\n\n{}",
            rule.id,
            rule.level.name(),
            rule.docs
        ))?;
    } else if name == "format" {
        session.print(&explain::format(&records), "table")?;
    } else if name == "limits" {
        session.print(&explain::limits(LIMITS), "table")?;
    } else if name == "phrases" {
        session.print(&explain::phrases(Language::ENGLISH), "table")?;
    } else if let Some(record) = records
        .iter()
        .find(|record| record_name(record.name) == record_name(name))
    {
        session.print(&explain::record(record), "table")?;
    } else if records.iter().any(|record| record.position(name).is_some()) {
        session.print(&explain::key(&records, name), "table")?;
    } else {
        let records: Vec<String> = records
            .iter()
            .map(|record| record_name(record.name))
            .collect();
        let names = rules
            .iter()
            .map(|rule| rule.id)
            .chain(["format", "limits", "phrases"])
            .chain(records.iter().map(String::as_str));
        let is_report = REPORTS.iter().any(|report| report.name == name);
        let help = if is_report {
            format!("; to write that report, run `tadbir report {name}`")
        } else {
            did_you_mean(name, names).map_or_else(
                || "; `tadbir explain` lists the rules".to_owned(),
                |help| format!("; {help}"),
            )
        };
        return Err(Error::Option {
            option: "explain".to_owned(),
            reason: format!("there is no rule, record or key `{name}`{help}"),
        });
    }
    Ok(Exit::Clean)
}
