//! Which page an address leads to.

use crate::model::{InstitutionId, Slug, TopicId};

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `/`
    Front,
    /// `/news/`, with a query
    Explorer,
    /// `/news/<slug>/`
    Article(Slug),
    /// `/topics/`
    Topics,
    /// `/topics/<id>/`
    Topic(TopicId),
    /// `/institutions/`
    Institutions,
    /// `/institutions/<id>/`
    Institution(InstitutionId),
    /// `/about/`
    About,
    /// An address that leads nowhere.
    NotFound,
}

impl Route {
    /// The page at `path`, below the site's base and with or without a slash at its end. Whether
    /// an article, topic or institution of that name exists is for its page to say.
    #[must_use]
    pub fn at(path: &str) -> Self {
        let path = path.strip_prefix('/').unwrap_or(path);
        let path = path.strip_suffix('/').unwrap_or(path);
        let (section, name) = match path.split_once('/') {
            Some((section, name)) => (section, Some(name)),
            None => (path, None),
        };
        match (section, name) {
            ("", None) => Self::Front,
            ("news", None) => Self::Explorer,
            ("news", Some(slug)) => Self::Article(slug.into()),
            ("topics", None) => Self::Topics,
            ("topics", Some(id)) => Self::Topic(id.into()),
            ("institutions", None) => Self::Institutions,
            ("institutions", Some(id)) => Self::Institution(id.into()),
            ("about", None) => Self::About,
            _ => Self::NotFound,
        }
    }

    /// Its path, below the site's base.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Front => "/".into(),
            Self::Explorer => "/news/".into(),
            Self::Article(slug) => format!("/news/{slug}/"),
            Self::Topics => "/topics/".into(),
            Self::Topic(id) => format!("/topics/{id}/"),
            Self::Institutions => "/institutions/".into(),
            Self::Institution(id) => format!("/institutions/{id}/"),
            Self::About => "/about/".into(),
            Self::NotFound => "/404.html".into(),
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_page_is_found_at_its_path_with_and_without_the_last_slash() {
        for route in [
            Route::Front,
            Route::Explorer,
            Route::Article("a-b".into()),
            Route::Topics,
            Route::Topic("c".into()),
            Route::Institutions,
            Route::Institution("d".into()),
            Route::About,
        ] {
            let path = route.path();
            assert_eq!(Route::at(&path), route);
            assert_eq!(Route::at(path.trim_end_matches('/')), route);
        }
    }

    #[test]
    fn other_addresses_lead_nowhere() {
        for path in ["/no/such/page/", "/news//", "/about/us/", "/News/", "/404.html"] {
            let route = Route::at(path);
            assert!(matches!(route, Route::NotFound | Route::Article(_)), "{path}: {route:?}");
        }
    }

    proptest! {
        #[test]
        fn any_path_is_taken(path in ".*") {
            _ = Route::at(&path);
        }
    }
}
