//! All facets of the explorer.

use std::sync::Arc;

use leptos::prelude::*;

use super::{FacetGroup, FacetValue};
use crate::{
    archive::{Archive, FacetCounts, Kind, Query},
    model::{InstitutionId, MONTHS, TopicId, YearMonth},
};

/// The facets of `archive`, as `query` has them. A change is handed to `ask`.
#[component]
pub fn FacetPanel(
    archive: Arc<Archive>,
    #[prop(into)] query: Signal<Query>,
    #[prop(into)] counts: Signal<FacetCounts>,
    ask: Callback<Query>,
) -> impl IntoView {
    let topics = archive.topics().iter().map(|topic| FacetValue {
        id: topic.id.to_string(),
        name: topic.name.en.clone(),
        also: String::new(),
    });
    let institutions = archive.institutions().iter().map(|institution| FacetValue {
        id: institution.id.to_string(),
        name: institution.name.en.clone(),
        also: institution.short.clone(),
    });
    let can_match_all = Memo::new(move |_| query.read().institutions.len() > 1 || query.read().match_all);
    let match_all = move || {
        can_match_all.get().then(|| {
            let change = move |event| {
                ask.run(Query { match_all: event_target_checked(&event), ..query.get_untracked() }.first_page());
            };
            view! {
                <label class="match-all">
                    <input type="checkbox" prop:checked=move || query.read().match_all on:change=change />
                    "Joint work only: all chosen institutions together"
                </label>
            }
        })
    };
    view! {
        <FacetGroup
            name="Topics"
            values=topics.collect()
            counts=Signal::derive(move || counts.read().topics.clone())
            chosen=Signal::derive(move || query.read().topics.iter().map(ToString::to_string).collect())
            toggle=Callback::new(move |id: String| ask.run(query.get_untracked().toggle_topic(&TopicId(id))))
        />
        <FacetGroup
            name="Institutions"
            values=institutions.collect()
            counts=Signal::derive(move || counts.read().institutions.clone())
            chosen=Signal::derive(move || query.read().institutions.iter().map(ToString::to_string).collect())
            toggle=Callback::new(move |id: String| ask.run(query.get_untracked().toggle_institution(&InstitutionId(id))))
        />
        {match_all}
        <KindFacet query counts ask />
        <YearFacet years=archive.years() query ask />
        <p class="facet-hint">"Numbers say how many articles you would see."</p>
    }
}

#[component]
fn KindFacet(query: Signal<Query>, counts: Signal<FacetCounts>, ask: Callback<Query>) -> impl IntoView {
    let choice = move |name: &'static str, kind: Option<Kind>| {
        let count = move || {
            let counts: FacetCounts = counts.get();
            kind.map_or(counts.news + counts.events, |kind| counts.kind(kind))
        };
        let is_chosen = move || query.with(|query| query.kind == kind);
        view! {
            <li>
                <label class="facet-value">
                    <input
                        type="radio"
                        name="kind"
                        prop:checked=is_chosen
                        disabled=move || count() == 0 && !is_chosen()
                        on:change=move |_| ask.run(Query { kind, ..query.get_untracked() }.first_page())
                    />
                    <span class="facet-name">{name}</span>
                    <span class="facet-count">{count}</span>
                </label>
            </li>
        }
    };
    view! {
        <fieldset class="facet">
            <legend>"Kind"</legend>
            <ul role="list">
                {choice("News and events", None)} {choice("News", Some(Kind::News))} {choice("Events", Some(Kind::Event))}
            </ul>
        </fieldset>
    }
}

#[component]
fn YearFacet(years: Vec<u16>, query: Signal<Query>, ask: Callback<Query>) -> impl IntoView {
    let from = view! {
        <MonthChoice name="From" years=years.clone() month=1 chosen=Signal::derive(move || query.read().from)
            choose=Callback::new(move |from: Option<YearMonth>| {
                let query = query.get_untracked();
                let to = query.to.filter(|to| from.is_none_or(|from| from <= *to));
                ask.run(Query { from, to, ..query }.first_page());
            })
        />
    };
    let to = view! {
        <MonthChoice name="To" years month=12 chosen=Signal::derive(move || query.read().to)
            choose=Callback::new(move |to: Option<YearMonth>| {
                let query = query.get_untracked();
                let from = query.from.filter(|from| to.is_none_or(|to| *from <= to));
                ask.run(Query { from, to, ..query }.first_page());
            })
        />
    };
    view! {
        <fieldset class="facet years">
            <legend>"Years"</legend>
            {from}
            {to}
        </fieldset>
    }
}

/// A choice of years that stands for a month: the first of the year for a beginning, the last for
/// an end. An address may name any month; that one is offered too.
#[component]
fn MonthChoice(
    name: &'static str,
    years: Vec<u16>,
    month: u8,
    chosen: Signal<Option<YearMonth>>,
    choose: Callback<Option<YearMonth>>,
) -> impl IntoView {
    let whole_years: Vec<_> = years.into_iter().map(|year| YearMonth { year, month }).collect();
    let options = move || {
        let chosen = chosen.get();
        let other = chosen.filter(|chosen| !whole_years.contains(chosen));
        let offered = whole_years.iter().copied().chain(other).map(|offered| {
            let label = if offered.month == month {
                offered.year.to_string()
            } else {
                format!("{} {}", MONTHS[usize::from(offered.month - 1)], offered.year)
            };
            view! { <option value=offered.to_string() selected=chosen == Some(offered)>{label}</option> }
        });
        view! {
            <option value="" selected=chosen.is_none()>"Any year"</option>
            {offered.collect_view()}
        }
    };
    view! {
        <label>
            <span>{name}</span>
            <select on:change=move |event| choose.run(event_target_value(&event).parse().ok())>{options}</select>
        </label>
    }
}
