//! The explorer: whatever is chosen is in the address.

use crate::facets::{chosen, show_all};
use crate::oracle::Question;
use crate::support::{assert_alive, finds, in_words, listed, shows};
use browser_tests::{Content, Key, Page, Site, Visitor};

fn words(words: &[&str]) -> Question {
    Question { words: words.iter().map(|&word| word.to_owned()).collect(), ..Question::default() }
}

#[test]
fn choosing_writes_the_address_and_back_and_forward_choose_again() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    show_all(&page, &content);
    let hydropower = content.topic_name("hydropower", "en");
    let solar = content.topic_name("solar", "en");
    let clausthal = content.institution_name("tu-clausthal", "en");

    let states: [(&str, &[&str], &[&str]); 5] = [
        ("/news/", &[], &[]),
        ("/news/?institution=tu-clausthal", &[], &["tu-clausthal"]),
        ("/news/?topic=solar&institution=tu-clausthal", &["solar"], &["tu-clausthal"]),
        (
            "/news/?topic=hydropower&topic=solar&institution=tu-clausthal",
            &["hydropower", "solar"],
            &["tu-clausthal"],
        ),
        ("/news/?topic=hydropower&institution=tu-clausthal", &["hydropower"], &["tu-clausthal"]),
    ];
    let check = |(address, topics, institutions): (&str, &[&str], &[&str])| {
        page.arrives_at(address);
        finds(&page, content.matching(topics, institutions).len());
        let titles: Vec<_> = content
            .matching(topics, institutions)
            .iter()
            .take(20)
            .map(|article| article.title.clone())
            .collect();
        shows(&page, "what is listed", &titles, listed);
        let sorted = |mut names: Vec<String>| {
            names.sort();
            names
        };
        let topics = topics.iter().map(|id| content.topic_name(id, "en").to_owned()).collect();
        shows(&page, "the chosen topics", &sorted(topics), |page| sorted(chosen(page, "Topics")));
        let institutions =
            institutions.iter().map(|id| content.institution_name(id, "en").to_owned()).collect();
        shows(&page, "the chosen institutions", &sorted(institutions), |page| {
            sorted(chosen(page, "Institutions"))
        });
    };
    check(states[0]);
    for (name, state) in [clausthal, solar, hydropower, solar].into_iter().zip(&states[1..]) {
        page.checkbox(name).click();
        check(*state);
    }
    for state in states[..4].iter().rev() {
        page.back();
        check(*state);
    }
    for state in &states[1..] {
        page.forward();
        check(*state);
    }
    page.reload();
    check(states[4]);
    page.assert_console_silent();
}

#[test]
fn any_address_leads_on_to_a_canonical_one() {
    let (site, content) = (Site::built(), Content::read());
    let address =
        "/news/?utm_source=letter&institution=tu-clausthal&topic=hydropower&topic=hydropower&page=1&q=+";
    let page = Visitor::at_a_desk().opens(&site, address);
    finds(&page, content.matching(&["hydropower"], &["tu-clausthal"]).len());
    assert!(!page.has_text("Left out"), "nothing in this address is unknown");
    assert_eq!(page.count("[role=status].notice, [role=status] .notice"), 0, "there is no empty box");
    page.field("Sort").choose("Oldest first");
    page.arrives_at("/news/?topic=hydropower&institution=tu-clausthal&sort=oldest");
}

#[test]
fn every_chip_takes_its_filter_away() {
    let (site, content) = (Site::built(), Content::read());
    let address = "/news/?topic=energy-transition&institution=kust&institution=tu-clausthal&match=all\
                   &kind=news&from=2018-01&to=2024-06&q=energy&sort=oldest";
    let page = Visitor::at_a_desk().opens(&site, address);
    let rest = [
        (
            "Energy transition",
            "institution=kust&institution=tu-clausthal&match=all&kind=news&from=2018-01&to=2024-06&q=energy",
        ),
        (
            "KUST",
            "topic=energy-transition&institution=tu-clausthal&match=all&kind=news&from=2018-01&to=2024-06&q=energy",
        ),
        (
            "TU Clausthal",
            "topic=energy-transition&institution=kust&match=all&kind=news&from=2018-01&to=2024-06&q=energy",
        ),
        (
            "Joint work only",
            "topic=energy-transition&institution=kust&institution=tu-clausthal&kind=news&from=2018-01&to=2024-06&q=energy",
        ),
        (
            "News",
            "topic=energy-transition&institution=kust&institution=tu-clausthal&match=all&from=2018-01&to=2024-06&q=energy",
        ),
        (
            "From 2018",
            "topic=energy-transition&institution=kust&institution=tu-clausthal&match=all&kind=news&to=2024-06&q=energy",
        ),
        (
            "To June 2024",
            "topic=energy-transition&institution=kust&institution=tu-clausthal&match=all&kind=news&from=2018-01&q=energy",
        ),
        (
            "“energy”",
            "topic=energy-transition&institution=kust&institution=tu-clausthal&match=all&kind=news&from=2018-01&to=2024-06",
        ),
    ];
    assert_eq!(content.institution_short("tu-clausthal"), "TU Clausthal");
    for (chip, rest) in rest {
        page.link(&format!("Remove filter: {chip}")).click();
        page.arrives_at(&format!("/news/?{rest}&sort=oldest"));
        page.link(&format!("Remove filter: {chip}")).disappears();
        page.back();
        page.arrives_at(address);
    }
    page.link("Clear all").click();
    page.arrives_at("/news/?sort=oldest");
    finds(&page, content.articles.len());
    shows(&page, "the chips", &0, |page| page.count(".chips li"));
    assert_eq!(page.field("Search the news").value(), "");
    page.assert_console_silent();
}

