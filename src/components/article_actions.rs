//! What a reader can do with an article: save, cite, share and print it.

use leptos::prelude::*;

use super::{Said, copy, share_buttons};
use crate::{
    fetch::text_of,
    follow::{APA, CITATIONS, Format},
    i18n::{self, words},
    markup::{Element, effect, element, memo, spawn},
    model::{Language, bundle::Card, content::Article},
    route::Route,
    saved::SavedArticle,
    site::{use_base, use_site},
};

/// The buttons below an article's headline. Downloads of citations work without a script.
pub fn article_actions(card: &Card, article: &Article) -> Element {
    let said = Said::new();
    let language = card.shown_in(i18n::language());
    let print = element("button")
        .attr("type", "button")
        .class("quiet with-script")
        .text(words().print())
        .on("click", |_| _ = window().print());
    let shared = element("div").class("action-row").children(share_buttons(said)).child(print);
    element("section")
        .class("article-actions")
        .attr("aria-label", words().actions())
        .child(save_button(article, language, said))
        .child(disclosure(words().cite(), citations(article, language, said)))
        .child(disclosure(words().share(), shared).class("with-script"))
        .child(said.element())
}

/// Something that is shown when its name is chosen, with a script or without.
pub fn disclosure(name: &'static str, content: Element) -> Element {
    element("details").child(element("summary").text(name)).child(content)
}

fn save_button(article: &Article, language: Language, said: Said) -> Element {
    let site = use_site();
    let (saved, base, slug) = (site.saved, site.base, article.slug.clone());
    let article = SavedArticle {
        slug: slug.clone(),
        language,
        title: article.title.clone(),
        summary: article.summary.clone(),
        date: article.date,
    };
    let is_saved = {
        let slug = slug.clone();
        memo(move |_| saved.holds(&slug))
    };
    effect(move || {
        if is_saved.get() && saved.is_unreadable(&slug, language) {
            said.say(words().not_offline());
        }
    });
    element("button")
        .attr("type", "button")
        .class("save-button with-script")
        .live_attr("aria-pressed", move || Some(is_saved.get().to_string()))
        .on("click", move |_| {
            if saved.toggle(base, article.clone()) {
                said.say("");
            } else {
                said.say(words().not_kept());
            }
        })
        .live_text(move || if is_saved.get() { words().is_saved() } else { words().save() }.to_owned())
}

fn citations(article: &Article, language: Language, said: Said) -> Element {
    let base = use_base();
    let route = Route::Article(article.slug.clone());
    let row = |format: Format| {
        let url = base.file(&format.path(language, &route));
        let link = element("a")
            .attr("href", url.clone())
            .attr("type", format.media_type)
            .attr("rel", "external")
            .attr("download", format!("{}.{}", article.slug, extension(format)))
            .text(format.name);
        let copy = element("button")
            .attr("type", "button")
            .class("quiet with-script")
            .attr("aria-label", format!("{}: {}", words().copy(), format.name))
            .text(words().copy())
            .on("click", move |_| {
                let url = url.clone();
                spawn(async move {
                    match text_of(&url).await {
                        Ok(text) => copy(text.trim_end().to_owned(), said),
                        Err(error) => said.say(error.cause.in_words()),
                    }
                });
            });
        element("li").child(link).child(copy)
    };
    let formats = [APA].into_iter().chain(CITATIONS.into_iter().filter(|format| *format != APA));
    element("ul").class("citations").attr("role", "list").children(formats.map(row))
}

fn extension(format: Format) -> &'static str {
    format.file.rsplit('.').next().unwrap_or_default()
}
