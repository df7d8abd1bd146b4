//! Which articles answer a query, in which order, and on which page.

use super::{Archive, ArticleNo, Kind, Query, Sort};
use crate::{model::bundle::Card, words};

/// How many articles a page of results shows.
pub const PAGE_SIZE: usize = 20;

/// The articles that answer `query`, in its order.
#[must_use]
pub fn select(archive: &Archive, query: &Query) -> Vec<ArticleNo> {
    let filter = Filter::new(archive, query);
    let mut found: Vec<_> = (0..archive.len()).map(ArticleNo).filter(|&no| filter.test(no).all()).collect();
    if query.sort == Sort::Oldest {
        found.reverse();
    }
    found
}

/// One page of results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The articles on it.
    pub articles: Vec<ArticleNo>,
    /// Its number, counted from 0.
    pub number: usize,
    /// How many pages there are: at least one.
    pub count: usize,
}

/// The page of `found` that a query asks for, or the last one if there are fewer.
#[must_use]
pub fn page(found: &[ArticleNo], number: usize) -> Page {
    let count = found.len().div_ceil(PAGE_SIZE).max(1);
    let number = number.min(count - 1);
    let articles = found.iter().skip(number * PAGE_SIZE).take(PAGE_SIZE).copied().collect();
    Page { articles, number, count }
}

/// A query made ready to be asked of many articles.
pub(super) struct Filter<'a> {
    archive: &'a Archive,
    query: &'a Query,
    pub(super) topics: Vec<u16>,
    pub(super) institutions: Vec<u16>,
    words: Vec<String>,
}

/// Which parts of a query an article answers. Facets need them one by one.
#[derive(Clone, Copy)]
pub(super) struct Answers {
    pub(super) topic: bool,
    pub(super) institution: bool,
    pub(super) kind: bool,
    pub(super) other: bool,
}

impl Answers {
    pub(super) fn all(self) -> bool {
        self.topic && self.institution && self.kind && self.other
    }
}

impl<'a> Filter<'a> {
    pub(super) fn new(archive: &'a Archive, query: &'a Query) -> Self {
        Self {
            archive,
            query,
            topics: query.topics.iter().filter_map(|id| archive.topic_position(id)).collect(),
            institutions: query
                .institutions
                .iter()
                .filter_map(|id| archive.institution_position(id))
                .collect(),
            words: query.text.split_whitespace().map(words::lower_case).collect(),
        }
    }

    pub(super) fn test(&self, no: ArticleNo) -> Answers {
        let card = self.archive.card(no);
        Answers {
            topic: self.query.topics.is_empty() || self.topics.iter().any(|t| card.topics.contains(t)),
            institution: self.institution(card),
            kind: self.query.kind.is_none_or(|kind| kind == Kind::of(card)),
            other: self.date(card) && self.text(no),
        }
    }

    fn institution(&self, card: &Card) -> bool {
        let chosen = &self.query.institutions;
        let named = |position: &u16| card.institutions.contains(position);
        if chosen.is_empty() {
            true
        } else if self.query.match_all {
            self.institutions.len() == chosen.len() && self.institutions.iter().all(named)
        } else {
            self.institutions.iter().any(named)
        }
    }

    fn date(&self, card: &Card) -> bool {
        let month = card.date.year_month();
        self.query.from.is_none_or(|from| from <= month) && self.query.to.is_none_or(|to| month <= to)
    }

    fn text(&self, no: ArticleNo) -> bool {
        self.words.is_empty() || {
            let text = self.archive.search_text(no);
            self.words.iter().all(|word| text.contains(word))
        }
    }
}

impl Kind {
    /// The kind of an article.
    #[must_use]
    pub fn of(card: &Card) -> Self {
        if card.event { Self::Event } else { Self::News }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::archive::reference::{self, archives, queries};

    proptest! {
        #[test]
        fn selects_what_the_reference_selects(archive in archives(), query in queries()) {
            prop_assert_eq!(select(&archive, &query), reference::select(&archive, &query));
        }

        #[test]
        fn pages_hold_everything_once(total in 0usize..100) {
            let found: Vec<_> = (0..total).map(ArticleNo).collect();
            let count = page(&found, 0).count;
            let all: Vec<_> = (0..count).flat_map(|number| page(&found, number).articles).collect();
            prop_assert_eq!(all, found);
        }

        #[test]
        fn a_page_past_the_end_is_the_last(total in 0usize..100, number in any::<usize>()) {
            let found: Vec<_> = (0..total).map(ArticleNo).collect();
            let shown = page(&found, number);
            prop_assert!(shown.number < shown.count);
            prop_assert_eq!(shown.articles.is_empty(), total == 0);
        }
    }
}
