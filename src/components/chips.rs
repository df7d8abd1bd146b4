//! What is chosen in the explorer, each removable.

use std::sync::Arc;

use leptos::prelude::*;

use super::{focus_in_place, link::query_url};
use crate::{
    archive::{Answer, Archive, Kind, Query},
    i18n::{self, words},
    markup::{Element, ElementRef, effect, element},
    route::Route,
    site::use_base,
};

/// A chip a filter, and "Clear all". Each is a link to the query without it. The links keep their
/// places when one is taken away, and the focus stays in its place too; where none is left, it
/// moves to `results`. `page` is the one whose query it is.
pub fn chips(
    archive: Arc<Archive>,
    answer: Memo<Arc<Answer>>,
    results: ElementRef,
    page: &'static Route,
) -> Element {
    let base = use_base();
    let links = Arc::new(move || links(&archive, &answer.read().query));
    let link = {
        let links = links.clone();
        move |nth: usize| {
            let nth_link = {
                let links = links.clone();
                move || links().into_iter().nth(nth).unwrap_or_default()
            };
            let [class, action, url, label] = [(); 4].map(|()| nth_link.clone());
            element("a")
                .live_attr("class", move || {
                    Some(if class().action.is_some() { "chip" } else { "clear-all" }.into())
                })
                .live_attr("aria-label", move || action().action)
                .live_attr("href", move || Some(query_url(base, page, &url().query)))
                .attr("data-noscroll", "")
                .live_text(move || label().label)
        }
    };
    let count = move || links().len();
    let (counted, mut before) = (count.clone(), 0);
    effect(move || {
        let now = counted();
        if before > 0 && now == 0 {
            request_animation_frame(move || {
                let lost = document().active_element().is_none_or(|focused| focused.tag_name() == "BODY");
                if let Some(results) = results.get_untracked().filter(|_| lost) {
                    focus_in_place(&results);
                }
            });
        }
        before = now;
    });
    element("ul")
        .class("chips")
        .attr("role", "list")
        .attr("aria-label", words().chosen_filters())
        .live_rows(move || (0..count()).collect(), move |nth| element("li").child(link(nth)))
}

/// A link to a query that asks for less.
#[derive(Default)]
struct ChipLink {
    label: String,
    /// What it does, where its label alone does not say so.
    action: Option<String>,
    query: Query,
}

fn links(archive: &Archive, query: &Query) -> Vec<ChipLink> {
    let chip = |(label, query): (String, Query)| ChipLink {
        action: Some(words().remove_filter().with([&label])),
        label,
        query,
    };
    let mut links: Vec<_> = filters(archive, query).into_iter().map(chip).collect();
    if query.is_filtered() {
        let query = Query { sort: query.sort, ..Query::default() };
        links.push(ChipLink { label: words().clear_all().into(), action: None, query });
    }
    links
}

/// Every filter of a query by its name, with the query that is left without it.
#[must_use]
pub fn filters(archive: &Archive, query: &Query) -> Vec<(String, Query)> {
    let mut filters = Vec::new();
    for id in &query.topics {
        let name = archive.topic(id).map_or_else(|| id.to_string(), |topic| i18n::name(&topic.name));
        filters.push((name, query.clone().toggle_topic(id)));
    }
    for id in &query.institutions {
        let name =
            archive.institution(id).map_or_else(|| id.to_string(), |institution| institution.short.clone());
        filters.push((name, query.clone().toggle_institution(id)));
    }
    if query.match_all {
        filters.push((words().joint_only().into(), Query { match_all: false, ..query.clone() }));
    }
    if let Some(kind) = query.kind {
        let name = match kind {
            Kind::Event => words().events(),
            Kind::News => words().news(),
        };
        filters.push((name.into(), Query { kind: None, ..query.clone() }));
    }
    if let Some(from) = query.from {
        filters.push((
            words().from_month().with([&i18n::month_or_year(from, 1)]),
            Query { from: None, ..query.clone() },
        ));
    }
    if let Some(to) = query.to {
        filters.push((
            words().to_month().with([&i18n::month_or_year(to, 12)]),
            Query { to: None, ..query.clone() },
        ));
    }
    if !query.text.is_empty() {
        filters.push((words().quoted().with([&query.text]), Query { text: String::new(), ..query.clone() }));
    }
    filters.into_iter().map(|(name, query)| (name, query.first_page())).collect()
}
