//! What is published where: the content by language and subject, with its addresses.

use std::{borrow::Cow, collections::HashMap};

use tidings::{
    follow::Format,
    head::SITE_NAME,
    model::{
        Language,
        content::{Article, Institution, Topic},
    },
    route::Route,
};

use crate::{content::Content, site_address::SiteAddress};

/// The content, ready to be looked up, at its address.
#[derive(Debug)]
pub struct Publication<'a> {
    /// Everything.
    pub content: &'a Content,
    /// Where it is.
    pub address: &'a SiteAddress,
    by_language: Vec<(Language, Vec<Cow<'a, Article>>)>,
    positions: HashMap<(Language, &'a str), usize>,
    topics: HashMap<&'a str, &'a Topic>,
    institutions: HashMap<&'a str, &'a Institution>,
}

impl<'a> Publication<'a> {
    /// Sorts the content.
    #[must_use]
    pub fn new(content: &'a Content, address: &'a SiteAddress) -> Self {
        let by_language: Vec<(Language, Vec<Cow<'a, Article>>)> =
            Language::ALL.map(|language| (language, content.articles_in(language))).into();
        let mut positions = HashMap::new();
        for (language, articles) in &by_language {
            let articles: &Vec<Cow<'a, Article>> = articles;
            for (at, article) in articles.iter().enumerate() {
                // The key outlives the article, which may be a translation made here.
                let original = content.articles.binary_search_by(|other| other.slug.cmp(&article.slug));
                if let Ok(original) = original {
                    positions.insert((*language, &*content.articles[original].slug.0), at);
                }
            }
        }
        Self {
            content,
            address,
            by_language,
            positions,
            topics: content.topics.iter().map(|topic| (&*topic.id.0, topic)).collect(),
            institutions: content.institutions.iter().map(|found| (&*found.id.0, found)).collect(),
        }
    }

    /// The articles in a language, newest first.
    #[must_use]
    pub fn articles(&self, language: Language) -> &[Cow<'a, Article>] {
        self.by_language.iter().find(|(of, _)| *of == language).map_or(&[], |(_, articles)| articles)
    }

    /// An article in the words of a language in which it is.
    #[must_use]
    pub fn article(&self, language: Language, slug: &str) -> Option<&Article> {
        self.articles(language).get(*self.positions.get(&(language, slug))?).map(AsRef::as_ref)
    }

    /// The languages in which an article is, English first.
    pub fn languages_of(&self, slug: &str) -> impl Iterator<Item = Language> {
        Language::ALL.into_iter().filter(move |&language| self.article(language, slug).is_some())
    }

    /// A topic by its id.
    #[must_use]
    pub fn topic(&self, id: &str) -> Option<&'a Topic> {
        self.topics.get(id).copied()
    }

    /// An institution by its id.
    #[must_use]
    pub fn institution(&self, id: &str) -> Option<&'a Institution> {
        self.institutions.get(id).copied()
    }

    /// The whole address of a page in a language.
    #[must_use]
    pub fn url(&self, language: Language, route: &Route) -> String {
        self.address.url(&route.path_in(language))
    }

    /// The language in which the page of a route is, of those in which it can be read: articles without
    /// an edition are in English whatever their page is in.
    #[must_use]
    pub fn language_of(&self, language: Language, route: &Route) -> Language {
        match route {
            Route::Article(slug) if self.article(language, slug).is_none() => Language::English,
            _ => language,
        }
    }

    /// The languages in which the page of a route can be read, English first.
    pub fn languages_of_page(&self, route: &Route) -> impl Iterator<Item = Language> {
        Language::ALL.into_iter().filter(move |&language| self.language_of(language, route) == language)
    }

    /// Everything that can be followed: each subject in each language that has articles on it.
    #[must_use]
    pub fn channels(&self) -> Vec<Channel<'_>> {
        let mut channels = Vec::new();
        for (language, articles) in &self.by_language {
            let site = Channel {
                language: *language,
                subject: Subject::Site,
                articles: articles.iter().map(AsRef::as_ref).collect(),
            };
            let mut by_topic: HashMap<&str, Vec<&Article>> = HashMap::new();
            let mut by_institution: HashMap<&str, Vec<&Article>> = HashMap::new();
            for article in &site.articles {
                for id in &article.topics {
                    by_topic.entry(&id.0).or_default().push(article);
                }
                for id in &article.institutions {
                    by_institution.entry(&id.0).or_default().push(article);
                }
            }
            channels.push(site);
            let channel = |subject, articles: Option<Vec<_>>| Channel {
                language: *language,
                subject,
                articles: articles.unwrap_or_default(),
            };
            for topic in &self.content.topics {
                channels.push(channel(Subject::Topic(topic), by_topic.remove(&*topic.id.0)));
            }
            for institution in &self.content.institutions {
                let articles = by_institution.remove(&*institution.id.0);
                channels.push(channel(Subject::Institution(institution), articles));
            }
        }
        channels.retain(|channel| !channel.articles.is_empty());
        channels
    }
}

/// What a channel is about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Subject<'a> {
    /// Everything.
    Site,
    /// One topic.
    Topic(&'a Topic),
    /// One institution.
    Institution(&'a Institution),
}

/// A subject's articles in one language: what a feed or a calendar can be followed for.
#[derive(Clone, Debug)]
pub struct Channel<'a> {
    /// The language.
    pub language: Language,
    /// The subject.
    pub subject: Subject<'a>,
    /// Its articles, newest first.
    pub articles: Vec<&'a Article>,
}

impl Channel<'_> {
    /// The page that shows these articles.
    #[must_use]
    pub fn route(&self) -> Route {
        match self.subject {
            Subject::Site => Route::Front,
            Subject::Topic(topic) => Route::Topic(topic.id.clone(), 0),
            Subject::Institution(institution) => Route::Institution(institution.id.clone(), 0),
        }
    }

    /// The path of one of its files, below the site's base.
    #[must_use]
    pub fn path(&self, format: Format) -> String {
        format.path(self.language, &self.route())
    }

    /// The subject's name in the channel's language.
    #[must_use]
    pub fn title(&self) -> String {
        let name = match self.subject {
            Subject::Site => return SITE_NAME.to_owned(),
            Subject::Topic(topic) => &topic.name,
            Subject::Institution(institution) => &institution.name,
        };
        format!("{SITE_NAME}: {}", name.in_language(self.language))
    }

    /// Whether there are events to put into a calendar. Calendars are in English.
    #[must_use]
    pub fn has_calendar(&self) -> bool {
        self.language == Language::English && self.articles.iter().any(|article| article.event.is_some())
    }
}
