//! What an edition prints does not depend on what it may not show: two plans that differ in nothing else give the same bytes,
//! whatever is asked, on every day. So nothing follows from many outputs either, be it by subtraction.
//!
//! Commands, reports and formats are read from the program's own help; one that nobody has said here how to ask fails.

use std::collections::BTreeSet;
use std::process::Output;

use crate::support::{Plan, plan, tadbir};

/// Begins every word that stays inside; the letter after it says in which of two plans it stands.
const MARK: &str = "qz";

/// Which of two plans it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum One {
    This,
    Other,
}

/// What differs between the two plans.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    /// Everything restricted, people, and notes of reviews.
    Restricted,
    /// What health says of its own work.
    Health,
    /// What labour says of its own work.
    Labour,
    /// How the measures stand whose small counts are hidden.
    Counts,
    /// Whether anything is enacted, named, received or reviewed after [`KNOWN`].
    Later,
}

type Differing = [What];

/// The last day on which nobody knows of anything that comes later.
const KNOWN: &str = "2024-09-14";

/// Days before, on and after what happens in the plans.
const DAYS: &[&str] = &[
    "2024-04-20",
    "2024-07-20 --known-on 2025-02-01",
    "2025-02-01",
];

fn nation(one: One, differing: &Differing) -> Plan {
    let is = |differs: bool| differs && one == One::Other;
    let marked = |text: &str, differs: bool| {
        let letter = if is(differs) { "b" } else { "a" };
        text.replace(MARK, &format!("{MARK}{letter}"))
    };
    let file = |plan: Plan, name: &str, text: &str, differs: bool| {
        plan.file(
            &marked(name, differing.contains(&What::Restricted)),
            &marked(text, differs),
        )
    };
    let restricted = |plan: Plan, name: &str, text: &str| {
        file(plan, name, text, differing.contains(&What::Restricted))
    };
    // What labour may read of itself does not stay inside.
    let labour = if differing.contains(&What::Labour) {
        LABOUR.to_owned()
    } else {
        LABOUR.replace(MARK, "own")
    };
    let mut plan = restricted(plan(), "plan.yaml", PLAN);
    plan = restricted(plan, "bodies.yaml", BODIES);
    plan = restricted(plan, "contacts.yaml", CONTACTS);
    plan = restricted(plan, "measures/1.yaml", MEASURES);
    plan = restricted(plan, "../before/plan.yaml", EARLIER_PLAN);
    plan = restricted(plan, "../before/measures/1.yaml", EARLIER_MEASURES);
    plan = restricted(
        plan,
        "../before/bodies.yaml",
        "bodies:\n  - { id: office, name: Office, kind: office }\n",
    );
    for (name, text) in RESTRICTED {
        if !is(differing.contains(&What::Restricted)) {
            plan = restricted(plan, name, text);
        }
    }
    for (name, text) in ELSEWHERE {
        if is(differing.contains(&What::Restricted)) {
            plan = restricted(plan, name, text);
        }
    }
    for (name, text) in ACTS {
        plan = restricted(plan, name, text);
    }
    plan = file(
        plan,
        "progress/2024-Q1/health.yaml",
        HEALTH,
        differing.contains(&What::Health),
    );
    plan = file(
        plan,
        "progress/2024-Q2/labour.yaml",
        &labour,
        differing.contains(&What::Labour),
    );
    plan = restricted(plan, "progress/2024-Q1/qzbody.yaml", OF_RESTRICTED);
    plan = file(
        plan,
        "reviews/2024-Q1/health.yaml",
        REVIEWS,
        differing.contains(&What::Restricted),
    );
    if !is(differing.contains(&What::Counts)) {
        for (name, text) in COUNTED {
            plan = restricted(plan, name, text);
        }
    }
    if !is(differing.contains(&What::Later)) {
        for (name, text) in LATER {
            plan = restricted(plan, name, text);
        }
        let agency = "bodies:\n  - { id: agency, name: Agency to come, kind: service }";
        plan = plan.with("bodies.yaml", "bodies:", agency).with(
            "bodies.yaml",
            "members: [",
            "members: [{ body: agency, from: 2024-09-15, by: laterletter }, ",
        );
    }
    plan
}

