//! Writes everything that Trunk does not know of into the folder that it will publish.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result, bail};
use chrono::NaiveDate;
use indicatif::ProgressBar;
use rayon::prelude::*;
use tidings::{
    components::MAP_OUTLINE,
    follow::Format,
    model::{Language, content::Article},
    route::Route,
};

use crate::{
    app_manifest,
    bundle::{self, File},
    cache::Cache,
    calendars,
    citations::Citation,
    content::{Content, counted},
    feeds, hosting,
    pages::{self, Printer},
    program,
    publication::{Channel, Publication},
    redirects,
    shell::Shell,
    site_address::SiteAddress,
    sitemaps,
    social_image::SocialImage,
    world_map,
};

/// What happens to faulty content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// Nothing is written: a fault must not be published.
    Strict,
    /// It is left out, and everything else is written: an editor sees their work grow.
    Lenient,
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The number of files.
    pub files: usize,
    /// The size of the bundle in bytes, without the copies of the page.
    pub bundle_bytes: usize,
    /// Whether there was a page to copy to the routes.
    pub page: bool,
    /// What took how long.
    pub stages: Vec<Stage>,
}

/// Writes the bundle, the pages of all routes and what other programs read into `out`. `today` is
/// the day to which news are new.
///
/// # Errors
/// If the content has faults and the build is strict, if there is no site without what could not
/// be read, or if something cannot be written.
pub fn write(
    content: &Content,
    out: &Path,
    address: &SiteAddress,
    strictness: Strictness,
    today: NaiveDate,
    cache: &Cache,
) -> Result<Written> {
    if strictness == Strictness::Strict && !content.faults.is_empty() {
        bail!("nothing is written: {}", counted(content.faults.len(), "fault", "faults"));
    }
    if !content.unusable.is_empty() {
        bail!("nothing is written: there is no site without {}", content.unusable.join(" and "));
    }
    let page = out.join("index.html").is_file();
    if !page && strictness == Strictness::Strict {
        bail!("{} holds no index.html: Trunk puts it there before it runs `press build`", out.display());
    }

    let bar = progress("data", 0);
    let bundle = bundle::make(content)?;
    let files = &bundle.files;
    // The last names the others: it is written when they are there.
    let (manifest, named) = files.split_last().context("a bundle has a manifest")?;
    named.par_iter().try_for_each(|file| write_file(&out.join(&file.path), &file.bytes))?;
    write_file(&out.join(&manifest.path), &manifest.bytes)?;
    let mut stages = vec![finished(&bar, "data", files.len())];

    let shell = if page {
        program::shorten(out)?;
        Some(Shell::read(out, address, &content.topics, strictness == Strictness::Strict)?)
    } else {
        None
    };
    for sheet in shell.iter().flat_map(|shell| &shell.sheets) {
        fs::remove_file(sheet).with_context(|| format!("{} cannot be removed", sheet.display()))?;
    }
    if let Some(File { path, bytes }) = shell.as_ref().map(|shell| &shell.late_sheet) {
        write_file(&out.join(path), bytes)?;
    }
    let publication = Publication::new(content, address);
    let channels = publication.channels();
    let printer = Printer::new(&publication, &channels, &bundle, shell.as_ref());
    let routes = pages::routes(content)?;
    let bar = progress("pages and their data", 2 * Language::ALL.len() * routes.len());
    let pages = printer.print(&routes, |file| write_to(out, file).inspect(|()| bar.inc(1)))?;
    stages.push(finished(&bar, "pages and their data", pages));
    remove_stale(out, files, &routes)?;
    let mut others = 0;
    if let Some(shell) = &shell {
        // The late style, and what is beside the pages.
        others = 1 + write_others(&publication, &channels, &routes, out, today, cache, &mut stages)?;
        // Hosts are given compressed copies; `trunk serve` would only wait for them.
        if strictness == Strictness::Strict {
            write_file(&out.join("_headers"), hosting::headers(address.base(), &shell.policy).as_bytes())?;
            let bar = progress("compressed copies", 0);
            let copies = hosting::compress(out, cache, || bar.inc(1))?;
            stages.push(finished(&bar, "compressed copies", copies));
            others += 1 + copies;
        }
    }
    Ok(Written {
        files: files.len() + pages + others,
        bundle_bytes: files.iter().map(|file| file.bytes.len()).sum(),
        page,
        stages,
    })
}

/// A part of a build, for the summary at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stage {
    /// What was made.
    pub name: &'static str,
    /// How many files of it.
    pub files: usize,
    /// How long it took.
    pub time: Duration,
}

/// A bar on a terminal; elsewhere nothing is drawn.
fn progress(name: &'static str, total: usize) -> ProgressBar {
    let bar = if total == 0 { ProgressBar::new_spinner() } else { ProgressBar::new(total as u64) };
    bar.with_message(name)
}

