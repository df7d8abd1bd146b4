//! Addresses that lead nowhere.

use crate::support::{assert_alive, finds, shows};
use browser_tests::{Content, Key, Page, Site, Visitor};

#[test]
fn unknown_addresses_say_so_and_offer_a_search() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/about/");
    for (path, heading) in [
        ("/no/such/page/", "There is no page at this address"),
        ("/newsletter/", "There is no page at this address"),
        ("/news/no-such-article/", "There is no article at this address"),
        ("/topics/tides/", "There is no topic at this address"),
        ("/institutions/atlantis/", "There is no institution at this address"),
        ("/news/KUST/", "There is no article at this address"),
    ] {
        page.goto(path);
        shows(&page, "the heading", &vec![heading.to_owned()], |page| page.texts_of("main h1"));
        shows(&page, "the title", &format!("{heading} · Tidings"), Page::title);
        assert_eq!(page.address(), path, "a wrong address stays to be corrected");
        page.link("All news").within("main").appears();
        assert_alive(&page);
    }
    page.field("Search the news").fill("hydropower");
    page.press(Key::Enter);
    page.arrives_at("/news/?q=hydropower");
    let words = vec!["hydropower".to_owned()];
    finds(&page, crate::oracle::Question { words, ..Default::default() }.count(&content));
}

#[test]
fn malformed_addresses_crash_nothing() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/about/");
    for (path, heading) in [
        ("/news/%ff/", "There is no article at this address"),
        ("/news/%E0%A4%A/", "There is no article at this address"),
        ("/news/%/", "There is no article at this address"),
        ("/news/%2e%2e%2f/", "There is no article at this address"),
        ("/news/%F0%9F%8C%8A/", "There is no article at this address"),
        ("/topics/%ff/", "There is no topic at this address"),
        ("/institutions/%E0%A4%A/", "There is no institution at this address"),
        ("/%ff/", "There is no page at this address"),
    ] {
        page.goto(path);
        page.wait_until(&format!("a page at {path}"), |page| {
            page.count("main h1") > 0 && !page.has_text("Loading")
        });
        assert_alive(&page);
        assert_eq!(page.heading(), heading, "{path}");
        page.link("News").within("header nav").click();
        page.arrives_at("/news/");
        finds(&page, content.articles.len());
        page.back();
        shows(&page, "the heading", &vec![heading.to_owned()], |page| page.texts_of("main h1"));
        assert_alive(&page);
    }
}

#[test]
fn a_broken_link_inside_the_site_leads_to_the_same_page_as_its_address() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/about/");
    page.sees("About Tidings");
    for (path, heading) in [
        ("/news/%E0%A4%A/", "There is no article at this address"),
        ("/news/no-such-article/", "There is no article at this address"),
    ] {
        let script = "document.querySelector('header nav a').setAttribute('href', arguments[0])";
        page.execute(script, &[path.into()]);
        page.link("News").within("header nav").click();
        shows(&page, "the heading", &vec![heading.to_owned()], |page| page.texts_of("main h1"));
        assert_alive(&page);
        page.back();
        page.arrives_at("/about/");
    }
    page.link("Topics").within("header nav").click();
    page.sees(content.topic_name("hydropower", "en"));
}