const PLAN: &str = "\
id: vel-2024
title: Action Plan of the Republic of Velmora (2024-2026)
language: en
timezone: UTC
term: { from: 2024-01-01, to: 2026-12-31 }
approved: { act: Order No. 1, on: 2024-01-15 }
coordinator: office
responsible: { body: qzname, by: qzordered }
reporting: { every: quarter, due_within: 15 days, review: none, review_within: 15 days, by: assumed }
continuing: { every: quarter, answerable: each, by: assumed }
delivery: { answerable: lead, by: assumed }
";

const BODIES: &str = "\
bodies:
  - { id: office, name: Office of the National Coordinator, kind: office }
  - { id: health, name: Ministry of Health, kind: ministry }
  - { id: qzbody, name: qzname, also: [qzalso], kind: service, restricted: true }
  - { id: labour, name: Ministry of Labour, kind: ministry }
  - { id: withheld-1, name: Directorate that is called so, kind: service }
  - { id: qzheir, name: qzheirname, kind: service, restricted: true }
  - { id: qzgroup, name: qzcircle, kind: group, restricted: true, members: [{ body: qzbody, by: qzmemberby }] }
  - { id: towns, name: the towns, kind: group, members: [{ body: qzbody, from: 2024-02-01, by: qznamedby }] }
";

const CONTACTS: &str = "\
contacts:
  - { name: qzperson, email: qzmail@example.org, body: health, role: focal }
";

const MEASURES: &str = "\
objective: 1
title: Objective 1
measures:
  - { id: 1.a, text: Measure a, bodies: [health, labour, qzalso, the towns, withheld-1], period: Regularly }
  - { id: 1.b, text: Measure b, bodies: [health], recommended: [qzname], period: May 2024, continues: { plan: before, measure: 1.x } }
  - { id: 1.c, text: Measure c, period: June 2024 }
  - { id: 1.d, text: Measure d, bodies: [qzbody, labour], answerable: any, period: Regularly }
  - { id: 1.e, text: Measure e, bodies: [labour, qzbody], answerable: any, period: Regularly }
  - { id: 1.h, text: Measure h, bodies: [health, labour], period: Regularly, small_counts: hide }
  - { id: 1.i, text: Measure i, bodies: [health], period: May 2024, small_counts: hide }
";

const EARLIER_PLAN: &str = "\
id: before
title: The plan before
timezone: UTC
term: { from: 2020-01-01, to: 2023-12-31 }
";

/// The first measure is restricted, and differs in when it was owed.
const EARLIER_MEASURES: &str = "\
objective: 1
title: Objective 1
measures:
  - { id: 1.x, text: qzbefore, bodies: [office], restricted: true, period: { words: qzwords, due: 2021-03-31, by: qzby } }
";

/// Records that only one of two plans has.
const RESTRICTED: &[(&str, &str)] = &[
    (
        "measures/9.yaml",
        "objective: 9
title: qzobjective
restricted: true
lead: qzbody
measures:
  - { id: 9.a, text: qztext, bodies: [health, qzbody], period: Regularly }
  - { id: 9.b, text: qztext, bodies: [labour], period: { words: qzwords, due: 2024-05-31, by: qzby } }
",
    ),
    (
        "amendments/2024-04-10-restricted.yaml",
        "act: qzact
on: 2024-04-10
changes:
  - { measure: 9.b, period: { words: qzchanged, due: 2024-06-30, by: qzby } }
  - { body: qzheir, name: qzrenamed }
  - { add: { id: 9.c, objective: 9, text: qzadded, bodies: [health], period: Regularly } }
",
    ),
    (
        "progress/2024-Q2/qzheir.yaml",
        "body: qzheir\nperiod: 2024-Q2\nreceived_on: 2024-07-10\nprogress:\n  - { measure: 1.a, state: in-progress, summary: qzsaid }\n",
    ),
    (
        "progress/2024-Q3/health.yaml",
        "body: health
period: 2024-Q3
received_on: 2024-08-10
progress:
  - { measure: 9.a, state: done, summary: qzsaid, evidence: [qzproof] }
",
    ),
];

