//! The explorer, `/news/`: filters over all articles, kept in the address.

use std::sync::Arc;

use leptos::{prelude::*, wasm_bindgen::JsCast};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use web_sys::HtmlInputElement;

use crate::{
    archive::{Answer, Archive, Excerpt, Query, Sort, UnknownValue},
    components::{
        Skeleton, card, chips, chosen_filters, explorer_path, explorer_url, facet_panel, facet_sheet, failed,
        focus_in_place, live_list, loading, no_results, page_heading, pager, search_form, text_input,
        use_narrow,
    },
    fetch::Load,
    head::{Head, describe},
    markup::{Element, ElementRef, effect, element, nothing, sequence},
    route::Route,
    site::use_site,
    words,
};

/// All articles, filtered by what the address asks.
pub fn explorer() -> Element {
    describe(Head {
        title: "News".into(),
        description: "All articles, by topic, institution, year and words.".into(),
    });
    element("div").class("page explorer").child(page_heading("News")).child(without_script()).with_excerpt(
        Route::Explorer,
        Skeleton::List,
        facets_and_results,
    )
}

/// Says what a browser without scripts does not get. Style shows it there only.
fn without_script() -> Element {
    let base = use_site().base;
    let link = |path, name| element("a").attr("href", base.url(path)).text(name);
    element("p")
        .class("notice without-script")
        .text("Combining filters and searching need JavaScript. These are the newest articles; all of them are listed by ")
        .child(link("/topics/", "topic"))
        .text(", ")
        .child(link("/institutions/", "institution"))
        .text(" and ")
        .child(link("/archive/", "month"))
        .text(".")
}

fn facets_and_results(excerpt: Arc<Excerpt>) -> AnyView {
    let library = use_site().library;
    let asked = asked();
    // A printed page shows what it has until the archive is here to be asked.
    let answer = {
        let (library, excerpt) = (library.clone(), excerpt.clone());
        Memo::new(move |before: Option<&Arc<Answer>>| {
            let asked = asked.read();
            Arc::new(match (library.archive(), before) {
                (Load::Ready(archive), _) => Answer::new(&archive, &asked),
                (_, Some(before)) => before.awaiting(&excerpt.archive, &asked),
                (_, None) => Answer::unfiltered(&excerpt),
            })
        })
    };
    let archive = {
        let excerpt = excerpt.clone();
        move || untrack(|| library.archive()).ready().unwrap_or_else(|| excerpt.archive.clone())
    };
    // Typing replaces the history's entry: one for every letter would make Back useless.
    let asking = |replace| {
        let navigate = use_navigate();
        move |query: Query| {
            let options = NavigateOptions { scroll: false, replace, ..NavigateOptions::default() };
            navigate(&explorer_path(&query), options);
        }
    };
    let (ask, ask_typed) = (Callback::new(asking(false)), asking(true));
    let heading = ElementRef::new();
    let row = {
        let archive = archive.clone();
        move |no| card(&archive(), no, false)
    };
    let results = element("section")
        .class("results")
        .attr("aria-labelledby", "result-count")
        .child(result_count(answer, heading))
        .child(chips(excerpt.archive.clone(), answer, heading))
        .child(waiting(asked))
        .child(live_list(move || answer.read().page.articles.clone(), row, "article-list"))
        .live(below_results(archive, answer, ask));
    let chosen = {
        let archive = excerpt.archive.clone();
        Arc::new(move || chosen_filters(&archive, &answer.read().query).len())
    };
    let narrow = use_narrow();
    let columns = element("div")
        .class("explorer-columns")
        .child(facet_sheet(answer, chosen, {
            let excerpt = excerpt.clone();
            move || facet_panel(&excerpt, answer, ask)
        }))
        .live(move || match narrow.get() {
            // Two groups of radio buttons of one name would be one group.
            true => nothing(),
            false => element("aside")
                .class("facets")
                .attr("aria-label", "Filters")
                .child(facet_panel(&excerpt, answer, ask))
                .into(),
        })
        .child(results);
    sequence(vec![
        element("div")
            .class("explorer-bar")
            .child(text_filter(answer, ask_typed))
            .child(sort_choice(answer, ask))
            .into(),
        unknown_values(answer).into(),
        columns.into(),
    ])
}

/// What the address asks. A printed page knows no query: until it has been taken over, nothing
/// is asked.
fn asked() -> Memo<String> {
    let is_printed = use_site().library.printed(&Route::Explorer).is_some();
    let (taken_over, search) = (RwSignal::new(!is_printed), use_location().search);
    effect(move || {
        if !taken_over.get_untracked() {
            taken_over.set(true);
        }
    });
    Memo::new(move |_| if taken_over.get() { search.get() } else { String::new() })
}

