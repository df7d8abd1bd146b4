//! Lists of articles.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Card, CardSize};
use crate::archive::{Archive, ArticleNo};

/// A list of cards, in the order given. A card that stays in the list keeps its nodes.
#[component]
pub fn ArticleList(
    archive: Arc<Archive>,
    #[prop(into)] articles: Signal<Vec<ArticleNo>>,
    #[prop(optional)] size: CardSize,
    #[prop(default = "article-list")] class: &'static str,
) -> impl IntoView {
    view! {
        <ol class=class role="list">
            <For each=move || articles.get() key=|no| *no let:no>
                <li>
                    <Card archive=archive.clone() no size />
                </li>
            </For>
        </ol>
    }
}
