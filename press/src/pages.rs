//! Prints the page of every route.

use std::{
    collections::{BTreeSet, HashMap},
    path::Path,
    sync::Arc,
};

use anyhow::{Context, Result, ensure};
use rayon::prelude::*;
use tidings::{
    archive::{Archive, Excerpt, list_pages, people_pages, person_id},
    base::Base,
    model::{
        Language, LocalizedText,
        bundle::{Index, Manifest, PAGE_DATA_ID, PageData, page_data_path},
        content::{Article, Institution, Topic},
    },
    native::{crash_html, render},
    route::Route,
};

use crate::{
    bundle::{Bundle, File},
    check::is_slug,
    content::Content,
    head::Describer,
    publication::{Channel, Publication},
    registers,
    shell::{PageParts, Shell},
};

/// Every page of the site; each is in all languages.
///
/// # Errors
/// If an id is none, and its folder might be anywhere.
pub fn routes(content: &Content) -> Result<Vec<Route>> {
    for id in content.topics.iter().map(|topic| &*topic.id).chain(content.institutions.iter().map(|i| &*i.id))
    {
        ensure!(is_slug(id), "`{id}` cannot be the name of a folder");
    }
    let mut routes = vec![
        Route::Front,
        Route::Explorer,
        Route::Topics,
        Route::Institutions,
        Route::Events,
        Route::Network,
        Route::Saved,
        Route::About,
    ];
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
    for article in &content.articles {
        ensure!(is_slug(&article.slug), "`{}` cannot be the name of a folder", article.slug);
        routes.push(Route::Article(article.slug.clone()));
    }
    let people: BTreeSet<_> = content
        .articles
        .iter()
        .flat_map(|article| &article.people)
        .filter_map(|person| person_id(&person.name))
        .collect();
    routes.extend((0..people_pages(people.len())).map(Route::People));
    routes.extend(people.into_iter().map(Route::Person));
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
    words: &'a [(Language, String)],
    shell: Option<&'a Shell>,
    root: &'static str,
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
        let registers = Arc::new(registers::make(publication.content, &bundle.index));
        let archive = |language| {
            let mut index = bundle.index.clone();
            for card in &mut index.articles {
                // Pages show one language: their cards need not have the others.
                for edition in &mut Arc::make_mut(card).editions {
                    (edition.title, edition.summary) = Default::default();
                }
                if let Some(article) = publication.article(language, &card.slug) {
                    let card = Arc::make_mut(card);
                    card.title.clone_from(&article.title);
                    card.summary.clone_from(&article.summary);
                }
            }
            (language, Arc::new(Archive::new(index).with_registers(registers.clone())))
        };
        Self {
            publication,
            channels,
            manifest: &bundle.manifest,
            words: &bundle.words,
            shell,
            // Pages hold on to it; there is one base a run.
            root: publication.address.base().to_owned().leak(),
            archives: Language::ALL.map(archive).into(),
        }
    }

    /// Prints the pages of `routes` and the one for unknown addresses, and the data of each page to
    /// which the app can go, and hands them to `write`. Returns their number.
    ///
    /// # Errors
    /// If a page cannot be printed or written.
    pub fn print(&self, routes: &[Route], write: impl Fn(File) -> Result<()> + Sync) -> Result<usize> {
        let print = |(language, route): (Language, &Route)| {
            let files = self.files(language, route);
            let files = files.with_context(|| format!("{} in {language} cannot be printed", route.path()))?;
            let number = files.len();
            files.into_iter().try_for_each(&write)?;
            Ok(number)
        };
        let pages = Language::ALL
            .into_par_iter()
            .flat_map(|language| routes.par_iter().map(move |route| (language, route)));
        pages.chain([(Language::English, &Route::NotFound)]).map(print).sum()
    }

    fn files(&self, language: Language, route: &Route) -> Result<Vec<File>> {
        let data = if *route == Route::NotFound { None } else { self.data(language, route) };
        let mut files = Vec::new();
        if let Some(shell) = self.shell {
            files.push(File {
                path: file_path(language, route),
                bytes: self.page(shell, language, route, data.clone())?.into_bytes(),
            });
        }
        if let Some(path) = data_path(language, route)
            && let Some(data) = data
        {
            // The text is in a file of its own.
            let data = PageData { article: None, ..data };
            files.push(File { path, bytes: serde_json::to_vec(&data)? });
        }
        Ok(files)
    }

    /// What the page of a route shows in a language.
    #[must_use]
    pub fn data(&self, language: Language, route: &Route) -> Option<PageData> {
        let (_, archive) = self.archives.iter().find(|(of, _)| *of == language)?;
        let mut data = PageData::from(&Excerpt::of(route, archive, language)?.cut_out());
        if let Route::Article(slug) = route {
            let language = self.publication.language_of(language, route);
            data.article = self.publication.article(language, slug).cloned().map(Arc::new);
        }
        if matches!(route, Route::Explorer | Route::Network) {
            data.manifest = Some(self.manifest.clone());
        }
        leave_out_what_is_not_shown(language, route, &mut data.index);
        Some(data)
    }

    fn page(
        &self,
        shell: &Shell,
        language: Language,
        route: &Route,
        data: Option<PageData>,
    ) -> Result<String> {
        let element = data.as_ref().map(data_element).transpose()?.unwrap_or_default();
        let base = Base::new(self.root, language);
        let page = render(base, route, data.clone());
        let path = route.path_in(language);
        let describer = Describer::new(self.publication, self.channels);
        let head = describer.markup(language, route, &page.head, data.as_ref());
        let crash = crash_html(base);
        let own: Vec<_> = self.words.iter().filter(|(of, _)| *of == language).cloned().collect();
        // It is shown at addresses of all languages.
        let words = if *route == Route::NotFound { self.words } else { &own };
        let (head, app, data, crash) = (&*head, &*page.body, &*element, &*crash);
        let parts =
            PageParts { language, path: &path, head, app, data, crash, style: style_of(route), words };
        Ok(shell.page(&parts))
    }
}

