//! All that the explorer shows for one address.

use super::{Archive, FacetCounts, Page, Parsed, Query, UnknownValue, facet_counts, page, select};

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
}
