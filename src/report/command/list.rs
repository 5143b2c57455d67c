//! Obligations one by one: `obligations` and `due`.

use crate::document::{Cell, Column, Document, Table};
use crate::obligation::Obligation;
use crate::obligation::as_of::AsOf;
use crate::period::Days;
use crate::text::words::count;
use crate::voice::plain::{body_title, period_cell, status_cell, words_cell};

/// Every obligation in one table.
pub(crate) fn obligations(obligations: &[Obligation], as_of: AsOf) -> Document {
    let mut document = Document::default();
    document.heading(format!(
        "{} as of {as_of}",
        count(obligations.len(), "obligation", "obligations")
    ));
    if !obligations.is_empty() {
        let columns = vec![
            Column::word("measure"),
            Column::word("body"),
            Column::word("period"),
            Column::word("due"),
            Column::text("status"),
        ];
        let rows = obligations.iter().map(|obligation| {
            vec![
                Cell::text(obligation.measure.id.value.as_str()),
                Cell::text(obligation.body.map_or("-", |(body, _)| &*body.id.value)),
                period_cell(obligation),
                Cell::date(obligation.due_on()),
                status_cell(obligation),
            ]
        });
        document.table(Table::new(columns, rows.collect()));
    }
    document
}

/// What is due in some days, by body.
pub(crate) fn due(obligations: &[Obligation], name: &str, days: Days, as_of: AsOf) -> Document {
    let mut document = Document::default();
    let counted = count(obligations.len(), "obligation", "obligations");
    document.heading(format!(
        "Due in {name} ({} to {}), as of {as_of}: {counted}",
        days.first, days.last
    ));
    for group in by_body(obligations) {
        let title = body_title(group[0].body.map(|(body, _)| body));
        document.subheading(format!("{title}: {}", group.len()));
        let columns = vec![
            Column::word("measure"),
            Column::text("words"),
            Column::text("period"),
            Column::word("due"),
            Column::text("status"),
        ];
        let rows = group.iter().map(|obligation| {
            vec![
                Cell::text(obligation.measure.id.value.as_str()),
                words_cell(obligation.measure),
                period_cell(obligation),
                Cell::date(obligation.due_on()),
                status_cell(obligation),
            ]
        });
        document.table(Table::new(columns, rows.collect()));
    }
    document
}

/// Obligations by measure and body, whatever the body's role was when: of each the one due first comes first. Of a measure,
/// those who lead by what is due last come first.
pub(crate) fn by_owner<'o, 'p>(obligations: &'o [Obligation<'p>]) -> Vec<Vec<&'o Obligation<'p>>> {
    let mut by_measure: Vec<&Obligation> = obligations.iter().collect();
    by_measure.sort_by_key(|obligation| obligation.measure.key);
    by_measure
        .chunk_by(|a, b| a.measure.key == b.measure.key)
        .flat_map(|of_measure| {
            let mut owners: Vec<Vec<&Obligation>> = Vec::new();
            for obligation in of_measure.iter().copied() {
                let own = owners
                    .iter_mut()
                    .find(|own| own[0].body_key() == obligation.body_key());
                match own {
                    Some(own) => own.push(obligation),
                    None => owners.push(vec![obligation]),
                }
            }
            for own in &mut owners {
                own.sort_by_key(|obligation| obligation.due_on());
            }
            owners.sort_by_key(|own| own[own.len() - 1].body.map(|(_, role)| role));
            owners
        })
        .collect()
}

/// Groups obligations by the body they stand under, in the order of the plan's bodies; those of nobody come first.
///
/// In each group the one due first comes first.
pub(in crate::report) fn by_body<'o, 'p>(
    obligations: &'o [Obligation<'p>],
) -> Vec<Vec<&'o Obligation<'p>>> {
    grouped_by_body(obligations, |obligation| obligation)
}

/// Items by the body of their obligation, then by due date and measure.
pub(in crate::report) fn grouped_by_body<'i, 'p: 'i, T>(
    items: &'i [T],
    obligation: impl Fn(&'i T) -> &'i Obligation<'p>,
) -> Vec<Vec<&'i T>> {
    let mut sorted: Vec<&T> = items.iter().collect();
    let body = |item: &'i T| obligation(item).body_key();
    sorted.sort_by_key(|item| {
        let own = obligation(item);
        (own.body_key(), own.due_on(), own.measure.key)
    });
    sorted
        .chunk_by(|a, b| body(a) == body(b))
        .map(<[_]>::to_vec)
        .collect()
}
