//! Taking along what the explorer shows: its address, or its articles as a file.

use std::sync::Arc;

use leptos::prelude::*;

use super::inquiry::Inquiry;
use crate::{
    archive::{ArticleNo, Exported, Progress, atom, csv, json},
    base::Base,
    components::{Said, disclosure, download, share_buttons},
    fetch::Load,
    i18n::{self, words},
    markup::{Element, effect, element, with_app},
    model::bundle::{CARDS_IN_A_FILE, Card},
    route::Route,
    site::{use_base, use_site},
};

/// The most articles that are exported: each further eight are a file to fetch.
const LIMIT: usize = 1000;
/// How many files are asked for at once.
const AT_ONCE: usize = 8;

/// The formats by name, file and media type.
const FORMATS: [(&str, &str, &str); 3] = [
    ("CSV", "tidings.csv", "text/csv"),
    ("JSON", "tidings.json", "application/json"),
    ("", "tidings.atom", "application/atom+xml"),
];

/// Share and export, folded away.
pub(super) fn share_and_export(inquiry: &Inquiry) -> Element {
    let inquiry = inquiry.clone();
    with_app(move || ways(&inquiry).into())
}

fn ways(inquiry: &Inquiry) -> Element {
    let said = Said::new();
    // The format that was asked for, until its file is there; empty if none is.
    let wanted = RwSignal::new(String::new());
    let buttons = FORMATS.map(|(name, file, _)| {
        let name = if name.is_empty() { words().feed_file() } else { name };
        let inquiry = inquiry.clone();
        element("button").attr("type", "button").class("quiet").text(words().export_as().with([name])).on(
            "click",
            move |_| {
                inquiry.prepare_filters();
                wanted.set(file.to_owned());
            },
        )
    });
    effect({
        let (inquiry, library, base) = (inquiry.clone(), use_site().library, use_base());
        move || {
            let file = wanted.get();
            if file.is_empty() {
                return;
            }
            let Some((_, _, media_type)) = FORMATS.into_iter().find(|(_, known, _)| **known == file) else {
                return;
            };
            let failed = move || {
                said.say(words().export_failed());
                wanted.set(String::new());
            };
            let index = match library.facets(&inquiry.excerpt.manifest) {
                Load::Ready(index) => index,
                Load::Pending => return,
                Load::Failed(_) => return failed(),
            };
            let answer = inquiry.answer.read();
            if answer.progress != Progress::Complete {
                return;
            }
            let all = match &answer.selection {
                Some(selection) => selection.articles(),
                None => (0..index.len()).map(ArticleNo).collect(),
            };
            let mut cards: Vec<Arc<Card>> = Vec::new();
            let mut missing = Vec::new();
            for &no in all.iter().take(LIMIT) {
                match inquiry.printed_card(no).map_or_else(|| library.card(&index, no.0), Load::Ready) {
                    Load::Ready(card) => cards.push(card),
                    Load::Pending => missing.push(no.0),
                    Load::Failed(_) => return failed(),
                }
            }
            if !missing.is_empty() {
                let [there, all] = [cards.len(), all.len().min(LIMIT)].map(i18n::number);
                said.say(words().collecting().with([&there, &all]));
                // Those of one file come together.
                missing.iter().take(AT_ONCE * CARDS_IN_A_FILE).for_each(|no| library.fetch_card(&index, *no));
                return;
            }
            let content = content(&file, base, &inquiry, &cards);
            download(&file, media_type, &content);
            let is_cut = all.len() > LIMIT;
            said.say(if is_cut {
                words().export_incomplete().with([&i18n::number(LIMIT)])
            } else {
                String::new()
            });
            wanted.set(String::new());
        }
    });
    let rows = element("div")
        .child(element("div").class("action-row").children(share_buttons(said)))
        .child(element("div").class("action-row").children(buttons))
        .child(said.element());
    disclosure(words().share_view(), rows).class("share-view")
}

fn content(file: &str, base: Base, inquiry: &Inquiry, cards: &[Arc<Card>]) -> String {
    let origin = location().origin().unwrap_or_default();
    let url = |card: &Card| format!("{origin}{}", base.page(&Route::Article(card.slug.clone())));
    let urls: Vec<_> = cards.iter().map(|card| url(card)).collect();
    let articles: Vec<_> = cards.iter().zip(&urls).map(|(card, url)| Exported { card, url }).collect();
    let archive = &inquiry.excerpt.archive;
    match file {
        "tidings.csv" => csv(archive, &articles),
        "tidings.json" => json(archive, &articles),
        _ => atom(archive, &articles, &location().href().unwrap_or_default()),
    }
}
