//! The subject of a change, and whether its other keys fit the subject and each other.

use crate::file::decode::{Fields, unclear_change};
use crate::text::words::{all_of, any_of, quoted};

/// A subject that a change can have.
struct Subject {
    key: &'static str,
    /// The keys that say what changes about it.
    keys: &'static [&'static str],
}

static SUBJECTS: &[Subject] = &[
    Subject {
        key: "measure",
        keys: &[
            "period",
            "bodies",
            "recommended",
            "lead",
            "answerable",
            "text",
            "waive",
            "suspend",
            "resume",
        ],
    },
    Subject {
        key: "add",
        keys: &[],
    },
    Subject {
        key: "body",
        keys: &["succeeded_by", "name"],
    },
    Subject {
        key: "reporting",
        keys: &[],
    },
    Subject {
        key: "term",
        keys: &[],
    },
];

/// A key of a change that is `true` or `false`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Flags {
    pub(super) waive: Option<bool>,
    pub(super) suspend: Option<bool>,
    pub(super) resume: Option<bool>,
}

/// Reports a change that is empty, or about several subjects.
///
/// An unknown key has its own finding, so the change does not also count as empty.
pub(super) fn report_unclear(fields: &mut Fields, flags: Flags, has_unknown_keys: bool) {
    let subjects: Vec<&Subject> = SUBJECTS
        .iter()
        .filter(|subject| fields.is_given(subject.key))
        .collect();
    match subjects.as_slice() {
        [] => report_without_subject(fields, has_unknown_keys),
        [subject] => {
            if !report_misplaced(fields, subject) {
                report_unsaid(fields, subject, has_unknown_keys);
            }
            report_contradictions(fields, flags);
        }
        [first, others @ ..] => {
            let keys: Vec<&str> = subjects.iter().map(|subject| subject.key).collect();
            let message = format!(
                "the change is about {} at the same time",
                all_of(&quoted(&keys))
            );
            let finding = unclear_change(fields.key_span(others[0].key), "second subject", message)
                .related(fields.key_span(first.key), "first subject")
                .help("write a separate change for each of them");
            fields.findings.push(finding);
        }
    }
}

fn report_without_subject(fields: &mut Fields, has_unknown_keys: bool) {
    let meant = SUBJECTS
        .iter()
        .find(|subject| subject.keys.iter().any(|key| fields.is_given(key)));
    match meant {
        _ if has_unknown_keys => {}
        Some(subject) => fields.report_missing(subject.key),
        None => {
            let keys: Vec<&str> = SUBJECTS.iter().map(|subject| subject.key).collect();
            let finding = unclear_change(fields.span, "empty", "the change is empty")
                .help(format!("say what changes: {}", any_of(&quoted(&keys))));
            fields.findings.push(finding);
        }
    }
}

/// Reports keys that do not fit the subject of the change; returns whether there are any.
fn report_misplaced(fields: &mut Fields, subject: &Subject) -> bool {
    let misplaced: Vec<&str> = SUBJECTS
        .iter()
        .filter(|other| other.key != subject.key)
        .flat_map(|other| other.keys)
        .copied()
        .filter(|key| fields.is_given(key))
        .collect();
    let Some(first) = misplaced.first() else {
        return false;
    };
    let message = format!(
        "the change is about `{}`, which {} {} not belong to",
        subject.key,
        all_of(&quoted(&misplaced)),
        if misplaced.len() == 1 { "does" } else { "do" }
    );
    let finding = unclear_change(fields.key_span(first), "does not belong here", message)
        .related(fields.key_span(subject.key), "subject of the change")
        .help("remove it, or write a separate change for it");
    fields.findings.push(finding);
    true
}

/// Reports a change that names its subject, but not what changes about it.
fn report_unsaid(fields: &mut Fields, subject: &Subject, has_unknown_keys: bool) {
    let given = subject.keys.iter().filter(|key| fields.is_given(key));
    let said = given.count();
    match subject.key {
        "body" if said == 0 && !has_unknown_keys => fields.report_missing("succeeded_by"),
        "body" if fields.has("name") && fields.has("succeeded_by") => {
            let finding = unclear_change(
                fields.key_span("name"),
                "new name",
                "the body is both renamed and succeeded by others",
            )
            .related(fields.key_span("succeeded_by"), "its successors")
            .help("keep one of the two; to rename a body and split off a part of it, write two changes");
            fields.findings.push(finding);
        }
        "measure" if said == 0 && !has_unknown_keys => {
            let message = "the change names a measure, but not what changes about it";
            let finding = unclear_change(fields.key_span("measure"), "no change given", message)
                .help(format!("add {}", any_of(&quoted(subject.keys))));
            fields.findings.push(finding);
        }
        "reporting" if fields.is_empty("reporting") => {
            let message = "the change is about the reporting rules, but sets none";
            let finding = unclear_change(fields.key_span("reporting"), "no rule given", message)
                .help("`tadbir explain reporting-change` lists the keys");
            fields.findings.push(finding);
        }
        _ => {}
    }
}

fn report_contradictions(fields: &mut Fields, flags: Flags) {
    for (key, flag, help) in [
        (
            "waive",
            flags.waive,
            "remove it; a waived measure stays waived",
        ),
        (
            "suspend",
            flags.suspend,
            "to resume the measure, write `resume: true`",
        ),
        (
            "resume",
            flags.resume,
            "to suspend the measure, write `suspend: true`",
        ),
    ] {
        if flag == Some(false) {
            let message = format!("`{key}: false` changes nothing");
            let finding = unclear_change(fields.key_span(key), "changes nothing", message);
            fields.findings.push(finding.help(help));
        }
    }
    let is_waived = flags.waive == Some(true);
    let (rests, is_resumed) = (flags.suspend == Some(true), flags.resume == Some(true));
    let contradictions = [
        ("waive", "period", is_waived && fields.has("period")),
        ("waive", "suspend", is_waived && rests),
        ("waive", "resume", is_waived && is_resumed),
        ("suspend", "resume", !is_waived && rests && is_resumed),
    ];
    for (one, other, _) in contradictions
        .into_iter()
        .filter(|(.., are_both)| *are_both)
    {
        let message = format!("`{one}` and `{other}` in the change contradict each other");
        let finding = unclear_change(fields.key_span(other), "one of them", message)
            .related(fields.key_span(one), "the other")
            .help("keep one of the two");
        fields.findings.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::SUBJECTS;
    use crate::plan::amendment::CHANGE;

    #[test]
    fn every_key_of_a_change_is_what_it_is_about_or_goes_with_it() {
        let mut keys: Vec<&str> = SUBJECTS
            .iter()
            .flat_map(|subject| subject.keys.iter().copied().chain([subject.key]))
            .collect();
        let mut known: Vec<&str> = CHANGE.fields.iter().map(|field| field.key).collect();
        keys.sort_unstable();
        known.sort_unstable();
        assert_eq!(keys, known);
    }
}
