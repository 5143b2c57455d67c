//! The options of `record` that say what a body says: one for each point of a statement.

use clap::{Arg, ArgAction, ArgMatches, Command, FromArgMatches};
use jiff::civil::Date;

use crate::cli::date;
use crate::file::field::Presence;
use crate::office::proposal::entry::as_filed;
use crate::plan::statement::{Kept, POINTS, Point, State, Statement};

/// What the options say; how far it is, and of what, is asked for by options of their own.
#[derive(Debug)]
pub(super) struct Said(ArgMatches);

impl Said {
    /// What is said, with how far it is.
    pub(super) fn statement(&self, state: State) -> Statement {
        let mut said = Statement::of(state);
        for point in &POINTS {
            let key = point.field.key;
            match point.kept {
                Kept::State | Kept::About => {}
                Kept::Date(_, day) => *day(&mut said) = self.0.get_one::<Date>(key).copied(),
                Kept::Text(_, text) => *text(&mut said) = self.texts(key).next(),
                Kept::Texts(_, texts) => *texts(&mut said) = self.texts(key).collect(),
            }
        }
        said
    }

    fn texts(&self, key: &str) -> impl Iterator<Item = Box<str>> {
        let given = self.0.get_many::<String>(key).into_iter().flatten();
        given.filter_map(|text| as_filed(text))
    }
}

impl FromArgMatches for Said {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        Ok(Self(matches.clone()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl clap::Args for Said {
    fn augment_args(command: Command) -> Command {
        command.args(POINTS.iter().filter_map(option))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

/// The option of a point; `None` for those that have options of their own.
fn option(point: &Point) -> Option<Arg> {
    let key = point.field.key;
    let option = Arg::new(key).long(key.replace('_', "-"));
    let help = point.field.brief();
    Some(match point.kept {
        Kept::State | Kept::About => return None,
        Kept::Date(..) => {
            let with = match point.field.presence {
                Presence::RequiredWith { key, values } => {
                    format!("; with --{key} {}", values.join(" or "))
                }
                Presence::Optional | Presence::Required | Presence::Subject { .. } => String::new(),
            };
            option
                .value_name("DATE")
                .value_parser(date)
                .help(format!("{help}, YYYY-MM-DD{with}"))
        }
        Kept::Text(..) => option.value_name("TEXT").help(help),
        Kept::Texts(..) => option
            .value_name("TEXT")
            .action(ArgAction::Append)
            .help(format!("{help}; may be given more than once")),
    })
}
