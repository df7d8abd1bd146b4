//! The site in Chinese and German: what is said, what is kept, and what stays in English.

use crate::http::ask;
use crate::oracle::Question;
use crate::support::{SEED, body_lines, in_words, one_line, shows};
use browser_tests::{Article, Content, Key, Page, Role, Site, Visitor};
use serde_json::{Value, json};
use std::path::Path;
use std::{env, fs};

/// The languages of the site besides English.
const OTHERS: [&str; 2] = ["de", "zh"];

/// A page with its title and its heading in German and in Chinese.
const PAGES: [(&str, [&str; 2], [&str; 2]); 13] = [
    (
        "/",
        ["", "Forschungskooperation zu Klimaneutralität und Energiewende"],
        ["", "碳中和与能源转型领域的科研合作"],
    ),
    ("/news/", ["Nachrichten", "Nachrichten"], ["新闻", "新闻"]),
    ("/events/", ["Veranstaltungen", "Veranstaltungen"], ["活动", "活动"]),
    ("/topics/", ["Themen", "Themen"], ["主题", "主题"]),
    (
        "/topics/hydropower/",
        ["Wasserkraft und Wasser", "Wasserkraft und Wasser"],
        ["水电与水资源", "水电与水资源"],
    ),
    ("/institutions/", ["Einrichtungen", "Einrichtungen"], ["机构", "机构"]),
    (
        "/institutions/tu-clausthal/",
        ["Technische Universität Clausthal", "Technische Universität Clausthal"],
        ["克劳斯塔尔工业大学", "克劳斯塔尔工业大学"],
    ),
    ("/people/", ["Personen", "Personen"], ["人物", "人物"]),
    (
        "/network/",
        ["Wer mit wem zusammenarbeitet", "Wer mit wem zusammenarbeitet"],
        ["谁与谁合作", "谁与谁合作"],
    ),
    ("/saved/", ["Gemerkt", "Gemerkt"], ["收藏", "收藏"]),
    ("/about/", ["Über uns", "Über Tidings"], ["关于", "关于 Tidings"]),
    ("/archive/", ["Archiv", "Archiv"], ["存档", "存档"]),
    ("/archive/2021-01/", ["Januar 2021", "Januar 2021"], ["2021年1月", "2021年1月"]),
];

/// The sections, as the navigation calls them.
const SECTIONS: [[&str; 6]; 2] = [
    ["Nachrichten", "Veranstaltungen", "Themen", "Einrichtungen", "Netzwerk", "Über uns"],
    ["新闻", "活动", "主题", "机构", "合作网络", "关于"],
];

/// A number of articles as a language says it.
fn articles(language: &str, count: usize) -> String {
    match (language, count) {
        ("de", 0) => "Keine Artikel".to_owned(),
        ("de", _) => format!("{count} Artikel"),
        ("zh", 0) => "没有文章".to_owned(),
        ("zh", _) => format!("{count} 篇文章"),
        _ => in_words(count),
    }
}

/// Waits until the explorer says in a language that it has found so many.
#[track_caller]
fn finds(page: &Page, language: &str, count: usize) {
    let expected = articles(language, count);
    shows(page, "the result count", &expected, |page| page.text_of("#result-count"));
}

/// The document's language.
fn language(page: &Page) -> Value {
    page.execute("return document.documentElement.lang", &[])
}

/// Address, headline and language of each card; no language where it is the page's own.
fn cards(page: &Page, within: &str) -> Value {
    let script = "const line = text => text.replace(/\\s+/g, ' ').trim();
        return [...document.querySelectorAll(arguments[0] + ' .card')].map(card => {
            const heading = card.querySelector('h2, h3');
            const summary = card.querySelector('.summary');
            return heading && summary && [heading.querySelector('a')?.getAttribute('href'),
                line(heading.innerText), heading.getAttribute('lang'), summary.getAttribute('lang')];
        })";
    page.execute(script, &[within.into()])
}

/// What [`cards`] gives of articles that are listed in a language.
fn listed_in(language: &str, articles: &[&Article], content: &Content) -> Value {
    let card = |article: &&Article| {
        let edition = content.edition(language, &article.slug);
        let title = edition.and_then(|edition| edition["title"].as_str()).unwrap_or(&article.title);
        let foreign = edition.is_none().then_some("en");
        json!([format!("/{language}{}", article.path()), one_line(title), foreign, foreign])
    };
    articles.iter().map(card).collect()
}