fn finished(bar: &ProgressBar, name: &'static str, files: usize) -> Stage {
    bar.finish_and_clear();
    Stage { name, files, time: bar.elapsed() }
}

/// Writes what is for other programs: feeds, calendars, sitemaps, pictures and icons. Returns their
/// number.
fn write_others(
    publication: &Publication<'_>,
    channels: &[Channel<'_>],
    routes: &[Route],
    out: &Path,
    today: NaiveDate,
    cache: &Cache,
    stages: &mut Vec<Stage>,
) -> Result<usize> {
    // Links in feeds are whole addresses; there is one a run.
    let base: &'static str = publication.address.url("").leak();
    let mut files = sitemaps::files(publication, channels, routes, today)?;
    files.extend(app_manifest::files(publication.address)?);
    files.extend(redirects::files(publication));
    files.push(File {
        path: MAP_OUTLINE.trim_start_matches('/').to_owned(),
        bytes: world_map::file()?.into_bytes(),
    });
    let of_articles = publication.articles(Language::English).par_iter();
    let events = of_articles.map(|article| calendars::of_article(publication, article));
    files.extend(events.collect::<Result<Vec<_>>>()?.into_iter().flatten());
    let cited = Language::ALL.into_par_iter().flat_map(|language| {
        let articles = publication.articles(language).par_iter();
        articles.map(move |article| citations_of(publication, language, article))
    });
    files.extend(cited.collect::<Result<Vec<_>>>()?.into_iter().flatten());
    let mut number = files.len();
    files.into_par_iter().try_for_each(|file| write_to(out, file))?;
    let bar = progress("feeds and calendars", channels.len());
    let followed = channels
        .par_iter()
        .map(|channel| {
            let mut files = feeds::files(publication, channel, base)?;
            files.extend(calendars::of_channel(publication, channel)?);
            let number = files.len();
            files.into_iter().try_for_each(|file| write_to(out, file))?;
            bar.inc(1);
            Ok(number)
        })
        .sum::<Result<usize>>()?;
    stages.push(finished(&bar, "feeds and calendars", followed));
    number += followed;
    let images = SocialImage::all(publication, channels);
    let bar = progress("pictures", images.len());
    images.par_iter().try_for_each(|image| {
        let place = out.join(image.path.trim_start_matches('/'));
        create_folder_of(&place)?;
        cache.put("picture-2", image.svg().as_bytes(), &place, || image.png()).inspect(|()| bar.inc(1))
    })?;
    stages.push(finished(&bar, "pictures", images.len()));
    Ok(number + images.len())
}

/// The files by which an article is cited.
fn citations_of(publication: &Publication<'_>, language: Language, article: &Article) -> Result<Vec<File>> {
    let route = Route::Article(article.slug.clone());
    let topics = article.topics.iter().filter_map(|id| publication.topic(id));
    let topics: Vec<_> = topics.map(|topic| topic.name.in_language(language)).collect();
    let original = publication.article(Language::English, &article.slug);
    let original = original.filter(|_| language != Language::English);
    let url = publication.url(language, &route);
    let file = |(format, bytes): (Format, _)| File {
        path: format.path(language, &route).trim_start_matches('/').to_owned(),
        bytes,
    };
    let citation = Citation::new(article, language, &url, &topics, original)?;
    Ok(citation.files()?.into_iter().map(file).collect())
}

fn write_to(out: &Path, File { path, bytes }: File) -> Result<()> {
    write_file(&out.join(path), &bytes)
}

fn create_folder_of(path: &Path) -> Result<()> {
    let Some(folder) = path.parent() else { return Ok(()) };
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be created", folder.display()))
}

fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    create_folder_of(path)?;
    fs::write(path, bytes).with_context(|| format!("{} cannot be written", path.display()))
}

/// Removes what an earlier build left in `data/`, which is the bundle's alone.
fn remove_stale(out: &Path, files: &[File], routes: &[Route]) -> Result<()> {
    let page_data = Language::ALL
        .into_iter()
        .flat_map(|language| routes.iter().filter_map(move |route| pages::data_path(language, route)));
    let current = files.iter().map(|file| file.path.clone()).chain(page_data);
    let current: HashSet<PathBuf> = current.map(|path| out.join(path)).collect();
    let mut folders = vec![out.join("data")];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries {
            let path = entry.with_context(|| format!("{} cannot be read", folder.display()))?.path();
            if path.is_dir() {
                folders.push(path);
            } else if !current.contains(&path) {
                fs::remove_file(&path).with_context(|| format!("{} cannot be removed", path.display()))?;
            }
        }
    }
    Ok(())
}
