//! Words that were looked for, in the text in which they were found.

use super::search_text::{folded, is_ideograph, is_of_a_word, is_prefix_enough};

/// A part of a text, and whether it is one of the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The part.
    pub text: String,
    /// Whether it is one of the words.
    pub is_found: bool,
}

/// How much of a text is shown, in characters; of Chinese, which says more with one, a third.
const SHOWN: usize = 200;
/// How much of it stands before the first word that was found.
const BEFORE: usize = 60;

/// The whole of `text`, in which words that begin with one of the folded `words` are marked.
#[must_use]
pub fn highlighted(text: &str, words: &[String]) -> Vec<Segment> {
    joined(&pieces(text, words), 0, usize::MAX)
}

/// The part of `text` that has most of the folded `words`, which are marked; nothing if it has
/// none. Returns also how many of them it has.
#[must_use]
pub fn snippet(text: &str, words: &[String]) -> Option<(usize, Vec<Segment>)> {
    let pieces = pieces(text, words);
    let shown = if text.chars().any(is_ideograph) { SHOWN / 3 } else { SHOWN };
    let found_from = |from: usize| {
        let start = pieces[from].start;
        let window =
            pieces[from..].iter().take_while(|piece| piece.start < start + shown - BEFORE.min(shown / 3));
        let mut found = vec![false; words.len()];
        window.filter_map(|piece| piece.word).for_each(|word| found[word] = true);
        found.into_iter().filter(|is_found| *is_found).count()
    };
    let candidates = (0..pieces.len()).filter(|&nth| pieces[nth].word.is_some());
    // Of equals the first.
    let (found, first) =
        candidates.map(|nth| (found_from(nth), nth)).rev().max_by_key(|(found, _)| *found)?;
    let start = pieces[first].start.saturating_sub(BEFORE.min(shown / 3));
    let end = pieces.last().map_or(0, |piece| piece.start + piece.length);
    let is_near_the_end = start + shown >= end;
    let start = if is_near_the_end { end.saturating_sub(shown) } else { start };
    let mut segments = joined(&pieces, start, start + shown);
    let is_cut = |at: usize| at > 0 && at < end;
    if is_cut(start)
        && let Some(segment) = segments.first_mut()
    {
        segment.text = format!("… {}", segment.text.trim_start_matches(|c| !is_of_a_word(c)));
    }
    if is_cut(start + shown) {
        segments.push(Segment { text: " …".into(), is_found: false });
    }
    Some((found, segments))
}

/// A word, or what is between two of them.
struct Piece<'a> {
    text: &'a str,
    /// Which of the words it is.
    word: Option<usize>,
    /// Where it begins, in characters.
    start: usize,
    length: usize,
}

/// The whole of a text. A run of ideographs is cut around those that were looked for.
fn pieces<'a>(text: &'a str, words: &[String]) -> Vec<Piece<'a>> {
    let kind = |c: char| (is_of_a_word(c), is_ideograph(c));
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (is_word, is_ideographs) = kind(first);
        let end = match (is_word, is_ideographs) {
            // One by one, so that words can begin anywhere.
            (true, true) => words
                .iter()
                .filter(|word| rest.starts_with(&***word))
                .map(String::len)
                .max()
                .unwrap_or(first.len_utf8()),
            _ => rest.find(|c| kind(c) != kind(first)).unwrap_or(rest.len()),
        };
        let (piece, after) = rest.split_at(end);
        let word = if is_word {
            let piece = folded(piece);
            let fits = |word: &String| piece == *word || is_prefix_enough(word) && piece.starts_with(&**word);
            words.iter().position(fits)
        } else {
            None
        };
        let start = pieces.last().map_or(0, |piece| piece.start + piece.length);
        pieces.push(Piece { text: piece, word, start, length: piece.chars().count() });
        rest = after;
    }
    pieces
}

/// The pieces that begin from one character to another, those alike put together.
fn joined(pieces: &[Piece<'_>], from: usize, to: usize) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    for piece in pieces.iter().filter(|piece| piece.start >= from && piece.start < to) {
        let is_found = piece.word.is_some();
        match segments.last_mut() {
            Some(last) if last.is_found == is_found => last.text += piece.text,
            _ => segments.push(Segment { text: piece.text.into(), is_found }),
        }
    }
    segments
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::archive::folded_words;

    fn shown(segments: Vec<Segment>) -> String {
        let shown =
            |segment: Segment| if segment.is_found { format!("[{}]", segment.text) } else { segment.text };
        segments.into_iter().map(shown).collect()
    }

    #[test]
    fn words_are_marked_where_they_begin_like_one_that_was_looked_for() {
        for (text, words, expected) in [
            ("Two cells, a Cell.", "cell", "Two [cells], a [Cell]."),
            ("A tandem-cell for Köln", "koln cell", "A tandem-[cell] for [Köln]"),
            ("实现碳中和目标", "碳中和", "实现[碳中和]目标"),
            ("nothing", "cell", "nothing"),
            ("", "cell", ""),
        ] {
            assert_eq!(shown(highlighted(text, &folded_words(words))), expected);
        }
    }

    #[test]
    fn the_part_with_most_of_the_words_is_shown() {
        let filler = "Nothing of note happened on that day. ".repeat(12);
        let text = format!("Cells alone. {filler}Tandem cells reached a record. {filler}");
        let (found, segments) = snippet(&text, &folded_words("tandem cell")).expect("a snippet");
        let shown = shown(segments);
        assert_eq!(found, 2);
        assert!(shown.starts_with("… ") && shown.ends_with(" …"), "{shown}");
        assert!(shown.contains("[Tandem] [cells] reached a record."), "{shown}");
        assert!(shown.chars().count() < SHOWN + 30, "{shown}");
        assert_eq!(snippet("Nothing of it.", &folded_words("tandem")), None);
        let (_, whole) = snippet("Tandem cells.", &folded_words("cells")).expect("a snippet");
        assert_eq!(whole.into_iter().map(|segment| segment.text).collect::<String>(), "Tandem cells.");
    }

    proptest! {
        #[test]
        fn highlighting_changes_no_text(text in ".*", words in ".*") {
            let segments = highlighted(&text, &folded_words(&words));
            prop_assert_eq!(segments.into_iter().map(|segment| segment.text).collect::<String>(), text);
        }

        #[test]
        fn any_text_has_a_snippet_or_none(text in "[ab 中和.]{0,600}", words in "[ab ]{0,5}") {
            if let Some((found, segments)) = snippet(&text, &folded_words(&words)) {
                prop_assert!(found > 0);
                prop_assert!(segments.iter().any(|segment| segment.is_found));
            }
        }
    }
}