fn with_edition<'content>(content: &'content Content, language: &str) -> Vec<&'content Article> {
    content.matching_where(|article| content.edition(language, &article.slug).is_some())
}

#[test]
fn the_main_pages_say_in_each_language_what_they_are() {
    let site = Site::built();
    let page = Visitor::at_a_desk().opens(&site, "/de/");
    for (path, german, chinese) in PAGES {
        for (nth, [title, heading]) in [german, chinese].into_iter().enumerate() {
            let path = format!("/{}{path}", OTHERS[nth]);
            page.goto(&path);
            shows(&page, &format!("the heading of {path}"), &heading.to_owned(), Page::heading);
            let title = if title.is_empty() { "Tidings".to_owned() } else { format!("{title} · Tidings") };
            shows(&page, &format!("the title of {path}"), &title, Page::title);
            assert_eq!(language(&page), OTHERS[nth], "{path}");
            assert_eq!(page.texts_of("header nav.sections a"), SECTIONS[nth], "{path}");
            assert_eq!(page.address(), path);
        }
    }
    page.assert_console_silent();
}

#[test]
fn every_address_of_the_site_is_there_in_every_language() {
    let (site, content) = (Site::built(), Content::read());
    let mut paths: Vec<_> = PAGES.iter().map(|(path, ..)| (*path).to_owned()).collect();
    for article in &content.articles {
        paths.extend([article.path(), format!("/archive/{}/", &article.date[..7])]);
    }
    paths.extend(content.topics().iter().map(|id| format!("/topics/{id}/")));
    paths.extend(content.institutions().iter().map(|id| format!("/institutions/{id}/")));
    let people = ask(&site.url(), "GET", "/people/", &[]).body;
    let people = people.split("href=\"/people/").skip(1).filter_map(|rest| rest.split('"').next());
    paths.extend(people.filter(|id| !id.is_empty()).map(|id| format!("/people/{id}")));
    paths.sort();
    paths.dedup();
    assert!(paths.len() > 200, "{} addresses", paths.len());
    for path in &paths {
        for language in OTHERS {
            let answer = ask(&site.url(), "GET", &format!("/{language}{path}"), &[]);
            assert_eq!(answer.status, 200, "/{language}{path}");
            let html = format!("<html lang=\"{language}\"");
            assert!(answer.body.contains(&html), "/{language}{path} is in {language}");
        }
    }
}

#[test]
fn the_language_switch_keeps_the_page_and_what_is_asked_of_it() {
    let (site, content) = (Site::built(), Content::read());
    let count = content.matching(&["hydropower"], &[]).len();
    let page = Visitor::at_a_desk().opens(&site, "/news/?topic=hydropower");
    finds(&page, "en", count);
    for (name, language, topic) in [
        ("Deutsch", "de", "Wasserkraft und Wasser"),
        ("中文", "zh", "水电与水资源"),
        ("English", "en", "Hydropower and water"),
    ] {
        let prefix = if language == "en" { String::new() } else { format!("/{language}") };
        page.link(name).within("header .language-switch").click();
        page.arrives_at(&format!("{prefix}/news/?topic=hydropower"));
        finds(&page, language, count);
        page.wait_until("the filter to be chosen", |page| page.checkbox(topic).is_checked());
        let current = page.texts_of(".language-switch [aria-current=true]");
        assert_eq!(current, [name], "the switch says which language it is");
        let link = page.link(name).within("header .language-switch");
        assert_eq!(link.attribute("lang").as_deref(), Some(language), "its name is in itself");
    }
    // What is chosen in the app goes along as well.
    page.checkbox("Solar energy").click();
    page.arrives_at("/news/?topic=hydropower&topic=solar");
    page.link("中文").within("header .language-switch").click();
    page.arrives_at("/zh/news/?topic=hydropower&topic=solar");
    finds(&page, "zh", content.matching(&["hydropower", "solar"], &[]).len());

    // So does where the app has gone meanwhile.
    page.link("活动").within("header nav.sections").click();
    page.arrives_at("/zh/events/");
    for (from, to) in [
        ("/zh/events/", "/de/events/".to_owned()),
        ("/zh/events/?mode=online&month=2021-12", "/de/events/?mode=online&month=2021-12".to_owned()),
        (&*format!("/zh/news/{SEED}/"), format!("/de/news/{SEED}/")),
        ("/zh/people/hou-zhengmeng/", "/de/people/hou-zhengmeng/".to_owned()),
        ("/zh/network/?topic=hydropower", "/de/network/?topic=hydropower".to_owned()),
        // There is nothing to translate at an address that leads nowhere.
        ("/zh/no/such/", "/de/".to_owned()),
    ] {
        if page.address() != from {
            page.goto(from);
        }
        page.link("Deutsch").within("header .language-switch").click();
        page.arrives_at(&to);
        shows(&page, "the language", &json!("de"), language);
    }
}

