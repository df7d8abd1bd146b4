//! Pages as they are printed: before the app takes them over, when it does, and without it.

use crate::{
    routes,
    support::{SEED, finds, listed, reads_article, shows},
};
use browser_tests::{Content, LayoutShift, Page, Site, Visitor};
use std::fs;

/// Keeps every node of the page and its text, for [`assert_taken_over_as_it_was`]. The page is for
/// all screens: a phone has no use for the filters beside the list, and does not show them.
const REMEMBER: &str = "window.before = [...document.querySelectorAll('#app, #app *')]
        .filter(node => !matchMedia('(width < 56rem)').matches || !node.closest('aside.facets'));
    // What works with the app only comes with it.
    window.textPrinted = () => {
        const later = [...document.querySelectorAll('.with-app')];
        later.forEach(place => place.hidden = true);
        const text = document.getElementById('app').innerText;
        later.forEach(place => place.hidden = false);
        return text;
    };
    window.textBefore = textPrinted()";

#[track_caller]
fn assert_taken_over_as_it_was(page: &Page, path: &str, before: &LayoutShift) {
    page.wait_until("the app", |page| page.count("html[data-app]") == 1);
    let script = "const now = new Set(document.querySelectorAll('#app, #app *')), known = new Set(before);
        const lost = before.filter(node => !now.has(node));
        const added = [...now].filter(node => !known.has(node) && !node.parentElement.closest('.with-app'));
        return [...lost.map(node => 'lost ' + node.outerHTML), ...added.map(node => 'new ' + node.outerHTML)]
            .map(text => text.slice(0, 200))";
    assert_eq!(
        page.execute(script, &[]),
        serde_json::json!([]),
        "{path}: the nodes are those that were printed"
    );
    let same = page.execute("return textBefore === textPrinted()", &[]);
    assert_eq!(same, true, "{path} says what was printed");
    let shift = page.layout_shift();
    assert_eq!(shift.moved, before.moved, "{path} moves when it is taken over");
    page.assert_console_silent();
}

/// The paths of all pages, as the site's own sitemap lists them.
fn every_path() -> Vec<String> {
    let map = fs::read_to_string(Site::built_folder().join("sitemap.xml")).expect("the sitemap");
    let urls: Vec<_> = map.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next()).collect();
    let root = urls.iter().min_by_key(|url| url.len()).expect("the front page").trim_end_matches('/');
    urls.iter().map(|url| url.trim_start_matches(root).to_owned()).collect()
}

/// The day, and what is kept, are known in the browser only.
fn says_the_same_in_the_browser(path: &str) -> bool {
    !["/events/", "/saved/", "/about/"].iter().any(|end| path.ends_with(end))
}

/// Opens pages one after the other, with the app held back until they have been looked at.
fn check_take_over(visitor: &Visitor, paths: &[String]) {
    let site = Site::built();
    let page = visitor.clone().impatient().opens(&site, "/404.html");
    page.wait_until("the app", |page| page.count("html[data-app]") == 1);
    for path in paths {
        site.forget_requests();
        let gate = site.hold("*.wasm");
        page.goto(path);
        site.wait_for_request("*.wasm");
        page.wait_until(path, |page| page.count(&format!("html[data-path='{path}']:not([data-app])")) == 1);
        page.execute(REMEMBER, &[]);
        // While a page arrives it may be drawn in part; `steadiness` looks at that.
        let before = page.layout_shift();
        gate.open();
        assert_taken_over_as_it_was(&page, path, &before);
    }
}

#[test]
fn the_app_takes_over_every_page_as_it_was_printed() {
    let mut paths = every_path();
    // Pages of other languages are of the same kinds; some are looked at on a phone.
    paths.retain(|path| !path.starts_with("/zh/") && !path.starts_with("/de/"));
    paths.retain(|path| says_the_same_in_the_browser(path));
    assert!(paths.len() > 200, "{} pages", paths.len());
    check_take_over(&Visitor::at_a_desk(), &paths);
}

#[test]
fn the_app_takes_over_a_page_of_every_kind_on_a_phone() {
    let of_kinds = routes::all(&Content::read()).into_iter().map(|route| route.path);
    let others = ["/zh/", &format!("/de/news/{SEED}/"), "/archive/", "/archive/2021-01/"].map(String::from);
    let here = |path: &String| !path.starts_with("/no/") && says_the_same_in_the_browser(path);
    let paths: Vec<_> = of_kinds.filter(here).chain(others).collect();
    check_take_over(&Visitor::on_a_phone(), &paths);
}

