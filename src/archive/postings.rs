//! Lists of article numbers in few bits.
//!
//! A list is its length, then the gaps between its numbers in the code of S. W. Golomb (*Run-length
//! encodings*, 1966) with R. F. Rice's powers of two, which is near the least that is possible where
//! numbers are spread evenly. `docs/decisions/0007` has the figures of what else was tried.

use super::Bits;

/// The numbers of the articles that have something in common, in ascending order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Postings {
    /// A few of all articles: their numbers.
    Few(Vec<u32>),
    /// Many of them.
    Many(Bits),
}

/// A list is kept as bits if that takes no more memory than its numbers, which are 32 bits each.
const BITS_OF_A_NUMBER: usize = u32::BITS as usize;

impl Postings {
    /// Those of an archive with `length` articles.
    #[must_use]
    pub fn new(numbers: Vec<u32>, length: usize) -> Self {
        if numbers.len() * BITS_OF_A_NUMBER < length {
            return Self::Few(numbers);
        }
        let mut bits = Bits::none(length);
        for number in numbers {
            bits.insert(number as usize);
        }
        Self::Many(bits)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Few(numbers) => numbers.len(),
            Self::Many(bits) => bits.count(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many of them are in a set.
    #[must_use]
    pub fn count_in(&self, set: &Bits) -> usize {
        match self {
            Self::Few(numbers) => numbers.iter().filter(|&&number| set.contains(number as usize)).count(),
            Self::Many(bits) => bits.count_common(set),
        }
    }

    /// Adds them to a set.
    pub fn add_to(&self, set: &mut Bits) {
        match self {
            Self::Few(numbers) => numbers.iter().for_each(|&number| set.insert(number as usize)),
            Self::Many(bits) => set.add(bits),
        }
    }

    /// Visits the numbers in ascending order.
    pub fn for_each(&self, mut visit: impl FnMut(usize)) {
        match self {
            Self::Few(numbers) => numbers.iter().for_each(|&number| visit(number as usize)),
            Self::Many(bits) => bits.newest_first().for_each(|no| visit(no.0)),
        }
    }

    /// The numbers in ascending order.
    #[must_use]
    pub fn numbers(&self) -> Vec<usize> {
        let mut numbers = Vec::new();
        self.for_each(|number| numbers.push(number));
        numbers
    }
}

/// More ones than this are not written: the whole gap follows them.
const MOST_ONES: u32 = 16;
const BITS_OF_A_GAP: u32 = u32::BITS;
const BITS_OF_A_BYTE: usize = u8::BITS as usize;

/// Reads a file of numbers from its beginning to its end. What is past the end, or makes no sense,
/// reads as nothing, and the reader knows that the file is damaged.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Whether what was read makes no sense.
    pub is_damaged: bool,
}

impl<'a> Reader<'a> {
    /// Reads from the place `at` in `bytes`.
    #[must_use]
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at, is_damaged: false }
    }

    /// The place that is read next.
    #[must_use]
    pub fn place(&self) -> usize {
        self.at
    }

    /// Whether all has been read.
    #[must_use]
    pub fn is_at_end(&self) -> bool {
        self.at >= self.bytes.len()
    }

    /// The next `length` bytes.
    pub fn bytes(&mut self, length: usize) -> &'a [u8] {
        let end = self.at.saturating_add(length);
        let bytes = self.bytes.get(self.at..end);
        self.is_damaged |= bytes.is_none();
        self.at = end.min(self.bytes.len());
        bytes.unwrap_or_default()
    }

    fn byte(&mut self) -> u8 {
        self.bytes(1).first().copied().unwrap_or_default()
    }

    /// A number below 2^32 in seven bits a byte, the lowest first (LEB128).
    pub fn number(&mut self) -> usize {
        let mut number = 0u32;
        for shift in (0..u32::BITS).step_by(7) {
            let byte = self.byte();
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return number as usize;
            }
        }
        self.is_damaged = true;
        0
    }

    /// A list of numbers below `length`, in ascending order.
    pub fn numbers(&mut self, length: usize) -> Vec<u32> {
        let count = self.number();
        if count > length {
            self.is_damaged = true;
        }
        if count == 0 || self.is_damaged {
            return Vec::new();
        }
        let low_bits = u32::from(self.byte()) % BITS_OF_A_GAP;
        let mut numbers = Vec::with_capacity(count);
        let (mut bit, mut next) = (self.at * BITS_OF_A_BYTE, 0u64);
        for _ in 0..count {
            // All that a gap can take, in one look: at most 7 bits of the gap before, and 48 of this.
            let code = self.eight_bytes(bit / BITS_OF_A_BYTE) >> (bit % BITS_OF_A_BYTE);
            let ones = code.trailing_ones().min(MOST_ONES);
            let (mark, size, high) = match ones {
                MOST_ONES => (ones, BITS_OF_A_GAP, 0),
                _ => (ones + 1, low_bits, u64::from(ones) << low_bits),
            };
            next += high + ((code >> mark) & ((1 << size) - 1));
            if next >= length as u64 {
                self.is_damaged = true;
                return Vec::new();
            }
            numbers.push(next as u32);
            next += 1;
            bit += (mark + size) as usize;
        }
        self.at = bit.div_ceil(BITS_OF_A_BYTE);
        if self.at > self.bytes.len() {
            self.is_damaged = true;
            self.at = self.bytes.len();
            numbers.clear();
        }
        numbers
    }

    /// The bytes from a place on, the first lowest; nothing is past the end.
    fn eight_bytes(&self, at: usize) -> u64 {
        let rest = self.bytes.get(at..).unwrap_or_default();
        match rest.first_chunk() {
            Some(bytes) => u64::from_le_bytes(*bytes),
            None => rest.iter().rev().fold(0, |number, &byte| (number << u8::BITS) | u64::from(byte)),
        }
    }
}

