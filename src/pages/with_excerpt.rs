//! What every page has in common that shows articles.

use std::sync::Arc;

use leptos::prelude::*;

use super::not_found::nothing_at_this_address;
use crate::{
    archive::Excerpt,
    components::{Skeleton, failed, loading},
    fetch::Load,
    markup::{Element, effect},
    route::Route,
    site::use_site,
};

impl Element {
    /// Adds what `content` makes of that part of the archive which the page of `route` shows. A
    /// printed page has it with it; otherwise something stands in for it until the archive is
    /// here.
    pub(super) fn with_excerpt(
        self,
        route: Route,
        skeleton: Skeleton,
        content: impl Fn(Arc<Excerpt>) -> AnyView + Send + 'static,
    ) -> Self {
        let library = use_site().library;
        if let Some(printed) = library.printed(&route) {
            return self.child(content(printed.excerpt.clone()));
        }
        let asking = library.clone();
        effect(move || asking.fetch_archive());
        let asking = library.clone();
        let retry = Callback::new(move |()| asking.refetch_archive());
        self.live(move || match library.archive() {
            Load::Ready(archive) => match Excerpt::of(&route, &archive) {
                Some(excerpt) => content(Arc::new(excerpt)),
                None => nothing_at_this_address(missing(&route)).into(),
            },
            Load::Pending => loading(skeleton, "the list of articles", retry).into(),
            Load::Failed(error) => failed(&error, "The list of articles", "", retry).into(),
        })
    }
}

/// What there is not where there is no such page.
fn missing(route: &Route) -> &'static str {
    match route {
        Route::Article(..) => "article",
        Route::Topic(..) => "topic",
        Route::Institution(..) => "institution",
        _ => "page",
    }
}
