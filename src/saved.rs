//! Articles that the reader keeps in this browser.
//!
//! What is kept is a list in the browser's local storage, and the same list as a file that can be
//! taken to another browser. The service worker (`public/sw.js`) keeps the pages themselves, so that
//! they can be read without network; nobody who saves nothing has one.

use leptos::{logging, prelude::*, wasm_bindgen::JsCast};
use wasm_bindgen::closure::Closure;
use web_sys::{Event, HtmlElement};

use crate::{
    base::Base,
    fetch::{FromObject, Object},
    markup::{effect, listen},
    model::{CalendarDate, Language, Slug},
    route::Route,
    stored,
};

/// The `id` of the script that keeps pages.
const SCRIPT: &str = "saved-pages";

/// The name of the format of the file, as in its field `format`.
pub const FORMAT: &str = "tidings-saved-1";

/// An article that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedArticle {
    /// Its name in its address.
    pub slug: Slug,
    /// The language in which it was saved.
    pub language: Language,
    /// Its headline.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// The day it was published.
    pub date: CalendarDate,
}

/// The list of articles that are kept.
#[derive(Clone, Copy)]
pub struct Saved {
    /// As its text, the newest first.
    list: RwSignal<String>,
    /// The pages of articles on it that could not be kept for reading without network.
    unreadable: RwSignal<Vec<String>>,
}

impl Saved {
    /// Nothing, until the browser has been asked.
    #[must_use]
    pub fn new() -> Self {
        Self { list: RwSignal::new(String::new()), unreadable: RwSignal::new(Vec::new()) }
    }

    /// Asks the browser, and again when the list has changed, here or in another window.
    pub fn watch(self, base: Base) {
        effect(move || {
            self.list.set(stored::get(stored::SAVED).unwrap_or_default());
            listen("storage", move |_| self.list.set(stored::get(stored::SAVED).unwrap_or_default()));
            listen("tidings:unreadable", move |_| self.unreadable.set(unreadable_pages()));
            // Copies that the browser has dropped are made again.
            if !self.articles_untracked().is_empty() {
                self.keep_pages(base);
            }
        });
    }

    /// The articles, for reactive reading.
    #[must_use]
    pub fn articles(self) -> Vec<SavedArticle> {
        read(&self.list.read())
    }

    fn articles_untracked(self) -> Vec<SavedArticle> {
        read(&self.list.read_untracked())
    }

    /// Whether an article is kept but cannot be read without network, for reactive reading.
    #[must_use]
    pub fn is_unreadable(self, slug: &Slug, language: Language) -> bool {
        self.unreadable.read().contains(&page(slug.clone(), language))
    }

    /// Whether an article is kept, for reactive reading.
    #[must_use]
    pub fn holds(self, slug: &str) -> bool {
        self.articles().iter().any(|article| *article.slug == *slug)
    }

    /// Keeps an article, or no longer if it is kept. Returns whether the browser has let it.
    pub fn toggle(self, base: Base, article: SavedArticle) -> bool {
        let mut articles = self.articles_untracked();
        let before = articles.len();
        articles.retain(|kept| kept.slug != article.slug);
        if articles.len() == before {
            articles.insert(0, article);
        }
        self.store(base, &articles)
    }

    /// Adds the articles of a file that are not kept yet. Returns their number; nothing if the file
    /// is none of this site's.
    #[must_use]
    pub fn import(self, base: Base, file: &str) -> Option<usize> {
        let list = Object::parse(file).ok()?.read::<SavedList>().ok()?;
        if list.format != FORMAT {
            return None;
        }
        let mut articles = self.articles_untracked();
        let before = articles.len();
        for article in list.articles {
            if is_slug(&article.slug) && articles.iter().all(|kept| kept.slug != article.slug) {
                articles.push(article);
            }
        }
        let added = articles.len() - before;
        (added == 0 || self.store(base, &articles)).then_some(added)
    }

    /// The list as a file.
    #[must_use]
    pub fn file(self) -> String {
        self.list.get_untracked()
    }

    /// Forgets all of them.
    pub fn clear(self, base: Base) {
        self.store(base, &[]);
    }

    fn store(self, base: Base, articles: &[SavedArticle]) -> bool {
        let text = if articles.is_empty() { String::new() } else { written(articles) };
        let is_kept = stored::set(stored::SAVED, &text);
        if is_kept {
            self.keep_pages(base);
        }
        is_kept
    }

    fn keep_pages(self, base: Base) {
        let mut pages: Vec<_> = self
            .articles_untracked()
            .into_iter()
            .map(|article| page(article.slug, article.language))
            .collect();
        if !pages.is_empty() {
            // For whoever comes by another address without network: what can be read.
            pages.extend(Language::ALL.map(|language| Route::Saved.path_in(language)));
        }
        let pages = pages.join(" ");
        let lost = {
            let pages = pages.clone();
            move || self.unreadable.set(split(&pages))
        };
        if keep_pages(base, &pages, lost).is_none() {
            logging::warn!("saved articles are not kept for reading without network");
        }
    }
}