/// Writes what [`Reader`] reads.
pub fn write_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Writes a list of numbers that are in ascending order.
pub fn write_numbers(bytes: &mut Vec<u8>, numbers: &[u32]) {
    write_number(bytes, numbers.len());
    if numbers.is_empty() {
        return;
    }
    let before = std::iter::once(0).chain(numbers.iter().map(|number| number + 1));
    let gaps: Vec<u64> =
        numbers.iter().zip(before).map(|(number, before)| (number - before).into()).collect();
    let bits = |low_bits: u32| gaps.iter().map(|gap| bits_of(*gap, low_bits)).sum::<u64>();
    let low_bits = (0..BITS_OF_A_GAP).min_by_key(|&low_bits| bits(low_bits)).unwrap_or_default();
    bytes.push(low_bits as u8);
    let (mut buffer, mut filled) = (0u64, 0);
    for gap in gaps {
        let ones = gap >> low_bits;
        let (code, size) = if ones < MOST_ONES.into() {
            let mark = (1 << ones) - 1;
            (mark | ((gap & ((1 << low_bits) - 1)) << (ones + 1)), ones as u32 + 1 + low_bits)
        } else {
            (((1 << MOST_ONES) - 1) | (gap << MOST_ONES), MOST_ONES + BITS_OF_A_GAP)
        };
        buffer |= code << filled;
        filled += size;
        while filled >= u8::BITS {
            bytes.push(buffer as u8);
            buffer >>= u8::BITS;
            filled -= u8::BITS;
        }
    }
    if filled > 0 {
        bytes.push(buffer as u8);
    }
}

/// How many bits a gap takes.
fn bits_of(gap: u64, low_bits: u32) -> u64 {
    let ones = gap >> low_bits;
    if ones < MOST_ONES.into() { ones + 1 + u64::from(low_bits) } else { (MOST_ONES + BITS_OF_A_GAP).into() }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::{
        collection::{btree_set, vec},
        prelude::*,
    };

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(
            lists in vec((1u32..100_000).prop_flat_map(|length| (Just(length), btree_set(0..length, 0..80))), 0..5),
            number in any::<u32>(),
        ) {
            let mut bytes = Vec::new();
            for (_, list) in &lists {
                write_numbers(&mut bytes, &list.iter().copied().collect::<Vec<_>>());
                write_number(&mut bytes, number as usize);
            }
            let mut reader = Reader::new(&bytes, 0);
            for (length, list) in lists {
                prop_assert_eq!(reader.numbers(length as usize), list.into_iter().collect::<Vec<_>>());
                prop_assert_eq!(reader.number(), number as usize);
            }
            prop_assert!(!reader.is_damaged && reader.is_at_end());
        }

        #[test]
        fn any_bytes_are_accepted(bytes in vec(any::<u8>(), 0..200), length in 0usize..500) {
            let mut reader = Reader::new(&bytes, 0);
            for _ in 0..5 {
                let numbers = reader.numbers(length);
                prop_assert!(numbers.is_sorted() && numbers.iter().all(|&number| (number as usize) < length));
            }
        }

        #[test]
        fn few_and_many_are_the_same(list in btree_set(0u32..300, 0..300), set in btree_set(0usize..300, 0..300)) {
            let numbers: Vec<u32> = list.iter().copied().collect();
            let mut bits = Bits::none(300);
            set.iter().for_each(|&number| bits.insert(number));
            let mut of_list = Bits::none(300);
            numbers.iter().for_each(|&number| of_list.insert(number as usize));
            let (few, many) = (Postings::Few(numbers), Postings::Many(of_list));
            prop_assert_eq!(few.len(), many.len());
            prop_assert_eq!(few.numbers(), many.numbers());
            prop_assert_eq!(few.count_in(&bits), many.count_in(&bits));
            let (mut a, mut b) = (bits.clone(), bits);
            few.add_to(&mut a);
            many.add_to(&mut b);
            prop_assert_eq!(a, b);
        }
    }
}
