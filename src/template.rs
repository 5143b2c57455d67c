//! The files of a new plan, with comments that teach; begun from nothing, or from what an earlier plan leaves unmet.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::continuity::{Left, left, origin};
use crate::obligation::AsOf;
use crate::period::reading::{Kind, Reading};
use crate::period::{Days, Unit};
use crate::plan::Plan;
use crate::plan::body::{Body, BodyKey, BodyName, Member};
use crate::plan::continues::Origin;
use crate::plan::measure::{Objective, Overrides};
use crate::wording::Wording;
use crate::words::one_line;
use crate::yaml::writing::{Pairs, Value, flow_item, keys};

/// What must be known to begin a plan.
#[derive(Debug, Clone)]
pub(crate) struct Beginning {
    pub(crate) id: String,
    pub(crate) title: String,
    /// The code of the language of the decree's words.
    pub(crate) language: String,
    pub(crate) timezone: String,
    pub(crate) term: Days,
    /// The act and its day; `None` of a plan that is not approved yet.
    pub(crate) approved: Option<(String, Date)>,
    /// Name of the body that coordinates.
    pub(crate) coordinator: String,
    pub(crate) every: Unit,
}

/// A file of a new plan, by its place in the plan's folder.
pub(crate) type NewFile = (String, String);

/// The files of a plan that begins with nothing.
pub(crate) fn from_nothing(beginning: &Beginning) -> Vec<NewFile> {
    let coordinator = own_coordinator(beginning);
    let bodies = format!(
        "{BODIES_HEAD}bodies:\n{}{BODIES_FOOT}",
        item(&coordinator, 2)
    );
    vec![
        ("plan.yaml".to_owned(), head(beginning, "coordinator", None)),
        ("bodies.yaml".to_owned(), bodies),
        (
            "measures/1.yaml".to_owned(),
            first_objective(beginning.term),
        ),
    ]
}

/// The files of a plan that takes up what an earlier one leaves unmet on a day.
pub(crate) fn from_earlier(beginning: &Beginning, earlier: &Plan, as_of: AsOf) -> Vec<NewFile> {
    let left = left(earlier, as_of);
    let day = as_of.day;
    let needed = needed_bodies(earlier, &left, day);
    let coordinator = earlier.header.coordinator.as_ref();
    let coordinator = coordinator
        .and_then(BodyName::key)
        .and_then(|key| earlier.heirs(key, day).first().copied());
    let mut bodies = format!("{BODIES_HEAD}bodies:\n");
    if coordinator.is_none() {
        bodies += &item(&own_coordinator(beginning), 2);
    }
    for body in earlier
        .bodies
        .iter()
        .filter(|body| needed.contains(&body.key))
    {
        bodies += &body_item(earlier, body, &left, day);
    }
    let coordinator = coordinator.map_or("coordinator", |key| &*earlier.body(key).id.value);
    let plan = head(beginning, coordinator, Some((earlier, day)));
    let mut files = vec![
        ("plan.yaml".to_owned(), plan),
        ("bodies.yaml".to_owned(), bodies),
    ];
    for group in left.chunk_by(|a, b| a.measure.objective == b.measure.objective) {
        let objective = earlier.objective(group[0].measure.objective);
        let text = objective_file(beginning, earlier, objective, group, day);
        files.push((format!("measures/{}.yaml", objective.id.value), text));
    }
    if left.is_empty() {
        files.push((
            "measures/1.yaml".to_owned(),
            first_objective(beginning.term),
        ));
    }
    files
}

/// The body that coordinates, where the plan begins with it alone.
fn own_coordinator(beginning: &Beginning) -> Pairs {
    vec![
        ("id", Value::Text("coordinator".to_owned())),
        ("name", Value::Text(beginning.coordinator.clone())),
        ("kind", Value::Text("office".to_owned())),
    ]
}

/// The bodies of the earlier plan that the new one names: in what is taken up, in groups, or for the whole.
fn needed_bodies(earlier: &Plan, left: &[Left], day: Date) -> Vec<BodyKey> {
    let header = &earlier.header;
    let responsible = header
        .responsible
        .iter()
        .map(|responsible| &responsible.body);
    let of_plan = header.coordinator.iter().chain(responsible);
    let mut keys: Vec<BodyKey> = of_plan.filter_map(BodyName::key).collect();
    for one in left {
        let commitment = earlier.commitment(one.measure, day);
        let all = commitment.bodies.iter().chain(commitment.recommended);
        keys.extend(all.chain(commitment.lead).filter_map(BodyName::key));
    }
    let mut needed: Vec<BodyKey> = Vec::new();
    for key in keys {
        needed.extend(earlier.heirs(key, day));
    }
    for key in needed.clone() {
        let members = earlier.body(key).members.iter();
        let members = members.filter(|member| is_kept(member, left));
        for key in members.filter_map(|member| member.body.key()) {
            needed.extend(earlier.heirs(key, day));
        }
    }
    needed
}

