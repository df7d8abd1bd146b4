//! The facets on a narrow screen: a modal sheet.

use std::sync::Arc;

use leptos::wasm_bindgen::{JsCast, prelude::Closure};
use leptos::{html, prelude::*};

use crate::archive::Answer;

/// Narrower than this, the facets have no room beside the results. Style knows it too.
const NARROW: &str = "(max-width: 55.99rem)";

/// Whether the window is narrow; it is taken to be wide until a browser has said.
pub fn use_narrow() -> ReadSignal<bool> {
    let (narrow, set_narrow) = signal(false);
    Effect::new(move |_| {
        let Ok(Some(media)) = window().match_media(NARROW) else { return };
        set_narrow.set(media.matches());
        let query = media.clone();
        let change = Closure::<dyn Fn()>::new(move || _ = set_narrow.try_set(query.matches()));
        media.set_onchange(Some(change.as_ref().unchecked_ref()));
        let kept = StoredValue::new_local((media, change));
        on_cleanup(move || kept.with_value(|(media, _)| media.set_onchange(None)));
    });
    narrow
}

/// A button that opens a modal sheet with the facets, and in it a button that says how many
/// articles wait behind it.
#[component]
pub fn FacetSheet(
    answer: Memo<Arc<Answer>>,
    /// How many filters are set.
    chosen: Signal<usize>,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let (open, set_open) = signal(false);
    let show = move |_| {
        set_open.set(true);
        if let Some(dialog) = dialog.get_untracked() {
            // It fails only if the sheet is open already.
            _ = dialog.show_modal();
        }
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    // A click on the backdrop has the dialog itself as its target: its content covers all of it.
    let close_from_outside = move |event: web_sys::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if target.is_some_and(|target| target.tag_name() == "DIALOG") {
            close();
        }
    };
    let results = move || match answer.read().counts.total {
        0 => "No results".to_owned(),
        1 => "Show 1 result".to_owned(),
        total => format!("Show {total} results"),
    };
    view! {
        <button type="button" class="open-sheet" aria-haspopup="dialog" on:click=show>
            "Filters "
            <span class="badge" hidden=Signal::derive(move || chosen.get() == 0)>
                {Signal::derive(move || chosen.get().to_string())}
                <span class="visually-hidden">" chosen"</span>
            </span>
        </button>
        <dialog
            class="facet-sheet"
            node_ref=dialog
            aria-labelledby="facet-sheet-heading"
            on:close=move |_| set_open.set(false)
            on:click=close_from_outside
        >
            <div class="sheet-content">
                <div class="sheet-head">
                    <h2 id="facet-sheet-heading" tabindex="-1" autofocus=true>"Filters"</h2>
                    <button type="button" class="quiet" aria-label="Close filters" on:click=move |_| close()>"✕"</button>
                </div>
                <div class="sheet-body">{move || open.get().then(|| children())}</div>
                <div class="sheet-foot">
                    <button type="button" class="primary" on:click=move |_| close()>
                        {Signal::derive(results)}
                    </button>
                </div>
            </div>
        </dialog>
    }
}
