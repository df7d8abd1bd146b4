//! Taking something along: copying, sharing, downloading.

use leptos::{prelude::*, wasm_bindgen::JsCast};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::{
    i18n::words,
    markup::{Element, effect, element, spawn},
};

/// What has become of an action, announced where it is put.
#[derive(Clone, Copy)]
pub struct Said(RwSignal<String>);

impl Said {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(String::new()))
    }

    /// Says it.
    pub fn say(self, text: impl Into<String>) {
        // The page may have been left meanwhile.
        _ = self.0.try_set(text.into());
    }

    /// Where it is said.
    #[must_use]
    pub fn element(self) -> Element {
        element("p").class("said").attr("role", "status").live_text(move || self.0.get())
    }
}

impl Default for Said {
    fn default() -> Self {
        Self::new()
    }
}

/// Ways to share the page at its address, with its query: the system's own where there is one, and
/// the link, copied or in a mail.
pub fn share_buttons(said: Said) -> Vec<Element> {
    let has_sheet = RwSignal::new(false);
    effect(move || has_sheet.set(navigator().and_then(|navigator| method(&navigator, "share")).is_ok()));
    let button =
        |name: &'static str| element("button").attr("type", "button").class("quiet with-script").text(name);
    let share = button(words().share()).live_flag("hidden", move || !has_sheet.get()).on("click", |_| {
        let sheet = js_sys::Object::new();
        for (name, value) in [("title", document().title()), ("url", address())] {
            // Only a frozen object refuses.
            _ = js_sys::Reflect::set(&sheet, &name.into(), &value.into());
        }
        // Whoever closes the sheet has changed their mind: that is no fault.
        _ = navigator().and_then(|navigator| method(&navigator, "share")?.call1(&navigator, &sheet));
    });
    let copy = button(words().copy_link()).on("click", move |_| copy(address(), said));
    let mail = button(words().by_email()).on("click", |_| {
        let encoded = |text: &str| String::from(js_sys::encode_uri_component(text));
        let mail = format!("mailto:?subject={}&body={}", encoded(&document().title()), encoded(&address()));
        _ = location().set_href(&mail);
    });
    vec![share, copy, mail]
}

fn address() -> String {
    location().href().unwrap_or_default()
}

/// Puts a text into the clipboard.
pub fn copy(text: String, said: Said) {
    spawn(async move {
        let is_copied = async {
            let clipboard = js_sys::Reflect::get(&navigator()?, &"clipboard".into())?;
            let promise = method(&clipboard, "writeText")?.call1(&clipboard, &text.into())?;
            JsFuture::from(promise.dyn_into::<js_sys::Promise>()?).await
        };
        said.say(if is_copied.await.is_ok() { words().copied() } else { words().not_copied() });
    });
}

fn navigator() -> Result<JsValue, JsValue> {
    js_sys::Reflect::get(&window(), &"navigator".into())
}

/// A method that not every browser has, or not everywhere.
pub(super) fn method(of: &JsValue, name: &str) -> Result<js_sys::Function, JsValue> {
    js_sys::Reflect::get(of, &name.into())?.dyn_into()
}

/// Hands the reader a file that was made here.
pub fn download(name: &str, media_type: &str, content: &str) {
    let link =
        document().create_element("a").ok().and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok());
    let Some(link) = link else { return };
    let address =
        format!("data:{media_type};charset=utf-8,{}", String::from(js_sys::encode_uri_component(content)));
    for (attribute, value) in [("href", &*address), ("download", name)] {
        _ = link.set_attribute(attribute, value);
    }
    link.click();
}
