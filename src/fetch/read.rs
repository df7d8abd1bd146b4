//! Reads the bundle's JSON into the model.
//!
//! The model derives serde's `Deserialize` too, and natively that is what reads content. For each
//! type it compiles a reader of its own, which in the browser was a tenth of the download; this one
//! is shared by all types. A test reads every article both ways.

use std::{fmt, mem, sync::Arc};

use super::value::{Fields, Value};
use crate::model::{
    CalendarDate, InstitutionId, Language, LocalizedText, PersonId, Slug, TopicId,
    bundle::{
        Card, Cards, Edition, Index, ListedEvent, ListedPerson, Manifest, MapCity, Network, PageData,
        PersonRole,
    },
    content::{
        Article, Block, Credit, Event, EventMode, Institution, InstitutionKind, Motif, Person, Source, Topic,
        TopicArt,
    },
};

/// What is wrong with a file, and where: `articles[3].title: not a text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault(pub(super) String);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A type of the model that is a JSON object in the bundle.
pub trait FromObject: Sized {
    /// Takes its fields out of `object`. Fields that it does not know are passed over: they belong
    /// to a newer app.
    fn take_from(object: &mut Object) -> Self;
}

/// A JSON object whose fields are taken one by one.
///
/// A field that is missing or not what it should be is taken as something empty, and the first such
/// fault is kept for [`Object::read`] to return: one check for all fields is less to download than
/// a way out at each.
#[derive(Debug, Default)]
pub struct Object {
    fields: Fields,
    fault: Option<String>,
}

impl Object {
    /// Parses a file.
    ///
    /// # Errors
    /// If it is no JSON, or no object.
    pub fn parse(json: &str) -> Result<Self, Fault> {
        match Value::parse(json) {
            Ok(Value::Object(fields)) => Ok(Self { fields, fault: None }),
            Ok(_) => Err(Fault("not an object".into())),
            Err(error) => Err(Fault(error)),
        }
    }

    /// The version of the format of a page's data.
    pub(super) fn format(&self) -> Option<u32> {
        let (_, value) = self.fields.iter().find(|(name, _)| name == "format")?;
        number(value)
    }

    /// Reads all of it.
    ///
    /// # Errors
    /// If it is not that of a `T`.
    pub fn read<T: FromObject>(mut self) -> Result<T, Fault> {
        let value = T::take_from(&mut self);
        self.fault.map_or(Ok(value), |fault| Err(Fault(fault)))
    }

    fn take(&mut self, name: &str) -> Value {
        self.field(name).map_or(Value::Null, mem::take)
    }

    fn field(&mut self, name: &str) -> Option<&mut Value> {
        self.fields.iter_mut().find(|(of, _)| of == name).map(|(_, value)| value)
    }

    fn blame(&mut self, name: &str, fault: &str) {
        self.fault.get_or_insert_with(|| format!("{name}: {fault}"));
    }

    fn maybe_text(&mut self, name: &str) -> Option<String> {
        match self.take(name) {
            Value::Text(text) => return Some(text),
            Value::Null => {}
            _ => self.blame(name, "not a text"),
        }
        None
    }

    pub(crate) fn text(&mut self, name: &str) -> String {
        self.maybe_text(name).unwrap_or_else(|| {
            self.blame(name, "no text");
            String::new()
        })
    }

    fn maybe_date(&mut self, name: &str) -> Option<CalendarDate> {
        let text = self.maybe_text(name)?;
        let date = text.parse().ok();
        if date.is_none() {
            self.blame(name, "not a date");
        }
        date
    }

    pub(crate) fn date(&mut self, name: &str) -> CalendarDate {
        self.maybe_date(name).unwrap_or_else(|| {
            self.blame(name, "no date");
            CalendarDate::MIN
        })
    }

    /// One of the words that stand for the values of an enumeration.
    fn word<T: Copy>(&mut self, name: &str, words: &[(&str, T)]) -> T {
        let text = self.text(name);
        let found = words.iter().position(|(word, _)| *word == text);
        if found.is_none() {
            self.blame(name, "an unknown word");
        }
        words[found.unwrap_or_default()].1
    }

