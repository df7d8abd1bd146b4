//! Full-text search: which articles have certain words.
//!
//! The index is a sorted list of words with the numbers of their articles, cut into parts of about
//! equal size. A directory says which word each part begins with, so that a search loads the parts
//! of its words only. `docs/decisions/0008` says why it is not a library's.

use std::ops::Range;

use super::{
    Bits,
    postings::{Reader, write_number, write_numbers},
    search_text::{is_prefix_enough, query_terms},
};

/// How many bytes there are of the hash in the name of a part.
const HASH_BYTES: usize = 4;

/// When a part is full, in bytes.
const PART_BYTES: usize = 16 * 1024;

/// How many parts may be loaded for one word. More have words that begin like this one only for the
/// first one or two letters that are typed.
const MOST_PARTS: usize = 4;

/// The articles in which all words of a search are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// In headline or text.
    pub all: Bits,
    /// In the headline.
    pub in_headline: Bits,
}

impl Hits {
    fn none(length: usize) -> Self {
        Self { all: Bits::none(length), in_headline: Bits::none(length) }
    }
}

/// Says in which part of the index a word is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchDirectory {
    length: usize,
    parts: Vec<(String, [u8; HASH_BYTES])>,
}

/// A word to be looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedWord {
    /// The word, folded.
    pub word: String,
    /// Whether words that begin with it count too.
    pub is_prefix: bool,
    /// The parts of the index in which it may be.
    pub parts: Range<usize>,
}

impl SearchDirectory {
    /// Reads a directory.
    ///
    /// # Errors
    /// The byte at which the file stops making sense.
    pub fn read(bytes: &[u8]) -> Result<Self, usize> {
        let mut reader = Reader::new(bytes, 0);
        let mut directory = Self { length: reader.number(), parts: Vec::new() };
        while !reader.is_at_end() {
            let length = reader.number();
            let first = String::from_utf8(reader.bytes(length).to_vec());
            let hash = reader.bytes(HASH_BYTES).as_chunks().0.first().copied();
            match (first, hash) {
                (Ok(first), Some(hash)) => directory.parts.push((first, hash)),
                _ => return Err(reader.place()),
            }
        }
        if reader.is_damaged { Err(reader.place()) } else { Ok(directory) }
    }

    /// How many articles are indexed.
    #[must_use]
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The words of what a reader looks for, and where they are.
    #[must_use]
    pub fn wanted(&self, text: &str) -> Vec<WantedWord> {
        query_terms(text).into_iter().map(|word| self.place(word)).collect()
    }

    fn place(&self, word: String) -> WantedWord {
        let last_before =
            |is_past: &dyn Fn(&str) -> bool| self.parts.partition_point(|(first, _)| !is_past(first));
        // The part before the first that begins with a greater word.
        let end = last_before(&|first| first > &*word);
        let whole = end.saturating_sub(1)..end;
        let prefixed = whole.start..last_before(&|first| first > &*word && !first.starts_with(&word));
        let is_prefix = is_prefix_enough(&word) && prefixed.len() <= MOST_PARTS;
        WantedWord { word, is_prefix, parts: if is_prefix { prefixed } else { whole } }
    }

    /// The name of a part's file, below `data/`.
    #[must_use]
    pub fn file(&self, part: usize) -> String {
        let hash = self.parts.get(part).map_or([0; HASH_BYTES], |(_, hash)| *hash);
        part_file(part, hash)
    }

    /// The articles in which all of `words` are, by the parts that they want. A part of an index
    /// that is damaged is told by its number.
    ///
    /// # Errors
    /// The part, and the byte at which it stops making sense.
    pub fn hits<'a>(
        &self,
        words: &[WantedWord],
        part: impl Fn(usize) -> &'a [u8],
    ) -> Result<Hits, (usize, usize)> {
        let everything = Bits::range(self.length, 0..self.length);
        let mut hits = Hits { all: everything.clone(), in_headline: everything };
        for wanted in words {
            let mut found = Hits::none(self.length);
            for number in wanted.parts.clone() {
                find(part(number), wanted, self.length, &mut found).map_err(|place| (number, place))?;
            }
            hits.all.keep(&found.all);
            hits.in_headline.keep(&found.in_headline);
        }
        Ok(hits)
    }
}

/// Adds the articles of a word, or of all words that begin with it, in a part of the index.
fn find(part: &[u8], wanted: &WantedWord, length: usize, found: &mut Hits) -> Result<(), usize> {
    let mut reader = Reader::new(part, 0);
    let mut word: Vec<u8> = Vec::new();
    while !reader.is_at_end() && !reader.is_damaged {
        let shared = reader.number();
        let own = reader.number();
        word.truncate(shared);
        word.extend(reader.bytes(own));
        let size = reader.number();
        let is_wanted = if wanted.is_prefix {
            word.starts_with(wanted.word.as_bytes())
        } else {
            word == wanted.word.as_bytes()
        };
        let numbers = reader.bytes(size);
        if is_wanted {
            let mut reader = Reader::new(numbers, 0);
            for set in [&mut found.all, &mut found.in_headline] {
                reader.numbers(length).into_iter().for_each(|number| set.insert(number as usize));
            }
            if reader.is_damaged {
                return Err(reader.place());
            }
        }
    }
    if reader.is_damaged { Err(reader.place()) } else { Ok(()) }
}

fn part_file(part: usize, hash: [u8; HASH_BYTES]) -> String {
    format!("search/{part}-{:08x}.bin", u32::from_be_bytes(hash))
}

/// The articles of a word: of those that have it, and of those that have it in their headline.
pub type WordArticles = (Vec<u32>, Vec<u32>);

