//! One file a route: pages read what they need and lay it out with components.

mod about;
mod article;
mod explorer;
mod front;
mod institution;
mod institutions;
mod not_found;
mod topic;
mod topics;
mod with_archive;

pub use about::AboutPage;
pub use article::ArticlePage;
pub use explorer::ExplorerPage;
pub use front::FrontPage;
pub use institution::InstitutionPage;
pub use institutions::InstitutionsPage;
pub use not_found::NotFoundPage;
pub use topic::TopicPage;
pub use topics::TopicsPage;
