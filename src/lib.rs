//! Tidings: a news and events site for research institutions that needs no server.
//!
//! The modules, in the order in which data passes: [`model`] says what the JSON holds, [`fetch`]
//! brings it, [`archive`] answers questions about it, [`pages`] lay the answers out and
//! [`components`] draw them.

mod app;
pub mod archive;
pub mod base;
pub mod components;
pub mod fetch;
pub mod follow;
pub mod head;
pub mod i18n;
pub mod markup;
pub mod model;
#[cfg(feature = "ssr")]
pub mod native;
pub mod pages;
pub mod route;
pub mod saved;
pub mod site;
pub mod stored;

pub use app::App;
