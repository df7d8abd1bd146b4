//! The bottom of every page.

use super::shortcuts;
use crate::{
    head::SITE_NAME,
    i18n::words,
    markup::{Element, element},
    site::use_base,
};

/// What the site is, in a line, and where to learn more.
pub fn footer() -> Element {
    let (base, words) = (use_base(), words());
    let links = [
        ("/news/", words.all_news()),
        ("/archive/", words.archive()),
        ("/people/", words.people()),
        ("/saved/", words.saved()),
        ("/about/", words.about_this_site()),
    ]
    .map(|(path, name)| element("li").child(element("a").attr("href", base.url(path)).text(name)));
    let line = words.footer_line().around([element("strong").text(SITE_NAME)]);
    element("footer")
        .class("site-footer")
        .child(element("p").children(line))
        .child(element("ul").children(links))
        .child(shortcuts())
}
