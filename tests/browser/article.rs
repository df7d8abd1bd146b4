//! Articles, compared with the editors' files.

use crate::support::{SEED, body_lines, day_in_words, finds, one_line, reads_article, shows};
use browser_tests::{Article, Content, Page, Site, Visitor};
use serde_json::{Value, json};

fn text(value: &Value) -> String {
    one_line(value.as_str().unwrap_or_default())
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// Every text that the article's page shows, in one answer of the browser.
fn shown(page: &Page) -> Value {
    let script = "
        const line = text => text.replace(/\\s+/g, ' ').trim();
        const all = css => [...document.querySelectorAll(css)];
        const texts = css => all(css).map(element => line(element.innerText));
        const lines = css => all(css).flatMap(element => element.innerText.split('\\n').map(line).filter(Boolean));
        return {
            headline: texts('main h1'),
            summary: texts('.article-head .standfirst'),
            date: all('.article-head .meta time').map(time => [time.dateTime, line(time.innerText)]),
            topics: texts('.article-head .tags li'),
            body: lines('.article-body'),
            people: all('.people li').map(person => [
                line(person.querySelector('.person-name').innerText),
                line(person.querySelector('.person-role').innerText),
                line(person.querySelector('.person-institution')?.innerText ?? ''),
            ]),
            institutions: texts('.institution-links li'),
            credits: texts('.credits li'),
            sources: all('.sources li').map(source => [
                line(source.querySelector('cite').innerText),
                line(source.querySelector('.publisher').innerText),
                source.querySelector('cite a').getAttribute('href'),
            ]),
        }";
    page.execute(script, &[])
}

/// What its page should show, by the editors' file.
fn written(article: &Article, content: &Content) -> Value {
    let json = &article.json;
    let people: Vec<_> = list(&json["people"])
        .iter()
        .map(|person| {
            let institution = person["institution"].as_str();
            let institution = institution.map(|id| content.institution_name(id, "en")).unwrap_or_default();
            json!([text(&person["name"]), text(&person["role"]), one_line(institution)])
        })
        .collect();
    let credits: Vec<_> = list(&json["credits"])
        .iter()
        .map(|credit| match credit["affiliation"].as_str() {
            Some(affiliation) => {
                format!("{}: {}, {}", text(&credit["role"]), text(&credit["name"]), one_line(affiliation))
            }
            None => format!("{}: {}", text(&credit["role"]), text(&credit["name"])),
        })
        .collect();
    let sources: Vec<_> = list(&json["sources"])
        .iter()
        .map(|source| json!([text(&source["title"]), text(&source["publisher"]), source["url"]]))
        .collect();
    let topics: Vec<_> = article.topics.iter().map(|id| content.topic_name(id, "en")).collect();
    let institutions: Vec<_> =
        article.institutions.iter().map(|id| one_line(content.institution_name(id, "en"))).collect();
    json!({
        "headline": [one_line(&article.title)],
        "summary": [one_line(article.summary())],
        "date": [[article.date, day_in_words(&article.date)]],
        "topics": topics,
        "body": body_lines(json),
        "people": people,
        "institutions": institutions,
        "credits": credits,
        "sources": sources,
    })
}

#[test]
fn the_first_article_stands_as_the_university_published_it() {
    let (site, content) = (Site::built(), Content::read());
    let seed = content.article(SEED);
    let page = Visitor::at_a_desk().opens(&site, &seed.path());
    reads_article(&page, &content, SEED);
    assert_eq!(shown(&page), written(seed, &content));
    // Once more in plain words, so that no slip in reading the file can hide one on the page.
    let page_text = shown(&page);
    assert_eq!(page_text["headline"], json!(["KUST and TU Clausthal of Germany jointly held Forum"]));
    assert_eq!(page_text["date"], json!([["2021-01-05", "5 January 2021"]]));
    assert_eq!(
        page_text["credits"],
        json!([
            "Translated by: LU Xiaoling, Faculty of Foreign Languages and Cultures",
            "Edited by: CHEN Chunli, Faculty of Foreign Languages and Cultures (English)",
            "Source: Division of International Cooperation",
            "Issued by: Division of Overseas Cooperation (English)",
            "Edited by: KUST News Center (Chinese)",
        ])
    );
    assert_eq!(
        page_text["people"][2],
        json!(["HOU Zhengmeng", "Professor", "Clausthal University of Technology"])
    );
    assert_eq!(page_text["people"].as_array().map(Vec::len), Some(5));
    assert_eq!(page_text["body"].as_array().map(Vec::len), Some(3));
    assert_eq!(
        page_text["sources"],
        json!([[
            "KUST and TU Clausthal of Germany jointly held Forum",
            "Kunming University of Science and Technology, News & Events",
            "http://english.kmust.edu.cn/html/NewsfhfhfhEvents/2021/01/05/8f9fc222-d52e-44fa-bcc5-0a6edbecaada.html",
        ]])
    );
    assert_eq!(page.title(), "KUST and TU Clausthal of Germany jointly held Forum · Tidings");
    page.assert_console_silent();
}

#[test]
fn every_article_opens_by_its_address_with_all_its_texts() {
    let (site, content) = (Site::built(), Content::read());
    assert!(content.articles.len() >= 60);
    let page = Visitor::at_a_desk().opens(&site, "/about/");
    for article in &content.articles {
        page.goto(&article.path());
        let expected = written(article, &content);
        page.wait_until(&format!("the texts of {}", article.slug), |page| page.count(".article-body") == 1);
        assert_eq!(shown(&page), expected, "{}", article.slug);
        assert_eq!(page.title(), format!("{} · Tidings", article.title));
    }
    page.assert_console_silent();
}

#[test]
fn links_to_older_articles_lead_through_the_whole_archive() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, &content.articles[0].path());
    for (nth, article) in content.articles.iter().enumerate() {
        page.wait_until(&format!("the texts of {}", article.slug), |page| {
            page.texts_of("main h1") == [one_line(&article.title)]
                && page.text_of(".article-body").lines().eq(body_lines(&article.json))
        });
        let newer = nth.checked_sub(1).map(|newer| content.articles[newer].path());
        let neighbour = |rel: &str| {
            let script =
                "return document.querySelector(`.previous-next [rel=${arguments[0]}]`)?.getAttribute('href')";
            page.execute(script, &[rel.into()]).as_str().map(str::to_owned)
        };
        assert_eq!(neighbour("next"), newer, "newer than {}", article.slug);
        let older = content.articles.get(nth + 1).map(Article::path);
        assert_eq!(neighbour("prev"), older, "older than {}", article.slug);
        if older.is_some() {
            page.element(".previous-next [rel=prev]").click();
        }
    }
    page.assert_console_silent();
}

