//! Every check and test, in the order in which they are likely to fail fast.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::environment::Environment;
use crate::setup::{self, Purpose};
use crate::toolchain::WASM;
use crate::{build, node, process, size};

/// One part of the tests.
struct Step {
    name: &'static str,
    about: &'static str,
    /// Whether it looks at dist/, which then has to be built before.
    needs_build: bool,
    /// Whether it runs tests, of which a filter can choose some.
    filtered: bool,
    run: fn(&Environment, filter: &[&str]) -> Result<()>,
}

const STEPS: [Step; 11] = [
    Step { name: "format", about: "rustfmt", needs_build: false, filtered: false, run: format },
    Step { name: "lint", about: "clippy, native", needs_build: false, filtered: false, run: lint },
    Step {
        name: "lint-browser",
        about: "clippy, WebAssembly",
        needs_build: false,
        filtered: false,
        run: lint_browser,
    },
    Step { name: "docs", about: "rustdoc", needs_build: false, filtered: false, run: docs },
    Step {
        name: "licences",
        about: "cargo deny: licences, bans, sources",
        needs_build: false,
        filtered: false,
        run: licences,
    },
    Step { name: "unit", about: "tests, native", needs_build: false, filtered: true, run: unit },
    Step {
        name: "unit-browser",
        about: "tests of the app in Chromium",
        needs_build: false,
        filtered: true,
        run: unit_browser,
    },
    Step {
        name: BUILD,
        about: "release build into dist/",
        needs_build: false,
        filtered: false,
        run: |environment, _| build::release(environment, "/", "dist"),
    },
    Step {
        name: "build-sub-path",
        about: "release build for /news-site/ into target/sub-path/",
        needs_build: true,
        filtered: false,
        run: |environment, _| build::release(environment, "/news-site/", SUB_PATH_DIST),
    },
    Step {
        name: "size",
        about: "budgets of a first visit",
        needs_build: true,
        filtered: false,
        run: |_, _| size::run(&crate::root().join("dist")),
    },
    Step {
        name: "end-to-end",
        about: "the built site in Chromium",
        needs_build: true,
        filtered: true,
        run: end_to_end,
    },
];

const BUILD: &str = "build";
const SUB_PATH_DIST: &str = "target/sub-path";

/// The names by which a single step can be asked for.
pub fn step_names() -> Vec<&'static str> {
    STEPS.iter().map(|step| step.name).collect()
}

/// Runs everything; or the step of that name; or else the tests whose names hold `word`.
pub fn run(word: Option<&str>) -> Result<()> {
    let environment = setup::run(Purpose::Test)?;
    let filter: Vec<&str> = word.into_iter().filter(|word| !step_names().contains(word)).collect();
    let mut times = Vec::new();
    for step in chosen(word) {
        println!("\n==> {}: {}", step.name, step.about);
        let start = Instant::now();
        (step.run)(&environment, &filter)
            .with_context(|| format!("step {0} (`cargo xtask test {0}` repeats only this)", step.name))?;
        let time = start.elapsed();
        println!("    {} passed in {:.1} s", step.name, time.as_secs_f32());
        times.push((step.name, time));
    }
    print_table(&times);
    Ok(())
}

fn chosen(word: Option<&str>) -> Vec<&'static Step> {
    let wanted = |step: &Step| match word {
        None => true,
        Some(word) if step_names().contains(&word) => step.name == word,
        Some(_) => step.filtered,
    };
    let needs_build = STEPS.iter().any(|step| wanted(step) && step.needs_build);
    STEPS.iter().filter(|step| wanted(step) || (needs_build && step.name == BUILD)).collect()
}

fn format(environment: &Environment, _: &[&str]) -> Result<()> {
    // Debian's compiler comes without rustfmt.
    let mut cargo = environment.command_of_default_toolchain("cargo")?;
    process::run(cargo.args(["fmt", "--all", "--check"]))
}

fn lint(environment: &Environment, _: &[&str]) -> Result<()> {
    // The workspace's app has the features that press asks for; on its own it has only ssr.
    for what in [&["--workspace"][..], &["--package=tidings", "--features=ssr"]] {
        process::run(
            environment
                .command("cargo")?
                .args(["clippy", "--all-targets"])
                .args(what)
                .args(["--", "--deny=warnings"]),
        )?;
    }
    Ok(())
}

fn lint_browser(environment: &Environment, _: &[&str]) -> Result<()> {
    process::run(
        environment
            .command("cargo")?
            .args(["clippy", "--package=tidings", "--all-targets", "--target", WASM])
            .args(["--features=hydrate", "--", "--deny=warnings"]),
    )
}

fn docs(environment: &Environment, _: &[&str]) -> Result<()> {
    let mut cargo = environment.command("cargo")?;
    cargo.env("RUSTDOCFLAGS", "--deny=warnings");
    process::run(cargo.args(["doc", "--workspace", "--no-deps"]))
}

fn licences(environment: &Environment, _: &[&str]) -> Result<()> {
    let mut cargo = environment.command("cargo")?;
    process::run(cargo.args(["deny", "--log-level=error", "check", "licenses", "bans", "sources"]))
}

fn unit(environment: &Environment, filter: &[&str]) -> Result<()> {
    process::run(
        environment
            .command("cargo")?
            .args(["test", "--package=tidings", "--package=press", "--package=xtask"])
            .args(filter),
    )
}

fn unit_browser(environment: &Environment, filter: &[&str]) -> Result<()> {
    let mut cargo = in_browser(environment, environment.command("cargo")?)?;
    cargo
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        // Seconds. The default of 20 is too short for a busy machine's first start of Chromium.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .args(["test", "--package=tidings", "--lib", "--features=hydrate", "--target", WASM]);
    process::run(cargo.args(filter))
}

fn end_to_end(environment: &Environment, filter: &[&str]) -> Result<()> {
    let mut cargo = in_browser(environment, environment.command("cargo")?)?;
    let modules = environment.node_modules.as_ref().context("npm's packages are not set up")?;
    cargo.env("TIDINGS_DIST", crate::root().join("dist")).env("TIDINGS_AXE", node::axe(modules));
    cargo.env("TIDINGS_SUB_PATH_DIST", crate::root().join(SUB_PATH_DIST));
    process::run(cargo.args(["test", "--package=browser-tests"]).args(filter))
}

/// Tells a command where the browser is, and the host that it visits.
pub fn in_browser(environment: &Environment, mut command: Command) -> Result<Command> {
    let browser = environment.browser.as_ref().context("the browser is not set up")?;
    command.env("CHROME", &browser.chrome).env("CHROMEDRIVER", &browser.chromedriver);
    command.env("NGINX", &browser.nginx);
    Ok(command)
}

fn print_table(times: &[(&str, Duration)]) {
    let total: Duration = times.iter().map(|(_, time)| time).sum();
    println!("\n{:<14}{:>8}", "step", "seconds");
    for (name, time) in times.iter().chain([&("all", total)]) {
        println!("{name:<14}{:>8.1}", time.as_secs_f32());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(word: Option<&str>) -> Vec<&'static str> {
        chosen(word).iter().map(|step| step.name).collect()
    }

    #[test]
    fn without_a_word_every_step_runs() {
        assert_eq!(names(None), step_names());
    }

    #[test]
    fn a_step_runs_alone_with_the_build_it_looks_at() {
        assert_eq!(names(Some("docs")), ["docs"]);
        assert_eq!(names(Some("size")), ["build", "size"]);
    }

    #[test]
    fn any_other_word_chooses_tests() {
        assert_eq!(names(Some("facets")), ["unit", "unit-browser", "build", "end-to-end"]);
    }
}
