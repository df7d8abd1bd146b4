//! Lists of articles.

use std::sync::Arc;

use super::card;
use crate::{
    archive::{Archive, ArticleNo},
    markup::{Element, element},
};

/// A list of cards, in the order given and with the class names given.
pub fn article_list(archive: Arc<Archive>, articles: Vec<ArticleNo>, class: &'static str) -> Element {
    live_article_list(archive, move || articles.clone(), class)
}

/// A list of cards that follows what `articles` reads. A card that stays in the list keeps its
/// nodes.
pub fn live_article_list(
    archive: Arc<Archive>,
    articles: impl Fn() -> Vec<ArticleNo> + Send + Sync + 'static,
    class: &'static str,
) -> Element {
    element("ol").class(class).attr("role", "list").live_rows(
        move || articles().into_iter().map(|ArticleNo(number)| number).collect(),
        move |number| element("li").child(card(&archive, ArticleNo(number), false)),
    )
}
