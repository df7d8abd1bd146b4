//! Who made an article, and where its facts can be checked.

use leptos::prelude::*;

use crate::model::content::{Credit, Source};

/// Every line of credits, in its order.
#[component]
pub fn CreditLines(credits: Vec<Credit>) -> impl IntoView {
    let lines = credits.into_iter().map(|Credit { role, name, affiliation }| {
        let affiliation = affiliation.map(|affiliation| format!(", {affiliation}"));
        view! {
            <li>
                <span class="credit-role">{role} ": "</span>
                {name}
                {affiliation}
            </li>
        }
    });
    view! { <ul class="credits" role="list">{lines.collect_view()}</ul> }
}

/// The pages on which an article's facts can be checked.
#[component]
pub fn SourceList(sources: Vec<Source>) -> impl IntoView {
    let sources = sources.into_iter().map(|Source { title, publisher, url }| {
        // Content is checked when it is published, but a link is not the place to rely on that:
        // any other scheme could run as a script.
        let is_web = url.starts_with("https://") || url.starts_with("http://");
        let title = if is_web { view! { <a href=url>{title}</a> }.into_any() } else { title.into_any() };
        view! {
            <li>
                <cite>{title}</cite>
                <span class="publisher">{publisher}</span>
            </li>
        }
    });
    view! { <ul class="sources" role="list">{sources.collect_view()}</ul> }
}
