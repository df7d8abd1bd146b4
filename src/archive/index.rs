//! The archive: the bundle's index with the look-ups that pages need.

use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};

use super::{excerpt::new_positions, related::Named};
use crate::{
    model::{
        bundle::{Card, Index},
        content::{Institution, Topic},
    },
    words,
};

/// An article's place in the archive, counted from 0 at the newest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleNo(pub usize);

/// Every article's card, with its topics and institutions.
#[derive(Debug, Default)]
pub struct Archive {
    index: Index,
    article_positions: Positions,
    topic_positions: Positions,
    institution_positions: Positions,
    search_texts: OnceLock<Vec<String>>,
    named: OnceLock<Named>,
}

/// Where something is in its list, by its id. Of one type for all, because each adds two kilobytes
/// to the download.
type Positions = HashMap<String, usize>;

fn positions<'a>(ids: impl Iterator<Item = &'a str>) -> Positions {
    ids.map(str::to_owned).zip(0..).collect()
}

impl Archive {
    /// Makes an archive of a bundle's index.
    ///
    /// The index comes from the network: positions that point at no topic or institution are
    /// dropped here, once, so that nothing after this has to expect them.
    #[must_use]
    pub fn new(mut index: Index) -> Self {
        let (topics, institutions) = (index.topics.len(), index.institutions.len());
        for card in &mut index.articles {
            let astray = |positions: &[u16], length| positions.iter().any(|&p| usize::from(p) >= length);
            if astray(&card.topics, topics) || astray(&card.institutions, institutions) {
                let card = Arc::make_mut(card);
                card.topics.retain(|&p| usize::from(p) < topics);
                card.institutions.retain(|&p| usize::from(p) < institutions);
            }
        }
        Self {
            article_positions: positions(index.articles.iter().map(|card| &*card.slug)),
            topic_positions: positions(index.topics.iter().map(|topic| &*topic.id)),
            institution_positions: positions(index.institutions.iter().map(|found| &*found.id)),
            search_texts: OnceLock::new(),
            named: OnceLock::new(),
            index,
        }
    }

    /// An archive of some of the articles, topics and institutions of this one, which are given by
    /// their positions in ascending order.
    pub(super) fn part(&self, articles: &[ArticleNo], topics: &[usize], institutions: &[usize]) -> Self {
        let positions = |old: &[u16], kept: &[usize]| {
            let old: Vec<_> = old.iter().map(|&position| position.into()).collect();
            new_positions(&old, kept).into_iter().filter_map(|new| new.try_into().ok()).collect()
        };
        let card = |&no: &ArticleNo| {
            let card = &**self.card(no);
            Arc::new(Card {
                topics: positions(&card.topics, topics),
                institutions: positions(&card.institutions, institutions),
                ..card.clone()
            })
        };
        Self::new(Index {
            topics: topics.iter().map(|&position| self.index.topics[position].clone()).collect(),
            institutions: institutions.iter().map(|&at| self.index.institutions[at].clone()).collect(),
            articles: articles.iter().map(card).collect(),
        })
    }

    /// The bundle's index.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// How many articles there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.index.articles.len()
    }

    /// Whether there is no article.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.index.articles.is_empty()
    }

    /// Every article's card, newest first.
    #[must_use]
    pub fn cards(&self) -> &[Arc<Card>] {
        &self.index.articles
    }

    /// An article's card.
    ///
    /// # Panics
    /// If `no` is not of this archive.
    #[must_use]
    pub fn card(&self, no: ArticleNo) -> &Arc<Card> {
        &self.index.articles[no.0]
    }

    /// The article of this slug.
    #[must_use]
    pub fn find(&self, slug: &str) -> Option<ArticleNo> {
        self.article_positions.get(slug).copied().map(ArticleNo)
    }

    /// Every topic, in the editors' order.
    #[must_use]
    pub fn topics(&self) -> &[Topic] {
        &self.index.topics
    }

    /// Every institution, in the editors' order.
    #[must_use]
    pub fn institutions(&self) -> &[Institution] {
        &self.index.institutions
    }

    /// The topic of this id.
    #[must_use]
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topic_position(id).map(|p| &self.index.topics[usize::from(p)])
    }

    /// The institution of this id.
    #[must_use]
    pub fn institution(&self, id: &str) -> Option<&Institution> {
        self.institution_position(id).map(|p| &self.index.institutions[usize::from(p)])
    }

    /// A topic's position in [`Archive::topics`].
    #[must_use]
    pub fn topic_position(&self, id: &str) -> Option<u16> {
        self.topic_positions.get(id).and_then(|&position| position.try_into().ok())
    }

    /// An institution's position in [`Archive::institutions`].
    #[must_use]
    pub fn institution_position(&self, id: &str) -> Option<u16> {
        self.institution_positions.get(id).and_then(|&position| position.try_into().ok())
    }

    /// A card's topics, the main one first.
    pub fn topics_of<'a>(&'a self, card: &'a Card) -> impl Iterator<Item = &'a Topic> {
        card.topics.iter().filter_map(|&p| self.index.topics.get(usize::from(p)))
    }

    /// A card's institutions, the most involved first.
    pub fn institutions_of<'a>(&'a self, card: &'a Card) -> impl Iterator<Item = &'a Institution> {
        card.institutions.iter().filter_map(|&p| self.index.institutions.get(usize::from(p)))
    }

    /// The articles of each topic and institution, found once.
    pub(super) fn named(&self) -> &Named {
        self.named.get_or_init(|| Named::of(self))
    }

    /// The lower-case text in which words are looked for: headline, summary, and the names of
    /// topics and institutions.
    pub(super) fn search_text(&self, no: ArticleNo) -> &str {
        let texts = self.search_texts.get_or_init(|| {
            let text = |card: &Arc<Card>| {
                let mut text = format!("{}\n{}", card.title, card.summary);
                for topic in self.topics_of(card) {
                    text.extend(["\n", &topic.name.en]);
                }
                for institution in self.institutions_of(card) {
                    text.extend(["\n", &institution.name.en, "\n", &institution.short]);
                }
                words::lower_case(&text)
            };
            self.index.articles.iter().map(text).collect()
        });
        texts.get(no.0).map_or("", String::as_str)
    }
}
