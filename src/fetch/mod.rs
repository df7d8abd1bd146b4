//! The only place that touches the network: it brings the bundle into the app's [`Library`].

mod error;
mod file;
mod library;
mod read;
mod value;

pub use error::{Cause, FetchError};
pub use file::text_of;
pub use library::{Library, Load, Page};
pub use read::{Fault, FromObject, Object};
