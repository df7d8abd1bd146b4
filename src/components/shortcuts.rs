//! Single keys that do something, and the sheet that lists them.

use leptos::{prelude::*, wasm_bindgen::JsCast};
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent};

use super::Dialog;
use crate::{
    i18n::words,
    markup::{Element, effect, element, listen, sequence},
    stored,
};

/// A button that opens the list of keys, which `?` does too. No key is taken from whoever types, holds another
/// key down, or has switched the keys off (WCAG 2.2, 2.1.4 Character Key Shortcuts); `?` always opens
/// the sheet, where they are switched on again.
pub fn shortcuts() -> Element {
    let sheet = Dialog::new();
    effect(move || {
        listen("keydown", move |event| {
            let Ok(event) = event.dyn_into::<KeyboardEvent>() else { return };
            if is_for_something_else(&event) {
                return;
            }
            let is_on = stored::get(stored::SHORTCUTS_OFF).is_none();
            let done = match &*event.key() {
                "?" => {
                    sheet.show();
                    true
                }
                "/" if is_on => focus_search_box(),
                "j" if is_on => focus_card(1),
                "k" if is_on => focus_card(-1),
                "s" if is_on => click(".save-button"),
                _ => false,
            };
            if done {
                event.prevent_default();
            }
        });
    });
    element("div")
        .class("with-script")
        .child(sheet.opener("quiet").attr("aria-keyshortcuts", "?").text(words().shortcuts()))
        .child(sheet.element("small-dialog", "shortcuts-heading", words().shortcuts(), list))
}

fn list() -> AnyView {
    let words = words();
    let keys = [
        ("/", words.shortcut_search()),
        ("j", words.shortcut_next()),
        ("k", words.shortcut_previous()),
        ("s", words.shortcut_save()),
        ("?", words.shortcut_sheet()),
    ];
    let keys = keys.map(|(key, does)| {
        let key = element("dt").child(element("kbd").text(key));
        element("div").child(key).child(element("dd").text(does))
    });
    let switch = element("input").attr("type", "checkbox").on("change", |event| {
        stored::set(stored::SHORTCUTS_OFF, if event_target_checked(&event) { "" } else { "yes" });
    });
    let switch = match stored::get(stored::SHORTCUTS_OFF) {
        None => switch.attr("checked", ""),
        Some(_) => switch,
    };
    let switch = element("label").class("facet-value").child(switch).text(words.shortcuts_enabled());
    let body =
        element("div").class("sheet-body").child(element("dl").class("keys").children(keys)).child(switch);
    sequence(vec![body.into()])
}

fn is_for_something_else(event: &KeyboardEvent) -> bool {
    let typing = |target: web_sys::EventTarget| {
        let element = target.dyn_into::<web_sys::Element>().ok()?;
        element
            .closest("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable], dialog")
            .ok()?
    };
    event.ctrl_key()
        || event.alt_key()
        || event.meta_key()
        || event.is_composing()
        || event.target().and_then(typing).is_some()
}

fn focus_search_box() -> bool {
    let boxes = all("input[name=q]").filter_map(|input| input.dyn_into::<HtmlInputElement>().ok());
    // The header's is not shown where the page has its own.
    let Some(shown) = boxes.into_iter().find(|input| input.offset_width() > 0) else { return false };
    _ = shown.focus();
    shown.select();
    true
}

/// Moves the focus to the card after the one that has it, or to the one before it.
fn focus_card(step: i32) -> bool {
    let links: Vec<_> = all("main .card :is(h2, h3) a").collect();
    let focused = document().active_element();
    let at = links.iter().position(|link| focused.as_ref().is_some_and(|focused| **link == *focused));
    let next = match at {
        Some(at) => at.checked_add_signed(step as isize),
        None => Some(0),
    };
    let Some(link) = next.and_then(|next| links.get(next)) else { return false };
    _ = link.focus();
    true
}

fn click(selector: &str) -> bool {
    let Some(button) = all(selector).next() else { return false };
    button.click();
    true
}

fn all(selector: &str) -> impl Iterator<Item = HtmlElement> + use<> {
    let found = document().query_selector_all(selector).ok();
    let length = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..length).filter_map(move |nth| found.as_ref()?.get(nth)?.dyn_into().ok())
}
