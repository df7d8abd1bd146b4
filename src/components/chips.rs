//! What is chosen in the explorer, each removable.

use leptos::prelude::*;

use super::link::explorer_path;
use crate::{archive::{Archive, Kind, Query}, base::Base, model::{MONTHS, YearMonth}};

/// A chip a filter of `query`, and "Clear all". Each is a link to the query without it.
#[component]
pub fn Chips(archive: std::sync::Arc<Archive>, #[prop(into)] query: Signal<Query>) -> impl IntoView {
    let base = expect_context::<Base>();
    let chips = move || filters(&archive, &query.read());
    let chip = move |(label, rest): (String, Query)| {
        let action = format!("Remove filter: {label}");
        view! {
            <li>
                <a class="chip" href=base.url(&explorer_path(&rest)) aria-label=action data-noscroll>
                    {label} <span aria-hidden="true">"✕"</span>
                </a>
            </li>
        }
    };
    let clear = move || {
        let query = query.read();
        query.is_filtered().then(|| {
            let cleared = Query { sort: query.sort, ..Query::default() };
            view! {
                <li>
                    <a class="clear-all" href=base.url(&explorer_path(&cleared)) data-noscroll>"Clear all"</a>
                </li>
            }
        })
    };
    view! {
        <ul class="chips" role="list" aria-label="Chosen filters">
            <For each=chips key=|(label, rest)| (label.clone(), rest.to_url()) children=chip />
            {clear}
        </ul>
    }
}

/// Every filter of a query by its name, with the query that is left without it.
#[must_use]
pub fn filters(archive: &Archive, query: &Query) -> Vec<(String, Query)> {
    let mut filters = Vec::new();
    for id in &query.topics {
        let name = archive.topic(id).map_or_else(|| id.to_string(), |topic| topic.name.en.clone());
        filters.push((name, query.clone().toggle_topic(id)));
    }
    for id in &query.institutions {
        let name = archive.institution(id).map_or_else(|| id.to_string(), |institution| institution.short.clone());
        filters.push((name, query.clone().toggle_institution(id)));
    }
    if query.match_all {
        filters.push(("Joint work only".into(), Query { match_all: false, ..query.clone() }));
    }
    if let Some(kind) = query.kind {
        let name = match kind {
            Kind::Event => "Events",
            Kind::News => "News",
        };
        filters.push((name.into(), Query { kind: None, ..query.clone() }));
    }
    if let Some(from) = query.from {
        filters.push((format!("From {}", month(from, 1)), Query { from: None, ..query.clone() }));
    }
    if let Some(to) = query.to {
        filters.push((format!("To {}", month(to, 12)), Query { to: None, ..query.clone() }));
    }
    if !query.text.is_empty() {
        filters.push((format!("“{}”", query.text), Query { text: String::new(), ..query.clone() }));
    }
    filters.into_iter().map(|(name, query)| (name, query.first_page())).collect()
}

/// A month by its name, or its year alone where the month is the one that whole years stand for.
fn month(month: YearMonth, of_whole_year: u8) -> String {
    if month.month == of_whole_year {
        month.year.to_string()
    } else {
        format!("{} {}", MONTHS[usize::from(month.month - 1)], month.year)
    }
}
