//! What is around the app on every page: Trunk's `index.html`, made into a template.

use std::{
    fmt::{Display, Write},
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow};
use base64::{Engine, engine::general_purpose::STANDARD};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use sha2::{Digest, Sha256};
use tidings::{
    markup::escaped,
    model::{Language, bundle::APP_ID, content::Topic},
};

use crate::{
    bundle::{self, File},
    site_address::SiteAddress,
};

/// Where `index.html` has the place for what describes a page.
const HEAD_MARK: &str = "<!-- press: head -->";
/// Where it has the place for the app.
const APP_MARK: &str = "<!-- press: app -->";
/// The style sheet that all pages have.
const MAIN: &str = "main";
/// Where it has the place for what is said if the app dies.
const CRASH_MARK: &str = "<!-- press: crash -->";

/// The page around the app, with everything that all pages share.
#[derive(Debug)]
pub struct Shell {
    base: String,
    /// Up to the attributes of `<html>`.
    before_attributes: String,
    /// From them to what describes the page.
    before_head: String,
    /// From there to the app.
    before_app: String,
    /// From there to what is said if the app dies.
    after_app: String,
    after_crash: String,
    script: String,
    wasm: String,
    /// The style of what only some pages have, by the names of its sheets.
    parts: Vec<(String, String)>,
    /// The policy that holds on every page (Content Security Policy Level 3).
    pub policy: String,
    /// Trunk's style sheets, which are in the pages now: no page names their files.
    pub sheets: Vec<PathBuf>,
    /// The style of what only some pages have, all of it: pages load it after their text, for wherever
    /// their reader goes from there.
    pub late_sheet: File,
}

/// What one page has of its own.
#[derive(Debug)]
pub struct PageParts<'a> {
    /// The language it is in.
    pub language: Language,
    /// Its path, below the base.
    pub path: &'a str,
    /// What describes it in the head.
    pub head: &'a str,
    /// The app's HTML.
    pub app: &'a str,
    /// The data from which the app can take it over, as an element.
    pub data: &'a str,
    /// What is shown if the app dies.
    pub crash: &'a str,
    /// The names of the style sheets that it needs beside `main`.
    pub style: &'a [&'a str],
    /// The files with the words of the page's language, or of all, below the base.
    pub words: &'a [(Language, String)],
}

impl Shell {
    /// Reads the page that Trunk has put into `out`. Its style is taken into the page, where it
    /// costs no round trip, and so are the colours of `topics`. Its own way of starting the app is
    /// left out: that fetches the app before the text is on the screen.
    ///
    /// # Errors
    /// If the page or its style cannot be read, or has no place for what is to be put in.
    pub fn read(out: &Path, address: &SiteAddress, topics: &[Topic], with_policy: bool) -> Result<Self> {
        let index = out.join("index.html");
        let page =
            fs::read_to_string(&index).with_context(|| format!("{} cannot be read", index.display()))?;
        Self::of(&page, out, address, topics, with_policy)
            .with_context(|| format!("{} cannot be used", index.display()))
    }

