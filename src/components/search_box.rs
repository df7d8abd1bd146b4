//! A box for words to look for.

use leptos::{html, prelude::*};
use leptos_router::hooks::use_navigate;

use super::explorer_path;
use crate::{archive::Query, base::Base};

/// A form that leads to the explorer; it works as an ordinary form too.
#[component]
pub fn SearchBox() -> impl IntoView {
    let base = expect_context::<Base>();
    let input = NodeRef::<html::Input>::new();
    let navigate = use_navigate();
    let search = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let text = input.get_untracked().map(|input| input.value()).unwrap_or_default();
        navigate(&explorer_path(&Query { text, ..Query::default() }), Default::default());
    };
    view! {
        <form class="search-box" role="search" action=base.url("/news/") method="get" on:submit=search>
            <label>
                <span class="visually-hidden">"Words in headlines, summaries and names"</span>
                <input node_ref=input type="search" name="q" placeholder="Search the news" autocomplete="off" />
            </label>
            <button type="submit">"Search"</button>
        </form>
    }
}
