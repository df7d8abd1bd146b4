//! What is published of the real content: heads, structured data, feeds, calendars, sitemaps and
//! links, each read by other code than that which wrote it.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    path::Path,
    sync::OnceLock,
};

use press::{
    build::{self, Strictness},
    cache::Cache,
    content::Content,
    site_address::SiteAddress,
};
use scraper::{Html, Selector};
use serde_json::Value;
use tidings::model::{Language, content::Article};

const INDEX: &str =
    "<!doctype html><html><head><!-- press: head --></head><body><!-- press: app --></body></html>";
const SEED: &str = "2021-01-05-kust-tu-clausthal-forum";

/// A built site: its files by their paths.
struct Site {
    content: Content,
    url: &'static str,
    base: &'static str,
    files: BTreeMap<String, Vec<u8>>,
}

fn built(url: &'static str, base: &'static str) -> Site {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let content = Content::read(&root.join("content"), &root.join("public"));
    let out = tempfile::tempdir().expect("a folder for the test");
    fs::write(out.path().join("index.html"), INDEX).expect("a page");
    fs::copy(root.join("public/icon.svg"), out.path().join("icon.svg")).expect("an icon");
    let address = SiteAddress::from_public_url(url).expect("an address");
    build::write(
        &content,
        out.path(),
        &address,
        Strictness::Lenient,
        chrono::NaiveDate::default(),
        &Cache::none(),
    )
    .expect("a site");
    let mut files = BTreeMap::new();
    collect(out.path(), out.path(), &mut files);
    Site { content, url, base, files }
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path.strip_prefix(root).expect("below the root").to_str().expect("a name");
            files.insert(name.to_owned(), fs::read(&path).expect("a file"));
        }
    }
}

fn below_a_path() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| built("https://news.example.org/site/", "/site"))
}

impl Site {
    fn text(&self, path: &str) -> &str {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
        std::str::from_utf8(bytes).expect("text")
    }

    fn pages(&self) -> impl Iterator<Item = (&str, Html)> {
        self.files
            .keys()
            .filter(|path| path.ends_with(".html"))
            .map(|path| (&**path, Html::parse_document(self.text(path))))
    }

    fn with_name(&self, name: &str) -> impl Iterator<Item = (&str, &[u8])> {
        self.files
            .iter()
            .filter(move |(path, _)| path.rsplit('/').next() == Some(name))
            .map(|(path, bytes)| (&**path, &**bytes))
    }

    /// The file that a plain file server answers an address with.
    fn file_of(&self, url: &str) -> Option<String> {
        let path = url.strip_prefix(self.url).or_else(|| url.strip_prefix(self.base)?.strip_prefix('/'))?;
        let path = path.split(['?', '#']).next().unwrap_or(path);
        let file = if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.to_owned()
        };
        self.files.contains_key(&file).then_some(file)
    }

    /// The page at which search engines should find what is on a page: of an article without an
    /// edition, the English one.
    fn canonical(&self, path: &str) -> String {
        let Some((tag, rest)) = path.split_once('/') else { return path.to_owned() };
        let language = Language::of_tag(tag).filter(|_| tag != "en");
        let slug = rest.strip_prefix("news/").and_then(|rest| rest.split_once('/')).map(|(slug, _)| slug);
        match (language, slug) {
            (Some(language), Some(slug)) if self.content.editions_of(slug).all(|(of, _)| of != language) => {
                rest.to_owned()
            }
            _ => path.to_owned(),
        }
    }

    fn article(&self, slug: &str) -> &Article {
        self.content.articles.iter().find(|article| *article.slug == *slug).expect("an article")
    }
}

fn attributes(page: &Html, selector: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector).filter_map(|element| element.attr(name)).map(String::from).collect()
}

fn one(page: &Html, path: &str, selector: &str, name: &str) -> String {
    let found = attributes(page, selector, name);
    assert_eq!(found.len(), 1, "{path} has {selector}: {found:?}");
    found[0].clone()
}

#[test]
fn every_link_within_the_site_leads_to_a_file_at_the_root_and_below_a_path() {
    for site in [below_a_path(), &built("/", "")] {
        for (path, page) in site.pages() {
            let links = ["href", "src"].map(|name| attributes(&page, &format!("[{name}]"), name)).concat();
            for link in links.iter().filter(|link| !link.starts_with('#')) {
                let is_ours = link.starts_with('/') || link.starts_with(site.url);
                assert!(is_ours || link.starts_with("http"), "{path} has a relative link: {link}");
                if is_ours {
                    assert!(site.file_of(link).is_some(), "{path} links to {link}, which is not there");
                }
            }
        }
    }
}

