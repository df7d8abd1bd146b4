//! Makes the site of a made-up archive, for benches: all data, and the pages that are measured.
//! Printing 100,000 pages to look at five would take longer than the bench.
//!
//! `archive_site <made-up archive> <built site> <out>`; `cargo xtask bench archive` calls it. The
//! archive is what `tests/benches/peers/gen.mjs` writes.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::Instant,
};

use anyhow::{Context, Result, bail};
use press::{
    bundle,
    content::Content,
    pages::{self, Printer},
    publication::Publication,
    shell::Shell,
    site_address::SiteAddress,
};
use serde::{Deserialize, de::DeserializeOwned};
use tidings::{
    archive::FacetIndex,
    model::{
        Language, LocalizedText,
        bundle::Card,
        content::{Article, Block, Credit, Institution, Source, Topic},
    },
    route::Route,
};

/// How many articles' pages are printed: the newest.
const PRINTED: usize = 40;

#[derive(Deserialize)]
struct Item {
    slug: String,
    title: String,
    summary: String,
    date: String,
    topics: Vec<String>,
    institutions: Vec<String>,
    body: String,
}

#[derive(Deserialize)]
struct Vocabulary {
    topics: Vec<String>,
    institutions: Vec<String>,
}

fn main() -> Result<()> {
    let arguments: Vec<_> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [archive, built, out] = &arguments[..] else { bail!("archive_site <archive> <built site> <out>") };
    let content = content(archive)?;
    let number = content.articles.len();

    let start = Instant::now();
    let bundle = bundle::make(&content)?;
    eprintln!("{number} articles: data in {:.1} s", start.elapsed().as_secs_f32());
    if out.exists() {
        fs::remove_dir_all(out)?;
    }
    for file in &bundle.files {
        write(&out.join(&file.path), &file.bytes)?;
    }
    stage(built, out)?;
    let address = SiteAddress::from_public_url("/")?;
    let shell = Shell::read(out, &address, &content.topics, true)?;
    let publication = Publication::new(&content, &address);
    let channels = publication.channels();
    let printer = Printer::new(&publication, &channels, &bundle, Some(&shell));
    let newest = bundle.index.articles.iter().take(PRINTED);
    let mut routes = vec![Route::Front, Route::Explorer, Route::Topics, Route::Institutions];
    routes.extend(content.topics.iter().map(|topic| Route::Topic(topic.id.clone(), 0)));
    routes.extend(newest.map(|card| Route::Article(card.slug.clone())));
    printer.print(&routes, |file| write(&out.join(&file.path), &file.bytes))?;
    // A page whose size does not depend on the articles that happen to be the newest.
    let article = pages::file_path(Language::English, &routes[routes.len() - PRINTED.min(number)]);
    fs::write(out.join("article-path.txt"), article.trim_end_matches("index.html"))?;
    fs::write(out.join("facet-columns.json"), columns(bundle.index.articles.as_slice())?)?;
    let index =
        FacetIndex::of_cards(&bundle.index.articles, content.topics.len(), content.institutions.len());
    fs::write(out.join("facet-values.bin"), bytewise(&bundle.index.articles))?;
    eprintln!("{number} articles: index of {} bytes without hashes", index.to_bytes().len());
    Ok(())
}

/// The other encodings that were measured for docs/decisions/0007: columns of JSON …
fn columns(cards: &[Arc<Card>]) -> Result<Vec<u8>> {
    let topics: Vec<_> = cards.iter().map(|card| &card.topics).collect();
    let institutions: Vec<_> = cards.iter().map(|card| &card.institutions).collect();
    let mut before = 0;
    let months: Vec<_> = cards
        .iter()
        .map(|card| {
            let month = card.date.year_month().number();
            let delta = if before == 0 { month } else { before - month };
            before = month;
            delta
        })
        .collect();
    let columns = serde_json::json!({ "months": months, "topics": topics, "institutions": institutions });
    Ok(serde_json::to_vec(&columns)?)
}

