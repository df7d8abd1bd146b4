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
    i18n,
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
    let mut texts = vec![article.title.clone(), article.summary.clone(), i18n::day(article.date)];
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
fn printed(content: &Content, language: Language, routes: &[Route]) -> Vec<(Route, RenderedPage)> {
    let out = tempfile::tempdir().expect("a folder for the test");
    std::fs::write(out.path().join("index.html"), INDEX).expect("a page");
    let address = SiteAddress::from_public_url("/example/").expect("an address");
    let shell = Shell::read(out.path(), &address, &content.topics, true).expect("a shell");
    let bundle = bundle::make(content).expect("a bundle");
    let publication = Publication::new(content, &address);
    let channels = publication.channels();
    let printer = Printer::new(&publication, &channels, &bundle, Some(&shell));
    let base = Base::new("/example", language);
    let page = |route: &Route| render(base, route, printer.data(language, route));
    routes.iter().map(|route| (route.clone(), page(route))).collect()
}

const INDEX: &str = "<html><head><!-- press: head --></head><body><!-- press: app --></body></html>";

#[test]
fn every_article_has_all_its_texts_in_every_language() {
    let content = content();
    for language in Language::ALL {
        for article in content.articles_in(language) {
            let route = Route::Article(article.slug.clone());
            let page = printed(&content, language, &[route]).remove(0).1;
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
    for (language, base) in [(Language::English, "/example"), (Language::German, "/example/de")] {
        check_pages(&printed(&content, language, &routes), base);
    }
}

fn check_pages(pages: &[(Route, RenderedPage)], base: &str) {
    for (route, page) in pages {
        assert_eq!(page.body.matches("<h1").count(), 1, "{route:?}: one heading names the page");
        assert!(!page.body.contains("Loading"), "{route:?} waits for something:\n{}", page.body);
        assert!(!page.body.contains("href=\"/news"), "{route:?} links outside of the base");
        assert!(!page.body.contains("style="), "{route:?} has a style that the policy does not allow");
        assert!(page.body.contains(&format!("href=\"{base}/news/\"")), "{route:?} links to the news");
        assert_eq!(page.head.title.is_empty(), *route == Route::Front, "{route:?}");
    }
}

#[test]
fn what_is_not_there_is_on_its_way() {
    let page = render(Base::default(), &Route::Explorer, None);
    assert!(text(&page).contains("Loading the list of articles"));
}

#[test]
fn an_article_without_an_edition_is_shown_in_english_and_says_so() {
    let content = content();
    let translated = |slug: &str| content.editions_of(slug).any(|(language, _)| language == Language::German);
    let article = content.articles.iter().find(|article| !translated(&article.slug)).expect("an article");
    let page = printed(&content, Language::German, &[Route::Article(article.slug.clone())]).remove(0).1;
    assert!(text(&page).contains(&article.title));
    assert!(text(&page).contains("Hier steht das englische Original."));
    assert!(page.body.contains("<div class=\"article-body\" lang=\"en\">"));
    assert!(text(&page).contains(&i18n::day(article.date)), "days are in the language of the page");
}

/// No English word of the interface is left in the pages of another language.
#[test]
fn other_languages_have_no_english_words() {
    let content = content();
    let routes = [
        Route::Front,
        Route::Explorer,
        Route::Topics,
        Route::Institutions,
        Route::Institution("tu-clausthal".into(), 0),
        Route::People(0),
        Route::Events,
        Route::Network,
        Route::Saved,
        Route::Archive,
        Route::About,
    ];
    for language in [Language::Chinese, Language::German] {
        for (route, page) in printed(&content, language, &routes) {
            for word in ["articles", "Search", "Topics", "Saved", "January", "Upcoming", "Filters", "Close"] {
                let said = [text(&page), page.head.title.clone(), page.head.description.clone()].concat();
                let is_said = said.split(|c: char| !c.is_alphanumeric()).any(|said| said == word);
                assert!(!is_said, "{route:?} in {language} says {word}");
            }
        }
    }
}

#[test]
fn a_long_text_begins_with_its_contents() {
    let content = content();
    let mut article = content.articles[0].clone();
    let slug = article.slug.clone();
    article.body = ["One", "Two", "Three"]
        .iter()
        .flat_map(|name| {
            let text = format!("University of Example, part {name}.");
            [Block::Heading { text: (*name).to_owned() }, Block::Paragraph { text }]
        })
        .collect();
    let content = Content {
        articles: vec![article],
        topics: content.topics,
        institutions: content.institutions,
        ..Content::default()
    };
    let page = printed(&content, Language::English, &[Route::Article(slug)]).remove(0).1;
    for (nth, name) in [(1, "One"), (3, "Two"), (5, "Three")] {
        assert!(
            page.body.contains(&format!("<a href=\"#part-{nth}\" rel=\"external\">{name}<")),
            "{name}: {}",
            page.body
        );
        assert!(page.body.contains(&format!("<h2 id=\"part-{nth}\">{name}<")), "{name}");
    }
}
