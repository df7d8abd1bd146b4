//! The explorer, `/news/`: filters over all articles, kept in the address.

use std::{rc::Rc, sync::Arc, time::Duration};

use leptos::{prelude::*, wasm_bindgen::JsCast};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use web_sys::{Event, HtmlInputElement};

use super::{
    export::share_and_export,
    inquiry::{Inquiry, asked},
};
use crate::{
    archive::{
        Answer, ArticleNo, Progress, Query, Segment, Sort, UnknownValue, folded_words, highlighted, snippet,
    },
    components::{
        Skeleton, awaited, card, card_saying, chips, chosen_filters, edition_link, explorer_path,
        explorer_url, facet_panel, facet_sheet, failed, focus_in_place, live_list, loading, no_results,
        page_heading, pager, query_url, search_form, text_input, timeline, use_narrow,
    },
    fetch::{Library, Load, Page},
    head::{Head, describe},
    i18n::{self, words},
    markup::{Element, ElementRef, effect, element, memo, nothing, sequence, text},
    model::{Language, bundle::Card},
    route::Route,
    site::{use_base, use_site},
};

/// All articles, filtered by what the address asks.
pub fn explorer() -> Element {
    describe(Head { title: words().news().into(), description: words().explorer_description().into() });
    element("div")
        .class("page explorer")
        .child(page_heading(words().news()))
        .child(without_script())
        .with_page(Route::Explorer, Skeleton::List, |page| facets_and_results(&page))
}

/// Says what a browser without scripts does not get. Style shows it there only.
fn without_script() -> Element {
    let base = use_base();
    let link = |path, name| element("a").attr("href", base.url(path)).text(name);
    let ways = [
        link("/topics/", words().topic_word()),
        link("/institutions/", words().institution_word()),
        link("/archive/", words().month_word()),
    ];
    element("p").class("notice without-script").children(words().without_script().around(ways))
}

