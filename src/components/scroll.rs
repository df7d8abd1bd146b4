//! Where a reader was on a page that is returned to.

use std::collections::HashMap;

use leptos::{ev, prelude::*};
use leptos_router::hooks::use_location;
use web_sys::ScrollRestoration;

/// Brings Back and Forward to the place at which a page was left.
///
/// A browser does that too, but before the router has put up the page: a place further down than
/// the page that is being left is long would be lost. Once the app has moved to another page, the
/// browser is asked to leave it to the app; documents are still the browser's own business.
pub fn restore_scroll() {
    let location = use_location();
    let address = Memo::new(move |_| location.pathname.get() + &location.search.get());
    let places = StoredValue::new(HashMap::<String, f64>::new());

    Effect::new(move |app_has_moved: Option<bool>| {
        address.track();
        if app_has_moved == Some(false) {
            leave_it_to(ScrollRestoration::Manual);
            _ = window_event_listener(ev::pagehide, |_| leave_it_to(ScrollRestoration::Auto));
            _ = window_event_listener(ev::pageshow, |_| leave_it_to(ScrollRestoration::Manual));
        }
        app_has_moved.is_some()
    });
    Effect::new(move |_| {
        _ = window_event_listener(ev::scroll, move |_| {
            if let Ok(place) = window().scroll_y() {
                _ = places.try_update_value(|places| places.insert(address.get_untracked(), place));
            }
        });
        _ = window_event_listener(ev::popstate, move |_| {
            request_animation_frame(move || {
                let place = places.with_value(|places| places.get(&address.get_untracked()).copied());
                window().scroll_to_with_x_and_y(0.0, place.unwrap_or_default());
            });
        });
    });
}

fn leave_it_to(whom: ScrollRestoration) {
    // It is refused in documents that have no history of their own, where nobody goes back.
    _ = window().history().and_then(|history| history.set_scroll_restoration(whom));
}
