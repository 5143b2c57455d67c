//! A form as a workbook: instructions, the rows to fill in, and a hidden sheet that tells on the way back what was asked.
//!
//! The cells to fill in are open, all others are locked, without a password: the lock prevents mistakes, and changes to
//! locked cells are found when the form comes back. Cells for texts have the format "text", so that `=1+1` and `1.10`
//! stay what was typed.

use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use crate::error::Error;
use crate::limit::{LINE, PARAGRAPH};
use crate::obligation::discipline::report_due_on;
use crate::office::request::column::{Column, QUESTIONS, columns};
use crate::office::request::{Form, Row};
use crate::plan::body::BodyName;
use crate::plan::statement::{Kept, State};
use crate::text::wording::Wording;
use crate::text::words::{fitted, of_cell, one_line};
use crate::voice::entry::entry_words;

/// The content of the first cell in the line that names plan, period and body.
pub(crate) const SCHEMA: &str = "tadbir.form/1";

/// The name of the hidden sheet, the same in every language.
pub(crate) const HIDDEN: &str = "tadbir";

/// The row of the line that names plan, period and body, counted from 0.
pub(crate) const MARK_ROW: u32 = 2;

/// The row of the column titles, counted from 0; the questions come below.
pub(crate) const TITLE_ROW: u32 = 3;

/// The largest number of UTF-16 units in a property of a workbook, such as its title.
const LONGEST_PROPERTY: usize = 255;

/// The form as the bytes of an XLSX file; the same form gives the same bytes.
///
/// # Errors
///
/// If the term of the plan is outside the dates that Excel supports.
pub(crate) fn xlsx(form: &Form, wording: Wording) -> Result<Vec<u8>, Error> {
    workbook(form, wording).map_err(|error| Error::Write {
        what: format!("the form of `{}`", form.body.id.value),
        reason: error.to_string(),
    })
}

/// The content of the line that names plan, period and body.
pub(crate) fn mark(form: &Form) -> [String; 6] {
    [
        SCHEMA.to_owned(),
        form.plan.header.id.to_string(),
        form.period.to_string(),
        form.body.id.value.to_string(),
        form.as_of.day.to_string(),
        form.fingerprint(),
    ]
}

fn workbook(form: &Form, wording: Wording) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let title = form_title(form, wording);
    workbook.set_properties(
        &DocProperties::new()
            .set_title(fitted(&title, LONGEST_PROPERTY))
            .set_creation_datetime(&day(form.as_of.day)?),
    );
    let worksheet = workbook.add_worksheet();
    worksheet.set_name(wording.say("form-sheet"))?;
    write_rows(worksheet, form, wording, &title)?;
    let worksheet = workbook.add_worksheet();
    worksheet.set_name(wording.say("form-help-sheet"))?;
    write_help(worksheet, form, wording)?;
    let worksheet = workbook.add_worksheet();
    worksheet.set_name(HIDDEN)?.set_hidden(true);
    write_hidden(worksheet, form, wording)?;
    workbook.save_to_buffer()
}

/// `Progress report of the Ministry of Justice for the second quarter of 2010`.
pub(crate) fn form_title(form: &Form, wording: Wording) -> String {
    wording.tell(
        "form-title",
        [
            ("body", (*form.body.name.value).into()),
            ("period", wording.period(form.period).into()),
        ],
    )
}

/// The states as the list offers them, in order.
pub(crate) fn states(wording: Wording) -> Vec<String> {
    State::ASKED
        .iter()
        .map(|name| wording.say(&format!("state-{name}")))
        .collect()
}

