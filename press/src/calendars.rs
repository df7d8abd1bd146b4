//! Calendars of events (iCalendar, RFC 5545).

use anyhow::Result;
use chrono::{Days, NaiveTime};
use icalendar::{Calendar, Component, EventLike};
use tidings::{
    follow::{CALENDAR, EVENT},
    model::{
        Language,
        content::{Article, Event},
    },
    route::Route,
};

use crate::{
    bundle::File,
    feeds::day,
    publication::{Channel, Publication},
};

/// The calendar to which a channel can be subscribed, if it has events.
///
/// # Errors
/// If a date is none of the calendar's.
pub fn of_channel(publication: &Publication<'_>, channel: &Channel<'_>) -> Result<Option<File>> {
    if !channel.has_calendar() {
        return Ok(None);
    }
    let mut calendar = Calendar::new();
    calendar.name(&channel.title()).ttl(&chrono::Duration::days(1));
    for article in &channel.articles {
        if let Some(event) = &article.event {
            calendar.push(entry(publication, article, event)?);
        }
    }
    Ok(Some(file(&channel.path(CALENDAR), &calendar)))
}

/// The event of an article, for the reader's own calendar.
///
/// # Errors
/// If a date is none of the calendar's.
pub fn of_article(publication: &Publication<'_>, article: &Article) -> Result<Option<File>> {
    let Some(event) = &article.event else { return Ok(None) };
    let mut calendar = Calendar::new();
    calendar.push(entry(publication, article, event)?);
    let path = EVENT.path(Language::English, &Route::Article(article.slug.clone()));
    Ok(Some(file(&path, &calendar)))
}

fn entry(publication: &Publication<'_>, article: &Article, event: &Event) -> Result<icalendar::Event> {
    let url = publication.url(Language::English, &Route::Article(article.slug.clone()));
    let published = day(article.date)?;
    let updated = day(article.updated.unwrap_or(article.date))?;
    let last = day(event.end.unwrap_or(event.start))?;
    // A calendar takes an event for changed if its number has grown, and for the same as long as
    // its identifier is.
    let sequence = (updated - published).num_days().max(0);
    let topics = article.topics.iter().filter_map(|id| publication.topic(id));
    let mut entry = icalendar::Event::new();
    entry
        .uid(&format!("{}@tidings", article.slug))
        .timestamp(updated.and_time(NaiveTime::MIN).and_utc())
        .sequence(u32::try_from(sequence).unwrap_or(u32::MAX))
        .summary(&event.name)
        .description(&format!("{}\n\n{url}", article.summary))
        .url(&url)
        .starts(day(event.start)?)
        // The end of whole days is the first day after them.
        .ends(last.checked_add_days(Days::new(1)).unwrap_or(last));
    for topic in topics {
        entry.add_multi_property("CATEGORIES", &topic.name.en.replace(',', "\\,"));
    }
    if let Some(place) = &event.place {
        entry.location(place);
    }
    Ok(entry.done())
}

fn file(path: &str, calendar: &Calendar) -> File {
    File { path: path.trim_start_matches('/').to_owned(), bytes: calendar.to_string().into_bytes() }
}
