//! Addresses that lead nowhere.

use leptos::prelude::*;

use crate::{
    base::Base,
    components::{PageHeading, SearchBox},
    head::{Head, describe},
};

/// The page for an address that no route knows.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <div class="page">
            <NotFound missing="page" />
        </div>
    }
}

/// Says that there is no such page, and where to look instead.
#[component]
pub(super) fn NotFound(
    /// What the address names, as in "article".
    missing: &'static str,
) -> impl IntoView {
    let base = expect_context::<Base>();
    let heading = format!("There is no {missing} at this address");
    describe(Head { title: heading.clone(), description: String::new() });
    view! {
        <div class="not-found">
            <PageHeading name=heading />
            <p>"It may have moved, or the address may have a slip in it. The search may find it:"</p>
            <SearchBox />
            <ul>
                <li>
                    <a href=base.url("/news/")>"All news"</a>
                </li>
                <li>
                    <a href=base.url("/topics/")>"All topics"</a>
                </li>
                <li>
                    <a href=base.url("/institutions/")>"All institutions"</a>
                </li>
            </ul>
        </div>
    }
}
