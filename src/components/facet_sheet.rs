//! The facets on a narrow screen: a modal sheet.

use std::sync::Arc;

use leptos::{ev, prelude::*, wasm_bindgen::JsCast};
use web_sys::{Event, HtmlDialogElement};

use crate::{
    archive::Answer,
    markup::{Element, ElementRef, effect, element, nothing, sequence},
    site::use_site,
};

/// Narrower than this, the facets have no room beside the results. Style knows it too.
const NARROW: &str = "(max-width: 55.99rem)";

/// Whether the browser's window is narrow.
#[must_use]
pub fn is_narrow() -> bool {
    window().match_media(NARROW).ok().flatten().is_some_and(|media| media.matches())
}

/// Whether the window is narrow, as it was when the app started and as the browser says since.
pub fn use_narrow() -> RwSignal<bool> {
    let narrow = RwSignal::new(use_site().started_narrow);
    let look = move || {
        let now = is_narrow();
        if narrow.get_untracked() != now {
            narrow.set(now);
        }
    };
    effect(move || {
        look();
        let listener = window_event_listener(ev::resize, move |_| look());
        on_cleanup(move || listener.remove());
    });
    narrow
}

/// A button that opens a modal sheet with the facets, and in it a button that says how many
/// articles wait behind it. `chosen` says how many filters are set.
pub fn facet_sheet(
    answer: Memo<Arc<Answer>>,
    chosen: Arc<dyn Fn() -> usize + Send + Sync>,
    panel: impl Fn() -> Element + Send + 'static,
) -> AnyView {
    let reference = ElementRef::new();
    let dialog =
        move || reference.get_untracked().and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok());
    let open = RwSignal::new(false);
    let show = move |_| {
        open.set(true);
        if let Some(dialog) = dialog() {
            // It fails only if the sheet is open already.
            _ = dialog.show_modal();
        }
    };
    let close = move || {
        if let Some(dialog) = dialog() {
            dialog.close();
        }
    };
    // A click on the backdrop has the dialog itself as its target: its content covers all of it.
    let close_from_outside = move |event: Event| {
        if event.target() == event.current_target() {
            close();
        }
    };
    let results = move || match answer.read().counts.total {
        0 => "No results".to_owned(),
        1 => "Show 1 result".to_owned(),
        total => format!("Show {total} results"),
    };
    let button = |class| element("button").attr("type", "button").class(class);
    let badge = element("span")
        .class("badge")
        .live_flag("hidden", {
            let chosen = chosen.clone();
            move || chosen() == 0
        })
        .live_text(move || chosen().to_string())
        .child(element("span").class("visually-hidden").text(" chosen"));
    let head = element("div")
        .class("sheet-head")
        .child(
            element("h2")
                .attr("id", "facet-sheet-heading")
                .attr("tabindex", "-1")
                .attr("autofocus", "")
                .text("Filters"),
        )
        .child(button("quiet").attr("aria-label", "Close filters").on("click", move |_| close()).text("✕"));
    let body =
        element("div").class("sheet-body").live(move || if open.get() { panel().into() } else { nothing() });
    let foot = element("div")
        .class("sheet-foot")
        .child(button("primary").on("click", move |_| close()).live_text(results));
    let sheet = element("dialog")
        .class("facet-sheet")
        .reference(reference)
        .attr("aria-labelledby", "facet-sheet-heading")
        .on("close", move |_| open.set(false))
        .on("click", close_from_outside)
        .child(element("div").class("sheet-content").child(head).child(body).child(foot));
    sequence(vec![
        button("open-sheet")
            .attr("aria-haspopup", "dialog")
            .on("click", show)
            .text("Filters ")
            .child(badge)
            .into(),
        sheet.into(),
    ])
}
