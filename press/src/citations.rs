//! How an article is cited: its reference in the formats of programs that keep references, and as
//! a line to copy.
//!
//! All of them cite a page of a website, and name the same people: see [`Citation::new`].

use std::fmt::Write;

use anyhow::Result;
use chrono::{Datelike, NaiveDate};
use serde_json::{Map, Value, json};
use tidings::{
    follow::{BIBTEX, CITATIONS, CSL_JSON, Format, RIS},
    head::SITE_NAME,
    model::{Language, content::Article},
};

use crate::{feeds::day, structured_data};

/// What there is to say of an article. No text in it has line breaks or control characters, which
/// no format could hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    key: String,
    title: String,
    original_title: String,
    authors: Vec<Name>,
    translators: Vec<Name>,
    editors: Vec<Name>,
    day: NaiveDate,
    language: Language,
    url: String,
    summary: String,
    topics: Vec<String>,
}

/// Somebody's name.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Name {
    Person {
        family: String,
        given: String,
    },
    /// An office, or somebody whose name does not say which part of it is the family's.
    Literal(String),
}

impl Citation {
    /// Takes an article in the words of `language`, with the address of its page there and the
    /// names of its topics; `original` is the English article if this is a translation.
    ///
    /// The authors are those of the [structured data](structured_data::credits). Who translated and
    /// edited is only told of the English text, because the credits are about that.
    ///
    /// # Errors
    /// If the date is none of the calendar's.
    pub fn new(
        article: &Article,
        language: Language,
        url: &str,
        topics: &[&str],
        original: Option<&Article>,
    ) -> Result<Self> {
        let credits = structured_data::credits(article);
        let names = |property: &str| -> Vec<Name> {
            let credited = credits.get(property).and_then(Value::as_array).into_iter().flatten();
            credited.filter_map(Name::of).collect()
        };
        let of_english = |names: Vec<Name>| if language == Language::English { names } else { Vec::new() };
        let suffix = match language {
            Language::English => String::new(),
            language => format!("-{language}"),
        };
        let letter = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
        let slug: String = article.slug.chars().map(letter).collect();
        let title = clean(&article.title);
        let original_title = original.map(|original| clean(&original.title)).unwrap_or_default();
        // Commas separate keywords, and cannot be escaped.
        let topics = topics.iter().map(|topic| clean(topic).replace(',', ";"));
        Ok(Self {
            key: format!("{}-{slug}{suffix}", SITE_NAME.to_ascii_lowercase()),
            original_title: if original_title == title { String::new() } else { original_title },
            title,
            authors: names("author"),
            translators: of_english(names("translator")),
            editors: of_english(names("editor")),
            day: day(article.date)?,
            language,
            url: clean_url(url),
            summary: clean(&article.summary),
            topics: topics.filter(|topic| !topic.is_empty()).collect(),
        })
    }

    /// What is in the file of each format.
    ///
    /// # Errors
    /// If one cannot be written.
    pub fn files(&self) -> Result<Vec<(Format, Vec<u8>)>> {
        let file = |format: Format| {
            let bytes = match format {
                BIBTEX => self.bibtex().into_bytes(),
                RIS => self.ris().into_bytes(),
                CSL_JSON => self.csl_json()?,
                _ => (self.apa() + "\n").into_bytes(),
            };
            Ok((format, bytes))
        };
        CITATIONS.into_iter().map(file).collect()
    }

    /// An entry of BibLaTeX, whose language is said in the words of babel.
    fn bibtex(&self) -> String {
        let names = |names: &[Name]| names.iter().map(Name::bibtex).collect::<Vec<_>>().join(" and ");
        // Braces keep styles from writing capitals small.
        let title =
            |title: &str| if title.is_empty() { String::new() } else { format!("{{{}}}", tex(title)) };
        let language = match self.language {
            Language::English => "english",
            Language::Chinese => "chinese",
            Language::German => "ngerman",
        };
        let fields = [
            ("title", title(&self.title)),
            ("origtitle", title(&self.original_title)),
            ("author", names(&self.authors)),
            ("translator", names(&self.translators)),
            ("editor", names(&self.editors)),
            ("date", self.day.format("%Y-%m-%d").to_string()),
            ("organization", tex(SITE_NAME)),
            ("url", self.url.clone()),
            ("langid", language.to_owned()),
            ("abstract", tex(&self.summary)),
            ("keywords", tex(&self.topics.join(", "))),
        ];
        let mut entry = format!("@online{{{},\n", self.key);
        for (field, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
            _ = writeln!(entry, "  {field} = {{{value}}},");
        }
        entry + "}\n"
    }

