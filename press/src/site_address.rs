//! Where the site will be reached.

use anyhow::{Context, Result, ensure};
use url::Url;

/// The host that pages are said to be on as long as nobody has said which it is: a name that is
/// reserved for examples (RFC 2606).
const EXAMPLE_ORIGIN: &str = "https://tidings.example";

/// The address below which the site is served: its host, and its path there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteAddress {
    origin: Option<String>,
    base: String,
}

impl SiteAddress {
    /// Takes it from the public URL that Trunk is told: a whole address, or a path on a host that
    /// is not known.
    ///
    /// # Errors
    /// If the URL is relative: a page at `/news/` would look for the app below `/news/`.
    pub fn from_public_url(public_url: &str) -> Result<Self> {
        ensure!(
            public_url.starts_with('/') || public_url.contains("://"),
            "the public URL `{public_url}` is relative: give Trunk the absolute path below which the site is \
             served, as in `--public-url /` or `--public-url /news-site/`, or the whole address, as in \
             `--public-url https://news.example.org/`"
        );
        let example = Url::parse(EXAMPLE_ORIGIN)?;
        let url = example
            .join(public_url)
            .with_context(|| format!("the public URL `{public_url}` is neither a path nor an address"))?;
        ensure!(
            matches!(url.scheme(), "http" | "https"),
            "the public URL `{public_url}` is no address of the web: begin it with https://"
        );
        let origin = public_url.contains("://").then(|| url.origin().ascii_serialization());
        Ok(Self { origin, base: url.path().trim_end_matches('/').to_owned() })
    }

    /// The path below which the site is served, without a slash at its end: `/news-site`, or
    /// nothing.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Scheme and host, as in `https://news.example.org`; an example's as long as it is not known.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.origin.as_deref().unwrap_or(EXAMPLE_ORIGIN)
    }

    /// Whether the host is known. Feeds and canonical links name it, so it should be.
    #[must_use]
    pub fn is_host_known(&self) -> bool {
        self.origin.is_some()
    }

    /// The whole address of a path of the site: `/about/` is at
    /// `https://news.example.org/news-site/about/`.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin(), self.base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_comes_from_a_path_or_an_address() {
        for (public_url, base, url, is_host_known) in [
            ("/", "", "https://tidings.example/a/", false),
            ("/x/", "/x", "https://tidings.example/x/a/", false),
            ("/x", "/x", "https://tidings.example/x/a/", false),
            ("/x/y/", "/x/y", "https://tidings.example/x/y/a/", false),
            ("/a/../x/", "/x", "https://tidings.example/x/a/", false),
            ("/ä b/", "/%C3%A4%20b", "https://tidings.example/%C3%A4%20b/a/", false),
            ("https://example.org", "", "https://example.org/a/", true),
            ("https://example.org/x/", "/x", "https://example.org/x/a/", true),
            ("http://127.0.0.1:8080/x", "/x", "http://127.0.0.1:8080/x/a/", true),
        ] {
            let address = SiteAddress::from_public_url(public_url).expect("an address");
            assert_eq!(address.base(), base, "{public_url}");
            assert_eq!(address.url("/a/"), url, "{public_url}");
            assert_eq!(address.is_host_known(), is_host_known, "{public_url}");
        }
    }

    #[test]
    fn a_relative_public_url_is_refused_with_advice() {
        for public_url in ["./", "", "x/", "../x"] {
            let message = SiteAddress::from_public_url(public_url).expect_err("an error").to_string();
            assert!(message.contains("absolute path"), "{message}");
        }
        SiteAddress::from_public_url("ftp://example.org/").expect_err("an error");
    }
}