fn write_rows(
    worksheet: &mut Worksheet,
    form: &Form,
    wording: Wording,
    title: &str,
) -> Result<(), XlsxError> {
    let top = || {
        Format::new()
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(0x00BF_BFBF))
    };
    let faint = Format::new()
        .set_font_color(Color::RGB(0x0080_8080))
        .set_font_size(8);
    let heading = top()
        .set_bold()
        .set_text_wrap()
        .set_background_color(Color::RGB(0x00D9_E2EC));
    let locked = top()
        .set_text_wrap()
        .set_background_color(Color::RGB(0x00F2_F2F2));
    let locked_date = locked.clone().set_num_format("yyyy-mm-dd");
    let open = top().set_text_wrap().set_unlocked().set_num_format("@");
    let open_date = top().set_unlocked().set_num_format("yyyy-mm-dd");
    let code = faint.clone().set_align(FormatAlign::Top);

    worksheet.write_with_format(
        0,
        0,
        of_cell(title),
        &Format::new().set_bold().set_font_size(14),
    )?;
    worksheet.write(1, 0, of_cell(&one_line(&form.plan.header.title)))?;
    for (at, part) in (0..).zip(mark(form)) {
        worksheet.write_string_with_format(MARK_ROW, at, part, &faint)?;
    }
    for (at, column) in (0..).zip(columns()) {
        worksheet.set_column_width(at, column.width())?;
        worksheet.write_with_format(TITLE_ROW, at, column.title(wording), &heading)?;
    }
    worksheet.set_row_height(TITLE_ROW, 30)?;
    let first = TITLE_ROW + 1;
    for (at, row) in (first..).zip(&form.rows) {
        worksheet.set_row_height(at, height(row, wording))?;
        for (nth, column) in (0..).zip(columns()) {
            match column {
                Column::DueOn => {
                    worksheet.write_with_format(
                        at,
                        nth,
                        &day(row.obligation.due_on())?,
                        &locked_date,
                    )?;
                }
                Column::Code => {
                    worksheet.write_string_with_format(
                        at,
                        nth,
                        row.code(form.plan, form.body),
                        &code,
                    )?;
                }
                Column::Answer(point) => {
                    let format = match point.kept {
                        Kept::Date(..) => &open_date,
                        Kept::State | Kept::About | Kept::Text(..) | Kept::Texts(..) => &open,
                    };
                    worksheet.write_blank(at, nth, format)?;
                }
                _ => {
                    worksheet.write_string_with_format(
                        at,
                        nth,
                        locked_text(row, column, wording),
                        &locked,
                    )?;
                }
            }
        }
    }
    if let Some(rows) = u32::try_from(form.rows.len()).ok().filter(|rows| *rows > 0) {
        let last = first + rows - 1;
        add_checks(worksheet, form, wording, first, last)?;
    }
    worksheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::new()
    });
    worksheet
        .set_freeze_panes(first, 1)?
        .set_repeat_rows(TITLE_ROW, TITLE_ROW)?
        .set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0);
    Ok(())
}

/// The height of a row in points: room for its longest locked text, and for three lines of an answer.
fn height(row: &Row, wording: Wording) -> f64 {
    const LINE: f64 = 15.0;
    // Excel's rows are at most 409 points high.
    const MOST_LINES: u32 = 27;
    let lines = columns().map(|column| {
        let text = locked_text(row, column, wording);
        lines_of(&text, column.width())
    });
    LINE * f64::from(lines.max().unwrap_or(1).clamp(3, MOST_LINES))
}

/// The number of lines of a text in a column of a width in characters.
fn lines_of(text: &str, width: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "columns are some tens of characters wide"
    )]
    let lines = textwrap::wrap(text, width as usize).len();
    u32::try_from(lines).unwrap_or(u32::MAX)
}

/// The list of states, the allowed dates, and the longest texts.
fn add_checks(
    worksheet: &mut Worksheet,
    form: &Form,
    wording: Wording,
    first: u32,
    last: u32,
) -> Result<(), XlsxError> {
    let states = DataValidation::new()
        .allow_list_strings(&states(wording))?
        .set_error_title(wording.say("form-state-title"))?
        .set_error_message(wording.say("form-state-help"))?;
    let term = form.plan.term();
    let example = wording.tell(
        "form-date-help",
        [("example", form.as_of.day.to_string().into())],
    );
    let days = DataValidation::new()
        .allow_date(DataValidationRule::Between(
            &day(term.first)?,
            &ExcelDateTime::from_ymd(9999, 12, 31)?,
        ))
        .set_error_title(wording.say("form-date-title"))?
        .set_error_message(example)?;
    let most = u32::try_from(PARAGRAPH.most).unwrap_or(u32::MAX);
    let help = [("most", PARAGRAPH.most.to_string().into())];
    let texts = DataValidation::new()
        .allow_text_length(DataValidationRule::LessThanOrEqualTo(most))
        .set_error_title(wording.say("form-length-title"))?
        .set_error_message(wording.tell("form-length-help", help))?;
    for (at, column) in (0..).zip(columns()) {
        let Column::Answer(point) = column else {
            continue;
        };
        let check = match point.kept {
            Kept::State => &states,
            Kept::Date(..) => &days,
            Kept::Text(..) | Kept::Texts(..) => &texts,
            Kept::About => continue,
        };
        worksheet.add_data_validation(first, at, last, at, check)?;
    }
    Ok(())
}

