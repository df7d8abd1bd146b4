//! One topic, `/topics/<id>/`.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{not_found::NotFound, with_archive::with_archive};
use crate::{
    archive::{Archive, Query, facet_counts, ranked, select},
    base::Base,
    components::{ArticleList, Cover, PageHeading, Skeleton, art_of, explorer_url},
    head::{Head, describe},
    model::content::Topic,
    words,
};

/// How many articles are listed; the explorer has the rest.
pub(super) const LISTED: usize = 24;
/// How many institutions are listed beside the articles.
const INSTITUTIONS: usize = 10;

/// What a topic is, its articles, and who works on it.
#[component]
pub fn TopicPage() -> impl IntoView {
    let id = Memo::new({
        let params = use_params_map();
        move |_| params.read().get("id").unwrap_or_default()
    });
    let page = move |archive: Arc<Archive>| match archive.topic(&id.read()).cloned() {
        Some(topic) => view! { <OneTopic archive topic /> }.into_any(),
        None => view! { <NotFound missing="topic" /> }.into_any(),
    };
    view! { <div class="page">{with_archive(Skeleton::List, page)}</div> }
}

#[component]
fn OneTopic(archive: Arc<Archive>, topic: Topic) -> impl IntoView {
    let base = expect_context::<Base>();
    describe(Head { title: topic.name.en.clone(), description: topic.description.en.clone() });
    let query = Query::topic(&topic.id);
    let found = select(&archive, &query);
    let total = found.len();
    let listed: Vec<_> = found.into_iter().take(LISTED).collect();
    let art = art_of(&topic);

    let counts = facet_counts(&archive, &query).institutions;
    let institutions = ranked(&counts).into_iter().take(INSTITUTIONS).map(|nth| {
        let (institution, count) = (&archive.institutions()[nth], counts[nth]);
        let joint = Query::topic(&topic.id).toggle_institution(&institution.id);
        view! {
            <li>
                <a href=explorer_url(base, &joint)>{institution.name.en.clone()}</a>
                <span class="facet-count">{count}</span>
            </li>
        }
    });
    let institutions = institutions.collect_view();
    let all = explorer_url(base, &query);
    view! {
        <header class="subject-head" style=format!("--hue:{}", art.hue)>
            <Cover art seed=topic.id.to_string() />
            <p class="kicker">"Topic"</p>
            <PageHeading name=topic.name.en />
            <p class="standfirst">{topic.description.en}</p>
        </header>
        <div class="with-aside">
            <section aria-labelledby="articles">
                <h2 id="articles">{words::articles(total)}</h2>
                <ArticleList archive articles=listed />
                <p class="more">
                    <a href=all>"Filter these articles"</a>
                </p>
            </section>
            <aside aria-labelledby="who">
                <h2 id="who">"Who is involved"</h2>
                <ul class="browse-list" role="list">{institutions}</ul>
            </aside>
        </div>
    }
}
