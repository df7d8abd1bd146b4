//! Events: a list by month, a month as a grid, and which are still to come.

use crate::http::ask;
use crate::support::{day_in_words, one_line, shows};
use browser_tests::{Article, Content, Key, Page, Site, Visitor};
use serde_json::{Value, json};

/// An event that takes two days, and one of a day right before it.
const BERLIN: &str = "2024-10-29-berlin-declaration-carbon-neutrality";
const FIFTY_YEARS: &str = "2024-10-28-max-planck-cas-fifty-years";

/// What an article says of its event.
struct Event<'content> {
    article: &'content Article,
    name: String,
    start: &'content str,
    end: &'content str,
    place: Option<String>,
    mode: &'content str,
}

/// All events, the latest first.
fn events(content: &Content) -> Vec<Event<'_>> {
    let mut events: Vec<_> = content.articles.iter().filter_map(Event::of).collect();
    events.sort_by(|a, b| b.start.cmp(a.start));
    events
}

impl<'content> Event<'content> {
    fn of(article: &'content Article) -> Option<Self> {
        let text = |key: &str| article.json["event"][key].as_str();
        let start = text("start")?;
        Some(Self {
            article,
            name: one_line(text("name")?),
            start,
            end: text("end").unwrap_or(start),
            place: text("place").map(one_line),
            mode: text("mode").unwrap_or("in-person"),
        })
    }

    fn days_in_words(&self) -> String {
        let (first, last) = (day_in_words(self.start), day_in_words(self.end));
        if self.start == self.end {
            first
        } else if self.start[..7] == self.end[..7] {
            format!("{}–{last}", first.split(' ').next().unwrap_or_default())
        } else {
            format!("{first} to {last}")
        }
    }

    fn mode_in_words(&self) -> &'static str {
        match self.mode {
            "online" => "Online",
            "hybrid" => "In person and online",
            _ => "In person",
        }
    }

    /// What [`rows`] gives of it.
    fn row(&self) -> Value {
        let meta: Vec<_> = self.place.iter().map(String::as_str).chain([self.mode_in_words()]).collect();
        let path = self.article.path();
        json!([self.start, self.days_in_words(), self.name, meta, one_line(&self.article.title), path])
    }
}

/// What [`sections`] gives of events in this order: months with their rows.
fn by_month<'a>(events: impl IntoIterator<Item = &'a Event<'a>>) -> Value {
    let mut months: Vec<(String, Vec<Value>)> = Vec::new();
    for event in events {
        let month = day_in_words(event.start).split_once(' ').expect("day and month").1.to_owned();
        match months.last_mut() {
            Some((last, rows)) if *last == month => rows.push(event.row()),
            _ => months.push((month, vec![event.row()])),
        }
    }
    json!(months)
}

