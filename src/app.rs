//! The app: what surrounds every page, and which page an address leads to.

use leptos::prelude::*;
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    base::Base,
    components::{Announcement, Footer, Header, Navigation, restore_scroll},
    fetch::Library,
    pages::{
        AboutPage, ArticlePage, ExplorerPage, FrontPage, InstitutionPage, InstitutionsPage, NotFoundPage,
        TopicPage, TopicsPage,
    },
};

/// The whole site, hosted at `base`, showing what `library` holds.
#[component]
pub fn App(base: Base, library: Library) -> impl IntoView {
    provide_context(base);
    provide_context(Navigation::new());
    provide_context(library.clone());
    // Once: after a failure it is the reader who asks again.
    Effect::new(move |_| {
        if untrack(|| library.archive().ready().is_none()) {
            library.fetch_archive();
        }
    });

    view! {
        <Router base=base.0>
            <a class="skip-link" href="#main" rel="external">
                "Skip to the content"
            </a>
            <Header />
            <main id="main" tabindex="-1">
                <FlatRoutes fallback=NotFoundPage>
                    <Route path=path!("/") view=FrontPage />
                    <Route path=path!("/news") view=ExplorerPage />
                    <Route path=path!("/news/:slug") view=ArticlePage />
                    <Route path=path!("/topics") view=TopicsPage />
                    <Route path=path!("/topics/:id") view=TopicPage />
                    <Route path=path!("/institutions") view=InstitutionsPage />
                    <Route path=path!("/institutions/:id") view=InstitutionPage />
                    <Route path=path!("/about") view=AboutPage />
                </FlatRoutes>
            </main>
            <Footer />
            <Announcement />
            {restore_scroll()}
        </Router>
    }
}
