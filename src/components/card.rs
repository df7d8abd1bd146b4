//! An article in a list.

use super::{art_of, cover, link::article_link};
use crate::{
    archive::{Archive, ArticleNo},
    markup::{Element, element},
    site::use_site,
};

/// A card that leads to an article; the whole card is the headline's link. The lead of the front
/// page has more room, and its headline a higher rank.
pub fn card(archive: &Archive, no: ArticleNo, is_lead: bool) -> Element {
    let base = use_site().base;
    let card = archive.card(no);
    let topic = archive.topics_of(card).next();
    let institutions: Vec<_> = archive.institutions_of(card).map(|institution| &*institution.short).collect();
    let (class, heading) = if is_lead { ("card lead", "h2") } else { ("card", "h3") };
    let event = card.event.then(|| element("span").class("badge").text("Event"));
    let text = element("div")
        .class("card-text")
        .child(
            element("p")
                .class("kicker")
                .text(topic.map(|topic| topic.name.en.clone()).unwrap_or_default())
                .children(event),
        )
        .child(element(heading).child(article_link(base, card).text(card.title.clone())))
        .child(element("p").class("summary").text(card.summary.clone()))
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
        .child(text)
}

/// A calendar day, for readers and for machines.
pub fn day(date: crate::model::CalendarDate) -> Element {
    element("time").attr("datetime", date.to_string()).text(date.in_words())
}
