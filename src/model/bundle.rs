//! The JSON that the app loads, written by `press` and described in `docs/contracts/bundle.md`.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    CalendarDate, Slug,
    content::{Institution, Topic},
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
    /// The file with the whole [`Article`](super::content::Article), below `data/`.
    pub file: String,
}
