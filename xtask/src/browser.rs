//! The browser that tests run in, the program that drives it, and the host that it visits.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::process;

const CHROME: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const CHROMEDRIVER: [&str; 1] = ["chromedriver"];

const NGINX: [&str; 1] = ["nginx"];

/// A browser and its driver, and a host.
pub struct Browser {
    pub chrome: PathBuf,
    pub chromedriver: PathBuf,
    pub nginx: PathBuf,
}

/// Debian packages without which there is no browser and no host.
pub fn missing_packages() -> Vec<&'static str> {
    let mut packages = Vec::new();
    if find_program("CHROME", &CHROME).is_none() {
        packages.push("chromium");
    }
    if find_program("CHROMEDRIVER", &CHROMEDRIVER).is_none() {
        packages.push("chromium-driver");
    }
    if find_program("NGINX", &NGINX).is_none() {
        packages.push("nginx-light");
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
        nginx: find_program("NGINX", &NGINX)
            .context("no nginx on PATH: install it, or set NGINX to its path")?,
    })
}

/// What the variable says, else the first of these programs on `PATH` or in `/usr/sbin`, which is
/// not on everybody's.
fn find_program(variable: &str, programs: &[&str]) -> Option<PathBuf> {
    let mut path = process::own_path();
    path.push(":/usr/sbin");
    std::env::var_os(variable)
        .map(PathBuf::from)
        .or_else(|| programs.iter().find_map(|program| process::find(program, &path)))
}
