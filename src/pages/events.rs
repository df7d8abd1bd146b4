//! Events, `/events/`: a list by month and a month as a grid, filtered by what the address asks.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::inquiry::{asked, taken_over};
use crate::{
    archive::{Archive, ArticleNo, EventQuery, Excerpt, Kind, Query, weeks_of},
    base::Base,
    components::{
        Skeleton, event_days, explorer_url, follow_links, foreign_language, page_heading, path_with_query,
    },
    follow::EVENT,
    head::{Head, describe},
    i18n::{self, english, words},
    markup::{Element, Text, element, memo, nothing, sequence},
    model::{CalendarDate, Language, YearMonth, bundle::ListedEvent, content::EventMode},
    route::Route,
    site::use_base,
};

/// Upcoming and past events.
pub fn events() -> Element {
    describe(Head { title: words().events().into(), description: words().events_description().into() });
    element("div").class("page events").child(page_heading(words().events())).with_page(
        Route::Events,
        Skeleton::List,
        |page| all_events(page.excerpt.clone()),
    )
}

fn all_events(excerpt: Arc<Excerpt>) -> AnyView {
    let base = use_base();
    // A printed page knows neither the query nor the day on which it is read.
    let (is_here, query) = (taken_over(), asked());
    let asked = {
        let excerpt = excerpt.clone();
        move || EventQuery::from_url(&query.read(), &excerpt.archive)
    };
    let shown = {
        let (excerpt, asked) = (excerpt.clone(), asked.clone());
        move || {
            let today = if is_here.get() { today() } else { None };
            let asked = asked();
            let found = |event: &&ListedEvent| {
                asked.takes(&excerpt.archive, event, excerpt.card(ArticleNo(event.article)))
            };
            let mut found: Vec<_> = excerpt.events.iter().filter(found).collect();
            if let Some(month) = asked.month {
                found.retain(|event| event.start.year_month() <= month && event.last().year_month() >= month);
                found.reverse();
            }
            let count = element("p").class("result-count").attr("role", "status").text(
                if found.is_empty() && asked.month.is_none() {
                    words().no_event_fits().into()
                } else {
                    words().event_count().of(found.len())
                },
            );
            let list = match asked.month {
                Some(month) => {
                    let mut views = vec![grid(base, &excerpt, month, &found).into()];
                    if !found.is_empty() {
                        views.push(rows(base, &excerpt.archive, &found, "h3").into());
                    }
                    sequence(views)
                }
                None => by_time(base, &excerpt, &found, today),
            };
            sequence(vec![count.into(), list])
        }
    };
    // Stays while its month changes, and so does the focus of whoever turns the leaves.
    let head = {
        let asked = asked.clone();
        let is_grid = memo({
            let asked = asked.clone();
            move |_| asked().month.is_some()
        });
        move || if is_grid.get() { month_head(base, asked.clone()).into() } else { nothing() }
    };
    let earlier = (excerpt.events.len() < excerpt.counts.events).then(|| {
        let url = explorer_url(base, &Query { kind: Some(Kind::Event), ..Query::default() });
        element("p").class("more").child(element("a").attr("href", url).text(words().earlier_events()))
    });
    sequence(vec![
        filters(&excerpt, asked).into(),
        element("div").live(head).into(),
        element("div").live(shown).into(),
        earlier.map_or_else(nothing, Into::into),
        follow_links(&excerpt.languages, &Route::Front, true).into(),
    ])
}

fn events_url(base: Base, query: &EventQuery) -> String {
    base.url(&path_with_query(&Route::Events, &query.to_url()))
}

/// The reader's own day, by the clock of the device. Compared with days only.
fn today() -> Option<CalendarDate> {
    let now = js_sys::Date::new_0();
    CalendarDate::new(now.get_full_year().try_into().ok()?, now.get_month() as u8 + 1, now.get_date() as u8)
}

