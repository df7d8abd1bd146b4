//! On a phone.

use crate::oracle::Question;
use crate::routes;
use crate::support::{SEED, finds, listed, reads_article, shows};
use browser_tests::{Content, Key, Page, Role, Site, Visitor};

fn sheet_is_open(page: &Page) -> bool {
    page.count("dialog.facet-sheet:modal") == 1
}

fn focus_is_inside(page: &Page) -> bool {
    page.execute("return document.activeElement.closest('dialog') !== null", &[]) == true
}

#[test]
fn filters_are_in_a_sheet_that_says_how_many_results_wait() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::on_a_phone().opens(&site, "/news/");
    finds(&page, content.articles.len());
    assert!(!page.checkbox("International cooperation").is_there(), "filters are out of the way");
    page.button("Filters").click();
    page.role(Role::Dialog, "Filters").appears();
    assert!(sheet_is_open(&page), "what is behind the sheet cannot be used");
    page.wait_until("the focus in the sheet", focus_is_inside);
    page.button(&format!("Show {} results", content.articles.len())).appears();

    page.checkbox("International cooperation").click();
    page.arrives_at("/news/?topic=international-cooperation");
    page.checkbox("Climate science and policy").click();
    page.arrives_at("/news/?topic=climate-policy&topic=international-cooperation");
    let question = Question::about(&["international-cooperation", "climate-policy"], &[]);
    assert!(sheet_is_open(&page), "the sheet stays until it is closed");
    page.button(&format!("Show {} results", question.count(&content))).click();
    page.wait_until("the sheet to close", |page| !sheet_is_open(page));
    finds(&page, question.count(&content));
    let titles: Vec<_> = question.titles(&content).into_iter().take(20).collect();
    shows(&page, "what is listed", &titles, listed);
    shows(&page, "the focus", &"button Filters 2 chosen".to_owned(), Page::focused);
    page.assert_console_silent();
}

#[test]
fn escape_and_the_cross_close_the_sheet_and_give_the_focus_back() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::on_a_phone().opens(&site, "/news/?topic=hydropower");
    finds(&page, content.matching(&["hydropower"], &[]).len());
    let opener = page.element("button.open-sheet");
    for close in ["Escape", "cross"] {
        opener.click();
        page.wait_until("the sheet to open", sheet_is_open);
        page.wait_until("the focus in the sheet", focus_is_inside);
        assert!(page.checkbox("Hydropower and water").is_checked());
        match close {
            "Escape" => page.press(Key::Escape),
            _ => page.button("Close").click(),
        }
        page.wait_until("the sheet to close", |page| !sheet_is_open(page));
        page.wait_until("the focus on the button", |_| opener.is_focused());
        assert_eq!(page.address(), "/news/?topic=hydropower");
    }
}

#[test]
fn tab_stays_inside_of_the_open_sheet() {
    let site = Site::built();
    let page = Visitor::on_a_phone().opens(&site, "/news/");
    page.button("Filters").click();
    page.wait_until("the focus in the sheet", focus_is_inside);
    for _ in 0..35 {
        page.press(Key::Tab);
        // Between the last and the first, the focus may be with the browser's own controls.
        let focused = page.focused();
        assert!(focused == "page" || focus_is_inside(&page), "the focus went to {focused}");
    }
}

#[test]
fn one_result_and_none_are_said_in_words() {
    let (site, content) = (Site::built(), Content::read());
    assert_eq!(content.matching(&["hydropower"], &["tu-clausthal"]).len(), 1);
    let page = Visitor::on_a_phone().opens(&site, "/news/?topic=hydropower&institution=tu-clausthal");
    page.button("Filters").click();
    page.button("Show 1 result").within(".sheet-foot").appears();
    page.goto("/news/?institution=kust&institution=mit&match=all");
    page.button("Filters").click();
    page.button("No results").within(".sheet-foot").click();
    page.sees("No article names both KUST and MIT yet.");
}

#[test]
fn an_open_sheet_does_not_survive_another_page() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::on_a_phone().opens(&site, "/about/");
    page.sees("Privacy");
    page.link("News").within("header nav").click();
    finds(&page, content.articles.len());
    page.button("Filters").click();
    page.wait_until("the sheet to open", sheet_is_open);
    page.back();
    page.arrives_at("/about/");
    page.sees("Privacy");
    assert!(!sheet_is_open(&page));
    page.link("Topics").within("header nav").click();
    page.arrives_at("/topics/");
    page.assert_console_silent();
}

#[test]
fn no_page_is_wider_than_a_narrow_screen() {
    let (site, content) = (Site::built(), Content::read());
    let longest = content.articles.iter().max_by_key(|article| article.title.len()).expect("articles");
    for width in [320, 360] {
        let page = Visitor::on_a_phone().with_screen(width, 700).opens(&site, "/");
        let mut too_wide = Vec::new();
        let check = |path: &str, too_wide: &mut Vec<String>| {
            // The page is laid out as wide as the screen, and nothing sticks out.
            let inner = page.execute("return document.documentElement.clientWidth", &[]);
            let script = "const wide = document.documentElement.clientWidth;
                return [...document.querySelectorAll('body *')]
                    .filter(e => e.checkVisibility({ visibilityProperty: true }))
                    .filter(e => e.getBoundingClientRect().right > wide + 0.5)
                    .filter(e => !e.closest('svg, .visually-hidden, .skip-link'))
                    .map(e => e.outerHTML.slice(0, 90))";
            let overflow = page.sideways_overflow();
            if overflow > 0.0 || inner != width {
                let culprits = page.execute(script, &[]);
                too_wide.push(format!("{path} at {width}: {overflow} px over {inner}: {culprits:#}"));
            }
        };
        for route in routes::all(&content) {
            routes::open(&page, &route);
            check(&route.path, &mut too_wide);
        }
        for path in [longest.path(), "/news/?institution=kust&institution=mit&match=all".to_owned()] {
            page.goto(&path);
            page.wait_until("the page", |page| page.count("main h2") > 0);
            check(&path, &mut too_wide);
        }
        page.button("Filters").click();
        page.wait_until("the sheet to open", sheet_is_open);
        check("the sheet", &mut too_wide);
        assert!(too_wide.is_empty(), "{}", too_wide.join("\n"));
    }
}

#[test]
fn what_is_tapped_is_large_enough_for_a_finger() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::on_a_phone().opens(&site, "/news/");
    finds(&page, content.articles.len());
    for control in ["button.open-sheet", ".pager [rel=next]", "header nav.sections li:first-child a"] {
        let (width, height) = page.element(control).size();
        assert!(width >= 24.0 && height >= 24.0, "{control} is {width} x {height}");
    }
    page.button("Filters").click();
    let (_, height) = page.element("dialog .facet:first-of-type li:first-child label").size();
    assert!(height >= 24.0, "a filter is {height} pixels high");
}

#[test]
fn an_article_reads_on_a_phone_as_on_a_desk() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::on_a_phone().opens(&site, "/");
    page.link("News").within("header nav").click();
    finds(&page, content.articles.len());
    page.field("Search the news").fill("jointly held forum");
    page.link(&content.article(SEED).title).click();
    reads_article(&page, &content, SEED);
    shows(&page, "the scroll position", &0.0, Page::scroll_position);
    page.assert_console_silent();
}
