//! What the app has of the bundle so far.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use leptos::{logging, prelude::*, task::spawn_local};

use super::{
    Cause, FetchError,
    json::{self, Freshness},
};
use crate::{
    archive::Archive,
    base::Base,
    model::{
        Slug,
        bundle::{FORMAT, Index, MANIFEST_PATH, Manifest},
        content::Article,
    },
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

/// The archive and the articles that have been opened, shared by all pages.
///
/// Reading never fetches, so pages can be rendered where there is no network. The app's root and
/// the article page ask for what they show, from effects.
#[derive(Clone)]
pub struct Library {
    base: Base,
    archive: LoadSignal<Archive>,
    articles: StoredValue<HashMap<Slug, LoadSignal<Article>>>,
    asked: StoredValue<HashSet<Slug>>,
}

impl Library {
    /// A library in which everything is still to come.
    #[must_use]
    pub fn empty(base: Base) -> Self {
        Self {
            base,
            archive: ArcRwSignal::new(Load::Pending),
            articles: StoredValue::default(),
            asked: StoredValue::default(),
        }
    }

    /// A library that holds what a page needs from the start.
    #[must_use]
    pub fn holding(
        base: Base,
        archive: Arc<Archive>,
        articles: impl IntoIterator<Item = Arc<Article>>,
    ) -> Self {
        let articles = articles
            .into_iter()
            .map(|article| (article.slug.clone(), ArcRwSignal::new(Load::Ready(article))));
        Self {
            base,
            archive: ArcRwSignal::new(Load::Ready(archive)),
            articles: StoredValue::new(articles.collect()),
            asked: StoredValue::default(),
        }
    }

    /// The archive, for reactive reading.
    #[must_use]
    pub fn archive(&self) -> Load<Arc<Archive>> {
        self.archive.get()
    }

    /// An article's text, for reactive reading.
    #[must_use]
    pub fn article(&self, slug: &Slug) -> Load<Arc<Article>> {
        self.slot(slug).get()
    }

    /// Fetches the archive.
    pub fn fetch_archive(&self) {
        self.ask_for_archive(Freshness::Immutable);
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
        let first = self.asked.try_update_value(|asked| asked.insert(slug.clone())).unwrap_or_default();
        match self.slot(slug).get_untracked() {
            Load::Ready(_) => {}
            Load::Pending if !first => {}
            Load::Pending => self.ask_for_article(slug, Freshness::Immutable),
            Load::Failed(_) => self.refetch_article(slug),
        }
    }

    /// Fetches an article though it is on its way or has failed: for a reader who asks again.
    pub fn refetch_article(&self, slug: &Slug) {
        self.ask_for_article(slug, Freshness::Reload);
    }

    fn ask_for_article(&self, slug: &Slug, freshness: Freshness) {
        let (library, slug, slot) = (self.clone(), slug.clone(), self.slot(slug));
        if matches!(slot.get_untracked(), Load::Failed(_)) {
            slot.set(Load::Pending);
        }
        spawn_local(async move {
            let fetched = library.get_article(&slug, freshness).await;
            keep(&slot, fetched);
        });
    }

    fn slot(&self, slug: &Slug) -> LoadSignal<Article> {
        self.articles
            .try_update_value(|articles| {
                articles.entry(slug.clone()).or_insert_with(|| ArcRwSignal::new(Load::Pending)).clone()
            })
            .unwrap_or_else(|| ArcRwSignal::new(Load::Pending))
    }

    async fn get_archive(&self, freshness: Freshness) -> Result<Archive, FetchError> {
        let url = self.base.url(&format!("/{MANIFEST_PATH}"));
        // Of all files only the manifest keeps its name.
        let manifest_freshness =
            if freshness == Freshness::Immutable { Freshness::Revalidate } else { freshness };
        let manifest: Manifest = json::get(&url, manifest_freshness).await?;
        if manifest.format != FORMAT {
            return Err(FetchError { url, cause: Cause::Format(manifest.format) });
        }
        let url = self.data_url(&manifest.index);
        json::get::<Index>(&url, freshness).await.map(Archive::new)
    }

    /// An article's file by the archive at hand. If that file is gone, the site has been published
    /// anew since the archive was fetched: then by the host's new archive.
    async fn get_article(&self, slug: &Slug, freshness: Freshness) -> Result<Article, FetchError> {
        let file = |archive: &Archive| archive.find(slug).map(|no| archive.card(no).file.clone());
        let at_hand = self.archive.get_untracked().ready().and_then(|archive| file(&archive));
        if let Some(file) = at_hand {
            let fetched = json::get(&self.data_url(&file), freshness).await;
            if !matches!(&fetched, Err(FetchError { cause: Cause::Status(404), .. })) {
                return fetched;
            }
        }
        let archive = self.get_archive(freshness).await?;
        let found = file(&archive);
        self.archive.set(Load::Ready(Arc::new(archive)));
        match found {
            Some(file) => json::get(&self.data_url(&file), freshness).await,
            None => {
                Err(FetchError { url: self.base.url(&format!("/news/{slug}/")), cause: Cause::Status(404) })
            }
        }
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
