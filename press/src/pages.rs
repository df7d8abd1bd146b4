//! Prints the page of every route.

use std::{
    collections::{BTreeSet, HashMap},
    path::Path,
    sync::Arc,
};

use anyhow::{Context, Result, ensure};
use rayon::prelude::*;
use tidings::{
    archive::{Archive, Excerpt, list_pages},
    base::Base,
    model::{
        Language, LocalizedText,
        bundle::{Index, Manifest, PAGE_DATA_ID, PageData, page_data_path},
        content::{Article, Institution, Topic},
    },
    native::render,
    route::Route,
};

use crate::{
    bundle::{Bundle, File},
    check::is_slug,
    content::Content,
    head::Describer,
    publication::{Channel, Publication},
    shell::{PageParts, Shell},
};

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
    let on_topics = numbers_of_articles(content, |article| article.topics.iter().map(|id| &*id.0));
    for Topic { id, .. } in &content.topics {
        let pages = 0..list_pages(on_topics.get(&*id.0).copied().unwrap_or_default());
        routes.extend(pages.map(|page| Route::Topic(id.clone(), page)));
    }
    let naming = numbers_of_articles(content, |article| article.institutions.iter().map(|id| &*id.0));
    for Institution { id, .. } in &content.institutions {
        let pages = 0..list_pages(naming.get(&*id.0).copied().unwrap_or_default());
        routes.extend(pages.map(|page| Route::Institution(id.clone(), page)));
    }
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

/// How many articles there are to each id that `of` finds in them.
fn numbers_of_articles<'a, I: Iterator<Item = &'a str>>(
    content: &'a Content,
    of: impl Fn(&'a Article) -> I,
) -> HashMap<&'a str, usize> {
    let mut numbers = HashMap::new();
    for id in content.articles.iter().flat_map(of) {
        *numbers.entry(id).or_default() += 1;
    }
    numbers
}

/// Prints pages.
#[derive(Debug)]
pub struct Printer<'a> {
    publication: &'a Publication<'a>,
    channels: &'a [Channel<'a>],
    manifest: &'a Manifest,
    shell: Option<&'a Shell>,
    base: Base,
    archives: Vec<(Language, Arc<Archive>)>,
}

impl<'a> Printer<'a> {
    /// Makes ready to print the pages of the content that is in `bundle`. Without a `shell`, only
    /// their data is written.
    #[must_use]
    pub fn new(
        publication: &'a Publication<'a>,
        channels: &'a [Channel<'a>],
        bundle: &'a Bundle,
        shell: Option<&'a Shell>,
    ) -> Self {
        let archive = |language| {
            let mut index = bundle.index.clone();
            for card in &mut index.articles {
                if let Some(article) = publication.article(language, &card.slug) {
                    let card = Arc::make_mut(card);
                    card.title.clone_from(&article.title);
                    card.summary.clone_from(&article.summary);
                }
            }
            (language, Arc::new(Archive::new(index)))
        };
        Self {
            publication,
            channels,
            manifest: &bundle.manifest,
            shell,
            // Pages hold on to it; there is one base a run.
            base: Base(publication.address.base().to_owned().leak()),
            archives: Language::ALL.map(archive).into(),
        }
    }

    /// Prints the pages of `routes` and the one for unknown addresses, and the data of each page to
    /// which the app can go, and hands them to `write`. Returns their number.
    ///
    /// # Errors
    /// If a page cannot be printed or written.
    pub fn print(&self, routes: &[Route], write: impl Fn(File) -> Result<()> + Sync) -> Result<usize> {
        let print = |route: &Route| {
            let files = self.files(route).with_context(|| format!("{} cannot be printed", route.path()))?;
            let number = files.len();
            files.into_iter().try_for_each(&write)?;
            Ok(number)
        };
        routes.par_iter().chain([&Route::NotFound]).map(print).sum()
    }

    fn files(&self, route: &Route) -> Result<Vec<File>> {
        let data = if *route == Route::NotFound { None } else { self.data(route) };
        let mut files = Vec::new();
        if let Some(shell) = self.shell {
            files.push(File {
                path: file_path(route),
                bytes: self.page(shell, route, data.clone())?.into_bytes(),
            });
        }
        if let Some(path) = data_path(route)
            && let Some(data) = data
        {
            // The text is in a file of its own.
            let data = PageData { article: None, ..data };
            files.push(File { path, bytes: serde_json::to_vec(&data)? });
        }
        Ok(files)
    }

    /// What the page of a route shows.
    #[must_use]
    pub fn data(&self, route: &Route) -> Option<PageData> {
        // On an article's page, what is around an edition is in the language of the interface.
        let language = if let Route::Editions(language) = route { *language } else { Language::English };
        let (_, archive) = self.archives.iter().find(|(of, _)| *of == language)?;
        let mut data = PageData::from(&Excerpt::of(route, archive)?.cut_out());
        if let Route::Article(language, slug) = route {
            data.article = self.publication.article(*language, slug).cloned().map(Arc::new);
        }
        if *route == Route::Explorer {
            data.manifest = Some(self.manifest.clone());
        }
        leave_out_what_is_not_shown(route, &mut data.index);
        Some(data)
    }

    fn page(&self, shell: &Shell, route: &Route, data: Option<PageData>) -> Result<String> {
        let element = data.as_ref().map(data_element).transpose()?.unwrap_or_default();
        let page = render(self.base, route, data.clone());
        let path = route.path();
        let head = Describer::new(self.publication, self.channels).markup(route, &page.head, data.as_ref());
        Ok(shell.page(&PageParts { path: &path, head: &head, app: &page.body, data: &element }))
    }
}

/// Empties what the page of a route says nothing of. The interface is in English; only the pages of
/// topics describe them, and only those of institutions say where they are.
fn leave_out_what_is_not_shown(route: &Route, index: &mut Index) {
    let describes_topics = matches!(route, Route::Topics | Route::Topic(..));
    let places_institutions = matches!(route, Route::Institutions | Route::Institution(..));
    for Topic { name, description, .. } in &mut index.topics {
        keep_english(name);
        keep_english(description);
        if !describes_topics {
            description.en.clear();
        }
    }
    for institution in &mut index.institutions {
        keep_english(&mut institution.name);
        if !places_institutions {
            let Institution { id, name, short, kind, .. } = institution.clone();
            *institution = Institution { id, name, short, kind, ..Institution::default() };
        }
    }
}

fn keep_english(text: &mut LocalizedText) {
    text.zh.clear();
    text.de.clear();
}

/// The data as an element. No text can end it: its `<` are escaped, as JSON allows.
fn data_element(data: &PageData) -> Result<String> {
    let json = serde_json::to_string(data)?.replace('<', "\\u003c");
    Ok(format!("<script type=\"application/json\" id=\"{PAGE_DATA_ID}\">{json}</script>"))
}

/// Where the data of a page is to which the app can go. Other languages are printed pages only.
#[must_use]
pub fn data_path(route: &Route) -> Option<String> {
    match route {
        Route::About | Route::NotFound | Route::Editions(_) => None,
        Route::Article(language, _) if *language != Language::English => None,
        _ => Some(page_data_path(&route.path())),
    }
}

/// Where the page of a route is in the folder that is published.
#[must_use]
pub fn file_path(route: &Route) -> String {
    let path = route.path();
    let path = path.trim_start_matches('/');
    let is_file = Path::new(path).extension().is_some_and(|extension| extension == "html");
    if is_file { path.to_owned() } else { format!("{path}index.html") }
}
