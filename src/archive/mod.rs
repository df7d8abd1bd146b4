//! The archive of articles and every question that a page asks it: pure functions with no DOM
//! and no network, so that they run and are tested natively.

mod answer;
mod chosen;
mod excerpt;
mod facets;
mod index;
mod query;
mod rank;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod reference;
mod related;
mod relaxation;
mod select;

pub use answer::Answer;
pub use chosen::Chosen;
pub use excerpt::{Excerpt, list_pages};
pub use facets::{FacetCounts, facet_counts};
pub use index::{Archive, ArticleNo};
pub use query::{Kind, Parsed, Query, Sort, UnknownValue};
pub use rank::{rank, ranked};
pub use related::{Neighbours, neighbours, related};
pub use relaxation::{Loosening, Relaxation, relaxations};
pub use select::{PAGE_SIZE, Page, page, select};
