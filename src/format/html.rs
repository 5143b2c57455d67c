//! A report as one HTML page that makes no request: it reads whole without its script, and prints as a report.
//!
//! Only the files here and below name maud. The page's policy admits its own style sheet and script by their hashes and
//! nothing else, so nothing here writes a `style` attribute or a handler, and no text of a plan can act.

mod chart;
mod figure;
mod outline;
mod policy;
mod table;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::document::{Block, Document, Table};
use crate::error::Error;
use crate::format::Look;
use crate::text::wording::Wording;
use crate::text::words::{harmless, one_line};

use figure::Figures;
use outline::Outline;

/// The id of the table that figures lead to.
const ANNEX: &str = "annex";

const STYLE: &str = include_str!("html/style.css");
const SCRIPT: &str = include_str!("html/script.js");

#[expect(clippy::unnecessary_wraps, reason = "every format may fail")]
pub(super) fn render(document: &Document, _: Look) -> Result<Vec<u8>, Error> {
    Ok(page(document).into_string().into_bytes())
}

fn page(document: &Document) -> Markup {
    let wording = document.wording;
    let outline = Outline::of(document);
    html! {
        (DOCTYPE)
        html lang=(wording.code()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy::policy(STYLE, SCRIPT));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title(document)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#report" { (wording.say("skip-to-report")) }
                (outline.nav(wording))
                main #report tabindex="-1" { (Blocks { document, outline: &outline }.written()) }
                (texts(wording))
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
}

/// The page's title: its first heading, else the name of the tool.
fn title(document: &Document) -> String {
    document
        .blocks
        .iter()
        .find_map(|block| match block {
            Block::Heading { text, .. } => Some(plain(text)),
            Block::Paragraph(_)
            | Block::Facts(_)
            | Block::List(_)
            | Block::Verbatim(_)
            | Block::Table(_)
            | Block::Chart(_)
            | Block::Annex => None,
        })
        .unwrap_or_else(|| "Tadbir".to_owned())
}

/// What the script says, with gaps in braces for it to fill.
fn texts(wording: Wording) -> Markup {
    let sort = wording.tell("sort-by", [("column", "{column}".into())]);
    let label = wording.tell("filter-table", [("table", "{table}".into())]);
    let shown = wording.tell(
        "rows-shown",
        [("shown", "{shown}".into()), ("all", "{all}".into())],
    );
    html! {
        template #texts data-filter=(wording.say("filter")) data-filter-table=(label) data-rows-shown=(shown)
            data-sort-by=(sort) data-show-all=(wording.say("show-all")) {}
    }
}

/// A text of a plan on one line, with nothing in it that acts; maud escapes it.
fn plain(text: &str) -> String {
    harmless(&one_line(text)).into_owned()
}

/// Writes the blocks in order, in sections that begin with the headings of level 2.
struct Blocks<'d> {
    document: &'d Document,
    outline: &'d Outline,
}

