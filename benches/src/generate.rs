//! Writes plans of any size: the same numbers and the same seed give the same bytes.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

use fastrand::Rng;

/// How large a plan is.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub bodies: usize,
    pub measures: usize,
    /// Quarters with progress reports, from the first of 2009 on; at most 20.
    pub quarters: usize,
    pub seed: u64,
}

impl Size {
    /// A plan of so many measures, in the proportions of a national plan with two years of progress.
    #[must_use]
    pub fn of(measures: usize) -> Self {
        Self {
            bodies: (measures / 30).clamp(8, 300),
            measures,
            quarters: 8,
            seed: 133,
        }
    }
}

const MEASURES_PER_OBJECTIVE: usize = 20;
const PERIODS: [&str; 10] = [
    "Regularly",
    "Regularly",
    "Regularly",
    "2009",
    "2009 — 2013",
    "2009 — 2010",
    "March – April 2009",
    "III quarter 2010",
    "By June 2011",
    "Annually, by 31 March",
];
/// The first quarter of a measure with these words, counted from the first of 2009.
fn first_quarter(period: &str) -> usize {
    if period == "III quarter 2010" { 6 } else { 0 }
}

/// A measure that a body answers for.
#[derive(Clone)]
struct Answered {
    id: String,
    is_delivery: bool,
    first_quarter: usize,
}

const WORDS: [&str; 24] = [
    "informing",
    "public",
    "about",
    "measures",
    "taken",
    "training",
    "employees",
    "of",
    "authorities",
    "development",
    "and",
    "approval",
    "rules",
    "regarding",
    "protection",
    "məlumatlandırma",
    "tədbirlər",
    "hüquq",
    "помощь",
    "обучение",
    "with",
    "the",
    "relevant",
    "bodies",
];

/// Writes a plan into a folder, which must exist, and returns how many bytes it has.
///
/// # Errors
///
/// If a file cannot be written.
pub fn generate(folder: &Path, size: Size) -> io::Result<u64> {
    let mut writer = Writer {
        folder,
        rng: Rng::with_seed(size.seed),
        bytes: 0,
    };
    writer.file("plan.yaml", HEAD)?;
    writer.bodies(size)?;
    let leads = writer.measures(size)?;
    for quarter in 0..size.quarters.min(20) {
        writer.progress(&leads, quarter)?;
    }
    Ok(writer.bytes)
}

const HEAD: &str = "id: generated
title: A generated plan
language: en
timezone: Asia/Baku
term: { from: 2009-01-01, to: 2013-12-31 }
approved: { act: Order No. 1, on: 2009-02-06 }
coordinator: body-0
bodies: bodies.yaml
reporting: { every: quarter, due_within: 15 days, review: none, by: assumed }
continuing: { every: quarter, answerable: each, by: assumed }
delivery: { answerable: lead, by: assumed }
";

struct Writer<'f> {
    folder: &'f Path,
    rng: Rng,
    bytes: u64,
}

impl Writer<'_> {
    fn file(&mut self, name: &str, text: &str) -> io::Result<()> {
        let path = self.folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        self.bytes += text.len() as u64;
        fs::write(path, text)
    }

    fn sentence(&mut self, words: usize) -> String {
        (0..words)
            .map(|_| WORDS[self.rng.usize(..WORDS.len())])
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn bodies(&mut self, size: Size) -> io::Result<()> {
        let mut text = String::from("bodies:\n");
        for body in 0..size.bodies {
            let _ = writeln!(
                text,
                "  - id: body-{body}\n    name: Ministry No {body}\n    kind: ministry"
            );
        }
        self.file("bodies.yaml", &text)
    }

    /// Writes the measures and returns, for each body, the measures it answers for.
    fn measures(&mut self, size: Size) -> io::Result<Vec<Vec<Answered>>> {
        let mut answers: Vec<Vec<Answered>> = vec![Vec::new(); size.bodies];
        let mut written = 0;
        let mut objective = 0;
        while written < size.measures {
            objective += 1;
            let title = self.sentence(8);
            let mut text = format!("objective: {objective}\ntitle: {title}\nmeasures:\n");
            for nth in 1..=MEASURES_PER_OBJECTIVE.min(size.measures - written) {
                let period = PERIODS[self.rng.usize(..PERIODS.len())];
                let lead = written % size.bodies;
                let joint = (lead + 1 + self.rng.usize(..size.bodies - 1)) % size.bodies;
                let is_delivery = !matches!(period, "Regularly" | "Annually, by 31 March");
                let words = self.sentence(24);
                let _ = writeln!(
                    text,
                    "  - id: {objective}.{nth}\n    text: {words}\n    bodies: [Ministry No {lead}, body-{joint}]\n    period: {period}"
                );
                answers[lead].push(Answered {
                    id: format!("{objective}.{nth}"),
                    is_delivery,
                    first_quarter: first_quarter(period),
                });
                written += 1;
            }
            self.file(&format!("measures/{objective:04}.yaml"), &text)?;
        }
        Ok(answers)
    }

    fn progress(&mut self, answers: &[Vec<Answered>], quarter: usize) -> io::Result<()> {
        let (year, number) = (2009 + quarter / 4, quarter % 4 + 1);
        let period = format!("{year}-Q{number}");
        let received_on = format!(
            "{}-{:02}-10",
            if number == 4 { year + 1 } else { year },
            number % 4 * 3 + 1
        );
        for (body, measures) in answers.iter().enumerate() {
            let mut text = format!(
                "body: body-{body}\nperiod: {period}\nreceived_on: {received_on}\nprogress:\n"
            );
            for answered in measures {
                if quarter < answered.first_quarter {
                    continue;
                }
                let Answered {
                    id, is_delivery, ..
                } = answered;
                let summary = self.sentence(14);
                let state = if *is_delivery || self.rng.usize(..5) == 0 {
                    "in-progress"
                } else {
                    "done"
                };
                let _ = writeln!(
                    text,
                    "  - measure: {id}\n    state: {state}\n    summary: {summary}"
                );
                if state == "done" {
                    let _ = writeln!(
                        text,
                        "    evidence: [Letter No. {}/{quarter} of {year}-01-20]",
                        self.rng.usize(..500)
                    );
                } else {
                    let obstacles = self.sentence(6);
                    let _ = writeln!(text, "    obstacles: {obstacles}");
                }
            }
            self.file(&format!("progress/{period}/body-{body}.yaml"), &text)?;
        }
        Ok(())
    }
}
