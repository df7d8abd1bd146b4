//! What this site is, `/about/`.

use leptos::prelude::*;

use crate::{
    base::Base,
    components::PageHeading,
    head::{Head, describe},
};

/// What the site is, where its content comes from, and what it keeps of its readers.
#[component]
pub fn AboutPage() -> impl IntoView {
    let base = expect_context::<Base>();
    describe(Head {
        title: "About".into(),
        description: "What Tidings is, where its articles come from and what it keeps of its readers.".into(),
    });
    view! {
        <div class="page prose">
            <PageHeading name="About Tidings" />
            <p class="standfirst">
                "Tidings collects news and events about research cooperation on carbon neutrality and the energy transition, around Kunming University of Science and Technology and Clausthal University of Technology."
            </p>
            <h2>"Where the articles come from"</h2>
            <p>
                "It began with one article: "
                <a href=base.url("/news/2021-01-05-kust-tu-clausthal-forum/")>
                    "the forum that KUST and TU Clausthal held"
                </a>
                " in January 2021. That one stands as the university published it, with every line of its credits. All others are digests of public reports, written in our own words by the editorial desk. Each names the pages on which its facts can be checked."
            </p>
            <p>
                "Dates are those of the calendar day that the publisher gives. Where a source does not say when or where an event took place, we leave it out rather than guess."
            </p>
            <h2>"How to use it"</h2>
            <p>
                "The " <a href=base.url("/news/")>"news page"</a>
                " combines topics, institutions, years and words. Whatever you choose is in the page's address: copy it to share or keep what you see. The number beside a choice says how many articles you would see with it."
            </p>
            <h2>"Privacy"</h2>
            <p>
                "This site sets no cookies, counts no visits and loads nothing from anybody else. If you choose light or dark colours, your browser remembers that choice on your device."
            </p>
        </div>
    }
}
