//! The command line of `press`.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    time::{Instant, SystemTime},
};

use anyhow::Result;
use chrono::{DateTime, NaiveDate};
use clap::{Args, Parser, Subcommand};
use press::{
    build::{self, Strictness},
    cache::Cache,
    content::{Content, counted},
    redirects,
    report::{self, Colours},
    schema,
    site_address::SiteAddress,
};

/// Checks what editors write in content/, and makes of it the files that the site serves.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Reports everything that is wrong with the content.
    Check {
        #[command(flatten)]
        sources: Sources,
        /// Reports addresses that this earlier build has and the content has no more.
        #[arg(long, value_name = "DIR")]
        against: Option<PathBuf>,
    },
    /// Writes the site's data and pages into the folder that Trunk publishes.
    Build(Build),
    /// Writes the schemas that tell text editors which fields there are.
    Schema {
        #[command(flatten)]
        sources: Sources,
        /// Writes nothing, and fails if the schemas are older than the types.
        #[arg(long)]
        check: bool,
    },
}

#[derive(Args)]
struct Sources {
    /// The folder of articles, editions, topics and institutions.
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The folder of pictures; `public` beside the content if not given.
    #[arg(long, value_name = "DIR")]
    public: Option<PathBuf>,
}

#[derive(Args)]
struct Build {
    #[command(flatten)]
    sources: Sources,
    /// Where to write.
    #[arg(long, value_name = "DIR", env = "TRUNK_STAGING_DIR")]
    out: PathBuf,
    /// The absolute path or the address below which the site is served.
    #[arg(long, value_name = "URL", env = "TRUNK_PUBLIC_URL", default_value = "/")]
    public_url: String,
    /// Writes nothing if anything is wrong; always so in Trunk's release builds.
    #[arg(long)]
    strict: bool,
    /// Where pictures and compressed copies are kept for the next build.
    #[arg(long, value_name = "DIR", default_value = "target/press")]
    cache: PathBuf,
    /// Trunk's profile, `debug` or `release`.
    #[arg(long, hide = true, env = "TRUNK_PROFILE")]
    profile: Option<String>,
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Check { sources, against } => check(&sources, against.as_deref()),
        Command::Build(build) => run_build(&build),
        Command::Schema { sources, check } => run_schema(&sources.content, check),
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("press: {error:#}");
        ExitCode::FAILURE
    })
}

impl Sources {
    fn read(&self) -> Content {
        let beside = || self.content.parent().unwrap_or(Path::new("")).join("public");
        let content = Content::read(&self.content, &self.public.clone().unwrap_or_else(beside));
        eprint!("{}", report::render(&content.faults, Colours::wanted()));
        content
    }
}

fn check(sources: &Sources, against: Option<&Path>) -> Result<ExitCode> {
    let content = sources.read();
    println!("{}", content.summary());
    let lost = against.map_or(Ok(Vec::new()), |previous| redirects::lost(&content, previous))?;
    for path in &lost {
        println!(
            "{path} was published and leads nowhere now: write `\"aliases\": [\"{path}\"]` into the article \
             that it should lead to"
        );
    }
    let is_sound = content.faults.is_empty() && lost.is_empty();
    Ok(if is_sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn run_build(arguments: &Build) -> Result<ExitCode> {
    let start = Instant::now();
    let address = SiteAddress::from_public_url(&arguments.public_url)?;
    let content = arguments.sources.read();
    let strict = arguments.strict || arguments.profile.as_deref() == Some("release");
    let strictness = if strict { Strictness::Strict } else { Strictness::Lenient };
    let written = build::write(
        &content,
        &arguments.out,
        &address,
        strictness,
        today(),
        &Cache::in_folder(&arguments.cache),
    )?;

    if !address.is_host_known() {
        println!(
            "the host is not known: feeds, sitemaps and canonical links name {}; build with the whole address, \
             as in `--public-url https://news.example.org/`",
            address.origin()
        );
    }
    for line in &content.left_out {
        println!("{line}");
    }
    if !written.page {
        println!("{} holds no index.html: only data/ is written", arguments.out.display());
    }
    for build::Stage { name, files, time } in &written.stages {
        println!("{files:>7} {name} in {:.2} s", time.as_secs_f32());
    }
    println!(
        "{}, {}, {} bytes of data, {} ms",
        counted(content.articles.len(), "article", "articles"),
        counted(written.files, "file", "files"),
        written.bundle_bytes,
        start.elapsed().as_millis()
    );
    Ok(ExitCode::SUCCESS)
}

/// The day of the build in universal time; that of `SOURCE_DATE_EPOCH` if it is set, so that a build
/// can be repeated (reproducible-builds.org).
fn today() -> NaiveDate {
    let given = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    given
        .and_then(|seconds| DateTime::from_timestamp(seconds, 0))
        .unwrap_or_else(|| SystemTime::now().into())
        .date_naive()
}

fn run_schema(content: &Path, check: bool) -> Result<ExitCode> {
    if check {
        schema::check(content)?;
        println!("the schemas are as new as the types");
    } else {
        for path in schema::write(content)? {
            println!("{}", path.display());
        }
    }
    Ok(ExitCode::SUCCESS)
}
