//! One article, `/news/<slug>/`.

use std::sync::Arc;

use leptos::prelude::*;

use super::not_found::nothing_at_this_address;
use crate::{
    archive::{Archive, ArticleNo, neighbours, related},
    components::{
        Skeleton, art_of, article_body, article_link, article_list, cover, credit_lines, day, event_box,
        failed, institution_links, loading, page_heading, people, source_list, topic_tag,
    },
    fetch::Load,
    head::{Head, describe},
    markup::{Element, effect, element, sequence},
    model::{Slug, content::Article},
    site::use_site,
};

/// How many related articles are shown.
const RELATED: usize = 4;

/// An article with everything that belongs to it.
pub fn article(slug: Slug) -> Element {
    let library = use_site().library;
    let wanted = slug.clone();
    effect(move || {
        if library.archive().ready().is_some_and(|archive| archive.find(&wanted).is_some()) {
            library.fetch_article(&wanted);
        }
    });
    let page = move |archive: Arc<Archive>| match archive.find(&slug) {
        Some(no) => opened(archive, no, slug.clone()).into(),
        None => nothing_at_this_address("article").into(),
    };
    element("div").class("page").with_archive(Skeleton::Article, page)
}

fn opened(archive: Arc<Archive>, no: ArticleNo, slug: Slug) -> Element {
    let library = use_site().library;
    let retry = {
        let (library, slug) = (library.clone(), slug.clone());
        Callback::new(move |()| library.refetch_article(&slug))
    };
    element("div").live(move || match library.article(&slug) {
        Load::Ready(article) => whole_article(&archive, no, &article),
        Load::Pending => loading(Skeleton::Article, "the article", retry).into(),
        Load::Failed(error) => {
            let card = archive.card(no);
            describe(Head { title: card.title.clone(), description: card.summary.clone() });
            sequence(vec![
                page_heading(&*card.title).class("headline").into(),
                element("p").class("standfirst").text(card.summary.clone()).into(),
                failed(&error, "The article", "All other articles and the lists still work.", retry).into(),
            ])
        }
    })
}

fn whole_article(archive: &Arc<Archive>, no: ArticleNo, article: &Article) -> AnyView {
    let Article { slug, title, summary, date, updated, people: named, event, body, credits, sources, .. } =
        article;
    describe(Head { title: title.clone(), description: summary.clone() });
    let card = archive.card(no);
    let art = archive.topics_of(card).next().map(art_of);
    let tags = archive.topics_of(card).map(|topic| element("li").child(topic_tag(topic)));
    let updated = updated.map(|updated| element("span").text("Updated ").child(day(updated)));
    let head = element("header")
        .class("article-head")
        .child(element("ul").class("tags").attr("role", "list").attr("aria-label", "Topics").children(tags))
        .child(page_heading(&**title).class("headline"))
        .child(element("p").class("standfirst").text(summary.clone()))
        .child(element("p").class("meta").child(day(*date)).children(updated))
        .children(art.map(|art| cover(art, slug)));
    let foot = element("footer")
        .class("article-foot")
        .child(headed_section("credits", "Credits", credit_lines(credits)))
        .child(headed_section("sources", "Sources", source_list(sources)));
    let named = (!named.is_empty()).then(|| headed_section("people", "People", people(named, archive)));
    let institutions = institution_links(archive.institutions_of(card));
    let aside = element("aside")
        .class("article-aside")
        .attr("aria-label", "About this article")
        .children(event.as_ref().map(event_box))
        .children(named)
        .child(headed_section("institutions", "Institutions", institutions));
    let article = element("article")
        .class("article")
        .maybe_attr("style", art.map(|art| format!("--hue:{}", art.hue)))
        .child(head)
        .child(element("div").class("article-main").child(article_body(body)).child(foot))
        .child(aside);
    let mut page = vec![article.into(), previous_next(archive, no).into()];
    let related = related(archive, no, RELATED);
    if !related.is_empty() {
        let list = article_list(archive.clone(), related, "card-grid");
        page.push(headed_section("related", "Related articles", list).class("related").into());
    }
    sequence(page)
}

fn headed_section(id: &'static str, heading: &'static str, content: Element) -> Element {
    element("section")
        .attr("aria-labelledby", id)
        .child(element("h2").attr("id", id).text(heading))
        .child(content)
}

fn previous_next(archive: &Archive, no: ArticleNo) -> Element {
    let base = use_site().base;
    let neighbours = neighbours(archive, no);
    let links = [("prev", "Older", neighbours.older), ("next", "Newer", neighbours.newer)];
    let links = links.into_iter().filter_map(|(rel, label, no)| {
        let card = archive.card(no?);
        Some(
            article_link(base, card)
                .attr("rel", rel)
                .child(element("span").class("kicker").text(label))
                .text(card.title.clone()),
        )
    });
    element("nav").class("previous-next").attr("aria-label", "Older and newer articles").children(links)
}
