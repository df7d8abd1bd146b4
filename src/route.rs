//! Which page an address leads to.

use crate::model::{InstitutionId, Language, PersonId, Slug, TopicId, YearMonth};

/// A page of the site, in whichever language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `/`
    Front,
    /// `/news/`, with a query
    Explorer,
    /// `/news/<slug>/`
    Article(Slug),
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
    /// `/people/`, and `/people/pages/2/` for the second page of the list, which has the number 1
    People(usize),
    /// `/people/<id>/`
    Person(PersonId),
    /// `/events/`, with a query
    Events,
    /// `/network/`, with the explorer's query
    Network,
    /// `/saved/`: what the reader keeps in this browser
    Saved,
    /// `/about/`
    About,
    /// An address that leads nowhere.
    NotFound,
}

impl Route {
    /// The page at `path`, below the site's base and language, with or without a slash at its end.
    /// Whether an article, topic, institution or person of that name exists is for its page to say.
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
            ("people", None) => Self::People(0),
            ("people", Some(name)) => match id_and_page(name) {
                Some((id, 0)) => Self::Person(id.into()),
                Some(("pages", page)) => Self::People(page),
                _ => Self::NotFound,
            },
            ("events", None) => Self::Events,
            ("network", None) => Self::Network,
            ("saved", None) => Self::Saved,
            ("about", None) => Self::About,
            _ => Self::NotFound,
        }
    }

    /// Its path in a language, below the site's base.
    #[must_use]
    pub fn path_in(&self, language: Language) -> String {
        format!("{}{}", language.path_prefix(), self.path())
    }

    /// Its path, below the site's base and language.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Front => "/".into(),
            Self::Explorer => "/news/".into(),
            Self::Article(slug) => format!("/news/{slug}/"),
            Self::Archive => "/archive/".into(),
            Self::Month(month) => format!("/archive/{month}/"),
            Self::Topics => "/topics/".into(),
            Self::Topic(id, page) => format!("/topics/{id}/{}", page_folder(*page)),
            Self::Institutions => "/institutions/".into(),
            Self::Institution(id, page) => format!("/institutions/{id}/{}", page_folder(*page)),
            Self::People(0) => "/people/".into(),
            Self::People(page) => format!("/people/pages/{}", page_folder(*page)),
            Self::Person(id) => format!("/people/{id}/"),
            Self::Events => "/events/".into(),
            Self::Network => "/network/".into(),
            Self::Saved => "/saved/".into(),
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
            Self::People(_) => Self::People(0),
            route => route.clone(),
        }
    }

    /// Whether the page shows something of the content, which is in a file beside it. All others say
    /// what the app knows itself.
    #[must_use]
    pub fn has_data(&self) -> bool {
        !matches!(self, Self::About | Self::Saved | Self::NotFound)
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
            Route::Article("a-b".into()),
            Route::Archive,
            Route::Month("2021-01".parse().expect("a month")),
            Route::Topics,
            Route::Topic("c".into(), 0),
            Route::Topic("c".into(), 1),
            Route::Institutions,
            Route::Institution("d".into(), 0),
            Route::Institution("d".into(), 41),
            Route::People(0),
            Route::People(2),
            Route::Person("li-example".into()),
            Route::Events,
            Route::Network,
            Route::Saved,
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
            "/archive/2021/",
            "/archive/2021-13/",
            "/topics/a/1/",
            "/topics/a/02/",
            "/topics/a/+2/",
            "/topics/a/2/2/",
            "/institutions/a/0/",
            "/people/a/2/",
            "/people/pages/1/",
            "/events/2021/",
            "/institutions/a/99999999999999999999/",
        ] {
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
