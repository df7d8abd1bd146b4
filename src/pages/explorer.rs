//! The explorer, `/news/`: filters over all articles, kept in the address.

use std::sync::Arc;

use leptos::{prelude::*, wasm_bindgen::JsCast};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use web_sys::HtmlInputElement;

use crate::{
    archive::{Answer, Archive, Query, Sort, UnknownValue},
    components::{
        Skeleton, chips, chosen_filters, explorer_path, facet_panel, facet_sheet, focus_in_place,
        live_article_list, no_results, page_heading, pager, search_form, text_input, use_narrow,
    },
    head::{Head, describe},
    markup::{Element, ElementRef, effect, element, nothing, sequence},
    words,
};

/// All articles, filtered by what the address asks.
pub fn explorer() -> Element {
    describe(Head {
        title: "News".into(),
        description: "All articles, by topic, institution, year and words.".into(),
    });
    element("div")
        .class("page explorer")
        .child(page_heading("News"))
        .with_archive(Skeleton::List, facets_and_results)
}

fn facets_and_results(archive: Arc<Archive>) -> AnyView {
    let answer = {
        let (archive, search) = (archive.clone(), use_location().search);
        Memo::new(move |_| Arc::new(Answer::new(&archive, &search.read())))
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
    let results = element("section")
        .class("results")
        .attr("aria-labelledby", "result-count")
        .child(result_count(answer, heading))
        .child(chips(archive.clone(), answer, heading))
        .child(live_article_list(
            archive.clone(),
            move || answer.read().page.articles.clone(),
            "article-list",
        ))
        .live(below_results(archive.clone(), answer, ask));
    let columns = element("div").class("explorer-columns").live(facets(archive, answer, ask)).child(results);
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

/// The facets: beside the results where there is room, else in a sheet.
fn facets(
    archive: Arc<Archive>,
    answer: Memo<Arc<Answer>>,
    ask: Callback<Query>,
) -> impl FnMut() -> AnyView + Send {
    let narrow = use_narrow();
    let all = archive.clone();
    let chosen = Arc::new(move || chosen_filters(&all, &answer.read().query).len());
    move || {
        let archive = archive.clone();
        let panel = move || facet_panel(&archive, answer, ask);
        if narrow.get() {
            facet_sheet(answer, chosen.clone(), panel)
        } else {
            element("aside").class("facets").attr("aria-label", "Filters").child(panel()).into()
        }
    }
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
    element("p").class("notice").attr("role", "status").live_text(move || {
        let name = |UnknownValue { name, value }: &UnknownValue| format!("{name} “{value}”");
        let unknown: Vec<_> = answer.read().unknown.iter().map(name).collect();
        if unknown.is_empty() {
            String::new()
        } else {
            format!("Left out, because this site does not know it: {}.", words::list(&unknown, "and"))
        }
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
    archive: Arc<Archive>,
    answer: Memo<Arc<Answer>>,
    ask: Callback<Query>,
) -> impl FnMut() -> AnyView + Send {
    move || {
        let Answer { query, page, counts, .. } = &**answer.read();
        if counts.total == 0 {
            no_results(&archive, query, ask).into()
        } else {
            pager(query, page.number, page.count).map_or_else(nothing, Into::into)
        }
    }
}
