//! What every page has in common that shows articles.

use std::sync::Arc;

use leptos::prelude::*;

use super::not_found::nothing_at_this_address;
use crate::{
    components::{Skeleton, failed, loading},
    fetch::{Cause, Load, Page},
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
        let what = if let Route::Article(..) = route { "article" } else { "list of articles" };
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
            Load::Failed(error) => match missing(&route).filter(|_| error.cause == Cause::Status(404)) {
                Some(missing) => nothing_at_this_address(missing).into(),
                None => failed(&error, what, "", retry).into(),
            },
        })
    }
}

/// What there is not where there is no such page; nothing for a page that every site has.
fn missing(route: &Route) -> Option<&'static str> {
    match route {
        Route::Article(..) => Some("article"),
        Route::Topic(..) => Some("topic"),
        Route::Institution(..) => Some("institution"),
        Route::Month(_) => Some("page"),
        _ => None,
    }
}
