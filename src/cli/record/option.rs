//! The options of `record` that say what a body says: one for each point of a statement.

use clap::{Arg, ArgAction, ArgMatches, Command, FromArgMatches};
use jiff::civil::Date;

use crate::cli::date;
use crate::file::field::Presence;
use crate::office::proposal::entry::as_filed;
use crate::plan::statement::{Kept, POINTS, Point, State, Statement};

/// What the options say; how far it is, and of what, is asked for by options of their own.
#[derive(Debug)]
pub(super) struct Points(ArgMatches);

impl Points {
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

impl FromArgMatches for Points {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        Ok(Self(matches.clone()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl clap::Args for Points {
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

#[cfg(test)]
mod tests {
    use clap::{Args, Command, FromArgMatches};
    use jiff::civil::date;

    use super::Points;
    use crate::plan::statement::{State, Statement};

    /// What is said with options.
    fn said(options: &str) -> Statement {
        let command = Points::augment_args(Command::new("record").no_binary_name(true));
        let matches = command.get_matches_from(options.split_whitespace());
        let points = Points::from_arg_matches(&matches).unwrap();
        points.statement(State::Done)
    }

    #[test]
    fn every_point_has_an_option_of_its_own() {
        let nothing = Statement::of(State::Done);
        assert_eq!(said(""), nothing);
        let options = "--done-on 2009-02-01 --undone-on 2009-03-01 --summary a --evidence b \
            --evidence c --obstacles d --needs e --reason f";
        let expected = Statement {
            done_on: Some(date(2009, 2, 1)),
            undone_on: Some(date(2009, 3, 1)),
            summary: Some("a".into()),
            evidence: Box::new(["b".into(), "c".into()]),
            obstacles: Some("d".into()),
            needs: Some("e".into()),
            reason: Some("f".into()),
            ..nothing
        };
        assert_eq!(said(options), expected);
    }
}
