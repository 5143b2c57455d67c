//! What the coordinator's office does with a plan: it begins one, asks the bodies, takes in what comes back, and puts it on
//! file.

pub(crate) mod collect;
pub(crate) mod init;
pub(crate) mod proposal;
pub(crate) mod request;
