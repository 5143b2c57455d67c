//! What becomes of bodies: renamed, merged, split or abolished by an act.
//!
//! A succession counts from the day it is in force. What fell due before stays with the body that answered then; the
//! rest passes to its successors, the first of which leads.

use jiff::civil::Date;

use crate::file::source::Spanned;
use crate::plan::body::{BodyKey, BodyName};

/// What an amendment says becomes of a body.
#[derive(Debug, Clone)]
pub(crate) struct Succession {
    pub(crate) body: BodyName,
    pub(crate) fate: Fate,
}

/// What becomes of a body.
#[derive(Debug, Clone)]
pub(crate) enum Fate {
    /// It is the same body under another name.
    Renamed(Spanned<Box<str>>),
    /// Others take its place; nobody where the list is empty. A body among its own successors goes on.
    SucceededBy(Vec<BodyName>),
}

/// A body that ceases, when, and who takes its place; every name in it is known.
#[derive(Debug, Clone)]
pub(super) struct Passing {
    /// The first day on which it is no more.
    pub(super) on: Date,
    /// By position in the plan's list.
    pub(super) amendment: usize,
    pub(super) from: BodyKey,
    pub(super) to: Vec<BodyKey>,
}
