//! The pages of the real content, rendered natively.

use std::{path::Path, sync::Arc};

use press::{bundle, content::Content, shell};
use tidings::{
    archive::Archive,
    base::Base,
    fetch::Library,
    model::{
        Language,
        bundle::Index,
        content::{Article, Block},
    },
    native::{RenderedPage, render},
    route::Route,
};

fn content() -> Content {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let content = Content::read(&root.join("content"), &root.join("public"));
    assert!(content.faults.is_empty(), "the content has faults: see `press check`");
    content
}

fn archive(content: &Content) -> Arc<Archive> {
    let files = bundle::files(content).expect("a bundle");
    let index = files.iter().find(|file| file.path.starts_with("data/index-")).expect("an index");
    let index: Index = serde_json::from_slice(&index.bytes).expect("JSON of its type");
    Arc::new(Archive::new(index))
}

/// What a page says, without its markup.
fn text(page: &RenderedPage) -> String {
    let mut text = String::new();
    for part in page.body.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

fn texts_of(article: &Article) -> Vec<String> {
    let mut texts = vec![article.title.clone(), article.summary.clone(), article.date.in_words()];
    for block in &article.body {
        match block {
            Block::Paragraph { text } | Block::Heading { text } => texts.push(text.clone()),
            Block::List { items } => texts.extend(items.clone()),
            Block::Quote { text, by } => texts.extend([text.clone()].into_iter().chain(by.clone())),
            Block::Figure { caption, .. } => texts.extend(caption.clone()),
        }
    }
    for person in &article.people {
        texts.extend([person.name.clone(), person.role.clone()]);
    }
    for credit in &article.credits {
        texts.push(format!("{}: {}", credit.role, credit.name));
        texts.extend(credit.affiliation.clone());
    }
    texts.extend(article.sources.iter().map(|source| source.title.clone()));
    texts
}

#[test]
fn every_article_has_all_its_texts() {
    let content = content();
    let archive = archive(&content);
    for article in &content.articles {
        let library = Library::holding(Base(""), archive.clone(), [Arc::new(article.clone())]);
        let page = render(Base(""), library, &Route::Article(Language::English, article.slug.clone()));
        let said = text(&page);
        for text in texts_of(article) {
            assert!(said.contains(&text), "{} does not say {text:?}:\n{said}", article.slug);
        }
        assert_eq!(page.head.title, article.title);
        assert_eq!(page.head.description, article.summary);
    }
}

#[test]
fn every_page_renders_and_names_itself() {
    let content = content();
    let archive = archive(&content);
    let mut routes = shell::routes(&content).expect("routes");
    routes.push(Route::NotFound);
    for route in routes {
        let articles = content.articles.iter().cloned().map(Arc::new);
        let library = Library::holding(Base("/example"), archive.clone(), articles);
        let page = render(Base("/example"), library, &route);
        assert_eq!(page.body.matches("<h1").count(), 1, "{route:?}: one heading names the page");
        assert!(!page.body.contains("Loading"), "{route:?} waits for something:\n{}", page.body);
        assert!(!page.body.contains("href=\"/news"), "{route:?} links outside of the base");
        assert!(page.body.contains("href=\"/example/news/\""), "{route:?} links to the news");
        assert_eq!(page.head.title.is_empty(), route == Route::Front, "{route:?}");
    }
}

#[test]
fn what_is_not_there_is_on_its_way() {
    let page = render(Base(""), Library::empty(Base("")), &Route::Explorer);
    assert!(text(&page).contains("Loading the list of articles"));
}