    fn number(&mut self, name: &str) -> u32 {
        number(&self.take(name)).unwrap_or_else(|| {
            self.blame(name, "not a whole number");
            0
        })
    }

    fn degrees(&mut self, name: &str) -> f64 {
        match self.take(name) {
            Value::Number(degrees) => degrees,
            _ => {
                self.blame(name, "not a number");
                0.0
            }
        }
    }

    fn list(&mut self, name: &str) -> Vec<Value> {
        match self.take(name) {
            Value::List(items) => items,
            _ => {
                self.blame(name, "not a list");
                Vec::new()
            }
        }
    }

    fn texts(&mut self, name: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for item in self.list(name) {
            match item {
                Value::Text(text) => texts.push(text),
                _ => self.blame(name, "not a list of texts"),
            }
        }
        texts
    }

    /// Those that this app knows: others belong to a newer one.
    fn languages(&mut self, name: &str) -> Vec<Language> {
        self.texts(name).iter().filter_map(|tag| Language::of_tag(tag)).collect()
    }

    fn numbers<T: TryFrom<u32>>(&mut self, name: &str) -> Vec<T> {
        let mut numbers = Vec::new();
        for item in self.list(name) {
            match number(&item).map(T::try_from) {
                Some(Ok(number)) => numbers.push(number),
                _ => self.blame(name, "not a list of small whole numbers"),
            }
        }
        numbers
    }

    /// Opens the object that a field is.
    fn open(&mut self, name: &str, value: Value) -> Self {
        match value {
            Value::Object(fields) => Self { fields, fault: None },
            _ => {
                self.blame(name, "not an object");
                Self::default()
            }
        }
    }

    /// Takes over the fault of an object within this one.
    fn close(&mut self, name: &str, object: Self) {
        if let (None, Some(fault)) = (&self.fault, object.fault) {
            self.fault = Some(format!("{name}.{fault}"));
        }
    }

    fn object<T: FromObject>(&mut self, name: &str) -> T {
        let value = self.take(name);
        let mut object = self.open(name, value);
        let taken = T::take_from(&mut object);
        self.close(name, object);
        taken
    }

    fn has(&mut self, name: &str) -> bool {
        self.field(name).is_some_and(|value| *value != Value::Null)
    }

    fn maybe<T: FromObject>(&mut self, name: &str) -> Option<T> {
        self.has(name).then(|| self.object(name))
    }

    /// What only some pages have.
    fn where_there<T: Default>(&mut self, name: &str, read: impl Fn(&mut Self, &str) -> T) -> T {
        if self.has(name) { read(self, name) } else { T::default() }
    }

    /// Lists of small whole numbers.
    fn rows(&mut self, name: &str) -> Vec<Vec<usize>> {
        let rows = self.list(name);
        let mut read = Vec::new();
        for row in rows {
            let mut object = Self { fields: vec![(name.to_owned(), row)], fault: None };
            read.push(object.numbers::<u32>(name).into_iter().map(|number| number as usize).collect());
            self.close(name, object);
        }
        read
    }

    pub(crate) fn each<T: FromObject>(&mut self, name: &str) -> Vec<T> {
        let mut all = Vec::new();
        for (nth, item) in self.list(name).into_iter().enumerate() {
            let name = format!("{name}[{nth}]");
            let mut object = self.open(&name, item);
            all.push(T::take_from(&mut object));
            self.close(&name, object);
        }
        all
    }
}

fn number(value: &Value) -> Option<u32> {
    let Value::Number(number) = value else { return None };
    // A conversion that does not fit gives the nearest number that does.
    let whole = *number as u32;
    (f64::from(whole) == *number).then_some(whole)
}

impl FromObject for Manifest {
    fn take_from(object: &mut Object) -> Self {
        Self {
            format: object.number("format"),
            articles: object.number("articles") as usize,
            facets: object.text("facets"),
            facets_bytes: object.number("facets_bytes") as usize,
            search: object.text("search"),
        }
    }
}

impl FromObject for Cards {
    fn take_from(object: &mut Object) -> Self {
        Self { cards: object.each("cards") }
    }
}

