//! A stated reading and the words beside it disagree.

use jiff::civil::Date;

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::{Span, Spanned};
use crate::period::Every;
use crate::period::reading::{Cadence, Due, Kind, Reading, Start, Window};
use crate::plan::Plan;
use crate::plan::measure::{Implementation, Measure, Stated};
use crate::text::words::{count, shortened};

pub(super) static RULE: Rule = Rule {
    id: "reading-contradicts-words",
    level: Level::Error,
    summary: "a stated reading and the words beside it disagree",
    docs: r#"## What it checks

If a reading is stated beside words that Tadbir can read, the two agree on the due date, the first day, the frequency, and whether it is a delivery or continuing. For vague words (`by spring 2010`), the due date lies within their range. Words that give only a deadline (`by June 2010`) do not say from when or how often, so `from` and `every` may be stated beside them. An `every` of the measure gives the frequency if the words do not, and agrees with the words if they do. A list of dates cannot be replaced by a single date. `kind`, on the measure or its objective, overrides whether the words mean a delivery or a continuing measure.

## Why it matters

The stated reading wins. A mistake in it would move the due date away from the decree, and nobody would notice.

## Example

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia]
    period: { words: "March – April 2009", due: 2010-04-30 }
```

## How to fix

Correct the date, or remove the stated reading, since Tadbir can read the words. If an act moved the date, add an amendment.

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia]
    period: { words: "March – April 2009", due: 2009-04-30 }
```
"#,
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let stated = plan
        .implementations()
        .filter(|(_, implementation)| implementation.stated.is_some());
    let stated =
        stated.flat_map(|(measure, implementation)| findings(plan, measure, implementation));
    let paced = plan.measures.iter().filter_map(|measure| {
        let implementation = &measure.implementation;
        let words = implementation.words_in(plan.column(measure))?;
        let contradiction = of_measure(measure, &words)?;
        Some(finding(measure, implementation, contradiction))
    });
    stated.chain(paced).collect()
}

/// Whether a stated reading contradicts its words.
pub(in crate::check) fn contradicts_words(
    plan: &Plan,
    measure: &Measure,
    implementation: &Implementation,
) -> bool {
    !findings(plan, measure, implementation).is_empty()
}

/// A stated value, what it says about the measure, and what the words say.
struct Contradiction {
    span: Span,
    stated: String,
    words: String,
    help: &'static str,
}

const CORRECT: &str = "correct it, or remove it: Tadbir can read the words";

impl Contradiction {
    fn new(span: Span, stated: String, words: String) -> Self {
        Self {
            span,
            stated,
            words,
            help: CORRECT,
        }
    }
}

fn findings(plan: &Plan, measure: &Measure, implementation: &Implementation) -> Vec<Finding> {
    let words = implementation.words_in(plan.column(measure));
    let (Some(stated), Some(reading)) = (&implementation.stated, words) else {
        return Vec::new();
    };
    let kind = measure
        .overrides
        .kind
        .or(plan.objective(measure.objective).overrides.kind);
    let contradictions = match of_kind(stated, &reading, kind) {
        Some(contradiction) => vec![contradiction],
        None => of_values(plan, stated, &reading),
    };
    let finding = |contradiction| finding(measure, implementation, contradiction);
    contradictions.into_iter().map(finding).collect()
}

fn finding(
    measure: &Measure,
    implementation: &Implementation,
    contradiction: Contradiction,
) -> Finding {
    let Contradiction {
        span,
        stated,
        words: meant,
        help,
    } = contradiction;
    let words = &implementation.words;
    let shown = shortened(&words.value, 80);
    let message = format!(
        "the reading stated for measure `{}` {stated}, but the words `{shown}` {meant}",
        measure.id.value
    );
    Finding::new(&RULE, span, "differs from the words", message)
        .related(words.span, "the words")
        .help(help)
}

/// The frequency that a measure states, if its approved words say something else.
fn of_measure(measure: &Measure, words: &Reading) -> Option<Contradiction> {
    let Reading::Continuing { cadence, .. } = *words else {
        return None;
    };
    let every = measure.overrides.every?;
    let words = cadence.filter(|words| words.every != every.value)?;
    Some(of_pace(every, words))
}

fn of_pace(stated: Spanned<Every>, words: Cadence) -> Contradiction {
    Contradiction::new(
        stated.span,
        format!("is for every {}", stated.value),
        format!("are for every {}", words.every),
    )
}

