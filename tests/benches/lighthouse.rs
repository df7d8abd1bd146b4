//! What Lighthouse says of the built site's pages on its phone, beside the same pages without their
//! scripts, and with their style in a file. `cargo xtask bench lighthouse` runs it.
//!
//! | Variable     | What it says                        |
//! |--------------|-------------------------------------|
//! | `LIGHTHOUSE` | Lighthouse's program, for Node      |
//! | `CHROME`     | the Chromium in which it looks      |

use browser_tests::{Nginx, Site};
use flate2::{Compression, write::GzEncoder};
use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// How often each page is looked at. The figures are medians.
const RUNS: usize = 5;
const PAGES: [(&str, &str); 3] =
    [("front", "/"), ("explorer", "/news/"), ("article", "/news/2021-01-05-kust-tu-clausthal-forum/")];
const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];
const METRICS: [&str; 4] =
    ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"];
/// What Chromium needs as root and on a machine without a screen or a way out.
const CHROME_FLAGS: &str = "--chrome-flags=--headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
                            --disable-background-networking --disable-component-update --disable-sync";

fn main() {
    // Cargo also runs benches when it tests everything.
    if !env::args().any(|argument| argument == "--bench") {
        return;
    }
    let scratch = tempfile::tempdir().expect("a temporary folder");
    let variants = VARIANTS.map(|(name, change)| {
        let folder = scratch.path().join(name);
        write_changed(&Site::built_folder(), &folder, change);
        (name, Nginx::start(&folder, ""))
    });
    let report = scratch.path().join("report.json");

    // The pages take turns, so that whatever else the machine does falls on all alike.
    let mut reports = [const { [const { Vec::new() }; VARIANTS.len()] }; PAGES.len()];
    for run in 0..RUNS {
        for (page, (name, path)) in PAGES.iter().enumerate() {
            for (variant, (variant_name, host)) in variants.iter().enumerate() {
                eprintln!("run {} of {RUNS}: {name}, {variant_name}", run + 1);
                reports[page][variant].push(look_at(&format!("{}{path}", host.url()), &report));
            }
        }
    }

    println!("Lighthouse {}, mobile, medians of {RUNS}", reports[0][0][0]["lighthouseVersion"]);
    println!(
        "{:<10}{:<18}{:>6}{:>6}{:>6}{:>6}{:>9}{:>9}{:>9}{:>7}",
        "page", "", "perf", "a11y", "best", "seo", "FCP, ms", "LCP, ms", "TBT, ms", "CLS"
    );
    for ((name, _), reports) in PAGES.iter().zip(&reports) {
        for ((variant, _), reports) in VARIANTS.iter().zip(reports) {
            let [perf, a11y, best, seo] =
                CATEGORIES.map(|name| median(reports, |report| score(report, name)));
            let [fcp, lcp, tbt, cls] = METRICS.map(|name| median(reports, |report| metric(report, name)));
            println!(
                "{name:<10}{variant:<18}{perf:>6.0}{a11y:>6.0}{best:>6.0}{seo:>6.0}{fcp:>9.0}{lcp:>9.0}{tbt:>9.0}{cls:>7.3}"
            );
        }
        let lcp = reports.each_ref().map(|reports| median(reports, |report| metric(report, METRICS[1])));
        for ((variant, _), other) in VARIANTS.iter().zip(lcp).skip(1) {
            println!("{name:<10}LCP as it is / {variant}: {:.3}", lcp[0] / other);
        }
    }
    for ((name, _), variants) in PAGES.iter().zip(&reports) {
        for failing in failing_audits(&variants[0][0]) {
            println!("{name}: {failing}");
        }
    }
}

