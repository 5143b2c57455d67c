//! Bodies that an act renames, merges, splits or abolishes.
//!
//! A succession applies from the day it is in force. What was due before stays with the body that answered then; the
//! rest passes to its successors, the first of which leads.

use jiff::civil::Date;

use crate::file::source::Spanned;
use crate::plan::body::{BodyKey, BodyName};

/// The succession or new name of a body, as an amendment says.
#[derive(Debug, Clone)]
pub(crate) struct Succession {
    pub(crate) body: BodyName,
    pub(crate) fate: Fate,
}

/// What happens to a body.
#[derive(Debug, Clone)]
pub(crate) enum Fate {
    /// It is the same body under another name.
    Renamed(Spanned<Box<str>>),
    /// Others replace it; nobody if the list is empty. A body among its own successors continues.
    SucceededBy(Vec<BodyName>),
}

/// A body that ceases, when, and its successors; every name in it is known.
#[derive(Debug, Clone)]
pub(super) struct Passing {
    /// The first day on which it no longer exists.
    pub(super) on: Date,
    /// By position in the plan's list.
    pub(super) amendment: usize,
    pub(super) from: BodyKey,
    pub(super) to: Vec<BodyKey>,
}
