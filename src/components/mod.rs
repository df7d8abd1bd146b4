//! What pages are drawn with: data in, events out. No component fetches, and none reads the
//! browser while it renders, so all of them render natively too.

mod article_body;
mod article_list;
mod card;
mod chips;
mod cover;
mod cover_motifs;
mod credits;
mod event_box;
mod facet_group;
mod facet_panel;
mod facet_sheet;
mod footer;
mod header;
mod link;
mod load_state;
mod navigation;
mod no_results;
mod page_heading;
mod pager;
mod people;
mod search_box;
mod tag;
mod theme_switch;

pub use article_body::ArticleBody;
pub use article_list::ArticleList;
pub use card::{Card, CardSize};
pub use chips::{Chips, filters as chosen_filters};
pub use cover::{Cover, art_of};
pub use credits::{CreditLines, SourceList};
pub use event_box::EventBox;
use facet_group::{Facet, FacetGroup, FacetValue};
pub use facet_panel::FacetPanel;
pub use facet_sheet::{FacetSheet, use_narrow};
pub use footer::Footer;
pub use header::Header;
pub use link::{explorer_path, explorer_url, use_prefetch};
pub use load_state::{Failed, Loading, Skeleton};
pub use navigation::{Announcement, Navigation, focus_in_place};
pub use no_results::NoResults;
pub use page_heading::PageHeading;
pub use pager::Pager;
pub use people::People;
pub use search_box::SearchBox;
pub use tag::{InstitutionLinks, TopicTag};
pub use theme_switch::ThemeSwitch;
