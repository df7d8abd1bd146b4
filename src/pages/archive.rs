//! All articles by month, `/archive/`: every article can be reached without a script.

use crate::{
    archive::Excerpt,
    components::{Skeleton, article_list, counted_link, page_heading},
    head::{Head, describe},
    markup::{Element, element},
    model::YearMonth,
    route::Route,
    site::use_site,
    words,
};

/// The months in which articles were published.
pub fn archive() -> Element {
    describe(Head { title: "Archive".into(), description: "All articles, month by month.".into() });
    element("div").class("page").child(page_heading("Archive")).with_page(
        Route::Archive,
        Skeleton::List,
        |page| every_month(&page.excerpt).into(),
    )
}

fn every_month(excerpt: &Excerpt) -> Element {
    let base = use_site().base;
    let years = excerpt.months.chunk_by(|a, b| a.0.year == b.0.year).map(|months| {
        let year = months[0].0.year.to_string();
        let links = months.iter().map(|&(month, count)| {
            counted_link(base.url(&Route::Month(month).path()), &words::month(month, 0), count)
        });
        element("section")
            .class("country")
            .child(element("h2").text(year))
            .child(element("ul").class("browse-list").attr("role", "list").children(links))
    });
    element("div").class("countries").children(years)
}

/// The articles of one month.
pub fn month(month: YearMonth) -> Element {
    let name = words::month(month, 0);
    describe(Head { title: name.clone(), description: format!("The articles of {name}.") });
    let all = element("a").attr("href", use_site().base.url("/archive/")).text("All months");
    element("div")
        .class("page")
        .child(page_heading(name))
        .with_page(Route::Month(month), Skeleton::List, |page| {
            let excerpt = &page.excerpt;
            article_list(excerpt.archive.clone(), excerpt.articles.clone(), "article-list").into()
        })
        .child(element("p").class("more").child(all))
}
