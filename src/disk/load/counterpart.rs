//! Which plan in another state of the repository is the same as the present plan at a place.
//!
//! A plan is identified by its id, wherever it is: a moved folder is followed, and a reused name of a folder means
//! another plan. The id itself can be edited, on purpose or not, and then the place decides: if there was a plan at the
//! same place whose id no plan has now, and no plan with the new id was removed from elsewhere, it is the same plan
//! under another id. So an edit of the id does not escape the rules about edits.

use std::collections::{BTreeMap, BTreeSet};

/// The ids of the plans of one state, by their folders from the repository's root; an id that cannot be read is empty.
pub(crate) type Plans = BTreeMap<String, String>;

/// Which plans of two states are the same.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Pairs {
    /// The old and the new place of each; every combination for a plan that was doubled or joined with another.
    pub(crate) same: BTreeSet<(String, String)>,
    /// The old places of plans that no longer exist.
    pub(crate) gone: Vec<String>,
}

/// Matches the plans of the two states.
pub(crate) fn pairs(then: &Plans, now: &Plans) -> Pairs {
    let mut pairs = Pairs::default();
    for (place, id) in now {
        let stood = places(counterpart(id, place, now, then)).unwrap_or_default();
        let stood = stood.into_iter().map(|stood| (stood, place.clone()));
        pairs.same.extend(stood);
    }
    for (place, id) in then {
        match places(counterpart(id, place, then, now)) {
            Some(stands) => {
                let stands = stands.into_iter().map(|stands| (place.clone(), stands));
                pairs.same.extend(stands);
            }
            None if pairs.same.iter().any(|(stood, _)| stood == place) => {}
            None => pairs.gone.push(place.clone()),
        }
    }
    pairs
}

/// The old place of a plan, or a possible one; `None` if it did not exist.
fn places(found: Result<Counterpart, NoCounterpart>) -> Option<Vec<String>> {
    match found {
        Ok(found) => Some(vec![found.place]),
        Err(NoCounterpart::Several(places)) => Some(places),
        Err(NoCounterpart::Unknown { .. }) => None,
    }
}

/// The old place of a plan.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Counterpart {
    pub(super) place: String,
    /// Its old id, if it differed.
    pub(super) former_id: Option<String>,
}

impl Counterpart {
    /// A plan that was at a place under its present id.
    pub(super) fn at(place: &str) -> Self {
        Self {
            place: place.to_owned(),
            former_id: None,
        }
    }
}

/// Why no plan matches.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum NoCounterpart {
    /// None had the id. With the ids and places of plans that existed then, and whose id no plan has now: it may be one
    /// of them, moved and with another id.
    Unknown { gone: Vec<(String, String)> },
    /// Several had the id, at these places.
    Several(Vec<String>),
}

