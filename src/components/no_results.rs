//! What to do when a query finds nothing.

use leptos::prelude::*;

use crate::{
    archive::{Answer, Archive, FacetIndex, Loosening, Query, Relaxation, relaxations},
    markup::{Element, element},
    model::InstitutionId,
    words,
};

/// How many ways out are offered.
const OFFERED: usize = 4;

/// Says that nothing was found, and offers the smallest changes that find something.
pub fn no_results(index: &FacetIndex, archive: &Archive, answer: &Answer, ask: Callback<Query>) -> Element {
    let query = &answer.query;
    let offers =
        relaxations(index, archive, query, answer.hits()).into_iter().take(OFFERED).map(|relaxation| {
            let button = element("button")
                .attr("type", "button")
                .text(label(archive, query, &relaxation))
                .child(element("span").class("facet-count").text(relaxation.total.to_string()))
                .on("click", move |_| ask.run(relaxation.query.clone()));
            element("li").child(button)
        });
    element("div")
        .class("no-results")
        .child(element("h2").text(finding(archive, query)))
        .child(element("ul").attr("role", "list").children(offers))
}

fn finding(archive: &Archive, query: &Query) -> String {
    let names = institution_names(archive, query.institutions.iter());
    if query.match_all && names.len() == 2 && query.topics.is_empty() {
        format!("No article names both {} yet.", words::list(&names, "and"))
    } else if query.text.is_empty() {
        "No article fits all of these filters yet.".into()
    } else {
        format!("No article found for “{}” with these filters.", query.text)
    }
}

fn label(archive: &Archive, query: &Query, relaxation: &Relaxation) -> String {
    let steps: Vec<_> = relaxation
        .loosenings
        .iter()
        .map(|loosening| match loosening {
            Loosening::MatchAny if query.institutions.len() == 2 => "articles that name either".into(),
            Loosening::MatchAny => "articles that name any of them".into(),
            Loosening::WithoutInstitution(id) => {
                format!("without {}", words::list(&institution_names(archive, [id].into_iter()), "and"))
            }
            Loosening::AnyInstitution => "any institution".into(),
            Loosening::AnyTopic => "any topic".into(),
            Loosening::AnyKind => "news and events".into(),
            Loosening::AnyDate => "any year".into(),
            Loosening::AnyText => format!("without the words “{}”", query.text),
        })
        .collect();
    format!("Show {}", words::list(&steps, "and"))
}

fn institution_names<'a>(archive: &Archive, ids: impl Iterator<Item = &'a InstitutionId>) -> Vec<String> {
    ids.map(|id| archive.institution(id).map_or_else(|| id.to_string(), |i| i.short.clone())).collect()
}
