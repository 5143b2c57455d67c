//! The decoded records of a plan, before they are combined.

use std::collections::BTreeSet;

use crate::plan::amendment::{Amendment, DecodedAmendment};
use crate::plan::body::{BodiesFile, Body};
use crate::plan::contact::Contacts;
use crate::plan::edition::Edition;
use crate::plan::header::Header;
use crate::plan::measure::{Added, MeasuresFile};
use crate::plan::progress::{DecodedProgress, Progress, ProgressFile};
use crate::plan::review::{DecodedReviews, Review, ReviewFile};

/// The position of the next of so many records.
pub(super) fn position(records: usize) -> u32 {
    u32::try_from(records).expect("a plan has fewer than four thousand million records")
}

/// All decoded records of a plan, before names are looked up.
///
/// Files are added as they are read, so that no record is held twice.
#[derive(Debug)]
pub(crate) struct Parts {
    pub(crate) header: Header,
    pub(crate) bodies: Vec<Body>,
    /// Whether there is a file of bodies that could be read.
    pub(crate) bodies_are_known: bool,
    pub(crate) measures: Vec<MeasuresFile>,
    /// Whether every file of measures could be read.
    pub(crate) measures_are_known: bool,
    /// Ids and names in records of bodies and measures that could not be understood.
    pub(crate) lost_names: BTreeSet<Box<str>>,
    pub(crate) amendments: Vec<Amendment>,
    /// Whether all named bodies were looked up before; their keys stay.
    pub(super) names_are_known: bool,
    /// Measures that amendments add.
    pub(super) added: Vec<Added>,
    /// `None` if there is no file of contacts.
    pub(crate) contacts: Option<Contacts>,
    /// Entries of progress files and reviews that could not be understood, and files of them that could not be read.
    pub(crate) lost: usize,
    /// SHA-256 over the files, in hexadecimal digits.
    pub(crate) fingerprint: String,
    /// The edition; what its audience may not see has been removed.
    pub(super) edition: Edition,
    pub(super) progress_files: Vec<ProgressFile>,
    pub(super) progress: Vec<Progress>,
    pub(super) review_files: Vec<ReviewFile>,
    pub(super) reviews: Vec<Review>,
}

impl Parts {
    /// The parts of a plan with only a head.
    pub(crate) fn new(header: Header) -> Self {
        Self {
            header,
            bodies: Vec::new(),
            bodies_are_known: false,
            measures: Vec::new(),
            measures_are_known: true,
            lost_names: BTreeSet::new(),
            amendments: Vec::new(),
            names_are_known: false,
            added: Vec::new(),
            contacts: None,
            lost: 0,
            fingerprint: String::new(),
            edition: Edition::Coordinator,
            progress_files: Vec::new(),
            progress: Vec::new(),
            review_files: Vec::new(),
            reviews: Vec::new(),
        }
    }

    pub(crate) fn add_bodies(&mut self, file: BodiesFile) {
        self.bodies_are_known = true;
        self.lost_names.extend(file.lost_names);
        self.bodies = file.bodies;
    }

    pub(crate) fn add_measures(&mut self, mut file: MeasuresFile) {
        self.lost_names.extend(std::mem::take(&mut file.lost_names));
        self.measures.push(file);
    }

    pub(crate) fn add_amendment(&mut self, decoded: DecodedAmendment) {
        self.amendments.extend(decoded.amendment);
        self.added.extend(decoded.additions.measures);
        self.lost_names.extend(decoded.additions.lost_names);
    }

    pub(crate) fn add_progress(&mut self, file: DecodedProgress) {
        let at = position(self.progress_files.len());
        self.lost += file.lost;
        self.progress_files.push(file.head);
        self.progress.extend(
            file.entries
                .into_iter()
                .map(|entry| Progress { file: at, ..entry }),
        );
    }

    /// Adds a file of reviews; reviews of an unknown reporting period cannot be used.
    pub(crate) fn add_reviews(&mut self, file: DecodedReviews) {
        let at = position(self.review_files.len());
        self.lost += file.lost;
        if file.head.period.is_none() {
            self.lost += file.reviews.len();
        } else {
            self.reviews.extend(
                file.reviews
                    .into_iter()
                    .map(|review| Review { file: at, ..review }),
            );
        }
        self.review_files.push(file.head);
    }
}
