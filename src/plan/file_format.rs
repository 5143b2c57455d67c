//! Every kind of file that a plan is read from: a new one is a row here, and a file for its records.

use crate::file::field::Record;
use crate::file::finding::Findings;
use crate::file::source::FileKind;
use crate::file::yaml::Node;
use crate::limit::{CHANGES, Limit, MEASURES, REPORTS};
use crate::period::phrase::Language;
use crate::plan::part::Parts;
use crate::plan::progress::Place;
use crate::plan::{amendment, body, contact, header, measure, progress, review};

/// A kind of file.
pub(crate) struct FileFormat {
    pub(crate) kind: FileKind,
    pub(crate) name: &'static str,
    /// Its path in the plan's folder.
    pub(crate) place: &'static str,
    /// The record that the whole file is.
    pub(crate) record: &'static Record,
    /// Whether an error in such a file leaves out only what is wrong, so that the rest can still be printed.
    is_forgiving: bool,
    /// Whether bodies and the coordinator add entries to it, of which each counts or is left out by itself.
    holds_entries: bool,
    /// How many of its records are taken in of all files together, and what they are called; `None` where the number of
    /// files is bound enough.
    pub(crate) most: Option<(&'static Limit, &'static str)>,
    /// `None` of the plan's head, which is read before all others.
    pub(crate) decode: Option<Decode>,
}

/// Decodes a file in a language, which may ask where the file stands; `None` where nothing of it can be used.
type Decode = fn(&Node, Language, &dyn Fn() -> Place, &mut Findings) -> Option<Decoded>;

/// What was decoded from a file.
pub(crate) struct Decoded {
    /// How many records there are, of those of which not all may be taken in.
    pub(crate) records: usize,
    add: Box<dyn FnOnce(&mut Parts) + Send>,
}

impl Decoded {
    fn new(records: usize, add: impl FnOnce(&mut Parts) + Send + 'static) -> Self {
        Self {
            records,
            add: Box::new(add),
        }
    }

    pub(crate) fn add_to(self, parts: &mut Parts) {
        (self.add)(parts);
    }
}

/// Every kind of file that a plan is read from, in the order in which the format is explained.
pub(crate) static FILES: [FileFormat; 7] = [
    FileFormat {
        kind: FileKind::Plan,
        name: "plan",
        place: "plan.yaml",
        record: &header::PLAN,
        is_forgiving: false,
        holds_entries: false,
        most: None,
        decode: None,
    },
    FileFormat {
        kind: FileKind::Bodies,
        name: "bodies",
        place: "bodies.yaml",
        record: &body::BODIES,
        is_forgiving: false,
        holds_entries: false,
        most: None,
        decode: Some(|node, _, _, findings| {
            let file = body::decode_file(node, findings)?;
            Some(Decoded::new(0, |parts| parts.add_bodies(file)))
        }),
    },
    FileFormat {
        kind: FileKind::Measures,
        name: "measures",
        place: "measures/*.yaml",
        record: &measure::OBJECTIVE,
        is_forgiving: false,
        holds_entries: false,
        most: Some((&MEASURES, "measures")),
        decode: Some(|node, language, _, findings| {
            let file = measure::decode_file(node, language, findings)?;
            let measures = file.measures.len();
            Some(Decoded::new(measures, |parts| parts.add_measures(file)))
        }),
    },
    FileFormat {
        kind: FileKind::Progress,
        name: "progress",
        place: "progress/PERIOD/BODY.yaml",
        record: &progress::PROGRESS_FILE,
        is_forgiving: true,
        holds_entries: true,
        most: Some((&REPORTS, "progress reports and reviews")),
        decode: Some(|node, _, place, findings| {
            let file = progress::decode_file(node, place(), findings)?;
            let entries = file.entries.len() + file.lost;
            Some(Decoded::new(entries, |parts| parts.add_progress(file)))
        }),
    },
    FileFormat {
        kind: FileKind::Reviews,
        name: "reviews",
        place: "reviews/PERIOD/BODY.yaml",
        record: &review::REVIEWS_FILE,
        is_forgiving: true,
        holds_entries: true,
        most: Some((&REPORTS, "progress reports and reviews")),
        decode: Some(|node, _, place, findings| {
            let file = review::decode_file(node, place(), findings)?;
            let reviews = file.reviews.len() + file.lost;
            Some(Decoded::new(reviews, |parts| parts.add_reviews(file)))
        }),
    },
    FileFormat {
        kind: FileKind::Amendment,
        name: "amendment",
        place: "amendments/*.yaml",
        record: &amendment::AMENDMENT,
        is_forgiving: false,
        holds_entries: false,
        most: Some((&CHANGES, "changes")),
        decode: Some(|node, language, _, findings| {
            let file = amendment::decode_file(node, language, findings)?;
            let changes = file.amendment.iter().map(|act| act.changes.len()).sum();
            Some(Decoded::new(changes, |parts| parts.add_amendment(file)))
        }),
    },
    FileFormat {
        kind: FileKind::Contacts,
        name: "contacts",
        place: "contacts.yaml",
        record: &contact::CONTACTS,
        is_forgiving: true,
        holds_entries: false,
        most: None,
        decode: Some(|node, _, _, findings| {
            let contacts = contact::decode_file(node, findings);
            Some(Decoded::new(0, |parts| parts.contacts = Some(contacts)))
        }),
    },
];

/// Every kind of file has its row, at the place that the kind has among the kinds.
const _: () = {
    let mut at = 0;
    while at < FILES.len() {
        assert!(FILES[at].kind as usize == at);
        at += 1;
    }
    assert!(FileKind::Stray as usize == FILES.len());
};

impl FileFormat {
    /// The row of a kind; `None` of what no part of a plan is read from.
    pub(crate) fn of(kind: FileKind) -> Option<&'static Self> {
        FILES.get(kind as usize)
    }

    /// The folder of such files in the plan's; `None` of a file that stands in the plan's folder itself.
    pub(crate) fn folder(&self) -> Option<&'static str> {
        self.place.split_once('/').map(|(folder, _)| folder)
    }
}

/// Whether an error in a file of this kind leaves out only what is wrong, so that the rest can still be printed.
pub(crate) fn is_forgiving(kind: FileKind) -> bool {
    FileFormat::of(kind).is_none_or(|format| format.is_forgiving)
}

/// Whether a file of this kind holds entries, of which each counts or is left out by itself.
pub(crate) fn holds_entries(kind: FileKind) -> bool {
    FileFormat::of(kind).is_some_and(|format| format.holds_entries)
}

/// Every kind of file, by name.
pub(crate) fn by_name() -> Vec<&'static FileFormat> {
    let mut files: Vec<_> = FILES.iter().collect();
    files.sort_by_key(|file| file.name);
    files
}

/// Every kind of record, each behind the one in which it stands first.
pub(crate) fn records() -> Vec<&'static Record> {
    let mut records = Vec::new();
    for file in &FILES {
        add(file.record, &mut records);
    }
    records
}

fn add(record: &'static Record, records: &mut Vec<&'static Record>) {
    if records.iter().any(|known| std::ptr::eq(*known, record)) {
        return;
    }
    records.push(record);
    for inner in record.fields.iter().filter_map(|field| field.kind.record()) {
        add(inner, records);
    }
}
