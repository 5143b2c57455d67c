//! Measures against periods, with a line at the as-of day.

use crate::document::{Timeline, TimelineRow, Tone};
use crate::format::html::chart::stacks::labels_every;
use crate::format::html::chart::{
    Key, Picture, Place, ROWS, WIDTH, length, write_line, write_text,
};

/// How wide the labels are, and the words beside them.
const LABEL: f64 = 52.0;
const LEFT: f64 = 300.0;
/// How many characters of a measure's words have room.
const WORDS: usize = 36;
const HEAD: f64 = 42.0;
const ROW: f64 = 22.0;
const MARK: f64 = 12.0;

/// The rows, in pictures that fit a page each.
pub(super) fn timeline(timeline: &Timeline, key: &Key, day: Option<&str>) -> Vec<Picture> {
    timeline
        .rows
        .chunks(ROWS)
        .map(|rows| picture(timeline, rows, key, day))
        .collect()
}

fn picture(timeline: &Timeline, rows: &[TimelineRow], key: &Key, day: Option<&str>) -> Picture {
    let room = (WIDTH - LEFT) / length(timeline.periods.len().max(1));
    let height = HEAD + length(rows.len()) * ROW + 4.0;
    let mut drawn = String::new();
    let every = labels_every(room);
    for (at, period) in timeline.periods.iter().enumerate() {
        let x = LEFT + length(at) * room;
        if at % every == 0 {
            write_line(&mut drawn, "grid", [x, HEAD - 20.0, x, height]);
            let place = Place {
                x: x + 4.0,
                y: HEAD - 8.0,
                anchor: "start",
                class: "tick",
            };
            write_text(&mut drawn, &place, period, 14);
        }
    }
    for (at, row) in rows.iter().enumerate() {
        let y = HEAD + length(at) * ROW;
        write_row(&mut drawn, row, y);
    }
    write_marks(&mut drawn, rows, key, room);
    if let Some(through) = timeline.as_of {
        let x = LEFT + through * room;
        write_line(&mut drawn, "day", [x, 16.0, x, height]);
        if let Some(day) = day {
            let is_right = x > f64::midpoint(LEFT, WIDTH);
            let place = Place {
                x: if is_right { x + 4.0 } else { x - 4.0 },
                y: 12.0,
                anchor: if is_right { "end" } else { "start" },
                class: "day",
            };
            write_text(&mut drawn, &place, day, 40);
        }
    }
    Picture { drawn, height }
}

fn write_row(text: &mut String, row: &TimelineRow, y: f64) {
    let place = Place {
        x: 0.0,
        y: y + 15.0,
        anchor: "start",
        class: "label strong",
    };
    write_text(text, &place, &row.label, 8);
    let place = Place {
        x: LABEL,
        y: y + 15.0,
        anchor: "start",
        class: "tick",
    };
    write_text(text, &place, &row.title, WORDS);
    write_line(text, "grid", [0.0, y + ROW, WIDTH, y + ROW]);
}

/// Writes the marks of the rows.
fn write_marks(text: &mut String, rows: &[TimelineRow], key: &Key, room: f64) {
    for part in 0..key.parts.len() {
        let rects = rows.iter().enumerate().flat_map(|(nth, row)| {
            let y = HEAD + length(nth) * ROW + (ROW - MARK) / 2.0;
            let own = move |tone: Tone| key.part_of(tone) == Some(part);
            let cells = row.cells.iter().enumerate();
            cells
                .filter(move |(_, tone)| tone.is_some_and(own))
                .map(move |(at, _)| {
                    let x = LEFT + length(at) * room + 2.0;
                    [x, y, (room - 4.0).max(2.0), MARK]
                })
        });
        key.write_rects(text, part, rects);
    }
}