/// Records that the other plan has instead.
const ELSEWHERE: &[(&str, &str)] = &[(
    "measures/7.yaml",
    "objective: 7
title: qzobjective
restricted: true
measures:
  - { id: 7.a, text: qztext, bodies: [labour, health, the towns], small_counts: hide, period: '2024' }
",
)];

const ACTS: &[(&str, &str)] = &[(
    "amendments/2024-06-01-succession.yaml",
    "act: qzsuccession\non: 2024-06-01\nchanges:\n  - { body: qzbody, succeeded_by: [qzheir] }\n",
)];

/// A restricted entry among those of health.
const HEALTH: &str = "\
body: health
period: 2024-Q1
received_on: 2024-04-10
progress:
  - { measure: 1.a, state: done, summary: qzsummary, evidence: [qzevidence], obstacles: qzobstacles, needs: qzneeds }
  - { measure: 1.b, state: in-progress, summary: qzsummary, obstacles: qzobstacles, restricted: true }
  - { measure: 1.a, state: done, for: qz-nobody/2024-Q1, summary: qzleftout }
";

const LABOUR: &str = "\
body: labour
period: 2024-Q2
received_on: 2024-07-10
progress:
  - { measure: 1.a, state: done, summary: qzsummary, evidence: [qzevidence], obstacles: qzobstacles, needs: qzneeds }
";

/// One entry is left out.
const OF_RESTRICTED: &str = "\
body: qzbody
period: 2024-Q1
received_on: 2024-04-10
progress:
  - { measure: 1.a, state: done, summary: qzsummary, evidence: [qzproof] }
  - { measure: 1.d, state: done, summary: qzsummary, evidence: [qzproof] }
  - { measure: 1.e, state: done, summary: qzsummary, evidence: [qzproof] }
  - { measure: 1.b, state: done, done_on: 2024-04-01, summary: qzleftout, evidence: [qzproof] }
  - { measure: 1.c, state: in-progress, summary: qzsummary }
";

const REVIEWS: &str = "\
reviews:
  - { measure: 1.a, decision: accepted, on: 2024-04-18, note: qznote }
";

/// What is done of measures whose small counts are hidden.
const COUNTED: &[(&str, &str)] = &[
    (
        "progress/2024-Q2/health.yaml",
        "body: health
period: 2024-Q2
received_on: 2024-07-10
progress:
  - { measure: 1.h, state: done, summary: Done., evidence: [Letter] }
  - { measure: 1.i, state: done, done_on: 2024-05-20, summary: Done., evidence: [Letter] }
",
    ),
    (
        "reviews/2024-Q2/health.yaml",
        "reviews:\n  - { measure: 1.h, decision: returned, on: 2024-07-18, ask: More., note: qznote }\n",
    ),
];

