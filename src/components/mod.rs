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
mod fetch_ahead;
mod follow_links;
mod footer;
mod header;
mod link;
mod load_state;
mod navigation;
mod no_results;
mod page_heading;
mod pager;
mod people;
mod scroll;
mod search_box;
mod tag;
mod theme_switch;

pub use article_body::article_body;
pub use article_list::{article_list, live_list};
pub use card::{card, card_saying, day};
pub use chips::{chips, filters as chosen_filters};
pub use cover::{art_of, cover, cover_drawing};
pub use credits::{credit_lines, source_list};
pub use event_box::event_box;
pub use facet_panel::facet_panel;
pub use facet_sheet::{facet_sheet, is_narrow, use_narrow};
pub use fetch_ahead::fetch_ahead;
pub use follow_links::follow_links;
pub use footer::footer;
pub use header::header;
pub use link::{
    article_link, counted_link, edition_link, explorer_path, explorer_url, institution_url, topic_url,
};
pub use load_state::{Skeleton, awaited, failed, loading};
pub use navigation::{Navigation, announcement, focus_in_place};
pub use no_results::no_results;
pub use page_heading::page_heading;
pub use pager::pager;
pub use people::people;
pub use scroll::restore_scroll;
pub use search_box::{focus_search_on_slash, search_box, search_form, text_input};
pub use tag::{institution_links, topic_tag};
pub use theme_switch::theme_switch;
