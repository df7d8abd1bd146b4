//! `cargo xtask bench lighthouse`: what Lighthouse says of the built site. The bench itself is
//! beside the end-to-end tests, whose host it uses.

use anyhow::Result;

use crate::setup::{self, Purpose};
use crate::{build, node, process, test};

/// Builds the site and measures it.
pub fn run() -> Result<()> {
    let environment = setup::run(Purpose::Measure)?;
    build::release(&environment, "/", "dist")?;
    let mut cargo = test::in_browser(&environment, environment.command("cargo")?)?;
    cargo.env("TIDINGS_DIST", crate::root().join("dist")).env("LIGHTHOUSE", node::lighthouse()?);
    process::run(cargo.args(["bench", "--package=browser-tests", "--bench=lighthouse"]))
}
