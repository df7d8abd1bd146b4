//! Addresses within the site, and fetching ahead what a link leads to.

use crate::{
    archive::Query,
    base::Base,
    markup::{Element, element},
    model::{bundle::Card, content::Institution, content::Topic},
    site::use_site,
};

/// The explorer's address for a query.
#[must_use]
pub fn explorer_url(base: Base, query: &Query) -> String {
    base.url(&explorer_path(query))
}

/// The explorer's path for a query, below the site's base.
pub fn explorer_path(query: &Query) -> String {
    let query = query.to_url();
    if query.is_empty() { "/news/".to_owned() } else { format!("/news/?{query}") }
}

/// The page of a topic.
pub fn topic_url(base: Base, topic: &Topic) -> String {
    base.url(&format!("/topics/{}/", topic.id))
}

/// The page of an institution.
pub fn institution_url(base: Base, institution: &Institution) -> String {
    base.url(&format!("/institutions/{}/", institution.id))
}

/// A link to an article, which is fetched ahead when a reader points at it, touches it or moves
/// the focus to it.
pub fn article_link(base: Base, card: &Card) -> Element {
    let library = use_site().library;
    let link = element("a").attr("href", base.url(&format!("/news/{}/", card.slug)));
    ["pointerenter", "touchstart", "focus"].into_iter().fold(link, |link, event| {
        let (library, slug) = (library.clone(), card.slug.clone());
        link.on(event, move |_| library.fetch_article(&slug))
    })
}

/// An item of a list: a link with the number of articles that it leads to.
pub fn counted_link(url: String, name: &str, count: usize) -> Element {
    element("li")
        .child(element("a").attr("href", url).text(name.to_owned()))
        .child(element("span").class("facet-count").text(count.to_string()))
}
