//! `cargo xtask bench press`: how fast press is on archives that are far larger than ours, beside
//! Hugo on the same articles if it is installed.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};

use crate::{environment::Environment, process};

const SIZES: [usize; 2] = [1_000, 10_000];
const TOPICS: usize = 14;
const INSTITUTIONS: usize = 60;
const PARAGRAPHS: usize = 5;
const WORDS: [&str; 24] = [
    "example", "energy", "forum", "water", "storage", "carbon", "research", "project", "partners", "city",
    "with", "for", "and", "the", "of", "on", "a", "new", "joint", "solar", "wind", "hydrogen", "campus",
    "report",
];

/// Builds the archives and prints what was measured.
pub fn run(environment: &Environment) -> Result<()> {
    process::run(environment.command("cargo")?.args(["build", "--release", "--package=press"]))?;
    let press = crate::root().join("target/release/press");
    println!("\n{:<34}{:>9}{:>9}{:>9}{:>11}", "", "pages", "seconds", "pages/s", "peak, MiB");
    let place = place();
    for articles in SIZES {
        let folder = place.join(format!("press-{articles}"));
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        write_archive(&folder, articles)?;
        // Each build has a folder of its own: file systems are slow to make files where many were
        // just deleted.
        let run = |name: &str| -> Result<f64> {
            let out = folder.join(name.replace(' ', "-"));
            stage(&out)?;
            let mut command = Command::new(&press);
            command.arg("build").arg("--content").arg(folder.join("content"));
            command.arg("--public").arg(crate::root().join("public")).arg("--out").arg(&out);
            command.arg("--cache").arg(folder.join("cache"));
            let (time, peak) = measured(&mut command)?;
            Ok(row(&format!("press, {articles} articles, {name}"), count(&out, "html")?, time, peak))
        };
        run("first build")?;
        let press_rate = run("pictures kept")?;
        if let Some(hugo_rate) = hugo(&folder)? {
            println!("press / Hugo: {:.2}", press_rate / hugo_rate);
        }
    }
    fs::remove_dir_all(&place)?;
    println!(
        "\nIn {}. Uncompressed; press also writes feeds, calendars, JSON and, at first, a picture an article.",
        place.display()
    );
    Ok(())
}

/// In memory where there is such a folder: it is the programs that are measured, not the disk.
fn place() -> PathBuf {
    let memory = Path::new("/dev/shm");
    let place = if memory.is_dir() { memory } else { &crate::root().join("target") };
    place.join("tidings-bench")
}

fn row(name: &str, pages: usize, time: Duration, peak: u64) -> f64 {
    let rate = pages as f64 / time.as_secs_f64();
    println!("{name:<34}{pages:>9}{:>9.2}{rate:>9.0}{:>11}", time.as_secs_f64(), peak >> 10);
    rate
}

/// Runs a command to its end. Returns the time, and the peak of its memory in KiB, which Linux
/// keeps for as long as it runs.
fn measured(command: &mut Command) -> Result<(Duration, u64)> {
    let start = Instant::now();
    let mut child =
        command.stdout(Stdio::null()).spawn().with_context(|| format!("{command:?} cannot start"))?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    let end = loop {
        if let Some(end) = child.try_wait()? {
            break end;
        }
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        peak = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(peak);
        std::thread::sleep(Duration::from_millis(5));
    };
    ensure!(end.success(), "{command:?} failed");
    Ok((start.elapsed(), peak))
}

/// What Trunk would have put there.
fn stage(out: &Path) -> Result<()> {
    fs::create_dir_all(out)?;
    let page = fs::read_to_string(crate::root().join("index.html"))?;
    let mut staged = String::new();
    for line in page.lines() {
        if line.contains("rel=\"css\"") {
            staged += "<link rel=\"stylesheet\" href=\"/main.css\" />\n";
        } else if !line.contains("data-trunk") {
            staged += line;
            staged.push('\n');
        }
    }
    fs::write(out.join("index.html"), staged)?;
    fs::copy(crate::root().join("style/main.css"), out.join("main.css"))?;
    Ok(())
}

fn count(folder: &Path, extension: &str) -> Result<usize> {
    let mut found = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found += count(&path, extension)?;
        } else if path.extension().is_some_and(|of| of == extension) {
            found += 1;
        }
    }
    Ok(found)
}

/// Numbers that look random and are the same in every run (Knuth's MMIX generator).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn words(&mut self, number: usize) -> String {
        (0..number).map(|_| WORDS[self.below(WORDS.len())]).collect::<Vec<_>>().join(" ")
    }
}

