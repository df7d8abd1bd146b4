//! Every article can be cited, and each format is read back by other code than that which wrote it.

use std::{path::Path, str, sync::OnceLock};

use biblatex::{Bibliography, ChunksExt, EntryType, Person};
use press::{citations::Citation, content::Content};
use proptest::prelude::*;
use serde_json::Value;
use tidings::{
    follow::{APA, BIBTEX, CSL_JSON, Format, RIS},
    model::{
        Language,
        content::{Article, Credit},
    },
};

const SEED: &str = "2021-01-05-kust-tu-clausthal-forum";

fn content() -> &'static Content {
    static CONTENT: OnceLock<Content> = OnceLock::new();
    CONTENT.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        Content::read(&root.join("content"), &root.join("public"))
    })
}

fn files_of(
    article: &Article,
    language: Language,
    url: &str,
    topics: &[&str],
    original: Option<&Article>,
) -> Vec<(Format, Vec<u8>)> {
    let citation = Citation::new(article, language, url, topics, original).expect("a citation");
    citation.files().expect("files")
}

fn article(language: Language, slug: &str) -> Article {
    let articles = content().articles_in(language);
    articles.into_iter().find(|article| *article.slug == *slug).expect("an article").into_owned()
}

/// An article's files with its real topics, at an example's address.
fn files(language: Language, slug: &str) -> Vec<(Format, Vec<u8>)> {
    let cited = article(language, slug);
    let original = (language != Language::English).then(|| article(Language::English, slug));
    let topics: Vec<_> = cited
        .topics
        .iter()
        .filter_map(|id| content().topics.iter().find(|topic| topic.id == *id))
        .map(|topic| topic.name.in_language(language))
        .collect();
    let url = format!("https://news.example.org{}/news/{slug}/", language.path_prefix());
    read_back(&cited, language, &url, &topics, original.as_ref());
    files_of(&cited, language, &url, &topics, original.as_ref())
}

fn text(files: &[(Format, Vec<u8>)], format: Format) -> &str {
    let (_, bytes) = files.iter().find(|(of, _)| *of == format).expect("the format");
    str::from_utf8(bytes).expect("text")
}