#[test]
fn every_page_says_where_it_is_and_how_it_looks_elsewhere() {
    let site = below_a_path();
    let mut titles = BTreeSet::new();
    for (path, page) in site.pages() {
        let selector = Selector::parse("head > title").expect("a selector");
        let title: String = page.select(&selector).flat_map(|title| title.text()).collect();
        assert!(!title.is_empty(), "{path} has no title");
        if path == "404.html" {
            assert_eq!(one(&page, path, "meta[name=robots]", "content"), "noindex");
            assert!(attributes(&page, "link[rel=canonical]", "href").is_empty());
            continue;
        }
        assert!(!one(&page, path, "meta[name=description]", "content").is_empty(), "{path}");
        let language = one(&page, path, "html", "lang");
        assert!(titles.insert((language.clone(), title.clone())), "{path} shares its title, {title}");
        let canonical = one(&page, path, "link[rel=canonical]", "href");
        assert_eq!(site.file_of(&canonical), Some(site.canonical(path)), "{path}");
        let property = |name: &str| one(&page, path, &format!("meta[property='{name}']"), "content");
        assert_eq!(property("og:url"), canonical);
        for name in ["og:title", "og:description", "og:type", "og:site_name", "og:locale", "og:image:alt"] {
            assert!(!property(name).is_empty(), "{path}: {name}");
        }
        assert_eq!(one(&page, path, "meta[name='twitter:card']", "content"), "summary_large_image");
        let image = site.file_of(&property("og:image")).unwrap_or_else(|| panic!("{path} has no picture"));
        let picture =
            png::Decoder::new(std::io::Cursor::new(&site.files[&image])).read_info().expect("a PNG file");
        let size = [picture.info().width, picture.info().height].map(|size| size.to_string());
        assert_eq!([property("og:image:width"), property("og:image:height")], size, "{path}");
        for kind in ["application/atom+xml", "application/rss+xml", "application/feed+json"] {
            let feeds = attributes(&page, &format!("link[rel=alternate][type='{kind}']"), "href");
            assert!(!feeds.is_empty(), "{path} names no {kind}");
        }
    }
}

#[test]
fn the_languages_of_an_article_name_each_other() {
    let site = below_a_path();
    let mut found = 0;
    for (path, page) in site.pages() {
        let languages = attributes(&page, "head link[hreflang]", "hreflang");
        let addresses = attributes(&page, "head link[hreflang]", "href");
        if languages.is_empty() {
            continue;
        }
        found += 1;
        assert_eq!(languages.last().map(String::as_str), Some("x-default"));
        assert!(addresses.contains(&one(&page, path, "link[rel=canonical]", "href")), "{path} names itself");
        for address in &addresses {
            let other = site.file_of(address).expect("a page");
            let other = Html::parse_document(site.text(&other));
            assert_eq!(attributes(&other, "link[hreflang]", "href"), addresses, "{path} and {address}");
        }
    }
    let editions: usize = site.content.editions.values().map(Vec::len).sum();
    assert!(editions > 0 && found > editions, "{found} pages of {editions} editions and their originals");
}

