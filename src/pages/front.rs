//! The front page, `/`.

use std::sync::Arc;

use leptos::prelude::*;

use super::with_archive::with_archive;
use crate::{
    archive::{Archive, ArticleNo, Query, facet_counts, ranked},
    base::Base,
    components::{ArticleList, Card, CardSize, PageHeading, SearchBox, Skeleton, art_of},
    head::{Head, describe},
};

/// How many articles stand below the lead.
const LATEST: usize = 9;
/// How many institutions are listed: those with most articles.
const INSTITUTIONS: usize = 12;

/// What the site is about, in the words of its first edition.
const TAGLINE: &str = "Research cooperation on carbon neutrality and the energy transition";

/// The lead article, the latest ones, and ways to browse the rest.
#[component]
pub fn FrontPage() -> impl IntoView {
    describe(Head {
        title: String::new(),
        description: format!("{TAGLINE}: news and events, by topic and institution."),
    });
    view! {
        <div class="page front">
            <div class="front-head">
                <PageHeading name=TAGLINE class="tagline" />
                <SearchBox />
            </div>
            {with_archive(Skeleton::List, |archive| view! { <Front archive /> }.into_any())}
        </div>
    }
}

#[component]
fn Front(archive: Arc<Archive>) -> impl IntoView {
    let base = expect_context::<Base>();
    if archive.is_empty() {
        return view! { <p class="empty">"No articles have been published yet."</p> }.into_any();
    }
    let latest: Vec<_> = (1..archive.len().min(LATEST + 1)).map(ArticleNo).collect();
    let total = archive.len();
    view! {
        <Card archive=archive.clone() no=ArticleNo(0) size=CardSize::Lead />
        <section aria-labelledby="latest">
            <h2 id="latest">"Latest"</h2>
            <ArticleList archive=archive.clone() articles=latest class="card-grid" />
            <p class="more">
                <a href=base.url("/news/")>{format!("All {total} articles")}</a>
            </p>
        </section>
        <div class="browse">
            <BrowseTopics archive=archive.clone() />
            <BrowseInstitutions archive />
        </div>
    }
    .into_any()
}

#[component]
fn BrowseTopics(archive: Arc<Archive>) -> impl IntoView {
    let base = expect_context::<Base>();
    let counts = facet_counts(&archive, &Query::default()).topics;
    let topics = archive.topics().iter().zip(counts).map(|(topic, count)| {
        view! {
            <li style=format!("--hue:{}", art_of(topic).hue)>
                <a href=base.url(&format!("/topics/{}/", topic.id))>{topic.name.en.clone()}</a>
                <span class="facet-count">{count}</span>
            </li>
        }
    });
    view! {
        <section aria-labelledby="by-topic">
            <h2 id="by-topic">"By topic"</h2>
            <ul class="browse-list topics" role="list">{topics.collect_view()}</ul>
        </section>
    }
}

#[component]
fn BrowseInstitutions(archive: Arc<Archive>) -> impl IntoView {
    let base = expect_context::<Base>();
    let counts = facet_counts(&archive, &Query::default()).institutions;
    let total = archive.institutions().len();
    let institutions = ranked(&counts).into_iter().take(INSTITUTIONS).map(|nth| {
        let (institution, count) = (&archive.institutions()[nth], counts[nth]);
        view! {
            <li>
                <a href=base.url(&format!("/institutions/{}/", institution.id))>{institution.name.en.clone()}</a>
                <span class="facet-count">{count}</span>
            </li>
        }
    });
    view! {
        <section aria-labelledby="by-institution">
            <h2 id="by-institution">"By institution"</h2>
            <ul class="browse-list" role="list">{institutions.collect_view()}</ul>
            <p class="more">
                <a href=base.url("/institutions/")>{format!("All {total} institutions")}</a>
            </p>
        </section>
    }
}
