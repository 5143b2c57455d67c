//! The format of a returned file, recognised by its bytes.

use serde::{Deserialize, Serialize};

use crate::limit::FORM_TEXT;
use crate::office::collect::grid::Grid;
use crate::office::collect::{csv, workbook, yaml};

/// The content of a form, before it is interpreted by a plan.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Content {
    Cells(Grid),
    /// Text in YAML that is small enough to be decoded.
    Yaml,
}

/// The extension of a file, as far as it decides how its text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    Yaml,
    Other,
}

/// Reads a form of any format.
///
/// # Errors
///
/// Why it is not a form, or is too large.
pub(super) fn content(bytes: &[u8], ending: Ending) -> Result<Content, String> {
    if bytes.starts_with(b"PK") {
        return workbook::grid(bytes).map(Content::Cells);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(workbook::old_or_locked(bytes));
    }
    let text = str::from_utf8(bytes).map_err(
        |_| "the file is neither a workbook nor UTF-8 text; save it as XLSX, or as \"CSV UTF-8\"",
    )?;
    if FORM_TEXT.is_passed_by(text.len() as u64) {
        return Err(format!(
            "the file has more than {FORM_TEXT} of text, which is too much for a form"
        ));
    }
    match ending {
        Ending::Yaml => yaml::bound(text).map(|()| Content::Yaml),
        Ending::Other => csv::grid(text).map(Content::Cells),
    }
}

#[cfg(test)]
mod tests {
    use super::{Content, Ending, content};
    use crate::office::collect::grid::{Grid, Said};

    #[test]
    fn what_a_form_says_comes_through_as_it_was_said() {
        let mut grid = Grid {
            sheet: Some("Progress".to_owned()),
            merged: vec![((0, 1), (2, 3))],
            unread: vec!["comments".to_owned()],
            hidden: Some([((9, 9), Said::Text(String::new()))].to_vec().into()),
            ..Grid::default()
        };
        let said = [
            Said::Text("\u{1}\"é\u{10FFFF}\r\n".to_owned()),
            Said::Date(jiff::civil::date(2024, 2, 29)),
            Said::Number(45_443.1 + 1e-11),
            Said::Number(f64::MIN_POSITIVE),
            Said::Number(f64::MAX),
            Said::Formula(String::new()),
            Said::Fault("#REF!".to_owned()),
        ];
        grid.cells = (0..)
            .zip(said)
            .map(|(row, said)| ((row, 7), said))
            .collect::<Vec<_>>()
            .into();
        grid.lines.insert(3, 40);
        let read: Result<Content, String> = Ok(Content::Cells(grid));
        let sent = serde_json::to_vec(&read).unwrap();
        assert_eq!(
            serde_json::from_slice::<Result<Content, String>>(&sent).unwrap(),
            read
        );
    }

    #[test]
    fn bytes_that_are_no_form_are_told_and_never_panic() {
        let samples: [&[u8]; 8] = [
            b"",
            b"PK",
            b"PK\x05\x06",
            b"\xD0\xCF\x11\xE0",
            b"\xFF",
            b"\0",
            b"tadbir.form/1",
            b"tadbir.form/1,\"",
        ];
        for bytes in samples {
            assert!(
                content(bytes, Ending::Other).is_err() || bytes.ends_with(b"\""),
                "{bytes:?}"
            );
        }
        assert_eq!(content(b"[", Ending::Yaml), Ok(Content::Yaml));
    }
}
