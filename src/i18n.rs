//! The interface's words: one file a language in `locales/`, complete when it compiles.
//!
//! [`Words`] has a field for everything that the interface says, and each language is a value of it:
//! a message that is forgotten does not compile, nor does one without a place for what belongs into
//! it. `docs/decisions/0010` says why it is not a library.

use std::{cell::Cell, sync::OnceLock};

use crate::{
    markup::{Element, text},
    model::{
        CalendarDate, Language, LocalizedText, YearMonth,
        content::{EventMode, Institution, InstitutionKind},
    },
};
use leptos::prelude::AnyView;

#[cfg(any(test, not(target_arch = "wasm32")))]
#[path = "../locales/de.rs"]
mod de;
#[cfg(any(test, not(target_arch = "wasm32")))]
#[path = "../locales/en.rs"]
mod en;
mod words;
#[cfg(any(test, not(target_arch = "wasm32")))]
#[path = "../locales/zh.rs"]
mod zh;

use words::Locale;
pub use words::{Thing, Words};

thread_local! {
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::English) };
}

/// Has everything that is rendered on this thread from now on speak `language`.
///
/// A page speaks one language for as long as it is there: links to other languages load other
/// documents. So the language is no signal, and event handlers can ask for it too.
pub fn speak(language: Language) {
    LANGUAGE.set(language);
}

/// The language that is spoken.
#[must_use]
pub fn language() -> Language {
    LANGUAGE.get()
}

/// The interface's words in the language that is spoken.
#[must_use]
#[inline(never)]
pub fn words() -> Words {
    #[cfg(any(test, not(target_arch = "wasm32")))]
    return in_language(language());
    #[cfg(not(any(test, not(target_arch = "wasm32"))))]
    Words(HEARD.get().map_or(&[], Vec::as_slice))
}

/// The interface's words in a language.
#[cfg(any(test, not(target_arch = "wasm32")))]
#[must_use]
pub fn in_language(language: Language) -> Words {
    static TEXTS: OnceLock<[Vec<&'static str>; 3]> = OnceLock::new();
    let texts = TEXTS.get_or_init(|| [en::WORDS.texts(), zh::WORDS.texts(), de::WORDS.texts()]);
    Words(&texts[language as usize])
}

/// The words that have come to the browser. The program has those of no language in it: a reader
/// downloads one.
static HEARD: OnceLock<Vec<&'static str>> = OnceLock::new();

/// All texts of a language, in the order in which [`hear`] takes them.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn texts_of(language: Language) -> &'static [&'static str] {
    in_language(language).0
}

/// Has the browser speak with these texts from now on. Returns whether they are as many as there must
/// be; all that are missing are empty.
pub fn hear(texts: Vec<String>) -> bool {
    // They are spoken for as long as the page is there.
    let texts: Vec<_> = texts.into_iter().map(|text| &*text.leak()).collect();
    texts.len() == Locale::LENGTH && HEARD.set(texts).is_ok()
}

/// A name in the language that is spoken.
#[must_use]
#[inline(never)]
pub fn name(text: &LocalizedText) -> String {
    text.in_language(language()).to_owned()
}

/// The attribute `lang` of something that is in English, where that is not what the page is in.
#[must_use]
pub fn english() -> Option<&'static str> {
    (language() != Language::English).then_some("en")
}

