//! Taking something along: citations, addresses, and what the explorer has found as a file.

use crate::{
    oracle::Question,
    saved::{catch_downloads, downloaded},
    support::{SEED, finds, in_words, reads_article, shows},
};
use browser_tests::{Article, Content, Fault, Page, Site, Visitor};
use serde_json::{Value, json};

const FORMATS: [(&str, &str); 4] = [
    ("APA", "citation.txt"),
    ("BibTeX", "citation.bib"),
    ("RIS", "citation.ris"),
    ("CSL-JSON", "citation.json"),
];

/// The text of a file of the host, as the page gets it.
fn fetched(page: &Page, address: &str) -> String {
    let script = "const [address, done] = arguments;
        fetch(address).then(answer => answer.ok ? answer.text() : answer.status).then(done, e => done(String(e)))";
    let text = page.execute_async(script, &[address.into()]);
    text.as_str().unwrap_or_else(|| panic!("{address} came with status {text}")).to_owned()
}

/// Copies each citation of the article that is open, and compares it with the file.
#[track_caller]
fn check_citations(page: &Page, folder: &str, title: &str, cite: &str, copy: &str, copied: &str) {
    assert!(!page.has_text("BibTeX"), "it is folded away at first");
    page.button(cite).within("main").click();
    let names: Vec<_> = FORMATS.iter().map(|(name, _)| (*name).to_owned()).collect();
    shows(page, "the formats", &names, |page| page.texts_of(".citations a"));
    for (name, file) in FORMATS {
        let link = page.link(name).within(".citations");
        let address = link.attribute("href").expect("an address");
        assert_eq!(address, format!("{folder}{file}"));
        let (slug, kind) = (folder.rsplit('/').nth(1).unwrap_or_default(), file.replace("citation", ""));
        assert_eq!(link.attribute("download"), Some(format!("{slug}{kind}")));
        let text = fetched(page, &address);
        assert!(text.contains(title), "{address} does not have {title:?}:\n{text}");
        page.button(&format!("{copy}: {name}")).click();
        shows(page, &format!("what is copied of {name}"), &text.trim_end().to_owned(), Page::clipboard);
        shows(page, "what is said", &copied.to_owned(), |page| page.text_of(".article-actions .said"));
    }
}

#[test]
fn an_article_is_cited_in_four_formats_in_the_language_that_it_is_in() {
    let (site, content) = (Site::built(), Content::read());
    let seed = content.article(SEED);
    let page = Visitor::at_a_desk().opens(&site, &seed.path());
    page.allows_the_clipboard();
    reads_article(&page, &content, SEED);
    check_citations(&page, &seed.path(), &seed.title, "Cite", "Copy", "Copied");

    let german = content.edition("de", SEED).expect("an edition")["title"].as_str().unwrap_or_default();
    page.goto(&format!("/de{}", seed.path()));
    shows(&page, "the headline", &vec![german.to_owned()], |page| page.texts_of("main h1"));
    let folder = format!("/de{}", seed.path());
    check_citations(&page, &folder, german, "Zitieren", "Kopieren", "Kopiert");

    // Where there is no edition, the English article is what is read, and cited.
    let english = content.articles.iter().find(|article| content.edition("de", &article.slug).is_none());
    let english = english.expect("an article without an edition");
    page.goto(&format!("/de{}", english.path()));
    shows(&page, "the headline", &vec![english.title.clone()], |page| page.texts_of("main h1"));
    check_citations(&page, &english.path(), &english.title, "Zitieren", "Kopieren", "Kopiert");
    page.assert_console_silent();

    // What does not arrive, or may not be copied, is told.
    page.goto(&seed.path());
    page.button("Cite").within("main").click();
    site.fault("*/citation.ris", Fault::Status(503));
    page.button("Copy: RIS").click();
    page.sees("The server answered with an error (status 503).");
    page.execute(
        "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))",
        &[],
    );
    page.button("Copy: APA").click();
    page.sees("The browser did not allow copying.");
}

