//! An article in a list.

use leptos::prelude::*;

use super::{art_of, cover, link::article_link};
use crate::{
    archive::Archive,
    i18n::{self, words},
    markup::{Element, element, text},
    model::bundle::Card,
    site::use_base,
};

/// A card that leads to an article, whose topics and institutions `archive` knows; the whole card is
/// the headline's link. The lead of the front page has more room, and its headline a higher rank.
pub fn card(archive: &Archive, card: &Card, is_lead: bool) -> Element {
    let (title, summary) = card.said_in(i18n::language());
    card_saying(archive, card, is_lead, text(title.to_owned()), text(summary.to_owned()))
}

/// A card with another view of its headline and summary.
pub fn card_saying(
    archive: &Archive,
    card: &Card,
    is_lead: bool,
    title: AnyView,
    summary: AnyView,
) -> Element {
    let base = use_base();
    let topic = archive.topics_of(card).next();
    let institutions: Vec<_> = archive.institutions_of(card).map(|institution| &*institution.short).collect();
    let (class, heading) = if is_lead { ("card lead", "h2") } else { ("card", "h3") };
    let language = foreign_language(card);
    let event = card.event.then(|| element("span").class("badge").text(words().event()));
    let says = element("div")
        .class("card-text")
        .child(
            element("p")
                .class("kicker")
                .text(topic.map(|topic| i18n::name(&topic.name)).unwrap_or_default())
                .children(event),
        )
        .child(element(heading).maybe_attr("lang", language).child(article_link(base, card).child(title)))
        .child(element("p").class("summary").maybe_attr("lang", language).child(summary))
        .child(
            element("p")
                .class("meta")
                .child(day(card.date))
                .child(element("span").text(institutions.join(", "))),
        );
    element("article")
        .class(class)
        .maybe_attr("data-topic", topic.map(|topic| topic.id.to_string()))
        .children(topic.map(|topic| cover(art_of(topic), &card.slug)))
        .child(says)
}

/// The language that a card is in, where that is not the page's.
pub fn foreign_language(card: &Card) -> Option<&'static str> {
    if card.is_in(i18n::language()) { None } else { i18n::english() }
}

/// A calendar day, for readers and for machines.
pub fn day(date: crate::model::CalendarDate) -> Element {
    element("time").attr("datetime", date.to_string()).text(i18n::day(date))
}
