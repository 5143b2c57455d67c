//! CSV as it is printed.

use std::borrow::Cow;

use crate::error::Error;

/// CSV of rows under a head; a cell that a spreadsheet would take for a formula begins with an apostrophe.
pub(crate) fn csv_rows(
    columns: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
) -> Result<String, Error> {
    let failed = |reason: String| Error::Write {
        what: "CSV".to_owned(),
        reason,
    };
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record(columns)
        .map_err(|error| failed(error.to_string()))?;
    for row in rows {
        writer
            .write_record(row.iter().map(|cell| formula_free(cell).into_owned()))
            .map_err(|error| failed(error.to_string()))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| failed(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| failed(error.to_string()))
}

/// A text that no spreadsheet takes for a formula.
fn formula_free(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err() {
        return format!("'{cell}").into();
    }
    cell.into()
}

#[cfg(test)]
mod tests {
    use super::formula_free;

    #[test]
    fn a_cell_that_looks_like_a_formula_is_made_text() {
        assert_eq!(formula_free("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(formula_free("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(formula_free("-12"), "-12");
        assert_eq!(formula_free("3.a"), "3.a");
    }
}
