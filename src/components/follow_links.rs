//! Ways to follow a page without coming back to it.

use crate::{
    follow::{CALENDAR, FEEDS},
    markup::{Element, element},
    model::Language,
    route::Route,
    site::use_site,
};

/// Links to the feeds of a page's subject, and to its calendar if it has events.
pub fn follow_links(language: Language, route: &Route, has_events: bool) -> Element {
    let base = use_site().base;
    let formats = FEEDS.into_iter().chain(has_events.then_some(CALENDAR));
    let links = formats.map(|format| {
        let url = base.url(&format.path(language, route));
        // Files, not the app's to load.
        let link = element("a").attr("href", url).attr("type", format.media_type).attr("rel", "external");
        element("li").child(link.text(format.name))
    });
    element("nav")
        .class("follow")
        .attr("aria-label", "Follow")
        .child(element("span").text("Follow"))
        .child(element("ul").attr("role", "list").children(links))
}
