//! Tadbir keeps a national action plan as version-controlled YAML and says what is due, from whom, and what is overdue.

mod cli;
mod error;
mod source;
mod yaml;
mod field;
mod decode;
mod settings;
mod load;
mod plan;
mod period;
mod obligation;
mod finding;
mod rule;
mod words;
