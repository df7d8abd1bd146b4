//! The map of the cities, and an institution's topics over time.

use crate::support::{finds, in_words, listed, shows};
use browser_tests::{Content, Key, Page, Role, Site, Visitor};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Name and address of every link in one view of the map.
fn dots(page: &Page, view: &str) -> BTreeMap<String, String> {
    let script = "return [...document.querySelectorAll('.map-view svg')]
        .filter(svg => svg.getAttribute('aria-label') === arguments[0])
        .flatMap(svg => [...svg.querySelectorAll('a')])
        .map(link => [link.getAttribute('href'), link.getAttribute('aria-label')])";
    let dots = page.execute(script, &[view.into()]);
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    dots.as_array().into_iter().flatten().map(|dot| (text(&dot[0]), text(&dot[1]))).collect()
}

/// A city with institutions that articles name.
struct City<'content> {
    name: &'content str,
    /// In the order of their ids.
    institutions: BTreeSet<&'content str>,
    articles: usize,
}

impl City<'_> {
    fn all(content: &Content) -> Vec<City<'_>> {
        let mut cities = BTreeMap::<_, BTreeSet<&str>>::new();
        for id in content.institutions() {
            cities.entry(content.institution_place(id)).or_default().insert(id);
        }
        let city = |((_, name), institutions): (_, BTreeSet<_>)| {
            let ids: Vec<_> = institutions.iter().copied().collect();
            City { name, institutions, articles: content.matching(&[], &ids).len() }
        };
        cities.into_iter().map(city).filter(|city| city.articles > 0).collect()
    }

    fn address(&self) -> String {
        let asked: Vec<_> = self.institutions.iter().map(|id| format!("institution={id}")).collect();
        format!("/news/?{}", asked.join("&"))
    }
}

#[test]
fn every_city_is_a_dot_that_says_what_it_leads_to() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/institutions/");
    assert_eq!(page.texts_of(".map-view figcaption"), ["World", "Europe", "East Asia"]);
    for view in ["World", "Europe", "East Asia"] {
        let drawing = page.element(&format!(".map-view svg[aria-label='{view}']"));
        assert_eq!(drawing.attribute("role").as_deref(), Some("group"));
        assert_eq!(drawing.name(), view);
    }

    let (cities, world) = (City::all(&content), dots(&page, "World"));
    let addresses: BTreeSet<_> = cities.iter().map(City::address).collect();
    assert_eq!(world.keys().cloned().collect::<BTreeSet<_>>(), addresses);
    for city in &cities {
        let said = &world[&city.address()];
        let names = city.institutions.iter().map(|id| content.institution_name(id, "en"));
        let missing: Vec<_> = names.filter(|name| !said.contains(name)).collect();
        assert!(missing.is_empty(), "{said:?} does not say {missing:?}");
        assert!(said.starts_with(&format!("{}: ", city.name)), "{said}");
        assert!(said.ends_with(&format!(" ({})", in_words(city.articles))), "{said}");
    }

    // The nearer views show the same, where it is.
    for (view, here, elsewhere) in [
        ("Europe", vec!["tu-clausthal", "eth", "imperial"], vec!["kust", "mit"]),
        ("East Asia", vec!["kust", "tsinghua", "utokyo"], vec!["tu-clausthal", "mit"]),
    ] {
        let shown = dots(&page, view);
        assert!(shown.iter().all(|(address, said)| world.get(address) == Some(said)), "{shown:#?}");
        let has =
            |id: &str| cities.iter().any(|c| c.institutions.contains(id) && shown.contains_key(&c.address()));
        for id in content.institutions().into_iter().filter(|id| here.contains(id)) {
            assert!(has(id), "{id} is in {view}");
        }
        assert!(!elsewhere.iter().any(|id| has(id)), "{elsewhere:?} are not in {view}");
    }
    let outside = "return [...document.querySelectorAll('.map-view svg')].flatMap(svg => {
        const view = svg.getBoundingClientRect();
        return [...svg.querySelectorAll('a')].filter(link => {
            const dot = link.getBoundingClientRect();
            return dot.left < view.left - 1 || dot.right > view.right + 1
                || dot.top < view.top - 1 || dot.bottom > view.bottom + 1;
        }).map(link => link.ariaLabel);
    })";
    assert_eq!(page.execute(outside, &[]), json!([]), "dots outside of their views");
    page.assert_console_silent();
}

