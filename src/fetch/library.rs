//! What the app has of the bundle so far.

use std::{
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use leptos::{logging, prelude::*, wasm_bindgen::JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{
    Cause, FetchError,
    file::{self, Freshness},
};
use crate::{
    archive::{Excerpt, FacetIndex, FacetIndexReader, SearchDirectory},
    base::Base,
    markup::spawn,
    model::{
        Slug,
        bundle::{Card, Cards, FORMAT, Manifest, PageData, page_data_path},
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

    /// Why it could not be had.
    pub fn error(self) -> Option<FetchError> {
        if let Self::Failed(error) = self { Some(error) } else { None }
    }

    fn and_then<U>(self, of: impl FnOnce(T) -> Option<U>) -> Load<U> {
        match self {
            Self::Ready(value) => of(value).map_or(Load::Pending, Load::Ready),
            Self::Pending => Load::Pending,
            Self::Failed(error) => Load::Failed(error),
        }
    }
}

/// What a page shows of the content.
#[derive(Debug)]
pub struct Page {
    /// What it shows of the archive.
    pub excerpt: Arc<Excerpt>,
    /// Its article, on an article's printed page.
    pub article: Option<Arc<Article>>,
}

impl From<PageData> for Page {
    fn from(mut data: PageData) -> Self {
        let article = data.article.take();
        Self { excerpt: Arc::new(data.into()), article }
    }
}

/// A kind of file of the bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Page,
    Article,
    Cards,
    Facets,
    SearchDirectory,
    SearchPart,
}

/// What is in a file of the bundle. One type for all: each further type of signal is more to
/// download.
#[derive(Clone, Debug)]
enum Item {
    Page(Arc<Page>),
    Article(Arc<Article>),
    Cards(Arc<Cards>),
    Facets(Arc<FacetIndex>),
    SearchDirectory(Arc<SearchDirectory>),
    SearchPart(Arc<Vec<u8>>),
}

/// A file that somebody has looked for. There are as many as a reader's pages need: a list will do.
struct Slot {
    file: String,
    item: ArcRwSignal<Load<Item>>,
    is_asked_for: bool,
}

/// How long numbers may be worked on before the browser gets a chance to do something else, in
/// milliseconds.
const PATIENCE: f64 = 4.0;

/// The files of the bundle that have been looked for, shared by all pages.
///
/// Reading never fetches, so pages can be rendered where there is no network. Pages ask for what
/// they show, from effects.
#[derive(Clone)]
pub struct Library {
    base: Base,
    slots: Arc<Mutex<Vec<Slot>>>,
}

impl Library {
    /// A library in which everything is still to come.
    #[must_use]
    pub fn empty(base: Base) -> Self {
        Self { base, slots: Arc::default() }
    }

    /// A library that holds what the printed page of `route` shows.
    #[must_use]
    pub fn of_printed_page(base: Base, route: &Route, data: PageData) -> Self {
        let library = Self::empty(base);
        let item = Item::Page(Arc::new(data.into()));
        library.slot(&library.page_file(route), |slot| {
            slot.item = ArcRwSignal::new(Load::Ready(item));
            slot.is_asked_for = true;
        });
        library
    }

    /// What the page of `route` shows, for reactive reading.
    #[must_use]
    pub fn page(&self, route: &Route) -> Load<Arc<Page>> {
        self.item(&self.page_file(route))
            .and_then(|item| if let Item::Page(page) = item { Some(page) } else { None })
    }

    /// Fetches what the page of `route` shows, which a reader opens, unless it is here or on its way.
    pub fn open_page(&self, route: &Route) {
        self.open(Kind::Page, &self.page_file(route));
    }

    /// Fetches what the page of `route` shows though it is on its way or has failed: for a reader who
    /// asks again.
    pub fn refetch_page(&self, route: &Route) {
        self.refetch(Kind::Page, &self.page_file(route));
    }

    /// Fetches what a page to which a reader is about to go needs.
    pub fn prefetch(&self, route: &Route) {
        if !route.has_data() {
            return;
        }
        if let Route::Article(slug) = route
            && let Some(card) = self.known_card(slug)
        {
            self.fetch_article(card.file_in(self.base.language));
        }
        self.fetch(Kind::Page, &self.page_file(route));
    }

    /// The article in a file, for reactive reading.
    #[must_use]
    pub fn article(&self, file: &str) -> Load<Arc<Article>> {
        self.item(file).and_then(|item| if let Item::Article(article) = item { Some(article) } else { None })
    }

    /// Fetches an article, which a reader opens, unless it is here or on its way.
    pub fn open_article(&self, file: &str) {
        self.open(Kind::Article, file);
    }

    /// Fetches an article unless it is here or on its way, or has failed.
    pub fn fetch_article(&self, file: &str) {
        self.fetch(Kind::Article, file);
    }

    /// Fetches an article though it is on its way or has failed.
    pub fn refetch_article(&self, file: &str) {
        self.refetch(Kind::Article, file);
    }

    /// The card of an article of an index, for reactive reading.
    #[must_use]
    pub fn card(&self, index: &FacetIndex, number: usize) -> Load<Arc<Card>> {
        let Some((file, place)) = index.card_place(number) else { return Load::Pending };
        self.item(&file).and_then(|item| {
            if let Item::Cards(cards) = item { cards.cards.get(place).cloned() } else { None }
        })
    }

    /// Fetches the card of an article, with others, unless it is here or on its way, or has failed.
    pub fn fetch_card(&self, index: &FacetIndex, number: usize) {
        if let Some((file, _)) = index.card_place(number) {
            self.fetch(Kind::Cards, &file);
        }
    }

    /// Fetches the card of an article though it is on its way or has failed.
    pub fn refetch_card(&self, index: &FacetIndex, number: usize) {
        if let Some((file, _)) = index.card_place(number) {
            self.refetch(Kind::Cards, &file);
        }
    }

    /// The index that answers filters, for reactive reading.
    #[must_use]
    pub fn facets(&self, manifest: &Manifest) -> Load<Arc<FacetIndex>> {
        self.item(&manifest.facets)
            .and_then(|item| if let Item::Facets(index) = item { Some(index) } else { None })
    }

    /// Fetches the index that answers filters unless it is here or on its way, or has failed.
    pub fn fetch_facets(&self, manifest: &Manifest) {
        self.fetch(Kind::Facets, &manifest.facets);
    }

    /// Fetches the index that answers filters, for a reader who is about to choose one, unless it is
    /// here or on its way.
    pub fn open_facets(&self, manifest: &Manifest) {
        self.open(Kind::Facets, &manifest.facets);
    }

    /// Fetches the index that answers filters though it is on its way or has failed.
    pub fn refetch_facets(&self, manifest: &Manifest) {
        self.refetch(Kind::Facets, &manifest.facets);
    }

    /// Where words are in the search index, for reactive reading.
    #[must_use]
    pub fn search_directory(&self, manifest: &Manifest) -> Load<Arc<SearchDirectory>> {
        let directory = self.item(&manifest.search);
        directory
            .and_then(|item| if let Item::SearchDirectory(directory) = item { Some(directory) } else { None })
    }

    /// A part of the search index, for reactive reading.
    #[must_use]
    pub fn search_part(&self, directory: &SearchDirectory, part: usize) -> Load<Arc<Vec<u8>>> {
        let part = self.item(&directory.file(part));
        part.and_then(|item| if let Item::SearchPart(part) = item { Some(part) } else { None })
    }

    /// Fetches what a search for `text` needs, as far as that is known: the directory tells the
    /// parts. `again` fetches all of it anew: for a reader who asks again.
    pub fn fetch_search(&self, manifest: &Manifest, text: &str, again: bool) {
        // A file that is here may turn out to be damaged only when it is used.
        let fetch = |kind, file: &str| match again {
            true => self.ask(kind, file, Freshness::Reload),
            false => self.fetch(kind, file),
        };
        fetch(Kind::SearchDirectory, &manifest.search);
        if let Load::Ready(directory) = self.search_directory(manifest) {
            for part in directory.wanted(text).into_iter().flat_map(|wanted| wanted.parts) {
                fetch(Kind::SearchPart, &directory.file(part));
            }
        }
    }

    fn page_file(&self, route: &Route) -> String {
        page_data_path(&route.path_in(self.base.language))
    }

    fn item(&self, file: &str) -> Load<Item> {
        self.slot(file, |_| {}).get()
    }

    fn fetch(&self, kind: Kind, file: &str) {
        let mut is_asked_for = true;
        self.slot(file, |slot| is_asked_for = slot.is_asked_for);
        if !is_asked_for {
            self.ask(
                kind,
                file,
                if kind == Kind::Page { Freshness::Revalidate } else { Freshness::Immutable },
            );
        }
    }

    /// The same for somebody who has come for it: what has failed is tried again.
    fn open(&self, kind: Kind, file: &str) {
        if matches!(self.slot(file, |_| {}).get_untracked(), Load::Failed(_)) {
            self.refetch(kind, file);
        } else {
            self.fetch(kind, file);
        }
    }

    /// Fetches a file unless it is here.
    fn refetch(&self, kind: Kind, file: &str) {
        if !matches!(self.slot(file, |_| {}).get_untracked(), Load::Ready(_)) {
            self.ask(kind, file, Freshness::Reload);
        }
    }

    fn ask(&self, kind: Kind, file: &str, freshness: Freshness) {
        let slot = self.slot(file, |slot| slot.is_asked_for = true);
        let (library, file) = (self.clone(), file.to_owned());
        if matches!(slot.get_untracked(), Load::Failed(_)) {
            slot.set(Load::Pending);
        }
        spawn(async move {
            match library.get(kind, &file, freshness).await {
                Ok(item) => slot.set(Load::Ready(item)),
                Err(error) => {
                    logging::error!("{error}");
                    if kind != Kind::Page && error.cause == Cause::Status(404) {
                        library.look_for_newer_explorer().await;
                    }
                    // A late failure does not push out what an earlier or later request has brought.
                    if !matches!(slot.get_untracked(), Load::Ready(_)) {
                        slot.set(Load::Failed(error));
                    }
                }
            }
        });
    }

    /// Files that are gone belong to an older site: the explorer begins anew with what the host has
    /// now.
    async fn look_for_newer_explorer(&self) {
        let explorer = self.page_file(&Route::Explorer);
        let slot = self.slot(&explorer, |_| {});
        let manifest = |load: &Load<Item>| match load {
            Load::Ready(Item::Page(page)) => Some(page.excerpt.manifest.clone()),
            _ => None,
        };
        let Some(before) = manifest(&slot.get_untracked()) else { return };
        if let Ok(item) = self.get(Kind::Page, &explorer, Freshness::Revalidate).await {
            let now = Load::Ready(item);
            if manifest(&now).is_some_and(|now| now != before) {
                slot.set(now);
            }
        }
    }

    fn slot(&self, file: &str, mark: impl FnOnce(&mut Slot)) -> ArcRwSignal<Load<Item>> {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        let place = slots.iter().position(|slot| slot.file == file).unwrap_or_else(|| {
            slots.push(Slot {
                file: file.to_owned(),
                item: ArcRwSignal::new(Load::Pending),
                is_asked_for: false,
            });
            slots.len() - 1
        });
        mark(&mut slots[place]);
        slots[place].item.clone()
    }

    /// The card of an article among those that are here.
    fn known_card(&self, slug: &Slug) -> Option<Arc<Card>> {
        let slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        slots.iter().find_map(|slot| {
            let of = |cards: &[Arc<Card>]| cards.iter().find(|card| card.slug == *slug).cloned();
            slot.item.with_untracked(|item| match item {
                Load::Ready(Item::Page(page)) => of(page.excerpt.archive.cards()),
                Load::Ready(Item::Cards(cards)) => of(&cards.cards),
                _ => None,
            })
        })
    }

    /// Boxed, so that it is compiled once for all who wait for it.
    fn get<'a>(
        &'a self,
        kind: Kind,
        file: &'a str,
        freshness: Freshness,
    ) -> Pin<Box<dyn Future<Output = Result<Item, FetchError>> + 'a>> {
        Box::pin(async move {
            let url = self.base.file(&if kind == Kind::Page {
                format!("/{file}")
            } else {
                format!("/data/{file}")
            });
            match read(kind, &url, freshness).await {
                Ok(item) => Ok(item),
                Err(cause) => Err(FetchError { url, cause }),
            }
        })
    }
}

