//! Small pieces of English that several pages say alike.

use crate::model::{
    MONTHS, YearMonth,
    content::{EventMode, InstitutionKind},
};

/// `1 article`, `12 articles`: the count first, as it is announced.
#[must_use]
pub fn articles(count: usize) -> String {
    match count {
        0 => "No articles".into(),
        1 => "1 article".into(),
        _ => format!("{count} articles"),
    }
}

/// What a page of a list is called: `Hydropower`, and `Hydropower (page 2)` for the one with the
/// number 1.
#[must_use]
pub fn page_of(name: &str, page: usize) -> String {
    if page == 0 { name.to_owned() } else { format!("{name} (page {})", page + 1) }
}

/// A text in lower case. Browsers bring Unicode's tables along: they need not be downloaded.
#[must_use]
pub fn lower_case(text: &str) -> String {
    #[cfg(target_arch = "wasm32")]
    return js_sys::JsString::from(text).to_lower_case().into();
    #[cfg(not(target_arch = "wasm32"))]
    text.to_lowercase()
}

/// A month by its name, or its year alone where the month is the one that whole years stand for.
#[must_use]
pub fn month(month: YearMonth, of_whole_year: u8) -> String {
    if month.month == of_whole_year {
        month.year.to_string()
    } else {
        format!("{} {}", MONTHS[usize::from(month.month - 1)], month.year)
    }
}

/// `KUST, MIT and TUM`.
#[must_use]
pub fn list(names: &[String], last_joint: &str) -> String {
    match names {
        [] => String::new(),
        [name] => name.clone(),
        [names @ .., last] => format!("{} {last_joint} {last}", names.join(", ")),
    }
}

/// How an event can be attended.
#[must_use]
pub fn event_mode(mode: EventMode) -> &'static str {
    match mode {
        EventMode::InPerson => "In person",
        EventMode::Online => "Online",
        EventMode::Hybrid => "In person and online",
    }
}

/// What sort of institution it is.
#[must_use]
pub fn institution_kind(kind: InstitutionKind) -> &'static str {
    match kind {
        InstitutionKind::University => "University",
        InstitutionKind::Research => "Research institute",
        InstitutionKind::Government => "Government",
        InstitutionKind::International => "International organisation",
        InstitutionKind::Industry => "Industry",
    }
}

/// A country's English name by its ISO 3166-1 alpha-2 code; the code itself where the name is not
/// listed here.
#[must_use]
pub fn country(code: &str) -> &str {
    match code {
        "AE" => "United Arab Emirates",
        "AT" => "Austria",
        "AU" => "Australia",
        "BE" => "Belgium",
        "CA" => "Canada",
        "CH" => "Switzerland",
        "CN" => "China",
        "DE" => "Germany",
        "DK" => "Denmark",
        "FR" => "France",
        "GB" => "United Kingdom",
        "JP" => "Japan",
        "KE" => "Kenya",
        "KH" => "Cambodia",
        "KR" => "South Korea",
        "LA" => "Laos",
        "NL" => "Netherlands",
        "SA" => "Saudi Arabia",
        "US" => "United States",
        code => code,
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn counts_come_first_and_in_the_right_number() {
        assert_eq!([0, 1, 2].map(articles), ["No articles", "1 article", "2 articles"]);
    }

    #[test]
    fn lists_read_as_a_sentence() {
        let names = ["KUST", "MIT", "TUM"].map(String::from);
        assert_eq!(list(&names, "and"), "KUST, MIT and TUM");
        assert_eq!(list(&names[..1], "and"), "KUST");
        assert_eq!(list(&[], "or"), "");
    }
}
