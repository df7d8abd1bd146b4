//! Fetching what a link leads to before it is followed.

use leptos::{prelude::*, wasm_bindgen::JsCast};
use web_sys::{Event, HtmlAnchorElement};

use crate::{base::Base, fetch::Library, markup::listen, route::Route, stored::is_saving_data};

/// Fetches the data of a page when a reader points at a link to it, touches it or moves the focus to
/// it. One listener for all links: those of a list need not be taken over one by one.
pub fn fetch_ahead(base: Base, library: &Library) {
    let look = {
        let library = library.clone();
        move |event: &Event| {
            if let Some(route) = linked_page(base, event).filter(|_| !is_saving_data()) {
                library.prefetch(&route);
            }
        }
    };
    let (touch, focus) = (look.clone(), look.clone());
    listen("pointerover", move |event| look(&event));
    listen("touchstart", move |event| touch(&event));
    listen("focusin", move |event| focus(&event));
}

/// The page to which the link at which something happened leads, if the app goes there itself.
fn linked_page(base: Base, event: &Event) -> Option<Route> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let link = target.closest("a[href]").ok()??.dyn_into::<HtmlAnchorElement>().ok()?;
    let is_ours = link.origin() == location().origin().ok()?
        && !link.rel().split_whitespace().any(|word| word == "external")
        && !link.has_attribute("download");
    let path = link.pathname();
    let inside = path.strip_prefix(&base.url(""))?;
    is_ours.then(|| Route::at(inside))
}
