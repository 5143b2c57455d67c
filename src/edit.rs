//! Two states of a plan: the differences between them, and the rules about edits.

pub(crate) mod allowance;
pub(crate) mod difference;
pub(crate) mod examine;
pub(crate) mod rule;