/// The properties that schema.org (release 29) gives to the types that are used here, those of
/// their parents included, with the kinds of their values.
fn vocabulary(kind: &str) -> Option<HashMap<&'static str, &'static [&'static str]>> {
    const TEXT: &[&str] = &["Text"];
    const URL: &[&str] = &["URL"];
    const DAY: &[&str] = &["Date"];
    const NUMBER: &[&str] = &["Number"];
    const AGENT: &[&str] = &["Person", "Organization"];
    const ORGANIZATION: &[&str] = &["Organization"];
    const THING: &[&str] = &["*"];
    let thing = [
        ("name", TEXT),
        ("description", TEXT),
        ("url", URL),
        ("alternateName", TEXT),
        ("image", &["URL", "ImageObject"][..]),
        ("mainEntityOfPage", URL),
        ("subjectOf", &["CreativeWork", "Event"]),
    ];
    let work = [
        ("about", THING),
        ("mentions", THING),
        ("author", AGENT),
        ("translator", AGENT),
        ("editor", &["Person"]),
        ("contributor", AGENT),
        ("publisher", AGENT),
        ("sourceOrganization", ORGANIZATION),
        ("isBasedOn", &["CreativeWork", "URL"]),
        ("isPartOf", &["CreativeWork", "URL"]),
        ("inLanguage", TEXT),
        ("headline", TEXT),
        ("datePublished", DAY),
        ("dateModified", DAY),
        ("isAccessibleForFree", &["Boolean"]),
        ("contentLocation", &["Place"]),
        ("workTranslation", &["CreativeWork"]),
        ("translationOfWork", &["CreativeWork"]),
        ("mainEntity", THING),
    ];
    let organization = [("address", &["PostalAddress", "Text"][..]), ("logo", &["ImageObject", "URL"])];
    let own: Vec<(&str, &[&str])> = match kind {
        "NewsArticle" => [&work[..], &[("articleSection", TEXT)]].concat(),
        "CreativeWork" | "WebSite" | "CollectionPage" | "AboutPage" | "ProfilePage" => work.to_vec(),
        "ImageObject" => [&work[..], &[("width", NUMBER), ("height", NUMBER), ("caption", TEXT)]].concat(),
        "Event" => vec![
            ("startDate", DAY),
            ("endDate", DAY),
            ("eventAttendanceMode", URL),
            ("eventStatus", URL),
            ("location", &["Place", "VirtualLocation", "PostalAddress", "Text"]),
        ],
        "BreadcrumbList" | "ItemList" => vec![("itemListElement", &["ListItem"]), ("numberOfItems", NUMBER)],
        "ListItem" => vec![("position", NUMBER), ("item", URL)],
        "Person" => vec![("jobTitle", TEXT), ("affiliation", ORGANIZATION)],
        "Organization"
        | "CollegeOrUniversity"
        | "ResearchOrganization"
        | "GovernmentOrganization"
        | "Corporation" => organization.to_vec(),
        "Place" => vec![("address", &["PostalAddress", "Text"])],
        "PostalAddress" => vec![("addressLocality", TEXT), ("addressCountry", TEXT)],
        "VirtualLocation" | "DefinedTerm" => vec![],
        _ => return None,
    };
    Some(thing.into_iter().chain(own).collect())
}

fn is_a(kind: &str, expected: &str) -> bool {
    let parents: &[&str] = match kind {
        "CollegeOrUniversity" | "ResearchOrganization" | "GovernmentOrganization" | "Corporation" => {
            &["Organization"]
        }
        "NewsArticle" | "WebSite" | "CollectionPage" | "AboutPage" | "ProfilePage" | "ImageObject" => {
            &["CreativeWork"]
        }
        _ => &[],
    };
    expected == "*" || kind == expected || parents.contains(&expected)
}

/// Holds a node against the vocabulary. `ids` are the things of the whole site.
fn check_node(at: &str, node: &Value, ids: &BTreeSet<String>) {
    let node = node.as_object().unwrap_or_else(|| panic!("{at} is no thing: {node}"));
    if node.len() == 1 && node.contains_key("@id") {
        let id = node["@id"].as_str().expect("an identifier");
        assert!(ids.contains(id), "{at} refers to {id}, which is not described");
        return;
    }
    let kind = node["@type"].as_str().unwrap_or_else(|| panic!("{at} has no type"));
    let properties = vocabulary(kind).unwrap_or_else(|| panic!("{at}: {kind} is no type"));
    let required: &[&str] = match kind {
        "NewsArticle" => {
            &["headline", "datePublished", "dateModified", "author", "publisher", "image", "inLanguage"]
        }
        "Event" => &["name", "startDate", "eventAttendanceMode"],
        "BreadcrumbList" | "ItemList" => &["itemListElement"],
        "ListItem" => &["position", "name"],
        "WebSite" | "CollectionPage" | "AboutPage" | "ProfilePage" => &["name", "url"],
        "ImageObject" | "VirtualLocation" => &["url"],
        "PostalAddress" => &["addressCountry"],
        _ => &["name"],
    };
    for property in required {
        assert!(node.contains_key(*property), "{at}: {kind} lacks {property}");
    }
    for (property, value) in node.iter().filter(|(name, _)| !name.starts_with('@')) {
        let at = format!("{at} {kind}.{property}");
        let expected = properties.get(&**property).unwrap_or_else(|| panic!("{at}: no such property"));
        let values = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        assert!(!values.is_empty(), "{at} is empty");
        for value in values {
            check_value(&at, value, expected, ids);
        }
    }
}

