//! The full-text index: the words of every article in each of its languages.

use std::collections::BTreeMap;

use rayon::prelude::*;
use tidings::{
    archive::{WordArticles, index_terms, write_search_index},
    model::{
        Language,
        content::{Article, Institution, Topic},
    },
};

use crate::{bundle::short_hash, content::Content};

/// How many articles are cut into words before their words are put together: those of a whole
/// archive at once would take more memory than its index.
const AT_A_TIME: usize = 2000;

/// Makes the index of `articles`, which are numbered in their order: its directory, and its parts
/// with the names of their files.
#[must_use]
pub fn make(content: &Content, articles: &[&Article]) -> (Vec<u8>, Vec<(String, Vec<u8>)>) {
    let names = Names::of(content);
    let mut words: BTreeMap<String, WordArticles> = BTreeMap::new();
    let mut number = 0u32;
    for some in articles.chunks(AT_A_TIME) {
        let found: Vec<_> = some
            .par_iter()
            .map(|article| {
                let translated =
                    content.editions_of(&article.slug).map(|(_, edition)| article.translated(edition));
                let mut terms = names.terms_of(article);
                let mut headline = Vec::new();
                for article in translated.chain([(*article).clone()]) {
                    headline.extend(index_terms(&article.title));
                    terms.extend(article.texts().iter().flat_map(|text| index_terms(text)));
                }
                terms.extend(headline.iter().cloned());
                [terms, headline].map(sorted)
            })
            .collect();
        for [terms, headline] in found {
            for term in terms {
                let is_in_headline = headline.binary_search(&term).is_ok();
                let (all, in_headline) = words.entry(term).or_default();
                all.push(number);
                if is_in_headline {
                    in_headline.push(number);
                }
            }
            number += 1;
        }
    }
    write_search_index(articles.len(), words.iter().map(|(word, articles)| (&**word, articles)), short_hash)
}

fn sorted(mut terms: Vec<String>) -> Vec<String> {
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// The words in the names of topics and institutions, in all languages.
struct Names {
    topics: BTreeMap<String, Vec<String>>,
    institutions: BTreeMap<String, Vec<String>>,
}

impl Names {
    fn of(content: &Content) -> Self {
        let terms = |names: Vec<&str>| names.into_iter().flat_map(index_terms).collect();
        let topic = |Topic { id, name, .. }: &Topic| {
            (id.to_string(), terms(Language::ALL.map(|language| name.in_language(language)).to_vec()))
        };
        let institution = |Institution { id, name, short, .. }: &Institution| {
            let mut names = Language::ALL.map(|language| name.in_language(language)).to_vec();
            names.push(short);
            (id.to_string(), terms(names))
        };
        Self {
            topics: content.topics.iter().map(topic).collect(),
            institutions: content.institutions.iter().map(institution).collect(),
        }
    }

    fn terms_of(&self, article: &Article) -> Vec<String> {
        let topics = article.topics.iter().filter_map(|id| self.topics.get(&**id));
        let institutions = article.institutions.iter().filter_map(|id| self.institutions.get(&**id));
        topics.chain(institutions).flatten().cloned().collect()
    }
}
