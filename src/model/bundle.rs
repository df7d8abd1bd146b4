//! The JSON that the app loads, written by `press` and described in `docs/contracts/bundle.md`.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    CalendarDate, Language, Slug,
    content::{Article, Institution, Topic},
};

/// The version of the bundle's format. It grows when an older app could misread a newer bundle.
pub const FORMAT: u32 = 1;

/// Where the manifest is, below the site's base address. All other names are in it, or in the
/// files that it names.
pub const MANIFEST_PATH: &str = "data/manifest.json";

/// The one file whose name never changes: it says where the others are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`] of the bundle that this manifest belongs to.
    pub format: u32,
    /// The [`Index`]' file, below `data/`.
    pub index: String,
}

/// What lists and filters need to know about every article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Index {
    /// Every topic, in the editors' order.
    pub topics: Vec<Topic>,
    /// Every institution, in the editors' order.
    pub institutions: Vec<Institution>,
    /// Every article, newest first; articles of one day in the order of their slugs.
    pub articles: Vec<Arc<Card>>,
}

/// What a list shows of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The article's name in its address.
    pub slug: Slug,
    /// The headline.
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
    /// The other languages in which it can be read.
    #[serde(default)]
    pub languages: Vec<Language>,
    /// The file with the whole [`Article`], below `data/`.
    pub file: String,
}

/// The id of the element in which the app is.
pub const APP_ID: &str = "app";

/// The id of the element in which a printed page holds its [`PageData`].
pub const PAGE_DATA_ID: &str = "page-data";

/// What a printed page shows, for the app that takes it over: an
/// [`Excerpt`](crate::archive::Excerpt) that is cut out, and the article on an article's page.
/// Positions count in `index`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PageData {
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
    /// The article, on its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<Arc<Article>>,
}
