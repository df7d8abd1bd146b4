//! What `press build` writes, and what it does about faults.

mod support;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use press::{
    build::{self, Strictness, Written},
    bundle,
    cache::Cache,
    content::Content,
    publication::Publication,
    redirects,
    site_address::SiteAddress,
};
use serde::de::DeserializeOwned;
use support::Site;
use tidings::{
    archive::{Archive, FacetIndex, FacetIndexReader},
    model::{
        bundle::{Card, Cards, FORMAT, Index, MANIFEST_PATH, Manifest},
        content::Article,
    },
};

const PAGE: &str = "<!doctype html><html><head><!-- press: head --><link rel=\"stylesheet\" href=\"/example/main.css\">\
                    </head><body><!-- press: app --></body></html>";
const STYLE: &str = "h1 { color: red }";

fn build(site: &Site, strictness: Strictness) -> anyhow::Result<(PathBuf, Written)> {
    let out = site.root().join("out");
    fs::create_dir_all(&out)?;
    fs::write(out.join("index.html"), PAGE)?;
    fs::write(out.join("main.css"), STYLE)?;
    let address = SiteAddress::from_public_url("/example/")?;
    let written =
        build::write(&site.read(), &out, &address, strictness, chrono::NaiveDate::default(), &Cache::none())?;
    Ok((out, written))
}

fn json<T: DeserializeOwned>(path: &Path) -> T {
    serde_json::from_slice(&fs::read(path).expect("a file")).expect("JSON of its type")
}

/// All files below a folder: path and content.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            let bytes = fs::read(&path).expect("a file");
            found.insert(path, bytes);
        }
    }
    found
}

#[test]
fn the_bundle_says_what_the_content_says() {
    let site = Site::valid();
    let content = site.read();
    let (out, _) = build(&site, Strictness::Strict).expect("a build");
    let manifest: Manifest = json(&out.join(MANIFEST_PATH));
    assert_eq!(manifest.format, FORMAT);
    let facets = facets(&out, &manifest);
    assert_eq!((manifest.articles, facets.len()), (2, 2));
    let index = Index {
        topics: content.topics.clone(),
        institutions: content.institutions.clone(),
        articles: cards(&out, &facets),
    };
    let slugs: Vec<_> = index.articles.iter().map(|card| &*card.slug).collect();
    assert_eq!(slugs, ["2001-02-04-water-under-example", "2001-02-03-sun-over-example"]);
    let whole = Archive::new(index.clone());
    assert_eq!(
        (facets.topics(), facets.institutions()),
        (whole.facets().topics(), whole.facets().institutions())
    );
    for card in &index.articles {
        let article: Article = json(&out.join("data").join(&card.file));
        let original =
            content.articles.iter().find(|original| original.slug == card.slug).expect("an article");
        assert_eq!(&article, original);
        assert_eq!((&card.title, &card.summary, card.date), (&article.title, &article.summary, article.date));
        assert_eq!(card.event, article.event.is_some());
        let named: Vec<_> = card.topics.iter().map(|&at| &index.topics[usize::from(at)].id).collect();
        assert_eq!(named, article.topics.iter().collect::<Vec<_>>());
        let named: Vec<_> =
            card.institutions.iter().map(|&at| &index.institutions[usize::from(at)].id).collect();
        assert_eq!(named, article.institutions.iter().collect::<Vec<_>>());
    }
}

#[test]
fn articles_of_one_day_are_in_the_order_of_their_slugs() {
    let mut content = Site::valid().read();
    let mut later = content.articles[0].clone();
    later.slug = "z-same-day".into();
    content.articles.insert(0, later);
    let index = bundle::make(&content).expect("a bundle").index;
    let slugs: Vec<_> = index.articles.iter().map(|card| &*card.slug).collect();
    assert_eq!(slugs, ["2001-02-04-water-under-example", "2001-02-03-sun-over-example", "z-same-day"]);
}

#[test]
fn the_same_content_gives_the_same_files_whatever_order_it_was_read_in() {
    let mut content = Site::valid().read();
    let first = bundle::make(&content).expect("a bundle").files;
    content.articles.reverse();
    assert_eq!(bundle::make(&content).expect("a bundle").files, first);
    content.articles[0].title.push('!');
    let changed = bundle::make(&content).expect("a bundle").files;
    let new: Vec<_> = changed.iter().filter(|file| !first.contains(file)).map(|file| &*file.path).collect();
    let kinds = ["data/articles/", "data/cards/0-", "data/facets-", "data/manifest"];
    assert_eq!(new.len(), kinds.len(), "{new:?}");
    assert!(kinds.iter().zip(new).all(|(kind, path)| path.starts_with(kind)));
}

