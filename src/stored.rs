//! What the reader has chosen to keep in this browser: its local storage, by key.
//!
//! Storage is anybody's who has this origin, and may be switched off: what is read is checked, and
//! what could not be written is told.

use leptos::{logging, prelude::*};

/// How the reader likes to read. Each is an attribute of `<html>` too, `data-` and its key, which the
/// shell sets before the first paint. The first value, the system's own, is stored as nothing.
pub const SETTINGS: [(&str, &[&str]); 4] = [
    ("theme", &["", "light", "dark"]),
    ("text-size", &["", "small", "large", "larger"]),
    ("motion", &["", "less"]),
    ("saving", &["", "more"]),
];

/// Whether single keys are no shortcuts, if it is there.
pub const SHORTCUTS_OFF: &str = "shortcuts-off";

/// The articles that are kept, as [`Saved`](crate::saved::Saved) writes them.
pub const SAVED: &str = "saved";

/// What is kept under a key.
#[must_use]
pub fn get(key: &str) -> Option<String> {
    window().local_storage().ok().flatten()?.get_item(key).ok().flatten()
}

/// Keeps `value` under a key, or nothing if it is empty, and has whoever listens to `storage` told.
/// Returns whether it is kept.
pub fn set(key: &str, value: &str) -> bool {
    let kept = window().local_storage().and_then(|storage| match storage {
        Some(storage) if value.is_empty() => storage.remove_item(key).map(|()| true),
        Some(storage) => storage.set_item(key, value).map(|()| true),
        None => Ok(false),
    });
    let is_kept = kept.unwrap_or_else(|error| {
        logging::warn!("{key} is not kept in this browser: {}", message(&error));
        false
    });
    // The browser tells the other windows, and this one is told here.
    if is_kept && let Ok(event) = web_sys::Event::new("storage") {
        _ = window().dispatch_event(&event);
    }
    is_kept
}

/// What an error of the browser says.
#[must_use]
pub fn message(error: &wasm_bindgen::JsValue) -> String {
    let message = js_sys::Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    message.or_else(|| error.as_string()).unwrap_or_default()
}

/// The value of a setting that is kept, if it is one that the setting has.
#[must_use]
pub fn setting(key: &str, values: &[&'static str]) -> &'static str {
    let kept = get(key).unwrap_or_default();
    values.iter().find(|value| **value == kept).copied().unwrap_or_default()
}

/// Shows a setting and keeps it.
pub fn choose_setting(key: &str, value: &str) {
    let Some(html) = document().document_element() else { return };
    let attribute = format!("data-{key}");
    let shown = match value {
        "" => html.remove_attribute(&attribute),
        _ => html.set_attribute(&attribute, value),
    };
    if let Err(error) = shown {
        logging::warn!("{key} cannot be shown: {}", message(&error));
    }
    set(key, value);
}

/// Whether the reader wants nothing loaded that is not opened.
#[must_use]
pub fn is_saving_data() -> bool {
    document().document_element().is_some_and(|html| html.has_attribute("data-saving"))
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    use super::*;

    wasm_bindgen_test_configure!(run_in_browser);

    const THEME: (&str, &[&str]) = SETTINGS[0];

    #[wasm_bindgen_test]
    fn a_choice_is_shown_and_kept_until_the_system_s_is_chosen() {
        let shown = || document().document_element().and_then(|html| html.get_attribute("data-theme"));
        choose_setting("theme", "dark");
        assert_eq!((shown().as_deref(), setting(THEME.0, THEME.1)), (Some("dark"), "dark"));
        choose_setting("theme", "");
        assert_eq!((shown(), setting(THEME.0, THEME.1)), (None, ""));
    }

    #[wasm_bindgen_test]
    fn what_is_stored_but_unknown_does_not_count() {
        assert!(set("theme", "plaid"));
        assert_eq!(setting(THEME.0, THEME.1), "");
        assert!(set("theme", ""));
        assert_eq!(get("theme"), None);
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod shell_tests {
    use super::SETTINGS;

    #[test]
    fn the_shell_knows_the_settings() {
        let shell = include_str!("../index.html");
        for (key, values) in SETTINGS {
            let values: Vec<_> = values.iter().skip(1).map(|value| format!("{value:?}")).collect();
            let listed =
                [format!("{key}: [{}]", values.join(", ")), format!("{key:?}: [{}]", values.join(", "))];
            assert!(listed.iter().any(|listed| shell.contains(listed)), "{listed:?}");
        }
    }
}
