//! All facets of the explorer.

use std::sync::Arc;

use leptos::prelude::*;

use super::facet_group::{Facet, FacetValue, facet_group, facet_value};
use crate::{
    archive::{Answer, Excerpt, Kind, Query},
    i18n::{self, words},
    markup::{Element, element, memo, sequence},
    model::YearMonth,
};

/// The facets of what `excerpt` lists, as `answer` has them. A change is handed to `ask`.
pub fn facet_panel(excerpt: &Excerpt, answer: Memo<Arc<Answer>>, ask: Callback<Query>) -> Element {
    let archive = &excerpt.archive;
    let topics =
        archive.topics().iter().map(|topic| FacetValue::new(&topic.id, &i18n::name(&topic.name), ""));
    let institutions = archive.institutions().iter();
    let institutions =
        institutions.map(|found| FacetValue::new(&found.id, &i18n::name(&found.name), &found.short));
    let match_all = element("input")
        .attr("type", "checkbox")
        .live_property("checked", move || answer.read().query.match_all)
        .on("change", move |event| {
            let match_all = event_target_checked(&event);
            ask.run(Query { match_all, ..answer.get_untracked().query.clone() }.first_page());
        });
    let cannot_match_all = move || {
        let query = &answer.read().query;
        query.institutions.len() < 2 && !query.match_all
    };
    element("div")
        .child(facet_group(Facet::Topics, topics.collect(), answer, ask))
        .child(facet_group(Facet::Institutions, institutions.collect(), answer, ask))
        .child(
            element("label")
                .class("match-all")
                .live_flag("hidden", cannot_match_all)
                .child(match_all)
                .text(words().joint_hint()),
        )
        .child(kind_facet(answer, ask))
        .child(year_facet(excerpt.years(), answer, ask))
        .child(element("p").class("facet-hint").text(words().facet_hint()))
}

fn kind_facet(answer: Memo<Arc<Answer>>, ask: Callback<Query>) -> Element {
    let choices = [
        (words().news_and_events(), None),
        (words().news(), Some(Kind::News)),
        (words().events(), Some(Kind::Event)),
    ];
    let choices = choices.map(|(name, kind)| {
        let count = move || {
            let counts = &answer.read().counts;
            kind.map_or(counts.news + counts.events, |kind| counts.kind(kind))
        };
        let input = element("input").attr("type", "radio").attr("name", "kind").on("change", move |_| {
            ask.run(Query { kind, ..answer.get_untracked().query.clone() }.first_page());
        });
        element("li").child(facet_value(input, name, move || answer.read().query.kind == kind, count))
    });
    element("fieldset")
        .class("facet")
        .child(element("legend").text(words().kind()))
        .child(element("ul").attr("role", "list").children(choices))
}

/// Which end of the range of years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The first month.
    From,
    /// The last month.
    To,
}

impl End {
    /// The month that a whole year stands for at this end.
    fn month(self) -> u8 {
        match self {
            Self::From => 1,
            Self::To => 12,
        }
    }

    fn chosen(self, query: &Query) -> Option<YearMonth> {
        match self {
            Self::From => query.from,
            Self::To => query.to,
        }
    }

    /// The query with this end moved. The other end gives way rather than leave an empty range.
    #[must_use]
    pub fn choose(self, month: Option<YearMonth>, query: Query) -> Query {
        match self {
            Self::From => {
                let to = query.to.filter(|to| month.is_none_or(|from| from <= *to));
                Query { from: month, to, ..query }
            }
            Self::To => {
                let from = query.from.filter(|from| month.is_none_or(|to| *from <= to));
                Query { from, to: month, ..query }
            }
        }
        .first_page()
    }
}

fn year_facet(years: Vec<u16>, answer: Memo<Arc<Answer>>, ask: Callback<Query>) -> Element {
    let ends = [(words().from(), End::From), (words().to(), End::To)].map(|(name, end)| {
        let years = years.clone();
        // Made anew only when this end moves, not with every answer.
        let at =
            memo(move |_| end.chosen(&answer.read().query).map_or(String::new(), |month| month.to_string()));
        // An address may name any month; one that no whole year stands for is offered too.
        let options = move || {
            let chosen = at.read().parse().ok();
            let whole_years = years.iter().map(|&year| YearMonth { year, month: end.month() });
            let other = chosen
                .filter(|chosen: &YearMonth| chosen.month != end.month() || !years.contains(&chosen.year));
            let offered = std::iter::once(None).chain(whole_years.chain(other).map(Some));
            let option = |month: Option<YearMonth>| {
                element("option")
                    .attr("value", month.map(|month| month.to_string()).unwrap_or_default())
                    .live_property("selected", move || month == chosen)
                    .text(month.map_or(words().any_year().to_owned(), |month| {
                        i18n::month_or_year(month, end.month())
                    }))
                    .into()
            };
            sequence(offered.map(option).collect())
        };
        let change = move |event| {
            let month = event_target_value(&event).parse().ok();
            ask.run(end.choose(month, answer.get_untracked().query.clone()));
        };
        element("label")
            .child(element("span").text(name))
            .child(element("select").on("change", change).live(options))
    });
    element("fieldset").class("facet years").child(element("legend").text(words().years())).children(ends)
}