fn check_value(at: &str, value: &Value, expected: &[&str], ids: &BTreeSet<String>) {
    let fits = match value {
        Value::String(text) => {
            let is_url = url::Url::parse(text).is_ok_and(|url| url.has_host());
            let is_day = text.parse::<tidings::model::CalendarDate>().is_ok();
            assert!(!text.trim().is_empty(), "{at} is blank");
            expected.iter().any(|kind| match *kind {
                "Text" => true,
                "URL" => is_url,
                "Date" => is_day,
                _ => false,
            })
        }
        Value::Number(_) => expected.contains(&"Number"),
        Value::Bool(_) => expected.contains(&"Boolean"),
        Value::Object(node) => {
            check_node(at, value, ids);
            node.get("@type").is_none_or(|kind| {
                expected.iter().any(|expected| is_a(kind.as_str().unwrap_or_default(), expected))
            })
        }
        _ => false,
    };
    assert!(fits, "{at} is none of {expected:?}: {value}");
}

fn graph_of(page: &Html) -> Option<Value> {
    let selector = Selector::parse("head > script[type='application/ld+json']").expect("a selector");
    let graphs: Vec<String> = page.select(&selector).map(|script| script.text().collect()).collect();
    assert!(graphs.len() < 2);
    graphs.first().map(|graph| serde_json::from_str(graph).expect("JSON"))
}

#[test]
fn structured_data_keeps_to_the_vocabulary() {
    let site = below_a_path();
    let graphs: Vec<_> = site.pages().map(|(path, page)| (path, graph_of(&page))).collect();
    let nodes = |graph: &Value| graph["@graph"].as_array().expect("a graph").clone();
    let ids: BTreeSet<_> = graphs
        .iter()
        .filter_map(|(_, graph)| graph.as_ref())
        .flat_map(nodes)
        .filter_map(|node| Some(node.get("@id")?.as_str()?.to_owned()))
        .collect();
    for (path, graph) in &graphs {
        let Some(graph) = graph else {
            assert_eq!(*path, "404.html");
            continue;
        };
        assert_eq!(graph["@context"], "https://schema.org");
        for node in nodes(graph) {
            check_node(path, &node, &ids);
        }
    }
}

#[test]
fn the_first_article_credits_everybody_for_what_they_did() {
    let site = below_a_path();
    let page = Html::parse_document(site.text(&format!("news/{SEED}/index.html")));
    let graph = graph_of(&page).expect("a graph");
    let article = &graph["@graph"][0];
    let names = |property: &str| -> Vec<_> {
        article[property]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|value| value["name"].as_str())
            .collect()
    };
    assert_eq!(names("translator"), ["LU Xiaoling"]);
    assert_eq!(names("editor"), ["CHEN Chunli"]);
    assert_eq!(names("contributor"), ["KUST News Center (Chinese)"]);
    let issuers = ["Division of International Cooperation", "Division of Overseas Cooperation (English)"];
    assert_eq!(names("sourceOrganization"), issuers);
    assert_eq!(names("author"), issuers);
    let people: Vec<_> = site.article(SEED).people.iter().map(|person| &*person.name).collect();
    assert!(names("mentions").ends_with(&people), "{:?}", names("mentions"));
}

