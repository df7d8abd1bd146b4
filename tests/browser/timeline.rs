//! Articles over time: bars, and a handle at either end of the years.

use crate::oracle::Question;
use crate::support::{finds, shows};
use browser_tests::{Content, Control, Key, Page, Role, Site, Visitor};

const FROM: &str = "From";
const TO: &str = "To";

/// The handle at one end. The filters have fields of the same names.
fn handle<'page>(page: &'page Page, end: &str) -> Control<'page> {
    page.field(end).within(".timeline")
}

/// The years of the first and the last article.
fn years(content: &Content) -> (u16, u16) {
    let years: Vec<u16> =
        content.articles.iter().map(|article| article.date[..4].parse().expect("a year")).collect();
    (*years.iter().min().expect("articles"), *years.iter().max().expect("articles"))
}

/// Everything from the beginning of one year to the end of another.
fn between(from: Option<u16>, to: Option<u16>) -> Question {
    let month = |year: Option<u16>, month| year.map(|year| format!("{year}-{month}"));
    Question { from: month(from, "01"), to: month(to, "12"), ..Question::default() }
}

/// The explorer's address for such years.
fn address(from: Option<u16>, to: Option<u16>) -> String {
    let ends = [from.map(|year| format!("from={year}-01")), to.map(|year| format!("to={year}-12"))];
    let ends: Vec<_> = ends.into_iter().flatten().collect();
    if ends.is_empty() { "/news/".to_owned() } else { format!("/news/?{}", ends.join("&")) }
}

/// Waits until address, count and both handles say these years.
#[track_caller]
fn is_at(page: &Page, content: &Content, from: Option<u16>, to: Option<u16>) {
    page.arrives_at(&address(from, to));
    finds(page, between(from, to).count(content));
    let (first, last) = years(content);
    for (end, year) in [(FROM, from.unwrap_or(first)), (TO, to.unwrap_or(last))] {
        let expected = ((year - first).to_string(), Some(year.to_string()));
        shows(page, &format!("the handle {end}"), &expected, |page| {
            (handle(page, end).value(), handle(page, end).attribute("aria-valuetext"))
        });
    }
}

/// What the bars say of their numbers to those who do not see them.
fn numbers(content: &Content, question: &Question) -> String {
    let (first, last) = years(content);
    let count = |year: u16| {
        let month = |month: &str| Some(format!("{year}-{month}"));
        let count = Question { from: month("01"), to: month("12"), ..question.clone() }.count(content);
        (count > 0).then(|| format!("{year}: {count}"))
    };
    (first..=last).filter_map(count).collect::<Vec<_>>().join(", ")
}

/// Drags a handle from one year to another.
#[track_caller]
fn drag(page: &Page, content: &Content, end: &str, way: (u16, u16)) {
    let (first, last) = years(content);
    let handle = handle(page, end);
    // The middle of the knob goes from half its width to half its width before the end.
    let (knob, width) = (24.0, handle.size().0);
    let place = |year: u16| knob / 2.0 + (width - knob) * f64::from(year - first) / f64::from(last - first);
    handle.drag(place(way.0), place(way.1));
}

#[test]
fn the_handles_are_moved_by_keyboard_and_everything_follows() {
    let (site, content) = (Site::built(), Content::read());
    let (first, last) = years(&content);
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    is_at(&page, &content, None, None);
    for end in [FROM, TO] {
        assert_eq!(handle(&page, end).name(), end);
        let limits = ["min", "max"].map(|limit| handle(&page, end).attribute(limit).unwrap_or_default());
        assert_eq!(limits, ["0".to_owned(), (last - first).to_string()]);
    }
    handle(&page, FROM).focus();
    assert_eq!(page.focused(), "slider From");
    for (key, from) in [
        (Key::Right, Some(first + 1)),
        (Key::Right, Some(first + 2)),
        (Key::Left, Some(first + 1)),
        (Key::End, Some(last)),
        (Key::Home, None),
    ] {
        page.press(key);
        is_at(&page, &content, from, None);
        assert!(handle(&page, FROM).is_focused());
    }
    page.press(Key::Tab);
    assert_eq!(page.focused(), "slider To");
    for (key, to) in [
        (Key::Left, Some(last - 1)),
        (Key::Left, Some(last - 2)),
        (Key::Right, Some(last - 1)),
        (Key::Home, Some(first)),
        (Key::End, None),
    ] {
        page.press(key);
        is_at(&page, &content, None, to);
        assert!(handle(&page, TO).is_focused());
    }
    page.assert_console_silent();
}

