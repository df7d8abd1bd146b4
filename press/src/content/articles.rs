//! Reads articles and their editions, file by file: a faulty one is left out alone.

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::{Path, PathBuf},
};

use rayon::prelude::*;
use tidings::model::{
    Language,
    content::{Article, Edition},
};

use super::{Content, counted, folder, vocabulary::sound};
use crate::{
    check::{
        Findings,
        article::{self, Ids},
        edition::{self, Original},
        file_stem,
    },
    fault::{Fault, quote},
    json::{self, Node},
    nearest::did_you_mean,
    shape::Shape,
    source::Source,
};

/// How many files are read side by side. Their syntax trees are in memory until they are compared
/// with those before them.
const AT_ONCE: usize = 256;

/// The shapes of the files that there are many of.
#[derive(Debug)]
pub struct Shapes {
    article: Shape,
    edition: Shape,
}

impl Default for Shapes {
    fn default() -> Self {
        Self { article: Shape::of::<Article>(), edition: Shape::of::<Edition>() }
    }
}

/// A file of which as much as possible was read.
#[derive(Debug)]
pub struct Read<T> {
    /// What it says, if nothing is wrong with it.
    pub sound: Option<T>,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
    /// Its text and syntax tree, if it is JSON.
    pub tree: Option<(Source, Node)>,
}

/// Reads and checks one article.
#[must_use]
pub fn read_article(
    path: &Path,
    bytes: Vec<u8>,
    shapes: &Shapes,
    around: article::Surroundings<'_>,
) -> Read<Article> {
    read(path, bytes, &shapes.article, |node, findings| article::check(node, around, findings))
}