#[test]
fn an_article_is_in_the_page_s_language_or_says_that_it_is_in_english() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/de/");
    let languages_of = |page: &Page| {
        let script = "return ['main h1', '.article-head .standfirst', '.article-body']
            .map(css => document.querySelector(css)?.getAttribute('lang'))";
        page.execute(script, &[])
    };
    for (language, note) in [
        ("de", "Diesen Artikel gibt es noch nicht auf Deutsch. Hier steht das englische Original."),
        ("zh", "本文尚无中文版，以下为英文原文。"),
    ] {
        let translated = with_edition(&content, language);
        assert!(translated.len() > 3, "{} articles in {language}", translated.len());
        let others = content.matching_where(|article| content.edition(language, &article.slug).is_none());
        for article in translated.into_iter().chain(others.into_iter().step_by(20)) {
            let path = format!("/{language}{}", article.path());
            page.goto(&path);
            let edition = content.edition(language, &article.slug);
            let said = edition.unwrap_or(&article.json);
            let title = one_line(said["title"].as_str().unwrap_or_default());
            shows(&page, "the headline", &vec![title.clone()], |page| page.texts_of("main h1"));
            assert_eq!(page.title(), format!("{title} · Tidings"), "{path}");
            let summary = one_line(said["summary"].as_str().unwrap_or_default());
            assert_eq!(page.text_of(".article-head .standfirst"), summary, "{path}");
            assert_eq!(page.text_of(".article-body"), body_lines(said).join("\n"), "{path}");
            let foreign = edition.is_none().then_some("en");
            assert_eq!(languages_of(&page), json!([foreign, foreign, foreign]), "{path}");
            assert_eq!(page.has_text(note), edition.is_none(), "{path}");
            let topics: Vec<_> = article.topics.iter().map(|id| content.topic_name(id, language)).collect();
            assert_eq!(page.texts_of(".article-head .tags li"), topics, "{path}");
        }
    }
    page.goto(&format!("/de/news/{SEED}/"));
    page.sees("5. Januar 2021");
    page.link("中文").within(".article-head").click();
    page.arrives_at(&format!("/zh/news/{SEED}/"));
    page.sees("2021年1月5日");
    page.link("English").within(".article-head").click();
    page.arrives_at(&content.article(SEED).path());
    page.sees("5 January 2021");
    assert_eq!(languages_of(&page), json!([null, null, null]));
    page.assert_console_silent();
}

#[test]
fn lists_have_the_headlines_of_editions_and_mark_what_is_in_english() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/de/");
    for (language, heading) in [("de", "Auf Deutsch"), ("zh", "中文文章")] {
        page.goto(&format!("/{language}/"));
        page.sees(heading);
        let first = |articles: Vec<&Article>, count: usize| {
            let shown: Vec<_> = articles.into_iter().take(count).collect();
            listed_in(language, &shown, &content)
        };
        let all = content.matching_where(|_| true);
        let latest = first(all.iter().skip(1).copied().collect(), 9);
        assert_eq!(cards(&page, "[aria-labelledby=latest]"), latest, "{language}");
        let lead = first(all.clone(), 1);
        assert_eq!(lead[0][1], json!(page.text_of("article.lead h2")));
        let translated = with_edition(&content, language);
        assert_eq!(cards(&page, "[aria-labelledby=translated]"), first(translated, 6), "{language}");

        page.goto(&format!("/{language}/news/"));
        let expected = first(all, 20);
        shows(&page, "what is listed", &expected, |page| cards(page, ".results"));
        page.goto(&format!("/{language}/topics/carbon-neutrality/"));
        let expected = first(content.matching(&["carbon-neutrality"], &[]), 24);
        shows(&page, "what the topic lists", &expected, |page| cards(page, ".article-list"));
        let count = content.matching(&["carbon-neutrality"], &[]).len();
        assert_eq!(page.text_of("#articles"), articles(language, count));
        page.goto(&format!("/{language}/archive/2021-01/"));
        let expected = first(content.matching_where(|article| article.date.starts_with("2021-01")), 24);
        shows(&page, "what the month lists", &expected, |page| cards(page, "main"));
    }
    page.assert_console_silent();
}

