//! The value of one cell of a form, by the type of its column; an error says why it is not accepted.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::office::collect::grid::Said;
use crate::office::collect::intake::shown;
use crate::office::proposal::entry::as_filed;
use crate::period::parse_date;
use crate::plan::statement::State;
use crate::text::wording::Wording;
use crate::text::words::{any_of, one_line};

/// A state, by its name or as any language's form offers it.
pub(super) fn state(cell: Option<&Said>) -> Result<State, String> {
    let choices = || {
        let names: Vec<String> = State::ASKED
            .iter()
            .map(|name| format!("\"{}\"", Wording::default().say(&format!("state-{name}"))))
            .collect();
        any_of(&names)
    };
    let text = match cell {
        None => {
            return Err(format!(
                "the row has answers but no state; choose {}",
                choices()
            ));
        }
        Some(Said::Formula(formula)) => return Err(formula_text(formula)),
        Some(said) => one_line(&said.text()).to_lowercase(),
    };
    State::ASKED
        .iter()
        .find(|name| {
            let mut labels = Wording::ALL
                .iter()
                .map(|wording| wording.say(&format!("state-{name}")));
            **name == text || labels.any(|label| label.to_lowercase() == text)
        })
        .and_then(|name| State::parse(name))
        .ok_or_else(|| format!("\"{}\" is not a state; choose {}", shown(&text), choices()))
}

/// A date: a date of the workbook, or a text with only one meaning. A plain number is not interpreted.
pub(super) fn date(cell: Option<&Said>) -> Result<Option<Date>, String> {
    let text = match cell {
        None => return Ok(None),
        Some(Said::Date(date)) => return Ok(Some(*date)),
        Some(Said::Number(number)) => return Err(serial_text(*number)),
        Some(Said::Formula(formula)) => return Err(formula_text(formula)),
        Some(Said::Fault(text)) => {
            return Err(format!(
                "\"{}\" is not a date; write only the date, as YYYY-MM-DD",
                shown(text)
            ));
        }
        Some(Said::Text(text)) => text.trim(),
    };
    if let Some(date) = parse_date(text).or_else(|| dotted(text)) {
        return Ok(Some(date));
    }
    Err(text.parse().map_or_else(
        |_| {
            format!(
                "\"{}\" is not a clear date; write it as YYYY-MM-DD",
                shown(text)
            )
        },
        serial_text,
    ))
}

/// A text; `None` for a blank cell.
pub(super) fn text(cell: Option<&Said>) -> Result<Option<Box<str>>, String> {
    Ok(words(cell)?.as_deref().and_then(as_filed))
}

/// The lines of a cell, without blank ones.
pub(super) fn lines(cell: Option<&Said>) -> Result<Box<[Box<str>]>, String> {
    let words = words(cell)?.unwrap_or_default();
    Ok(words.split(['\r', '\n']).filter_map(as_filed).collect())
}

fn words(cell: Option<&Said>) -> Result<Option<String>, String> {
    let fault = |text: &str| {
        Err(format!(
            "\"{}\" is an error value; enter the text",
            shown(text)
        ))
    };
    match cell {
        None => Ok(None),
        Some(Said::Formula(formula)) => Err(formula_text(formula)),
        Some(Said::Fault(text)) => fault(text),
        Some(Said::Text(text)) if is_error(text) => fault(text),
        Some(said @ (Said::Text(_) | Said::Date(_) | Said::Number(_))) => Ok(Some(said.text())),
    }
}

/// A date as `30.06.2025`, which nobody writes with the month first; `None` for anything else.
fn dotted(text: &str) -> Option<Date> {
    let mut parts = text.trim_end_matches('.').split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_number = |part: &str, most: usize| {
        !part.is_empty() && part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_day = parts.next().is_none() && is_number(day, 2) && is_number(month, 2);
    if !is_day || !is_number(year, 4) || year.len() < 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Why a number is not accepted as a date, and which date it would be in a spreadsheet.
fn serial_text(number: f64) -> String {
    let days: Option<Span> = (number.fract() == 0.0 && (61.0..=2_958_465.0).contains(&number))
        .then(|| {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "it is a whole number within range"
            )]
            let days = number as i64;
            days.days()
        });
    let day = days.and_then(|days| jiff::civil::date(1899, 12, 30).checked_add(days).ok());
    match day {
        Some(day) => {
            format!("{number} is a number, not a date; if it is a spreadsheet date, write {day}")
        }
        None => format!("{number} is a number, not a date; write it as YYYY-MM-DD"),
    }
}

