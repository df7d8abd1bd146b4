//! Ways to follow a page without coming back to it.

use crate::{
    follow::{CALENDAR, FEEDS},
    i18n::words,
    markup::{Element, element},
    model::Language,
    route::Route,
    site::use_base,
};

/// Links to the feeds of a page's subject in each of these languages, and to its calendar if it has
/// events.
pub fn follow_links(languages: &[Language], route: &Route, has_events: bool) -> Element {
    let base = use_base();
    let groups = languages.iter().enumerate().map(|(nth, &language)| {
        let is_english = language == Language::English;
        // Calendars are in English.
        let formats = FEEDS.into_iter().chain((has_events && is_english).then_some(CALENDAR));
        let links = formats.map(|format| {
            let url = base.file(&format.path(language, route));
            // Files, not the app's to load.
            let link = element("a")
                .attr("href", url)
                .attr("hreflang", language.tag())
                .attr("type", format.media_type)
                .attr("rel", "external");
            let name = if format == CALENDAR { words().calendar() } else { format.name };
            element("li").child(link.text(name))
        });
        let name = language.name();
        let links = element("ul").attr("role", "list").attr("aria-label", name).children(links);
        let follow = (nth == 0).then(|| element("span").text(words().follow()));
        let name = (languages.len() > 1).then(|| element("span").attr("lang", language.tag()).text(name));
        element("div").children(follow).children(name).child(links)
    });
    element("nav").class("follow").attr("aria-label", words().follow()).children(groups)
}
