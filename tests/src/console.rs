//! What a browser's console says about a page.

use serde_json::Value;
use std::fmt;

/// A message that a page or the browser left in the console.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsoleMessage {
    /// How bad it is.
    pub level: Level,
    /// What it says, with its place of origin.
    pub text: String,
}

/// From harmless to bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// For developers.
    Note,
    /// Something that should be looked at.
    Warning,
    /// An uncaught error, a panic, a file that did not load.
    Error,
}

impl ConsoleMessage {
    pub(crate) fn from_chromium(entry: &Value) -> Self {
        let level = match entry["level"].as_str() {
            Some("SEVERE") => Level::Error,
            Some("WARNING") => Level::Warning,
            _ => Level::Note,
        };
        Self { level, text: entry["message"].as_str().unwrap_or_default().to_owned() }
    }
}

impl fmt::Display for ConsoleMessage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?}: {}", self.level, self.text)
    }
}
