//! Restricted bodies and measures where records that are shown refer to them.

use std::collections::BTreeSet;

use crate::plan::Plan;
use crate::plan::about::Whose;
use crate::plan::amendment::{Amendment, Change};
use crate::plan::body::{Body, BodyKey, BodyName, Member};
use crate::plan::continues::Earlier;
use crate::plan::header::{Header, Responsible};
use crate::plan::measure::MeasureKey;
use crate::plan::progress::Place;
use crate::plan::removal::is_about;
use crate::plan::succession::{Fate, Succession};
use crate::text::words::WITHHELD;

/// The placeholder for a body that the edition does not name.
const NOT_NAMED: &str = "a body that is not named";

impl Plan {
    /// Replaces every body that the edition may not name by one placeholder, wherever it is named, and drops what is
    /// said about it there. It cannot be found by the placeholder.
    pub(super) fn withhold_bodies(&mut self) {
        let edition = self.edition;
        let withheld: Vec<bool> = self
            .bodies
            .iter()
            .map(|body| !edition.may_name(body))
            .collect();
        let is_withheld = |key: BodyKey| withheld[key.0 as usize];
        let is_one = |name: &BodyName| name.key().is_some_and(is_withheld);
        self.each_whose(|plan, whose| match plan.bodies_meant(whose) {
            [key] if is_withheld(*key) => Some(Whose::Withheld(Some(*key))),
            [_] => None,
            // An unknown name may have meant any body.
            [] | [_, _, ..] => Some(Whose::Withheld(None)),
        });
        for body in &mut self.bodies {
            let Body {
                key,
                id,
                name,
                also,
                kind: _,
                members,
                members_are_whole: _,
                restricted: _,
                is_hidden,
                members_span: _,
            } = body;
            let is_of_withheld = is_withheld(*key);
            if is_of_withheld {
                id.value = WITHHELD.into();
                name.value = NOT_NAMED.into();
                also.clear();
                *is_hidden = true;
            }
            for Member {
                body,
                measures: _,
                from: _,
                by,
            } in members
            {
                if is_of_withheld || is_one(body) {
                    *by = None;
                }
            }
        }
        self.withhold_responsible(is_one);
        self.each_body_name(|name| {
            if is_one(name) {
                name.written.value = WITHHELD.into();
            }
        });
        let blank = |place: &mut Place| {
            place.folder = "".into();
            place.stem = "".into();
        };
        self.progress_files
            .iter_mut()
            .for_each(|file| blank(&mut file.place));
        self.review_files
            .iter_mut()
            .for_each(|file| blank(&mut file.place));
    }

    /// Drops the act that made a withheld body responsible.
    fn withhold_responsible(&mut self, is_withheld: impl Fn(&BodyName) -> bool) {
        let Header {
            id: _,
            title: _,
            language: _,
            timezone: _,
            term: _,
            term_span: _,
            approved: _,
            coordinator: _,
            responsible,
            bodies: _,
            reporting: _,
            continuing: _,
            delivery: _,
            periods: _,
            is_whole: _,
        } = &mut self.header;
        if let Some(Responsible { body, by }) = responsible
            && is_withheld(body)
        {
            *by = None;
        }
    }

    /// Drops the changes of withheld measures, and the new names of withheld bodies; and the names of acts that
    /// otherwise only replace such bodies.
    pub(super) fn withhold_acts(&mut self, hidden: &BTreeSet<MeasureKey>) {
        let bodies = &self.bodies;
        let edition = self.edition;
        let is_withheld = |succession: &Succession| {
            let Succession { body, fate: _ } = succession;
            body.key()
                .is_some_and(|key| !edition.may_name(&bodies[key.0 as usize]))
        };
        let is_of_withheld = |change: &Change| change.succession.as_ref().is_some_and(is_withheld);
        let is_shown = |change: &Change| {
            let Change {
                span: _,
                measure,
                adds: _,
                period: _,
                bodies: _,
                recommended: _,
                bodies_are_whole: _,
                lead: _,
                answerable: _,
                text: _,
                is_waived: _,
                suspends: _,
                term_to: _,
                reporting: _,
                succession,
            } = change;
            let measure = measure.as_ref();
            let is_renamed = succession.as_ref().is_some_and(|succession| {
                is_withheld(succession) && matches!(succession.fate, Fate::Renamed(_))
            });
            measure.is_none_or(|(measure, _)| !is_about(measure, hidden)) && !is_renamed
        };
        self.amendments.retain_mut(|amendment| {
            let Amendment {
                act,
                on: _,
                effective_on: _,
                effective_span: _,
                is_retroactive: _,
                changes,
            } = amendment;
            let had_changes = !changes.is_empty();
            changes.retain(is_shown);
            if had_changes && changes.iter().all(is_of_withheld) {
                *act = "an act that is not named".into();
            }
            !had_changes || !changes.is_empty()
        });
    }

    /// Drops the continued measure of an earlier plan, if that is restricted there; and since when, if that is known
    /// only from a restricted one before it.
    pub(super) fn withhold_origins(&mut self) {
        for measure in &mut self.measures {
            measure
                .continues
                .take_if(|continues| continues.is_restricted());
            if let Some(continues) = &mut measure.continues
                && continues.is_of_restricted()
            {
                continues.earlier = Earlier::Unknown;
            }
        }
    }
}
