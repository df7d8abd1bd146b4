//! Links to what an article is about.

use super::explorer_url;
use crate::{
    archive::Query,
    i18n,
    markup::{Element, element},
    model::content::{Institution, Topic},
    site::use_base,
};

/// A topic in its colour, as a link into the explorer.
pub fn topic_tag(topic: &Topic) -> Element {
    element("a")
        .class("topic-tag")
        .attr("data-topic", topic.id.to_string())
        .attr("href", explorer_url(use_base(), &Query::topic(&topic.id)))
        .text(i18n::name(&topic.name))
}

/// Institutions by their full names, as links into the explorer.
pub fn institution_links<'a>(institutions: impl Iterator<Item = &'a Institution>) -> Element {
    let base = use_base();
    let links = institutions.map(|institution| {
        let url = explorer_url(base, &Query::institution(&institution.id));
        element("li").child(element("a").attr("href", url).text(i18n::name(&institution.name)))
    });
    element("ul").class("institution-links").children(links)
}
