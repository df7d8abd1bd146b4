//! Where the site is hosted.

/// The path under which the site is hosted, without a slash at its end: `""` at a host's root,
/// `"/news-site"` below it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Base(pub &'static str);

impl Base {
    /// The address of a path of the site: `/about/` is at `/news-site/about/`.
    #[must_use]
    pub fn url(self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// The path of the site that an address' path is: the inverse of [`Base::url`].
    #[must_use]
    pub fn strip(self, path: &str) -> &str {
        path.strip_prefix(self.0).unwrap_or(path)
    }
}
