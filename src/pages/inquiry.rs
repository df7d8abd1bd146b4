//! What the explorer asks, and the answer, which is worked out of files that arrive one by one.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    archive::{Answer, ArticleNo, Excerpt, FacetIndex, Hits, PAGE_SIZE, Parsed, Progress, Query},
    fetch::{Cause, FetchError, Library, Load},
    markup::{effect, in_browser, memo},
    model::bundle::{CARDS_IN_A_FILE, Card, Manifest},
    site::use_site,
    stored::is_saving_data,
};

/// When what the first filter needs is fetched for a reader who has touched none, counted from when
/// the page is there.
const IDLE: Duration = Duration::from_secs(1);
/// The largest index that is fetched before anybody asks for it, in bytes.
const FETCHED_UNASKED: usize = 64 * 1024;
/// How many files of the newest cards are fetched before anybody asks for them: most filters find
/// some of their first articles in them.
const CARD_FILES_UNASKED: usize = 16;

/// What the address asks, and what is known about it.
#[derive(Clone)]
pub(super) struct Inquiry {
    /// The answer; that to an earlier question until there is one.
    pub answer: Memo<Arc<Answer>>,
    /// What the explorer's page shows of the archive.
    pub excerpt: Arc<Excerpt>,
    library: Library,
    /// Turned over when the list has to follow the answer.
    list_follows: RwSignal<bool>,
    /// Whether the list may follow the next answer late.
    is_list_late: Arc<AtomicBool>,
}

impl Inquiry {
    /// Answers the query strings that `asked` says.
    pub fn new(excerpt: Arc<Excerpt>, asked: Memo<String>) -> Self {
        let library = use_site().library;
        let answer = {
            let (library, excerpt) = (library.clone(), excerpt.clone());
            // One memo: each further type of one is two kilobytes to download.
            Memo::new_with_compare(
                move |before: Option<&Arc<Answer>>| {
                    Arc::new(answer(&library, &excerpt, &asked.read(), before.map(|before| &**before)))
                },
                |_, _| true,
            )
        };
        let (list_follows, is_list_late) = (RwSignal::new(false), Arc::default());
        let inquiry = Self { answer, excerpt, library, list_follows, is_list_late };
        inquiry.let_list_follow();
        inquiry.fetch_what_is_asked_for();
        inquiry.fetch_when_idle();
        inquiry
    }

    fn fetch_what_is_asked_for(&self) {
        let asking = self.clone();
        effect(move || {
            if asking.answer.read().progress == Progress::Awaited {
                asking.library.fetch_facets(&asking.excerpt.manifest);
                asking.prepare_search(false);
            }
        });
    }

    fn let_list_follow(&self) {
        let Self { answer, list_follows, is_list_late, .. } = self.clone();
        let mut is_first = true;
        effect(move || {
            answer.track();
            let follow = move || _ = list_follows.try_update(|turn| *turn = !*turn);
            if std::mem::take(&mut is_first) {
                // It is drawn already.
            } else if is_list_late.swap(false, Ordering::Relaxed) {
                request_animation_frame(move || set_timeout(follow, Duration::ZERO));
            } else {
                follow();
            }
        });
    }

    /// Has the list follow the next answer only when the counts are on the screen: twenty cards take
    /// longer to draw than all the rest, and a reader who clicks sees at once that something happens.
    pub fn list_after_paint(&self) {
        self.is_list_late.store(true, Ordering::Relaxed);
    }

    /// The articles of the list.
    pub fn listed(&self) -> Vec<ArticleNo> {
        self.list_follows.track();
        self.answer.read_untracked().page.articles.clone()
    }

    fn fetch_when_idle(&self) {
        let is_idle = RwSignal::new(false);
        let asking = self.clone();
        effect(move || {
            if !is_idle.get() {
                set_timeout(move || _ = is_idle.try_set(true), IDLE);
            } else if asking.excerpt.manifest.facets_bytes <= FETCHED_UNASKED && connection_allows_it() {
                asking.library.fetch_facets(&asking.excerpt.manifest);
                if let Load::Ready(index) = asking.library.facets(&asking.excerpt.manifest) {
                    let files = (PAGE_SIZE..index.len()).step_by(CARDS_IN_A_FILE).take(CARD_FILES_UNASKED);
                    files.for_each(|number| asking.library.fetch_card(&index, number));
                }
            }
        });
    }

    /// Fetches what the first filter needs, for a reader who is about to choose one.
    pub fn prepare_filters(&self) {
        self.library.open_facets(&self.excerpt.manifest);
    }

    /// Fetches what a search for the words of the query needs; `again`, if it has failed or takes too
    /// long.
    fn prepare_search(&self, again: bool) {
        let answer = self.answer.get();
        if !answer.query.text.is_empty() {
            self.library.fetch_search(&self.excerpt.manifest, &answer.query.text, again);
        }
    }

    /// Asks again for what has failed or takes too long.
    pub fn ask_again(&self) {
        untrack(|| {
            // Not the guard of `read`: what is asked for changes the answer.
            let answer = self.answer.get();
            if answer.progress != Progress::Complete {
                self.library.refetch_facets(&self.excerpt.manifest);
                self.prepare_search(true);
            } else if let Some(index) = self.index() {
                let fetched = answer.page.articles.iter().filter(|no| self.printed_card(**no).is_none());
                fetched.for_each(|no| self.library.refetch_card(&index, no.0));
            }
        });
    }

