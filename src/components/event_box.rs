//! What, when, where and how of an event.

use super::card::day;
use crate::{
    markup::{Element, element},
    model::content::Event,
    words,
};

/// An event's particulars.
pub fn event_box(event: &Event) -> Element {
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
    element("section")
        .class("event-box")
        .attr("aria-labelledby", "event-heading")
        .child(element("h2").attr("id", "event-heading").text("Event"))
        .child(element("dl").children(particulars))
}
