//! One topic, `/topics/<id>/`.

use leptos::prelude::*;

use crate::{
    archive::{Excerpt, Query, list_pages},
    components::{
        Skeleton, art_of, article_list, counted_link, cover, explorer_url, follow_links, page_heading, pager,
    },
    head::{Head, describe},
    i18n::{self, words},
    markup::{Element, element, nothing, sequence},
    model::TopicId,
    route::Route,
    site::use_base,
};

/// What a topic is, its articles, and who works on it.
pub fn topic(id: TopicId, page: usize) -> Element {
    let route = Route::Topic(id, page);
    element("div")
        .class("page")
        .with_page(route, Skeleton::List, move |loaded| one_topic(&loaded.excerpt, page))
}

fn one_topic(excerpt: &Excerpt, page: usize) -> AnyView {
    let base = use_base();
    let archive = &excerpt.archive;
    let Some(topic) = excerpt.topics.first().map(|&nth| &archive.topics()[nth]) else { return nothing() };
    describe(Head {
        title: i18n::page_of(&i18n::name(&topic.name), page),
        description: i18n::page_of(&i18n::name(&topic.description), page),
    });
    let query = Query::topic(&topic.id);
    let institutions = excerpt.institutions.iter().map(|&nth| {
        let institution = &archive.institutions()[nth];
        let joint = query.clone().toggle_institution(&institution.id);
        let count = excerpt.counts.institutions[nth];
        counted_link(explorer_url(base, &joint), &i18n::name(&institution.name), count)
    });
    let head = element("header")
        .class("subject-head")
        .attr("data-topic", topic.id.to_string())
        .child(cover(art_of(topic), &topic.id))
        .child(element("p").class("kicker").text(words().topic()))
        .child(page_heading(i18n::name(&topic.name)))
        .child(element("p").class("standfirst").text(i18n::name(&topic.description)));
    let aside = element("aside")
        .attr("aria-labelledby", "who")
        .child(element("h2").attr("id", "who").text(words().who_is_involved()))
        .child(element("ul").class("browse-list").attr("role", "list").children(institutions));
    let columns = element("div")
        .class("with-aside")
        .child(articles_of(excerpt, &query, page, &|page| Route::Topic(topic.id.clone(), page)))
        .child(aside);
    sequence(vec![head.into(), columns.into()])
}

/// A page of the articles of a topic or institution, links to the other pages, which are at
/// `route`, a link to all of them in the explorer, and the feeds.
pub(super) fn articles_of(
    excerpt: &Excerpt,
    query: &Query,
    page: usize,
    route: &dyn Fn(usize) -> Route,
) -> Element {
    let base = use_base();
    let all = explorer_url(base, query);
    let url = |page| base.url(&route(page).path());
    element("section")
        .attr("aria-labelledby", "articles")
        .child(element("h2").attr("id", "articles").text(i18n::articles(excerpt.counts.total)))
        .child(article_list(excerpt.archive.clone(), excerpt.articles.clone(), "article-list"))
        .children(pager(page, list_pages(excerpt.counts.total), &url))
        .child(
            element("p")
                .class("more with-script")
                .child(element("a").attr("href", all).text(words().filter_these())),
        )
        // A feed without articles is not written.
        .children(
            (excerpt.counts.total > 0)
                .then(|| follow_links(&excerpt.languages, &route(0), excerpt.counts.events > 0)),
        )
}
