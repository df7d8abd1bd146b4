//! All topics, `/topics/`.

use crate::{
    archive::{Archive, Query, facet_counts},
    components::{Skeleton, art_of, cover, page_heading, topic_url},
    head::{Head, describe},
    markup::{Element, element},
    site::use_site,
    words,
};

/// Every topic with its description and how many articles it has.
pub fn topics() -> Element {
    describe(Head { title: "Topics".into(), description: "What the articles are about.".into() });
    element("div")
        .class("page")
        .child(page_heading("Topics"))
        .with_archive(Skeleton::List, |archive| every_topic(&archive).into())
}

fn every_topic(archive: &Archive) -> Element {
    let base = use_site().base;
    let counts = facet_counts(archive, &Query::default()).topics;
    let topics = archive.topics().iter().zip(counts).map(|(topic, count)| {
        let art = art_of(topic);
        let link = element("a").attr("href", topic_url(base, topic)).text(topic.name.en.clone());
        element("li")
            .class("topic-card")
            .attr("style", format!("--hue:{}", art.hue))
            .child(cover(art, &topic.id))
            .child(element("h2").child(link))
            .child(element("p").text(topic.description.en.clone()))
            .child(element("p").class("meta").text(words::articles(count)))
    });
    element("ul").class("card-grid").attr("role", "list").children(topics)
}
