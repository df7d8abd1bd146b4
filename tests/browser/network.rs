//! Who works with whom, as a drawing and as a table.

use crate::oracle::Question;
use crate::support::{finds, in_words, listed, shows};
use browser_tests::{Content, Control, Key, Page, Site, Visitor};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// One institution, or two that are named together, with the articles that name them.
#[derive(Clone, Debug, PartialEq)]
struct Mark {
    /// Their ids in the editors' order.
    ids: Vec<String>,
    /// The newest first.
    titles: Vec<String>,
    /// The explorer's address.
    address: String,
}

impl Mark {
    fn of(ids: &[&str], question: &Question, content: &Content) -> Self {
        let ids: Vec<_> = ids.iter().map(|&id| id.to_owned()).collect();
        let question = Question { institutions: ids.clone(), joint: ids.len() > 1, ..question.clone() };
        let mut asked: Vec<_> = question.topics.iter().map(|id| format!("topic={id}")).collect();
        let mut sorted = ids.clone();
        sorted.sort_unstable();
        asked.extend(sorted.iter().map(|id| format!("institution={id}")));
        asked.extend(question.joint.then(|| "match=all".to_owned()));
        Self { ids, titles: question.titles(content), address: format!("/news/?{}", asked.join("&")) }
    }

    fn name(&self, content: &Content) -> String {
        self.ids.iter().map(|id| content.institution_name(id, "en")).collect::<Vec<_>>().join(" and ")
    }

    /// What it is called in the drawing: a circle by what is written beside it, too.
    fn label(&self, content: &Content) -> String {
        let mut name = self.name(content);
        if let [id] = &*self.ids
            && !name.contains(content.institution_short(id))
        {
            name = format!("{}, {name}", content.institution_short(id));
        }
        format!("{name}: {}", self.number())
    }

    fn number(&self) -> String {
        match (self.ids.len(), self.titles.len()) {
            (1, articles) => in_words(articles),
            (_, 1) => "1 joint article".to_owned(),
            (_, articles) => format!("{articles} joint articles"),
        }
    }
}

/// Every institution that an answer to the question names.
fn institutions(question: &Question, content: &Content) -> Vec<Mark> {
    let marks = content.institutions().into_iter().map(|id| Mark::of(&[id], question, content));
    marks.filter(|mark| !mark.titles.is_empty()).collect()
}

/// Every pair that an answer names together.
fn pairs(question: &Question, content: &Content) -> Vec<Mark> {
    let ids = content.institutions();
    let mut pairs = Vec::new();
    for (nth, a) in ids.iter().enumerate() {
        for b in &ids[nth + 1..] {
            let mark = Mark::of(&[a, b], question, content);
            if !mark.titles.is_empty() {
                pairs.push(mark);
            }
        }
    }
    pairs
}

/// Address and name of every link of a kind in the drawing.
fn drawn(page: &Page, class: &str) -> BTreeMap<String, String> {
    let script = "return [...document.querySelectorAll(`.network-drawing a.${arguments[0]}`)]
        .map(link => [link.getAttribute('href'), link.getAttribute('aria-label')])";
    let links = page.execute(script, &[class.into()]);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    links.as_array().into_iter().flatten().map(|link| (text(&link[0]), text(&link[1]))).collect()
}

/// Waits until the drawing has these circles and lines, and the table these rows.
#[track_caller]
fn is_drawn(page: &Page, content: &Content, circles: &[Mark], lines: &[Mark]) {
    for (class, marks) in [("network-node", circles), ("network-edge", lines)] {
        let named = |mark: &Mark| (mark.address.clone(), mark.label(content));
        shows(page, class, &marks.iter().map(named).collect(), |page| drawn(page, class));
    }
    let mut expected: Vec<_> = lines
        .iter()
        .map(|mark| {
            let [a, b] = [0, 1].map(|nth| content.institution_name(&mark.ids[nth], "en").to_owned());
            (a, b, mark.titles.len(), mark.address.clone())
        })
        .collect();
    expected.sort();
    shows(page, "the table", &expected, |page| {
        let mut rows = rows(page);
        rows.sort();
        rows
    });
}

