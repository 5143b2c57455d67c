//! How cells look: tones as dark text on a light ground, never as the only sign of what they mean.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, FormatUnderline};

use crate::document::Tone;

/// What a cell holds, as far as its look goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A word that stays on its line.
    Word,
    /// A text of several lines.
    Text,
    Date,
    Number,
    Share,
    /// A number that leads to another sheet.
    Link,
    /// A sentence that stands in no table, and so on no ground.
    Sentence,
}

const KINDS: [Kind; 7] = [
    Kind::Word,
    Kind::Text,
    Kind::Date,
    Kind::Number,
    Kind::Share,
    Kind::Link,
    Kind::Sentence,
];

/// Text and ground of a tone, as red, green and blue; `None` where it has no ground of its own.
fn colours(tone: Tone) -> (u32, Option<u32>) {
    match tone {
        Tone::Plain | Tone::Total => (0x00_0000, None),
        Tone::Done => (0x0B_5A2B, Some(0xE3_F1E5)),
        Tone::Late => (0x4F_4A00, Some(0xF3_F0CF)),
        Tone::Waiting => (0x7A_4300, Some(0xFD_EBD2)),
        Tone::Overdue => (0x9C_0006, Some(0xFB_DCDD)),
        Tone::Muted => (0x59_5959, None),
    }
}

/// Every look, made once.
pub(super) struct Looks {
    cells: BTreeMap<(Tone, Kind), Format>,
    pub(super) head: Format,
    pub(super) head_of_figures: Format,
    pub(super) title: Format,
    pub(super) heading: Format,
    pub(super) subheading: Format,
    pub(super) link: Format,
}

impl Default for Looks {
    fn default() -> Self {
        let head = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Bottom)
            .set_background_color(0xED_F0F5)
            .set_border_bottom(FormatBorder::Medium)
            .set_border_bottom_color(0x1F_2F4F);
        let cells = Tone::ALL
            .iter()
            .flat_map(|tone| KINDS.map(|kind| ((*tone, kind), cell(*tone, kind))))
            .collect();
        let navy = Format::new().set_bold().set_font_color(0x1F_2F4F);
        Self {
            cells,
            // Room for the filter's button, which would hide the end of the title.
            head_of_figures: head.clone().set_align(FormatAlign::Right).set_indent(2),
            head,
            title: navy
                .clone()
                .set_font_size(16)
                .set_text_wrap()
                .set_align(FormatAlign::Top),
            heading: navy.clone().set_font_size(13),
            subheading: navy,
            link: Format::new()
                .set_font_color(0x0B_4F9E)
                .set_underline(FormatUnderline::Single),
        }
    }
}

impl Looks {
    /// The look of a cell.
    pub(super) fn cell(&self, tone: Tone, kind: Kind) -> &Format {
        &self.cells[&(tone, kind)]
    }
}

fn cell(tone: Tone, kind: Kind) -> Format {
    let (text, ground) = colours(tone);
    let mut format = Format::new().set_align(FormatAlign::Top);
    if text != 0 {
        format = format.set_font_color(text);
    }
    if let Some(ground) = ground.filter(|_| kind != Kind::Sentence) {
        format = format.set_background_color(ground);
    }
    if matches!(tone, Tone::Overdue | Tone::Total) {
        format = format.set_bold();
    }
    match kind {
        Kind::Word => format.set_align(FormatAlign::Left),
        Kind::Text | Kind::Sentence => format.set_align(FormatAlign::Left).set_text_wrap(),
        // A date to the left stands under its head, as a word does.
        Kind::Date => format
            .set_align(FormatAlign::Left)
            .set_num_format("yyyy\\-mm\\-dd"),
        Kind::Number => format.set_align(FormatAlign::Right).set_num_format("0"),
        Kind::Share => format.set_align(FormatAlign::Right).set_num_format("0%"),
        Kind::Link => format
            .set_align(FormatAlign::Right)
            .set_num_format("0")
            .set_underline(FormatUnderline::Single),
    }
}

#[cfg(test)]
mod tests {
    use super::colours;
    use crate::document::Tone;

    /// Luminance as WCAG 2 defines it.
    fn luminance(colour: u32) -> f64 {
        let part = |shift: u32| {
            let value = f64::from((colour >> shift) & 0xFF) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    }

    #[test]
    fn every_tone_can_be_read_on_its_ground() {
        for tone in Tone::ALL {
            let (text, ground) = colours(tone);
            let contrast =
                (luminance(ground.unwrap_or(0xFF_FFFF)) + 0.05) / (luminance(text) + 0.05);
            assert!(contrast >= 4.5, "{tone:?}: {contrast:.1}");
        }
    }
}
