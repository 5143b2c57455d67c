//! Charts as SVG within the page: every part has a pattern of its own besides its colour, and every picture its text.

mod stacks;
mod timeline;

use std::fmt::Write;

use maud::{Markup, PreEscaped, html};

use crate::document::{Chart, Document, Plot, Tone};
use crate::format::html::figure::escape;
use crate::format::html::plain;
use crate::text::words::{harmless, shortened};

/// How wide a picture is, in its own units; about those of the screen.
const WIDTH: f64 = 880.0;

/// The most rows in one picture, so that none is higher than a printed page.
const ROWS: usize = 36;

/// Writes a chart as a figure; `at` makes its ids differ from those of other charts.
pub(super) fn written(chart: &Chart, at: usize, document: &Document) -> Markup {
    let wording = document.wording;
    let key = match &chart.plot {
        Plot::Bars(stacks) | Plot::Trend(stacks) => Key::of(at, &stacks.parts),
        Plot::Timeline(timeline) => Key::of(at, &timeline.meanings),
    };
    let pictures = match &chart.plot {
        Plot::Bars(stacks) => stacks::bars(stacks, &key),
        Plot::Trend(stacks) => vec![stacks::trend(stacks, &key)],
        Plot::Timeline(timeline) => {
            let day = document
                .head
                .as_ref()
                .map(|head| wording.tell("as-of-day", [("date", wording.date(head.as_of).into())]));
            timeline::timeline(timeline, &key, day.as_deref())
        }
    };
    let title = plain(&chart.title);
    let description = plain(&chart.description);
    let titles: Vec<String> = (1..=pictures.len())
        .map(|part| {
            if pictures.len() == 1 {
                return title.clone();
            }
            let gaps = [
                ("title", title.as_str().into()),
                ("part", part.into()),
                ("parts", pictures.len().into()),
            ];
            wording.tell("chart-part", gaps)
        })
        .collect();
    html! {
        figure id={ "chart-" (at) } {
            figcaption {
                strong { (title) }
                @if !description.is_empty() { span { (description) } }
            }
            (key.legend())
            @for (part, (picture, title)) in pictures.iter().zip(&titles).enumerate() {
                @let name = format!("chart-{at}-{part}");
                div.scroll role="region" aria-label=(title) tabindex="0" {
                    svg.chart role="img" viewBox={ "0 0 " (WIDTH) " " (round(picture.height)) }
                        aria-labelledby={ (name) "-title" } aria-describedby={ (name) "-desc" } {
                        title id={ (name) "-title" } { (title) }
                        desc id={ (name) "-desc" } {
                            (description) " "
                            @if let Plot::Timeline(_) = chart.plot {} @else { (wording.say("chart-data")) }
                        }
                        @if part == 0 { (key.patterns()) }
                        (PreEscaped(&picture.drawn))
                    }
                }
            }
        }
    }
}

/// A drawing, and how high it is.
struct Picture {
    drawn: String,
    height: f64,
}

/// Which pattern stands for which part.
struct Key<'c> {
    at: usize,
    parts: Vec<(&'c str, Tone, Pattern)>,
}

impl<'c> Key<'c> {
    /// Gives each part the pattern that its tone asks for, or the next that is free.
    fn of(at: usize, parts: &'c [(String, Tone)]) -> Self {
        let mut key = Self {
            at,
            parts: Vec::new(),
        };
        for (name, tone) in parts {
            let asked = Pattern::of(*tone);
            let is_free = |pattern: &Pattern| key.parts.iter().all(|(_, _, own)| own != pattern);
            let pattern = [asked]
                .into_iter()
                .chain(Pattern::ALL)
                .find(is_free)
                .unwrap_or(asked);
            key.parts.push((name, *tone, pattern));
        }
        key
    }

    /// The part that first has this tone; `None` where the chart does not explain it.
    fn part_of(&self, tone: Tone) -> Option<usize> {
        self.parts.iter().position(|(_, own, _)| *own == tone)
    }

    fn name(&self, part: usize) -> &'c str {
        self.parts.get(part).map_or("", |(name, _, _)| name)
    }

    /// Writes the rectangles of a part as one shape, since printing a pattern takes long, however small it is; nothing if there are none.
    fn write_rects(&self, text: &mut String, part: usize, rects: impl Iterator<Item = [f64; 4]>) {
        let mut path = String::new();
        for [x, y, width, height] in rects {
            let (x, y, width, height) = (round(x), round(y), round(width), round(height));
            let _ = write!(path, "M{x} {y}h{width}v{height}h-{width}z");
        }
        if path.is_empty() {
            return;
        }
        let _ = write!(
            text,
            "<path d=\"{path}\" fill=\"url(#pattern-{}-{part})\" class=\"edge {}\"/>",
            self.at,
            self.tone(part).name()
        );
    }

    fn tone(&self, part: usize) -> Tone {
        self.parts
            .get(part)
            .map_or(Tone::Plain, |(_, tone, _)| *tone)
    }

    fn patterns(&self) -> Markup {
        let mut text = String::from("<defs>");
        for (part, (_, tone, pattern)) in self.parts.iter().enumerate() {
            let _ = write!(
                text,
                "<pattern id=\"pattern-{}-{part}\" class=\"{}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">\
                 {}</pattern>",
                self.at,
                tone.name(),
                pattern.drawn()
            );
        }
        text.push_str("</defs>");
        PreEscaped(text)
    }

    /// What each pattern stands for; written in the page's own text, so that it wraps where there is little room.
    fn legend(&self) -> Markup {
        html! {
            ul.legend {
                @for (part, (name, _, _)) in self.parts.iter().enumerate() {
                    li {
                        svg width="24" height="16" aria-hidden="true" {
                            @let rect = { let mut text = String::new(); self.write_rects(&mut text, part, [[1.0, 1.0, 22.0, 14.0]].into_iter()); text };
                            (PreEscaped(rect))
                        }
                        (plain(name))
                    }
                }
            }
        }
    }
}

