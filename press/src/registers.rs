//! What pages list beside articles: events, people, who works with whom, and where.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

use tidings::{
    archive::{ArticleNo, Registers, person_id},
    model::{
        PersonId,
        bundle::{Index, ListedEvent, ListedPerson, MapCity, Network, PersonRole},
        content::Article,
    },
};

use crate::{content::Content, network_layout, world_map};

/// The registers of the content, whose articles, topics and institutions are in `index`.
#[must_use]
pub fn make(content: &Content, index: &Index) -> Registers {
    let by_slug: HashMap<&str, &Article> =
        content.articles.iter().map(|article| (&*article.slug.0, article)).collect();
    let articles: Vec<_> =
        index.articles.iter().filter_map(|card| by_slug.get(&*card.slug.0).copied()).collect();
    Registers {
        events: events(&articles),
        people: people(&articles, index),
        network: Some(network(index)),
        cities: cities(index),
    }
}

/// The latest first; of one day in the order of their articles.
fn events(articles: &[&Article]) -> Vec<ListedEvent> {
    let events = articles.iter().enumerate().filter_map(|(number, article)| {
        let event = article.event.as_ref()?;
        Some(ListedEvent {
            article: number,
            name: event.name.clone(),
            start: event.start,
            end: event.end.filter(|end| *end != event.start),
            place: event.place.clone(),
            mode: event.mode,
        })
    });
    let mut events: Vec<_> = events.collect();
    events.sort_by_key(|event| Reverse(event.start));
    events
}

/// What is known of everybody of one name.
#[derive(Default)]
struct Named<'a> {
    /// How often each way to write the name occurs.
    names: BTreeMap<&'a str, usize>,
    roles: Vec<PersonRole>,
    articles: Vec<ArticleNo>,
}

/// In the order of their ids, which begin with the word of the name that comes first in the alphabet:
/// names say nowhere which word is the family's.
fn people(articles: &[&Article], index: &Index) -> Vec<(ListedPerson, Vec<ArticleNo>)> {
    let institutions: HashMap<&str, usize> =
        index.institutions.iter().enumerate().map(|(nth, found)| (&*found.id.0, nth)).collect();
    let mut all: BTreeMap<PersonId, Named<'_>> = BTreeMap::new();
    for (number, article) in articles.iter().enumerate() {
        for person in &article.people {
            let Some(id) = person_id(&person.name) else { continue };
            let named = all.entry(id).or_default();
            *named.names.entry(&person.name).or_default() += 1;
            let institution = person.institution.as_ref().and_then(|id| institutions.get(&*id.0).copied());
            let role =
                PersonRole { role: person.role.clone(), institution: institution.into_iter().collect() };
            if !named.roles.contains(&role) {
                named.roles.push(role);
            }
            if named.articles.last() != Some(&ArticleNo(number)) {
                named.articles.push(ArticleNo(number));
            }
        }
    }
    let listed = all.into_iter().map(|(id, Named { names, roles, articles })| {
        let name = names.iter().max_by_key(|(_, count)| **count).map(|(name, _)| (*name).to_owned());
        let person = ListedPerson { id, name: name.unwrap_or_default(), roles, articles: articles.len() };
        (person, articles)
    });
    let mut listed: Vec<_> = listed.collect();
    listed.sort_by_key(|(person, _)| person.name.to_lowercase());
    listed
}

fn network(index: &Index) -> Network {
    let mut articles = vec![0; index.institutions.len()];
    let mut topics = vec![BTreeMap::<u16, usize>::new(); index.institutions.len()];
    let mut pairs: BTreeMap<[usize; 2], usize> = BTreeMap::new();
    for card in &index.articles {
        let named: Vec<usize> = card.institutions.iter().map(|&position| position.into()).collect();
        for (nth, &a) in named.iter().enumerate() {
            articles[a] += 1;
            if let Some(&main) = card.topics.first() {
                *topics[a].entry(main).or_default() += 1;
            }
            for &b in &named[nth + 1..] {
                *pairs.entry([a.min(b), a.max(b)]).or_default() += 1;
            }
        }
    }
    let drawn: Vec<usize> = (0..articles.len()).filter(|&nth| articles[nth] > 0).collect();
    let place = |institution: usize| drawn.binary_search(&institution).unwrap_or_default();
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let nodes: Vec<_> = drawn
        .iter()
        .map(|&nth| network_layout::Node {
            articles: count(articles[nth]),
            label: index.institutions[nth].short.clone(),
        })
        .collect();
    let edges: Vec<_> = pairs
        .iter()
        .map(|([a, b], joint)| network_layout::Edge {
            from: place(*a),
            to: place(*b),
            articles: count(*joint),
        })
        .collect();
    let layout = network_layout::layout(&nodes, &edges);
    let units = |length: i32| usize::try_from(length).unwrap_or_default();
    let nodes = drawn.iter().zip(&layout.circles).map(|(&nth, circle)| {
        let main = topics[nth].iter().max_by_key(|(topic, count)| (**count, Reverse(**topic)));
        let main = main.map_or(0, |(topic, _)| usize::from(*topic));
        let (x, y, r) = (units(circle.x), units(circle.y), units(circle.r));
        [nth, x, y, r, circle.narrow.code(), circle.wide.code(), main]
    });
    let edges = pairs.into_iter().map(|([a, b], joint)| [a, b, joint]);
    Network { height: units(layout.height), nodes: nodes.collect(), edges: edges.collect() }
}

/// Those with most articles first, so that the dots of the others lie over theirs.
fn cities(index: &Index) -> Vec<MapCity> {
    let mut cities: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (nth, institution) in index.institutions.iter().enumerate() {
        cities.entry((&institution.country, &institution.city)).or_default().push(nth);
    }
    let mut cities: Vec<_> = cities
        .into_iter()
        .filter_map(|((_, name), institutions)| {
            let first = &index.institutions[*institutions.first()?];
            let is_of = |position: &u16| institutions.contains(&usize::from(*position));
            let articles = index.articles.iter().filter(|card| card.institutions.iter().any(is_of)).count();
            let (x, y) = world_map::project(first.lat, first.lon);
            let units = |length: f64| length.round().max(0.0) as usize;
            Some(MapCity { name: name.to_owned(), place: [units(x), units(y)], institutions, articles })
        })
        .collect();
    cities.retain(|city| city.articles > 0);
    cities.sort_by_key(|city| Reverse(city.articles));
    cities
}
