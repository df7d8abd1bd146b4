//! Finds out what is missing, says so, and installs it.

use std::str::FromStr;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::environment::Environment;
use crate::tools::{self, CargoTool};
use crate::{browser, debian, node, toolchain};

/// What the tools are wanted for. Each purpose includes those before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Work on the site with `cargo xtask serve`.
    Serve,
    /// Make a release build.
    Build,
    /// Run every test.
    Test,
    /// Measure pages in a browser.
    Measure,
}

impl FromStr for Purpose {
    type Err = anyhow::Error;

    fn from_str(word: &str) -> Result<Self> {
        match word {
            "serve" => Ok(Self::Serve),
            "build" => Ok(Self::Build),
            "test" => Ok(Self::Test),
            "measure" => Ok(Self::Measure),
            other => bail!("`--for {other}` is unknown: it can be serve, build, test or measure"),
        }
    }
}

/// Something that is not there yet.
pub struct Missing {
    /// Its name, and what to expect while it is being installed.
    pub what: String,
    /// Where it will be.
    pub place: String,
    /// Puts it there.
    pub install: Box<dyn FnOnce() -> Result<()>>,
}

/// Installs what `purpose` needs and is missing, and tells where everything is.
pub fn run(purpose: Purpose) -> Result<Environment> {
    tools::check_wasm_bindgen(&crate::root())?;
    let missing = find_missing(purpose)?;
    if missing.is_empty() {
        println!("Setup: nothing to do.");
    } else {
        install(missing)?;
        if purpose >= Purpose::Test {
            tools::remove_build_folder()?;
        }
    }
    environment(purpose)
}

fn find_missing(purpose: Purpose) -> Result<Vec<Missing>> {
    let mut packages = Vec::new();
    if purpose >= Purpose::Build {
        packages.extend(node::missing_packages());
    }
    if purpose >= Purpose::Test {
        packages.extend(browser::missing_packages());
    }
    let mut missing = Vec::new();
    missing.extend(debian::missing(packages));
    missing.extend(toolchain::missing()?);
    if purpose >= Purpose::Test {
        missing.extend(toolchain::missing_components()?);
    }
    for tool in cargo_tools(purpose) {
        missing.extend(tool.missing()?);
    }
    if purpose >= Purpose::Build {
        missing.extend(node::TOOLS.missing()?);
    }
    if purpose >= Purpose::Measure {
        missing.extend(node::LIGHTHOUSE.missing()?);
        missing.extend(node::PEERS.missing()?);
    }
    Ok(missing)
}

fn cargo_tools(purpose: Purpose) -> Vec<CargoTool> {
    let mut wanted = vec![tools::WASM_BINDGEN, tools::TRUNK];
    if purpose >= Purpose::Test {
        wanted.extend([tools::WASM_TEST_RUNNER, tools::CARGO_DENY]);
    }
    wanted
}

fn install(missing: Vec<Missing>) -> Result<()> {
    println!("Setup will install:");
    for item in &missing {
        println!("  {}\n      to {}", item.what, item.place);
    }
    let count = missing.len();
    for (number, item) in missing.into_iter().enumerate() {
        println!("\n[{}/{count}] {}", number + 1, item.what);
        let start = Instant::now();
        (item.install)().with_context(|| format!("setup could not install {}", item.what))?;
        println!("      done in {:.0} s", start.elapsed().as_secs_f32());
    }
    println!();
    Ok(())
}

fn environment(purpose: Purpose) -> Result<Environment> {
    let mut folders = Vec::new();
    for tool in cargo_tools(purpose) {
        folders.extend(tool.folder()?);
    }
    let mut node_modules = None;
    if purpose >= Purpose::Build {
        let folder = node::TOOLS.modules()?;
        folders.push(folder.join(".bin"));
        node_modules = Some(folder);
    }
    Ok(Environment {
        folders,
        toolchain: toolchain::find()?.context("the WebAssembly target is still missing")?,
        browser: (purpose >= Purpose::Test).then(browser::find).transpose()?,
        node_modules,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_purpose_includes_the_tools_of_those_before_it() {
        let programs = |purpose| -> Vec<_> { cargo_tools(purpose).iter().map(|tool| tool.program).collect() };
        assert_eq!(programs(Purpose::Serve), programs(Purpose::Build));
        assert!(programs(Purpose::Test).starts_with(&programs(Purpose::Serve)));
        assert!("sorve".parse::<Purpose>().is_err());
    }
}
