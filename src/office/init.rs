//! The files of a new plan, with comments that explain them; from nothing, or from what an earlier plan leaves unmet.

pub(crate) mod carried;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::file::yaml::writing::{Pairs, Value, flow_item, keys};
use crate::period::phrase::Column;
use crate::period::{Days, Unit};
use crate::plan::Plan;
use crate::text::wording::Wording;

/// The values needed to create a plan.
#[derive(Debug, Clone)]
pub(crate) struct Beginning {
    pub(crate) id: String,
    pub(crate) title: String,
    /// The code of the language of the decree's words.
    pub(crate) language: String,
    pub(crate) timezone: String,
    pub(crate) term: Days,
    /// The act and its date; `None` for a plan that is not approved yet.
    pub(crate) approved: Option<(String, Date)>,
    /// Name of the coordinating body; `None` if not given, or taken from the earlier plan.
    pub(crate) coordinator: Option<String>,
    /// How often bodies report; `None` if not given, or taken from the earlier plan.
    pub(crate) every: Option<Unit>,
}

impl Beginning {
    fn coordinator(&self) -> &str {
        let given = self.coordinator.as_deref();
        given.unwrap_or("Office of the National Coordinator")
    }
}

/// The files of a new plan, and how much of an earlier one is in them.
#[derive(Debug, Clone)]
pub(crate) struct New {
    pub(crate) files: Vec<NewFile>,
    /// The number of measures that are carried over.
    pub(crate) taken_up: usize,
    /// The number of these whose period still has to be set.
    pub(crate) not_set: usize,
}

/// A file of a new plan, by its place in the plan's folder.
pub(crate) type NewFile = (String, String);

/// The files of a new plan without an earlier one.
pub(crate) fn from_nothing(beginning: &Beginning) -> New {
    let coordinator = body_named(COORDINATOR, beginning.coordinator());
    let bodies = format!(
        "{BODIES_HEAD}bodies:\n{}{BODIES_FOOT}",
        item(&coordinator, 2)
    );
    let files = vec![
        ("plan.yaml".to_owned(), head(beginning, COORDINATOR, None)),
        ("bodies.yaml".to_owned(), bodies),
        (
            "measures/1.yaml".to_owned(),
            first_objective(beginning.term),
        ),
    ];
    New {
        files,
        taken_up: 0,
        not_set: 0,
    }
}

/// A coordinating body that is not in an earlier plan.
fn body_named(id: &str, name: &str) -> Pairs {
    vec![
        ("id", Value::Text(id.to_owned())),
        ("name", Value::Text(name.to_owned())),
        ("kind", Value::Text("office".to_owned())),
    ]
}

/// The file of an objective still to be written, with an example whose due date is in the term.
fn first_objective(term: Days) -> String {
    let after = term.last.saturating_add(1.day());
    let full_month = after.first_of_month().saturating_sub(1.day());
    let by = format!("By {}", Wording::English.month_of(full_month));
    FIRST_OBJECTIVE.replace("{BY}", &by)
}

/// `plan.yaml`, with the rules of an earlier plan on a day.
fn head(beginning: &Beginning, coordinator: &str, earlier: Option<(&Plan, Date)>) -> String {
    let line = |key: &'static str, text: &str| keys(&vec![(key, Value::Text(text.to_owned()))]);
    let mut text = HEAD.to_owned();
    text += "# Short id for programs and file names. It never changes.\n";
    text += &line("id", &beginning.id);
    text += &line("title", &beginning.title);
    text += "# The language of the decree, in which periods are read.\n";
    text += &line("language", &beginning.language);
    text += "# Decides which date is today.\n";
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
    text += "# A body in bodies.yaml.\n";
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
        text += "# May report if a measure names no body.\n";
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
    text += "# Who answers for a measure with a due date.\n";
    text += &format!(
        "delivery: {{ answerable: {}, by: assumed }}\n",
        rules.delivery_answerable
    );
    if let Some((plan, _)) = earlier
        && plan.header.periods != Column::default()
    {
        text += "# Whether a period on its own, such as `March 2029`, is a span or a deadline.\n";
        text += &format!("periods: {}\n", plan.header.periods.name());
    }
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
            let every = beginning.every.unwrap_or(Unit::Quarter).name().to_owned();
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
        let is_required = plan.review_is_required(day);
        Self {
            reporting: beginning
                .every
                .unwrap_or_else(|| plan.reporting_every(day))
                .name()
                .to_owned(),
            due_within: plan.due_within(day).to_string(),
            review: if is_required { "required" } else { "none" },
            review_within: plan.review_within(day).to_string(),
            continuing: plan.continuing_every(day).to_string(),
            continuing_answerable: header.continuing.answerable.name(),
            delivery_answerable: header.delivery.answerable.name(),
        }
    }
}

/// An item of a list, indented by so many columns.
fn item(pairs: &Pairs, indent: usize) -> String {
    crate::file::yaml::writing::block_item(pairs, indent, "\n")
}

/// The id of the coordinating body, if no earlier plan has one.
const COORDINATOR: &str = "coordinator";

const HEAD: &str = "\
# The plan as a whole. Its measures are in measures/, one file for each objective, word for word;
# `tadbir record` and `tadbir collect` write progress reports to progress/; acts that change
# the plan later are in amendments/. `tadbir explain format` lists every key of every file, and
# `tadbir check` shows everything that is wrong.
";

const NOT_APPROVED: &str = "\
# Once the plan is approved, only acts change it, and `tadbir check --base` enforces that. Then remove
# the `# ` before this line:
# approved: { act: Order No. 1, on: 2025-01-15 }
";

const ASSUMED: &str = "\
# Most decrees do not say how often bodies report, or how often \"Regularly\" is. What is
# not in the decree is marked `by: assumed`, and every report says so; otherwise, name the act.
";

const BODIES_HEAD: &str = "\
# Every implementing body that the decree names. Measures name a body by `name`, by a spelling
# under `also`, or by `id`; the id is used on the command line and in file names.
";

const BODIES_FOOT: &str = "  \
# To add three more, remove the `# ` before these lines:
  # - id: labour
  #   name: Ministry of Labour
  #   also: [Labour Ministry]          # other spellings that the decree uses
  #   kind: ministry                   # ministry, committee, service, office, council, independent or group
  # - id: towns
  #   name: authorities of towns       # a body in name only; it owes nothing until its members are named
  #   kind: group
  #   members: []                      # [{ body: marhaven, from: 2025-05-12, by: letter No. 14 }]
  # - id: bar
  #   name: Bar Association
  #   kind: independent
";

const FIRST_OBJECTIVE: &str = "\
# One file for each numbered title of the decree, with its measures in the decree's own words and spelling.
objective: 1
title: Title of the first objective
measures: []
# To add two measures of the bodies in the comments of bodies.yaml, remove the line above and the `# ` before these lines:
# measures:
#   - id: 1.a
#     text: Opening a second shelter
#     bodies: [Ministry of Labour, authorities of towns]    # the first that is not a group leads
#     recommended: [Bar Association]   # asked to take part, never answerable
#     period: {BY}       # `tadbir period \"{BY}\"` shows how it is read
#   - id: 1.b
#     text: Informing the public
#     bodies: [Ministry of Labour]
#     period: Regularly                # a continuing measure, judged in every period
";
