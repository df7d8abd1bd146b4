//! The front page, `/`.

use leptos::prelude::*;

use crate::{
    archive::Excerpt,
    base::Base,
    components::{
        Skeleton, article_list, card, counted_link, follow_links, institution_url, page_heading, search_box,
        topic_url,
    },
    head::{Head, describe},
    markup::{Element, element, sequence},
    route::Route,
    site::use_site,
};

/// What the site is about, in the words of its first edition.
const TAGLINE: &str = "Research cooperation on carbon neutrality and the energy transition";

/// The lead article, the latest ones, and ways to browse the rest.
pub fn front() -> Element {
    describe(Head {
        title: String::new(),
        description: format!("{TAGLINE}: news and events, by topic and institution."),
    });
    let head =
        element("div").class("front-head").child(page_heading(TAGLINE).class("tagline")).child(search_box());
    element("div")
        .class("page front")
        .child(head)
        .with_page(Route::Front, Skeleton::List, |page| lead_and_latest(&page.excerpt))
}

fn lead_and_latest(excerpt: &Excerpt) -> AnyView {
    let Some((&lead, latest)) = excerpt.articles.split_first() else {
        return element("p").class("empty").text("No articles have been published yet.").into();
    };
    let base = use_site().base;
    let all = format!("All {} articles", excerpt.counts.total);
    let all = element("a").attr("href", base.url("/news/")).text(all);
    let months = element("a").attr("href", base.url("/archive/")).text("By month");
    sequence(vec![
        card(&excerpt.archive, excerpt.card(lead), true).into(),
        element("section")
            .attr("aria-labelledby", "latest")
            .child(element("h2").attr("id", "latest").text("Latest"))
            .child(article_list(excerpt.archive.clone(), latest.to_vec(), "card-grid"))
            .child(element("p").class("more").child(all).text(" · ").child(months))
            .into(),
        element("div")
            .class("browse")
            .child(browse_topics(base, excerpt))
            .child(browse_institutions(base, excerpt))
            .into(),
        follow_links(&excerpt.languages, &Route::Front, excerpt.counts.events > 0).into(),
    ])
}

fn browse_topics(base: Base, excerpt: &Excerpt) -> Element {
    let topics = excerpt.topics.iter().map(|&nth| {
        let topic = &excerpt.archive.topics()[nth];
        counted_link(topic_url(base, topic), &topic.name.en, excerpt.counts.topics[nth])
            .attr("data-topic", topic.id.to_string())
    });
    element("section")
        .attr("aria-labelledby", "by-topic")
        .child(element("h2").attr("id", "by-topic").text("By topic"))
        .child(element("ul").class("browse-list topics").attr("role", "list").children(topics))
}

fn browse_institutions(base: Base, excerpt: &Excerpt) -> Element {
    let institutions = excerpt.institutions.iter().map(|&nth| {
        let institution = &excerpt.archive.institutions()[nth];
        let count = excerpt.counts.institutions[nth];
        counted_link(institution_url(base, institution), &institution.name.en, count)
    });
    let all = format!("All {} institutions", excerpt.institution_total);
    let all = element("a").attr("href", base.url("/institutions/")).text(all);
    element("section")
        .attr("aria-labelledby", "by-institution")
        .child(element("h2").attr("id", "by-institution").text("By institution"))
        .child(element("ul").class("browse-list").attr("role", "list").children(institutions))
        .child(element("p").class("more").child(all))
}
