//! For everyone, as far as a machine can tell.

use crate::routes;
use crate::support::finds;
use browser_tests::{Content, Fault, Page, Scheme, Site, Visitor};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Checks a page and keeps what is wrong, so that one run tells about all pages.
fn check(page: &Page, what: &str, wrong: &mut Vec<String>) {
    if let Err(panic) = catch_unwind(AssertUnwindSafe(|| page.assert_accessible())) {
        let text = panic.downcast_ref::<String>().cloned().unwrap_or_else(|| "it panicked".to_owned());
        wrong.push(format!("{what}: {text}"));
    }
}

fn check_all_routes(visitor: &Visitor, languages: &[&str]) {
    let (site, content) = (Site::built(), Content::read());
    let page = visitor.opens(&site, "/");
    let mut wrong = Vec::new();
    for route in routes::all(&content) {
        routes::open(&page, &route);
        check(&page, &route.path, &mut wrong);
        for language in languages {
            let path = format!("/{language}{}", route.path);
            page.goto(&path);
            let is_there = format!("html[data-app][lang='{language}'] main h1");
            page.wait_until(&path, |page| page.count(&is_there) == 1);
            check(&page, &path, &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_page_breaks_a_rule_in_light_colours() {
    check_all_routes(&Visitor::at_a_desk().preferring(Scheme::Light), &["zh", "de"]);
}

#[test]
fn no_page_breaks_a_rule_in_dark_colours() {
    check_all_routes(&Visitor::at_a_desk().preferring(Scheme::Dark), &["zh", "de"]);
}

#[test]
fn no_page_breaks_a_rule_on_a_phone() {
    check_all_routes(&Visitor::on_a_phone(), &["de"]);
}

#[test]
fn no_state_of_the_explorer_breaks_a_rule() {
    let (site, content) = (Site::built(), Content::read());
    let mut wrong = Vec::new();
    for scheme in [Scheme::Light, Scheme::Dark] {
        let page = Visitor::at_a_desk()
            .preferring(scheme)
            .opens(&site, "/news/?topic=international-cooperation&page=2");
        finds(&page, content.matching(&["international-cooperation"], &[]).len());
        check(&page, "filters and pages", &mut wrong);
        page.goto("/news/?institution=kust&institution=mit&match=all&topic=tides");
        finds(&page, 0);
        check(&page, "nothing found", &mut wrong);

        let page = Visitor::on_a_phone().preferring(scheme).opens(&site, "/news/?topic=hydropower");
        page.button("Filters").click();
        page.wait_until("the sheet to open", |page| page.count("dialog:modal") == 1);
        page.wait_until("the sheet to stand still", |page| {
            page.execute("return document.getAnimations().every(a => a.playState !== 'running')", &[]) == true
        });
        check(&page, "the sheet", &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_message_of_failure_breaks_a_rule() {
    let (site, content) = (Site::without_printed_pages(), Content::read());
    let mut wrong = Vec::new();
    for scheme in [Scheme::Light, Scheme::Dark] {
        let page = Visitor::at_a_desk().preferring(scheme).opens(&site, "/about/");
        site.fault("/data/articles/*", Fault::Status(503));
        page.goto(&content.articles[0].path());
        page.sees("The article could not be loaded");
        check(&page, "a failed article", &mut wrong);
        site.fault("/data/pages/news.json", Fault::Status(503));
        page.goto("/news/");
        page.sees("The list of articles could not be loaded");
        check(&page, "a failed list", &mut wrong);
        site.fault("*.wasm", Fault::Status(404));
        page.goto("/");
        page.sees("This page has stopped working");
        check(&page, "a site that does not start", &mut wrong);
        site.heal();
        let gate = site.hold("/data/pages/news.json");
        page.goto("/news/");
        page.sees("Loading the list of articles");
        check(&page, "a list on its way", &mut wrong);
        gate.open();
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