#[test]
fn an_address_is_copied_shared_and_mailed_with_its_query() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/?topic=hydropower");
    page.allows_the_clipboard();
    finds(&page, content.matching(&["hydropower"], &[]).len());
    page.button("Share this view").click();
    page.button("Copy link").appears();
    assert!(!page.button("Share").within(".action-row").is_there(), "this system has nothing to share with");
    page.button("Copy link").click();
    let url = |path: &str| format!("{}{path}", site.url());
    shows(&page, "the clipboard", &url("/news/?topic=hydropower"), Page::clipboard);
    page.sees("Copied");
    page.checkbox(content.topic_name("solar", "en")).click();
    page.arrives_at("/news/?topic=hydropower&topic=solar");
    page.button("Copy link").click();
    shows(&page, "the clipboard", &url("/news/?topic=hydropower&topic=solar"), Page::clipboard);

    // A system that can share.
    page.prepares_documents_with("navigator.share = async what => { window.shared = what }");
    let seed = content.article(SEED);
    for (path, disclosure) in
        [("/news/?topic=hydropower&kind=event".to_owned(), "Share this view"), (seed.path(), "Share")]
    {
        page.goto(&path);
        page.button(disclosure).first().click();
        page.button("Share").within(".action-row").click();
        shows(&page, "what is shared", &json!({ "title": page.title(), "url": url(&path) }), |page| {
            page.execute("return window.shared", &[])
        });
    }

    // Where a mail goes is not the site's: it must not open a program here.
    let watch = "navigation.addEventListener('navigate', event => {
        window.mail = event.destination.url;
        event.preventDefault();
    })";
    page.execute(watch, &[]);
    page.button("By e-mail").click();
    page.wait_until("a mail", |page| page.execute("return Boolean(window.mail)", &[]) == true);
    let script = "const mail = new URL(window.mail);
        return [mail.protocol, mail.searchParams.get('subject'), mail.searchParams.get('body')]";
    assert_eq!(page.execute(script, &[]), json!(["mailto:", page.title(), url(&seed.path())]));
    page.assert_console_silent();
}

/// What a file says of an article in a language: day, headline, summary, topics, institutions, address.
fn exported(site: &Site, content: &Content, article: &Article, language: &str) -> [Value; 6] {
    let edition = content.edition(language, &article.slug).unwrap_or(&article.json);
    let prefix = if language == "en" { String::new() } else { format!("/{language}") };
    let topics: Vec<_> = article.topics.iter().map(|id| content.topic_name(id, language)).collect();
    let institutions: Vec<_> =
        article.institutions.iter().map(|id| content.institution_name(id, language)).collect();
    [
        json!(article.date),
        edition["title"].clone(),
        edition["summary"].clone(),
        json!(topics),
        json!(institutions),
        json!(format!("{}{prefix}{}", site.url(), article.path())),
    ]
}

/// The fields of a table, a list for each of its rows.
fn fields(table: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field, mut is_quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut rest = table.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if is_quoted && rest.peek() == Some(&'"') => field.extend(rest.next()),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(std::mem::take(&mut field)),
            '\r' if !is_quoted => {}
            '\n' if !is_quoted => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            c => field.push(c),
        }
    }
    assert!(row.is_empty() && field.is_empty(), "the last row ends like the others");
    rows
}

/// What stands between two tags of a feed's entries, in its order.
fn in_entries(feed: &str, start: &str, end: &str) -> Vec<String> {
    let entries = feed.split("<entry>").skip(1);
    let text = |entry: &str| {
        let text = entry.split(start).nth(1).and_then(|rest| rest.split(end).next()).unwrap_or_default();
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&")
    };
    entries.map(text).collect()
}

