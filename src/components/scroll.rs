//! Where a reader was on a page that is returned to.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use web_sys::ScrollRestoration;

use crate::markup::{effect, listen, memo};

/// Brings Back and Forward to the place at which a page was left.
///
/// A browser does that too, but before the router has put up the page: a place further down than
/// the page that is being left is long would be lost. Once the app has moved to another page, the
/// browser is asked to leave it to the app; documents are still the browser's own business.
/// `shown` is the path whose page is shown, which may follow that of the address a little later.
pub fn restore_scroll(shown: RwSignal<String>) {
    let location = use_location();
    let address = memo(move |_| location.pathname.get() + &location.search.get());
    let places = Rc::new(RefCell::new(Vec::<(String, f64)>::new()));

    let mut moves = 0;
    effect(move || {
        address.track();
        if moves == 1 {
            leave_it_to(ScrollRestoration::Manual);
            _ = listen("pagehide", |_| leave_it_to(ScrollRestoration::Auto));
            _ = listen("pageshow", |_| leave_it_to(ScrollRestoration::Manual));
        }
        moves += 1;
    });
    effect(move || {
        let seen = places.clone();
        _ = listen("scroll", move |_| {
            if let Ok(place) = window().scroll_y() {
                let address = address.get_untracked();
                let mut places = seen.borrow_mut();
                places.retain(|(known, _)| *known != address);
                places.push((address, place));
            }
        });
        let places = places.clone();
        _ = listen("popstate", move |_| {
            let places = places.clone();
            request_animation_frame(move || {
                let address = address.get_untracked();
                let places = places.borrow();
                let place = places.iter().find(|(known, _)| *known == address).map(|(_, place)| *place);
                scroll_when_shown(shown, location.pathname, place.unwrap_or_default(), PATIENCE);
            });
        });
    });
}

/// How many frames a page that is drawn as a transition may take until it is there.
const PATIENCE: u8 = 60;

fn scroll_when_shown(shown: RwSignal<String>, path: Memo<String>, place: f64, patience: u8) {
    if patience == 0 || shown.get_untracked() == path.get_untracked() {
        window().scroll_to_with_x_and_y(0.0, place);
    } else {
        request_animation_frame(move || scroll_when_shown(shown, path, place, patience - 1));
    }
}

fn leave_it_to(whom: ScrollRestoration) {
    // It is refused in documents that have no history of their own, where nobody goes back.
    _ = window().history().and_then(|history| history.set_scroll_restoration(whom));
}
