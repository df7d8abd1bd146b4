//! A box for words to look for.

use leptos::{prelude::*, wasm_bindgen::JsCast};
use leptos_router::hooks::use_navigate;
use web_sys::HtmlInputElement;

use super::explorer_path;
use crate::{
    archive::Query,
    i18n::words,
    markup::{Element, ElementRef, element},
    route::Route,
    site::{use_base, use_site},
};

/// A form that leads to the explorer; it works as an ordinary form too.
pub fn search_box() -> Element {
    let (input, library) = (ElementRef::new(), use_site().library);
    let navigate = use_navigate();
    let search = move |event: web_sys::Event| {
        event.prevent_default();
        let input = input.get_untracked().and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
        let text = input.map(|input| input.value()).unwrap_or_default();
        navigate(&explorer_path(&Query { text, ..Query::default() }), Default::default());
    };
    // Whoever types is about to go there.
    let typed = move |_| library.prefetch(&Route::Explorer);
    search_form(text_input().reference(input).on("input", typed))
        .attr("action", use_base().url("/news/"))
        .attr("method", "get")
        .on("submit", search)
        .child(element("button").attr("type", "submit").text(words().search()))
}

/// A form around an input for words.
pub fn search_form(input: Element) -> Element {
    let label = element("span").class("visually-hidden").text(words().search_the_news());
    element("form")
        .class("search-box")
        .attr("role", "search")
        .child(element("label").child(label).child(input))
}

/// An input for words to look for.
pub fn text_input() -> Element {
    element("input")
        .attr("type", "search")
        .attr("name", "q")
        .attr("placeholder", words().search_the_news())
        .attr("autocomplete", "off")
        .attr("aria-keyshortcuts", "/")
}
