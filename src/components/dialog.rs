//! A modal dialog.

use leptos::{prelude::*, wasm_bindgen::JsCast};
use web_sys::{Event, HtmlDialogElement};

use crate::{
    i18n::words,
    markup::{Element, ElementRef, element, nothing},
};

/// A dialog that is opened and closed from elsewhere.
#[derive(Clone, Copy)]
pub struct Dialog {
    reference: ElementRef,
    is_open: RwSignal<bool>,
}

impl Dialog {
    /// A dialog that is closed.
    #[must_use]
    pub fn new() -> Self {
        Self { reference: ElementRef::new(), is_open: RwSignal::new(false) }
    }

    fn node(self) -> Option<HtmlDialogElement> {
        self.reference.get_untracked()?.dyn_into().ok()
    }

    /// Opens it.
    pub fn show(self) {
        self.is_open.set(true);
        if let Some(dialog) = self.node() {
            // It fails only if the dialog is open already.
            _ = dialog.show_modal();
        }
    }

    /// Closes it. The browser gives the focus back to what had it before.
    pub fn close(self) {
        if let Some(dialog) = self.node() {
            dialog.close();
        }
    }

    /// A button that opens it.
    #[must_use]
    pub fn opener(self, class: &'static str) -> Element {
        element("button")
            .attr("type", "button")
            .class(class)
            .attr("aria-haspopup", "dialog")
            .on("click", move |_| self.show())
    }

    /// The dialog, named by its heading. Its content is made when it is opened.
    #[must_use]
    pub fn element(
        self,
        class: &'static str,
        id: &'static str,
        heading: &'static str,
        content: impl Fn() -> AnyView + Send + 'static,
    ) -> Element {
        let is_open = self.is_open;
        // A click on the backdrop has the dialog itself as its target: its content covers all of it.
        let close_from_outside = move |event: Event| {
            if event.target() == event.current_target() {
                self.close();
            }
        };
        let close = element("button")
            .attr("type", "button")
            .class("quiet")
            .attr("aria-label", words().close())
            .on("click", move |_| self.close())
            .text("✕");
        let heading = element("h2").attr("id", id).attr("tabindex", "-1").attr("autofocus", "").text(heading);
        let head = element("div").class("sheet-head").child(heading).child(close);
        let body = element("div")
            .class("sheet-content")
            .child(head)
            .live(move || if is_open.get() { content() } else { nothing() });
        element("dialog")
            .class(class)
            .reference(self.reference)
            .attr("aria-labelledby", id)
            .on("close", move |_| is_open.set(false))
            .on("click", close_from_outside)
            .child(body)
    }
}

impl Default for Dialog {
    fn default() -> Self {
        Self::new()
    }
}
