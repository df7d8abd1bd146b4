//! The top of every page.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::ThemeSwitch;
use crate::{base::Base, head::SITE_NAME};

/// The sections of the site, by path and name.
const SECTIONS: [(&str, &str); 4] =
    [("/news/", "News"), ("/topics/", "Topics"), ("/institutions/", "Institutions"), ("/about/", "About")];

/// The site's name, its sections and the colour scheme.
#[component]
pub fn Header() -> impl IntoView {
    let base = expect_context::<Base>();
    let path = use_location().pathname;
    let current = move |section: &'static str| {
        path.with(|path| {
            let path = path.strip_prefix(base.0).unwrap_or(path);
            let (path, section) = (path.trim_end_matches('/'), section.trim_end_matches('/'));
            if path == section {
                Some("page")
            } else {
                path.strip_prefix(section).is_some_and(|rest| rest.starts_with('/')).then_some("true")
            }
        })
    };
    let sections = SECTIONS.map(|(section, name)| {
        view! {
            <li>
                <a href=base.url(section) aria-current=move || current(section)>
                    {name}
                </a>
            </li>
        }
    });
    view! {
        <header class="site-header">
            <a class="wordmark" href=base.url("/") aria-current=move || (path.with(|path| path.trim_end_matches('/') == base.0)).then_some("page")>
                {SITE_NAME}
            </a>
            <nav aria-label="Sections">
                <ul>{sections}</ul>
            </nav>
            <ThemeSwitch />
        </header>
    }
}
