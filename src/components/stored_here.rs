//! What this browser keeps of the site, and how to delete it.

use leptos::prelude::*;

use super::Said;
use crate::{
    i18n::words,
    markup::{Element, effect, element, in_browser, listen},
    site::use_site,
    stored::{self, SETTINGS, choose_setting},
};

/// Says what is stored, and has a button that deletes it.
pub fn stored_here() -> Element {
    let (site, words) = (use_site(), words());
    let said = Said::new();
    // Read anew when anything of it has changed; nothing is known while the page is printed.
    let turn = in_browser();
    effect(move || {
        let listener = listen("storage", move |_| turn.update(|_| {}));
        on_cleanup(move || listener.remove());
    });
    let list = move || {
        let is_known = turn.get();
        let kept = if is_known { kept() } else { [false; 4] };
        if is_known && !kept.contains(&true) {
            return element("p").text(words.about_stored_nothing()).into();
        }
        let kinds =
            words.about_stored_kinds().into_iter().zip(kept).filter(|(_, is_kept)| *is_kept || !is_known);
        element("ul").children(kinds.map(|(kind, _)| element("li").text(kind))).into()
    };
    let delete = element("button").attr("type", "button").class("with-script").text(words.about_delete()).on(
        "click",
        move |_| {
            SETTINGS.iter().for_each(|(key, _)| choose_setting(key, ""));
            stored::set(stored::SHORTCUTS_OFF, "");
            site.saved.clear(site.base);
            said.say(words.about_deleted());
        },
    );
    element("section")
        .attr("aria-labelledby", "stored")
        .child(element("h2").attr("id", "stored").text(words.about_stored_heading()))
        .child(element("p").text(words.about_stored()))
        .child(element("div").live(list))
        .child(delete)
        .child(said.element())
}

/// Whether each kind of what can be stored is there, in the order of the words.
fn kept() -> [bool; 4] {
    let is_kept = |key| stored::get(key).is_some();
    let [(theme, _), others @ ..] = SETTINGS;
    let reading = others.iter().any(|(key, _)| is_kept(key));
    [is_kept(theme), reading, is_kept(stored::SHORTCUTS_OFF), is_kept(stored::SAVED)]
}
