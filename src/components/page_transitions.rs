//! A page turns into the next one before the reader's eyes, where the browser can show that and the
//! reader wants it (View Transitions, CSS Working Group).

use std::time::Duration;

use leptos::{prelude::*, wasm_bindgen::JsCast};
use wasm_bindgen::{JsValue, closure::Closure};

use super::copy_and_share::method;
use crate::markup::effect;

/// The path whose page is shown: `path`, a little later if the change is drawn as a transition. The
/// headline of a card that leads to the next page, or to the one that was left, becomes the page's.
pub fn page_transitions(path: Memo<String>) -> RwSignal<String> {
    let shown = RwSignal::new(path.get_untracked());
    effect(move || {
        let next = path.get();
        let before = shown.get_untracked();
        if next == before {
            return;
        }
        mark_card(&next);
        let turn = move || {
            _ = shown.try_set(next.clone());
            settled(before.clone())
        };
        if !is_wanted() || !start(turn.clone()) {
            _ = turn();
        }
    });
    shown
}

fn is_wanted() -> bool {
    let reduced = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    let is_reduced = reduced.is_some_and(|media| media.matches());
    !is_reduced && document().document_element().is_some_and(|html| !html.has_attribute("data-motion"))
}

/// Has the browser show what `turn` changes as a transition; false if it cannot.
fn start(turn: impl Fn() -> js_sys::Promise + 'static) -> bool {
    let Ok(method) = method(&document(), "startViewTransition") else { return false };
    let turn = Closure::<dyn FnMut() -> js_sys::Promise>::new(turn);
    let started = method.call1(&document(), turn.as_ref());
    turn.forget();
    let Ok(transition) = started else { return false };
    // One that is skipped, because the next begins, is no fault.
    let ignore = Closure::<dyn FnMut(JsValue)>::new(|_| {});
    for name in ["ready", "finished", "updateCallbackDone"] {
        if let Ok(promise) =
            js_sys::Reflect::get(&transition, &name.into()).and_then(JsCast::dyn_into::<js_sys::Promise>)
        {
            _ = promise.catch(&ignore);
        }
    }
    ignore.forget();
    true
}

/// When the next page has been drawn.
fn settled(before: String) -> js_sys::Promise {
    js_sys::Promise::new(&mut move |resolve, _| {
        let before = before.clone();
        set_timeout(
            move || {
                mark_card(&before);
                _ = resolve.call0(&JsValue::NULL);
            },
            Duration::ZERO,
        );
    })
}

/// Marks the card that leads to a page: style gives its headline the name that the page's has.
fn mark_card(path: &str) {
    if let Ok(Some(marked)) = document().query_selector(".is-followed") {
        _ = marked.class_list().remove_1("is-followed");
    }
    let selector = format!(".card :is(h2, h3) a[href=\"{path}\"]");
    if let Ok(Some(link)) = document().query_selector(&selector) {
        _ = link.class_list().add_1("is-followed");
    }
}
