//! Links to what an article is about.

use leptos::prelude::*;

use super::{art_of, explorer_url};
use crate::{
    archive::Query,
    base::Base,
    model::content::{Institution, Topic},
};

/// A topic in its colour, as a link into the explorer.
#[component]
pub fn TopicTag(topic: Topic) -> impl IntoView {
    let base = expect_context::<Base>();
    let hue = format!("--hue:{}", art_of(&topic).hue);
    view! {
        <a class="topic-tag" style=hue href=explorer_url(base, &Query::topic(&topic.id))>
            {topic.name.en}
        </a>
    }
}

/// Institutions by their full names, as links into the explorer.
#[component]
pub fn InstitutionLinks(institutions: Vec<Institution>) -> impl IntoView {
    let base = expect_context::<Base>();
    let links = institutions.into_iter().map(|institution| {
        view! {
            <li>
                <a href=explorer_url(base, &Query::institution(&institution.id))>{institution.name.en}</a>
            </li>
        }
    });
    view! { <ul class="institution-links">{links.collect_view()}</ul> }
}
