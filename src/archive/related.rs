//! What to read after an article.

use super::{Archive, ArticleNo};

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
    let (this, facets) = (archive.card(no), archive.facets());
    let mut scores = vec![0.0; archive.len()];
    let topics = this.topics.iter().map(|&topic| &facets.topics()[usize::from(topic)]);
    for articles in topics.chain(this.institutions.iter().map(|&of| &facets.institutions()[usize::from(of)]))
    {
        let weight = rarity(articles.len(), archive.len());
        articles.for_each(|other| scores[other] += weight);
    }
    scores[no.0] = 0.0;
    let mut best: Vec<(f64, ArticleNo)> = Vec::new();
    for (score, other) in scores.into_iter().zip((0..).map(ArticleNo)) {
        let least = if best.len() < limit { 0.0 } else { best.last().map_or(f64::MAX, |(score, _)| *score) };
        if score > least {
            best.insert(best.partition_point(|(better, _)| *better >= score), (score, other));
            best.truncate(limit);
        }
    }
    best.into_iter().map(|(_, other)| other).collect()
}

#[expect(clippy::cast_precision_loss, reason = "archives have fewer than 2^53 articles")]
fn rarity(articles: usize, all: usize) -> f64 {
    (all as f64 / articles as f64).ln()
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
