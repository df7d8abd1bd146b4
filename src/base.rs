//! Where the site is hosted, and in which language it is read.

use crate::{model::Language, route::Route};

/// The path under which the site is hosted, without a slash at its end (`""` at a host's root,
/// `"/news-site"` below it), and the language of its pages, whose paths begin with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Base {
    /// The path of the site.
    pub root: &'static str,
    /// The language of the pages.
    pub language: Language,
}

impl Base {
    /// The site at `root`, read in `language`.
    #[must_use]
    pub fn new(root: &'static str, language: Language) -> Self {
        Self { root, language }
    }

    /// The address of a page in this language: that of the page `/about/` is `/news-site/de/about/`.
    #[must_use]
    pub fn url(self, path: &str) -> String {
        format!("{}{}{path}", self.root, self.language.path_prefix())
    }

    /// The address of a page in this language.
    #[must_use]
    pub fn page(self, route: &Route) -> String {
        self.url(&route.path())
    }

    /// The address of a file, which is the same in all languages: that of `/icon.svg` is
    /// `/news-site/icon.svg`.
    #[must_use]
    pub fn file(self, path: &str) -> String {
        format!("{}{path}", self.root)
    }

    /// The site in another language.
    #[must_use]
    pub fn in_language(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// The path of the page that an address' path is: the inverse of [`Base::url`].
    #[must_use]
    pub fn strip(self, path: &str) -> &str {
        let within = path.strip_prefix(self.root).unwrap_or(path);
        within.strip_prefix(self.language.path_prefix()).unwrap_or(within)
    }

    /// The language that the path of a page of the site at `root` begins with.
    #[must_use]
    pub fn language_of(root: &str, path: &str) -> Language {
        let within = path.strip_prefix(root).unwrap_or(path);
        let first = within.trim_start_matches('/').split('/').next().unwrap_or_default();
        Language::of_tag(first).unwrap_or_default()
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn pages_have_a_language_and_files_have_none() {
        let base = Base::new("/site", Language::German);
        assert_eq!(base.url("/news/"), "/site/de/news/");
        assert_eq!(base.file("/icon.svg"), "/site/icon.svg");
        assert_eq!(base.strip("/site/de/news/"), "/news/");
        assert_eq!(Base::default().strip("/news/"), "/news/");
    }

    #[test]
    fn the_language_is_the_first_part_of_the_path() {
        for (path, language) in [
            ("/site/", Language::English),
            ("/site/de/", Language::German),
            ("/site/zh", Language::Chinese),
            ("/site/design/", Language::English),
            ("/site/en/news/", Language::English),
        ] {
            assert_eq!(Base::language_of("/site", path), language, "{path}");
        }
    }
}
