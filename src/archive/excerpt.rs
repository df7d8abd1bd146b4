//! What one page shows of the archive.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Archive, ArticleNo, FacetCounts, Neighbours, PAGE_SIZE, Query, Selection, facet_counts, neighbours,
    ranked, related,
};
use crate::{
    model::{
        Language, YearMonth,
        bundle::{Card, FORMAT, Manifest, PageData},
    },
    route::Route,
};

/// How many articles the front page shows: the lead and the latest below it.
const ON_FRONT: usize = 10;
/// How many institutions the front page lists: those with most articles.
const INSTITUTIONS_ON_FRONT: usize = 12;
/// How many articles a page of a topic's or institution's list has.
const LISTED: usize = 24;
/// How many institutions are listed beside the articles of a topic or institution.
const PARTNERS: usize = 10;
/// How many related articles are shown below an article.
const RELATED: usize = 4;

/// The part of an archive that a page shows, and what the page says of the rest.
///
/// It is worked out of the whole archive, or read from the page that `press` has printed: then
/// `archive` holds only what the page shows, so that a page does not grow with the archive.
#[derive(Debug, Default)]
pub struct Excerpt {
    /// What the numbers below count in.
    pub archive: Arc<Archive>,
    /// The articles, in the order in which they are shown. On an article's page, its own is the
    /// first.
    pub articles: Vec<ArticleNo>,
    /// The older article and the newer one, on an article's page.
    pub neighbours: Neighbours,
    /// The topics that are listed, by their position. On a topic's page, its own is the first.
    pub topics: Vec<usize>,
    /// The institutions that are listed, by their position. On an institution's page, its own is
    /// the first.
    pub institutions: Vec<usize>,
    /// The counts beside them, by position, and how many articles there are in all.
    pub counts: FacetCounts,
    /// How many institutions the whole archive has.
    pub institution_total: usize,
    /// The languages in which there are articles on the page's subject, English first.
    pub languages: Vec<Language>,
    /// The months in which articles were published, newest first, with how many.
    pub months: Vec<(YearMonth, usize)>,
    /// Where the files are that answer queries, on the explorer's page.
    pub manifest: Manifest,
}

impl Excerpt {
    /// What the page of `route` shows; nothing if there is no such page.
    #[must_use]
    pub fn of(route: &Route, archive: &Arc<Archive>) -> Option<Self> {
        let all = || (0..archive.len()).map(ArticleNo);
        let mut excerpt = Self {
            archive: archive.clone(),
            institution_total: archive.institutions().len(),
            ..Self::default()
        };
        match route {
            Route::Front => {
                excerpt.count(&Query::default());
                excerpt.languages = languages(archive, all());
                excerpt.articles = all().take(ON_FRONT).collect();
                excerpt.topics = (0..archive.topics().len()).collect();
                excerpt.institutions = ranked(&excerpt.counts.institutions);
                excerpt.institutions.truncate(INSTITUTIONS_ON_FRONT);
            }
            Route::Explorer => {
                excerpt.count(&Query::default());
                excerpt.articles = all().take(PAGE_SIZE).collect();
                excerpt.topics = (0..archive.topics().len()).collect();
                excerpt.institutions = (0..archive.institutions().len()).collect();
                // Its years are those from the first to the last.
                let months = archive.facets().months();
                excerpt.months = months.first().into_iter().chain(months.last()).copied().collect();
            }
            Route::Article(_, slug) => {
                let no = archive.find(slug)?;
                excerpt.articles = vec![no];
                excerpt.articles.extend(related(archive, no, RELATED));
                excerpt.neighbours = neighbours(archive, no);
            }
            Route::Topics => {
                excerpt.count(&Query::default());
                excerpt.topics = (0..archive.topics().len()).collect();
            }
            Route::Topic(id, number) => {
                excerpt.topics = vec![archive.topic_position(id)?];
                let found = excerpt.count(&Query::topic(id));
                excerpt.list(&found, *number)?;
                excerpt.institutions = ranked(&excerpt.counts.institutions);
                excerpt.institutions.truncate(PARTNERS);
            }
            Route::Institutions => {
                excerpt.count(&Query::default());
                excerpt.institutions = (0..archive.institutions().len()).collect();
            }
            Route::Institution(id, number) => {
                let query = Query::institution(id);
                let this = archive.institution_position(id)?;
                // With `match=all`, the count beside another institution is that of their joint
                // articles.
                let found = excerpt.count(&Query { match_all: true, ..query });
                excerpt.list(&found, *number)?;
                excerpt.topics = ranked(&excerpt.counts.topics);
                let mut partners = ranked(&excerpt.counts.institutions);
                partners.retain(|&nth| nth != this);
                partners.truncate(PARTNERS);
                partners.insert(0, this);
                excerpt.institutions = partners;
            }
            Route::Editions(language) => {
                let is_there = |&no: &ArticleNo| archive.card(no).languages().any(|other| other == *language);
                excerpt.articles = all().filter(is_there).collect();
            }
            Route::Archive => excerpt.months = archive.facets().months().to_vec(),
            Route::Month(month) => {
                excerpt.articles = all().filter(|&no| archive.card(no).date.year_month() == *month).collect();
                if excerpt.articles.is_empty() {
                    return None;
                }
            }
            Route::About | Route::NotFound => {}
        }
        Some(excerpt)
    }

    /// Lists a page of what was found; nothing if there is no such page.
    fn list(&mut self, found: &Selection, number: usize) -> Option<()> {
        let start = number.checked_mul(LISTED)?;
        let found = found.articles();
        self.languages = languages(&self.archive, found.iter().copied());
        self.articles = found.iter().skip(start).take(LISTED).copied().collect();
        (number == 0 || !self.articles.is_empty()).then_some(())
    }

