//! The browser's entry.

use std::time::Duration;

use leptos::{
    logging,
    mount::{hydrate_from, mount_to},
    prelude::*,
    wasm_bindgen::JsCast,
};
use tidings::{
    App,
    base::Base,
    components::is_narrow,
    fetch::{Library, Object},
    i18n,
    model::bundle::{APP_ID, PAGE_DATA_ID, PageData},
    route::Route,
};
use web_sys::{CustomEvent, CustomEventInit, Event, HtmlElement, HtmlInputElement};

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    std::panic::set_hook(Box::new(|panic| {
        // The browser adds the stack.
        logging::error!("{panic}");
        announce_panic(&panic.to_string());
    }));
    let root: &'static str = printed("data-base").unwrap_or_default().leak();
    let path = location().pathname().unwrap_or_default();
    let base = Base::new(root, Base::language_of(root, &path));
    i18n::speak(base.language);
    // The shell has fetched them (`index.html`).
    let words = js_sys::Reflect::get(&window(), &"words".into()).unwrap_or_default();
    let words = js_sys::Array::from(&words);
    if !i18n::hear(words.iter().map(|text| text.as_string().unwrap_or_default()).collect()) {
        logging::error!("the words of this page are those of another version of the app");
    }
    drop_file_name();
    let Some(root) = document().get_element_by_id(APP_ID).and_then(|root| root.dyn_into().ok()) else {
        logging::error!("the page has no element `{APP_ID}` for the app");
        return;
    };
    let printed = printed_page(base).map(|(route, data)| Library::of_printed_page(base, &route, data));
    // In a task of its own: the reader may touch or scroll in between.
    set_timeout(move || start(base, root, printed), Duration::ZERO);
}

/// Takes over what was printed, or draws the page anew.
fn start(base: Base, root: HtmlElement, printed: Option<Library>) {
    let started_narrow = is_narrow();
    match printed {
        Some(library) => {
            let choices = choices();
            if started_narrow {
                drop_what_only_wide_windows_show(&root);
            }
            hydrate_from(root, move || view! { <App base library is_printed=true started_narrow /> })
                .forget();
            set_timeout(move || hand_over(choices), Duration::ZERO);
        }
        None => {
            root.set_inner_html("");
            // The page for unknown addresses is printed in one language.
            if let Some(html) = document().document_element() {
                _ = html.set_attribute("lang", base.language.tag());
            }
            let library = Library::empty(base);
            mount_to(root, move || view! { <App base library is_printed=false started_narrow /> }).forget();
        }
    }
    if let Some(html) = document().document_element() {
        // For whoever waits for the app: the shell and the tests.
        _ = html.set_attribute("data-app", "");
    }
}

/// Pages are printed for all windows. What a narrow one does not show need not be taken over: the
/// filters beside the list are a quarter of the explorer. The app, which knows that it is in a
/// narrow window, expects nothing in their place.
fn drop_what_only_wide_windows_show(root: &HtmlElement) {
    if let Ok(Some(facets)) = root.query_selector("aside.facets") {
        _ = facets.replace_with_with_node_1(&document().create_comment(""));
    }
}

/// What the reader has ticked or typed into the printed page, to be handed to the app: what must
/// happen to the inputs again once the app listens.
fn choices() -> Vec<(HtmlInputElement, &'static str, String)> {
    let Ok(inputs) = document().query_selector_all("#app input") else { return Vec::new() };
    let inputs = (0..inputs.length()).filter_map(|nth| inputs.get(nth)?.dyn_into::<HtmlInputElement>().ok());
    let touched = inputs.filter_map(|input| {
        let value = input.value();
        if input.checked() != input.default_checked() {
            Some((input, "change", value))
        } else if input.type_() == "search" && !value.is_empty() {
            Some((input, "input", value))
        } else {
            None
        }
    });
    touched.collect()
}

/// Repeats what the reader has done. The app has set the inputs to what it shows meanwhile.
fn hand_over(choices: Vec<(HtmlInputElement, &'static str, String)>) {
    for (input, name, value) in choices {
        if name == "change" {
            input.set_checked(!input.default_checked());
        } else {
            input.set_value(&value);
        }
        if let Ok(event) = Event::new(name) {
            _ = input.dispatch_event(&event);
        }
    }
}

/// What `press` has written into an attribute of `<html>`.
fn printed(attribute: &str) -> Option<String> {
    document().document_element()?.get_attribute(attribute)
}

/// The page that was printed, if it is the one that the address leads to: a host serves the page
/// for unknown addresses under any address.
fn printed_page(base: Base) -> Option<(Route, PageData)> {
    let path = location().pathname().ok()?;
    let of = printed("data-path")?;
    let is_here = base.file(&of).trim_end_matches('/') == path.trim_end_matches('/');
    let of = is_here.then(|| base.strip(&base.file(&of)).to_owned())?;
    let data = document().get_element_by_id(PAGE_DATA_ID)?.text_content()?;
    match Object::parse(&data).and_then(Object::read) {
        Ok(data) => Some((Route::at(&of), data)),
        Err(fault) => {
            logging::error!("the data of this page cannot be read: {fault}");
            None
        }
    }
}

/// Hosts serve `/about/index.html` as well as `/about/`; the router knows the second only.
fn drop_file_name() {
    let Ok(path) = location().pathname() else { return };
    if let Some(folder) = path.strip_suffix("index.html").filter(|folder| folder.ends_with('/')) {
        let rest = [location().search(), location().hash()].map(Result::unwrap_or_default).concat();
        let replaced = window().history().and_then(|history| {
            history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&format!("{folder}{rest}")))
        });
        if replaced.is_err() {
            logging::error!("the address {path} could not be tidied");
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
