//! The numbers beside the filters: how many articles there would be, were that chosen as well.

use crate::oracle::Question;
use crate::support::{finds, listed, shows};
use browser_tests::{Content, Page, Site, Visitor};

/// A row of a facet: name, number, whether it is chosen, whether it can be used.
pub type Row = (String, usize, bool, bool);

/// The rows of a facet that are shown.
pub fn rows(page: &Page, legend: &str) -> Vec<Row> {
    let script = "
        const facet = [...document.querySelectorAll('fieldset.facet')]
            .find(facet => facet.querySelector('legend').textContent === arguments[0]);
        return [...facet?.querySelectorAll('li') ?? []].map(row => [
            row.querySelector('.facet-name').textContent,
            Number(row.querySelector('.facet-count').textContent),
            row.querySelector('input').checked,
            !row.querySelector('input').disabled,
        ])";
    let rows = page.execute(script, &[legend.into()]);
    let row = |row: &serde_json::Value| {
        let count = row[1].as_u64().and_then(|count| usize::try_from(count).ok()).unwrap_or(usize::MAX);
        (row[0].as_str().unwrap_or_default().to_owned(), count, row[2] == true, row[3] == true)
    };
    rows.as_array().map(|rows| rows.iter().map(row).collect()).unwrap_or_default()
}

/// Names of all chosen rows.
pub fn chosen(page: &Page, legend: &str) -> Vec<String> {
    rows(page, legend).into_iter().filter(|row| row.2).map(|row| row.0).collect()
}

/// Has the long facets show every value.
#[track_caller]
pub fn show_all(page: &Page, content: &Content) {
    page.button(&format!("Show all {}", content.topics().len())).click();
    page.button(&format!("Show all {}", content.institutions().len())).click();
}

/// Chosen ones first, then those with most articles; else in the editors' order.
fn in_order(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort_by_key(|row| (!row.2, std::cmp::Reverse(row.1)));
    rows
}

#[track_caller]
fn check(page: &Page, content: &Content, address: &str, question: &Question) {
    page.goto(address);
    let total = question.count(content);
    finds(page, total);
    let titles: Vec<_> = question.titles(content).into_iter().take(20).collect();
    shows(page, "what is listed", &titles, listed);
    show_all(page, content);

    let mut topics = Vec::new();
    for id in content.topics() {
        let chosen = question.topics.iter().any(|other| other == id);
        let count = if chosen { total } else { question.and_topic(id).count(content) };
        topics.push((content.topic_name(id, "en").to_owned(), count, chosen, chosen || count > 0));
    }
    shows(page, &format!("the topics of {address}"), &in_order(topics), |page| rows(page, "Topics"));

    let mut institutions = Vec::new();
    for id in content.institutions() {
        let chosen = question.institutions.iter().any(|other| other == id);
        let count = if chosen { total } else { question.and_institution(id).count(content) };
        institutions.push((
            content.institution_name(id, "en").to_owned(),
            count,
            chosen,
            chosen || count > 0,
        ));
    }
    shows(page, &format!("the institutions of {address}"), &in_order(institutions), |page| {
        rows(page, "Institutions")
    });

    let mut kinds = Vec::new();
    for (name, events) in [("News and events", None), ("News", Some(false)), ("Events", Some(true))] {
        let count = Question { events, ..question.clone() }.count(content);
        let chosen = question.events == events;
        kinds.push((name.to_owned(), count, chosen, chosen || count > 0));
    }
    shows(page, &format!("the kinds of {address}"), &kinds, |page| rows(page, "Kind"));
    assert_eq!(page.address(), address, "opening an address does not change it");
}

#[test]
fn every_number_is_what_choosing_would_find_for_hydropower_and_clausthal() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/about/");
    let question = Question::about(&["hydropower"], &["tu-clausthal"]);
    check(&page, &content, "/news/?topic=hydropower&institution=tu-clausthal", &question);
    page.assert_console_silent();
}

