//! Old addresses: pages that lead on from where articles were, and the check that none is lost.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use tidings::{
    markup::escaped,
    model::{Language, content::Article},
    route::Route,
};

use crate::{
    bundle::File,
    content::Content,
    pages::{file_path, routes},
    publication::Publication,
};

/// A page at each old address of each article. A bare host cannot answer with a redirect, so the
/// page does: browsers follow its refresh, search engines its canonical link, readers its link.
#[must_use]
pub fn files(publication: &Publication<'_>) -> Vec<File> {
    let articles = publication.articles(Language::English).iter();
    let pages = articles.flat_map(|article| {
        article
            .aliases
            .iter()
            .map(|alias| File { path: alias_file(alias), bytes: page(publication, article).into_bytes() })
    });
    pages.collect()
}

fn page(publication: &Publication<'_>, article: &Article) -> String {
    let route = Route::Article(article.slug.clone());
    let title = escaped(&article.title);
    let url = escaped(&publication.url(Language::English, &route));
    // Without the host, so that it also leads on where the site is tried out.
    let path = escaped(&format!("{}{}", publication.address.base(), route.path()));
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\" />\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\
         <meta name=\"color-scheme\" content=\"light dark\" /><title>{title}</title>\
         <link rel=\"canonical\" href=\"{url}\" />\
         <meta http-equiv=\"refresh\" content=\"0; url={path}\" /></head>\
         <body><p>This page has moved: <a href=\"{path}\">{title}</a></p></body></html>"
    )
}

fn alias_file(alias: &str) -> String {
    let path = alias.trim_start_matches('/');
    if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

/// The addresses that an earlier build of the site has pages for and this content has none, each
/// as the path that an alias can name.
///
/// # Errors
/// If the folder cannot be read or is no built site.
pub fn lost(content: &Content, previous: &Path) -> Result<Vec<String>> {
    ensure!(
        previous.join("index.html").is_file(),
        "{} holds no index.html: name the folder of an earlier build",
        previous.display()
    );
    let routes = routes(content)?;
    let pages = Language::ALL
        .into_iter()
        .flat_map(|language| routes.iter().map(move |route| file_path(language, route)));
    let mut there: BTreeSet<String> = pages.collect();
    there.insert(file_path(Language::English, &Route::NotFound));
    there.extend(content.articles.iter().flat_map(|article| &article.aliases).map(|alias| alias_file(alias)));
    let mut pages = BTreeSet::new();
    find_pages(previous, &PathBuf::new(), &mut pages)?;
    let lost = pages.difference(&there);
    Ok(lost.map(|file| format!("/{}", file.strip_suffix("index.html").unwrap_or(file))).collect())
}

fn find_pages(root: &Path, below: &Path, pages: &mut BTreeSet<String>) -> Result<()> {
    let folder = root.join(below);
    let unreadable = || format!("{} cannot be read", folder.display());
    for entry in fs::read_dir(&folder).with_context(unreadable)? {
        let entry = entry.with_context(unreadable)?;
        let path = below.join(entry.file_name());
        if entry.file_type().with_context(unreadable)?.is_dir() {
            find_pages(root, &path, pages)?;
        } else if path.extension().is_some_and(|extension| extension == "html") {
            pages.insert(path.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(())
}
