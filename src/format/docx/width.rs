//! How wide the columns of a table are, so that Word and LibreOffice, which would each guess otherwise, agree.
//!
//! The font is not known here, only that it may be a wide one: widths are generous estimates, and what is too long wraps.

use crate::document::{Table, Tone, Value};
use crate::format::docx::cell::text;

/// The sizes of text that are tried, in half points: the style's own, and smaller ones for tables of many columns.
const SIZES: [usize; 3] = [17, 15, 13];

/// The most letters that a column of whole words is kept wide enough for.
const LONGEST_WHOLE: usize = 26;

/// The most letters of a word that a column of texts is kept wide enough for.
const LONGEST_WORD: usize = 18;

/// The letters that a line of a text has at least, to be read with ease.
const READABLE: usize = 15;

/// Left and right of a cell's text, in twentieths of a point, with a little to spare.
const PADDING: usize = 220;

/// Widths in twentieths of a point, and the size of text in half points if it is not the style's own.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fit {
    pub(super) widths: Vec<usize>,
    pub(super) size: Option<usize>,
}

/// How much text a column has, in letters.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Extent {
    /// What it cannot be narrower than without breaking words.
    least: usize,
    /// What its longest line would take.
    most: usize,
    /// Whether it may take room that is left over.
    wraps: bool,
}

/// Measures the columns that are read; `columns` are their positions.
pub(super) fn extents(table: &Table, columns: &[usize]) -> Vec<Extent> {
    let mut extents: Vec<Extent> = columns
        .iter()
        .map(|at| {
            let column = &table.columns[*at];
            // Titles are bold, and may always be broken between words.
            let word = longest_word(&column.title);
            Extent {
                least: word + word.div_ceil(8),
                most: word + word.div_ceil(8),
                wraps: column.wraps,
            }
        })
        .collect();
    for row in table.rows().chain(&table.total) {
        for (extent, at) in extents.iter_mut().zip(columns) {
            let text = text(&row[*at]);
            let line = text
                .lines()
                .map(|line| line.chars().count())
                .max()
                .unwrap_or_default();
            // Bold letters and the sign for per cent are wider than others.
            let line = match (&row[*at].value, row[*at].tone) {
                (Value::Share { .. }, _) => line + 2,
                (_, Tone::Overdue | Tone::Total) => line + line.div_ceil(8),
                (_, Tone::Plain | Tone::Done | Tone::Late | Tone::Waiting | Tone::Muted) => line,
            };
            let least = if extent.wraps || line > LONGEST_WHOLE {
                longest_word(&text).min(LONGEST_WORD)
            } else {
                line
            };
            extent.least = extent.least.max(least);
            extent.most = extent.most.max(line);
        }
    }
    extents
}

fn longest_word(text: &str) -> usize {
    text.split_whitespace()
        .map(|word| word.chars().count())
        .max()
        .unwrap_or_default()
}

/// Whether a column holds figures, which stand one under another by their last digit, whatever the report says.
pub(super) fn holds_shares(table: &Table, column: usize) -> bool {
    table
        .rows()
        .any(|row| matches!(row[column].value, Value::Share { .. }))
}

/// Shares the room out among columns, in the larger size in which texts can be read with ease, or else in which no word is broken.
pub(super) fn fit(extents: &[Extent], room: usize) -> Fit {
    let eased = |extent: &Extent| extent.most.min(READABLE).max(extent.least);
    let tries = [(SIZES[0], true), (SIZES[1], true)]
        .into_iter()
        .chain(SIZES.map(|size| (size, false)));
    for (size, is_eased) in tries {
        // A letter is taken for 0.62 of the size, which is what a wide font needs.
        let width = |letters: usize| letters * size * 31 / 5 + PADDING;
        let needed: usize = extents
            .iter()
            .map(|extent| {
                width(if is_eased {
                    eased(extent)
                } else {
                    extent.least
                })
            })
            .sum();
        if needed <= room {
            let least: Vec<usize> = extents.iter().map(|extent| width(extent.least)).collect();
            let most: Vec<usize> = extents.iter().map(|extent| width(extent.most)).collect();
            return Fit {
                widths: spread(extents, &least, &most, room),
                size: (size != SIZES[0]).then_some(size),
            };
        }
    }
    let all: usize = extents.iter().map(|extent| extent.least + 1).sum();
    Fit {
        widths: extents
            .iter()
            .map(|extent| (extent.least + 1) * room / all)
            .collect(),
        size: SIZES.last().copied(),
    }
}

/// Gives every column what it needs least, and the rest to those that wrap.
fn spread(extents: &[Extent], least: &[usize], most: &[usize], room: usize) -> Vec<usize> {
    let mut widths = least.to_vec();
    loop {
        let left = room.saturating_sub(widths.iter().sum());
        let weights: Vec<usize> = (0..widths.len())
            .map(|at| {
                // By the root, so that one long text does not press the others to single words.
                if widths[at] < most[at] {
                    (most[at] - least[at]).isqrt().max(1)
                } else {
                    0
                }
            })
            .collect();
        let all: usize = weights.iter().sum();
        if all == 0 || left < widths.len() {
            break;
        }
        let mut changed = false;
        for ((width, weight), most) in widths.iter_mut().zip(&weights).zip(most) {
            let more = (left * weight / all).min(most.saturating_sub(*width));
            changed |= more > 0;
            *width += more;
        }
        if !changed {
            break;
        }
    }
    // Texts take what nobody needs, so that tables are as wide as the page; so does everything in a table that is nearly as wide.
    let all: usize = widths.iter().sum();
    let left = room.saturating_sub(all);
    let takes = |extent: &Extent| {
        extent.wraps || (all * 2 > room && !extents.iter().any(|extent| extent.wraps))
    };
    let taking: usize = widths
        .iter()
        .zip(extents)
        .filter(|(_, extent)| takes(extent))
        .map(|(width, _)| *width)
        .sum();
    for (width, extent) in widths.iter_mut().zip(extents) {
        if taking > 0 && takes(extent) {
            *width += left * *width / taking;
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::{Extent, Fit, fit};

    fn extent(least: usize, most: usize, wraps: bool) -> Extent {
        Extent { least, most, wraps }
    }

    #[test]
    fn words_get_what_they_need_and_texts_the_rest() {
        assert_eq!(
            fit(&[extent(10, 10, false), extent(8, 20, true)], 9638),
            Fit {
                widths: vec![1274, 8364],
                size: None
            }
        );
    }

    #[test]
    fn a_long_text_leaves_room_for_a_short_one() {
        let fit = fit(&[extent(8, 60, true), extent(8, 2000, true)], 9638);
        assert!(fit.widths[0] > 1800, "{fit:?}");
        assert!(fit.widths.iter().sum::<usize>() <= 9638, "{fit:?}");
    }

    #[test]
    fn many_columns_are_set_smaller_and_never_wider_than_the_page() {
        for columns in 1..=63 {
            let fit = fit(&vec![extent(10, 10, false); columns], 9638);
            assert!(fit.widths.iter().sum::<usize>() <= 9638, "{fit:?}");
            assert!(fit.widths.iter().all(|width| *width > 0), "{fit:?}");
            assert_eq!(fit.size.is_some(), columns > 7, "{columns}");
        }
    }
}
