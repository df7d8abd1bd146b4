//! All topics, `/topics/`.

use std::sync::Arc;

use leptos::prelude::*;

use super::with_archive::with_archive;
use crate::{
    archive::{Archive, Query, facet_counts},
    base::Base,
    components::{Cover, PageHeading, Skeleton, art_of},
    head::{Head, describe},
    words,
};

/// Every topic with its description and how many articles it has.
#[component]
pub fn TopicsPage() -> impl IntoView {
    describe(Head { title: "Topics".into(), description: "What the articles are about.".into() });
    view! {
        <div class="page">
            <PageHeading name="Topics" />
            {with_archive(Skeleton::List, |archive| view! { <Topics archive /> }.into_any())}
        </div>
    }
}

#[component]
fn Topics(archive: Arc<Archive>) -> impl IntoView {
    let base = expect_context::<Base>();
    let counts = facet_counts(&archive, &Query::default()).topics;
    let topics = archive.topics().iter().zip(counts).map(|(topic, count)| {
        let art = art_of(topic);
        view! {
            <li class="topic-card" style=format!("--hue:{}", art.hue)>
                <Cover art seed=topic.id.to_string() />
                <h2>
                    <a href=base.url(&format!("/topics/{}/", topic.id))>{topic.name.en.clone()}</a>
                </h2>
                <p>{topic.description.en.clone()}</p>
                <p class="meta">{words::articles(count)}</p>
            </li>
        }
    });
    view! { <ul class="card-grid" role="list">{topics.collect_view()}</ul> }
}
