//! A report for Excel: a first sheet with what the report says in words, and a sheet for each table with every row.
//!
//! Cells are typed: dates are dates, figures are numbers and text is text, whatever it begins with. Titles of groups and totals
//! are left away, because columns say the same and sums can be had from any rows. Charts are left away as well.
//! The files below this one are the only ones that name the crate for Excel.

mod front;
mod look;
mod name;
mod sheet;

use jiff::civil::{Date, date};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use crate::document::{Block, Document, Table};
use crate::error::Error;
use crate::format::Look;
use crate::format::xlsx::look::Looks;
use crate::format::xlsx::name::Names;
use crate::text::words::{of_cell, one_line, shortened};

/// The table that figures lead to.
const FOLLOWED: &str = "obligations";

pub(super) fn render(document: &Document, _: Look) -> Result<Vec<u8>, Error> {
    let tables: Vec<&Table> = document
        .blocks
        .iter()
        .filter_map(|block| {
            let Block::Table(table) = block else {
                return None;
            };
            Some(table)
        })
        .collect();
    for table in &tables {
        sheet::check(table)?;
    }
    workbook(document, &tables).map_err(|error| Error::Write {
        what: "the report as XLSX".to_owned(),
        reason: error.to_string(),
    })
}

fn workbook(document: &Document, tables: &[&Table]) -> Result<Vec<u8>, XlsxError> {
    let mut names = Names::default();
    let front = names.take(&document.wording.say("sheet-report"));
    let sheets: Vec<String> = tables
        .iter()
        .map(|table| {
            let callings = [&table.caption, table.key, &front];
            let called = callings.into_iter().find(|called| !called.is_empty());
            names.take(called.unwrap_or_default())
        })
        .collect();
    let followed = tables
        .iter()
        .position(|table| table.key == FOLLOWED)
        .map(|at| sheets[at].as_str());

    let title = document.title();
    let looks = Looks::default();
    let mut workbook = Workbook::new();
    workbook.set_properties(
        &DocProperties::new()
            .set_title(of_cell(&one_line(title)))
            .set_creation_datetime(&created(document)?),
    );
    let worksheet = workbook.add_worksheet();
    worksheet.set_name(&front)?;
    front::write(worksheet, document, &sheets, &looks)?;
    set_page(worksheet, document, title);
    for (table, name) in tables.iter().zip(&sheets) {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(name)?;
        sheet::write(
            worksheet,
            table,
            followed.filter(|sheet| sheet != name),
            &looks,
        )?;
        set_page(worksheet, document, title);
    }
    workbook.save_to_buffer()
}

/// The as-of date, so that the same report gives the same bytes on any day.
fn created(document: &Document) -> Result<ExcelDateTime, XlsxError> {
    let day = document.head.as_ref().map(|head| head.as_of);
    excel_date(day.unwrap_or(date(2000, 1, 1)))
        .map_or_else(|| ExcelDateTime::from_ymd(2000, 1, 1), Ok)
}

/// A date as Excel counts it; `None` before 1900, where Excel knows none.
fn excel_date(date: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year())
        .ok()
        .filter(|year| *year >= 1900)?;
    ExcelDateTime::from_ymd(year, date.month().unsigned_abs(), date.day().unsigned_abs()).ok()
}

