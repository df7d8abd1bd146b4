//! The explorer, `/news/`: filters over all articles, kept in the address.

use std::sync::Arc;

use leptos::{html, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};

use super::with_archive::with_archive;
use crate::{
    archive::{Archive, FacetCounts, Parsed, Query, Sort, UnknownValue, facet_counts, page, select},
    components::{
        ArticleList, Chips, FacetPanel, FacetSheet, NoResults, PageHeading, Pager, Skeleton, chosen_filters,
        explorer_path, use_narrow,
    },
    head::{Head, describe},
    words,
};

/// All articles, filtered by what the address asks.
#[component]
pub fn ExplorerPage() -> impl IntoView {
    describe(Head { title: "News".into(), description: "All articles, by topic, institution, year and words.".into() });
    view! {
        <div class="page explorer">
            <PageHeading name="News" />
            {with_archive(Skeleton::List, |archive| view! { <Explorer archive /> }.into_any())}
        </div>
    }
}

#[component]
fn Explorer(archive: Arc<Archive>) -> impl IntoView {
    let parsed = {
        let (archive, location) = (archive.clone(), use_location());
        Memo::new(move |_| location.search.with(|search| Query::from_url(search.as_bytes(), &archive)))
    };
    let query = Memo::new(move |_| parsed.read().query.clone());
    // The order and the page of the results change no count.
    let filter = Memo::new(move |_| Query { sort: Sort::default(), ..query.get().first_page() });
    let counts = {
        let archive = archive.clone();
        Memo::new(move |_| facet_counts(&archive, &filter.read()))
    };
    let ask = {
        let navigate = use_navigate();
        Callback::new(move |query: Query| {
            navigate(&explorer_path(&query), NavigateOptions { scroll: false, ..NavigateOptions::default() });
        })
    };
    let ask_typed = {
        let navigate = use_navigate();
        Callback::new(move |query: Query| {
            // A state of the history for every letter would make Back useless.
            let options = NavigateOptions { scroll: false, replace: true, ..NavigateOptions::default() };
            navigate(&explorer_path(&query), options);
        })
    };
    let total = Memo::new(move |_| counts.read().total);
    view! {
        <div class="explorer-bar">
            <TextFilter query=query ask=ask_typed />
            <SortChoice query=query ask />
        </div>
        <UnknownValues parsed=parsed />
        <div class="explorer-columns">
            <Facets archive=archive.clone() query=query counts=counts ask />
            <section class="results" aria-labelledby="result-count">
                <ResultCount total=total query=query />
                <Chips archive=archive.clone() query=query />
                <Results archive query=query total=total ask />
            </section>
        </div>
    }
}

/// The facets: beside the results where there is room, else in a sheet.
#[component]
fn Facets(
    archive: Arc<Archive>,
    #[prop(into)] query: Signal<Query>,
    #[prop(into)] counts: Signal<FacetCounts>,
    ask: Callback<Query>,
) -> impl IntoView {
    let narrow = use_narrow();
    let chosen = {
        let archive = archive.clone();
        Signal::derive(move || chosen_filters(&archive, &query.read()).len())
    };
    let total = Signal::derive(move || counts.read().total);
    move || {
        let archive = archive.clone();
        let panel = move || view! { <FacetPanel archive=archive.clone() query counts ask /> };
        if narrow.get() {
            view! { <FacetSheet chosen total>{panel()}</FacetSheet> }.into_any()
        } else {
            view! { <aside class="facets" aria-label="Filters">{panel()}</aside> }.into_any()
        }
    }
}

/// Words to look for, as they are typed.
#[component]
fn TextFilter(#[prop(into)] query: Signal<Query>, ask: Callback<Query>) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let words_of = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    // The address has the words only; a space that has just been typed stays in the box.
    Effect::new(move |_| {
        let text = query.with(|query| query.text.clone());
        if let Some(input) = input.get() && words_of(&input.value()) != words_of(&text) {
            input.set_value(&text);
        }
    });
    let typed = move |event| {
        let text = event_target_value(&event);
        if words_of(&text) != words_of(&query.read_untracked().text) {
            ask.run(Query { text, ..query.get_untracked() }.first_page());
        }
    };
    view! {
        <form class="search-box" role="search" on:submit=move |event| event.prevent_default()>
            <label>
                <span class="visually-hidden">"Words in headlines, summaries and names"</span>
                <input node_ref=input type="search" name="q" placeholder="Search headlines, summaries and names" autocomplete="off" on:input=typed />
            </label>
        </form>
    }
}

#[component]
fn SortChoice(#[prop(into)] query: Signal<Query>, ask: Callback<Query>) -> impl IntoView {
    let change = move |event| {
        let sort = if event_target_value(&event) == Sort::Oldest.name() { Sort::Oldest } else { Sort::Newest };
        ask.run(Query { sort, ..query.get_untracked() }.first_page());
    };
    view! {
        <label class="sort-choice">
            <span>"Sort"</span>
            <select prop:value=move || query.read().sort.name() on:change=change>
                <option value=Sort::Newest.name()>"Newest first"</option>
                <option value=Sort::Oldest.name()>"Oldest first"</option>
            </select>
        </label>
    }
}

/// Says which values of the address mean nothing here.
#[component]
fn UnknownValues(#[prop(into)] parsed: Signal<Parsed>) -> impl IntoView {
    let notice = move || {
        let parsed = parsed.read();
        let name = |UnknownValue { name, value }: &UnknownValue| format!("{name} “{value}”");
        let unknown: Vec<_> = parsed.unknown.iter().map(name).collect();
        (!unknown.is_empty()).then(|| format!("Left out, because this site does not know it: {}.", words::list(&unknown, "and")))
    };
    view! { <div role="status">{move || notice().map(|notice| view! { <p class="notice">{notice}</p> })}</div> }
}

/// How many articles were found, announced when it changes; it takes the focus when a page of
/// results has been turned.
#[component]
fn ResultCount(#[prop(into)] total: Signal<usize>, #[prop(into)] query: Signal<Query>) -> impl IntoView {
    let heading = NodeRef::<html::H2>::new();
    let number = Memo::new(move |_| query.read().page);
    Effect::new(move |before: Option<usize>| {
        let number = number.get();
        if before.is_some_and(|before| before != number) && let Some(heading) = heading.get_untracked() {
            // Scrolling is the router's: to the top for a link, to where it was for Back.
            crate::components::focus_in_place(&heading);
        }
        number
    });
    view! {
        <h2 id="result-count" class="result-count" node_ref=heading tabindex="-1" role="status">
            {move || words::articles(total.get())}
        </h2>
    }
}

#[component]
fn Results(
    archive: Arc<Archive>,
    #[prop(into)] query: Signal<Query>,
    #[prop(into)] total: Signal<usize>,
    ask: Callback<Query>,
) -> impl IntoView {
    let shown = {
        let archive = archive.clone();
        Memo::new(move |_| query.with(|query| page(&select(&archive, query), query.page)))
    };
    let pager = move || {
        let shown = shown.read();
        view! { <Pager query=query.get() number=shown.number count=shown.count /> }
    };
    let none = {
        let archive = archive.clone();
        move || (total.get() == 0).then(|| view! { <NoResults archive=archive.clone() query=query.get() ask /> })
    };
    view! {
        <ArticleList archive articles=Signal::derive(move || shown.read().articles.clone()) />
        {none}
        {pager}
    }
}
