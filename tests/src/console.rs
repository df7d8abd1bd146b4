//! What a browser's console says about a page.

use crate::page::Page;
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

impl Page {
    /// Everything that the console has said since the page was opened.
    #[track_caller]
    pub fn console(&self) -> Vec<ConsoleMessage> {
        let mut console = self.console.borrow_mut();
        console.extend(self.browser().new_console_messages());
        console.clone()
    }

    /// Fails if the console has said anything that a developer should look at.
    #[track_caller]
    pub fn assert_console_silent(&self) {
        let complaints: Vec<_> = self
            .console()
            .iter()
            .filter(|message| message.level >= Level::Warning)
            .map(ToString::to_string)
            .collect();
        assert!(complaints.is_empty(), "the console of {} says\n{}", self.address(), complaints.join("\n"));
    }
}
