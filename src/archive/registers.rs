//! What a whole archive has beside its cards: only `press` has it, and cuts out what a page shows.

use super::{ArticleNo, search_text::folded_words};
use crate::model::{
    PersonId,
    bundle::{ListedEvent, ListedPerson, MapCity, Network},
};

/// Events, people, who works with whom, and where.
#[derive(Clone, Debug, Default)]
pub struct Registers {
    /// Every dated event, the latest first.
    pub events: Vec<ListedEvent>,
    /// Everybody whom articles name, in the order of their names, with the articles, newest first.
    pub people: Vec<(ListedPerson, Vec<ArticleNo>)>,
    /// Who works with whom.
    pub network: Option<Network>,
    /// The cities of institutions, those with most articles first.
    pub cities: Vec<MapCity>,
}

/// The id of everybody who is named `name`: its words, folded and in alphabetical order, so that it
/// is the same whether the family name comes first or last, and in capitals or not. Letters beyond
/// ASCII are written as their numbers in Unicode. A name of which nothing can be in an address has
/// none, and no page.
#[must_use]
pub fn person_id(name: &str) -> Option<PersonId> {
    let mut words = Vec::new();
    // Put in place one by one: there are few, and a sort would be downloaded.
    for word in folded_words(name) {
        words.insert(words.partition_point(|before| *before < word), word);
    }
    let mut id = String::new();
    for c in words.join("-").chars() {
        if c.is_ascii() {
            id.push(c);
        } else {
            id.push_str(&(c as u32).to_string());
        }
    }
    (!id.is_empty()).then_some(PersonId(id))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn one_name_has_one_id_however_it_is_written() {
        for name in ["HOU Zhengmeng", "Hou Zhengmeng", "Zhengmeng  Hou", "zhengmeng hou"] {
            assert_eq!(person_id(name), Some("hou-zhengmeng".into()), "{name}");
        }
        assert_eq!(person_id("Jürgen O'Example-Müller"), Some("example-jurgen-muller-o".into()));
        assert_eq!(person_id("侯"), Some("20399".into()));
        assert_eq!(person_id("?"), None);
    }
}
