//! The bottom of every page.

use crate::{
    head::SITE_NAME,
    markup::{Element, element},
    site::use_site,
};

/// What the site is, in a line, and where to learn more.
pub fn footer() -> Element {
    let base = use_site().base;
    let links = [("/news/", "All news"), ("/about/", "About this site")]
        .map(|(path, name)| element("li").child(element("a").attr("href", base.url(path)).text(name)));
    element("footer")
        .class("site-footer")
        .child(
            element("p")
                .child(element("strong").text(SITE_NAME))
                .text(" reports on research cooperation, from public sources that every article names."),
        )
        .child(element("ul").children(links))
}
