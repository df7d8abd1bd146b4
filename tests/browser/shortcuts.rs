//! Single keys that do something.

use crate::support::{SEED, finds, listed, reads_article, shows};
use browser_tests::{Content, Key, Page, Role, Site, Visitor};

const SHEET: &str = "Keyboard shortcuts";

#[test]
fn single_keys_lead_through_the_page() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    finds(&page, content.articles.len());
    let titles = listed(&page);
    let card = |nth: usize| format!("link {}", titles[nth]);

    for (keys, focused) in
        [("j", card(0)), ("j", card(1)), ("jj", card(3)), ("k", card(2)), ("kk", card(0)), ("k", card(0))]
    {
        page.types(keys);
        assert_eq!(page.focused(), focused, "after {keys}");
    }
    page.types("/");
    assert_eq!(page.focused(), "searchbox Search the news");
    assert_eq!(page.field("Search the news").value(), "", "the key itself is not typed");

    // Whoever types means letters.
    page.types("j?s/k");
    assert_eq!(page.field("Search the news").value(), "j?s/k");
    assert!(page.field("Search the news").is_focused());
    assert!(!page.role(Role::Dialog, SHEET).is_there());
    page.field("Search the news").fill("");
    page.arrives_at("/news/");
    finds(&page, content.articles.len());

    // The header's box, where the page has none of its own.
    page.goto(&content.articles[0].path());
    page.types("/");
    assert_eq!(page.focused(), "searchbox Search the news");
    page.goto("/news/");
    finds(&page, content.articles.len());
    page.types("j");
    page.press(Key::Enter);
    reads_article(&page, &content, &content.articles[0].slug);
    page.assert_console_silent();
}

#[test]
fn the_sheet_lists_the_keys_and_closes_with_escape() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    finds(&page, content.articles.len());
    page.types("j");
    let before = page.focused();
    page.types("?");
    let sheet = page.role(Role::Dialog, SHEET);
    sheet.appears();
    assert_eq!(page.texts_of("dialog[open] dt"), ["/", "j", "k", "s", "?"]);
    // Behind the sheet nothing moves.
    page.types("j/");
    assert_eq!(page.execute("return document.activeElement.closest('dialog') !== null", &[]), true);
    page.press(Key::Escape);
    sheet.disappears();
    assert_eq!(page.focused(), before, "the focus is where it was");
    page.button(SHEET).click();
    sheet.appears();
    page.press(Key::Escape);
    sheet.disappears();
    assert_eq!(page.focused(), format!("button {SHEET}"));
    page.assert_console_silent();
}

#[test]
fn keys_that_are_held_with_others_are_not_the_site_s() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, &content.article(SEED).path());
    reads_article(&page, &content, SEED);
    // Whether the site takes a key is told at once, before the browser does what it does with it.
    let script = "window.taken = [];
        addEventListener('keydown', event => {
            if (event.key.length === 1) taken.push([event.key, event.defaultPrevented]);
            event.preventDefault();
        })";
    page.execute(script, &[]);
    for held in [Key::Control, Key::Alt, Key::Meta] {
        for pressed in ['/', '?', 'j', 'k', 's'] {
            page.types_with(held, pressed);
        }
    }
    let taken = page.execute("return taken.filter(([, taken]) => taken)", &[]);
    assert_eq!(taken, serde_json::json!([]));
    assert_eq!(page.execute("return taken.length", &[]), 15);
    assert_eq!(page.focused(), "page");
    assert_eq!(page.element(".save-button").attribute("aria-pressed").as_deref(), Some("false"));
    assert!(!page.role(Role::Dialog, SHEET).is_there());
    page.types("s");
    shows(&page, "the button", &Some("true".to_owned()), |page| {
        page.element(".save-button").attribute("aria-pressed")
    });
    page.assert_console_silent();
}

#[test]
fn the_keys_can_be_switched_off_but_for_the_one_that_shows_them() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    finds(&page, content.articles.len());
    let switch = page.checkbox("Use these single keys");
    let sheet = page.role(Role::Dialog, SHEET);
    let open = |page: &Page| {
        page.types("?");
        sheet.appears();
    };
    let close = |page: &Page| {
        page.press(Key::Escape);
        sheet.disappears();
    };
    open(&page);
    assert!(switch.is_checked());
    switch.click();
    assert!(!switch.is_checked());
    close(&page);
    for is_anew in [false, true] {
        if is_anew {
            page.reload();
            finds(&page, content.articles.len());
        }
        let before = page.focused();
        page.types("jk/");
        assert_eq!(page.focused(), before, "no key does anything");
        open(&page);
        assert!(!switch.is_checked());
        close(&page);
    }
    open(&page);
    switch.click();
    close(&page);
    page.types("/");
    assert_eq!(page.focused(), "searchbox Search the news");
    page.assert_console_silent();
}
