//! Lists of articles.

use std::sync::Arc;

use super::card;
use crate::{
    archive::{Archive, ArticleNo},
    markup::{Element, element},
};

/// A list of cards, in the order given and with the class names given.
pub fn article_list(archive: Arc<Archive>, articles: Vec<ArticleNo>, class: &'static str) -> Element {
    live_list(move || articles.clone(), move |no| card(&archive, archive.card(no), false), class)
}

/// A list that follows what `articles` reads, each drawn by `row`. One that stays in the list
/// keeps its nodes.
pub fn live_list(
    articles: impl Fn() -> Vec<ArticleNo> + Send + Sync + 'static,
    row: impl Fn(ArticleNo) -> Element + Send + Sync + 'static,
    class: &'static str,
) -> Element {
    element("ol").class(class).attr("role", "list").live_rows(
        move || articles().into_iter().map(|ArticleNo(number)| number).collect(),
        move |number| element("li").child(row(ArticleNo(number))),
    )
}
