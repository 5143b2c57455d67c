//! Small plans for tests: what a test says about its plan is all there is in it besides [`PLAN`] and [`BODIES`]. They stand in
//! memory alone.

#[path = "../../../tests/cli/support/record.rs"]
mod record;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::disk::load::location::Location;
use crate::disk::load::sample::record::{BODIES, PLAN, Record};
use crate::disk::load::{Loaded, load_with};
use crate::disk::settings::Settings;
use crate::plan::Plan;

/// The files of a plan, by their paths in its folder.
#[derive(Clone)]
pub(crate) struct Sample(BTreeMap<String, String>);

/// A plan without any measures: `plan.yaml` and `bodies.yaml`.
pub(crate) fn sample() -> Sample {
    let files = [("plan.yaml", PLAN), ("bodies.yaml", BODIES)];
    Sample(
        files
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .into(),
    )
}

impl Sample {
    /// Replaces a part of a file, which must be in it.
    pub(crate) fn with(mut self, name: &str, part: &str, by: &str) -> Self {
        let text = self.0.get_mut(name).expect("the file is there");
        assert!(text.contains(part), "{name} does not say `{part}`");
        *text = text.replacen(part, by, 1);
        self
    }

    pub(crate) fn measure(self, id: &str, keys: &str) -> Self {
        self.append(record::measure(id, keys))
    }

    pub(crate) fn body(self, id: &str, keys: &str) -> Self {
        self.append(record::body(id, keys))
    }

    pub(crate) fn progress(self, place: &str, keys: &str) -> Self {
        self.append(record::progress(place, keys))
    }

    pub(crate) fn review(self, place: &str, keys: &str) -> Self {
        self.append(record::review(place, keys))
    }

    pub(crate) fn amendment(self, effective: &str, change: &str) -> Self {
        self.append(record::amendment(effective, change))
    }

    fn append(mut self, record: Record) -> Self {
        let text = self.0.entry(record.path).or_insert(record.head);
        text.push_str(&record.text);
        self
    }

    /// Writes a file.
    pub(crate) fn file(mut self, name: &str, text: &str) -> Self {
        self.0.insert(name.to_owned(), text.to_owned());
        self
    }

    /// What is read of it, with what is wrong with its files.
    pub(crate) fn read(self) -> Loaded {
        let folder = Path::new("plan");
        let files = self.0.into_iter();
        let drafts = files.map(|(name, text)| (folder.join(name), text.into_bytes()));
        let location = Location {
            folder: PathBuf::from(folder),
            settings: Settings::default(),
            ground: None,
        };
        load_with(&location, drafts.collect()).unwrap()
    }

    /// The plan; nothing may be wrong with its files.
    #[track_caller]
    pub(crate) fn load(self) -> Plan {
        let loaded = self.read();
        assert_eq!(loaded.findings.made(), 0, "{:#?}", loaded.findings);
        loaded.plan
    }
}