/// Links to pages of the site that leave the language.
fn leaving(page: &Page, language: &str) -> Value {
    let script = "return [...document.querySelectorAll('a[href^=\"/\"]:not([rel~=external])')]
        .map(link => link.getAttribute('href'))
        .filter(href => !href.startsWith('/' + arguments[0] + '/'))";
    page.execute(script, &[language.into()])
}

#[test]
fn going_about_stays_in_the_language() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/de/");
    page.execute("window.isSameDocument = true", &[]);
    let stays = |page: &Page| {
        assert_eq!(leaving(page, "de"), json!([]), "{} has links out of the language", page.address());
        assert_eq!(language(page), "de", "{}", page.address());
        assert_eq!(page.execute("return window.isSameDocument", &[]), true, "{}", page.address());
    };
    stays(&page);
    page.link("Themen").within("header nav.sections").click();
    page.arrives_at("/de/topics/");
    shows(&page, "the heading", &"Themen".to_owned(), Page::heading);
    shows(&page, "the title", &"Themen · Tidings".to_owned(), Page::title);
    stays(&page);
    page.link("Klimaneutralität").within("main").click();
    page.arrives_at("/de/topics/carbon-neutrality/");
    shows(&page, "the heading", &"Klimaneutralität".to_owned(), Page::heading);
    page.link("Diese Artikel filtern").click();
    page.arrives_at("/de/news/?topic=carbon-neutrality");
    let about = content.matching(&["carbon-neutrality"], &[]);
    finds(&page, "de", about.len());
    stays(&page);
    let newest = about[0];
    page.element(&format!(".results a[href='/de{}']", newest.path())).click();
    page.arrives_at(&format!("/de{}", newest.path()));
    let title = &listed_in("de", &[newest], &content)[0][1];
    shows(&page, "the headline", &json!([title]), |page| json!(page.texts_of("main h1")));
    stays(&page);
    page.element(".previous-next [rel=prev]").click();
    page.wait_until("another article", |page| {
        page.texts_of("main h1") != [title.as_str().unwrap_or_default()]
    });
    assert!(page.address().starts_with("/de/news/"), "{}", page.address());
    page.link("Veranstaltungen").within("header nav.sections").click();
    page.arrives_at("/de/events/");
    page.field("Teilnahme").choose("Online");
    page.arrives_at("/de/events/?mode=online");
    stays(&page);
    page.link("Personen").within("footer").click();
    page.arrives_at("/de/people/");
    page.link("Zhengmeng Hou").within("main").click();
    page.arrives_at("/de/people/hou-zhengmeng/");
    page.sees("6 Artikel");
    stays(&page);
    page.field("Nachrichten durchsuchen").within("header").fill("Wasserstoff");
    page.press(Key::Enter);
    page.arrives_at("/de/news/?q=Wasserstoff");
    finds(&page, "de", Question { words: vec!["Wasserstoff".into()], ..Question::default() }.count(&content));
    page.back();
    page.arrives_at("/de/people/hou-zhengmeng/");
    page.link("Tidings").within("header").click();
    page.arrives_at("/de/");
    page.sees("Neueste");
    stays(&page);
    page.assert_console_silent();
}

