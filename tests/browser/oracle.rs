//! What the explorer should find, worked out from the editors' files by plain loops.

use browser_tests::{Article, Content};

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

    /// The articles that answer it, newest first.
    pub fn answers<'content>(&self, content: &'content Content) -> Vec<&'content Article> {
        let mut found = Vec::new();
        for article in &content.articles {
            if self.is_answered_by(article, content) {
                found.push(article);
            }
        }
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
        let text = searched_text(article, content);
        self.words.iter().all(|word| text.contains(&word.to_lowercase()))
    }
}

/// Where the site looks for words: headline, summary, and the names of topics and institutions.
fn searched_text(article: &Article, content: &Content) -> String {
    let mut text = format!("{}\n{}\n", article.title, article.summary());
    for id in &article.topics {
        text += &format!("{}\n", content.topic_name(id, "en"));
    }
    for id in &article.institutions {
        text += &format!("{}\n{}\n", content.institution_name(id, "en"), content.institution_short(id));
    }
    text.to_lowercase()
}