/// The file of an objective that is still to be written, with an example whose due date lies in the term.
fn first_objective(term: Days) -> String {
    let after = term.last.saturating_add(1.day());
    let full_month = after.first_of_month().saturating_sub(1.day());
    let by = format!("By {}", Wording::English.month_of(full_month));
    FIRST_OBJECTIVE.replace("{BY}", &by)
}

/// Whether a member answers for anything that is taken up.
fn is_kept(member: &Member, left: &[Left]) -> bool {
    member.measures.is_empty() || !kept_measures(member, left).is_empty()
}

fn kept_measures(member: &Member, left: &[Left]) -> Vec<String> {
    let ids = member.measures.iter().map(|id| id.value.to_string());
    ids.filter(|id| left.iter().any(|left| left.measure.id.value.as_str() == id))
        .collect()
}

/// `plan.yaml`; what the rules of an earlier plan were on a day is taken over.
fn head(beginning: &Beginning, coordinator: &str, earlier: Option<(&Plan, Date)>) -> String {
    let line = |key: &'static str, text: &str| keys(&vec![(key, Value::Text(text.to_owned()))]);
    let mut text = HEAD.to_owned();
    text += "# Short, for programs and file names. It never changes.\n";
    text += &line("id", &beginning.id);
    text += &line("title", &beginning.title);
    text += "# The language of the decree's words, by which periods are read.\n";
    text += &line("language", &beginning.language);
    text += "# Decides what day \"today\" is.\n";
    text += &line("timezone", &beginning.timezone);
    let term = beginning.term;
    text += &format!("term: {{ from: {}, to: {} }}\n", term.first, term.last);
    match &beginning.approved {
        Some((act, on)) => {
            let pairs = vec![
                ("act", Value::Text(act.clone())),
                ("on", Value::Word(on.to_string())),
            ];
            text += &format!("approved: {}\n", flow_item(&pairs));
        }
        None => text += NOT_APPROVED,
    }
    text += "# A body of bodies.yaml.\n";
    text += &line("coordinator", coordinator);
    if let Some((plan, day)) = earlier
        && let Some(responsible) = &plan.header.responsible
        && let Some(key) = responsible.body.key()
        && let Some(heir) = plan.heirs(key, day).first()
    {
        let pairs = vec![
            ("body", Value::Text(plan.body(*heir).id.value.to_string())),
            ("by", Value::Text("assumed".to_owned())),
        ];
        text += "# May report where a measure names no body.\n";
        text += &format!("responsible: {}\n", flow_item(&pairs));
    }
    text += ASSUMED;
    let rules = Rules::of(beginning, earlier);
    text += &format!(
        "reporting: {{ every: {}, due_within: {}, review: {}, review_within: {}, by: assumed }}\n",
        rules.reporting, rules.due_within, rules.review, rules.review_within
    );
    text += "# How often \"Regularly\" is judged, and who answers: lead, each or any.\n";
    text += &format!(
        "continuing: {{ every: {}, answerable: {}, by: assumed }}\n",
        rules.continuing, rules.continuing_answerable
    );
    text += "# Who answers for a measure that is to be finished by a day.\n";
    text += &format!(
        "delivery: {{ answerable: {}, by: assumed }}\n",
        rules.delivery_answerable
    );
    text
}

/// The rules of a new plan, as they are written.
struct Rules {
    reporting: String,
    due_within: String,
    review: &'static str,
    review_within: String,
    continuing: String,
    continuing_answerable: &'static str,
    delivery_answerable: &'static str,
}

impl Rules {
    fn of(beginning: &Beginning, earlier: Option<(&Plan, Date)>) -> Self {
        let Some((plan, day)) = earlier else {
            let every = beginning.every.name().to_owned();
            return Self {
                reporting: every.clone(),
                due_within: "15 days".to_owned(),
                review: "none",
                review_within: "15 days".to_owned(),
                continuing: every,
                continuing_answerable: "each",
                delivery_answerable: "lead",
            };
        };
        let header = &plan.header;
        let is_required = header.reporting.review_is_required;
        Self {
            reporting: plan.reporting_every(day).name().to_owned(),
            due_within: plan.due_within(day).to_string(),
            review: if is_required { "required" } else { "none" },
            review_within: header.reporting.review_within.to_string(),
            continuing: plan.continuing_every(day).to_string(),
            continuing_answerable: header.continuing.answerable.name(),
            delivery_answerable: header.delivery.answerable.name(),
        }
    }
}

