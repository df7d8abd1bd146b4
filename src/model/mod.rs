//! What the JSON says: the types that editors' files and the bundle share.
//!
//! `press` reads [`content`] types from `content/`, checks them, and writes [`bundle`] types;
//! the app reads the bundle only.

pub mod bundle;
pub mod content;
mod date;
mod ids;
mod language;
mod text;

pub use date::{CalendarDate, InvalidDate, Weekday, YearMonth};
pub use ids::{InstitutionId, PersonId, Slug, TopicId};
pub use language::Language;
pub use text::LocalizedText;
