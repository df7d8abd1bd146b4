//! On paper.

use crate::support::{SEED, body_lines, finds, reads_article, shows};
use browser_tests::{Article, Content, Page, Scheme, Site, Visitor};
use lopdf::{Document, content::Operation};
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

/// What is printed, without what depends on how the lines break.
fn on_paper(page: &Page) -> String {
    letters(&pdf_extract::extract_text_from_mem(&page.printed()).expect("the text of a PDF file"))
}

/// Letters and digits only: lines are broken, hyphenated, and words of which one ends a line joined.
fn letters(text: &str) -> String {
    text.nfkc().filter(|c| c.is_alphanumeric()).collect()
}

fn beginning(text: &str) -> String {
    letters(text).chars().take(40).collect()
}

fn texts<'a>(article: &'a Value, list: &str, fields: &[&str]) -> Vec<&'a str> {
    let items = article[list].as_array().map(Vec::as_slice).unwrap_or_default();
    items
        .iter()
        .flat_map(|item| fields.iter().filter_map(|field| item[*field].as_str()).collect::<Vec<_>>())
        .collect()
}

#[track_caller]
fn assert_has(printed: &str, what: &str) {
    assert!(printed.contains(&letters(what)), "{what:?} is missing on paper:\n{printed}");
}

#[track_caller]
fn assert_lacks(printed: &str, what: &str) {
    assert!(!printed.contains(&letters(what)), "{what:?} has no use on paper:\n{printed}");
}

const USELESS: [&str; 10] = [
    "Skip to the content",
    "Topics Institutions Network",
    "Search the news",
    "Reading settings",
    "Keyboard shortcuts",
    "Copy link",
    "BibTeX",
    "By e-mail",
    "Related articles",
    "Older and newer articles",
];

fn check_article(page: &Page, article: &Article) {
    let printed = on_paper(page);
    assert_has(&printed, &article.title);
    assert_has(&printed, article.summary());
    for line in body_lines(&article.json) {
        assert!(printed.contains(&beginning(&line)), "{line:?} is missing on paper:\n{printed}");
    }
    for (list, fields) in [
        ("people", &["name", "role"] as &[_]),
        ("credits", &["role", "name", "affiliation"]),
        ("sources", &["title", "publisher", "url"]),
    ] {
        for text in texts(&article.json, list, fields) {
            assert_has(&printed, text);
        }
    }
    for what in USELESS {
        assert_lacks(&printed, what);
    }
}

#[test]
fn an_article_is_printed_whole_and_without_what_has_no_use_on_paper() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/about/");
    for slug in [
        SEED,
        "2020-05-04-kust-clausthal-masks-and-projects",
        "2024-10-29-berlin-declaration-carbon-neutrality",
    ] {
        let article = content.article(slug);
        page.goto(&article.path());
        reads_article(&page, &content, slug);
        check_article(&page, article);
        // What is unfolded on the screen is of no more use on paper.
        page.execute("document.querySelectorAll('main details').forEach(part => part.open = true)", &[]);
        page.sees("BibTeX");
        check_article(&page, article);
    }
    // On a phone as well, where the parts are in another order on the screen.
    let phone = Visitor::on_a_phone().opens(&site, &content.article(SEED).path());
    reads_article(&phone, &content, SEED);
    check_article(&phone, content.article(SEED));
}

#[test]
fn an_article_in_german_is_printed_in_german() {
    let (site, content) = (Site::built(), Content::read());
    let edition = content.edition("de", SEED).expect("an edition");
    let page = Visitor::at_a_desk().without_javascript().opens(&site, &format!("/de/news/{SEED}/"));
    let printed = on_paper(&page);
    assert_has(&printed, edition["title"].as_str().unwrap_or_default());
    for line in body_lines(edition) {
        assert!(printed.contains(&beginning(&line)), "{line:?} is missing on paper:\n{printed}");
    }
    for what in ["Themen Einrichtungen Netzwerk", "Neuigkeiten durchsuchen", "BibTeX"] {
        assert_lacks(&printed, what);
    }
}

#[test]
fn lists_are_printed_without_filters_and_buttons() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/?topic=hydropower");
    let found = content.matching(&["hydropower"], &[]);
    finds(&page, found.len());
    shows(&page, "the list", &found.len(), |page| page.count(".results .card h3 a"));
    page.button("Share this view").click();
    page.button("Export as CSV").appears();
    let printed = on_paper(&page);
    for article in &found {
        assert_has(&printed, &article.title);
        assert_has(&printed, article.summary());
    }
    for what in USELESS.into_iter().chain([
        "Find in institutions",
        "Show all",
        "Newest first",
        "Export as",
        "Share this view",
    ]) {
        assert_lacks(&printed, what);
    }

    // What is saved.
    let seed = content.article(SEED);
    let saved = json!({ "slug": SEED, "language": "en", "title": seed.title, "summary": seed.summary(), "date": seed.date });
    page.remember("saved", &json!({ "format": "tidings-saved-1", "articles": [saved] }).to_string());
    page.goto("/saved/");
    page.sees(&seed.title);
    let printed = on_paper(&page);
    for what in ["Export as a file", "Import from a file"] {
        assert_lacks(&printed, what);
    }
    assert_has(&printed, &seed.title);
}

/// The colours in which text is printed, as red, green and blue.
fn inks(pdf: &[u8]) -> Vec<[f32; 3]> {
    let pdf = Document::load_mem(pdf).expect("a PDF file");
    let (mut inks, mut ink) = (Vec::new(), [0.0; 3]);
    for page in pdf.get_pages().into_values() {
        let drawn = pdf.get_and_decode_page_content(page).expect("the content of a page");
        for Operation { operator, operands } in drawn.operations {
            let numbers: Vec<_> = operands.iter().filter_map(|operand| operand.as_float().ok()).collect();
            match (&*operator, &*numbers) {
                ("rg", &[red, green, blue]) => ink = [red, green, blue],
                ("g", &[grey]) => ink = [grey; 3],
                ("Tj" | "TJ", _) if !inks.contains(&ink) => inks.push(ink),
                _ => {}
            }
        }
    }
    inks
}

#[test]
fn who_reads_light_text_on_a_dark_ground_prints_dark_text() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().preferring(Scheme::Dark).opens(&site, &content.article(SEED).path());
    for theme in ["", "dark"] {
        page.remember("theme", theme);
        page.reload();
        reads_article(&page, &content, SEED);
        let inks = inks(&page.printed());
        assert!(!inks.is_empty(), "there is text");
        let light: Vec<_> = inks.iter().filter(|ink| ink.iter().sum::<f32>() > 1.8).collect();
        assert!(light.is_empty(), "{light:?} cannot be read on paper");
    }
    page.assert_console_silent();
}