/// A page made into another, which may name files that are written beside the front page.
type Change = fn(&str) -> (String, Option<(&'static str, String)>);

/// The site as it is, and what it is compared with.
const VARIANTS: [(&str, Change); 3] = [
    ("as it is", |page| (page.to_owned(), None)),
    ("without scripts", |page| (without_scripts(page), None)),
    ("style in a file", style_in_a_file),
];

fn look_at(url: &str, report: &Path) -> Value {
    let program = env::var_os("LIGHTHOUSE").expect("LIGHTHOUSE names its program: see `cargo xtask bench`");
    let chrome = env::var_os("CHROME").expect("CHROME names the browser: see `cargo xtask bench`");
    let output = Command::new("node")
        .arg(program)
        .args([url, "--output=json", "--quiet", CHROME_FLAGS])
        .arg(format!("--only-categories={}", CATEGORIES.join(",")))
        .arg(format!("--output-path={}", report.display()))
        .env("CHROME_PATH", chrome)
        .output()
        .expect("node starts");
    assert!(output.status.success(), "Lighthouse failed: {}", String::from_utf8_lossy(&output.stderr));
    let report = fs::read(report).expect("Lighthouse writes its report");
    let report: Value = serde_json::from_slice(&report).expect("the report is JSON");
    assert!(report["runtimeError"].is_null(), "{url}: {}", report["runtimeError"]);
    report
}

/// Of 100.
fn score(report: &Value, category: &str) -> f64 {
    report["categories"][category]["score"].as_f64().unwrap_or_default() * 100.0
}

fn metric(report: &Value, name: &str) -> f64 {
    report["audits"][name]["numericValue"].as_f64().unwrap_or(f64::NAN)
}

fn median(reports: &[Value], figure: impl Fn(&Value) -> f64) -> f64 {
    let mut figures: Vec<f64> = reports.iter().map(figure).collect();
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

/// What costs points in any category but performance.
fn failing_audits(report: &Value) -> Vec<String> {
    let mut failing = Vec::new();
    for category in &CATEGORIES[1..] {
        for audit in report["categories"][category]["auditRefs"].as_array().into_iter().flatten() {
            let counts = audit["weight"].as_f64().unwrap_or_default() > 0.0;
            let result = &report["audits"][audit["id"].as_str().unwrap_or_default()];
            if counts && result["score"].as_f64().is_some_and(|score| score < 1.0) {
                failing.push(format!("{category}: {} {}", result["title"], result["details"]["items"]));
            }
        }
    }
    failing
}

/// Copies the site with its pages changed.
fn write_changed(from: &Path, to: &Path, change: Change) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("the built site") {
        let path = entry.expect("a file of the site").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            write_changed(&path, &target, change);
        } else if path.extension().is_some_and(|extension| extension == "html") {
            let (page, beside) = change(&fs::read_to_string(&path).expect("a page"));
            write_with_copy(&target, &page);
            if let Some((name, text)) = beside.filter(|_| from == Site::built_folder()) {
                write_with_copy(&to.join(name), &text);
            }
        } else if !path.to_string_lossy().ends_with(".html.gz") {
            fs::copy(path, target).expect("a copy");
        }
    }
}

fn write_with_copy(path: &Path, text: &str) {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(text.as_bytes()).expect("memory");
    fs::write(with_gz(path), gzip.finish().expect("memory")).expect("a copy");
    fs::write(path, text).expect("a file");
}

fn with_gz(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".gz");
    name.into()
}

fn without_scripts(page: &str) -> String {
    let mut kept = String::new();
    let mut rest = page;
    while let Some((before, script)) = rest.split_once("<script") {
        kept += before;
        rest = script.split_once("</script>").expect("a script ends").1;
    }
    kept + rest
}

fn style_in_a_file(page: &str) -> (String, Option<(&'static str, String)>) {
    let (before, rest) = page.split_once("<style>").expect("a page has its style in it");
    let (style, after) = rest.split_once("</style>").expect("a style ends");
    let before = before.replace("style-src ", "style-src 'self' ");
    let page = format!("{before}<link rel=\"stylesheet\" href=\"/style.css\" />{after}");
    (page, Some(("style.css", style.to_owned())))
}
