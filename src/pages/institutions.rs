//! All institutions, `/institutions/`.

use crate::{
    archive::Excerpt,
    components::{Skeleton, counted_link, institution_url, map, page_heading},
    head::{Head, describe},
    i18n::{self, words},
    markup::{Element, element, sequence},
    model::content::Institution,
    route::Route,
    site::use_base,
};

/// Every institution by country, with how many articles name it.
pub fn institutions() -> Element {
    describe(Head {
        title: words().institutions().into(),
        description: words().institutions_description().into(),
    });
    element("div").class("page").child(page_heading(words().institutions())).with_page(
        Route::Institutions,
        Skeleton::List,
        |page| {
            let excerpt = &page.excerpt;
            sequence(vec![map(&excerpt.archive, &excerpt.cities).into(), every_institution(excerpt).into()])
        },
    )
}

fn every_institution(excerpt: &Excerpt) -> Element {
    let base = use_base();
    // Put in place one by one: there are few, and a sort of its own would be downloaded.
    let mut in_order = Vec::<(String, String, &Institution, usize)>::new();
    for &nth in &excerpt.institutions {
        let (found, count) = (&excerpt.archive.institutions()[nth], excerpt.counts.institutions[nth]);
        let (country, name) = (i18n::country(&found.country), i18n::name(&found.name));
        let place = in_order.partition_point(|(c, n, ..)| (c, n) < (&country, &name));
        in_order.insert(place, (country, name, found, count));
    }
    let countries = in_order.chunk_by(|a, b| a.0 == b.0).map(|institutions| {
        let country = institutions[0].0.clone();
        let links = institutions.iter().map(|(_, name, institution, count)| {
            counted_link(institution_url(base, institution), name, *count)
        });
        element("section")
            .class("country")
            .child(element("h2").text(country))
            .child(element("ul").class("browse-list").attr("role", "list").children(links))
    });
    element("div").class("countries").children(countries)
}
