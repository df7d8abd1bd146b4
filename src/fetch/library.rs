//! What the app has of the bundle so far.

use std::{
    mem,
    pin::Pin,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use leptos::{logging, prelude::*, task::spawn_local};

use super::{
    Cause, FetchError,
    json::{self, Freshness},
};
use crate::{
    archive::{Archive, Excerpt},
    base::Base,
    model::{
        Slug,
        bundle::{FORMAT, Index, MANIFEST_PATH, Manifest, PageData},
        content::Article,
    },
    route::Route,
};

/// Something that comes over the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Load<T> {
    /// On its way.
    Pending,
    /// Here.
    Ready(T),
    /// Not to be had; the reader can ask again.
    Failed(FetchError),
}

impl<T> Load<T> {
    /// What has arrived.
    pub fn ready(self) -> Option<T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Pending | Self::Failed(_) => None,
        }
    }
}

type LoadSignal<T> = ArcRwSignal<Load<Arc<T>>>;

/// An article that somebody has looked for. There are as many as a reader opens: a list will do.
struct Slot {
    slug: Slug,
    article: LoadSignal<Article>,
    is_asked_for: bool,
}

/// The archive and the articles that have been opened, shared by all pages.
///
/// Reading never fetches, so pages can be rendered where there is no network. The app's root and
/// the article page ask for what they show, from effects.
#[derive(Clone)]
pub struct Library {
    base: Base,
    printed: Option<Arc<Printed>>,
    archive: LoadSignal<Archive>,
    is_archive_asked_for: Arc<AtomicBool>,
    articles: Arc<Mutex<Vec<Slot>>>,
}

/// What a printed page holds of the content.
#[derive(Debug)]
pub struct Printed {
    /// The page.
    pub route: Route,
    /// What it shows of the archive.
    pub excerpt: Arc<Excerpt>,
    /// Its article, on an article's page.
    pub article: Option<Arc<Article>>,
}

impl Library {
    /// A library in which everything is still to come.
    #[must_use]
    pub fn empty(base: Base) -> Self {
        Self {
            base,
            printed: None,
            archive: ArcRwSignal::new(Load::Pending),
            is_archive_asked_for: Arc::default(),
            articles: Arc::default(),
        }
    }

    /// A library that holds what the printed page of `route` shows.
    #[must_use]
    pub fn of_printed_page(base: Base, route: Route, mut data: PageData) -> Self {
        let article = data.article.take();
        let printed = Printed { route, excerpt: Arc::new(data.into()), article };
        Self { printed: Some(Arc::new(printed)), ..Self::empty(base) }
    }

    /// What the page of `route` shows, if it was printed.
    #[must_use]
    pub fn printed(&self, route: &Route) -> Option<Arc<Printed>> {
        self.printed.clone().filter(|printed| printed.route == *route)
    }

    /// The archive, for reactive reading.
    #[must_use]
    pub fn archive(&self) -> Load<Arc<Archive>> {
        self.archive.get()
    }

    /// An article's text, for reactive reading.
    #[must_use]
    pub fn article(&self, slug: &Slug) -> Load<Arc<Article>> {
        self.slot(slug, |_| {}).get()
    }

    /// Fetches the archive unless it is here or on its way, or has failed: then it is the reader
    /// who asks again.
    pub fn fetch_archive(&self) {
        if !self.is_archive_asked_for.swap(true, Ordering::Relaxed) {
            self.ask_for_archive(Freshness::Immutable);
        }
    }

    /// Fetches the archive though it is on its way or has failed: for a reader who asks again.
    pub fn refetch_archive(&self) {
        self.ask_for_archive(Freshness::Reload);
    }

    fn ask_for_archive(&self, freshness: Freshness) {
        if matches!(self.archive.get_untracked(), Load::Failed(_)) {
            self.archive.set(Load::Pending);
        }
        let library = self.clone();
        spawn_local(async move {
            let fetched = library.get_archive(freshness).await;
            keep(&library.archive, fetched);
        });
    }

