//! A document with every kind of block, value and tone, for the tests of formats.

use jiff::civil::date;

use crate::document::{
    Block, Cell, Chart, Column, Document, Follow, Group, Head, Medium, Plot, Stacks, Table,
    Timeline, TimelineRow, Tone,
};
use crate::text::wording::Wording;

/// The same in every test; its texts hold what formats must escape.
pub(crate) fn document(medium: Medium) -> Document {
    let mut document = Document {
        head: Some(Head {
            report: "sample",
            plan: "sample-plan".to_owned(),
            period: Some("2010-Q2".to_owned()),
            as_of: date(2010, 7, 20),
            known_on: None,
            edition: "coordinator",
            fingerprint: "0123456789abcdef".repeat(4),
            left_out: 1,
        }),
        wording: Wording::English,
        medium,
        blocks: Vec::new(),
    };
    document.heading("A sample <report> & \"more\"");
    document.paragraph(
        "Words with *stars*, a | bar, <b>tags</b>, =1+1 and ə, ş, ж.\n\nA second paragraph.",
    );
    document.facts(vec![
        ("legal basis", Cell::text("Order No. 133 of 2009-02-06")),
        ("as of", Cell::date(date(2010, 7, 20))),
    ]);
    document.list(vec![
        Cell::text("one"),
        Cell::text("two").tone(Tone::Overdue),
    ]);
    document.subheading("Figures");
    document.chart(chart("By body", Plot::Bars(stacks())));
    document.chart(chart("By quarter", Plot::Trend(stacks())));
    document.chart(chart(
        "Measures",
        Plot::Timeline(Timeline {
            periods: ["2010-Q1", "2010-Q2", "2010-Q3"]
                .map(str::to_owned)
                .to_vec(),
            as_of: Some(2.2),
            meanings: vec![
                ("met".to_owned(), Tone::Done),
                ("overdue".to_owned(), Tone::Overdue),
            ],
            rows: vec![TimelineRow {
                label: "3.a".to_owned(),
                title: "Informing <victims>".to_owned(),
                cells: vec![Some(Tone::Done), Some(Tone::Overdue), None],
            }],
        }),
    ));
    document.table(figures());
    document.headed(3, "Rows");
    document.table(rows());
    document.blocks.push(Block::Annex);
    document.subheading("Annex");
    document.table_for(Medium::Data, single);
    document
}

fn single() -> Table {
    Table::new(
        vec![
            Column::word("Measure").key("measure"),
            Column::text("Words").key("text"),
        ],
        vec![vec![Cell::text("3.a"), Cell::text("Every single row")]],
    )
    .named("single", "For programs")
}

fn chart(title: &str, plot: Plot) -> Chart {
    Chart {
        title: title.to_owned(),
        description: "Two bodies: 3 met, 1 overdue.".to_owned(),
        plot,
    }
}

fn stacks() -> Stacks {
    Stacks {
        parts: vec![
            ("met".to_owned(), Tone::Done),
            ("met late".to_owned(), Tone::Late),
            ("overdue".to_owned(), Tone::Overdue),
        ],
        rows: vec![
            ("Ministry of Health".to_owned(), vec![2, 0, 1]),
            (
                "<Ministry> of Labour & Social Protection".to_owned(),
                vec![1, 3, 0],
            ),
        ],
    }
}

fn figures() -> Table {
    let follow = |body: &str| {
        Follow(vec![
            ("body", vec![body.to_owned()]),
            ("status", vec!["overdue".to_owned()]),
        ])
    };
    let columns = vec![
        Column::text("Body").key("body"),
        Column::number("All").key("total"),
        Column::number("Overdue").key("overdue"),
        Column::word("Met").key("met_percent"),
    ];
    let rows = vec![
        vec![
            Cell::text("moh"),
            Cell::count(3),
            Cell::count(1).tone(Tone::Overdue).follow(follow("moh")),
            Cell::share(2, 3),
        ],
        vec![
            Cell::text("mlsp"),
            Cell::count(1),
            Cell::count(0),
            Cell::share(0, 0),
        ],
    ];
    Table::new(columns, rows)
        .named("by-body", "Status by body")
        .total(vec![
            Cell::text("total").tone(Tone::Total),
            Cell::count(4).tone(Tone::Total),
            Cell::count(1).tone(Tone::Total),
            Cell::share(2, 3).tone(Tone::Total),
        ])
}

fn rows() -> Table {
    let columns = vec![
        Column::word("Body").key("body").in_title(),
        Column::word("Measure").key("measure"),
        Column::text("Words").key("text"),
        Column::word("Due").key("due_on"),
        Column::text("Status").key("status"),
        Column::number("Days").key("days_late"),
    ];
    let row = |body: &str, words: &str, tone: Tone| {
        vec![
            Cell::text(body),
            Cell::text("1.10"),
            Cell::text(words),
            Cell::date(date(2010, 6, 30)),
            Cell::term(tone.name(), format!("is {}", tone.name())).tone(tone),
            Cell::number(-3),
        ]
    };
    let groups = vec![
        Group {
            title: Some("Ministry of Health (moh)".to_owned()),
            rows: Tone::ALL
                .map(|tone| row("moh", "=HYPERLINK(\"http://x\")", tone))
                .to_vec(),
        },
        Group {
            title: Some("Ministry of Labour".to_owned()),
            rows: vec![
                row(
                    "mlsp",
                    "line one\nline two, \"quoted\" \u{1b}[31m \u{202e}",
                    Tone::Plain,
                ),
                vec![
                    Cell::text("mlsp"),
                    Cell::text("007"),
                    Cell::EMPTY,
                    Cell::EMPTY,
                    Cell::withheld(),
                    Cell::withheld(),
                ],
            ],
        },
    ];
    Table::grouped(columns, groups).named("rows", "What was due")
}