/// `due` makes it a delivery, `every` and `to` make it continuing, unless `kind` asks for that.
fn of_kind(stated: &Stated, words: &Reading, wanted: Option<Kind>) -> Option<Contradiction> {
    let (span, key, is) = match words.kind() {
        Kind::Delivery => {
            let every = stated.every.map(|every| (every.span, "every"));
            // A frequency and a deadline: continuing until then.
            if every.is_some() && is_deadline(words) {
                return None;
            }
            let (span, key) = every.or(stated.to.map(|to| (to.span, "to")))?;
            (span, key, Kind::Continuing)
        }
        Kind::Continuing => (stated.due?.span, "due", Kind::Delivery),
    };
    if wanted == Some(is) {
        return None;
    }
    let describe = |kind: Kind| match kind {
        Kind::Delivery => "a delivery",
        Kind::Continuing => "continuing",
    };
    Some(Contradiction {
        span,
        stated: format!("has `{key}` and is {}", describe(is)),
        words: format!("are {}", describe(words.kind())),
        help: match is {
            Kind::Delivery => {
                "remove it; to read the words as a delivery anyway, set `kind: delivery` on the measure"
            }
            Kind::Continuing => {
                "remove it; to read the words as continuing anyway, set `kind: continuing` on the measure"
            }
        },
    })
}

/// Whether words give only a deadline.
fn is_deadline(words: &Reading) -> bool {
    match words {
        Reading::Delivery(windows) => {
            windows.len() == 1 && windows.iter().all(|window| window.start == Start::Term)
        }
        Reading::Continuing { .. } => false,
    }
}

fn of_values(plan: &Plan, stated: &Stated, words: &Reading) -> Vec<Contradiction> {
    let mut contradictions = Vec::new();
    let begins = |from: Date| format!("begins on {from}");
    match words {
        Reading::Delivery(windows) => {
            contradictions.extend(stated.due.and_then(|due| {
                let words = due_of_words(plan, windows, due.value)?;
                Some(Contradiction::new(
                    due.span,
                    format!("is due on {}", due.value),
                    words,
                ))
            }));
            contradictions.extend(stated.from.and_then(|from| {
                let start = windows.iter().find_map(|window| match window.start {
                    Start::On(day) if day != from.value => Some(day),
                    Start::On(_) | Start::Term | Start::Approval => None,
                })?;
                Some(Contradiction::new(
                    from.span,
                    begins(from.value),
                    format!("begin on {start}"),
                ))
            }));
            contradictions.extend(beyond(stated, words));
        }
        Reading::Continuing {
            from,
            until,
            cadence,
        } => {
            contradictions.extend(
                stated
                    .from
                    .zip(*from)
                    .filter(|(stated, words)| stated.value != *words)
                    .map(|(stated, words)| {
                        Contradiction::new(
                            stated.span,
                            begins(stated.value),
                            format!("begin on {words}"),
                        )
                    }),
            );
            let end = stated.to.or(stated.due);
            contradictions.extend(
                end.zip(*until)
                    .filter(|(stated, words)| stated.value != *words)
                    .map(|(stated, words)| {
                        Contradiction::new(
                            stated.span,
                            format!("ends on {}", stated.value),
                            format!("end on {words}"),
                        )
                    }),
            );
            let every = stated.every.zip(*cadence);
            contradictions.extend(
                every
                    .filter(|(stated, words)| stated.value != words.every)
                    .map(|(stated, words)| of_pace(stated, words)),
            );
        }
    }
    contradictions
}

/// A value stated beside a deadline that is after it, or ends on another day.
fn beyond(stated: &Stated, words: &Reading) -> Option<Contradiction> {
    let Reading::Delivery(windows) = words else {
        return None;
    };
    let due_on = windows.first()?.due.latest()?;
    if !is_deadline(words) || stated.due.is_some() {
        return None;
    }
    let from = stated.from.filter(|from| due_on < from.value);
    let to = stated.to.filter(|to| to.value != due_on);
    let (span, what) = from
        .map(|from| (from.span, format!("begins on {}", from.value)))
        .or(to.map(|to| (to.span, format!("ends on {}", to.value))))?;
    Some(Contradiction::new(
        span,
        what,
        format!("are due on {due_on}"),
    ))
}

/// What the words say about the due date, if it differs from what is stated.
fn due_of_words(plan: &Plan, windows: &[Window], stated: Date) -> Option<String> {
    let [window] = windows else {
        return Some(format!(
            "name {}",
            count(windows.len(), "due date", "due dates")
        ));
    };
    let (earliest, latest) = match window.due {
        Due::On(day) => (day, day),
        Due::Between { earliest, latest } => (earliest, latest),
        Due::After(length) => {
            let day = length.times_after(1, plan.header.approved.as_ref()?.on);
            (day, day)
        }
    };
    if earliest <= stated && stated <= latest {
        return None;
    }
    Some(if earliest < latest {
        format!("are due between {earliest} and {latest}")
    } else {
        format!("are due on {latest}")
    })
}
