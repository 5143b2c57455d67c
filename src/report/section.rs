//! The sections of the reports, one file each: what they say of the obligations they are given.

pub(super) mod annex;
pub(super) mod carried;
pub(super) mod discipline;
pub(super) mod due;
pub(super) mod movement;
pub(super) mod need;
pub(super) mod obligation;
pub(super) mod overdue;
pub(super) mod restated;
pub(super) mod said;
pub(super) mod silent;
pub(super) mod slippage;
pub(super) mod standing;
pub(super) mod summary;
pub(super) mod timeline;
pub(super) mod title;
