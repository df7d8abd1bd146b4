//! All facets of the explorer.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Facet, FacetGroup, FacetValue};
use crate::{
    archive::{Answer, Archive, Kind, Query},
    model::YearMonth,
    words,
};

/// The facets of `archive`, as `answer` has them. A change is handed to `ask`.
#[component]
pub fn FacetPanel(archive: Arc<Archive>, answer: Memo<Arc<Answer>>, ask: Callback<Query>) -> impl IntoView {
    let topics = archive.topics().iter().map(|topic| FacetValue::new(&topic.id, &topic.name.en, ""));
    let institutions = archive.institutions().iter();
    let institutions = institutions.map(|found| FacetValue::new(&found.id, &found.name.en, &found.short));
    let match_all = move |event| {
        ask.run(
            Query { match_all: event_target_checked(&event), ..answer.get_untracked().query.clone() }
                .first_page(),
        );
    };
    let cannot_match_all = move || {
        let query = &answer.read().query;
        query.institutions.len() < 2 && !query.match_all
    };
    view! {
        <FacetGroup facet=Facet::Topics values=topics.collect() answer ask />
        <FacetGroup facet=Facet::Institutions values=institutions.collect() answer ask />
        <label class="match-all" hidden=Signal::derive(cannot_match_all)>
            <input
                type="checkbox"
                prop:checked=Signal::derive(move || answer.read().query.match_all)
                on:change=match_all
            />
            "Joint work only: all chosen institutions together"
        </label>
        <KindFacet answer ask />
        <YearFacet years=archive.years() answer ask />
        <p class="facet-hint">"Numbers say how many articles you would see."</p>
    }
    .into_any()
}

#[component]
fn KindFacet(answer: Memo<Arc<Answer>>, ask: Callback<Query>) -> impl IntoView {
    let choices = [("News and events", None), ("News", Some(Kind::News)), ("Events", Some(Kind::Event))];
    let choices = choices.map(|(name, kind)| {
        let count = move || {
            let counts = &answer.read().counts;
            kind.map_or(counts.news + counts.events, |kind| counts.kind(kind))
        };
        let is_chosen = Signal::derive(move || answer.read().query.kind == kind);
        view! {
            <li>
                <label class="facet-value">
                    <input
                        type="radio"
                        name="kind"
                        prop:checked=is_chosen
                        disabled=Signal::derive(move || count() == 0 && !is_chosen.get())
                        on:change=move |_| ask.run(Query { kind, ..answer.get_untracked().query.clone() }.first_page())
                    />
                    <span class="facet-name">{name}</span>
                    <span class="facet-count">{Signal::derive(move || count().to_string())}</span>
                </label>
            </li>
        }
        .into_any()
    });
    view! {
        <fieldset class="facet">
            <legend>"Kind"</legend>
            <ul role="list">{choices.into_iter().collect_view()}</ul>
        </fieldset>
    }
    .into_any()
}

/// Which end of the range of years.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    From,
    To,
}

impl End {
    /// The month that a whole year stands for at this end.
    fn month(self) -> u8 {
        match self {
            Self::From => 1,
            Self::To => 12,
        }
    }

    fn chosen(self, query: &Query) -> Option<YearMonth> {
        match self {
            Self::From => query.from,
            Self::To => query.to,
        }
    }

    /// The query with this end moved. The other end gives way rather than leave an empty range.
    fn choose(self, month: Option<YearMonth>, query: Query) -> Query {
        match self {
            Self::From => {
                let to = query.to.filter(|to| month.is_none_or(|from| from <= *to));
                Query { from: month, to, ..query }
            }
            Self::To => {
                let from = query.from.filter(|from| month.is_none_or(|to| *from <= to));
                Query { from, to: month, ..query }
            }
        }
        .first_page()
    }
}

#[component]
fn YearFacet(years: Vec<u16>, answer: Memo<Arc<Answer>>, ask: Callback<Query>) -> impl IntoView {
    let ends = [("From", End::From), ("To", End::To)].map(|(name, end)| {
        let years = years.clone();
        // An address may name any month; one that no whole year stands for is offered too.
        let options = move || {
            let chosen = end.chosen(&answer.read().query);
            let whole_years = years.iter().map(|&year| YearMonth { year, month: end.month() });
            let other = chosen.filter(|chosen| chosen.month != end.month() || !years.contains(&chosen.year));
            let any = (String::new(), "Any year".to_owned(), chosen.is_none());
            let offered = whole_years.chain(other);
            let offered = offered
                .map(|month| (month.to_string(), words::month(month, end.month()), chosen == Some(month)));
            std::iter::once(any)
                .chain(offered)
                .map(|(value, label, selected)| {
                    view! { <option value=value prop:selected=selected>{label}</option> }.into_any()
                })
                .collect_view()
        };
        let change = move |event| {
            let month = event_target_value(&event).parse().ok();
            ask.run(end.choose(month, answer.get_untracked().query.clone()));
        };
        view! {
            <label>
                <span>{name}</span>
                <select on:change=change>{options}</select>
            </label>
        }
        .into_any()
    });
    view! {
        <fieldset class="facet years">
            <legend>"Years"</legend>
            {ends.into_iter().collect_view()}
        </fieldset>
    }
    .into_any()
}
