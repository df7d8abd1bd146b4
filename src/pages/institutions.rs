//! All institutions, `/institutions/`.

use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;

use super::with_archive::with_archive;
use crate::{
    archive::{Archive, Query, facet_counts},
    base::Base,
    components::{PageHeading, Skeleton},
    head::{Head, describe},
    words,
};

/// Every institution by country, with how many articles name it.
#[component]
pub fn InstitutionsPage() -> impl IntoView {
    describe(Head {
        title: "Institutions".into(),
        description: "Who the articles are about, by country.".into(),
    });
    view! {
        <div class="page">
            <PageHeading name="Institutions" />
            {with_archive(Skeleton::List, |archive| view! { <Institutions archive /> }.into_any())}
        </div>
    }
}

#[component]
fn Institutions(archive: Arc<Archive>) -> impl IntoView {
    let base = expect_context::<Base>();
    let counts = facet_counts(&archive, &Query::default()).institutions;
    // Ordered maps keep countries and names in order.
    let mut countries: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for (nth, institution) in archive.institutions().iter().enumerate() {
        countries.entry(words::country(&institution.country)).or_default().insert(&institution.name.en, nth);
    }
    let countries = countries.into_iter().map(|(country, institutions)| {
        let institutions = institutions.into_values().map(|nth| {
            let (institution, count) = (&archive.institutions()[nth], counts[nth]);
            view! {
                <li>
                    <a href=base.url(&format!("/institutions/{}/", institution.id))>{institution.name.en.clone()}</a>
                    <span class="facet-count">{count}</span>
                </li>
            }
        });
        view! {
            <section class="country">
                <h2>{country.to_owned()}</h2>
                <ul class="browse-list" role="list">{institutions.collect_view()}</ul>
            </section>
        }
    });
    view! { <div class="countries">{countries.collect_view()}</div> }
}
