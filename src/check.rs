//! Whether a plan is sound: the rules about one state of it, and the examination that walks them.

pub(crate) mod rule;
