//! A workbook's cells. The only file that names the crate that reads Excel's files.
//!
//! Cells are read one after the other, so that a cell in the last corner of a sheet costs no more than any other, and
//! counted as they come: the size that a file declares is not trusted.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use calamine::{
    DataRef, Reader, Xlsx, XlsxError, XlsxFormulaMetadata as Formula, open_workbook_from_rs,
};
use jiff::civil::Date;
use zip::ZipArchive;

use crate::limit::{FORM_MERGED, FORM_PARTS, FORM_SHEETS, FORM_UNPACKED};
use crate::office::collect::grid::{Cells, Grid, Said, Tally};
use crate::office::collect::intake::shown;
use crate::office::request::sheet::{HIDDEN, MARK_ROW, SCHEMA};
use crate::text::wording::Wording;
use crate::text::words::{one_line, shortened};

/// The cells of the sheet to fill in, and of the hidden one.
///
/// # Errors
///
/// Why it is not a form.
pub(super) fn grid(bytes: &[u8]) -> Result<Grid, String> {
    let mut unread = look_inside(bytes)?;
    let mut workbook: Xlsx<_> =
        open_workbook_from_rs(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let names = workbook.sheet_names();
    if FORM_SHEETS.is_passed_by(names.len() as u64) {
        return Err(format!(
            "the workbook has {} sheets, but a form has three; at most {FORM_SHEETS} are allowed",
            names.len()
        ));
    }
    let mut found = None;
    let mut hidden = None;
    let mut tally = Tally::default();
    for name in names {
        let cells = cells(&mut workbook, &name, &mut tally)?;
        let has_mark =
            |row: u32| matches!(cells.get(&(row, 0)), Some(Said::Text(text)) if text == SCHEMA);
        if name == HIDDEN && has_mark(0) {
            cells.are_few_rows()?;
            hidden = Some(cells);
        } else if has_mark(MARK_ROW) {
            if found.is_some() {
                return Err(
                    "the workbook has two filled-in sheets; send one form per file".to_owned(),
                );
            }
            cells.are_few_rows()?;
            found = Some((name, cells));
        } else if !cells.is_empty() && !is_help(&name) {
            unread.push(format!("the sheet \"{}\" is not read", shown(&name)));
        }
    }
    let Some((sheet, cells)) = found else {
        return Err(format!(
            "the workbook is not a Tadbir form: no sheet has `{SCHEMA}` in cell A{}",
            MARK_ROW + 1
        ));
    };
    let merged = workbook
        .merge_cells_by_sheet_name(&sheet)
        .map_err(|error| unreadable(&error))?;
    if FORM_MERGED.is_passed_by(merged.len() as u64) {
        return Err(format!(
            "the workbook has {} merged areas; at most {FORM_MERGED} are allowed",
            merged.len()
        ));
    }
    Ok(Grid {
        sheet: Some(shown(&sheet)),
        cells,
        merged: merged.iter().map(|area| (area.start, area.end)).collect(),
        unread,
        hidden,
        ..Grid::default()
    })
}

/// Why a file in Microsoft's old container format is not read: it is locked with a password, or from before 2007.
pub(super) fn old_or_locked(bytes: &[u8]) -> String {
    let wide: Vec<u8> = "EncryptedPackage"
        .bytes()
        .flat_map(|byte| [byte, 0])
        .collect();
    if bytes.windows(wide.len()).any(|part| part == wide) {
        "the file is protected with a password; ask for it without one".to_owned()
    } else {
        "the file is in the Excel format from before 2007; save it as XLSX".to_owned()
    }
}

fn unreadable(error: &XlsxError) -> String {
    match error {
        XlsxError::Password => {
            "the file is protected with a password; ask for it without one".to_owned()
        }
        other => damaged(other),
    }
}

/// Why a damaged workbook is not read; the reason may quote the file, and is shortened.
fn damaged(error: &dyn std::fmt::Display) -> String {
    const LONGEST: usize = 200;
    let told = one_line(&error.to_string());
    format!(
        "the workbook is damaged: {}; ask the body to send it again",
        shortened(&told, LONGEST)
    )
}

/// Whether a sheet is the one with the instructions, in any language.
fn is_help(sheet: &str) -> bool {
    let mut wordings = Wording::ALL.iter();
    wordings.any(|wording| wording.say("form-help-sheet") == sheet)
}

/// Refuses archives that are not workbooks, contain programs, or unpack to more than the limit; returns their other
/// content.
fn look_inside(bytes: &[u8]) -> Result<Vec<String>, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    if FORM_PARTS.is_passed_by(archive.len() as u64) {
        return Err(format!(
            "the file is an archive of {} parts; at most {FORM_PARTS} are allowed",
            archive.len()
        ));
    }
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.map(Cow::into_owned))
        .collect::<Result<_, _>>()
        .map_err(|error| damaged(&error))?;
    let has = |part: &str| names.iter().any(|name| name.eq_ignore_ascii_case(part));
    if names
        .iter()
        .any(|name| name.to_ascii_lowercase().ends_with("vbaproject.bin"))
    {
        return Err(
            "the workbook has macros and is not opened; save it as XLSX without macros".to_owned(),
        );
    }
    if has("word/document.xml") {
        return Err(
            "the file is a Word document; enter its content with `tadbir record`".to_owned(),
        );
    }
    if has("content.xml") {
        return Err("the file is an OpenDocument file; save it as XLSX".to_owned());
    }
    if !has("xl/workbook.xml") {
        return Err(if has("xl/workbook.bin") {
            "the file is a binary workbook (XLSB); save it as XLSX".to_owned()
        } else {
            "the file is an archive, but not a workbook; send the form as XLSX".to_owned()
        });
    }
    let mut left = FORM_UNPACKED.most;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|error| damaged(&error))?;
        let unpacked = std::io::copy(&mut file.take(left + 1), &mut std::io::sink())
            .map_err(|error| damaged(&error))?;
        left = left.checked_sub(unpacked).ok_or_else(|| {
            format!("the file unpacks to more than {FORM_UNPACKED}, which is too large for a form")
        })?;
    }
    let has_comments = names.iter().any(|name| {
        let name = name.to_ascii_lowercase();
        name.starts_with("xl/comments") || name.starts_with("xl/threadedcomments")
    });
    let comments = has_comments.then(|| "comments on cells are not read".to_owned());
    Ok(comments.into_iter().collect())
}

