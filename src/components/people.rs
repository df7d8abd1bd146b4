//! The people an article names.

use super::explorer_url;
use crate::{
    archive::{Archive, Query, person_id},
    i18n::{self, english},
    markup::{Element, element},
    model::content::Person,
    route::Route,
    site::use_base,
};

/// Each person with role and institution.
pub fn people(people: &[Person], archive: &Archive) -> Element {
    let base = use_base();
    let people = people.iter().map(|person| {
        let institution =
            person.institution.as_ref().and_then(|id| archive.institution(id)).map(|institution| {
                element("a")
                    .class("person-institution")
                    .attr("href", explorer_url(base, &Query::institution(&institution.id)))
                    .text(i18n::name(&institution.name))
            });
        let name = match person_id(&person.name) {
            None => element("span"),
            Some(id) => element("a").attr("href", base.page(&Route::Person(id))),
        };
        let name = name.text(person.name.clone());
        element("li")
            .child(element("span").class("person-name").child(name))
            .child(
                element("span").class("person-role").maybe_attr("lang", english()).text(person.role.clone()),
            )
            .children(institution)
    });
    element("ul").class("people").attr("role", "list").children(people)
}
