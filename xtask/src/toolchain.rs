//! The compiler's standard library for WebAssembly: rustup's if it can be had, else Debian's.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use crate::setup::Missing;
use crate::{debian, process};

/// The target that browsers run.
pub const WASM: &str = "wasm32-unknown-unknown";

/// How long rustup may try before Debian's packages are used instead: build hosts that
/// cannot reach its server often get no answer rather than a refusal.
const RUSTUP_LIMIT: Duration = Duration::from_secs(30);

/// Which compiler builds the site.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Toolchain {
    /// The one that is active in this folder.
    Active,
    /// Debian's, linked into rustup as [`debian::TOOLCHAIN`].
    Debian,
}

/// The compiler that can build for WebAssembly now, if there is one.
pub fn find() -> Result<Option<Toolchain>> {
    if !debian_is_forced() && has_library(&active_sysroot()?) {
        return Ok(Some(Toolchain::Active));
    }
    Ok(debian::toolchain_is_ready()?.then_some(Toolchain::Debian))
}

/// What setup would have to do to build for WebAssembly.
pub fn missing() -> Result<Option<Missing>> {
    if find()?.is_some() {
        return Ok(None);
    }
    if debian_is_forced() {
        return Ok(Some(Missing {
            what: "Debian's Rust compiler with a standard library for WebAssembly".into(),
            place: debian::PREFIX.into(),
            install: Box::new(debian::install_toolchain),
        }));
    }
    Ok(Some(Missing {
        what: format!("the standard library for {WASM}"),
        place: active_sysroot()?.display().to_string(),
        install: Box::new(install),
    }))
}

/// What setup would have to do to format and lint.
pub fn missing_components() -> Result<Option<Missing>> {
    let bin = active_sysroot()?.join("bin");
    let is_there = |program: &str| process::find(program, bin.as_os_str()).is_some();
    if is_there("cargo-clippy") && is_there("cargo-fmt") {
        return Ok(None);
    }
    Ok(Some(Missing {
        what: "clippy and rustfmt".into(),
        place: bin.display().to_string(),
        install: Box::new(|| {
            process::run(Command::new("rustup").args(["component", "add", "clippy", "rustfmt"]))
        }),
    }))
}

fn install() -> Result<()> {
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", WASM]);
    if !debian::is_debian() {
        return process::run(&mut rustup).and_then(|()| check_library()).context(
            "install Rust with rustup (https://rustup.rs), or add the target \
             wasm32-unknown-unknown to your compiler in its own way",
        );
    }
    process::run_within(&mut rustup, RUSTUP_LIMIT).and_then(|()| check_library()).or_else(|error| {
        println!("{error:#}\nTaking Debian's compiler for the site instead.");
        debian::install_toolchain()
    })
}

/// Fails where rustup believes that the library is there and it is not.
fn check_library() -> Result<()> {
    let sysroot = active_sysroot()?;
    ensure!(
        has_library(&sysroot),
        "rustup reports {WASM} as installed, but {} has no library for it; `rustup target remove {WASM}` and \
         setup again may mend that",
        sysroot.display()
    );
    Ok(())
}

fn debian_is_forced() -> bool {
    std::env::var_os("TIDINGS_WASM_TOOLCHAIN").is_some_and(|choice| choice == "debian")
}

fn active_sysroot() -> Result<PathBuf> {
    let sysroot = process::output(Command::new("rustc").args(["--print", "sysroot"]))
        .context("no Rust compiler: install one with rustup, see https://rustup.rs")?;
    Ok(sysroot.into())
}

/// Whether a compiler's folder holds the core library for WebAssembly.
pub fn has_library(sysroot: &Path) -> bool {
    let folder = sysroot.join("lib/rustlib").join(WASM).join("lib");
    std::fs::read_dir(folder).is_ok_and(|entries| {
        entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("libcore-"))
    })
}
