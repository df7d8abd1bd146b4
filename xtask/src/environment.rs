//! What commands of the site's build and tests run in: tools on `PATH`, the right compiler.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::browser::Browser;
use crate::process;
use crate::toolchain::Toolchain;

/// Where setup found or put everything.
pub struct Environment {
    /// Folders of tools, to go before the user's `PATH`.
    pub folders: Vec<PathBuf>,
    /// The compiler that has a standard library for WebAssembly.
    pub toolchain: Toolchain,
    /// Only known when tests were set up.
    pub browser: Option<Browser>,
    /// The folder in which npm has installed, if anything was needed of it.
    pub node_modules: Option<PathBuf>,
}

impl Environment {
    /// A command that sees the tools and compiles with [`Self::toolchain`].
    pub fn command(&self, program: &str) -> Result<Command> {
        let mut command = self.command_of_default_toolchain(program)?;
        if let Toolchain::Debian = self.toolchain {
            command.env("RUSTUP_TOOLCHAIN", crate::debian::TOOLCHAIN);
        }
        Ok(command)
    }

    /// A command that sees the tools and uses whatever compiler the user has chosen.
    pub fn command_of_default_toolchain(&self, program: &str) -> Result<Command> {
        let path = self.path()?;
        // Programs are looked up on our own PATH, not on the child's, unless we do it.
        let program = process::find(program, &path).unwrap_or_else(|| program.into());
        let mut command = Command::new(program);
        command.env("PATH", path);
        forget_own_cargo(&mut command);
        Ok(command)
    }

    fn path(&self) -> Result<OsString> {
        let own = process::own_path();
        let folders = self.folders.iter().cloned();
        std::env::join_paths(folders.chain(std::env::split_paths(&own)))
            .context("PATH cannot be extended: a folder's name holds its separator")
    }
}

/// Removes the variables that `cargo run` sets for xtask: they are about this package and
/// this compiler, and build scripts that watch them would run again for nothing.
pub fn forget_own_cargo(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text == "CARGO" || text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
}
