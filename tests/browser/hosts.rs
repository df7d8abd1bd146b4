//! The site on nginx, set up as `docs/hosting.md` says, at the root of a host and below a path.

use crate::http::{Answer, ask};
use crate::support::{SEED, finds, in_words, reads_article, shows};
use browser_tests::{Content, Page, Site, Visitor};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};
use tempfile::TempDir;

/// An nginx that serves a folder for as long as the test holds it.
struct Nginx {
    process: Child,
    host: String,
    /// The path of the site: nothing, or `/news-site`.
    base: &'static str,
    site: PathBuf,
    _scratch: TempDir,
    /// Holds the link to the site below a path.
    root_folder: Option<TempDir>,
}

impl Nginx {
    #[track_caller]
    fn at_the_root() -> Self {
        let site = Site::built_folder();
        Self::start(&site, &site, "")
    }

    /// Below a path, for which the site was built.
    #[track_caller]
    fn below_a_path() -> Self {
        let site = Site::sub_path_folder();
        let root = tempfile::tempdir().expect("a temporary folder");
        link(&site, &root.path().join("news-site"));
        let mut nginx = Self::start(&site, root.path(), "/news-site");
        nginx.root_folder = Some(root);
        nginx
    }

    #[track_caller]
    fn start(site: &Path, root: &Path, base: &'static str) -> Self {
        let guide = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/hosting.md"));
        let guide = guide.expect("the hosting guide");
        let (_, rest) = guide.split_once("```nginx\n").expect("the guide has a configuration for nginx");
        let (server, _) = rest.split_once("```").expect("the configuration ends");
        let port =
            TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port").port();
        let server = replaced(server, "listen 80;", &format!("listen 127.0.0.1:{port};"));
        let server = replaced(&server, "root /srv/tidings/dist;", &format!("root {};", root.display()));
        let server = replaced(&server, "404 /404.html;", &format!("404 {base}/404.html;"));
        let scratch = tempfile::tempdir().expect("a temporary folder");
        let folder = scratch.path().display();
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|what| format!("{what}_temp_path {folder};\n"))
            .concat();
        let file = scratch.path().join("nginx.conf");
        let whole = format!(
            "daemon off; master_process off; pid {folder}/pid; error_log stderr;\nevents {{}}\n\
             http {{ access_log off;\n{temporary}{server}}}\n"
        );
        fs::write(&file, whole).expect("the configuration can be written");
        let program = env::var_os("NGINX").unwrap_or_else(|| "nginx".into());
        let mut process = Command::new(&program)
            .arg("-c")
            .arg(&file)
            .args(["-e", "stderr"])
            .stdin(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!("{program:?} does not start ({error}): install nginx, or set NGINX")
            });
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = process.try_wait().expect("nginx can be watched");
            assert!(ended.is_none(), "nginx has ended: {ended:?}");
            assert!(start.elapsed() < Duration::from_secs(20), "nginx does not listen");
            thread::yield_now();
        }
        let host = format!("http://127.0.0.1:{port}");
        Self { process, host, base, site: site.to_owned(), _scratch: scratch, root_folder: None }
    }

    fn get(&self, path: &str) -> Answer {
        ask(&self.host, "GET", &format!("{}{path}", self.base), &[])
    }

    fn opens(&self, path: &str) -> Page {
        Visitor::at_a_desk().opens_at(format!("{}{}", self.host, self.base), path)
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        _ = self.process.kill();
        _ = self.process.wait();
    }
}

#[cfg(unix)]
fn link(target: &Path, name: &Path) {
    let target = target.canonicalize().expect("the folder is there");
    std::os::unix::fs::symlink(target, name).expect("a link in the temporary folder");
}

