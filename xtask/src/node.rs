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

/// The folder of npm's packages. Its name changes with the lock file.
pub fn modules() -> Result<PathBuf> {
    Ok(home()?.join("node_modules"))
}

/// What setup would have to do for npm's tools.
pub fn missing() -> Result<Option<Missing>> {
    // npm writes this file last.
    if modules()?.join(".package-lock.json").is_file() {
        return Ok(None);
    }
    let home = home()?;
    Ok(Some(Missing {
        what: "binaryen (wasm-opt) and axe-core from npm".into(),
        place: home.display().to_string(),
        install: Box::new(move || install(&home)),
    }))
}

/// axe-core's script, for accessibility tests.
pub fn axe(modules: &Path) -> PathBuf {
    modules.join("axe-core/axe.min.js")
}

fn install(home: &Path) -> Result<()> {
    fs::create_dir_all(home).with_context(|| format!("{} cannot be made", home.display()))?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(source().join(file), home.join(file))
            .with_context(|| format!("{file} cannot be copied to {}", home.display()))?;
    }
    process::run(
        Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(home),
    )
}

fn home() -> Result<PathBuf> {
    let file = source().join("package-lock.json");
    let lock = fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    let mut hasher = DefaultHasher::new();
    lock.hash(&mut hasher);
    Ok(tools::cache()?.join(format!("node-{:016x}", hasher.finish())))
}

fn source() -> PathBuf {
    crate::root().join("xtask/node")
}
