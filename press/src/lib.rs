//! The native tool of Tidings: reads `content/`, says what is wrong with it, and makes of it the
//! files that the app loads. In the order in which data passes:
//!
//! - [`content`] reads the folder; [`source`], [`json`] and [`shape`] read one file of it,
//!   and [`check`] holds the rules that types cannot state.
//! - [`fault`] is what was found wrong, [`report`] how it is printed.
//! - [`publication`] is the content by language and subject, at its address.
//! - [`bundle`] makes the app's data; [`pages`] prints every route into the [`shell`] with what
//!   [`head`] and [`structured_data`] say about it, announced by a [`social_image`].
//! - [`feeds`], [`calendars`], [`sitemaps`] and the [`app_manifest`] are for other programs.
//! - [`registers`] are what pages list beside articles: events, people, who works with whom as
//!   [`network_layout`] draws it, and cities on the [`world_map`].
//! - [`citations`] are files by which articles are cited.
//! - [`redirects`] lead on from where articles were.
//! - [`program`] makes the compiled app smaller.
//! - [`hosting`] makes it ready for hosts, and [`build`] writes it all; the [`cache`] keeps what takes
//!   long.
//! - [`schema`] describes the files to the editors' text editors.

pub mod app_manifest;
pub mod build;
pub mod bundle;
pub mod cache;
pub mod calendars;
pub mod check;
pub mod citations;
pub mod content;
pub mod fault;
pub mod feeds;
pub mod head;
pub mod hosting;
pub mod json;
mod nearest;
pub mod network_layout;
pub mod pages;
pub mod program;
pub mod publication;
pub mod redirects;
pub mod registers;
pub mod report;
pub mod schema;
pub mod search_index;
pub mod shape;
pub mod shell;
pub mod site_address;
pub mod sitemaps;
pub mod social_image;
pub mod source;
pub mod structured_data;
pub mod world_map;
