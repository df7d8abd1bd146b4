//! What every page has in common that shows articles.

use std::sync::Arc;

use leptos::prelude::*;

use super::not_found::nothing_at_this_address;
use crate::{
    components::{Skeleton, failed, loading},
    fetch::{Cause, Load, Page},
    i18n::{Thing, words},
    markup::{Element, effect},
    route::Route,
    site::use_site,
};

impl Element {
    /// Adds what `content` makes of what the page of `route` shows. A printed page has it with it;
    /// otherwise something stands in for it until it is here.
    pub(super) fn with_page(
        self,
        route: Route,
        skeleton: Skeleton,
        content: impl Fn(Arc<Page>) -> AnyView + Send + 'static,
    ) -> Self {
        self.with_boxed(route, skeleton, Box::new(content))
    }

    /// Not generic, so that it is compiled once for all pages.
    fn with_boxed(
        self,
        route: Route,
        skeleton: Skeleton,
        content: Box<dyn Fn(Arc<Page>) -> AnyView + Send>,
    ) -> Self {
        let library = use_site().library;
        let what = thing(&route);
        effect({
            let (library, route) = (library.clone(), route.clone());
            move || library.open_page(&route)
        });
        let retry = Callback::new({
            let (library, route) = (library.clone(), route.clone());
            move |()| library.refetch_page(&route)
        });
        self.live(move || match library.page(&route) {
            Load::Ready(page) => content(page),
            Load::Pending => loading(skeleton, what, retry).into(),
            Load::Failed(error) if may_be_missing(&route) && error.cause == Cause::Status(404) => {
                nothing_at_this_address(what).into()
            }
            Load::Failed(error) => failed(&error, what, "", retry).into(),
        })
    }
}

/// What the page of a route loads.
fn thing(route: &Route) -> Thing {
    let words = words();
    match route {
        Route::Article(_) => words.article(),
        Route::Topic(..) => words.topic_page(),
        Route::Institution(..) => words.institution_page(),
        _ => words.article_list(),
    }
}

/// Whether not every site has the page.
fn may_be_missing(route: &Route) -> bool {
    matches!(
        route,
        Route::Article(_)
            | Route::Topic(..)
            | Route::Institution(..)
            | Route::Month(_)
            | Route::Person(_)
            | Route::People(_)
    )
}
