//! What is said, without syntax: headings, sentences and tables, to be written in any format.

use jiff::civil::Date;

/// A text made of blocks, in order.
#[derive(Debug, Default)]
pub(crate) struct Document {
    pub(crate) blocks: Vec<Block>,
}

impl Document {
    pub(crate) fn heading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading {
            level: 1,
            text: text.into(),
        });
    }

    pub(crate) fn subheading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading {
            level: 2,
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

    pub(crate) fn facts(&mut self, facts: Vec<(&'static str, Cell)>) {
        self.blocks.push(Block::Facts(facts));
    }

    pub(crate) fn list(&mut self, items: Vec<Cell>) {
        self.blocks.push(Block::List(items));
    }

    pub(crate) fn table(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
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
    Facts(Vec<(&'static str, Cell)>),
    List(Vec<Cell>),
    Table(Table),
}

/// Rows under columns.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// A column; every row has one cell for it.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub(crate) title: String,
    pub(crate) align: Align,
    /// Whether its text may be broken over several lines where there is little room.
    pub(crate) wraps: bool,
}

impl Column {
    /// A column of texts that may be broken.
    pub(crate) fn text(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            align: Align::Left,
            wraps: true,
        }
    }

    /// A column of short words that stay whole, such as ids and dates.
    pub(crate) fn word(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            align: Align::Left,
            wraps: false,
        }
    }

    pub(crate) fn number(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            align: Align::Right,
            wraps: false,
        }
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
}

/// A typed value.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    Text(String),
    Date(Date),
    Number(i64),
    /// How many of how many; shown as a bar with per cent. Of none, nothing is shown.
    Share {
        part: usize,
        of: usize,
    },
    Empty,
}

/// What a cell means, never how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    Plain,
    Done,
    Waiting,
    Overdue,
    Muted,
    Total,
}

impl Cell {
    pub(crate) const EMPTY: Self = Self {
        value: Value::Empty,
        tone: Tone::Plain,
    };

    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self {
            value: Value::Text(text.into()),
            tone: Tone::Plain,
        }
    }

    pub(crate) fn date(date: Date) -> Self {
        Self {
            value: Value::Date(date),
            tone: Tone::Plain,
        }
    }

    pub(crate) fn number(number: impl Into<i64>) -> Self {
        Self {
            value: Value::Number(number.into()),
            tone: Tone::Plain,
        }
    }

    /// A count; zero is left empty, so that what there is stands out.
    pub(crate) fn count(count: usize) -> Self {
        if count == 0 {
            return Self::EMPTY;
        }
        Self {
            value: Value::Number(i64::try_from(count).unwrap_or(i64::MAX)),
            tone: Tone::Plain,
        }
    }

    pub(crate) fn share(part: usize, of: usize) -> Self {
        Self {
            value: Value::Share { part, of },
            tone: Tone::Plain,
        }
    }

    pub(crate) fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }
}

/// Whole per cent, rounded to the nearest; of none it is 0.
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
