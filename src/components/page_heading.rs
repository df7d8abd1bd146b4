//! The heading that names a page.

use leptos::{html, prelude::*};

use super::Navigation;

/// A page's first heading, `name`. It takes the focus when the page was reached from another.
#[component]
pub fn PageHeading(#[prop(into)] name: String, #[prop(optional)] class: &'static str) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    let navigation = expect_context::<Navigation>();
    let page = name.clone();
    Effect::new(move |arrived: Option<bool>| match heading.get() {
        Some(heading) if arrived != Some(true) => {
            navigation.arrive(&heading, page.clone());
            true
        }
        _ => arrived.unwrap_or_default(),
    });
    view! {
        <h1 node_ref=heading tabindex="-1" class=class>
            {name}
        </h1>
    }
}
