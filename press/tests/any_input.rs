//! Whatever an article's file holds, reading it and printing its faults never panics.

use std::path::Path;

use press::{
    check::article::{Ids, Surroundings},
    content::{Shapes, read_article},
    report::{Colours, render},
};
use proptest::prelude::*;

const VALID: &[u8] = include_bytes!("fixtures/valid/content/articles/2001-02-04-water-under-example.json");

fn read(bytes: Vec<u8>) {
    let ids = Ids::from([("water".to_owned(), true), ("sample-institute".to_owned(), true)]);
    let around = Surroundings {
        topics: Some(&ids),
        institutions: Some(&ids),
        public: Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/valid/public")),
    };
    let read =
        read_article(Path::new("2001-02-04-water-under-example.json"), bytes, &Shapes::default(), around);
    assert!(read.sound.is_some() == read.faults.is_empty());
    for colours in [Colours::On, Colours::Off] {
        let text = render(&read.faults, colours);
        assert!(read.faults.iter().all(|fault| text.contains(&fault.place())));
    }
}

#[test]
fn the_unchanged_article_is_sound() {
    read(VALID.to_vec());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        read(bytes);
    }

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        read(text.into_bytes());
    }

    #[test]
    fn anything_like_json(text in r#"[\[\]{}:,"\\a-f0-9 .\-+eu\n\tü]{0,120}"#) {
        read(text.into_bytes());
    }

    #[test]
    fn an_article_with_a_piece_replaced(
        at in 0..VALID.len(), length in 0usize..40, piece in r#"([\[\]{}:,"]|null|1e999|-0|"\\u0000"|\\PC){0,6}"#,
    ) {
        let mut bytes = VALID.to_vec();
        let end = (at + length).min(bytes.len());
        bytes.splice(at..end, piece.into_bytes());
        read(bytes);
    }
}
