//! Who is named together with whom in the articles that a query asks for.

use super::{ArticleNo, Bits, FacetIndex, Selection};
use crate::model::bundle::{Network, NetworkNode};

/// How many articles there are to each circle and line of a [`Network`], in its order: none where
/// it is not to be drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cooperation {
    /// The articles that name the institution of a node.
    pub nodes: Vec<usize>,
    /// The articles that name both institutions of an edge.
    pub edges: Vec<usize>,
}

impl Cooperation {
    /// That of all articles, of which `named` name each institution.
    #[must_use]
    pub fn of_all(network: &Network, named: &[usize]) -> Self {
        let count = |node: &NetworkNode| named.get(node[0]).copied().unwrap_or_default();
        Self {
            nodes: network.nodes.iter().map(count).collect(),
            edges: network.edges.iter().map(|[.., count]| *count).collect(),
        }
    }

    /// That of the articles that answer everything in a query but its institutions. Of those only
    /// `chosen` and the ones that are named with them are shown, if there are any.
    #[must_use]
    pub fn of(network: &Network, index: &FacetIndex, selection: &Selection, chosen: &[usize]) -> Self {
        let among = selection.without_institutions(index.len());
        // Of each institution once, and not for each of its lines.
        let named: Vec<_> =
            (0..index.institutions().len()).map(|nth| kept(naming(index, nth), &among)).collect();
        let joint = |[a, b, _]: &[usize; 3]| {
            let is_shown = chosen.is_empty() || chosen.contains(a) || chosen.contains(b);
            match (named.get(*a), named.get(*b)) {
                (Some(a), Some(b)) if is_shown => a.count_common(b),
                _ => 0,
            }
        };
        let edges: Vec<_> = network.edges.iter().map(joint).collect();
        let is_shown = |institution: usize| {
            let ends = network.edges.iter().zip(&edges).filter(|(_, count)| **count > 0);
            chosen.is_empty()
                || chosen.contains(&institution)
                || ends.into_iter().any(|([a, b, _], _)| *a == institution || *b == institution)
        };
        let count = |node: &NetworkNode| match named.get(node[0]) {
            Some(articles) if is_shown(node[0]) => articles.count(),
            _ => 0,
        };
        Self { nodes: network.nodes.iter().map(count).collect(), edges }
    }
}

/// The articles that name two institutions, or one that is given twice, of those that answer
/// everything in a query but its institutions; newest first.
#[must_use]
pub fn joint_articles(index: &FacetIndex, selection: &Selection, a: usize, b: usize) -> Vec<ArticleNo> {
    let among = selection.without_institutions(index.len());
    kept(kept(naming(index, a), &naming(index, b)), &among).slice(0, usize::MAX, false)
}

fn naming(index: &FacetIndex, institution: usize) -> Bits {
    let mut naming = Bits::none(index.len());
    if let Some(postings) = index.institutions().get(institution) {
        postings.add_to(&mut naming);
    }
    naming
}

fn kept(mut articles: Bits, among: &Bits) -> Bits {
    articles.keep(among);
    articles
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::archive::{
        Query,
        reference::{self, archives, queries},
    };

    proptest! {
        #[test]
        fn a_line_stands_for_the_articles_that_its_link_finds(archive in archives(), query in queries()) {
            let index = archive.facets();
            let length = archive.institutions().len();
            let nodes = (0..length).map(|nth| [nth, 0, 0, 0, 0, 0, 0]).collect();
            let pairs = (0..length).flat_map(|a| (a + 1..length).map(move |b| [a, b, 0]));
            let network = Network { height: 0, nodes, edges: pairs.collect() };
            let selection = Selection::new(index, &archive, &query, None, None);
            let found = Cooperation::of(&network, index, &selection, &[]);
            let id = |nth: usize| &archive.institutions()[nth].id;
            for ([a, b, _], count) in network.edges.iter().zip(&found.edges) {
                let linked = Query { institutions: Default::default(), match_all: true, ..query.clone() };
                let linked = linked.toggle_institution(id(*a)).toggle_institution(id(*b));
                let expected = reference::select(&archive, &linked, None);
                prop_assert_eq!(*count, expected.len());
                prop_assert_eq!(joint_articles(index, &selection, *a, *b).len(), expected.len());
            }
            for (node, count) in found.nodes.iter().enumerate() {
                let linked = Query { institutions: Default::default(), match_all: false, ..query.clone() };
                prop_assert_eq!(*count, reference::select(&archive, &linked.toggle_institution(id(node)), None).len());
            }
        }
    }
}