    /// A record of RIS, one tag a line.
    fn ris(&self) -> String {
        let all = |tag, names: &[Name]| names.iter().map(|name| (tag, name.ris())).collect::<Vec<_>>();
        let mut lines = vec![("TY", "ELEC".to_owned()), ("TI", self.title.clone())];
        // To those who cite it in English, the original title is the translated one.
        lines.push(("TT", self.original_title.clone()));
        lines.extend(all("AU", &self.authors));
        lines.extend(all("A4", &self.translators));
        lines.extend(all("ED", &self.editors));
        lines.push(("PY", self.day.format("%Y").to_string()));
        lines.push(("DA", self.day.format("%Y/%m/%d").to_string()));
        lines.extend(["T2", "PB"].map(|tag| (tag, SITE_NAME.to_owned())));
        lines.push(("UR", self.url.clone()));
        lines.push(("LA", self.language.to_string()));
        lines.push(("AB", self.summary.clone()));
        lines.extend(self.topics.iter().map(|topic| ("KW", topic.clone())));
        lines.retain(|(_, value)| !value.is_empty());
        lines.push(("ER", String::new()));
        lines.into_iter().map(|(tag, value)| format!("{tag}  - {value}\r\n")).collect()
    }

    /// A list of one item for processors of the Citation Style Language.
    fn csl_json(&self) -> Result<Vec<u8>> {
        let names = |names: &[Name]| -> Value { names.iter().map(Name::csl).collect() };
        let fields = [
            ("id", json!(self.key)),
            ("type", json!("webpage")),
            ("title", json!(self.title)),
            ("original-title", json!(self.original_title)),
            ("author", names(&self.authors)),
            ("translator", names(&self.translators)),
            ("editor", names(&self.editors)),
            ("issued", json!({ "date-parts": [[self.day.year(), self.day.month(), self.day.day()]] })),
            ("container-title", json!(SITE_NAME)),
            ("URL", json!(self.url)),
            ("language", json!(self.language)),
            ("abstract", json!(self.summary)),
            ("keyword", json!(self.topics.join(", "))),
        ];
        let said = fields.into_iter().filter(|(_, value)| *value != json!("") && *value != json!([]));
        let item: Map<_, _> = said.map(|(field, value)| (field.to_owned(), value)).collect();
        Ok(serde_json::to_vec_pretty(&json!([item]))?)
    }

    /// A reference in the style of the American Psychological Association (seventh edition), which
    /// is in English whatever the article is in. Plain text has no italics: the title's are lost.
    #[must_use]
    pub fn apa(&self) -> String {
        let mut title = self.title.clone();
        if !self.original_title.is_empty() {
            title += &format!(" [{}]", self.original_title);
        }
        if !self.translators.is_empty() {
            let translators: Vec<_> = self.translators.iter().map(|name| name.apa(false)).collect();
            title += &format!(" ({}, Trans.)", enumerated(&translators, false));
        }
        let authors: Vec<_> = self.authors.iter().map(|name| name.apa(true)).collect();
        // Initials are set off by commas, so that two authors are too.
        let with_initials = self.authors.iter().any(|name| matches!(name, Name::Person { .. }));
        let authors = enumerated(&authors, with_initials);
        let date = self.day.format("(%Y, %B %-d)").to_string();
        // A site that is its own author is named once.
        let site = if authors == SITE_NAME { "" } else { SITE_NAME };
        let parts =
            if authors.is_empty() { [&title, &date, "", site] } else { [&authors, &*date, &title, site] };
        let mut reference = String::new();
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            let ends = part.ends_with(['.', '?', '!', '…', '。', '？', '！']);
            reference += part;
            reference += if ends { " " } else { ". " };
        }
        reference + &self.url
    }
}

impl Name {
    /// The name of one who is credited, if there is any.
    fn of(credited: &Value) -> Option<Self> {
        let name = clean(credited["name"].as_str()?);
        let is_person = credited["@type"] == "Person";
        match family_and_given(&name).filter(|_| is_person) {
            Some((family, given)) => Some(Self::Person { family, given }),
            None => (!name.is_empty()).then_some(Self::Literal(name)),
        }
    }

