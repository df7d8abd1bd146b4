//! Reads all of `content/` in one pass: what is sound, and everything that is wrong.

mod articles;
mod folder;
mod vocabulary;

use std::{borrow::Cow, cmp::Reverse, collections::BTreeMap, fmt, path::Path};

use tidings::model::{
    Language,
    content::{Article, Edition, Institution, Topic},
};

use crate::fault::Fault;

pub use articles::{Shapes, read_article};

/// What editors have written.
#[derive(Debug, Default)]
pub struct Content {
    /// The sound topics, in the editors' order.
    pub topics: Vec<Topic>,
    /// The sound institutions, in the editors' order.
    pub institutions: Vec<Institution>,
    /// The sound articles, in the order of their slugs. They name sound topics and institutions
    /// only.
    pub articles: Vec<Article>,
    /// The sound editions of sound articles by language, in the order of their slugs.
    pub editions: BTreeMap<Language, Vec<Edition>>,
    /// Everything that is wrong, in the order of files and lines.
    pub faults: Vec<Fault>,
    /// What is missing above because of its faults, one line each.
    pub left_out: Vec<String>,
    /// Files and folders without which there is no site, if they could not be read.
    pub unusable: Vec<String>,
    /// How much was read, sound or not.
    pub counts: Counts,
}

/// How much there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Files of articles.
    pub articles: usize,
    /// Files of editions.
    pub editions: usize,
    /// Entries of `topics.json`.
    pub topics: usize,
    /// Entries of `institutions.json`.
    pub institutions: usize,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            counted(self.articles, "article", "articles"),
            counted(self.editions, "edition", "editions"),
            counted(self.topics, "topic", "topics"),
            counted(self.institutions, "institution", "institutions"),
        ];
        f.write_str(&parts.join(", "))
    }
}

/// A number and its noun: `1 fault`, `2 faults`.
#[must_use]
pub fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

impl Content {
    /// The editions of an article.
    pub fn editions_of<'a>(&'a self, slug: &'a str) -> impl Iterator<Item = (Language, &'a Edition)> {
        self.editions.iter().filter_map(move |(language, editions)| {
            let at = editions.binary_search_by(|edition| (*edition.slug).cmp(slug)).ok()?;
            Some((*language, &editions[at]))
        })
    }

    /// Reads the folder `root`, and looks pictures up below `public`. What cannot be read is a
    /// fault, never an error.
    #[must_use]
    pub fn read(root: &Path, public: &Path) -> Self {
        let mut content = Self::default();
        content.faults.extend(folder::unexpected_entries(root));
        let topics = content.read_topics(&root.join("topics.json"));
        let institutions = content.read_institutions(&root.join("institutions.json"));
        let outlines =
            content.read_articles(&root.join("articles"), topics.as_ref(), institutions.as_ref(), public);
        content.read_editions(&root.join("editions"), &outlines, public);
        content.faults.sort_by(|a, b| (&a.path, a.line, a.column).cmp(&(&b.path, b.line, b.column)));
        content
    }

    /// Every article that there is in `language`, in its words, newest first; those of one day in
    /// the order of their slugs.
    #[must_use]
    pub fn articles_in(&self, language: Language) -> Vec<Cow<'_, Article>> {
        let original = |slug: &str| self.articles.binary_search_by(|article| (*article.slug).cmp(slug)).ok();
        let mut articles: Vec<_> = if language == Language::English {
            self.articles.iter().map(Cow::Borrowed).collect()
        } else {
            let editions = self.editions.get(&language).into_iter().flatten();
            let translated = |edition: &Edition| {
                original(&edition.slug).map(|at| Cow::Owned(self.articles[at].translated(edition)))
            };
            editions.filter_map(translated).collect()
        };
        articles.sort_by(|a, b| (Reverse(a.date), &a.slug).cmp(&(Reverse(b.date), &b.slug)));
        articles
    }

    /// One line on what was read and found.
    #[must_use]
    pub fn summary(&self) -> String {
        if self.faults.is_empty() {
            return format!("{}: no faults", self.counts);
        }
        let mut by_file = BTreeMap::new();
        for fault in &self.faults {
            *by_file.entry(&fault.path).or_insert(0) += 1;
        }
        let faults = counted(self.faults.len(), "fault", "faults");
        format!("{}: {faults} in {}", self.counts, counted(by_file.len(), "file", "files"))
    }
}
