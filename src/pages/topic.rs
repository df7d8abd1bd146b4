//! One topic, `/topics/<id>/`.

use std::sync::Arc;

use leptos::prelude::*;

use super::not_found::nothing_at_this_address;
use crate::{
    archive::{Archive, Query, facet_counts, ranked, select},
    components::{Skeleton, art_of, article_list, counted_link, cover, explorer_url, page_heading},
    head::{Head, describe},
    markup::{Element, element, sequence},
    model::{TopicId, content::Topic},
    site::use_site,
    words,
};

/// How many articles are listed; the explorer has the rest.
const LISTED: usize = 24;
/// How many institutions are listed beside the articles.
const INSTITUTIONS: usize = 10;

/// What a topic is, its articles, and who works on it.
pub fn topic(id: TopicId) -> Element {
    element("div").class("page").with_archive(Skeleton::List, move |archive| match archive.topic(&id) {
        Some(topic) => one_topic(&archive, topic),
        None => nothing_at_this_address("topic").into(),
    })
}

fn one_topic(archive: &Arc<Archive>, topic: &Topic) -> AnyView {
    let base = use_site().base;
    describe(Head { title: topic.name.en.clone(), description: topic.description.en.clone() });
    let query = Query::topic(&topic.id);
    let art = art_of(topic);
    let counts = facet_counts(archive, &query).institutions;
    let institutions = ranked(&counts).into_iter().take(INSTITUTIONS).map(|nth| {
        let institution = &archive.institutions()[nth];
        let joint = Query::topic(&topic.id).toggle_institution(&institution.id);
        counted_link(explorer_url(base, &joint), &institution.name.en, counts[nth])
    });
    let head = element("header")
        .class("subject-head")
        .attr("style", format!("--hue:{}", art.hue))
        .child(cover(art, &topic.id))
        .child(element("p").class("kicker").text("Topic"))
        .child(page_heading(&*topic.name.en))
        .child(element("p").class("standfirst").text(topic.description.en.clone()));
    let aside = element("aside")
        .attr("aria-labelledby", "who")
        .child(element("h2").attr("id", "who").text("Who is involved"))
        .child(element("ul").class("browse-list").attr("role", "list").children(institutions));
    let columns = element("div").class("with-aside").child(articles_of(archive, &query)).child(aside);
    sequence(vec![head.into(), columns.into()])
}

/// The first articles of a query, and a link to all of them in the explorer.
pub(super) fn articles_of(archive: &Arc<Archive>, query: &Query) -> Element {
    let found = select(archive, query);
    let total = found.len();
    let listed = found.into_iter().take(LISTED).collect();
    let all = explorer_url(use_site().base, query);
    element("section")
        .attr("aria-labelledby", "articles")
        .child(element("h2").attr("id", "articles").text(words::articles(total)))
        .child(article_list(archive.clone(), listed, "article-list"))
        .child(element("p").class("more").child(element("a").attr("href", all).text("Filter these articles")))
}
