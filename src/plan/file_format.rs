//! Every kind of file that a plan is read from, and every kind of record in them.

use crate::file::field::Record;
use crate::plan::{amendment, body, contact, continues, header, measure, progress, review};

/// A kind of file.
#[derive(Debug)]
pub(crate) struct FileFormat {
    pub(crate) name: &'static str,
    /// Its path in the plan's folder.
    pub(crate) place: &'static str,
    /// The record that the whole file is.
    pub(crate) record: &'static Record,
}

/// Every kind of file that a plan is read from, by name.
pub(crate) static FILES: &[FileFormat] = &[
    FileFormat {
        name: "amendment",
        place: "amendments/*.yaml",
        record: &amendment::AMENDMENT,
    },
    FileFormat {
        name: "bodies",
        place: "bodies.yaml",
        record: &body::BODIES,
    },
    FileFormat {
        name: "contacts",
        place: "contacts.yaml",
        record: &contact::CONTACTS,
    },
    FileFormat {
        name: "measures",
        place: "measures/*.yaml",
        record: &measure::OBJECTIVE,
    },
    FileFormat {
        name: "plan",
        place: "plan.yaml",
        record: &header::PLAN,
    },
    FileFormat {
        name: "progress",
        place: "progress/PERIOD/BODY.yaml",
        record: &progress::PROGRESS_FILE,
    },
    FileFormat {
        name: "reviews",
        place: "reviews/PERIOD/BODY.yaml",
        record: &review::REVIEWS_FILE,
    },
];

/// Every kind of record, for the format reference.
pub(crate) static RECORDS: &[&Record] = &[
    &header::PLAN,
    &header::TERM,
    &header::APPROVED,
    &header::RESPONSIBLE,
    &header::REPORTING,
    &header::CONTINUING,
    &header::DELIVERY,
    &body::BODIES,
    &body::BODY,
    &body::MEMBER,
    &measure::OBJECTIVE,
    &measure::MEASURE,
    &measure::PERIOD,
    &continues::CONTINUES,
    &progress::PROGRESS_FILE,
    &progress::PROGRESS,
    &review::REVIEWS_FILE,
    &review::REVIEW,
    &amendment::AMENDMENT,
    &amendment::CHANGE,
    &measure::ADDED,
    &amendment::reporting::REPORTING_CHANGE,
    &amendment::TERM_CHANGE,
    &contact::CONTACTS,
    &contact::CONTACT,
];
