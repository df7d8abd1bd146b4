//! Rules for ids that name something elsewhere.

use std::collections::{BTreeMap, HashSet};

use super::{Findings, is_blank, is_slug};
use crate::{fault::quote, json::Node, nearest::did_you_mean};

/// The ids of `topics.json` or `institutions.json`, and whether their entries are sound. An id
/// whose entry is faulty still resolves: the fault is the entry's, not that of its articles.
pub type Ids = BTreeMap<String, bool>;

/// What ids name.
pub(super) struct Kind {
    pub(super) one: &'static str,
    pub(super) file: &'static str,
}

pub(super) const TOPIC: Kind = Kind { one: "topic", file: "topics.json" };
pub(super) const INSTITUTION: Kind = Kind { one: "institution", file: "institutions.json" };

impl Findings<'_> {
    /// A list of ids, of which none stands twice and each names an entry. Without `ids` (the file
    /// could not be read) nothing can be said about what they name.
    pub(super) fn ids(&mut self, list: &[Node], ids: Option<&Ids>, kind: &Kind) {
        let mut seen = HashSet::new();
        for node in list {
            let Some(id) = node.text() else { continue };
            if !seen.insert(id) {
                self.add(
                    node.span,
                    format!("the {} {} is in the list twice", kind.one, quote(id)),
                    "keep one",
                );
            } else {
                self.id(node, ids, kind);
            }
        }
    }

    /// An id that must name an entry; false if it does not.
    pub(super) fn id(&mut self, node: &Node, ids: Option<&Ids>, kind: &Kind) -> bool {
        let (Some(id), Some(ids)) = (node.text(), ids) else { return true };
        let known = ids.contains_key(id);
        if !known && !is_blank(id) {
            let otherwise = format!("use an id of {0}, or add an entry there", kind.file);
            let help = did_you_mean(id, ids.keys().map(String::as_str).filter(|id| is_slug(id)), otherwise);
            self.add(node.span, format!("{} has no {} {}", kind.file, kind.one, quote(id)), help);
        }
        known
    }

    /// A person speaks for one of the article's institutions.
    pub(super) fn people(&mut self, article: &Node, ids: Option<&Ids>) {
        let named: Vec<_> = article.list("institutions").iter().filter_map(Node::text).collect();
        for person in article.list("people") {
            let Some(institution) = person.get("institution") else { continue };
            let Some(id) = institution.text() else { continue };
            if self.id(institution, ids, &INSTITUTION) && !named.contains(&id) && !is_blank(id) {
                self.add(
                    institution.span,
                    format!("{} is not among this article's institutions", quote(id)),
                    did_you_mean(id, named.iter().copied(), format!("add {} to `institutions`", quote(id))),
                );
            }
        }
    }
}
