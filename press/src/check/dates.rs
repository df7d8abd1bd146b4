//! Rules for days and events. That a day exists is checked with the shape.

use tidings::model::CalendarDate;

use super::{Findings, is_blank};
use crate::{fault::quote, json::Node};

/// The day in the field `key`, if there is one that exists.
fn day(node: &Node, key: &str) -> Option<CalendarDate> {
    node.get(key)?.text()?.parse().ok()
}

impl Findings<'_> {
    /// An article cannot change before it is published.
    pub(super) fn updated_after_date(&mut self, article: &Node) {
        self.not_before(article, "updated", "date", "the article changed before it was published");
    }

    /// An event ends after it starts, in a city of a country.
    pub(super) fn event(&mut self, event: &Node) {
        self.not_before(event, "end", "start", "the event ends before it starts");
        if let Some(place) = event.get("place")
            && let Some(text) = place.text()
            && !is_blank(text)
            && !is_city_and_country(text)
        {
            let help = "write `City, Country`, as in `Kunming, China`, or `null` where it is not known";
            self.add(place.span, format!("the place {} is not a city and its country", quote(text)), help);
        }
    }

    fn not_before(&mut self, node: &Node, later: &str, earlier: &str, message: &str) {
        if let (Some(second), Some(first), Some(place)) =
            (day(node, later), day(node, earlier), node.get(later))
            && second < first
        {
            let help = format!("`{later}` must be {first} (`{earlier}`) or a later day");
            self.add(place.span, message, help);
        }
    }
}

fn is_city_and_country(text: &str) -> bool {
    let parts: Vec<_> = text.split(", ").collect();
    parts.len() >= 2
        && parts.iter().all(|part| !part.is_empty() && part.trim() == *part && !part.contains(','))
}

#[cfg(test)]
mod tests {
    use super::is_city_and_country;

    #[test]
    fn a_place_is_a_city_and_its_country() {
        for good in ["Kunming, China", "Berkeley, California, United States", "圣保罗, 巴西"] {
            assert!(is_city_and_country(good), "{good}");
        }
        for bad in ["Kunming", "Kunming,China", "Kunming, ", ", China", "Kunming,, China", "Kunming,  China"]
        {
            assert!(!is_city_and_country(bad), "{bad}");
        }
    }
}