/// The text of a locked cell; empty for those that the body fills in.
pub(crate) fn locked_text(row: &Row, column: Column, wording: Wording) -> String {
    let measure = row.obligation.measure;
    let text = match column {
        Column::Measure => measure.id.value.as_str().to_owned(),
        Column::For => row.name().to_string(),
        Column::Text => measure.text.to_string(),
        Column::Period => row.obligation.dated.implementation.words.value.to_string(),
        Column::DueOn => row.obligation.due_on().to_string(),
        Column::Said => said(row, wording),
        Column::Ask => ask(row, wording),
        _ => String::new(),
    };
    of_cell(&text)
}

fn said(row: &Row, wording: Wording) -> String {
    let Some((entry, period)) = row.said else {
        return String::new();
    };
    let state = wording.tell(
        "form-said",
        [
            (
                "state",
                wording.say(&format!("state-{}", entry.state.name())).into(),
            ),
            ("period", period.to_string().into()),
        ],
    );
    let words = entry_words(entry);
    if words.is_empty() {
        state
    } else {
        format!("{state}: {words}")
    }
}

fn ask(row: &Row, wording: Wording) -> String {
    let Some(review) = row.returned else {
        return String::new();
    };
    let on = wording.tell("form-returned", [("date", review.on.to_string().into())]);
    match &review.ask {
        Some(ask) => format!("{on}: {ask}"),
        None => on,
    }
}

/// The instructions with these numbers, one paragraph each.
pub(crate) fn help(
    form: &Form,
    wording: Wording,
    numbers: std::ops::RangeInclusive<u8>,
) -> Vec<String> {
    let state = |name: &str| wording.say(&format!("state-{name}"));
    let due = report_due_on(form.plan, form.period);
    numbers
        .map(|nth| {
            let gaps = [
                ("sheet", wording.say("form-sheet").into()),
                ("done", state("done").into()),
                ("progress", state("in-progress").into()),
                ("not-started", state("not-started").into()),
                ("nil", state("nil").into()),
                ("not-applicable", state("not-applicable").into()),
                ("coordinator", coordinator(form, wording).into()),
                ("due", wording.date(due).into()),
                ("most", PARAGRAPH.most.to_string().into()),
                ("line", LINE.most.to_string().into()),
            ];
            wording.tell(&format!("form-help-{nth}"), gaps)
        })
        .collect()
}

/// The name of the coordinator's office.
pub(crate) fn coordinator(form: &Form, wording: Wording) -> String {
    let key = form
        .plan
        .header
        .coordinator
        .as_ref()
        .and_then(BodyName::key);
    key.map_or_else(
        || wording.say("letter-no-coordinator"),
        |key| form.plan.body(key).name.value.to_string(),
    )
}

fn write_help(worksheet: &mut Worksheet, form: &Form, wording: Wording) -> Result<(), XlsxError> {
    let heading = Format::new().set_bold().set_font_size(14);
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    worksheet.set_column_width(0, 100)?;
    worksheet.write_with_format(0, 0, wording.say("form-help-title"), &heading)?;
    for (at, paragraph) in (1..).zip(help(form, wording, 1..=8)) {
        worksheet.write_with_format(at, 0, of_cell(&paragraph), &text)?;
    }
    worksheet
        .protect()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0);
    Ok(())
}

/// The questions, as they were in the locked cells.
fn write_hidden(worksheet: &mut Worksheet, form: &Form, wording: Wording) -> Result<(), XlsxError> {
    for (at, part) in (0..).zip(mark(form)) {
        worksheet.write_string(0, at, part)?;
    }
    for (at, row) in (1..).zip(&form.rows) {
        worksheet.write_string(at, 0, row.code(form.plan, form.body))?;
        for (nth, column) in (1..).zip(columns().take(QUESTIONS)) {
            worksheet.write_string(at, nth, locked_text(row, column, wording))?;
        }
    }
    worksheet.protect();
    Ok(())
}

/// A date as Excel counts it; the term of a plan begins after 1900.
fn day(date: Date) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(date.year()).unwrap_or_default();
    ExcelDateTime::from_ymd(year, date.month().unsigned_abs(), date.day().unsigned_abs())
}
