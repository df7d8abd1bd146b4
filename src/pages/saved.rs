//! What the reader keeps in this browser, `/saved/`.

use leptos::{prelude::*, wasm_bindgen::JsCast};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

use crate::{
    base::Base,
    components::{Said, download, page_heading},
    head::{Head, describe},
    i18n::{self, words},
    markup::{Element, element, in_browser, spawn},
    route::Route,
    saved::SavedArticle,
    site::use_site,
};

/// The articles that are saved, and the way to take them along.
pub fn saved() -> Element {
    describe(Head { title: words().saved().into(), description: words().saved_description().into() });
    let site = use_site();
    let (saved, base) = (site.saved, site.base);
    // Nothing is known while the page is printed: what a browser keeps, it says when the app is there.
    let is_known = in_browser();
    let said = Said::new();
    let list = move || {
        let articles = saved.articles();
        if articles.is_empty() {
            let text = if is_known.get() { words().nothing_saved() } else { "" };
            return element("p").class("empty-list").text(text).into();
        }
        let rows = articles.into_iter().map(|article| row(base, article, said));
        element("ol").class("article-list").attr("role", "list").children(rows).into()
    };
    let export = element("button")
        .attr("type", "button")
        .live_flag("disabled", move || saved.articles().is_empty())
        .text(words().export_saved())
        .on("click", move |_| download("tidings-saved.json", "application/json", &saved.file()));
    let input = element("input").attr("type", "file").attr("accept", "application/json,.json").on(
        "change",
        move |event| {
            let Some(input) = event.target().and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
            else {
                return;
            };
            spawn(async move {
                let imported = match chosen_text(&input).await {
                    Some(text) => saved.import(base, &text),
                    None => None,
                };
                // So that the same file can be chosen again.
                input.set_value("");
                said.say(
                    imported
                        .map_or_else(|| words().import_failed().into(), |added| words().imported().of(added)),
                );
            });
        },
    );
    let import = element("label")
        .class("file-choice")
        .child(element("span").text(words().import_saved()))
        .child(input);
    element("div")
        .class("page")
        .child(page_heading(words().saved()))
        .child(element("p").class("standfirst").text(words().saved_hint()))
        .child(element("p").class("notice without-script").text(words().saved_without_script()))
        .child(element("div").live(list))
        .child(element("div").class("action-row with-script").child(export).child(import))
        .child(said.element())
}

fn row(base: Base, article: SavedArticle, said: Said) -> Element {
    let SavedArticle { slug, language, title, summary, date } = article.clone();
    let is_other = language != base.language;
    let url = base.in_language(language).page(&Route::Article(slug));
    let tag = is_other.then(|| language.tag());
    let link = element("a")
        .attr("href", url)
        .maybe_attr("rel", is_other.then_some("external"))
        .maybe_attr("lang", tag)
        .text(title.clone());
    let saved = use_site().saved;
    let note = {
        let slug = article.slug.clone();
        move || {
            if saved.is_unreadable(&slug, language) {
                words().not_offline().to_owned()
            } else {
                String::new()
            }
        }
    };
    let remove = element("button")
        .attr("type", "button")
        .class("quiet")
        .attr("aria-label", words().remove().with([&title]))
        .text("✕")
        .on("click", move |_| {
            if !saved.toggle(base, article.clone()) {
                said.say(words().not_kept());
            }
        });
    let text = element("div")
        .class("card-text")
        .child(element("h2").child(link))
        .child(element("p").class("summary").maybe_attr("lang", tag).text(summary))
        .child(
            element("p")
                .class("meta")
                .child(element("time").attr("datetime", date.to_string()).text(i18n::day(date))),
        )
        .child(element("p").class("notice").live_text(note));
    element("li").class("saved-row").child(text).child(remove)
}

/// The text of the file that was chosen.
async fn chosen_text(input: &HtmlInputElement) -> Option<String> {
    let file = input.files()?.get(0)?;
    JsFuture::from(file.text()).await.ok()?.as_string()
}
