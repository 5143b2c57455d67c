//! Tables and facts: fixed widths, a head that every page repeats, rows that no page splits, and groups under their titles.

use crate::document::{Align, Cell, Table, Tone};
use crate::error::Error;
use crate::format::docx::cell::text;
use crate::format::docx::width::{Fit, extents, fit, holds_shares};
use crate::format::docx::xml::{escaped, open_paragraph, push_paragraph, push_run};

/// The most columns that Word holds in a table.
const MOST_COLUMNS: usize = 63;

/// A column as it is set.
struct Set {
    /// Its position in every row.
    at: usize,
    /// In twentieths of a point.
    width: usize,
    is_figure: bool,
}

/// Adds a table for readers, or nothing if it has no columns; as wide as the page's text if it has columns that wrap; with its caption if `is_captioned`.
pub(super) fn push(
    xml: &mut String,
    table: &Table,
    is_captioned: bool,
    room: usize,
) -> Result<(), Error> {
    let columns = table.read_columns();
    if columns.is_empty() {
        return Ok(());
    }
    if columns.len() > MOST_COLUMNS {
        return Err(Error::Write {
            what: format!("the table `{}` as DOCX", table.caption),
            reason: format!(
                "it has {} columns, and Word holds {MOST_COLUMNS} at most",
                columns.len()
            ),
        });
    }
    let Fit { widths, size } = fit(&extents(table, &columns), room);
    let set: Vec<Set> = columns
        .iter()
        .zip(&widths)
        .map(|(at, width)| Set {
            at: *at,
            width: *width,
            is_figure: table.columns[*at].align == Align::Right || holds_shares(table, *at),
        })
        .collect();
    let size = size.map_or_else(String::new, |size| {
        format!(r#"<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>"#)
    });
    if is_captioned {
        push_paragraph(xml, "Caption", &table.caption, "");
    }
    open_table(xml, "ReportTable", &widths, &table.caption);
    push_head(xml, table, &set, &size);
    for (at, group) in table.groups.iter().enumerate() {
        if let Some(title) = &group.title {
            push_group(xml, title, &widths);
        }
        let is_last_group = at + 1 == table.groups.len();
        for (at, row) in group.rows.iter().enumerate() {
            // A total does not stand on a page alone.
            let keeps_next = is_last_group && at + 1 == group.rows.len() && table.total.is_some();
            push_row(xml, row, &set, &size, keeps_next);
        }
    }
    if let Some(total) = &table.total {
        push_total(xml, total, &set, &size);
    }
    close_table(xml);
    Ok(())
}

/// Adds names and values in two columns without lines; nothing if there are none.
pub(super) fn push_facts(xml: &mut String, facts: &[(&str, &Cell)], room: usize) {
    if facts.is_empty() {
        return;
    }
    let longest = facts
        .iter()
        .map(|(name, _)| name.chars().count())
        .max()
        .unwrap_or_default();
    let name_width = (longest * 120 + 200).min(room * 2 / 5);
    let widths = [name_width, room - name_width];
    open_table(xml, "FactTable", &widths, "");
    for (name, value) in facts {
        xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        open_cell(xml, widths[0], "");
        push_paragraph(xml, "FactName", name, "");
        xml.push_str("</w:tc>");
        open_cell(xml, widths[1], "");
        push_paragraph(xml, "Fact", &text(value), look(value.tone));
        xml.push_str("</w:tc></w:tr>");
    }
    close_table(xml);
}

/// The character style of a tone, as the look of a run.
pub(super) fn look(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Done => r#"<w:rStyle w:val="ToneDone"/>"#,
        Tone::Late => r#"<w:rStyle w:val="ToneLate"/>"#,
        Tone::Waiting => r#"<w:rStyle w:val="ToneWaiting"/>"#,
        Tone::Overdue => r#"<w:rStyle w:val="ToneOverdue"/>"#,
        Tone::Muted => r#"<w:rStyle w:val="ToneMuted"/>"#,
        Tone::Total => r#"<w:rStyle w:val="ToneTotal"/>"#,
    }
}

