//! All topics, `/topics/`.

use crate::{
    archive::Excerpt,
    components::{Skeleton, art_of, cover, page_heading, topic_url},
    head::{Head, describe},
    i18n::{self, words},
    markup::{Element, element},
    route::Route,
    site::use_base,
};

/// Every topic with its description and how many articles it has.
pub fn topics() -> Element {
    describe(Head { title: words().topics().into(), description: words().topics_description().into() });
    element("div").class("page").child(page_heading(words().topics())).with_page(
        Route::Topics,
        Skeleton::List,
        |page| every_topic(&page.excerpt).into(),
    )
}

fn every_topic(excerpt: &Excerpt) -> Element {
    let base = use_base();
    let topics = excerpt.topics.iter().map(|&nth| {
        let topic = &excerpt.archive.topics()[nth];
        let link = element("a").attr("href", topic_url(base, topic)).text(i18n::name(&topic.name));
        element("li")
            .class("topic-card")
            .attr("data-topic", topic.id.to_string())
            .child(cover(art_of(topic), &topic.id))
            .child(element("h2").child(link))
            .child(element("p").text(i18n::name(&topic.description)))
            .child(element("p").class("meta").text(i18n::articles(excerpt.counts.topics[nth])))
    });
    element("ul").class("card-grid").attr("role", "list").children(topics)
}