#[test]
fn a_chip_that_is_taken_away_does_not_take_the_focus_with_it() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/?topic=hydropower&topic=solar");
    page.link("Remove filter: Solar energy").focus();
    page.press(Key::Enter);
    page.arrives_at("/news/?topic=hydropower");
    finds(&page, content.matching(&["hydropower"], &[]).len());
    page.link("Remove filter: Solar energy").disappears();
    assert_ne!(page.focused(), "page", "the focus is lost: a reader by keyboard starts from the top again");
    page.link("Clear all").focus();
    page.press(Key::Enter);
    page.arrives_at("/news/");
    shows(&page, "what has the focus", &in_words(content.articles.len()).into(), |page| {
        page.execute("return document.activeElement.innerText", &[])
    });
}

#[test]
fn joint_work_is_asked_for_with_one_more_box() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/?institution=tu-clausthal");
    finds(&page, content.matching(&[], &["tu-clausthal"]).len());
    assert!(!page.checkbox("Joint work only").is_there(), "one institution alone has no joint work");
    page.checkbox(content.institution_name("kust", "en")).click();
    page.arrives_at("/news/?institution=kust&institution=tu-clausthal");
    finds(&page, content.matching(&[], &["kust", "tu-clausthal"]).len());
    page.checkbox("Joint work only").click();
    page.arrives_at("/news/?institution=kust&institution=tu-clausthal&match=all");
    let joint = content.joint_work(&["kust", "tu-clausthal"]);
    finds(&page, joint.len());
    let titles: Vec<_> = joint.iter().map(|article| article.title.clone()).collect();
    shows(&page, "what is listed", &titles, listed);
    assert!(page.checkbox("Joint work only").is_checked());
    page.back();
    page.wait_until("the box to be empty again", |page| !page.checkbox("Joint work only").is_checked());
}

#[test]
fn where_nothing_is_found_every_offer_leads_to_as_many_as_it_says() {
    let (site, content) = (Site::built(), Content::read());
    let address = "/news/?institution=kust&institution=mit&match=all";
    assert!(content.joint_work(&["kust", "mit"]).is_empty());
    let page = Visitor::at_a_desk().opens(&site, address);
    finds(&page, 0);
    page.sees("No article names both KUST and MIT yet.");
    let either = content.matching(&[], &["kust", "mit"]).len();
    let offers = [
        ("Show articles that name either", "?institution=kust&institution=mit", either),
        ("Show any institution", "", content.articles.len()),
        ("Show without MIT", "?institution=kust&match=all", content.matching(&[], &["kust"]).len()),
        ("Show without KUST", "?institution=mit&match=all", content.matching(&[], &["mit"]).len()),
    ];
    for (name, query, count) in offers {
        let offer = page.button(name).within(".no-results");
        assert_eq!(offer.text(), format!("{name} {count}"));
        offer.click();
        page.arrives_at(&format!("/news/{query}"));
        finds(&page, count);
        page.back();
        finds(&page, 0);
    }
    page.assert_console_silent();
}

#[test]
fn an_offer_for_words_that_nobody_wrote_leads_somewhere() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/?topic=hydropower&q=xyzzy");
    finds(&page, 0);
    page.sees("No article found for “xyzzy” with these filters.");
    page.button("without the words “xyzzy”").within(".no-results").click();
    page.arrives_at("/news/?topic=hydropower");
    finds(&page, content.matching(&["hydropower"], &[]).len());
    assert_eq!(page.field("Search the news").value(), "");
}