/// What is enacted, received or reviewed after [`KNOWN`].
const LATER: &[(&str, &str)] = &[
    (
        "measures/3.yaml",
        "objective: 3\ntitle: laterfuture\nmeasures: []\n",
    ),
    (
        "amendments/2024-09-15-later.yaml",
        "act: laterlater
on: 2024-09-15
effective: 2024-10-01
changes:
  - { body: health, name: laterministry }
  - { measure: 1.a, text: laternewtext, bodies: [health, labour, agency] }
  - { measure: 1.b, period: { words: laternewwords, due: 2024-12-31, by: assumed } }
  - { add: { id: 1.n, objective: 1, text: laternew, bodies: [agency], period: Regularly } }
  - { add: { id: 3.a, objective: 3, text: laternew, bodies: [agency], period: Regularly } }
  - { reporting: { due_within: 20 days } }
  - { term: { to: 2027-12-31 } }
",
    ),
    (
        "amendments/2024-09-16-retroactive.yaml",
        "act: laterretroactive
on: 2024-09-16
effective: 2024-03-01
retroactive: true
changes:
  - { measure: 1.c, waive: true }
  - { body: withheld-1, succeeded_by: [agency] }
",
    ),
    (
        "progress/2024-Q3/labour.yaml",
        "body: labour\nperiod: 2024-Q3\nreceived_on: 2024-10-10\nprogress:\n  - { measure: 1.a, state: done, summary: laterlate, evidence: [laterproof] }\n  - { measure: 1.a, state: done, for: later-nobody/2024-Q1, summary: laterleftout }\n",
    ),
    (
        "reviews/2024-Q2/labour.yaml",
        "reviews:\n  - { measure: 1.a, decision: returned, on: 2024-09-20, ask: laterask, note: laternote }\n",
    ),
];

/// How each command that makes editions is asked; `BODY` stands where a body must be named.
const ASKED: &[(&str, &[&str])] = &[
    (
        "show",
        &[
            "1",
            "1.a",
            "1.b",
            "1.c",
            "1.d",
            "1.h",
            "1.i",
            "9",
            "9.a",
            "3",
            "3.a",
            "1.n",
            "health",
            "labour",
            "agency",
            "towns",
            "office",
            "withheld-1",
            "•",
            "qzabody",
            "qzbname",
            "laterministry",
            "\"Ministry of Healt\"",
        ],
    ),
    (
        "obligations",
        &[
            "",
            "--body health",
            "--body withheld-1",
            "--body •",
            "--body qzaname",
            "--objective 1",
            "--objective 9",
            "--measure 1.h",
            "--status met",
        ],
    ),
    ("due", &["--period 2024", "--body labour --period 2024"]),
    ("overdue", &["", "--body health", "--objective 1"]),
    (
        "status",
        &["", "--body labour", "--objective 1", "--period 2024"],
    ),
    (
        "why",
        &[
            "1.a --period 2024",
            "1.b",
            "1.c",
            "1.d --period 2024",
            "1.e --period 2024",
            "1.h",
            "9.a",
            "1.a/withheld-1/2024-Q1",
            "1.a/qzabody/2024-Q1",
        ],
    ),
    (
        "history",
        &[
            "1.a",
            "1.b",
            "1.c",
            "1.d",
            "1.h",
            "1.i",
            "9.a",
            "health",
            "labour",
            "towns",
            "withheld-1",
            "•",
            "qzabody",
        ],
    ),
    ("reporting", &["", "--period 2024-Q1"]),
    ("timeline", &["", "--objective 1"]),
    (
        "calendar",
        &[
            "--all --body health",
            "--all --body labour",
            "--body qzabody",
        ],
    ),
    ("export obligations", &[""]),
    ("export progress", &["", "--body health", "--measure 1.h"]),
    ("export measures", &["", "--body labour", "--measure 1.h"]),
    ("report period", &["", "--period 2024"]),
    ("report overdue", &[""]),
    ("report measures", &[""]),
    ("report reporting", &[""]),
    ("report carry-over", &[""]),
    ("report body", &["--body health", "--body labour"]),
];

/// A command with one of its formats; none where it has but one.
type Made = (String, Option<String>);

/// Every command that makes editions, with every format, as the program's help has them.
fn commands() -> Vec<Made> {
    let mut made = Vec::new();
    for command in listed("--help") {
        let of_command = listed(&format!("{command} --help"));
        let commands: Vec<String> = if of_command.is_empty() {
            vec![command]
        } else {
            of_command
                .iter()
                .map(|inner| format!("{command} {inner}"))
                .collect()
        };
        for command in commands {
            let help = help(&format!("{command} --help"));
            if !help.contains("--edition <EDITION>") {
                continue;
            }
            let formats = choices(&help, "--format <FORMAT>");
            let reports = choices(&help, "[REPORT]");
            let commands = if reports.is_empty() {
                vec![command]
            } else {
                reports
                    .iter()
                    .map(|report| format!("{command} {report}"))
                    .collect()
            };
            for command in commands {
                if formats.is_empty() {
                    made.push((command, None));
                } else {
                    made.extend(
                        formats
                            .iter()
                            .map(|format| (command.clone(), Some(format.clone()))),
                    );
                }
            }
        }
    }
    made
}

