//! How many articles there are on each topic, year by year.

use crate::{
    archive::Excerpt,
    i18n::{self, words},
    markup::{Element, element},
};

/// A row a topic and a column a year, the oldest first: as a table, whose shades show at a glance
/// where the numbers are high.
pub fn year_table(excerpt: &Excerpt) -> Option<Element> {
    let first = excerpt.months.first()?.0.year;
    let topics: Vec<_> = excerpt.topics.iter().filter_map(|&nth| excerpt.archive.topics().get(nth)).collect();
    if excerpt.topic_years.len() < 2 || topics.is_empty() {
        return None;
    }
    let most = excerpt.topic_years.iter().flatten().copied().max().unwrap_or_default().max(1);
    let years = (0..excerpt.topic_years.len()).map(|nth| (usize::from(first) + nth).to_string());
    let head = years.clone().map(|year| element("th").attr("scope", "col").text(year));
    let rows = topics.into_iter().enumerate().map(|(nth, topic)| {
        let cells = excerpt.topic_years.iter().map(|counts| {
            let count = counts.get(nth).copied().unwrap_or_default();
            let shade = (count * 4).div_ceil(most).to_string();
            let text = if count == 0 { String::new() } else { i18n::number(count) };
            element("td").attr("data-shade", shade).text(text)
        });
        let name = element("th").attr("scope", "row").text(i18n::name(&topic.name));
        element("tr").attr("data-topic", topic.id.to_string()).child(name).children(cells)
    });
    let table = element("table")
        .class("year-table")
        .attr("aria-labelledby", "topics-over-time")
        .child(element("thead").child(element("tr").child(element("td")).children(head)))
        .child(element("tbody").children(rows));
    Some(
        element("section")
            .child(element("h2").attr("id", "topics-over-time").text(words().topics_over_time()))
            .child(
                element("div")
                    .class("table-scroll")
                    .attr("tabindex", "0")
                    .attr("role", "region")
                    .attr("aria-labelledby", "topics-over-time")
                    .child(table),
            ),
    )
}
