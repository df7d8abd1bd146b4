//! What Debian's packages can stand in for: browsers, Node, and a compiler for WebAssembly.
//!
//! Debian ships a compiler *with the sources of its own standard library*. That is enough
//! to build the library for WebAssembly where rustup's server is out of reach: one compiler
//! does not take the library of another.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::setup::Missing;
use crate::toolchain::{WASM, has_library};
use crate::{process, tools};

/// rustup's name for Debian's compiler.
pub const TOOLCHAIN: &str = "tidings-debian";

/// Where Debian's compiler lives.
pub const PREFIX: &str = "/usr";

const COMPILER_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy"];

/// Whether packages can be installed with apt-get.
pub fn is_debian() -> bool {
    Path::new("/usr/bin/apt-get").is_file()
}

/// What setup would have to do for these packages.
pub fn missing(packages: Vec<&'static str>) -> Option<Missing> {
    if packages.is_empty() {
        return None;
    }
    Some(Missing {
        what: packages.join(", "),
        place: "the system, with apt-get".into(),
        install: Box::new(move || install_packages(&packages)),
    })
}

fn install_packages(packages: &[&str]) -> Result<()> {
    if !is_debian() {
        bail!("there is no apt-get here: install them in your system's own way");
    }
    let advice =
        format!("as root, run `apt-get update && apt-get install {}`, then try again", packages.join(" "));
    let apt = |arguments: &[&str]| -> Result<()> {
        let mut command = as_root("env")?;
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).args(arguments);
        process::run(&mut command)
    };
    apt(&["update", "-qq"]).context(advice.clone())?;
    let mut install = vec!["install", "-y", "-qq", "--no-install-recommends"];
    install.extend(packages);
    apt(&install).context(advice)
}

/// A command run as root: directly if we are, else through sudo.
fn as_root(program: &str) -> Result<Command> {
    if process::output(Command::new("id").arg("-u"))? == "0" {
        return Ok(Command::new(program));
    }
    if process::find("sudo", &process::own_path()).is_none() {
        bail!("this needs root, and there is no sudo");
    }
    let mut command = Command::new("sudo");
    command.arg(program);
    Ok(command)
}

/// Whether [`TOOLCHAIN`] can be used for WebAssembly as it is.
pub fn toolchain_is_ready() -> Result<bool> {
    if !has_library(Path::new(PREFIX)) || !linked_toolchain()?.exists() {
        return Ok(false);
    }
    // An update of the package leaves a library behind that its compiler refuses.
    let built_with = fs::read_to_string(stamp()?).unwrap_or_default();
    Ok(built_with == compiler_version()?)
}

/// Installs Debian's compiler, builds its standard library for WebAssembly, and links both
/// into rustup. Takes about 3 minutes.
pub fn install_toolchain() -> Result<()> {
    install_packages(&COMPILER_PACKAGES)?;
    if !linked_toolchain()?.exists() {
        process::run(Command::new("rustup").args(["toolchain", "link", TOOLCHAIN, PREFIX]))?;
    }
    let rustlib = Path::new(PREFIX).join("lib/rustlib");
    let libraries = build_library()?;
    // Two builds of one library side by side are an error for the compiler.
    let folder = rustlib.join(WASM).join("lib");
    process::run(as_root("rm")?.arg("-rf").arg(&folder))?;
    process::run(as_root("install")?.args(["-D", "--mode=644", "-t"]).arg(&folder).args(&libraries))?;
    link_linker(&rustlib)?;
    fs::remove_dir_all(library_workshop()?).ok();
    fs::write(stamp()?, compiler_version()?).context("the toolchain's stamp cannot be written")
}

/// Compiles std for WebAssembly by way of an empty crate; gives the files to install.
fn build_library() -> Result<Vec<PathBuf>> {
    let workshop = library_workshop()?;
    let describe = |what: &str| format!("{what} in {}", workshop.display());
    fs::create_dir_all(workshop.join("src")).with_context(|| describe("no folder can be made"))?;
    fs::write(workshop.join("src/lib.rs"), "").with_context(|| describe("nothing can be written"))?;
    let manifest = "[package]\nname = \"empty\"\nedition = \"2021\"\n\n[workspace]\n";
    fs::write(workshop.join("Cargo.toml"), manifest)?;
    let mut cargo = Command::new("cargo");
    crate::environment::forget_own_cargo(&mut cargo);
    process::run(
        cargo
            .args(["build", "--release", "--target", WASM])
            .arg("-Zbuild-std=std,panic_abort,panic_unwind,test,proc_macro")
            .current_dir(&workshop)
            .env("CARGO_TARGET_DIR", workshop.join("target"))
            .env("RUSTUP_TOOLCHAIN", TOOLCHAIN)
            // The release profile's link-time optimisation needs the library's bitcode too.
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-Cembed-bitcode=yes")
            // The package is of a stable compiler, which only so allows -Z.
            .env("RUSTC_BOOTSTRAP", "1"),
    )?;
    let built = workshop.join("target").join(WASM).join("release/deps");
    let mut libraries = Vec::new();
    for entry in fs::read_dir(&built).with_context(|| describe("no library was built"))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".rlib") && !name.starts_with("libempty-") {
            libraries.push(path.clone());
        }
    }
    Ok(libraries)
}

/// Debian's compiler looks for rust-lld, which its package lacks and rustup's stable has.
fn link_linker(rustlib: &Path) -> Result<()> {
    let rustc = |arguments: &[&str]| {
        process::output(Command::new("rustc").env("RUSTUP_TOOLCHAIN", "stable").args(arguments))
    };
    let sysroot = rustc(&["--print", "sysroot"])?;
    let host = rustc(&["--print", "host-tuple"])?;
    let linker = Path::new("bin/rust-lld");
    let from = Path::new(&sysroot).join("lib/rustlib").join(&host).join(linker);
    let to = rustlib.join(&host).join(linker);
    if to.exists() {
        return Ok(());
    }
    if !from.is_file() {
        bail!("{} is missing: `rustup toolchain install stable` brings it", from.display());
    }
    let folder = to.parent().unwrap_or(rustlib);
    process::run(as_root("mkdir")?.arg("-p").arg(folder))?;
    process::run(as_root("ln")?.arg("-sfn").arg(&from).arg(&to))
}

/// The folder in which the library is compiled.
fn library_workshop() -> Result<PathBuf> {
    Ok(tools::cache()?.join("debian-std"))
}

/// The file that names the compiler for which the library was built.
fn stamp() -> Result<PathBuf> {
    Ok(tools::cache()?.join("debian-std.version"))
}

fn compiler_version() -> Result<String> {
    process::output(Command::new(Path::new(PREFIX).join("bin/rustc")).arg("--version"))
}

fn linked_toolchain() -> Result<PathBuf> {
    let home = std::env::var_os("RUSTUP_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".rustup")));
    Ok(home.context("no home folder is known: set RUSTUP_HOME")?.join("toolchains").join(TOOLCHAIN))
}
