//! What every page and component can reach.

use leptos::prelude::*;

use crate::{base::Base, components::Navigation, fetch::Library, saved::Saved};

/// Where the site is, what it has of its content, and where the reader is in it.
#[derive(Clone)]
pub struct Site {
    /// Where it is hosted, and in which language it is read.
    pub base: Base,
    /// What has been fetched.
    pub library: Library,
    /// What the reader keeps in this browser.
    pub saved: Saved,
    /// Whether the first page was printed, and is taken over.
    pub is_printed: bool,
    /// What the reader has been shown.
    pub navigation: Navigation,
    /// Whether the window was narrow when the app started. Pages are printed for wide ones.
    pub started_narrow: bool,
}

/// Where the site is that is being rendered.
///
/// # Panics
/// Outside the app.
#[must_use]
#[inline(never)]
pub fn use_base() -> Base {
    with_context(|site: &Site| site.base).expect("the app provides the site")
}

/// The site that is being rendered; the app provides it.
#[must_use]
pub fn use_site() -> Site {
    expect_context()
}
