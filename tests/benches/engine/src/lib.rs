//! The archive's filters and search as the explorer uses them, with an interface that JavaScript can
//! call: `cargo xtask bench archive` measures them beside other libraries, on the same page. The
//! product has no such interface; what crosses it is counted against us.

use std::sync::Arc;

use js_sys::Date;
use tidings::{
    archive::{Answer, Archive, FacetIndex, FacetIndexReader, Hits, Query, SearchDirectory},
    model::{
        bundle::Index,
        content::{Institution, Topic},
    },
};
use wasm_bindgen::prelude::*;

/// An archive that answers query strings.
#[wasm_bindgen]
pub struct Engine {
    archive: Archive,
    index: FacetIndex,
    directory: Option<SearchDirectory>,
    parts: Vec<Option<Vec<u8>>>,
    answer: Option<Answer>,
    /// The longest time that was spent on reading one list, in milliseconds.
    longest: f64,
}

#[wasm_bindgen]
impl Engine {
    /// Reads an index whose topics and institutions are called by their positions.
    ///
    /// # Errors
    /// If the index is damaged.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: Vec<u8>, topics: usize, institutions: usize) -> Result<Self, JsError> {
        let mut reader = FacetIndexReader::new(bytes);
        let mut longest = 0.0;
        loop {
            let start = Date::now();
            let goes_on = reader.read_on();
            longest = f64::max(longest, Date::now() - start);
            if !goes_on {
                break;
            }
        }
        let index = reader.finish().map_err(|place| JsError::new(&format!("damaged at byte {place}")))?;
        let topic = |nth: usize| Topic { id: nth.to_string().as_str().into(), ..Topic::default() };
        let institution =
            |nth: usize| Institution { id: nth.to_string().as_str().into(), ..Institution::default() };
        let archive = Archive::new(Index {
            topics: (0..topics).map(topic).collect(),
            institutions: (0..institutions).map(institution).collect(),
            articles: Vec::new(),
        });
        Ok(Self { archive, index, directory: None, parts: Vec::new(), answer: None, longest })
    }

    /// The longest time for which nothing else could happen while the index was read, in milliseconds.
    #[must_use]
    pub fn longest(&self) -> f64 {
        self.longest
    }

    /// Takes the directory of the search index.
    ///
    /// # Errors
    /// If it is damaged.
    pub fn set_directory(&mut self, bytes: &[u8]) -> Result<(), JsError> {
        let read = SearchDirectory::read(bytes);
        self.directory = Some(read.map_err(|place| JsError::new(&format!("damaged at byte {place}")))?);
        Ok(())
    }

    /// The files of the search index that are still needed to look for `text`, with their numbers
    /// before them: `51 search/51-4647cbfa.bin`.
    #[must_use]
    pub fn missing_parts(&self, text: &str) -> Vec<String> {
        let Some(directory) = &self.directory else { return Vec::new() };
        let wanted = directory.wanted(text).into_iter().flat_map(|wanted| wanted.parts);
        let is_missing = |part: &usize| self.parts.get(*part).is_none_or(Option::is_none);
        wanted.filter(is_missing).map(|part| format!("{part} {}", directory.file(part))).collect()
    }

    /// Takes a part of the search index.
    pub fn add_part(&mut self, number: usize, bytes: Vec<u8>) {
        if self.parts.len() <= number {
            self.parts.resize(number + 1, None);
        }
        self.parts[number] = Some(bytes);
    }

    /// Answers a query string: the number of articles, how many numbers of articles follow, those,
    /// and the counts beside every topic and every institution.
    ///
    /// # Errors
    /// If the search index is damaged.
    pub fn answer(&mut self, query_string: &str) -> Result<Vec<u32>, JsError> {
        let parsed = Query::from_url(query_string.as_bytes(), &self.archive);
        let hits = if parsed.query.text.is_empty() { None } else { Some(self.hits(&parsed.query.text)?) };
        let answer = Answer::new(&self.index, &self.archive, parsed, hits, self.answer.as_ref());
        let mut numbers = vec![answer.counts.total as u32, answer.page.articles.len() as u32];
        numbers.extend(answer.page.articles.iter().map(|no| no.0 as u32));
        let counts = answer.counts.topics.iter().chain(&answer.counts.institutions);
        numbers.extend(counts.map(|&count| count as u32));
        self.answer = Some(answer);
        Ok(numbers)
    }

    fn hits(&self, text: &str) -> Result<Arc<Hits>, JsError> {
        let directory = self.directory.as_ref().ok_or_else(|| JsError::new("no directory"))?;
        let part = |number: usize| self.parts.get(number).and_then(Option::as_deref).unwrap_or_default();
        let hits = directory.hits(&directory.wanted(text), part);
        hits.map(Arc::new)
            .map_err(|(part, place)| JsError::new(&format!("part {part}: damaged at byte {place}")))
    }
}
