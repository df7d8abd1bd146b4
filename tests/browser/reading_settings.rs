//! How the reader likes to read, and what of it stays in this browser.

use crate::support::{SEED, shows};
use browser_tests::{Content, Control, Key, Page, Role, Scheme, Site, Visitor};
use serde_json::json;

/// Opens the settings, which hold the fields.
#[track_caller]
pub fn open_settings(page: &Page) {
    page.button("Reading settings").click();
    page.role(Role::Dialog, "Reading settings").appears();
}

#[track_caller]
fn close_settings(page: &Page) {
    page.press(Key::Escape);
    page.role(Role::Dialog, "Reading settings").disappears();
}

fn setting<'page>(page: &'page Page, name: &str) -> Control<'page> {
    page.field(name).within("dialog")
}

fn theme(page: &Page) -> Option<String> {
    page.element("html").attribute("data-theme")
}

fn ground(page: &Page) -> String {
    page.element("html").style("background-color")
}

#[test]
fn the_chosen_colours_are_kept_for_the_next_visit() {
    let site = Site::built();
    let page = Visitor::at_a_desk().opens(&site, "/about/");
    open_settings(&page);
    let colours = setting(&page, "Colours");
    colours.appears();
    let light = ground(&page);
    assert_eq!((theme(&page), page.remembered("theme")), (None, None));

    colours.choose("Dark");
    shows(&page, "the theme", &Some("dark".to_owned()), theme);
    page.wait_until("another ground", |page| ground(page) != light);
    let dark = ground(&page);
    assert_eq!(page.remembered("theme").as_deref(), Some("dark"));
    page.reload();
    assert_eq!(theme(&page).as_deref(), Some("dark"));
    open_settings(&page);
    shows(&page, "the choice", &"dark".to_owned(), |page| setting(page, "Colours").value());
    shows(&page, "the ground", &dark, ground);

    colours.choose("System");
    shows(&page, "the theme", &None, theme);
    assert_eq!(page.remembered("theme"), None);
    shows(&page, "the ground", &light, ground);
    page.assert_console_silent();
}

#[test]
fn colours_follow_the_system_until_the_reader_chooses() {
    let site = Site::built();
    let page = Visitor::at_a_desk().preferring(Scheme::Dark).opens(&site, "/about/");
    open_settings(&page);
    let dark = ground(&page);
    setting(&page, "Colours").choose("Light");
    shows(&page, "the theme", &Some("light".to_owned()), theme);
    page.wait_until("another ground", |page| ground(page) != dark);
    page.reload();
    assert_eq!(theme(&page).as_deref(), Some("light"));
    assert_ne!(ground(&page), dark);
}

#[test]
fn a_kept_value_that_is_no_setting_is_passed_over() {
    let site = Site::built();
    let page = Visitor::at_a_desk().opens(&site, "/about/");
    let keys = ["theme", "text-size", "motion", "saving"];
    for garbage in ["purple", "\"><script>", "", "DARK", "null", "constructor"] {
        for key in keys {
            page.remember(key, garbage);
        }
        page.reload();
        page.sees("Privacy");
        for key in keys {
            assert_eq!(page.element("html").attribute(&format!("data-{key}")), None, "{garbage:?}");
        }
        open_settings(&page);
        for name in ["Colours", "Text size", "Motion", "Data"] {
            assert_eq!(setting(&page, name).value(), "", "{name} with {garbage:?}");
        }
    }
    page.assert_console_silent();
}

#[test]
fn the_dialog_gives_the_focus_back_to_its_button() {
    let site = Site::built();
    let page = Visitor::at_a_desk().opens(&site, "/about/");
    let dialog = page.role(Role::Dialog, "Reading settings");
    assert!(!dialog.is_there());
    for press in [Key::Enter, Key::Space] {
        page.button("Reading settings").focus();
        page.press(press);
        dialog.appears();
        assert!(page.execute("return document.activeElement.closest('dialog') !== null", &[]) == true);
        page.press(Key::Escape);
        dialog.disappears();
        assert_eq!(page.focused(), "button Reading settings");
    }
    open_settings(&page);
    page.button("Close").within("dialog").click();
    dialog.disappears();
    assert_eq!(page.focused(), "button Reading settings");
    page.assert_console_silent();
}

