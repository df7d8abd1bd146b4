//! By keyboard alone.

use crate::support::{SEED, finds, reads_article, shows};
use browser_tests::{Content, Key, Page, Site, Visitor};

/// Presses Tab until something has the focus.
#[track_caller]
fn tab_to(page: &Page, wanted: &str) {
    let mut passed = Vec::new();
    while passed.len() < 60 {
        page.press(Key::Tab);
        let focused = page.focused();
        if focused.starts_with(wanted) {
            return;
        }
        passed.push(focused);
    }
    panic!("Tab does not come to {wanted:?}, but past {passed:#?}");
}

#[test]
fn the_skip_link_comes_first_and_leads_to_the_content() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    finds(&page, content.articles.len());
    page.press(Key::Tab);
    assert_eq!(page.focused(), "link Skip to the content");
    let (width, height) = page.link("Skip to the content").size();
    assert!(width > 50.0 && height > 15.0, "it is seen when it has the focus: {width} x {height}");
    page.press(Key::Enter);
    page.wait_until("the focus on the content", |page| {
        page.execute("return document.activeElement.id", &[]) == "main"
    });
    page.press(Key::Tab);
    assert_eq!(page.execute("return document.activeElement.closest('main') !== null", &[]), true);
    finds(&page, content.articles.len());
    page.assert_console_silent();
}

#[test]
fn a_filter_is_chosen_with_tab_and_space() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    finds(&page, content.articles.len());
    tab_to(&page, "checkbox International cooperation");
    page.press(Key::Space);
    page.arrives_at("/news/?topic=international-cooperation");
    finds(&page, content.matching(&["international-cooperation"], &[]).len());
    assert!(page.focused().starts_with("checkbox International cooperation"), "{}", page.focused());
    assert!(page.checkbox("International cooperation").is_checked());
    page.press(Key::Tab);
    assert!(page.focused().starts_with("checkbox "), "the next filter follows: {}", page.focused());
    page.press_with(Key::Shift, Key::Tab);
    page.press(Key::Space);
    page.arrives_at("/news/");
    finds(&page, content.articles.len());
}

#[test]
fn enter_on_a_card_opens_the_article_and_tab_goes_on_from_its_heading() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/");
    let article = &content.articles[0];
    page.sees(&article.title);
    tab_to(&page, &format!("link {}", article.title));
    page.press(Key::Enter);
    page.arrives_at(&article.path());
    reads_article(&page, &content, &article.slug);
    shows(&page, "the focus", &format!("heading {}", article.title), Page::focused);
    page.press(Key::Tab);
    assert_eq!(page.execute("return document.activeElement.closest('article') !== null", &[]), true);
    page.back();
    page.arrives_at("/");
    page.sees("By topic");
    assert_ne!(page.focused(), "page", "Back moves the focus to the page as well");
}

#[test]
fn whatever_has_the_focus_shows_it() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/");
    for path in ["/news/".to_owned(), content.article(SEED).path()] {
        page.goto(&path);
        page.wait_until("the page", |page| page.count("main a") > 5);
        let mut without = Vec::new();
        for _ in 0..25 {
            page.press(Key::Tab);
            let script = "const element = document.activeElement;
                const style = getComputedStyle(element), after = getComputedStyle(element, '::after');
                const outlined = s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0;
                const near = [element, element.parentElement, element.closest('.card, label, form, li')];
                return near.filter(Boolean).some(e => outlined(getComputedStyle(e))
                    || getComputedStyle(e).boxShadow !== 'none') || outlined(after)";
            // Sliders show it on their thumbs, which no script can look at.
            let is_slider = page.execute("return document.activeElement.type === 'range'", &[]) == true;
            if !is_slider && page.execute(script, &[]) != true {
                without.push(page.focused());
            }
        }
        assert!(without.is_empty(), "{path}: no outline on {without:#?}");
    }
}