#[test]
fn unknown_values_are_named_and_the_rest_counts() {
    let (site, content) = (Site::built(), Content::read());
    let address = "/news/?topic=tides&institution=atlantis&kind=rumour&from=2020-13&to=yesterday\
                   &page=0&sort=size&match=some&topic=hydropower&colour=blue";
    let page = Visitor::at_a_desk().opens(&site, address);
    finds(&page, content.matching(&["hydropower"], &[]).len());
    page.sees(
        "Left out, because this site does not know it: topic “tides”, institution “atlantis”, kind “rumour”, \
         from “2020-13”, to “yesterday”, page “0”, sort “size” and match “some”.",
    );
    assert!(!page.has_text("blue"), "names that mean nothing are nobody's business");
    page.checkbox(content.topic_name("hydropower", "en")).click();
    page.arrives_at("/news/");
    page.sees_no("Left out");
    page.assert_console_silent();
}

#[test]
fn malformed_queries_crash_nothing() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/about/");
    let all = in_words(content.articles.len());
    for (query, seen) in [
        ("?topic=%ff", all.as_str()),
        ("?topic=%E0%A4%A", &all),
        ("?topic=%E0%A4%A&topic=hydropower", "5 articles"),
        ("?q=%ff", &all),
        ("?q=%", &all),
        ("?%ff=%ff&&=&=x&?", &all),
        ("?page=99999999999999999999999", &all),
        ("?page=-1", &all),
        ("?from=9999-12&to=0000-01", "No articles"),
        ("?q=%3Cscript%3Ealert(1)%3C/script%3E", "No articles"),
        ("?topic=hydropower#%ff", "5 articles"),
    ] {
        page.goto(&format!("/news/{query}"));
        page.sees(seen);
        assert_alive(&page);
        assert_eq!(page.heading(), "News", "{query}");
        page.link("About").within("nav").click();
        page.arrives_at("/about/");
        page.back();
        page.sees(seen);
        assert_alive(&page);
    }
    page.assert_console_silent();
}

#[test]
fn typing_narrows_the_list_and_keeps_the_box_as_it_is_typed() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/");
    page.link("News").within("nav").click();
    finds(&page, content.articles.len());
    let field = page.field("Search the news");
    field.focus();
    let mut typed = String::new();
    for part in [" Clausthal", " ", "  fo", "rum "] {
        page.types(part);
        typed += part;
        assert_eq!(field.value(), typed);
        assert!(field.is_focused(), "after {typed:?}");
        let wanted: Vec<_> = typed.split_whitespace().collect();
        let question = words(&wanted);
        finds(&page, question.count(&content));
        shows(&page, "what is listed", &question.titles(&content), listed);
        page.arrives_at(&format!("/news/?q={}", wanted.join("+")));
        assert_eq!(field.value(), typed);
    }
    // Letters are no steps of the history.
    page.back();
    page.arrives_at("/");
    page.sees("By topic");
    page.forward();
    page.arrives_at("/news/?q=Clausthal+forum");
    shows(&page, "the box", &"Clausthal forum".to_owned(), |page| page.field("Search the news").value());
    page.assert_console_silent();
}

#[test]
fn words_of_any_script_are_found_as_they_are_written() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    for text in ["zürich", "max-planck", "a&b=c", "100%", "昆明", "“news”"] {
        page.field("Search the news").fill(text);
        let question = words(&[text]);
        finds(&page, question.count(&content));
        let titles: Vec<_> = question.titles(&content).into_iter().take(20).collect();
        shows(&page, "what is listed", &titles, listed);
        page.reload();
        finds(&page, question.count(&content));
        shows(&page, "the box", &text.to_owned(), |page| page.field("Search the news").value());
    }
    page.assert_console_silent();
}

#[test]
fn the_oldest_can_come_first() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/?page=2");
    let titles = |oldest: bool| {
        let mut titles = Question::default().titles(&content);
        if oldest {
            titles.reverse();
        }
        titles.truncate(20);
        titles
    };
    page.field("Sort").choose("Oldest first");
    page.arrives_at("/news/?sort=oldest");
    shows(&page, "what is listed", &titles(true), listed);
    page.reload();
    shows(&page, "the order", &"oldest".to_owned(), |page| page.field("Sort").value());
    shows(&page, "what is listed", &titles(true), listed);
    page.field("Sort").choose("Newest first");
    page.arrives_at("/news/");
    shows(&page, "what is listed", &titles(false), listed);
    page.back();
    shows(&page, "the order", &"oldest".to_owned(), |page| page.field("Sort").value());
}

