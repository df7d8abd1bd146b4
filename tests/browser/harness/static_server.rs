use crate::http::{Answer, ask};
use browser_tests::{Fault, Site, StaticServer};
use std::{fs, thread};

const FILES: [(&str, &str); 5] = [
    ("index.html", "front"),
    ("404.html", "lost"),
    ("news/index.html", "news"),
    ("data/a b.json", r#"{"a":1}"#),
    ("app.wasm", "\0asm"),
];

#[test]
fn a_folder_is_served_as_a_bare_host_does() {
    let site = Site::of_files("/", &FILES);
    assert_answer(&site, "/", 200, "front");
    assert_answer(&site, "/news/", 200, "news");
    assert_answer(&site, "/data/a%20b.json?v=1", 200, r#"{"a":1}"#);
    assert_answer(&site, "/data/", 404, "lost");
    assert_answer(&site, "/no/such/", 404, "lost");
    assert_answer(&site, "/index.html/", 404, "lost");
    let redirect = get(&site, "/news?topic=hydropower");
    assert_eq!(redirect.status, 301);
    assert_eq!(redirect.header("location"), "/news/?topic=hydropower");
}

#[test]
fn a_site_lives_under_a_sub_path() {
    let site = Site::of_files("/tidings/", &FILES);
    assert!(site.url().ends_with("/tidings"));
    assert_answer(&site, "/tidings/news/", 200, "news");
    assert_answer(&site, "/tidings/nothing", 404, "lost");
    assert_answer(&site, "/news/", 404, "Not this site");
    assert_eq!(get(&site, "/tidings").header("location"), "/tidings/");
    assert_eq!(get(&site, "/tidings/news").header("location"), "/tidings/news/");
    assert_eq!(site.requests("/news/").len(), 1, "paths are those below the sub-path");
}

#[test]
fn files_have_their_types() {
    let site = Site::of_files("/", &FILES);
    assert_eq!(get(&site, "/").header("content-type"), "text/html; charset=utf-8");
    assert_eq!(get(&site, "/app.wasm").header("content-type"), "application/wasm");
    assert_eq!(get(&site, "/data/a%20b.json").header("content-type"), "application/json");
}

#[test]
fn nothing_outside_of_the_folder_is_served() {
    let outside = tempfile::tempdir().expect("a temporary folder");
    let folder = outside.path().join("site");
    fs::create_dir_all(folder.join("news")).expect("a folder");
    fs::write(outside.path().join("secret.txt"), "secret").expect("a file");
    fs::write(folder.join("404.html"), "lost").expect("a file");
    let site = StaticServer::start(&folder, "/");
    let absolute = outside.path().join("secret.txt").display().to_string();
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/news/../../secret.txt",
        "/./../secret.txt",
        &format!("/{absolute}"),
        &absolute,
    ] {
        assert_answer(&site, path, 404, "lost");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../secret.txt", folder.join("link.txt")).expect("a link");
        assert_answer(&site, "/link.txt", 404, "lost");
    }
}

#[test]
fn other_methods_are_refused() {
    let site = Site::of_files("/", &FILES);
    assert_eq!(ask(&site.url(), "POST", "/", &[]).status, 405);
    let head = ask(&site.url(), "HEAD", "/", &[]);
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert_eq!(head.header("content-length"), "5");
}

#[test]
fn faults_strike_where_they_should_until_they_are_healed() {
    let site = Site::of_files("/", &FILES);
    site.fault("/data/*", Fault::Status(503));
    site.fault("/news/*", Fault::Replace("nonsense".to_owned()));
    assert_answer(&site, "/data/a%20b.json", 503, "");
    assert_answer(&site, "/news/", 200, "nonsense");
    assert_answer(&site, "/", 200, "front");

    site.fault("*.json", Fault::DropConnection);
    assert_eq!(get(&site, "/data/a%20b.json").status, 0, "the latest fault counts");
    site.fault("*.json", Fault::Truncate);
    let cut = get(&site, "/data/a%20b.json");
    assert_eq!((cut.header("content-length"), cut.body.as_str()), ("7", "{\"a"));

    site.heal();
    assert_answer(&site, "/data/a%20b.json", 200, r#"{"a":1}"#);
}

#[test]
fn a_gate_holds_some_requests_and_no_others() {
    let site = Site::of_files("/", &FILES);
    let gate = site.hold("*.json");
    thread::scope(|scope| {
        let held: Vec<_> = (0..8).map(|_| scope.spawn(|| get(&site, "/data/a%20b.json").status)).collect();
        site.wait_for_request("*.json");
        assert_answer(&site, "/news/", 200, "news");
        assert!(held.iter().all(|request| !request.is_finished()));
        gate.open();
        for request in held {
            assert_eq!(request.join().expect("the request ends"), 200);
        }
    });
    assert_answer(&site, "/data/a%20b.json", 200, r#"{"a":1}"#);
    assert_eq!(site.requests("*.json").len(), 9);
}

#[test]
fn requests_are_counted_until_they_are_forgotten() {
    let site = Site::of_files("/", &FILES);
    get(&site, "/news/?q=tandem");
    get(&site, "/data/a%20b.json");
    let [request] = &site.requests("/news/*")[..] else { panic!("there is one request") };
    assert_eq!((request.method.as_str(), request.path.as_str()), ("GET", "/news/"));
    assert_eq!(request.query.as_deref(), Some("q=tandem"));
    assert_eq!(site.requests("/data/a b.json").len(), 1);
    site.forget_requests();
    assert_eq!(site.requests("*"), []);
}

#[track_caller]
fn assert_answer(site: &StaticServer, path: &str, status: u16, body: &str) {
    let answer = get(site, path);
    assert_eq!((answer.status, answer.body.as_str()), (status, body), "{path}");
}

fn get(site: &StaticServer, path: &str) -> Answer {
    ask(&site.url(), "GET", path, &[])
}
