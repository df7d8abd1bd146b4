//! What is chosen in the explorer, each removable.

use std::sync::Arc;

use leptos::prelude::*;

use super::link::explorer_url;
use crate::{
    archive::{Answer, Archive, Kind, Query},
    base::Base,
    words,
};

/// A chip a filter, and "Clear all". Each is a link to the query without it.
#[component]
pub fn Chips(archive: Arc<Archive>, answer: Memo<Arc<Answer>>) -> impl IntoView {
    let base = expect_context::<Base>();
    let chips = move || {
        let query = &answer.read().query;
        let chips = filters(&archive, query).into_iter().map(|(label, rest)| {
            let action = format!("Remove filter: {label}");
            view! {
                <li>
                    <a class="chip" href=explorer_url(base, &rest) aria-label=action data-noscroll>
                        {label} <span aria-hidden="true">"✕"</span>
                    </a>
                </li>
            }
            .into_any()
        });
        let clear = query.is_filtered().then(|| {
            let cleared = Query { sort: query.sort, ..Query::default() };
            view! {
                <li>
                    <a class="clear-all" href=explorer_url(base, &cleared) data-noscroll>"Clear all"</a>
                </li>
            }
            .into_any()
        });
        chips.chain(clear).collect_view()
    };
    view! { <ul class="chips" role="list" aria-label="Chosen filters">{chips}</ul> }.into_any()
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
        let name =
            archive.institution(id).map_or_else(|| id.to_string(), |institution| institution.short.clone());
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
        filters.push((format!("From {}", words::month(from, 1)), Query { from: None, ..query.clone() }));
    }
    if let Some(to) = query.to {
        filters.push((format!("To {}", words::month(to, 12)), Query { to: None, ..query.clone() }));
    }
    if !query.text.is_empty() {
        filters.push((format!("“{}”", query.text), Query { text: String::new(), ..query.clone() }));
    }
    filters.into_iter().map(|(name, query)| (name, query.first_page())).collect()
}
