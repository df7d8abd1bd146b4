//! What this site is, `/about/`.

use crate::{
    components::page_heading,
    head::{Head, describe},
    markup::{Element, element},
    site::use_site,
};

/// What the site is, where its content comes from, and what it keeps of its readers.
pub fn about() -> Element {
    let base = use_site().base;
    describe(Head {
        title: "About".into(),
        description: "What Tidings is, where its articles come from and what it keeps of its readers.".into(),
    });
    let heading = |text| element("h2").text(text);
    let paragraph = |text| element("p").text(text);
    let link = |path, text| element("a").attr("href", base.url(path)).text(text);
    element("div")
        .class("page prose")
        .child(page_heading("About Tidings"))
        .child(
            paragraph("Tidings collects news and events about research cooperation on carbon neutrality and the energy transition, around Kunming University of Science and Technology and Clausthal University of Technology.")
                .class("standfirst"),
        )
        .child(heading("Where the articles come from"))
        .child(
            paragraph("It began with one article: ")
                .child(link("/news/2021-01-05-kust-tu-clausthal-forum/", "the forum that KUST and TU Clausthal held"))
                .text(" in January 2021. That one stands as the university published it, with every line of its credits. All others are digests of public reports, written in our own words by the editorial desk. Each names the pages on which its facts can be checked."),
        )
        .child(paragraph("Dates are those of the calendar day that the publisher gives. Where a source does not say when or where an event took place, we leave it out rather than guess."))
        .child(heading("How to use it"))
        .child(
            paragraph("The ")
                .child(link("/news/", "news page"))
                .text(" combines topics, institutions, years and words. Whatever you choose is in the page's address: copy it to share or keep what you see. The number beside a choice says how many articles you would see with it."),
        )
        .child(paragraph("The search looks at every word of every article, in each of its languages, and finds words by their beginnings. On a keyboard, / moves to the search box."))
        .child(heading("Privacy"))
        .child(paragraph("This site sets no cookies, counts no visits and loads nothing from anybody else. If you choose light or dark colours, your browser remembers that choice on your device."))
}
