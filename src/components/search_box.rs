//! A box for words to look for.

use leptos::{ev, prelude::*, wasm_bindgen::JsCast};
use leptos_router::hooks::use_navigate;
use web_sys::HtmlInputElement;

use super::explorer_path;
use crate::{
    archive::Query,
    markup::{Element, ElementRef, element},
    route::Route,
    site::use_site,
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
    search_form(text_input("Search the news").reference(input).on("input", typed))
        .attr("action", use_site().base.url("/news/"))
        .attr("method", "get")
        .on("submit", search)
        .child(element("button").attr("type", "submit").text("Search"))
}

/// A form around an input for words.
pub fn search_form(input: Element) -> Element {
    let label = element("span").class("visually-hidden").text("Search the news");
    element("form")
        .class("search-box")
        .attr("role", "search")
        .child(element("label").child(label).child(input))
}

/// An input for words to look for.
pub fn text_input(placeholder: &'static str) -> Element {
    element("input")
        .attr("type", "search")
        .attr("name", "q")
        .attr("placeholder", placeholder)
        .attr("autocomplete", "off")
        .attr("aria-keyshortcuts", "/")
}

/// Has the key `/` move the focus to the search box, unless something is being typed.
pub fn focus_search_on_slash() {
    window_event_listener(ev::keydown, |event| {
        let typing = |target: web_sys::EventTarget| {
            let element = target.dyn_into::<web_sys::Element>().ok()?;
            element.closest("input, select, textarea, [contenteditable]").ok()?
        };
        let is_other = event.key() != "/" || event.ctrl_key() || event.alt_key() || event.meta_key();
        if is_other || event.target().and_then(typing).is_some() {
            return;
        }
        let Ok(boxes) = document().query_selector_all("input[name=q]") else { return };
        let boxes = (0..boxes.length()).filter_map(|nth| boxes.get(nth)?.dyn_into::<HtmlInputElement>().ok());
        // The header's is not shown where the page has its own.
        if let Some(shown) = boxes.into_iter().find(|input| input.offset_width() > 0) {
            event.prevent_default();
            _ = shown.focus();
            shown.select();
        }
    });
}
