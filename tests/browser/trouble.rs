//! What happens when files do not arrive, or not as they should.

use crate::support::{SEED, assert_alive, finds, listed, reads_article, shows};
use browser_tests::{Content, Fault, Key, Page, Site, Visitor};
use serde_json::{Value, json};
use std::fs;

const CONNECTION: &str = "The connection failed before an answer arrived.";
const STATUS: &str = "The server answered with an error (status 503).";
const DAMAGED: &str = "The file arrived damaged.";
const UPDATED: &str = "The site has been updated since this page was opened. Please reload the page.";
const GONE: &str = "The server no longer has this file.";

#[track_caller]
fn list_fails_and_recovers(
    page: &Page,
    site: &Site,
    content: &Content,
    file: &str,
    fault: Fault,
    says: &str,
) {
    let what = format!("{file} with {fault:?}");
    site.fault(file, fault);
    page.goto("/news/?topic=hydropower");
    page.sees("The list of articles could not be loaded");
    assert!(page.has_text(says), "{what} should say {says:?}:\n{}", page.text());
    assert_alive(page);

    // Asking again while nothing has changed says the same.
    site.forget_requests();
    page.button("Try again").within("main").click();
    site.wait_for_request(file);
    page.sees("The list of articles could not be loaded");

    site.heal();
    page.button("Try again").within("main").click();
    finds(page, content.matching(&["hydropower"], &[]).len());
    page.sees_no("could not be loaded");
    assert_alive(page);
    page.link(&content.matching(&["hydropower"], &[])[0].title).click();
    reads_article(page, content, &content.matching(&["hydropower"], &[])[0].slug);
}

