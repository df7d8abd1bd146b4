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
use tidings::model::{bundle::APP_ID, content::Topic};

use crate::site_address::SiteAddress;

/// Where `index.html` has the place for what describes a page.
const HEAD_MARK: &str = "<!-- press: head -->";
/// Where it has the place for the app.
const APP_MARK: &str = "<!-- press: app -->";

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
    after_app: String,
    script: String,
    wasm: String,
    /// The policy that holds on every page (Content Security Policy Level 3).
    pub policy: String,
    /// The style sheets that are in the page now: no page names their files.
    pub sheets: Vec<PathBuf>,
}

/// What one page has of its own.
#[derive(Debug)]
pub struct PageParts<'a> {
    /// Its path, below the base.
    pub path: &'a str,
    /// What describes it in the head.
    pub head: &'a str,
    /// The app's HTML.
    pub app: &'a str,
    /// The data from which the app can take it over, as an element.
    pub data: &'a str,
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
        let (mut style, mut sheets) = (String::new(), Vec::new());
        while let Some(link) = take(&mut page, "<link rel=\"stylesheet\"", ">") {
            let file = quoted_after(&link, "href=").context("a style sheet without address")?;
            let file = out.join(file.rsplit('/').next().unwrap_or(file));
            let sheet = fs::read_to_string(&file);
            style += &sheet.with_context(|| format!("{} cannot be read", file.display()))?;
            sheets.push(file);
        }
        for topic in topics {
            let hue = tidings::components::art_of(topic).hue;
            write!(style, "[data-topic=\"{}\"]{{--hue:{hue}}}", topic.id)?;
        }
        let style = minified(&style)?;
        let page = page.replace("href=\"/icon", &format!("href=\"{}/icon", address.base()));

        let mut scripts = String::new();
        let mut rest = &*page;
        while let Some((_, after)) = rest.split_once("<script>") {
            let (inline, after) = after.split_once("</script>").context("a script without end")?;
            write!(scripts, " '{}'", hash(inline))?;
            rest = after;
        }
        let policy = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src '{}'; img-src 'self'; \
             connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'",
            hash(&style)
        );
        let (before_attributes, rest) = page.split_once("<html").context("it has no <html> tag")?;
        let (_, rest) = rest.split_once('>').context("its <html> tag has no end")?;
        let (before_head, rest) =
            rest.split_once(HEAD_MARK).with_context(|| format!("it has no `{HEAD_MARK}`"))?;
        let (before_app, after_app) =
            rest.split_once(APP_MARK).with_context(|| format!("it has no `{APP_MARK}`"))?;
        let meta = if with_policy {
            format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\" />")
        } else {
            String::new()
        };
        Ok(Self {
            base: address.base().to_owned(),
            before_attributes: format!("{before_attributes}<html lang=\"en\""),
            before_head: format!(">{}{meta}", before_head),
            before_app: format!("<style>{style}</style>{before_app}"),
            after_app: after_app.to_owned(),
            script,
            wasm,
            policy,
            sheets,
        })
    }

    /// A whole page.
    #[must_use]
    pub fn page(&self, parts: &PageParts<'_>) -> String {
        let Self { base, before_attributes, before_head, before_app, after_app, script, wasm, .. } = self;
        let PageParts { path, head, app, data } = parts;
        let [base, path, script, wasm] = [base, *path, script, wasm].map(escaped);
        format!(
            "{before_attributes} data-base=\"{base}\" data-path=\"{path}\" data-script=\"{script}\" \
             data-wasm=\"{wasm}\"{before_head}{head}{before_app}<div id=\"{APP_ID}\">{app}</div>{data}{after_app}"
        )
    }
}

/// A style sheet that says the same with fewer bytes.
fn minified(style: &str) -> Result<String> {
    let told = |fault: &dyn Display| anyhow!("the style sheet cannot be read: {fault}");
    let mut sheet = StyleSheet::parse(style, ParserOptions::default()).map_err(|fault| told(&fault))?;
    sheet.minify(MinifyOptions::default()).map_err(|fault| told(&fault))?;
    let options = PrinterOptions { minify: true, ..PrinterOptions::default() };
    Ok(sheet.to_css(options).map_err(|fault| told(&fault))?.code)
}

/// Text as the value of an attribute.
#[must_use]
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
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
    fn the_style_sheet_of_the_site_is_understood() {
        let style = include_str!("../../style/main.css");
        let small = minified(style).expect("CSS");
        assert!(small.len() < style.len());
    }
}
