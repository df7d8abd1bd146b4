//! The articles of another language, `/zh/`.

use crate::{
    archive::Excerpt,
    components::{Skeleton, day, follow_links, page_heading},
    head::{Head, describe},
    markup::{Element, element},
    model::Language,
    route::Route,
    site::use_site,
};

/// Every article that there is in `language`.
pub fn editions(language: Language) -> Element {
    let name = language.name();
    describe(Head { title: name.into(), description: format!("The articles that can be read in {name}.") });
    element("div").class("page").child(page_heading(name).attr("lang", language.tag())).with_page(
        Route::Editions(language),
        Skeleton::List,
        move |page| edition_list(&page.excerpt, language).into(),
    )
}

fn edition_list(excerpt: &Excerpt, language: Language) -> Element {
    let base = use_site().base;
    let items = excerpt.articles.iter().map(|&no| {
        let card = excerpt.card(no);
        let url = base.url(&Route::Article(language, card.slug.clone()).path());
        // Printed pages, not the app's to load.
        let link = element("a").attr("href", url).attr("rel", "external").text(card.title.clone());
        let text = element("div")
            .class("card-text")
            .child(element("h2").attr("lang", language.tag()).child(link))
            .child(element("p").class("summary").attr("lang", language.tag()).text(card.summary.clone()))
            .child(element("p").class("meta").child(day(card.date)));
        element("li").child(element("article").class("card").child(text))
    });
    let list = element("ol").class("article-list").attr("role", "list").children(items);
    let follow = follow_links(&[language], &Route::Editions(language), false);
    element("div").child(list).children((!excerpt.articles.is_empty()).then_some(follow))
}
