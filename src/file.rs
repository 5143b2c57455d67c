//! The content of a plan's files, before it is a plan: text and places in it, YAML, records' fields, and findings.

pub(crate) mod decode;
pub(crate) mod field;
pub(crate) mod finding;
pub(crate) mod source;
pub(crate) mod yaml;
