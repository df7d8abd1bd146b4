//! One facet: values to choose from, each with the number of articles there would be.

use std::sync::Arc;

use leptos::{prelude::*, wasm_bindgen::JsCast};
use web_sys::{Event, FocusEvent, Node};

use crate::{
    archive::{Answer, Query, rank},
    i18n::{self, words},
    markup::{Element, Text, element, memo},
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
            Self::Topics => words().topics(),
            Self::Institutions => words().institutions(),
        }
    }

    fn look_up(self) -> &'static str {
        match self {
            Self::Topics => words().find_in_topics(),
            Self::Institutions => words().find_in_institutions(),
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
        Self {
            id: id.into(),
            name: name.into(),
            search_text: i18n::lower_case(&format!("{name}\n{other_name}")),
        }
    }
}

/// A longer group has a box to look for values, and shows the first [`SHORT`] until asked.
const LONG: usize = 12;
const SHORT: usize = 8;

/// A group of checkboxes with counts, of `values` in the order of the archive.
///
/// Chosen values come first, then those with most articles. The order holds still while the focus
/// or the pointer is in the group: what a reader is working on must not move away, least of all
/// between the press and the release of a click.
pub fn facet_group(
    facet: Facet,
    values: Vec<FacetValue>,
    answer: Memo<Arc<Answer>>,
    ask: Callback<Query>,
) -> Element {
    let long = values.len() > LONG;
    let total = values.len();
    let values = Arc::new(values);
    let typed = RwSignal::new(String::new());
    let expanded = RwSignal::new(false);
    let focused = RwSignal::new(false);
    let hovered = RwSignal::new(false);
    // Focus that only moves within the group has not left it.
    let focus_leaves = move |event: Event| {
        let group = event.current_target().and_then(|group| group.dyn_into::<Node>().ok());
        let next = event.dyn_into::<FocusEvent>().ok().and_then(|event| event.related_target());
        let next = next.and_then(|next| next.dyn_into::<Node>().ok());
        focused.set(next.is_some_and(|next| group.is_some_and(|group| group.contains(Some(&next)))));
    };

    let order = {
        let values = values.clone();
        memo(move |before: Option<&Vec<usize>>| match before {
            Some(before) if focused.get() || hovered.get() => before.clone(),
            _ => {
                let answer = answer.read();
                let key = |(value, &count): (&FacetValue, &usize)| match facet
                    .is_chosen(&answer.query, &value.id)
                {
                    true => 0,
                    false => u32::MAX - u32::try_from(count).unwrap_or(u32::MAX),
                };
                rank(values.iter().zip(facet.counts(&answer)).map(key))
            }
        })
    };
    let shown = {
        let values = values.clone();
        memo(move |_| {
            let typed = i18n::lower_case(typed.read().trim());
            let order = order.get();
            let chosen =
                values.iter().filter(|value| facet.is_chosen(&answer.read().query, &value.id)).count();
            let first = if expanded.get() || !long || !typed.is_empty() { total } else { SHORT.max(chosen) };
            order
                .into_iter()
                .filter(|&nth| values[nth].search_text.contains(&typed))
                .take(first)
                .collect::<Vec<_>>()
        })
    };

    let row = move |nth: usize| {
        let FacetValue { id, name, .. } = values[nth].clone();
        let count = move || facet.counts(&answer.read()).get(nth).copied().unwrap_or_default();
        let is_chosen = {
            let id = id.clone();
            move || facet.is_chosen(&answer.read().query, &id)
        };
        let input = element("input")
            .attr("type", "checkbox")
            .on("change", move |_| ask.run(facet.toggle(answer.get_untracked().query.clone(), &id)));
        element("li").child(facet_value(input, name, is_chosen, count))
    };
    let look_up = long.then(|| {
        element("input")
            .class("facet-look-up")
            .attr("type", "search")
            .attr("placeholder", words().find())
            .attr("aria-label", facet.look_up())
            .attr("autocomplete", "off")
            .on("input", move |event| typed.set(event_target_value(&event)))
    });
    let expand = long.then(|| {
        let label = move || {
            if expanded.get() { words().show_fewer().to_owned() } else { words().show_all().of(total) }
        };
        element("button")
            .class("quiet")
            .attr("type", "button")
            .live_flag("hidden", move || !typed.read().is_empty())
            .live_attr("aria-expanded", move || Some(expanded.get().to_string()))
            .on("click", move |_| expanded.update(|expanded| *expanded = !*expanded))
            .live_text(label)
    });
    let nothing_found = move || {
        if shown.read().is_empty() {
            words().nothing_called().with([typed.read().trim()])
        } else {
            String::new()
        }
    };
    element("fieldset")
        .class("facet")
        .on("focusin", move |_| focused.set(true))
        .on("focusout", focus_leaves)
        .on("pointerenter", move |_| hovered.set(true))
        .on("pointerleave", move |_| hovered.set(false))
        .child(element("legend").text(facet.name()))
        .children(look_up)
        .child(element("ul").attr("role", "list").live_rows(move || shown.get(), row))
        .child(element("p").class("facet-none").attr("role", "status").live_text(nothing_found))
        .children(expand)
}

/// A checkbox or radio button with its name and the number of articles there would be with it. One
/// that would find nothing cannot be chosen.
pub fn facet_value(
    input: Element,
    name: impl Into<Text>,
    is_chosen: impl Fn() -> bool + Clone + Send + Sync + 'static,
    count: impl Fn() -> usize + Copy + Send + Sync + 'static,
) -> Element {
    let chosen = is_chosen.clone();
    element("label")
        .class("facet-value")
        .child(
            input
                .live_property("checked", is_chosen)
                .live_flag("disabled", move || count() == 0 && !chosen()),
        )
        .child(element("span").class("facet-name").text(name))
        .child(element("span").class("facet-count").live_text(move || i18n::number(count())))
}
