//! Every tool's version, and how tools written in Rust are installed.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process;
use crate::setup::Missing;

/// Builds and serves the site. Later versions ask for a newer compiler than Debian's.
pub const TRUNK: CargoTool = CargoTool {
    program: "trunk",
    package: "trunk",
    version: "0.21.14",
    // Without its lock file it takes a newer cssparser and does not compile.
    locked: true,
    minutes: 5,
};

/// Must equal `wasm-bindgen` in Cargo.lock, see [`check_wasm_bindgen`].
pub const WASM_BINDGEN: CargoTool = CargoTool {
    program: "wasm-bindgen",
    package: "wasm-bindgen-cli",
    version: "0.2.130",
    // Registry mirrors lag behind the versions in its lock file.
    locked: false,
    minutes: 2,
};

/// Runs `wasm_bindgen_test`s in a browser.
pub const WASM_TEST_RUNNER: CargoTool =
    CargoTool { program: "wasm-bindgen-test-runner", minutes: 1, ..WASM_BINDGEN };

/// Checks the licences and sources of dependencies.
pub const CARGO_DENY: CargoTool =
    CargoTool { program: "cargo-deny", package: "cargo-deny", version: "0.20.2", locked: true, minutes: 2 };

/// npm's `binaryen`, which brings `wasm-opt`; pinned for npm in xtask/node/.
#[cfg(test)]
const BINARYEN: &str = "132.0.0";

/// A program that `cargo install` provides.
#[derive(Clone, Copy)]
pub struct CargoTool {
    pub program: &'static str,
    pub package: &'static str,
    pub version: &'static str,
    /// Whether to install with the versions of the package's own Cargo.lock.
    pub locked: bool,
    /// About how long it compiles on two cores, with nothing shared.
    pub minutes: u32,
}

impl CargoTool {
    /// The folder to put on `PATH` for this tool; none if the right version already is.
    pub fn folder(&self) -> Result<Option<PathBuf>> {
        let program = format!("{}{}", self.program, std::env::consts::EXE_SUFFIX);
        let folder = self.home()?.join("bin");
        Ok(folder.join(program).is_file().then_some(folder))
    }

    /// What setup would have to do for this tool.
    pub fn missing(&self) -> Result<Option<Missing>> {
        if self.folder()?.is_some() || self.is_on_path() {
            return Ok(None);
        }
        let tool = *self;
        let home = self.home()?;
        Ok(Some(Missing {
            what: format!("{} {} (compiles for about {} min)", self.program, self.version, self.minutes),
            place: home.display().to_string(),
            install: Box::new(move || tool.install(&home)),
        }))
    }

    fn home(&self) -> Result<PathBuf> {
        Ok(cache()?.join(format!("{}-{}", self.program, self.version)))
    }

    fn is_on_path(&self) -> bool {
        process::find(self.program, &process::own_path()).is_some_and(|program| {
            process::output(Command::new(program).arg("--version"))
                .is_ok_and(|text| text.split_whitespace().nth(1) == Some(self.version))
        })
    }

    /// Compiles for a short installation rather than for speed: these tools mostly wait.
    /// All share one target folder, so that what they have in common is compiled once.
    fn install(&self, home: &Path) -> Result<()> {
        let mut command = process_cargo();
        command
            .args(["install", self.package, "--version", self.version])
            .args(["--bin", self.program, "--no-default-features", "--root"])
            .arg(home)
            .env("CARGO_TARGET_DIR", build_folder()?)
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
            .env("CARGO_PROFILE_RELEASE_STRIP", "none")
            // One panic strategy for all, or nothing of the shared folder fits the next tool.
            .env("CARGO_PROFILE_RELEASE_PANIC", "unwind");
        if self.locked {
            command.arg("--locked");
        }
        process::run(&mut command)
    }
}

/// `cargo` without what the cargo that started xtask has put into the environment.
fn process_cargo() -> Command {
    let mut command = Command::new("cargo");
    crate::environment::forget_own_cargo(&mut command);
    command
}

/// Where tools are kept, outside the clone.
pub fn cache() -> Result<PathBuf> {
    let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    variable("TIDINGS_TOOLS")
        .or_else(|| variable("XDG_CACHE_HOME").map(|folder| folder.join("tidings")))
        .or_else(|| std::env::home_dir().map(|home| home.join(".cache/tidings")))
        .context("no home folder is known: set TIDINGS_TOOLS to a folder for the tools")
}

fn build_folder() -> Result<PathBuf> {
    Ok(cache()?.join("build"))
}

/// Frees what compiling the tools has left behind (about 2 GB), once none is to come.
pub fn remove_build_folder() -> Result<()> {
    let folder = build_folder()?;
    if folder.is_dir() {
        std::fs::remove_dir_all(&folder)
            .with_context(|| format!("{} could not be removed", folder.display()))?;
    }
    Ok(())
}

/// wasm-bindgen's command only reads what the crate of its own version has written.
pub fn check_wasm_bindgen(root: &Path) -> Result<()> {
    let file = root.join("Cargo.lock");
    let lock =
        std::fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    let locked = locked_version(&lock, "wasm-bindgen")
        .context("Cargo.lock does not name wasm-bindgen, which the app needs")?;
    if locked != WASM_BINDGEN.version {
        bail!(
            "Cargo.lock has wasm-bindgen {locked}, xtask/src/tools.rs pins its command at {}: \
             set Cargo.toml, Trunk.toml and tools.rs to the same version",
            WASM_BINDGEN.version
        );
    }
    Ok(())
}

/// A package's version in the text of a Cargo.lock.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_version_from_a_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.7\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.7"));
        assert_eq!(locked_version(lock, "leptos"), None);
    }

    #[test]
    fn wasm_bindgen_is_the_same_version_everywhere() {
        check_wasm_bindgen(&crate::root()).expect("Cargo.lock and tools.rs agree");
        let trunk = std::fs::read_to_string(crate::root().join("Trunk.toml")).expect("Trunk.toml");
        assert!(trunk.contains(&format!("wasm_bindgen = \"{}\"", WASM_BINDGEN.version)));
    }

    #[test]
    fn binaryen_is_the_same_version_everywhere() {
        let node =
            std::fs::read_to_string(crate::root().join("xtask/node/package.json")).expect("package.json");
        assert!(node.contains(&format!("\"binaryen\": \"{BINARYEN}\"")));
        let trunk = std::fs::read_to_string(crate::root().join("Trunk.toml")).expect("Trunk.toml");
        let major = BINARYEN.split('.').next().unwrap_or_default();
        assert!(trunk.contains(&format!("wasm_opt = \"version_{major}\"")));
    }
}
