//! Which page an address leads to.

use crate::model::{InstitutionId, Language, Slug, TopicId, YearMonth};

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `/`
    Front,
    /// `/news/`, with a query
    Explorer,
    /// `/news/<slug>/`, and `/zh/news/<slug>/` for its edition in Chinese
    Article(Language, Slug),
    /// `/zh/`: everything that there is in another language
    Editions(Language),
    /// `/archive/`: the months in which articles were published
    Archive,
    /// `/archive/2021-01/`
    Month(YearMonth),
    /// `/topics/`
    Topics,
    /// `/topics/<id>/`, and `/topics/<id>/2/` for the second page of its list, which has the
    /// number 1
    Topic(TopicId, usize),
    /// `/institutions/`
    Institutions,
    /// `/institutions/<id>/`, with pages like a topic's
    Institution(InstitutionId, usize),
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
        let (first, rest) = path.split_once('/').unwrap_or((path, ""));
        if let Some(language) = Language::of_tag(first).filter(|language| *language != Language::English) {
            return match rest.strip_prefix("news/") {
                _ if rest.is_empty() => Self::Editions(language),
                Some(slug) => Self::Article(language, slug.into()),
                None => Self::NotFound,
            };
        }
        let (section, name) = match path.split_once('/') {
            Some((section, name)) => (section, Some(name)),
            None => (path, None),
        };
        match (section, name) {
            ("", None) => Self::Front,
            ("news", None) => Self::Explorer,
            ("news", Some(slug)) => Self::Article(Language::English, slug.into()),
            ("archive", None) => Self::Archive,
            ("archive", Some(month)) => month.parse().map_or(Self::NotFound, Self::Month),
            ("topics", None) => Self::Topics,
            ("topics", Some(name)) => {
                id_and_page(name).map_or(Self::NotFound, |(id, page)| Self::Topic(id.into(), page))
            }
            ("institutions", None) => Self::Institutions,
            ("institutions", Some(name)) => {
                id_and_page(name).map_or(Self::NotFound, |(id, page)| Self::Institution(id.into(), page))
            }
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
            Self::Article(language, slug) => format!("{}/news/{slug}/", language.path_prefix()),
            Self::Editions(language) => format!("{}/", language.path_prefix()),
            Self::Archive => "/archive/".into(),
            Self::Month(month) => format!("/archive/{month}/"),
            Self::Topics => "/topics/".into(),
            Self::Topic(id, page) => format!("/topics/{id}/{}", page_folder(*page)),
            Self::Institutions => "/institutions/".into(),
            Self::Institution(id, page) => format!("/institutions/{id}/{}", page_folder(*page)),
            Self::About => "/about/".into(),
            Self::NotFound => "/404.html".into(),
        }
    }

    /// The first page of the list that this is a page of; itself for all others.
    #[must_use]
    pub fn first_page(&self) -> Self {
        match self {
            Self::Topic(id, _) => Self::Topic(id.clone(), 0),
            Self::Institution(id, _) => Self::Institution(id.clone(), 0),
            route => route.clone(),
        }
    }
}

/// `hydropower` or `hydropower/2`. There is one way to write a number, and none for the first page.
fn id_and_page(name: &str) -> Option<(&str, usize)> {
    let Some((id, number)) = name.split_once('/') else { return Some((name, 0)) };
    let page: usize = number.parse().ok()?;
    (page > 1 && number.starts_with(|first| ('1'..='9').contains(&first))).then(|| (id, page - 1))
}

fn page_folder(page: usize) -> String {
    if page == 0 { String::new() } else { format!("{}/", page + 1) }
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
            Route::Article(Language::English, "a-b".into()),
            Route::Article(Language::Chinese, "a-b".into()),
            Route::Editions(Language::German),
            Route::Archive,
            Route::Month("2021-01".parse().expect("a month")),
            Route::Topics,
            Route::Topic("c".into(), 0),
            Route::Topic("c".into(), 1),
            Route::Institutions,
            Route::Institution("d".into(), 0),
            Route::Institution("d".into(), 41),
            Route::About,
        ] {
            let path = route.path();
            assert_eq!(Route::at(&path), route);
            assert_eq!(Route::at(path.trim_end_matches('/')), route);
        }
    }

    #[test]
    fn other_addresses_lead_nowhere() {
        for path in [
            "/no/such/page/",
            "/news//",
            "/about/us/",
            "/News/",
            "/404.html",
            "/en/",
            "/zh/topics/",
            "/archive/2021/",
            "/archive/2021-13/",
            "/topics/a/1/",
            "/topics/a/02/",
            "/topics/a/+2/",
            "/topics/a/2/2/",
            "/institutions/a/0/",
            "/institutions/a/99999999999999999999/",
        ] {
            let route = Route::at(path);
            assert!(matches!(route, Route::NotFound | Route::Article(..)), "{path}: {route:?}");
        }
    }

    proptest! {
        #[test]
        fn any_path_is_taken(path in ".*") {
            _ = Route::at(&path);
        }
    }
}
