//! How many bytes and requests a first visit to a page costs, and how many it may.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// A kind of file that a first visit downloads.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Kind {
    Html,
    Style,
    Script,
    Wasm,
    Words,
    Font,
}

const KINDS: [Kind; 6] = [Kind::Html, Kind::Style, Kind::Script, Kind::Wasm, Kind::Words, Kind::Font];

/// The most that files may weigh together, in bytes after Brotli's best compression.
struct Budget {
    what: &'static str,
    kinds: &'static [Kind],
    bytes: usize,
}

/// A page that readers come to first, and what its document may weigh after Brotli.
struct Page {
    name: &'static str,
    file: &'static str,
    document: usize,
}

/// One page of each kind. Style is in the document.
const PAGES: [Page; 6] = [
    Page { name: "front page", file: "index.html", document: 13_500 },
    Page { name: "explorer", file: "news/index.html", document: 17_500 },
    Page { name: "article", file: "news/2021-01-05-kust-tu-clausthal-forum/index.html", document: 12_500 },
    Page { name: "topic", file: "topics/hydropower/index.html", document: 11_000 },
    Page { name: "institution", file: "institutions/tu-clausthal/index.html", document: 14_500 },
    Page { name: "archive", file: "archive/index.html", document: 8_500 },
];

const BUDGETS: [Budget; 6] = [
    Budget { what: "WebAssembly", kinds: &[Kind::Wasm], bytes: 170_000 },
    Budget { what: "scripts", kinds: &[Kind::Script], bytes: 7_000 },
    Budget { what: "words", kinds: &[Kind::Words], bytes: 4_500 },
    Budget { what: "style that comes after the text", kinds: &[Kind::Style], bytes: 2_500 },
    Budget { what: "fonts", kinds: &[Kind::Font], bytes: 0 },
    Budget { what: "first visit", kinds: &KINDS, bytes: 200_000 },
];

/// What the style in a document may weigh alone.
const STYLE: usize = 5_200;

/// How many files a first visit may ask for: the document and, after its text is there, the script, the
/// program, the words of its language, and the style of what only some pages have.
const REQUESTS: usize = 5;

