//! Where a plan is kept: reading and changing its files, and reading past states from git.

pub(crate) mod git;
pub(crate) mod load;
pub(crate) mod settings;
pub(crate) mod store;
