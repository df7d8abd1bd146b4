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
    describe(Head { title: "Institutions".into(), description: "Who the articles are about, by country.".into() });
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
    let mut countries: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for (institution, count) in archive.institutions().iter().zip(counts) {
        countries.entry(words::country(&institution.country)).or_default().push((institution, count));
    }
    let countries = countries.into_iter().map(|(country, mut institutions)| {
        institutions.sort_by(|(a, _), (b, _)| a.name.en.cmp(&b.name.en));
        let institutions = institutions.into_iter().map(|(institution, count)| {
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
