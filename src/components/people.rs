//! The people an article names.

use super::explorer_url;
use crate::{
    archive::{Archive, Query},
    markup::{Element, element},
    model::content::Person,
    site::use_site,
};

/// Each person with role and institution.
pub fn people(people: &[Person], archive: &Archive) -> Element {
    let base = use_site().base;
    let people = people.iter().map(|person| {
        let institution =
            person.institution.as_ref().and_then(|id| archive.institution(id)).map(|institution| {
                element("a")
                    .class("person-institution")
                    .attr("href", explorer_url(base, &Query::institution(&institution.id)))
                    .text(institution.name.en.clone())
            });
        element("li")
            .child(element("span").class("person-name").text(person.name.clone()))
            .child(element("span").class("person-role").text(person.role.clone()))
            .children(institution)
    });
    element("ul").class("people").attr("role", "list").children(people)
}