/// How a part is filled.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pattern {
    Solid,
    Slashes,
    Dots,
    Crosses,
    Hollow,
    Upright,
    Level,
    Backslashes,
}

impl Pattern {
    const ALL: [Self; 8] = [
        Self::Hollow,
        Self::Level,
        Self::Upright,
        Self::Backslashes,
        Self::Dots,
        Self::Slashes,
        Self::Crosses,
        Self::Solid,
    ];

    fn of(tone: Tone) -> Self {
        match tone {
            Tone::Done => Self::Solid,
            Tone::Late => Self::Slashes,
            Tone::Waiting => Self::Dots,
            Tone::Overdue => Self::Crosses,
            Tone::Muted => Self::Hollow,
            Tone::Plain => Self::Upright,
            Tone::Total => Self::Level,
        }
    }

    /// Its elements, eight units square; `fill` has the tone's colour, `line` that of the paper.
    fn drawn(self) -> &'static str {
        match self {
            Self::Solid => r#"<rect class="fill" width="8" height="8"/>"#,
            Self::Slashes => {
                r#"<rect class="fill" width="8" height="8"/><path class="line" d="M-2 2 2-2M-1 9 9-1M6 10 10 6"/>"#
            }
            Self::Dots => {
                r#"<rect class="blank" width="8" height="8"/><circle class="fill" cx="2" cy="2" r="1.6"/><circle class="fill" cx="6" cy="6" r="1.6"/>"#
            }
            Self::Crosses => {
                r#"<rect class="fill" width="8" height="8"/><path class="line" d="M0 0 8 8M8 0 0 8"/>"#
            }
            Self::Hollow => r#"<rect class="blank" width="8" height="8"/>"#,
            Self::Upright => {
                r#"<rect class="blank" width="8" height="8"/><path class="stroke" d="M2 0V8M6 0V8"/>"#
            }
            Self::Level => {
                r#"<rect class="blank" width="8" height="8"/><path class="stroke" d="M0 2H8M0 6H8"/>"#
            }
            Self::Backslashes => {
                r#"<rect class="blank" width="8" height="8"/><path class="stroke" d="M-1-1 9 9M-2 6 2 10M6-2 10 2"/>"#
            }
        }
    }
}

/// Where a text stands, and from where it runs.
struct Place {
    x: f64,
    y: f64,
    /// `start`, `middle` or `end`.
    anchor: &'static str,
    class: &'static str,
}

/// Writes a text shortened to `most` characters; the whole is its title.
fn write_text(text: &mut String, place: &Place, words: &str, most: usize) {
    let words = plain(words);
    let short = shortened(&words, most);
    let _ = write!(
        text,
        "<text x=\"{}\" y=\"{}\" text-anchor=\"{}\" class=\"{}\">",
        round(place.x),
        round(place.y),
        place.anchor,
        place.class
    );
    escape(text, &short);
    if short != words {
        write_title(text, &words);
    }
    text.push_str("</text>");
}

/// Writes what is shown where the pointer rests.
fn write_title(text: &mut String, words: &str) {
    text.push_str("<title>");
    escape(text, &harmless(words));
    text.push_str("</title>");
}

fn write_line(text: &mut String, class: &str, [x1, y1, x2, y2]: [f64; 4]) {
    let _ = write!(
        text,
        "<path class=\"{class}\" d=\"M{} {}L{} {}\"/>",
        round(x1),
        round(y1),
        round(x2),
        round(y2)
    );
}

/// A length with at most one decimal place, so that the same figures give the same text everywhere.
fn round(length: f64) -> f64 {
    let rounded = (length * 10.0).round() / 10.0;
    // Zero is written without a sign.
    rounded + 0.0
}

/// A count as a length; no count of a plan is so large that this loses anything.
fn length(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

#[cfg(test)]
mod tests {
    use super::{Key, Pattern};
    use crate::document::Tone;

    #[test]
    fn no_two_parts_of_a_chart_have_the_same_pattern() {
        let parts: Vec<(String, Tone)> = [
            Tone::Done,
            Tone::Late,
            Tone::Muted,
            Tone::Muted,
            Tone::Muted,
            Tone::Waiting,
            Tone::Waiting,
            Tone::Overdue,
        ]
        .map(|tone| (tone.name().to_owned(), tone))
        .to_vec();
        let key = Key::of(1, &parts);
        for (at, (_, _, pattern)) in key.parts.iter().enumerate() {
            assert!(
                key.parts[..at].iter().all(|(_, _, own)| own != pattern),
                "{at}"
            );
        }
        assert!(key.parts[7].2 == Pattern::Crosses);
    }
}
