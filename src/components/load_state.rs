//! What stands in for something that is on its way or could not be had.

use std::time::Duration;

use leptos::prelude::*;

use crate::fetch::FetchError;

/// When waiting gets long enough to say so.
const SLOW: Duration = Duration::from_secs(5);

/// The shape of what is coming.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skeleton {
    /// A list of cards.
    List,
    /// An article.
    Article,
}

/// A place held for something on its way. Style shows it only after 150 ms, so that a quick answer
/// does not flash; a slow one is said to be slow, with a button to ask again.
#[component]
pub fn Loading(
    skeleton: Skeleton,
    /// What is coming, as in "the article".
    what: &'static str,
    retry: impl Fn() + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let slow = RwSignal::new(false);
    let times_asked = RwSignal::new(1);
    Effect::new(move |_| {
        times_asked.track();
        slow.set(false);
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
    };
    let ask_again = move || {
        let retry = retry.clone();
        view! {
            <p>{format!("Loading {what} takes longer than usual.")}</p>
            <button type="button" on:click=move |_| { times_asked.update(|times| *times += 1); retry() }>
                "Try again"
            </button>
        }
    };
    view! {
        <div class="loading" aria-busy="true">
            <p class="visually-hidden" role="status">{format!("Loading {what} …")}</p>
            <div class=class aria-hidden="true">
                {(0..bars).map(|_| view! { <span class="bar"></span> }).collect_view()}
            </div>
            <div class="slow" role="status">
                {move || slow.get().then(&ask_again)}
            </div>
        </div>
    }
}

/// Something that could not be had: what happened, and a button to ask again.
#[component]
pub fn Failed(
    error: FetchError,
    /// What could not be had, as in "The article".
    what: &'static str,
    /// What works all the same.
    #[prop(into)]
    still_works: String,
    retry: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <div class="failed" role="alert">
            <h2>{format!("{what} could not be loaded")}</h2>
            <p>{error.cause.in_words()} " " {still_works}</p>
            <button type="button" on:click=move |_| retry()>
                "Try again"
            </button>
            <details>
                <summary>"Details"</summary>
                <code>{error.to_string()}</code>
            </details>
        </div>
    }
}