/// The table's rows: two names, the number, and where that leads.
fn rows(page: &Page) -> Vec<(String, String, usize, String)> {
    let script = "return [...document.querySelectorAll('.network-table tbody tr')].map(row => [
        row.cells[0].textContent, row.cells[1].textContent, row.cells[2].textContent.trim(),
        row.querySelector('a').getAttribute('href')])";
    let rows = page.execute(script, &[]);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let row = |row: &Value| {
        (text(&row[0]), text(&row[1]), text(&row[2]).parse().unwrap_or_default(), text(&row[3]))
    };
    rows.as_array().into_iter().flatten().map(row).collect()
}

/// What of a mark is pointed at.
fn part<'page>(page: &'page Page, mark: &Mark) -> Control<'page> {
    let class = if mark.ids.len() == 1 { "network-circle" } else { "network-reach" };
    page.element(&format!(".network-drawing a[href='{}'] .{class}", mark.address))
}

/// Those of which nothing covers the middle.
fn uncovered(page: &Page, marks: &[Mark]) -> Vec<Mark> {
    let script = "return [...document.querySelectorAll('.network-drawing a')].filter(link => {
            const part = link.querySelector('.network-circle, .network-line');
            part.scrollIntoView({ block: 'center', behavior: 'instant' });
            const { left, right, top, bottom } = part.getBoundingClientRect();
            const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
            return hit?.closest('a') === link;
        }).map(link => link.getAttribute('href'))";
    let found = page.execute(script, &[]);
    let found: BTreeSet<_> = found.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    marks.iter().filter(|mark| found.contains(&*mark.address)).cloned().collect()
}

/// The uncovered one with the most articles.
#[track_caller]
fn busiest(page: &Page, marks: &[Mark]) -> Mark {
    let found = uncovered(page, marks).into_iter().max_by_key(|mark| mark.titles.len());
    found.expect("something to point at")
}

/// Waits until the panel says everything about a mark.
#[track_caller]
fn tells(page: &Page, content: &Content, mark: &Mark) {
    let name = mark.name(content);
    shows(page, "what the panel is about", &name, |page| page.text_of(".network-panel h3"));
    shows(page, "its number", &mark.number(), |page| page.text_of(".network-panel h3 + p"));
    let newest: Vec<_> = mark.titles.iter().take(5).cloned().collect();
    shows(page, "the newest", &newest, |page| page.texts_of(".network-panel li"));
    let way = page.link("Open in the news").within(".network-panel");
    assert_eq!(way.attribute("href").as_ref(), Some(&mark.address));
}

/// Waits until the explorer shows the articles of a mark.
#[track_caller]
fn is_open(page: &Page, mark: &Mark) {
    page.arrives_at(&mark.address);
    finds(page, mark.titles.len());
    let titles: Vec<_> = mark.titles.iter().take(20).cloned().collect();
    shows(page, "what is listed", &titles, listed);
}

#[test]
fn every_institution_is_a_circle_and_every_pair_a_line_and_a_row() {
    let (site, content) = (Site::built(), Content::read());
    let all = Question::default();
    let page = Visitor::at_a_desk().opens(&site, "/network/");
    is_drawn(&page, &content, &institutions(&all, &content), &pairs(&all, &content));
    page.sees(&in_words(content.articles.len()));
    let unnamed = "return [...document.querySelectorAll('.network-page a')]
        .filter(link => !link.ariaLabel?.trim() && !link.textContent.trim()).length";
    assert_eq!(page.execute(unnamed, &[]), 0, "every link has a name");
    // A line lies under the circles that it joins.
    let order = "const links = [...document.querySelectorAll('.network-drawing a')];
        const first = links.findIndex(link => link.matches('.network-node'));
        return links.slice(first).every(link => link.matches('.network-node'))";
    assert_eq!(page.execute(order, &[]), true);
    page.assert_console_silent();
    let drawing = page.element(".network-drawing");
    assert_eq!(drawing.attribute("role").as_deref(), Some("group"));
    assert_ne!(drawing.name(), "", "who hears the page hears what the group is");
}