/// Why a formula is not accepted.
fn formula_text(formula: &str) -> String {
    let told = if formula.is_empty() {
        String::new()
    } else {
        format!(" (={})", shown(formula))
    };
    format!("formulas are not evaluated{told}; enter the value")
}

/// Whether a text is an error value of a spreadsheet, as CSV keeps it.
fn is_error(text: &str) -> bool {
    const ERRORS: [&str; 8] = [
        "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "#SPILL!",
    ];
    let text = text.trim();
    let is_number_of_error =
        |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
    ERRORS.contains(&text) || text.strip_prefix("Err:").is_some_and(is_number_of_error)
}

#[cfg(test)]
mod tests {
    use crate::office::collect::grid::Said;
    use crate::office::collect::value::{date, lines, state};
    use crate::plan::statement::State;

    fn text(text: &str) -> Said {
        Said::Text(text.to_owned())
    }

    #[test]
    fn a_date_has_one_meaning_or_is_refused() {
        #[track_caller]
        fn case(said: &Said, expected: &str) {
            let told = match date(Some(said)) {
                Ok(day) => day.map_or_else(|| "none".to_owned(), |day| day.to_string()),
                Err(_) => "refused".to_owned(),
            };
            assert_eq!(told, expected);
        }
        case(&text("2024-06-30"), "2024-06-30");
        case(&text(" 2024-06-30 "), "2024-06-30");
        case(&text("30.06.2024"), "2024-06-30");
        case(&text("30.6.2024."), "2024-06-30");
        case(&text("30.06.24"), "refused");
        case(&text("31.06.2024"), "refused");
        case(&text("06/05/2024"), "refused");
        case(&text("45473"), "refused");
        case(&Said::Number(45473.0), "refused");
        case(&Said::Formula("TODAY()".to_owned()), "refused");
        case(&Said::Fault("#REF!".to_owned()), "refused");
        case(&Said::Date(jiff::civil::date(2024, 6, 30)), "2024-06-30");
        assert_eq!(date(None), Ok(None));
    }

    #[test]
    fn a_state_is_taken_by_its_name_and_by_what_every_form_calls_it() {
        #[track_caller]
        fn case(said: &Said, expected: Option<&str>) {
            let told = state(Some(said)).ok().map(State::name);
            assert_eq!(told, expected);
        }
        case(&text("done"), Some("done"));
        case(&text("  In Progress "), Some("in-progress"));
        case(&text("not-started"), Some("not-started"));
        case(&text("finished"), None);
        case(&Said::Number(1.0), None);
        case(&Said::Formula("A1".to_owned()), None);
        assert!(state(None).is_err());
    }

    #[test]
    fn blank_lines_are_no_answers_and_errors_of_a_workbook_are_refused() {
        #[track_caller]
        fn case(said: &Said, expected: Option<&[&str]>) {
            let told = lines(Some(said)).ok();
            let expected =
                expected.map(|lines| lines.iter().map(|line| Box::from(*line)).collect());
            assert_eq!(told, expected);
        }
        case(&text("one\r\n\n  two \n"), Some(&["one", "two"]));
        case(&text(" \n "), Some(&[]));
        case(&Said::Number(12.0), Some(&["12"]));
        case(&text("#DIV/0!"), None);
        case(&text("Err:502"), None);
        case(&text("Err:"), Some(&["Err:"]));
        case(&Said::Formula("A1".to_owned()), None);
        assert_eq!(lines(None), Ok(Box::default()));
    }
}
