//! Makes of the sound content the files that the app loads; `docs/contracts/bundle.md` says what
//! others may rely on.

use std::{cmp::Reverse, collections::HashMap, fmt::Write, sync::Arc};

use anyhow::{Context, Result, ensure};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use tidings::{
    archive::{FacetIndex, card_file},
    i18n,
    model::{
        Language,
        bundle::{CARDS_IN_A_FILE, Card, Cards, Edition, FORMAT, Index, MANIFEST_PATH, Manifest},
        content::Article,
    },
};

use crate::{check::is_slug, content::Content, search_index};

/// A file below the site's base address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path, with `/` on every system.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// All that the app loads, but for the data of each page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bundle {
    /// Every article's card, with the whole vocabulary.
    pub index: Index,
    /// Where the files are that answer queries.
    pub manifest: Manifest,
    /// The file with the words of each language of the interface.
    pub words: Vec<(Language, String)>,
    /// Each file after those that it names: written in this order, a name never leads nowhere.
    pub files: Vec<File>,
}

/// Makes the bundle. The same content makes the same files, byte for byte.
///
/// # Errors
/// If there is more than the format can number, or a slug that is no slug.
pub fn make(content: &Content) -> Result<Bundle> {
    let topics =
        positions(content.topics.iter().map(|topic| &*topic.id)).context("there are too many topics")?;
    let institutions = positions(content.institutions.iter().map(|institution| &*institution.id))
        .context("there are too many institutions")?;

    let mut articles: Vec<_> = content.articles.iter().collect();
    articles.sort_by(|a, b| (Reverse(a.date), &a.slug).cmp(&(Reverse(b.date), &b.slug)));

    let made = articles.par_iter().map(|article| {
        // Slugs are checked before; this is the door to the disk.
        ensure!(is_slug(&article.slug), "`{}` is not a slug", article.slug);
        let mut files = vec![article_file(article, Language::English)?];
        let mut others = Vec::new();
        for (language, edition) in content.editions_of(&article.slug) {
            let file = article_file(&article.translated(edition), language)?;
            let (title, summary) = (edition.title.clone(), edition.summary.clone());
            others.push(Edition { language, file: file.path.clone(), title, summary });
            files.push(file);
        }
        let card = Card {
            slug: article.slug.clone(),
            title: article.title.clone(),
            summary: article.summary.clone(),
            date: article.date,
            topics: article.topics.iter().filter_map(|id| topics.get(&**id).copied()).collect(),
            institutions: article
                .institutions
                .iter()
                .filter_map(|id| institutions.get(&**id).copied())
                .collect(),
            event: article.event.is_some(),
            file: files[0].path.clone(),
            editions: others,
        };
        Ok((Arc::new(card), files))
    });
    let (cards, files): (Vec<_>, Vec<_>) = made.collect::<Result<Vec<_>>>()?.into_iter().unzip();
    let mut files: Vec<_> = files.into_iter().flatten().collect();

    // From the oldest on, so that a new article changes the last file only.
    let oldest_first: Vec<_> = cards.iter().rev().cloned().collect();
    let mut hashes = Vec::new();
    for (number, cards) in oldest_first.chunks(CARDS_IN_A_FILE).enumerate() {
        let bytes = serde_json::to_vec(&Cards { cards: cards.to_vec() })?;
        let hash = short_hash(&bytes);
        files.push(File { path: card_file(number, hash), bytes });
        hashes.push(hash);
    }
    let mut facets = FacetIndex::of_cards(&cards, content.topics.len(), content.institutions.len());
    facets.set_card_hashes(hashes);
    let facets = hashed("facets", "bin", facets.to_bytes());

    let (directory, parts) = search_index::make(content, &articles);
    files.extend(parts.into_iter().map(|(path, bytes)| File { path, bytes }));
    let directory = hashed("search", "bin", directory);

    let manifest = Manifest {
        format: FORMAT,
        articles: cards.len(),
        facets: facets.path.clone(),
        facets_bytes: facets.bytes.len(),
        search: directory.path.clone(),
    };
    files.extend([facets, directory]);
    for file in &mut files {
        file.path.insert_str(0, "data/");
    }
    // The app's own, not the content's.
    let mut words = Vec::new();
    for language in Language::ALL {
        let texts = serde_json::to_vec(&i18n::texts_of(language))?;
        let file = hashed(&format!("words-{language}"), "json", texts);
        words.push((language, file.path.clone()));
        files.push(file);
    }
    files.push(File { path: MANIFEST_PATH.to_owned(), bytes: serde_json::to_vec(&manifest)? });
    let index =
        Index { topics: content.topics.clone(), institutions: content.institutions.clone(), articles: cards };
    Ok(Bundle { index, manifest, words, files })
}

fn article_file(article: &Article, language: Language) -> Result<File> {
    let slug = &article.slug;
    let name = match language {
        Language::English => format!("articles/{slug}"),
        _ => format!("articles/{slug}.{language}"),
    };
    // Old addresses are the host's business.
    let bytes = match article.aliases[..] {
        [] => serde_json::to_vec(article)?,
        _ => serde_json::to_vec(&Article { aliases: Vec::new(), ..article.clone() })?,
    };
    Ok(hashed(&name, "json", bytes))
}

fn positions<'a>(ids: impl Iterator<Item = &'a str>) -> Result<HashMap<&'a str, u16>> {
    ids.enumerate().map(|(at, id)| Ok((id, u16::try_from(at)?))).collect()
}

/// A file whose name says what is in it, so that it can be kept for ever.
fn hashed(name: &str, extension: &str, bytes: Vec<u8>) -> File {
    File { path: format!("{name}-{}.{extension}", hash(&bytes)), bytes }
}

/// Sixteen digits that tell one content from another.
pub(crate) fn hash(bytes: &[u8]) -> String {
    let mut hash = String::with_capacity(16);
    for byte in &Sha256::digest(bytes)[..8] {
        // Writing to a string does not fail.
        _ = write!(hash, "{byte:02x}");
    }
    hash
}

/// The hash of a file of which there are many, in as many bytes as indexes have for it. That a
/// changed file has the hash of the one that it replaces is one chance in four thousand million.
pub(crate) fn short_hash(bytes: &[u8]) -> [u8; 4] {
    let digest = Sha256::digest(bytes);
    [digest[0], digest[1], digest[2], digest[3]]
}
