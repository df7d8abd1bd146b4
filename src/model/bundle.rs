//! The JSON that the app loads, written by `press` and described in `docs/contracts/bundle.md`.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    CalendarDate, Language, PersonId, Slug,
    content::{Article, EventMode, Institution, Topic},
};

/// The version of the bundle's format. It grows when an older app could misread a newer bundle.
pub const FORMAT: u32 = 3;

/// Where the manifest is, below the site's base address. All other names are in it, in the files
/// that it names, or made of routes.
pub const MANIFEST_PATH: &str = "data/manifest.json";

/// How many cards there are in a file of cards. A filter shows articles from all over the archive,
/// and loads a file for each: more cards in one are more that nobody sees, fewer are more hashes in
/// the facet index.
pub const CARDS_IN_A_FILE: usize = 8;

/// Says where the files are that answer queries. Its name never changes, and the explorer's
/// [`PageData`] holds a copy, so that the app need not ask for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`] of the bundle that this manifest belongs to.
    pub format: u32,
    /// How many articles there are.
    pub articles: usize,
    /// The [`FacetIndex`](crate::archive::FacetIndex)' file, below `data/`.
    pub facets: String,
    /// Its size in bytes.
    pub facets_bytes: usize,
    /// The [`SearchDirectory`](crate::archive::SearchDirectory)'s file, below `data/`.
    pub search: String,
}

/// Where the [`PageData`] of a page is, below the site's base address; `path` is the page's.
#[must_use]
pub fn page_data_path(path: &str) -> String {
    format!("data/pages{}.json", path.trim_end_matches('/'))
}

/// A vocabulary, and articles that use it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Index {
    /// Topics, in the editors' order.
    pub topics: Vec<Topic>,
    /// Institutions, in the editors' order.
    pub institutions: Vec<Institution>,
    /// Articles, newest first; articles of one day in the order of their slugs.
    pub articles: Vec<Arc<Card>>,
}

/// The cards of [`CARDS_IN_A_FILE`] articles that were published one after the other, the oldest
/// first. Their positions count in the whole vocabulary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cards {
    /// The cards.
    pub cards: Vec<Arc<Card>>,
}

/// What a list shows of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The article's name in its address.
    pub slug: Slug,
    /// The headline, in a page's data in the page's language if there is an edition.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// The day of publication.
    pub date: CalendarDate,
    /// Positions in [`Index::topics`], the main topic first.
    pub topics: Vec<u16>,
    /// Positions in [`Index::institutions`], the most involved first.
    pub institutions: Vec<u16>,
    /// Whether it is about a dated event.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub event: bool,
    /// The file with the whole [`Article`], below `data/`.
    pub file: String,
    /// The other languages in which it can be read.
    pub editions: Vec<Edition>,
}

impl Card {
    /// The headline and summary in a language; the English ones if there is no edition.
    #[must_use]
    pub fn said_in(&self, language: Language) -> (&str, &str) {
        match self.edition(language) {
            Some(Edition { title, summary, .. }) if !title.is_empty() => (title, summary),
            _ => (&self.title, &self.summary),
        }
    }

    /// Whether it can be read in a language.
    #[must_use]
    pub fn is_in(&self, language: Language) -> bool {
        language == Language::English || self.edition(language).is_some()
    }

    /// The language in which a page in `language` shows it: that one, or English.
    #[must_use]
    pub fn shown_in(&self, language: Language) -> Language {
        if self.is_in(language) { language } else { Language::English }
    }

    /// The file with the whole [`Article`] in a language, or in English, below `data/`.
    #[must_use]
    pub fn file_in(&self, language: Language) -> &str {
        self.edition(language).map_or(&self.file, |edition| &edition.file)
    }

    fn edition(&self, language: Language) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.language == language)
    }

    /// The other languages in which the article can be read.
    pub fn languages(&self) -> impl Iterator<Item = Language> {
        self.editions.iter().map(|edition| edition.language)
    }
}

/// An article in another language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// The language.
    pub language: Language,
    /// The file with the whole [`Article`] in that language, below `data/`.
    pub file: String,
    /// The headline. Absent in a page's data, whose cards are in the page's language themselves.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// One or two sentences, absent with the headline.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
}

/// An event of an article, in a list of events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListedEvent {
    /// The position of its article in [`Index::articles`].
    pub article: usize,
    /// What it is called.
    pub name: String,
    /// Its first day.
    pub start: CalendarDate,
    /// Its last day, if that is another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<CalendarDate>,
    /// `City, Country`, if it is known and there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// How it can be attended.
    pub mode: EventMode,
}

