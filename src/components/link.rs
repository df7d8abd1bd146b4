//! Addresses within the site.

use crate::{
    archive::Query,
    base::Base,
    i18n,
    markup::{Element, element},
    model::{
        Language,
        bundle::Card,
        content::{Institution, Topic},
    },
    route::Route,
    site::use_base,
};

/// The address of a page that takes the explorer's query, with that query.
#[must_use]
pub fn query_url(base: Base, page: &Route, query: &Query) -> String {
    base.url(&query_path(page, query))
}

/// The path of a page that takes the explorer's query, with that query.
#[must_use]
pub fn query_path(page: &Route, query: &Query) -> String {
    path_with_query(page, &query.to_url())
}

/// The path of a page with a query, which may be empty.
#[must_use]
pub fn path_with_query(page: &Route, query: &str) -> String {
    let path = page.path();
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

/// The explorer's address for a query.
#[must_use]
pub fn explorer_url(base: Base, query: &Query) -> String {
    query_url(base, &Route::Explorer, query)
}

/// The explorer's path for a query, below the site's base.
pub fn explorer_path(query: &Query) -> String {
    query_path(&Route::Explorer, query)
}

/// The page of a topic.
pub fn topic_url(base: Base, topic: &Topic) -> String {
    base.url(&format!("/topics/{}/", topic.id))
}

/// The page of an institution.
pub fn institution_url(base: Base, institution: &Institution) -> String {
    base.url(&format!("/institutions/{}/", institution.id))
}

/// A link to an article.
pub fn article_link(base: Base, card: &Card) -> Element {
    element("a").attr("href", base.url(&format!("/news/{}/", card.slug)))
}

/// A link to an article in another language. It is a printed page, not the app's to load.
pub fn edition_link(language: Language, card: &Card) -> Element {
    let url = use_base().in_language(language).page(&Route::Article(card.slug.clone()));
    element("a")
        .attr("href", url)
        .attr("hreflang", language.tag())
        .attr("lang", language.tag())
        .attr("rel", "alternate external")
        .text(language.name())
}

/// An item of a list: a link with the number of articles that it leads to.
pub fn counted_link(url: String, name: &str, count: usize) -> Element {
    element("li")
        .child(element("a").attr("href", url).text(name.to_owned()))
        .child(element("span").class("facet-count").text(i18n::number(count)))
}