#[test]
fn the_table_is_sorted_by_the_column_that_is_chosen() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/network/");
    page.button("The same as a table").click();
    let sorted = |column: usize| {
        let expected = [0, 1, 2].map(|nth| match (nth == column, nth) {
            (false, _) => Value::Null,
            (true, 2) => json!("descending"),
            (true, _) => json!("ascending"),
        });
        shows(&page, "what the heads say", &json!(expected), |page| {
            let script = "return [...document.querySelectorAll('.network-table thead th')]
                .map(head => head.getAttribute('aria-sort'))";
            page.execute(script, &[])
        });
        page.wait_until("the rows to be sorted", |page| {
            let rows = rows(page);
            match column {
                0 => rows.is_sorted_by_key(|row| (row.0.clone(), row.1.clone())),
                1 => rows.is_sorted_by_key(|row| (row.1.clone(), row.0.clone())),
                _ => rows.is_sorted_by_key(|row| (std::cmp::Reverse(row.2), row.0.clone())),
            }
        });
        let mut rows: Vec<_> = rows(&page).into_iter().map(|row| row.3).collect();
        let mut expected: Vec<_> =
            pairs(&Question::default(), &content).into_iter().map(|mark| mark.address).collect();
        rows.sort();
        expected.sort();
        assert_eq!(rows, expected);
    };
    sorted(2);
    page.button("Sort by Institution").focus();
    page.press(Key::Enter);
    sorted(0);
    page.press(Key::Tab);
    assert_eq!(page.focused(), "button Sort by With");
    page.press(Key::Space);
    sorted(1);
    assert_eq!(page.focused(), "button Sort by With", "the focus stays");
    page.press(Key::Tab);
    assert_eq!(page.focused(), "button Sort by Joint articles");
    page.press(Key::Enter);
    sorted(2);

    let (_, _, count, address) = rows(&page).swap_remove(0);
    let number = page.element(&format!(".network-table a[href='{address}']"));
    assert_eq!(number.name(), format!("{count} joint articles"));
    number.click();
    page.arrives_at(&address);
    finds(&page, count);
    page.assert_console_silent();
}

#[test]
fn circles_take_their_colours_from_topics_or_countries() {
    let (site, content) = (Site::built(), Content::read());
    let page = Visitor::at_a_desk().opens(&site, "/network/");
    // The main topic of most of its articles; of as many, the first in the editors' order.
    let by_topic = |id: &str| {
        let articles = content.matching(&[], &[id]);
        let count = |topic: &&str| {
            articles.iter().filter(|article| article.topics.first().is_some_and(|main| main == topic)).count()
        };
        let most = content.topics().iter().map(count).max().unwrap_or_default();
        content.topics().into_iter().find(|topic| count(topic) == most).unwrap_or_default().to_owned()
    };
    let named = institutions(&Question::default(), &content);
    let expected: BTreeMap<_, _> =
        named.iter().map(|mark| (mark.address.clone(), by_topic(&mark.ids[0]))).collect();
    let colours = |page: &Page| -> BTreeMap<String, String> {
        let script = "return [...document.querySelectorAll('.network-drawing a.network-node')]
            .map(link => [link.getAttribute('href'), link.dataset.topic])";
        let colours = page.execute(script, &[]);
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        colours.as_array().into_iter().flatten().map(|link| (text(&link[0]), text(&link[1]))).collect()
    };
    shows(&page, "the colours", &expected, colours);

    page.field("Colour by").choose("Country");
    page.wait_until("other colours", |page| colours(page) != expected);
    let by_country = colours(&page);
    let mut of_countries = BTreeMap::<_, BTreeSet<_>>::new();
    for mark in &named {
        let (country, _) = content.institution_place(&mark.ids[0]);
        of_countries.entry(country).or_default().insert(by_country[&mark.address].clone());
    }
    assert!(of_countries.values().all(|colours| colours.len() == 1), "{of_countries:#?}");
    let different: BTreeSet<_> = of_countries.values().collect();
    let possible = of_countries.len().min(content.topics().len());
    assert_eq!(different.len(), possible, "countries differ as far as there are colours");
    page.field("Colour by").choose("Topic");
    shows(&page, "the colours", &expected, colours);
    page.assert_console_silent();
}

