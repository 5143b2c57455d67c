//! Parts that add up: bars along the page, and columns by period.

use std::fmt::Write;

use crate::document::Stacks;
use crate::format::html::chart::{
    Key, Picture, Place, ROWS, WIDTH, length, round, write_line, write_text, write_title,
};

/// How far right of the labels the bars begin.
const LEFT: f64 = 300.0;
/// How many characters of a label have room beside a bar.
const LABEL: usize = 42;
const BAR: f64 = 18.0;
const BAR_STEP: f64 = 30.0;
/// What is left right of the longest bar for its figure.
const RIGHT: f64 = 48.0;

/// One bar for each row; of many rows, several pictures at the same scale.
pub(super) fn bars(stacks: &Stacks, key: &Key) -> Vec<Picture> {
    let most = most(stacks);
    stacks
        .rows
        .chunks(ROWS)
        .map(|rows| {
            let mut drawn = String::new();
            let mut parts = Parts::of(key);
            for (at, (label, counts)) in rows.iter().enumerate() {
                let y = length(at) * BAR_STEP + 6.0;
                let place = Place {
                    x: LEFT - 12.0,
                    y: y + 13.5,
                    anchor: "end",
                    class: "label",
                };
                write_text(&mut drawn, &place, label, LABEL);
                let mut x = LEFT;
                for (part, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
                    let width = length(*count) / length(most) * (WIDTH - LEFT - RIGHT);
                    parts.add(part, [x, y, width, BAR], (label, *count));
                    x += width;
                }
                let place = Place {
                    x: x + 8.0,
                    y: y + 13.5,
                    anchor: "start",
                    class: "figure",
                };
                write_text(&mut drawn, &place, &sum(counts).to_string(), 12);
            }
            parts.write(&mut drawn);
            let height = length(rows.len()) * BAR_STEP + 6.0;
            write_line(&mut drawn, "axis", [LEFT, 0.0, LEFT, height]);
            Picture { drawn, height }
        })
        .collect()
}

const AXIS: f64 = 44.0;
const TOP: f64 = 22.0;
const COLUMNS: f64 = 200.0;
const BOTTOM: f64 = 28.0;

/// One column for each row, above a line with their labels.
pub(super) fn trend(stacks: &Stacks, key: &Key) -> Picture {
    let step = step(most(stacks));
    let top = most(stacks).div_ceil(step) * step;
    let floor = TOP + COLUMNS;
    let height_of = |count: usize| length(count) / length(top) * COLUMNS;
    let mut drawn = String::new();
    for tick in (0..=top).step_by(step) {
        let y = floor - height_of(tick);
        let class = if tick == 0 { "axis" } else { "grid" };
        write_line(&mut drawn, class, [AXIS, y, WIDTH, y]);
        let place = Place {
            x: AXIS - 8.0,
            y: y + 4.5,
            anchor: "end",
            class: "tick",
        };
        write_text(&mut drawn, &place, &tick.to_string(), 12);
    }
    let room = (WIDTH - AXIS) / length(stacks.rows.len().max(1));
    let width = (room * 0.62).min(64.0);
    let every = labels_every(room);
    let mut parts = Parts::of(key);
    for (at, (label, counts)) in stacks.rows.iter().enumerate() {
        let middle = AXIS + (length(at) + 0.5) * room;
        let mut y = floor;
        for (part, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            let height = height_of(*count);
            y -= height;
            let rect = [middle - width / 2.0, y, width, height];
            parts.add(part, rect, (label, *count));
        }
        if sum(counts) > 0 && room >= 20.0 {
            let place = Place {
                x: middle,
                y: y - 6.0,
                anchor: "middle",
                class: "figure",
            };
            write_text(&mut drawn, &place, &sum(counts).to_string(), 12);
        }
        if at % every == 0 {
            let place = Place {
                x: middle,
                y: floor + 20.0,
                anchor: "middle",
                class: "tick",
            };
            write_text(&mut drawn, &place, label, 14);
        }
    }
    parts.write(&mut drawn);
    Picture {
        drawn,
        height: floor + BOTTOM,
    }
}

/// The parts of bars or columns, until all are known: each kind is drawn as one shape.
struct Parts<'k, 'c> {
    key: &'k Key<'c>,
    rects: Vec<Vec<[f64; 4]>>,
    /// What says the name and the figure of a part where the pointer rests.
    titles: String,
}

impl<'k, 'c> Parts<'k, 'c> {
    fn of(key: &'k Key<'c>) -> Self {
        Self {
            key,
            rects: vec![Vec::new(); key.parts.len()],
            titles: String::new(),
        }
    }

    fn add(&mut self, part: usize, [x, y, width, height]: [f64; 4], (label, count): (&str, usize)) {
        // The edge is drawn inside, so that a part is as long as its figure.
        let inset = 0.75;
        self.rects[part].push([
            x + inset,
            y + inset,
            (width - 2.0 * inset).max(0.5),
            (height - 2.0 * inset).max(0.5),
        ]);
        let _ = write!(
            self.titles,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" class=\"pointed\">",
            round(x),
            round(y),
            round(width),
            round(height)
        );
        let name = self.key.name(part);
        write_title(&mut self.titles, &format!("{label}: {name} {count}"));
        self.titles.push_str("</rect>");
    }

    fn write(self, text: &mut String) {
        for (part, rects) in self.rects.into_iter().enumerate() {
            self.key.write_rects(text, part, rects.into_iter());
        }
        text.push_str(&self.titles);
    }
}

/// Every how many periods a label has room.
pub(super) fn labels_every(room: f64) -> usize {
    (1..100)
        .find(|every| length(*every) * round(room) >= 62.0)
        .unwrap_or(1)
}

fn sum(counts: &[usize]) -> usize {
    counts.iter().sum()
}

/// The greatest sum of a row, and never nothing.
fn most(stacks: &Stacks) -> usize {
    let sums = stacks.rows.iter().map(|(_, counts)| sum(counts));
    sums.max().unwrap_or(0).max(1)
}

/// The round number between ticks that makes two to five of them.
fn step(most: usize) -> usize {
    let mut unit = 1;
    loop {
        for step in [unit, 2 * unit, 5 * unit] {
            if most <= step * 5 {
                return step;
            }
        }
        unit *= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::step;

    #[test]
    fn ticks_stand_at_round_numbers() {
        assert_eq!(
            [1, 5, 6, 11, 26, 65, 1000].map(step),
            [1, 1, 2, 5, 10, 20, 200]
        );
    }
}