fn open_table(xml: &mut String, style: &str, widths: &[usize], caption: &str) {
    let width: usize = widths.iter().sum();
    let has_head = style == "ReportTable";
    xml.push_str(&format!(
        r#"<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="{}" w:firstRow="{}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>"#,
        if has_head { "0620" } else { "0600" },
        u8::from(has_head),
    ));
    if !caption.is_empty() {
        xml.push_str(&format!(r#"<w:tblCaption w:val="{}"/>"#, escaped(caption)));
    }
    xml.push_str("</w:tblPr><w:tblGrid>");
    for width in widths {
        xml.push_str(&format!(r#"<w:gridCol w:w="{width}"/>"#));
    }
    xml.push_str("</w:tblGrid>");
}

/// Closes a table; the empty paragraph keeps it apart from what follows, which Word would join to it.
fn close_table(xml: &mut String) {
    xml.push_str("</w:tbl>");
    push_paragraph(xml, "AfterTable", "", "");
}

fn open_cell(xml: &mut String, width: usize, more: &str) {
    xml.push_str(r#"<w:tc><w:tcPr><w:tcW w:w=""#);
    xml.push_str(&width.to_string());
    xml.push_str(r#"" w:type="dxa"/>"#);
    xml.push_str(more);
    xml.push_str("</w:tcPr>");
}

fn push_head(xml: &mut String, table: &Table, set: &[Set], size: &str) {
    xml.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for column in set {
        open_cell(
            xml,
            column.width,
            concat!(
                r#"<w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="1F2F4F"/></w:tcBorders>"#,
                r#"<w:shd w:val="clear" w:color="auto" w:fill="EDF0F5"/><w:vAlign w:val="bottom"/>"#
            ),
        );
        let style = if column.is_figure {
            "TableHeadFigure"
        } else {
            "TableHead"
        };
        push_paragraph(xml, style, &table.columns[column.at].title, size);
        xml.push_str("</w:tc>");
    }
    xml.push_str("</w:tr>");
}

/// Adds the title of a group over the whole width; it stays on the page of the group's first row.
fn push_group(xml: &mut String, title: &str, widths: &[usize]) {
    xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
    let span = format!(r#"<w:gridSpan w:val="{}"/>"#, widths.len());
    open_cell(xml, widths.iter().sum(), &span);
    push_paragraph(xml, "TableGroup", title, "");
    xml.push_str("</w:tc></w:tr>");
}

fn push_row(xml: &mut String, row: &[Cell], set: &[Set], size: &str, keeps_next: bool) {
    xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
    for column in set {
        open_cell(xml, column.width, "");
        push_value(xml, &row[column.at], column, size, keeps_next);
        xml.push_str("</w:tc>");
    }
    xml.push_str("</w:tr>");
}

fn push_total(xml: &mut String, total: &[Cell], set: &[Set], size: &str) {
    xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
    for column in set {
        open_cell(
            xml,
            column.width,
            r#"<w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="1F2F4F"/></w:tcBorders>"#,
        );
        let cell = total[column.at].clone().tone(Tone::Total);
        push_value(xml, &cell, column, size, false);
        xml.push_str("</w:tc>");
    }
    xml.push_str("</w:tr>");
}

fn push_value(xml: &mut String, cell: &Cell, column: &Set, size: &str, keeps_next: bool) {
    let style = if column.is_figure {
        "TableFigure"
    } else {
        "TableText"
    };
    open_paragraph(xml, style, keeps_next);
    let text = text(cell);
    if size.is_empty() {
        push_run(xml, &text, look(cell.tone));
    } else {
        push_run(xml, &text, &format!("{}{size}", look(cell.tone)));
    }
    xml.push_str("</w:p>");
}