/// Choices of topic, institution and mode, and list or grid.
fn filters(
    excerpt: &Arc<Excerpt>,
    asked: impl Fn() -> EventQuery + Clone + Send + Sync + 'static,
) -> Element {
    let archive = &excerpt.archive;
    let base = use_base();
    let navigate = use_navigate();
    let ask = move |query: &EventQuery| {
        let options = NavigateOptions { scroll: false, ..NavigateOptions::default() };
        navigate(&path_with_query(&Route::Events, &query.to_url()), options);
    };
    let (topics, institutions) = named(excerpt);
    let topics = topics.into_iter().map(|nth| &archive.topics()[nth]);
    let topics = topics.map(|topic| (topic.id.to_string(), Text::from(i18n::name(&topic.name))));
    let institutions = institutions.into_iter().map(|nth| &archive.institutions()[nth]);
    let institutions = institutions.map(|found| (found.id.to_string(), Text::from(i18n::name(&found.name))));
    let modes = [EventMode::InPerson, EventMode::Online, EventMode::Hybrid]
        .map(|mode| (EventQuery::mode_name(mode).to_owned(), Text::from(i18n::event_mode(mode))));
    let fields = [
        (words().topic(), words().all_topics(), Field::Topic, topics.collect::<Vec<_>>()),
        (words().institutions(), words().all_institutions(), Field::Institution, institutions.collect()),
        (words().mode(), words().all_modes(), Field::Mode, modes.into()),
    ];
    let fields = fields.map(|(name, all, field, values)| {
        let option = |(value, name): (String, Text)| {
            let (asked, own) = (asked.clone(), value.clone());
            element("option")
                .attr("value", value)
                .live_property("selected", move || field.of(&asked()) == own)
                .text(name)
        };
        let options = std::iter::once((String::new(), Text::from(all))).chain(values).map(option);
        let (asked, ask) = (asked.clone(), ask.clone());
        let choose = move |event| ask(&field.with(asked(), event_target_value(&event)));
        element("label")
            .child(element("span").text(name))
            .child(element("select").on("change", choose).children(options))
    });
    // A link must not depend on the day on which the page is printed.
    let latest = excerpt.events.first().map(|event| event.start.year_month());
    let views = [false, true].map(|is_grid| {
        let of = {
            let asked = asked.clone();
            move || {
                let asked = asked();
                let month = if is_grid { asked.month.or(latest) } else { None };
                events_url(base, &EventQuery { month, ..asked })
            }
        };
        let asked = asked.clone();
        let link = element("a")
            .live_attr("href", move || Some(of()))
            .attr("data-noscroll", "")
            .live_attr("aria-current", move || {
                (asked().month.is_some() == is_grid).then(|| "true".to_owned())
            })
            .text(words().event_views()[usize::from(is_grid)]);
        element("li").child(link)
    });
    let views = element("nav")
        .class("view-switch")
        .attr("aria-label", words().view())
        .child(element("ul").attr("role", "list").children(views));
    element("div").class("event-filters with-script").children(fields).child(views)
}

/// A filter of the page.
#[derive(Clone, Copy)]
enum Field {
    Topic,
    Institution,
    Mode,
}

impl Field {
    fn of(self, query: &EventQuery) -> String {
        match self {
            Self::Topic => query.topic.clone(),
            Self::Institution => query.institution.clone(),
            Self::Mode => query.mode.map_or(String::new(), |mode| EventQuery::mode_name(mode).to_owned()),
        }
    }

    fn with(self, query: EventQuery, value: String) -> EventQuery {
        match self {
            Self::Topic => EventQuery { topic: value, ..query },
            Self::Institution => EventQuery { institution: value, ..query },
            Self::Mode => EventQuery { mode: EventQuery::mode(&value), ..query },
        }
    }
}

/// The topics and institutions of the events, by their positions.
fn named(excerpt: &Excerpt) -> (Vec<usize>, Vec<usize>) {
    let cards: Vec<_> = excerpt.events.iter().map(|event| excerpt.card(ArticleNo(event.article))).collect();
    let of = |length: usize, named: &dyn Fn(usize) -> bool| (0..length).filter(|&nth| named(nth)).collect();
    let archive = &excerpt.archive;
    let has = |list: &[u16], nth: usize| list.iter().any(|&position| usize::from(position) == nth);
    (
        of(archive.topics().len(), &|nth| cards.iter().any(|card| has(&card.topics, nth))),
        of(archive.institutions().len(), &|nth| cards.iter().any(|card| has(&card.institutions, nth))),
    )
}

/// What is to come, the next first, and what has been, the latest first. Where the day is not known
/// yet, all are in one list.
fn by_time(base: Base, excerpt: &Excerpt, events: &[&ListedEvent], today: Option<CalendarDate>) -> AnyView {
    let Some(today) = today else { return by_month(base, &excerpt.archive, events).into() };
    let (mut upcoming, past): (Vec<_>, Vec<_>) =
        events.iter().copied().partition(|event| event.last() >= today);
    upcoming.reverse();
    let section = |id: &'static str, name, content| {
        element("section")
            .class("events-section")
            .attr("aria-labelledby", id)
            .child(element("h2").attr("id", id).text(name))
            .child(content)
    };
    let none = || element("p").text(words().no_upcoming());
    let upcoming_list =
        if upcoming.is_empty() { none() } else { by_month(base, &excerpt.archive, &upcoming) };
    let mut sections = vec![section("upcoming", words().upcoming(), upcoming_list).into()];
    if !past.is_empty() {
        sections.push(section("past", words().past(), by_month(base, &excerpt.archive, &past)).into());
    }
    sequence(sections)
}