#[test]
fn a_dot_is_reached_by_keyboard_and_opens_its_articles() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/institutions/");
    let view = ".map-view svg[aria-label=World]";
    page.element(&format!("{view} a:first-of-type")).focus();
    page.press(Key::Tab);
    let address = page.execute("return document.activeElement.getAttribute('href')", &[]);
    let cities = City::all(&content);
    let city = cities.iter().find(|city| address == city.address()).expect("the focus is on a city");
    assert!(page.focused().starts_with(&format!("link {}: ", city.name)), "{}", page.focused());
    page.press(Key::Enter);
    page.arrives_at(&city.address());
    finds(&page, city.articles);
    let ids: Vec<_> = city.institutions.iter().copied().collect();
    let titles: Vec<_> =
        content.matching(&[], &ids).iter().take(20).map(|article| article.title.clone()).collect();
    shows(&page, "what is listed", &titles, listed);
    page.back();
    page.arrives_at("/institutions/");

    let city = cities.iter().find(|city| city.institutions.contains("tu-clausthal")).expect("a city");
    // A dot is a line without length, which the driver does not click on, but a mouse does.
    let dot = page.element(&format!(".map-view svg[aria-label=Europe] a[href='{}']", city.address()));
    dot.drag(0.0, 0.0);
    page.arrives_at(&city.address());
    finds(&page, city.articles);
    page.assert_console_silent();
}

#[test]
fn the_outline_of_the_land_is_small_and_loaded_only_for_the_map() {
    let (site, content) = (Site::built(), Content::read());
    let outline = Site::built_folder().join("world.svg.br");
    let size = fs::metadata(&outline).unwrap_or_else(|error| panic!("{}: {error}", outline.display())).len();
    assert!((1..=15_000).contains(&size), "the outline has {size} bytes after Brotli");

    let page = Visitor::at_a_desk().opens(&site, "/");
    page.sees(&content.articles[0].title);
    for path in ["/news/", "/topics/", "/institutions/kust/", "/network/"] {
        page.goto(path);
        page.wait_until("the page", |page| page.count("main h1") == 1);
    }
    assert!(site.requests("/world.svg").is_empty(), "pages without a map load its outline");
    page.goto("/institutions/");
    page.wait_until("the land", |page| {
        let script =
            "return [...document.querySelectorAll('.map-land')].map(land => land.getBBox().width > 1000)";
        page.execute(script, &[]) == json!([true, true, true])
    });
    assert_eq!(site.requests("/world.svg").len(), 1);
    page.assert_console_silent();
}

#[test]
fn an_institution_shows_its_topics_over_time() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::on_a_phone().opens(&site, "/institutions/");
    assert!(page.sideways_overflow() <= 0.0, "the map is wider than the screen");
    for institution in ["tu-clausthal", "kust"] {
        page.goto(&format!("/institutions/{institution}/"));
        let articles = content.matching(&[], &[institution]);
        let years: BTreeSet<u16> =
            articles.iter().map(|article| article.date[..4].parse().expect("a year")).collect();
        let years = *years.first().expect("articles")..=*years.last().expect("articles");
        let mut expected = BTreeMap::new();
        for id in content.topics() {
            let count = |year: u16| {
                let is_of = |date: &str| date.starts_with(&format!("{year}-"));
                let count =
                    articles.iter().filter(|a| a.topics.iter().any(|t| t == id) && is_of(&a.date)).count();
                if count == 0 { String::new() } else { count.to_string() }
            };
            let counts: Vec<_> = years.clone().map(count).collect();
            if counts.iter().any(|count| !count.is_empty()) {
                expected.insert(content.topic_name(id, "en").to_owned(), counts);
            }
        }
        let heads: Vec<_> = years.clone().map(|year| year.to_string()).collect();
        shows(&page, "the years", &heads, |page| page.texts_of(".year-table thead th"));
        let script = "return [...document.querySelectorAll('.year-table tbody tr')].map(row =>
            [...row.cells].map(cell => cell.innerText.trim()))";
        let rows = page.execute(script, &[]);
        let rows = rows.as_array().into_iter().flatten().map(|row| {
            let mut cells =
                row.as_array().into_iter().flatten().map(|cell| cell.as_str().unwrap_or_default().to_owned());
            (cells.next().unwrap_or_default(), cells.collect::<Vec<_>>())
        });
        let rows: Vec<_> = rows.collect();
        assert!(!rows.is_empty(), "{institution} has topics");
        for (topic, counts) in &rows {
            assert_eq!(Some(counts), expected.get(topic), "{institution}: {topic}");
        }
        // The busiest topics are in the table, if not all.
        let total = |counts: &Vec<String>| {
            counts.iter().filter_map(|count| count.parse::<usize>().ok()).sum::<usize>()
        };
        let least = rows.iter().map(|row| total(&row.1)).min().unwrap_or_default();
        let left_out = expected.iter().filter(|(topic, _)| !rows.iter().any(|row| row.0 == **topic));
        let left_out: Vec<_> = left_out.filter(|(_, counts)| total(counts) > least).collect();
        assert!(left_out.is_empty(), "{institution}: {left_out:?} are not in the table");
        page.role(Role::Region, "Topics over time").first().appears();
        assert!(page.sideways_overflow() <= 0.0, "the table of {institution} is wider than the screen");
    }
    page.assert_console_silent();
}
