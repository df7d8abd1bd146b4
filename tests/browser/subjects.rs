//! Topics and institutions.

use crate::oracle::Question;
use crate::support::{finds, in_words, shows};
use browser_tests::{Content, Page, Site, Visitor};
use serde_json::{Value, json};
use std::cmp::Reverse;

/// Name, address and number of each row of a list.
fn rows(page: &Page, css: &str) -> Value {
    let script = "return [...document.querySelectorAll(arguments[0])].map(row =>
        [row.querySelector('a').textContent, row.querySelector('a').getAttribute('href'),
         Number(row.querySelector('.facet-count').textContent)])";
    page.execute(script, &[css.into()])
}

/// Those with most articles first.
fn busiest(mut rows: Vec<(String, String, usize)>) -> Vec<Value> {
    rows.retain(|row| row.2 > 0);
    rows.sort_by_key(|row| Reverse(row.2));
    rows.into_iter().map(|(name, address, count)| json!([name, address, count])).collect()
}

#[test]
fn every_topic_is_listed_with_its_number() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/topics/");
    let names: Vec<_> = content.topics().iter().map(|id| content.topic_name(id, "en").to_owned()).collect();
    shows(&page, "the topics", &names, |page| page.texts_of(".topic-card h2"));
    let counts: Vec<_> =
        content.topics().iter().map(|id| in_words(Question::about(&[id], &[]).count(&content))).collect();
    assert_eq!(page.texts_of(".topic-card .meta"), counts);
    page.link(&names[3]).within("main").click();
    shows(&page, "the heading", &vec![names[3].clone()], |page| page.texts_of("main h1"));
}

#[test]
fn a_topic_shows_its_articles_and_who_works_on_it() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/topics/");
    for id in ["hydropower", "international-cooperation"] {
        page.goto(&format!("/topics/{id}/"));
        let question = Question::about(&[id], &[]);
        page.sees(&in_words(question.count(&content)));
        assert_eq!(page.heading(), content.topic_name(id, "en"));
        let titles: Vec<_> = question.titles(&content).into_iter().take(24).collect();
        assert_eq!(page.texts_of(".article-list h3"), titles);
        let who = content.institutions().into_iter().map(|institution| {
            let count = question.and_institution(institution).count(&content);
            let address = format!("/news/?topic={id}&institution={institution}");
            (content.institution_name(institution, "en").to_owned(), address, count)
        });
        let mut who = busiest(who.collect());
        who.truncate(10);
        assert_eq!(rows(&page, "aside .browse-list li"), json!(who), "{id}");
        page.link("Filter these articles").click();
        page.arrives_at(&format!("/news/?topic={id}"));
        finds(&page, question.count(&content));
    }
    page.assert_console_silent();
}

#[test]
fn a_long_list_goes_on_over_the_page() {
    let (site, content) = (Site::built(), Content::read());
    let id = "international-cooperation";
    let titles = Question::about(&[id], &[]).titles(&content);
    assert!((25..=48).contains(&titles.len()), "{id} has two pages");
    let page = Visitor::at_a_desk().opens(&site, &format!("/topics/{id}/"));
    page.link("Next page →").click();
    page.arrives_at(&format!("/topics/{id}/2/"));
    shows(&page, "the list", &titles[24..].to_vec(), |page| page.texts_of(".article-list h3"));
    let name = content.topic_name(id, "en");
    shows(&page, "the title", &format!("{name} (page 2) · Tidings"), Page::title);
    assert_eq!(page.heading(), name);
    page.goto(&format!("/topics/{id}/2/"));
    shows(&page, "the list", &titles[24..].to_vec(), |page| page.texts_of(".article-list h3"));
    page.link("← Previous page").click();
    page.arrives_at(&format!("/topics/{id}/"));
    shows(&page, "the list", &titles[..24].to_vec(), |page| page.texts_of(".article-list h3"));
    page.assert_console_silent();
}

#[test]
fn every_institution_is_listed_with_its_number() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/institutions/");
    page.sees("China");
    let mut expected: Vec<_> = content
        .institutions()
        .iter()
        .map(|id| {
            let count = Question::about(&[], &[id]).count(&content);
            json!([content.institution_name(id, "en"), format!("/institutions/{id}/"), count])
        })
        .collect();
    let mut listed = rows(&page, ".country li").as_array().cloned().unwrap_or_default();
    expected.sort_by_key(Value::to_string);
    listed.sort_by_key(Value::to_string);
    assert_eq!(listed, expected);
    let countries = page.texts_of(".country h2");
    assert!(countries.is_sorted() && countries.iter().all(|name| name.len() > 2), "{countries:?}");
}

#[test]
fn an_institution_shows_its_articles_topics_and_partners() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/institutions/tu-clausthal/");
    let question = Question::about(&[], &["tu-clausthal"]);
    page.sees(&in_words(question.count(&content)));
    assert_eq!(page.heading(), content.institution_name("tu-clausthal", "en"));
    assert!(page.text_of(".subject-head .standfirst").contains("Germany"));
    assert_eq!(page.texts_of(".article-list h3"), question.titles(&content));

    let topics = content.topics().into_iter().map(|id| {
        let address = format!("/news/?topic={id}&institution=tu-clausthal");
        (content.topic_name(id, "en").to_owned(), address, question.and_topic(id).count(&content))
    });
    assert_eq!(rows(&page, "aside .topics li"), json!(busiest(topics.collect())));

    let joint = Question { joint: true, ..question.clone() };
    let partners = content.institutions().into_iter().filter(|id| *id != "tu-clausthal").map(|id| {
        let mut both = ["tu-clausthal", id];
        both.sort_unstable();
        let address = format!("/news/?institution={}&institution={}&match=all", both[0], both[1]);
        (content.institution_name(id, "en").to_owned(), address, joint.and_institution(id).count(&content))
    });
    let mut partners = busiest(partners.collect());
    partners.truncate(10);
    assert_eq!(rows(&page, "aside .browse-list:not(.topics) li"), json!(partners));

    let first = partners[0][0].as_str().unwrap_or_default();
    page.link(first).within("aside").click();
    page.arrives_at(partners[0][1].as_str().unwrap_or_default());
    finds(&page, usize::try_from(partners[0][2].as_u64().unwrap_or_default()).unwrap_or_default());
    page.assert_console_silent();
}

#[test]
fn every_topic_and_institution_opens_by_its_address() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/institutions/");
    for id in content.topics() {
        page.goto(&format!("/topics/{id}/"));
        page.sees("Filter these articles");
        assert_eq!(page.heading(), content.topic_name(id, "en"));
        assert_eq!(page.text_of("#articles"), in_words(content.matching(&[id], &[]).len()), "{id}");
    }
    page.goto("/institutions/");
    for id in content.institutions() {
        let name = content.institution_name(id, "en");
        page.element(&format!("main a[href='/institutions/{id}/']")).click();
        shows(&page, "the heading", &vec![name.to_owned()], |page| page.texts_of("main h1"));
        assert_eq!(page.text_of("#articles"), in_words(content.matching(&[], &[id]).len()), "{id}");
        page.back();
        page.arrives_at("/institutions/");
    }
    page.assert_console_silent();
}