#[test]
fn text_size_motion_and_data_are_as_the_reader_chooses_and_stay_so() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, &content.article(SEED).path());
    let size = |page: &Page| {
        let size = page.element(".article-body p").first().style("font-size");
        size.trim_end_matches("px").parse::<f64>().expect("a size in pixels")
    };
    let attribute = |name: &'static str| move |page: &Page| page.element("html").attribute(name);
    let normal = size(&page);
    let mut last = 0.0;
    for (name, value) in
        [("Small", Some("small")), ("Normal", None), ("Large", Some("large")), ("Very large", Some("larger"))]
    {
        open_settings(&page);
        setting(&page, "Text size").choose(name);
        shows(&page, "the text size", &value.map(str::to_owned), attribute("data-text-size"));
        close_settings(&page);
        assert!(size(&page) > last, "{name} is {} after {last}", size(&page));
        last = size(&page);
        assert_eq!(last == normal, name == "Normal");
    }
    assert!(page.sideways_overflow() <= 0.0, "very large text fits the window");

    open_settings(&page);
    setting(&page, "Motion").choose("As little as possible");
    shows(&page, "the motion", &Some("less".to_owned()), attribute("data-motion"));
    setting(&page, "Data").choose("Load only what I open");
    shows(&page, "the data", &Some("more".to_owned()), attribute("data-saving"));
    page.reload();
    assert_eq!(size(&page), last, "the text is as large as before");
    let moving = "return [...document.querySelectorAll('body, body *')].filter(element =>
        getComputedStyle(element).transitionDuration.split(', ').some(time => parseFloat(time) > 0.02)).length";
    assert_eq!(page.execute(moving, &[]), 0, "nothing moves");
    open_settings(&page);
    for (name, value) in [("Text size", "larger"), ("Motion", "less"), ("Data", "more")] {
        assert_eq!(setting(&page, name).value(), value, "{name}");
    }
    page.assert_console_silent();
}

#[test]
fn who_saves_data_loads_nothing_that_is_not_opened() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    let data = |nth: usize| format!("/data/pages/news/{}.json", content.articles[nth].slug);
    open_settings(&page);
    setting(&page, "Data").choose("Load only what I open");
    close_settings(&page);
    page.link(&content.articles[0].title).within("main").hover();
    page.link(&content.articles[0].title).within("main").focus();
    open_settings(&page);
    setting(&page, "Data").choose("As the browser asks");
    close_settings(&page);
    page.link(&content.articles[1].title).within("main").hover();
    site.wait_for_request(&data(1));
    assert!(site.requests(&data(0)).is_empty(), "it was only pointed at");
    page.assert_console_silent();
}

const KINDS: &str = "section[aria-labelledby=stored] li";

#[test]
fn what_is_stored_is_listed_and_deleted_with_one_button() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/about/");
    page.sees("Nothing is stored now.");
    page.goto(&content.article(SEED).path());
    open_settings(&page);
    setting(&page, "Colours").choose("Dark");
    setting(&page, "Text size").choose("Large");
    setting(&page, "Motion").choose("As little as possible");
    setting(&page, "Data").choose("Load only what I open");
    close_settings(&page);
    page.button("Save").within("main").click();
    page.button("Keyboard shortcuts").click();
    page.checkbox("Use these single keys").click();
    page.press(Key::Escape);
    page.link("About this site").within("footer").click();
    let kinds =
        ["Colours", "Text size, motion and data", "Keyboard shortcuts switched off", "Saved articles"];
    shows(&page, "what is stored", &kinds.map(str::to_owned).to_vec(), |page| page.texts_of(KINDS));

    page.button("Delete all of it").click();
    page.sees("It is deleted.");
    page.sees("Nothing is stored now.");
    assert_eq!(page.count(KINDS), 0);
    let script = "const done = arguments[0];
        Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()])
            .then(([names, workers]) => done([localStorage.length, names, workers.length, document.cookie]))";
    shows(&page, "what is left", &json!([0, [], 0, ""]), |page| page.execute_async(script, &[]));
    for name in ["data-theme", "data-text-size", "data-motion", "data-saving"] {
        assert_eq!(page.element("html").attribute(name), None, "{name}");
    }
    page.reload();
    page.sees("Nothing is stored now.");
    page.link("Saved").within("footer").click();
    page.sees("Nothing is saved yet.");
    page.assert_console_silent();
}

#[test]
fn what_is_stored_while_the_list_is_read_comes_on_it() {
    let site = Site::built();
    let page = Visitor::at_a_desk().opens(&site, "/about/");
    page.sees("Nothing is stored now.");
    open_settings(&page);
    setting(&page, "Colours").choose("Dark");
    close_settings(&page);
    shows(&page, "what is stored", &vec!["Colours".to_owned()], |page| page.texts_of(KINDS));
}