/// The style sheets that the page of a route needs beside `main`.
fn style_of(route: &Route) -> &'static [&'static str] {
    match route {
        Route::Explorer => &["timeline"],
        Route::Article(_) => &["article"],
        Route::Events => &["tables", "events"],
        Route::Institutions => &["map"],
        Route::Network => &["tables", "network"],
        Route::Institution(..) => &["tables"],
        Route::People(_) => &["people"],
        Route::Saved => &["saved"],
        _ => &[],
    }
}

/// Empties what the page of a route says nothing of: other languages, and what only some pages tell of
/// topics, institutions and articles.
fn leave_out_what_is_not_shown(language: Language, route: &Route, index: &mut Index) {
    let describes_topics = matches!(route, Route::Topics | Route::Topic(..));
    let tells_of = |id: &str| match route {
        Route::Institutions | Route::Network => true,
        Route::Institution(this, _) => **this == *id,
        _ => false,
    };
    for Topic { name, description, .. } in &mut index.topics {
        *name = name.only(language);
        *description = if describes_topics { description.only(language) } else { LocalizedText::default() };
    }
    for institution in &mut index.institutions {
        institution.name = institution.name.only(language);
        if !tells_of(&institution.id) {
            let Institution { id, name, short, .. } = institution.clone();
            *institution = Institution { id, name, short, ..Institution::default() };
        }
    }
    if *route == Route::Events {
        for card in &mut index.articles {
            Arc::make_mut(card).summary.clear();
        }
    }
}

/// The data as an element. No text can end it: its `<` are escaped, as JSON allows.
fn data_element(data: &PageData) -> Result<String> {
    let json = serde_json::to_string(data)?.replace('<', "\\u003c");
    Ok(format!("<script type=\"application/json\" id=\"{PAGE_DATA_ID}\">{json}</script>"))
}

/// Where the data of a page is, if it shows some of the content.
#[must_use]
pub fn data_path(language: Language, route: &Route) -> Option<String> {
    route.has_data().then(|| page_data_path(&route.path_in(language)))
}

/// Where the page of a route is in the folder that is published.
#[must_use]
pub fn file_path(language: Language, route: &Route) -> String {
    let path = route.path_in(language);
    let path = path.trim_start_matches('/');
    let is_file = Path::new(path).extension().is_some_and(|extension| extension == "html");
    if is_file { path.to_owned() } else { format!("{path}index.html") }
}
