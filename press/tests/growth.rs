//! What a reader's first view costs must not grow with the archive. (The drawing of who works with whom
//! does: it has a line for every two institutions that do.)

use std::{collections::HashMap, io::Write};

use brotli::enc::BrotliEncoderParams;
use press::{
    bundle::{self, File},
    content::Content,
    pages::{Printer, data_path, file_path},
    publication::Publication,
    shell::Shell,
    site_address::SiteAddress,
};
use tidings::{
    model::{
        CalendarDate, Language, LocalizedText,
        content::{Article, Block, Credit, Institution, Source, Topic},
    },
    route::Route,
};

/// How much larger a first view may be at 10,000 articles than at 60, in parts of it.
const GROWTH: f64 = 0.03;

/// What the digits of larger numbers may add, in bytes.
const DIGITS: f64 = 16.0;

const TOPICS: usize = 14;
const INSTITUTIONS: usize = 60;

/// An archive of made-up articles: the newest are the same however many there are.
fn archive(length: usize) -> Content {
    let text = |text: String| LocalizedText { en: text, ..LocalizedText::default() };
    let topic = |nth| Topic {
        id: format!("topic-{nth}").as_str().into(),
        name: text(format!("Example topic {nth}")),
        description: text(format!("What is said about example topic {nth}")),
        art: None,
    };
    let institution = |nth| Institution {
        id: format!("example-{nth}").as_str().into(),
        name: text(format!("University of Example {nth}")),
        short: format!("UoE {nth}"),
        ..Institution::default()
    };
    let article = |nth: usize| {
        let (year, month, day) = (2024 - nth / 2016, 12 - nth / 168 % 12, 28 - nth / 6 % 28);
        let date = CalendarDate::new(year as u16, month as u8, day as u8).expect("a day");
        let some = |of: usize, values: usize| (nth * 2_654_435_761 / of) % values;
        Article {
            slug: format!("{date}-example-{nth}").as_str().into(),
            title: format!("Example {nth}: a forum on {} and {}", some(7, 900), some(11, 700)),
            summary: format!(
                "What universities of example said on {} and on {}.",
                some(13, 9000),
                some(17, 800)
            ),
            date,
            updated: None,
            topics: vec![format!("topic-{}", some(3, TOPICS)).as_str().into()],
            institutions: vec![
                format!("example-{}", some(5, INSTITUTIONS / 2)).as_str().into(),
                format!("example-{}", INSTITUTIONS / 2 + some(19, INSTITUTIONS / 2)).as_str().into(),
            ],
            people: Vec::new(),
            event: None,
            body: vec![Block::Paragraph { text: "Somebody said something about an example. ".repeat(20) }],
            credits: vec![Credit {
                role: "Written by".into(),
                name: "Example desk".into(),
                affiliation: None,
            }],
            sources: vec![Source {
                title: "Example".into(),
                publisher: "University of Example".into(),
                url: "https://example.org/".into(),
            }],
            aliases: Vec::new(),
        }
    };
    let mut articles: Vec<_> = (0..length).map(article).collect();
    articles.sort_by(|a, b| a.slug.cmp(&b.slug));
    Content {
        topics: (0..TOPICS).map(topic).collect(),
        institutions: (0..INSTITUTIONS).map(institution).collect(),
        articles,
        ..Content::default()
    }
}

/// The files of some pages and their data, by path, in bytes after Brotli.
fn weights(content: &Content, routes: &[Route]) -> HashMap<String, usize> {
    let out = tempfile::tempdir().expect("a folder for the test");
    let index = "<html><head><!-- press: head --></head><body><!-- press: app --></body></html>";
    std::fs::write(out.path().join("index.html"), index).expect("a page");
    let address = SiteAddress::from_public_url("/").expect("an address");
    let shell = Shell::read(out.path(), &address, &content.topics, true).expect("a shell");
    let bundle = bundle::make(content).expect("a bundle");
    let publication = Publication::new(content, &address);
    let channels = publication.channels();
    let printer = Printer::new(&publication, &channels, &bundle, Some(&shell));
    let weights = std::sync::Mutex::new(HashMap::new());
    let weigh = |File { path, bytes }: File| {
        let parameters = BrotliEncoderParams { quality: 9, ..BrotliEncoderParams::default() };
        let mut compressed = Vec::new();
        let mut writer = brotli::CompressorWriter::with_params(&mut compressed, 4096, &parameters);
        writer.write_all(&bytes).expect("a compressor takes what it is given");
        drop(writer);
        weights.lock().expect("no other has failed").insert(path, compressed.len());
        Ok(())
    };
    printer.print(routes, weigh).expect("pages");
    weights.into_inner().expect("no other has failed")
}

#[test]
fn a_first_view_costs_at_ten_thousand_articles_what_it_costs_at_sixty() {
    let newest = archive(60).articles.last().expect("an article").slug.clone();
    let routes = [
        Route::Front,
        Route::Explorer,
        Route::Article(newest),
        Route::Events,
        Route::People(0),
        Route::Topics,
        Route::Institutions,
    ];
    let [few, many] = [60, 10_000].map(|length| weights(&archive(length), &routes));
    for route in &routes {
        for path in [Some(file_path(Language::English, route)), data_path(Language::English, route)]
            .into_iter()
            .flatten()
        {
            let (few, many) = (few[&path] as f64, many[&path] as f64);
            println!(
                "{path}: {few} bytes at 60 articles, {many} at 10,000: {:+.1} %",
                (many / few - 1.0) * 100.0
            );
            // Numbers have more digits.
            assert!(many < few * (1.0 + GROWTH) + DIGITS, "{path} grows from {few} to {many} bytes");
        }
    }
}
