//! All that the explorer shows for one address.

use std::sync::Arc;

use super::{
    Archive, Excerpt, FacetCounts, FacetIndex, Hits, PAGE_SIZE, Page, Parsed, Query, Selection, UnknownValue,
    facet_counts,
};

/// How far an answer is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// It is there.
    #[default]
    Complete,
    /// What it is worked out of is on its way.
    Awaited,
    /// The index of all articles could not be had.
    LacksIndex,
    /// The index of words could not be had. The answer is that without them.
    LacksWords,
}

/// What the archive answers to the query of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The query, without what is not known.
    pub query: Query,
    /// What was left out of the address's query.
    pub unknown: Vec<UnknownValue>,
    /// How far it is. What is below is of an earlier query until it is complete.
    pub progress: Progress,
    /// How many articles there are, and would be.
    pub counts: FacetCounts,
    /// The articles that are shown.
    pub page: Page,
    /// What was worked out for it, for the next answer to begin with.
    pub selection: Option<Arc<Selection>>,
}

impl Answer {
    /// Answers the query of an address. What it has in common with the query `before` is not worked
    /// out again; both must be of the same index.
    #[must_use]
    pub fn new(
        index: &FacetIndex,
        archive: &Archive,
        parsed: Parsed,
        hits: Option<Arc<Hits>>,
        before: Option<&Self>,
    ) -> Self {
        let Parsed { query, unknown } = parsed;
        let before = before.and_then(|before| Some((before, before.selection.as_deref()?)));
        let selection = Selection::new(index, archive, &query, hits, before.map(|(_, selection)| selection));
        let counts = match before {
            // Another page or order of the same articles.
            Some((before, kept)) if kept.is_of_same_articles(&selection) => before.counts.clone(),
            _ => facet_counts(index, &query, &selection),
        };
        Self {
            unknown,
            progress: Progress::Complete,
            counts,
            page: selection.page(),
            selection: Some(Arc::new(selection)),
            query,
        }
    }

    /// The articles in which the query's words were found.
    #[must_use]
    pub fn hits(&self) -> Option<&Arc<Hits>> {
        self.selection.as_ref()?.text.as_ref()
    }

    /// This answer in the place of the one to another query, until there is that one.
    #[must_use]
    pub fn until_then(&self, parsed: Parsed, progress: Progress) -> Self {
        let Parsed { query, unknown } = parsed;
        Self { query, unknown, progress, ..self.clone() }
    }

    /// The answer to a query that asks for nothing, of what the explorer's page shows.
    #[must_use]
    pub fn unfiltered(excerpt: &Excerpt, parsed: Parsed) -> Self {
        let Parsed { query, unknown } = parsed;
        let count = excerpt.counts.total.div_ceil(PAGE_SIZE).max(1);
        Self {
            query,
            unknown,
            progress: Progress::Complete,
            counts: excerpt.counts.clone(),
            page: Page { articles: excerpt.articles.clone(), number: 0, count },
            selection: None,
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;
    use crate::{
        archive::reference::{archives, queries},
        model::Language,
        route::Route,
    };

    proptest! {
        #[test]
        fn an_answer_does_not_depend_on_what_was_asked_before(archive in archives(), queries in vec(queries(), 2..6)) {
            let answer = |query: &Query, before: Option<&Answer>| {
                let parsed = Parsed { query: query.clone(), unknown: Vec::new() };
                Answer::new(archive.facets(), &archive, parsed, None, before)
            };
            let mut before = None;
            for query in queries {
                for page in 0..2 {
                    let query = Query { page, ..query.clone() };
                    let found = answer(&query, before.as_ref());
                    prop_assert_eq!(&found, &answer(&query, None));
                    before = Some(found);
                }
            }
        }

        #[test]
        fn a_printed_page_says_what_the_index_says(archive in archives()) {
            let archive = Arc::new(archive);
            let excerpt = Excerpt::of(&Route::Explorer, &archive, Language::default()).expect("a page");
            let printed = Answer::unfiltered(&excerpt, Parsed::default());
            let asked = Answer::new(archive.facets(), &archive, Parsed::default(), None, None);
            prop_assert_eq!(printed, Answer { selection: None, ..asked });
        }
    }
}