/// A file's size as it is, and as hosts send it.
struct Weight {
    path: String,
    kind: Kind,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints the tables; an error if a budget is exceeded.
pub fn run(dist: &Path) -> Result<()> {
    let mut exceeded = Vec::new();
    for Page { name, file, document } in PAGES {
        let weights: Vec<Weight> = first_visit(dist, file)?
            .into_iter()
            .map(|(path, (kind, bytes))| weigh(path, kind, &bytes))
            .collect::<Result<_>>()?;
        print_table(name, &weights);
        let of_document = Budget { what: "the document", kinds: &[Kind::Html], bytes: document };
        let mut excesses = excesses(&weights, &BUDGETS);
        excesses.extend(self::excesses(&weights, &[of_document]));
        if weights.len() > REQUESTS {
            excesses.push(format!("{} requests are made, the budget is {REQUESTS}", weights.len()));
        }
        let style = inline_style(dist, file)?;
        println!("{:<44}{:>10}{:>10}{:>10}", "style in it", style.raw, style.gzip, style.brotli);
        let of_style = Budget { what: "the style in it", kinds: &[Kind::Style], bytes: STYLE };
        excesses.extend(self::excesses(&[style], &[of_style]));
        exceeded.extend(excesses.into_iter().map(|excess| format!("{name}: {excess}")));
    }
    for budget in &BUDGETS {
        println!("budget, {:<62}{:>10}", budget.what, budget.bytes);
    }
    if !exceeded.is_empty() {
        bail!("{}: make it smaller, or argue for another budget in xtask/src/size.rs", exceeded.join("; "));
    }
    Ok(())
}

/// The style that a page holds.
fn inline_style(dist: &Path, page: &str) -> Result<Weight> {
    let text = fs::read_to_string(dist.join(page)).with_context(|| format!("{page} cannot be read"))?;
    let style = text.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>"));
    let (style, _) = style.with_context(|| format!("{page} holds no style"))?;
    weigh(page.to_owned(), Kind::Style, style.as_bytes())
}

/// A page, the files that it names, and those that these name.
fn first_visit(dist: &Path, page: &str) -> Result<BTreeMap<String, (Kind, Vec<u8>)>> {
    let mut files = files_under(dist)
        .with_context(|| format!("{} cannot be read: `cargo xtask build` makes it", dist.display()))?;
    let mut visited = BTreeMap::new();
    let mut to_search = vec![page.to_owned()];
    files.retain(|path| path != page);
    while let Some(path) = to_search.pop() {
        let bytes = fs::read(dist.join(&path))
            .with_context(|| format!("{path} of {} cannot be read", dist.display()))?;
        let kind = kind_of(&path).with_context(|| format!("{path} is of no known kind"))?;
        if matches!(kind, Kind::Html | Kind::Style | Kind::Script) {
            let text = String::from_utf8_lossy(&bytes);
            let named = |file: &String| {
                let name = file.rsplit('/').next().unwrap_or(file);
                matches!(
                    kind_of(file),
                    Some(Kind::Style | Kind::Script | Kind::Wasm | Kind::Words | Kind::Font)
                ) && text.contains(name)
            };
            to_search.extend(files.extract_if(.., |file| named(file)));
        }
        visited.insert(path, (kind, bytes));
    }
    for kind in [Kind::Script, Kind::Wasm, Kind::Words] {
        if !visited.values().any(|(found, _)| *found == kind) {
            bail!(
                "{page} in {} leads to no {kind:?} file: is the build complete, \
                 or are the rules in xtask/src/size.rs out of date?",
                dist.display()
            );
        }
    }
    Ok(visited)
}

fn kind_of(path: &str) -> Option<Kind> {
    if path.starts_with("words-") {
        return Some(Kind::Words);
    }
    match path.rsplit('.').next()? {
        "html" => Some(Kind::Html),
        "css" => Some(Kind::Style),
        "js" | "mjs" => Some(Kind::Script),
        "wasm" => Some(Kind::Wasm),
        "woff2" => Some(Kind::Font),
        _ => None,
    }
}

/// Paths of all files in a folder, relative to it, with `/` between their parts.
fn files_under(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(relative) = folders.pop() {
        for entry in fs::read_dir(folder.join(&relative))? {
            let entry = entry?;
            let path = relative.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else {
                found.push(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    Ok(found)
}

fn weigh(path: String, kind: Kind, bytes: &[u8]) -> Result<Weight> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(bytes)?;
    let gzip = gzip.finish()?.len();
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    let mut compressed = Vec::new();
    let brotli = brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &settings)?;
    Ok(Weight { path, kind, raw: bytes.len(), gzip, brotli })
}

fn print_table(page: &str, weights: &[Weight]) {
    let line = |name: &str, raw: usize, gzip: usize, brotli: usize| {
        println!("{name:<44}{raw:>10}{gzip:>10}{brotli:>10}");
    };
    println!("\n{:<44}{:>10}{:>10}{:>10}", format!("{page}, first visit, bytes"), "raw", "gzip", "brotli");
    for weight in weights {
        line(&weight.path, weight.raw, weight.gzip, weight.brotli);
    }
    let sum = |part: fn(&Weight) -> usize| weights.iter().map(part).sum();
    line("total", sum(|weight| weight.raw), sum(|weight| weight.gzip), sum(|weight| weight.brotli));
}

fn excesses(weights: &[Weight], budgets: &[Budget]) -> Vec<String> {
    let exceeded = |budget: &Budget| {
        let counted = weights.iter().filter(|weight| budget.kinds.contains(&weight.kind));
        let bytes: usize = counted.map(|weight| weight.brotli).sum();
        (bytes > budget.bytes).then(|| {
            format!("{} takes {bytes} bytes with Brotli, the budget is {}", budget.what, budget.bytes)
        })
    };
    budgets.iter().filter_map(exceeded).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(kind: Kind, brotli: usize) -> Weight {
        Weight { path: String::new(), kind, raw: 0, gzip: 0, brotli }
    }

    #[test]
    fn a_budget_may_be_used_up_but_not_exceeded() {
        let budgets = [Budget { what: "wasm", kinds: &[Kind::Wasm], bytes: 100 }];
        let weights = |last| [weight(Kind::Wasm, 60), weight(Kind::Html, 999), weight(Kind::Wasm, last)];
        assert!(excesses(&weights(40), &budgets).is_empty());
        let told = excesses(&weights(41), &budgets);
        assert_eq!(told, ["wasm takes 101 bytes with Brotli, the budget is 100"]);
    }

    /// A folder that goes when its test ends.
    struct Site(PathBuf);

    impl Site {
        fn with(name: &str, files: &[(&str, &str)]) -> Self {
            let folder = std::env::temp_dir().join(format!("tidings-{name}-{}", std::process::id()));
            for (path, text) in files {
                let file = folder.join(path);
                fs::create_dir_all(file.parent().expect("a folder")).expect("a new folder");
                fs::write(file, text).expect("a new file");
            }
            Self(folder)
        }
    }

    impl Drop for Site {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).ok();
        }
    }

    const COMPLETE: [(&str, &str); 12] = [
        ("index.html", "<html data-words=/words-en-1.json><link href=/app-1.css><script src=/app-1.js>"),
        ("words-en-1.json", "[]"),
        ("words-zh-1.json", "[]"),
        ("app-1.css", "url(/fonts/news.woff2)"),
        ("app-1.js", "fetch('app-1_bg.wasm')"),
        ("app-1_bg.wasm", "\0asm"),
        ("fonts/news.woff2", "f"),
        ("fonts/unused.woff2", "f"),
        ("data/manifest.json", "{}"),
        ("data/facets-1.bin", "{}"),
        ("data/articles/one-1.json", "{}"),
        ("pagefind/pagefind.js", ""),
    ];

    #[test]
    fn a_first_visit_follows_what_files_name() {
        let site = Site::with("visit", &COMPLETE);
        let visited: Vec<_> =
            first_visit(&site.0, "index.html").expect("a complete site").into_keys().collect();
        let expected =
            ["app-1.css", "app-1.js", "app-1_bg.wasm", "fonts/news.woff2", "index.html", "words-en-1.json"];
        assert_eq!(visited, expected);
    }

    #[test]
    fn a_site_without_its_program_is_not_light_but_broken() {
        let files: Vec<_> = COMPLETE.into_iter().filter(|(path, _)| !path.ends_with(".wasm")).collect();
        let site = Site::with("broken", &files);
        let error = first_visit(&site.0, "index.html").expect_err("no WebAssembly");
        assert!(error.to_string().contains("no Wasm file"), "{error}");
    }
}
