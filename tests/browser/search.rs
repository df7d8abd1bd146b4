//! Full-text search: as it is typed, together with filters, in each language.

use crate::facets::show_all;
use crate::oracle::Question;
use crate::support::{SEED, assert_alive, finds, listed, shows};
use browser_tests::{Content, Fault, Key, Page, Site, Visitor};

fn words(words: &str) -> Question {
    Question { words: words.split_whitespace().map(str::to_owned).collect(), ..Question::default() }
}

#[track_caller]
fn lists(page: &Page, content: &Content, question: &Question) {
    finds(page, question.count(content));
    let titles: Vec<_> = question.titles(content).into_iter().take(20).collect();
    shows(page, "what is listed", &titles, listed);
}

/// The words that are marked in the list.
fn marked(page: &Page) -> Vec<String> {
    page.texts_of(".results mark")
}

#[test]
fn nothing_of_the_search_is_loaded_before_the_first_key_and_little_after_it() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    site.wait_for_request("/data/cards/*");
    page.field("Search the news").focus();
    assert_eq!(site.requests("/data/search*"), []);
    page.types("perov");
    lists(&page, &content, &words("perov"));
    assert!(words("perov").count(&content) > 0);
    assert_eq!(site.requests("/data/search-*").len(), 1);
    let parts = site.requests("/data/search/*").len();
    assert!((1..=4).contains(&parts), "{parts} parts for one word");
    page.assert_console_silent();
}

#[test]
fn words_are_found_in_the_text_and_shown_where_they_are() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/?q=LU+Xiaoling");
    lists(&page, &content, &words("LU Xiaoling"));
    shows(&page, "whether the first article is listed", &true, |page| {
        listed(page).contains(&content.article(SEED).title)
    });
    let has_name = |page: &Page| marked(page).iter().any(|text| text.contains("Xiaoling"));
    page.wait_until("the name to be marked", has_name);
    page.assert_console_silent();
}

#[test]
fn those_with_the_words_in_their_headlines_come_first_unless_the_newest_are_wanted() {
    let (site, content) = (Site::built(), Content::read());
    let question = words("hydrogen");
    let best = question.titles(&content);
    let mut newest: Vec<_> = question.answers(&content);
    newest.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.slug.cmp(&b.slug)));
    let newest: Vec<_> = newest.into_iter().take(20).map(|article| article.title.clone()).collect();
    assert_ne!(best[..best.len().min(20)], newest[..], "the two orders differ");
    let page = Visitor::at_a_desk().opens(&site, "/news/?q=hydrogen");
    lists(&page, &content, &question);
    page.field("Sort").choose("Newest first");
    page.arrives_at("/news/?q=hydrogen&sort=newest");
    shows(&page, "what is listed", &newest, listed);
    page.field("Sort").choose("Best match");
    page.arrives_at("/news/?q=hydrogen");
    lists(&page, &content, &question);
    page.assert_console_silent();
}

#[test]
fn a_search_and_filters_narrow_each_other() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/?q=energy");
    lists(&page, &content, &words("energy"));
    let topic = Question { topics: vec!["hydropower".into()], ..words("energy") };
    show_all(&page, &content);
    page.checkbox(content.topic_name("hydropower", "en")).click();
    page.arrives_at("/news/?topic=hydropower&q=energy");
    lists(&page, &content, &topic);
    let (parts, index) = (site.requests("/data/search*").len(), site.requests("/data/facets-*").len());
    page.checkbox(content.topic_name("solar", "en")).click();
    lists(&page, &content, &topic.and_topic("solar"));
    assert_eq!(site.requests("/data/search*").len(), parts, "filters load nothing more of the search");
    assert_eq!((site.requests("/data/facets-*").len(), index), (1, 1));
    page.assert_console_silent();
}

#[test]
fn chinese_is_found_and_shown_in_chinese_with_the_way_there() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    for text in ["碳中和", "昆明理工大学", "论坛"] {
        page.field("Search the news").fill(text);
        lists(&page, &content, &words(text));
        assert!(words(text).count(&content) > 0, "{text}");
    }
    let edition = content.edition("zh", SEED).expect("the first article in Chinese");
    let title = edition["title"].as_str().expect("a headline");
    let some: String = title.chars().filter(|c| *c >= '\u{4e00}').take(2).collect();
    page.goto(&format!("/news/?q={some}"));
    lists(&page, &content, &words(&some));
    shows(&page, "its headline", &true, |page| listed(page).contains(&content.article(SEED).title));
    let card = ".results li:has(a[href*='kust-tu-clausthal-forum'])";
    let in_chinese = format!("{card} .summary [lang=zh] mark");
    page.wait_until("the passage", |page| page.count(&in_chinese) > 0);
    page.link("中文").within(card).click();
    page.arrives_at(&format!("/zh/news/{SEED}/"));
    page.sees(title);
}