    /// Why a card of the page of results could not be had.
    pub fn missing_card(&self) -> Option<FetchError> {
        let index = self.index()?;
        let answer = self.answer.read();
        answer.page.articles.iter().find_map(|no| match self.printed_card(*no) {
            Some(_) => None,
            None => self.library.card(&index, no.0).error(),
        })
    }

    /// Why an index could not be had.
    pub fn error(&self) -> Option<FetchError> {
        let manifest = &self.excerpt.manifest;
        let answer = self.answer.read_untracked();
        match answer.progress {
            Progress::LacksIndex => self.library.facets(manifest).error(),
            Progress::LacksWords => {
                look_up(&self.library, manifest, self.index()?.len(), &answer.query.text).error()
            }
            _ => None,
        }
    }

    /// The index of all articles, once it is there.
    pub fn index(&self) -> Option<Arc<FacetIndex>> {
        untrack(|| self.library.facets(&self.excerpt.manifest)).ready()
    }

    /// The card of an article if the page came with it.
    pub fn printed_card(&self, no: ArticleNo) -> Option<Arc<Card>> {
        self.excerpt.archive.cards().get(no.0).cloned()
    }
}

/// What the address asks. A printed page knows no query: until it has been taken over, nothing
/// is asked.
pub(super) fn asked() -> Memo<String> {
    let (taken_over, search) = (taken_over(), use_location().search);
    memo(move |_| if taken_over.get() { search.get() } else { String::new() })
}

/// Whether what only the browser knows may be shown: not until a printed page has been taken over.
pub(super) fn taken_over() -> RwSignal<bool> {
    let taken_over = in_browser();
    if !use_site().is_printed {
        taken_over.set(true);
    }
    taken_over
}

/// The answer to a query string, as far as that is known.
fn answer(library: &Library, excerpt: &Excerpt, asked: &str, before: Option<&Answer>) -> Answer {
    let parsed = Query::from_url(asked.as_bytes(), &excerpt.archive);
    if parsed.query == Query::default() {
        return Answer::unfiltered(excerpt, parsed);
    }
    let until_then = |parsed, progress| match before {
        Some(before) => before.until_then(parsed, progress),
        None => Answer::unfiltered(excerpt, Parsed::default()).until_then(parsed, progress),
    };
    let index = match library.facets(&excerpt.manifest) {
        Load::Ready(index) => index,
        Load::Pending => return until_then(parsed, Progress::Awaited),
        Load::Failed(_) => return until_then(parsed, Progress::LacksIndex),
    };
    let text = &parsed.query.text;
    let known = before.filter(|before| before.progress == Progress::Complete && before.query.text == *text);
    let (hits, progress) = match known.and_then(Answer::hits) {
        _ if text.is_empty() => (None, Progress::Complete),
        Some(known) => (Some(known.clone()), Progress::Complete),
        None => match look_up(library, &excerpt.manifest, index.len(), text) {
            Load::Ready(hits) => (Some(hits), Progress::Complete),
            Load::Pending => return until_then(parsed, Progress::Awaited),
            Load::Failed(_) => (None, Progress::LacksWords),
        },
    };
    Answer { progress, ..Answer::new(&index, &excerpt.archive, parsed, hits, before) }
}

/// The articles in which all words of `text` are, of as many as the archive has.
fn look_up(library: &Library, manifest: &Manifest, articles: usize, text: &str) -> Load<Arc<Hits>> {
    let directory = match library.search_directory(manifest) {
        Load::Ready(directory) if directory.len() == articles => directory,
        // Its first number is not that of this archive.
        Load::Ready(_) => {
            return Load::Failed(FetchError { url: manifest.search.clone(), cause: Cause::damaged_at(0) });
        }
        Load::Pending => return Load::Pending,
        Load::Failed(error) => return Load::Failed(error),
    };
    let wanted = directory.wanted(text);
    let mut parts = Vec::new();
    let mut is_pending = false;
    for number in wanted.iter().flat_map(|wanted| wanted.parts.clone()) {
        match library.search_part(&directory, number) {
            Load::Ready(part) => parts.push((number, part)),
            Load::Pending => is_pending = true,
            Load::Failed(error) => return Load::Failed(error),
        }
    }
    if is_pending {
        return Load::Pending;
    }
    let part = |number| parts.iter().find(|(of, _)| *of == number).map_or(&[] as &[u8], |(_, part)| part);
    match directory.hits(&wanted, part) {
        Ok(hits) => Load::Ready(Arc::new(hits)),
        Err((part, place)) => {
            let cause = Cause::damaged_at(place);
            Load::Failed(FetchError { url: directory.file(part), cause })
        }
    }
}

/// Whether the reader's connection is neither slow nor to be spared, where the browser says so
/// (Network Information API).
fn connection_allows_it() -> bool {
    let of = |object: &wasm_bindgen::JsValue, name: &str| {
        js_sys::Reflect::get(object, &name.into()).unwrap_or_default()
    };
    let connection = of(&of(&window(), "navigator"), "connection");
    let is_spared = connection.is_object() && of(&connection, "saveData").is_truthy();
    let speed = if connection.is_object() { of(&connection, "effectiveType").as_string() } else { None };
    !is_spared && !is_saving_data() && speed.is_none_or(|speed| speed == "4g")
}
