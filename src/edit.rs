//! Two states of a plan beside each other: what is different between them, and the rules about edits.

pub(crate) mod allowance;
pub(crate) mod difference;
pub(crate) mod examine;
pub(crate) mod rule;
