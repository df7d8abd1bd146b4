//! Links to the pages of a long list.

use leptos::prelude::*;

use super::link::explorer_path;
use crate::{archive::Query, base::Base};

/// Links to the pages around the current one, the first and the last. Numbers count from 0.
#[component]
pub fn Pager(query: Query, number: usize, count: usize) -> impl IntoView {
    let base = expect_context::<Base>();
    let url = move |page| base.url(&explorer_path(&Query { page, ..query.clone() }));
    let mut shown: Vec<_> =
        (0..count).filter(|&n| n == 0 || n + 1 == count || n.abs_diff(number) <= 1).collect();
    shown.dedup();
    let pages = shown.iter().enumerate().map(|(nth, &page)| {
        let gap = nth > 0 && shown[nth - 1] + 1 != page;
        view! {
            {gap.then(|| view! { <li aria-hidden="true">"…"</li> })}
            <li>
                <a href=url(page) aria-label=format!("Page {}", page + 1) aria-current=(page == number).then_some("page")>
                    {page + 1}
                </a>
            </li>
        }
    });
    let pages = pages.collect_view();
    let newer = (number > 0).then(|| view! { <a rel="prev" href=url(number - 1)>"← Previous page"</a> });
    let older = (number + 1 < count).then(|| view! { <a rel="next" href=url(number + 1)>"Next page →"</a> });
    (count > 1).then(|| {
        view! {
            <nav class="pager" aria-label="Pages of results">
                <span>{newer}</span>
                <ol role="list">{pages}</ol>
                <span>{older}</span>
            </nav>
        }
    })
}