/// The cells of a sheet.
fn cells(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    tally: &mut Tally,
) -> Result<Cells, String> {
    let mut cells = Cells::default();
    let mut reader = workbook
        .worksheet_cells_reader(sheet)
        .map_err(|error| unreadable(&error))?;
    // Shared formulas are not expanded for each cell: their number and text come from the untrusted file.
    while let Some(cell) = reader
        .next_cell_with_formula_metadata()
        .map_err(|error| unreadable(&error))?
    {
        tally.count()?;
        let said = match cell.formula {
            Some(Formula::Normal { formula } | Formula::Shared { formula, .. })
                if !formula.is_empty() =>
            {
                Some(Said::Formula(formula))
            }
            Some(Formula::SharedDerived { .. }) => Some(Said::Formula(String::new())),
            Some(_) | None => said(&cell.value),
        };
        if let Some(said) = said.filter(|said| !said.is_blank()) {
            tally.weigh(cell.pos.0, &said)?;
            cells.insert(cell.pos, said);
        }
    }
    Ok(cells)
}

fn said(value: &DataRef) -> Option<Said> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(text) => Said::Text(text.clone()),
        DataRef::SharedString(text) => Said::Text((*text).to_owned()),
        #[expect(clippy::cast_precision_loss, reason = "numbers in cells are floating")]
        DataRef::Int(number) => Said::Number(*number as f64),
        DataRef::Float(number) => finite(*number),
        DataRef::Bool(flag) => Said::Text(if *flag { "TRUE" } else { "FALSE" }.to_owned()),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
            let date = i16::try_from(year).ok().and_then(|year| {
                Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
            });
            match date {
                Some(date) if (hour, minute, second, milli) == (0, 0, 0, 0) => Said::Date(date),
                Some(date) => Said::Fault(format!("{date} {hour:02}:{minute:02}")),
                None => Said::Fault("a date that does not exist".to_owned()),
            }
        }
        DataRef::DateTime(moment) => finite(moment.as_f64()),
        DataRef::DateTimeIso(text) => text
            .get(..10)
            .and_then(crate::period::parse_date)
            .map_or_else(|| Said::Fault(text.clone()), Said::Date),
        DataRef::DurationIso(text) => Said::Fault(text.clone()),
        DataRef::Error(error) => Said::Fault(error.to_string()),
    })
}

/// A number; infinite and undefined values are not.
fn finite(number: f64) -> Said {
    if number.is_finite() {
        Said::Number(number)
    } else {
        Said::Fault(number.to_string())
    }
}
