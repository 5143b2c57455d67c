//! The contents of files as git has them.

/// A file whose contents are asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    /// Its name in the error if they cannot be read.
    pub(super) path: &'a str,
    /// The object's name.
    pub(super) id: &'a str,
}

/// The content of a file.
#[derive(Debug, Clone)]
pub(crate) enum Contents {
    Whole(Vec<u8>),
    /// Too large: its number of bytes.
    Large(u64),
}
