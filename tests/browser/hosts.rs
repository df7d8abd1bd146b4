//! The site on nginx, set up as `docs/hosting.md` says, at the root of a host and below a path.

use crate::http::{Answer, ask};
use crate::support::{SEED, finds, in_words, reads_article, shows};
use browser_tests::{Content, Nginx, Page, Site, Visitor};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The site on an nginx.
struct Host {
    nginx: Nginx,
    /// The path of the site: nothing, or `/news-site`.
    base: &'static str,
    site: PathBuf,
    /// Holds the link to the site below a path.
    _root: Option<TempDir>,
}

impl Host {
    #[track_caller]
    fn at_the_root() -> Self {
        let site = Site::built_folder();
        Self { nginx: Nginx::start(&site, ""), base: "", site, _root: None }
    }

    /// Below a path, for which the site was built.
    #[track_caller]
    fn below_a_path() -> Self {
        let site = Site::sub_path_folder();
        let root = tempfile::tempdir().expect("a temporary folder");
        link(&site, &root.path().join("news-site"));
        let base = "/news-site";
        Self { nginx: Nginx::start(root.path(), base), base, site, _root: Some(root) }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask(path, &[])
    }

    fn ask(&self, path: &str, headers: &[&str]) -> Answer {
        ask(self.nginx.url(), "GET", &format!("{}{path}", self.base), headers)
    }

    fn opens(&self, path: &str) -> Page {
        Visitor::at_a_desk().opens_at(self.nginx.url().to_owned(), path)
    }
}

#[cfg(unix)]
fn link(target: &Path, name: &Path) {
    let target = target.canonicalize().expect("the folder is there");
    std::os::unix::fs::symlink(target, name).expect("a link in the temporary folder");
}

/// Every file below a folder, as a path from there.
fn files_below(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the site") {
        let path = entry.expect("a file of the site").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(files_below(&path).into_iter().map(|file| format!("{name}/{file}")));
        } else {
            found.push(name);
        }
    }
    found
}

#[track_caller]
fn serves_every_page(host: &Host) {
    let pages: Vec<_> =
        files_below(&host.site).into_iter().filter(|file| file.ends_with("index.html")).collect();
    assert!(pages.len() > 200, "{} pages", pages.len());
    for page in pages {
        let path = format!("/{}", page.trim_end_matches("index.html"));
        let answer = host.get(&path);
        let kind = answer.header("content-type");
        assert_eq!((answer.status, kind), (200, "text/html; charset=utf-8"), "{path}");
        if let Some(bare) = path.strip_suffix('/').filter(|bare| !bare.is_empty()) {
            let answer = host.get(&format!("{bare}?page=2"));
            let to = answer.header("location");
            assert_eq!(answer.status, 301, "{bare}");
            assert!(to.ends_with(&format!("{}{path}?page=2", host.base)), "{bare} leads to {to}");
        }
    }
    let seed = host.get(&format!("/news/{SEED}/"));
    for line in Content::read().article(SEED).json["credits"].as_array().expect("credits") {
        let name = line["name"].as_str().expect("a name");
        assert!(seed.body.contains(name), "the page does not credit {name}");
    }
}

#[track_caller]
fn answers_unknown_addresses(host: &Host) {
    let lost = host.get("/no/such/page/");
    assert_eq!((lost.status, lost.header("content-type")), (404, "text/html; charset=utf-8"));
    assert!(lost.body.contains("<h1"), "the page for unknown addresses is shown");
}

#[track_caller]
fn keeps_what_never_changes(host: &Host) {
    let kept = "public, max-age=31536000, immutable";
    let hashed = |file: &String| {
        let name = file.rsplit('/').next().unwrap_or_default();
        !file.ends_with(".br")
            && !file.ends_with(".gz")
            && (name.starts_with("tidings-web-")
                || ["facets-", "search-", "articles/", "cards/", "search/"]
                    .iter()
                    .any(|kept| file.starts_with(&format!("data/{kept}"))))
    };
    let files: Vec<_> = files_below(&host.site).into_iter().filter(hashed).collect();
    assert!(files.len() > 60, "{} files with hashes", files.len());
    for file in files {
        let answer = host.get(&format!("/{file}"));
        assert_eq!((answer.status, answer.header("cache-control")), (200, kept), "{file}");
    }
    for file in ["/", "/atom.xml", "/data/manifest.json", &format!("/news/{SEED}/")] {
        let answer = host.get(file);
        assert_eq!(answer.header("cache-control"), "public, max-age=0, must-revalidate", "{file}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{file}");
    }
}

#[track_caller]
fn sends_the_copies_that_were_compressed_at_build_time(host: &Host) {
    let answer = host.ask(&format!("/news/{SEED}/"), &["Accept-Encoding: gzip"]);
    let copy = fs::metadata(host.site.join(format!("news/{SEED}/index.html.gz"))).expect("a copy");
    assert_eq!(answer.header("content-encoding"), "gzip");
    assert_eq!(answer.header("content-length"), copy.len().to_string());
}

#[track_caller]
fn is_read_and_filtered(host: &Host) {
    let content = Content::read();
    let page = host.opens("/");
    page.link("News").within("header nav").click();
    page.arrives_at("/news/");
    page.checkbox(content.topic_name("solar", "en")).click();
    finds(&page, content.matching(&["solar"], &[]).len());
    page.goto(&format!("/news/{SEED}"));
    page.arrives_at(&format!("/news/{SEED}/"));
    reads_article(&page, &content, SEED);
    page.goto("/topics/solar/");
    let total = in_words(content.matching(&["solar"], &[]).len());
    shows(&page, "the topic's count", &true, |page| page.has_text(&total));
    page.assert_console_silent();
}

#[test]
fn at_the_root_of_a_host() {
    let host = Host::at_the_root();
    serves_every_page(&host);
    answers_unknown_addresses(&host);
    keeps_what_never_changes(&host);
    sends_the_copies_that_were_compressed_at_build_time(&host);
}

#[test]
fn below_a_path() {
    let host = Host::below_a_path();
    serves_every_page(&host);
    answers_unknown_addresses(&host);
    keeps_what_never_changes(&host);
    sends_the_copies_that_were_compressed_at_build_time(&host);
}

#[test]
fn visitors_read_and_filter_at_the_root_of_a_host() {
    is_read_and_filtered(&Host::at_the_root());
}

#[test]
fn visitors_read_and_filter_below_a_path() {
    is_read_and_filtered(&Host::below_a_path());
}
