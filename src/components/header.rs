//! The top of every page.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::{language_switch, reading_settings, search_box};
use crate::{
    head::SITE_NAME,
    i18n::words,
    markup::{Element, element},
    site::use_base,
};

/// The site's name, its sections, the search, the languages and how the reader likes to read.
pub fn header() -> Element {
    let (base, words) = (use_base(), words());
    let address = use_location().pathname;
    let link = |path: &'static str, name: &'static str| {
        element("a")
            .attr("href", base.url(path))
            .live_attr("aria-current", move || current(base.strip(&address.read()), path).map(str::to_owned))
            .text(name)
    };
    let sections = [
        ("/news/", words.news()),
        ("/events/", words.events()),
        ("/topics/", words.topics()),
        ("/institutions/", words.institutions()),
        ("/network/", words.network()),
        ("/about/", words.about()),
    ];
    let sections = sections.map(|(path, name)| element("li").child(link(path, name)));
    element("header")
        .class("site-header")
        .child(link("/", SITE_NAME).class("wordmark"))
        .child(
            element("nav")
                .class("sections")
                .attr("aria-label", words.sections())
                .child(element("ul").children(sections)),
        )
        .child(search_box())
        .child(language_switch())
        .child(reading_settings())
}

/// What a link to `section` says of the page at `path`: that it leads there, or to the section in
/// which it is.
fn current(path: &str, section: &str) -> Option<&'static str> {
    let (path, section) = (path.trim_end_matches('/'), section.trim_end_matches('/'));
    if path == section {
        Some("page")
    } else {
        let within = path.strip_prefix(section).is_some_and(|rest| rest.starts_with('/'));
        (within && !section.is_empty()).then_some("true")
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_current_on_its_page_and_on_those_below() {
        for (path, section, expected) in [
            ("/", "/", Some("page")),
            ("/news/", "/", None),
            ("/news/", "/news/", Some("page")),
            ("/news", "/news/", Some("page")),
            ("/news/a/", "/news/", Some("true")),
            ("/newsletter/", "/news/", None),
        ] {
            assert_eq!(current(path, section), expected, "{path} in {section}");
        }
    }
}
