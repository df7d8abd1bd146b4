//! Addresses that lead nowhere.

use crate::{
    components::{page_heading, search_box},
    head::{Head, describe},
    i18n::{Thing, words},
    markup::{Element, element},
    site::use_base,
};

/// The page for an address that no route knows.
pub fn not_found() -> Element {
    element("div").class("page").child(nothing_at_this_address(words().article_list()))
}

/// Says that there is no such page, and where to look instead.
pub(super) fn nothing_at_this_address(missing: Thing) -> Element {
    let base = use_base();
    let (heading, words) = (missing.is_not_here, words());
    describe(Head { title: heading.into(), description: String::new() });
    let links = [
        ("/news/", words.all_news()),
        ("/topics/", words.all_topics()),
        ("/institutions/", words.all_institutions()),
    ]
    .map(|(path, name)| element("li").child(element("a").attr("href", base.url(path)).text(name)));
    element("div")
        .class("not-found")
        .child(page_heading(heading))
        .child(element("p").text(words.may_have_moved()))
        .child(search_box())
        .child(element("ul").children(links))
}
