//! One facet: values to choose from, each with the number of articles there would be.

use std::sync::Arc;

use leptos::{prelude::*, wasm_bindgen::JsCast};

use crate::{
    archive::{Answer, Query, rank},
    model::{InstitutionId, TopicId},
};

/// The facets whose values are a vocabulary of the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// What articles are about.
    Topics,
    /// Whom articles name.
    Institutions,
}

impl Facet {
    fn name(self) -> &'static str {
        match self {
            Self::Topics => "Topics",
            Self::Institutions => "Institutions",
        }
    }

    fn counts(self, answer: &Answer) -> &[usize] {
        match self {
            Self::Topics => &answer.counts.topics,
            Self::Institutions => &answer.counts.institutions,
        }
    }

    fn is_chosen(self, query: &Query, id: &str) -> bool {
        match self {
            Self::Topics => query.topics.contains(id),
            Self::Institutions => query.institutions.contains(id),
        }
    }

    fn toggle(self, query: Query, id: &str) -> Query {
        match self {
            Self::Topics => query.toggle_topic(&TopicId::from(id)),
            Self::Institutions => query.toggle_institution(&InstitutionId::from(id)),
        }
    }
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// Its id in the address.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its name and other names that it is found by, in lower case.
    pub search_text: String,
}

impl FacetValue {
    /// A value that is found by its name and by another one.
    #[must_use]
    pub fn new(id: &str, name: &str, other_name: &str) -> Self {
        Self { id: id.into(), name: name.into(), search_text: format!("{name}\n{other_name}").to_lowercase() }
    }
}

/// A longer group has a box to look for values, and shows the first [`SHORT`] until asked.
const LONG: usize = 12;
const SHORT: usize = 8;

/// A group of checkboxes with counts.
///
/// Chosen values come first, then those with most articles. The order holds still while the focus
/// or the pointer is in the group: what a reader is working on must not move away, least of all
/// between the press and the release of a click.
#[component]
pub fn FacetGroup(
    facet: Facet,
    /// In the order of the archive.
    values: Vec<FacetValue>,
    answer: Memo<Arc<Answer>>,
    ask: Callback<Query>,
) -> impl IntoView {
    let long = values.len() > LONG;
    let total = values.len();
    let values = StoredValue::new(values);
    let typed = RwSignal::new(String::new());
    let expanded = RwSignal::new(false);
    let focused = RwSignal::new(false);
    let hovered = RwSignal::new(false);
    // Focus that only moves within the group has not left it.
    let focus_leaves = move |event: web_sys::FocusEvent| {
        let group = event.current_target().and_then(|group| group.dyn_into::<web_sys::Node>().ok());
        let next = event.related_target().and_then(|next| next.dyn_into::<web_sys::Node>().ok());
        focused.set(next.is_some_and(|next| group.is_some_and(|group| group.contains(Some(&next)))));
    };

    let order = Memo::new(move |before: Option<&Vec<usize>>| match before {
        Some(before) if focused.get() || hovered.get() => before.clone(),
        _ => values.with_value(|values| {
            let answer = answer.read();
            let key = |(value, &count): (&FacetValue, &usize)| match facet.is_chosen(&answer.query, &value.id)
            {
                true => 0,
                false => u32::MAX - u32::try_from(count).unwrap_or(u32::MAX),
            };
            rank(values.iter().zip(facet.counts(&answer)).map(key))
        }),
    });
    let shown = Memo::new(move |_| {
        let typed = typed.get().trim().to_lowercase();
        let order = order.get();
        values.with_value(|values| {
            let chosen =
                values.iter().filter(|value| facet.is_chosen(&answer.read().query, &value.id)).count();
            let first = if expanded.get() || !long || !typed.is_empty() { total } else { SHORT.max(chosen) };
            order
                .into_iter()
                .filter(|&nth| values[nth].search_text.contains(&typed))
                .take(first)
                .collect::<Vec<_>>()
        })
    });

    let row = move |nth: usize| {
        let FacetValue { id, name, .. } = values.with_value(|values| values[nth].clone());
        let count = move || facet.counts(&answer.read()).get(nth).copied().unwrap_or_default();
        let is_chosen = {
            let id = id.clone();
            Signal::derive(move || facet.is_chosen(&answer.read().query, &id))
        };
        view! {
            <li>
                <label class="facet-value">
                    <input
                        type="checkbox"
                        prop:checked=is_chosen
                        disabled=Signal::derive(move || count() == 0 && !is_chosen.get())
                        on:change=move |_| ask.run(facet.toggle(answer.get_untracked().query.clone(), &id))
                    />
                    <span class="facet-name">{name}</span>
                    <span class="facet-count">{Signal::derive(move || count().to_string())}</span>
                </label>
            </li>
        }
        .into_any()
    };
    let look_up = long.then(|| {
        view! {
            <input
                type="search"
                class="facet-look-up"
                placeholder="Find …"
                aria-label=format!("Find in {}", facet.name().to_lowercase())
                autocomplete="off"
                on:input=move |event| typed.set(event_target_value(&event))
            />
        }
    });
    let expand = long.then(|| {
        let label =
            move || if expanded.get() { "Show fewer".to_owned() } else { format!("Show all {total}") };
        view! {
            <button
                type="button"
                class="quiet"
                hidden=Signal::derive(move || !typed.read().is_empty())
                aria-expanded=Signal::derive(move || expanded.get().to_string())
                on:click=move |_| expanded.update(|expanded| *expanded = !*expanded)
            >
                {Signal::derive(label)}
            </button>
        }
    });
    let nothing_found = Signal::derive(move || {
        if shown.read().is_empty() {
            format!("Nothing called “{}”.", typed.read().trim())
        } else {
            String::new()
        }
    });
    view! {
        <fieldset
            class="facet"
            on:focusin=move |_| focused.set(true)
            on:focusout=focus_leaves
            on:pointerenter=move |_| hovered.set(true)
            on:pointerleave=move |_| hovered.set(false)
        >
            <legend>{facet.name()}</legend>
            {look_up}
            <ul role="list">
                <For each=move || shown.get() key=|nth| *nth children=row />
            </ul>
            <p class="facet-none" role="status">{nothing_found}</p>
            {expand}
        </fieldset>
    }
    .into_any()
}
