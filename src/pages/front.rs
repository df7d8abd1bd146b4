//! The front page, `/`.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    archive::{Archive, ArticleNo, Query, facet_counts, ranked},
    base::Base,
    components::{
        Skeleton, art_of, article_list, card, counted_link, institution_url, page_heading, search_box,
        topic_url,
    },
    head::{Head, describe},
    markup::{Element, element, sequence},
    site::use_site,
};

/// How many articles stand below the lead.
const LATEST: usize = 9;
/// How many institutions are listed: those with most articles.
const INSTITUTIONS: usize = 12;

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
    element("div").class("page front").child(head).with_archive(Skeleton::List, lead_and_latest)
}

fn lead_and_latest(archive: Arc<Archive>) -> AnyView {
    if archive.is_empty() {
        return element("p").class("empty").text("No articles have been published yet.").into();
    }
    let base = use_site().base;
    let latest = (1..archive.len().min(LATEST + 1)).map(ArticleNo).collect();
    let all = element("a").attr("href", base.url("/news/")).text(format!("All {} articles", archive.len()));
    sequence(vec![
        card(&archive, ArticleNo(0), true).into(),
        element("section")
            .attr("aria-labelledby", "latest")
            .child(element("h2").attr("id", "latest").text("Latest"))
            .child(article_list(archive.clone(), latest, "card-grid"))
            .child(element("p").class("more").child(all))
            .into(),
        element("div")
            .class("browse")
            .child(browse_topics(base, &archive))
            .child(browse_institutions(base, &archive))
            .into(),
    ])
}

fn browse_topics(base: Base, archive: &Archive) -> Element {
    let counts = facet_counts(archive, &Query::default()).topics;
    let topics = archive.topics().iter().zip(counts).map(|(topic, count)| {
        counted_link(topic_url(base, topic), &topic.name.en, count)
            .attr("style", format!("--hue:{}", art_of(topic).hue))
    });
    element("section")
        .attr("aria-labelledby", "by-topic")
        .child(element("h2").attr("id", "by-topic").text("By topic"))
        .child(element("ul").class("browse-list topics").attr("role", "list").children(topics))
}

fn browse_institutions(base: Base, archive: &Archive) -> Element {
    let counts = facet_counts(archive, &Query::default()).institutions;
    let institutions = ranked(&counts).into_iter().take(INSTITUTIONS).map(|nth| {
        let institution = &archive.institutions()[nth];
        counted_link(institution_url(base, institution), &institution.name.en, counts[nth])
    });
    let all = format!("All {} institutions", archive.institutions().len());
    let all = element("a").attr("href", base.url("/institutions/")).text(all);
    element("section")
        .attr("aria-labelledby", "by-institution")
        .child(element("h2").attr("id", "by-institution").text("By institution"))
        .child(element("ul").class("browse-list").attr("role", "list").children(institutions))
        .child(element("p").class("more").child(all))
}
