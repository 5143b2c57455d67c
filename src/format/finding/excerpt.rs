//! The lines around a place, cut to what can be read: a line of many megabytes is shown where it matters, and costs no more
//! than a short one.

use std::ops::Range;

use crate::format::finding::Text;

/// How many characters of a long line are shown before a place, and how many from its first on; twice as many are not long.
const REACH: usize = 100;

/// Stands where a line was cut.
const CUT: char = '…';

/// The line that holds a place, with the one before it and the one after it.
#[derive(Debug)]
pub(super) struct Excerpt {
    pub(super) path: String,
    pub(super) text: String,
    /// Which line of the file is the excerpt's first, counted from 0.
    pub(super) first_line: usize,
    /// How many lines the file has.
    pub(super) lines: usize,
    /// Line and column of the place in the file, both from 1.
    pub(super) position: (usize, usize),
    /// The place in the excerpt's text, up to the end of its first line.
    pub(super) place: Range<usize>,
}

impl Excerpt {
    /// Cuts out a place; one beyond the end of the text is its end.
    pub(super) fn new(text: &Text, start: u32, end: u32) -> Self {
        let position = text.position(start);
        let start = text.boundary(start as usize);
        let end = text.boundary(end as usize).max(start);
        let line = text.line_of(start);
        let last = (line + 1).min(text.lines.len() - 1);
        let first_line = line.saturating_sub(1);
        let mut shown = String::new();
        let mut place = 0..0;
        for at in first_line..=last {
            let whole = text.line(at);
            let content = whole.trim_end_matches(['\n', '\r']);
            if at == line {
                let within = |place: usize| (place - text.lines[line]).min(content.len());
                place = push(&mut shown, content, within(start)..within(end));
            } else {
                push(&mut shown, content, 0..0);
            }
            if whole.ends_with('\n') {
                shown.push('\n');
            }
        }
        Self {
            path: text.path.clone(),
            text: shown,
            first_line,
            lines: text.lines.len(),
            position,
            place,
        }
    }
}

/// Adds what is shown of a line around a place in it, and returns where the place is then.
fn push(shown: &mut String, line: &str, place: Range<usize>) -> Range<usize> {
    let (from, to) = if line.chars().nth(2 * REACH).is_none() {
        (0, line.len())
    } else {
        let before = line[..place.start].char_indices().rev().nth(REACH - 1);
        let after = line[place.start..].char_indices().nth(REACH);
        (
            before.map_or(0, |(at, _)| at),
            after.map_or(line.len(), |(at, _)| place.start + at),
        )
    };
    if from > 0 {
        shown.push(CUT);
    }
    let mut push = |part: Range<usize>| {
        // A carriage return would let what follows overwrite what was shown.
        shown.extend(line[part].chars().map(|character| match character {
            '\r' => '␍',
            character => character,
        }));
        shown.len()
    };
    let start = push(from..place.start);
    let end = push(place.start..place.end.min(to));
    push(place.end.min(to)..to);
    if to < line.len() {
        shown.push(CUT);
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::{Excerpt, REACH};
    use crate::format::finding::Text;

    #[track_caller]
    fn case(text: &str, place: &str, expected: &str) {
        let text = Text::new("p.yaml".to_owned(), text);
        let start = text.text.find(place).unwrap();
        let [start, end] = [start, start + place.len()].map(|at| u32::try_from(at).unwrap());
        let excerpt = Excerpt::new(&text, start, end);
        let (before, rest) = excerpt.text.split_at(excerpt.place.start);
        let (place, after) = rest.split_at(excerpt.place.len());
        assert_eq!(format!("{before}[{place}]{after}"), expected);
    }

    #[test]
    fn a_short_line_is_whole_with_its_neighbours() {
        case("a\nb\nc d e\nf\ng\n", "d", "b\nc [d] e\nf\n");
        case("x", "x", "[x]");
        case("a: x\r\nb\r\n", "x", "a: [x]\nb\n");
    }

    #[test]
    fn a_long_line_is_cut_around_its_place() {
        let far = "ə".repeat(100_000);
        let near = "ə".repeat(REACH);
        let rest = "ə".repeat(REACH - 5);
        case(
            &format!("{far}place{far}"),
            "place",
            &format!("…{near}[place]{rest}…"),
        );
        case(
            &format!("{far}\nx\n{far}"),
            "x",
            &format!("{near}…\n[x]\n{near}…"),
        );
        case(&far, &far, &format!("[{near}]…"));
    }

    #[test]
    fn a_place_over_many_lines_ends_with_its_first() {
        case("a: b\nc: d\n", "b\nc", "a: [b]\nc: d\n");
    }

    #[test]
    fn a_carriage_return_is_seen() {
        case("a\rb\rc", "b", "a␍[b]␍c");
    }
}
