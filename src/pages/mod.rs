//! One file a route: pages read what they need and lay it out with components.

mod about;
mod archive;
mod article;
mod events;
mod explorer;
mod export;
mod front;
mod inquiry;
mod institution;
mod institutions;
mod network;
mod not_found;
mod people;
mod saved;
mod topic;
mod topics;
mod with_page;

pub use about::about;
pub use archive::{archive, month};
pub use article::article;
pub use events::events;
pub use explorer::explorer;
pub use front::front;
pub use institution::institution;
pub use institutions::institutions;
pub use network::network;
pub use not_found::not_found;
pub use people::{people, person};
pub use saved::saved;
pub use topic::topic;
pub use topics::topics;
