//! What files hold that are asked of git.

/// A file whose contents are asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    /// As it is named where they cannot be read.
    pub(super) path: &'a str,
    /// The object's name.
    pub(super) id: &'a str,
}

/// What a file held.
#[derive(Debug, Clone)]
pub(crate) enum Contents {
    Whole(Vec<u8>),
    /// More than is read: how many bytes.
    Large(u64),
}
