//! The archive of articles and every question that a page asks it: pure functions with no DOM
//! and no network, so that they run and are tested natively.

mod answer;
mod bits;
mod chosen;
mod event_query;
mod excerpt;
mod export;
mod facet_index;
mod facets;
mod index;
mod network;
mod postings;
mod query;
mod rank;
mod reading_time;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod reference;
mod registers;
mod related;
mod relaxation;
mod search;
mod search_text;
mod select;
mod snippet;

pub use answer::{Answer, Progress};
pub use bits::Bits;
pub use chosen::Chosen;
pub use event_query::{EventQuery, weeks_of};
pub use excerpt::{Excerpt, list_pages, people_pages};
pub use export::{Exported, atom, csv, json};
pub use facet_index::{FacetIndex, FacetIndexReader, card_file};
pub use facets::{FacetCounts, facet_counts};
pub use index::{Archive, ArticleNo};
pub use network::{Cooperation, joint_articles};
pub use postings::Postings;
pub use query::{Kind, Parsed, Query, Sort, UnknownValue};
pub use rank::{rank, ranked};
pub use reading_time::reading_minutes;
pub use registers::{Registers, person_id};
pub use related::{Neighbours, neighbours, related};
pub use relaxation::{Loosening, Relaxation, relaxations};
pub use search::{Hits, SearchDirectory, WantedWord, WordArticles, write_search_index};
pub use search_text::{folded_words, index_terms};
pub use select::{PAGE_SIZE, Page, Selection};
pub use snippet::{Segment, highlighted, snippet};