    fn count(&mut self, query: &Query) -> Selection {
        let index = self.archive.facets();
        let found = Selection::new(index, &self.archive, query, None, None);
        self.counts = facet_counts(index, query, &found);
        found
    }

    /// The card of an article.
    #[must_use]
    pub fn card(&self, no: ArticleNo) -> &Card {
        self.archive.card(no)
    }

    /// The years in which articles were published, newest first, without gaps.
    #[must_use]
    pub fn years(&self) -> Vec<u16> {
        match (self.months.first(), self.months.last()) {
            (Some((newest, _)), Some((oldest, _))) => (oldest.year..=newest.year).rev().collect(),
            _ => Vec::new(),
        }
    }

    /// The same with an archive that holds only what is shown.
    #[must_use]
    pub fn cut_out(&self) -> Self {
        let Neighbours { older, newer } = self.neighbours;
        let articles: BTreeSet<_> = self.articles.iter().copied().chain(older).chain(newer).collect();
        let articles: Vec<_> = articles.into_iter().collect();
        let shown = || articles.iter().map(|&no| self.archive.card(no));
        let named = |of: fn(&Card) -> &[u16], listed: &[usize]| {
            let named = shown().flat_map(|card| of(card)).map(|&position| usize::from(position));
            named.chain(listed.iter().copied()).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>()
        };
        let topics = named(|card| &card.topics, &self.topics);
        let institutions = named(|card| &card.institutions, &self.institutions);
        let new_number = |no: ArticleNo| articles.binary_search(&no).ok().map(ArticleNo);
        let counts = |of: &[usize], kept: &[usize]| {
            kept.iter().map(|&position| of.get(position).copied().unwrap_or_default()).collect()
        };
        Self {
            articles: self.articles.iter().filter_map(|&no| new_number(no)).collect(),
            neighbours: Neighbours { older: older.and_then(new_number), newer: newer.and_then(new_number) },
            topics: new_positions(&self.topics, &topics),
            institutions: new_positions(&self.institutions, &institutions),
            counts: FacetCounts {
                topics: counts(&self.counts.topics, &topics),
                institutions: counts(&self.counts.institutions, &institutions),
                ..self.counts.clone()
            },
            institution_total: self.institution_total,
            languages: self.languages.clone(),
            months: self.months.clone(),
            manifest: self.manifest.clone(),
            archive: Arc::new(self.archive.part(&articles, &topics, &institutions)),
        }
    }
}

impl From<&Excerpt> for PageData {
    /// The data of an excerpt that is cut out; the article is still to be added.
    fn from(excerpt: &Excerpt) -> Self {
        let numbers = |numbers: &[ArticleNo]| numbers.iter().map(|no| no.0).collect();
        Self {
            format: FORMAT,
            manifest: None,
            index: excerpt.archive.index().clone(),
            articles: numbers(&excerpt.articles),
            older: numbers(excerpt.neighbours.older.as_slice()),
            newer: numbers(excerpt.neighbours.newer.as_slice()),
            topics: excerpt.topics.clone(),
            institutions: excerpt.institutions.clone(),
            total: excerpt.counts.total,
            events: excerpt.counts.events,
            topic_counts: excerpt.counts.topics.clone(),
            institution_counts: excerpt.counts.institutions.clone(),
            institution_total: excerpt.institution_total,
            languages: excerpt.languages.clone(),
            months: excerpt.months.iter().map(|(month, _)| month.to_string()).collect(),
            month_counts: excerpt.months.iter().map(|(_, count)| *count).collect(),
            article: None,
        }
    }
}

impl From<PageData> for Excerpt {
    /// The page is the host's: what points at nothing is dropped, so that nothing after this has
    /// to expect it.
    fn from(data: PageData) -> Self {
        let archive = Archive::new(data.index);
        let here = |mut positions: Vec<usize>, length: usize| {
            positions.retain(|&position| position < length);
            positions
        };
        let articles = |positions| here(positions, archive.len()).into_iter().map(ArticleNo);
        let padded = |mut counts: Vec<usize>, length| {
            counts.resize(length, 0);
            counts
        };
        let (topics, institutions) = (archive.topics().len(), archive.institutions().len());
        let months = data.months.iter().zip(data.month_counts);
        Self {
            articles: articles(data.articles).collect(),
            neighbours: Neighbours { older: articles(data.older).next(), newer: articles(data.newer).next() },
            topics: here(data.topics, topics),
            institutions: here(data.institutions, institutions),
            counts: FacetCounts {
                total: data.total,
                topics: padded(data.topic_counts, topics),
                institutions: padded(data.institution_counts, institutions),
                events: data.events,
                news: data.total.saturating_sub(data.events),
            },
            institution_total: data.institution_total,
            languages: data.languages,
            months: months.filter_map(|(month, count)| Some((month.parse().ok()?, count))).collect(),
            manifest: data.manifest.unwrap_or_default(),
            archive: Arc::new(archive),
        }
    }
}

/// The languages in which there are some of `articles`, English first.
fn languages(archive: &Archive, articles: impl Iterator<Item = ArticleNo> + Clone) -> Vec<Language> {
    let is_there = |language: &Language| {
        articles.clone().any(|no| {
            *language == Language::English || archive.card(no).languages().any(|other| other == *language)
        })
    };
    Language::ALL.into_iter().filter(is_there).collect()
}

/// How many pages a topic's or institution's list of `total` articles has: at least one.
#[must_use]
pub fn list_pages(total: usize) -> usize {
    total.div_ceil(LISTED).max(1)
}

/// Where each of `old` stands among `kept`, which are in ascending order.
pub(super) fn new_positions(old: &[usize], kept: &[usize]) -> Vec<usize> {
    old.iter().filter_map(|position| kept.binary_search(position).ok()).collect()
}