    /// Braces keep a name that is none of a person from being taken apart.
    fn bibtex(&self) -> String {
        match self {
            Self::Person { family, given } => format!("{}, {}", tex(family), tex(given)),
            Self::Literal(name) => format!("{{{}}}", tex(name)),
        }
    }

    /// A comma at the end says that all of it is one name. Where it has commas already, it is
    /// taken apart whatever is done.
    fn ris(&self) -> String {
        match self {
            Self::Person { family, given } => format!("{family}, {given}"),
            Self::Literal(name) if name.contains(',') => name.clone(),
            Self::Literal(name) => format!("{name},"),
        }
    }

    fn csl(&self) -> Value {
        match self {
            Self::Person { family, given } => json!({ "family": family, "given": given }),
            Self::Literal(name) => json!({ "literal": name }),
        }
    }

    fn apa(&self, family_first: bool) -> String {
        match self {
            Self::Person { family, given } if family_first => format!("{family}, {}", initials(given)),
            Self::Person { family, given } => format!("{} {family}", initials(given)),
            Self::Literal(name) => name.clone(),
        }
    }
}

/// A person's name taken apart, if it says how: by a family name in capitals at its beginning, as in
/// `LU Xiaoling`. The capitals only mark it, so they are not kept.
fn family_and_given(name: &str) -> Option<(String, String)> {
    let is_word = |word: &str| word.chars().all(|char| char.is_alphabetic() || "-'’.".contains(char));
    let in_capitals = |word: &str| {
        let letters = word.chars().filter(|char| char.is_alphabetic());
        letters.clone().count() > 1 && letters.clone().all(char::is_uppercase) && !word.contains('.')
    };
    let (family, given) = name.split_once(' ')?;
    let is_given = |word: &str| is_word(word) && word.starts_with(char::is_uppercase) && !in_capitals(word);
    if !is_word(family) || !in_capitals(family) || !given.split(' ').all(is_given) {
        return None;
    }
    let mut written = String::new();
    for char in family.chars() {
        let in_part = written.ends_with(char::is_alphabetic);
        written += &if in_part { char.to_lowercase().to_string() } else { char.to_string() };
    }
    Some((written, given.to_owned()))
}

/// Given names as initials: `J.-P. M.` for `Jean-Pierre Marie`.
fn initials(given: &str) -> String {
    let initial =
        |part: &str| Some(format!("{}.", part.chars().find(|char| char.is_alphabetic())?.to_uppercase()));
    let word = |word: &str| word.split('-').filter_map(initial).collect::<Vec<_>>().join("-");
    given.split([' ', '.']).map(word).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Names in a row. Of more than twenty, only the first nineteen and the last are named.
fn enumerated(names: &[String], comma_between_two: bool) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first, second] if !comma_between_two => format!("{first} & {second}"),
        [first @ .., last] if names.len() <= 20 => format!("{}, & {last}", first.join(", ")),
        [.., last] => format!("{}, . . . {last}", names[..19].join(", ")),
    }
}

/// The text in one line.
fn clean(text: &str) -> String {
    let line = text.replace(char::is_control, " ");
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The address without what addresses cannot have and formats take for their own: braces and
/// backslashes in BibTeX, line breaks everywhere.
fn clean_url(url: &str) -> String {
    let mut clean = String::new();
    for byte in url.bytes() {
        if byte.is_ascii_graphic() && !br#""<>\^`{|}"#.contains(&byte) {
            clean.push(byte.into());
        } else {
            _ = write!(clean, "%{byte:02X}");
        }
    }
    clean
}

/// A text as TeX and BibTeX read it. BibTeX counts braces even after backslashes, so that these are
/// words here.
fn tex(text: &str) -> String {
    let mut escaped = String::new();
    let mut before = None;
    for char in text.chars() {
        match char {
            '\\' => escaped += r"\textbackslash{}",
            '{' => escaped += r"\textbraceleft{}",
            '}' => escaped += r"\textbraceright{}",
            '~' => escaped += r"\textasciitilde{}",
            '^' => escaped += r"\textasciicircum{}",
            '`' => escaped += r"\textasciigrave{}",
            '&' | '%' | '$' | '#' | '_' => escaped.extend(['\\', char]),
            // Two of these would be drawn as one other character.
            '-' | '\'' | ',' | '<' | '>' if before == Some(char) => escaped.extend(['{', '}', char]),
            _ => escaped.push(char),
        }
        before = Some(char);
    }
    escaped
}
