//! Makes of the sound content the JSON that the app loads; `docs/contracts/bundle.md` says what
//! others may rely on.

use std::{cmp::Reverse, collections::HashMap, fmt::Write, sync::Arc};

use anyhow::{Context, Result, ensure};
use rayon::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};
use tidings::model::{
    Language,
    bundle::{Card, FORMAT, Index, MANIFEST_PATH, Manifest},
    content::Article,
};

use crate::{check::is_slug, content::Content};

/// A file below the site's base address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path, with `/` on every system.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The index, and all files of the bundle, each after those that it names: written in this order, a name never
/// leads nowhere. The same content makes the same files, byte for byte.
///
/// # Errors
/// If there is more than the format can number, or a slug that is no slug.
pub fn files(content: &Content) -> Result<(Index, Vec<File>)> {
    let topics =
        positions(content.topics.iter().map(|topic| &*topic.id)).context("there are too many topics")?;
    let institutions = positions(content.institutions.iter().map(|institution| &*institution.id))
        .context("there are too many institutions")?;

    let mut articles: Vec<_> = content.articles.iter().collect();
    articles.sort_by(|a, b| (Reverse(a.date), &a.slug).cmp(&(Reverse(b.date), &b.slug)));

    let made = articles.par_iter().map(|article| {
        // Slugs are checked before; this is the door to the disk.
        ensure!(is_slug(&article.slug), "`{}` is not a slug", article.slug);
        let name = format!("articles/{}", article.slug);
        let file = if article.aliases.is_empty() {
            hashed(&name, article)?
        } else {
            // Old addresses are the host's business.
            hashed(&name, &Article { aliases: Vec::new(), ..(*article).clone() })?
        };
        // Editions are in the order of their slugs.
        let has = |of: &&Language| {
            let editions = content.editions.get(of);
            editions
                .is_some_and(|all| all.binary_search_by(|edition| edition.slug.cmp(&article.slug)).is_ok())
        };
        let languages = Language::ALL.iter().filter(has).copied().collect();
        let card = card(article, &file, languages, &topics, &institutions);
        Ok((Arc::new(card), file))
    });
    let (cards, mut files): (Vec<_>, Vec<_>) = made.collect::<Result<Vec<_>>>()?.into_iter().unzip();
    let index =
        Index { topics: content.topics.clone(), institutions: content.institutions.clone(), articles: cards };
    let index_file = hashed("index", &index)?;
    let manifest = Manifest { format: FORMAT, index: index_file.path.clone() };
    files.push(index_file);
    for file in &mut files {
        file.path.insert_str(0, "data/");
    }
    files.push(File { path: MANIFEST_PATH.to_owned(), bytes: serde_json::to_vec(&manifest)? });
    Ok((index, files))
}

fn card(
    article: &Article,
    file: &File,
    languages: Vec<Language>,
    topics: &HashMap<&str, u16>,
    institutions: &HashMap<&str, u16>,
) -> Card {
    Card {
        slug: article.slug.clone(),
        title: article.title.clone(),
        summary: article.summary.clone(),
        date: article.date,
        topics: article.topics.iter().filter_map(|id| topics.get(&**id).copied()).collect(),
        institutions: article.institutions.iter().filter_map(|id| institutions.get(&**id).copied()).collect(),
        event: article.event.is_some(),
        languages,
        file: file.path.clone(),
    }
}

fn positions<'a>(ids: impl Iterator<Item = &'a str>) -> Result<HashMap<&'a str, u16>> {
    ids.enumerate().map(|(at, id)| Ok((id, u16::try_from(at)?))).collect()
}

/// A file whose name says what is in it, so that it can be kept for ever.
fn hashed(name: &str, value: &impl Serialize) -> Result<File> {
    let bytes = serde_json::to_vec(value)?;
    let mut hash = String::with_capacity(16);
    for byte in &Sha256::digest(&bytes)[..8] {
        write!(hash, "{byte:02x}")?;
    }
    Ok(File { path: format!("{name}-{hash}.json"), bytes })
}
