//! All articles by month, `/archive/`: every article can be reached without a script.

use crate::{
    archive::Excerpt,
    components::{Skeleton, article_list, counted_link, page_heading},
    head::{Head, describe},
    i18n::{self, words},
    markup::{Element, element, sequence},
    model::YearMonth,
    route::Route,
    site::use_base,
};

/// The months in which articles were published.
pub fn archive() -> Element {
    let words = words();
    describe(Head { title: words.archive().into(), description: words.archive_description().into() });
    element("div").class("page").child(page_heading(words.archive())).with_page(
        Route::Archive,
        Skeleton::List,
        |page| every_month(&page.excerpt).into(),
    )
}

fn every_month(excerpt: &Excerpt) -> Element {
    let base = use_base();
    let years = excerpt.months.chunk_by(|a, b| a.0.year == b.0.year).map(|months| {
        let year = months[0].0.year.to_string();
        let links = months.iter().map(|&(month, count)| {
            counted_link(base.url(&Route::Month(month).path()), &i18n::month(month), count)
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
    let name = i18n::month(month);
    describe(Head { title: name.clone(), description: words().month_description().with([&name]) });
    let base = use_base();
    element("div").class("page").with_page(Route::Month(month), Skeleton::List, move |page| {
        let excerpt = &page.excerpt;
        let all = element("a").attr("href", base.url("/archive/")).text(words().all_months());
        sequence(vec![
            page_heading(name.clone()).into(),
            // Cards have headings of the third level.
            element("h2").class("visually-hidden").text(i18n::articles(excerpt.articles.len())).into(),
            article_list(excerpt.archive.clone(), excerpt.articles.clone(), "article-list").into(),
            element("p").class("more").child(all).into(),
        ])
    })
}
