//! What a page says about itself to search engines, to other sites and to feed readers.

use tidings::{
    follow::{CALENDAR, EVENT, FEEDS, Format},
    head::{Head, SITE_NAME},
    markup::escaped,
    model::{Language, bundle::PageData, content::Article},
    route::Route,
};

use crate::{
    publication::{Channel, Publication, Subject},
    social_image::{self, SocialImage},
    structured_data,
};

/// Describes pages.
#[derive(Debug)]
pub struct Describer<'a> {
    publication: &'a Publication<'a>,
    channels: &'a [Channel<'a>],
}

impl<'a> Describer<'a> {
    /// Describes the pages of a publication that has these channels.
    #[must_use]
    pub fn new(publication: &'a Publication<'a>, channels: &'a [Channel<'a>]) -> Self {
        Self { publication, channels }
    }

    /// What belongs into the head of a page.
    #[must_use]
    pub fn markup(&self, language: Language, route: &Route, head: &Head, data: Option<&PageData>) -> String {
        let publication = self.publication;
        let is_translated = publication.language_of(language, route) == language;
        // Of an article without an edition, the English page is the one to find.
        let language = publication.language_of(language, route);
        let mut markup = format!("<title>{}</title>", escaped(&head.document_title()));
        meta(&mut markup, "name", "description", &head.description);
        self.icons(&mut markup);
        if *route == Route::NotFound {
            meta(&mut markup, "name", "robots", "noindex");
            return markup;
        }
        let url = publication.url(language, route);
        link(&mut markup, &[("rel", "canonical"), ("href", &url)]);
        let article = match route {
            Route::Article(slug) => publication.article(language, slug),
            _ => None,
        };
        if is_translated {
            self.languages(&mut markup, route);
        }
        let image = self.image(language, route);
        self.preview(&mut markup, (&url, language, route), head, article, &image);
        self.alternates(&mut markup, language, route, article);
        if let Some(graph) = structured_data::graph(publication, language, route, head, data, &image) {
            // No text can end the element: its `<` are escaped, as JSON allows.
            let graph = graph.to_string().replace('<', "\\u003c");
            markup += &format!("<script type=\"application/ld+json\">{graph}</script>");
        }
        markup
    }

    fn icons(&self, markup: &mut String) {
        let base = self.publication.address.base();
        link(markup, &[("rel", "manifest"), ("href", &format!("{base}/manifest.webmanifest"))]);
        link(markup, &[("rel", "apple-touch-icon"), ("href", &format!("{base}/icon-180.png"))]);
    }

    /// The languages of a page, by BCP 47. `x-default` is for readers of all others.
    fn languages(&self, markup: &mut String, route: &Route) {
        let languages: Vec<_> = self.publication.languages_of_page(route).collect();
        if languages.len() < 2 {
            return;
        }
        let url = |language| self.publication.url(language, route);
        for language in &languages {
            let href = url(*language);
            link(markup, &[("rel", "alternate"), ("hreflang", language.tag()), ("href", &href)]);
        }
        link(markup, &[("rel", "alternate"), ("hreflang", "x-default"), ("href", &url(Language::English))]);
    }

    fn image(&self, language: Language, route: &Route) -> SocialImage {
        let publication = self.publication;
        match route {
            Route::Article(slug) => {
                let article = publication.article(language, slug);
                let topic = article.and_then(|article| article.topics.first());
                SocialImage::of_article(publication, slug, topic.map(|topic| &*topic.0))
            }
            Route::Topic(id, _) => {
                publication.topic(id).map_or_else(SocialImage::of_site, SocialImage::of_topic)
            }
            _ => SocialImage::of_site(),
        }
    }

    /// How the page looks where others link to it: Open Graph (ogp.me), and the kind of card that
    /// X and others make of it.
    fn preview(
        &self,
        markup: &mut String,
        (url, language, route): (&str, Language, &Route),
        head: &Head,
        article: Option<&Article>,
        image: &SocialImage,
    ) {
        let title = if head.title.is_empty() { SITE_NAME } else { &head.title };
        let mut property = |name: &str, value: &str| meta(markup, "property", name, value);
        property("og:type", if article.is_some() { "article" } else { "website" });
        property("og:site_name", SITE_NAME);
        property("og:title", title);
        property("og:description", &head.description);
        property("og:url", url);
        property("og:locale", locale(language));
        for other in self.publication.languages_of_page(route).filter(|other| *other != language) {
            property("og:locale:alternate", locale(other));
        }
        property("og:image", &self.publication.address.url(&image.path));
        property("og:image:type", "image/png");
        property("og:image:width", &social_image::WIDTH.to_string());
        property("og:image:height", &social_image::HEIGHT.to_string());
        property("og:image:alt", &image.alt);
        if let Some(article) = article {
            property("article:published_time", &article.date.to_string());
            property("article:modified_time", &article.updated.unwrap_or(article.date).to_string());
            let topics = article.topics.iter().filter_map(|id| self.publication.topic(id));
            for (nth, topic) in topics.enumerate() {
                let name = if nth == 0 { "article:section" } else { "article:tag" };
                property(name, topic.name.in_language(language));
            }
        }
        meta(markup, "name", "twitter:card", "summary_large_image");
        meta(markup, "name", "twitter:image:alt", &image.alt);
    }

    /// The feeds and calendars that belong to the page, or those of the whole site.
    fn alternates(&self, markup: &mut String, language: Language, route: &Route, article: Option<&Article>) {
        // The events are those of the whole site.
        let subject = if *route == Route::Events { Route::Front } else { route.first_page() };
        let mut channels: Vec<_> =
            self.channels.iter().filter(|channel| channel.route() == subject).collect();
        if channels.is_empty() {
            let of_site =
                |channel: &&Channel| channel.subject == Subject::Site && channel.language == language;
            channels = self.channels.iter().filter(of_site).collect();
        }
        // The page's own language first.
        channels.sort_by_key(|channel| channel.language != language);
        let is_only_language = channels.len() == 1;
        for channel in channels {
            let mut alternate = |format: Format| {
                let href = self.publication.address.url(&channel.path(format));
                let mut title = format!("{} ({})", channel.title(), format.name);
                if !is_only_language || channel.language != Language::English {
                    title = format!("{title}, {}", channel.language.name());
                }
                let mut attributes = vec![("rel", "alternate"), ("type", format.media_type)];
                // An hreflang would make the feed a translation of the page.
                attributes.extend([("title", &*title), ("href", &*href)]);
                link(markup, &attributes);
            };
            FEEDS.into_iter().for_each(&mut alternate);
            if channel.has_calendar() {
                alternate(CALENDAR);
            }
        }
        if let Some(article) = article.filter(|article| article.event.is_some()) {
            let path = EVENT.path(Language::English, &Route::Article(article.slug.clone()));
            let href = self.publication.address.url(&path);
            let title = article.event.as_ref().map_or("", |event| &event.name);
            link(
                markup,
                &[("rel", "alternate"), ("type", EVENT.media_type), ("title", title), ("href", &href)],
            );
        }
    }
}

/// A language and territory as Open Graph writes them.
fn locale(language: Language) -> &'static str {
    match language {
        Language::English => "en_GB",
        Language::Chinese => "zh_CN",
        Language::German => "de_DE",
    }
}

fn meta(markup: &mut String, kind: &str, name: &str, content: &str) {
    *markup += &format!("<meta {kind}=\"{name}\" content=\"{}\" />", escaped(content));
}

fn link(markup: &mut String, attributes: &[(&str, &str)]) {
    *markup += "<link";
    for (name, value) in attributes {
        *markup += &format!(" {name}=\"{}\"", escaped(value));
    }
    *markup += " />";
}
