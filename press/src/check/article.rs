//! Rules for `articles/<slug>.json`.

use std::path::Path;

use tidings::model::content::Article;

pub use super::references::Ids;
use super::{
    Findings, WEB_ADDRESS_HELP, is_blank, is_web_address,
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
    for source in article.list("sources") {
        findings.web_address(source.get("url"));
    }
}

impl Findings<'_> {
    fn not_empty(&mut self, node: &Node, key: &str, message: &str, help: &str) {
        if let Some(list) = node.get(key)
            && matches!(&list.value, Value::List(items) if items.is_empty())
        {
            self.add(list.span, message, help);
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
