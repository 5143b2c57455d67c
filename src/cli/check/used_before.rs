//! Which ids of measures and bodies that an edit adds were used before.

use std::collections::BTreeMap;
use std::path::Path;

use crate::cli::output;
use crate::difference::{Difference, Subject};
use crate::error::Error;
use crate::git::tree::within;
use crate::git::{Commit, Repository};
use crate::load::location::Location;
use crate::load::revision::load_at;
use crate::plan::Plan;
use crate::rule::edit::reused_id::is_same;

/// The ids of measures and bodies that the base has not, and an earlier commit had for something else, with that commit: in
/// the folder of the plan or that which it stood in at the base.
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
    let bodies_file = new.header.bodies.as_ref();
    let bodies_file = bodies_file.map_or("bodies.yaml", |path| &path.value);
    let places = [
        (Subject::Measure, measures, vec!["measures", "amendments"]),
        (Subject::Body, bodies, vec![bodies_file]),
    ];
    let mut used = BTreeMap::new();
    let mut states: BTreeMap<String, Option<Plan>> = BTreeMap::new();
    for (subject, ids, paths) in places {
        let ids: Vec<&str> = ids;
        if ids.is_empty() {
            continue;
        }
        if repository.is_shallow() {
            output::message(
                "this clone is shallow: ids that were used before its history begins cannot be known; fetch it with `git fetch --unshallow`",
            );
        }
        let paths: Vec<String> = folders
            .iter()
            .flat_map(|folder| paths.iter().map(move |path| Path::new(folder).join(path)))
            .filter_map(|path| within(&path))
            .collect();
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
            // What is put back, word for word, is what it was.
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
