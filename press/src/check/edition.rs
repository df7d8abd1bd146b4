//! Rules for `editions/<language>/<slug>.json`.

use std::path::Path;

use tidings::model::content::Article;

use super::Findings;
use crate::{fault::quote, json::Node, nearest::did_you_mean};

/// The languages into which articles are translated.
pub const LANGUAGES: [&str; 2] = ["zh", "de"];

/// What an edition is checked against.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'a> {
    /// The article of the same slug, if it can be told.
    pub original: Original<'a>,
    /// The folder below which pictures are.
    pub public: &'a Path,
}

/// What is known of the article that an edition translates.
#[derive(Clone, Copy, Debug)]
pub enum Original<'a> {
    /// The types of its blocks.
    Blocks(&'a [String]),
    /// There is such an article, but its body is faulty.
    Faulty,
    /// There is no such file; the articles that there are.
    Missing(&'a [&'a str]),
}

/// Checks an edition.
pub fn check(edition: &Node, around: Surroundings<'_>, findings: &mut Findings<'_>) {
    findings.texts(edition);
    findings.slug_form(edition.get("slug"));
    findings.slug_is_file_name(edition.get("slug"));
    findings.length(edition.get("title"), Article::TITLE_MAX);
    findings.length(edition.get("summary"), Article::SUMMARY_MAX);
    findings.body(edition.get("body"), around.public);
    match around.original {
        Original::Blocks(original) => findings.same_blocks(edition, original),
        Original::Faulty => {}
        Original::Missing(articles) => findings.no_original(edition, articles),
    }
}

/// The types of the blocks of an article or an edition, in their order.
#[must_use]
pub fn block_types(node: &Node) -> Vec<String> {
    let block_type = |block: &Node| block.get("type").and_then(Node::text).unwrap_or_default().to_owned();
    node.list("body").iter().map(block_type).collect()
}

impl Findings<'_> {
    fn no_original(&mut self, edition: &Node, articles: &[&str]) {
        let slug = super::file_stem(&self.source.path);
        let place = edition.get("slug").map_or(edition.opening(), |slug| slug.span);
        let otherwise = "write the article first, or delete the edition";
        let help = did_you_mean(&slug, articles.iter().copied(), otherwise);
        self.add(
            place,
            format!("there is no article {} that this edition could translate", quote(&slug)),
            help,
        );
    }

    /// Block by block, a translation is of its original's form: readers can compare the two.
    fn same_blocks(&mut self, edition: &Node, original: &[String]) {
        let Some(body) = edition.get("body") else { return };
        let types = block_types(edition);
        if types.is_empty() {
            return;
        }
        let help = "translate block by block, each as the type that it has in the article";
        let different = types.iter().zip(original).position(|(ours, theirs)| ours != theirs);
        if let Some(at) = different {
            let block = &body.items()[at];
            let place = block.get("type").map_or(block.opening(), |block_type| block_type.span);
            let message = format!(
                "block {} is of type {}, in the article it is of type {}",
                at + 1,
                quote(&types[at]),
                quote(&original[at])
            );
            self.add(place, message, help);
        } else if types.len() != original.len() {
            let message = format!("the edition has {} blocks, the article {}", types.len(), original.len());
            self.add(body.opening(), message, help);
        }
    }
}
