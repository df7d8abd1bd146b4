//! What to read after an article.

use super::{Archive, ArticleNo};
use crate::model::bundle::Card;

/// The articles published just after and just before one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// The next newer article.
    pub newer: Option<ArticleNo>,
    /// The next older article.
    pub older: Option<ArticleNo>,
}

/// The neighbours of an article in the order of publication.
#[must_use]
pub fn neighbours(archive: &Archive, no: ArticleNo) -> Neighbours {
    Neighbours {
        newer: no.0.checked_sub(1).map(ArticleNo),
        older: Some(ArticleNo(no.0 + 1)).filter(|older| older.0 < archive.len()),
    }
}

/// At most `limit` articles that share institutions or topics with one, the closest first.
///
/// A shared institution or topic weighs the more the rarer it is: ln(articles / articles that
/// name it), the inverse document frequency of information retrieval (K. Spärck Jones, *A
/// statistical interpretation of term specificity*, 1972). Of equally close articles the newer
/// comes first.
#[must_use]
pub fn related(archive: &Archive, no: ArticleNo, limit: usize) -> Vec<ArticleNo> {
    let topic_weights = weights(archive, archive.topics().len(), |card| &card.topics);
    let institution_weights = weights(archive, archive.institutions().len(), |card| &card.institutions);
    let this = archive.card(no);
    let scored: Vec<_> = (0..archive.len())
        .map(ArticleNo)
        .filter(|&other| other != no)
        .map(|other| {
            let card = archive.card(other);
            let score = shared_weight(&this.topics, &card.topics, &topic_weights)
                + shared_weight(&this.institutions, &card.institutions, &institution_weights);
            (score, other)
        })
        .filter(|&(score, _)| score > 0.0)
        .collect();
    take_best(scored, limit)
}

/// The `limit` best of what is scored, in order. A few passes are less code than a sort, and code is
/// what a visitor downloads.
fn take_best(mut scored: Vec<(f64, ArticleNo)>, limit: usize) -> Vec<ArticleNo> {
    let mut best = Vec::new();
    while best.len() < limit && !scored.is_empty() {
        let first =
            (1..scored.len()).fold(0, |first, n| if scored[n].0 > scored[first].0 { n } else { first });
        best.push(scored.remove(first).1);
    }
    best
}

#[expect(clippy::cast_precision_loss, reason = "archives have fewer than 2^53 articles")]
fn weights(archive: &Archive, values: usize, of: impl Fn(&Card) -> &[u16]) -> Vec<f64> {
    let mut articles = vec![0_usize; values];
    for card in archive.cards() {
        for &value in of(card) {
            articles[usize::from(value)] += 1;
        }
    }
    articles.into_iter().map(|count| (archive.len() as f64 / count.max(1) as f64).ln()).collect()
}

fn shared_weight(these: &[u16], those: &[u16], weights: &[f64]) -> f64 {
    these.iter().filter(|value| those.contains(value)).map(|&value| weights[usize::from(value)]).sum()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::archive::reference::archive_of;

    #[test]
    fn a_rare_institution_in_common_outweighs_a_frequent_topic() {
        let archive = archive_of(&[
            (&[0], &[0, 1]), // the article
            (&[0], &[2]),
            (&[0], &[3]),
            (&[1], &[1]), // shares the rare institution
            (&[0], &[4]),
            (&[1], &[5]), // shares nothing
        ]);
        let found = related(&archive, ArticleNo(0), 10);
        assert_eq!(found, [3, 1, 2, 4].map(ArticleNo));
        assert_eq!(related(&archive, ArticleNo(0), 2), [3, 1].map(ArticleNo));
    }

    #[test]
    fn neighbours_end_at_the_ends() {
        let archive = archive_of(&[(&[], &[]), (&[], &[])]);
        assert_eq!(neighbours(&archive, ArticleNo(0)), Neighbours { newer: None, older: Some(ArticleNo(1)) });
        assert_eq!(neighbours(&archive, ArticleNo(1)), Neighbours { newer: Some(ArticleNo(0)), older: None });
    }
}
