//! Renders pages natively, from the same components as the browser.

use leptos::prelude::*;
use leptos_router::location::RequestUrl;

use crate::{
    app::{App, AppProps},
    base::Base,
    fetch::Library,
    head::{Head, HeadSlot},
    model::bundle::PageData,
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

/// Renders the page of `route` with what `data` holds. Nothing is fetched: what is missing is
/// rendered as being on its way.
#[must_use]
pub fn render(base: Base, route: &Route, data: Option<PageData>) -> RenderedPage {
    let library = match data {
        Some(data) => Library::of_printed_page(base, route.clone(), data),
        None => Library::empty(base),
    };
    let owner = Owner::new();
    let slot = HeadSlot::default();
    let body = owner.with(|| {
        provide_context(RequestUrl::new(&base.url(&route.path())));
        provide_context(slot.clone());
        App(AppProps { base, library }).into_view().to_html()
    });
    owner.cleanup();
    let head = slot.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
    // An element of any name is printed with an end tag. Those that can have no content have none
    // in HTML, and text cannot look like one: its `<` is printed as `&lt;`.
    let body = body.replace("</input>", "").replace("</img>", "");
    RenderedPage { head, body }
}
