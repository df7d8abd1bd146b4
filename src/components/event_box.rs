//! What, when, where and how of an event.

use super::card::day;
use crate::{
    follow::EVENT,
    markup::{Element, element},
    model::{Language, Slug, content::Event},
    route::Route,
    site::use_site,
    words,
};

/// An event's particulars.
pub fn event_box(event: &Event, slug: &Slug) -> Element {
    let when = element("dd").child(day(event.start));
    let when = match event.end.filter(|end| *end != event.start) {
        Some(end) => when.text(" to ").child(day(end)),
        None => when,
    };
    let text = |text| element("dd").text(text);
    let particulars = [
        ("What", Some(text(event.name.clone()))),
        ("When", Some(when)),
        ("Where", event.place.clone().map(text)),
        ("How", Some(text(words::event_mode(event.mode).to_owned()))),
    ];
    let particulars = particulars.into_iter().filter_map(|(name, value)| {
        value.map(|value| element("div").child(element("dt").text(name)).child(value))
    });
    let file = EVENT.path(Language::English, &Route::Article(Language::English, slug.clone()));
    // A file, not the app's to load.
    let to_calendar = element("a")
        .attr("href", use_site().base.url(&file))
        .attr("type", EVENT.media_type)
        .attr("rel", "external")
        .text("Add to calendar");
    element("section")
        .class("event-box")
        .attr("aria-labelledby", "event-heading")
        .child(element("h2").attr("id", "event-heading").text("Event"))
        .child(element("dl").children(particulars))
        .child(element("p").class("more").child(to_calendar))
}