#[track_caller]
fn check_export(page: &Page, site: &Site, content: &Content, articles: &[&Article], language: &str) {
    let buttons = match language {
        "de" => ["Als CSV exportieren", "Als JSON exportieren", "Als Feed-Datei exportieren"],
        _ => ["Export as CSV", "Export as JSON", "Export as feed file"],
    };
    let expected: Vec<_> =
        articles.iter().map(|article| exported(site, content, article, language)).collect();
    let column = |nth: usize| -> Vec<_> {
        expected.iter().map(|row| row[nth].as_str().unwrap_or_default().to_owned()).collect()
    };
    catch_downloads(page);
    page.button(buttons[0]).click();
    let (name, media_type, text) = downloaded(page);
    assert_eq!((&*name, &*media_type), ("tidings.csv", "text/csv"));
    let rows = fields(&text);
    assert_eq!(rows[0], ["date", "title", "summary", "topics", "institutions", "url"]);
    let listed = |value: &Value| match value.as_array() {
        Some(names) => names.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("; "),
        None => value.as_str().unwrap_or_default().to_owned(),
    };
    let table: Vec<Vec<_>> = expected.iter().map(|row| row.iter().map(listed).collect()).collect();
    assert_eq!(rows[1..], table);

    page.button(buttons[1]).click();
    let (name, media_type, text) = downloaded(page);
    assert_eq!((&*name, &*media_type), ("tidings.json", "application/json"));
    let list: Value = serde_json::from_str(&text).expect("JSON");
    let objects = expected.iter().map(|[date, title, summary, topics, institutions, url]| {
        json!({
            "date": date, "title": title, "summary": summary, "topics": topics,
            "institutions": institutions, "url": url,
        })
    });
    assert_eq!(list, objects.collect::<Value>());

    page.button(buttons[2]).click();
    let (name, media_type, text) = downloaded(page);
    assert_eq!((&*name, &*media_type), ("tidings.atom", "application/atom+xml"));
    assert_eq!(in_entries(&text, "<title>", "</title>"), column(1));
    assert_eq!(in_entries(&text, "<id>", "</id>"), column(5));
    let is_xml = "return new DOMParser().parseFromString(arguments[0], 'application/xml')
        .querySelector('parsererror') === null";
    assert_eq!(page.execute(is_xml, &[text.as_str().into()]), true, "{text}");
}

#[test]
fn what_the_explorer_has_found_is_exported_as_it_is_listed() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/about/");
    let words = Question { words: vec!["carbon".to_owned()], ..Question::default() };
    let many = content.matching(&["international-cooperation"], &[]);
    assert!(many.len() > 20, "not all of them are on the first page");
    let events =
        Question { events: Some(true), ..Question::about(&["energy-transition"], &["tu-clausthal"]) };
    for (address, articles) in [
        ("/news/?topic=hydropower", content.matching(&["hydropower"], &[])),
        ("/news/?topic=international-cooperation", many),
        ("/news/?topic=energy-transition&institution=tu-clausthal&kind=event", events.answers(&content)),
        ("/news/?q=carbon", words.answers(&content)),
        ("/news/", content.matching(&[], &[])),
    ] {
        page.goto(address);
        finds(&page, articles.len());
        page.button("Share this view").click();
        check_export(&page, &site, &content, &articles, "en");
    }
    assert_eq!(content.articles.len(), 60);
    // Nothing that is shown has changed by that.
    finds(&page, 60);
    assert_eq!(page.address(), "/news/");
    page.goto("/de/news/?institution=tu-clausthal&sort=oldest");
    let mut oldest = content.matching(&[], &["tu-clausthal"]);
    oldest.reverse();
    page.button("Diese Ansicht teilen").click();
    check_export(&page, &site, &content, &oldest, "de");
    page.assert_console_silent();
}

#[test]
fn an_export_with_something_missing_is_none() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    finds(&page, content.articles.len());
    catch_downloads(&page);
    site.fault("/data/cards/*", Fault::Status(503));
    page.button("Share this view").click();
    page.button("Export as CSV").click();
    page.sees("Some articles could not be loaded, so nothing was exported.");
    assert_eq!(page.execute("return downloads.length", &[]), 0);
    page.sees(&in_words(content.articles.len()));

    // An answer that finds nothing is a table without rows.
    site.heal();
    page.goto("/news/?institution=kust&institution=mit&match=all");
    finds(&page, 0);
    catch_downloads(&page);
    page.button("Share this view").click();
    page.button("Export as JSON").click();
    let (.., text) = downloaded(&page);
    assert_eq!(serde_json::from_str::<Value>(&text).ok(), Some(json!([])));
}
