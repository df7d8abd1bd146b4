//! One article, `/news/<slug>/`.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    archive::{Excerpt, Neighbours, reading_minutes},
    components::{
        Skeleton, art_of, article_actions, article_body, article_contents, article_link, article_list, cover,
        credit_lines, day, edition_link, event_box, failed, foreign_language, institution_links, loading,
        page_heading, people, source_list, topic_tag,
    },
    fetch::Load,
    head::{Head, describe},
    i18n::{self, words},
    markup::{Element, effect, element, nothing, sequence},
    model::{Language, Slug, bundle::Card, content::Article},
    route::Route,
    site::{use_base, use_site},
};

/// An article with everything that belongs to it, in the page's language if there is one.
pub fn article(slug: Slug) -> Element {
    let route = Route::Article(slug);
    element("div").class("page").with_page(route, Skeleton::Article, move |page| match &page.article {
        Some(article) => element("div").child(whole_article(&page.excerpt, article)).into(),
        None => opened(page.excerpt.clone()).into(),
    })
}

/// An article to which a reader has come from another page: its text is a file of its own.
fn opened(excerpt: Arc<Excerpt>) -> Element {
    let library = use_site().library;
    let Some(&no) = excerpt.articles.first() else { return element("div") };
    let file = excerpt.card(no).file_in(i18n::language()).to_owned();
    effect({
        let (library, file) = (library.clone(), file.clone());
        move || library.open_article(&file)
    });
    let retry = Callback::new({
        let (library, file) = (library.clone(), file.clone());
        move |()| library.refetch_article(&file)
    });
    element("div").live(move || match library.article(&file) {
        Load::Ready(article) => whole_article(&excerpt, &article),
        Load::Pending => loading(Skeleton::Article, words().article(), retry).into(),
        Load::Failed(error) => {
            let card = excerpt.card(no);
            describe(Head { title: card.title.clone(), description: card.summary.clone() });
            sequence(vec![
                page_heading(&*card.title).class("headline").into(),
                element("p").class("standfirst").text(card.summary.clone()).into(),
                failed(&error, words().article(), words().others_still_work(), retry).into(),
            ])
        }
    })
}

fn whole_article(excerpt: &Excerpt, article: &Article) -> AnyView {
    let archive = &excerpt.archive;
    let Article { slug, title, summary, date, updated, people: named, event, body, credits, sources, .. } =
        article;
    describe(Head { title: title.clone(), description: summary.clone() });
    let Some((&no, related)) = excerpt.articles.split_first() else { return nothing() };
    let card = excerpt.card(no);
    let topic = archive.topics_of(card).next();
    let written_in = foreign_language(card);
    let tags = archive.topics_of(card).map(|topic| element("li").child(topic_tag(topic)));
    let updated =
        updated.map(|updated| element("span").text(words().updated()).text(" ").child(day(updated)));
    let head = element("header")
        .class("article-head")
        .child(
            element("ul")
                .class("tags")
                .attr("role", "list")
                .attr("aria-label", words().topics())
                .children(tags),
        )
        .child(page_heading(&**title).class("headline").maybe_attr("lang", written_in))
        .child(element("p").class("standfirst").maybe_attr("lang", written_in).text(summary.clone()))
        .child(
            element("p")
                .class("meta")
                .child(day(*date))
                .children(updated)
                .child(element("span").text(words().reading_time().of(reading_minutes(article)))),
        )
        .children(other_languages(card))
        .children(written_in.map(|_| element("p").class("notice").text(words().shown_in_english())))
        .child(article_actions(card, article))
        .children(topic.map(|topic| cover(art_of(topic), slug)));
    let foot = element("footer")
        .class("article-foot")
        .child(headed_section("credits", words().credits(), credit_lines(credits)))
        .child(headed_section("sources", words().sources(), source_list(sources)));
    let named =
        (!named.is_empty()).then(|| headed_section("people", words().people(), people(named, archive)));
    let institutions = institution_links(archive.institutions_of(card));
    let aside = element("aside")
        .class("article-aside")
        .attr("aria-label", words().about_this_article())
        .children(event.as_ref().map(|event| event_box(event, slug)))
        .children(named)
        .child(headed_section("institutions", words().institutions(), institutions));
    let article = element("article")
        .class("article")
        .maybe_attr("data-topic", topic.map(|topic| topic.id.to_string()))
        .child(head)
        .child(
            element("div")
                .class("article-main")
                .children(article_contents(body))
                .child(article_body(body).maybe_attr("lang", written_in))
                .child(foot),
        )
        .child(aside);
    let mut page = vec![article.into(), previous_next(excerpt).into()];
    if !related.is_empty() {
        let list = article_list(archive.clone(), related.to_vec(), "card-grid");
        page.push(headed_section("related", words().related_articles(), list).class("related").into());
    }
    sequence(page)
}

fn headed_section(id: &'static str, heading: &'static str, content: Element) -> Element {
    element("section")
        .attr("aria-labelledby", id)
        .child(element("h2").attr("id", id).text(heading))
        .child(content)
}

/// Links to the article's other languages. They are printed pages, not the app's to load.
fn other_languages(card: &Card) -> Option<Element> {
    let is_other = |other: &Language| *other != i18n::language();
    let others = [Language::English].into_iter().chain(card.languages()).filter(is_other);
    let links: Vec<_> = others.map(|other| element("li").child(edition_link(other, card))).collect();
    (!links.is_empty()).then(|| {
        element("nav")
            .class("languages")
            .attr("aria-label", words().other_languages())
            .child(element("span").text(words().also_in()))
            .child(element("ul").attr("role", "list").children(links))
    })
}

fn previous_next(excerpt: &Excerpt) -> Element {
    let base = use_base();
    let Neighbours { older, newer } = excerpt.neighbours;
    let links = [("prev", words().older(), older), ("next", words().newer(), newer)];
    let links = links.into_iter().filter_map(|(rel, label, no)| {
        let card = excerpt.card(no?);
        let (title, _) = card.said_in(i18n::language());
        Some(
            article_link(base, card)
                .attr("rel", rel)
                .child(element("span").class("kicker").text(label))
                .child(element("span").maybe_attr("lang", foreign_language(card)).text(title.to_owned())),
        )
    });
    element("nav").class("previous-next").attr("aria-label", words().older_and_newer()).children(links)
}