#[test]
fn words_of_the_language_are_found() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/de/news/");
    for (language, label, texts) in [
        ("de", "Nachrichten durchsuchen", ["Klimaneutralität", "weltrekord", "für Technik"]),
        ("zh", "搜索新闻", ["碳中和", "昆明理工大学", "论坛"]),
    ] {
        page.goto(&format!("/{language}/news/"));
        for text in texts {
            let words = text.split_whitespace().map(str::to_owned).collect();
            let question = Question { words, ..Question::default() };
            let found = question.answers(&content);
            assert!(!found.is_empty(), "{text}");
            page.field(label).within("main").fill(text);
            finds(&page, language, found.len());
            let first: Vec<_> = found.into_iter().take(20).collect();
            let expected = listed_in(language, &first, &content);
            let listed = |page: &Page| match cards(page, ".results") {
                // The language of a passage is that of the edition in which it was found.
                Value::Array(cards) => cards.iter().map(|card| json!([card[0], card[1], card[2]])).collect(),
                none => none,
            };
            let expected: Value = expected
                .as_array()
                .into_iter()
                .flatten()
                .map(|card| json!([card[0], card[1], card[2]]))
                .collect();
            shows(&page, &format!("what is found for {text}"), &expected, listed);
            page.wait_until("the words to be marked", |page| page.count(".results mark") > 0);
        }
    }
    page.assert_console_silent();
}

#[test]
fn unknown_addresses_say_so_in_the_language_of_the_address() {
    let site = Site::built();
    let page = Visitor::at_a_desk().opens(&site, "/de/about/");
    for (path, heading, link) in [
        ("/de/no/such/", "Unter dieser Adresse gibt es keine Seite", "Alle Nachrichten"),
        ("/de/news/no-such-article/", "Unter dieser Adresse gibt es keinen Artikel", "Alle Nachrichten"),
        ("/de/topics/tides/", "Unter dieser Adresse gibt es kein Thema", "Alle Nachrichten"),
        ("/de/institutions/atlantis/", "Unter dieser Adresse gibt es keine Einrichtung", "Alle Nachrichten"),
        ("/de/archive/1999-01/", "Unter dieser Adresse gibt es keine Seite", "Alle Nachrichten"),
        ("/zh/no/such/", "此地址没有页面", "全部新闻"),
        ("/zh/news/no-such-article/", "此地址没有文章", "全部新闻"),
        ("/zh/people/nobody/", "此地址没有页面", "全部新闻"),
        ("/fr/news/", "There is no page at this address", "All news"),
    ] {
        page.goto(path);
        shows(&page, "the heading", &vec![heading.to_owned()], |page| page.texts_of("main h1"));
        shows(&page, "the title", &format!("{heading} · Tidings"), Page::title);
        let expected = path.get(1..3).filter(|first| OTHERS.contains(first)).unwrap_or("en");
        assert_eq!(language(&page), expected, "{path}");
        assert_eq!(page.address(), path, "a wrong address stays to be corrected");
        page.link(link).within("main").appears();
    }
    page.goto("/de/no/such/");
    page.link("Alle Nachrichten").within("main").click();
    page.arrives_at("/de/news/");
    shows(&page, "the heading", &"Nachrichten".to_owned(), Page::heading);
}

#[test]
fn numbers_days_and_plurals_are_the_language_s() {
    let (site, content) = (Site::built(), Content::read());
    let all = content.matching_where(|article| article.is_event).len();
    let alone = content
        .institutions()
        .into_iter()
        .find(|id| content.matching(&[], &[id]).len() == 1 && content.matching(&[], &[id])[0].is_event);
    let alone = alone.expect("an institution with one article, of an event");
    let page = Visitor::at_a_desk().opens(&site, "/events/");
    for (prefix, language, events, one, days) in [
        ("", "en", format!("{all} events"), "1 event", "10–24 August 2024"),
        ("/de", "de", format!("{all} Veranstaltungen"), "1 Veranstaltung", "10.–24. August 2024"),
        ("/zh", "zh", format!("{all} 项活动"), "1 项活动", "2024年8月10日至24日"),
    ] {
        page.goto(&format!("{prefix}/events/"));
        shows(&page, "the number of events", &events, |page| page.text_of("main [role=status]"));
        page.sees(days);
        page.goto(&format!("{prefix}/events/?institution={alone}"));
        shows(&page, "the number of events", &one.to_owned(), |page| page.text_of("main [role=status]"));
        page.goto(&format!("{prefix}/news/?institution={alone}"));
        finds(&page, language, 1);
        page.goto(&format!("{prefix}/news/?institution=kust&institution=mit&match=all"));
        finds(&page, language, 0);
    }
    page.assert_console_silent();
}