#[test]
fn german_is_found_with_and_without_its_dots() {
    let (site, content) = (Site::built(), Content::read());
    let edition = content.edition("de", SEED).expect("the first article in German");
    assert!(edition.to_string().contains("für"), "a word with dots");
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    for text in ["für Klimaneutralität", "fur klimaneutralitat", "FÜR KLIMA"] {
        page.field("Search the news").fill(text);
        lists(&page, &content, &words(text));
        assert!(words(text).titles(&content).contains(&content.article(SEED).title), "{text}");
    }
    page.assert_console_silent();
}

#[test]
fn a_slash_moves_the_focus_to_the_box_on_every_page() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/");
    for path in ["/", "/news/", &content.article(SEED).path(), "/topics/", "/about/", "/no/such/page/"] {
        page.goto(path);
        page.wait_until("the app", |page| page.count("html[data-app]") == 1);
        page.types("/");
        let field = page.field("Search the news");
        assert!(field.is_focused(), "on {path}");
        page.types("a/b");
        assert_eq!(field.value(), "a/b", "in the box it is a letter");
    }
}

#[test]
fn a_search_from_an_article_leads_to_its_results() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, &content.article(SEED).path());
    page.wait_until("the app", |page| page.count("html[data-app]") == 1);
    page.types("/");
    page.types("tandem cells");
    page.press(Key::Enter);
    page.arrives_at("/news/?q=tandem+cells");
    lists(&page, &content, &words("tandem cells"));
    page.assert_console_silent();
}

#[test]
fn a_search_that_fails_leaves_the_filters_working_and_can_be_tried_again() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/?topic=hydropower");
    let topic = Question::about(&["hydropower"], &[]);
    lists(&page, &content, &topic);
    // The last are a directory of an archive of five articles, and a part that ends too soon.
    for (file, fault) in [
        ("/data/search-*", Fault::Status(503)),
        ("/data/search/*", Fault::Status(503)),
        ("/data/search-*", Fault::Replace("\u{5}".to_owned())),
        ("/data/search/*", Fault::Replace("\u{0}\u{9}".to_owned())),
    ] {
        show_all(&page, &content);
        site.fault(file, fault);
        page.field("Search the news").fill("energy");
        page.sees("The search could not be loaded");
        page.sees("your words are left out. All filters still work.");
        lists(&page, &content, &topic);
        page.checkbox(content.topic_name("solar", "en")).click();
        lists(&page, &content, &topic.and_topic("solar"));
        page.checkbox(content.topic_name("solar", "en")).click();
        site.heal();
        page.button("Try again").click();
        lists(&page, &content, &Question { words: vec!["energy".into()], ..topic.clone() });
        page.sees_no("could not be loaded");
        assert_alive(&page);
        page.goto("/about/");
        page.goto("/news/?topic=hydropower");
        lists(&page, &content, &topic);
    }
}

#[test]
fn a_late_answer_never_takes_the_place_of_a_newer_one() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    site.wait_for_request("/data/cards/*");
    let field = page.field("Search the news");
    field.fill("tandem");
    lists(&page, &content, &words("tandem"));
    let gate = site.hold("/data/search/*");
    site.forget_requests();
    page.types(" cells");
    site.wait_for_request("/data/search/*");
    page.arrives_at("/news/?q=tandem+cells");
    assert_eq!(listed(&page), words("tandem").titles(&content), "the earlier list stays meanwhile");
    field.fill("tandem");
    page.arrives_at("/news/?q=tandem");
    lists(&page, &content, &words("tandem"));
    gate.open();
    page.wait_until("the late answer", |page| {
        let script = "return performance.getEntriesByType('resource')
            .filter(entry => entry.name.includes('/data/search/')).every(entry => entry.responseEnd > 0)";
        page.execute(script, &[]) == true
    });
    lists(&page, &content, &words("tandem"));
    assert!(field.is_focused());
    page.assert_console_silent();
}

#[test]
fn letters_on_the_way_to_chinese_are_not_looked_for() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    page.wait_until("the app", |page| page.count("html[data-app]") == 1);
    let compose = "const box = document.querySelector('main input[name=q]');
        box.focus();
        box.value = 'tan';
        box.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));";
    page.execute(compose, &[]);
    assert_eq!(page.address(), "/news/");
    let end = "const box = document.querySelector('main input[name=q]');
        box.value = '碳';
        box.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '碳' }));";
    page.execute(end, &[]);
    lists(&page, &content, &words("碳"));
    page.assert_console_silent();
}

#[test]
fn a_slow_search_can_be_asked_for_again() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    site.wait_for_request("/data/cards/*");
    let gate = site.hold("/data/search-*");
    page.field("Search the news").fill("tandem");
    page.sees("takes longer than usual.");
    assert_eq!(site.requests("/data/search-*").len(), 1);
    page.button("Try again").click();
    page.wait_until("a second request", |_| site.requests("/data/search-*").len() == 2);
    gate.open();
    lists(&page, &content, &words("tandem"));
    page.assert_console_silent();
}
