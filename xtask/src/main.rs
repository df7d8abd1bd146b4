//! Developer automation for Tidings: `cargo xtask help` lists what it does.

mod bench;
mod browser;
mod build;
mod debian;
mod environment;
mod node;
mod process;
mod serve;
mod setup;
mod size;
mod test;
mod toolchain;
mod tools;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;

use setup::Purpose;

const HELP: &str = "\
Usage: cargo xtask <command>

  setup [--for serve|build|test|measure]
                                   Install what is missing (default: for serve)
  serve [-- <trunk arguments>]     Build, serve on http://localhost:8080/ and rebuild on change
  build [--public-url /path/]      Release build into dist/
  test [step or name]              Every check and test; or one step; or the tests named so
  bench archive                    Filters, search and pages of up to 100,000 made-up articles,
                                   beside JavaScript libraries (30 minutes); archive-quick
                                   stops at 10,000
  bench native                     Filters and search as native code
  bench press                      How fast press is on 1,000 and 10,000 made-up articles
  bench lighthouse                 What Lighthouse says of the pages, with and without scripts
  size                             What a first visit to dist/ downloads, against its budgets

Every command installs what it needs first. Tools go to ~/.cache/tidings
(set TIDINGS_TOOLS for another folder), never into the clone.
Steps of `test`: ";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    std::env::set_current_dir(root()).context("the workspace's folder cannot be entered")?;
    let mut arguments = lexopt::Parser::from_env();
    let command = match arguments.next()? {
        None | Some(Short('h') | Long("help")) => "help".to_owned(),
        Some(Value(word)) => word.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    match command.as_str() {
        "help" => {
            println!("{HELP}{}", test::step_names().join(", "));
            Ok(())
        }
        "setup" => {
            let purpose = option_value(&mut arguments, "for")?
                .map_or(Ok(Purpose::Serve), |word| word.string()?.parse())?;
            setup::run(purpose).map(drop)
        }
        "serve" => serve::run(arguments.raw_args()?.filter(|word| word != "--").collect()),
        "build" => {
            let public_url = option_value(&mut arguments, "public-url")?
                .map_or(Ok("/".to_owned()), |word| word.string())?;
            build::run(&public_url)
        }
        "bench" => match optional_word(&mut arguments)?.as_deref() {
            Some("press") => bench::press::run(&setup::run(Purpose::Build)?),
            Some("native") => {
                let environment = setup::run(Purpose::Serve)?;
                let mut cargo = environment.command("cargo")?;
                process::run(cargo.args(["bench", "--package=press", "--bench=archive"]))
            }
            Some("lighthouse") => bench::lighthouse::run(),
            Some("archive") => bench::archive::run(100_000),
            Some("archive-quick") => bench::archive::run(10_000),
            _ => bail!(
                "say what: `cargo xtask bench archive`, `archive-quick`, `native`, `lighthouse` or `press`"
            ),
        },
        "test" => test::run(optional_word(&mut arguments)?.as_deref()),
        "size" => {
            no_more(&mut arguments)?;
            size::run(&root().join("dist"))
        }
        other => bail!("there is no command {other:?}: `cargo xtask help` lists them"),
    }
}

/// The value of the command's only option, if it is given.
fn option_value(arguments: &mut lexopt::Parser, name: &str) -> Result<Option<OsString>> {
    let value = match arguments.next()? {
        None => return Ok(None),
        Some(Long(given)) if given == name => arguments.value()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    no_more(arguments)?;
    Ok(Some(value))
}

fn optional_word(arguments: &mut lexopt::Parser) -> Result<Option<String>> {
    let word = match arguments.next()? {
        None => return Ok(None),
        Some(Value(word)) => word.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    no_more(arguments)?;
    Ok(Some(word))
}

fn no_more(arguments: &mut lexopt::Parser) -> Result<()> {
    match arguments.next()? {
        None => Ok(()),
        Some(other) => Err(other.unexpected().into()),
    }
}

/// The folder of the workspace's Cargo.toml.
fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}
