//! What is said, without syntax: headings, sentences, tables and charts, to be written in any format.
//!
//! Cells are typed, and emphasis is a meaning ([`Tone`]), so that every format finds its own way to show it.

pub(crate) mod calendar;
#[cfg(test)]
pub(crate) mod sample;

use std::borrow::Cow;

use jiff::civil::Date;

use crate::text::wording::Wording;

/// A text made of blocks, in order.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// What it is a report of; `None` where it answers a list command.
    pub(crate) head: Option<Head>,
    /// The language of the fixed words that formats add, such as "Contents".
    pub(crate) wording: Wording,
    /// Whom it is for: the others' tables are never made.
    pub(crate) medium: Medium,
    pub(crate) blocks: Vec<Block>,
}

/// What a report is about, for formats that scripts read.
#[derive(Debug)]
pub(crate) struct Head {
    /// The name of the report: `period`.
    pub(crate) report: &'static str,
    /// The id of the plan.
    pub(crate) plan: String,
    /// `2010-Q2`, `2010` or `2009..2013`; `None` where it is about a day alone.
    pub(crate) period: Option<String>,
    pub(crate) as_of: Date,
    /// The day whose knowledge answers, where it is another.
    pub(crate) known_on: Option<Date>,
    pub(crate) edition: &'static str,
    /// SHA-256 over the plan's files, or in editions that do not show all of them over what the report shows; in
    /// hexadecimal digits.
    pub(crate) fingerprint: String,
    /// The number of progress reports and reviews that are left out because of an error.
    pub(crate) left_out: usize,
}

impl Document {
    /// The text of the first heading of level 1; empty if there is none.
    pub(crate) fn title(&self) -> &str {
        let mut titles = self.blocks.iter().filter_map(|block| {
            let Block::Heading { level: 1, text } = block else {
                return None;
            };
            Some(text.as_str())
        });
        titles.next().unwrap_or_default()
    }

    pub(crate) fn heading(&mut self, text: impl Into<String>) {
        self.headed(1, text);
    }

    pub(crate) fn subheading(&mut self, text: impl Into<String>) {
        self.headed(2, text);
    }

    /// Adds the heading of a section that readers miss only where it has something in it.
    pub(crate) fn subheading_if(&mut self, has_something: bool, text: impl Into<String>) {
        if has_something || self.medium == Medium::Data {
            self.subheading(text);
        }
    }

    /// Adds a heading; level 1 is the title of the whole, 2 a section, 3 a part of one.
    pub(crate) fn headed(&mut self, level: usize, text: impl Into<String>) {
        self.blocks.push(Block::Heading {
            level,
            text: text.into(),
        });
    }

    /// Adds a sentence or more; nothing for an empty text.
    pub(crate) fn paragraph(&mut self, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.blocks.push(Block::Paragraph(text));
        }
    }

    pub(crate) fn facts(&mut self, facts: Vec<(impl Into<Cow<'static, str>>, Cell)>) {
        let facts = facts.into_iter().map(|(name, cell)| (name.into(), cell));
        self.blocks.push(Block::Facts(facts.collect()));
    }

    /// Adds lines that keep their spaces and their ends.
    pub(crate) fn verbatim(&mut self, lines: Vec<String>) {
        self.blocks.push(Block::Verbatim(lines));
    }

    pub(crate) fn list(&mut self, items: Vec<Cell>) {
        self.blocks.push(Block::List(items));
    }

    /// Adds a table for everyone: whole for programs, so that no key comes and goes with the figures; for readers without
    /// what has nothing in it.
    pub(crate) fn table(&mut self, table: Table) {
        let table = match self.medium {
            Medium::Data => Some(table),
            Medium::Readers => table.without_what_is_empty(),
        };
        self.blocks.extend(table.map(Block::Table));
    }

    /// Adds a table for some alone; it is made only if they are those whom the document is for.
    pub(crate) fn table_for(&mut self, medium: Medium, table: impl FnOnce() -> Table) {
        if self.medium == medium {
            self.table(table());
        }
    }

    pub(crate) fn chart(&mut self, chart: Chart) {
        self.blocks.push(Block::Chart(chart));
    }
}

