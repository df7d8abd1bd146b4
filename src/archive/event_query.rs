//! What the page of events shows, and its two doors to the address.

use form_urlencoded::Serializer;

use super::Archive;
use crate::model::{
    CalendarDate, YearMonth,
    bundle::{Card, ListedEvent},
    content::EventMode,
};

/// A question to the list of events. The address is its only home.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventQuery {
    /// Only those of articles about this topic; of any if empty.
    pub topic: String,
    /// Only those of articles that name this institution; of any if empty.
    pub institution: String,
    /// Only those that can be attended so; in any way if nothing.
    pub mode: Option<EventMode>,
    /// The month that is shown as a grid; a list of all if nothing.
    pub month: Option<YearMonth>,
}

impl EventQuery {
    /// The query of an address, with or without its question mark. What is not known is passed over:
    /// it would find nothing.
    #[must_use]
    pub fn from_url(query: &str, archive: &Archive) -> Self {
        let mut parsed = Self::default();
        for (name, value) in form_urlencoded::parse(query.trim_start_matches('?').as_bytes()) {
            match &*name {
                "topic" if archive.topic(&value).is_some() => parsed.topic = value.into_owned(),
                "institution" if archive.institution(&value).is_some() => {
                    parsed.institution = value.into_owned()
                }
                "mode" => parsed.mode = Self::mode(&value),
                "month" => parsed.month = value.parse().ok(),
                _ => {}
            }
        }
        parsed
    }

    /// The query as an address has it, without a question mark.
    #[must_use]
    pub fn to_url(&self) -> String {
        let mut url = Serializer::new(String::new());
        let month = self.month.map(|month| month.to_string()).unwrap_or_default();
        let mode = self.mode.map_or("", Self::mode_name);
        for (name, value) in
            [("topic", &*self.topic), ("institution", &*self.institution), ("mode", mode), ("month", &*month)]
        {
            if !value.is_empty() {
                url.append_pair(name, value);
            }
        }
        url.finish()
    }

    /// The way to attend of a name in addresses.
    #[must_use]
    pub fn mode(name: &str) -> Option<EventMode> {
        EventMode::NAMED.into_iter().find(|(known, _)| *known == name).map(|(_, mode)| mode)
    }

    /// The name of a way to attend in addresses.
    #[must_use]
    pub fn mode_name(mode: EventMode) -> &'static str {
        EventMode::NAMED[mode as usize].0
    }

    /// Whether an event of the article of `card` is asked for.
    #[must_use]
    pub fn takes(&self, archive: &Archive, event: &ListedEvent, card: &Card) -> bool {
        (self.topic.is_empty() || archive.topics_of(card).any(|topic| *topic.id == *self.topic))
            && (self.institution.is_empty()
                || archive.institutions_of(card).any(|institution| *institution.id == *self.institution))
            && self.mode.is_none_or(|mode| mode == event.mode)
    }
}

impl ListedEvent {
    /// The last day of the event.
    #[must_use]
    pub fn last(&self) -> CalendarDate {
        self.end.unwrap_or(self.start)
    }

    /// Whether it takes place on a day.
    #[must_use]
    pub fn is_on(&self, day: CalendarDate) -> bool {
        (self.start..=self.last()).contains(&day)
    }
}

/// The weeks of a month, from Monday on: each has seven places, those of other months empty.
#[must_use]
pub fn weeks_of(month: YearMonth) -> Vec<[Option<CalendarDate>; 7]> {
    let mut weeks = Vec::new();
    let mut week = [None; 7];
    let mut next = month.first_day();
    while let Some(day) = next.filter(|day| day.year_month() == month) {
        let place = usize::from(day.weekday().0);
        week[place] = Some(day);
        if place == 6 {
            weeks.push(std::mem::take(&mut week));
        }
        next = day.next();
    }
    if week.iter().any(Option::is_some) {
        weeks.push(week);
    }
    weeks
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::archive::reference::archives;

    #[test]
    fn a_month_s_days_stand_below_their_weekdays() {
        let weeks = weeks_of(YearMonth { year: 2021, month: 2 });
        assert_eq!(weeks.len(), 4);
        assert_eq!(weeks[0][0].map(|day| day.to_string()).as_deref(), Some("2021-02-01"));
        let weeks = weeks_of(YearMonth { year: 2021, month: 5 });
        assert_eq!(weeks[0][5].map(CalendarDate::day), Some(1), "1 May 2021 was a Saturday");
        assert_eq!(weeks.len(), 6);
    }

    proptest! {
        #[test]
        fn every_day_of_a_month_is_there_once(year in 1u16..9999, month in 1u8..=12) {
            let days: Vec<_> = weeks_of(YearMonth { year, month }).into_iter().flatten().flatten().collect();
            prop_assert!(days.len() >= 28 && days.is_sorted());
            prop_assert!(days.iter().enumerate().all(|(nth, day)| usize::from(day.day()) == nth + 1));
        }

        #[test]
        fn any_address_is_taken_and_written_back(archive in archives(), query in ".*", topic in 0usize..4, mode in 0usize..4, month in 1u8..=12) {
            _ = EventQuery::from_url(&query, &archive);
            let topic = archive.topics().get(topic).map(|topic| topic.id.to_string()).unwrap_or_default();
            let mode = EventMode::NAMED.get(mode).map(|(_, mode)| *mode);
            let asked = EventQuery { topic, mode, month: Some(YearMonth { year: 2021, month }), ..EventQuery::default() };
            prop_assert_eq!(EventQuery::from_url(&asked.to_url(), &archive), asked);
        }
    }
}
