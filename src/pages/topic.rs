//! One topic, `/topics/<id>/`.

use leptos::prelude::*;

use crate::{
    archive::{Excerpt, Query},
    components::{
        Skeleton, art_of, article_list, counted_link, cover, explorer_url, follow_links, page_heading,
    },
    head::{Head, describe},
    markup::{Element, element, nothing, sequence},
    model::{Language, TopicId},
    route::Route,
    site::use_site,
    words,
};

/// What a topic is, its articles, and who works on it.
pub fn topic(id: TopicId) -> Element {
    let route = Route::Topic(id);
    element("div").class("page").with_excerpt(route, Skeleton::List, |excerpt| one_topic(&excerpt))
}

fn one_topic(excerpt: &Excerpt) -> AnyView {
    let base = use_site().base;
    let archive = &excerpt.archive;
    let Some(topic) = excerpt.topics.first().map(|&nth| &archive.topics()[nth]) else { return nothing() };
    describe(Head { title: topic.name.en.clone(), description: topic.description.en.clone() });
    let query = Query::topic(&topic.id);
    let institutions = excerpt.institutions.iter().map(|&nth| {
        let institution = &archive.institutions()[nth];
        let joint = query.clone().toggle_institution(&institution.id);
        let count = excerpt.counts.institutions[nth];
        counted_link(explorer_url(base, &joint), &institution.name.en, count)
    });
    let head = element("header")
        .class("subject-head")
        .attr("data-topic", topic.id.to_string())
        .child(cover(art_of(topic), &topic.id))
        .child(element("p").class("kicker").text("Topic"))
        .child(page_heading(&*topic.name.en))
        .child(element("p").class("standfirst").text(topic.description.en.clone()));
    let aside = element("aside")
        .attr("aria-labelledby", "who")
        .child(element("h2").attr("id", "who").text("Who is involved"))
        .child(element("ul").class("browse-list").attr("role", "list").children(institutions));
    let columns = element("div")
        .class("with-aside")
        .child(articles_of(excerpt, &query, &Route::Topic(topic.id.clone())))
        .child(aside);
    sequence(vec![head.into(), columns.into()])
}

/// The newest articles of a topic or institution, a link to all of them in the explorer, and the
/// feeds of its page.
pub(super) fn articles_of(excerpt: &Excerpt, query: &Query, route: &Route) -> Element {
    let all = explorer_url(use_site().base, query);
    element("section")
        .attr("aria-labelledby", "articles")
        .child(element("h2").attr("id", "articles").text(words::articles(excerpt.counts.total)))
        .child(article_list(excerpt.archive.clone(), excerpt.articles.clone(), "article-list"))
        .child(element("p").class("more").child(element("a").attr("href", all).text("Filter these articles")))
        // A feed without articles is not written.
        .children(
            (excerpt.counts.total > 0)
                .then(|| follow_links(Language::English, route, excerpt.counts.events > 0)),
        )
}
