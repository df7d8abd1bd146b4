//! How many articles there would be if a value were (also) chosen.

use super::{Bits, FacetIndex, Kind, Postings, Query, Selection};

/// For each value of each facet: how many articles the query would find if that value were
/// chosen beside those that are. For a value that is chosen already this is the query's own total.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetCounts {
    /// How many articles the query finds as it is.
    pub total: usize,
    /// By position in [`Archive::topics`](super::Archive::topics).
    pub topics: Vec<usize>,
    /// By position in [`Archive::institutions`](super::Archive::institutions).
    pub institutions: Vec<usize>,
    /// How many events there would be, were only events asked for.
    pub events: usize,
    /// How many other articles there would be, were only they asked for.
    pub news: usize,
}

impl FacetCounts {
    /// The count beside a kind.
    #[must_use]
    pub fn kind(&self, kind: Kind) -> usize {
        match kind {
            Kind::Event => self.events,
            Kind::News => self.news,
        }
    }
}

/// Counts every value of every facet: each value's articles are looked at once.
///
/// Values of one facet are alternatives, so choosing another one adds the articles that none of
/// the chosen ones finds. With `match=all` institutions are conditions, so choosing another one
/// leaves those of the found articles that name it too.
#[must_use]
pub fn facet_counts(index: &FacetIndex, query: &Query, selection: &Selection) -> FacetCounts {
    let Selection { topics, institutions, kind, published, text, all, total, .. } = selection;
    let [topics, institutions, kind, published] =
        [topics, institutions, kind, published].map(Option::as_deref);
    let text = text.as_ref().map(|hits| &hits.all);
    let every = |parts: [Option<&Bits>; 4]| {
        let mut articles = Bits::range(index.len(), 0..index.len());
        parts.into_iter().flatten().for_each(|part| articles.keep(part));
        articles
    };
    let alternatives = |mut articles: Bits, chosen: Option<&Bits>| {
        chosen.inspect(|chosen| articles.take_away(chosen));
        articles
    };
    let counts = |values: &[Postings], articles: &Bits, found_anyway| {
        values.iter().map(|postings| postings.count_in(articles) + found_anyway).collect()
    };
    let of_any_topic = alternatives(every([institutions, kind, published, text]), topics);
    let topic_counts = counts(index.topics(), &of_any_topic, topics.map_or(0, |_| *total));
    let institution_counts = if query.match_all {
        counts(index.institutions(), all, 0)
    } else {
        let of_any_institution = alternatives(every([topics, kind, published, text]), institutions);
        counts(index.institutions(), &of_any_institution, institutions.map_or(0, |_| *total))
    };
    let of_any_kind = every([topics, institutions, published, text]);
    let events = index.events().map_or(0, |events| events.count_in(&of_any_kind));
    FacetCounts {
        total: *total,
        topics: topic_counts,
        institutions: institution_counts,
        events,
        news: of_any_kind.count() - events,
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use std::sync::Arc;

    use proptest::{option, prelude::*};

    use super::*;
    use crate::archive::reference::{self, archives, hits, queries};

    proptest! {
        #[test]
        fn counts_what_choosing_would_find(archive in archives(), query in queries(), hits in option::of(hits())) {
            let hits = hits.map(Arc::new);
            let selection = Selection::new(archive.facets(), &archive, &query, hits.clone(), None);
            let counts = facet_counts(archive.facets(), &query, &selection);
            prop_assert_eq!(counts, reference::facet_counts(&archive, &query, hits.as_deref()));
        }
    }
}