#[track_caller]
fn replaced(text: &str, what: &str, by: &str) -> String {
    assert!(text.contains(what), "the guide's configuration has no `{what}`");
    text.replace(what, by)
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
fn serves_every_page(nginx: &Nginx) {
    let pages: Vec<_> =
        files_below(&nginx.site).into_iter().filter(|file| file.ends_with("index.html")).collect();
    assert!(pages.len() > 200, "{} pages", pages.len());
    for page in pages {
        let path = format!("/{}", page.trim_end_matches("index.html"));
        let answer = nginx.get(&path);
        let kind = answer.header("content-type");
        assert_eq!((answer.status, kind), (200, "text/html; charset=utf-8"), "{path}");
        if let Some(bare) = path.strip_suffix('/').filter(|bare| !bare.is_empty()) {
            let answer = nginx.get(&format!("{bare}?page=2"));
            let to = answer.header("location");
            assert_eq!(answer.status, 301, "{bare}");
            assert!(to.ends_with(&format!("{}{path}?page=2", nginx.base)), "{bare} leads to {to}");
        }
    }
    let seed = nginx.get(&format!("/news/{SEED}/"));
    for line in Content::read().article(SEED).json["credits"].as_array().expect("credits") {
        let name = line["name"].as_str().expect("a name");
        assert!(seed.body.contains(name), "the page does not credit {name}");
    }
}

#[track_caller]
fn answers_unknown_addresses(nginx: &Nginx) {
    let lost = nginx.get("/no/such/page/");
    assert_eq!((lost.status, lost.header("content-type")), (404, "text/html; charset=utf-8"));
    assert!(lost.body.contains("<h1"), "the page for unknown addresses is shown");
}

#[track_caller]
fn keeps_what_never_changes(nginx: &Nginx) {
    let kept = "public, max-age=31536000, immutable";
    let hashed = |file: &String| {
        let name = file.rsplit('/').next().unwrap_or_default();
        !file.ends_with(".br")
            && !file.ends_with(".gz")
            && (name.starts_with("tidings-web-")
                || file.starts_with("data/index-")
                || file.starts_with("data/articles/"))
    };
    let files: Vec<_> = files_below(&nginx.site).into_iter().filter(hashed).collect();
    assert!(files.len() > 60, "{} files with hashes", files.len());
    for file in files {
        let answer = nginx.get(&format!("/{file}"));
        assert_eq!((answer.status, answer.header("cache-control")), (200, kept), "{file}");
    }
    for file in ["/", "/atom.xml", "/data/manifest.json", &format!("/news/{SEED}/")] {
        let answer = nginx.get(file);
        assert_eq!(answer.header("cache-control"), "public, max-age=0, must-revalidate", "{file}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{file}");
    }
}

#[track_caller]
fn sends_the_copies_that_were_compressed_at_build_time(nginx: &Nginx) {
    let path = format!("{}/news/{SEED}/", nginx.base);
    let answer = ask(&nginx.host, "GET", &path, &["Accept-Encoding: gzip"]);
    let copy = fs::metadata(nginx.site.join(format!("news/{SEED}/index.html.gz"))).expect("a copy");
    assert_eq!(answer.header("content-encoding"), "gzip");
    assert_eq!(answer.header("content-length"), copy.len().to_string());
}

#[track_caller]
fn is_read_and_filtered(nginx: &Nginx) {
    let content = Content::read();
    let page = nginx.opens("/");
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
    let nginx = Nginx::at_the_root();
    serves_every_page(&nginx);
    answers_unknown_addresses(&nginx);
    keeps_what_never_changes(&nginx);
    sends_the_copies_that_were_compressed_at_build_time(&nginx);
}

#[test]
fn below_a_path() {
    let nginx = Nginx::below_a_path();
    serves_every_page(&nginx);
    answers_unknown_addresses(&nginx);
    keeps_what_never_changes(&nginx);
    sends_the_copies_that_were_compressed_at_build_time(&nginx);
}

#[test]
fn visitors_read_and_filter_at_the_root_of_a_host() {
    is_read_and_filtered(&Nginx::at_the_root());
}

#[test]
fn visitors_read_and_filter_below_a_path() {
    is_read_and_filtered(&Nginx::below_a_path());
}
