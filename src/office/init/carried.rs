//! The files of a plan that continues what an earlier one leaves unmet.

use jiff::civil::Date;

use crate::file::yaml::writing::{Pairs, Value, flow_item, keys};
use crate::obligation::as_of::AsOf;
use crate::obligation::continuity::{Left, left, origin};
use crate::office::init::{
    BODIES_FOOT, BODIES_HEAD, Beginning, COORDINATOR, New, body_named, first_objective, head, item,
};
use crate::period::reading::{Frame, Kind, Reading};
use crate::plan::Plan;
use crate::plan::body::{Body, BodyKey, BodyName, Member};
use crate::plan::contact::Contact;
use crate::plan::continues::Origin;
use crate::plan::measure::{Measure, Objective, Overrides};
use crate::plan::version::Commitment;
use crate::text::words::one_line;

/// The words of a period that still has to be set from the new decree.
const NOT_SET: &str = "not set yet";

/// What is carried over, and into which plan.
struct Carried<'a> {
    beginning: &'a Beginning,
    plan: &'a Plan,
    /// By measure.
    left: &'a [Left<'a>],
    /// The as-of date.
    day: Date,
}

/// The files of a plan that continues what an earlier one leaves unmet on a day.
pub(crate) fn from_earlier(beginning: &Beginning, earlier: &Plan, as_of: AsOf) -> New {
    let left = left(earlier, as_of);
    let carried = Carried {
        beginning,
        plan: earlier,
        left: &left,
        day: as_of.day,
    };
    let (coordinator, own) = carried.coordinator();
    let needed = carried.needed_bodies(coordinator);
    let mut bodies = format!("{BODIES_HEAD}bodies:\n");
    if let Some((id, name)) = &own {
        bodies += &item(&body_named(id, name), 2);
    }
    let taken_over = earlier
        .bodies
        .iter()
        .filter(|body| needed.contains(&body.key));
    bodies.extend(taken_over.map(|body| carried.body_item(body)));
    if left.is_empty() {
        bodies += BODIES_FOOT;
    }
    let id = match (coordinator, &own) {
        (Some(key), _) => &*earlier.body(key).id.value,
        (None, own) => own.as_ref().map_or(COORDINATOR, |(id, _)| id),
    };
    let mut files = vec![
        (
            "plan.yaml".to_owned(),
            head(beginning, id, Some((earlier, as_of.day))),
        ),
        ("bodies.yaml".to_owned(), bodies),
    ];
    files.extend(
        carried
            .contacts(&needed)
            .map(|text| ("contacts.yaml".to_owned(), text)),
    );
    for group in left.chunk_by(|a, b| a.measure.objective == b.measure.objective) {
        let objective = earlier.objective(group[0].measure.objective);
        let text = carried.objective_file(objective, group);
        files.push((format!("measures/{}.yaml", objective.id.value), text));
    }
    if left.is_empty() {
        files.push((
            "measures/1.yaml".to_owned(),
            first_objective(beginning.term),
        ));
    }
    New {
        files,
        taken_up: left.len(),
        not_set: left.iter().filter(|one| carried.sets_anew(one)).count(),
    }
}