fn read<T: serde::de::DeserializeOwned>(
    path: &Path,
    bytes: Vec<u8>,
    shape: &Shape,
    rules: impl FnOnce(&Node, &mut Findings<'_>),
) -> Read<T> {
    let (source, mut faults) = Source::from_bytes(path, bytes);
    let Some((source, root)) = source.and_then(|source| {
        let root = json::parse(&source, &mut faults)?;
        Some((source, root))
    }) else {
        return Read { sound: None, faults, tree: None };
    };
    let mut findings = Findings::new(&source);
    findings.faults = faults;
    shape.check(&root, &mut findings);
    rules(&root, &mut findings);
    let sound = sound(&source, &root, &mut findings);
    Read { sound, faults: findings.faults, tree: Some((source, root)) }
}

/// What editions are compared with: the block types of every article, by the name of its file.
/// An article whose body is faulty has none: the fault is not that of its editions.
pub(super) type Outlines = BTreeMap<String, Option<Vec<String>>>;

/// Where a title or a slug was first met.
type Places = HashMap<String, String>;

impl Content {
    pub(super) fn read_articles(
        &mut self,
        folder: &Path,
        topics: Option<&Ids>,
        institutions: Option<&Ids>,
        public: &Path,
    ) -> Outlines {
        let around = article::Surroundings { topics, institutions, public };
        let (paths, mut faults) = folder::json_files(folder);
        if fs::read_dir(folder).is_err() {
            self.unusable.push(folder.display().to_string());
        }
        self.faults.append(&mut faults);

        let shapes = Shapes::default();
        let mut outlines = Outlines::new();
        let mut titles = Places::new();
        let mut slugs: Places =
            paths.iter().map(|path| (file_stem(path), format!("{}:1:1", path.display()))).collect();
        let mut paths_taken: Places =
            slugs.iter().map(|(slug, place)| (format!("/news/{slug}/"), place.clone())).collect();
        self.counts.articles += paths.len();
        let read = |path: &PathBuf| match fs::read(path) {
            Ok(bytes) => read_article(path, bytes, &shapes, around),
            Err(_) => Read { sound: None, faults: folder::read_text(path).1, tree: None },
        };
        for paths in paths.chunks(AT_ONCE) {
            let several: Vec<_> = paths.par_iter().map(read).collect();
            for (path, mut read) in paths.iter().zip(several) {
                if let Some((source, root)) = &read.tree {
                    unique_title(source, root, &mut titles, &mut read.faults);
                    unique_slug(source, root, &mut slugs, &mut read.faults);
                    unique_aliases(source, root, &mut paths_taken, &mut read.faults);
                }
                outlines.insert(file_stem(path), outline(&read));
                self.take(path, read, topics, institutions);
            }
        }
        // `a-b.json` is before `a.json`, but `a` before `a-b`.
        self.articles.sort_by(|a, b| a.slug.cmp(&b.slug));
        outlines
    }

    /// Keeps a sound article, without the ids of entries that are left out.
    fn take(&mut self, path: &Path, read: Read<Article>, topics: Option<&Ids>, institutions: Option<&Ids>) {
        let is_sound = |ids: Option<&Ids>, id: &str| ids.and_then(|ids| ids.get(id)) != Some(&false);
        match read.sound.filter(|_| read.faults.is_empty()) {
            Some(mut article) => {
                let all = article.topics.len() + article.institutions.len();
                article.topics.retain(|id| is_sound(topics, id));
                article.institutions.retain(|id| is_sound(institutions, id));
                for person in &mut article.people {
                    person.institution = person.institution.take().filter(|id| is_sound(institutions, id));
                }
                let lost = all - article.topics.len() - article.institutions.len();
                let named = format!("{}: article {}", path.display(), quote(&article.slug));
                if article.topics.is_empty() {
                    self.left_out.push(format!("{named} is left out: all its topics are"));
                    return;
                }
                if lost > 0 {
                    let ids = counted(lost, "topic or institution", "topics or institutions");
                    self.left_out.push(format!("{named} is without {ids} that are left out"));
                }
                self.articles.push(article);
            }
            None => {
                let count = counted(read.faults.len(), "fault", "faults");
                self.left_out.push(format!("{}: the article is left out: {count}", path.display()));
            }
        }
        self.faults.extend(read.faults);
    }

    pub(super) fn read_editions(&mut self, folder: &Path, outlines: &Outlines, public: &Path) {
        if !folder.exists() {
            return;
        }
        let shapes = Shapes::default();
        let names: Vec<_> = outlines.keys().map(String::as_str).collect();
        let (languages, mut faults) = folder::entries(folder);
        self.faults.append(&mut faults);
        for language in languages {
            let name = folder::file_name(&language);
            let known = Language::of_tag(&name).filter(|_| edition::LANGUAGES.contains(&name.as_str()));
            let Some(tag) = known.filter(|_| language.is_dir()) else {
                let all = format!(
                    "editions are in {}",
                    edition::LANGUAGES.map(|name| format!("{name}/")).join(" and ")
                );
                let help = did_you_mean(&name, edition::LANGUAGES, all);
                self.faults.push(Fault::of_file(
                    &language,
                    format!("{} is no language of this site", quote(&name)),
                    help,
                ));
                continue;
            };
            let (paths, mut faults) = folder::json_files(&language);
            self.faults.append(&mut faults);
            for path in paths {
                self.counts.editions += 1;
                let original = match outlines.get(&file_stem(&path)) {
                    Some(Some(blocks)) => Original::Blocks(blocks),
                    Some(None) => Original::Faulty,
                    None => Original::Missing(&names),
                };
                let around = edition::Surroundings { original, public };
                let Read { sound, faults, .. } = match fs::read(&path) {
                    Ok(bytes) => {
                        let rules =
                            |node: &Node, findings: &mut Findings<'_>| edition::check(node, around, findings);
                        read::<Edition>(&path, bytes, &shapes.edition, rules)
                    }
                    Err(_) => Read { sound: None, faults: folder::read_text(&path).1, tree: None },
                };
                let is_original_sound = |edition: &Edition| {
                    self.articles.binary_search_by(|article| article.slug.cmp(&edition.slug)).is_ok()
                };
                if let Some(edition) = sound.filter(|_| faults.is_empty()).filter(is_original_sound) {
                    self.editions.entry(tag).or_default().push(edition);
                }
                if !faults.is_empty() {
                    let count = counted(faults.len(), "fault", "faults");
                    self.left_out.push(format!("{}: the edition is left out: {count}", path.display()));
                }
                self.faults.extend(faults);
            }
        }
    }
}

fn outline(read: &Read<Article>) -> Option<Vec<String>> {
    let (source, root) = read.tree.as_ref()?;
    let body = root.get("body")?;
    let faulty = read.faults.iter().any(|fault| source.is_within(fault, body.span));
    (!faulty).then(|| edition::block_types(root))
}

/// Two articles with one title cannot be told apart in a list; case does not help.
fn unique_title(source: &Source, root: &Node, titles: &mut Places, faults: &mut Vec<Fault>) {
    let Some((node, title)) = root.get("title").and_then(|node| Some((node, node.text()?))) else { return };
    let key = title.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    if key.is_empty() {
        return;
    }
    let help = "say in this title what is different";
    let fault = source.fault(node.span, "", help);
    match titles.get(&key) {
        Some(first) => faults.push(Fault { message: format!("this is also the title of {first}"), ..fault }),
        None => {
            titles.insert(key, fault.place());
        }
    }
}

/// A file that does not bear its slug's name may have taken the slug of another.
/// Two pages cannot be at one path.
fn unique_aliases(source: &Source, root: &Node, taken: &mut Places, faults: &mut Vec<Fault>) {
    for (node, alias) in root.list("aliases").iter().filter_map(|node| Some((node, node.text()?))) {
        let fault = source.fault(node.span, "", "let every old address lead to one article");
        // Some file systems know no case.
        match taken.get(&alias.to_lowercase()) {
            Some(first) => {
                faults.push(Fault {
                    message: format!("{} is also the address of {first}", quote(alias)),
                    ..fault
                });
            }
            None => {
                taken.insert(alias.to_lowercase(), fault.place());
            }
        }
    }
}

fn unique_slug(source: &Source, root: &Node, slugs: &mut Places, faults: &mut Vec<Fault>) {
    let Some((node, slug)) = root.get("slug").and_then(|node| Some((node, node.text()?))) else { return };
    if slug == file_stem(&source.path) {
        return;
    }
    let fault = source.fault(node.span, "", "give every article a slug of its own");
    match slugs.get(slug) {
        Some(first) => {
            faults.push(Fault { message: format!("{} is also the slug of {first}", quote(slug)), ..fault });
        }
        None => {
            slugs.insert(slug.to_owned(), fault.place());
        }
    }
}
