//! One institution, `/institutions/<id>/`.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{not_found::NotFound, topic::LISTED, with_archive::with_archive};
use crate::{
    archive::{Archive, Query, facet_counts, ranked, select},
    base::Base,
    components::{ArticleList, PageHeading, Skeleton, art_of, explorer_url},
    head::{Head, describe},
    model::content::Institution,
    words,
};

/// How many partners are listed.
const PARTNERS: usize = 10;

/// What an institution is and where, its articles, topics and closest partners.
#[component]
pub fn InstitutionPage() -> impl IntoView {
    let id = Memo::new({
        let params = use_params_map();
        move |_| params.read().get("id").unwrap_or_default()
    });
    let page = move |archive: Arc<Archive>| match archive.institution(&id.read()).cloned() {
        Some(institution) => view! { <OneInstitution archive institution /> }.into_any(),
        None => view! { <NotFound missing="institution" /> }.into_any(),
    };
    view! { <div class="page">{with_archive(Skeleton::List, page)}</div> }
}

#[component]
fn OneInstitution(archive: Arc<Archive>, institution: Institution) -> impl IntoView {
    let base = expect_context::<Base>();
    let place = format!("{}, {}", institution.city, words::country(&institution.country));
    let kind = words::institution_kind(institution.kind);
    describe(Head {
        title: institution.name.en.clone(),
        description: format!("News and events that name {} ({kind}, {place}).", institution.name.en),
    });
    let query = Query::institution(&institution.id);
    let found = select(&archive, &query);
    let total = found.len();
    let listed: Vec<_> = found.into_iter().take(LISTED).collect();

    // With `match=all`, the count beside another institution is that of their joint articles.
    let joint = Query { match_all: true, ..query.clone() };
    let counts = facet_counts(&archive, &joint);
    let others = ranked(&counts.institutions)
        .into_iter()
        .filter(|&nth| archive.institutions()[nth].id != institution.id);
    let partners = others.take(PARTNERS).map(|nth| {
        let (partner, count) = (&archive.institutions()[nth], counts.institutions[nth]);
        let with_partner = joint.clone().toggle_institution(&partner.id);
        view! {
            <li>
                <a href=explorer_url(base, &with_partner)>{partner.name.en.clone()}</a>
                <span class="facet-count">{count}</span>
            </li>
        }
    });
    let partners = partners.collect_view();

    let topics = ranked(&counts.topics).into_iter().map(|nth| {
        let (topic, count) = (&archive.topics()[nth], counts.topics[nth]);
        let about_topic = query.clone().toggle_topic(&topic.id);
        view! {
            <li style=format!("--hue:{}", art_of(topic).hue)>
                <a href=explorer_url(base, &about_topic)>{topic.name.en.clone()}</a>
                <span class="facet-count">{count}</span>
            </li>
        }
    });
    let topics = topics.collect_view();
    // Any other scheme could run as a script.
    let homepage = institution.homepage.filter(|homepage| homepage.starts_with("http"));
    let homepage = homepage.map(|homepage| view! { <a href=homepage.clone()>{homepage.clone()}</a> });
    let also_known_as = (institution.short != institution.name.en).then_some(institution.short);
    let all = explorer_url(base, &query);
    view! {
        <header class="subject-head">
            <p class="kicker">{kind}</p>
            <PageHeading name=institution.name.en />
            <p class="standfirst">{also_known_as.map(|short| format!("{short} · "))} {place}</p>
            <p class="homepage">{homepage}</p>
        </header>
        <div class="with-aside">
            <section aria-labelledby="articles">
                <h2 id="articles">{words::articles(total)}</h2>
                <ArticleList archive articles=listed />
                <p class="more">
                    <a href=all>"Filter these articles"</a>
                </p>
            </section>
            <aside>
                <h2>"Topics"</h2>
                <ul class="browse-list topics" role="list">{topics}</ul>
                <h2>"Joint articles with"</h2>
                <ul class="browse-list" role="list">{partners}</ul>
            </aside>
        </div>
    }
}
