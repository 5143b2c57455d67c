//! The headings of a page: their ids, and the contents that lead to them.

use maud::{Markup, html};

use crate::document::{Block, Document};
use crate::format::html::plain;
use crate::text::wording::Wording;

/// The headings in order.
pub(super) struct Outline(Vec<Heading>);

struct Heading {
    /// Which block it is.
    at: usize,
    level: usize,
    id: String,
    text: String,
}

impl Outline {
    /// Numbers the sections and their parts: `section-2-1` is the first part of the second section.
    pub(super) fn of(document: &Document) -> Self {
        let mut numbers = [0; 2];
        let mut outline = Vec::new();
        for (at, block) in document.blocks.iter().enumerate() {
            let Block::Heading { level, text } = block else {
                continue;
            };
            let id = match *level {
                0 | 1 => format!("title-{at}"),
                2 => {
                    numbers = [numbers[0] + 1, 0];
                    format!("section-{}", numbers[0])
                }
                _ => {
                    numbers[1] += 1;
                    format!("section-{}-{}", numbers[0], numbers[1])
                }
            };
            outline.push(Heading {
                at,
                level: *level,
                id,
                text: plain(text),
            });
        }
        Self(outline)
    }

    /// The contents: sections, and their parts within them; nothing for a page without sections.
    pub(super) fn nav(&self, wording: Wording) -> Markup {
        let sections: Vec<&[Heading]> = self
            .0
            .chunk_by(|_, next| next.level > 2)
            .filter(|section| section[0].level >= 2)
            .collect();
        if sections.is_empty() {
            return html! {};
        }
        let item = |heading: &Heading| html! { a href={ "#" (heading.id) } { (heading.text) } };
        html! {
            nav #contents aria-labelledby="contents-title" {
                p #contents-title { (wording.say("contents")) }
                ol {
                    @for section in sections {
                        li {
                            (item(&section[0]))
                            @if section.len() > 1 {
                                ol { @for part in &section[1..] { li { (item(part)) } } }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Writes the heading that this block is.
    pub(super) fn heading(&self, at: usize) -> Markup {
        let heading = self.0.iter().find(|heading| heading.at == at);
        let Some(Heading {
            level, id, text, ..
        }) = heading
        else {
            return html! {};
        };
        match level {
            0 | 1 => html! { h1 id=(id) { (text) } },
            2 => html! { h2 id=(id) { (text) } },
            3 => html! { h3 id=(id) { (text) } },
            _ => html! { h4 id=(id) { (text) } },
        }
    }

    /// The heading that a block stands under; empty before the first.
    pub(super) fn above(&self, at: usize) -> &str {
        self.0
            .iter()
            .rfind(|heading| heading.at < at)
            .map_or("", |heading| &heading.text)
    }
}
