//! Articles as files for other programs: a table, JSON, and a feed.

use std::fmt::Write;

use crate::{
    head::SITE_NAME,
    i18n::{self, language},
    markup::escaped,
    model::bundle::Card,
    saved::json_text,
};

use super::Archive;

/// An article with its whole address.
#[derive(Clone, Copy, Debug)]
pub struct Exported<'a> {
    /// The article.
    pub card: &'a Card,
    /// The address of its page.
    pub url: &'a str,
}

/// The names of an article's fields, in the order of [`rows`].
const FIELDS: [&str; 6] = ["date", "title", "summary", "topics", "institutions", "url"];

/// A row an article, with a row of names first (CSV, RFC 4180). Several topics or institutions are in
/// one field, with semicolons.
#[must_use]
pub fn csv(archive: &Archive, articles: &[Exported<'_>]) -> String {
    let mut table = rows(archive, articles, |_, values| csv_field(&values.join("; ")));
    table.insert(0, FIELDS.join(","));
    table.push(String::new());
    table.join("\r\n")
}

/// A field in quotation marks. What a spreadsheet would take for a formula is made a text.
fn csv_field(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

/// A list of objects (JSON, RFC 8259).
#[must_use]
pub fn json(archive: &Archive, articles: &[Exported<'_>]) -> String {
    let objects = rows(archive, articles, |name, values| {
        let values: Vec<_> = values.iter().map(|value| json_text(value)).collect();
        let [open, close] = if matches!(name, "topics" | "institutions") { ["[", "]"] } else { [""; 2] };
        format!("\"{name}\":{open}{}{close}", values.join(","))
    });
    let objects: Vec<_> = objects.into_iter().map(|fields| format!("{{{fields}}}")).collect();
    format!("[\n{}\n]\n", objects.join(",\n"))
}

/// The fields of each article with commas between them. `field` writes one of its name and values.
fn rows(archive: &Archive, articles: &[Exported<'_>], field: fn(&str, &[String]) -> String) -> Vec<String> {
    let row = |Exported { card, url }: &Exported<'_>| {
        let (title, summary) = card.said_in(language());
        let values = [
            vec![card.date.to_string()],
            vec![title.to_owned()],
            vec![summary.to_owned()],
            archive.topics_of(card).map(|topic| i18n::name(&topic.name)).collect(),
            archive.institutions_of(card).map(|institution| i18n::name(&institution.name)).collect(),
            vec![(*url).to_owned()],
        ];
        let fields: Vec<_> = FIELDS.iter().zip(&values).map(|(name, values)| field(name, values)).collect();
        fields.join(",")
    };
    articles.iter().map(row).collect()
}

/// A feed (Atom, RFC 4287) whose own address is `url`.
#[must_use]
pub fn atom(archive: &Archive, articles: &[Exported<'_>], url: &str) -> String {
    let updated = articles.iter().map(|article| article.card.date).max();
    let updated = updated.map_or_else(|| "1970-01-01".to_owned(), |day| day.to_string());
    let url = xml(url);
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <title>{SITE_NAME}</title>\n<id>{url}</id>\n<link rel=\"alternate\" href=\"{url}\"/>\n\
         <updated>{updated}T00:00:00Z</updated>\n<author><name>{SITE_NAME}</name></author>\n",
        language()
    );
    for Exported { card, url } in articles {
        let (title, summary) = card.said_in(language());
        let [title, summary, url] = [title, summary, url].map(xml);
        _ = write!(
            feed,
            "<entry>\n<title>{title}</title>\n<id>{url}</id>\n<link rel=\"alternate\" href=\"{url}\"/>\n\
             <updated>{0}T00:00:00Z</updated>\n<published>{0}T00:00:00Z</published>\n<summary>{summary}</summary>\n",
            card.date
        );
        for topic in archive.topics_of(card) {
            _ = writeln!(feed, "<category term=\"{}\"/>", xml(&i18n::name(&topic.name)));
        }
        feed.push_str("</entry>\n");
    }
    feed + "</feed>\n"
}

/// Text in XML, also in an attribute.
fn xml(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    escaped(&text)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::archive::reference::archives;

    proptest! {
        #[test]
        fn any_text_stays_in_its_field(archive in archives(), title in any::<String>()) {
            let url = "https://example.org/news/a/";
            let cards: Vec<_> = archive
                .cards()
                .iter()
                .map(|card| Arc::new(Card { title: title.clone(), ..(**card).clone() }))
                .collect();
            let articles: Vec<_> = cards.iter().map(|card| Exported { card, url }).collect();
            let parsed: serde_json::Value = serde_json::from_str(&json(&archive, &articles)).expect("JSON");
            prop_assert_eq!(parsed.as_array().map(Vec::len), Some(articles.len()));
            let table = csv(&archive, &articles);
            prop_assert_eq!(table.matches('"').count() % 2, 0);
            if !title.contains(['\r', '\n']) {
                prop_assert_eq!(table.lines().count(), 1 + articles.len());
            }
            let feed = atom(&archive, &articles, url);
            prop_assert_eq!(feed.matches("<entry>").count(), articles.len());
            prop_assert_eq!(feed.matches('<').count(), feed.matches('>').count());
        }
    }

    #[test]
    fn what_looks_like_a_formula_is_a_text() {
        assert_eq!(csv_field("=1+1"), "\"'=1+1\"");
        assert_eq!(csv_field("say \"a\""), "\"say \"\"a\"\"\"");
    }
}
