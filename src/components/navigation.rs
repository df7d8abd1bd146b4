//! What a browser does on its own between documents, and a single-page app has to do itself: move
//! focus to the new page and have it announced.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use leptos::prelude::*;
use web_sys::FocusOptions;

use crate::{
    markup::{Element, element},
    site::use_site,
};

/// Knows whether a page was reached from another one, and what to announce.
#[derive(Clone)]
pub struct Navigation {
    has_shown_a_page: Arc<AtomicBool>,
    announcement: RwSignal<String>,
}

impl Navigation {
    /// Before the first page.
    #[must_use]
    pub fn new() -> Self {
        Self { has_shown_a_page: Arc::default(), announcement: RwSignal::new(String::new()) }
    }

    /// Takes the reader to a page that has just been put up: focus goes to its heading, and its
    /// name is announced. The first page is the browser's own business. The scroll position is
    /// the router's and the browser's.
    pub fn arrive(&self, heading: &web_sys::HtmlElement, page: String) {
        if self.has_shown_a_page.swap(true, Ordering::Relaxed) {
            focus_in_place(heading);
            self.announcement.set(page);
        }
    }
}

impl Default for Navigation {
    fn default() -> Self {
        Self::new()
    }
}

/// Gives an element the focus without scrolling to it.
pub fn focus_in_place(element: &web_sys::HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    _ = element.focus_with_options(&options);
}

/// Says the name of a page that has been navigated to, for screen readers.
pub fn announcement() -> Element {
    let navigation = use_site().navigation;
    element("div")
        .class("visually-hidden")
        .attr("aria-live", "polite")
        .attr("aria-atomic", "true")
        .live_text(move || navigation.announcement.get())
}
