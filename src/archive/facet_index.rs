//! What filters need to know of every article: numbers only, so that those of 100,000 articles
//! arrive in a moment. `docs/contracts/bundle.md` describes the file.

use std::{ops::Range, sync::Arc};

use super::postings::{Postings, Reader, write_number, write_numbers};
use crate::model::{
    YearMonth,
    bundle::{CARDS_IN_A_FILE, Card},
};

/// How many bytes there are of the hash in the name of a file of cards.
const HASH_BYTES: usize = 4;

/// For each value of each facet, the articles that have it. Articles are numbered from 0 at the
/// newest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetIndex {
    length: usize,
    /// Newest first, with the number of articles of each.
    months: Vec<(YearMonth, usize)>,
    topics: Vec<Postings>,
    institutions: Vec<Postings>,
    events: Vec<Postings>,
    card_hashes: Vec<[u8; HASH_BYTES]>,
}

impl FacetIndex {
    /// The index of all cards of an archive, newest first, that has so many topics and
    /// institutions.
    #[must_use]
    pub fn of_cards(cards: &[Arc<Card>], topics: usize, institutions: usize) -> Self {
        let lists = |values: usize, of: &dyn Fn(&Card) -> Vec<u16>| -> Vec<Postings> {
            let mut lists = vec![Vec::new(); values];
            for (card, number) in cards.iter().zip(0u32..) {
                for value in of(card) {
                    // A card that names a value twice is still one article.
                    if let Some(list) = lists.get_mut(usize::from(value))
                        && list.last() != Some(&number)
                    {
                        list.push(number);
                    }
                }
            }
            lists.into_iter().map(|list| Postings::new(list, cards.len())).collect()
        };
        let mut months: Vec<(YearMonth, usize)> = Vec::new();
        for card in cards {
            let month = card.date.year_month();
            match months.last_mut() {
                Some((last, count)) if *last == month => *count += 1,
                _ => months.push((month, 1)),
            }
        }
        Self {
            length: cards.len(),
            months,
            topics: lists(topics, &|card| card.topics.clone()),
            institutions: lists(institutions, &|card| card.institutions.clone()),
            events: lists(1, &|card| if card.event { vec![0] } else { Vec::new() }),
            card_hashes: Vec::new(),
        }
    }

    /// How many articles there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there is no article.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The months in which articles were published, newest first, with how many.
    #[must_use]
    pub fn months(&self) -> &[(YearMonth, usize)] {
        &self.months
    }

    /// The articles of each topic, by position in the vocabulary.
    #[must_use]
    pub fn topics(&self) -> &[Postings] {
        &self.topics
    }

    /// The articles of each institution, by position in the vocabulary.
    #[must_use]
    pub fn institutions(&self) -> &[Postings] {
        &self.institutions
    }

    /// The articles that are about a dated event.
    #[must_use]
    pub fn events(&self) -> Option<&Postings> {
        self.events.first()
    }

    /// The numbers of the articles from the month `from` to the month `to`, both included.
    #[must_use]
    pub fn published(&self, from: Option<YearMonth>, to: Option<YearMonth>) -> Range<usize> {
        let articles =
            |months: &mut dyn Iterator<Item = &(YearMonth, usize)>| months.map(|(_, count)| count).sum();
        let newer: usize =
            articles(&mut self.months.iter().filter(|(month, _)| to.is_some_and(|to| *month > to)));
        let older: usize =
            articles(&mut self.months.iter().filter(|(month, _)| from.is_some_and(|from| *month < from)));
        newer..self.length.saturating_sub(older).max(newer)
    }

    /// The hash in the name of each file of cards, in the order of the files.
    pub fn set_card_hashes(&mut self, hashes: Vec<[u8; HASH_BYTES]>) {
        self.card_hashes = hashes;
    }

    /// Where the card of an article is: its file, below `data/`, and its place in it. Files are
    /// filled from the oldest article on, so that a new one changes the last file only.
    #[must_use]
    pub fn card_place(&self, number: usize) -> Option<(String, usize)> {
        let from_oldest = self.length.checked_sub(number + 1)?;
        let file = from_oldest / CARDS_IN_A_FILE;
        let hash = self.card_hashes.get(file)?;
        Some((card_file(file, *hash), from_oldest % CARDS_IN_A_FILE))
    }

    /// The index as a file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let lists = [&self.topics, &self.institutions, &self.events];
        for number in [self.length, self.months.len()].into_iter().chain(lists.map(Vec::len)) {
            write_number(&mut bytes, number);
        }
        let mut later = 0;
        for (month, count) in &self.months {
            let number = month.number();
            write_number(&mut bytes, if later == 0 { number } else { later - number });
            write_number(&mut bytes, *count);
            later = number;
        }
        bytes.extend(self.card_hashes.iter().flatten());
        for postings in lists.into_iter().flatten() {
            let numbers: Vec<u32> =
                postings.numbers().into_iter().filter_map(|n| n.try_into().ok()).collect();
            write_numbers(&mut bytes, &numbers);
        }
        bytes
    }
}

