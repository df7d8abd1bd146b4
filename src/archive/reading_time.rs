//! How long an article takes to read.

use super::search_text::is_ideograph;
use crate::model::content::Article;

/// Words of English non-fiction that an adult reads silently in a minute (M. Brysbaert, *How many
/// words do we read per minute?*, 2019).
const WORDS_A_MINUTE: usize = 238;
/// Chinese characters that an adult reads in a minute (S. Trauzettel-Klosinski, K. Dietz,
/// *Standardized assessment of reading performance: IReST*, 2012).
const IDEOGRAPHS_A_MINUTE: usize = 255;

/// The minutes that the text takes, at least one.
#[must_use]
pub fn reading_minutes(article: &Article) -> usize {
    let mut thousandths = 0;
    for text in std::iter::once(&article.title).chain(&article.texts()) {
        let ideographs = text.chars().filter(|&c| is_ideograph(c)).count();
        let words = text.split_whitespace().filter(|word| !word.chars().all(is_ideograph)).count();
        thousandths += words * 1000 / WORDS_A_MINUTE + ideographs * 1000 / IDEOGRAPHS_A_MINUTE;
    }
    thousandths.div_ceil(1000).max(1)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::model::content::Block;

    fn minutes(text: &str) -> usize {
        let json = serde_json::json!({
            "slug": "a", "title": "", "summary": "", "date": "2021-01-05", "topics": [], "institutions": [],
            "body": [], "credits": [], "sources": [],
        });
        let mut article: Article = serde_json::from_value(json).expect("an article");
        article.body = vec![Block::Paragraph { text: text.to_owned() }];
        reading_minutes(&article)
    }

    #[test]
    fn time_grows_with_words_and_characters() {
        assert_eq!(minutes(""), 1);
        assert_eq!(minutes(&"word ".repeat(238)), 1);
        assert_eq!(minutes(&"word ".repeat(1000)), 5);
        assert_eq!(minutes(&"字".repeat(1000)), 4);
    }
}