#[test]
fn every_route_has_the_page_with_the_base_path() {
    let site = Site::valid();
    let (out, written) = build(&site, Strictness::Strict).expect("a build");
    let routes = [
        "",
        "news/",
        "news/2001-02-03-sun-over-example/",
        "news/2001-02-04-water-under-example/",
        "topics/",
        "topics/sun/",
        "topics/water/",
        "institutions/",
        "institutions/university-of-example/",
        "institutions/sample-institute/",
        "about/",
    ];
    let page =
        |path: &str| fs::read_to_string(out.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    for route in routes {
        let page = page(&format!("{route}index.html"));
        assert!(page.contains(&format!("data-base=\"/example\" data-path=\"/{route}\"")), "{page}");
        let (app, _) = page.split_once("id=\"crash\"").expect("what is shown if the app dies");
        assert_eq!(app.matches("<h1").count(), 1, "{route}");
        assert!(page.contains("<style>h1{color:red}"), "{page}");
        assert!(!page.contains("stylesheet"), "{page}");
        assert!(
            page.contains(&format!(
                "<link rel=\"canonical\" href=\"https://tidings.example/example/{route}\""
            ))
        );
    }
    assert!(page("404.html").contains("There is no page at this address"));
    // Its style sheet is in the pages: the file is gone.
    assert_eq!(written.files, files(&out).len());
}

#[test]
fn no_text_gets_out_of_its_place_in_a_page() {
    let site = Site::valid();
    let article = site.root().join("content/articles/2001-02-03-sun-over-example.json");
    let hostile = "</script><script>alert(1)</script><!--\"'&";
    let mut json: serde_json::Value = json(&article);
    json["title"] = hostile.into();
    json["summary"] = hostile.into();
    fs::write(&article, json.to_string()).expect("an article");
    let (out, _) = build(&site, Strictness::Strict).expect("a build");
    let path = out.join("news/2001-02-03-sun-over-example/index.html");
    let page = fs::read_to_string(path).expect("a page");
    assert!(!page.contains("<script>alert") && !page.contains("<!--\""), "{page}");
    assert!(page.contains("&lt;/script&gt;&lt;script&gt;alert(1)"), "{page}");
    assert!(page.contains("\\u003c/script>"), "{page}");
}

#[test]
fn what_an_earlier_build_left_in_data_is_removed_and_nothing_else() {
    let site = Site::valid();
    let out = site.root().join("out");
    for folder in ["data/articles", "data/pages/topics"] {
        fs::create_dir_all(out.join(folder)).expect("a folder");
    }
    for stale in [
        "data/index-0000000000000000.json",
        "data/articles/gone-0000000000000000.json",
        "data/pages/topics/gone.json",
        "keep.txt",
    ] {
        fs::write(out.join(stale), "old").expect("a file");
    }
    build(&site, Strictness::Strict).expect("a build");
    let left: Vec<_> =
        files(&out).into_iter().filter(|(_, bytes)| bytes == b"old").map(|(path, _)| path).collect();
    assert_eq!(left, [out.join("keep.txt")]);
}

#[test]
fn a_strict_build_of_faulty_content_writes_nothing() {
    let site = Site::broken("title-too-long");
    let message = build(&site, Strictness::Strict).expect_err("a fault").to_string();
    assert_eq!(message, "nothing is written: 1 fault");
    let left = files(&site.root().join("out"));
    assert_eq!(left.into_values().collect::<Vec<_>>(), [PAGE.as_bytes(), STYLE.as_bytes()]);
}

#[test]
fn one_bad_article_never_takes_the_site_down() {
    let site = Site::broken("title-too-long");
    assert_eq!(slugs(&site), ["2001-02-04-water-under-example"]);
    let line = format!(
        "{}: the article is left out: 1 fault",
        site.root().join("content/articles/2001-02-03-sun-over-example.json").display()
    );
    assert_eq!(site.read().left_out, [line]);
}

#[test]
fn a_faulty_topic_is_left_out_and_articles_keep_their_others() {
    let site = Site::broken("topic-name-missing");
    let content = site.read();
    assert_eq!(content.topics.iter().map(|topic| &*topic.id).collect::<Vec<_>>(), ["water"]);
    assert_eq!(content.articles[0].topics, ["water".into()]);
    assert_eq!((content.faults.len(), content.left_out.len()), (1, 2));
    assert_eq!(slugs(&site).len(), 2);
}

#[test]
fn a_faulty_institution_is_taken_from_articles_and_people() {
    let site = Site::broken("institution-country");
    let content = site.read();
    let article = &content.articles[0];
    assert_eq!(article.institutions, ["sample-institute".into()]);
    assert_eq!(article.people[0].institution, None);
}

#[test]
fn an_article_that_loses_all_its_topics_is_left_out() {
    let site = Site::broken("topic-name-missing");
    let path = site.root().join("content/articles/2001-02-03-sun-over-example.json");
    let text = fs::read_to_string(&path)
        .expect("an article")
        .replace("\"sun\",", "\"sun\"")
        .replace("    \"water\"\n", "");
    fs::write(&path, text).expect("an article");
    let content = site.read();
    assert_eq!(content.faults.len(), 1, "{:?}", content.faults);
    assert_eq!(content.articles.len(), 1);
    assert!(content.left_out[1].ends_with("is left out: all its topics are"), "{:?}", content.left_out);
}

#[test]
fn without_topics_there_is_no_site() {
    for fixture in ["topics-not-json", "topics-not-a-list"] {
        let message = build(&Site::broken(fixture), Strictness::Lenient).expect_err("an error").to_string();
        assert!(message.contains("there is no site without") && message.contains("topics.json"), "{message}");
    }
}

#[test]
fn no_slug_leaves_the_folder() {
    let mut content: Content = Site::valid().read();
    content.articles[0].slug = "../../outside".into();
    bundle::make(&content).expect_err("no slug");
    press::pages::routes(&content).expect_err("no slug");
}

/// The slugs of a lenient build's index.
fn slugs(site: &Site) -> Vec<String> {
    let (out, _) = build(site, Strictness::Lenient).expect("a build");
    let manifest: Manifest = json(&out.join(MANIFEST_PATH));
    cards(&out, &facets(&out, &manifest)).iter().map(|card| card.slug.to_string()).collect()
}

/// The index that a manifest names.
fn facets(out: &Path, manifest: &Manifest) -> FacetIndex {
    let bytes = fs::read(out.join("data").join(&manifest.facets)).expect("an index");
    assert_eq!(bytes.len(), manifest.facets_bytes);
    let mut reader = FacetIndexReader::new(bytes);
    while reader.read_on() {}
    reader.finish().expect("a sound index")
}

/// All cards to which an index leads, newest first.
fn cards(out: &Path, facets: &FacetIndex) -> Vec<Arc<Card>> {
    let card = |number| {
        let (file, place) = facets.card_place(number).expect("a place");
        json::<Cards>(&out.join("data").join(file)).cards[place].clone()
    };
    (0..facets.len()).map(card).collect()
}

#[test]
fn an_old_address_leads_on_and_a_lost_one_is_reported() {
    let site = Site::valid();
    let (out, _) = build(&site, Strictness::Strict).expect("a build");
    let mut content = site.read();
    assert_eq!(redirects::lost(&content, &out).expect("a check"), Vec::<String>::new());

    let renamed = content.articles.iter_mut().find(|article| &*article.slug == "2001-02-03-sun-over-example");
    let renamed = renamed.expect("an article");
    renamed.slug = "2001-02-03-sun".into();
    content.editions.clear();
    let lost = redirects::lost(&content, &out).expect("a check");
    assert!(lost.contains(&"/news/2001-02-03-sun-over-example/".to_owned()), "{lost:?}");

    let article = &mut content.articles[0];
    article.aliases = vec!["/news/2001-02-03-sun-over-example/".into(), "/old.html".into()];
    let lost = redirects::lost(&content, &out).expect("a check");
    assert!(!lost.contains(&"/news/2001-02-03-sun-over-example/".to_owned()), "{lost:?}");

    let address = SiteAddress::from_public_url("https://example.org/example/").expect("an address");
    let publication = Publication::new(&content, &address);
    let files = redirects::files(&publication);
    let paths: Vec<_> = files.iter().map(|file| &*file.path).collect();
    assert_eq!(paths, ["news/2001-02-03-sun-over-example/index.html", "old.html"]);
    for file in files {
        let page = String::from_utf8(file.bytes).expect("text");
        assert!(page.contains("content=\"0; url=/example/news/2001-02-03-sun/\""), "{page}");
        assert!(page.contains("rel=\"canonical\" href=\"https://example.org/example/news/2001-02-03-sun/\""));
    }
}