#[test]
fn every_feed_is_read_by_another_parser_and_tells_the_newest_articles() {
    let site = below_a_path();
    let mut feeds = 0;
    for name in ["atom.xml", "rss.xml", "feed.json"] {
        for (path, bytes) in site.with_name(name) {
            feeds += 1;
            let feed = feed_rs::parser::parse(bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
            assert!(!feed.entries.is_empty(), "{path} is empty");
            let days: Vec<_> = feed.entries.iter().map(|entry| entry.published.expect("a day")).collect();
            assert!(days.is_sorted_by(|a, b| a >= b), "{path}: the newest come first");
            for entry in &feed.entries {
                let url = entry.links.first().map(|link| link.href.clone()).expect("a link");
                let page = site.file_of(&url).unwrap_or_else(|| panic!("{path} links to {url}"));
                let slug = page.trim_end_matches("/index.html").rsplit('/').next().expect("a slug");
                let article = site.article(slug);
                let language =
                    Language::of_tag(path.split('/').next().unwrap_or_default()).unwrap_or_default();
                let translated = site.content.articles_in(language);
                let said = translated.iter().find(|article| *article.slug == *slug).expect("an article");
                assert_eq!(entry.title.as_ref().map(|title| &*title.content), Some(&*said.title), "{path}");
                let body =
                    entry.content.as_ref().and_then(|content| content.body.as_deref()).expect("a text");
                let body: String = Html::parse_fragment(body).root_element().text().collect();
                for credit in &article.credits {
                    assert!(body.contains(&format!("{}: {}", credit.role, credit.name)), "{path}: {slug}");
                }
            }
        }
    }
    // The three formats of the site, and of each topic and institution in each language.
    let channels = attributes(
        &Html::parse_document(site.text("topics/carbon-neutrality/index.html")),
        "link[type='application/atom+xml']",
        "href",
    );
    assert!(channels.len() > 1, "the topic's feeds in other languages are named: {channels:?}");
    assert_eq!(feeds % 3, 0);
    assert!(feeds > 3 * (site.content.topics.len() + site.content.institutions.len()), "{feeds}");
    let seed = format!("https://news.example.org/site/news/{SEED}/");
    assert!(site.text("institutions/tu-clausthal/atom.xml").contains(&seed));
}

#[test]
fn feeds_and_calendars_are_named_in_the_head_and_where_readers_see_them() {
    let site = below_a_path();
    let mut languages = 0;
    let mut followed = 0;
    for (path, page) in site.pages() {
        let path_of =
            |url: String| url.strip_prefix("https://news.example.org").map(String::from).unwrap_or(url);
        let seen: BTreeSet<_> = attributes(&page, "nav.follow a", "href").into_iter().map(path_of).collect();
        if seen.is_empty() {
            continue;
        }
        let named: BTreeSet<_> =
            attributes(&page, "link[rel=alternate][type]", "href").into_iter().map(path_of).collect();
        assert_eq!(seen, named, "{path}");
        followed += 1;
        languages += usize::from(seen.iter().any(|url| url.starts_with("/site/zh/")));
    }
    let subjects = 1 + site.content.topics.len() + site.content.institutions.len();
    assert!(followed > subjects, "{followed} pages can be followed, of {subjects} subjects");
    assert!(languages > 3, "{languages} pages can be followed in Chinese");
}

#[test]
fn every_calendar_is_read_by_another_parser() {
    use calcard::{Entry, Parser};
    let site = below_a_path();
    let with_event = site.content.articles.iter().filter(|article| article.event.is_some()).count();
    assert_eq!(site.with_name("event.ics").count(), with_event);
    for (path, bytes) in site.with_name("event.ics").chain(site.with_name("calendar.ics")) {
        let text = std::str::from_utf8(bytes).expect("text");
        assert!(text.lines().all(|line| line.len() <= 75), "{path} has a long line");
        let Entry::ICalendar(calendar) = Parser::new(text).entry() else { panic!("{path} is no calendar") };
        let events =
            calendar.components.iter().filter(|part| part.component_type.as_str() == "VEVENT").count();
        assert!(events > 0, "{path} is empty");
        let uids: BTreeSet<_> = text.lines().filter(|line| line.starts_with("UID:")).collect();
        assert_eq!(uids.len(), events, "{path}: one identifier an event");
    }
    let all = site.text("calendar.ics");
    assert_eq!(all.matches("BEGIN:VEVENT").count(), with_event);
}

#[test]
fn the_sitemap_lists_exactly_the_pages() {
    let site = below_a_path();
    let xml = roxmltree::Document::parse(site.text("sitemap.xml")).expect("XML");
    let listed: BTreeSet<_> = xml
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.sitemaps.org/schemas/sitemap/0.9", "loc")))
        .map(|node| site.file_of(node.text().expect("an address")).expect("a page"))
        .collect();
    let pages: BTreeSet<_> =
        site.pages().map(|(path, _)| site.canonical(path)).filter(|path| path != "404.html").collect();
    assert_eq!(listed, pages);
    assert!(site.text("robots.txt").contains("Sitemap: https://news.example.org/site/sitemap.xml"));
    assert!(!site.files.contains_key("news-sitemap.xml"), "there is no news from 1970");
}

#[test]
fn the_manifest_names_icons_of_their_sizes() {
    let site = below_a_path();
    let manifest: Value = serde_json::from_str(site.text("manifest.webmanifest")).expect("JSON");
    assert_eq!(manifest["start_url"], "/site/");
    for icon in manifest["icons"].as_array().expect("icons") {
        let file = site.file_of(icon["src"].as_str().expect("an address")).expect("an icon");
        let picture =
            png::Decoder::new(std::io::Cursor::new(&site.files[&file])).read_info().expect("a PNG file");
        assert_eq!(icon["sizes"], format!("{}x{}", picture.info().width, picture.info().height));
    }
}
