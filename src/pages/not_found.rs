//! Addresses that lead nowhere.

use crate::{
    components::{page_heading, search_box},
    head::{Head, describe},
    markup::{Element, element},
    site::use_site,
};

/// The page for an address that no route knows.
pub fn not_found() -> Element {
    element("div").class("page").child(nothing_at_this_address("page"))
}

/// Says that there is no such page, `missing` as in "article", and where to look instead.
pub(super) fn nothing_at_this_address(missing: &'static str) -> Element {
    let base = use_site().base;
    let heading = format!("There is no {missing} at this address");
    describe(Head { title: heading.clone(), description: String::new() });
    let links = [("/news/", "All news"), ("/topics/", "All topics"), ("/institutions/", "All institutions")]
        .map(|(path, name)| element("li").child(element("a").attr("href", base.url(path)).text(name)));
    element("div")
        .class("not-found")
        .child(page_heading(heading))
        .child(
            element("p")
                .text("It may have moved, or the address may have a slip in it. The search may find it:"),
        )
        .child(search_box())
        .child(element("ul").children(links))
}
