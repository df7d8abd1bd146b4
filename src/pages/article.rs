//! One article, `/news/<slug>/`.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{not_found::NotFound, with_archive::with_archive};
use crate::{
    archive::{Archive, ArticleNo, neighbours, related},
    base::Base,
    components::{
        ArticleBody, ArticleList, Cover, CreditLines, EventBox, Failed, InstitutionLinks, Loading,
        PageHeading, People, Skeleton, SourceList, TopicTag, art_of, use_prefetch,
    },
    fetch::{Library, Load},
    head::{Head, describe},
    model::{Slug, content::Article},
};

/// How many related articles are shown.
const RELATED: usize = 4;

/// An article with everything that belongs to it.
#[component]
pub fn ArticlePage() -> impl IntoView {
    let slug = Memo::new({
        let params = use_params_map();
        move |_| Slug(params.read().get("slug").unwrap_or_default())
    });
    let library = expect_context::<Library>();
    Effect::new(move |_| {
        let slug = slug.get();
        if library.archive().ready().is_some_and(|archive| archive.find(&slug).is_some()) {
            library.fetch_article(&slug);
        }
    });
    // The archive may be fetched anew while an article is shown; that must not redraw the article.
    let found = move |archive: Arc<Archive>| {
        let found = slug.with(|slug| archive.find(slug));
        match found {
            Some(no) => {
                let slug = slug.get();
                (move || view! { <Opened archive=archive.clone() no slug=slug.clone() /> }).into_any()
            }
            None => view! { <NotFound missing="article" /> }.into_any(),
        }
    };
    view! { <div class="page">{with_archive(Skeleton::Article, found)}</div> }
}

#[component]
fn Opened(archive: Arc<Archive>, no: ArticleNo, slug: Slug) -> impl IntoView {
    let library = expect_context::<Library>();
    move || match library.article(&slug) {
        Load::Ready(article) => view! { <WholeArticle archive=archive.clone() no article /> }.into_any(),
        Load::Pending => {
            let (library, slug) = (library.clone(), slug.clone());
            let retry = move || library.refetch_article(&slug);
            view! { <Loading skeleton=Skeleton::Article what="the article" retry /> }.into_any()
        }
        Load::Failed(error) => {
            let card = archive.card(no);
            let (library, slug) = (library.clone(), slug.clone());
            describe(Head { title: card.title.clone(), description: card.summary.clone() });
            view! {
                <PageHeading name=card.title.clone() class="headline" />
                <p class="standfirst">{card.summary.clone()}</p>
                <Failed
                    error
                    what="The article"
                    still_works="All other articles and the lists still work."
                    retry=move || library.refetch_article(&slug)
                />
            }
            .into_any()
        }
    }
}

#[component]
fn WholeArticle(archive: Arc<Archive>, no: ArticleNo, article: Arc<Article>) -> impl IntoView {
    let card = archive.card(no).clone();
    let article = Arc::unwrap_or_clone(article);
    describe(Head { title: article.title.clone(), description: article.summary.clone() });
    let topics: Vec<_> = archive.topics_of(&card).cloned().collect();
    let institutions: Vec<_> = archive.institutions_of(&card).cloned().collect();
    let art = topics.first().map(art_of);
    let cover = art.map(|art| view! { <Cover art seed=article.slug.to_string() /> });
    let tags = topics.into_iter().map(|topic| view! { <li><TopicTag topic /></li> }).collect_view();
    let updated = article.updated.map(|updated| {
        view! { <span>"Updated " <time datetime=updated.to_string()>{updated.in_words()}</time></span> }
    });
    let event = article.event.map(|event| view! { <EventBox event /> });
    let people = (!article.people.is_empty()).then(|| {
        view! {
            <section aria-labelledby="people">
                <h2 id="people">"People"</h2>
                <People people=article.people archive=archive.clone() />
            </section>
        }
    });
    let related = related(&archive, no, RELATED);
    let more = (!related.is_empty()).then(|| {
        view! {
            <section class="related" aria-labelledby="related">
                <h2 id="related">"Related articles"</h2>
                <ArticleList archive=archive.clone() articles=related class="card-grid" />
            </section>
        }
    });
    view! {
        <article class="article" style=art.map(|art| format!("--hue:{}", art.hue))>
            <header class="article-head">
                <ul class="tags" role="list" aria-label="Topics">{tags}</ul>
                <PageHeading name=article.title class="headline" />
                <p class="standfirst">{article.summary}</p>
                <p class="meta">
                    <time datetime=article.date.to_string()>{article.date.in_words()}</time>
                    {updated}
                </p>
                {cover}
            </header>
            <div class="article-main">
                <ArticleBody blocks=article.body />
                <footer class="article-foot">
                    <section aria-labelledby="credits">
                        <h2 id="credits">"Credits"</h2>
                        <CreditLines credits=article.credits />
                    </section>
                    <section aria-labelledby="sources">
                        <h2 id="sources">"Sources"</h2>
                        <SourceList sources=article.sources />
                    </section>
                </footer>
            </div>
            <aside class="article-aside" aria-label="About this article">
                {event} {people}
                <section aria-labelledby="institutions">
                    <h2 id="institutions">"Institutions"</h2>
                    <InstitutionLinks institutions />
                </section>
            </aside>
        </article>
        <PreviousNext archive no />
        {more}
    }
}

#[component]
fn PreviousNext(archive: Arc<Archive>, no: ArticleNo) -> impl IntoView {
    let base = expect_context::<Base>();
    let neighbours = neighbours(&archive, no);
    let link = |rel: &'static str, label: &'static str, no: Option<ArticleNo>| {
        no.map(|no| {
            let card = archive.card(no);
            let prefetch = use_prefetch(card.slug.clone());
            let focus = prefetch.clone();
            view! {
                <a
                    rel=rel
                    href=base.url(&format!("/news/{}/", card.slug))
                    on:pointerenter=move |_| prefetch()
                    on:focus=move |_| focus()
                >
                    <span class="kicker">{label}</span>
                    {card.title.clone()}
                </a>
            }
        })
    };
    view! {
        <nav class="previous-next" aria-label="Older and newer articles">
            {link("prev", "Older", neighbours.older)} {link("next", "Newer", neighbours.newer)}
        </nav>
    }
}