impl Blocks<'_> {
    fn written(&self) -> Markup {
        let blocks = &self.document.blocks;
        let begins =
            |block: &Block| matches!(block, Block::Heading { level: 2, .. } | Block::Annex);
        let mut parts: Vec<(usize, &[Block])> = Vec::new();
        let mut from = 0;
        for at in 1..=blocks.len() {
            // An annex and the heading after it begin one section together.
            let is_start = blocks.get(at).is_none_or(begins)
                && !matches!(blocks.get(at - 1), Some(Block::Annex));
            if is_start {
                parts.push((from, &blocks[from..at]));
                from = at;
            }
        }
        let annex = parts
            .iter()
            .position(|(_, part)| matches!(part.first(), Some(Block::Annex)));
        let mut figures = Figures::of(self.document);
        html! {
            @for (nth, (from, part)) in parts.into_iter().enumerate() {
                @if part.first().is_some_and(begins) {
                    section.annex[annex.is_some_and(|annex| annex <= nth)].first[annex == Some(nth)] {
                        @for (at, block) in part.iter().enumerate() { (self.block(from + at, block, &mut figures)) }
                    }
                } @else {
                    header.cover {
                        @for (at, block) in part.iter().enumerate() { (self.block(from + at, block, &mut figures)) }
                    }
                }
            }
        }
    }

    fn block(&self, at: usize, block: &Block, figures: &mut Figures) -> Markup {
        match block {
            Block::Heading { .. } => self.outline.heading(at),
            Block::Paragraph(text) => html! {
                @for paragraph in harmless(text).split("\n\n").filter(|text| !text.trim().is_empty()) {
                    p { (paragraph) }
                }
            },
            Block::Facts(facts) => html! {
                dl {
                    @for (name, cell) in facts {
                        div { dt { (plain(name)) } dd { (figures.value(cell)) } }
                    }
                }
            },
            Block::List(items) => html! {
                ul { @for item in items { li { (figures.value(item)) } } }
            },
            Block::Table(table) => table::written(
                table,
                &Self::id(table, at),
                self.outline.above(at),
                figures,
                self.document.wording,
            ),
            Block::Chart(chart) => chart::written(chart, at, self.document),
            // Lines drawn with characters say what a chart shows.
            Block::Verbatim(_) | Block::Annex => html! {},
        }
    }

    /// The id of a table: its key, or its place where it has none.
    fn id(table: &Table, at: usize) -> String {
        if table.key.is_empty() {
            format!("table-{at}")
        } else {
            table.key.to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{SCRIPT, STYLE, page};
    use crate::document::{Cell, Column, Document, Medium, Table, sample};

    /// The page without its style sheet and script, a line for each element that stands at the start of a block.
    fn body(document: &Document) -> String {
        let page = page(document).into_string();
        let page = page
            .replace(STYLE, "…")
            .replace(SCRIPT, "…")
            .replace(&super::policy::policy(STYLE, SCRIPT), "…");
        let mut lines = page;
        for name in [
            "body",
            "nav",
            "main",
            "header",
            "section",
            "h1",
            "h2",
            "h3",
            "p",
            "dl",
            "div",
            "ul",
            "li",
            "figure",
            "figcaption",
            "svg",
            "g",
            "path",
            "text",
            "table",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "template",
            "script",
        ] {
            for end in [">", " "] {
                lines = lines.replace(&format!("<{name}{end}"), &format!("\n<{name}{end}"));
            }
        }
        lines
    }

    #[test]
    fn the_sample_as_a_page() {
        insta::assert_snapshot!(body(&sample::document(Medium::Readers)));
    }

    #[test]
    fn text_of_a_plan_cannot_act_on_a_page() {
        let mut document = Document::default();
        let attack = "</style></script><script>x()</script>\" onload=\"x()\u{202e}\u{1b}";
        document.heading(attack);
        document.subheading(attack);
        document.paragraph(attack);
        document.list(vec![Cell::text(attack)]);
        document.facts(vec![(attack.to_owned(), Cell::text(attack))]);
        document.table(
            Table::new(
                vec![Column::text(attack)],
                vec![vec![Cell::text(attack)], vec![Cell::term("code", attack)]],
            )
            .named("table", attack),
        );
        let page = page(&document).into_string();
        assert_eq!(page.matches("<script").count(), 1);
        assert_eq!(page.matches("</script").count(), 1);
        assert_eq!(page.matches("</style").count(), 1);
        assert_eq!(page.matches("\" onload").count(), 0);
        assert!(!page.chars().any(crate::text::words::is_harmful));
    }

    #[test]
    fn no_element_has_a_style_or_a_handler_of_its_own() {
        let page = body(&sample::document(Medium::Readers));
        for attribute in [" style=\"", " onclick=\"", " onload=\"", " src=\"", "http"] {
            let lines: Vec<&str> = page
                .lines()
                .filter(|line| line.contains(attribute) && !line.contains("=HYPERLINK"))
                .filter(|line| !line.contains("http-equiv"))
                .collect();
            assert!(lines.is_empty(), "{attribute}: {lines:?}");
        }
    }
}