fn one_line(text: &str) -> String {
    let words = text.split(|char: char| char.is_whitespace() || char.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Reads all files and compares what they say with the article.
fn read_back(article: &Article, language: Language, url: &str, topics: &[&str], original: Option<&Article>) {
    let files = files_of(article, language, url, topics, original);
    let (title, summary) = (one_line(&article.title), one_line(&article.summary));
    let topics = topics.iter().map(|topic| one_line(topic).replace(',', ";"));
    let topics: Vec<_> = topics.filter(|topic| !topic.is_empty()).collect();

    let bibliography = Bibliography::parse(text(&files, BIBTEX)).expect("BibTeX");
    let [entry] = &*bibliography.into_vec() else { panic!("one entry") };
    assert_eq!(entry.entry_type, EntryType::Online);
    let field = |name| entry.get(name).map(|chunks| chunks.format_verbatim()).unwrap_or_default();
    assert_eq!(field("title"), title);
    assert_eq!(field("abstract"), summary);
    assert_eq!(field("keywords"), topics.join(", "));
    assert_eq!(field("date"), article.date.to_string());
    assert_eq!(field("organization"), "Tidings");

    let ris = ris(text(&files, RIS));
    let all = |tag| ris.iter().filter(move |(of, _)| *of == tag).map(|(_, value)| *value);
    assert_eq!(all("TY").collect::<Vec<_>>(), ["ELEC"]);
    assert_eq!(all("TI").collect::<String>(), title);
    assert_eq!(all("AB").collect::<String>(), summary);
    assert!(all("KW").eq(topics.iter().map(|topic| &**topic)));
    assert_eq!(all("DA").collect::<String>(), article.date.to_string().replace('-', "/"));
    assert_eq!(all("LA").collect::<String>(), language.tag());
    let address = all("UR").collect::<String>();
    assert!(url::Url::parse(&address).is_ok(), "{address}");
    // As it is written: the parser takes two hyphens for a dash, though BibLaTeX reads addresses verbatim.
    assert!(text(&files, BIBTEX).contains(&format!("\n  url = {{{address}}},\n")), "{address}");

    let csl: Value = serde_json::from_str(text(&files, CSL_JSON)).expect("JSON");
    check_csl(&csl);
    let item = &csl[0];
    assert_eq!(item["id"], *entry.key);
    assert_eq!(item["title"].as_str().unwrap_or_default(), title);
    assert_eq!(item["abstract"].as_str().unwrap_or_default(), summary);
    assert_eq!(item["keyword"].as_str().unwrap_or_default(), topics.join(", "));
    assert_eq!(item["URL"], *address);

    for (role, tag) in [("author", "AU"), ("translator", "A4"), ("editor", "ED")] {
        let names = item[role].as_array().cloned().unwrap_or_default();
        let names: Vec<_> = names
            .iter()
            .map(|name| match name["literal"].as_str() {
                Some(literal) => literal.to_owned(),
                None => format!(
                    "{}, {}",
                    name["family"].as_str().unwrap_or_default(),
                    name["given"].as_str().unwrap_or_default()
                ),
            })
            .collect();
        assert_eq!(field(role), names.join(" and "));
        // A comma at the end is RIS's mark of a name that has no parts.
        let unmarked = |name: &str| name.strip_suffix(',').unwrap_or(name).to_owned();
        assert!(all(tag).map(unmarked).eq(names.iter().map(|name| unmarked(name))), "{names:?}");
    }

    let apa = text(&files, APA).strip_suffix('\n').expect("a line");
    assert!(!apa.contains(char::is_control) && apa.ends_with(&address), "{apa}");
    assert!(apa.contains(&title) && apa.contains(&format!("({}, ", &article.date.to_string()[..4])), "{apa}");
}

/// The lines of a record by the rules of RIS.
fn ris(text: &str) -> Vec<(&str, &str)> {
    let text = text.strip_suffix("\r\n").expect("an end of the last line");
    let line = |line| {
        let (tag, value) = str::split_once(line, "  - ").unwrap_or_else(|| panic!("{line:?} has no tag"));
        let mut letters = tag.chars();
        assert!(letters.next().is_some_and(|letter| letter.is_ascii_uppercase()), "{line}");
        assert!(letters.next().is_some_and(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit()));
        assert_eq!(letters.next(), None, "{line}");
        assert!(!value.contains(char::is_control), "{line}");
        (tag, value)
    };
    let lines: Vec<_> = text.split("\r\n").map(line).collect();
    assert_eq!(lines.first().map(|(tag, _)| *tag), Some("TY"));
    assert_eq!(lines.last(), Some(&("ER", "")));
    assert_eq!(lines.iter().filter(|(tag, _)| matches!(*tag, "TY" | "ER")).count(), 2);
    lines
}

/// The rules of the schema `csl-data.json` (1.0.2) for the properties that there are.
fn check_csl(csl: &Value) {
    let [item] = csl.as_array().map(Vec::as_slice).expect("a list") else { panic!("one item") };
    let item = item.as_object().expect("an item");
    assert!(item.contains_key("id") && item["type"] == "webpage");
    for (property, value) in item {
        match &**property {
            "id" | "type" | "title" | "original-title" | "container-title" | "URL" | "language"
            | "abstract" | "keyword" => {
                assert!(value.as_str().is_some_and(|text| !text.is_empty()), "{property}")
            }
            "author" | "translator" | "editor" => {
                for name in value.as_array().expect("names") {
                    let name = name.as_object().expect("a name");
                    let parts: Vec<_> = name.keys().map(String::as_str).collect();
                    assert!(parts == ["literal"] || parts == ["family", "given"], "{parts:?}");
                    assert!(name.values().all(|part| part.as_str().is_some_and(|part| !part.is_empty())));
                }
            }
            "issued" => {
                let [day] = value["date-parts"].as_array().map(Vec::as_slice).expect("days") else {
                    panic!("one day")
                };
                let parts: Option<Vec<_>> =
                    day.as_array().expect("a day").iter().map(Value::as_u64).collect();
                assert!(matches!(parts.as_deref(), Some([0..=9999, 1..=12, 1..=31])), "{day}");
            }
            _ => panic!("the schema has no `{property}`, or it needs a rule here"),
        }
    }
}

#[test]
fn every_article_can_be_cited_in_every_language() {
    for language in Language::ALL {
        for article in content().articles_in(language) {
            files(language, &article.slug);
        }
    }
}

#[test]
fn references_are_in_the_style_of_apa() {
    for (language, slug, reference) in [
        (
            Language::English,
            SEED,
            "Division of International Cooperation & Division of Overseas Cooperation (English). \
             (2021, January 5). KUST and TU Clausthal of Germany jointly held Forum (X. Lu, Trans.). Tidings. \
             https://news.example.org/news/2021-01-05-kust-tu-clausthal-forum/\n",
        ),
        (
            Language::English,
            "2024-10-29-berlin-declaration-carbon-neutrality",
            "Editorial desk. (2024, October 29). Academies of Germany and China sign Berlin Declaration on \
             carbon neutrality. Tidings. \
             https://news.example.org/news/2024-10-29-berlin-declaration-carbon-neutrality/\n",
        ),
        (
            Language::German,
            "2022-12-20-hzb-tandem-record-32-5",
            "Editorial desk. (2022, December 20). HZB steigert Rekord für Tandemsolarzellen auf 32,5 Prozent \
             [HZB lifts tandem solar cell record to 32.5 percent]. Tidings. \
             https://news.example.org/de/news/2022-12-20-hzb-tandem-record-32-5/\n",
        ),
    ] {
        assert_eq!(text(&files(language, slug), APA), reference);
    }
}

#[test]
fn people_and_offices_keep_their_names_in_bibtex() {
    let files = files(Language::English, SEED);
    let bibliography = Bibliography::parse(text(&files, BIBTEX)).expect("BibTeX");
    let entry = bibliography.get(&format!("tidings-{SEED}")).expect("the entry");
    let names = |people: Vec<Person>| -> Vec<_> {
        people.into_iter().map(|person| (person.name, person.given_name)).collect()
    };
    let offices = ["Division of International Cooperation", "Division of Overseas Cooperation (English)"];
    assert_eq!(names(entry.author().expect("authors")), offices.map(|name| (name.into(), String::new())));
    assert_eq!(names(entry.translator().expect("translators")), [("Lu".into(), "Xiaoling".into())]);
    let editors = entry.editors().expect("editors").into_iter().flat_map(|(people, _)| people).collect();
    assert_eq!(names(editors), [("Chen".into(), "Chunli".into())]);
}

#[test]
fn the_credits_of_the_english_text_are_not_those_of_its_translations() {
    let files = files(Language::Chinese, SEED);
    let ris = ris(text(&files, RIS));
    assert!(ris.iter().all(|(tag, _)| !matches!(*tag, "A4" | "ED")));
    assert!(ris.contains(&("TT", "KUST and TU Clausthal of Germany jointly held Forum")));
    assert!(text(&files, BIBTEX).starts_with(&format!("@online{{tidings-{SEED}-zh,\n")));
}

/// The seed article with other authors: `(name, affiliation)`.
fn written_by(authors: &[(&str, Option<&str>)]) -> Article {
    let credit = |(name, affiliation): &(&str, Option<&str>)| Credit {
        role: "Text by".into(),
        name: (*name).into(),
        affiliation: affiliation.map(String::from),
    };
    Article { credits: authors.iter().map(credit).collect(), ..article(Language::English, SEED) }
}

#[test]
fn names_are_only_taken_apart_if_they_say_how() {
    for (name, cited) in [
        ("LU Xiaoling", "Lu, X."),
        ("LI Xiao-Ming", "Li, X.-M."),
        ("O’BRIEN-SMITH J.R. Anne", "O’Brien-Smith, J. R. A."),
        ("MÜLLER Jürgen", "Müller, J."),
        ("Xi Jinping", "Xi Jinping."),
        ("Marie CURIE", "Marie CURIE."),
        ("DE GAULLE Charles", "DE GAULLE Charles."),
        ("LU", "LU."),
        ("J. Smith", "J. Smith."),
        ("KUST and others", "KUST and others."),
        ("鲁小玲", "鲁小玲."),
    ] {
        let article = written_by(&[(name, Some("A faculty"))]);
        let files = files_of(&article, Language::English, "https://example.org/", &[], None);
        let apa = text(&files, APA);
        assert_eq!(apa.split(" (2021").next(), Some(cited));
    }
}

#[test]
fn authors_are_enumerated() {
    let person = ("LU Xiaoling", Some("A faculty"));
    let office = ("Office", None);
    let many = vec![person; 21];
    for (authors, cited) in [
        (
            &[][..],
            "KUST and TU Clausthal of Germany jointly held Forum. (2021, January 5). Tidings. https".into(),
        ),
        (
            &[("Tidings", None)],
            "Tidings. (2021, January 5). KUST and TU Clausthal of Germany jointly held Forum. https".into(),
        ),
        (&[office, office], "Office & Office. (2021".into()),
        (&[person, person], "Lu, X., & Lu, X. (2021".into()),
        (&[person, office], "Lu, X., & Office. (2021".into()),
        (&[office, office, office], "Office, Office, & Office. (2021".into()),
        (&many[..20], format!("{}& Lu, X. (2021", "Lu, X., ".repeat(19))),
        (&many, format!("{}. . . Lu, X. (2021", "Lu, X., ".repeat(19))),
    ] {
        let files = files_of(&written_by(authors), Language::English, "https://example.org/", &[], None);
        assert!(text(&files, APA).starts_with::<&str>(&cited), "{} {cited}", text(&files, APA));
    }
}

#[test]
fn what_is_special_to_tex_is_escaped() {
    let article = Article {
        title: r"50 % of R&D in_{x} costs $5 #1 ~^ \end -- it''s `so'".into(),
        ..article(Language::English, SEED)
    };
    let files = files_of(&article, Language::English, "https://example.org/a_b%20#c", &[], None);
    let bibtex = text(&files, BIBTEX);
    let title = r"title = {{50 \% of R\&D in\_\textbraceleft{}x\textbraceright{} costs \$5 \#1 \textasciitilde{}\textasciicircum{} \textbackslash{}end -{}- it'{}'s \textasciigrave{}so'}}";
    assert!(bibtex.contains(title), "{bibtex}");
    assert!(bibtex.contains("url = {https://example.org/a_b%20#c}"), "{bibtex}");
}

proptest! {
    #[test]
    fn any_text_in_any_field_is_read_back(
        texts in proptest::array::uniform6(any_text()), role in "(by|translated by|edited by|issued by)",
        is_person: bool, language in proptest::sample::select(&Language::ALL[..]), in_url in any_text(),
        (year, month, day) in (0u16..=9999, 1u8..=12, 1u8..=28),
    ) {
        let [slug, title, summary, name, topic, other] = texts;
        let credit = Credit { role, name, affiliation: is_person.then(|| other.clone()) };
        let cited = Article {
            slug: (&*slug).into(),
            title,
            summary,
            date: tidings::model::CalendarDate::new(year, month, day).expect("a day"),
            credits: vec![credit.clone(), credit],
            ..article(Language::English, SEED)
        };
        let original = Article { title: other, ..cited.clone() };
        let original = (language != Language::English).then_some(&original);
        let url = format!("https://news.example.org/{in_url}");
        read_back(&cited, language, &url, &[&topic, "Water"], original);
    }
}

/// Texts in which what formats take for their own is frequent.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        r#"(and|[\\{}&%$#_~^`'"@=,;:.?!<>()\[\]\-\r\n\t 	]|ER  - |LU |Xiaoling|[a-zA-Zéß水]){0,30}"#,
    ]
}
