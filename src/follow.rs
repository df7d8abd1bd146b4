//! The files by which readers follow what is published, beside the pages that they belong to.

use crate::{model::Language, route::Route};

/// A format of such a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    /// What readers know it by.
    pub name: &'static str,
    /// The file's name.
    pub file: &'static str,
    /// Its media type (IANA).
    pub media_type: &'static str,
}

/// Atom (RFC 4287).
pub const ATOM: Format = Format { name: "Atom", file: "atom.xml", media_type: "application/atom+xml" };
/// RSS 2.0 (RSS Advisory Board).
pub const RSS: Format = Format { name: "RSS", file: "rss.xml", media_type: "application/rss+xml" };
/// JSON Feed 1.1 (jsonfeed.org).
pub const JSON_FEED: Format =
    Format { name: "JSON Feed", file: "feed.json", media_type: "application/feed+json" };
/// All formats of feeds.
pub const FEEDS: [Format; 3] = [ATOM, RSS, JSON_FEED];
/// A calendar that can be subscribed to (iCalendar, RFC 5545).
pub const CALENDAR: Format = Format { name: "Calendar", file: "calendar.ics", media_type: "text/calendar" };
/// One event for the reader's own calendar, beside its article.
pub const EVENT: Format = Format { name: "Event", file: "event.ics", media_type: "text/calendar" };

/// BibTeX with the entry types of BibLaTeX; no media type of it is registered.
pub const BIBTEX: Format =
    Format { name: "BibTeX", file: "citation.bib", media_type: "application/x-bibtex" };
/// RIS, which most programs that keep references read; no media type of it is registered.
pub const RIS: Format =
    Format { name: "RIS", file: "citation.ris", media_type: "application/x-research-info-systems" };
/// CSL-JSON (citationstyles.org).
pub const CSL_JSON: Format =
    Format { name: "CSL-JSON", file: "citation.json", media_type: "application/vnd.citationstyles.csl+json" };
/// A reference in the style of the American Psychological Association, to be copied.
pub const APA: Format = Format { name: "APA", file: "citation.txt", media_type: "text/plain" };
/// All formats in which an article can be cited, beside its page.
pub const CITATIONS: [Format; 4] = [BIBTEX, RIS, CSL_JSON, APA];

impl Format {
    /// Where the file for the subject of a page is, below the site's base: `/zh/topics/water/atom.xml`.
    #[must_use]
    pub fn path(self, language: Language, route: &Route) -> String {
        route.path_in(language) + self.file
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn files_are_beside_their_pages_in_every_language() {
        for (language, route, path) in [
            (Language::English, Route::Front, "/atom.xml"),
            (Language::Chinese, Route::Front, "/zh/atom.xml"),
            (Language::English, Route::Topic("water".into(), 0), "/topics/water/atom.xml"),
            (Language::German, Route::Topic("water".into(), 0), "/de/topics/water/atom.xml"),
        ] {
            assert_eq!(ATOM.path(language, &route), path);
        }
    }
}