#[test]
fn a_node_that_something_else_puts_into_the_page_does_not_disturb_the_app() {
    let (site, content) = (Site::built(), Content::read());
    let gate = site.hold("*.wasm");
    let page = Visitor::at_a_desk().impatient().opens(&site, &content.article(SEED).path());
    site.wait_for_request("*.wasm");
    page.execute("document.body.prepend(document.createElement('aside'), 'A translation bar')", &[]);
    gate.open();
    page.wait_until("the app", |page| page.count("html[data-app]") == 1);
    page.link("Topics").within("header nav").click();
    page.sees(content.topic_name("hydropower", "en"));
    page.assert_console_silent();
}

#[test]
fn a_link_that_is_clicked_before_the_app_is_here_is_an_ordinary_link() {
    let (site, content) = (Site::built(), Content::read());
    let gate = site.hold("*.wasm");
    let page = Visitor::at_a_desk().impatient().opens(&site, "/");
    site.wait_for_request("*.wasm");
    page.link("Institutions").within("header nav").click();
    page.arrives_at("/institutions/");
    page.sees(content.institution_name("tu-clausthal", "en"));
    gate.open();
}

#[test]
fn a_filter_that_is_chosen_before_the_app_is_here_counts() {
    let (site, content) = (Site::built(), Content::read());
    let gate = site.hold("*.wasm");
    let page = Visitor::at_a_desk().impatient().opens(&site, "/news/");
    site.wait_for_request("*.wasm");
    page.checkbox("Hydrogen").click();
    gate.open();
    page.arrives_at("/news/?topic=hydrogen");
    finds(&page, content.matching(&["hydrogen"], &[]).len());
    page.assert_console_silent();
}

#[test]
fn a_filtered_address_never_shows_the_list_of_another() {
    let (site, content) = (Site::built(), Content::read());
    let gate = site.hold("/data/*");
    let page = Visitor::at_a_desk().opens(&site, "/news/?topic=hydropower");
    page.sees("Loading the list of articles");
    assert!(!page.has_text(&content.articles[0].title), "the newest article is not about it");
    gate.open();
    finds(&page, content.matching(&["hydropower"], &[]).len());
    page.assert_console_silent();
}

#[test]
fn without_javascript_every_article_can_be_reached_and_read() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().without_javascript().opens(&site, "/news/");
    page.sees("Combining filters and searching need JavaScript.");
    page.sees(&content.articles[0].title);
    for useless in ["Newest first", "Show all 71", "Any year", "Dark"] {
        assert!(!page.has_text(useless), "{useless} does nothing here");
    }
    page.link("month").click();
    page.arrives_at("/archive/");
    page.link("January 2021").click();
    page.arrives_at("/archive/2021-01/");
    page.link(&content.article(SEED).title).click();
    page.arrives_at(&content.article(SEED).path());
    page.sees("LU Xiaoling");
    page.link("中文").within("main").click();
    page.arrives_at(&format!("/zh/news/{SEED}/"));
}

#[test]
fn without_javascript_every_article_on_a_topic_is_listed() {
    let (site, content) = (Site::built(), Content::read());
    let mut missing = content.matching(&["international-cooperation"], &[]);
    let page = Visitor::at_a_desk().without_javascript().opens(&site, "/topics/");
    page.link(content.topic_name("international-cooperation", "en")).within("main").click();
    page.arrives_at("/topics/international-cooperation/");
    let read = |page: &Page| page.texts_of(".article-list h3");
    let mut listed = read(&page);
    page.link("Next page →").click();
    page.arrives_at("/topics/international-cooperation/2/");
    listed.extend(read(&page));
    missing.retain(|article| !listed.contains(&article.title));
    assert!(missing.is_empty(), "not listed: {missing:?}");
    assert!(!page.has_text("Filter these articles"), "that does nothing here");
}

#[test]
fn leaving_a_page_by_the_app_and_coming_back_shows_it_again() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, &content.article(SEED).path());
    page.link("News").within("header nav").click();
    finds(&page, content.articles.len());
    shows(&page, "the length of the list", &20, |page| listed(page).len());
    page.back();
    reads_article(&page, &content, SEED);
    shows(&page, "the title", &format!("{} · Tidings", content.article(SEED).title), Page::title);
    page.assert_console_silent();
}
