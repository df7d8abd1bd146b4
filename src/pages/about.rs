//! What this site is, `/about/`.

use crate::{
    components::{page_heading, stored_here},
    head::{Head, describe},
    i18n::words,
    markup::{Element, element},
    site::use_base,
};

/// What the site is, where its content comes from, how to use and follow it, and what it keeps of its
/// readers.
pub fn about() -> Element {
    let (base, words) = (use_base(), words());
    describe(Head { title: words.about().into(), description: words.about_description().into() });
    let heading = |text| element("h2").text(text);
    let paragraph = |text| element("p").text(text);
    let link = |path, text| element("a").attr("href", base.url(path)).text(text);
    let first_article = link("/news/2021-01-05-kust-tu-clausthal-forum/", words.about_first_article());
    let follow = words
        .about_follow()
        .around([link("/", words.about_front_page()), link("/events/", words.about_calendar())]);
    element("div")
        .class("page prose")
        .child(page_heading(words.about_title()))
        .child(paragraph(words.about_standfirst()).class("standfirst"))
        .child(heading(words.about_sources_heading()))
        .child(element("p").children(words.about_sources().around([first_article])))
        .child(paragraph(words.about_dates()))
        .child(heading(words.about_use_heading()))
        .child(element("p").children(words.about_filters().around([link("/news/", words.about_news_page())])))
        .child(paragraph(words.about_search()))
        .child(paragraph(words.about_cite()))
        .child(heading(words.about_follow_heading()).attr("id", "follow"))
        .child(element("p").children(follow))
        .child(heading(words.about_privacy_heading()).attr("id", "privacy"))
        .child(paragraph(words.about_privacy()))
        .child(stored_here())
}