async fn read(kind: Kind, url: &str, freshness: Freshness) -> Result<Item, Cause> {
    let bytes = file::bytes(url, freshness).await?;
    if matches!(kind, Kind::Page | Kind::Article | Kind::Cards) {
        let file = file::json(&bytes)?;
        let item = match kind {
            Kind::Page => match file.format() {
                Some(FORMAT) | None => file.read().map(|data: PageData| Item::Page(Arc::new(data.into()))),
                Some(format) => return Err(Cause::Format(format)),
            },
            Kind::Article => file.read().map(|article| Item::Article(Arc::new(article))),
            _ => file.read().map(|cards| Item::Cards(Arc::new(cards))),
        };
        return item.map_err(Cause::Malformed);
    }
    match kind {
        Kind::Facets => {
            facets(bytes).await.map(|index| Item::Facets(Arc::new(index))).map_err(Cause::damaged_at)
        }
        Kind::SearchDirectory => SearchDirectory::read(&bytes)
            .map(|directory| Item::SearchDirectory(Arc::new(directory)))
            .map_err(Cause::damaged_at),
        _ => Ok(Item::SearchPart(Arc::new(bytes))),
    }
}

/// Reads an index a little at a time, so that a reader who scrolls or types meanwhile is not kept
/// waiting.
async fn facets(bytes: Vec<u8>) -> Result<FacetIndex, usize> {
    let mut reader = FacetIndexReader::new(bytes);
    let mut since = js_sys::Date::now();
    while reader.read_on() {
        if js_sys::Date::now() - since > PATIENCE {
            breathe().await;
            since = js_sys::Date::now();
        }
    }
    reader.finish()
}

/// Waits until the browser has done what it has to do.
async fn breathe() {
    let timer = js_sys::Promise::new(&mut |resolve, _| {
        set_timeout(move || _ = resolve.call0(&JsValue::NULL), Duration::ZERO);
    });
    _ = JsFuture::from(timer).await;
}
