//! One institution, `/institutions/<id>/`.

use std::sync::Arc;

use leptos::prelude::*;

use super::{not_found::nothing_at_this_address, topic::articles_of};
use crate::{
    archive::{Archive, Query, facet_counts, ranked},
    components::{Skeleton, art_of, counted_link, explorer_url, page_heading},
    head::{Head, describe},
    markup::{Element, element, sequence},
    model::{InstitutionId, content::Institution},
    site::use_site,
    words,
};

/// How many partners are listed.
const PARTNERS: usize = 10;

/// What an institution is and where, its articles, topics and closest partners.
pub fn institution(id: InstitutionId) -> Element {
    element("div").class("page").with_archive(Skeleton::List, move |archive| match archive.institution(&id) {
        Some(institution) => one_institution(&archive, institution),
        None => nothing_at_this_address("institution").into(),
    })
}

fn one_institution(archive: &Arc<Archive>, institution: &Institution) -> AnyView {
    let base = use_site().base;
    let name = &institution.name.en;
    let place = format!("{}, {}", institution.city, words::country(&institution.country));
    let kind = words::institution_kind(institution.kind);
    describe(Head {
        title: name.clone(),
        description: format!("News and events that name {name} ({kind}, {place})."),
    });
    let query = Query::institution(&institution.id);

    // With `match=all`, the count beside another institution is that of their joint articles.
    let joint = Query { match_all: true, ..query.clone() };
    let counts = facet_counts(archive, &joint);
    let others = ranked(&counts.institutions)
        .into_iter()
        .filter(|&nth| archive.institutions()[nth].id != institution.id);
    let partners = others.take(PARTNERS).map(|nth| {
        let partner = &archive.institutions()[nth];
        let with_partner = joint.clone().toggle_institution(&partner.id);
        counted_link(explorer_url(base, &with_partner), &partner.name.en, counts.institutions[nth])
    });
    let topics = ranked(&counts.topics).into_iter().map(|nth| {
        let topic = &archive.topics()[nth];
        let about_topic = query.clone().toggle_topic(&topic.id);
        counted_link(explorer_url(base, &about_topic), &topic.name.en, counts.topics[nth])
            .attr("style", format!("--hue:{}", art_of(topic).hue))
    });
    // Any other scheme could run as a script.
    let homepage = institution.homepage.iter().filter(|homepage| homepage.starts_with("http"));
    let homepage = homepage.map(|url| element("a").attr("href", url.clone()).text(url.clone()));
    let place = if institution.short == *name { place } else { format!("{} · {place}", institution.short) };
    let head = element("header")
        .class("subject-head")
        .child(element("p").class("kicker").text(kind))
        .child(page_heading(&**name))
        .child(element("p").class("standfirst").text(place))
        .child(element("p").class("homepage").children(homepage));
    let aside = element("aside")
        .child(element("h2").text("Topics"))
        .child(element("ul").class("browse-list topics").attr("role", "list").children(topics))
        .child(element("h2").text("Joint articles with"))
        .child(element("ul").class("browse-list").attr("role", "list").children(partners));
    let columns = element("div").class("with-aside").child(articles_of(archive, &query)).child(aside);
    sequence(vec![head.into(), columns.into()])
}
