//! What stands in for something that is on its way or could not be had.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    fetch::FetchError,
    i18n::{Thing, words},
    markup::{Element, effect, element, nothing, sequence},
};

/// When waiting gets long enough to say so.
const SLOW: Duration = Duration::from_secs(5);

/// The shape of what is coming.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skeleton {
    /// A list of cards.
    List,
    /// An article.
    Article,
    /// Nothing that has a shape of its own.
    None,
}

/// A place held for `what`, which is on its way. Style shows it only after 150 ms, so
/// that a quick answer does not flash; a slow one is said to be slow, with a button to ask again.
pub fn loading(skeleton: Skeleton, what: Thing, retry: Callback<()>) -> Element {
    let slow = RwSignal::new(false);
    effect(move || {
        if slow.get() {
            return;
        }
        let timer = set_timeout_with_handle(move || _ = slow.try_set(true), SLOW);
        on_cleanup(move || {
            if let Ok(timer) = timer {
                timer.clear();
            }
        });
    });
    let (class, bars) = match skeleton {
        Skeleton::List => ("skeleton list", 6),
        Skeleton::Article => ("skeleton article", 9),
        Skeleton::None => ("skeleton", 0),
    };
    let ask_again = move || {
        if !slow.get() {
            return nothing();
        }
        let again = move |_| {
            slow.set(false);
            retry.run(());
        };
        sequence(vec![element("p").text(what.takes_long).into(), button(words().try_again(), again).into()])
    };
    let bars = (0..bars).map(|_| element("span").class("bar"));
    element("div")
        .class(if skeleton == Skeleton::None { "searching" } else { "loading" })
        .attr("aria-busy", "true")
        .child(element("p").class("visually-hidden").attr("role", "status").text(what.is_loading))
        .child(element("div").class(class).attr("aria-hidden", "true").children(bars))
        .child(element("div").class("slow").attr("role", "status").live(ask_again))
}

/// The place of a card that is on its way.
pub fn awaited() -> Element {
    let bars = (0..3).map(|_| element("span").class("bar"));
    element("div")
        .class("card awaited")
        .attr("aria-busy", "true")
        .child(element("div").class("skeleton card-text").attr("aria-hidden", "true").children(bars))
}

/// Something that could not be had: what happened, what works all the same, and a button to ask
/// again.
pub fn failed(error: &FetchError, what: Thing, still_works: &'static str, retry: Callback<()>) -> Element {
    element("div")
        .class("failed")
        .attr("role", "alert")
        .child(element("h2").text(what.could_not_be_loaded))
        .child(element("p").text(format!("{} {still_works}", error.cause.in_words())))
        .child(button(words().try_again(), move |_| retry.run(())))
        .child(
            element("details")
                .child(element("summary").text(words().details()))
                .child(element("code").text(error.to_string())),
        )
}

fn button(label: &'static str, press: impl FnMut(web_sys::Event) + 'static) -> Element {
    element("button").attr("type", "button").on("click", press).text(label)
}
