//! The archive's filters and search on native code, at 1,000, 10,000 and 100,000 made-up articles:
//! `cargo xtask bench native`. What a reader's browser needs is measured by `cargo xtask bench archive`.

use std::{collections::BTreeMap, sync::Arc};

use divan::{Bencher, black_box};
use roaring::RoaringBitmap;
use tidings::{
    archive::{
        Answer, Archive, FacetIndex, FacetIndexReader, Query, SearchDirectory, Selection, WordArticles,
        write_search_index,
    },
    model::{
        CalendarDate,
        bundle::{Card, Index},
        content::{Institution, Topic},
    },
};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const TOPICS: usize = 24;
const INSTITUTIONS: usize = 120;
/// A frequent topic, and an institution that is neither frequent nor rare.
const QUESTION: &str = "topic=2&institution=9";

fn main() {
    // Cargo also runs benches when it tests everything.
    if std::env::args().any(|argument| argument == "--bench") {
        divan::main();
    }
}

/// Numbers that look random and are the same in every run (Knuth's MMIX generator).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f64 / (1u64 << 24) as f64
    }

    /// A few of `values`, the first ones far more often.
    fn some(&mut self, values: usize, most: usize) -> Vec<u16> {
        let count = 1 + (self.next().powf(1.7) * most as f64) as usize;
        (0..count).map(|_| ((values as f64).powf(self.next()) - 1.0) as u16).collect()
    }
}

fn archive(length: usize) -> Archive {
    let mut chance = Chance(1);
    let topic = |nth: usize| Topic { id: nth.to_string().as_str().into(), ..Topic::default() };
    let institution =
        |nth: usize| Institution { id: nth.to_string().as_str().into(), ..Institution::default() };
    let card = |nth: usize| {
        let month = nth * 120 / length;
        let date = CalendarDate::new(2025 - (month / 12) as u16, 12 - (month % 12) as u8, 1);
        Arc::new(Card {
            slug: format!("example-{nth}").as_str().into(),
            title: String::new(),
            summary: String::new(),
            date: date.expect("a day"),
            topics: chance.some(TOPICS, 3),
            institutions: chance.some(INSTITUTIONS, 4),
            event: nth.is_multiple_of(5),
            file: String::new(),
            editions: Vec::new(),
        })
    };
    Archive::new(Index {
        topics: (0..TOPICS).map(topic).collect(),
        institutions: (0..INSTITUTIONS).map(institution).collect(),
        articles: (0..length).map(card).collect(),
    })
}

#[divan::bench(args = SIZES)]
fn read_index(bencher: Bencher<'_, '_>, length: usize) {
    let mut index = archive(length).facets().clone();
    index.set_card_hashes(vec![[0; 4]; length.div_ceil(tidings::model::bundle::CARDS_IN_A_FILE)]);
    let bytes = index.to_bytes();
    bencher.bench(|| {
        let mut reader = FacetIndexReader::new(bytes.clone());
        while reader.read_on() {}
        reader.finish()
    });
}

#[divan::bench(args = SIZES)]
fn answer_two_filters(bencher: Bencher<'_, '_>, length: usize) {
    let archive = archive(length);
    let index = archive.facets();
    bencher.bench(|| answer(index, &archive, QUESTION, None));
}

#[divan::bench(args = SIZES)]
fn answer_one_more_filter(bencher: Bencher<'_, '_>, length: usize) {
    let archive = archive(length);
    let index = archive.facets();
    let before = answer(index, &archive, QUESTION, None);
    bencher.bench(|| answer(index, &archive, "topic=2&institution=9&kind=event", Some(&before)));
}

#[divan::bench(args = SIZES)]
fn answer_next_page(bencher: Bencher<'_, '_>, length: usize) {
    let archive = archive(length);
    let index = archive.facets();
    let before = answer(index, &archive, "topic=2", None);
    bencher.bench(|| answer(index, &archive, "topic=2&page=3", Some(&before)));
}

fn answer(index: &FacetIndex, archive: &Archive, question: &str, before: Option<&Answer>) -> Answer {
    Answer::new(index, archive, Query::from_url(question.as_bytes(), archive), None, before)
}

/// Counting alone, for the comparison with the next.
#[divan::bench(args = SIZES)]
fn count_every_value(bencher: Bencher<'_, '_>, length: usize) {
    let archive = archive(length);
    let index = archive.facets();
    let query = Query::from_url(QUESTION.as_bytes(), &archive).query;
    let selection = Selection::new(index, &archive, &query, None, None);
    bencher.bench(|| tidings::archive::facet_counts(index, &query, &selection));
}

/// The same counts with the crate `roaring`.
#[divan::bench(args = SIZES)]
fn count_every_value_with_roaring(bencher: Bencher<'_, '_>, length: usize) {
    let archive = archive(length);
    let index = archive.facets();
    let bitmaps = |postings: &[tidings::archive::Postings]| -> Vec<RoaringBitmap> {
        let bitmap = |postings: &tidings::archive::Postings| {
            postings.numbers().into_iter().map(|number| number as u32).collect()
        };
        postings.iter().map(bitmap).collect()
    };
    let (topics, institutions) = (bitmaps(index.topics()), bitmaps(index.institutions()));
    bencher.bench(|| {
        let of_any_topic = &institutions[9] - &topics[2];
        let of_any_institution = &topics[2] - &institutions[9];
        let total = topics[2].intersection_len(&institutions[9]);
        let count = |of: &[RoaringBitmap], articles: &RoaringBitmap| -> Vec<u64> {
            of.iter().map(|bitmap| bitmap.intersection_len(articles) + total).collect()
        };
        black_box((count(&topics, &of_any_topic), count(&institutions, &of_any_institution)))
    });
}

#[divan::bench(args = SIZES)]
fn find_two_words(bencher: Bencher<'_, '_>, length: usize) {
    let mut chance = Chance(2);
    let mut words: BTreeMap<String, WordArticles> = BTreeMap::new();
    for nth in 0..2000 {
        let share = 0.3 / f64::from(nth + 1).sqrt();
        let articles: Vec<u32> = (0..length as u32).filter(|_| chance.next() < share).collect();
        words.insert(format!("word{nth:04}"), (articles, Vec::new()));
    }
    let words = words.iter().map(|(word, articles)| (&**word, articles));
    let (directory, parts) = write_search_index(length, words, |_| [0; 4]);
    let directory = SearchDirectory::read(&directory).expect("a directory");
    bencher.bench(|| {
        let wanted = directory.wanted("word0007 word0123");
        directory.hits(&wanted, |part| &parts[part].1)
    });
}