/// One part of a document.
#[derive(Debug)]
pub(crate) enum Block {
    Heading {
        level: usize,
        text: String,
    },
    Paragraph(String),
    /// Names and values, such as `period: Regularly`.
    Facts(Vec<(Cow<'static, str>, Cell)>),
    List(Vec<Cell>),
    /// Lines drawn with characters, for the terminal alone.
    Verbatim(Vec<String>),
    Table(Table),
    /// A picture of figures that stand in a table as well, so that a format without pictures leaves it away.
    Chart(Chart),
    /// What follows has wide tables: formats with pages turn them on their side from here on.
    Annex,
}

/// Rows under columns, in groups.
#[derive(Debug)]
pub(crate) struct Table {
    /// Names it in formats that scripts read, once in a document: `overdue`. Empty in the answers of list commands.
    pub(crate) key: &'static str,
    /// What its rows are; empty where the heading above says it.
    pub(crate) caption: String,
    pub(crate) columns: Vec<Column>,
    /// Never empty; a table without groups is one group without a title.
    pub(crate) groups: Vec<Group>,
    /// The sum of the rows, one cell for each column; formats that scripts read leave it away.
    pub(crate) total: Option<Vec<Cell>>,
}

/// Rows that belong together, such as those of one body.
#[derive(Debug)]
pub(crate) struct Group {
    /// What they have in common; columns marked [`Column::in_title`] say it to scripts.
    pub(crate) title: Option<String>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// Whom a document, or a table in it, is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Medium {
    /// People who read: rows are folded or shortened.
    #[default]
    Readers,
    /// Programs and spreadsheets: every single row.
    Data,
}

impl Table {
    /// A table of one group, for everyone.
    pub(crate) fn new(columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Self {
        Self::grouped(columns, vec![Group { title: None, rows }])
    }

    pub(crate) fn grouped(columns: Vec<Column>, groups: Vec<Group>) -> Self {
        Self {
            key: "",
            caption: String::new(),
            columns,
            groups,
            total: None,
        }
    }

    pub(crate) fn named(mut self, key: &'static str, caption: impl Into<String>) -> Self {
        self.key = key;
        self.caption = caption.into();
        self
    }

    pub(crate) fn total(mut self, total: Vec<Cell>) -> Self {
        self.total = Some(total);
        self
    }

    /// The table without the columns [`Column::if_any`] that have nothing in them; `None` where it has no rows.
    fn without_what_is_empty(mut self) -> Option<Self> {
        self.rows().next()?;
        let has_something: Vec<bool> = self
            .columns
            .iter()
            .enumerate()
            .map(|(at, column)| {
                let mut cells = self.rows().map(|row| &row[at]);
                !column.if_any || cells.any(|cell| !cell.is_nothing())
            })
            .collect();
        if has_something.iter().all(|has| *has) {
            return Some(self);
        }
        retain(&mut self.columns, &has_something);
        for row in self.groups.iter_mut().flat_map(|group| &mut group.rows) {
            retain(row, &has_something);
        }
        if let Some(total) = &mut self.total {
            retain(total, &has_something);
        }
        Some(self)
    }

    /// Every row of every group, in order, without the total.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &Vec<Cell>> {
        self.groups.iter().flat_map(|group| &group.rows)
    }

    /// The positions of the columns that readers see: not those that the titles of groups repeat.
    pub(crate) fn read_columns(&self) -> Vec<usize> {
        let has_titles = self.groups.iter().any(|group| group.title.is_some());
        (0..self.columns.len())
            .filter(|at| !(has_titles && self.columns[*at].in_title))
            .collect()
    }
}

/// Keeps the items whose places say so.
fn retain<T>(items: &mut Vec<T>, keep: &[bool]) {
    let mut keep = keep.iter();
    items.retain(|_| keep.next().is_none_or(|keep| *keep));
}

/// A column; every row has one cell for it.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    /// Names it in formats that scripts read, the same in every language. Empty in the answers of list commands.
    pub(crate) key: &'static str,
    pub(crate) title: String,
    pub(crate) align: Align,
    /// Whether its text may be broken over several lines where there is little room.
    pub(crate) wraps: bool,
    /// Whether the titles of groups say the same, so that readers do not need it.
    pub(crate) in_title: bool,
    /// Whether readers see it only where a row has something in it.
    pub(crate) if_any: bool,
}

impl Column {
    /// A column of texts that may be broken.
    pub(crate) fn text(title: impl Into<String>) -> Self {
        Self {
            key: "",
            title: title.into(),
            align: Align::Left,
            wraps: true,
            in_title: false,
            if_any: false,
        }
    }

    /// A column of short words that stay whole, such as ids and dates.
    pub(crate) fn word(title: impl Into<String>) -> Self {
        Self {
            wraps: false,
            ..Self::text(title)
        }
    }

    pub(crate) fn number(title: impl Into<String>) -> Self {
        Self {
            align: Align::Right,
            ..Self::word(title)
        }
    }

    pub(crate) fn key(mut self, key: &'static str) -> Self {
        self.key = key;
        self
    }

    pub(crate) fn in_title(mut self) -> Self {
        self.in_title = true;
        self
    }

    pub(crate) fn if_any(mut self) -> Self {
        self.if_any = true;
        self
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Right,
}

/// A value and what it means to the reader.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    pub(crate) value: Value,
    pub(crate) tone: Tone,
    /// Of a figure: the rows that it counts.
    pub(crate) follow: Option<Box<Follow>>,
}

/// Which rows of the table `obligations` a figure counts: those that have one of the values in every column named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Follow(pub(crate) Vec<(&'static str, Vec<String>)>);

/// A typed value.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    Text(String),
    /// A word out of a fixed list: scripts read the code, people the text.
    Term {
        code: &'static str,
        text: String,
    },
    Date(Date),
    Number(i64),
    /// How many there are. Where it is read, zero is left empty, so that what there is stands out.
    Count(usize),
    /// How many of how many; shown as a bar or as whole per cent. Of none, nothing is shown.
    Share {
        part: usize,
        of: usize,
        /// What every format and every sentence says; formats reckon none of their own.
        percent: usize,
    },
    /// A figure that is kept from the reader.
    Withheld,
    Empty,
}