/// Made-up articles of made-up universities, as content of press and of Hugo.
fn write_archive(folder: &Path, articles: usize) -> Result<()> {
    let mut chance = Chance(1);
    let content = folder.join("content");
    let markdown = folder.join("hugo/content/news");
    fs::create_dir_all(content.join("articles"))?;
    fs::create_dir_all(&markdown)?;
    let named = |name: String| format!("{{\"en\":\"{name}\",\"zh\":\"{name}\",\"de\":\"{name}\"}}");
    let topics: Vec<_> = (0..TOPICS)
        .map(|nth| {
            let name = named(format!("Example topic {nth}"));
            format!("{{\"id\":\"topic-{nth}\",\"name\":{name},\"description\":{name}}}")
        })
        .collect();
    fs::write(content.join("topics.json"), format!("[{}]", topics.join(",")))?;
    let institutions: Vec<_> = (0..INSTITUTIONS)
        .map(|nth| {
            let name = named(format!("University of Example {nth}"));
            format!(
                "{{\"id\":\"example-{nth}\",\"name\":{name},\"short\":\"UoE {nth}\",\"kind\":\"university\",\
                 \"city\":\"Example\",\"country\":\"DE\",\"lat\":51.5,\"lon\":10.5,\"homepage\":null}}"
            )
        })
        .collect();
    fs::write(content.join("institutions.json"), format!("[{}]", institutions.join(",")))?;
    for nth in 0..articles {
        let date = format!("{}-{:02}-{:02}", 2001 + nth % 20, 1 + chance.below(12), 1 + chance.below(28));
        let slug = format!("{date}-example-{nth}");
        let title = format!("Example {nth}: {}", chance.words(6));
        let summary = chance.words(20);
        let topics =
            [chance.below(TOPICS / 2), TOPICS / 2 + chance.below(TOPICS / 2)].map(|of| format!("topic-{of}"));
        let institutions =
            [chance.below(INSTITUTIONS / 2), INSTITUTIONS / 2 + chance.below(INSTITUTIONS / 2)]
                .map(|of| format!("example-{of}"));
        let paragraphs: Vec<_> = (0..PARAGRAPHS).map(|_| chance.words(90)).collect();
        let mut body = String::new();
        for text in &paragraphs {
            let comma = if body.is_empty() { "" } else { "," };
            write!(body, "{comma}{{\"type\":\"paragraph\",\"text\":\"{text}\"}}")?;
        }
        let event = if nth % 5 == 0 {
            format!(
                "{{\"name\":\"Example forum {nth}\",\"start\":\"{date}\",\"place\":\"Example, Germany\",\"mode\":\"hybrid\"}}"
            )
        } else {
            "null".to_owned()
        };
        let article = format!(
            "{{\"slug\":\"{slug}\",\"title\":\"{title}\",\"summary\":\"{summary}\",\"date\":\"{date}\",\
             \"topics\":{topics:?},\"institutions\":{institutions:?},\"people\":[],\"event\":{event},\
             \"body\":[{body}],\"credits\":[{{\"role\":\"Written by\",\"name\":\"Example desk\"}}],\
             \"sources\":[{{\"title\":\"Example\",\"publisher\":\"University of Example\",\"url\":\"https://example.org/{nth}\"}}]}}"
        );
        fs::write(content.join(format!("articles/{slug}.json")), article)?;
        let markdown_page = format!(
            "---\ntitle: \"{title}\"\ndescription: \"{summary}\"\ndate: {date}\ntopics: {topics:?}\n\
             institutions: {institutions:?}\n---\n\n{}\n",
            paragraphs.join("\n\n")
        );
        fs::write(markdown.join(format!("{slug}.md")), markdown_page)?;
    }
    Ok(())
}

/// Hugo on the same articles, with the plainest templates that show what a page of ours says, and
/// its own feeds and sitemap.
fn hugo(folder: &Path) -> Result<Option<f64>> {
    let Ok(found) = Command::new("hugo").arg("version").output() else {
        println!("Hugo is not installed: nothing to compare with (Debian's package is `hugo`)");
        return Ok(None);
    };
    ensure!(found.status.success(), "`hugo version` fails");
    let site: PathBuf = folder.join("hugo");
    let layouts = site.join("layouts/_default");
    fs::create_dir_all(&layouts)?;
    fs::write(
        site.join("config.toml"),
        "baseURL = \"https://example.org/\"\ntitle = \"Example\"\npaginate = 24\n\
         [taxonomies]\ntopic = \"topics\"\ninstitution = \"institutions\"\n",
    )?;
    let page = |main: &str| {
        format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{{{{ .Title }}}}</title>\
             <meta name=\"description\" content=\"{{{{ .Description }}}}\"><link rel=\"canonical\" href=\"{{{{ .Permalink }}}}\">\
             </head><body><main><h1>{{{{ .Title }}}}</h1>{main}</main></body></html>"
        )
    };
    fs::write(
        layouts.join("single.html"),
        page(
            "<time>{{ .Date.Format \"2 January 2006\" }}</time>{{ .Content }}\
             <ul>{{ range .GetTerms \"topics\" }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ul>\
             <ul>{{ range .GetTerms \"institutions\" }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ul>\
             <ul>{{ range first 4 (.Site.RegularPages.Related .) }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ul>",
        ),
    )?;
    fs::write(
        layouts.join("list.html"),
        page(
            "<ul>{{ range first 24 .Pages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ul>",
        ),
    )?;
    let mut command = Command::new("hugo");
    command.arg("--source").arg(&site).arg("--quiet");
    let (time, peak) = measured(&mut command)?;
    Ok(Some(row("Hugo", count(&site.join("public"), "html")?, time, peak)))
}