#[test]
fn pages_of_results_keep_the_filters_and_hold_everything_once() {
    let (site, content) = (Site::built(), Content::read());
    let filter = "topic=international-cooperation&sort=oldest";
    let mut all: Vec<_> = Question::about(&["international-cooperation"], &[]).titles(&content);
    all.reverse();
    assert!(all.len() > 40, "three pages are needed");
    let page = Visitor::at_a_desk().opens(&site, &format!("/news/?{filter}"));
    finds(&page, all.len());
    let pages: Vec<_> = all.chunks(20).collect();
    for (nth, titles) in pages.iter().enumerate() {
        let number = nth + 1;
        shows(&page, &format!("page {number}"), &titles.to_vec(), listed);
        shows(&page, "the marked page", &vec![number.to_string()], |page| {
            page.texts_of(".pager [aria-current=page]")
        });
        assert_eq!(page.link("Previous page").is_there(), number > 1);
        assert_eq!(page.link("Next page").is_there(), number < pages.len());
        if number < pages.len() {
            page.link("Next page").click();
            page.arrives_at(&format!("/news/?{filter}&page={}", number + 1));
            shows(&page, "what has the focus", &in_words(all.len()).into(), |page| {
                page.execute("return document.activeElement.innerText", &[])
            });
            shows(&page, "the scroll position", &0.0, Page::scroll_position);
        }
    }
    page.link("Page 1").click();
    page.arrives_at(&format!("/news/?{filter}"));
    shows(&page, "page 1", &pages[0].to_vec(), listed);
    page.back();
    page.arrives_at(&format!("/news/?{filter}&page={}", pages.len()));
    shows(&page, "the last page", &pages[pages.len() - 1].to_vec(), listed);
    page.goto(&format!("/news/?{filter}&page=999"));
    shows(&page, "the page after the last", &pages[pages.len() - 1].to_vec(), listed);
    page.checkbox(content.topic_name("international-cooperation", "en")).click();
    page.arrives_at("/news/?sort=oldest");
    page.assert_console_silent();
}

#[test]
fn a_range_of_years_leaves_out_what_is_earlier_or_later() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    let range = |from: Option<&str>, to: Option<&str>| Question {
        from: from.map(str::to_owned),
        to: to.map(str::to_owned),
        ..Question::default()
    };
    let check = |address: &str, question: Question| {
        page.arrives_at(address);
        finds(&page, question.count(&content));
        let titles: Vec<_> = question.titles(&content).into_iter().take(20).collect();
        shows(&page, "what is listed", &titles, listed);
    };
    page.field("From").within(".facets").choose("2020");
    check("/news/?from=2020-01", range(Some("2020-01"), None));
    page.field("To").within(".facets").choose("2021");
    check("/news/?from=2020-01&to=2021-12", range(Some("2020-01"), Some("2021-12")));
    shows(&page, "the end", &"2021-12".to_owned(), |page| page.field("To").within(".facets").value());
    // A beginning after the end makes the end void.
    page.field("From").within(".facets").choose("2023");
    check("/news/?from=2023-01", range(Some("2023-01"), None));
    shows(&page, "the end", &String::new(), |page| page.field("To").within(".facets").value());
    page.back();
    check("/news/?from=2020-01&to=2021-12", range(Some("2020-01"), Some("2021-12")));
    shows(&page, "the beginning", &"2020-01".to_owned(), |page| page.field("From").within(".facets").value());
    page.field("To").within(".facets").choose("Any year");
    check("/news/?from=2020-01", range(Some("2020-01"), None));
    // An address may name any month.
    page.goto("/news/?from=2021-02&to=2021-11");
    check("/news/?from=2021-02&to=2021-11", range(Some("2021-02"), Some("2021-11")));
    shows(&page, "the beginning", &"2021-02".to_owned(), |page| page.field("From").within(".facets").value());
    page.link("Remove filter: From February 2021").appears();
    page.assert_console_silent();
}

#[test]
fn changing_a_filter_does_not_move_the_page() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    finds(&page, content.articles.len());
    let topic = page.checkbox(content.topic_name("international-cooperation", "en"));
    topic.focus();
    page.scroll_to(60.0);
    page.press(Key::Space);
    page.arrives_at("/news/?topic=international-cooperation");
    finds(&page, content.matching(&["international-cooperation"], &[]).len());
    shows(&page, "the scroll position", &60.0, Page::scroll_position);
    assert!(topic.is_focused());
}
