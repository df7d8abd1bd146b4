//! What, when, where and how of an event.

use crate::{
    follow::EVENT,
    i18n::{self, english, words},
    markup::{Element, element},
    model::{CalendarDate, Language, Slug, content::Event},
    route::Route,
    site::use_base,
};

/// An event's particulars.
pub fn event_box(event: &Event, slug: &Slug) -> Element {
    let words = words();
    let text = |text: String| element("dd").maybe_attr("lang", english()).text(text);
    let particulars = [
        (words.what(), Some(text(event.name.clone()))),
        (words.when(), Some(element("dd").child(event_days(event.start, event.end)))),
        (words.where_(), event.place.clone().map(text)),
        (words.how(), Some(element("dd").text(i18n::event_mode(event.mode)))),
    ];
    let particulars = particulars.into_iter().filter_map(|(name, value)| {
        value.map(|value| element("div").child(element("dt").text(name)).child(value))
    });
    let file = EVENT.path(Language::English, &Route::Article(slug.clone()));
    // A file, not the app's to load.
    let to_calendar = element("a")
        .attr("href", use_base().file(&file))
        .attr("type", EVENT.media_type)
        .attr("rel", "external")
        .text(words.add_to_calendar());
    element("section")
        .class("event-box")
        .attr("aria-labelledby", "event-heading")
        .child(element("h2").attr("id", "event-heading").text(words.event()))
        .child(element("dl").children(particulars))
        .child(element("p").class("more").child(to_calendar))
}

/// The days of an event, for readers and for machines.
pub fn event_days(start: CalendarDate, end: Option<CalendarDate>) -> Element {
    // A period in one element, as HTML has it, is a duration: the first day stands for it.
    element("time").attr("datetime", start.to_string()).text(i18n::days(start, end))
}
