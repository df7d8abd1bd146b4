//! All that the explorer shows for one address.

use super::{
    Archive, Excerpt, FacetCounts, PAGE_SIZE, Page, Parsed, Query, UnknownValue, facet_counts, page, select,
};

/// What the archive answers to the query of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The query, without what is not known.
    pub query: Query,
    /// What was left out of the address's query.
    pub unknown: Vec<UnknownValue>,
    /// How many articles there are, and would be.
    pub counts: FacetCounts,
    /// The articles that are shown.
    pub page: Page,
}

impl Answer {
    /// Answers the query of an address (what follows `?`).
    #[must_use]
    pub fn new(archive: &Archive, query_string: &str) -> Self {
        let Parsed { query, unknown } = Query::from_url(query_string.as_bytes(), archive);
        let counts = facet_counts(archive, &query);
        let page = page(&select(archive, &query), query.page);
        Self { query, unknown, counts, page }
    }

    /// This answer in the place of the one to another query, until there is that one. `archive`
    /// needs to know all topics and institutions, but no article.
    #[must_use]
    pub fn awaiting(&self, archive: &Archive, query_string: &str) -> Self {
        let Parsed { query, unknown } = Query::from_url(query_string.as_bytes(), archive);
        Self { query, unknown, ..self.clone() }
    }

    /// The answer to a query that asks for nothing, of what the explorer's page shows.
    #[must_use]
    pub fn unfiltered(excerpt: &Excerpt) -> Self {
        let count = excerpt.counts.total.div_ceil(PAGE_SIZE).max(1);
        Self {
            query: Query::default(),
            unknown: Vec::new(),
            counts: excerpt.counts.clone(),
            page: Page { articles: excerpt.articles.clone(), number: 0, count },
        }
    }
}
