//! The bottom of every page.

use leptos::prelude::*;

use crate::{base::Base, head::SITE_NAME};

/// What the site is, in a line, and where to learn more.
#[component]
pub fn Footer() -> impl IntoView {
    let base = expect_context::<Base>();
    view! {
        <footer class="site-footer">
            <p>
                <strong>{SITE_NAME}</strong>
                " reports on research cooperation, from public sources that every article names."
            </p>
            <ul>
                <li>
                    <a href=base.url("/news/")>"All news"</a>
                </li>
                <li>
                    <a href=base.url("/about/")>"About this site"</a>
                </li>
            </ul>
        </footer>
    }
}
