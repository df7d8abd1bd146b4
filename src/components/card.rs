//! An article in a list.

use leptos::prelude::*;

use super::{Cover, art_of, use_prefetch};
use crate::{
    archive::{Archive, ArticleNo},
    base::Base,
};

/// How much room a card takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CardSize {
    /// The first article of the front page.
    Lead,
    /// In lists and grids.
    #[default]
    Normal,
    /// Headline and date only.
    Small,
}

/// A card that leads to an article; the whole card is the headline's link.
#[component]
pub fn Card(
    archive: std::sync::Arc<Archive>,
    no: ArticleNo,
    #[prop(optional)] size: CardSize,
) -> impl IntoView {
    let base = expect_context::<Base>();
    let card = archive.card(no).clone();
    let prefetch = use_prefetch(card.slug.clone());
    let [hover, touch, focus] = [prefetch.clone(), prefetch.clone(), prefetch];
    let topic = archive.topics_of(&card).next().cloned();
    let hue = topic.as_ref().map(|topic| format!("--hue:{}", art_of(topic).hue));
    let institutions: Vec<_> =
        archive.institutions_of(&card).map(|institution| institution.short.clone()).collect();
    let class = match size {
        CardSize::Lead => "card lead",
        CardSize::Normal => "card",
        CardSize::Small => "card small",
    };
    let href = base.url(&format!("/news/{}/", card.slug));
    let link = view! {
        <a href=href on:pointerenter=move |_| hover() on:touchstart=move |_| touch() on:focus=move |_| focus()>
            {card.title.clone()}
        </a>
    };
    let headline = if size == CardSize::Lead {
        view! { <h2>{link}</h2> }.into_any()
    } else {
        view! { <h3>{link}</h3> }.into_any()
    };
    let cover = topic.as_ref().filter(|_| size != CardSize::Small).map(|topic| {
        view! { <Cover art=art_of(topic) seed=card.slug.to_string() /> }
    });
    let summary = (size != CardSize::Small).then(|| view! { <p class="summary">{card.summary.clone()}</p> });
    view! {
        <article class=class style=hue>
            {cover}
            <div class="card-text">
                <p class="kicker">
                    {topic.map(|topic| topic.name.en)}
                    {card.event.then(|| view! { <span class="badge">"Event"</span> })}
                </p>
                {headline}
                {summary}
                <p class="meta">
                    <time datetime=card.date.to_string()>{card.date.in_words()}</time>
                    <span>{institutions.join(", ")}</span>
                </p>
            </div>
        </article>
    }
}
