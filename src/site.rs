//! What every page and component can reach.

use leptos::prelude::*;

use crate::{base::Base, components::Navigation, fetch::Library};

/// Where the site is, what it has of its content, and where the reader is in it.
#[derive(Clone)]
pub struct Site {
    /// Where it is hosted.
    pub base: Base,
    /// What has been fetched.
    pub library: Library,
    /// Whether the first page was printed, and is taken over.
    pub is_printed: bool,
    /// What the reader has been shown.
    pub navigation: Navigation,
    /// Whether the window was narrow when the app started. Pages are printed for wide ones.
    pub started_narrow: bool,
}

/// The site that is being rendered; the app provides it.
#[must_use]
pub fn use_site() -> Site {
    expect_context()
}
