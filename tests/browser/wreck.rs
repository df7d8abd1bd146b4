//! When the app does not start, or dies.

use crate::support::{SEED, finds, reads_article, shows};
use browser_tests::{Content, Fault, Page, Site, Visitor};

const STOPPED: &str = "This page has stopped working";

/// A browser function that drawing a page needs, made to fail.
const MISCHIEF: &str = "Document.prototype.createElement = () => { throw new Error('out of elements') }";

/// Opens the news and has the next page fail to be drawn.
#[track_caller]
fn wreck(site: &Site, content: &Content) -> Page {
    let page = Visitor::at_a_desk().opens(site, "/news/");
    finds(&page, content.articles.len());
    page.execute(MISCHIEF, &[]);
    page.link("Topics").within("header nav").click();
    page.sees(STOPPED);
    page
}

#[test]
fn a_dead_app_is_told_and_the_page_can_be_loaded_again() {
    let (site, content) = (Site::built(), Content::read());
    let page = wreck(&site, &content);
    let alert = page.text_of("#crash [role=alert]");
    assert!(alert.contains(STOPPED), "{alert}");
    page.wait_until("the focus on the message", |page| {
        page.execute("return document.activeElement.closest('#crash') !== null", &[]) == true
    });
    assert!(
        !page
            .execute("return document.getElementById('crash-reason').textContent", &[])
            .to_string()
            .is_empty()
    );
    let address = page.address();
    page.execute("window.sameDocument = true", &[]);
    page.button("Reload this page").click();
    page.wait_until("a new document", |page| {
        page.execute("return window.sameDocument === undefined", &[]) == true
    });
    page.sees_no(STOPPED);
    assert_eq!(page.address(), address);
    page.wait_until("the page", |page| page.count("main h1") == 1 && page.count("header nav a") > 0);
}

#[test]
fn a_dead_app_leaves_links_that_work() {
    let (site, content) = (Site::built(), Content::read());
    let page = wreck(&site, &content);
    page.link("Go to the front page").click();
    page.arrives_at("/");
    page.sees(&format!("All {} articles", content.articles.len()));
    assert!(!page.has_text(STOPPED));

    let page = wreck(&site, &content);
    page.link("Institutions").within("header nav").click();
    page.arrives_at("/institutions/");
    page.sees(content.institution_name("tu-clausthal", "en"));
    shows(&page, "the title", &"Institutions · Tidings".to_owned(), Page::title);
    assert!(!page.has_text(STOPPED));
}

#[test]
fn the_reason_is_there_for_those_who_ask() {
    let (site, content) = (Site::built(), Content::read());
    let page = wreck(&site, &content);
    assert!(!page.has_text("out of elements"), "nobody else is bothered with it");
    page.button("Details").within("#crash").click();
    page.wait_until("a reason", |page| !page.text_of("#crash-reason").is_empty());
}

#[test]
fn an_app_that_does_not_arrive_is_told_and_works_when_it_does() {
    let (site, content) = (Site::built(), Content::read());
    let path = content.article(SEED).path();
    for (file, fault) in [
        ("*.wasm", Fault::Status(404)),
        ("*.wasm", Fault::DropConnection),
        ("*.wasm", Fault::Truncate),
        ("*.wasm", Fault::Replace("no WebAssembly".to_owned())),
        ("/tidings-web*.js", Fault::Status(503)),
        ("/tidings-web*.js", Fault::Replace("this is no JavaScript".to_owned())),
    ] {
        let what = format!("{file} with {fault:?}");
        site.fault(file, fault);
        let page = Visitor::at_a_desk().opens(&site, &path);
        page.wait_until(&format!("the message about {what}"), |page| page.has_text(STOPPED));
        reads_article(&page, &content, SEED);
        site.heal();
        page.link("Go to the front page").click();
        page.arrives_at("/");
        page.sees(&format!("All {} articles", content.articles.len()));
        assert!(!page.has_text(STOPPED), "{what}");
    }
}

#[test]
fn an_app_that_did_not_arrive_can_be_asked_for_again() {
    let (site, content) = (Site::built(), Content::read());
    site.fault("*.wasm", Fault::Status(404));
    let page = Visitor::at_a_desk().opens(&site, &content.article(SEED).path());
    page.sees(STOPPED);
    site.heal();
    page.button("Reload this page").click();
    reads_article(&page, &content, SEED);
    assert!(!page.has_text(STOPPED));
}
