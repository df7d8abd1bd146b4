//! The release build.

use std::process::Command;

use anyhow::{Result, bail};

use crate::environment::Environment;
use crate::process;
use crate::setup::{self, Purpose};

/// Sets up, then builds the site for `public_url`.
pub fn run(public_url: &str) -> Result<()> {
    check_public_url(public_url)?;
    release(&setup::run(Purpose::Build)?, public_url, "dist")
}

/// Builds the site for `public_url` into a folder of the clone.
pub fn release(environment: &Environment, public_url: &str, dist: &str) -> Result<()> {
    // Trunk's --offline stops it from fetching tools, but passes on to cargo too.
    process::run(environment.command("cargo")?.args(["fetch", "--quiet"]))?;
    process::run(trunk(environment)?.args([
        "build",
        "--release",
        "--offline",
        "--dist",
        dist,
        "--public-url",
        public_url,
    ]))
}

/// Trunk with the tools that setup has pinned.
pub fn trunk(environment: &Environment) -> Result<Command> {
    let mut trunk = environment.command("trunk")?;
    // NO_COLOR may hold any value; Trunk refuses all but true and false.
    if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        trunk.env("TRUNK_COLOR", "never");
    }
    trunk.env_remove("NO_COLOR");
    Ok(trunk)
}

fn check_public_url(url: &str) -> Result<()> {
    let is_address = url.starts_with("https://") || url.starts_with("http://");
    if (url.starts_with('/') || is_address) && url.ends_with('/') {
        return Ok(());
    }
    bail!(
        "`--public-url {url}` should be an address with a slash at its end, as in https://news.example.org/, or a \
         path with a slash at both ends, as in /news-site/"
    )
}

#[cfg(test)]
mod tests {
    use super::check_public_url;

    #[test]
    fn a_public_url_is_a_folder_of_the_host() {
        assert!(check_public_url("/").is_ok());
        assert!(check_public_url("/news-site/").is_ok());
        assert!(check_public_url("https://news.example.org/").is_ok());
        assert!(check_public_url("https://news.example.org").is_err());
        assert!(check_public_url("/news-site").is_err());
        assert!(check_public_url("news-site/").is_err());
    }
}
