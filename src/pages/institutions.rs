//! All institutions, `/institutions/`.

use crate::{
    archive::Excerpt,
    components::{Skeleton, counted_link, institution_url, page_heading},
    head::{Head, describe},
    markup::{Element, element},
    model::content::Institution,
    route::Route,
    site::use_site,
    words,
};

/// Every institution by country, with how many articles name it.
pub fn institutions() -> Element {
    describe(Head {
        title: "Institutions".into(),
        description: "Who the articles are about, by country.".into(),
    });
    element("div").class("page").child(page_heading("Institutions")).with_page(
        Route::Institutions,
        Skeleton::List,
        |page| every_institution(&page.excerpt).into(),
    )
}

fn every_institution(excerpt: &Excerpt) -> Element {
    let base = use_site().base;
    // Put in place one by one: there are few, and a sort of its own would be downloaded.
    let mut in_order = Vec::<(&str, &Institution, usize)>::new();
    for &nth in &excerpt.institutions {
        let (found, count) = (&excerpt.archive.institutions()[nth], excerpt.counts.institutions[nth]);
        let country = words::country(&found.country);
        let place = in_order.partition_point(|(c, i, _)| (*c, &i.name.en) < (country, &found.name.en));
        in_order.insert(place, (country, found, count));
    }
    let countries = in_order.chunk_by(|a, b| a.0 == b.0).map(|institutions| {
        let country = institutions[0].0.to_owned();
        let links = institutions.iter().map(|(_, institution, count)| {
            counted_link(institution_url(base, institution), &institution.name.en, *count)
        });
        element("section")
            .class("country")
            .child(element("h2").text(country))
            .child(element("ul").class("browse-list").attr("role", "list").children(links))
    });
    element("div").class("countries").children(countries)
}
