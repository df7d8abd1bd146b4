//! What is shown if the app fails to arrive, or dies.

use crate::{
    base::Base,
    i18n::words,
    markup::{Element, element},
};

/// The notice, outside the app and hidden: the shell shows it (`index.html`).
pub fn crash_notice(base: Base) -> Element {
    let words = words();
    let message = element("div")
        .attr("role", "alert")
        .child(element("h1").attr("id", "crash-heading").text(words.crash_heading()))
        .child(element("p").text(words.crash_text()));
    let ways = element("p")
        .child(element("button").attr("type", "button").attr("id", "crash-reload").text(words.crash_reload()))
        .text(" ")
        .child(element("a").attr("id", "crash-home").attr("href", base.url("/")).text(words.crash_home()));
    let details = element("details")
        .child(element("summary").text(words.details()))
        .child(element("code").attr("id", "crash-reason"));
    element("section")
        .attr("id", "crash")
        .class("crash")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "crash-heading")
        .attr("hidden", "")
        .child(message)
        .child(ways)
        .child(details)
}
