//! A form that was saved as CSV, with commas, semicolons or tabs.

use csv::ReaderBuilder;

use crate::office::collect::grid::{Grid, Said, Tally};
use crate::office::request::sheet::SCHEMA;

/// The cells of a form.
///
/// # Errors
///
/// Why it is not a form.
pub(super) fn grid(text: &str) -> Result<Grid, String> {
    let text = text.trim_start_matches('\u{feff}');
    let no_form = || format!("the file is not a Tadbir form: no line begins with `{SCHEMA}`");
    let at = text.find(SCHEMA).ok_or_else(no_form)?;
    let after = text[at + SCHEMA.len()..].trim_start_matches('"');
    let delimiter = after
        .bytes()
        .next()
        .filter(|byte| matches!(byte, b',' | b';' | b'\t'))
        .ok_or_else(no_form)?;
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut grid = Grid::default();
    let mut tally = Tally::default();
    for (row, record) in (0..).zip(reader.records()) {
        let record = record.map_err(|error| format!("the file is not valid CSV: {error}"))?;
        let line = record
            .position()
            .and_then(|place| u32::try_from(place.line()).ok());
        for (column, cell) in (0..).zip(&record) {
            tally.count()?;
            let said = Said::Text(cell.to_owned());
            if said.is_blank() {
                continue;
            }
            tally.weigh(row, &said)?;
            grid.cells.insert((row, column), said);
            if let Some(line) = line {
                grid.lines.insert(row, line);
            }
        }
    }
    grid.cells.are_few_rows()?;
    Ok(grid)
}
