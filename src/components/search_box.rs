//! A box for words to look for.

use leptos::{prelude::*, wasm_bindgen::JsCast};
use leptos_router::hooks::use_navigate;
use web_sys::HtmlInputElement;

use super::explorer_path;
use crate::{
    archive::Query,
    markup::{Element, ElementRef, element},
    site::use_site,
};

/// A form that leads to the explorer; it works as an ordinary form too.
pub fn search_box() -> Element {
    let input = ElementRef::new();
    let navigate = use_navigate();
    let search = move |event: web_sys::Event| {
        event.prevent_default();
        let input = input.get_untracked().and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
        let text = input.map(|input| input.value()).unwrap_or_default();
        navigate(&explorer_path(&Query { text, ..Query::default() }), Default::default());
    };
    search_form(text_input("Search the news").reference(input))
        .attr("action", use_site().base.url("/news/"))
        .attr("method", "get")
        .on("submit", search)
        .child(element("button").attr("type", "submit").text("Search"))
}

/// A form around an input for words.
pub fn search_form(input: Element) -> Element {
    let label = element("span").class("visually-hidden").text("Words in headlines, summaries and names");
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
}