impl FromObject for Index {
    fn take_from(object: &mut Object) -> Self {
        Self {
            topics: object.each("topics"),
            institutions: object.each("institutions"),
            articles: object.each("articles"),
        }
    }
}

impl FromObject for Arc<Card> {
    fn take_from(object: &mut Object) -> Self {
        Self::new(Card {
            slug: Slug(object.text("slug")),
            title: object.text("title"),
            summary: object.text("summary"),
            date: object.date("date"),
            topics: object.numbers("topics"),
            institutions: object.numbers("institutions"),
            event: object.take("event") == Value::Bool(true),
            file: object.text("file"),
            editions: object.each::<Option<Edition>>("editions").into_iter().flatten().collect(),
        })
    }
}

/// Nothing, if it is in a language that this app does not know.
impl FromObject for Option<Edition> {
    fn take_from(object: &mut Object) -> Self {
        let file = object.text("file");
        let [title, summary] = ["title", "summary"].map(|name| object.maybe_text(name).unwrap_or_default());
        let language = Language::of_tag(&object.text("language"))?;
        Some(Edition { language, file, title, summary })
    }
}

impl FromObject for PageData {
    fn take_from(object: &mut Object) -> Self {
        let counts = |object: &mut Object, name: &str| {
            object.numbers::<u32>(name).into_iter().map(|number| number as usize).collect()
        };
        Self {
            format: object.number("format"),
            manifest: object.maybe("manifest"),
            index: object.object("index"),
            articles: counts(object, "articles"),
            older: counts(object, "older"),
            newer: counts(object, "newer"),
            topics: counts(object, "topics"),
            institutions: counts(object, "institutions"),
            total: object.number("total") as usize,
            events: object.number("events") as usize,
            topic_counts: counts(object, "topic_counts"),
            institution_counts: counts(object, "institution_counts"),
            institution_total: object.number("institution_total") as usize,
            languages: object.languages("languages"),
            months: object.texts("months"),
            month_counts: counts(object, "month_counts"),
            translated: object.where_there("translated", counts),
            listed_events: object.where_there("listed_events", Object::each),
            people: object.where_there("people", Object::each),
            people_total: object.where_there("people_total", |object, name| object.number(name) as usize),
            network: object.maybe("network"),
            cities: object.where_there("cities", Object::each),
            topic_years: object.where_there("topic_years", Object::rows),
            article: object.maybe("article").map(Arc::new),
        }
    }
}

impl FromObject for ListedEvent {
    fn take_from(object: &mut Object) -> Self {
        Self {
            article: object.number("article") as usize,
            name: object.text("name"),
            start: object.date("start"),
            end: object.maybe_date("end"),
            place: object.maybe_text("place"),
            mode: object.word("mode", &EventMode::NAMED),
        }
    }
}

impl FromObject for ListedPerson {
    fn take_from(object: &mut Object) -> Self {
        Self {
            id: PersonId(object.text("id")),
            name: object.text("name"),
            roles: object.each("roles"),
            articles: object.number("articles") as usize,
        }
    }
}

impl FromObject for PersonRole {
    fn take_from(object: &mut Object) -> Self {
        let institution = object.numbers::<u32>("institution").into_iter().map(|position| position as usize);
        Self { institution: institution.collect(), role: object.text("role") }
    }
}

impl FromObject for Network {
    fn take_from(object: &mut Object) -> Self {
        Self {
            height: object.number("height") as usize,
            nodes: object.rows("nodes").into_iter().filter_map(|row| row.try_into().ok()).collect(),
            edges: object.rows("edges").into_iter().filter_map(|row| row.try_into().ok()).collect(),
        }
    }
}

impl FromObject for MapCity {
    fn take_from(object: &mut Object) -> Self {
        let numbers = |object: &mut Object, name: &str| {
            object.numbers::<u32>(name).into_iter().map(|number| number as usize).collect::<Vec<_>>()
        };
        Self {
            name: object.text("name"),
            place: numbers(object, "place").try_into().unwrap_or_default(),
            institutions: numbers(object, "institutions"),
            articles: object.number("articles") as usize,
        }
    }
}