    fn of(
        page: &str,
        out: &Path,
        address: &SiteAddress,
        topics: &[Topic],
        with_policy: bool,
    ) -> Result<Self> {
        let mut page = page.to_owned();
        let mut script = String::new();
        let mut wasm = String::new();
        let host_relative = |url: &str| match url.rsplit_once('/') {
            Some((_, file)) => format!("{}/{file}", address.base()),
            None => format!("{}/{url}", address.base()),
        };
        while let Some(start) = take(&mut page, "<script type=\"module\">", "</script>") {
            script = host_relative(quoted_after(&start, "from").unwrap_or_default());
            wasm = host_relative(quoted_after(&start, "module_or_path:").unwrap_or_default());
        }
        while take(&mut page, "<link rel=\"modulepreload\"", ">").is_some() {}
        while take(&mut page, "<link rel=\"preload\"", ">").is_some() {}
        let (mut style, mut parts, mut sheets) = (String::new(), Vec::new(), Vec::new());
        while let Some(link) = take(&mut page, "<link rel=\"stylesheet\"", ">") {
            let file = quoted_after(&link, "href=").context("a style sheet without address")?;
            let file = out.join(file.rsplit('/').next().unwrap_or(file));
            let sheet = fs::read_to_string(&file);
            let sheet = sheet.with_context(|| format!("{} cannot be read", file.display()))?;
            match file.file_name().and_then(|name| name.to_str()?.split_once('-')) {
                Some((name, _)) if name != MAIN => parts.push((name.to_owned(), minified(&sheet)?)),
                _ => style += &sheet,
            }
            sheets.push(file);
        }
        for topic in topics {
            let hue = tidings::components::art_of(topic).hue;
            write!(style, "[data-topic=\"{}\"]{{--hue:{hue}}}", topic.id)?;
        }
        let style = minified(&style)?;
        let late: String = parts.iter().map(|(_, part)| &**part).collect();
        let late_sheet =
            File { path: format!("style-{}.css", bundle::hash(late.as_bytes())), bytes: late.into_bytes() };
        let page =
            without_comments(&page).replace("href=\"/icon", &format!("href=\"{}/icon", address.base()));

        let styles: String = parts.iter().map(|(_, part)| format!(" '{}'", hash(part))).collect();
        let mut scripts = String::new();
        let mut rest = &*page;
        while let Some((_, after)) = rest.split_once("<script>") {
            let (inline, after) = after.split_once("</script>").context("a script without end")?;
            write!(scripts, " '{}'", hash(inline))?;
            rest = after;
        }
        let policy = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self' '{}'{styles}; img-src 'self'; \
             connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'",
            hash(&style)
        );
        let (before_attributes, rest) = page.split_once("<html").context("it has no <html> tag")?;
        let (_, rest) = rest.split_once('>').context("its <html> tag has no end")?;
        let (before_head, rest) =
            rest.split_once(HEAD_MARK).with_context(|| format!("it has no `{HEAD_MARK}`"))?;
        let (before_app, after_app) =
            rest.split_once(APP_MARK).with_context(|| format!("it has no `{APP_MARK}`"))?;
        // A page of a test needs none.
        let (after_app, after_crash) = after_app.split_once(CRASH_MARK).unwrap_or((after_app, ""));
        let meta = if with_policy {
            format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\" />")
        } else {
            String::new()
        };
        Ok(Self {
            base: address.base().to_owned(),
            before_attributes: format!("{before_attributes}<html"),
            before_head: format!(">{}{meta}", before_head),
            before_app: format!("<style>{style}</style>{before_app}"),
            after_app: after_app.to_owned(),
            after_crash: after_crash.to_owned(),
            script,
            wasm,
            parts,
            policy,
            sheets,
            late_sheet,
        })
    }

    /// A whole page.
    #[must_use]
    pub fn page(&self, page: &PageParts<'_>) -> String {
        let Self {
            base,
            before_attributes,
            before_head,
            before_app,
            after_app,
            after_crash,
            script,
            wasm,
            parts,
            late_sheet,
            ..
        } = self;
        let PageParts { language, path, head, app, data, crash, style, words } = page;
        let mut named = format!(" data-style=\"{}/{}\"", escaped(base), escaped(&late_sheet.path));
        let style: String = parts
            .iter()
            .filter(|(name, _)| style.contains(&&**name))
            .map(|(_, part)| format!("<style>{part}</style>"))
            .collect();
        for (of, file) in *words {
            let suffix = if of == language { String::new() } else { format!("-{of}") };
            named += &format!(" data-words{suffix}=\"{}/{}\"", escaped(base), escaped(file));
        }
        let [base, path, script, wasm] = [base, *path, script, wasm].map(escaped);
        format!(
            "{before_attributes} lang=\"{language}\" data-base=\"{base}\" data-path=\"{path}\" data-script=\"{script}\" \
             data-wasm=\"{wasm}\"{named}{before_head}{head}{before_app}{style}<div id=\"{APP_ID}\">{app}</div>{data}{after_app}{crash}{after_crash}"
        )
    }
}

/// The page without its indentation and its lines of comments, which all are the script's.
fn without_comments(page: &str) -> String {
    let lines = page.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// A style sheet that says the same with fewer bytes.
fn minified(style: &str) -> Result<String> {
    let told = |fault: &dyn Display| anyhow!("the style sheet cannot be read: {fault}");
    let mut sheet = StyleSheet::parse(style, ParserOptions::default()).map_err(|fault| told(&fault))?;
    sheet.minify(MinifyOptions::default()).map_err(|fault| told(&fault))?;
    let options = PrinterOptions { minify: true, ..PrinterOptions::default() };
    Ok(sheet.to_css(options).map_err(|fault| told(&fault))?.code)
}

/// The source expression that allows an inline script or style.
fn hash(inline: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(inline)))
}

/// Takes the first part that begins with `start` and ends with `end` out of the page.
fn take(page: &mut String, start: &str, end: &str) -> Option<String> {
    let from = page.find(start)?;
    let to = from + page[from..].find(end)? + end.len();
    let taken = page[from..to].to_owned();
    page.replace_range(from..to, "");
    Some(taken)
}

/// The first text in quotation marks after `mark`.
fn quoted_after<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let (_, after) = text.split_once(mark)?;
    let after = after.trim_start();
    let quote = after.chars().next().filter(|quote| ['"', '\''].contains(quote))?;
    after[1..].split(quote).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_smaller_style_sheet_says_the_same() {
        let style = "/* why */\n.a { font-size: clamp(1.8rem, 1.2rem + 2.6vw, 3rem); & .b { color: red } }";
        let small = minified(style).expect("CSS");
        assert!(small.contains("clamp(1.8rem,1.2rem + 2.6vw,3rem)"), "sums need their spaces: {small}");
        assert!(small.contains("& .b{"), "{small}");
        assert!(!small.contains("why"), "{small}");
        let fault = minified(".a { color: red } }").expect_err("a brace too many").to_string();
        assert!(fault.contains("style sheet"), "{fault}");
    }

    #[test]
    fn the_style_sheets_of_the_site_are_understood() {
        let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../style"));
        for sheet in fs::read_dir(folder).expect("style sheets") {
            let style = fs::read_to_string(sheet.expect("a sheet").path()).expect("text");
            let small = minified(&style).expect("CSS");
            assert!(small.len() < style.len());
        }
    }
}
