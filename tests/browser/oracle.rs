//! What the explorer should find, worked out from the editors' files by plain loops.

use browser_tests::{Article, Content};
use serde_json::Value;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A question as a reader has it in mind.
#[derive(Clone, Debug, Default)]
pub struct Question {
    pub topics: Vec<String>,
    pub institutions: Vec<String>,
    /// All institutions together, not any of them.
    pub joint: bool,
    /// Only events, or only what is none.
    pub events: Option<bool>,
    /// The first and the last month, such as `2021-01`.
    pub from: Option<String>,
    pub to: Option<String>,
    pub words: Vec<String>,
}

impl Question {
    pub fn about(topics: &[&str], institutions: &[&str]) -> Self {
        let owned = |ids: &[&str]| ids.iter().map(|&id| id.to_owned()).collect();
        Self { topics: owned(topics), institutions: owned(institutions), ..Self::default() }
    }

    /// The same question with one more topic.
    pub fn and_topic(&self, id: &str) -> Self {
        let mut more = self.clone();
        more.topics.push(id.to_owned());
        more
    }

    /// The same question with one more institution.
    pub fn and_institution(&self, id: &str) -> Self {
        let mut more = self.clone();
        more.institutions.push(id.to_owned());
        more
    }

    /// The articles that answer it, the best first: without words, the newest.
    pub fn answers<'content>(&self, content: &'content Content) -> Vec<&'content Article> {
        let mut found = Vec::new();
        for article in &content.articles {
            if self.is_answered_by(article, content) {
                found.push(article);
            }
        }
        // Those with all words in their headlines come first.
        let wanted: Vec<_> = self.words.iter().flat_map(|words| folded_words(words)).collect();
        found.sort_by_key(|article| {
            let headlines = LANGUAGES.map(|language| headline(article, content, language)).join("\n");
            let headlines = folded_words(&headlines);
            !wanted.iter().all(|word| is_among(word, &headlines))
        });
        found
    }

    pub fn count(&self, content: &Content) -> usize {
        self.answers(content).len()
    }

    pub fn titles(&self, content: &Content) -> Vec<String> {
        self.answers(content).iter().map(|article| article.title.clone()).collect()
    }

    fn is_answered_by(&self, article: &Article, content: &Content) -> bool {
        if !self.topics.is_empty() && !self.topics.iter().any(|id| article.topics.contains(id)) {
            return false;
        }
        if !self.institutions.is_empty() {
            let mut named = 0;
            for id in &self.institutions {
                if article.institutions.contains(id) {
                    named += 1;
                }
            }
            if named == 0 || (self.joint && named < self.institutions.len()) {
                return false;
            }
        }
        if self.events.is_some_and(|events| events != article.is_event) {
            return false;
        }
        let month = article.date[..7].to_owned();
        if self.from.as_ref().is_some_and(|from| month < *from)
            || self.to.as_ref().is_some_and(|to| month > *to)
        {
            return false;
        }
        let text = searched_words(article, content);
        self.words.iter().flat_map(|words| folded_words(words)).all(|word| is_among(&word, &text))
    }
}

/// The words of an article that the site looks at: of every text in it, in each of its languages,
/// and of the names of its topics and institutions.
fn searched_words(article: &Article, content: &Content) -> Vec<String> {
    let mut text = String::new();
    for language in LANGUAGES {
        text += &format!("{}\n", headline(article, content, language));
        let edition = content.edition(language, &article.slug).unwrap_or(&article.json);
        add_texts(edition, &["summary", "body"], &mut text);
        for id in &article.topics {
            text += &format!("{}\n", content.topic_name(id, language));
        }
        for id in &article.institutions {
            text +=
                &format!("{}\n{}\n", content.institution_name(id, language), content.institution_short(id));
        }
    }
    for person in article.json["people"].as_array().into_iter().flatten() {
        add_texts(person, &["name", "role"], &mut text);
    }
    for credit in article.json["credits"].as_array().into_iter().flatten() {
        add_texts(credit, &["name", "affiliation"], &mut text);
    }
    add_texts(&article.json["event"], &["name", "place"], &mut text);
    folded_words(&text)
}

const LANGUAGES: [&str; 3] = ["en", "zh", "de"];

fn headline(article: &Article, content: &Content, language: &str) -> String {
    let edition = content.edition(language, &article.slug).unwrap_or(&article.json);
    edition["title"].as_str().unwrap_or_default().to_owned()
}

/// Adds every text below the fields of an object, a line each; what blocks are is no text.
fn add_texts(value: &Value, fields: &[&str], text: &mut String) {
    fn add(value: &Value, text: &mut String) {
        match value {
            Value::String(line) => *text += &format!("{line}\n"),
            Value::Array(items) => items.iter().for_each(|item| add(item, text)),
            Value::Object(fields) => {
                let texts = fields.iter().filter(|(name, _)| !["type", "src"].contains(&&***name));
                texts.for_each(|(_, value)| add(value, text));
            }
            _ => {}
        }
    }
    fields.iter().for_each(|field| add(&value[field], text));
}

/// The words of a text without case and accents; of Chinese, runs of characters.
fn folded_words(text: &str) -> Vec<String> {
    let plain: String = text.nfkd().filter(|c| !is_combining_mark(*c)).collect();
    let plain = plain.to_lowercase().replace('ß', "ss");
    let mut words = vec![String::new()];
    let mut was_chinese = false;
    for c in plain.chars() {
        let is_chinese = ('\u{4e00}'..='\u{9fff}').contains(&c);
        if (is_chinese != was_chinese || !c.is_alphanumeric()) && !words[words.len() - 1].is_empty() {
            words.push(String::new());
        }
        if c.is_alphanumeric() {
            words.last_mut().expect("a word").push(c);
        }
        was_chinese = is_chinese;
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether a word is among others, or begins one of them if it has three letters, or is Chinese in
/// one of them.
fn is_among(word: &str, others: &[String]) -> bool {
    if !word.is_ascii() && !word.chars().any(|c| c < '\u{4e00}') {
        return others.iter().any(|other| other.contains(word));
    }
    let is_prefix = word.chars().count() >= 3;
    others.iter().any(|other| other == word || is_prefix && other.starts_with(word))
}
