//! What search engines read: sitemaps (sitemaps.org), the news sitemap and robots.txt (RFC 9309).

use std::io::{self, Write};

use anyhow::Result;
use chrono::{Days, NaiveDate};
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};
use tidings::{head::SITE_NAME, model::Language, route::Route};

use crate::{
    bundle::File,
    feeds::day,
    publication::{Channel, Publication},
};

/// The most addresses that one sitemap may hold.
const LIMIT: usize = 50_000;
/// The most articles that a news sitemap may hold.
const NEWS_LIMIT: usize = 1000;
const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const XHTML: &str = "http://www.w3.org/1999/xhtml";
const NEWS: &str = "http://www.google.com/schemas/sitemap-news/0.9";

/// The sitemaps of these pages and robots.txt, which names them. News are the articles of `today`
/// and the two days before.
///
/// # Errors
/// If a date is none of the calendar's.
pub fn files(
    publication: &Publication<'_>,
    channels: &[Channel<'_>],
    routes: &[Route],
    today: NaiveDate,
) -> Result<Vec<File>> {
    split(publication, channels, routes, today, LIMIT)
}

fn split(
    publication: &Publication<'_>,
    channels: &[Channel<'_>],
    routes: &[Route],
    today: NaiveDate,
    limit: usize,
) -> Result<Vec<File>> {
    let mut files = Vec::new();
    let pages: Vec<_> = Language::ALL
        .into_iter()
        .flat_map(|language| routes.iter().map(move |route| (language, route)))
        // Of an article without an edition there is the English page.
        .filter(|(language, route)| publication.language_of(*language, route) == *language)
        .collect();
    let parts: Vec<_> = pages.chunks(limit).collect();
    if parts.len() == 1 {
        files.push(file("sitemap.xml", urlset(publication, channels, parts[0])?));
    } else {
        let names: Vec<_> = (1..=parts.len()).map(|nth| format!("sitemap-{nth}.xml")).collect();
        for (name, part) in names.iter().zip(parts) {
            files.push(file(name, urlset(publication, channels, part)?));
        }
        let index = document(|xml| {
            xml.create_element("sitemapindex").with_attribute(("xmlns", SITEMAP)).write_inner_content(
                |xml| {
                    for name in &names {
                        let url = publication.address.url(&format!("/{name}"));
                        xml.create_element("sitemap").write_inner_content(|xml| text(xml, "loc", &url))?;
                    }
                    Ok(())
                },
            )?;
            Ok(())
        })?;
        files.push(file("sitemap.xml", index));
    }
    let news = news(publication, today)?;
    let has_news = news.is_some();
    files.extend(news);
    let mut robots = String::from("User-agent: *\nAllow: /\n\n");
    for name in ["sitemap.xml", "news-sitemap.xml"].into_iter().take(1 + usize::from(has_news)) {
        robots += &format!("Sitemap: {}\n", publication.address.url(&format!("/{name}")));
    }
    files.push(file("robots.txt", robots.into_bytes()));
    Ok(files)
}

fn urlset(
    publication: &Publication<'_>,
    channels: &[Channel<'_>],
    pages: &[(Language, &Route)],
) -> Result<Vec<u8>> {
    document(|xml| {
        let set = xml
            .create_element("urlset")
            .with_attribute(("xmlns", SITEMAP))
            .with_attribute(("xmlns:xhtml", XHTML));
        set.write_inner_content(|xml| {
            for (language, route) in pages {
                xml.create_element("url").write_inner_content(|xml| {
                    text(xml, "loc", &publication.url(*language, route))?;
                    if let Some(day) = last_change(publication, channels, *language, route) {
                        text(xml, "lastmod", &day)?;
                    }
                    languages(xml, publication, route)
                })?;
            }
            Ok(())
        })?;
        Ok(())
    })
}

fn last_change(
    publication: &Publication<'_>,
    channels: &[Channel<'_>],
    language: Language,
    route: &Route,
) -> Option<String> {
    if let Route::Article(slug) = route {
        let article = publication.article(language, slug)?;
        return Some(article.updated.unwrap_or(article.date).to_string());
    }
    let subject = route.first_page();
    let channel = channels.iter().find(|channel| channel.route() == subject)?;
    channel
        .articles
        .iter()
        .map(|article| article.updated.unwrap_or(article.date))
        .max()
        .map(|day| day.to_string())
}

fn languages<W: Write>(xml: &mut Writer<W>, publication: &Publication<'_>, route: &Route) -> io::Result<()> {
    let languages: Vec<_> = publication.languages_of_page(route).collect();
    if languages.len() < 2 {
        return Ok(());
    }
    let tagged = languages.into_iter().map(|language| (language.tag(), language));
    for (tag, language) in tagged.chain([("x-default", Language::English)]) {
        let url = publication.url(language, route);
        xml.create_element("xhtml:link")
            .with_attributes([("rel", "alternate"), ("hreflang", tag), ("href", &*url)])
            .write_empty()?;
    }
    Ok(())
}

/// Google's news sitemap. It holds articles of the last two days only; without any there is none.
fn news(publication: &Publication<'_>, today: NaiveDate) -> Result<Option<File>> {
    let oldest = today.checked_sub_days(Days::new(2)).unwrap_or(today);
    let mut articles = Vec::new();
    for language in Language::ALL {
        for article in publication.articles(language) {
            if (oldest..=today).contains(&day(article.date)?) {
                articles.push((language, article));
            }
        }
    }
    if articles.is_empty() {
        return Ok(None);
    }
    articles.truncate(NEWS_LIMIT);
    let bytes = document(|xml| {
        let set = xml
            .create_element("urlset")
            .with_attribute(("xmlns", SITEMAP))
            .with_attribute(("xmlns:news", NEWS));
        set.write_inner_content(|xml| {
            for (language, article) in &articles {
                let url = publication.url(*language, &Route::Article(article.slug.clone()));
                xml.create_element("url").write_inner_content(|xml| {
                    text(xml, "loc", &url)?;
                    xml.create_element("news:news").write_inner_content(|xml| {
                        xml.create_element("news:publication").write_inner_content(|xml| {
                            text(xml, "news:name", SITE_NAME)?;
                            // Google has a tag of its own for simplified Chinese.
                            let chinese = *language == Language::Chinese;
                            text(xml, "news:language", if chinese { "zh-cn" } else { language.tag() })
                        })?;
                        text(xml, "news:publication_date", &article.date.to_string())?;
                        text(xml, "news:title", &article.title)
                    })?;
                    Ok(())
                })?;
            }
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(Some(file("news-sitemap.xml", bytes)))
}

fn document(content: impl FnOnce(&mut Writer<Vec<u8>>) -> io::Result<()>) -> Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    content(&mut xml)?;
    Ok(xml.into_inner())
}

fn text<W: Write>(xml: &mut Writer<W>, name: &str, content: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(content))?;
    Ok(())
}

fn file(name: &str, bytes: Vec<u8>) -> File {
    File { path: name.to_owned(), bytes }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{content::Content, pages, site_address::SiteAddress};

    fn split_real_content(limit: usize, today: NaiveDate) -> Vec<(String, String)> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let content = Content::read(&root.join("content"), &root.join("public"));
        let address = SiteAddress::from_public_url("https://example.org/x/").expect("an address");
        let publication = Publication::new(&content, &address);
        let routes = pages::routes(&content).expect("routes");
        let files = split(&publication, &publication.channels(), &routes, today, limit).expect("files");
        files.into_iter().map(|file| (file.path, String::from_utf8(file.bytes).expect("text"))).collect()
    }

    fn day_of(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn many_addresses_are_split_under_an_index() {
        let files = split_real_content(50, day_of("2000-01-01"));
        let (index, parts): (Vec<_>, Vec<_>) = files
            .iter()
            .filter(|(name, _)| name.contains("sitemap"))
            .partition(|(name, _)| name == "sitemap.xml");
        let index = roxmltree::Document::parse(&index[0].1).expect("XML");
        let named: Vec<_> = index
            .descendants()
            .filter(|node| node.has_tag_name("loc"))
            .filter_map(|node| node.text())
            .collect();
        let written: Vec<_> = parts.iter().map(|(name, _)| format!("https://example.org/x/{name}")).collect();
        assert_eq!(named, written);
        assert!(parts.len() > 1);
        for (_, part) in parts {
            let part = roxmltree::Document::parse(part).expect("XML");
            assert!(part.descendants().filter(|node| node.has_tag_name("url")).count() <= 50);
        }
    }

    #[test]
    fn news_are_the_articles_of_two_days() {
        for (today, expected) in [("2021-01-05", 1), ("2021-01-07", 1), ("2021-01-08", 0), ("2021-01-04", 0)]
        {
            let files = split_real_content(LIMIT, day_of(today));
            let news = files.iter().find(|(name, _)| name == "news-sitemap.xml");
            let seed =
                news.map_or(0, |(_, xml)| xml.matches("2021-01-05-kust-tu-clausthal-forum/</loc>").count());
            assert_eq!(seed.min(1), expected, "{today}");
            let robots = files.iter().find(|(name, _)| name == "robots.txt").expect("robots.txt");
            assert_eq!(robots.1.contains("news-sitemap.xml"), news.is_some(), "{today}");
        }
    }
}