fn body_item(plan: &Plan, body: &Body, left: &[Left], day: Date) -> String {
    let text = |text: &str| Value::Text(text.to_owned());
    let mut pairs: Pairs = vec![
        ("id", text(&body.id.value)),
        ("name", text(&body.name.value)),
    ];
    if !body.also.is_empty() {
        let also = body.also.iter().map(|also| also.value.to_string());
        pairs.push(("also", Value::Texts(also.collect())));
    }
    pairs.push(("kind", text(body.kind.name())));
    if body.restricted {
        pairs.push(("restricted", Value::Word("true".to_owned())));
    }
    let mut written = item(&pairs, 2);
    if body.is_group() {
        let members: Vec<String> = body
            .members
            .iter()
            .filter(|member| is_kept(member, left))
            .flat_map(|member| member_items(plan, member, left, day))
            .collect();
        if members.is_empty() {
            written += "    members: []\n";
        } else {
            written += "    members:\n";
        }
        for member in members {
            written += &format!("      - {member}\n");
        }
    }
    written
}

/// A member as it is on a day; what it is by, and from when, belongs to the earlier plan.
fn member_items(plan: &Plan, member: &Member, left: &[Left], day: Date) -> Vec<String> {
    let heirs = member.body.key().map(|key| plan.heirs(key, day));
    let heirs = heirs.into_iter().flatten();
    heirs
        .map(|key| {
            let id = plan.body(key).id.value.to_string();
            let mut pairs: Pairs = vec![("body", Value::Text(id))];
            let measures = kept_measures(member, left);
            if !measures.is_empty() {
                pairs.push(("measures", Value::Texts(measures)));
            }
            if let Some(by) = &member.by {
                pairs.push(("by", Value::Text(by.to_string())));
            }
            flow_item(&pairs)
        })
        .collect()
}

fn objective_file(
    beginning: &Beginning,
    plan: &Plan,
    objective: &Objective,
    left: &[Left],
    day: Date,
) -> String {
    let mut text = "# Taken up from the earlier plan. Words, bodies and periods are those of that plan until the new decree's stand here.\n".to_owned();
    let id = Value::Text(objective.id.value.as_str().to_owned());
    let title = Value::Text(objective.title.to_string());
    let mut pairs: Pairs = vec![("objective", id), ("title", title)];
    add_overrides(plan, &objective.overrides, day, &mut pairs);
    text += &keys(&pairs);
    text += "measures:\n";
    for one in left {
        text += &measure_item(beginning, plan, one, day);
    }
    text
}

fn measure_item(beginning: &Beginning, plan: &Plan, left: &Left, day: Date) -> String {
    let measure = left.measure;
    let commitment = plan.commitment(measure, day);
    let names = |names: &[BodyName]| {
        let keys = names.iter().filter_map(BodyName::key);
        let mut ids: Vec<String> = Vec::new();
        for key in keys.flat_map(|key| plan.heirs(key, day)) {
            let name = plan.body(key).name.value.to_string();
            if !ids.contains(&name) {
                ids.push(name);
            }
        }
        ids
    };
    let mut pairs: Pairs = vec![
        ("id", Value::Text(measure.id.value.as_str().to_owned())),
        ("text", Value::Text(commitment.text.to_owned())),
    ];
    for (key, names) in [
        ("bodies", names(commitment.bodies)),
        ("recommended", names(commitment.recommended)),
    ] {
        if !names.is_empty() {
            pairs.push((key, Value::Texts(names)));
        }
    }
    let overrides = Overrides {
        lead: commitment.lead.cloned(),
        answerable: commitment.answerable,
        ..measure.overrides.clone()
    };
    let mut rest: Pairs = Vec::new();
    add_overrides(plan, &overrides, day, &mut rest);
    if measure.hides_small_counts {
        rest.push(("small_counts", Value::Text("hide".to_owned())));
    }
    let newest = &left.unmet[left.unmet.len() - 1].dated;
    let mut text = item(&pairs, 2);
    text += &format!(
        "    # There it was \"{}\"; the oldest of what is unmet was due on {}.{}\n",
        newest.implementation.words.value.replace('\n', " "),
        left.oldest_due_on(),
        left.rests_by.map_or_else(String::new, |by| {
            format!(" It rests by {} of {}.", one_line(&by.act), by.on)
        })
    );
    text += &format!("    period: {}\n", period(beginning, plan, left));
    for line in keys(&rest).lines() {
        text += &format!("    {line}\n");
    }
    let Origin {
        since,
        first_due_on,
    } = origin(plan, measure);
    let mut continues: Pairs = vec![
        ("plan", Value::Text(plan.header.id.to_string())),
        ("measure", Value::Text(measure.id.value.as_str().to_owned())),
    ];
    continues.extend(since.map(|since| ("since", Value::Word(since.to_string()))));
    continues.extend(first_due_on.map(|due| ("due", Value::Word(due.to_string()))));
    text += &format!("    continues: {}\n", flow_item(&continues));
    text
}

