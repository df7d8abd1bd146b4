//! The editors' files, read without the app's code, so that what the tests
//! expect does not come from what they test.

use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Everything in `content/`.
pub struct Content {
    /// Newest first; those of one day by slug.
    pub articles: Vec<Article>,
    topics: Vec<Value>,
    institutions: Vec<Value>,
    editions: BTreeMap<(String, String), Value>,
}

/// One of `content/articles/`.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Its address.
    pub slug: String,
    /// Its English title.
    pub title: String,
    /// Year, month, day, with dashes between them.
    pub date: String,
    /// Its topics' ids.
    pub topics: Vec<String>,
    /// Its institutions' ids.
    pub institutions: Vec<String>,
    /// Whether it tells of an event.
    pub is_event: bool,
    /// The whole file.
    pub json: Value,
}

impl Content {
    /// Reads the folder anew.
    pub fn read() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
        let mut articles: Vec<_> =
            json_files(&folder.join("articles")).iter().map(|file| Article::read(file)).collect();
        articles.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.slug.cmp(&b.slug)));
        Self {
            articles,
            topics: list(json(&folder.join("topics.json"))),
            institutions: list(json(&folder.join("institutions.json"))),
            editions: editions(&folder.join("editions")),
        }
    }

    /// The article of this slug.
    #[track_caller]
    pub fn article(&self, slug: &str) -> &Article {
        let found = self.articles.iter().find(|article| article.slug == slug);
        found.unwrap_or_else(|| panic!("there is no article {slug}"))
    }

    /// Articles of any of these topics and with any of these institutions,
    /// newest first. An empty list asks for nothing.
    pub fn matching(&self, topics: &[&str], institutions: &[&str]) -> Vec<&Article> {
        let any = |wanted: &[&str], has: &[String]| {
            wanted.is_empty() || wanted.iter().any(|id| has.iter().any(|other| other == id))
        };
        self.matching_where(|article| {
            any(topics, &article.topics) && any(institutions, &article.institutions)
        })
    }

    /// Articles that name all of these institutions, newest first.
    pub fn joint_work(&self, institutions: &[&str]) -> Vec<&Article> {
        self.matching_where(|article| {
            institutions.iter().all(|id| article.institutions.iter().any(|other| other == id))
        })
    }

    /// Articles of which something holds, newest first.
    pub fn matching_where(&self, holds: impl Fn(&Article) -> bool) -> Vec<&Article> {
        self.articles.iter().filter(|article| holds(article)).collect()
    }

    /// The topics' ids in the editors' order.
    pub fn topics(&self) -> Vec<&str> {
        self.topics.iter().filter_map(|topic| topic["id"].as_str()).collect()
    }

    /// The institutions' ids in the editors' order.
    pub fn institutions(&self) -> Vec<&str> {
        self.institutions.iter().filter_map(|institution| institution["id"].as_str()).collect()
    }

    /// A topic's name in a language.
    #[track_caller]
    pub fn topic_name(&self, id: &str, language: &str) -> &str {
        text(&entry(&self.topics, id)["name"][language])
    }

    /// An institution's name in a language.
    #[track_caller]
    pub fn institution_name(&self, id: &str, language: &str) -> &str {
        text(&entry(&self.institutions, id)["name"][language])
    }

    /// An institution's short name.
    #[track_caller]
    pub fn institution_short(&self, id: &str) -> &str {
        text(&entry(&self.institutions, id)["short"])
    }

    /// Where an institution is: its country's code and its city.
    #[track_caller]
    pub fn institution_place(&self, id: &str) -> (&str, &str) {
        let institution = entry(&self.institutions, id);
        (text(&institution["country"]), text(&institution["city"]))
    }

    /// An article's translation.
    pub fn edition(&self, language: &str, slug: &str) -> Option<&Value> {
        self.editions.get(&(language.to_owned(), slug.to_owned()))
    }
}

impl Article {
    #[track_caller]
    fn read(file: &Path) -> Self {
        let json = json(file);
        let ids = |key: &str| {
            let ids = json[key].as_array().map(Vec::as_slice).unwrap_or_default();
            ids.iter().map(|id| text(id).to_owned()).collect()
        };
        Self {
            slug: text(&json["slug"]).to_owned(),
            title: text(&json["title"]).to_owned(),
            date: text(&json["date"]).to_owned(),
            topics: ids("topics"),
            institutions: ids("institutions"),
            is_event: json["event"].is_object(),
            json,
        }
    }

    /// Its address on the site.
    pub fn path(&self) -> String {
        format!("/news/{}/", self.slug)
    }

    /// Its summary.
    #[track_caller]
    pub fn summary(&self) -> &str {
        text(&self.json["summary"])
    }
}

fn editions(folder: &Path) -> BTreeMap<(String, String), Value> {
    let mut editions = BTreeMap::new();
    for language in entries(folder) {
        for file in json_files(&language) {
            editions.insert((stem(&language), stem(&file)), json(&file));
        }
    }
    editions
}

fn json_files(folder: &Path) -> Vec<PathBuf> {
    let is_json = |file: &PathBuf| file.extension().is_some_and(|extension| extension == "json");
    entries(folder).into_iter().filter(is_json).collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

#[track_caller]
fn json(file: &Path) -> Value {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

#[track_caller]
fn entry<'a>(list: &'a [Value], id: &str) -> &'a Value {
    let found = list.iter().find(|entry| entry["id"] == id);
    found.unwrap_or_else(|| panic!("there is no {id} in the editors' lists"))
}

#[track_caller]
fn list(value: Value) -> Vec<Value> {
    match value {
        Value::Array(list) => list,
        other => panic!("expected a list, found {other}"),
    }
}

#[track_caller]
fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("expected a text, found {value}"))
}
