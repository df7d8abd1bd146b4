//! The app: what surrounds every page, and the page that the address leads to.

use leptos::prelude::*;
use leptos_router::{
    components::Router,
    hooks::use_location,
    location::{BrowserUrl, LocationProvider},
};

use crate::{
    base::Base,
    components::{Navigation, announcement, fetch_ahead, footer, header, page_transitions, restore_scroll},
    fetch::Library,
    i18n::words,
    markup::{effect, element, live, sequence},
    pages,
    route::Route,
    saved::Saved,
    site::{Site, use_base},
};

/// The whole site, hosted at `base`, showing what `library` holds, taking over a printed page or
/// not, in a window that is narrow or wide.
#[component]
pub fn App(base: Base, library: Library, is_printed: bool, started_narrow: bool) -> impl IntoView {
    let saved = Saved::new();
    provide_context(Site {
        base,
        library: library.clone(),
        saved,
        is_printed,
        navigation: Navigation::new(),
        started_narrow,
    });
    effect(move || fetch_ahead(base, &library));
    saved.watch(base);
    let path: &'static str = base.url("").leak();
    view! { <Router base=path>{frame()}</Router> }
}

/// What surrounds every page.
fn frame() -> AnyView {
    sequence(vec![
        element("a")
            .class("skip-link")
            .attr("href", "#main")
            .attr("rel", "external")
            .text(words().skip_to_content())
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
    let base = use_base();
    let path = page_transitions(use_location().pathname);
    restore_scroll(path);
    // There is none natively, where nobody navigates.
    let browser = use_context::<BrowserUrl>();
    live(move || {
        let page = match Route::at(base.strip(&path.read())) {
            Route::Front => pages::front(),
            Route::Explorer => pages::explorer(),
            Route::Article(slug) => pages::article(slug),
            Route::Archive => pages::archive(),
            Route::Month(month) => pages::month(month),
            Route::Topics => pages::topics(),
            Route::Topic(id, page) => pages::topic(id, page),
            Route::Institutions => pages::institutions(),
            Route::Institution(id, page) => pages::institution(id, page),
            Route::People(page) => pages::people(page),
            Route::Person(id) => pages::person(id),
            Route::Events => pages::events(),
            Route::Network => pages::network(),
            Route::Saved => pages::saved(),
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
