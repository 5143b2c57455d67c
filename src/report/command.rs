//! What the commands print: lists, and one thing with all that is said about it.

pub(crate) mod collected;
pub(crate) mod difference;
pub(crate) mod effect;
pub(crate) mod explain;
pub(crate) mod glance;
pub(crate) mod history;
pub(crate) mod list;
pub(crate) mod overdue;
pub(crate) mod pending;
pub(crate) mod phrase;
pub(crate) mod reporting;
pub(crate) mod request;
pub(crate) mod show;
pub(crate) mod status;
pub(crate) mod timeline;
pub(crate) mod why;
