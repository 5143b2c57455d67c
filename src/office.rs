//! What the coordinator's office does with a plan: it creates one, asks the bodies, reads what they return, and puts it
//! on file.

pub(crate) mod collect;
pub(crate) mod init;
pub(crate) mod proposal;
pub(crate) mod request;
