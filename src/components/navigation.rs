//! What a browser does on its own between documents, and a single-page app has to do itself: move
//! focus to the new page and have it announced.

use leptos::prelude::*;
use web_sys::FocusOptions;

/// Knows whether a page was reached from another one, and what to announce.
#[derive(Clone, Copy)]
pub struct Navigation {
    pages_shown: StoredValue<u32>,
    announcement: RwSignal<String>,
}

impl Navigation {
    /// Before the first page.
    #[must_use]
    pub fn new() -> Self {
        Self { pages_shown: StoredValue::new(0), announcement: RwSignal::new(String::new()) }
    }

    /// Takes the reader to a page that has just been put up: focus goes to its heading, and its
    /// name is announced. The first page is the browser's own business. The scroll position is
    /// the router's and the browser's.
    pub fn arrive(self, heading: &web_sys::HtmlElement, page: String) {
        let first = self.pages_shown.get_value() == 0;
        self.pages_shown.update_value(|shown| *shown += 1);
        if !first {
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
#[component]
pub fn Announcement() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    view! {
        <div class="visually-hidden" aria-live="polite" aria-atomic="true">
            {move || navigation.announcement.get()}
        </div>
    }
}