#[test]
fn every_number_is_what_choosing_would_find_for_other_questions() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/about/");
    check(&page, &content, "/news/", &Question::default());
    check(&page, &content, "/news/?topic=solar&topic=wind", &Question::about(&["solar", "wind"], &[]));
    let both = Question::about(&[], &["kust", "tu-clausthal"]);
    check(&page, &content, "/news/?institution=kust&institution=tu-clausthal", &both);
    let joint = Question { joint: true, ..both };
    check(&page, &content, "/news/?institution=kust&institution=tu-clausthal&match=all", &joint);
    let nothing = Question { joint: true, ..Question::about(&[], &["kust", "mit"]) };
    assert_eq!(nothing.count(&content), 0, "KUST and MIT have no joint article");
    check(&page, &content, "/news/?institution=kust&institution=mit&match=all", &nothing);
    let events = Question {
        events: Some(true),
        from: Some("2021-06".into()),
        to: Some("2023-12".into()),
        words: vec!["carbon".into()],
        ..Question::about(&["energy-transition", "climate-policy"], &[])
    };
    let address =
        "/news/?topic=climate-policy&topic=energy-transition&kind=event&from=2021-06&to=2023-12&q=carbon";
    check(&page, &content, address, &events);
    page.assert_console_silent();
}

#[test]
fn the_number_beside_a_value_is_what_a_click_on_it_finds() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/?institution=tu-clausthal");
    finds(&page, content.matching(&[], &["tu-clausthal"]).len());
    show_all(&page, &content);
    for (id, address) in [
        ("hydrogen", "/news/?topic=hydrogen&institution=tu-clausthal"),
        ("hydropower", "/news/?topic=hydrogen&topic=hydropower&institution=tu-clausthal"),
    ] {
        let name = content.topic_name(id, "en");
        let promised = rows(&page, "Topics").into_iter().find(|row| row.0 == name).map(|row| row.1);
        page.checkbox(name).click();
        page.arrives_at(address);
        finds(&page, promised.expect("a row"));
    }
    let promised = rows(&page, "Kind").into_iter().find(|row| row.0 == "Events").map(|row| row.1);
    page.role(browser_tests::Role::Radio, "Events").click();
    finds(&page, promised.expect("a row"));
    page.arrives_at("/news/?topic=hydrogen&topic=hydropower&institution=tu-clausthal&kind=event");
}

#[test]
fn what_a_reader_works_on_does_not_move_away() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    finds(&page, content.articles.len());
    let names = |page: &Page| rows(page, "Topics").into_iter().map(|row| row.0).collect::<Vec<_>>();
    let before = names(&page);
    assert_eq!(before.len(), 8);
    page.checkbox(&before[5]).click();
    shows(&page, "what is chosen", &vec![before[5].clone()], |page| chosen(page, "Topics"));
    assert_eq!(names(&page), before);
    let elsewhere = page.field("Search the news");
    elsewhere.focus();
    elsewhere.hover();
    shows(&page, "the first topic", &before[5], |page| names(page)[0].clone());
}

#[test]
fn the_box_finds_institutions_by_any_of_their_names() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    let box_ = page.field("Find in institutions");
    for typed in ["clausthal", "  CLAUS", "kust"] {
        let wanted = typed.trim().to_lowercase();
        let mut expected: Vec<_> = content
            .institutions()
            .into_iter()
            .filter(|id| {
                content.institution_name(id, "en").to_lowercase().contains(&wanted)
                    || content.institution_short(id).to_lowercase().contains(&wanted)
            })
            .map(|id| content.institution_name(id, "en").to_owned())
            .collect();
        expected.sort();
        assert!(!expected.is_empty(), "{typed}");
        box_.fill(typed);
        shows(&page, &format!("what is found for {typed:?}"), &expected, |page| {
            let mut names: Vec<_> = rows(page, "Institutions").into_iter().map(|row| row.0).collect();
            names.sort();
            names
        });
        assert_eq!(box_.value(), typed);
        assert!(box_.is_focused());
    }
    page.checkbox(content.institution_name("kust", "en")).click();
    page.arrives_at("/news/?institution=kust");
    finds(&page, content.matching(&[], &["kust"]).len());
    box_.fill("zzz");
    page.sees("Nothing called “zzz”.");
    assert_eq!(page.address(), "/news/?institution=kust");
    page.assert_console_silent();
}

#[test]
fn choices_that_follow_at_once_all_count() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    finds(&page, content.articles.len());
    // A slow device hands over several taps before the first has its effect.
    let script =
        "for (const box of [...document.querySelectorAll('.facet input[type=checkbox]')].slice(0, 2))
        box.click()";
    page.execute(script, &[]);
    page.arrives_at("/news/?topic=energy-transition&topic=international-cooperation");
    finds(&page, content.matching(&["energy-transition", "international-cooperation"], &[]).len());
}