#[test]
fn nothing_overflows_where_the_page_runs_from_right_to_left() {
    let site = Site::built();
    for visitor in [Visitor::on_a_phone(), Visitor::at_a_desk()] {
        let page = visitor.opens(&site, "/about/");
        for path in [
            "/",
            "/news/",
            "/news/?topic=hydropower&institution=tu-clausthal",
            &format!("/news/{SEED}/"),
            "/news/2024-10-29-berlin-declaration-carbon-neutrality/",
            "/events/",
            "/events/?month=2024-08",
            "/network/",
        ] {
            page.goto(path);
            page.wait_until("the page's content", |page| {
                page.count("html[data-waiting]") == 0 && page.count("main a") > 3
            });
            let width = page.execute("return innerWidth", &[]);
            assert!(page.sideways_overflow() <= 0.5, "{path} at {width}");
            page.execute("document.documentElement.dir = 'rtl'", &[]);
            let overflow = page.sideways_overflow();
            assert!(overflow <= 0.5, "{path} at {width}: {overflow} pixels too wide from right to left");
            let script = "const name = document.querySelector('header .wordmark').getBoundingClientRect();
                return name.right > innerWidth / 2";
            assert_eq!(page.execute(script, &[]), true, "{path} at {width} is mirrored");
        }
        page.assert_console_silent();
    }
}

/// A style sheet without its comments.
fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.filter_map(|part| part.split_once("*/")).fold(first, |all, (_, rest)| all + rest)
}

/// What is wrong with a declaration for pages that run from right to left.
fn is_physical(property: &str, value: &str) -> bool {
    let sides = ["left", "right", "top", "bottom"];
    let mut words = property.split('-');
    let names_a_side = words.any(|word| sides.contains(&word));
    let says_a_side = ["text-align", "float", "clear", "caption-side"].contains(&property)
        && value.split_whitespace().any(|word| sides.contains(&word));
    // Of four values, the second is on the right and the fourth on the left.
    let four: Vec<_> = value.split_whitespace().collect();
    let is_lopsided = ["margin", "padding", "inset", "border-width"].contains(&property)
        && four.len() == 4
        && four[1] != four[3];
    !property.starts_with("--") && (names_a_side || says_a_side || is_lopsided)
}

#[test]
fn the_style_sheets_know_no_left_and_right() {
    assert!(is_physical("margin-left", "0") && is_physical("text-align", "left"));
    assert!(is_physical("left", "0") && is_physical("padding", "0 1px 0 2px"));
    assert!(!is_physical("margin-inline-start", "0") && !is_physical("text-align", "start"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../style");
    let mut declarations = 0;
    for entry in fs::read_dir(folder).expect("the folder of style sheets").flatten() {
        if entry.path().extension().is_none_or(|extension| extension != "css") {
            continue;
        }
        let css = without_comments(&fs::read_to_string(entry.path()).expect("a style sheet"));
        // What a brace opens after is a selector or a condition.
        let ends = css.match_indices([';', '{', '}']);
        let mut begin = 0;
        for (end, mark) in ends {
            let said = one_line(&css[begin..end]);
            begin = end + 1;
            if mark == "{" {
                continue;
            }
            let Some((property, value)) = said.split_once(':') else { continue };
            declarations += 1;
            let file = entry.file_name();
            assert!(!is_physical(property.trim(), value.trim()), "{}: {said}", file.display());
        }
    }
    assert!(declarations > 500, "{declarations} declarations were looked at");
}

#[test]
fn what_is_spoken_to_assistive_technology_is_in_the_language_too() {
    let site = Site::built();
    let page = Visitor::at_a_desk().opens(&site, "/de/");
    for (path, names) in
        [("/de/", ["Bereiche", "Sprache"]), ("/zh/", ["栏目", "语言"]), ("/", ["Sections", "Language"])]
    {
        page.goto(path);
        for name in names {
            page.role(Role::Region, name).within("header").appears();
        }
    }
    page.goto("/de/");
    page.press(Key::Tab);
    shows(&page, "what Tab comes to first", &"link Zum Inhalt springen".to_owned(), Page::focused);
}
