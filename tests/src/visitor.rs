//! Who opens a page, and with what.

use crate::browser::Browser;
use crate::page::Page;
use crate::site::Site;

/// Who opens a page: on which screen, and with which wishes.
#[derive(Clone, Debug)]
pub struct Visitor {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) touch: bool,
    pub(crate) javascript: bool,
    pub(crate) waits_for_load: bool,
    pub(crate) reduced_motion: bool,
    pub(crate) scheme: Scheme,
    pub(crate) time_zone: Option<&'static str>,
    pub(crate) language: &'static str,
    pub(crate) slowness: u32,
}

/// The colours that a visitor's system asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
}

impl Visitor {
    /// With a mouse, at 1280 × 900 pixels.
    pub fn at_a_desk() -> Self {
        Self {
            width: 1280,
            height: 900,
            touch: false,
            javascript: true,
            waits_for_load: true,
            reduced_motion: false,
            scheme: Scheme::Light,
            time_zone: None,
            language: "en-GB",
            slowness: 1,
        }
    }

    /// With a finger, at 360 × 740 pixels.
    pub fn on_a_phone() -> Self {
        Self { width: 360, height: 740, touch: true, ..Self::at_a_desk() }
    }

    /// On a screen of another size.
    #[must_use]
    pub fn with_screen(self, width: u32, height: u32) -> Self {
        Self { width, height, ..self }
    }

    /// With scripts switched off.
    #[must_use]
    pub fn without_javascript(self) -> Self {
        Self { javascript: false, ..self }
    }

    /// Acts before the page has loaded: for requests that are held back.
    #[must_use]
    pub fn impatient(self) -> Self {
        Self { waits_for_load: false, ..self }
    }

    /// Whose system asks for less motion.
    #[must_use]
    pub fn preferring_less_motion(self) -> Self {
        Self { reduced_motion: true, ..self }
    }

    /// Whose system asks for light or dark colours.
    #[must_use]
    pub fn preferring(self, scheme: Scheme) -> Self {
        Self { scheme, ..self }
    }

    /// Somewhere else, such as in `America/Los_Angeles`.
    #[must_use]
    pub fn in_time_zone(self, time_zone: &'static str) -> Self {
        Self { time_zone: Some(time_zone), ..self }
    }

    /// Whose browser asks for pages in a language such as `zh-CN`.
    #[must_use]
    pub fn reading(self, language: &'static str) -> Self {
        Self { language, ..self }
    }

    /// Whose device is so many times slower.
    #[must_use]
    pub fn slowed(self, slowness: u32) -> Self {
        Self { slowness, ..self }
    }

    /// Opens a page of the site in a fresh browser.
    #[track_caller]
    pub fn opens(&self, site: &Site, path: &str) -> Page {
        self.opens_at(site.url(), path)
    }

    /// Opens a page of the site at `url` in a fresh browser.
    #[track_caller]
    pub fn opens_at(&self, url: String, path: &str) -> Page {
        let page = Page::new(Browser::start(self), url, self.waits_for_load && self.javascript);
        page.goto(path);
        page
    }
}
