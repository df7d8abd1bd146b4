//! One facet: values to choose from, each with the number of articles there would be.

use std::{cmp::Reverse, collections::BTreeSet};

use leptos::prelude::*;

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// Its id in the address.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Other names that it is found by.
    pub also: String,
}

/// A longer group has a box to look for values, and shows the first [`SHORT`] until asked.
const LONG: usize = 12;
const SHORT: usize = 8;

/// A group of checkboxes with counts.
///
/// Chosen values come first, then those with most articles. The order holds still while the focus
/// is in the group: what a reader is working on must not move away.
#[component]
pub fn FacetGroup(
    /// What the values are, as in "Topics".
    name: &'static str,
    values: Vec<FacetValue>,
    /// By position in `values`.
    #[prop(into)]
    counts: Signal<Vec<usize>>,
    #[prop(into)] chosen: Signal<BTreeSet<String>>,
    toggle: Callback<String>,
) -> impl IntoView {
    let long = values.len() > LONG;
    let values = StoredValue::new(values);
    let (typed, set_typed) = signal(String::new());
    let (expanded, set_expanded) = signal(false);
    let (busy, set_busy) = signal(false);

    let order = Memo::new(move |before: Option<&Vec<usize>>| match before {
        Some(before) if busy.get() => before.clone(),
        _ => values.with_value(|values| {
            let (counts, chosen) = (counts.read(), chosen.read());
            let mut order: Vec<_> = (0..values.len()).collect();
            order.sort_by_key(|&nth| (!chosen.contains(&values[nth].id), Reverse(counts[nth]), &values[nth].name));
            order
        }),
    });
    let shown = Memo::new(move |_| {
        let typed = typed.get().trim().to_lowercase();
        let order = order.get();
        if !typed.is_empty() {
            let found = |value: &FacetValue| {
                value.name.to_lowercase().contains(&typed) || value.also.to_lowercase().contains(&typed)
            };
            return values.with_value(|values| order.into_iter().filter(|&nth| found(&values[nth])).collect());
        }
        let first = if expanded.get() || !long { order.len() } else { SHORT.max(chosen.read().len()) };
        order.into_iter().take(first).collect::<Vec<_>>()
    });

    let row = move |nth: usize| {
        let FacetValue { id, name, .. } = values.with_value(|values| values[nth].clone());
        let count = move || counts.read().get(nth).copied().unwrap_or_default();
        let is_chosen = {
            let id = id.clone();
            Memo::new(move |_| chosen.read().contains(&id))
        };
        view! {
            <li>
                <label class="facet-value">
                    <input
                        type="checkbox"
                        prop:checked=is_chosen
                        disabled=move || count() == 0 && !is_chosen.get()
                        on:change=move |_| toggle.run(id.clone())
                    />
                    <span class="facet-name">{name}</span>
                    <span class="facet-count">{count}</span>
                </label>
            </li>
        }
    };
    let look_up = long.then(|| {
        view! {
            <input
                type="search"
                class="facet-look-up"
                placeholder="Find …"
                aria-label=format!("Find in {}", name.to_lowercase())
                autocomplete="off"
                on:input=move |event| set_typed.set(event_target_value(&event))
            />
        }
    });
    let total = values.with_value(Vec::len);
    let expand = move || {
        (long && typed.read().is_empty()).then(|| {
            view! {
                <button type="button" class="quiet" aria-expanded=move || expanded.get().to_string() on:click=move |_| set_expanded.update(|e| *e = !*e)>
                    {move || if expanded.get() { "Show fewer".to_owned() } else { format!("Show all {total}") }}
                </button>
            }
        })
    };
    view! {
        <fieldset class="facet" on:focusin=move |_| set_busy.set(true) on:focusout=move |_| set_busy.set(false)>
            <legend>{name}</legend>
            {look_up}
            <ul role="list">
                <For each=move || shown.get() key=|nth| *nth children=row />
            </ul>
            <p class="facet-none" role="status">
                {move || shown.read().is_empty().then(|| format!("Nothing called “{}”.", typed.get().trim()))}
            </p>
            {expand}
        </fieldset>
    }
}
