//! Which ids of measures and bodies that an edit adds were used before.

use std::collections::BTreeMap;
use std::path::Path;

use crate::cli::output;
use crate::disk::git::tree::within;
use crate::disk::git::{Commit, Repository};
use crate::disk::load::location::Location;
use crate::disk::load::revision::load_at;
use crate::edit::difference::Difference;
use crate::edit::difference::change::Subject;
use crate::edit::rule::reused_id::is_same;
use crate::error::Error;
use crate::plan::Plan;

/// The ids of measures and bodies that the base does not have, but an earlier commit had for something else, with that commit: in
/// any folder that ever held the plan, and the one that held it at the base.
pub(super) fn used_before(
    difference: &Difference,
    location: &Location,
    repository: &Repository,
    base: &Commit,
    folders: [&str; 2],
) -> Result<BTreeMap<String, String>, Error> {
    let (old, new) = (&difference.old.plan, &difference.new.plan);
    let measures = ids(new, Subject::Measure)
        .filter(|id| old.measure_by_id(id).is_none())
        .collect();
    let bodies = ids(new, Subject::Body)
        .filter(|id| ids(old, Subject::Body).all(|known| known != *id))
        .collect();
    let (measures, bodies): (Vec<&str>, Vec<&str>) = (measures, bodies);
    if measures.is_empty() && bodies.is_empty() {
        return Ok(BTreeMap::new());
    }
    if repository.is_shallow()? {
        output::message(
            "this clone is shallow: ids used before its history begins are not checked; run `git fetch --unshallow`",
        );
    }
    let mut places = repository.places_of(base, &new.header.id)?;
    if old.header.id != new.header.id {
        let former = repository.places_of(base, &old.header.id)?;
        places.folders.extend(former.folders);
        places.bodies.extend(former.bodies);
    }
    places.folders.extend(folders.map(str::to_owned));
    let bodies_file = new.header.bodies.as_ref();
    let bodies_file = bodies_file.map_or("bodies.yaml", |path| &path.value);
    let bodies_files = folders.map(|folder| within(&Path::new(folder).join(bodies_file)));
    places.bodies.extend(bodies_files.into_iter().flatten());
    let of_measures = places.folders.iter().flat_map(|folder| {
        let folders = ["measures", "amendments"].into_iter();
        folders.filter_map(move |name| within(&Path::new(folder).join(name)))
    });
    let subjects = [
        (Subject::Measure, measures, of_measures.collect()),
        (Subject::Body, bodies, Vec::from_iter(places.bodies.clone())),
    ];
    let mut used = BTreeMap::new();
    let mut states: BTreeMap<String, Option<Plan>> = BTreeMap::new();
    for (subject, ids, paths) in subjects {
        if ids.is_empty() {
            continue;
        }
        let paths: Vec<String> = paths;
        let given = repository.ids_given(base, &paths)?;
        for id in ids {
            let Some(commit) = given.get(id) else {
                continue;
            };
            let state = states.entry(commit.clone()).or_insert_with(|| {
                let before = repository.before(commit)?;
                let then = load_at(location, repository, &before).ok()?;
                Some(then.loaded.plan)
            });
            // What is restored word for word is not a reuse.
            let is_put_back = state
                .as_ref()
                .is_some_and(|state| is_same(state, new, subject, id));
            if !is_put_back {
                used.insert(id.to_owned(), commit.clone());
            }
        }
    }
    Ok(used)
}

fn ids(plan: &Plan, subject: Subject) -> impl Iterator<Item = &str> {
    let measures = plan
        .measures
        .iter()
        .map(|measure| measure.id.value.as_str());
    let bodies = plan.bodies.iter().map(|body| &*body.id.value);
    let measures = measures.filter(move |_| subject == Subject::Measure);
    let bodies = bodies.filter(move |_| subject == Subject::Body);
    measures.chain(bodies)
}
