//! Measures against reporting periods in a terminal, scaled to its width, with the as-of day marked.

use crate::document::{Document, Timeline, TimelineRow, Tone};
use crate::obligation::as_of::AsOf;
use crate::plan::Plan;
use crate::text::wording::Wording;
use crate::text::words::{harmless, shortened};
use crate::voice::cell::as_of_words;

/// The narrowest that the bars are pressed to, in columns.
const NARROWEST: usize = 12;

/// The most columns that one period is stretched to.
const WIDEST_PERIOD: usize = 6;

/// Fewer columns than these are no use for words.
const FEWEST_WORDS: usize = 20;

/// What is left for the words of a measure beside the bars, at most.
const MOST_WORDS: usize = 44;

/// The sign of each tone in a bar, so that nothing depends on colour.
fn sign(tone: Option<Tone>) -> char {
    match tone {
        None => ' ',
        Some(Tone::Done) => '█',
        Some(Tone::Late) => '▓',
        Some(Tone::Waiting) => '▒',
        Some(Tone::Overdue) => '!',
        Some(Tone::Muted | Tone::Plain | Tone::Total) => '·',
    }
}

/// What the timeline is of, and of which day.
pub(crate) fn heading(plan: &Plan, as_of: AsOf, wording: Wording) -> String {
    wording.tell(
        "timeline-heading",
        [
            ("every", plan.reporting_every(as_of.day).name().into()),
            ("date", as_of_words(wording, as_of).into()),
        ],
    )
}

/// The timeline as lines of text, no wider than asked for.
pub(crate) fn document(
    timeline: &Timeline,
    heading: String,
    wording: Wording,
    width: usize,
) -> Document {
    let mut document = Document {
        wording,
        ..Document::default()
    };
    document.heading(heading);
    if timeline.rows.is_empty() {
        document.paragraph(wording.say("timeline-none"));
        return document;
    }
    let scale = Scale::fit(timeline, width);
    let mut lines = vec![scale.years(timeline), scale.marks(timeline)];
    lines.extend(timeline.rows.iter().map(|row| scale.line(timeline, row)));
    document.verbatim(lines);
    let signs: Vec<String> = timeline
        .meanings
        .iter()
        .map(|(name, tone)| format!("{} {name}", sign(Some(*tone))))
        .collect();
    document.paragraph(wording.tell(
        "timeline-key",
        [("signs", signs.join(", ").into()), ("mark", "▼".into())],
    ));
    document
}

/// How many columns everything has.
struct Scale {
    label: usize,
    words: usize,
    /// Of the bars as a whole.
    bars: usize,
}

impl Scale {
    /// Bars are whole periods wide where there is room, else several periods share a column.
    fn fit(timeline: &Timeline, width: usize) -> Self {
        let label = timeline
            .rows
            .iter()
            .map(|row| row.label.chars().count())
            .max()
            .unwrap_or(0);
        let periods = timeline.periods.len().max(1);
        let room = width.saturating_sub(label + 2).max(NARROWEST);
        // Two columns for a period are worth more than long words, and one more than none.
        let words = [2, 1]
            .map(|columns| room.saturating_sub(periods * columns + 2).min(MOST_WORDS))
            .into_iter()
            .find(|words| FEWEST_WORDS <= *words)
            .unwrap_or(0);
        let gap = if words > 0 { 2 } else { 0 };
        let room = room.saturating_sub(words + gap).max(NARROWEST);
        let bars = if room < periods {
            room
        } else {
            periods * (room / periods).min(WIDEST_PERIOD)
        };
        Self { label, words, bars }
    }

    /// The column at which a period begins.
    fn start(&self, timeline: &Timeline, period: usize) -> usize {
        period * self.bars / timeline.periods.len().max(1)
    }

    fn indent(&self) -> String {
        let gap = if self.words > 0 { 2 } else { 0 };
        " ".repeat(self.label + 2 + self.words + gap)
    }

    /// The years over the columns at which they begin.
    fn years(&self, timeline: &Timeline) -> String {
        let mut head: Vec<char> = vec![' '; self.bars];
        let mut free_from = 0;
        let mut shown = "";
        for (at, period) in timeline.periods.iter().enumerate() {
            let year = period.get(..4).unwrap_or(period);
            let start = self.start(timeline, at);
            if year != shown && free_from <= start && start + year.len() <= head.len() {
                for (offset, digit) in year.chars().enumerate() {
                    head[start + offset] = digit;
                }
                free_from = start + year.len() + 1;
            }
            shown = year;
        }
        let head: String = head.into_iter().collect();
        format!("{}{}", self.indent(), head.trim_end())
    }

    /// The as-of day over its column.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a column of a terminal is small and never negative"
    )]
    fn marks(&self, timeline: &Timeline) -> String {
        let Some(as_of) = timeline.as_of else {
            return String::new();
        };
        let share = as_of / timeline.periods.len() as f64;
        let at = ((share * self.bars as f64) as usize).min(self.bars - 1);
        format!("{}{}▼", self.indent(), " ".repeat(at))
    }

    fn line(&self, timeline: &Timeline, row: &TimelineRow) -> String {
        let mut line = format!("{:<width$}  ", row.label, width = self.label);
        if self.words > 0 {
            let words = harmless(&row.title).into_owned();
            let words = shortened(&words, self.words);
            let padding = self
                .words
                .saturating_sub(textwrap::core::display_width(&words));
            line += &format!("{words}{}  ", " ".repeat(padding));
        }
        for column in 0..self.bars {
            // Of several periods in one column, the worst is shown.
            let tone = (0..timeline.periods.len())
                .filter(|at| {
                    let start = self.start(timeline, *at);
                    let end = self.start(timeline, at + 1).max(start + 1);
                    (start..end).contains(&column)
                })
                .filter_map(|at| row.cells[at])
                .max_by_key(|tone| crate::report::section::timeline::rank(*tone));
            line.push(sign(tone));
        }
        line.trim_end().to_owned()
    }
}
