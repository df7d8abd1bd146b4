//! The app: what surrounds every page, and the page that the address leads to.

use leptos::prelude::*;
use leptos_router::{
    components::Router,
    hooks::use_location,
    location::{BrowserUrl, LocationProvider},
};

use crate::{
    base::Base,
    components::{
        Navigation, announcement, fetch_ahead, focus_search_on_slash, footer, header, restore_scroll,
    },
    fetch::Library,
    markup::{effect, element, live, sequence},
    pages,
    route::Route,
    site::{Site, use_site},
};

/// The whole site, hosted at `base`, showing what `library` holds, taking over a printed page or
/// not, in a window that is narrow or wide.
#[component]
pub fn App(base: Base, library: Library, is_printed: bool, started_narrow: bool) -> impl IntoView {
    provide_context(Site {
        base,
        library: library.clone(),
        is_printed,
        navigation: Navigation::new(),
        started_narrow,
    });
    effect(move || fetch_ahead(base, &library));
    effect(focus_search_on_slash);
    view! { <Router base=base.0>{frame()}</Router> }
}

/// What surrounds every page.
fn frame() -> AnyView {
    restore_scroll();
    sequence(vec![
        element("a")
            .class("skip-link")
            .attr("href", "#main")
            .attr("rel", "external")
            .text("Skip to the content")
            .into(),
        header().into(),
        element("main").attr("id", "main").attr("tabindex", "-1").child(page()).into(),
        footer().into(),
        announcement().into(),
    ])
}

/// The page that the address leads to.
///
/// The router's own routes are not used: one list of routes serves the browser, native rendering
/// and `press`, and it is not downloaded as one type a route.
fn page() -> AnyView {
    let base = use_site().base;
    let path = use_location().pathname;
    // There is none natively, where nobody navigates.
    let browser = use_context::<BrowserUrl>();
    live(move || {
        let page = match Route::at(base.strip(&path.read())) {
            Route::Front => pages::front(),
            Route::Explorer => pages::explorer(),
            Route::Article(language, slug) => pages::article(language, slug),
            Route::Editions(language) => pages::editions(language),
            Route::Archive => pages::archive(),
            Route::Month(month) => pages::month(month),
            Route::Topics => pages::topics(),
            Route::Topic(id, page) => pages::topic(id, page),
            Route::Institutions => pages::institutions(),
            Route::Institution(id, page) => pages::institution(id, page),
            Route::About => pages::about(),
            Route::NotFound => pages::not_found(),
        };
        // The router waits for the page before it writes the address bar and scrolls to the top.
        if let Some(browser) = &browser {
            browser.ready_to_complete();
        }
        page.into()
    })
}
