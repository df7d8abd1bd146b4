//! What to do when a query finds nothing.

use leptos::prelude::*;

use crate::{
    archive::{Answer, Archive, FacetIndex, Loosening, Query, Relaxation, relaxations},
    i18n::{self, words},
    markup::{Element, element},
    model::InstitutionId,
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
                .child(element("span").class("facet-count").text(i18n::number(relaxation.total)))
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
        words().no_article_names_both().with([&i18n::list(&names, words().both_names())])
    } else if query.text.is_empty() {
        words().no_article_fits().into()
    } else {
        words().no_article_found().with([&query.text])
    }
}

fn label(archive: &Archive, query: &Query, relaxation: &Relaxation) -> String {
    let steps: Vec<_> = relaxation
        .loosenings
        .iter()
        .map(|loosening| match loosening {
            Loosening::MatchAny if query.institutions.len() == 2 => words().that_name_either().into(),
            Loosening::MatchAny => words().that_name_any().into(),
            Loosening::WithoutInstitution(id) => {
                words().without().with([&institution_names(archive, [id].into_iter()).concat()])
            }
            Loosening::AnyInstitution => words().any_institution().into(),
            Loosening::AnyTopic => words().any_topic().into(),
            Loosening::AnyKind => words().any_kind().into(),
            Loosening::AnyDate => words().any_date().into(),
            Loosening::AnyText => words().without_words().with([&query.text]),
        })
        .collect();
    words().show().with([&i18n::list(&steps, words().and())])
}

fn institution_names<'a>(archive: &Archive, ids: impl Iterator<Item = &'a InstitutionId>) -> Vec<String> {
    ids.map(|id| archive.institution(id).map_or_else(|| id.to_string(), |i| i.short.clone())).collect()
}
