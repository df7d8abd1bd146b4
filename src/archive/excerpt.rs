//! What one page shows of the archive.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Archive, ArticleNo, FacetCounts, Neighbours, PAGE_SIZE, Query, Selection, facet_counts, neighbours,
    ranked, related,
};
use crate::{
    model::{
        Language, YearMonth,
        bundle::{Card, FORMAT, ListedEvent, ListedPerson, Manifest, MapCity, Network, PageData, PersonRole},
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
/// How many of the articles in its own language a front page shows.
const TRANSLATED_ON_FRONT: usize = 6;
/// How many events are listed, the latest of all.
const EVENTS: usize = 120;
/// How many people a page of their list has.
const PEOPLE: usize = 200;

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
    /// Articles in the page's own language, on a front page that is not in English.
    pub translated: Vec<ArticleNo>,
    /// Events, the latest first.
    pub events: Vec<ListedEvent>,
    /// People, in the order of their names; on a person's page, the only one.
    pub people: Vec<ListedPerson>,
    /// How many people the whole archive names.
    pub people_total: usize,
    /// Who works with whom, on the network's page.
    pub network: Option<Network>,
    /// The cities of the map, on the institutions' page.
    pub cities: Vec<MapCity>,
    /// For each year from the first of [`Excerpt::months`] on, how many articles are on each of
    /// [`Excerpt::topics`], on an institution's page.
    pub topic_years: Vec<Vec<usize>>,
    /// Where the files are that answer queries, on the explorer's and the network's page.
    pub manifest: Manifest,
}

impl Excerpt {
    /// What the page of `route` shows in `language`; nothing if there is no such page.
    #[must_use]
    pub fn of(route: &Route, archive: &Arc<Archive>, language: Language) -> Option<Self> {
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
                if language != Language::English {
                    let is_there = |no: &ArticleNo| archive.card(*no).is_in(language);
                    excerpt.translated = all().filter(is_there).take(TRANSLATED_ON_FRONT).collect();
                }
            }
            // Both have the filters.
            Route::Explorer | Route::Network => {
                excerpt.count(&Query::default());
                excerpt.topics = (0..archive.topics().len()).collect();
                excerpt.institutions = (0..archive.institutions().len()).collect();
                excerpt.months = years(archive.facets().months());
                match route {
                    Route::Network => excerpt.network.clone_from(&archive.registers().network),
                    _ => excerpt.articles = all().take(PAGE_SIZE).collect(),
                }
            }
            Route::Events => {
                let listed = &archive.registers().events;
                excerpt.counts.events = listed.len();
                excerpt.languages = languages(archive, all());
                excerpt.events = listed.iter().take(EVENTS).cloned().collect();
                excerpt.articles = excerpt.events.iter().map(|event| ArticleNo(event.article)).collect();
            }
            Route::People(number) => {
                let people = &archive.registers().people;
                excerpt.people_total = people.len();
                let listed = people.iter().skip(number.checked_mul(PEOPLE)?).take(PEOPLE);
                excerpt.people = listed.map(|(person, _)| person.clone()).collect();
                if *number > 0 && excerpt.people.is_empty() {
                    return None;
                }
            }
            Route::Person(id) => {
                let (person, articles) =
                    archive.registers().people.iter().find(|(person, _)| person.id == *id)?;
                excerpt.people = vec![person.clone()];
                excerpt.articles = articles.iter().take(LISTED).copied().collect();
                excerpt.counts.total = articles.len();
            }
            Route::Article(slug) => {
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
                excerpt.cities.clone_from(&archive.registers().cities);
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
                excerpt.count_topics_by_year(&found);
            }
            Route::Archive => excerpt.months = archive.facets().months().to_vec(),
            Route::Month(month) => {
                excerpt.articles = all().filter(|&no| archive.card(no).date.year_month() == *month).collect();
                if excerpt.articles.is_empty() {
                    return None;
                }
            }
            Route::Saved | Route::About | Route::NotFound => {}
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

    /// Counts, for each year, the articles of `found` on each of the listed topics.
    fn count_topics_by_year(&mut self, found: &Selection) {
        let cards = found.articles().into_iter().map(|no| self.archive.card(no));
        let years: Vec<_> = cards.map(|card| (card.date.year(), &card.topics)).collect();
        let (Some(&(last, _)), Some(&(first, _))) = (years.first(), years.last()) else { return };
        let mut rows = vec![vec![0; self.topics.len()]; usize::from(last - first) + 1];
        for (year, topics) in years {
            for (nth, topic) in self.topics.iter().enumerate() {
                let is_on_it = topics.iter().any(|&position| usize::from(position) == *topic);
                rows[usize::from(year - first)][nth] += usize::from(is_on_it);
            }
        }
        self.months = vec![(YearMonth { year: first, month: 1 }, found.total())];
        self.topic_years = rows;
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
        let listed = self.articles.iter().chain(&self.translated).copied();
        let articles: BTreeSet<_> = listed.chain(older).chain(newer).collect();
        let articles: Vec<_> = articles.into_iter().collect();
        let shown = || articles.iter().map(|&no| self.archive.card(no));
        let named = |of: fn(&Card) -> &[u16], listed: &[usize]| {
            let named = shown().flat_map(|card| of(card)).map(|&position| usize::from(position));
            named.chain(listed.iter().copied()).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>()
        };
        let topics = named(|card| &card.topics, &self.topics);
        let of_roles = self.people.iter().flat_map(|person| &person.roles).flat_map(|role| &role.institution);
        let listed: Vec<_> = self.institutions.iter().chain(of_roles).copied().collect();
        let institutions = named(|card| &card.institutions, &listed);
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
            translated: self.translated.iter().filter_map(|&no| new_number(no)).collect(),
            events: self
                .events
                .iter()
                .filter_map(|event| {
                    let article = new_number(ArticleNo(event.article))?.0;
                    Some(ListedEvent { article, ..event.clone() })
                })
                .collect(),
            people: self
                .people
                .iter()
                .map(|person| {
                    let role = |role: &PersonRole| PersonRole {
                        institution: new_positions(&role.institution, &institutions),
                        ..role.clone()
                    };
                    ListedPerson { roles: person.roles.iter().map(role).collect(), ..person.clone() }
                })
                .collect(),
            people_total: self.people_total,
            // Their pages have all institutions.
            network: self.network.clone(),
            cities: self.cities.clone(),
            topic_years: self.topic_years.clone(),
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
            translated: numbers(&excerpt.translated),
            listed_events: excerpt.events.clone(),
            people: excerpt.people.clone(),
            people_total: excerpt.people_total,
            network: excerpt.network.clone(),
            cities: excerpt.cities.clone(),
            topic_years: excerpt.topic_years.clone(),
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
            translated: articles(data.translated).collect(),
            events: data.listed_events.into_iter().filter(|event| event.article < archive.len()).collect(),
            people: data
                .people
                .into_iter()
                .map(|mut person| {
                    for role in &mut person.roles {
                        role.institution.retain(|&position| position < institutions);
                    }
                    person
                })
                .collect(),
            people_total: data.people_total,
            network: data.network.map(|mut network| {
                network.nodes.retain(|node| node[0] < institutions && node[6] < topics);
                network.edges.retain(|[a, b, _]| *a < institutions && *b < institutions);
                network
            }),
            cities: data
                .cities
                .into_iter()
                .map(|mut city| {
                    city.institutions.retain(|&position| position < institutions);
                    city
                })
                .collect(),
            topic_years: data.topic_years,
            manifest: data.manifest.unwrap_or_default(),
            archive: Arc::new(archive),
        }
    }
}

/// The languages in which there are some of `articles`, English first.
fn languages(archive: &Archive, articles: impl Iterator<Item = ArticleNo> + Clone) -> Vec<Language> {
    let is_there = |language: &Language| articles.clone().any(|no| archive.card(no).is_in(*language));
    Language::ALL.into_iter().filter(is_there).collect()
}

/// How many articles were published in each year, newest first, said of its first month.
fn years(months: &[(YearMonth, usize)]) -> Vec<(YearMonth, usize)> {
    let years = months.chunk_by(|(a, _), (b, _)| a.year == b.year);
    let count = |months: &[(YearMonth, usize)]| months.iter().map(|(_, count)| count).sum();
    years.map(|months| (YearMonth { year: months[0].0.year, month: 1 }, count(months))).collect()
}

/// How many pages the list of `total` people has: at least one.
#[must_use]
pub fn people_pages(total: usize) -> usize {
    total.div_ceil(PEOPLE).max(1)
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
