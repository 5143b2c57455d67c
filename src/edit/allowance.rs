//! Findings that are allowed for one change: how an allowance is written in a commit message, and how it is read.

use crate::edit::rule::rules;
use crate::text::words::did_you_mean;

/// A finding of a rule that is allowed for one change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Allowance {
    pub(crate) rule: String,
    pub(crate) subject: String,
    /// `--allow`, or the commit whose message says so, with its reason.
    pub(crate) by: String,
}

impl Allowance {
    /// Reads `RULE ID` or `RULE ID; REASON`; an id that contains a `;` or a quotation mark is in quotation marks, as
    /// [`written`] writes it.
    ///
    /// # Errors
    ///
    /// If there is no id, or no such rule.
    pub(crate) fn parse(text: &str, by: &str) -> Result<Self, String> {
        let example = || {
            "write the rule and the id, for example \"rewritten-record 6.j/mia/2009-Q2\"".to_owned()
        };
        let (rule, rest) = text
            .trim()
            .split_once(char::is_whitespace)
            .ok_or_else(example)?;
        if rules().all(|known| known.id != rule) {
            let known = rules().map(|known| known.id);
            let help = did_you_mean(rule, known).unwrap_or_default();
            return Err(format!("there is no rule about edits `{rule}`; {help}"));
        }
        let (subject, reason) = quoted(rest.trim_start()).unwrap_or_else(|| {
            let (subject, reason) = rest.split_once(';').unwrap_or((rest, ""));
            (subject.to_owned(), reason)
        });
        let (subject, reason) = (subject.trim(), reason.trim());
        if subject.is_empty() {
            return Err(example());
        }
        Ok(Self {
            rule: rule.to_owned(),
            subject: subject.to_owned(),
            by: if reason.is_empty() {
                by.to_owned()
            } else {
                format!("{by}: {reason}")
            },
        })
    }

    /// The allowances in a commit message: lines that begin with `Tadbir-allow:`. An error says what is wrong with one.
    pub(crate) fn of_message(message: &str, by: &str) -> Vec<Result<Self, String>> {
        let lines = message.lines().filter_map(|line| {
            let (key, text) = line.split_once(':')?;
            key.trim()
                .eq_ignore_ascii_case("tadbir-allow")
                .then_some(text)
        });
        let read = |text: &str| {
            Self::parse(text, by).map_err(|reason| format!("`{}`, {by}: {reason}", text.trim()))
        };
        lines.map(read).collect()
    }
}

/// The id in an allowance as it is written: in quotation marks if it could be misread, with quotation marks in it
/// escaped by a `\\`.
pub(crate) fn written(subject: &str) -> String {
    if !subject.contains(['"', ';']) {
        return subject.to_owned();
    }
    let escaped = subject.replace('\\', r"\\").replace('"', "\\\"");
    format!("\"{escaped}\"")
}

/// The text in quotation marks at the beginning, and the reason after its `;`; `None` if it is not such a text, for
/// example a name that merely begins with a quotation.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut subject = String::new();
    let mut characters = text.strip_prefix('"')?.chars();
    loop {
        match characters.next()? {
            '\\' => subject.push(characters.next()?),
            '"' => break,
            character => subject.push(character),
        }
    }
    let rest = characters.as_str().trim_start();
    if rest.is_empty() {
        return Some((subject, ""));
    }
    Some((subject, rest.strip_prefix(';')?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::{Allowance, written};

    #[track_caller]
    fn case(text: &str, expected: &str) {
        let read = match Allowance::parse(text, "--allow") {
            Ok(allowance) => format!(
                "{} | {} | {}",
                allowance.rule, allowance.subject, allowance.by
            ),
            Err(reason) => reason,
        };
        assert_eq!(read, expected);
    }

    #[test]
    fn an_allowance_names_a_rule_an_id_and_perhaps_a_reason() {
        case("unamended-change 3.a", "unamended-change | 3.a | --allow");
        case(
            " unamended-change 3.a; a misprint; see p. 4",
            "unamended-change | 3.a | --allow: a misprint; see p. 4",
        );
        case(
            "rewritten-record \"Order No. 1; Annex\"; a misprint",
            "rewritten-record | Order No. 1; Annex | --allow: a misprint",
        );
        case(
            "removed-record review 6.j/mia/2009-Q2",
            "removed-record | review 6.j/mia/2009-Q2 | --allow",
        );
    }

    #[test]
    fn a_name_with_quotation_marks_is_read_as_it_is_written() {
        case(
            "rewritten-record \"Law on Shelters\" No. 5 of 2024-07-01; a misprint",
            "rewritten-record | \"Law on Shelters\" No. 5 of 2024-07-01 | --allow: a misprint",
        );
        case(
            r#"rewritten-record "Order A; Annex \"B\""; a misprint"#,
            r#"rewritten-record | Order A; Annex "B" | --allow: a misprint"#,
        );
    }

    proptest! {
        #[test]
        fn every_name_is_read_as_it_is_written(name in r#"[ab"\\;:`“'# ]{0,9}[ab"\\;]"#) {
            let line = format!("rewritten-record {}; a \"misprint\"; p. 4", written(name.trim()));
            let read = Allowance::parse(&line, "--allow");
            prop_assert_eq!(read, Ok(Allowance {
                rule: "rewritten-record".to_owned(),
                subject: name.trim().to_owned(),
                by: "--allow: a \"misprint\"; p. 4".to_owned(),
            }));
        }
    }

    #[test]
    fn an_allowance_of_no_rule_is_refused() {
        case(
            "rewriten-record 3.a",
            "there is no rule about edits `rewriten-record`; did you mean `rewritten-record`?",
        );
        case(
            "unamended-change",
            "write the rule and the id, for example \"rewritten-record 6.j/mia/2009-Q2\"",
        );
    }
}
