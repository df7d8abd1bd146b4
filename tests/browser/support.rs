//! What several tests do alike.

use browser_tests::{Content, Page};
use std::fmt::Debug;
use std::thread;

/// The article with which the site began.
pub const SEED: &str = "2021-01-05-kust-tu-clausthal-forum";

/// Waits until what is read is what is expected; a failure tells what was read last.
#[track_caller]
pub fn shows<T: PartialEq + Debug>(page: &Page, what: &str, expected: &T, read: impl Fn(&Page) -> T) {
    let mut last = Last { what, value: None };
    page.wait_until(&format!("{what} to be {expected:#?}"), |page| {
        let value = read(page);
        let is_right = value == *expected;
        last.value = Some(value);
        is_right
    });
}

/// What was read last, told when a test fails.
struct Last<'what, T: Debug> {
    what: &'what str,
    value: Option<T>,
}

impl<T: Debug> Drop for Last<'_, T> {
    fn drop(&mut self) {
        if thread::panicking() {
            eprintln!("at last, {} was {:#?}", self.what, self.value);
        }
    }
}

/// The headlines that the explorer lists, in its order.
pub fn listed(page: &Page) -> Vec<String> {
    page.texts_of(".results .article-list h3")
}

/// Waits until the explorer says that it has found so many.
#[track_caller]
pub fn finds(page: &Page, count: usize) {
    shows(page, "the result count", &in_words(count), |page| page.text_of("#result-count"));
}

/// A number of articles as the site says it.
pub fn in_words(count: usize) -> String {
    match count {
        0 => "No articles".to_owned(),
        1 => "1 article".to_owned(),
        _ => format!("{count} articles"),
    }
}

/// A day such as `2021-01-05` as the site writes it.
pub fn day_in_words(date: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let parts: Vec<usize> = date.split('-').map(|part| part.parse().expect("a number")).collect();
    format!("{} {} {}", parts[2], MONTHS[parts[1] - 1], parts[0])
}

/// The same words with single spaces between them.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Waits for an article's text.
#[track_caller]
pub fn reads_article(page: &Page, content: &Content, slug: &str) {
    let article = content.article(slug);
    shows(page, "the headline", &vec![one_line(&article.title)], |page| page.texts_of("main h1"));
    let first = body_lines(&article.json)[0].clone();
    shows(page, "the first paragraph", &first, |page| {
        page.text_of(".article-body").lines().next().unwrap_or_default().to_owned()
    });
}

/// Every text of an article's body, block after block.
pub fn body_lines(article: &serde_json::Value) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = |text: &serde_json::Value| lines.extend(text.as_str().map(one_line));
    for block in article["body"].as_array().expect("a body") {
        line(&block["text"]);
        line(&block["by"]);
        for item in block["items"].as_array().into_iter().flatten() {
            line(item);
        }
    }
    lines
}

/// Fails if the page has come to an end.
#[track_caller]
pub fn assert_alive(page: &Page) {
    assert!(
        !page.has_text("This page has stopped working"),
        "{} has crashed:\n{}",
        page.address(),
        page.text()
    );
    let panics: Vec<_> = page.console().into_iter().filter(|said| said.text.contains("panicked")).collect();
    assert!(panics.is_empty(), "{} has panicked: {panics:?}", page.address());
}
