//! Light and dark.

use crate::support::shows;
use browser_tests::{Page, Scheme, Site, Visitor};

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
    let colours = page.field("Colours");
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
    shows(&page, "the choice", &"dark".to_owned(), |page| page.field("Colours").value());
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
    page.field("Colours").appears();
    let dark = ground(&page);
    page.field("Colours").choose("Light");
    shows(&page, "the theme", &Some("light".to_owned()), theme);
    page.wait_until("another ground", |page| ground(page) != dark);
    page.reload();
    assert_eq!(theme(&page).as_deref(), Some("light"));
    assert_ne!(ground(&page), dark);
}

#[test]
fn a_kept_value_that_is_no_theme_is_passed_over() {
    let site = Site::built();
    let page = Visitor::at_a_desk().opens(&site, "/about/");
    for garbage in ["purple", "\"><script>", "", "DARK", "null"] {
        page.remember("theme", garbage);
        page.reload();
        page.field("Colours").appears();
        page.sees("Privacy");
        assert_eq!(theme(&page), None, "{garbage:?}");
        assert_eq!(page.field("Colours").value(), "", "{garbage:?}");
    }
    page.assert_console_silent();
}
