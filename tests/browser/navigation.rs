//! Going about without loading anything twice.

use crate::routes;
use crate::support::{SEED, finds, reads_article, shows};
use browser_tests::{Content, Page, Site, Visitor};

#[test]
fn sections_open_without_a_new_document_and_are_announced() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/");
    page.sees("By topic");
    page.execute("window.sameDocument = true", &[]);
    for (name, path, heading) in [
        ("News", "/news/", "News"),
        ("Topics", "/topics/", "Topics"),
        ("Institutions", "/institutions/", "Institutions"),
        ("About", "/about/", "About Tidings"),
    ] {
        page.link(name).within("header nav").click();
        page.arrives_at(path);
        shows(&page, "the heading", &vec![heading.to_owned()], |page| page.texts_of("main h1"));
        shows(&page, "the focus", &format!("heading {heading}"), Page::focused);
        shows(&page, "the title", &format!("{name} · Tidings"), Page::title);
        shows(&page, "what is announced", &heading.into(), |page| {
            page.execute("return document.querySelector('#app > [aria-live=polite]').textContent", &[])
        });
        assert_eq!(page.scroll_position(), 0.0);
    }
    assert_eq!(page.execute("return window.sameDocument === true", &[]), true);
    page.link("Tidings").within("header").click();
    page.arrives_at("/");
    page.link("News").within("header nav").click();
    page.arrives_at("/news/");
    finds(&page, content.articles.len());
    for file in ["/data/pages/news.json", "/data/pages/topics.json", "/data/pages/institutions.json"] {
        assert_eq!(site.requests(file).len(), 1, "{file} is fetched once");
    }
    assert_eq!(site.requests("/data/pages.json"), [], "the front page was printed");
    page.link("Tidings").within("header").click();
    page.arrives_at("/");
    shows(&page, "the title", &"Tidings".to_owned(), Page::title);
    page.sees(&format!("All {} articles", content.articles.len()));
    page.assert_console_silent();
}

#[test]
fn the_first_page_leaves_the_focus_where_the_browser_has_it() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, &content.article(SEED).path());
    reads_article(&page, &content, SEED);
    assert_eq!(page.focused(), "page");
}

#[test]
fn back_from_an_article_returns_to_the_place_in_the_list() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    finds(&page, content.articles.len());
    let article = &content.articles[14];
    let link = page.link(&article.title);
    link.hover();
    let place = page.scroll_position();
    assert!(place > 500.0, "the list is long enough to be scrolled: {place}");
    link.click();
    reads_article(&page, &content, &article.slug);
    shows(&page, "the scroll position", &0.0, Page::scroll_position);
    page.back();
    page.arrives_at("/news/");
    finds(&page, content.articles.len());
    shows(&page, "the scroll position", &place.round(), |page| page.scroll_position().round());
    page.forward();
    reads_article(&page, &content, &article.slug);
    page.assert_console_silent();
}

#[test]
fn back_from_an_article_returns_to_the_filters_and_the_page_of_results() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/?topic=international-cooperation&page=2");
    let found = content.matching(&["international-cooperation"], &[]);
    page.link(&found[25].title).click();
    reads_article(&page, &content, &found[25].slug);
    page.back();
    page.arrives_at("/news/?topic=international-cooperation&page=2");
    finds(&page, found.len());
    let titles: Vec<_> = found[20..40].iter().map(|article| article.title.clone()).collect();
    shows(&page, "what is listed", &titles, crate::support::listed);
    shows(&page, "the chosen topics", &vec!["International cooperation".to_owned()], |page| {
        crate::facets::chosen(page, "Topics")
    });
}

#[test]
fn an_article_under_the_mouse_is_fetched_once_and_not_again_by_the_click() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    finds(&page, content.articles.len());
    let article = &content.articles[1];
    let file = format!("/data/articles/{}*", article.slug);
    assert_eq!(site.requests("/data/articles/*"), []);
    page.link(&article.title).hover();
    site.wait_for_request(&file);
    page.link("About").within("nav").hover();
    page.link(&article.title).hover();
    page.link(&article.title).click();
    reads_article(&page, &content, &article.slug);
    assert_eq!(site.requests(&file).len(), 1);
    page.back();
    finds(&page, content.articles.len());
    page.link(&article.title).click();
    reads_article(&page, &content, &article.slug);
    assert_eq!(site.requests(&file).len(), 1);
    page.assert_console_silent();
}

#[test]
fn the_older_article_is_fetched_when_the_link_to_it_is_pointed_at() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, &content.articles[3].path());
    page.wait_until("the app", |page| page.count("html[data-app]") == 1);
    page.link("Older").hover();
    site.wait_for_request(&format!("/data/articles/{}*", content.articles[4].slug));
    site.wait_for_request(&format!("/data/pages/news/{}.json", content.articles[4].slug));
    page.assert_console_silent();
}

#[test]
fn every_link_within_the_site_leads_somewhere() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/");
    let mut links = Vec::new();
    for route in routes::all(&content) {
        routes::open(&page, &route);
        let script =
            "return [...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin)
            .map(a => a.pathname)";
        let found = page.execute(script, &[]);
        links.extend(
            found.as_array().into_iter().flatten().filter_map(|path| path.as_str().map(str::to_owned)),
        );
    }
    links.sort();
    links.dedup();
    assert!(links.len() > 50, "{links:?}");
    let folder = Site::built_folder();
    for link in links.iter().filter(|link| !link.starts_with("/no/")) {
        let target = folder.join(link.trim_start_matches('/'));
        let target = if link.ends_with('/') { target.join("index.html") } else { target };
        assert!(target.is_file(), "{link} leads nowhere, or would be redirected");
    }
}

#[test]
fn an_address_without_its_last_slash_works_too() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news?topic=hydropower");
    finds(&page, content.matching(&["hydropower"], &[]).len());
    page.goto(&format!("/news/{SEED}"));
    reads_article(&page, &content, SEED);
    page.assert_console_silent();
}
