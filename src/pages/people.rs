//! Everybody whom the articles name, `/people/` and `/people/<id>/`.

use leptos::prelude::*;

use crate::{
    archive::{Archive, Excerpt, Query, people_pages},
    components::{Skeleton, article_list, explorer_url, institution_url, page_heading, pager},
    head::{Head, describe},
    i18n::{self, english, words},
    markup::{Element, element, nothing, sequence},
    model::{PersonId, bundle::PersonRole},
    route::Route,
    site::use_base,
};

/// A page of the list of people, in the order of their names.
pub fn people(page: usize) -> Element {
    describe(Head {
        title: i18n::page_of(words().people(), page),
        description: i18n::page_of(words().people_description(), page),
    });
    element("div")
        .class("page")
        .with_page(Route::People(page), Skeleton::List, move |loaded| list(&loaded.excerpt, page))
}

fn list(excerpt: &Excerpt, page: usize) -> AnyView {
    let base = use_base();
    let rows = excerpt.people.iter().map(|person| {
        let url = base.page(&Route::Person(person.id.clone()));
        let link = element("a").attr("href", url).text(person.name.clone());
        element("li")
            .child(element("span").class("person-name").child(link))
            .children(person.roles.first().map(|role| said_role(&excerpt.archive, role)))
            .child(element("span").class("facet-count").text(i18n::articles(person.articles)))
    });
    let url = |page| base.page(&Route::People(page));
    sequence(vec![
        page_heading(words().people()).into(),
        element("p").class("standfirst").text(words().people_description()).into(),
        element("p").class("facet-hint").text(words().people_hint()).into(),
        element("ul").class("people people-list").attr("role", "list").children(rows).into(),
        pager(page, people_pages(excerpt.people_total), &url).map_or_else(nothing, Into::into),
    ])
}

/// Everybody of one name, and the articles that name them.
pub fn person(id: PersonId) -> Element {
    element("div").class("page").with_page(Route::Person(id), Skeleton::List, |loaded| one(&loaded.excerpt))
}

fn one(excerpt: &Excerpt) -> AnyView {
    let Some(person) = excerpt.people.first() else { return nothing() };
    let base = use_base();
    let name = person.name.clone();
    describe(Head { title: name.clone(), description: words().person_description().with([&name]) });
    let roles = person.roles.iter().map(|role| element("li").child(said_role(&excerpt.archive, role)));
    let head = element("header")
        .class("subject-head")
        .child(element("p").class("kicker").text(words().person()))
        .child(page_heading(name.clone()))
        .child(element("h2").class("visually-hidden").text(words().named_as()))
        .child(element("ul").class("people").attr("role", "list").children(roles));
    // The list has room for so many; the search finds all.
    let more = (excerpt.articles.len() < excerpt.counts.total).then(|| {
        let url = explorer_url(base, &Query { text: name, ..Query::default() });
        element("p").class("more").child(element("a").attr("href", url).text(words().filter_these()))
    });
    let articles = element("section")
        .attr("aria-labelledby", "articles")
        .child(element("h2").attr("id", "articles").text(i18n::articles(excerpt.counts.total)))
        .child(article_list(excerpt.archive.clone(), excerpt.articles.clone(), "article-list"))
        .children(more);
    let all = element("a").attr("href", base.page(&Route::People(0))).text(words().all_people());
    sequence(vec![head.into(), articles.into(), element("p").class("more").child(all).into()])
}

/// As what somebody is named, and for whom they speak.
fn said_role(archive: &Archive, role: &PersonRole) -> Element {
    let base = use_base();
    let institution = role.institution.first().and_then(|&position| archive.institutions().get(position));
    let institution = institution.map(|institution| {
        element("a")
            .class("person-institution")
            .attr("href", institution_url(base, institution))
            .text(i18n::name(&institution.name))
    });
    element("span")
        .class("person-role")
        .child(element("span").maybe_attr("lang", english()).text(role.role.clone()))
        .children(institution)
}
