//! Light, dark, or as the system has it.

use leptos::{logging, prelude::*};

use crate::markup::{Element, effect, element};

/// The key in the browser's local storage, which the shell reads before the first paint too.
const STORAGE_KEY: &str = "theme";

/// The schemes by stored value and name. The first, the system's own, is stored as nothing.
const SCHEMES: [(&str, &str); 3] = [("", "System"), ("light", "Light"), ("dark", "Dark")];

/// Chooses the colour scheme and keeps the choice in this browser.
pub fn theme_switch() -> Element {
    let chosen = RwSignal::new(String::new());
    effect(move || chosen.set(stored()));
    let change = move |event| {
        let scheme = event_target_value(&event);
        apply(&scheme);
        chosen.set(scheme);
    };
    let options = SCHEMES.map(|(value, name)| {
        element("option")
            .attr("value", value)
            .live_property("selected", move || *chosen.read() == value)
            .text(name)
    });
    element("label")
        .class("theme-switch")
        .child(element("span").class("theme-icon").attr("aria-hidden", "true"))
        .child(element("span").class("visually-hidden").text("Colours"))
        .child(element("select").on("change", change).children(options))
}

fn stored() -> String {
    let storage = window().local_storage().ok().flatten();
    let stored = storage.and_then(|storage| storage.get_item(STORAGE_KEY).ok().flatten()).unwrap_or_default();
    // Storage is anybody's who has this origin: only known values count.
    if SCHEMES.iter().any(|(value, _)| *value == stored) { stored } else { String::new() }
}

fn apply(scheme: &str) {
    let Some(html) = document().document_element() else { return };
    let shown = if scheme.is_empty() {
        html.remove_attribute("data-theme")
    } else {
        html.set_attribute("data-theme", scheme)
    };
    let kept = window().local_storage().and_then(|storage| match storage {
        Some(storage) if scheme.is_empty() => storage.remove_item(STORAGE_KEY),
        Some(storage) => storage.set_item(STORAGE_KEY, scheme),
        None => Ok(()),
    });
    if let Err(error) = shown.and(kept) {
        logging::warn!("the colour scheme is not remembered: {error:?}");
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    use super::*;

    wasm_bindgen_test_configure!(run_in_browser);

    #[wasm_bindgen_test]
    fn a_choice_is_shown_and_kept_until_the_system_s_is_chosen() {
        let shown = || document().document_element().and_then(|html| html.get_attribute("data-theme"));
        apply("dark");
        assert_eq!((shown().as_deref(), stored().as_str()), (Some("dark"), "dark"));
        apply("");
        assert_eq!((shown(), stored().as_str()), (None, ""));
    }

    #[wasm_bindgen_test]
    fn what_is_stored_but_unknown_does_not_count() {
        let storage = window().local_storage().expect("storage may be asked for").expect("there is storage");
        storage.set_item(STORAGE_KEY, "plaid").expect("storage has room");
        assert_eq!(stored(), "");
        storage.remove_item(STORAGE_KEY).expect("storage can be changed");
    }
}