#[test]
fn what_is_pointed_at_is_told_and_what_is_chosen_opens_in_the_explorer() {
    let (site, content) = (Site::built(), Content::read());
    let all = Question::default();
    let (circles, lines) = (institutions(&all, &content), pairs(&all, &content));
    let page = Visitor::at_a_desk().opens(&site, "/network/");
    is_drawn(&page, &content, &circles, &lines);
    let (circle, line) = (busiest(&page, &circles), busiest(&page, &lines));
    assert!(circle.titles.len() > 5 && line.titles.len() > 1, "{circle:?}, {line:?}");
    part(&page, &line).hover();
    tells(&page, &content, &line);
    part(&page, &circle).hover();
    tells(&page, &content, &circle);
    // It stands out with its lines and those that they lead to.
    let touching = lines.iter().filter(|line| line.ids.contains(&circle.ids[0]));
    let mut active: BTreeSet<_> = touching.clone().map(|line| line.address.clone()).collect();
    let neighbours = touching.flat_map(|line| &line.ids).map(|id| Mark::of(&[id], &all, &content).address);
    active.extend(neighbours);
    shows(&page, "what stands out", &json!(active), |page| {
        let script = "return [...document.querySelectorAll('.network-drawing a.is-active')]
            .map(link => link.getAttribute('href')).sort()";
        page.execute(script, &[])
    });
    part(&page, &circle).click();
    is_open(&page, &circle);
    page.back();
    page.arrives_at("/network/");
    is_drawn(&page, &content, &circles, &lines);
    part(&page, &line).click();
    is_open(&page, &line);
    page.back();
    page.arrives_at("/network/");
    part(&page, &line).hover();
    page.link("Open in the news").within(".network-panel").click();
    is_open(&page, &line);
    page.assert_console_silent();
}

#[test]
fn what_is_told_is_seen_beside_what_is_pointed_at() {
    let (site, content) = (Site::built(), Content::read());
    let circles = institutions(&Question::default(), &content);
    let page = Visitor::at_a_desk().opens(&site, "/network/");
    let circle = busiest(&page, &circles);
    part(&page, &circle).hover();
    tells(&page, &content, &circle);
    let script =
        "const { top, bottom } = document.querySelector('.network-panel h3').getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight";
    assert_eq!(page.execute(script, &[]), true, "who points at a circle does not see what is said of it");
}

#[test]
fn circles_are_gone_through_by_keyboard() {
    let (site, content) = (Site::built(), Content::read());
    let circles = institutions(&Question::default(), &content);
    let page = Visitor::at_a_desk().opens(&site, "/network/");
    page.element("a.network-node:first-of-type, a.network-edge + a.network-node").focus();
    let mut seen = BTreeSet::new();
    for _ in 0..3 {
        page.press(Key::Tab);
        let address = page.execute("return document.activeElement.getAttribute('href')", &[]);
        let circle =
            circles.iter().find(|circle| address == circle.address).expect("the focus is on a circle");
        assert_eq!(page.focused(), format!("link {}", circle.label(&content)));
        tells(&page, &content, circle);
        seen.insert(circle.address.clone());
    }
    assert_eq!(seen.len(), 3);
    page.press_with(Key::Shift, Key::Tab);
    let address = page.execute("return document.activeElement.getAttribute('href')", &[]);
    let circle = circles.iter().find(|circle| address == circle.address).expect("the focus is on a circle");
    tells(&page, &content, circle);
    page.press(Key::Enter);
    is_open(&page, circle);
    page.assert_console_silent();
}

#[test]
fn filters_apply_to_the_drawing_and_the_table() {
    let (site, content) = (Site::built(), Content::read());
    let hydropower = Question::about(&["hydropower"], &[]);
    let page = Visitor::at_a_desk().opens(&site, "/network/?topic=hydropower");
    page.sees(&in_words(hydropower.count(&content)));
    is_drawn(&page, &content, &institutions(&hydropower, &content), &pairs(&hydropower, &content));
    page.link("Remove filter: Hydropower and water").click();
    page.arrives_at("/network/");
    let all = Question::default();
    is_drawn(&page, &content, &institutions(&all, &content), &pairs(&all, &content));

    page.button("Filters").click();
    page.checkbox("International cooperation").click();
    page.arrives_at("/network/?topic=international-cooperation");
    let cooperation = Question::about(&["international-cooperation"], &[]);
    page.button(&format!("Show {} results", cooperation.count(&content))).click();
    let lines = pairs(&cooperation, &content);
    is_drawn(&page, &content, &institutions(&cooperation, &content), &lines);
    let line = busiest(&page, &lines);
    part(&page, &line).hover();
    tells(&page, &content, &line);
    part(&page, &line).click();
    is_open(&page, &line);
    page.back();
    page.arrives_at("/network/?topic=international-cooperation");
    page.back();
    page.arrives_at("/network/");
    is_drawn(&page, &content, &institutions(&all, &content), &pairs(&all, &content));
    page.assert_console_silent();
}