/// A sentence with places for `N` values, written `{0}`, `{1}`: languages put them in different
/// orders.
#[derive(Clone, Copy, Debug)]
pub struct Phrase<const N: usize>(&'static str);

/// A sentence with places. In a constant it does not compile unless it has a place for every value.
#[must_use]
pub const fn phrase<const N: usize>(text: &'static str) -> Phrase<N> {
    let bytes = text.as_bytes();
    let mut seen = [false; N];
    let mut at = 0;
    while at + 2 < bytes.len() {
        if bytes[at] == b'{' {
            let place = bytes[at + 1].wrapping_sub(b'0') as usize;
            assert!(place < N && bytes[at + 2] == b'}', "a place that no value is for");
            seen[place] = true;
        }
        at += 1;
    }
    let mut place = 0;
    while place < N {
        assert!(seen[place], "a value has no place");
        place += 1;
    }
    Phrase(text)
}

impl<const N: usize> Phrase<N> {
    /// The sentence with these values.
    #[must_use]
    pub fn with(self, values: [&str; N]) -> String {
        fill(self.0, &values)
    }

    /// The sentence with elements in its places.
    #[must_use]
    pub fn around(self, elements: [Element; N]) -> Vec<AnyView> {
        let mut elements = elements.map(Some);
        let mut views = Vec::new();
        each_part(self.0, &mut |part| match part {
            Part::Text(said) => views.push(text(said.to_owned())),
            Part::Place(place) => views.extend(elements[place].take().map(AnyView::from)),
        });
        views
    }
}

/// Not generic, so that it is compiled once for any number of values.
fn fill(text: &'static str, values: &[&str]) -> String {
    let mut filled = String::new();
    each_part(text, &mut |part| match part {
        Part::Text(text) => filled.push_str(text),
        Part::Place(place) => filled.push_str(values.get(place).copied().unwrap_or_default()),
    });
    filled
}

enum Part {
    Text(&'static str),
    Place(usize),
}

fn each_part(text: &'static str, take: &mut dyn FnMut(Part)) {
    for (nth, piece) in text.split('{').enumerate() {
        let rest = match piece.split_once('}') {
            Some((place, rest)) if nth > 0 => {
                take(Part::Place(usize::from(place.bytes().next().unwrap_or_default().wrapping_sub(b'0'))));
                rest
            }
            _ => piece,
        };
        if !rest.is_empty() {
            take(Part::Text(rest));
        }
    }
}

/// A sentence about a number of things, in the plural forms that the languages of the site have for
/// whole numbers: one, and others (Unicode CLDR plural rules for English and German; Chinese has one
/// form).
#[derive(Clone, Copy, Debug)]
pub struct Plural {
    one: Phrase<1>,
    other: Phrase<1>,
}

/// The plural forms of a sentence.
#[must_use]
pub const fn plural(one: &'static str, other: &'static str) -> Plural {
    // One thing may be said without its number.
    Plural { one: Phrase(one), other: phrase(other) }
}

impl Plural {
    /// The sentence for a number.
    #[must_use]
    pub fn of(self, count: usize) -> String {
        let form = if count == 1 { self.one } else { self.other };
        form.with([&number(count)])
    }
}

/// A whole number in digits, those of thousands set apart.
#[must_use]
pub fn number(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (nth, digit) in digits.char_indices() {
        if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
            grouped.push_str(words().thousands());
        }
        grouped.push(digit);
    }
    grouped
}

/// How many articles there are: the number first, as it is announced.
#[must_use]
pub fn articles(count: usize) -> String {
    if count == 0 { words().no_articles().to_owned() } else { words().articles().of(count) }
}

/// What a page of a list is called: `Hydropower`, and `Hydropower (page 2)` for the one with the
/// number 1.
#[must_use]
pub fn page_of(name: &str, page: usize) -> String {
    if page == 0 { name.to_owned() } else { words().page_of().with([name, &(page + 1).to_string()]) }
}

/// A calendar day in words: `5 January 2021`.
#[must_use]
pub fn day(date: CalendarDate) -> String {
    let [day, year] = [date.day().to_string(), date.year().to_string()];
    words().day().with([&day, month_name(date.month()), &year])
}

/// Some days in words, as short as they can be said: `5 January 2021`, `5–7 January 2021`.
#[must_use]
pub fn days(start: CalendarDate, end: Option<CalendarDate>) -> String {
    match end.filter(|end| *end != start) {
        None => day(start),
        Some(end) if end.year_month() == start.year_month() => {
            let [first, last] = [start.day(), end.day()].map(|day| day.to_string());
            words().days().with([&first, &last, month_name(start.month()), &start.year().to_string()])
        }
        Some(end) => words().from_to().with([&day(start), &day(end)]),
    }
}

/// A month in words: `January 2021`.
#[must_use]
pub fn month(month: YearMonth) -> String {
    words().month().with([month_name(month.month), &month.year.to_string()])
}

/// A month in words, or its year alone where the month is the one that whole years stand for.
#[must_use]
pub fn month_or_year(of: YearMonth, of_whole_year: u8) -> String {
    if of.month == of_whole_year { of.year.to_string() } else { month(of) }
}

fn month_name(month: u8) -> &'static str {
    words().months()[usize::from(month).saturating_sub(1) % 12]
}

/// Names in a row: `KUST, MIT and TUM`, with the last joined by `joint`.
#[must_use]
pub fn list(names: &[String], joint: Phrase<2>) -> String {
    match names {
        [] => String::new(),
        [name] => name.clone(),
        [names @ .., last] => joint.with([&names.join(words().comma()), last]),
    }
}

/// How an event can be attended.
#[must_use]
pub fn event_mode(mode: EventMode) -> &'static str {
    words().event_modes()[mode as usize]
}

/// What sort of institution it is.
#[must_use]
pub fn institution_kind(kind: InstitutionKind) -> &'static str {
    words().institution_kinds()[kind as usize]
}

/// The city and country of an institution's seat.
#[must_use]
pub fn place(institution: &Institution) -> String {
    words().city_and_country().with([&institution.city, &country(&institution.country)])
}

