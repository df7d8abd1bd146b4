//! What was found wrong with a file, and where.

use std::{fmt, path::Path};

/// One thing that is wrong with one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file's path as it was reached, so that a terminal can open it.
    pub path: String,
    /// The line, counted from 1; 1 where the fault is the whole file's.
    pub line: usize,
    /// The character of the line, counted from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: String,
    /// The place itself, where the file could be read.
    pub snippet: Option<Snippet>,
}

/// The part of a line around a fault, safe to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The text; long lines are cut around the fault.
    pub text: String,
    /// Where in `text` the faulty part starts, in bytes.
    pub start: usize,
    /// How long it is, in bytes.
    pub length: usize,
}

impl Fault {
    /// A fault of a whole file or folder.
    pub fn of_file(path: &Path, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            path: printable(&path.display().to_string()),
            line: 1,
            column: 1,
            message: message.into(),
            help: help.into(),
            snippet: None,
        }
    }

    /// The place, in the form that terminals and editors make clickable.
    #[must_use]
    pub fn place(&self) -> String {
        format!("{}:{}:{}", self.path, self.line, self.column)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place(), self.message)
    }
}

/// Text from content between backticks, cut where it is long. Content is not trusted: a control
/// character could otherwise rewrite the terminal that shows the fault.
pub(crate) fn quote(text: &str) -> String {
    const LONGEST: usize = 60;
    let cut = text.char_indices().nth(LONGEST).map(|(end, _)| &text[..end]);
    match cut {
        Some(start) => format!("`{}…`", printable(start)),
        None => format!("`{}`", printable(text)),
    }
}

/// The text with every [`unprintable`] character replaced, character by character.
pub(crate) fn printable(text: &str) -> String {
    text.chars().map(|character| if unprintable(character) { '\u{fffd}' } else { character }).collect()
}

/// Control characters, and those that reverse the direction of the text around them: what is read
/// would not be what is written (<https://trojansource.codes>).
pub(crate) fn unprintable(character: char) -> bool {
    character.is_control() || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
