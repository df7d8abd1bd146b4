//! Writes everything that Trunk does not know of into the folder that it will publish.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::{
    bundle::{self, File},
    content::{Content, counted},
    pages::Printer,
    shell::Shell,
    site_address::SiteAddress,
};

/// What happens to faulty content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// Nothing is written: a fault must not be published.
    Strict,
    /// It is left out, and everything else is written: an editor sees their work grow.
    Lenient,
}

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The number of files.
    pub files: usize,
    /// The size of the bundle in bytes, without the copies of the page.
    pub bundle_bytes: usize,
    /// Whether there was a page to copy to the routes.
    pub page: bool,
}

/// Writes the bundle and the pages of all routes into `out`.
///
/// # Errors
/// If the content has faults and the build is strict, if there is no site without what could not
/// be read, or if something cannot be written.
pub fn write(
    content: &Content,
    out: &Path,
    address: &SiteAddress,
    strictness: Strictness,
) -> Result<Written> {
    if strictness == Strictness::Strict && !content.faults.is_empty() {
        bail!("nothing is written: {}", counted(content.faults.len(), "fault", "faults"));
    }
    if !content.unusable.is_empty() {
        bail!("nothing is written: there is no site without {}", content.unusable.join(" and "));
    }
    let page = out.join("index.html").is_file();
    if !page && strictness == Strictness::Strict {
        bail!("{} holds no index.html: Trunk puts it there before it runs `press build`", out.display());
    }

    let (index, files) = bundle::files(content)?;
    for File { path, bytes } in &files {
        write_file(&out.join(path), bytes)?;
    }
    remove_stale(out, &files)?;
    let mut pages = 0;
    if page {
        let with_policy = strictness == Strictness::Strict;
        let shell = Shell::read(out, address, &content.topics, with_policy)?;
        let printer = Printer::new(content, &index, address, &shell);
        pages = printer.print(|File { path, bytes }| write_file(&out.join(path), &bytes))?;
    }
    Ok(Written {
        files: files.len() + pages,
        bundle_bytes: files.iter().map(|file| file.bytes.len()).sum(),
        page,
    })
}

fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be created", folder.display()))?;
    }
    fs::write(path, bytes).with_context(|| format!("{} cannot be written", path.display()))
}

/// Removes what an earlier build left in `data/`, which is the bundle's alone.
fn remove_stale(out: &Path, files: &[File]) -> Result<()> {
    let current: HashSet<PathBuf> = files.iter().map(|file| out.join(&file.path)).collect();
    for folder in [out.join("data"), out.join("data/articles")] {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries {
            let path = entry.with_context(|| format!("{} cannot be read", folder.display()))?.path();
            if path.is_file() && !current.contains(&path) {
                fs::remove_file(&path).with_context(|| format!("{} cannot be removed", path.display()))?;
            }
        }
    }
    Ok(())
}
