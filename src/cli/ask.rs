//! Questions on a terminal. The only file that names the crate for prompts.

use std::fmt::Display;
use std::io::{self, IsTerminal};

use inquire::validator::Validation;
use inquire::{Confirm, InquireError, Select, Text};

use crate::error::Error;

/// Whether questions can be asked: input and messages are on a terminal.
#[expect(clippy::disallowed_methods, reason = "it checks for a terminal")]
pub(super) fn is_possible() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal() && io::stdout().is_terminal()
}

/// Asks to choose one of several; typing narrows the list.
pub(super) fn choose<T: Display>(question: &str, choices: Vec<T>) -> Result<T, Error> {
    Select::new(question, choices)
        .with_page_size(12)
        .prompt()
        .map_err(|error| left(&error))
}

/// Asks for a line; `None` if it is left empty. `complaint` says what is wrong with an answer.
pub(super) fn line(
    question: &str,
    help: &str,
    complaint: impl Fn(&str) -> Option<String> + Clone + 'static,
) -> Result<Option<String>, Error> {
    let answer = Text::new(question)
        .with_help_message(help)
        .with_validator(move |answer: &str| {
            Ok(match complaint(answer) {
                Some(complaint) => Validation::Invalid(complaint.into()),
                None => Validation::Valid,
            })
        })
        .prompt()
        .map_err(|error| left(&error))?;
    Ok(Some(answer).filter(|answer| !answer.trim().is_empty()))
}

/// Asks for yes or no; Enter alone means yes.
pub(super) fn confirm(question: &str) -> Result<bool, Error> {
    Confirm::new(question)
        .with_default(true)
        .prompt()
        .map_err(|error| left(&error))
}

fn left(error: &InquireError) -> Error {
    match error {
        InquireError::OperationCanceled | InquireError::OperationInterrupted => Error::Left,
        other => Error::Option {
            option: "the terminal".to_owned(),
            reason: other.to_string(),
        },
    }
}