/// … and a byte for each value, with how many there are before them.
fn bytewise(cards: &[Arc<Card>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let facets: [fn(&Card) -> &[u16]; 2] = [|card| &card.topics, |card| &card.institutions];
    for of in facets {
        bytes.extend(cards.iter().map(|card| of(card).len() as u8));
        bytes.extend(cards.iter().flat_map(|card| of(card)).map(|&value| value as u8));
    }
    bytes
}

/// What Trunk would have put there: the page as it is written, and the built program and style.
fn stage(built: &Path, out: &Path) -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut program = None;
    for entry in fs::read_dir(built).with_context(|| format!("{} is no built site", built.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with("tidings-web-") && (name.ends_with(".js") || name.ends_with(".wasm")) {
            fs::copy(&path, out.join(&name))?;
            program = Some(name.replace("_bg.wasm", "").replace(".js", ""));
        }
    }
    let program = program.context("the built site has no program: `cargo xtask build` makes it")?;
    fs::copy(root.join("style/main.css"), out.join("main.css"))?;
    let page = fs::read_to_string(root.join("index.html"))?;
    let lines = page.lines().filter_map(|line| match line {
        line if line.contains("rel=\"css\"") => Some("<link rel=\"stylesheet\" href=\"/main.css\" />".to_owned()),
        line if line.contains("rel=\"rust\"") => Some(format!(
            "<script type=\"module\">import init from '/{program}.js'; init({{ module_or_path: '/{program}_bg.wasm' }});</script>"
        )),
        line if line.contains("data-trunk") => None,
        line => Some(line.to_owned()),
    });
    write(&out.join("index.html"), lines.collect::<Vec<_>>().join("\n").as_bytes())
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().context("a file is in a folder")?;
    fs::create_dir_all(folder)?;
    fs::write(path, bytes).with_context(|| format!("{} cannot be written", path.display()))
}

fn content(archive: &Path) -> Result<Content> {
    let vocabulary: Vocabulary = json(&archive.join("facets.json"))?;
    let items: Vec<Item> = json(&archive.join("items.json"))?;
    let text = |name: &str| LocalizedText { en: name.to_owned(), ..LocalizedText::default() };
    let topic = |name: &String| Topic {
        id: id(name).as_str().into(),
        name: text(name),
        description: text(&format!("Made-up articles about {name}")),
        art: None,
    };
    let institution = |name: &String| Institution {
        id: id(name).as_str().into(),
        name: text(name),
        short: name.clone(),
        ..Institution::default()
    };
    let article = |item: Item| {
        Ok(Article {
            slug: item.slug.as_str().into(),
            title: item.title,
            summary: item.summary,
            date: item.date[..10].parse().context("a date")?,
            updated: None,
            topics: item.topics.iter().map(|name| id(name).as_str().into()).collect(),
            institutions: item.institutions.iter().map(|name| id(name).as_str().into()).collect(),
            people: Vec::new(),
            event: None,
            body: item.body.split("\n\n").map(|text| Block::Paragraph { text: text.to_owned() }).collect(),
            credits: vec![Credit {
                role: "Written by".into(),
                name: "Example desk".into(),
                affiliation: None,
            }],
            sources: vec![Source {
                title: "Example".into(),
                publisher: "University of Example".into(),
                url: "https://example.org/".into(),
            }],
            aliases: Vec::new(),
        })
    };
    let mut articles: Vec<Article> = items.into_iter().map(article).collect::<Result<_>>()?;
    articles.sort_by(|a, b| a.slug.cmp(&b.slug));
    Ok(Content {
        topics: vocabulary.topics.iter().map(topic).collect(),
        institutions: vocabulary.institutions.iter().map(institution).collect(),
        articles,
        ..Content::default()
    })
}

fn id(name: &str) -> String {
    name.to_lowercase().replace(' ', "-")
}

fn json<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let text = fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not what gen.mjs writes", path.display()))
}