#[test]
fn a_day_is_the_same_day_in_every_time_zone() {
    let (site, content) = (Site::built(), Content::read());
    for zone in ["America/Los_Angeles", "Pacific/Kiritimati"] {
        let page = Visitor::at_a_desk().in_time_zone(zone).opens(&site, &content.article(SEED).path());
        reads_article(&page, &content, SEED);
        assert_eq!(page.text_of(".article-head .meta time"), "5 January 2021", "in {zone}");
    }
}

#[test]
fn an_event_says_what_when_where_and_how() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/about/");
    for slug in
        ["2023-09-15-world-geothermal-congress-beijing", "2018-04-24-jieyang-delegation-energy-storage"]
    {
        let event = &content.article(slug).json["event"];
        page.goto(&content.article(slug).path());
        reads_article(&page, &content, slug);
        let (start, end) = (day_in_words(&text(&event["start"])), event["end"].as_str());
        let when = match end {
            // Both are in one month.
            Some(end) if event["end"] != event["start"] => {
                format!("{}–{}", start.split(' ').next().unwrap_or_default(), day_in_words(end))
            }
            _ => start,
        };
        let how = match event["mode"].as_str() {
            Some("online") => "Online",
            Some("hybrid") => "In person and online",
            _ => "In person",
        };
        let mut expected = vec![text(&event["name"]), when];
        expected.extend(event["place"].as_str().map(one_line));
        expected.push(how.to_owned());
        assert_eq!(page.texts_of(".event-box dd"), expected, "{slug}");
    }
}

#[test]
fn a_person_s_institution_leads_to_its_articles() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, &content.article(SEED).path());
    page.link("Clausthal University of Technology").within(".people").click();
    page.arrives_at("/news/?institution=tu-clausthal");
    finds(&page, content.matching(&[], &["tu-clausthal"]).len());
    page.back();
    reads_article(&page, &content, SEED);
    page.link(content.topic_name("carbon-neutrality", "en")).within(".tags").click();
    page.arrives_at("/news/?topic=carbon-neutrality");
    finds(&page, content.matching(&["carbon-neutrality"], &[]).len());
}

#[test]
fn related_articles_are_others_and_open() {
    let (site, content) = (Site::built(), Content::read());
    let seed = content.article(SEED);
    let page = Visitor::at_a_desk().opens(&site, &seed.path());
    page.sees("Related articles");
    let titles = page.texts_of(".related h3");
    assert!(!titles.is_empty() && titles.len() <= 4, "{titles:?}");
    assert!(!titles.contains(&seed.title), "{titles:?}");
    let related: Vec<_> = content.articles.iter().filter(|article| titles.contains(&article.title)).collect();
    assert_eq!(related.len(), titles.len(), "each is an article: {titles:?}");
    for article in &related {
        let shared = article.topics.iter().any(|id| seed.topics.contains(id))
            || article.institutions.iter().any(|id| seed.institutions.contains(id));
        assert!(shared, "{} has nothing to do with it", article.slug);
    }
    page.link(&titles[0]).within(".related").click();
    shows(&page, "the headline", &vec![titles[0].clone()], |page| page.texts_of("main h1"));
    page.assert_console_silent();
}
