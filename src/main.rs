//! The browser's entry.

use leptos::{logging, mount::mount_to_body, prelude::*};
use tidings::{App, base::Base, fetch::Library};
use web_sys::{CustomEvent, CustomEventInit};

fn main() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        announce_panic(&panic.to_string());
    }));
    let base = document().document_element().and_then(|html| html.get_attribute("data-base"));
    let base = Base(base.unwrap_or_default().leak());
    drop_file_name();
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
    mount_to_body(move || {
        let library = Library::empty(base);
        view! { <App base library /> }
    });
}

/// Hosts serve `/about/index.html` as well as `/about/`; the router knows the second only.
fn drop_file_name() {
    let Ok(path) = location().pathname() else { return };
    if let Some(folder) = path.strip_suffix("index.html").filter(|folder| folder.ends_with('/')) {
        let rest = [location().search(), location().hash()].map(Result::unwrap_or_default).concat();
        let replaced = window().history().and_then(|history| {
            history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&format!("{folder}{rest}")))
        });
        if let Err(error) = replaced {
            logging::error!("the address {path} could not be tidied: {error:?}");
        }
    }
}

/// Tells the shell that the app is dead. The shell shows the way back: nothing of the app may be
/// relied on after a panic.
fn announce_panic(message: &str) {
    let detail = CustomEventInit::new();
    detail.set_detail(&message.into());
    if let Ok(event) = CustomEvent::new_with_event_init_dict("tidings:panic", &detail) {
        _ = window().dispatch_event(&event);
    }
}
