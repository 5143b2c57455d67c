//! Measures, `tadbir.export-measures/1`: the commitments themselves, and how many obligations stand where.

use crate::data::sheet::{Column, Holds, Sheet, Table, Value};
use crate::obligation::answer::{Role, may_report, participants};
use crate::obligation::as_of::AsOf;
use crate::obligation::status::Status;
use crate::obligation::{Obligation, of_measure};
use crate::period::reading::Kind;
use crate::plan::Plan;
use crate::plan::body::{BodyKey, BodyName};
use crate::plan::measure::{Implementation, Measure, MeasureKey, ObjectiveKey};

/// One row for each measure.
pub(crate) static MEASURES: Table = Table {
    name: "measures",
    schema: "tadbir.export-measures/1",
    columns: &[
        Column::new("measure", Holds::Text, "id of the measure"),
        Column::new("objective", Holds::Text, "id of its objective"),
        Column::new("objective_title", Holds::Text, "the objective's title"),
        Column::new("text", Holds::Text, "the commitment, in the decree's words"),
        Column::new(
            "bodies",
            Holds::Ids,
            "bodies and groups that must carry it out, in the decree's order",
        ),
        Column::new(
            "recommended",
            Holds::Ids,
            "bodies and groups that are asked to take part",
        ),
        Column::new("lead", Holds::Text, "id of the body that leads").optional(),
        Column::new(
            "period",
            Holds::Text,
            "implementation period in force, in the words of the decree or of the amendment",
        ),
        Column::new(
            "first_period",
            Holds::Text,
            "implementation period as approved",
        ),
        Column::new(
            "kind",
            Holds::Text,
            "`delivery` or `continuing`; nothing if the words cannot be read",
        )
        .optional(),
        Column::new(
            "starts_on",
            Holds::Date,
            "first day of its first obligation",
        )
        .optional(),
        Column::new("due_on", Holds::Date, "of a delivery: its last due date").optional(),
        Column::new(
            "every",
            Holds::Text,
            "of a continuing measure: how often it is judged",
        )
        .optional(),
        Column::new(
            "answerable",
            Holds::Text,
            "who answers: `lead`, `each` or `any`",
        )
        .optional(),
        Column::new(
            "continues",
            Holds::Text,
            "the measure of an earlier plan that it continues: `az-thb-2004/3.b`",
        )
        .optional(),
        Column::new(
            "owed_since",
            Holds::Date,
            "first day on which an earlier plan required it",
        )
        .optional(),
        Column::new(
            "obligations",
            Holds::Number,
            "number of its obligations; nothing if small counts are hidden",
        )
        .optional(),
        Column::new("met", Holds::Number, "number of them that are met").optional(),
        Column::new("met_late", Holds::Number, "… met late").optional(),
        Column::new("not_applicable", Holds::Number, "… not applicable").optional(),
        Column::new("waived", Holds::Number, "… waived").optional(),
        Column::new("upcoming", Holds::Number, "… upcoming").optional(),
        Column::new("open", Holds::Number, "… open").optional(),
        Column::new("awaiting", Holds::Number, "… awaiting").optional(),
        Column::new("overdue", Holds::Number, "… overdue").optional(),
    ],
};

/// Which measures are asked for; `None` asks for nothing.
#[derive(Debug, Default)]
pub(crate) struct MeasureFilter {
    /// A body that may report on it.
    pub(crate) body: Option<BodyKey>,
    pub(crate) objective: Option<ObjectiveKey>,
    pub(crate) measure: Option<MeasureKey>,
}

/// Measures as of a day, in the decree's order. Counted are all obligations of a measure, whoever owes them.
pub(crate) fn measure_sheet<'a>(plan: &'a Plan, as_of: AsOf, filter: &MeasureFilter) -> Sheet<'a> {
    let measures = plan.measures.iter().filter(|measure| {
        plan.has(measure, as_of.day)
            && filter.measure.is_none_or(|key| measure.key == key)
            && filter.objective.is_none_or(|key| measure.objective == key)
            && filter.body.is_none_or(|key| may_report(plan, measure, key))
    });
    Sheet {
        table: &MEASURES,
        plan: &plan.header.id,
        as_of,
        edition: Some(plan.edition.name()),
        left_out: plan.left_out(),
        rows: measures.map(|measure| row(plan, measure, as_of)).collect(),
    }
}

