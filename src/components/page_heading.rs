//! The heading that names a page.

use leptos::prelude::*;

use crate::{
    markup::{Element, ElementRef, effect, element},
    site::use_site,
};

/// A page's first heading, `name`. It takes the focus when the page was reached from another.
pub fn page_heading(name: impl Into<String>) -> Element {
    let (name, heading) = (name.into(), ElementRef::new());
    let navigation = use_site().navigation;
    let mut arriving = Some(name.clone());
    effect(move || {
        if let Some(heading) = heading.get()
            && let Some(page) = arriving.take()
        {
            navigation.arrive(&heading, page);
        }
    });
    element("h1").reference(heading).attr("tabindex", "-1").text(name)
}
