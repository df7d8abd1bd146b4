//! Calendar days and months. An article's date is the day its publisher printed: it has no time
//! and no time zone, so nothing here can shift it.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use time::{Date, Month};

/// A day of the Gregorian calendar, written `2021-01-05` (ISO 8601 calendar date).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CalendarDate(Date);

/// Why a text is not a day or month of the calendar.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidDate {
    /// The text is not of the form `2021-01-05` (or `2021-01` for a month).
    #[error("`{0}` is not a date of the form 2021-01-05")]
    Form(String),
    /// The form is right, but the calendar has no such day.
    #[error("`{0}` is not a day that exists")]
    NoSuchDay(String),
}

impl CalendarDate {
    /// The earliest day there is: long before any news.
    pub const MIN: Self = Self(Date::MIN);

    /// The day `day` of `month` (both counted from 1), if the calendar has it.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let month = Month::try_from(month).ok()?;
        Date::from_calendar_date(year.into(), month, day).ok().map(Self)
    }

    /// The year, as in 2021.
    #[must_use]
    pub fn year(self) -> u16 {
        u16::try_from(self.0.year()).unwrap_or_default()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.0.month().into()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u8 {
        self.0.day()
    }

    /// The month that this day is in.
    #[must_use]
    pub fn year_month(self) -> YearMonth {
        YearMonth { year: self.year(), month: self.month() }
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        Weekday(self.0.weekday().number_days_from_monday())
    }

    /// The next day; the calendar's last has none.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        self.0.next_day().map(Self)
    }
}

/// A day of the week, counted from 0 at Monday, with which weeks begin (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weekday(pub u8);

impl fmt::Display for CalendarDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl FromStr for CalendarDate {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        let form = || InvalidDate::Form(text.to_owned());
        let (month, day) = text.rsplit_once('-').ok_or_else(form)?;
        let (year, month) = year_and_month(month).ok_or_else(form)?;
        let day = digits(day, 2).ok_or_else(form)?;
        u8::try_from(day)
            .ok()
            .and_then(|day| Self::new(year, month, day))
            .ok_or_else(|| InvalidDate::NoSuchDay(text.to_owned()))
    }
}

impl Serialize for CalendarDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CalendarDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for CalendarDate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "CalendarDate".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "date",
            "description": "A calendar day, written 2021-01-05."
        })
    }
}

/// A month of a year, written `2021-01` (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct YearMonth {
    /// The year, 0 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
}

impl YearMonth {
    /// The months since the beginning of the year 0, which is the first.
    #[must_use]
    pub fn number(self) -> usize {
        usize::from(self.year) * 12 + usize::from(self.month)
    }

    /// The first day of the month.
    #[must_use]
    pub fn first_day(self) -> Option<CalendarDate> {
        CalendarDate::new(self.year, self.month, 1)
    }

    /// The month of a number, if it has a year of four digits.
    #[must_use]
    pub fn from_number(number: usize) -> Option<Self> {
        let before = number.checked_sub(1)?;
        let year = u16::try_from(before / 12).ok().filter(|year| *year <= 9999)?;
        Some(Self { year, month: (before % 12) as u8 + 1 })
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for YearMonth {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        match year_and_month(text) {
            Some((year, month @ 1..=12)) => Ok(Self { year, month }),
            Some(_) => Err(InvalidDate::NoSuchDay(text.to_owned())),
            None => Err(InvalidDate::Form(text.to_owned())),
        }
    }
}

/// `2021-01` as its two numbers, the month not yet checked.
fn year_and_month(text: &str) -> Option<(u16, u8)> {
    let (year, month) = text.split_once('-')?;
    Some((digits(year, 4)?, u8::try_from(digits(month, 2)?).ok()?))
}

/// A number of exactly `length` ASCII digits: no sign, no space.
fn digits(text: &str, length: usize) -> Option<u16> {
    let well_formed = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    well_formed.then(|| text.parse().ok()).flatten()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn days_that_exist_are_read_and_written_back() {
        for text in ["2021-01-05", "2024-02-29", "0001-12-31", "9999-12-31"] {
            assert_eq!(text.parse::<CalendarDate>().map(|date| date.to_string()), Ok(text.into()));
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_told_from_a_text_that_is_no_date() {
        for text in ["2021-02-29", "2021-13-01", "2021-00-10", "2021-04-31", "2021-01-00"] {
            assert_eq!(text.parse::<CalendarDate>(), Err(InvalidDate::NoSuchDay(text.into())));
        }
        for text in ["", "5 January 2021", "2021-1-5", "2021-01-05T00:00", "+021-01-05", "２０２１-01-05"]
        {
            assert_eq!(text.parse::<CalendarDate>(), Err(InvalidDate::Form(text.into())));
        }
    }

    #[test]
    fn days_have_months_and_weekdays() {
        let date: CalendarDate = "2021-01-31".parse().expect("a date");
        assert_eq!(date.year_month().to_string(), "2021-01");
        assert_eq!(date.weekday(), Weekday(6));
        assert_eq!(
            date.next().map(|date| (date.to_string(), date.weekday())),
            Some(("2021-02-01".into(), Weekday(0)))
        );
    }

    proptest! {
        #[test]
        fn no_text_panics(text in ".*") {
            let _ = text.parse::<CalendarDate>();
            let _ = text.parse::<YearMonth>();
        }

        #[test]
        fn the_order_of_dates_is_the_order_of_their_texts(
            a in (1u16..3000, 1u8..=12, 1u8..=28), b in (1u16..3000, 1u8..=12, 1u8..=28),
        ) {
            let [a, b] = [a, b].map(|(y, m, d)| CalendarDate::new(y, m, d).expect("a date"));
            prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
        }
    }
}