fn row<'a>(plan: &'a Plan, measure: &'a Measure, as_of: AsOf) -> Vec<Value<'a>> {
    let objective = plan.objective(measure.objective);
    let in_force = in_force(plan, measure, as_of);
    let reading = plan.reading(measure, in_force);
    let kind = reading.as_ref().map(crate::period::reading::Reading::kind);
    let every = reading
        .as_ref()
        .and_then(|reading| reading.every(&plan.frame(measure)));
    let obligations = of_measure(plan, measure, as_of);
    let starts_on = obligations.iter().map(|own| own.dated.slot.starts_on).min();
    let due_on = obligations
        .iter()
        .filter(|_| kind == Some(Kind::Delivery))
        .map(Obligation::due_on)
        .max();
    let commitment = plan.commitment(measure, as_of.day);
    let lead = participants(plan, measure, as_of.day, as_of.day, as_of.day)
        .into_iter()
        .find(|participant| participant.role == Role::Lead);
    let mut row = vec![
        Value::text(measure.id.value.as_str()),
        Value::text(objective.id.value.as_str()),
        Value::text(&*objective.title),
        Value::text(&*measure.text),
        ids(plan, commitment.bodies),
        ids(plan, commitment.recommended),
        Value::maybe(lead.map(|lead| &*lead.body.id.value)),
        Value::text(&*in_force.words.value),
        Value::text(&*measure.implementation.words.value),
        Value::maybe(kind.map(Kind::name)),
        Value::date(starts_on),
        Value::date(due_on),
        Value::maybe(every.map(|every| every.to_string())),
        Value::maybe(kind.map(|kind| {
            plan.answerable(measure, kind == Kind::Continuing, as_of.day)
                .name()
        })),
    ];
    let continues = measure.continues.as_ref();
    row.push(Value::maybe(continues.map(|continues| {
        format!("{}/{}", continues.plan.value, continues.measure.value)
    })));
    row.push(Value::date(
        continues.and_then(|continues| continues.origin().since),
    ));
    let may_count = plan.edition.may_count(measure);
    let counted: Vec<usize> = obligations
        .iter()
        .filter(|own| own.may_be_in(plan.edition))
        .map(|own| own.status.position())
        .collect();
    let number = |count: usize| {
        if may_count {
            Value::count(count)
        } else {
            Value::Null
        }
    };
    row.push(number(counted.len()));
    row.extend((0..Status::NAMES.len()).map(|status| {
        number(
            counted
                .iter()
                .filter(|position| **position == status)
                .count(),
        )
    }));
    row
}

/// The implementation period in force on a day: as approved, or as the newest amendment says.
fn in_force<'a>(plan: &'a Plan, measure: &'a Measure, as_of: AsOf) -> &'a Implementation {
    plan.changes(measure.key)
        .filter(|(amendment, _)| amendment.effective_on <= as_of.day)
        .filter_map(|(_, change)| change.period.as_ref())
        .next_back()
        .unwrap_or(&measure.implementation)
}

fn ids<'a>(plan: &'a Plan, names: &[BodyName]) -> Value<'a> {
    let keys = names.iter().filter_map(BodyName::key);
    Value::list(keys.map(|key| &*plan.body(key).id.value))
}

#[cfg(test)]
mod tests {
    use super::MEASURES;
    use crate::obligation::status::Status;

    #[test]
    fn the_last_columns_are_the_statuses_in_their_order() {
        let keys: Vec<String> = MEASURES.columns[17..]
            .iter()
            .map(|column| column.key.replace('_', "-"))
            .collect();
        assert_eq!(keys, Status::NAMES);
    }
}
