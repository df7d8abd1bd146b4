//! Atom, RSS and JSON feeds of every channel.

use anyhow::{Context, Result};
use atom_syndication as atom;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use rss::extension::{atom::AtomExtension, dublincore::DublinCoreExtension};
use serde_json::json;
use tidings::{
    base::Base,
    follow::{ATOM, FEEDS, Format, JSON_FEED, RSS},
    head::SITE_NAME,
    i18n,
    model::{CalendarDate, content::Article},
    native,
    route::Route,
};

use crate::{
    bundle::File,
    publication::{Channel, Publication},
    structured_data,
};

/// How many articles a feed holds: the newest.
const ITEMS: usize = 40;

/// One article as all formats tell it.
struct Item<'a> {
    article: &'a Article,
    url: String,
    html: String,
    authors: Vec<String>,
    topics: Vec<&'a str>,
    published: DateTime<Utc>,
    updated: DateTime<Utc>,
}

/// All feeds of a channel of the site at the address `base`.
///
/// # Errors
/// If one cannot be written, or a date is none of the calendar's.
pub fn files(publication: &Publication<'_>, channel: &Channel<'_>, base: &'static str) -> Result<Vec<File>> {
    i18n::speak(channel.language);
    let newest = channel.articles.iter().take(ITEMS);
    let items =
        newest.map(|article| item(publication, channel, article, base)).collect::<Result<Vec<_>>>()?;
    let feed = |format: Format| {
        let bytes = match format {
            ATOM => atom_feed(publication, channel, &items)?,
            RSS => rss_feed(publication, channel, &items)?,
            _ => json_feed(publication, channel, &items)?,
        };
        Ok(File { path: channel.path(format).trim_start_matches('/').to_owned(), bytes })
    };
    FEEDS.into_iter().map(feed).collect()
}

fn item<'a>(
    publication: &'a Publication<'_>,
    channel: &Channel<'_>,
    article: &'a Article,
    base: &'static str,
) -> Result<Item<'a>> {
    let credits = structured_data::credits(article);
    let authors = credits.get("author").and_then(|authors| authors.as_array()).into_iter().flatten();
    let topics = article.topics.iter().filter_map(|id| publication.topic(id));
    Ok(Item {
        article,
        url: publication.url(channel.language, &Route::Article(article.slug.clone())),
        html: native::article_html(Base::new(base, channel.language), article),
        authors: authors.filter_map(|author| author["name"].as_str().map(String::from)).collect(),
        topics: topics.map(|topic| topic.name.in_language(channel.language)).collect(),
        published: midnight(article.date)?,
        updated: midnight(article.updated.unwrap_or(article.date))?,
    })
}

/// The beginning of a day, in universal time: the content knows no hours.
fn midnight(date: CalendarDate) -> Result<DateTime<Utc>> {
    Ok(day(date)?.and_time(NaiveTime::MIN).and_utc())
}

pub(crate) fn day(date: CalendarDate) -> Result<NaiveDate> {
    NaiveDate::from_ymd_opt(date.year().into(), date.month().into(), date.day().into())
        .with_context(|| format!("{date} is no day"))
}

fn description(channel: &Channel<'_>) -> String {
    use crate::publication::Subject;
    match channel.subject {
        Subject::Site => i18n::words().front_description().with([i18n::words().tagline()]),
        Subject::Topic(topic) => topic.description.in_language(channel.language).into(),
        Subject::Institution(institution) => i18n::institution_description(institution),
    }
}