#[test]
fn who_is_chosen_is_drawn_with_those_who_work_with_them() {
    let (site, content) = (Site::built(), Content::read());
    let question = Question::about(&["international-cooperation"], &[]);
    let address = "?topic=international-cooperation&institution=kust";
    // From the explorer, whose question goes along.
    let page = Visitor::at_a_desk().opens(&site, &format!("/news/{address}"));
    finds(&page, content.matching(&["international-cooperation"], &["kust"]).len());
    page.link("See who works together").click();
    page.arrives_at(&format!("/network/{address}"));
    let mut lines = pairs(&question, &content);
    lines.retain(|line| line.ids.iter().any(|id| id == "kust"));
    let mut circles = institutions(&question, &content);
    circles.retain(|circle| lines.iter().any(|line| line.ids.contains(&circle.ids[0])));
    is_drawn(&page, &content, &circles, &lines);

    page.goto("/network/?institution=kust&from=2018-01&to=2018-12&kind=event&q=zzz");
    page.sees("No articles");
    page.button("The same as a table").click();
    page.sees("No two institutions are named together in these articles.");
    assert_eq!(drawn(&page, "network-edge"), BTreeMap::new());
    page.assert_console_silent();
}

#[test]
fn a_finger_taps_once_to_be_told_and_twice_to_open() {
    let (site, content) = (Site::built(), Content::read());
    let all = Question::default();
    let (circles, lines) = (institutions(&all, &content), pairs(&all, &content));
    let page = Visitor::on_a_phone().opens(&site, "/network/");
    is_drawn(&page, &content, &circles, &lines);
    assert!(page.sideways_overflow() <= 0.0, "the page is {} pixels too wide", page.sideways_overflow());
    let (circle, line) = (busiest(&page, &circles), busiest(&page, &lines));
    for mark in [&circle, &line] {
        part(&page, mark).click();
        tells(&page, &content, mark);
        assert_eq!(page.address(), "/network/");
    }
    part(&page, &circle).click();
    tells(&page, &content, &circle);
    assert!(page.sideways_overflow() <= 0.0, "the page is {} pixels too wide", page.sideways_overflow());
    part(&page, &circle).click();
    is_open(&page, &circle);
    page.back();
    page.arrives_at("/network/");
    page.button("The same as a table").click();
    page.element(".network-table tbody tr:first-child a").appears();
    assert!(page.sideways_overflow() <= 0.0, "the page is {} pixels too wide", page.sideways_overflow());
    page.assert_console_silent();
}

#[test]
fn without_javascript_the_drawing_and_the_table_lead_on() {
    let (site, content) = (Site::built(), Content::read());
    let all = Question::default();
    let (circles, lines) = (institutions(&all, &content), pairs(&all, &content));
    let page = Visitor::at_a_desk().without_javascript().opens(&site, "/network/");
    is_drawn(&page, &content, &circles, &lines);
    for useless in ["Filters", "Colour by"] {
        assert!(!page.has_text(useless), "{useless} does nothing here");
    }
    page.button("The same as a table").click();
    let most = lines.iter().map(|line| line.titles.len()).max().unwrap_or_default();
    assert_eq!(rows(&page)[0].2, most, "those with most joint articles come first");
    let address = rows(&page)[0].3.clone();
    page.element(&format!(".network-table a[href='{address}']")).click();
    page.arrives_at(&address);
    page.sees("Combining filters and searching need JavaScript.");
    page.back();
    page.arrives_at("/network/");
    let circle = busiest(&page, &circles);
    part(&page, &circle).click();
    page.arrives_at(&circle.address);
    page.sees("Combining filters and searching need JavaScript.");
}
