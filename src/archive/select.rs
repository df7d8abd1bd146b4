//! Which articles answer a query, in which order, and on which page.

use std::{ops::Range, sync::Arc};

use super::{Archive, ArticleNo, Bits, FacetIndex, Hits, Kind, Postings, Query, Sort};

/// How many articles a page of results shows.
pub const PAGE_SIZE: usize = 20;

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

/// Some articles, or all of them. Shared, because the next query may need them again.
pub(super) type Part = Option<Arc<Bits>>;

/// The articles that answer a query, and those that answer each part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    query: Query,
    pub(super) topics: Part,
    pub(super) institutions: Part,
    pub(super) kind: Part,
    pub(super) published: Part,
    pub(super) text: Option<Arc<Hits>>,
    pub(super) all: Bits,
    pub(super) total: usize,
}

impl Selection {
    /// The articles of `index` that answer `query`, whose topics and institutions `archive` knows;
    /// `hits` are those in which its words were found. Parts that the query has in common with an
    /// earlier one of the same index are taken from there.
    #[must_use]
    pub fn new(
        index: &FacetIndex,
        archive: &Archive,
        query: &Query,
        hits: Option<Arc<Hits>>,
        before: Option<&Self>,
    ) -> Self {
        let length = index.len();
        let any_of = |chosen: &[Option<usize>], postings: &[Postings]| {
            let mut found = Bits::none(length);
            for postings in chosen.iter().filter_map(|&position| postings.get(position?)) {
                postings.add_to(&mut found);
            }
            found
        };
        let part =
            |is_same: &dyn Fn(&Query) -> bool, kept: fn(&Self) -> &Part, made: &dyn Fn() -> Option<Bits>| {
                match before.filter(|before| is_same(&before.query)) {
                    Some(before) => kept(before).clone(),
                    None => made().map(Arc::new),
                }
            };
        let topics = part(&|before| before.topics == query.topics, |before| &before.topics, &|| {
            let chosen: Vec<_> = query.topics.iter().map(|id| archive.topic_position(id)).collect();
            (!chosen.is_empty()).then(|| any_of(&chosen, index.topics()))
        });
        let institutions = part(
            &|before| before.institutions == query.institutions && before.match_all == query.match_all,
            |before| &before.institutions,
            &|| {
                let chosen: Vec<_> =
                    query.institutions.iter().map(|id| archive.institution_position(id)).collect();
                match query.match_all {
                    _ if chosen.is_empty() => None,
                    false => Some(any_of(&chosen, index.institutions())),
                    true => {
                        let mut found = Bits::range(length, 0..length);
                        for &position in &chosen {
                            found.keep(&any_of(&[position], index.institutions()));
                        }
                        Some(found)
                    }
                }
            },
        );
        let kind = part(&|before| before.kind == query.kind, |before| &before.kind, &|| {
            let mut events = Bits::none(length);
            index.events()?.add_to(&mut events);
            match query.kind? {
                Kind::Event => Some(events),
                Kind::News => {
                    let mut news = Bits::range(length, 0..length);
                    news.take_away(&events);
                    Some(news)
                }
            }
        });
        let published = part(
            &|before| before.from == query.from && before.to == query.to,
            |before| &before.published,
            &|| {
                let is_asked = query.from.is_some() || query.to.is_some();
                is_asked.then(|| Bits::range(length, index.published(query.from, query.to)))
            },
        );
        let mut all = Bits::range(length, 0..length);
        let found = hits.as_ref().map(|hits| &hits.all);
        let parts =
            [topics.as_deref(), institutions.as_deref(), kind.as_deref(), published.as_deref(), found];
        parts.into_iter().flatten().for_each(|part| all.keep(part));
        let total = all.count();
        Self { query: query.clone(), topics, institutions, kind, published, text: hits, all, total }
    }