fn newest_change(items: &[Item<'_>]) -> DateTime<Utc> {
    items.iter().map(|item| item.updated).max().unwrap_or_default()
}

/// RFC 4287.
fn atom_feed(publication: &Publication<'_>, channel: &Channel<'_>, items: &[Item<'_>]) -> Result<Vec<u8>> {
    let address = |path: &str| publication.address.url(path);
    let link = |rel: &str, href: String, media_type: &str| atom::Link {
        href,
        rel: rel.into(),
        mime_type: Some(media_type.into()),
        ..atom::Link::default()
    };
    let person = |name: &String| atom::Person { name: name.clone(), ..atom::Person::default() };
    let entries = items.iter().map(|item| atom::Entry {
        title: item.article.title.clone().into(),
        id: item.url.clone(),
        updated: item.updated.fixed_offset(),
        published: Some(item.published.fixed_offset()),
        authors: item.authors.iter().map(person).collect(),
        categories: item
            .topics
            .iter()
            .map(|topic| atom::Category { term: (*topic).into(), ..Default::default() })
            .collect(),
        links: vec![link("alternate", item.url.clone(), "text/html")],
        summary: Some(item.article.summary.clone().into()),
        content: Some(atom::Content {
            value: Some(item.html.clone()),
            content_type: Some("html".into()),
            ..atom::Content::default()
        }),
        ..atom::Entry::default()
    });
    let feed = atom::Feed {
        title: channel.title().into(),
        id: address(&channel.path(ATOM)),
        updated: newest_change(items).fixed_offset(),
        authors: vec![atom::Person { name: SITE_NAME.into(), ..atom::Person::default() }],
        icon: Some(address("/icon-192.png")),
        links: vec![
            link("self", address(&channel.path(ATOM)), ATOM.media_type),
            link("alternate", publication.url(channel.language, &channel.route()), "text/html"),
        ],
        subtitle: Some(description(channel).into()),
        lang: Some(channel.language.tag().into()),
        entries: entries.collect(),
        ..atom::Feed::default()
    };
    Ok(feed.write_to(Vec::new())?)
}

/// RSS 2.0, with the whole text in `content:encoded` and the authors, who have no mail address
/// here, in `dc:creator`.
fn rss_feed(publication: &Publication<'_>, channel: &Channel<'_>, items: &[Item<'_>]) -> Result<Vec<u8>> {
    let entries = items.iter().map(|item| rss::Item {
        title: Some(item.article.title.clone()),
        link: Some(item.url.clone()),
        guid: Some(rss::Guid { value: item.url.clone(), permalink: true }),
        description: Some(item.article.summary.clone()),
        content: Some(item.html.clone()),
        pub_date: Some(item.published.to_rfc2822()),
        categories: item
            .topics
            .iter()
            .map(|topic| rss::Category { name: (*topic).into(), domain: None })
            .collect(),
        dublin_core_ext: Some(DublinCoreExtension { creators: item.authors.clone(), ..Default::default() }),
        ..rss::Item::default()
    });
    let link = |rel: &str, href: String, media_type: &str| rss::extension::atom::Link {
        href,
        rel: rel.into(),
        mime_type: Some(media_type.into()),
        ..Default::default()
    };
    let this = publication.address.url(&channel.path(RSS));
    let namespaces = [
        ("atom", "http://www.w3.org/2005/Atom"),
        ("content", "http://purl.org/rss/1.0/modules/content/"),
        ("dc", "http://purl.org/dc/elements/1.1/"),
    ];
    let feed = rss::Channel {
        title: channel.title(),
        link: publication.url(channel.language, &channel.route()),
        description: description(channel),
        language: Some(channel.language.tag().into()),
        last_build_date: Some(newest_change(items).to_rfc2822()),
        atom_ext: Some(AtomExtension { links: vec![link("self", this, RSS.media_type)] }),
        namespaces: namespaces.map(|(name, url)| (name.to_owned(), url.to_owned())).into(),
        items: entries.collect(),
        ..rss::Channel::default()
    };
    Ok(feed.write_to(Vec::new())?)
}

/// JSON Feed 1.1.
fn json_feed(publication: &Publication<'_>, channel: &Channel<'_>, items: &[Item<'_>]) -> Result<Vec<u8>> {
    let name = |name: &String| json!({ "name": name });
    let entries: Vec<_> = items
        .iter()
        .map(|item| {
            json!({
                "id": item.url,
                "url": item.url,
                "title": item.article.title,
                "summary": item.article.summary,
                "content_html": item.html,
                "date_published": item.published.to_rfc3339(),
                "date_modified": item.updated.to_rfc3339(),
                "authors": item.authors.iter().map(name).collect::<Vec<_>>(),
                "tags": item.topics,
                "language": channel.language.tag(),
            })
        })
        .collect();
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title(),
        "description": description(channel),
        "home_page_url": publication.url(channel.language, &channel.route()),
        "feed_url": publication.address.url(&channel.path(JSON_FEED)),
        "icon": publication.address.url("/icon-512.png"),
        "language": channel.language.tag(),
        "authors": [{ "name": SITE_NAME }],
        "items": entries,
    });
    Ok(serde_json::to_vec(&feed)?)
}