/// The name of a file of cards below `data/`.
#[must_use]
pub fn card_file(number: usize, hash: [u8; HASH_BYTES]) -> String {
    format!("cards/{number}-{:08x}.json", u32::from_be_bytes(hash))
}

/// Reads an index list by list, so that a browser can do something else in between.
#[derive(Debug)]
pub struct FacetIndexReader {
    bytes: Vec<u8>,
    place: usize,
    index: FacetIndex,
    lists: [usize; 3],
    is_damaged: bool,
}

impl FacetIndexReader {
    /// Reads the beginning of an index.
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Self {
        let mut reader = Reader::new(&bytes, 0);
        let [length, months, topics, institutions, events] = [(); 5].map(|()| reader.number());
        let mut index = FacetIndex { length, ..FacetIndex::default() };
        let (mut later, mut articles) = (0, 0usize);
        for _ in 0..months {
            let number = reader.number();
            later = if later == 0 { number } else { later.saturating_sub(number) };
            let count = reader.number();
            articles = articles.saturating_add(count);
            match YearMonth::from_number(later) {
                Some(month) if !reader.is_damaged => index.months.push((month, count)),
                _ => {
                    reader.is_damaged = true;
                    break;
                }
            }
        }
        reader.is_damaged |= articles != length;
        let hashes = reader.bytes(length.div_ceil(CARDS_IN_A_FILE).saturating_mul(HASH_BYTES));
        index.card_hashes = hashes.as_chunks().0.to_vec();
        let (place, is_damaged) = (reader.place(), reader.is_damaged);
        Self { place, index, lists: [topics, institutions, events], is_damaged, bytes }
    }

    /// Reads the articles of one more value. Returns whether there is more to read.
    pub fn read_on(&mut self) -> bool {
        let FacetIndex { length, topics, institutions, events, .. } = &mut self.index;
        let lists = [topics, institutions, events].into_iter().zip(self.lists);
        let unfinished = lists.into_iter().find(|(list, wanted)| list.len() < *wanted);
        let Some((list, _)) = unfinished.filter(|_| !self.is_damaged) else { return false };
        let mut reader = Reader::new(&self.bytes, self.place);
        list.push(Postings::new(reader.numbers(*length), *length));
        self.place = reader.place();
        self.is_damaged = reader.is_damaged;
        true
    }

    /// The index, when all of it has been read.
    ///
    /// # Errors
    /// The byte at which the file stops making sense.
    pub fn finish(self) -> Result<FacetIndex, usize> {
        if self.is_damaged || self.place != self.bytes.len() { Err(self.place) } else { Ok(self.index) }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;
    use crate::archive::reference::archives;

    fn read(bytes: Vec<u8>) -> Result<FacetIndex, usize> {
        let mut reader = FacetIndexReader::new(bytes);
        while reader.read_on() {}
        reader.finish()
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(archive in archives(), hash in any::<[u8; HASH_BYTES]>()) {
            let mut index = archive.facets().clone();
            let files = index.len().div_ceil(CARDS_IN_A_FILE);
            index.set_card_hashes(vec![hash; files]);
            prop_assert_eq!(read(index.to_bytes()), Ok(index.clone()));
            for number in 0..index.len() {
                let (file, place) = index.card_place(number).expect("a place");
                prop_assert_eq!(file, card_file((index.len() - 1 - number) / CARDS_IN_A_FILE, hash));
                prop_assert_eq!(place, (index.len() - 1 - number) % CARDS_IN_A_FILE);
            }
            prop_assert_eq!(index.card_place(index.len()), None);
        }

        #[test]
        fn a_damaged_file_is_told_or_read_as_an_archive(
            archive in archives(),
            at in any::<prop::sample::Index>(),
            byte in any::<u8>(),
            cut in any::<bool>(),
        ) {
            let mut index = archive.facets().clone();
            index.set_card_hashes(vec![[0; HASH_BYTES]; index.len().div_ceil(CARDS_IN_A_FILE)]);
            let mut bytes = index.to_bytes();
            let at = at.index(bytes.len());
            if cut {
                bytes.truncate(at);
                prop_assert!(read(bytes).is_err());
            } else {
                bytes[at] = byte;
                if let Ok(index) = read(bytes) {
                    let numbers = index.topics().iter().chain(index.institutions()).flat_map(Postings::numbers);
                    prop_assert!(numbers.into_iter().all(|number| number < index.len()));
                }
            }
        }

        #[test]
        fn any_bytes_are_accepted(bytes in vec(any::<u8>(), 0..300)) {
            _ = read(bytes);
        }
    }
}