#[test]
fn an_address_sets_the_handles_and_neither_passes_the_other() {
    let (site, content) = (Site::built(), Content::read());
    let (first, last) = years(&content);
    let page = Visitor::at_a_desk().opens(&site, &address(Some(first + 2), Some(last - 3)));
    is_at(&page, &content, Some(first + 2), Some(last - 3));
    assert_eq!(page.text_of(".timeline-range"), format!("{}–{}", first + 2, last - 3));
    assert_eq!(page.count(".timeline .in-range"), usize::from(last - 3 - (first + 2)) + 1);

    // The first year of one end is before the last of the other: that one gives way.
    handle(&page, TO).focus();
    page.press(Key::Home);
    is_at(&page, &content, None, Some(first));
    handle(&page, FROM).focus();
    page.press(Key::Right);
    is_at(&page, &content, Some(first + 1), None);
    handle(&page, TO).focus();
    page.press(Key::Left);
    is_at(&page, &content, Some(first + 1), Some(last - 1));
    handle(&page, FROM).focus();
    page.press(Key::End);
    is_at(&page, &content, Some(last), None);

    // One year alone is no empty range.
    page.goto(&address(Some(first + 2), Some(first + 2)));
    is_at(&page, &content, Some(first + 2), Some(first + 2));
    assert_eq!(page.text_of(".timeline-range"), (first + 2).to_string());
    page.assert_console_silent();
}

#[test]
fn a_drag_is_one_step_in_the_history() {
    let (site, content) = (Site::built(), Content::read());
    let (first, last) = years(&content);
    let page = Visitor::at_a_desk().opens(&site, "/about/");
    page.goto("/news/");
    is_at(&page, &content, None, None);
    drag(&page, &content, FROM, (first, first + 5));
    is_at(&page, &content, Some(first + 5), None);
    page.back();
    is_at(&page, &content, None, None);
    page.forward();
    is_at(&page, &content, Some(first + 5), None);

    drag(&page, &content, TO, (last, last - 2));
    is_at(&page, &content, Some(first + 5), Some(last - 2));
    page.back();
    is_at(&page, &content, Some(first + 5), None);
    page.back();
    is_at(&page, &content, None, None);
    page.assert_console_silent();
}

#[test]
fn every_move_of_a_handle_is_a_step_of_its_own() {
    let (site, content) = (Site::built(), Content::read());
    let (first, _) = years(&content);
    let page = Visitor::at_a_desk().opens(&site, "/about/");
    page.goto("/news/");
    is_at(&page, &content, None, None);
    handle(&page, FROM).focus();
    page.press(Key::Right);
    is_at(&page, &content, Some(first + 1), None);
    page.back();
    is_at(&page, &content, None, None);
    // The next move does not take the place of what it begins with.
    drag(&page, &content, FROM, (first, first + 5));
    is_at(&page, &content, Some(first + 5), None);
    drag(&page, &content, FROM, (first + 5, first + 2));
    is_at(&page, &content, Some(first + 2), None);
    page.back();
    is_at(&page, &content, Some(first + 5), None);
    page.back();
    is_at(&page, &content, None, None);
    // Nor of another choice.
    page.checkbox("International cooperation").click();
    page.arrives_at("/news/?topic=international-cooperation");
    drag(&page, &content, FROM, (first, first + 3));
    page.arrives_at(&format!("/news/?topic=international-cooperation&from={}-01", first + 3));
    page.back();
    page.arrives_at("/news/?topic=international-cooperation");
    page.back();
    is_at(&page, &content, None, None);
    page.assert_console_silent();
}

#[test]
fn the_bars_say_the_numbers_of_what_is_asked_for() {
    let (site, content) = (Site::built(), Content::read());
    let (first, _) = years(&content);
    let page = Visitor::at_a_desk().opens(&site, "/news/");
    let says = |question: &Question| {
        let expected = numbers(&content, question);
        shows(&page, "what the bars say", &expected, |page| page.element(".timeline svg").name());
        page.role(Role::Image, &expected).within(".timeline").appears();
    };
    says(&Question::default());
    page.checkbox("International cooperation").click();
    page.arrives_at("/news/?topic=international-cooperation");
    says(&Question::about(&["international-cooperation"], &[]));
    // The years that are left out are still drawn.
    page.goto(&format!("/news/?topic=hydropower&from={}-01", first + 2));
    says(&Question::about(&["hydropower"], &[]));
    assert_eq!(page.count(".timeline .out-of-range"), 2);
    page.goto("/news/?topic=hydropower&institution=kust&q=water");
    says(&Question { words: vec!["water".into()], ..Question::about(&["hydropower"], &["kust"]) });
    page.assert_console_silent();
}

#[test]
fn the_handles_are_made_for_fingers() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::on_a_phone().opens(&site, "/news/");
    is_at(&page, &content, None, None);
    for end in [FROM, TO] {
        let (width, height) = handle(&page, end).size();
        assert!(height >= 44.0, "{end} is {height} pixels high");
        assert!(width >= 250.0, "{end} is {width} pixels wide");
    }
    assert!(page.sideways_overflow() <= 0.0, "the page is {} pixels too wide", page.sideways_overflow());
    page.assert_console_silent();
}
