//! The picture of the README: what `tadbir timeline` prints of `examples/first-year`, in colours.

use std::fmt::Write;

use crate::support::{in_repository, run_in};

use super::agrees;

/// Of a character.
const WIDTH: usize = 8;
const HEIGHT: usize = 20;

/// The signs of the timeline with their colours, and how each is drawn.
const SIGNS: [(char, &str); 4] = [
    ('█', "#2e7d32"),
    ('▓', "#9ccc65"),
    ('▒', "#90caf9"),
    ('!', "#c62828"),
];

#[test]
fn the_picture_shows_what_the_timeline_prints() {
    let folder = in_repository("examples/first-year");
    let answer = run_in(&folder, "timeline --as-of 2026-01-20");
    let text = answer.strip_prefix("exit 0\n").expect("it succeeds");
    agrees(&in_repository("docs/timeline.svg"), &drawn(text));
}

fn drawn(text: &str) -> String {
    let lines: Vec<&str> = text.trim_end().lines().collect();
    let longest = lines.iter().map(|line| line.chars().count()).max();
    let width = (longest.unwrap_or_default() + 4) * WIDTH;
    let height = (lines.len() + 2) * HEIGHT;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" font-family=\"monospace\" font-size=\"13\">\n\
         <title>{}</title>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"#fff\"/>\n",
        lines[0]
    );
    for (row, line) in lines.iter().enumerate() {
        let y = (row + 1) * HEIGHT;
        for run in runs(line) {
            let x = (run.column + 2) * WIDTH;
            let width = run.text.chars().count() * WIDTH;
            let first = run.text.chars().next();
            let colour = SIGNS.iter().find(|(sign, _)| Some(*sign) == first);
            if let Some((_, colour)) = colour {
                let height = HEIGHT - 4;
                let top = y + 2;
                writeln!(
                    svg,
                    "<rect x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"{colour}\"/>"
                )
                .expect("a text takes all");
            }
            let fill = match (colour, first) {
                (Some((sign, _)), _) if *sign != '!' => continue,
                (Some(_), _) => "#fff",
                (None, Some('·')) => "#9e9e9e",
                (None, _) => "#212121",
            };
            let base = y + 15;
            writeln!(
                svg,
                "<text x=\"{x}\" y=\"{base}\" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{fill}\">{}</text>",
                run.text
            )
            .expect("a text takes all");
        }
    }
    svg.push_str("</svg>\n");
    svg
}

/// A part of a line that is drawn at once: words with single spaces, or signs of one kind.
struct Run {
    column: usize,
    text: String,
}

fn runs(line: &str) -> Vec<Run> {
    let is_sign = |sign: char| sign == '·' || SIGNS.iter().any(|(known, _)| *known == sign);
    let mut runs: Vec<Run> = Vec::new();
    let mut spaces = 0;
    for (column, sign) in line.chars().enumerate() {
        if sign == ' ' {
            spaces += 1;
            continue;
        }
        let last = runs.last().and_then(|run| run.text.chars().last());
        let goes_on = last.is_some_and(|last| {
            if is_sign(sign) || is_sign(last) {
                sign == last && spaces == 0
            } else {
                spaces < 2
            }
        });
        match runs.last_mut() {
            Some(run) if goes_on => {
                run.text.extend(std::iter::repeat_n(' ', spaces));
                run.text.push(sign);
            }
            _ => runs.push(Run {
                column,
                text: sign.to_string(),
            }),
        }
        spaces = 0;
    }
    runs
}
