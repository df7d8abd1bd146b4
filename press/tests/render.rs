//! The pages of the real content, rendered natively.

use std::path::Path;

use press::{
    bundle,
    content::Content,
    pages::{self, Printer},
    publication::Publication,
    shell::Shell,
    site_address::SiteAddress,
};
use tidings::{
    base::Base,
    model::{
        Language,
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

/// A page as it is printed, at `/example/`.
fn printed(content: &Content, routes: &[Route]) -> Vec<(Route, RenderedPage)> {
    let out = tempfile::tempdir().expect("a folder for the test");
    std::fs::write(out.path().join("index.html"), INDEX).expect("a page");
    let address = SiteAddress::from_public_url("/example/").expect("an address");
    let shell = Shell::read(out.path(), &address, &content.topics, true).expect("a shell");
    let bundle = bundle::make(content).expect("a bundle");
    let publication = Publication::new(content, &address);
    let channels = publication.channels();
    let printer = Printer::new(&publication, &channels, &bundle, Some(&shell));
    let page = |route: &Route| render(Base("/example"), route, printer.data(route));
    routes.iter().map(|route| (route.clone(), page(route))).collect()
}

const INDEX: &str = "<html><head><!-- press: head --></head><body><!-- press: app --></body></html>";

#[test]
fn every_article_has_all_its_texts_in_every_language() {
    let content = content();
    for language in Language::ALL {
        for article in content.articles_in(language) {
            let route = Route::Article(language, article.slug.clone());
            let page = printed(&content, &[route]).remove(0).1;
            let said = text(&page);
            for text in texts_of(&article) {
                assert!(said.contains(&text), "{} does not say {text:?}:\n{said}", article.slug);
            }
            assert_eq!(page.head.title, article.title);
            assert_eq!(page.head.description, article.summary);
        }
    }
}

#[test]
fn every_page_renders_and_names_itself() {
    let content = content();
    let mut routes = pages::routes(&content).expect("routes");
    routes.push(Route::NotFound);
    for (route, page) in printed(&content, &routes) {
        assert_eq!(page.body.matches("<h1").count(), 1, "{route:?}: one heading names the page");
        assert!(!page.body.contains("Loading"), "{route:?} waits for something:\n{}", page.body);
        assert!(!page.body.contains("href=\"/news"), "{route:?} links outside of the base");
        assert!(!page.body.contains("style="), "{route:?} has a style that the policy does not allow");
        assert!(page.body.contains("href=\"/example/news/\""), "{route:?} links to the news");
        assert_eq!(page.head.title.is_empty(), route == Route::Front, "{route:?}");
    }
}

#[test]
fn what_is_not_there_is_on_its_way() {
    let page = render(Base(""), &Route::Explorer, None);
    assert!(text(&page).contains("Loading the list of articles"));
}