/// Prints on A4 on its side, as wide as the page, with the title above and the page's number below.
fn set_page(worksheet: &mut Worksheet, document: &Document, title: &str) {
    // An ampersand starts a code in headers and footers, and they hold 255 units of UTF-16.
    let title = one_line(title);
    let headed = |most| of_cell(&shortened(&title, most)).replace('&', "&&");
    let is_short = |title: &String| title.encode_utf16().count() <= 240;
    let title = Some(headed(200))
        .filter(is_short)
        .unwrap_or_else(|| headed(120));
    let page = document
        .wording
        .tell("page-of", [("page", "&P".into()), ("pages", "&N".into())]);
    worksheet
        .set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0)
        .set_header(format!("&L&8{title}"))
        .set_footer(format!("&R&8{page}"));
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
    use jiff::civil::date;
    use zip::ZipArchive;

    use super::render;
    use crate::document::{Cell, Column, Document, Medium, Table, sample};
    use crate::format::Look;

    const LOOK: Look = Look {
        width: 80,
        is_coloured: false,
    };

    fn read(document: &Document) -> Xlsx<Cursor<Vec<u8>>> {
        open_workbook_from_rs(Cursor::new(render(document, LOOK).unwrap())).unwrap()
    }

    fn cells(document: &Document, sheet: &str) -> String {
        let range = read(document).worksheet_range(sheet).unwrap();
        let mut text = String::new();
        for row in range.rows() {
            let row: Vec<String> = row
                .iter()
                .map(|cell| match cell {
                    Data::Empty => "-".to_owned(),
                    Data::String(text) => format!("{text:?}"),
                    Data::DateTime(date) => {
                        let (year, month, day, ..) = date.to_ymd_hms_milli();
                        format!("date {year:04}-{month:02}-{day:02}")
                    }
                    other => format!("{other}"),
                })
                .collect();
            text.push_str(&row.join(" | "));
            text.push('\n');
        }
        text
    }

    #[test]
    fn the_first_sheet_says_what_the_report_says_in_words() {
        insta::assert_snapshot!(cells(&sample::document(Medium::Data), "Report"), @r#"
        "A sample <report> & \"more\"" | -
        - | -
        "Words with *stars*, a | bar, <b>tags</b>, =1+1 and ə, ş, ж." | -
        "A second paragraph." | -
        - | -
        "legal basis" | "Order No. 133 of 2009-02-06"
        "as of" | date 2010-07-20
        - | -
        "– one" | -
        "– two" | -
        - | -
        "Figures" | -
        "Status by body" | -
        - | -
        "Rows" | -
        "What was due" | -
        - | -
        "Annex" | -
        "For programs" | -
        "#);
    }

    #[test]
    fn each_table_has_a_sheet_and_its_cells_their_types() {
        let document = sample::document(Medium::Data);
        assert_eq!(
            read(&document).sheet_names(),
            ["Report", "Status by body", "What was due", "For programs"]
        );
        insta::assert_snapshot!(cells(&document, "Status by body"), @r#"
        "Body" | "All" | "Overdue" | "Met"
        "moh" | 3 | 1 | 0.67
        "mlsp" | 1 | 0 | -
        "#);
        insta::assert_snapshot!(cells(&document, "What was due"), @r#"
        "Body" | "Measure" | "Words" | "Due" | "Status" | "Days"
        "moh" | "1.10" | "=HYPERLINK(\"http://x\")" | date 2010-06-30 | "is plain" | -3
        "moh" | "1.10" | "=HYPERLINK(\"http://x\")" | date 2010-06-30 | "is done" | -3
        "moh" | "1.10" | "=HYPERLINK(\"http://x\")" | date 2010-06-30 | "is late" | -3
        "moh" | "1.10" | "=HYPERLINK(\"http://x\")" | date 2010-06-30 | "is waiting" | -3
        "moh" | "1.10" | "=HYPERLINK(\"http://x\")" | date 2010-06-30 | "is overdue" | -3
        "moh" | "1.10" | "=HYPERLINK(\"http://x\")" | date 2010-06-30 | "is muted" | -3
        "moh" | "1.10" | "=HYPERLINK(\"http://x\")" | date 2010-06-30 | "is total" | -3
        "mlsp" | "1.10" | "line one\nline two, \"quoted\" ?[31m �" | date 2010-06-30 | "is plain" | -3
        "mlsp" | "007" | - | - | "•" | "•"
        "#);
    }

    #[test]
    fn no_text_becomes_a_formula() {
        let mut document = Document::default();
        let texts = [
            "=HYPERLINK(\"http://x\")",
            "+1",
            "-1",
            "@x",
            "'x",
            "1.10",
            "007",
            "2010-06-30",
        ];
        document.table(
            Table::new(
                vec![Column::text("=1+1")],
                texts.map(|text| vec![Cell::text(text)]).to_vec(),
            )
            .named("t", "=1+1"),
        );
        insta::assert_snapshot!(cells(&document, "=1+1"), @r#"
        "=1+1"
        "=HYPERLINK(\"http://x\")"
        "+1"
        "-1"
        "@x"
        "'x"
        "1.10"
        "007"
        "2010-06-30"
        "#);
        let formulas = read(&document).worksheet_formula("=1+1").unwrap();
        assert!(formulas.is_empty(), "{formulas:?}");
    }

    #[test]
    fn a_figure_is_a_number_that_leads_to_the_rows_it_counts() {
        let mut document = sample::document(Medium::Data);
        document.table(
            Table::new(
                vec![Column::text("Status")],
                vec![vec![Cell::text("overdue")]],
            )
            .named("obligations", "Every obligation"),
        );
        let mut archive = ZipArchive::new(Cursor::new(render(&document, LOOK).unwrap())).unwrap();
        let mut sheet = String::new();
        archive
            .by_name("xl/worksheets/sheet2.xml")
            .unwrap()
            .read_to_string(&mut sheet)
            .unwrap();
        let links: Vec<&str> = sheet
            .split('<')
            .filter(|tag| tag.starts_with("hyperlink "))
            .collect();
        insta::assert_snapshot!(links.join("\n"), @r#"hyperlink ref="C2" location="'Every obligation'!A1" display="'Every obligation'!A1"/>"#);
        insta::assert_snapshot!(cells(&document, "Status by body"), @r#"
        "Body" | "All" | "Overdue" | "Met"
        "moh" | 3 | 1 | 0.67
        "mlsp" | 1 | 0 | -
        "#);
    }

    #[test]
    fn a_day_that_excel_does_not_know_stays_text() {
        let mut document = Document::default();
        document.table(
            Table::new(
                vec![Column::word("Day")],
                vec![
                    vec![Cell::date(date(1899, 12, 31))],
                    vec![Cell::date(date(1900, 3, 1))],
                ],
            )
            .named("days", "Days"),
        );
        insta::assert_snapshot!(cells(&document, "Days"), @r#"
        "Day"
        "1899-12-31"
        date 1900-03-01
        "#);
    }

    #[test]
    fn what_a_cell_cannot_hold_is_shortened() {
        let whole = "ə".repeat(32_767);
        let long = format!("{whole}ə");
        let wide = "😀".repeat(32_767);
        let mut document = Document::default();
        document.heading(long.clone());
        document.subheading(long.clone());
        document.paragraph(wide.clone());
        document.facts(vec![(long.clone(), Cell::text(long.clone()))]);
        let cells = [&whole, &long, &wide].map(|text| vec![Cell::text(text.clone())]);
        let columns = vec![Column::text(long.clone())];
        document.table(Table::new(columns, cells.to_vec()).named("t", long));
        let mut book = read(&document);
        for sheet in book.sheet_names() {
            let range = book.worksheet_range(&sheet).unwrap();
            for (_, _, cell) in range.used_cells() {
                let text = cell.to_string();
                let is_whole = *text == whole;
                assert!(is_whole || text.ends_with(" […]"), "{sheet}");
                assert!(text.encode_utf16().count() <= 32_767, "{sheet}");
            }
        }
        let range = book.worksheet_range_at(1).unwrap().unwrap();
        assert_eq!(range.get_value((1, 0)).unwrap().to_string(), whole);
    }

    #[test]
    fn what_a_sheet_cannot_hold_is_an_error_that_names_the_table() {
        let refused = |rows: Vec<Vec<Cell>>, columns: usize| {
            let mut document = Document::default();
            document
                .table(Table::new(vec![Column::text("Words"); columns], rows).named("t", "Texts"));
            render(&document, LOOK).unwrap_err().to_string()
        };
        insta::assert_snapshot!(refused(vec![vec![Cell::EMPTY]; 1_048_576], 1), @"cannot write the table `Texts` as XLSX: it has 1048576 rows, and a sheet holds 1048575 below its head");
        insta::assert_snapshot!(refused(vec![vec![Cell::EMPTY; 16_385]], 16_385), @"cannot write the table `Texts` as XLSX: it has 16385 columns, and a sheet holds 16384");
    }
}
