//! The facets on a narrow screen: a modal sheet.

use std::sync::Arc;

use leptos::prelude::*;

use super::Dialog;
use crate::{
    archive::Answer,
    i18n::words,
    markup::{Element, effect, element, listen, sequence},
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
        let listener = listen("resize", move |_| look());
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
    let dialog = Dialog::new();
    let results = move || match answer.read().counts.total {
        0 => words().no_results().to_owned(),
        total => words().show_results().of(total),
    };
    let badge = element("span")
        .class("badge")
        .live_flag("hidden", {
            let chosen = chosen.clone();
            move || chosen() == 0
        })
        .live_text(move || format!("{} ", chosen()))
        .child(element("span").class("visually-hidden").text(words().chosen()));
    let content = move || {
        let show = element("button")
            .attr("type", "button")
            .class("primary")
            .on("click", move |_| dialog.close())
            .live_text(results);
        sequence(vec![
            element("div").class("sheet-body").child(panel()).into(),
            element("div").class("sheet-foot").child(show).into(),
        ])
    };
    sequence(vec![
        dialog.opener("open-sheet").text(format!("{} ", words().filters())).child(badge).into(),
        dialog.element("facet-sheet", "facet-sheet-heading", words().filters(), content).into(),
    ])
}
