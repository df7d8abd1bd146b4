//! Renders pages natively, from the same components as the browser.

use leptos::prelude::*;
use leptos_router::location::RequestUrl;

use crate::{
    app::{App, AppProps},
    base::Base,
    components::{Navigation, article_body, crash_notice, credit_lines, source_list},
    fetch::Library,
    head::{Head, HeadSlot},
    i18n,
    model::{bundle::PageData, content::Article},
    route::Route,
    saved::Saved,
    site::Site,
};

/// A page as HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderedPage {
    /// What it says about itself.
    pub head: Head,
    /// The content of its body.
    pub body: String,
}

/// Renders the page of `route`, in the language of `base`, with what `data` holds. Nothing is fetched: what is missing is
/// rendered as being on its way.
#[must_use]
pub fn render(base: Base, route: &Route, data: Option<PageData>) -> RenderedPage {
    i18n::speak(base.language);
    let is_printed = data.is_some();
    let library = match data {
        Some(data) => Library::of_printed_page(base, route, data),
        None => Library::empty(base),
    };
    let owner = Owner::new();
    let slot = HeadSlot::default();
    let body = owner.with(|| {
        provide_context(RequestUrl::new(&base.page(route)));
        provide_context(slot.clone());
        App(AppProps { base, library, is_printed, started_narrow: false }).into_view().to_html()
    });
    owner.cleanup();
    let head = slot.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
    RenderedPage { head, body: without_void_end_tags(&body) }
}

/// What a page shows if the app fails to arrive or dies, as HTML.
#[must_use]
pub fn crash_html(base: Base) -> String {
    i18n::speak(base.language);
    let owner = Owner::new();
    let html = owner.with(|| AnyView::from(crash_notice(base)).to_html());
    owner.cleanup();
    html
}

/// An article's text with its credits and sources, as HTML for other programs to show.
#[must_use]
pub fn article_html(base: Base, article: &Article) -> String {
    i18n::speak(base.language);
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(Site {
            base,
            library: Library::empty(base),
            saved: Saved::new(),
            is_printed: false,
            navigation: Navigation::new(),
            started_narrow: false,
        });
        let parts =
            [article_body(&article.body), credit_lines(&article.credits), source_list(&article.sources)];
        parts.map(|part| AnyView::from(part).to_html()).concat()
    });
    owner.cleanup();
    without_void_end_tags(&html)
}

fn without_void_end_tags(html: &str) -> String {
    // An element of any name is printed with an end tag. Those that can have no content have none
    // in HTML, and text cannot look like one: its `<` is printed as `&lt;`.
    html.replace("</input>", "").replace("</img>", "")
}
