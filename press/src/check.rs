//! The rules that types cannot state, each checked on the syntax tree so that one wrong field
//! does not hide the next.

pub mod article;
mod body;
mod dates;
pub mod edition;
mod references;
mod text;
pub mod vocabulary;

pub(crate) use text::is_blank;

use std::path::Path;

use crate::{
    fault::{Fault, quote},
    json::Node,
    source::{Source, Span},
};

/// The longest slug or id, in characters: with a hash and an ending it must still be a file's name.
pub const SLUG_MAX: usize = 100;

/// Whether a text can stand in addresses and file names: `[a-z0-9]+(-[a-z0-9]+)*`.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    let word =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9'));
    text.len() <= SLUG_MAX && text.split('-').all(word)
}

/// A file under examination, and what was found wrong with it so far.
#[derive(Debug)]
pub struct Findings<'a> {
    /// The file.
    pub source: &'a Source,
    /// Its faults.
    pub faults: Vec<Fault>,
}

impl<'a> Findings<'a> {
    /// An examination that has found nothing yet.
    #[must_use]
    pub fn new(source: &'a Source) -> Self {
        Self { source, faults: Vec::new() }
    }

    /// Notes what is wrong at a place, and what would be right.
    pub fn add(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.faults.push(self.source.fault(span, message, help));
    }

    /// A slug or an id must have the form of one.
    fn slug_form(&mut self, node: Option<&Node>) {
        if let Some((node, text)) = node.and_then(|node| Some((node, node.text()?)))
            && !is_slug(text)
            && !is_blank(text)
        {
            self.add(
                node.span,
                format!("{} cannot stand in an address", quote(text)),
                format!(
                    "use lower-case letters a-z, digits and single hyphens between them, at most {SLUG_MAX} characters"
                ),
            );
        }
    }

    /// A file must be named as its slug.
    fn slug_is_file_name(&mut self, node: Option<&Node>) {
        let Some((node, slug)) = node.and_then(|node| Some((node, node.text()?))) else { return };
        let name = file_stem(&self.source.path);
        if slug != name {
            self.add(
                node.span,
                format!("the slug {} is not the file's name", quote(slug)),
                format!(
                    "write `\"slug\": \"{name}\"`, or rename the file to {}",
                    quote(&format!("{slug}.json"))
                ),
            );
        }
    }

    /// A text must not be longer than lists have room for.
    fn length(&mut self, node: Option<&Node>, most: usize) {
        let Some((node, text)) = node.and_then(|node| Some((node, node.text()?))) else { return };
        let length = text.chars().count();
        if length > most {
            let help = format!("shorten it by {}: at most {most} have room", length - most);
            self.add(node.span, format!("{length} characters are too many here"), help);
        }
    }
}

/// The file's name without `.json`.
pub(crate) fn file_stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Whether a text is a web address with a host, written as such (the URL standard would also take
/// `http:example.org` or spaces around it).
fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.starts_with('/'))
        && !text.contains(|character: char| character.is_whitespace() || character == '\\')
        && url::Url::parse(text).is_ok_and(|url| url.host_str().is_some_and(|host| !host.is_empty()))
}

const WEB_ADDRESS_HELP: &str = "write the page's whole address, as in `https://www.example.org/news`";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_words_between_single_hyphens() {
        for good in ["a", "2021-01-05-forum", "tu-clausthal", "x0"] {
            assert!(is_slug(good), "{good}");
        }
        for bad in ["", "-", "a-", "-a", "a--b", "A", "a_b", "..", "a/b", "a.b", "ä", "a b", &"a".repeat(101)]
        {
            assert!(!is_slug(bad), "{bad}");
        }
    }

    #[test]
    fn web_addresses_have_a_scheme_and_a_host() {
        for good in ["https://www.example.org", "http://example.org/a?b=c#d", "https://例子.example/"] {
            assert!(is_web_address(good), "{good}");
        }
        for bad in [
            "",
            "example.org",
            "ftp://example.org",
            "https://",
            "https:///a",
            "http:example.org",
            "javascript:alert(1)",
            "https://example.org/a b",
            " https://example.org",
        ] {
            assert!(!is_web_address(bad), "{bad}");
        }
    }
}
