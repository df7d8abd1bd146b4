//! How many articles there would be if a value were (also) chosen.

use super::{Archive, ArticleNo, Kind, Query, select::Filter};

/// For each value of each facet: how many articles the query would find if that value were
/// chosen beside those that are. For a value that is chosen already this is the query's own total.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetCounts {
    /// How many articles the query finds as it is.
    pub total: usize,
    /// By position in [`Archive::topics`].
    pub topics: Vec<usize>,
    /// By position in [`Archive::institutions`].
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

/// Counts every value of every facet in one pass over the archive.
///
/// Values of one facet are alternatives, so choosing another one adds the articles that none of
/// the chosen ones finds. With `match=all` institutions are conditions, so choosing another one
/// leaves those of the found articles that name it too.
#[must_use]
pub fn facet_counts(archive: &Archive, query: &Query) -> FacetCounts {
    let filter = Filter::new(archive, query);
    let mut topics = Tally::new(archive.topics().len(), query.topics.is_empty());
    let mut institutions =
        Tally::new(archive.institutions().len(), query.institutions.is_empty() || query.match_all);
    let mut counts = FacetCounts::default();
    for no in (0..archive.len()).map(ArticleNo) {
        let card = archive.card(no);
        let answers = filter.test(no);
        if !answers.other {
            continue;
        }
        if answers.all() {
            counts.total += 1;
        }
        if answers.institution && answers.kind {
            topics.count(answers.topic, &card.topics);
        }
        if answers.topic && answers.kind {
            institutions.count(answers.institution, &card.institutions);
        }
        if answers.topic && answers.institution {
            match Kind::of(card) {
                Kind::Event => counts.events += 1,
                Kind::News => counts.news += 1,
            }
        }
    }
    counts.topics = topics.finish(counts.total);
    counts.institutions = institutions.finish(counts.total);
    counts
}

/// The counts of one facet while they are being made.
struct Tally {
    counts: Vec<usize>,
    /// Whether choosing a value narrows (the first value, or `match=all`) or adds alternatives.
    narrows: bool,
}

impl Tally {
    fn new(values: usize, narrows: bool) -> Self {
        Self { counts: vec![0; values], narrows }
    }

    /// Counts an article that answers all other parts of the query.
    fn count(&mut self, answers_this_facet: bool, values: &[u16]) {
        if answers_this_facet == self.narrows {
            for (nth, &value) in values.iter().enumerate() {
                // A card that names a value twice is still one article.
                if !values[..nth].contains(&value) {
                    self.counts[usize::from(value)] += 1;
                }
            }
        }
    }

    fn finish(self, total: usize) -> Vec<usize> {
        let found_anyway = if self.narrows { 0 } else { total };
        self.counts.into_iter().map(|count| count + found_anyway).collect()
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::archive::reference::{self, archives, queries};

    proptest! {
        #[test]
        fn counts_what_choosing_would_find(archive in archives(), query in queries()) {
            prop_assert_eq!(facet_counts(&archive, &query), reference::facet_counts(&archive, &query));
        }
    }
}