impl FromObject for Topic {
    fn take_from(object: &mut Object) -> Self {
        Self {
            id: TopicId(object.text("id")),
            name: object.object("name"),
            description: object.object("description"),
            art: object.maybe("art"),
        }
    }
}

impl FromObject for LocalizedText {
    fn take_from(object: &mut Object) -> Self {
        let [en, zh, de] = ["en", "zh", "de"].map(|language| object.maybe_text(language).unwrap_or_default());
        Self { en, zh, de }
    }
}

impl FromObject for TopicArt {
    fn take_from(object: &mut Object) -> Self {
        let motif = object.word(
            "motif",
            &[
                ("waves", Motif::Waves),
                ("sun", Motif::Sun),
                ("turbines", Motif::Turbines),
                ("molecules", Motif::Molecules),
                ("cells", Motif::Cells),
                ("contours", Motif::Contours),
                ("leaves", Motif::Leaves),
                ("balance", Motif::Balance),
                ("crossover", Motif::Crossover),
                ("arcs", Motif::Arcs),
                ("facets", Motif::Facets),
                ("books", Motif::Books),
                ("skyline", Motif::Skyline),
                ("steps", Motif::Steps),
            ],
        );
        Self { motif, hue: (object.number("hue") % 360) as u16 }
    }
}

impl FromObject for Institution {
    fn take_from(object: &mut Object) -> Self {
        let kind = object.word(
            "kind",
            &[
                ("university", InstitutionKind::University),
                ("research", InstitutionKind::Research),
                ("government", InstitutionKind::Government),
                ("international", InstitutionKind::International),
                ("industry", InstitutionKind::Industry),
            ],
        );
        Self {
            id: InstitutionId(object.text("id")),
            name: object.object("name"),
            short: object.text("short"),
            kind,
            city: object.text("city"),
            country: object.text("country"),
            lat: object.degrees("lat"),
            lon: object.degrees("lon"),
            homepage: object.maybe_text("homepage"),
        }
    }
}

impl FromObject for Article {
    fn take_from(object: &mut Object) -> Self {
        Self {
            slug: Slug(object.text("slug")),
            title: object.text("title"),
            summary: object.text("summary"),
            date: object.date("date"),
            updated: object.maybe_date("updated"),
            topics: object.texts("topics").into_iter().map(TopicId).collect(),
            institutions: object.texts("institutions").into_iter().map(InstitutionId).collect(),
            people: object.each("people"),
            event: object.maybe("event"),
            body: object.each("body"),
            credits: object.each("credits"),
            sources: object.each("sources"),
            aliases: Vec::new(),
        }
    }
}

impl FromObject for Person {
    fn take_from(object: &mut Object) -> Self {
        Self {
            name: object.text("name"),
            role: object.text("role"),
            institution: object.maybe_text("institution").map(InstitutionId),
        }
    }
}

impl FromObject for Event {
    fn take_from(object: &mut Object) -> Self {
        let mode = object.word("mode", &EventMode::NAMED);
        Self {
            name: object.text("name"),
            start: object.date("start"),
            end: object.maybe_date("end"),
            place: object.maybe_text("place"),
            mode,
        }
    }
}

impl FromObject for Block {
    fn take_from(object: &mut Object) -> Self {
        match &*object.text("type") {
            "paragraph" => Self::Paragraph { text: object.text("text") },
            "heading" => Self::Heading { text: object.text("text") },
            "list" => Self::List { items: object.texts("items") },
            "quote" => Self::Quote { text: object.text("text"), by: object.maybe_text("by") },
            "figure" => Self::Figure {
                src: object.text("src"),
                width: object.number("width"),
                height: object.number("height"),
                alt: object.text("alt"),
                caption: object.maybe_text("caption"),
                credit: object.maybe_text("credit"),
            },
            _ => {
                object.blame("type", "an unknown word");
                Self::List { items: Vec::new() }
            }
        }
    }
}

impl FromObject for Credit {
    fn take_from(object: &mut Object) -> Self {
        Self {
            role: object.text("role"),
            name: object.text("name"),
            affiliation: object.maybe_text("affiliation"),
        }
    }
}

