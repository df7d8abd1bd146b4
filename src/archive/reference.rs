//! For tests: random archives and queries, and the answers worked out the plain way.

use std::{collections::BTreeSet, sync::Arc};

use proptest::{collection::vec, option, prelude::*};

use super::{Archive, ArticleNo, Bits, FacetCounts, Hits, Kind, Query, Sort};
use crate::model::{
    CalendarDate, LocalizedText, YearMonth,
    bundle::{Card, Index},
    content::{Institution, Topic},
};

const TOPICS: u16 = 4;
const INSTITUTIONS: u16 = 6;

fn text(english: String) -> LocalizedText {
    LocalizedText { en: english, ..LocalizedText::default() }
}

fn index(articles: Vec<Card>) -> Index {
    Index {
        topics: (0..TOPICS)
            .map(|n| Topic {
                id: format!("t{n}").as_str().into(),
                name: text(format!("Topic {n}")),
                ..Topic::default()
            })
            .collect(),
        institutions: (0..INSTITUTIONS)
            .map(|n| Institution {
                id: format!("i{n}").as_str().into(),
                name: text(format!("University of Example {n}")),
                short: format!("UE{n}"),
                ..Institution::default()
            })
            .collect(),
        articles: articles.into_iter().map(Arc::new).collect(),
    }
}

fn card(title: String, date: CalendarDate, event: bool, topics: &[u16], institutions: &[u16]) -> Card {
    Card {
        slug: title.as_str().into(),
        title,
        summary: String::new(),
        date,
        topics: topics.to_vec(),
        institutions: institutions.to_vec(),
        event,
        file: String::new(),
        editions: Vec::new(),
    }
}

/// An archive of articles with these topics and institutions, newest first.
pub fn archive_of(articles: &[(&[u16], &[u16])]) -> Archive {
    let date = CalendarDate::new(2021, 1, 5).expect("a date");
    let cards = articles.iter().zip(0..);
    Archive::new(index(cards.map(|((t, i), n)| card(format!("article-{n}"), date, false, t, i)).collect()))
}

/// A small archive for examples.
pub fn archive() -> Archive {
    archive_of(&[(&[0], &[0, 1]), (&[1], &[2]), (&[0, 2], &[3])])
}

/// Random archives. Some of their cards name values that do not exist.
pub fn archives() -> impl Strategy<Value = Archive> {
    let date =
        (2018u16..2023, 1u8..=12, 1u8..=28).prop_map(|(y, m, d)| CalendarDate::new(y, m, d).expect("a date"));
    let article = ("[ab]{1,2}", date, any::<bool>(), vec(0..=TOPICS, 0..4), vec(0..=INSTITUTIONS, 0..4));
    vec(article, 0..40).prop_map(|mut articles| {
        articles.sort_by_key(|article| std::cmp::Reverse(article.1));
        let cards = articles.into_iter().zip(0..).map(|((word, date, event, topics, institutions), n)| {
            card(format!("{word} {n}"), date, event, &topics, &institutions)
        });
        Archive::new(index(cards.collect()))
    })
}

/// Random queries. Some of their values do not exist.
pub fn queries() -> impl Strategy<Value = Query> {
    let month = || {
        option::weighted(0.3, (2018u16..2023, 1u8..=12).prop_map(|(year, month)| YearMonth { year, month }))
    };
    let chosen = |initial: char, values: u16| {
        vec(0..values, 0..3)
            .prop_map(move |ids| ids.into_iter().map(|n| format!("{initial}{n}")).collect::<BTreeSet<_>>())
    };
    let kind = option::weighted(0.3, prop_oneof![Just(Kind::Event), Just(Kind::News)]);
    let sort = prop_oneof![Just(Sort::Best), Just(Sort::Newest), Just(Sort::Oldest)];
    let text = prop_oneof![3 => Just(String::new()), 1 => "[ab]( [ab])?"];
    (
        chosen('t', TOPICS),
        chosen('i', INSTITUTIONS),
        any::<bool>(),
        kind,
        month(),
        month(),
        text,
        sort,
        0usize..3,
    )
        .prop_map(|(topics, institutions, match_all, kind, from, to, text, sort, page)| Query {
            topics: topics.iter().map(|id| id.as_str().into()).collect(),
            institutions: institutions.iter().map(|id| id.as_str().into()).collect(),
            match_all,
            kind,
            from,
            to,
            // Without words the newest are the best.
            sort: if text.is_empty() && sort == Sort::Newest { Sort::Best } else { sort },
            text,
            page,
        })
}

/// Random articles in which words were found.
pub fn hits() -> impl Strategy<Value = Hits> {
    let bits = |numbers: Vec<bool>| {
        let mut bits = Bits::none(numbers.len());
        numbers.iter().enumerate().filter(|(_, is_in)| **is_in).for_each(|(number, _)| bits.insert(number));
        bits
    };
    (vec(any::<bool>(), 40), vec(any::<bool>(), 40))
        .prop_map(move |(all, headline)| Hits { all: bits(all), in_headline: bits(headline) })
}

/// The articles that answer a query, tested one condition after the other.
pub fn select(archive: &Archive, query: &Query, hits: Option<&Hits>) -> Vec<ArticleNo> {
    let mut found = Vec::new();
    for (n, card) in archive.cards().iter().enumerate() {
        let topics: BTreeSet<_> = archive.topics_of(card).map(|topic| topic.id.clone()).collect();
        let institutions: BTreeSet<_> = archive.institutions_of(card).map(|i| i.id.clone()).collect();
        if !query.topics.is_empty() && !query.topics.iter().any(|id| topics.contains(id)) {
            continue;
        }
        if query.match_all && !query.institutions.iter().all(|id| institutions.contains(id)) {
            continue;
        }
        if !query.institutions.is_empty() && !query.institutions.iter().any(|id| institutions.contains(id)) {
            continue;
        }
        if query.kind.is_some_and(|kind| (kind == Kind::Event) != card.event) {
            continue;
        }
        let month = card.date.to_string()[..7].to_owned();
        if query.from.is_some_and(|from| month < from.to_string())
            || query.to.is_some_and(|to| month > to.to_string())
        {
            continue;
        }
        if hits.is_some_and(|hits| !hits.all.contains(n)) {
            continue;
        }
        found.push(ArticleNo(n));
    }
    match (query.sort, hits) {
        (Sort::Oldest, _) => found.reverse(),
        (Sort::Best, Some(hits)) => found.sort_by_key(|no| !hits.in_headline.contains(no.0)),
        _ => {}
    }
    found
}

/// Counts by choosing each value and looking.
pub fn facet_counts(archive: &Archive, query: &Query, hits: Option<&Hits>) -> FacetCounts {
    let total = |query: &Query| select(archive, query, hits).len();
    let of_kind = |kind| total(&Query { kind: Some(kind), ..query.clone() });
    FacetCounts {
        total: total(query),
        topics: (archive.topics().iter())
            .map(|topic| {
                let mut query = query.clone();
                query.topics.insert(&topic.id);
                total(&query)
            })
            .collect(),
        institutions: (archive.institutions().iter())
            .map(|institution| {
                let mut query = query.clone();
                query.institutions.insert(&institution.id);
                total(&query)
            })
            .collect(),
        events: of_kind(Kind::Event),
        news: of_kind(Kind::News),
    }
}
