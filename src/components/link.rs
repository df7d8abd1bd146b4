//! Addresses within the site, and fetching ahead what a link leads to.

use leptos::prelude::*;

use crate::{archive::Query, base::Base, fetch::Library, model::Slug};

/// The explorer's address for a query.
#[must_use]
pub fn explorer_url(base: Base, query: &Query) -> String {
    base.url(&explorer_path(query))
}

/// The explorer's path for a query, below the site's base.
pub fn explorer_path(query: &Query) -> String {
    let query = query.to_url();
    if query.is_empty() { "/news/".to_owned() } else { format!("/news/?{query}") }
}

/// A function that fetches an article ahead: for a link's hover, touch and focus.
pub fn use_prefetch(slug: Slug) -> impl Fn() + Clone + 'static {
    let library = expect_context::<Library>();
    move || library.fetch_article(&slug)
}
