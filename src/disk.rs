//! Where a plan is kept: its files are read and changed, and asked of git as they were.

pub(crate) mod git;
pub(crate) mod load;
pub(crate) mod settings;
pub(crate) mod store;
