//! A set of article numbers, one bit each.

use std::ops::Range;

use super::ArticleNo;

/// How many bits a word has.
const WORD: usize = u64::BITS as usize;

/// A set of the numbers of an archive's articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits(Vec<u64>);

impl Bits {
    /// None of the articles of an archive that has `length`.
    #[must_use]
    pub fn none(length: usize) -> Self {
        Self(vec![0; length.div_ceil(WORD)])
    }

    /// The articles whose numbers are in `range`, of an archive that has `length`.
    #[must_use]
    pub fn range(length: usize, range: Range<usize>) -> Self {
        let mut bits = Self::none(length);
        for (word, start) in bits.0.iter_mut().zip((0..).step_by(WORD)) {
            let from = range.start.clamp(start, start + WORD) - start;
            let to = range.end.clamp(start, start + WORD) - start;
            if from < to {
                *word = (u64::MAX >> (WORD - (to - from))) << from;
            }
        }
        bits
    }

    /// Adds an article; one that the archive does not have is not added.
    pub fn insert(&mut self, number: usize) {
        if let Some(word) = self.0.get_mut(number / WORD) {
            *word |= 1 << (number % WORD);
        }
    }

    /// Whether an article is in the set.
    #[must_use]
    pub fn contains(&self, number: usize) -> bool {
        self.0.get(number / WORD).is_some_and(|word| word >> (number % WORD) & 1 == 1)
    }

    /// How many articles are in the set.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many articles are in both sets.
    #[must_use]
    pub fn count_common(&self, other: &Self) -> usize {
        self.0.iter().zip(&other.0).map(|(a, b)| (a & b).count_ones() as usize).sum()
    }

    /// Adds the articles of another set.
    pub fn add(&mut self, other: &Self) {
        self.merge(other, |a, b| a | b);
    }

    /// Keeps the articles that are in another set too.
    pub fn keep(&mut self, other: &Self) {
        self.merge(other, |a, b| a & b);
    }

    /// Takes away the articles that are in another set.
    pub fn take_away(&mut self, other: &Self) {
        self.merge(other, |a, b| a & !b);
    }

    fn merge(&mut self, other: &Self, of: impl Fn(u64, u64) -> u64) {
        for (a, b) in self.0.iter_mut().zip(&other.0) {
            *a = of(*a, *b);
        }
    }

    /// The articles in the set, the newest first.
    pub fn newest_first(&self) -> impl Iterator<Item = ArticleNo> {
        self.0.iter().enumerate().flat_map(|(at, &word)| {
            std::iter::successors(Some(word), |rest| Some(rest & (rest - 1)))
                .take(word.count_ones() as usize)
                .map(move |rest| ArticleNo(at * WORD + rest.trailing_zeros() as usize))
        })
    }

    /// At most `limit` articles of the set after its first `skip`, which are passed over a word at
    /// a time; counted from the newest or the oldest.
    #[must_use]
    pub fn slice(&self, mut skip: usize, limit: usize, oldest_first: bool) -> Vec<ArticleNo> {
        let mut found = Vec::new();
        for nth in 0..self.0.len() {
            let at = if oldest_first { self.0.len() - 1 - nth } else { nth };
            let mut word = self.0[at];
            let here = word.count_ones() as usize;
            if here <= skip {
                skip -= here;
                continue;
            }
            while word != 0 && found.len() < limit {
                let bit = if oldest_first {
                    WORD - 1 - word.leading_zeros() as usize
                } else {
                    word.trailing_zeros() as usize
                };
                word &= !(1 << bit);
                match skip.checked_sub(1) {
                    Some(rest) => skip = rest,
                    None => found.push(ArticleNo(at * WORD + bit)),
                }
            }
            if found.len() == limit {
                break;
            }
        }
        found
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use std::collections::BTreeSet;

    use proptest::{collection::btree_set, prelude::*};

    use super::*;

    const LENGTH: usize = 200;

    fn bits(numbers: &BTreeSet<usize>) -> Bits {
        let mut bits = Bits::none(LENGTH);
        numbers.iter().for_each(|&number| bits.insert(number));
        bits
    }

    fn numbers(bits: &Bits) -> BTreeSet<usize> {
        bits.newest_first().map(|no| no.0).collect()
    }

    proptest! {
        #[test]
        fn sets_of_bits_are_sets(a in btree_set(0..LENGTH, 0..LENGTH), b in btree_set(0..LENGTH, 0..LENGTH)) {
            let (bits_a, bits_b) = (bits(&a), bits(&b));
            prop_assert_eq!(numbers(&bits_a), a.clone());
            prop_assert_eq!(bits_a.count(), a.len());
            prop_assert_eq!(bits_a.count_common(&bits_b), a.intersection(&b).count());
            prop_assert!((0..LENGTH).all(|number| bits_a.contains(number) == a.contains(&number)));
            let merged = |merge: fn(&mut Bits, &Bits)| {
                let mut merged = bits_a.clone();
                merge(&mut merged, &bits_b);
                numbers(&merged)
            };
            prop_assert_eq!(merged(Bits::add), &a | &b);
            prop_assert_eq!(merged(Bits::keep), &a & &b);
            prop_assert_eq!(merged(Bits::take_away), &a - &b);
        }

        #[test]
        fn a_range_holds_what_is_in_it(start in 0..LENGTH + 9, end in 0..LENGTH + 9) {
            let expected: BTreeSet<_> = (start..end.min(LENGTH)).collect();
            let mut range = Bits::range(LENGTH, start..end.min(LENGTH));
            prop_assert_eq!(numbers(&range), expected);
            range.insert(LENGTH + 99);
            prop_assert!(!range.contains(LENGTH + 99));
        }

        #[test]
        fn a_slice_is_a_part_of_the_list(
            a in btree_set(0..LENGTH, 0..LENGTH),
            skip in 0..LENGTH,
            limit in 0..30usize,
            oldest_first in any::<bool>(),
        ) {
            let mut all: Vec<_> = a.iter().copied().map(ArticleNo).collect();
            if oldest_first {
                all.reverse();
            }
            let expected: Vec<_> = all.into_iter().skip(skip).take(limit).collect();
            prop_assert_eq!(bits(&a).slice(skip, limit, oldest_first), expected);
        }
    }
}
