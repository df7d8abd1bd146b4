//! What somebody probably meant.

use crate::fault::quote;

/// Below this likeness (Jaro-Winkler, 0 to 1) a suggestion puzzles more than it helps.
const ALIKE: f64 = 0.8;

/// The candidate that is most like `word`, if one is like it at all.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut best = (ALIKE, None);
    for candidate in candidates {
        let likeness = likeness(&word.to_lowercase(), &candidate.to_lowercase());
        if likeness > best.0 {
            best = (likeness, Some(candidate));
        }
    }
    best.1
}

/// Jaro-Winkler is hard on slips in short words: one wrong or two swapped letters count as alike.
fn likeness(word: &str, candidate: &str) -> f64 {
    let slip = word.chars().count() >= 3 && strsim::osa_distance(word, candidate) <= 1;
    strsim::jaro_winkler(word, candidate).max(if slip { 0.9 } else { 0.0 })
}

/// A help text: the nearest candidate, or `otherwise` if none is near.
pub(crate) fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    otherwise: impl Into<String>,
) -> String {
    match nearest(word, candidates) {
        Some(candidate) => format!("did you mean {}?", quote(candidate)),
        None => otherwise.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_finger_finds_its_word_and_another_word_does_not() {
        let ids = ["kust", "tu-clausthal", "tsinghua"];
        assert_eq!(nearest("tu-clausthall", ids), Some("tu-clausthal"));
        assert_eq!(nearest("KUST", ids), Some("kust"));
        assert_eq!(nearest("snu", ["water", "sun"]), Some("sun"));
        assert_eq!(nearest("example-university", ids), None);
        assert_eq!(nearest("", ids), None);
    }
}