/// Whoever is named by one name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListedPerson {
    /// What the page's address has.
    pub id: PersonId,
    /// The name, as most articles write it.
    pub name: String,
    /// As what they are named, the newest first.
    pub roles: Vec<PersonRole>,
    /// How many articles name them.
    pub articles: usize,
}

/// As what somebody is named.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PersonRole {
    /// The office or profession, in an article's words.
    pub role: String,
    /// The position in [`Index::institutions`] of whom they speak for; none or one.
    pub institution: Vec<usize>,
}

/// Who works with whom: a drawing of the institutions that articles name together, as `press` has
/// laid it out. Lengths are in units of which [`Network::WIDTH`] are the width.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Network {
    /// The height of the drawing; its width is [`Network::WIDTH`].
    pub height: usize,
    /// The circles.
    pub nodes: Vec<NetworkNode>,
    /// Three numbers an edge: the positions of two institutions, and how many articles name both.
    pub edges: Vec<[usize; 3]>,
}

impl Network {
    /// The width of the drawing.
    pub const WIDTH: usize = 1000;
}

/// Seven numbers of a circle: the institution's position in [`Index::institutions`], the centre, the
/// radius, where the label stands in narrow windows and in wide ones (0 above, 1 below, 2 left, 3
/// right, and 4 more if it is always seen), and the position of its main topic in [`Index::topics`].
pub type NetworkNode = [usize; 7];

/// A city of the map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MapCity {
    /// Its name.
    pub name: String,
    /// Its place on the map, in the map's units (`press/src/world_map.rs`).
    pub place: [usize; 2],
    /// The positions of its institutions in [`Index::institutions`].
    pub institutions: Vec<usize>,
    /// How many articles name one of them.
    pub articles: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// The id of the element in which the app is.
pub const APP_ID: &str = "app";

/// The id of the element in which a printed page holds its [`PageData`].
pub const PAGE_DATA_ID: &str = "page-data";

/// What a page shows: an [`Excerpt`](crate::archive::Excerpt) that is cut out, and on a printed
/// article's page the article. The app takes it out of the page that it takes over, and fetches that
/// of a page to which a reader goes on. Positions count in `index`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PageData {
    /// [`FORMAT`] of the bundle that it belongs to.
    pub format: u32,
    /// Where the files are that answer queries, on the explorer's page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manifest: Option<Manifest>,
    /// What is shown, and what it names.
    pub index: Index,
    /// The articles that are shown, by position.
    pub articles: Vec<usize>,
    /// The position of the older article, if there is one.
    pub older: Vec<usize>,
    /// The position of the newer article, if there is one.
    pub newer: Vec<usize>,
    /// The topics that are listed, by position.
    pub topics: Vec<usize>,
    /// The institutions that are listed, by position.
    pub institutions: Vec<usize>,
    /// How many articles there are in all, or in all of what is shown.
    pub total: usize,
    /// How many of them are about a dated event.
    pub events: usize,
    /// The number beside each of the index's topics; empty if there is none.
    pub topic_counts: Vec<usize>,
    /// The number beside each of the index's institutions; empty if there is none.
    pub institution_counts: Vec<usize>,
    /// How many institutions the whole archive has.
    pub institution_total: usize,
    /// The languages in which there are articles on the page's subject.
    pub languages: Vec<Language>,
    /// Months in which articles were published, newest first.
    pub months: Vec<String>,
    /// How many articles were published in each month.
    pub month_counts: Vec<usize>,
    /// Articles that there are in the page's own language, by position: on the front page, if that is
    /// not English.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub translated: Vec<usize>,
    /// Events, the latest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub listed_events: Vec<ListedEvent>,
    /// People, in the order of their names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<ListedPerson>,
    /// How many people the whole archive names.
    #[serde(skip_serializing_if = "is_zero")]
    pub people_total: usize,
    /// Who works with whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<Network>,
    /// The cities of the map, those with most articles first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cities: Vec<MapCity>,
    /// On an institution's page, for each year from the first of `months` on, how many articles are
    /// on each of `topics`: a row a year, the oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topic_years: Vec<Vec<usize>>,
    /// The article, on its printed page. Elsewhere it is in the file that its card names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<Arc<Article>>,
}
