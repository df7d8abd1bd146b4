//! The few tools that come from npm, kept in the cache and never in the clone.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::setup::Missing;
use crate::{process, tools};

/// Debian packages without which npm's tools cannot be had.
pub fn missing_packages() -> Vec<&'static str> {
    let path = process::own_path();
    [("node", "nodejs"), ("npm", "npm")]
        .into_iter()
        .filter(|(program, _)| process::find(program, &path).is_none())
        .map(|(_, package)| package)
        .collect()
}

/// A folder of this repository that pins packages of npm.
#[derive(Clone, Copy)]
pub struct Packages {
    /// Its path in the repository.
    source: &'static str,
    /// What is wanted of it.
    what: &'static str,
}

/// What builds and tests need.
pub const TOOLS: Packages =
    Packages { source: "xtask/node", what: "binaryen (wasm-opt) and axe-core from npm" };

/// What measures pages.
pub const LIGHTHOUSE: Packages = Packages { source: "xtask/lighthouse", what: "Lighthouse from npm" };

/// Libraries that the archive is measured beside.
pub const PEERS: Packages =
    Packages { source: "tests/benches/peers", what: "libraries to compare with, from npm" };

impl Packages {
    /// The folder of the installed packages. Its name changes with the lock file.
    pub fn modules(self) -> Result<PathBuf> {
        Ok(self.home()?.join("node_modules"))
    }

    /// What setup would have to do for them.
    pub fn missing(self) -> Result<Option<Missing>> {
        // npm writes this file last.
        if self.modules()?.join(".package-lock.json").is_file() {
            return Ok(None);
        }
        let home = self.home()?;
        Ok(Some(Missing {
            what: self.what.into(),
            place: home.display().to_string(),
            install: Box::new(move || self.install(&home)),
        }))
    }

    fn install(self, home: &Path) -> Result<()> {
        fs::create_dir_all(home).with_context(|| format!("{} cannot be made", home.display()))?;
        for file in ["package.json", "package-lock.json"] {
            fs::copy(self.folder().join(file), home.join(file))
                .with_context(|| format!("{file} cannot be copied to {}", home.display()))?;
        }
        process::run(
            Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(home),
        )
    }

    fn home(self) -> Result<PathBuf> {
        let file = self.folder().join("package-lock.json");
        let lock = fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        let mut hasher = DefaultHasher::new();
        lock.hash(&mut hasher);
        Ok(tools::cache()?.join(format!("node-{:016x}", hasher.finish())))
    }

    fn folder(self) -> PathBuf {
        crate::root().join(self.source)
    }
}

/// axe-core's script, for accessibility tests.
pub fn axe(modules: &Path) -> PathBuf {
    modules.join("axe-core/axe.min.js")
}

/// Lighthouse's program, for Node.
pub fn lighthouse() -> Result<PathBuf> {
    Ok(LIGHTHOUSE.modules()?.join("lighthouse/cli/index.js"))
}
