//! The front page.

use crate::oracle::Question;
use crate::support::{day_in_words, finds, listed, reads_article, shows};
use browser_tests::{Content, Key, Page, Site, Visitor};
use serde_json::json;

#[test]
fn the_newest_article_leads_and_the_next_nine_follow() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/");
    let newest = &content.articles[0];
    shows(&page, "the lead", &newest.title, |page| page.text_of(".card.lead h2"));
    assert_eq!(page.text_of(".card.lead .summary"), newest.summary());
    assert_eq!(page.text_of(".card.lead .meta time"), day_in_words(&newest.date));
    let latest: Vec<_> = content.articles[1..10].iter().map(|article| article.title.clone()).collect();
    assert_eq!(page.texts_of(".card-grid h3"), latest);
    let dates: Vec<_> = content.articles[1..10].iter().map(|article| day_in_words(&article.date)).collect();
    assert_eq!(page.texts_of(".card-grid .meta time"), dates);
    let size = |css: &str| -> f64 {
        let size = page.element(css).first().style("font-size");
        size.trim_end_matches("px").parse().expect("a size in pixels")
    };
    let (lead, others) = (size(".card.lead h2"), size(".card-grid h3"));
    assert!(lead > 1.5 * others, "the lead's headline is larger: {lead} and {others} px");
}

#[test]
fn every_topic_and_the_busiest_institutions_are_listed_with_their_numbers() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/");
    page.sees("By institution");
    let rows = |section: &str| {
        let script = "return [...document.querySelectorAll(`section[aria-labelledby=${arguments[0]}] li`)]
            .map(row => [row.querySelector('a').textContent, row.querySelector('a').getAttribute('href'),
                row.querySelector('.facet-count').textContent])";
        page.execute(script, &[section.into()])
    };
    let topics: Vec<_> = content
        .topics()
        .into_iter()
        .map(|id| {
            let count = Question::about(&[id], &[]).count(&content);
            json!([content.topic_name(id, "en"), format!("/topics/{id}/"), count.to_string()])
        })
        .collect();
    assert_eq!(rows("by-topic"), json!(topics));

    let mut institutions: Vec<_> = content
        .institutions()
        .into_iter()
        .map(|id| (Question::about(&[], &[id]).count(&content), id))
        .collect();
    institutions.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let institutions: Vec<_> = institutions[..12]
        .iter()
        .map(|(count, id)| {
            json!([content.institution_name(id, "en"), format!("/institutions/{id}/"), count.to_string()])
        })
        .collect();
    assert_eq!(rows("by-institution"), json!(institutions));
}

#[test]
fn a_click_on_a_card_opens_the_article_at_its_top() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/");
    let article = &content.articles[8];
    page.link(&article.title).click();
    page.arrives_at(&article.path());
    reads_article(&page, &content, &article.slug);
    shows(&page, "the title", &format!("{} · Tidings", article.title), Page::title);
    shows(&page, "the focus", &format!("heading {}", article.title), Page::focused);
    shows(&page, "the scroll position", &0.0, Page::scroll_position);
    shows(&page, "what is announced", &article.title, |page| {
        page.execute("return document.querySelector('#app > [aria-live=polite]').textContent", &[])
            .as_str()
            .unwrap_or_default()
            .to_owned()
    });
    page.assert_console_silent();
}

#[test]
fn a_search_leads_to_its_results_with_the_words_in_the_box() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/");
    let question = Question { words: vec!["tandem".into(), "cells".into()], ..Question::default() };
    page.field("Search the news").fill("  tandem   cells ");
    page.press(Key::Enter);
    page.arrives_at("/news/?q=tandem+cells");
    finds(&page, question.count(&content));
    shows(&page, "what is listed", &question.titles(&content), listed);
    assert_eq!(page.field("Search the news").value(), "tandem cells");
    page.back();
    page.arrives_at("/");
    page.sees("By topic");
    page.assert_console_silent();
}

#[test]
fn the_link_to_all_articles_says_how_many_there_are() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/");
    page.link(&format!("All {} articles", content.articles.len())).click();
    page.arrives_at("/news/");
    finds(&page, content.articles.len());
    page.back();
    page.link(&format!("All {} institutions", content.institutions().len())).click();
    page.arrives_at("/institutions/");
    shows(&page, "the title", &"Institutions · Tidings".to_owned(), Page::title);
}
