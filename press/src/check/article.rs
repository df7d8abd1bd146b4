//! Rules for `articles/<slug>.json`.

use std::path::Path;

use tidings::{model::content::Article, route::Route};

pub use super::references::Ids;
use super::{
    Findings, SLUG_MAX, WEB_ADDRESS_HELP, is_blank, is_web_address,
    references::{INSTITUTION, TOPIC},
};
use crate::{
    fault::quote,
    json::{Node, Value},
};

/// What an article is checked against. Ids are absent if their file could not be read.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'a> {
    /// The ids of `topics.json`.
    pub topics: Option<&'a Ids>,
    /// The ids of `institutions.json`.
    pub institutions: Option<&'a Ids>,
    /// The folder below which pictures are.
    pub public: &'a Path,
}

/// Checks an article.
pub fn check(article: &Node, around: Surroundings<'_>, findings: &mut Findings<'_>) {
    findings.texts(article);
    findings.slug_form(article.get("slug"));
    findings.slug_is_file_name(article.get("slug"));
    findings.length(article.get("title"), Article::TITLE_MAX);
    findings.length(article.get("summary"), Article::SUMMARY_MAX);
    findings.updated_after_date(article);
    if let Some(event) = article.get("event") {
        findings.event(event);
    }
    findings.not_empty(article, "topics", "the article has no topics", "name at least one id of topics.json");
    findings.ids(article.list("topics"), around.topics, &TOPIC);
    findings.ids(article.list("institutions"), around.institutions, &INSTITUTION);
    findings.people(article, around.institutions);
    findings.body(article.get("body"), around.public);
    findings.not_empty(article, "credits", "the article has no credits", "say who wrote it");
    findings.not_empty(
        article,
        "sources",
        "the article has no sources",
        "say where its facts can be checked",
    );
    for alias in article.list("aliases") {
        findings.alias(alias);
    }
    for source in article.list("sources") {
        findings.web_address(source.get("url"));
    }
}

/// Whether a bare host can answer a path with a page that leads on: the path of a folder, or of an
/// HTML file that is no folder's index.
fn is_alias(path: &str) -> bool {
    let Some(names) = path.strip_prefix('/') else { return false };
    let (names, is_page) = match names.strip_suffix('/') {
        Some(names) => (names, true),
        None => (names, names.ends_with(".html") && !names.ends_with("index.html") && names != "404.html"),
    };
    let is_name = |name: &str| {
        !name.is_empty()
            && name.len() <= SLUG_MAX
            && !name.starts_with('.')
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
    };
    is_page && names.split('/').all(is_name)
}

impl Findings<'_> {
    fn not_empty(&mut self, node: &Node, key: &str, message: &str, help: &str) {
        if let Some(list) = node.get(key)
            && matches!(&list.value, Value::List(items) if items.is_empty())
        {
            self.add(list.span, message, help);
        }
    }

    /// A path of the site where no page is.
    fn alias(&mut self, node: &Node) {
        let Some(path) = node.text().filter(|path| !is_blank(path)) else { return };
        if !is_alias(path) {
            self.add(
                node.span,
                format!("{} is not a path that can lead on", quote(path)),
                "write the old path below the site's address, as in `/news/old-name/` or `/2021/old-name.html`",
            );
        } else if !matches!(Route::at(path), Route::NotFound | Route::Article(..)) {
            self.add(node.span, format!("{} is a page of the site", quote(path)), "take it out");
        }
    }

    /// An address that a link can lead to.
    pub(super) fn web_address(&mut self, node: Option<&Node>) {
        if let Some((node, text)) = node.and_then(|node| Some((node, node.text()?)))
            && !is_web_address(text)
            && !is_blank(text)
        {
            self.add(node.span, format!("{} is not a web address", quote(text)), WEB_ADDRESS_HELP);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_are_folders_and_html_files_below_the_site() {
        for good in ["/news/old/", "/old.html", "/html/News/2021/01/05/8f9f.html", "/a_b~c.d/"] {
            assert!(is_alias(good), "{good}");
        }
        for bad in [
            "",
            "/",
            "news/old/",
            "//example.org/",
            "/a/../b/",
            "/./a/",
            "/a",
            "/a//b/",
            "/ä/",
            "/a b/",
            "/a?b/",
            "/index.html",
            "/a/index.html",
            "/404.html",
            "/a.pdf",
        ] {
            assert!(!is_alias(bad), "{bad}");
        }
    }
}
