//! What hosts need beside the files themselves: compressed copies, and rules for those that read
//! a file of them.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use rayon::prelude::*;

use crate::cache::Cache;

/// What may be kept for ever: the names change with the content.
const KEPT: [&str; 8] = [
    "/tidings-*",
    "/style-*",
    "/words-*",
    "/data/facets-*",
    "/data/search-*",
    "/data/articles/*",
    "/data/cards/*",
    "/data/search/*",
];
/// What texts end with; everything else is compressed already.
const TEXTS: [&str; 11] =
    ["html", "js", "css", "wasm", "json", "svg", "xml", "txt", "ics", "webmanifest", "map"];
/// Up to this many bytes of text are compressed as far as Brotli can. It takes five seconds a
/// megabyte: of larger sites, only what is at their root is, which every reader loads. The rest is
/// compressed at a fortieth of the time and a tenth more bytes.
const SMALL_SITE: u64 = 24 << 20;

/// Writes `.br` and `.gz` beside each text below `out`. Copies that are not smaller are not
/// written. Returns their number.
///
/// # Errors
/// If a file cannot be read or written.
pub fn compress(out: &Path, cache: &Cache, done: impl Fn() + Sync) -> Result<usize> {
    let mut texts = Vec::new();
    find_texts(out, &mut texts)?;
    let total: u64 = texts.iter().map(|(_, size)| size).sum();
    let compressed = texts.par_iter().map(|(path, _)| {
        let quality = if total <= SMALL_SITE || path.parent() == Some(out) { 11 } else { 5 };
        compress_file(path, quality, cache).inspect(|_| done())
    });
    compressed.sum()
}

fn compress_file(path: &Path, quality: i32, cache: &Cache) -> Result<usize> {
    let unreadable = || format!("{} cannot be compressed", path.display());
    let bytes = fs::read(path).with_context(unreadable)?;
    let brotli = cache.get_or_make(&format!("brotli-{quality}"), &bytes, || {
        let mut copy = Vec::new();
        let parameters =
            BrotliEncoderParams { quality, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
        brotli::BrotliCompress(&mut &*bytes, &mut copy, &parameters).with_context(unreadable)?;
        Ok(copy)
    })?;
    let gzip = cache.get_or_make("gzip-6", &bytes, || {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
        gzip.write_all(&bytes).with_context(unreadable)?;
        gzip.finish().with_context(unreadable)
    })?;
    let mut written = 0;
    for (extension, copy) in [("br", brotli), ("gz", gzip)] {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".{extension}"));
        let copy_path = PathBuf::from(name);
        if copy.len() < bytes.len() {
            fs::write(&copy_path, copy)
                .with_context(|| format!("{} cannot be written", copy_path.display()))?;
            written += 1;
        } else if copy_path.exists() {
            fs::remove_file(&copy_path)
                .with_context(|| format!("{} cannot be removed", copy_path.display()))?;
        }
    }
    Ok(written)
}

fn find_texts(folder: &Path, texts: &mut Vec<(PathBuf, u64)>) -> Result<()> {
    let unreadable = || format!("{} cannot be read", folder.display());
    for entry in fs::read_dir(folder).with_context(unreadable)? {
        let entry = entry.with_context(unreadable)?;
        let path = entry.path();
        let metadata = entry.metadata().with_context(unreadable)?;
        if metadata.is_dir() {
            find_texts(&path, texts)?;
        } else if path.extension().is_some_and(|found| TEXTS.iter().any(|text| found == *text)) {
            texts.push((path, metadata.len()));
        }
    }
    Ok(())
}

/// The rules of Netlify and Cloudflare Pages, the file `_headers`: what a browser may keep for
/// ever, as its name says what is in it, and the policy of every page. `base` is the path below
/// which the site is served.
#[must_use]
pub fn headers(base: &str, policy: &str) -> String {
    // Only a header can forbid frames: a meta element cannot (CSP 3, section 3.3).
    let mut rules = format!(
        "{base}/*\n  Content-Security-Policy: {policy}; frame-ancestors 'self'\n  \
         X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n  \
         Cache-Control: public, max-age=0, must-revalidate\n"
    );
    for kept in KEPT {
        rules += &format!(
            "{base}{kept}\n  ! Cache-Control\n  Cache-Control: public, max-age=31536000, immutable\n"
        );
    }
    for (file, media_type) in [
        ("atom.xml", "application/atom+xml"),
        ("rss.xml", "application/rss+xml"),
        ("feed.json", "application/feed+json"),
    ] {
        rules += &format!("{base}/*/{file}\n  Content-Type: {media_type}; charset=utf-8\n");
    }
    rules
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn copies_decompress_to_their_originals_and_pictures_have_none() {
        let out = tempfile::tempdir().expect("a folder for the test");
        let text = "news and events, ".repeat(500);
        fs::create_dir(out.path().join("a")).expect("a folder");
        for name in ["a/index.html", "b.png", "tiny.txt"] {
            let content = if name == "tiny.txt" { "x" } else { &text };
            fs::write(out.path().join(name), content).expect("a file");
        }
        assert_eq!(compress(out.path(), &Cache::none(), || ()).expect("copies"), 2);

        let mut decompressed = Vec::new();
        let brotli = fs::read(out.path().join("a/index.html.br")).expect("a copy");
        brotli::BrotliDecompress(&mut &*brotli, &mut decompressed).expect("Brotli");
        assert_eq!(decompressed, text.as_bytes());
        let gzip = fs::read(out.path().join("a/index.html.gz")).expect("a copy");
        let mut decompressed = String::new();
        flate2::read::GzDecoder::new(&*gzip).read_to_string(&mut decompressed).expect("gzip");
        assert_eq!(decompressed, text);
        assert!(!out.path().join("b.png.br").exists());
        assert!(!out.path().join("tiny.txt.br").exists(), "a copy that is larger helps nobody");
    }
}
