//! The days of one body, as they are written to a calendar.

use jiff::civil::Date;

/// The days of one body, in order.
#[derive(Debug)]
pub(crate) struct Calendar {
    pub(crate) name: String,
    pub(crate) timezone: String,
    pub(crate) as_of: Date,
    pub(crate) events: Vec<Event>,
}

/// A day on which something is due.
#[derive(Debug)]
pub(crate) struct Event {
    /// Names the same thing in every calendar made of the plan, so that one read later takes the place of an older one.
    pub(crate) uid: String,
    pub(crate) on: Date,
    pub(crate) summary: String,
    pub(crate) description: Vec<String>,
    /// Days before it on which to be reminded.
    pub(crate) alarms: &'static [u8],
}