impl FromObject for Source {
    fn take_from(object: &mut Object) -> Self {
        Self { title: object.text("title"), publisher: object.text("publisher"), url: object.text("url") }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use std::{fmt::Debug, fs, path::Path};

    use serde::{Serialize, de::DeserializeOwned};

    use super::*;

    fn fault<T: FromObject + Debug>(json: &str) -> String {
        let read = Object::parse(json).and_then(Object::read::<T>);
        read.expect_err("a fault").to_string()
    }

    /// Reads what serde reads and writes, the other way.
    fn both_ways<T: FromObject + Serialize + DeserializeOwned + PartialEq + Debug>(json: &str) -> T {
        let expected: T = serde_json::from_str(json).expect("what serde reads");
        let bundled = serde_json::to_string(&expected).expect("what serde writes");
        let read = Object::parse(&bundled).and_then(Object::read::<T>).expect("what is read");
        assert_eq!(read, expected);
        read
    }

    #[test]
    fn every_article_topic_and_institution_is_read_as_serde_reads_it() {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        let text = |path: &Path| fs::read_to_string(path).expect("a file of the content");
        let mut articles = 0;
        for entry in fs::read_dir(content.join("articles")).expect("the articles' folder") {
            let article: Article = both_ways(&text(&entry.expect("an entry").path()));
            assert!(!article.body.is_empty());
            articles += 1;
        }
        assert!(articles > 0);
        let topics = text(&content.join("topics.json"));
        let institutions = text(&content.join("institutions.json"));
        let card = r#"{"slug":"a","title":"A","summary":"S.","date":"2021-01-05","topics":[0,2],"institutions":[65535],"event":true,"file":"f","editions":[{"language":"zh","file":"g"},{"language":"de","file":"h","title":"A","summary":"S."}]}"#;
        let index: Index =
            both_ways(&format!(r#"{{"topics":{topics},"institutions":{institutions},"articles":[{card}]}}"#));
        assert!(!index.topics.is_empty() && !index.institutions.is_empty());
    }

    #[test]
    fn every_sort_of_block_is_read_as_serde_reads_it() {
        for json in [
            r#"{"type":"paragraph","text":"T"}"#,
            r#"{"type":"heading","text":"T"}"#,
            r#"{"type":"list","items":["a","b"]}"#,
            r#"{"type":"quote","text":"T","by":"B"}"#,
            r#"{"type":"quote","text":"T"}"#,
            r#"{"type":"figure","src":"s","width":1,"height":2,"alt":"a","caption":"c","credit":"d"}"#,
            r#"{"type":"figure","src":"s","width":1,"height":2,"alt":"a"}"#,
        ] {
            both_ways::<Block>(json);
        }
    }

    #[test]
    fn the_first_fault_is_told_with_its_place() {
        for (json, expected) in [
            ("", "EOF while parsing a value at line 1 column 0"),
            ("{\"format\":1,]", "key must be a string at line 1 column 13"),
            ("[]", "not an object"),
            ("{}", "format: not a whole number"),
            (r#"{"format":-1,"articles":1}"#, "format: not a whole number"),
            (r#"{"format":2,"articles":1,"facets":2}"#, "facets: not a text"),
            (r#"{"format":2,"articles":1}"#, "facets: no text"),
        ] {
            assert_eq!(fault::<Manifest>(json), expected, "{json}");
        }
        // Only the page's language is sent, so a language that is missing is no fault.
        let topic = r#"{"id":"a","name":{"de":"A"},"description":{"de":3}}"#;
        for (json, expected) in [
            (r#"{"topics":[],"institutions":[],"articles":{}}"#.to_owned(), "articles: not a list"),
            (r#"{"topics":[],"institutions":[],"articles":[3]}"#.to_owned(), "articles[0]: not an object"),
            (
                format!(r#"{{"topics":[{topic}],"institutions":[],"articles":[]}}"#),
                "topics[0].description.de: not a text",
            ),
        ] {
            assert_eq!(fault::<Index>(&json), expected, "{json}");
        }
        assert_eq!(fault::<Block>(r#"{"type":"poem"}"#), "type: an unknown word");
        assert_eq!(
            fault::<Event>(r#"{"name":"N","start":"2021-02-30","mode":"online"}"#),
            "start: not a date"
        );
    }
}
