//! Whether a plan is sound: the rules about one state of it, and the code that runs them.

mod contradiction;
pub(crate) mod examine;
pub(crate) mod examined;
pub(crate) mod level;
pub(crate) mod rule;