fn facets_and_results(page: &Page) -> AnyView {
    let excerpt = page.excerpt.clone();
    let inquiry = Inquiry::new(excerpt.clone(), asked());
    let answer = inquiry.answer;
    // Typing replaces the history's entry: one for every letter would make Back useless.
    let asking = |replace| {
        let (navigate, inquiry) = (use_navigate(), inquiry.clone());
        move |query: Query| {
            inquiry.list_after_paint();
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
        .child(chips(excerpt.archive.clone(), answer, heading, &Route::Explorer))
        .child(state_of_answer(&inquiry))
        .child(found_articles(&inquiry))
        .live(below_results(&inquiry, ask))
        .child(share_and_export(&inquiry))
        .child(to_network(answer));
    let chosen = {
        let archive = excerpt.archive.clone();
        Arc::new(move || chosen_filters(&archive, &answer.read().query).len())
    };
    let narrow = use_narrow();
    let touched = inquiry.clone();
    let columns = element("div")
        .class("explorer-columns")
        .child(facet_sheet(answer, chosen, {
            let (excerpt, touched) = (excerpt.clone(), inquiry.clone());
            move || {
                // Whoever opens the sheet is about to choose.
                touched.prepare_filters();
                facet_panel(&excerpt, answer, ask)
            }
        }))
        .live(move || match narrow.get() {
            // Two groups of radio buttons of one name would be one group.
            true => nothing(),
            false => {
                let (pointed, focused) = (touched.clone(), touched.clone());
                element("aside")
                    .class("facets")
                    .attr("aria-label", words().filters())
                    .on("pointerenter", move |_| pointed.prepare_filters())
                    .on("focusin", move |_| focused.prepare_filters())
                    .child(facet_panel(&excerpt, answer, ask))
                    .into()
            }
        })
        .child(results);
    let ask_at_once = ask_typed.clone();
    let timeline = {
        let inquiry = inquiry.clone();
        let ask = move |query, goes_on| if goes_on { ask_at_once(query) } else { ask.run(query) };
        timeline(&inquiry.excerpt.clone(), answer, move || inquiry.index(), ask)
    };
    sequence(vec![
        element("div")
            .class("explorer-bar")
            .child(text_filter(answer, ask_typed))
            .child(sort_choice(answer, ask))
            .into(),
        unknown_values(answer).into(),
        timeline.map_or_else(nothing, Into::into),
        columns.into(),
    ])
}

/// The way to who works with whom in the articles that are shown.
fn to_network(answer: Memo<Arc<Answer>>) -> Element {
    let base = use_base();
    let link = element("a")
        .live_attr("href", move || {
            Some(query_url(base, &Route::Network, &Query { page: 0, ..answer.read().query.clone() }))
        })
        .text(words().see_network());
    element("p").class("more").child(link)
}

/// Says that an answer is on its way, or what could not be had.
pub(super) fn state_of_answer(inquiry: &Inquiry) -> Element {
    let (answer, again, inquiry) = (inquiry.answer, inquiry.clone(), inquiry.clone());
    let retry = Callback::new(move |()| again.ask_again());
    let is = |progress| memo(move |_| answer.read().progress == progress);
    let [is_awaited, lacks_index, lacks_words] =
        [Progress::Awaited, Progress::LacksIndex, Progress::LacksWords].map(is);
    // The list that a page comes with answers no query: where one is asked for at once, the list is
    // hidden until there is an answer. The shell does so before the app is here.
    let mut is_first = !use_location().search.read_untracked().is_empty();
    effect(move || {
        let Some(html) = document().document_element() else { return };
        if is_awaited.get() {
            if is_first {
                _ = html.set_attribute(HIDDEN_LIST, "");
            }
        } else if !lacks_index.get() {
            _ = html.remove_attribute(HIDDEN_LIST);
            is_first = false;
        }
    });
    element("div").live(move || {
        if is_awaited.get() {
            let is_hidden = document().document_element().is_some_and(|html| html.has_attribute(HIDDEN_LIST));
            // A list that is there would only flicker while somebody types.
            let skeleton = if is_hidden { Skeleton::List } else { Skeleton::None };
            return loading(skeleton, words().article_list(), retry).into();
        }
        let (what, still_works, error) = match (lacks_index.get(), lacks_words.get()) {
            (true, _) => (words().article_list(), "", inquiry.error()),
            (_, true) => (words().search_index(), words().search_unavailable(), inquiry.error()),
            _ => (words().article(), words().others_are_below(), inquiry.missing_card()),
        };
        error.map_or_else(nothing, |error| failed(&error, what, still_works, retry).into())
    })
}

/// The attribute of `<html>` that hides the list. Style and the shell know it too.
const HIDDEN_LIST: &str = "data-waiting";

/// The articles of a page of results. While words are looked for, the cards show where they are.
fn found_articles(inquiry: &Inquiry) -> Element {
    let (answer, inquiry) = (inquiry.answer, inquiry.clone());
    let is_searching = memo(move |_| !answer.read().query.text.is_empty());
    element("div").live(move || {
        let row: Box<dyn Fn(ArticleNo) -> Element + Send + Sync> = {
            let inquiry = inquiry.clone();
            if is_searching.get() {
                Box::new(move |no| found_card(&inquiry, no))
            } else {
                Box::new(move |no| listed_card(&inquiry, no))
            }
        };
        let inquiry = inquiry.clone();
        live_list(move || inquiry.listed(), row, "article-list").into()
    })
}

/// The card of an article, as soon as it is here.
fn listed_card(inquiry: &Inquiry, no: ArticleNo) -> Element {
    let archive = inquiry.excerpt.archive.clone();
    match inquiry.printed_card(no) {
        Some(printed) => card(&archive, &printed, false),
        None => awaited_card(inquiry, no, Duration::ZERO, move |awaited| card(&archive, awaited, false)),
    }
}

/// The card of an article with the words that were looked for.
fn found_card(inquiry: &Inquiry, no: ArticleNo) -> Element {
    let (archive, library) = (inquiry.excerpt.archive.clone(), use_site().library);
    let answer = inquiry.answer;
    let text = memo(move |_| answer.read().query.text.clone());
    let found = move |card: &Card| {
        let words = folded_words(&text.read());
        let passage = passage(&library, card, &words);
        let summary = sequence(vec![
            passage.link.map_or_else(nothing, Into::into),
            element("span").maybe_attr("lang", passage.language).children(marked(passage.segments)).into(),
        ]);
        let title = sequence(marked(highlighted(card.said_in(i18n::language()).0, &words)));
        card_saying(&archive, card, false, title, summary)
    };
    match inquiry.printed_card(no) {
        Some(printed) => element("div").live(move || found(&printed).into()),
        None => awaited_card(inquiry, no, WHILE_TYPING, found),
    }
}

/// How long a card waits before it is fetched while words are typed: each letter finds others.
const WHILE_TYPING: Duration = Duration::from_millis(150);

/// A card that may still be on its way, fetched after `delay` and drawn by `draw`.
fn awaited_card(
    inquiry: &Inquiry,
    no: ArticleNo,
    delay: Duration,
    draw: impl Fn(&Card) -> Element + Send + 'static,
) -> Element {
    let library = use_site().library;
    let Some(index) = inquiry.index() else { return element("div") };
    effect({
        let (library, index) = (library.clone(), index.clone());
        move || {
            let (library, index) = (library.clone(), index.clone());
            let timer = set_timeout_with_handle(move || library.fetch_card(&index, no.0), delay);
            on_cleanup(move || {
                if let Ok(timer) = timer {
                    timer.clear();
                }
            });
        }
    });
    element("div").live(move || match library.card(&index, no.0) {
        Load::Ready(card) => draw(&card).into(),
        Load::Pending => awaited().into(),
        // It is said above the list, once for all of them.
        Load::Failed(_) => element("p").class("card awaited").text(words().article_missing()).into(),
    })
}

/// Segments of text, those that were looked for marked.
fn marked(segments: Vec<Segment>) -> Vec<AnyView> {
    let view = |segment: Segment| match segment.is_found {
        true => element("mark").text(segment.text).into(),
        false => text(segment.text),
    };
    segments.into_iter().map(view).collect()
}

/// What a card says of an article in which words were found.
struct Passage {
    segments: Vec<Segment>,
    language: Option<&'static str>,
    /// To the language in which they were found.
    link: Option<Element>,
}

/// The passage of an article with most of the words that its headline does not have: of its summary,
/// or of its text, which is fetched for that, or of its text in another language.
fn passage(library: &Library, card: &Card, words: &[String]) -> Passage {
    let count = |segments: &[Segment]| {
        let marked = segments
            .iter()
            .filter(|segment| segment.is_found)
            .map(|segment| folded_words(&segment.text).concat());
        let found: Vec<_> = marked.collect();
        words.iter().filter(|word| found.iter().any(|found| found.starts_with(&***word))).count()
    };
    let (title, summary) = card.said_in(i18n::language());
    let in_headline = count(&highlighted(title, words));
    let summary = highlighted(summary, words);
    let mut best = (count(&summary), Passage { segments: summary, language: None, link: None });
    let here = card.shown_in(i18n::language());
    let others = std::iter::once(Language::English).chain(card.languages()).filter(|other| *other != here);
    for language in std::iter::once(here).chain(others) {
        let file = card.file_in(language);
        if best.0.max(in_headline) >= words.len() {
            break;
        }
        let wanted = file.to_owned();
        let asking = library.clone();
        effect(move || asking.fetch_article(&wanted));
        // The next language only if it is not in this one.
        let Some(article) = library.article(file).ready() else { break };
        let passages = article.texts().into_iter().filter_map(|text| snippet(&text, words));
        let Some((found, segments)) = passages.reduce(|a, b| if b.0 > a.0 { b } else { a }) else { continue };
        if found > best.0 {
            let is_other = language != here;
            let link = is_other.then(|| edition_link(language, card));
            best = (found, Passage { segments, language: is_other.then(|| language.tag()), link });
        }
    }
    best.1
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
    let typed = move |event: Event| {
        // Chinese is typed in Latin letters first: they are not what is looked for.
        let is_composing = js_sys::Reflect::get(&event, &"isComposing".into()).is_ok_and(|is| is.is_truthy());
        if is_composing {
            return;
        }
        let text = event_target_value(&event);
        let answer = answer.get_untracked();
        if !same_words(&text, &answer.query.text) {
            ask(Query { text, ..answer.query.clone() }.first_page());
        }
    };
    let typed = Rc::new(typed);
    let composed = typed.clone();
    let input = text_input()
        .reference(reference)
        .on("input", move |event| typed(event))
        .on("compositionend", move |event| composed(event));
    search_form(input).on("submit", move |event| event.prevent_default())
}

fn sort_choice(answer: Memo<Arc<Answer>>, ask: Callback<Query>) -> Element {
    let change = move |event| {
        if let Some(sort) = Sort::parse(&event_target_value(&event)) {
            ask.run(Query { sort, ..answer.get_untracked().query.clone() }.first_page());
        }
    };
    let is_searching = memo(move |_| !answer.read().query.text.is_empty());
    let options = move || {
        let all: &[_] = if is_searching.get() {
            &[
                (Sort::Best, words().best_match()),
                (Sort::Newest, words().newest_first()),
                (Sort::Oldest, words().oldest_first()),
            ]
        } else {
            &[(Sort::Best, words().newest_first()), (Sort::Oldest, words().oldest_first())]
        };
        let option = |&(sort, label): &(Sort, &'static str)| {
            element("option")
                .attr("value", sort.name())
                .live_property("selected", move || answer.read().query.sort == sort)
                .text(label)
                .into()
        };
        sequence(all.iter().map(option).collect())
    };
    element("label")
        .class("sort-choice")
        .child(element("span").text(words().sort()))
        .child(element("select").on("change", change).live(options))
}

/// Says which values of the address mean nothing here.
fn unknown_values(answer: Memo<Arc<Answer>>) -> Element {
    element("div").attr("role", "status").live(move || {
        let name = |UnknownValue { name, value }: &UnknownValue| words().unknown_value().with([name, value]);
        let unknown: Vec<_> = answer.read().unknown.iter().map(name).collect();
        if unknown.is_empty() {
            return nothing();
        }
        let text = words().left_out().with([&i18n::list(&unknown, words().and())]);
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
        .live_text(move || i18n::articles(answer.read().counts.total));
    element("h2").class("result-count").reference(heading).attr("tabindex", "-1").child(status)
}

/// Links to the other pages of results, or what to do when there is none.
fn below_results(inquiry: &Inquiry, ask: Callback<Query>) -> impl FnMut() -> AnyView + Send + use<> {
    let base = use_base();
    let (answer, inquiry) = (inquiry.answer, inquiry.clone());
    move || {
        let answer = answer.read();
        let Answer { query, page, counts, .. } = &**answer;
        match inquiry.index() {
            Some(index) if counts.total == 0 => {
                no_results(&index, &inquiry.excerpt.archive, &answer, ask).into()
            }
            _ => {
                let url = |page| explorer_url(base, &Query { page, ..query.clone() });
                pager(page.number, page.count, &url).map_or_else(nothing, Into::into)
            }
        }
    }
}
