//! How things are said: bodies, words, periods, statuses, readings, changes, progress reports.

pub(crate) mod cell;
pub(crate) mod change;
pub(crate) mod entry;
pub(crate) mod plain;
pub(crate) mod reading;
