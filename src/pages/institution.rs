//! One institution, `/institutions/<id>/`.

use leptos::prelude::*;

use super::topic::articles_of;
use crate::{
    archive::{Excerpt, Query},
    components::{Skeleton, counted_link, explorer_url, page_heading, year_table},
    head::{Head, describe},
    i18n::{self, words},
    markup::{Element, element, nothing, sequence},
    model::InstitutionId,
    route::Route,
    site::use_base,
};

/// What an institution is and where, its articles, topics and closest partners.
pub fn institution(id: InstitutionId, page: usize) -> Element {
    let route = Route::Institution(id, page);
    element("div")
        .class("page")
        .with_page(route, Skeleton::List, move |loaded| one_institution(&loaded.excerpt, page))
}

fn one_institution(excerpt: &Excerpt, page: usize) -> AnyView {
    let archive = &excerpt.archive;
    let Some((&this, partners)) = excerpt.institutions.split_first() else { return nothing() };
    let institution = &archive.institutions()[this];
    let base = use_base();
    let name = &i18n::name(&institution.name);
    let kind = i18n::institution_kind(institution.kind);
    describe(Head {
        title: i18n::page_of(name, page),
        description: i18n::page_of(&i18n::institution_description(institution), page),
    });
    let query = Query::institution(&institution.id);

    let joint = Query { match_all: true, ..query.clone() };
    let partners = partners.iter().map(|&nth| {
        let partner = &archive.institutions()[nth];
        let with_partner = joint.clone().toggle_institution(&partner.id);
        counted_link(
            explorer_url(base, &with_partner),
            &i18n::name(&partner.name),
            excerpt.counts.institutions[nth],
        )
    });
    let topics = excerpt.topics.iter().map(|&nth| {
        let topic = &archive.topics()[nth];
        let about_topic = query.clone().toggle_topic(&topic.id);
        counted_link(explorer_url(base, &about_topic), &i18n::name(&topic.name), excerpt.counts.topics[nth])
            .attr("data-topic", topic.id.to_string())
    });
    // Any other scheme could run as a script.
    let homepage = institution.homepage.iter().filter(|homepage| homepage.starts_with("http"));
    let homepage = homepage.map(|url| element("a").attr("href", url.clone()).text(url.clone()));
    let place = i18n::place(institution);
    let place = if institution.short == *name { place } else { format!("{} · {place}", institution.short) };
    let head = element("header")
        .class("subject-head")
        .child(element("p").class("kicker").text(kind))
        .child(page_heading(&**name))
        .child(element("p").class("standfirst").text(place))
        .child(element("p").class("homepage").children(homepage));
    let aside = element("aside")
        .child(element("h2").text(words().topics()))
        .child(element("ul").class("browse-list topics").attr("role", "list").children(topics))
        .child(element("h2").text(words().joint_articles_with()))
        .child(element("ul").class("browse-list").attr("role", "list").children(partners));
    let years = year_table(excerpt);
    let columns = element("div")
        .class("with-aside")
        .child(articles_of(excerpt, &query, page, &|page| Route::Institution(institution.id.clone(), page)))
        .child(aside);
    sequence(vec![head.into(), columns.into(), years.map_or_else(nothing, Into::into)])
}