fn by_month(base: Base, archive: &Archive, events: &[&ListedEvent]) -> Element {
    let months = events.chunk_by(|a, b| a.start.year_month() == b.start.year_month());
    let sections = months.map(|events| {
        element("section")
            .class("event-month")
            .child(element("h3").text(i18n::month(events[0].start.year_month())))
            .child(rows(base, archive, events, "h4"))
    });
    element("div").children(sections)
}

/// Events one below the other, their names as headings of a level such as `h3`.
fn rows(base: Base, archive: &Archive, events: &[&ListedEvent], heading: &'static str) -> Element {
    let rows = events.iter().map(|event| row(base, archive, event, heading));
    element("ol").attr("role", "list").children(rows)
}

fn row(base: Base, archive: &Archive, event: &ListedEvent, heading: &'static str) -> Element {
    let card = archive.card(ArticleNo(event.article));
    let route = Route::Article(card.slug.clone());
    let topic = archive.topics_of(card).next();
    let (title, _) = card.said_in(i18n::language());
    let calendar = element("a")
        .attr("href", base.file(&EVENT.path(Language::English, &route)))
        .attr("type", EVENT.media_type)
        .attr("rel", "external")
        .attr("aria-label", words().name_and_value().with([words().add_to_calendar(), &event.name]))
        .text(words().add_to_calendar());
    let article = element("a").attr("href", base.page(&route)).maybe_attr("lang", foreign_language(card));
    let place = event.place.clone().map(|place| element("span").maybe_attr("lang", english()).text(place));
    element("li")
        .class("event-row")
        .maybe_attr("data-topic", topic.map(|topic| topic.id.to_string()))
        .child(element("p").class("event-when").child(event_days(event.start, event.end)))
        .child(
            element("div")
                .child(element(heading).maybe_attr("lang", english()).text(event.name.clone()))
                .child(
                    element("p")
                        .class("meta")
                        .children(place)
                        .child(element("span").text(i18n::event_mode(event.mode))),
                )
                .child(
                    element("p").class("event-links").child(article.text(title.to_owned())).child(calendar),
                ),
        )
}

/// The name of a month, and the ways to those before and after it.
fn month_head(base: Base, asked: impl Fn() -> EventQuery + Clone + Send + Sync + 'static) -> Element {
    let month_from = move |asked: &EventQuery, step: isize| {
        YearMonth::from_number(asked.month?.number().checked_add_signed(step)?)
    };
    let neighbour = |step: isize, name: &'static str, rel: &'static str| {
        let (of_url, of_name) = (asked.clone(), asked.clone());
        let url = move || {
            let asked = of_url();
            let month = month_from(&asked, step)?;
            Some(events_url(base, &EventQuery { month: Some(month), ..asked }))
        };
        let name = move || {
            let month = month_from(&of_name(), step)?;
            Some(words().name_and_value().with([name, &i18n::month(month)]))
        };
        element("a")
            .live_attr("href", url)
            .attr("rel", rel)
            .attr("data-noscroll", "")
            .live_attr("aria-label", name)
            .text(if step < 0 { "←" } else { "→" })
    };
    let (previous, next) =
        (neighbour(-1, words().previous_month(), "prev"), neighbour(1, words().next_month(), "next"));
    let name = move || asked().month.map_or_else(String::new, i18n::month);
    element("div")
        .class("month-head")
        .child(previous)
        .child(element("h2").attr("id", "month").attr("aria-live", "polite").live_text(name))
        .child(next)
}

/// A month as a table of weeks.
fn grid(base: Base, excerpt: &Excerpt, month: YearMonth, events: &[&ListedEvent]) -> Element {
    let weekdays = words().weekdays().into_iter().zip(words().short_weekdays()).map(|(name, short)| {
        element("th").attr("scope", "col").child(element("abbr").attr("title", name).text(short))
    });
    let cell = |day: Option<CalendarDate>| {
        let Some(day) = day else { return element("td").class("other-month") };
        let links = events.iter().filter(|event| event.is_on(day)).map(|event| {
            let card = excerpt.card(ArticleNo(event.article));
            let topic = excerpt.archive.topics_of(card).next().map(|topic| topic.id.to_string());
            let link = element("a")
                .attr("href", base.page(&Route::Article(card.slug.clone())))
                .maybe_attr("lang", english())
                .text(event.name.clone());
            element("li").maybe_attr("data-topic", topic).child(link)
        });
        let links: Vec<_> = links.collect();
        let list = (!links.is_empty()).then(|| element("ul").attr("role", "list").children(links));
        let number = element("time").attr("datetime", day.to_string()).text(day.day().to_string());
        element("td").child(number).children(list)
    };
    let weeks = weeks_of(month).into_iter().map(|week| element("tr").children(week.map(cell)));
    element("table")
        .class("month-grid")
        .attr("aria-labelledby", "month")
        .child(element("thead").child(element("tr").children(weekdays)))
        .child(element("tbody").children(weeks))
}
