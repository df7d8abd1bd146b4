//! What to give up when a query finds nothing.

use std::sync::Arc;

use super::{Archive, Chosen, FacetIndex, Hits, Query, Selection, ranked};
use crate::model::InstitutionId;

/// One thing that a query can stop asking for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loosening {
    /// Name any of the chosen institutions instead of all of them.
    MatchAny,
    /// Not this one of the institutions that must all be named.
    WithoutInstitution(InstitutionId),
    /// Any institution.
    AnyInstitution,
    /// Any topic.
    AnyTopic,
    /// News and events.
    AnyKind,
    /// Any date.
    AnyDate,
    /// Any words.
    AnyText,
}

/// A query that finds something, near one that finds nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relaxation {
    /// What it gives up.
    pub loosenings: Vec<Loosening>,
    /// What is left.
    pub query: Query,
    /// How many articles it finds: at least one.
    pub total: usize,
}

/// The relaxations of `query` that find something and give up the least, those that find most
/// first. Empty only if the archive is.
#[must_use]
pub fn relaxations(
    index: &FacetIndex,
    archive: &Archive,
    query: &Query,
    hits: Option<&Arc<Hits>>,
) -> Vec<Relaxation> {
    let possible = loosenings(query);
    for size in 1..=possible.len() {
        let found: Vec<_> = combinations(&possible, size)
            .into_iter()
            .filter_map(|loosenings| {
                let query = loosenings.iter().fold(query.clone(), Query::loosened).first_page();
                let hits = hits.filter(|_| !query.text.is_empty()).cloned();
                let total = Selection::new(index, archive, &query, hits, None).total();
                (total > 0).then_some(Relaxation { loosenings, query, total })
            })
            .collect();
        if !found.is_empty() {
            let totals: Vec<_> = found.iter().map(|relaxation| relaxation.total).collect();
            return ranked(&totals).into_iter().map(|nth| found[nth].clone()).collect();
        }
    }
    Vec::new()
}

/// Leaving out one institution after another is offered up to this many of them; with more, the
/// combinations would take longer than a reader waits.
const INSTITUTIONS_TAKEN_ONE_BY_ONE: usize = 6;

fn loosenings(query: &Query) -> Vec<Loosening> {
    let mut possible = Vec::new();
    if query.match_all && query.institutions.len() > 1 {
        possible.push(Loosening::MatchAny);
        if query.institutions.len() <= INSTITUTIONS_TAKEN_ONE_BY_ONE {
            possible.extend(query.institutions.iter().cloned().map(Loosening::WithoutInstitution));
        }
    }
    let asked = [
        (!query.institutions.is_empty(), Loosening::AnyInstitution),
        (!query.topics.is_empty(), Loosening::AnyTopic),
        (query.kind.is_some(), Loosening::AnyKind),
        (query.from.is_some() || query.to.is_some(), Loosening::AnyDate),
        (!query.text.is_empty(), Loosening::AnyText),
    ];
    possible.extend(asked.into_iter().filter_map(|(asked, loosening)| asked.then_some(loosening)));
    possible
}

/// Every choice of `size` of the items, in their order.
fn combinations<T: Clone>(items: &[T], size: usize) -> Vec<Vec<T>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for (nth, item) in items.iter().enumerate() {
        for mut rest in combinations(&items[nth + 1..], size - 1) {
            rest.insert(0, item.clone());
            all.push(rest);
        }
    }
    all
}

impl Query {
    fn loosened(mut self, loosening: &Loosening) -> Self {
        match loosening {
            Loosening::MatchAny => self.match_all = false,
            Loosening::WithoutInstitution(id) => self.institutions.toggle(id),
            Loosening::AnyInstitution => {
                self.institutions = Chosen::default();
                self.match_all = false;
            }
            Loosening::AnyTopic => self.topics = Chosen::default(),
            Loosening::AnyKind => self.kind = None,
            Loosening::AnyDate => (self.from, self.to) = (None, None),
            Loosening::AnyText => self.text.clear(),
        }
        self
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::{option, prelude::*};

    use super::*;
    use crate::archive::reference::{archive, archives, hits, queries, select};

    #[test]
    fn joint_work_that_does_not_exist_leads_to_either_s_own() {
        let archive = archive();
        let query = Query::from_url(b"institution=i0&institution=i3&match=all", &archive).query;
        assert!(select(&archive, &query, None).is_empty(), "the sample names i0 and i3 apart only");
        let found = relaxations(archive.facets(), &archive, &query, None);
        assert!(found.iter().any(|relaxation| relaxation.loosenings == [Loosening::MatchAny]));
    }

    proptest! {
        #[test]
        fn every_relaxation_finds_what_it_says(archive in archives(), query in queries(), hits in option::of(hits())) {
            let hits = hits.filter(|_| !query.text.is_empty()).map(Arc::new);
            if select(&archive, &query, hits.as_deref()).is_empty() {
                let found = relaxations(archive.facets(), &archive, &query, hits.as_ref());
                prop_assert_eq!(found.is_empty(), archive.is_empty());
                for relaxation in found {
                    prop_assert!(relaxation.total > 0);
                    let hits = hits.as_deref().filter(|_| !relaxation.query.text.is_empty());
                    prop_assert_eq!(select(&archive, &relaxation.query, hits).len(), relaxation.total);
                }
            }
        }
    }
}