/// Stands in for the answer to a query that the archive is still to be asked.
fn waiting(asked: Memo<String>) -> Element {
    let library = use_site().library;
    let asking = library.clone();
    let retry = Callback::new(move |()| asking.refetch_archive());
    let asking = library.clone();
    let is_answered = Memo::new({
        let library = library.clone();
        move |_| asked.read().is_empty() || matches!(library.archive(), Load::Ready(_))
    });
    effect(move || {
        if !is_answered.get() {
            asking.fetch_archive();
        } else if let Some(html) = document().document_element() {
            // The shell hides the printed list where another one is asked for.
            _ = html.remove_attribute("data-waiting");
        }
    });
    element("div").live(move || {
        if is_answered.get() {
            return nothing();
        }
        match library.archive() {
            Load::Failed(error) => failed(&error, "The list of articles", "", retry).into(),
            _ => loading(Skeleton::List, "the list of articles", retry).into(),
        }
    })
}

/// Words to look for, as they are typed.
fn text_filter(answer: Memo<Arc<Answer>>, ask: impl Fn(Query) + 'static) -> Element {
    let reference = ElementRef::new();
    let same_words = |a: &str, b: &str| a.split_whitespace().eq(b.split_whitespace());
    // The address has the words only; a space that has just been typed stays in the box.
    effect(move || {
        let text = &answer.read().query.text;
        if let Some(input) = reference.get().and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
            && !same_words(&input.value(), text)
        {
            input.set_value(text);
        }
    });
    let typed = move |event| {
        let text = event_target_value(&event);
        let answer = answer.get_untracked();
        if !same_words(&text, &answer.query.text) {
            ask(Query { text, ..answer.query.clone() }.first_page());
        }
    };
    let input = text_input("Search headlines, summaries and names").reference(reference).on("input", typed);
    search_form(input).on("submit", move |event| event.prevent_default())
}

fn sort_choice(answer: Memo<Arc<Answer>>, ask: Callback<Query>) -> Element {
    let change = move |event| {
        let sort =
            if event_target_value(&event) == Sort::Oldest.name() { Sort::Oldest } else { Sort::Newest };
        ask.run(Query { sort, ..answer.get_untracked().query.clone() }.first_page());
    };
    let options = [(Sort::Newest, "Newest first"), (Sort::Oldest, "Oldest first")].map(|(sort, label)| {
        element("option")
            .attr("value", sort.name())
            .live_property("selected", move || answer.read().query.sort == sort)
            .text(label)
    });
    element("label")
        .class("sort-choice")
        .child(element("span").text("Sort"))
        .child(element("select").on("change", change).children(options))
}

/// Says which values of the address mean nothing here.
fn unknown_values(answer: Memo<Arc<Answer>>) -> Element {
    element("div").attr("role", "status").live(move || {
        let name = |UnknownValue { name, value }: &UnknownValue| format!("{name} “{value}”");
        let unknown: Vec<_> = answer.read().unknown.iter().map(name).collect();
        if unknown.is_empty() {
            return nothing();
        }
        let unknown = words::list(&unknown, "and");
        let text = format!("Left out, because this site does not know it: {unknown}.");
        element("p").class("notice").text(text).into()
    })
}

/// How many articles were found, announced when it changes; it takes the focus when a page of
/// results has been turned.
fn result_count(answer: Memo<Arc<Answer>>, heading: ElementRef) -> Element {
    let mut shown = None;
    effect(move || {
        let number = answer.read().page.number;
        if shown.replace(number).is_some_and(|before| before != number)
            && let Some(heading) = heading.get_untracked()
        {
            // Scrolling is the router's: to the top for a link, to where it was for Back.
            focus_in_place(&heading);
        }
    });
    let status = element("span")
        .attr("id", "result-count")
        .attr("role", "status")
        .live_text(move || words::articles(answer.read().counts.total));
    element("h2").class("result-count").reference(heading).attr("tabindex", "-1").child(status)
}

/// Links to the other pages of results, or what to do when there is none.
fn below_results(
    archive: impl Fn() -> Arc<Archive> + Send + 'static,
    answer: Memo<Arc<Answer>>,
    ask: Callback<Query>,
) -> impl FnMut() -> AnyView + Send {
    let base = use_site().base;
    move || {
        let Answer { query, page, counts, .. } = &**answer.read();
        if counts.total == 0 {
            no_results(&archive(), query, ask).into()
        } else {
            let url = |page| explorer_url(base, &Query { page, ..query.clone() });
            pager(page.number, page.count, &url).map_or_else(nothing, Into::into)
        }
    }
}
