//! Covers: a small drawing for every article, made of its topic's motif and varied by its slug.

use super::cover_motifs::{Drawing, HEIGHT, WIDTH, draw};
use crate::{
    markup::{Element, element},
    model::content::{Motif, Topic, TopicArt},
};

/// A topic's look; one worked out from its id where editors chose none.
#[must_use]
pub fn art_of(topic: &Topic) -> TopicArt {
    topic.art.unwrap_or_else(|| {
        let mut chance = Chance::of(&topic.id);
        let motifs = [Motif::Arcs, Motif::Balance, Motif::Contours, Motif::Facets, Motif::Waves];
        TopicArt { motif: motifs[chance.below(motifs.len())], hue: chance.below(360) as u16 }
    })
}

/// The cover for `art`, varied by `seed`. It says nothing that the text beside it does not.
#[must_use]
pub fn cover(art: TopicArt, seed: &str) -> Element {
    // The paths are numbers and letters from this program: nothing of the content is in them.
    element("div").class("cover").attr("aria-hidden", "true").trusted_html(cover_drawing(art, seed))
}

/// A cover's drawing as SVG; its colours are the style sheet's.
#[must_use]
pub fn cover_drawing(art: TopicArt, seed: &str) -> String {
    let Drawing { back, front, line } = draw(art.motif, &mut Chance::of(seed));
    format!(
        "<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" preserveAspectRatio=\"xMidYMid slice\">\
         <path class=\"cover-back\" d=\"{back}\"/>\
         <path class=\"cover-front\" d=\"{front}\"/>\
         <path class=\"cover-line\" d=\"{line}\"/></svg>"
    )
}

/// Numbers that look random and are the same for the same seed, in every browser and natively:
/// a 64-bit linear congruential generator with Knuth's MMIX constants, seeded with FNV-1a.
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn of(seed: &str) -> Self {
        let fnv = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(seed.bytes().fold(0xcbf2_9ce4_8422_2325, fnv))
    }

    // Not into each of the fifty numbers of a picture.
    #[inline(never)]
    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as u32
    }

    /// A number from `low` to `high`.
    #[inline(never)]
    pub(super) fn between(&mut self, low: i32, high: i32) -> i32 {
        low + (self.next() % (high - low + 1).unsigned_abs()) as i32
    }

    /// A number from 0 to `limit - 1`.
    #[inline(never)]
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.next() as usize % limit
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn chance_repeats_itself_and_stays_in_bounds() {
        let [mut a, mut b] = [Chance::of("2021-01-05"), Chance::of("2021-01-05")];
        for _ in 0..1000 {
            let number = a.between(-3, 5);
            assert!((-3..=5).contains(&number));
            assert_eq!(number, b.between(-3, 5));
        }
        assert_ne!(Chance::of("a").next(), Chance::of("b").next());
    }
}
