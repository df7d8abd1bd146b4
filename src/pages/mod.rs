//! One file a route: pages read what they need and lay it out with components.

mod about;
mod archive;
mod article;
mod editions;
mod explorer;
mod front;
mod inquiry;
mod institution;
mod institutions;
mod not_found;
mod topic;
mod topics;
mod with_page;

pub use about::about;
pub use archive::{archive, month};
pub use article::article;
pub use editions::editions;
pub use explorer::explorer;
pub use front::front;
pub use institution::institution;
pub use institutions::institutions;
pub use not_found::not_found;
pub use topic::topic;
pub use topics::topics;
