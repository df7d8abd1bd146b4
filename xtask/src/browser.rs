//! The browser that tests run in, and the program that drives it.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::process;

const CHROME: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const CHROMEDRIVER: [&str; 1] = ["chromedriver"];

/// A browser and its driver.
pub struct Browser {
    pub chrome: PathBuf,
    pub chromedriver: PathBuf,
}

/// Debian packages without which there is no browser.
pub fn missing_packages() -> Vec<&'static str> {
    let mut packages = Vec::new();
    if find_program("CHROME", &CHROME).is_none() {
        packages.push("chromium");
    }
    if find_program("CHROMEDRIVER", &CHROMEDRIVER).is_none() {
        packages.push("chromium-driver");
    }
    packages
}

/// The browser on this machine.
pub fn find() -> Result<Browser> {
    Ok(Browser {
        chrome: find_program("CHROME", &CHROME)
            .context("no Chrome or Chromium on PATH: install one, or set CHROME to its path")?,
        chromedriver: find_program("CHROMEDRIVER", &CHROMEDRIVER)
            .context("no chromedriver on PATH: install it, or set CHROMEDRIVER to its path")?,
    })
}

/// What the variable says, else the first of these programs on `PATH`.
fn find_program(variable: &str, programs: &[&str]) -> Option<PathBuf> {
    let path = process::own_path();
    std::env::var_os(variable)
        .map(PathBuf::from)
        .or_else(|| programs.iter().find_map(|program| process::find(program, &path)))
}
