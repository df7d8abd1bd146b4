//! What a page says about itself in the document's head.

use leptos::prelude::*;

use crate::{markup::effect, site::Site};

/// The site's name.
pub const SITE_NAME: &str = "Tidings";

/// A page's title and description.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The page's own title, without the site's name; empty for the front page.
    pub title: String,
    /// One or two sentences for search results and previews.
    pub description: String,
}

impl Head {
    /// The content of the `title` element.
    #[must_use]
    pub fn document_title(&self) -> String {
        if self.title.is_empty() { SITE_NAME.to_owned() } else { format!("{} · {SITE_NAME}", self.title) }
    }
}

/// The head of the page that is being rendered natively, for the renderer to read afterwards.
#[cfg(feature = "ssr")]
#[derive(Clone, Default)]
pub struct HeadSlot(pub std::sync::Arc<std::sync::Mutex<Head>>);

/// Describes the current page: in the browser its head is updated, natively the [`HeadSlot`].
pub fn describe(head: Head) {
    #[cfg(feature = "ssr")]
    if let Some(slot) = use_context::<HeadSlot>() {
        *slot.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = head.clone();
    }
    effect(move || {
        document().set_title(&head.document_title());
        if let Ok(Some(meta)) = document().query_selector("meta[name=description]") {
            _ = meta.set_attribute("content", &head.description);
        }
        forget_printed_page();
    });
}

/// Takes out of the head what holds only for the page that was printed, once the reader has left
/// it: browsers would share its address instead of the current one.
fn forget_printed_page() {
    let printed = document().document_element().and_then(|html| html.get_attribute("data-path"));
    let base = use_context::<Site>().map(|site| site.base).unwrap_or_default();
    let Ok(path) = window().location().pathname() else { return };
    if printed.is_none_or(|printed| base.file(&printed) == path) {
        return;
    }
    let only_there =
        "link[rel=canonical],link[rel=alternate],meta[property],script[type='application/ld+json']";
    while let Ok(Some(element)) = document().query_selector(only_there) {
        element.remove();
    }
}
