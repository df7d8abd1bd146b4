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
    i18n::{self, words},
    markup::{Element, element, nothing, sequence},
    route::Route,
    site::use_base,
};

/// The lead article, the latest ones, and ways to browse the rest.
pub fn front() -> Element {
    describe(Head {
        title: String::new(),
        description: words().front_description().with([words().tagline()]),
    });
    let heading = page_heading(words().tagline()).class("tagline");
    let head = element("div").class("front-head").child(heading).child(search_box());
    element("div")
        .class("page front")
        .child(head)
        .with_page(Route::Front, Skeleton::List, |page| lead_and_latest(&page.excerpt))
}

fn lead_and_latest(excerpt: &Excerpt) -> AnyView {
    let Some((&lead, latest)) = excerpt.articles.split_first() else {
        return element("p").class("empty").text(words().no_articles_yet()).into();
    };
    let (base, words) = (use_base(), words());
    let all = words.all_articles().of(excerpt.counts.total);
    let all = element("a").attr("href", base.url("/news/")).text(all);
    let months = element("a").attr("href", base.url("/archive/")).text(words.by_month());
    sequence(vec![
        card(&excerpt.archive, excerpt.card(lead), true).into(),
        element("section")
            .attr("aria-labelledby", "latest")
            .child(element("h2").attr("id", "latest").text(words.latest()))
            .child(article_list(excerpt.archive.clone(), latest.to_vec(), "card-grid"))
            .child(element("p").class("more").child(all).text(" · ").child(months))
            .into(),
        in_this_language(excerpt).map_or_else(nothing, Into::into),
        element("div")
            .class("browse")
            .child(browse_topics(base, excerpt))
            .child(browse_institutions(base, excerpt))
            .into(),
        follow_links(&excerpt.languages, &Route::Front, excerpt.counts.events > 0).into(),
    ])
}

/// The newest articles that there are in the page's own language; none where that is English, which
/// all are in.
fn in_this_language(excerpt: &Excerpt) -> Option<Element> {
    (!excerpt.translated.is_empty()).then(|| {
        element("section")
            .attr("aria-labelledby", "translated")
            .child(element("h2").attr("id", "translated").text(words().in_this_language()))
            .child(article_list(excerpt.archive.clone(), excerpt.translated.clone(), "card-grid"))
    })
}

fn browse_topics(base: Base, excerpt: &Excerpt) -> Element {
    let topics = excerpt.topics.iter().map(|&nth| {
        let topic = &excerpt.archive.topics()[nth];
        counted_link(topic_url(base, topic), &i18n::name(&topic.name), excerpt.counts.topics[nth])
            .attr("data-topic", topic.id.to_string())
    });
    element("section")
        .attr("aria-labelledby", "by-topic")
        .child(element("h2").attr("id", "by-topic").text(words().by_topic()))
        .child(element("ul").class("browse-list topics").attr("role", "list").children(topics))
}

fn browse_institutions(base: Base, excerpt: &Excerpt) -> Element {
    let institutions = excerpt.institutions.iter().map(|&nth| {
        let institution = &excerpt.archive.institutions()[nth];
        let count = excerpt.counts.institutions[nth];
        counted_link(institution_url(base, institution), &i18n::name(&institution.name), count)
    });
    let all = words().all_institutions_count().of(excerpt.institution_total);
    let all = element("a").attr("href", base.url("/institutions/")).text(all);
    element("section")
        .attr("aria-labelledby", "by-institution")
        .child(element("h2").attr("id", "by-institution").text(words().by_institution()))
        .child(element("ul").class("browse-list").attr("role", "list").children(institutions))
        .child(element("p").class("more").child(all))
}
