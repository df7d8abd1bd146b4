//! The people an article names.

use leptos::prelude::*;

use super::explorer_url;
use crate::{
    archive::{Archive, Query},
    base::Base,
    model::content::Person,
};

/// Each person with role and institution.
#[component]
pub fn People(people: Vec<Person>, archive: std::sync::Arc<Archive>) -> impl IntoView {
    let base = expect_context::<Base>();
    let people = people.into_iter().map(|person| {
        let institution = person.institution.and_then(|id| archive.institution(&id).cloned()).map(|institution| {
            view! {
                <a class="person-institution" href=explorer_url(base, &Query::institution(&institution.id))>
                    {institution.name.en}
                </a>
            }
        });
        view! {
            <li>
                <span class="person-name">{person.name}</span>
                <span class="person-role">{person.role}</span>
                {institution}
            </li>
        }
    });
    view! { <ul class="people" role="list">{people.collect_view()}</ul> }
}
