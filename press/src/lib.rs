//! The native tool of Tidings: reads `content/`, says what is wrong with it, and makes of it the
//! files that the app loads. In the order in which data passes:
//!
//! - [`content`] reads the folder; [`source`], [`json`] and [`shape`] read one file of it,
//!   and [`check`] holds the rules that types cannot state.
//! - [`fault`] is what was found wrong, [`report`] how it is printed.
//! - [`bundle`] makes the app's data, [`pages`] prints every route into the [`shell`], [`build`]
//!   writes both.
//! - [`schema`] describes the files to the editors' text editors.

pub mod build;
pub mod bundle;
pub mod check;
pub mod content;
pub mod fault;
pub mod json;
mod nearest;
pub mod pages;
pub mod report;
pub mod schema;
pub mod shape;
pub mod shell;
pub mod site_address;
pub mod source;
