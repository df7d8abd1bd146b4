//! The app's page under the address of every route, so that deep links work on any server of
//! files. Real pages for every route will take the place of this module.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail, ensure};
use tidings::route::Route;
use url::Url;

use crate::{check::is_slug, content::Content};

/// The path below which the site is served, without a slash at its end: `/news-site`, or nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasePath(String);

impl BasePath {
    /// Takes it from the public URL that Trunk is told: a path or a whole address.
    ///
    /// # Errors
    /// If the URL is relative: a page at `/news/` would look for the app below `/news/`.
    pub fn from_public_url(public_url: &str) -> Result<Self> {
        ensure!(
            public_url.starts_with('/') || public_url.contains("://"),
            "the public URL `{public_url}` is relative: give Trunk the absolute path below which the site is \
             served, as in `--public-url /` or `--public-url /news-site/`"
        );
        let url = Url::parse("https://base.invalid/")
            .and_then(|base| base.join(public_url))
            .with_context(|| format!("the public URL `{public_url}` is neither a path nor an address"))?;
        Ok(Self(url.path().trim_end_matches('/').to_owned()))
    }

    /// The path itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Every page of the site; what the front page is made into has a file already.
///
/// # Errors
/// If an id is none, and its folder might be anywhere.
pub fn routes(content: &Content) -> Result<Vec<Route>> {
    let articles =
        content.articles.iter().map(|article| (&*article.slug, Route::Article(article.slug.clone())));
    let topics = content.topics.iter().map(|topic| (&*topic.id, Route::Topic(topic.id.clone())));
    let institutions =
        content.institutions.iter().map(|found| (&*found.id, Route::Institution(found.id.clone())));
    let mut routes = vec![Route::Explorer, Route::Topics, Route::Institutions, Route::About];
    for (id, route) in articles.chain(topics).chain(institutions) {
        ensure!(is_slug(id), "`{id}` cannot be the name of a folder");
        routes.push(route);
    }
    Ok(routes)
}

/// Writes the base path into the page that Trunk made, and copies it to every route and to
/// `404.html`. Returns the number of files.
///
/// # Errors
/// If the page has no place for the base path, or a file cannot be written.
pub fn write(out: &Path, base: &BasePath, routes: &[Route]) -> Result<usize> {
    let index = out.join("index.html");
    let page = fs::read_to_string(&index).with_context(|| format!("{} cannot be read", index.display()))?;
    let page = with_base(&page, base).with_context(|| format!("{} cannot be used", index.display()))?;

    let folders = routes.iter().map(|route| out.join(route.path().trim_matches('/')).join("index.html"));
    let files: Vec<_> = folders.chain([out.join("404.html"), index]).collect();
    for file in &files {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).with_context(|| format!("{} cannot be created", folder.display()))?;
        }
        fs::write(file, &page).with_context(|| format!("{} cannot be written", file.display()))?;
    }
    Ok(files.len())
}

/// The page with the base path in the attribute `data-base` of `<html>`. A minifier may have
/// written an empty attribute without quotes or value.
fn with_base(page: &str, base: &BasePath) -> Result<String> {
    const ATTRIBUTE: &str = "data-base";
    let tag = page.find("<html").context("it has no <html> tag")?;
    let tag_end = tag + page[tag..].find('>').context("its <html> tag has no end")?;
    let Some(at) = page[tag..tag_end].find(&format!(" {ATTRIBUTE}")) else {
        bail!("its <html> tag has no attribute `{ATTRIBUTE}`: write `<html lang=\"en\" {ATTRIBUTE}=\"\">`")
    };
    let start = tag + at + 1;
    let after = start + ATTRIBUTE.len();
    let value = &page[after..tag_end];
    let value_length = match value.strip_prefix('=').and_then(|value| value.chars().next()) {
        Some(quote @ ('"' | '\'')) => {
            2 + value[2..].find(quote).context("the value of its attribute `data-base` has no end")? + 1
        }
        Some(_) => value.find(char::is_whitespace).unwrap_or(value.len()),
        None => 0,
    };
    let escaped = base.as_str().replace('&', "&amp;").replace('"', "&quot;");
    Ok(format!("{}{ATTRIBUTE}=\"{escaped}\"{}", &page[..start], &page[after + value_length..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base(public_url: &str) -> Result<String> {
        BasePath::from_public_url(public_url).map(|base| base.as_str().to_owned())
    }

    #[test]
    fn the_base_path_comes_from_a_path_or_an_address() {
        for (public_url, expected) in [
            ("/", ""),
            ("/x/", "/x"),
            ("/x", "/x"),
            ("/x/y/", "/x/y"),
            ("https://example.org", ""),
            ("https://example.org/x/", "/x"),
            ("//example.org/x/", "/x"),
            ("/a/../x/", "/x"),
            ("/ä b/", "/%C3%A4%20b"),
        ] {
            assert_eq!(base(public_url).expect("a base path"), expected, "{public_url}");
        }
    }

    #[test]
    fn a_relative_public_url_is_refused_with_advice() {
        for public_url in ["./", "", "x/", "../x"] {
            let message = base(public_url).expect_err("an error").to_string();
            assert!(message.contains("absolute path"), "{message}");
        }
    }

    #[test]
    fn the_base_path_is_written_into_the_page_whatever_stands_there() {
        let base = BasePath("/x&\"y".into());
        for (page, expected) in [
            (r#"<html lang="en" data-base="">"#, r#"<html lang="en" data-base="/x&amp;&quot;y">"#),
            (r#"<html data-base="/old" lang="en">"#, r#"<html data-base="/x&amp;&quot;y" lang="en">"#),
            ("<html data-base lang=en>", "<html data-base=\"/x&amp;&quot;y\" lang=en>"),
            ("<html data-base=/old lang=en>", "<html data-base=\"/x&amp;&quot;y\" lang=en>"),
            ("<html data-base=''>", "<html data-base=\"/x&amp;&quot;y\">"),
        ] {
            assert_eq!(with_base(page, &base).expect("a page"), expected);
        }
        for page in ["", "<html", "<html lang=en>", "<html data-base=\">"] {
            with_base(page, &base).expect_err("no place for it");
        }
    }
}