    /// Fetches an article unless it is here or on its way.
    pub fn fetch_article(&self, slug: &Slug) {
        let mut is_asked_for = true;
        let article = self.slot(slug, |slot| is_asked_for = mem::replace(&mut slot.is_asked_for, true));
        match article.get_untracked() {
            Load::Pending if !is_asked_for => self.ask_for_article(slug, Freshness::Immutable),
            Load::Ready(_) | Load::Pending => {}
            Load::Failed(_) => self.refetch_article(slug),
        }
    }

    /// Fetches an article though it is on its way or has failed: for a reader who asks again.
    pub fn refetch_article(&self, slug: &Slug) {
        self.ask_for_article(slug, Freshness::Reload);
    }

    fn ask_for_article(&self, slug: &Slug, freshness: Freshness) {
        let (library, slug, slot) = (self.clone(), slug.clone(), self.slot(slug, |_| {}));
        if matches!(slot.get_untracked(), Load::Failed(_)) {
            slot.set(Load::Pending);
        }
        spawn_local(async move {
            let fetched = library.get_article(&slug, freshness).await;
            keep(&slot, fetched);
        });
    }

    fn slot(&self, slug: &Slug, mark: impl FnOnce(&mut Slot)) -> LoadSignal<Article> {
        let mut slots = self.articles.lock().unwrap_or_else(PoisonError::into_inner);
        let place = slots.iter().position(|slot| slot.slug == *slug).unwrap_or_else(|| {
            let article = ArcRwSignal::new(Load::Pending);
            slots.push(Slot { slug: slug.clone(), article, is_asked_for: false });
            slots.len() - 1
        });
        mark(&mut slots[place]);
        slots[place].article.clone()
    }

    /// Boxed, so that it is compiled once for both who wait for it.
    fn get_archive(
        &self,
        freshness: Freshness,
    ) -> Pin<Box<dyn Future<Output = Result<Archive, FetchError>>>> {
        let library = self.clone();
        Box::pin(async move {
            let url = library.base.url(&format!("/{MANIFEST_PATH}"));
            // Of all files only the manifest keeps its name.
            let manifest_freshness =
                if freshness == Freshness::Immutable { Freshness::Revalidate } else { freshness };
            let manifest: Manifest = json::get(url.clone(), manifest_freshness).await?.read()?;
            if manifest.format != FORMAT {
                return Err(FetchError { url, cause: Cause::Format(manifest.format) });
            }
            json::get(library.data_url(&manifest.index), freshness).await?.read::<Index>().map(Archive::new)
        })
    }

    /// An article's file by the archive at hand. If that file is gone, the site has been published
    /// anew since the archive was fetched: then by the host's new archive.
    async fn get_article(&self, slug: &Slug, freshness: Freshness) -> Result<Article, FetchError> {
        let url = |archive: &Archive| archive.find(slug).map(|no| self.data_url(&archive.card(no).file));
        let at_hand = self.archive.get_untracked().ready().and_then(|archive| url(&archive));
        let gone = FetchError { url: self.base.url(&format!("/news/{slug}/")), cause: Cause::Status(404) };
        let mut fetched = Err(gone.clone());
        if let Some(url) = at_hand {
            fetched = json::get(url, freshness).await;
        }
        if matches!(&fetched, Err(FetchError { cause: Cause::Status(404), .. })) {
            let archive = self.get_archive(freshness).await?;
            let url = url(&archive);
            self.archive.set(Load::Ready(Arc::new(archive)));
            fetched = json::get(url.ok_or(gone)?, freshness).await;
        }
        fetched?.read()
    }

    fn data_url(&self, file: &str) -> String {
        self.base.url(&format!("/data/{file}"))
    }
}

/// Puts an answer in its place. A late failure does not push out what an earlier or later request
/// has brought.
fn keep<T: Send + Sync + 'static>(slot: &LoadSignal<T>, fetched: Result<T, FetchError>) {
    match fetched {
        Ok(value) => slot.set(Load::Ready(Arc::new(value))),
        Err(error) => {
            logging::error!("{error}");
            if !matches!(slot.get_untracked(), Load::Ready(_)) {
                slot.set(Load::Failed(error));
            }
        }
    }
}