fn help(arguments: &str) -> String {
    let output = answer(&plan(), arguments);
    String::from_utf8(output.stdout).expect("help is text")
}

/// The commands that a help lists.
fn listed(arguments: &str) -> Vec<String> {
    let help = help(arguments);
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let lines = lines.take_while(|line| !line.is_empty());
    let names = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    names
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

/// What may be given for an argument, as a help lists it: in brackets, or one a line.
fn choices(help: &str, argument: &str) -> Vec<String> {
    let is_own = |line: &&str| line.trim_start().starts_with(argument);
    let lines: Vec<&str> = help.lines().skip_while(|line| !is_own(line)).collect();
    if lines.is_empty() {
        return Vec::new();
    }
    let own = lines
        .iter()
        .skip(1)
        .take_while(|line| line.is_empty() || line.starts_with("          "));
    let own: Vec<&str> = std::iter::once(&lines[0])
        .chain(own)
        .map(|line| line.trim())
        .collect();
    let text = own.join(" ");
    if let Some((_, values)) = text.split_once("[possible values: ") {
        let (values, _) = values.split_once(']').expect("brackets are closed");
        return values.split(", ").map(str::to_owned).collect();
    }
    own.iter()
        .filter_map(|line| line.split_once(": "))
        .map(|(name, _)| name)
        .filter(|name| {
            name.chars()
                .all(|letter| letter.is_ascii_lowercase() || letter == '-')
        })
        .map(str::to_owned)
        .collect()
}

fn answer(plan: &Plan, arguments: &str) -> Output {
    tadbir(&plan.path(""), arguments)
        .output()
        .expect("the program can be run")
}

/// What is asked of a command, in which formats: every one, or those that say the most.
fn questions(every_format: bool) -> Vec<String> {
    let mut questions = Vec::new();
    let mut met = BTreeSet::new();
    for (command, format) in commands() {
        // The fingerprint of a report is of its JSON as well.
        let is_text = command.starts_with("report ") || ["show", "why"].contains(&&*command);
        let says_most = if is_text { "markdown" } else { "json" };
        let is_whole = format.as_deref().is_none_or(|format| format == says_most);
        if !every_format && !is_whole {
            continue;
        }
        let (_, asked) = ASKED
            .iter()
            .find(|(known, _)| *known == command)
            .unwrap_or_else(|| panic!("say how `{command}` is asked"));
        met.insert(command.clone());
        for arguments in *asked {
            let format = format.as_ref().map_or_else(String::new, |format| {
                let out = if command.starts_with("report") {
                    " --out -"
                } else {
                    ""
                };
                format!("--format {format}{out}")
            });
            questions.push(format!("{command} {arguments} {format}"));
        }
    }
    let known: BTreeSet<String> = ASKED
        .iter()
        .map(|(command, _)| (*command).to_owned())
        .collect();
    assert_eq!(met, known, "every command that is asked makes editions");
    questions
}

/// What is on standard error, but for how many errors, warnings and entries left out there are.
fn told(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let is_count = |line: &&str| {
        line.starts_with(|first: char| first.is_ascii_digit())
            && (line.ends_with("; `tadbir check` shows them")
                || line.ends_with("left out; `tadbir check` shows why"))
    };
    text.lines()
        .filter(|line| !is_count(line))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Asks both plans the same on some days, and compares the answers byte by byte.
#[track_caller]
fn alike(differing: &Differing, edition: &str, days: &[&str], every_format: bool) {
    let (this, other) = (nation(One::This, differing), nation(One::Other, differing));
    let (name, own) = edition.split_once(' ').unwrap_or((edition, ""));
    let is_whole = name == "coordinator";
    let mut told_apart = Vec::new();
    for question in questions(every_format) {
        if is_whole && question.starts_with("report") {
            // It carries the fingerprint of all files.
            continue;
        }
        if name == "body" && question.contains("--body") {
            // The edition is for the body that is named.
            continue;
        }
        for day in days {
            let arguments = format!("{question} --edition {name} {own} --as-of {day}");
            let (one, two) = (answer(&this, &arguments), answer(&other, &arguments));
            let is_alike = one.stdout == two.stdout && one.status == two.status;
            if !is_alike || (!is_whole && told(&one) != told(&two)) {
                told_apart.push(format!("{arguments}: {}", difference(&one, &two)));
            } else if let Some(word) = shown(&arguments, &one).filter(|_| !is_whole) {
                told_apart.push(format!("{arguments}: shows {word}"));
            }
        }
    }
    assert!(told_apart.is_empty(), "{}", told_apart.join("\n"));
}

/// The first line in which two answers differ.
fn difference(one: &Output, two: &Output) -> String {
    let text = |output: &Output| {
        let all = [&*output.stdout, &*output.stderr].concat();
        String::from_utf8_lossy(&all).into_owned()
    };
    let (one, two) = (text(one), text(two));
    let pairs = one.lines().zip(two.lines());
    let first = pairs.into_iter().find(|(one, two)| one != two);
    first.map_or_else(
        || "one says more".to_owned(),
        |(one, two)| format!("\n    {one}\n    {two}"),
    )
}

/// A word that stays inside and is printed, but for what was asked.
fn shown(arguments: &str, output: &Output) -> Option<String> {
    let all = [&*output.stdout, &*output.stderr].concat();
    let all = String::from_utf8_lossy(&all).to_lowercase();
    let words: String = all.split_whitespace().collect();
    let asked = arguments
        .split_whitespace()
        .filter(|word| word.contains(MARK));
    let words = asked.fold(words, |words, asked| {
        words.replace(&asked.to_lowercase(), "")
    });
    let at = ["qza", "qzb"].iter().find_map(|mark| words.find(mark))?;
    Some(words[at..].chars().take(20).collect())
}

/// All that the public may not read.
const FROM_THE_PUBLIC: &Differing = &[What::Restricted, What::Health, What::Labour, What::Counts];

#[test]
fn what_the_public_reads_depends_on_nothing_that_it_may_not_read() {
    alike(FROM_THE_PUBLIC, "public", &DAYS[..2], false);
}

#[test]
fn no_format_tells_the_public_more() {
    alike(FROM_THE_PUBLIC, "public", &DAYS[2..], true);
}

#[test]
fn what_bodies_read_depends_on_nothing_that_they_may_not_read() {
    let from_all = &[What::Restricted, What::Health, What::Labour];
    alike(from_all, "body", &["2025-02-01"], false);
    alike(
        &[What::Restricted, What::Health],
        "body --body labour",
        &["2025-02-01"],
        false,
    );
}

#[test]
fn nothing_is_told_before_its_day() {
    for edition in ["public", "coordinator"] {
        alike(&[What::Later], edition, &[KNOWN], false);
    }
}

#[test]
fn what_differs_is_told_to_those_who_may_know() {
    let differing = &[FROM_THE_PUBLIC, &[What::Later]].concat();
    let (this, other) = (nation(One::This, differing), nation(One::Other, differing));
    let of_all = |question: &String| {
        question.starts_with("report ") || question.starts_with("export measures  ")
    };
    for question in questions(false).into_iter().filter(of_all) {
        let arguments = format!("{question} --edition coordinator --as-of 2025-02-01");
        let (one, two) = (answer(&this, &arguments), answer(&other, &arguments));
        assert!(one.stdout != two.stdout, "{arguments}");
    }
}
