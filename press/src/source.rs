//! One file's text, and the way from a place in it to a line and a column.

use std::path::{Path, PathBuf};

use crate::fault::{Fault, Snippet, printable};

/// A range of a [`Source`]'s bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// A file that could be read and is UTF-8.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where it was read from.
    pub path: PathBuf,
    /// Its text, without a byte order mark.
    pub text: String,
}

/// The most characters of a line that a fault shows.
const WIDEST: usize = 96;
/// How many of them come before the fault.
const BEFORE: usize = 32;

impl Source {
    /// Takes a file's bytes for text. A file that is not UTF-8 has no text; a byte order mark is
    /// a fault, but the rest can be read.
    #[must_use]
    pub fn from_bytes(path: &Path, bytes: Vec<u8>) -> (Option<Self>, Vec<Fault>) {
        let path = path.to_owned();
        match String::from_utf8(bytes) {
            Ok(text) => match text.strip_prefix('\u{feff}') {
                Some(rest) => {
                    let help = "save the file as UTF-8 without a byte order mark";
                    let fault = Fault::of_file(&path, "the file starts with a byte order mark", help);
                    (Some(Self { path, text: rest.to_owned() }), vec![fault])
                }
                None => (Some(Self { path, text }), Vec::new()),
            },
            Err(error) => {
                let start = error.utf8_error().valid_up_to();
                let byte = error.as_bytes()[start];
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let span = Span { start, end: start + '\u{fffd}'.len_utf8() };
                let fault = Self { path, text }.fault(
                    span,
                    format!("the byte 0x{byte:02X} here is not UTF-8"),
                    "save the file in the encoding UTF-8",
                );
                (None, vec![fault])
            }
        }
    }

    /// A fault at a place in this file.
    #[must_use]
    pub fn fault(&self, span: Span, message: impl Into<String>, help: impl Into<String>) -> Fault {
        let start = boundary(&self.text, span.start);
        let line_start = self.text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let mut fault = Fault::of_file(&self.path, message, help);
        fault.line = self.text[..line_start].matches('\n').count() + 1;
        fault.column = self.text[line_start..start].chars().count() + 1;
        fault.snippet = self.snippet(line_start, Span { start, end: span.end });
        fault
    }

    /// Whether a fault was found within a span of this file.
    #[must_use]
    pub fn is_within(&self, fault: &Fault, span: Span) -> bool {
        let place = |at| {
            let fault = self.fault(Span { start: at, end: at }, "", "");
            (fault.line, fault.column)
        };
        (place(span.start)..place(span.end)).contains(&(fault.line, fault.column)) && fault.snippet.is_some()
    }

    /// The line from `line_start`, cut around the part of `span` that is on it.
    fn snippet(&self, line_start: usize, span: Span) -> Option<Snippet> {
        let line = self.text[line_start..].lines().next()?;
        let start = (span.start - line_start).min(line.len());
        let end = boundary(line, span.end.saturating_sub(line_start)).max(start);

        let cut_start = match line[..start].char_indices().rev().nth(BEFORE - 1) {
            Some((at, _)) if line.chars().count() > WIDEST => at,
            _ => 0,
        };
        let cut_end =
            line[cut_start..].char_indices().nth(WIDEST).map_or(line.len(), |(at, _)| cut_start + at);
        let [before, marked, after] =
            [&line[cut_start..start], &line[start..end.min(cut_end)], &line[end.min(cut_end)..cut_end]]
                .map(printable_keeping_tabs);

        let lead = if cut_start > 0 { "…" } else { "" };
        let tail = if cut_end < line.len() { "…" } else { "" };
        let text = format!("{lead}{before}{marked}{after}{tail}");
        let start = lead.len() + before.len();
        // What is missing at the end of a line is marked just after it.
        let text = if start == text.len() { text + " " } else { text };
        (!text.trim().is_empty()).then(|| Snippet { start, length: marked.len().max(1), text })
    }
}

/// The last place at or before `at` that is not within a character. (`str::floor_char_boundary` is
/// younger than the oldest Rust that the project supports.)
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

fn printable_keeping_tabs(text: &str) -> String {
    text.split('\t').map(printable).collect::<Vec<_>>().join("\t")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source { path: "a.json".into(), text: text.into() }
    }

    #[test]
    fn columns_count_characters_not_bytes() {
        let source = source("{\r\n  \"名前\": x\r\n}");
        let start = source.text.find('x').expect("an x");
        let fault = source.fault(Span { start, end: start + 1 }, "wrong", "right");
        assert_eq!(fault.place(), "a.json:2:9");
        assert_eq!(fault.snippet.expect("a snippet").text, "  \"名前\": x");
    }

    #[test]
    fn a_long_line_is_cut_around_the_fault() {
        let source = source(&format!("{}WRONG{}", "ä".repeat(500), "ö".repeat(500)));
        let span = Span { start: 1000, end: 1005 };
        let snippet = source.fault(span, "wrong", "right").snippet.expect("a snippet");
        assert_eq!(&snippet.text[snippet.start..snippet.start + snippet.length], "WRONG");
        assert_eq!(snippet.text.chars().count(), WIDEST + 2);
        assert!(snippet.text.starts_with("…ä") && snippet.text.ends_with("ö…"));
    }

    #[test]
    fn a_span_over_several_lines_is_shown_on_its_first() {
        let source = source("{\n  \"a\": [\n  ]\n}");
        let snippet = source.fault(Span { start: 9, end: 15 }, "wrong", "right").snippet.expect("a snippet");
        assert_eq!((snippet.text.as_str(), snippet.start, snippet.length), ("  \"a\": [", 7, 1));
    }

    #[test]
    fn the_end_of_an_empty_file_is_a_place() {
        let fault = source("").fault(Span { start: 0, end: 0 }, "wrong", "right");
        assert_eq!((fault.place().as_str(), fault.snippet), ("a.json:1:1", None));
    }

    #[test]
    fn what_a_terminal_would_obey_is_not_shown() {
        let snippet = source("\t\u{1b}[31m").fault(Span { start: 1, end: 2 }, "", "").snippet;
        assert_eq!(snippet.expect("a snippet").text, "\t\u{fffd}[31m");
    }
}
