//! The explorer, `/news/`: filters over all articles, kept in the address.

use std::sync::Arc;

use leptos::{html, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};

use super::with_archive::with_archive;
use crate::{
    archive::{Answer, Archive, Query, Sort, UnknownValue},
    components::{
        ArticleList, Chips, FacetPanel, FacetSheet, NoResults, PageHeading, Pager, Skeleton, chosen_filters,
        explorer_path, focus_in_place, use_narrow,
    },
    head::{Head, describe},
    words,
};

/// All articles, filtered by what the address asks.
#[component]
pub fn ExplorerPage() -> impl IntoView {
    describe(Head {
        title: "News".into(),
        description: "All articles, by topic, institution, year and words.".into(),
    });
    view! {
        <div class="page explorer">
            <PageHeading name="News" />
            {with_archive(Skeleton::List, |archive| view! { <Explorer archive /> }.into_any())}
        </div>
    }
    .into_any()
}

#[component]
fn Explorer(archive: Arc<Archive>) -> impl IntoView {
    let answer = {
        let (archive, search) = (archive.clone(), use_location().search);
        Memo::new(move |_| Arc::new(Answer::new(&archive, &search.read())))
    };
    // Typing replaces the history's entry: one for every letter would make Back useless.
    let asking = |replace| {
        let navigate = use_navigate();
        Callback::new(move |query: Query| {
            navigate(
                &explorer_path(&query),
                NavigateOptions { scroll: false, replace, ..NavigateOptions::default() },
            );
        })
    };
    let (ask, ask_typed) = (asking(false), asking(true));
    view! {
        <div class="explorer-bar">
            <TextFilter answer ask=ask_typed />
            <SortChoice answer ask />
        </div>
        <UnknownValues answer />
        <div class="explorer-columns">
            <Facets archive=archive.clone() answer ask />
            <section class="results" aria-labelledby="result-count">
                <ResultCount answer />
                <Chips archive=archive.clone() answer />
                <Results archive answer ask />
            </section>
        </div>
    }
    .into_any()
}

/// The facets: beside the results where there is room, else in a sheet.
#[component]
fn Facets(archive: Arc<Archive>, answer: Memo<Arc<Answer>>, ask: Callback<Query>) -> impl IntoView {
    let narrow = use_narrow();
    let chosen = {
        let archive = archive.clone();
        Signal::derive(move || chosen_filters(&archive, &answer.read().query).len())
    };
    move || {
        let archive = archive.clone();
        let panel = move || view! { <FacetPanel archive=archive.clone() answer ask /> };
        if narrow.get() {
            view! { <FacetSheet answer chosen>{panel()}</FacetSheet> }.into_any()
        } else {
            view! { <aside class="facets" aria-label="Filters">{panel()}</aside> }.into_any()
        }
    }
}

/// Words to look for, as they are typed.
#[component]
fn TextFilter(answer: Memo<Arc<Answer>>, ask: Callback<Query>) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let same_words = |a: &str, b: &str| a.split_whitespace().eq(b.split_whitespace());
    // The address has the words only; a space that has just been typed stays in the box.
    Effect::new(move |_| {
        let text = &answer.read().query.text;
        if let Some(input) = input.get()
            && !same_words(&input.value(), text)
        {
            input.set_value(text);
        }
    });
    let typed = move |event| {
        let text = event_target_value(&event);
        let answer = answer.get_untracked();
        if !same_words(&text, &answer.query.text) {
            ask.run(Query { text, ..answer.query.clone() }.first_page());
        }
    };
    view! {
        <form class="search-box" role="search" on:submit=move |event| event.prevent_default()>
            <label>
                <span class="visually-hidden">"Words in headlines, summaries and names"</span>
                <input
                    node_ref=input
                    type="search"
                    name="q"
                    placeholder="Search headlines, summaries and names"
                    autocomplete="off"
                    on:input=typed
                />
            </label>
        </form>
    }
    .into_any()
}

#[component]
fn SortChoice(answer: Memo<Arc<Answer>>, ask: Callback<Query>) -> impl IntoView {
    let change = move |event| {
        let sort =
            if event_target_value(&event) == Sort::Oldest.name() { Sort::Oldest } else { Sort::Newest };
        ask.run(Query { sort, ..answer.get_untracked().query.clone() }.first_page());
    };
    let options = [(Sort::Newest, "Newest first"), (Sort::Oldest, "Oldest first")].map(|(sort, label)| {
        let selected = Signal::derive(move || answer.read().query.sort == sort);
        view! { <option value=sort.name() prop:selected=selected>{label}</option> }.into_any()
    });
    view! {
        <label class="sort-choice">
            <span>"Sort"</span>
            <select on:change=change>{options.into_iter().collect_view()}</select>
        </label>
    }
    .into_any()
}

/// Says which values of the address mean nothing here.
#[component]
fn UnknownValues(answer: Memo<Arc<Answer>>) -> impl IntoView {
    let notice = move || {
        let name = |UnknownValue { name, value }: &UnknownValue| format!("{name} “{value}”");
        let unknown: Vec<_> = answer.read().unknown.iter().map(name).collect();
        if unknown.is_empty() {
            String::new()
        } else {
            format!("Left out, because this site does not know it: {}.", words::list(&unknown, "and"))
        }
    };
    view! { <p class="notice" role="status">{Signal::derive(notice)}</p> }.into_any()
}

/// How many articles were found, announced when it changes; it takes the focus when a page of
/// results has been turned.
#[component]
fn ResultCount(answer: Memo<Arc<Answer>>) -> impl IntoView {
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move |before: Option<usize>| {
        let number = answer.read().page.number;
        if before.is_some_and(|before| before != number)
            && let Some(heading) = heading.get_untracked()
        {
            // Scrolling is the router's: to the top for a link, to where it was for Back.
            focus_in_place(&heading);
        }
        number
    });
    // The count alone, so that it is announced when it changes and only then.
    let count = Memo::new(move |_| words::articles(answer.read().counts.total));
    view! {
        <h2 class="result-count" node_ref=heading tabindex="-1">
            <span id="result-count" role="status">{Signal::derive(move || count.get())}</span>
        </h2>
    }
    .into_any()
}

#[component]
fn Results(archive: Arc<Archive>, answer: Memo<Arc<Answer>>, ask: Callback<Query>) -> impl IntoView {
    let below = {
        let archive = archive.clone();
        move || {
            let Answer { query, page, counts, .. } = &**answer.read();
            if counts.total == 0 {
                view! { <NoResults archive=archive.clone() query=query.clone() ask /> }.into_any()
            } else {
                view! { <Pager query=query.clone() number=page.number count=page.count /> }.into_any()
            }
        }
    };
    let articles = Signal::derive(move || answer.read().page.articles.clone());
    view! {
        <ArticleList archive articles />
        {below}
    }
    .into_any()
}
