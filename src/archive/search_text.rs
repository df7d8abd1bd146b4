//! Words as they are looked for: without case, accents and the differences between ways to write
//! the same letter.

use crate::i18n;

/// From this length on, a word finds those that begin with it too.
const SHORTEST_PREFIX: usize = 3;

/// Longer words are cut: nobody types more.
const LONGEST_WORD: usize = 40;

/// A text in which letters that readers take for the same are the same: lower case, compatibility
/// decomposition (Unicode Standard Annex 15, NFKD) without the combining marks, and `ss` for `ß`.
#[must_use]
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let decomposed = i18n::lower_case(&decomposed(text));
    decomposed.chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect::<String>().replace('ß', "ss")
}

/// Browsers bring Unicode's tables along.
#[cfg(target_arch = "wasm32")]
fn decomposed(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFKD").into()
}

#[cfg(not(target_arch = "wasm32"))]
fn decomposed(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkd().collect()
}

/// Whether a character is part of a word. Beyond ASCII, what is not in one of Unicode's blocks of
/// punctuation and symbols is: a table of all letters would be more to download than it is worth.
#[must_use]
pub fn is_of_a_word(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        'ª' | 'µ' | 'º' | '々' => true,
        // Latin-1 punctuation, general punctuation to dingbats, CJK punctuation, and small and
        // full-width forms of ASCII's.
        '\u{80}'..='\u{bf}'
        | '×'
        | '÷'
        | '\u{2000}'..='\u{206f}'
        | '\u{20a0}'..='\u{20cf}'
        | '\u{2190}'..='\u{245f}'
        | '\u{2500}'..='\u{2bff}'
        | '\u{3000}'..='\u{303f}'
        | '\u{fe10}'..='\u{fe1f}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff0f}'
        | '\u{ff1a}'..='\u{ff20}'
        | '\u{fffd}' => false,
        _ => true,
    }
}

/// Whether a character is of a script that is written without spaces between words.
#[must_use]
pub fn is_ideograph(c: char) -> bool {
    matches!(c, '々' | '\u{2e80}'..='\u{2fdf}' | '\u{3040}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The words of a text, folded, in its order. What is between two ideographs and others is a border
/// too.
#[must_use]
pub fn folded_words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = None;
    for c in folded(text).chars() {
        let kind = is_of_a_word(c).then(|| is_ideograph(c));
        match words.last_mut() {
            Some(word) if kind.is_some() && kind == before => word.push(c),
            _ if kind.is_some() => words.push(c.into()),
            _ => {}
        }
        before = kind;
    }
    for word in &mut words {
        if let Some((end, _)) = word.char_indices().nth(LONGEST_WORD) {
            word.truncate(end);
        }
    }
    words
}

/// What the search index has of a text: its words, and of a run of ideographs every two that stand
/// together and the last one alone, as Chinese is indexed where nothing is known of its words.
#[must_use]
pub fn index_terms(text: &str) -> Vec<String> {
    folded_words(text).into_iter().flat_map(|word| split(word, true)).collect()
}

/// What of the search index to look for when a reader looks for `text`.
#[must_use]
pub fn query_terms(text: &str) -> Vec<String> {
    let mut terms: Vec<String> = folded_words(text).into_iter().flat_map(|word| split(word, false)).collect();
    let mut seen = Vec::new();
    terms.retain(|term| {
        let is_new = !seen.contains(term);
        seen.push(term.clone());
        is_new
    });
    terms
}

/// Whether a word says enough to find those that begin with it: a Chinese character does.
#[must_use]
pub fn is_prefix_enough(word: &str) -> bool {
    word.starts_with(is_ideograph) || word.chars().nth(SHORTEST_PREFIX - 1).is_some()
}

fn split(word: String, with_last_alone: bool) -> Vec<String> {
    let characters: Vec<char> = word.chars().collect();
    if !characters.first().copied().is_some_and(is_ideograph) || characters.len() == 1 {
        return vec![word];
    }
    let pairs = characters.windows(2).map(|pair| pair.iter().collect());
    let last = characters.last().filter(|_| with_last_alone);
    pairs.chain(last.map(ToString::to_string)).collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn letters_that_readers_take_for_the_same_are_the_same() {
        for (written, read) in [
            ("Köln, Straße!", &["koln", "strasse"] as &[&str]),
            ("CO₂ und ﬁnal", &["co2", "und", "final"]),
            ("LU Xiaoling’s – “Energy”", &["lu", "xiaoling", "s", "energy"]),
            ("ＡＢＣ１２３", &["abc123"]),
            ("昆明理工大学KUST，2021年", &["昆明理工大学", "kust", "2021", "年"]),
            ("Ångström İstanbul", &["angstrom", "istanbul"]),
            ("5 × 3 ÷ €2", &["5", "3", "2"]),
            ("", &[]),
        ] {
            assert_eq!(folded_words(written), read, "{written}");
        }
    }

    #[test]
    fn chinese_is_found_by_any_part_of_it() {
        assert_eq!(index_terms("碳中和"), ["碳中", "中和", "和"]);
        assert_eq!(query_terms("碳中和"), ["碳中", "中和"]);
        assert_eq!(query_terms("和"), ["和"]);
    }

    #[test]
    fn a_word_that_is_asked_for_twice_is_looked_for_once() {
        assert_eq!(query_terms("Solar solar SOLAR cells"), ["solar", "cells"]);
    }

    proptest! {
        #[test]
        fn any_text_is_accepted_and_its_words_find_it(text in ".*") {
            let indexed = index_terms(&text);
            for term in query_terms(&text) {
                prop_assert!(indexed.contains(&term), "{term:?} of {text:?}");
                prop_assert!(!term.is_empty());
            }
        }
    }
}