/// What is to come on a day, and what has been.
fn by_time(events: &[Event<'_>], today: &str) -> Value {
    let upcoming = by_month(events.iter().rev().filter(|event| event.end >= today));
    let past = by_month(events.iter().filter(|event| event.end < today));
    json!([["Upcoming", upcoming], ["Past", past]])
}

const MONTHS: &str = "const line = text => text.replace(/\\s+/g, ' ').trim();
    const row = row => [row.querySelector('time').getAttribute('datetime'),
        line(row.querySelector('time').innerText), line(row.querySelector('h3, h4').innerText),
        [...row.querySelectorAll('.meta span')].map(span => line(span.innerText)),
        line(row.querySelector('.event-links a').innerText),
        row.querySelector('.event-links a').getAttribute('href')];
    const months = section => [...section.querySelectorAll('.event-month')].map(month =>
        [line(month.querySelector('h3').innerText), [...month.querySelectorAll('.event-row')].map(row)]);";

/// The headings of the list, and what is below each by month.
fn sections(page: &Page) -> Value {
    let script = format!(
        "{MONTHS} return [...document.querySelectorAll('.events-section')]
            .map(section => [section.querySelector('h2').innerText, months(section)])"
    );
    page.execute(&script, &[])
}

/// The names of the events that are listed.
fn listed(page: &Page) -> Vec<String> {
    page.texts_of(".event-row :is(h3, h4)")
}

/// Days since 1 January 1970, by the calendar alone.
fn day_number(date: &str) -> i64 {
    let parts: Vec<i64> = date.split('-').map(|part| part.parse().expect("a number")).collect();
    let days_before = |year: i64| {
        let year = year - 1;
        365 * year + year / 4 - year / 100 + year / 400
    };
    let before_month: i64 = (1..parts[1]).map(|month| days_in_month(parts[0], month)).sum();
    days_before(parts[0]) - days_before(1970) + before_month + parts[2] - 1
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// What [`grid`] gives of a month such as `2024-10`: weeks of seven days from Monday on.
fn month_of(events: &[Event<'_>], month: &str) -> Value {
    let (year, number) = month.split_once('-').expect("a year and a month");
    let days = days_in_month(year.parse().expect("a year"), number.parse().expect("a month"));
    // The first day of 1970 was a Thursday.
    let before = (day_number(&format!("{month}-01")) + 3).rem_euclid(7);
    let mut cells: Vec<Value> = (0..before).map(|_| Value::Null).collect();
    for day in 1..=days {
        let date = format!("{month}-{day:02}");
        let on_this_day = events.iter().rev().filter(|event| (event.start..=event.end).contains(&&*date));
        let links: Vec<_> = on_this_day.map(|event| json!([event.name, event.article.path()])).collect();
        cells.push(json!([date, day.to_string(), links]));
    }
    while !cells.len().is_multiple_of(7) {
        cells.push(Value::Null);
    }
    cells.chunks(7).map(|week| json!(week)).collect()
}

/// The weeks of the month that is shown: of each day its date, its number and its links.
fn grid(page: &Page) -> Value {
    let script = "const line = text => text.replace(/\\s+/g, ' ').trim();
        return [...document.querySelectorAll('.month-grid tbody tr')].map(week =>
            [...week.children].map(cell => {
                const day = cell.querySelector('time');
                return day && [day.getAttribute('datetime'), day.innerText,
                    [...cell.querySelectorAll('a')].map(link => [line(link.innerText), link.getAttribute('href')])];
            }))";
    page.execute(script, &[])
}

#[track_caller]
fn shows_month(page: &Page, events: &[Event<'_>], month: &str, name: &str) {
    shows(page, "the month", &name.to_owned(), |page| page.text_of("#month"));
    shows(page, &format!("the days of {month}"), &month_of(events, month), grid);
}

/// Presses Tab until something has the focus.
#[track_caller]
fn tab_to(page: &Page, wanted: &str) {
    let mut passed = Vec::new();
    while passed.len() < 20 {
        page.press(Key::Tab);
        let focused = page.focused();
        if focused == wanted {
            return;
        }
        passed.push(focused);
    }
    panic!("Tab does not come to {wanted:?}, but past {passed:#?}");
}

#[test]
fn every_event_is_listed_under_its_month_with_its_article_and_a_file_for_calendars() {
    let (site, content) = (Site::built(), Content::read());
    let events = events(&content);
    assert!(events.len() >= 30, "{} events", events.len());
    let page = Visitor::at_a_desk().opens(&site, "/");
    page.link("Events").within("header nav.sections").click();
    page.arrives_at("/events/");
    let today = page.execute(
        "const now = new Date(), two = number => String(number).padStart(2, '0');
        return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`",
        &[],
    );
    let today = today.as_str().expect("a day");
    shows(&page, "the events", &by_time(&events, today), sections);
    assert_eq!(page.heading(), "Events");
    assert_eq!(page.text_of("main [role=status]"), format!("{} events", events.len()));
    let none_to_come = events.iter().all(|event| event.end < today);
    assert_eq!(page.has_text("No upcoming events are known."), none_to_come);

    for event in &events {
        let link = format!(".event-row a[type='text/calendar'][href='{}event.ics']", event.article.path());
        assert_eq!(page.count(&link), 1, "{}", event.name);
        let answer = ask(&site.url(), "GET", &format!("{}event.ics", event.article.path()), &[]);
        assert_eq!(answer.status, 200, "{}", event.name);
        assert!(answer.header("content-type").starts_with("text/calendar"), "{}", event.name);
        let start = format!("DTSTART;VALUE=DATE:{}\r\n", event.start.replace('-', ""));
        assert!(answer.body.contains(&start), "{}: {}", event.name, answer.body);
    }
    let berlin = events.iter().find(|event| event.article.slug == BERLIN).expect("the conference");
    assert_eq!(berlin.days_in_words(), "29–30 October 2024");
    let file = page.link(&format!("Add to calendar: {}", berlin.name)).attribute("href").expect("an address");
    let calendar = ask(&site.url(), "GET", &file, &[]).body;
    // The day after the last.
    assert!(calendar.contains("DTEND;VALUE=DATE:20241031\r\n"), "{calendar}");

    page.link(&berlin.article.title).within(".event-links").click();
    page.arrives_at(&berlin.article.path());
    shows(&page, "the headline", &one_line(&berlin.article.title), Page::heading);
    let file = page.link("Add to calendar").within(".event-box").attribute("href");
    assert_eq!(file, Some(format!("{}event.ics", berlin.article.path())));
    page.back();
    page.arrives_at("/events/");
    shows(&page, "the events", &by_time(&events, today), sections);
    page.assert_console_silent();
}

#[test]
fn filters_are_in_the_address_and_come_from_it() {
    let (site, content) = (Site::built(), Content::read());
    let events = events(&content);
    let names = |holds: &dyn Fn(&Event<'_>) -> bool| {
        events.iter().filter(|event| holds(event)).map(|event| event.name.clone()).collect::<Vec<_>>()
    };
    let about = |event: &Event<'_>, id: &str| event.article.topics.iter().any(|other| other == id);
    let with = |event: &Event<'_>, id: &str| event.article.institutions.iter().any(|other| other == id);
    let chosen = |page: &Page| {
        let script =
            "return [...document.querySelectorAll('.event-filters select')].map(field => field.value)";
        page.execute(script, &[])
    };
    let says = |count: usize| match count {
        0 => "No event fits these filters.".to_owned(),
        1 => "1 event".to_owned(),
        _ => format!("{count} events"),
    };
    #[track_caller]
    fn finds(page: &Page, names: &[String], count: &str) {
        shows(page, "the events", &names.to_vec(), listed);
        shows(page, "their number", &count.to_owned(), |page| page.text_of("main [role=status]"));
    }

    let page = Visitor::at_a_desk().opens(&site, "/events/");
    let all = names(&|_| true);
    finds(&page, &all, &says(all.len()));
    page.field("Topic").choose("Energy transition");
    page.arrives_at("/events/?topic=energy-transition");
    let of_topic = names(&|event| about(event, "energy-transition"));
    finds(&page, &of_topic, &says(of_topic.len()));
    page.field("Institution").choose(content.institution_name("tu-clausthal", "en"));
    page.arrives_at("/events/?topic=energy-transition&institution=tu-clausthal");
    let of_both = names(&|event| about(event, "energy-transition") && with(event, "tu-clausthal"));
    assert!(!of_both.is_empty() && of_both.len() < of_topic.len());
    finds(&page, &of_both, &says(of_both.len()));
    page.field("Mode").choose("In person and online");
    let address = "/events/?topic=energy-transition&institution=tu-clausthal&mode=hybrid";
    page.arrives_at(address);
    let of_all = names(&|event| {
        about(event, "energy-transition") && with(event, "tu-clausthal") && event.mode == "hybrid"
    });
    finds(&page, &of_all, &says(of_all.len()));

    page.reload();
    finds(&page, &of_all, &says(of_all.len()));
    assert_eq!(page.address(), address, "opening an address does not change it");
    shows(&page, "what is chosen", &json!(["energy-transition", "tu-clausthal", "hybrid"]), chosen);
    page.back();
    page.arrives_at("/events/?topic=energy-transition&institution=tu-clausthal");
    finds(&page, &of_both, &says(of_both.len()));
    shows(&page, "what is chosen", &json!(["energy-transition", "tu-clausthal", ""]), chosen);
    page.field("Topic").choose("All topics");
    page.arrives_at("/events/?institution=tu-clausthal");
    let of_institution = names(&|event| with(event, "tu-clausthal"));
    finds(&page, &of_institution, &says(of_institution.len()));

    page.goto("/events/?mode=online");
    let online = names(&|event| event.mode == "online");
    finds(&page, &online, &says(online.len()));
    page.field("Topic").choose("Biodiversity");
    page.arrives_at("/events/?topic=biodiversity&mode=online");
    assert!(names(&|event| about(event, "biodiversity") && event.mode == "online").is_empty());
    finds(&page, &[], &says(0));
    // What the site does not know finds everything, not nothing.
    page.goto("/events/?topic=tides&mode=by-letter&month=2024-13");
    finds(&page, &all, &says(all.len()));
    shows(&page, "what is chosen", &json!(["", "", ""]), chosen);
    page.assert_console_silent();
}

#[test]
fn a_month_has_its_days_below_their_weekdays_and_its_events_on_each_of_their_days() {
    let (site, content) = (Site::built(), Content::read());
    let events = events(&content);
    let page = Visitor::at_a_desk().opens(&site, "/events/?month=2024-10");
    shows_month(&page, &events, "2024-10", "October 2024");
    assert_eq!(page.texts_of(".month-grid th"), ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]);
    // By the calendar on the wall: 1 October 2024 was a Tuesday, 28 October a Monday.
    let weeks = grid(&page);
    assert_eq!((&weeks[0][0], &weeks[0][1][0]), (&Value::Null, &json!("2024-10-01")));
    assert_eq!(weeks[4][0][0], "2024-10-28");
    assert_eq!(weeks[4][1][2], weeks[4][2][2], "a conference of two days is on both");
    // Below the days, each event once, with its article and its file.
    let in_october = |event: &&Event<'_>| event.start <= "2024-10-31" && event.end >= "2024-10-01";
    let rows: Vec<_> = events.iter().rev().filter(in_october).map(Event::row).collect();
    let read = |page: &Page| {
        page.execute(&format!("{MONTHS} return [...document.querySelectorAll('.event-row')].map(row)"), &[])
    };
    shows(&page, "the list below the month", &json!(rows), read);
    assert_eq!(page.count(".event-row a[type='text/calendar']"), rows.len());
    for (month, name) in [
        ("2024-08", "August 2024"),
        ("2024-02", "February 2024"),
        ("2021-02", "February 2021"),
        ("2025-06", "June 2025"),
        ("2018-11", "November 2018"),
    ] {
        page.goto(&format!("/events/?month={month}"));
        shows_month(&page, &events, month, name);
    }

    // Filters hold for the month, and the month stays when a filter changes.
    page.goto("/events/?month=2024-10");
    page.field("Topic").choose("Carbon neutrality");
    page.arrives_at("/events/?topic=carbon-neutrality&month=2024-10");
    let about_it = |event: &Event<'_>| event.article.topics.iter().any(|id| id == "carbon-neutrality");
    let some: Vec<_> = crate::events::events(&content).into_iter().filter(about_it).collect();
    shows_month(&page, &some, "2024-10", "October 2024");
    page.link("List").within(".view-switch").click();
    page.arrives_at("/events/?topic=carbon-neutrality");
    let names: Vec<_> = some.iter().map(|event| event.name.clone()).collect();
    shows(&page, "the events", &names, listed);
    page.link("Month").within(".view-switch").click();
    page.arrives_at(&format!("/events/?topic=carbon-neutrality&month={}", &events[0].start[..7]));
    page.back();
    page.back();
    page.arrives_at("/events/?topic=carbon-neutrality&month=2024-10");
    let berlin = some.iter().find(|event| event.article.slug == BERLIN).expect("the conference");
    page.link(&berlin.name).within(".month-grid").first().click();
    page.arrives_at(&berlin.article.path());
    page.assert_console_silent();
}

#[test]
fn months_are_turned_by_keyboard() {
    let (site, content) = (Site::built(), Content::read());
    let events = events(&content);
    let page = Visitor::at_a_desk().opens(&site, "/events/?month=2024-10");
    shows_month(&page, &events, "2024-10", "October 2024");
    page.field("Mode").focus();
    tab_to(&page, "link Next month: November 2024");
    page.press(Key::Enter);
    page.arrives_at("/events/?month=2024-11");
    shows_month(&page, &events, "2024-11", "November 2024");
    // Whoever turns several leaves does not begin at the top each time.
    shows(&page, "what has the focus", &"link Next month: December 2024".to_owned(), Page::focused);
    page.press(Key::Enter);
    page.arrives_at("/events/?month=2024-12");
    page.press(Key::Enter);
    page.arrives_at("/events/?month=2025-01");
    shows_month(&page, &events, "2025-01", "January 2025");
    page.press_with(Key::Shift, Key::Tab);
    shows(&page, "what has the focus", &"link Previous month: December 2024".to_owned(), Page::focused);
    page.press(Key::Enter);
    page.arrives_at("/events/?month=2024-12");
    shows_month(&page, &events, "2024-12", "December 2024");
    assert_eq!(page.count("main ol"), 0, "a month without events has no empty list below it");
    page.back();
    page.arrives_at("/events/?month=2025-01");
    shows_month(&page, &events, "2025-01", "January 2025");
    page.assert_console_silent();
}

/// Sets the page's clock.
const SET_CLOCK: &str = "const real = Date, ahead = real.parse(arguments[0]) - real.now();
    window.Date = class extends real {
        constructor(...parts) { parts.length ? super(...parts) : super(real.now() + ahead); }
        static now() { return real.now() + ahead; }
    };";

/// Opens the events at another time: the app waits until the clock is set.
#[track_caller]
fn opens_at(visitor: &Visitor, site: &Site, instant: &str) -> Page {
    let gate = site.hold("*.wasm");
    site.forget_requests();
    let page = visitor.clone().impatient().opens(site, "/events/");
    site.wait_for_request("*.wasm");
    page.execute(SET_CLOCK, &[instant.into()]);
    gate.open();
    page.wait_until("the app", |page| page.count("html[data-app]") == 1);
    page
}

#[test]
fn what_ends_today_or_later_is_upcoming_the_next_first() {
    let (site, content) = (Site::built(), Content::read());
    let events = events(&content);
    let first_two = |today: &str| {
        let coming = events.iter().rev().filter(|event| event.end >= today);
        coming.take(2).map(|event| &*event.article.slug).collect::<Vec<_>>()
    };
    assert_eq!(first_two("2024-10-28"), [FIFTY_YEARS, BERLIN]);
    let visitor = Visitor::at_a_desk().in_time_zone("UTC");
    let page = opens_at(&visitor, &site, "2024-10-28T12:00:00Z");
    shows(&page, "the events", &by_time(&events, "2024-10-28"), sections);
    page.sees_no("No upcoming events are known.");
    // A filter does not make the past upcoming.
    page.field("Topic").choose("Carbon neutrality");
    page.arrives_at("/events/?topic=carbon-neutrality");
    let about_it = |event: &Event<'_>| event.article.topics.iter().any(|id| id == "carbon-neutrality");
    let some: Vec<_> = crate::events::events(&content).into_iter().filter(about_it).collect();
    shows(&page, "the events", &by_time(&some, "2024-10-28"), sections);
    // The second of two days is not yet past; the day after is.
    for today in ["2024-10-30", "2024-10-31"] {
        page.execute(SET_CLOCK, &[format!("{today}T23:59:00Z").into()]);
        page.link("About").within("header nav.sections").click();
        page.arrives_at("/about/");
        page.link("Events").within("header nav.sections").click();
        page.arrives_at("/events/");
        shows(&page, &format!("the events on {today}"), &by_time(&events, today), sections);
    }
    assert_ne!(first_two("2024-10-30"), first_two("2024-10-31"));
    page.assert_console_silent();
}

#[test]
fn without_javascript_all_events_are_listed_with_their_days() {
    let (site, content) = (Site::built(), Content::read());
    let events = events(&content);
    let page = Visitor::at_a_desk().without_javascript().opens(&site, "/events/");
    let read = |page: &Page| page.execute(&format!("{MONTHS} return months(document)"), &[]);
    assert_eq!(read(&page), by_month(&events));
    assert!(!page.has_text("All modes"), "a filter does nothing here");
    assert!(!page.has_text("Upcoming"), "a printed page does not know the day");
    page.link(&events[0].article.title).click();
    page.arrives_at(&events[0].article.path());
    page.sees(&events[0].days_in_words());
}

#[test]
fn days_are_the_same_in_every_time_zone_and_today_is_the_reader_s() {
    let (site, content) = (Site::built(), Content::read());
    let events = events(&content);
    let berlin = content.article(BERLIN);
    // The same moment everywhere.
    let instant = "2024-10-28T10:30:00Z";
    for (zone, today) in [
        ("Pacific/Pago_Pago", "2024-10-27"),
        ("UTC", "2024-10-28"),
        ("Asia/Shanghai", "2024-10-28"),
        ("Pacific/Kiritimati", "2024-10-29"),
    ] {
        let page = opens_at(&Visitor::at_a_desk().in_time_zone(zone), &site, instant);
        let hours = page.execute("return [new Date().getDate(), new Date().getMonth()]", &[]);
        assert_eq!(hours, json!([today[8..].parse::<u8>().expect("a day"), 9]), "the clock in {zone}");
        shows(&page, &format!("the events in {zone}"), &by_time(&events, today), sections);
        page.goto("/events/?month=2024-10");
        shows_month(&page, &events, "2024-10", "October 2024");
        page.goto(&berlin.path());
        shows(&page, "the headline", &vec![one_line(&berlin.title)], |page| page.texts_of("main h1"));
        page.wait_until("the app", |page| page.count("html[data-app]") == 1);
        assert_eq!(page.text_of(".article-head .meta time"), day_in_words(&berlin.date), "in {zone}");
        assert_eq!(page.text_of(".event-box time"), "29–30 October 2024", "in {zone}");
        let machine = page.element(".event-box time").attribute("datetime");
        assert_eq!(machine.as_deref(), Some("2024-10-29"), "in {zone}");
        page.assert_console_silent();
    }
}

#[test]
fn a_month_has_room_on_a_phone() {
    let (site, content) = (Site::built(), Content::read());
    let events = events(&content);
    let page = Visitor::on_a_phone().opens(&site, "/events/?month=2024-10");
    shows(&page, "the month", &"October 2024".to_owned(), |page| page.text_of("#month"));
    page.wait_until("the days", |page| page.count(".month-grid a") == 4);
    let script = "const box = element => element.getBoundingClientRect();
        const table = box(document.querySelector('.month-grid'));
        const small = [...document.querySelectorAll('.month-grid a')].map(box)
            .filter(link => link.width < 24 || link.height < 24 || link.right > innerWidth);
        return [table.left >= 0, table.right <= innerWidth, small.length]";
    assert_eq!(page.execute(script, &[]), json!([true, true, 0]), "inside the window, and easy to hit");
    // What has no room in a day is below, and leads to the same.
    let berlin = events.iter().find(|event| event.article.slug == BERLIN).expect("the conference");
    assert!(listed(&page).contains(&berlin.name));
    page.link(&berlin.name).within(".month-grid").first().click();
    page.arrives_at(&berlin.article.path());
    page.assert_console_silent();
}
