//! The JSON, CSV and Parquet that scripts rely on: versioned types of their own, never those of the model.

pub(crate) mod csv;
pub(crate) mod difference;
pub(crate) mod finding;
pub(crate) mod history;
mod json;
pub(crate) mod measure;
pub(crate) mod obligation;
#[cfg(feature = "parquet")]
pub(crate) mod parquet;
pub(crate) mod phrase;
pub(crate) mod progress;
pub(crate) mod reporting;
pub(crate) mod review;
pub(crate) mod schema;
pub(crate) mod sheet;
pub(crate) mod status;