/// The words of a duty that name no day hold in the new term as well; others must be set anew.
fn period(beginning: &Beginning, plan: &Plan, left: &Left) -> String {
    let newest = &left.unmet[left.unmet.len() - 1].dated;
    let implementation = newest.implementation;
    let unset = |key: &'static str, value: String| {
        let pairs: Pairs = vec![
            ("words", Value::Text("not set yet".to_owned())),
            (key, Value::Word(value)),
            ("by", Value::Text("assumed".to_owned())),
        ];
        flow_item(&pairs)
    };
    match left.kind() {
        Kind::Delivery => unset("due", beginning.term.last.to_string()),
        Kind::Continuing => {
            let reading = plan.reading(left.measure, implementation);
            let is_undated = matches!(
                reading,
                Some(Reading::Continuing {
                    from: None,
                    until: None,
                    ..
                })
            );
            if is_undated && implementation.stated.is_none() {
                let words = implementation.words.value.to_string();
                let line = keys(&vec![("period", Value::Text(words))]);
                return line.trim_start_matches("period:").trim().to_owned();
            }
            let every = reading
                .and_then(|reading| reading.every(&plan.frame(left.measure)))
                .map_or_else(
                    || beginning.every.name().to_owned(),
                    |every| every.to_string(),
                );
            unset("every", every)
        }
    }
}

fn add_overrides(plan: &Plan, overrides: &Overrides, day: Date, pairs: &mut Pairs) {
    let Overrides {
        lead,
        answerable,
        every,
        // What was read against its words is decided anew with the new ones.
        kind: _,
        restricted,
    } = overrides;
    let text = |text: &str| Value::Text(text.to_owned());
    let lead = lead.as_ref().and_then(BodyName::key);
    if let Some(heir) = lead.and_then(|key| plan.heirs(key, day).first().copied()) {
        pairs.push(("lead", text(&plan.body(heir).id.value)));
    }
    pairs.extend(answerable.map(|answerable| ("answerable", text(answerable.name()))));
    pairs.extend(every.map(|every| ("every", text(&every.to_string()))));
    if *restricted {
        pairs.push(("restricted", Value::Word("true".to_owned())));
    }
}

/// An item of a list, so many columns in.
fn item(pairs: &Pairs, indent: usize) -> String {
    crate::yaml::writing::block_item(pairs, indent, "\n")
}

const HEAD: &str = "\
# The plan as a whole. Its measures stand in measures/, one file for each objective, word for word;
# what bodies report is put into progress/ by `tadbir record` and `tadbir collect`; acts that change
# the plan later stand in amendments/. `tadbir explain format` tells every key of every file, and
# `tadbir check` shows everything that is wrong.
";

const NOT_APPROVED: &str = "\
# Once it is approved; from then on acts alone change it, and `tadbir check --base` sees to that.
# approved: { act: Order No. 1, on: 2025-01-15 }
";

const ASSUMED: &str = "\
# Most decrees do not say how often bodies report, and what \"Regularly\" means in numbers. What is
# not in the decree is marked `by: assumed`, and every report says so; else name the act.
";

const BODIES_HEAD: &str = "\
# Everyone whom the decree names as an implementing body. Measures name them by `name`, by a spelling
# under `also`, or by `id`; the id is for the command line and for the names of files.
";

const BODIES_FOOT: &str = "  \
# - id: labour
  #   name: Ministry of Labour
  #   also: [Labour Ministry]          # other spellings that the decree uses
  #   kind: ministry                   # ministry, committee, service, office, council, independent or group
  # - id: towns
  #   name: authorities of towns       # a body in name only; it owes nothing until its members are named
  #   kind: group
  #   members: []                      # [{ body: marhaven, from: 2025-05-12, by: letter No. 14 }]
";

const FIRST_OBJECTIVE: &str = "\
# One file for each numbered title of the decree.
objective: 1
title: Title of the first objective
measures: []
# In the place of the line above, the measures in the decree's own words and spelling:
# measures:
#   - id: 1.a
#     text: Opening a second shelter
#     bodies: [Ministry of Labour, authorities of towns]    # the first that is not a group leads
#     recommended: [Bar Association]   # asked to take part, never answerable
#     period: {BY}       # `tadbir period \"{BY}\"` shows what it is taken to mean
#   - id: 1.b
#     text: Informing the public
#     bodies: [Ministry of Labour]
#     period: Regularly                # a duty judged in every period
";