impl Carried<'_> {
    /// The coordinating body of the earlier plan, or else id and name of a new one.
    fn coordinator(&self) -> (Option<BodyKey>, Option<(String, String)>) {
        let known = match &self.beginning.coordinator {
            Some(name) => match self.plan.bodies_named(name) {
                [one] => Some(*one),
                _ => None,
            },
            None => self
                .plan
                .header
                .coordinator
                .as_ref()
                .and_then(BodyName::key),
        };
        let heir = known.and_then(|key| self.plan.heirs(key, self.day).first().copied());
        let own = heir.is_none().then(|| {
            let is_free = |id: &String| self.plan.bodies.iter().all(|body| *body.id.value != **id);
            let more = (2..).map(|nth| format!("{COORDINATOR}-{nth}"));
            let id = std::iter::once(COORDINATOR.to_owned())
                .chain(more)
                .find(is_free)
                .expect("there are more numbers than bodies");
            (id, self.beginning.coordinator().to_owned())
        });
        (heir, own)
    }

    /// The bodies of the earlier plan that the new one names: in carried-over measures, in groups, or for the plan
    /// itself.
    fn needed_bodies(&self, coordinator: Option<BodyKey>) -> Vec<BodyKey> {
        let (plan, day) = (self.plan, self.day);
        let responsible = plan.header.responsible.iter();
        let responsible = responsible.filter_map(|responsible| responsible.body.key());
        let mut keys: Vec<BodyKey> = coordinator.into_iter().chain(responsible).collect();
        for one in self.left {
            let commitment = plan.commitment(one.measure, day);
            let all = commitment.bodies.iter().chain(commitment.recommended);
            keys.extend(all.filter_map(BodyName::key));
        }
        let mut needed: Vec<BodyKey> = Vec::new();
        for key in keys {
            needed.extend(plan.heirs(key, day));
        }
        for key in needed.clone() {
            let group = plan.body(key);
            let members = group.members.iter();
            let members = members.filter(|member| self.is_kept(group, member));
            for key in members.filter_map(|member| member.body.key()) {
                needed.extend(plan.heirs(key, day));
            }
        }
        needed
    }

    /// Whether a member of a group answers for any carried-over measure.
    fn is_kept(&self, group: &Body, member: &Member) -> bool {
        member.measures.is_empty() || !self.kept_measures(group, member).is_empty()
    }

    /// The carried-over measures of a member that still name the group: an act may have removed the group.
    fn kept_measures(&self, group: &Body, member: &Member) -> Vec<String> {
        let is_left = |id: &&str| {
            let mut left = self.left.iter();
            left.any(|one| one.measure.id.value.as_str() == *id && self.names(one, group.key))
        };
        let ids = member.measures.iter().map(|id| &*id.value);
        let mut kept: Vec<String> = ids.filter(is_left).map(str::to_owned).collect();
        kept.sort_unstable();
        kept.dedup();
        kept
    }

    /// Whether a carried-over measure names a body on the day.
    fn names(&self, left: &Left, body: BodyKey) -> bool {
        let commitment = self.plan.commitment(left.measure, self.day);
        let named = [commitment.bodies, commitment.recommended];
        named
            .into_iter()
            .any(|names| self.heirs(names).contains(&body))
    }

    /// The bodies that names mean on the day, each once.
    fn heirs(&self, names: &[BodyName]) -> Vec<BodyKey> {
        let keys = names.iter().filter_map(BodyName::key);
        let mut heirs: Vec<BodyKey> = Vec::new();
        for heir in keys.flat_map(|key| self.plan.heirs(key, self.day)) {
            if !heirs.contains(&heir) {
                heirs.push(heir);
            }
        }
        heirs
    }

    /// How a measure names a body: by its name, or by its id if the name is ambiguous.
    fn by_name(&self, key: BodyKey) -> String {
        let body = self.plan.body(key);
        let is_own = |other: &BodyKey| *other == key;
        let others = self.plan.bodies_named(&body.name.value);
        let is_clear = others.iter().all(is_own);
        let called = if is_clear { &body.name } else { &body.id };
        called.value.to_string()
    }

    fn body_item(&self, body: &Body) -> String {
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
            let members = self.member_items(body);
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

    /// The members on the day, each once; the date on which one was named belongs to the earlier plan, unless it is
    /// within the new term.
    fn member_items(&self, group: &Body) -> Vec<String> {
        // Bodies that were merged into one are one member, for everything that each of them answered for.
        let mut named: Vec<(BodyKey, &Member, Vec<String>)> = Vec::new();
        let kept = |member: &&Member| self.is_kept(group, member);
        for member in group.members.iter().filter(kept) {
            let heirs = member.body.key().map(|key| self.plan.heirs(key, self.day));
            for key in heirs.into_iter().flatten() {
                let measures = self.kept_measures(group, member);
                match named.iter_mut().find(|(known, ..)| *known == key) {
                    None => named.push((key, member, measures)),
                    Some((_, _, known)) if known.is_empty() || measures.is_empty() => known.clear(),
                    Some((_, _, known)) => {
                        known.extend(measures);
                        known.sort_unstable();
                        known.dedup();
                    }
                }
            }
        }
        let first = self.beginning.term.first;
        let item = |(key, member, measures): (BodyKey, &Member, Vec<String>)| {
            let mut pairs: Pairs = vec![("body", text(&self.plan.body(key).id.value))];
            if !measures.is_empty() {
                pairs.push(("measures", Value::Texts(measures)));
            }
            if let Some(from) = member.from.filter(|from| first < *from) {
                pairs.push(("from", Value::Word(from.to_string())));
            }
            pairs.extend(member.by.as_ref().map(|by| ("by", text(by))));
            flow_item(&pairs)
        };
        named.into_iter().map(item).collect()
    }

    /// `contacts.yaml` with the people in office on the day, for carried-over bodies; `None` if there are none.
    fn contacts(&self, needed: &[BodyKey]) -> Option<String> {
        let people = self
            .plan
            .people()
            .filter(|contact| contact.is_in_office(self.day))
            .filter_map(|contact| {
                let heirs = self.plan.heirs(contact.body.key()?, self.day);
                // It is unknown to which part the people of a split body went.
                let [heir] = heirs.as_slice() else {
                    return None;
                };
                let is_needed = needed.contains(heir);
                is_needed.then(|| item(&self.contact(contact, *heir), 2))
            });
        let people: Vec<String> = people.collect();
        (!people.is_empty()).then(|| {
            let head = format!(
                "# The contact persons of the bodies who were in office on {}. Only the coordinator's edition shows them.\n",
                self.day
            );
            format!("{head}contacts:\n{}", people.concat())
        })
    }

    fn contact(&self, contact: &Contact, body: BodyKey) -> Pairs {
        let day = |day: Date| Value::Word(day.to_string());
        let mut pairs: Pairs = vec![("name", text(&contact.name))];
        pairs.extend(contact.email.as_ref().map(|email| ("email", text(email))));
        pairs.push(("body", text(&self.plan.body(body).id.value)));
        pairs.push(("role", text(contact.role.name())));
        pairs.extend(contact.from.map(|from| ("from", day(from))));
        pairs.extend(contact.to.map(|to| ("to", day(to))));
        pairs
    }

    fn objective_file(&self, objective: &Objective, left: &[Left]) -> String {
        let mut written = format!(
            "\
# Carried over from `{}` as of {}. Wording and bodies are those of that plan until you replace them by
# those of the new decree; a period that reads `{NOT_SET}` still has to be set.
",
            self.plan.header.id, self.day
        );
        let mut pairs: Pairs = vec![
            ("objective", text(objective.id.value.as_str())),
            ("title", text(&objective.title)),
        ];
        let lead = self.lead_of_objective(objective, left);
        self.add_overrides(&objective.overrides, lead, &mut pairs);
        written += &keys(&pairs);
        written += "measures:\n";
        for one in left {
            written += &self.measure_item(one);
        }
        written
    }

    fn measure_item(&self, left: &Left) -> String {
        let plan = self.plan;
        let measure = left.measure;
        let commitment = plan.commitment(measure, self.day);
        let bodies = self.heirs(commitment.bodies);
        // A recommended body may have replaced one that must carry it out.
        let mut recommended = self.heirs(commitment.recommended);
        recommended.retain(|key| !bodies.contains(key));
        let mut pairs: Pairs = vec![
            ("id", text(measure.id.value.as_str())),
            ("text", text(commitment.text)),
        ];
        for (key, keys) in [("bodies", &bodies), ("recommended", &recommended)] {
            if !keys.is_empty() {
                let names = keys.iter().map(|key| self.by_name(*key));
                pairs.push((key, Value::Texts(names.collect())));
            }
        }
        let overrides = Overrides {
            answerable: commitment.answerable,
            ..measure.overrides.clone()
        };
        let mut rest: Pairs = Vec::new();
        let lead = self.marked_lead(measure, &commitment, &bodies);
        self.add_overrides(&overrides, lead, &mut rest);
        if measure.hides_small_counts {
            rest.push(("small_counts", text("hide")));
        }
        let mut written = item(&pairs, 2);
        written += &format!(
            "    # In the earlier plan: \"{}\"; its oldest unmet obligation was due on {}.{}\n",
            left.newest().words.value.replace('\n', " "),
            left.oldest_due_on(),
            left.rests_by.map_or_else(String::new, |by| {
                format!(" It is suspended by {} of {}.", one_line(&by.act), by.on)
            })
        );
        written += &format!("    period: {}\n", self.period(left));
        for line in keys(&rest).lines() {
            written += &format!("    {line}\n");
        }
        let Origin {
            since,
            first_due_on,
        } = origin(plan, measure);
        let mut continues: Pairs = vec![
            ("plan", text(&plan.header.id)),
            ("measure", text(measure.id.value.as_str())),
        ];
        continues.extend(since.map(|since| ("since", Value::Word(since.to_string()))));
        continues.extend(first_due_on.map(|due| ("due", Value::Word(due.to_string()))));
        written += &format!("    continues: {}\n", flow_item(&continues));
        written
    }

    /// Whether the period of a measure must be set again: words that name a day belong to the earlier term.
    fn sets_anew(&self, left: &Left) -> bool {
        let implementation = left.newest();
        let reading = self.plan.reading(left.measure, implementation);
        let Some(
            reading @ Reading::Continuing {
                from: None,
                until: None,
                ..
            },
        ) = reading
        else {
            return true;
        };
        let frame = Frame {
            term: self.beginning.term,
            approved_on: self.beginning.approved.as_ref().map(|(_, on)| *on),
            ..self.plan.frame(left.measure)
        };
        let is_owed = reading.slots(&frame).is_ok_and(|slots| !slots.is_empty());
        implementation.stated.is_some() || !is_owed
    }

    /// The words of a continuing measure without a date hold in the new term as well; others must be set again.
    fn period(&self, left: &Left) -> String {
        let implementation = left.newest();
        if !self.sets_anew(left) {
            let line = keys(&vec![("period", text(&implementation.words.value))]);
            return line.trim_start_matches("period:").trim().to_owned();
        }
        let (key, value) = match left.kind() {
            Kind::Delivery => ("due", self.beginning.term.last.to_string()),
            Kind::Continuing => {
                let frame = self.plan.frame(left.measure);
                let reading = self.plan.reading(left.measure, implementation);
                let every = reading.and_then(|reading| reading.every(&frame));
                ("every", every.unwrap_or(frame.every).to_string())
            }
        };
        flow_item(&vec![
            ("words", text(NOT_SET)),
            (key, Value::Word(value)),
            ("by", text("assumed")),
        ])
    }

    /// The lead of an objective, if it still exists and a carried-over measure names it.
    fn lead_of_objective(&self, objective: &Objective, left: &[Left]) -> Option<BodyKey> {
        let lead = objective.overrides.lead.as_ref()?.key()?;
        let is_there = self.plan.heirs(lead, self.day).contains(&lead);
        let is_named = left.iter().any(|one| {
            let bodies = self.plan.commitment(one.measure, self.day).bodies;
            self.heirs(bodies).contains(&lead)
        });
        (is_there && is_named).then_some(lead)
    }

    /// The lead that a measure must mark, if it is one of its bodies on the day: its own, or who took the place of its objective's.
    fn marked_lead(
        &self,
        measure: &Measure,
        commitment: &Commitment,
        bodies: &[BodyKey],
    ) -> Option<BodyKey> {
        let heir = |key: BodyKey| self.plan.heirs(key, self.day).first().copied();
        let is_named = |key: &BodyKey| bodies.contains(key);
        let own = commitment.lead.and_then(BodyName::key).and_then(heir);
        if let Some(own) = own.filter(is_named) {
            return Some(own);
        }
        let objective = &self.plan.objective(measure.objective).overrides;
        let old = objective.lead.as_ref()?.key()?;
        let named_it = commitment.bodies.iter().any(|name| name.key() == Some(old));
        heir(old).filter(|heir| named_it && *heir != old && is_named(heir))
    }

    fn add_overrides(&self, overrides: &Overrides, lead: Option<BodyKey>, pairs: &mut Pairs) {
        let Overrides {
            // The bodies that exist on the day decide who leads.
            lead: _,
            answerable,
            every,
            // A period on its own is written again.
            periods: _,
            // An overridden reading is decided again with the new words.
            kind: _,
            restricted,
        } = overrides;
        pairs.extend(lead.map(|lead| ("lead", text(&self.plan.body(lead).id.value))));
        pairs.extend(answerable.map(|answerable| ("answerable", text(answerable.name()))));
        pairs.extend(every.map(|every| ("every", text(&every.value.to_string()))));
        if *restricted {
            pairs.push(("restricted", Value::Word("true".to_owned())));
        }
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}