/// What a cell means, never how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Tone {
    Plain,
    Done,
    /// Done, but late.
    Late,
    Waiting,
    Overdue,
    Muted,
    Total,
}

impl Tone {
    /// Every tone, for formats that keep a style for each.
    pub(crate) const ALL: [Self; 7] = [
        Self::Plain,
        Self::Done,
        Self::Late,
        Self::Waiting,
        Self::Overdue,
        Self::Muted,
        Self::Total,
    ];

    /// Its name, such as a class in HTML.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Done => "done",
            Self::Late => "late",
            Self::Waiting => "waiting",
            Self::Overdue => "overdue",
            Self::Muted => "muted",
            Self::Total => "total",
        }
    }
}

/// A picture of figures.
#[derive(Debug)]
pub(crate) struct Chart {
    pub(crate) title: String,
    /// What it shows, in a sentence or two, for those who do not see it.
    pub(crate) description: String,
    pub(crate) plot: Plot,
}

/// How figures are drawn.
#[derive(Debug)]
pub(crate) enum Plot {
    /// One bar for each row, its parts one after another; along the page, one bar under another.
    Bars(Stacks),
    /// One column for each row, its parts one above another; rows are periods, from left to right.
    Trend(Stacks),
    Timeline(Timeline),
}

/// Parts that add up, for each row.
#[derive(Debug)]
pub(crate) struct Stacks {
    /// Name and meaning of every part.
    pub(crate) parts: Vec<(String, Tone)>,
    /// Label, and how many of each part.
    pub(crate) rows: Vec<(String, Vec<usize>)>,
}

/// Measures against periods.
#[derive(Debug)]
pub(crate) struct Timeline {
    pub(crate) periods: Vec<String>,
    /// How far through the periods the as-of day lies, from 0 at the start of the first to their number; `None` outside.
    pub(crate) as_of: Option<f64>,
    /// What the tones mean, for the key.
    pub(crate) meanings: Vec<(String, Tone)>,
    pub(crate) rows: Vec<TimelineRow>,
}

/// One line of a timeline.
#[derive(Debug)]
pub(crate) struct TimelineRow {
    pub(crate) label: String,
    /// What the label stands for, such as a measure's words.
    pub(crate) title: String,
    /// One for each period; `None` where nothing runs.
    pub(crate) cells: Vec<Option<Tone>>,
}

impl Cell {
    pub(crate) const EMPTY: Self = Self::of(Value::Empty);

    const fn of(value: Value) -> Self {
        Self {
            value,
            tone: Tone::Plain,
            follow: None,
        }
    }

    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::of(Value::Text(text.into()))
    }

    pub(crate) fn term(code: &'static str, text: impl Into<String>) -> Self {
        Self::of(Value::Term {
            code,
            text: text.into(),
        })
    }

    pub(crate) fn date(date: Date) -> Self {
        Self::of(Value::Date(date))
    }

    pub(crate) fn number(number: impl Into<i64>) -> Self {
        Self::of(Value::Number(number.into()))
    }

    pub(crate) fn count(count: usize) -> Self {
        Self::of(Value::Count(count))
    }

    /// One of two parts, such as what was met of what was due.
    pub(crate) fn share(part: usize, of: usize) -> Self {
        Self::share_among(part, of, percent(part, of))
    }

    /// One of several parts; `percent` is its share where those of all parts add up to 100.
    pub(crate) fn share_among(part: usize, of: usize, percent: usize) -> Self {
        Self::of(Value::Share { part, of, percent })
    }

    /// Whether a reader would miss nothing without it.
    fn is_nothing(&self) -> bool {
        match &self.value {
            Value::Text(text) | Value::Term { text, .. } => text.is_empty(),
            Value::Count(count) => *count == 0,
            Value::Share { of, .. } => *of == 0,
            Value::Date(_) | Value::Number(_) => false,
            Value::Withheld | Value::Empty => true,
        }
    }

    pub(crate) fn withheld() -> Self {
        Self::of(Value::Withheld)
    }

    /// Says which rows a figure counts.
    pub(crate) fn follow(mut self, follow: Follow) -> Self {
        self.follow = Some(Box::new(follow));
        self
    }

    pub(crate) fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }
}

/// What stands in place of a withheld figure.
pub(crate) const WITHHELD: &str = crate::text::words::WITHHELD;

/// Whole per cent of one of two parts, rounded to the nearest, so that both add up to 100; of none it is 0.
pub(crate) fn percent(part: usize, of: usize) -> usize {
    (part * 200 + of).checked_div(of * 2).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn per_cent_are_rounded_to_the_nearest() {
        assert_eq!(
            [
                percent(0, 0),
                percent(1, 3),
                percent(2, 3),
                percent(1, 200),
                percent(3, 3)
            ],
            [0, 33, 67, 1, 100]
        );
    }
}