#[test]
fn a_list_that_fails_is_asked_for_again() {
    let (site, content) = (Site::without_printed_pages(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/about/");
    let other_format = r#"{"format":99}"#.to_owned();
    for (fault, says) in [
        (Fault::Status(503), STATUS),
        (Fault::Status(404), GONE),
        (Fault::DropConnection, CONNECTION),
        (Fault::Truncate, CONNECTION),
        (Fault::Replace("{\"format\":".to_owned()), DAMAGED),
        (Fault::Replace(String::new()), DAMAGED),
        (Fault::Replace("<!doctype html><title>Hotel Wi-Fi</title>".to_owned()), DAMAGED),
        (Fault::Replace(other_format), UPDATED),
    ] {
        list_fails_and_recovers(&page, &site, &content, "/data/pages/news.json", fault, says);
    }
}

#[test]
fn an_index_that_fails_is_asked_for_again() {
    let (site, content) = (Site::without_printed_pages(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/about/");
    for (fault, says) in [
        (Fault::Status(503), STATUS),
        (Fault::DropConnection, CONNECTION),
        (Fault::Truncate, CONNECTION),
        (Fault::Replace("[]".to_owned()), DAMAGED),
        (Fault::Replace(String::new()), DAMAGED),
    ] {
        list_fails_and_recovers(&page, &site, &content, "/data/facets-*", fault, says);
    }
}

/// What a page shows of an archive without articles, but for what `with` says.
fn page_data(with: &Value) -> String {
    let mut data = json!({
        "format": 3, "index": { "topics": [], "institutions": [], "articles": [] }, "articles": [],
        "older": [], "newer": [], "topics": [], "institutions": [], "total": 0, "events": 0,
        "topic_counts": [], "institution_counts": [], "institution_total": 0, "languages": [],
        "months": [], "month_counts": [],
    });
    for (name, value) in with.as_object().into_iter().flatten() {
        data[name] = value.clone();
    }
    data.to_string()
}

#[test]
fn data_that_point_nowhere_harm_only_what_they_say() {
    let site = Site::without_printed_pages();
    let card = json!({
        "slug": "a-b", "title": "A card", "summary": "S.", "date": "2021-01-05", "topics": [7],
        "institutions": [65535], "file": "articles/a-b-0.json",
        "editions": [{ "language": "xx", "file": "none" }],
    });
    let astray = json!({
        "index": { "topics": [], "institutions": [], "articles": [card, card] }, "articles": [0, 1, 99],
        "older": [99], "newer": [1], "topics": [99], "institutions": [99], "topic_counts": [1, 2],
        "months": ["2021-13", "2021-01"], "month_counts": [1], "languages": ["xx"], "total": 2,
        "manifest": {
            "format": 3, "articles": 2, "facets": "none", "facets_bytes": 0, "search": "none",
        },
    });
    site.fault("/data/pages*", Fault::Replace(page_data(&astray)));
    let page = Visitor::at_a_desk().opens(&site, "/");
    // The host has data at the addresses that it has; what they say is not what it was.
    let article = Content::read().articles[0].path();
    for path in ["/", "/news/", "/topics/", "/institutions/", "/about/", "/archive/", &article] {
        page.goto(path);
        page.wait_until("the page", |page| page.count("main h1") == 1 && !page.has_text("Loading"));
        assert_alive(&page);
    }
    page.sees("The article could not be loaded");
    assert_eq!(page.heading(), "A card");
    assert_alive(&page);
}

#[test]
fn an_empty_archive_is_no_failure() {
    let site = Site::without_printed_pages();
    site.fault("/data/pages*", Fault::Replace(page_data(&json!({}))));
    let page = Visitor::at_a_desk().opens(&site, "/");
    page.sees("No articles have been published yet.");
    for path in ["/news/", "/topics/", "/institutions/", "/about/"] {
        page.goto(path);
        page.wait_until("the page", |page| page.count("main h1") == 1 && !page.has_text("Loading"));
        assert_alive(&page);
    }
}

#[test]
fn pages_that_need_no_list_work_without_it() {
    let site = Site::without_printed_pages();
    site.fault("/data/*", Fault::Status(503));
    let page = Visitor::at_a_desk().opens(&site, "/");
    page.sees("The list of articles could not be loaded");
    page.link("About").within("header nav").click();
    page.arrives_at("/about/");
    page.sees("This site sets no cookies");
    page.button("Reading settings").click();
    page.field("Colours").choose("Dark");
    page.press(Key::Escape);
    page.goto("/no/such/page/");
    page.sees("There is no page at this address");
    assert_alive(&page);
}

#[test]
fn a_failing_article_leaves_everything_else_working() {
    let (site, content) = (Site::without_printed_pages(), Content::read());
    let seed = content.article(SEED);
    let file = format!("/data/articles/{SEED}*");
    let page = Visitor::at_a_desk().opens(&site, "/about/");
    for (fault, says) in [
        (Fault::Status(503), STATUS),
        (Fault::DropConnection, CONNECTION),
        (Fault::Truncate, CONNECTION),
        (Fault::Replace("{\"slug\":".to_owned()), DAMAGED),
        (Fault::Replace("{}".to_owned()), DAMAGED),
        (Fault::Replace("null".to_owned()), DAMAGED),
        (Fault::Status(404), GONE),
    ] {
        let what = format!("{fault:?}");
        site.fault(&file, fault);
        page.goto(&seed.path());
        page.sees("The article could not be loaded");
        assert!(page.has_text(says), "{what} should say {says:?}:\n{}", page.text());
        assert_eq!(page.heading(), seed.title, "its card is known: {what}");
        assert!(page.has_text(seed.summary()), "{what}");
        page.wait_until("its title", |page| page.title() == format!("{} · Tidings", seed.title));
        page.sees("All other articles and the lists still work.");
        page.button("Try again").within("main").click();
        page.sees("The article could not be loaded");

        page.link("News").within("header nav").click();
        finds(&page, content.articles.len());
        shows(&page, "the length of the list", &20, |page| listed(page).len());
        page.link(&content.articles[2].title).click();
        reads_article(&page, &content, &content.articles[2].slug);

        // It recovers by the button, and by coming again.
        page.back();
        finds(&page, content.articles.len());
        page.back();
        page.arrives_at(&seed.path());
        page.sees("The article could not be loaded");
        site.heal();
        page.button("Try again").within("main").click();
        reads_article(&page, &content, SEED);
        page.sees_no("could not be loaded");
        assert_alive(&page);
    }
}

#[test]
fn a_failed_article_is_fetched_anew_when_it_is_opened_again() {
    let (site, content) = (Site::without_printed_pages(), Content::read());
    let article = &content.articles[3];
    let file = format!("/data/articles/{}*", article.slug);
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    site.fault(&file, Fault::Status(503));
    page.link(&article.title).click();
    page.sees("The article could not be loaded");
    page.back();
    finds(&page, content.articles.len());
    site.heal();
    page.link(&article.title).click();
    reads_article(&page, &content, &article.slug);
    assert_alive(&page);
}

#[test]
fn a_page_that_is_older_than_the_site_begins_anew_with_what_is_there_now() {
    let (site, content) = (Site::without_printed_pages(), Content::read());
    let file = Site::built_folder().join("data/pages/news.json");
    let mut old: Value =
        serde_json::from_slice(&fs::read(file).expect("the list's data")).expect("JSON of the list");
    old["manifest"]["facets"] = "facets-0000000000000000.bin".into();
    site.fault("/data/pages/news.json", Fault::Replace(old.to_string()));
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    page.sees(&content.articles[0].title);
    site.heal();
    // One of those that are there without "Show all": what begins anew is folded again.
    let topic = "international-cooperation";
    page.checkbox(content.topic_name(topic, "en")).click();
    page.arrives_at("/news/?topic=international-cooperation");
    let found = content.matching(&[topic], &[]);
    finds(&page, found.len());
    let titles: Vec<_> = found.iter().take(20).map(|article| article.title.clone()).collect();
    shows(&page, "what is listed", &titles, listed);
    assert_alive(&page);
}

#[test]
fn cards_that_fail_leave_the_others_and_can_be_asked_for_again() {
    let (site, content) = (Site::built(), Content::read());
    site.fault("/data/cards/*", Fault::Status(503));
    let page = Visitor::at_a_desk().opens(&site, "/news/?page=2");
    page.sees("The article could not be loaded");
    assert_eq!(page.count(".results [role=alert]"), 1, "it is said once");
    finds(&page, content.articles.len());
    site.heal();
    page.button("Try again").within(".results").click();
    page.sees_no("could not be loaded");
    let titles: Vec<_> = content.articles[20..40].iter().map(|article| article.title.clone()).collect();
    shows(&page, "what is listed", &titles, listed);
    assert_alive(&page);
}

#[test]
fn a_slow_article_shows_its_place_and_then_itself() {
    let (site, content) = (Site::without_printed_pages(), Content::read());
    let article = &content.articles[4];
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    finds(&page, content.articles.len());
    let gate = site.hold("/data/articles/*");
    page.link(&article.title).click();
    page.arrives_at(&article.path());
    page.sees("Loading the article …");
    page.wait_until("the skeleton", |page| page.count("main .skeleton.article") == 1);
    assert_eq!(page.count("main [aria-busy=true]"), 1);
    assert_eq!(page.text_of("main [role=status]"), "Loading the article …");
    gate.open();
    reads_article(&page, &content, &article.slug);
    assert_eq!(page.count("main [aria-busy=true]"), 0);
    shows(&page, "the focus", &format!("heading {}", article.title), Page::focused);
    page.assert_console_silent();
}

#[test]
fn an_article_that_takes_long_can_be_asked_for_again() {
    let (site, content) = (Site::without_printed_pages(), Content::read());
    let seed = content.article(SEED);
    let file = format!("/data/articles/{SEED}*");
    let gate = site.hold(&file);
    let page = Visitor::at_a_desk().opens(&site, &seed.path());
    page.sees("Loading the article …");
    assert!(!page.has_text("takes longer than usual"), "not before it does");
    page.sees("Loading the article takes longer than usual.");
    assert_eq!(site.requests(&file).len(), 1);
    page.button("Try again").click();
    page.sees_no("takes longer than usual");
    page.wait_until("a second request", |_| site.requests(&file).len() == 2);
    gate.open();
    reads_article(&page, &content, SEED);
    page.assert_console_silent();
}

#[test]
fn after_asking_again_a_slow_article_is_said_to_be_slow_again() {
    let (site, content) = (Site::without_printed_pages(), Content::read());
    let gate = site.hold("/data/articles/*");
    let page = Visitor::at_a_desk().opens(&site, &content.article(SEED).path());
    page.sees("Loading the article takes longer than usual.");
    page.button("Try again").click();
    page.sees_no("takes longer than usual");
    page.sees("Loading the article takes longer than usual.");
    gate.open();
    reads_article(&page, &content, SEED);
}

#[test]
fn a_slow_list_shows_its_place_and_can_be_asked_for_again() {
    let (site, content) = (Site::without_printed_pages(), Content::read());
    let gate = site.hold("/data/pages/news.json");
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    page.sees("Loading the list of articles …");
    assert_eq!(page.heading(), "News", "what is known is shown");
    page.sees("Loading the list of articles takes longer than usual.");
    page.button("Try again").click();
    page.wait_until("a second request", |_| site.requests("/data/pages/news.json").len() == 2);
    gate.open();
    finds(&page, content.articles.len());
    page.assert_console_silent();
}

#[test]
fn a_reader_who_leaves_a_slow_article_gets_the_one_that_was_opened_last() {
    let (site, content) = (Site::without_printed_pages(), Content::read());
    let [slow, quick] = [&content.articles[2], &content.articles[3]];
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    finds(&page, content.articles.len());
    let gate = site.hold(&format!("/data/articles/{}*", slow.slug));
    page.link(&slow.title).click();
    page.sees("Loading the article …");
    page.back();
    finds(&page, content.articles.len());
    page.link(&quick.title).click();
    reads_article(&page, &content, &quick.slug);
    gate.open();
    // The late answer is there for later, not for now.
    page.wait_until("the late answer", |page| {
        let script = "return performance.getEntriesByType('resource')
            .some(entry => entry.name.includes(arguments[0]) && entry.responseEnd > 0)";
        page.execute(script, &[slow.slug.as_str().into()]) == true
    });
    assert_eq!(page.heading(), quick.title);
    page.assert_console_silent();
}

#[test]
fn a_lost_network_is_told_and_the_article_comes_when_it_is_back() {
    let (site, content) = (Site::without_printed_pages(), Content::read());
    let article = &content.articles[6];
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    finds(&page, content.articles.len());
    page.goes_offline();
    page.link(&article.title).click();
    page.sees(CONNECTION);
    page.link("News").within("header nav").click();
    finds(&page, content.articles.len());
    page.back();
    page.sees("The article could not be loaded");
    page.goes_online();
    page.button("Try again").within("main").click();
    reads_article(&page, &content, &article.slug);
    assert_alive(&page);
}

#[test]
fn without_its_styles_the_site_still_works() {
    let (site, content) = (Site::without_printed_pages(), Content::read());
    site.fault("*.css", Fault::Status(503));
    let page = Visitor::at_a_desk().opens(&site, "/news/?topic=hydropower");
    finds(&page, content.matching(&["hydropower"], &[]).len());
    assert_alive(&page);
    page.link(&content.article(content.matching(&["hydropower"], &[])[0].slug.as_str()).title).click();
    reads_article(&page, &content, &content.matching(&["hydropower"], &[])[0].slug);
}
