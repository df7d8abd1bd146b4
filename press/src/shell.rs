//! The app's page under the address of every route, so that deep links work on any server of
//! files. Real pages for every route will take the place of this module.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context, Result, bail, ensure};
use tidings::{model::Language, route::Route};

use crate::{check::is_slug, content::Content, site_address::SiteAddress};

/// Every page of the site.
///
/// # Errors
/// If an id is none, and its folder might be anywhere.
pub fn routes(content: &Content) -> Result<Vec<Route>> {
    for id in content.topics.iter().map(|topic| &*topic.id).chain(content.institutions.iter().map(|i| &*i.id))
    {
        ensure!(is_slug(id), "`{id}` cannot be the name of a folder");
    }
    let mut routes = vec![Route::Front, Route::Explorer, Route::Topics, Route::Institutions, Route::About];
    routes.extend(content.topics.iter().map(|topic| Route::Topic(topic.id.clone())));
    routes.extend(content.institutions.iter().map(|found| Route::Institution(found.id.clone())));
    for language in Language::ALL {
        let articles = content.articles_in(language);
        if language != Language::English && !articles.is_empty() {
            routes.push(Route::Editions(language));
        }
        for article in articles {
            ensure!(is_slug(&article.slug), "`{}` cannot be the name of a folder", article.slug);
            routes.push(Route::Article(language, article.slug.clone()));
        }
    }
    let months: BTreeSet<_> = content.articles.iter().map(|article| article.date.year_month()).collect();
    routes.push(Route::Archive);
    routes.extend(months.into_iter().map(Route::Month));
    Ok(routes)
}

/// Writes the base path into the page that Trunk made, and copies it to every route and to
/// `404.html`. Returns the number of files.
///
/// # Errors
/// If the page has no place for the base path, or a file cannot be written.
pub fn write(out: &Path, address: &SiteAddress, routes: &[Route]) -> Result<usize> {
    let index = out.join("index.html");
    let page = fs::read_to_string(&index).with_context(|| format!("{} cannot be read", index.display()))?;
    let page =
        with_base(&page, address.base()).with_context(|| format!("{} cannot be used", index.display()))?;

    let folders = routes.iter().map(|route| out.join(route.path().trim_matches('/')).join("index.html"));
    let files: Vec<_> = folders.chain([out.join("404.html")]).collect();
    for file in &files {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).with_context(|| format!("{} cannot be created", folder.display()))?;
        }
        fs::write(file, &page).with_context(|| format!("{} cannot be written", file.display()))?;
    }
    Ok(files.len())
}

/// The page with the base path in the attribute `data-base` of `<html>`. A minifier may have
/// written an empty attribute without quotes or value.
fn with_base(page: &str, base: &str) -> Result<String> {
    const ATTRIBUTE: &str = "data-base";
    let tag = page.find("<html").context("it has no <html> tag")?;
    let tag_end = tag + page[tag..].find('>').context("its <html> tag has no end")?;
    let Some(at) = page[tag..tag_end].find(&format!(" {ATTRIBUTE}")) else {
        bail!("its <html> tag has no attribute `{ATTRIBUTE}`: write `<html lang=\"en\" {ATTRIBUTE}=\"\">`")
    };
    let start = tag + at + 1;
    let after = start + ATTRIBUTE.len();
    let value = &page[after..tag_end];
    let value_length = match value.strip_prefix('=').and_then(|value| value.chars().next()) {
        Some(quote @ ('"' | '\'')) => {
            2 + value[2..].find(quote).context("the value of its attribute `data-base` has no end")? + 1
        }
        Some(_) => value.find(char::is_whitespace).unwrap_or(value.len()),
        None => 0,
    };
    let escaped = base.replace('&', "&amp;").replace('"', "&quot;");
    Ok(format!("{}{ATTRIBUTE}=\"{escaped}\"{}", &page[..start], &page[after + value_length..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_base_path_is_written_into_the_page_whatever_stands_there() {
        let base = "/x&\"y";
        for (page, expected) in [
            (r#"<html lang="en" data-base="">"#, r#"<html lang="en" data-base="/x&amp;&quot;y">"#),
            (r#"<html data-base="/old" lang="en">"#, r#"<html data-base="/x&amp;&quot;y" lang="en">"#),
            ("<html data-base lang=en>", "<html data-base=\"/x&amp;&quot;y\" lang=en>"),
            ("<html data-base=/old lang=en>", "<html data-base=\"/x&amp;&quot;y\" lang=en>"),
            ("<html data-base=''>", "<html data-base=\"/x&amp;&quot;y\">"),
        ] {
            assert_eq!(with_base(page, base).expect("a page"), expected);
        }
        for page in ["", "<html", "<html lang=en>", "<html data-base=\">"] {
            with_base(page, base).expect_err("no place for it");
        }
    }
}