/// Writes the index of `length` articles: its directory, and its parts with their names. `words` are
/// in the order of their bytes; `hash` is that of a part's bytes.
#[must_use]
pub fn write_search_index<'a>(
    length: usize,
    words: impl IntoIterator<Item = (&'a str, &'a WordArticles)>,
    hash: impl Fn(&[u8]) -> [u8; HASH_BYTES],
) -> (Vec<u8>, Vec<(String, Vec<u8>)>) {
    let mut directory = Vec::new();
    write_number(&mut directory, length);
    let mut files = Vec::new();
    let (mut part, mut first, mut before) = (Vec::new(), "", "");
    let mut finish = |part: &mut Vec<u8>, first: &str| {
        let hash = hash(part);
        write_number(&mut directory, first.len());
        directory.extend(first.as_bytes());
        directory.extend(hash);
        files.push((part_file(files.len(), hash), std::mem::take(part)));
    };
    for (word, (all, in_headline)) in words {
        if part.is_empty() {
            (first, before) = (word, "");
        }
        let shared = word.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count();
        let own = &word.as_bytes()[shared..];
        let mut numbers = Vec::new();
        write_numbers(&mut numbers, all);
        write_numbers(&mut numbers, in_headline);
        write_number(&mut part, shared);
        write_number(&mut part, own.len());
        part.extend(own);
        write_number(&mut part, numbers.len());
        part.extend(numbers);
        before = word;
        if part.len() >= PART_BYTES {
            finish(&mut part, first);
        }
    }
    if !part.is_empty() {
        finish(&mut part, first);
    }
    (directory, files)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use std::collections::BTreeMap;

    use proptest::{
        collection::{btree_map, btree_set, vec},
        prelude::*,
    };

    use super::*;

    const LENGTH: u32 = 3000;

    /// An index of some words with their articles, and its parts.
    fn index(words: &BTreeMap<String, WordArticles>) -> (SearchDirectory, Vec<Vec<u8>>) {
        let words = words.iter().map(|(word, articles)| (&**word, articles));
        let (directory, files) = write_search_index(LENGTH as usize, words, |_| [1, 2, 3, 0xff]);
        let directory = SearchDirectory::read(&directory).expect("a directory");
        for (nth, (name, _)) in files.iter().enumerate() {
            assert_eq!(*name, directory.file(nth));
        }
        (directory, files.into_iter().map(|(_, bytes)| bytes).collect())
    }

    fn numbers(bits: &Bits) -> Vec<u32> {
        bits.newest_first().map(|no| no.0 as u32).collect()
    }

    fn words() -> impl Strategy<Value = BTreeMap<String, WordArticles>> {
        let articles = btree_set(0..LENGTH, 1..800).prop_map(|all| {
            let all: Vec<u32> = all.into_iter().collect();
            let in_headline = all.iter().copied().filter(|number| number % 3 == 0).collect();
            (all, in_headline)
        });
        btree_map("[abä中和]{1,4}", articles, 1..120)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]
        #[test]
        fn finds_what_looking_at_every_word_finds(words in words(), wanted in vec("[ab]{1,4}|[中和]{1,2}", 1..3)) {
            let (directory, parts) = index(&words);
            let wanted = directory.wanted(&wanted.join(" "));
            let hits = directory.hits(&wanted, |part| &parts[part]).expect("a sound index");
            for (found, of) in [(&hits.all, 0), (&hits.in_headline, 1)] {
                let mut expected: Vec<u32> = (0..LENGTH).collect();
                for WantedWord { word, is_prefix, .. } in &wanted {
                    let fits = |other: &str| if *is_prefix { other.starts_with(&**word) } else { other == word };
                    let lists = words.iter().filter(|(word, _)| fits(word)).map(|(_, lists)| if of == 0 { &lists.0 } else { &lists.1 });
                    let any: Vec<u32> = lists.flatten().copied().collect();
                    expected.retain(|number| any.contains(number));
                }
                prop_assert_eq!(numbers(found), expected);
            }
        }

        #[test]
        fn any_bytes_are_accepted(bytes in vec(any::<u8>(), 0..300), word in "[a-c]{1,3}") {
            if let Ok(directory) = SearchDirectory::read(&bytes) {
                _ = directory.wanted(&word);
            }
            let directory = SearchDirectory { length: 100, parts: vec![(String::new(), [0; 4])] };
            _ = directory.hits(&directory.wanted(&word), |_| &bytes);
        }
    }

    #[test]
    fn a_long_list_of_words_is_cut_into_parts_and_a_word_loads_few_of_them() {
        let articles: WordArticles = ((0..LENGTH).step_by(7).collect(), vec![7, 14]);
        let words: BTreeMap<_, _> = (0..3000).map(|n| (format!("word{n:04}"), articles.clone())).collect();
        let (directory, parts) = index(&words);
        assert!(parts.len() > 10 && parts.iter().all(|part| part.len() < PART_BYTES * 2));
        let wanted = |text: &str| directory.wanted(text).remove(0);
        assert_eq!(wanted("word1234").parts.len(), 1);
        assert!(wanted("word1234").is_prefix);
        assert!(!wanted("wor").is_prefix, "all parts have words that begin so");
        assert_eq!(wanted("wor").parts.len(), 0, "the word alone comes before all of them");
        assert!(!wanted("wo").is_prefix);
        let found = directory.hits(&[wanted("word2999")], |part| &parts[part]).expect("a sound index");
        assert_eq!((numbers(&found.all), numbers(&found.in_headline)), articles);
        for (word, expected) in [("zebra", parts.len() - 1..parts.len()), ("aardvark", 0..0)] {
            assert_eq!(wanted(word).parts, expected, "{word}");
        }
    }
}