impl Default for Saved {
    fn default() -> Self {
        Self::new()
    }
}

/// The address of an article's page below the site's own.
fn page(slug: Slug, language: Language) -> String {
    Route::Article(slug).path_in(language)
}

struct SavedList {
    format: String,
    articles: Vec<SavedArticle>,
}

impl FromObject for SavedList {
    fn take_from(object: &mut Object) -> Self {
        Self { format: object.text("format"), articles: object.each("articles") }
    }
}

impl FromObject for SavedArticle {
    fn take_from(object: &mut Object) -> Self {
        Self {
            slug: Slug(object.text("slug")),
            language: Language::of_tag(&object.text("language")).unwrap_or_default(),
            title: object.text("title"),
            summary: object.text("summary"),
            date: object.date("date"),
        }
    }
}

/// The articles of a list. One that is damaged counts as empty: it is only this browser's.
fn read(text: &str) -> Vec<SavedArticle> {
    if text.is_empty() {
        return Vec::new();
    }
    match Object::parse(text).and_then(Object::read::<SavedList>) {
        Ok(list) => list.articles.into_iter().filter(|article| is_slug(&article.slug)).collect(),
        Err(fault) => {
            logging::warn!("the list of saved articles is damaged: {fault}");
            Vec::new()
        }
    }
}

/// Files may come from anywhere, and a slug becomes a part of an address.
fn is_slug(slug: &str) -> bool {
    !slug.is_empty() && slug.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

fn written(articles: &[SavedArticle]) -> String {
    let article = |article: &SavedArticle| {
        let SavedArticle { slug, language, title, summary, date } = article;
        let (date, language) = (date.to_string(), language.tag());
        let fields = [
            ("slug", &**slug),
            ("language", language),
            ("title", title),
            ("summary", summary),
            ("date", &date),
        ];
        let fields = fields.map(|(name, text)| format!("\"{name}\":{}", json_text(text)));
        format!("{{{}}}", fields.join(","))
    };
    let articles: Vec<_> = articles.iter().map(article).collect();
    format!("{{\"format\":\"{FORMAT}\",\"articles\":[{}]}}", articles.join(","))
}

/// A text as a JSON string (RFC 8259).
#[must_use]
pub fn json_text(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            '\n' => json.push_str("\\n"),
            // Others have no place in a text.
            c if c < ' ' => json.push(' '),
            c => json.push(c),
        }
    }
    json.push('"');
    json
}

/// The script that tells the service worker which pages to keep (`public/saved-pages.js`): added when it
/// is needed, with the pages in its attribute. `lost` is called if it does not arrive.
fn keep_pages(base: Base, pages: &str, lost: impl Fn() + 'static) -> Option<()> {
    let existing = document().get_element_by_id(SCRIPT);
    let is_new = existing.is_none();
    let script = existing.or_else(|| document().create_element("script").ok())?;
    script.set_attribute("data-pages", pages).ok()?;
    if is_new {
        script.set_id(SCRIPT);
        let lost = Closure::<dyn FnMut(Event)>::new(move |_| lost()).into_js_value();
        script.unchecked_ref::<HtmlElement>().set_onerror(Some(lost.unchecked_ref()));
        script.set_attribute("src", &base.file("/saved-pages.js")).ok()?;
        document().body()?.append_child(&script).ok()?;
    }
    Some(())
}

fn unreadable_pages() -> Vec<String> {
    let script = document().get_element_by_id(SCRIPT);
    let pages = script.and_then(|script| script.get_attribute("data-unreadable")).unwrap_or_default();
    split(&pages)
}

fn split(pages: &str) -> Vec<String> {
    pages.split(' ').map(str::to_owned).collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_list_is_read_as_it_was_written(texts in prop::collection::vec("[^\u{0}-\u{1f}]*", 0..5)) {
            let articles: Vec<_> = texts
                .into_iter()
                .enumerate()
                .map(|(nth, text)| SavedArticle {
                    slug: Slug(format!("article-{nth}")),
                    language: Language::ALL[nth % 3],
                    title: text.clone(),
                    summary: text,
                    date: CalendarDate::new(2021, 1, nth as u8 + 1).expect("a day"),
                })
                .collect();
            prop_assert_eq!(read(&written(&articles)), articles);
        }

        #[test]
        fn any_text_is_taken(text in ".*") {
            _ = Object::parse(&text).and_then(Object::read::<SavedList>);
            let parsed: String = serde_json::from_str(&json_text(&text)).expect("JSON");
            prop_assert_eq!(parsed.chars().count(), text.chars().count());
        }
    }
}
