//! One address of every kind, and what holds of all of them.

use crate::support::{SEED, shows};
use browser_tests::{Content, Level, Page, Site, Visitor};

/// An address of the site.
pub struct Route {
    pub path: String,
    /// The window's title.
    pub title: String,
    /// A text that is there when everything has arrived.
    pub ready: String,
    /// The section that the navigation marks, and how.
    pub section: Option<(&'static str, &'static str)>,
}

/// One address of every kind.
pub fn all(content: &Content) -> Vec<Route> {
    let articles = content.articles.len();
    let seed = content.article(SEED);
    let hydropower = content.topic_name("hydropower", "en");
    let clausthal = content.institution_name("tu-clausthal", "en");
    let route = |path: &str, title: &str, ready: &str, section| Route {
        path: path.to_owned(),
        title: if title.is_empty() { "Tidings".to_owned() } else { format!("{title} · Tidings") },
        ready: ready.to_owned(),
        section,
    };
    vec![
        route("/", "", &format!("All {articles} articles"), None),
        route("/news/", "News", &format!("{articles} articles"), Some(("News", "page"))),
        route(&seed.path(), &seed.title, "Translated by: LU Xiaoling", Some(("News", "true"))),
        route("/topics/", "Topics", hydropower, Some(("Topics", "page"))),
        route("/topics/hydropower/", hydropower, "Filter these articles", Some(("Topics", "true"))),
        route("/institutions/", "Institutions", clausthal, Some(("Institutions", "page"))),
        route(
            "/institutions/tu-clausthal/",
            clausthal,
            "Filter these articles",
            Some(("Institutions", "true")),
        ),
        route("/events/", "Events", "Add to calendar", Some(("Events", "page"))),
        route("/network/", "Who works with whom", "The same as a table", Some(("Network", "page"))),
        route("/people/", "People", "One page for each name", None),
        route("/people/hou-zhengmeng/", "Zhengmeng Hou", "All people", None),
        route("/saved/", "Saved", "Nothing is saved yet.", None),
        route("/archive/", "Archive", "January 2021", None),
        route("/archive/2021-01/", "January 2021", &seed.title, None),
        route("/about/", "About", "This site sets no cookies", Some(("About", "page"))),
        route("/no/such/page/", "There is no page at this address", "There is no page at this address", None),
    ]
}

/// Opens it by its address and waits for everything.
#[track_caller]
pub fn open(page: &Page, route: &Route) {
    page.goto(&route.path);
    page.sees(&route.ready);
}

/// The status 404 of an address that the site does not have is the browser's own message.
fn is_status_of(route: &Route, text: &str) -> bool {
    text.contains(&route.path) && text.contains("status of 404")
}

#[test]
fn every_address_has_its_title_and_marks_its_section() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/");
    for route in all(&content) {
        open(&page, &route);
        shows(&page, "the title", &route.title, Page::title);
        let marked = |page: &Page| {
            let script = "return [...document.querySelectorAll('header nav.sections [aria-current]')]
                .map(link => [link.textContent, link.getAttribute('aria-current')])";
            page.execute(script, &[])
        };
        let expected: Vec<_> =
            route.section.iter().map(|(name, mark)| serde_json::json!([name, mark])).collect();
        shows(&page, &format!("what {} marks", route.path), &serde_json::Value::Array(expected), marked);
        let at_home = page.count("header .wordmark[aria-current=page]");
        assert_eq!(at_home, usize::from(route.path == "/"), "the wordmark of {}", route.path);
        assert!(!page.heading().is_empty(), "{} has a heading", route.path);
    }
}

#[test]
fn the_console_is_silent_at_every_address() {
    let (site, content) = (Site::built(), Content::read());
    for route in all(&content) {
        let page = Visitor::at_a_desk().opens(&site, &route.path);
        page.sees(&route.ready);
        let complaints: Vec<_> = page
            .console()
            .into_iter()
            .filter(|said| said.level >= Level::Warning && !is_status_of(&route, &said.text))
            .collect();
        assert!(complaints.is_empty(), "{}: {complaints:#?}", route.path);
    }
}

#[test]
fn every_description_is_its_own() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/");
    let mut seen = Vec::new();
    for route in all(&content) {
        open(&page, &route);
        let script = "return document.querySelector('meta[name=description]').content";
        let text = page.execute(script, &[]).as_str().unwrap_or_default().to_owned();
        assert!(!seen.contains(&text), "{} has the description of another: {text:?}", route.path);
        seen.push(text);
    }
}

#[test]
fn an_address_that_ends_in_index_html_leads_to_the_same_page() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/");
    for route in all(&content).iter().filter(|route| !route.path.starts_with("/no/")) {
        page.goto(&format!("{}index.html?utm_source=letter", route.path));
        page.sees(&route.ready);
        page.arrives_at(&format!("{}?utm_source=letter", route.path));
        shows(&page, "the title", &route.title, Page::title);
    }
}

#[test]
fn nothing_comes_from_another_host_and_lists_load_no_articles() {
    let (site, content) = (Site::built(), Content::read());
    for route in all(&content) {
        let page = Visitor::at_a_desk().opens(&site, &route.path);
        page.sees(&route.ready);
        let script = "return performance.getEntriesByType('resource').map(entry => entry.name)
            .filter(name => !name.startsWith(location.origin + '/') && !name.startsWith('data:'))";
        assert_eq!(page.execute(script, &[]), serde_json::json!([]), "{}", route.path);
        if route.path == "/news/" {
            // Nobody has touched a filter; but the archive is small, and the connection is idle.
            site.wait_for_request("/data/cards/*");
            assert_eq!(site.requests("/data/facets-*").len(), 1);
        } else {
            assert_eq!(site.requests("/data/facets-*").len(), 0, "{} filters nothing", route.path);
        }
        for file in ["/data/articles/*", "/data/pages*", "/data/search*", "/data/manifest.json"] {
            assert_eq!(site.requests(file).len(), 0, "{}: what is printed is not fetched", route.path);
        }
        site.forget_requests();
    }
}
