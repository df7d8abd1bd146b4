//! Renders pages natively, from the same components as the browser.

use leptos::prelude::*;
use leptos_router::location::RequestUrl;

use crate::{
    app::{App, AppProps},
    base::Base,
    fetch::Library,
    head::{Head, HeadSlot},
    route::Route,
};

/// A page as HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderedPage {
    /// What it says about itself.
    pub head: Head,
    /// The content of its body.
    pub body: String,
}

/// Renders the page of `route` with what `library` holds. Nothing is fetched: what is missing is
/// rendered as being on its way.
#[must_use]
pub fn render(base: Base, library: Library, route: &Route) -> RenderedPage {
    let owner = Owner::new();
    let slot = HeadSlot::default();
    let body = owner.with(|| {
        provide_context(RequestUrl::new(&base.url(&route.path())));
        provide_context(slot.clone());
        App(AppProps { base, library }).into_view().to_html()
    });
    owner.cleanup();
    let head = slot.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
    RenderedPage { head, body }
}
