//! The page in the other languages of the site.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    i18n::words,
    markup::{Element, effect, element},
    model::Language,
    route::Route,
    site::use_base,
};

/// Links to the page in every language, with the query that it has.
pub fn language_switch() -> Element {
    let base = use_base();
    let location = use_location();
    let (path, search) = (location.pathname, location.search);
    // A printed page knows no query: it is added when the page has been taken over.
    let query = RwSignal::new(String::new());
    effect(move || {
        let asked = search.get();
        query.set(if asked.is_empty() { asked } else { format!("?{}", asked.trim_start_matches('?')) });
    });
    let links = Language::ALL.map(|language| {
        let href = move || {
            let path = path.read();
            let path = base.strip(&path);
            // There is nothing to translate at an address that leads nowhere.
            let path = if Route::at(path) == Route::NotFound { "/" } else { path };
            Some(base.in_language(language).url(path) + &query.read())
        };
        let link = element("a")
            // The document of another language, not the app's to load.
            .attr("rel", "alternate external")
            .attr("hreflang", language.tag())
            .attr("lang", language.tag())
            .maybe_attr("aria-current", (language == base.language).then_some("true"))
            .live_attr("href", href)
            .text(language.name());
        element("li").child(link)
    });
    element("nav")
        .class("language-switch")
        .attr("aria-label", words().language())
        .child(element("ul").attr("role", "list").children(links))
}
