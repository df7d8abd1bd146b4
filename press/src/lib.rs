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
//! - [`redirects`] lead on from where articles were.
//! - [`hosting`] makes it ready for hosts, and [`build`] writes it all; the [`cache`] keeps what takes
//!   long.
//! - [`schema`] describes the files to the editors' text editors.

pub mod app_manifest;
pub mod build;
pub mod bundle;
pub mod cache;
pub mod calendars;
pub mod check;
pub mod content;
pub mod fault;
pub mod feeds;
pub mod head;
pub mod hosting;
pub mod json;
mod nearest;
pub mod pages;
pub mod publication;
pub mod redirects;
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
