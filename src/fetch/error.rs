//! What can go wrong on the way from the host to the page.

use super::Fault;
use crate::{i18n::words, model::bundle::FORMAT};

/// A file of the bundle that could not be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{url}: {cause}")]
pub struct FetchError {
    /// The file's address.
    pub url: String,
    /// What happened.
    pub cause: Cause,
}

/// What happened to a file of the bundle.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Cause {
    /// No answer arrived: no network, a refused connection, a broken transfer.
    #[error("no answer arrived ({0})")]
    Network(String),
    /// The answer took too long.
    #[error("no answer within {0} seconds")]
    Timeout(u32),
    /// The host answered with an error.
    #[error("the server answered with status {0}")]
    Status(u16),
    /// The file is not what the app expects.
    #[error("the file is damaged: {0}")]
    Malformed(Fault),
    /// The bundle was made for another version of the app.
    #[error("the site's data has format {0}, this page reads format {FORMAT}")]
    Format(u32),
}

impl Cause {
    /// That of a file of numbers that makes no sense from a byte on.
    #[must_use]
    pub fn damaged_at(byte: usize) -> Self {
        Self::Malformed(Fault(format!("it makes no sense at byte {byte}")))
    }

    /// What happened, for readers.
    #[must_use]
    pub fn in_words(&self) -> String {
        match self {
            Self::Network(_) => words().cause_network().into(),
            Self::Timeout(seconds) => words().cause_timeout().with([&seconds.to_string()]),
            Self::Status(404) => words().cause_gone().into(),
            Self::Status(status) => words().cause_status().with([&status.to_string()]),
            Self::Malformed(_) => words().cause_damaged().into(),
            Self::Format(_) => words().cause_format().into(),
        }
    }
}