/// What can be read of an institution here, with what it is and where.
#[must_use]
pub fn institution_description(institution: &Institution) -> String {
    let kind = institution_kind(institution.kind);
    words().institution_description().with([&name(&institution.name), kind, &place(institution)])
}

/// The countries whose names the languages know, by ISO 3166-1 alpha-2.
pub const COUNTRIES: [&str; 19] = [
    "AE", "AT", "AU", "BE", "CA", "CH", "CN", "DE", "DK", "FR", "GB", "JP", "KE", "KH", "KR", "LA", "NL",
    "SA", "US",
];

/// A country's name by its code; the code itself where the name is not known here.
#[must_use]
pub fn country(code: &str) -> String {
    let known = COUNTRIES.iter().position(|known| *known == code);
    known.map_or(code, |nth| words().countries()[nth]).to_owned()
}

/// A text in lower case. Browsers bring Unicode's tables along: they need not be downloaded.
#[must_use]
pub fn lower_case(text: &str) -> String {
    #[cfg(target_arch = "wasm32")]
    return js_sys::JsString::from(text).to_lower_case().into();
    #[cfg(not(target_arch = "wasm32"))]
    text.to_lowercase()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    fn in_each<T>(say: impl Fn() -> T) -> [T; 3] {
        Language::ALL.map(|language| {
            speak(language);
            say()
        })
    }

    #[test]
    fn numbers_and_plurals_follow_the_language() {
        assert_eq!(in_each(|| articles(0)), ["No articles", "没有文章", "Keine Artikel"]);
        assert_eq!(in_each(|| articles(1)), ["1 article", "1 篇文章", "1 Artikel"]);
        assert_eq!(
            in_each(|| articles(1_234_567)),
            ["1,234,567 articles", "1,234,567 篇文章", "1.234.567 Artikel"]
        );
        assert_eq!(in_each(|| number(999)), ["999", "999", "999"]);
    }

    #[test]
    fn days_follow_the_language() {
        let at = |text: &str| text.parse::<CalendarDate>().expect("a day");
        let one = in_each(|| day(at("2021-01-05")));
        assert_eq!(one, ["5 January 2021", "2021年1月5日", "5. Januar 2021"]);
        let some = in_each(|| days(at("2024-08-10"), Some(at("2024-08-24"))));
        assert_eq!(some, ["10–24 August 2024", "2024年8月10日至24日", "10.–24. August 2024"]);
        let long = in_each(|| days(at("2024-08-30"), Some(at("2024-09-02"))));
        assert_eq!(
            long,
            [
                "30 August 2024 to 2 September 2024",
                "2024年8月30日至2024年9月2日",
                "30. August 2024 bis 2. September 2024"
            ]
        );
        assert_eq!(in_each(|| days(at("2021-01-05"), Some(at("2021-01-05")))), one);
        let month_of = in_each(|| month(at("2021-01-05").year_month()));
        assert_eq!(month_of, ["January 2021", "2021年1月", "Januar 2021"]);
    }

    #[test]
    fn lists_read_as_a_sentence() {
        let names = ["KUST", "MIT", "TUM"].map(String::from);
        let and = || words().and();
        assert_eq!(
            in_each(|| list(&names, and())),
            ["KUST, MIT and TUM", "KUST、MIT和TUM", "KUST, MIT und TUM"]
        );
        assert_eq!(list(&names[..1], and()), "KUST");
        assert_eq!(list(&[], and()), "");
    }

    #[test]
    fn values_go_where_the_language_wants_them() {
        const TURNED: Phrase<2> = phrase("{1} of {0}");
        assert_eq!(TURNED.with(["{1}", "braces"]), "braces of {1}");
    }

    #[test]
    fn every_message_is_where_its_name_says() {
        for language in Language::ALL {
            let texts = texts_of(language);
            assert_eq!(texts.len(), Locale::LENGTH);
            assert!(texts.iter().all(|text| !text.is_empty()), "{language} leaves something out");
        }
        let locale = &en::WORDS;
        let words = in_language(Language::English);
        assert_eq!(words.skip_to_content(), locale.skip_to_content);
        assert_eq!(words.months(), locale.months);
        assert_eq!(words.articles().of(2), locale.articles.of(2));
        assert_eq!(words.topic_page().is_not_here, locale.topic_page.is_not_here);
        assert_eq!(words.about_deleted(), locale.about_deleted, "the last of all");
    }

    #[test]
    fn no_language_leaves_a_word_out() {
        let all = in_each(|| words().countries().into_iter().chain(words().months()).collect::<Vec<_>>());
        for words in all {
            assert!(words.iter().all(|word| !word.trim().is_empty()));
        }
    }
}