/// Finds the plan of `then` that corresponds to the one with an id at a place in `now`.
pub(super) fn counterpart(
    id: &str,
    place: &str,
    now: &Plans,
    then: &Plans,
) -> Result<Counterpart, NoCounterpart> {
    let there = then.get(place);
    if there.is_some_and(|there| there == id) {
        return Ok(Counterpart::at(place));
    }
    let is_gone = |id: &String| !now.values().any(|known| known == id);
    let displaced = there.filter(|there| is_gone(there));
    let called: Vec<&String> = then
        .iter()
        .filter(|(_, known)| *known == id)
        .map(|(place, _)| place)
        .collect();
    let moved: Vec<&String> = called
        .iter()
        .copied()
        .filter(|place| now.get(*place).is_none_or(|known| known != id))
        .collect();
    match (moved.as_slice(), displaced, called.as_slice()) {
        ([only], _, _) | ([], None, [only]) => Ok(Counterpart::at(only)),
        ([], Some(former), _) => Ok(Counterpart {
            former_id: Some(former.clone()),
            ..Counterpart::at(place)
        }),
        ([], None, []) => Err(NoCounterpart::Unknown {
            gone: then
                .iter()
                .filter(|(_, id)| !id.is_empty() && is_gone(id))
                .map(|(place, id)| (id.clone(), place.clone()))
                .collect(),
        }),
        (_, _, several) => Err(NoCounterpart::Several(
            several.iter().map(|place| (*place).clone()).collect(),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::{NoCounterpart, Plans, counterpart, pairs};

    fn plans(named: &str) -> Plans {
        let named = named.split_whitespace().filter_map(|at| at.split_once('='));
        named
            .map(|(place, id)| (place.to_owned(), id.to_owned()))
            .collect()
    }

    /// What the plan `vel` in `plan` was then: its place, its id and what stood in its place.
    #[track_caller]
    fn case(then: &str, now: &str, expected: &str) {
        let found = match counterpart("vel", "plan", &plans(now), &plans(then)) {
            Ok(found) => [
                Some(found.place),
                found.former_id.map(|id| format!("was {id}")),
            ]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
            Err(NoCounterpart::Unknown { gone }) => {
                let gone = gone
                    .iter()
                    .map(|(id, place)| format!(", {place}={id} gone"));
                format!("none{}", gone.collect::<String>())
            }
            Err(NoCounterpart::Several(places)) => format!("several: {}", places.join(", ")),
        };
        assert_eq!(found, expected, "{then} → {now}");
    }

    #[test]
    fn a_plan_is_followed_by_its_id() {
        case("plan=vel", "plan=vel", "plan");
        case("plan=vel a=az", "plan=vel a=az", "plan");
        case("old=vel a=az", "plan=vel a=az", "old");
        case("a=az", "plan=vel a=az", "none");
        case("", "plan=vel", "none");
    }

    #[test]
    fn a_place_that_is_used_again_is_another_plan() {
        case("plan=az", "plan=vel a=az", "none");
        case("plan=az v=vel", "plan=vel a=az", "v");
        case("plan=az v=vel", "plan=vel", "v");
    }

    #[test]
    fn an_edited_id_is_the_same_plan_at_its_place() {
        case("plan=az", "plan=vel", "plan, was az");
        case("plan=az v=vel", "plan=vel v=vel", "plan, was az");
        case("plan=az b=bel", "plan=vel b=bel", "plan, was az");
    }

    #[test]
    fn what_was_moved_and_renamed_at_once_may_be_what_is_gone() {
        case("old=az", "plan=vel", "none, old=az gone");
        case("old=az b=bel", "plan=vel b=bel", "none, old=az gone");
    }

    #[test]
    fn a_copy_is_the_plan_it_was_made_of_and_copies_are_ambiguous() {
        case("v=vel", "plan=vel v=vel", "v");
        case("v=vel w=vel", "plan=vel w=vel", "v");
        case("v=vel w=vel", "plan=vel", "several: v, w");
        case("v=vel w=vel", "plan=vel v=vel w=vel", "several: v, w");
    }

    /// What is compared of two states, and what is gone.
    #[track_caller]
    fn paired(then: &str, now: &str, expected: &str) {
        let found = pairs(&plans(then), &plans(now));
        let same = found.same.iter().map(|(was, is)| format!("{was}→{is}"));
        let gone = found.gone.iter().map(|place| format!("{place} gone"));
        let told: Vec<String> = same.chain(gone).collect();
        assert_eq!(told.join(", "), expected, "{then} → {now}");
    }

    #[test]
    fn every_plan_of_both_states_is_compared_or_gone() {
        paired("plan=vel a=az", "plan=vel a=az", "a→a, plan→plan");
        paired("plan=vel", "plan=vel new=bel", "plan→plan");
        paired("plan=vel", "new=vel", "plan→new");
        paired("plan=vel", "plan=bel", "plan→plan");
        paired("plan=vel a=az", "a=az", "a→a, plan gone");
        paired("plan=vel", "new=bel", "plan gone");
        paired("plan=vel", "plan=", "plan→plan");
        paired("plan=vel a=az", "plan=az a=az", "a→a, plan→plan");
    }

    #[test]
    fn no_copy_stands_between_a_plan_and_what_it_was() {
        // A copy beside a plan that was rewritten, and the copy alone in the next change.
        paired("plan=vel", "decoy=vel plan=vel", "plan→decoy, plan→plan");
        paired("decoy=vel plan=vel", "plan=vel", "decoy→plan, plan→plan");
        paired("decoy=vel plan=vel", "decoy=vel", "decoy→decoy, plan→decoy");
        // A copy in the place, and the plan elsewhere.
        paired("plan=vel", "old=vel plan=vel", "plan→old, plan→plan");
        paired("plan=vel a=az", "plan=az b=vel", "a→plan, plan→b");
        paired("plan=vel", "plan=bel old=vel", "plan→old");
        paired("plan=vel", "a=vel b=vel", "plan→a, plan→b");
        paired("a=vel b=vel", "plan=vel", "a→plan, b→plan");
    }
}