    /// Whether it is of the same filters and words as another one of the same index.
    pub(super) fn is_of_same_articles(&self, other: &Self) -> bool {
        let is_same = |a: &Part, b: &Part| match (a, b) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            _ => a.is_none() && b.is_none(),
        };
        is_same(&self.topics, &other.topics)
            && is_same(&self.institutions, &other.institutions)
            && is_same(&self.kind, &other.kind)
            && is_same(&self.published, &other.published)
            && self.text == other.text
    }

    /// The articles of an archive of `length` that answer everything but the query's institutions.
    #[must_use]
    pub fn without_institutions(&self, length: usize) -> Bits {
        self.all_but(length, [&self.topics, &self.kind, &self.published])
    }

    /// How many of the articles of each range answer everything but the query's months.
    #[must_use]
    pub fn counts_in(&self, length: usize, ranges: impl Iterator<Item = Range<usize>>) -> Vec<usize> {
        let found = self.all_but(length, [&self.topics, &self.institutions, &self.kind]);
        ranges.map(|range| found.count_common(&Bits::range(length, range))).collect()
    }

    fn all_but(&self, length: usize, parts: [&Part; 3]) -> Bits {
        let mut found = Bits::range(length, 0..length);
        parts.into_iter().flatten().for_each(|part| found.keep(part));
        if let Some(hits) = &self.text {
            found.keep(&hits.all);
        }
        found
    }

    /// How many articles there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.total
    }

    /// All of them, in the query's order.
    #[must_use]
    pub fn articles(&self) -> Vec<ArticleNo> {
        self.slice(0, usize::MAX)
    }

    /// The page that the query asks for, or the last one if there are fewer.
    #[must_use]
    pub fn page(&self) -> Page {
        let count = self.total.div_ceil(PAGE_SIZE).max(1);
        let number = self.query.page.min(count - 1);
        Page { articles: self.slice(number * PAGE_SIZE, PAGE_SIZE), number, count }
    }

    fn slice(&self, skip: usize, limit: usize) -> Vec<ArticleNo> {
        let oldest_first = self.query.sort == Sort::Oldest;
        let headlines = self.text.as_ref().filter(|_| self.query.sort == Sort::Best).map(|hits| {
            let mut headlines = self.all.clone();
            headlines.keep(&hits.in_headline);
            headlines
        });
        let Some(headlines) = headlines else { return self.all.slice(skip, limit, oldest_first) };
        let mut found = headlines.slice(skip, limit, false);
        let mut others = self.all.clone();
        others.take_away(&headlines);
        found.extend(others.slice(skip.saturating_sub(headlines.count()), limit - found.len(), false));
        found
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::{option, prelude::*};

    use super::*;
    use crate::archive::reference::{self, archives, hits, queries};

    proptest! {
        #[test]
        fn selects_what_the_reference_selects(archive in archives(), query in queries(), hits in option::of(hits())) {
            let hits = hits.map(Arc::new);
            let found = Selection::new(archive.facets(), &archive, &query, hits.clone(), None);
            let expected = reference::select(&archive, &query, hits.as_deref());
            prop_assert_eq!(found.total(), expected.len());
            prop_assert_eq!(found.articles(), expected);
        }

        #[test]
        fn what_was_found_before_changes_nothing(archive in archives(), queries in prop::collection::vec(queries(), 2..5)) {
            let index = archive.facets();
            let mut before = None;
            for query in queries {
                let found = Selection::new(index, &archive, &query, None, before.as_ref());
                prop_assert_eq!(&found, &Selection::new(index, &archive, &query, None, None));
                before = Some(found);
            }
        }

        #[test]
        fn pages_hold_everything_once(archive in archives(), query in queries(), hits in option::of(hits())) {
            let hits = hits.map(Arc::new);
            let page = |page| {
                let query = Query { page, ..query.clone() };
                Selection::new(archive.facets(), &archive, &query, hits.clone(), None).page()
            };
            let all: Vec<_> = (0..page(0).count).flat_map(|number| page(number).articles).collect();
            prop_assert_eq!(all, Selection::new(archive.facets(), &archive, &query, hits.clone(), None).articles());
        }

        #[test]
        fn a_page_past_the_end_is_the_last(archive in archives(), query in queries(), page in any::<usize>()) {
            let found = Selection::new(archive.facets(), &archive, &Query { page, ..query }, None, None);
            let shown = found.page();
            prop_assert!(shown.number < shown.count);
            prop_assert_eq!(shown.articles.is_empty(), found.total() == 0);
        }
    }
}
