//! The archive: the bundle's index with the look-ups that pages need.

use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};

use super::{FacetIndex, Registers, excerpt::new_positions};
use crate::model::{
    bundle::{Card, Index},
    content::{Institution, Topic},
};

/// An article's place in the archive, counted from 0 at the newest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleNo(pub usize);

/// Articles' cards, with their topics and institutions: all that there are, or those that a page
/// shows.
#[derive(Debug, Default)]
pub struct Archive {
    index: Index,
    registers: Arc<Registers>,
    facets: OnceLock<FacetIndex>,
    numbers: OnceLock<HashMap<String, usize>>,
}

impl Archive {
    /// Makes an archive of what a page's data or a whole site holds.
    ///
    /// It comes from the network: positions that point at no topic or institution are
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
        Self { index, registers: Arc::default(), facets: OnceLock::new(), numbers: OnceLock::new() }
    }

    /// The same with what is known beside the cards.
    #[must_use]
    pub fn with_registers(self, registers: Arc<Registers>) -> Self {
        Self { registers, ..self }
    }

    /// What is known beside the cards; nothing of an archive that came from the network.
    #[must_use]
    pub fn registers(&self) -> &Registers {
        &self.registers
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

    /// All of it as it is written.
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
        let numbers = || self.index.articles.iter().map(|card| card.slug.to_string()).zip(0..).collect();
        self.numbers.get_or_init(numbers).get(slug).copied().map(ArticleNo)
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
        self.index.topics.iter().find(|topic| *topic.id == *id)
    }

    /// The institution of this id.
    #[must_use]
    pub fn institution(&self, id: &str) -> Option<&Institution> {
        self.index.institutions.iter().find(|institution| *institution.id == *id)
    }

    /// A topic's position in [`Archive::topics`].
    #[must_use]
    pub fn topic_position(&self, id: &str) -> Option<usize> {
        self.index.topics.iter().position(|topic| *topic.id == *id)
    }

    /// An institution's position in [`Archive::institutions`].
    #[must_use]
    pub fn institution_position(&self, id: &str) -> Option<usize> {
        self.index.institutions.iter().position(|institution| *institution.id == *id)
    }

    /// A card's topics, the main one first.
    pub fn topics_of<'a>(&'a self, card: &'a Card) -> impl Iterator<Item = &'a Topic> {
        card.topics.iter().filter_map(|&p| self.index.topics.get(usize::from(p)))
    }

    /// A card's institutions, the most involved first.
    pub fn institutions_of<'a>(&'a self, card: &'a Card) -> impl Iterator<Item = &'a Institution> {
        card.institutions.iter().filter_map(|&p| self.index.institutions.get(usize::from(p)))
    }

    /// The same in numbers, for filters: made of the cards, once.
    #[must_use]
    pub fn facets(&self) -> &FacetIndex {
        let Index { topics, institutions, articles } = &self.index;
        self.facets.get_or_init(|| FacetIndex::of_cards(articles, topics.len(), institutions.len()))
    }
}
