//! What the explorer shows, and its two doors to the address: [`Query::from_url`] and
//! [`Query::to_url`].

use std::borrow::Cow;

use form_urlencoded::Serializer;

use super::{Archive, Chosen};
use crate::model::{InstitutionId, TopicId, YearMonth};

/// A question to the archive. The address is its only home: nothing else stores it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Articles about any of these; about anything if empty.
    pub topics: Chosen<TopicId>,
    /// Articles that name any of these (all of them with [`Query::match_all`]); any article if
    /// empty.
    pub institutions: Chosen<InstitutionId>,
    /// Whether an article must name all chosen institutions: joint work.
    pub match_all: bool,
    /// Only articles of this kind.
    pub kind: Option<Kind>,
    /// Only articles of this month and later.
    pub from: Option<YearMonth>,
    /// Only articles of this month and earlier.
    pub to: Option<YearMonth>,
    /// Words that must all occur in an article, in any of its languages, or in the name of one of
    /// its topics or institutions.
    pub text: String,
    /// The order of the results.
    pub sort: Sort,
    /// The page of the results, counted from 0 (from 1 in the address).
    pub page: usize,
}

/// What sort of article it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// About a dated event.
    Event,
    /// Anything else.
    News,
}

/// The order of the results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Those with all words of the search in their headlines first; of equals the newest, which is
    /// the order where nothing is searched for.
    #[default]
    Best,
    /// The newest first.
    Newest,
    /// The oldest first.
    Oldest,
}

/// A query as an address gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// What the address asks, without what is not known.
    pub query: Query,
    /// What was left out, in the address's order.
    pub unknown: Vec<UnknownValue>,
}

/// A value in an address that means nothing here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownValue {
    /// The parameter's name, one of those that the explorer knows.
    pub name: &'static str,
    /// Its value, decoded.
    pub value: String,
}

impl Query {
    /// A query for one topic.
    #[must_use]
    pub fn topic(id: &TopicId) -> Self {
        Self::default().toggle_topic(id)
    }

    /// A query for one institution.
    #[must_use]
    pub fn institution(id: &InstitutionId) -> Self {
        Self::default().toggle_institution(id)
    }

    /// Reads the query of an address (what follows `?`): any bytes at all.
    ///
    /// Values that mean nothing are left out and listed. Names that mean nothing are passed over
    /// in silence: campaign parameters are not the reader's business. Where a parameter that can
    /// have one value has several, the first counts.
    #[must_use]
    pub fn from_url(query_string: &[u8], archive: &Archive) -> Parsed {
        let mut parsed = Parsed::default();
        let (mut kind, mut sort, mut match_all, mut text, mut page) = (None, None, None, None, None);
        for (name, value) in form_urlencoded::parse(query_string) {
            let value: Cow<'_, str> = value;
            let query = &mut parsed.query;
            if value.trim().is_empty() {
                continue;
            }
            let (name, known) = match &*name {
                "topic" => ("topic", archive.topic(&value).map(|topic| query.topics.insert(&topic.id))),
                "institution" => (
                    "institution",
                    archive.institution(&value).map(|found| query.institutions.insert(&found.id)),
                ),
                "match" => {
                    ("match", (value == "all").then_some(true).and_then(|all| fill(&mut match_all, all)))
                }
                "kind" => ("kind", Kind::parse(&value).and_then(|value| fill(&mut kind, value))),
                "from" => ("from", value.parse().ok().and_then(|month| fill(&mut query.from, month))),
                "to" => ("to", value.parse().ok().and_then(|month| fill(&mut query.to, month))),
                "q" => ("q", fill(&mut text, single_spaced(&value))),
                "sort" => ("sort", Sort::parse(&value).and_then(|value| fill(&mut sort, value))),
                "page" => (
                    "page",
                    value
                        .parse::<usize>()
                        .ok()
                        .and_then(|page| page.checked_sub(1))
                        .and_then(|no| fill(&mut page, no)),
                ),
                _ => continue,
            };
            if known.is_none() {
                parsed.unknown.push(UnknownValue { name, value: value.into_owned() });
            }
        }
        let query = &mut parsed.query;
        query.match_all = match_all.unwrap_or_default();
        query.kind = kind;
        query.sort = sort.unwrap_or_default();
        query.text = text.unwrap_or_default();
        query.tidy();
        query.page = page.unwrap_or_default();
        parsed
    }

    /// Without words the newest are the best: there is one way to ask for them.
    fn tidy(&mut self) {
        if self.sort == Sort::Newest && self.text.is_empty() {
            self.sort = Sort::Best;
        }
    }

    /// The query string of this query, without `?`: one canonical order, defaults left out.
    #[must_use]
    pub fn to_url(&self) -> String {
        let mut url = Serializer::new(String::new());
        for topic in &self.topics {
            url.append_pair("topic", topic);
        }
        for institution in &self.institutions {
            url.append_pair("institution", institution);
        }
        if self.match_all {
            url.append_pair("match", "all");
        }
        if let Some(kind) = self.kind {
            url.append_pair("kind", kind.name());
        }
        if let Some(from) = self.from {
            url.append_pair("from", &from.to_string());
        }
        if let Some(to) = self.to {
            url.append_pair("to", &to.to_string());
        }
        let text = single_spaced(&self.text);
        if !text.is_empty() {
            url.append_pair("q", &text);
        }
        if self.sort != Sort::Best && (self.sort != Sort::Newest || !text.is_empty()) {
            url.append_pair("sort", self.sort.name());
        }
        if self.page > 0 {
            url.append_pair("page", &self.page.saturating_add(1).to_string());
        }
        url.finish()
    }

    /// This query with a topic chosen, or no longer chosen, from the first page on.
    #[must_use]
    pub fn toggle_topic(mut self, id: &TopicId) -> Self {
        self.topics.toggle(id);
        self.first_page()
    }

    /// This query with an institution chosen, or no longer chosen, from the first page on.
    #[must_use]
    pub fn toggle_institution(mut self, id: &InstitutionId) -> Self {
        self.institutions.toggle(id);
        self.first_page()
    }

    /// This query from its first page on: what any change of filters leads to.
    #[must_use]
    pub fn first_page(self) -> Self {
        Self { page: 0, ..self }
    }

    /// Whether it leaves articles out.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        let everything =
            Self { sort: self.sort, page: self.page, match_all: self.match_all, ..Self::default() };
        *self != everything
    }
}

impl Kind {
    /// Both kinds, in the order in which pages show them.
    pub const ALL: [Self; 2] = [Self::News, Self::Event];

    /// The kind's name in addresses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::News => "news",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Sort {
    /// The order's name in addresses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Best => "best",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
        }
    }

    /// The order of a name in addresses.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Best, Self::Newest, Self::Oldest].into_iter().find(|sort| sort.name() == name)
    }
}

/// Fills a slot that takes one value; `None` if it is taken by another.
fn fill<T: PartialEq>(slot: &mut Option<T>, value: T) -> Option<()> {
    match slot {
        Some(first) => (*first == value).then_some(()),
        None => {
            *slot = Some(value);
            Some(())
        }
    }
}

/// The text's words with one space between them.
fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::archive::reference::{archive, archives, queries};

    fn parse(url: &str) -> Parsed {
        Query::from_url(url.as_bytes(), &archive())
    }

    #[test]
    fn the_design_s_example_is_canonical() {
        let url = "topic=t0&topic=t1&institution=i0&institution=i2&match=all&kind=event\
                   &from=2020-01&to=2021-12&q=tandem+cells&sort=oldest&page=2";
        let parsed = parse(url);
        assert_eq!(parsed.unknown, []);
        assert_eq!(parsed.query.to_url(), url);
    }

    #[test]
    fn any_order_repetition_and_defaults_lead_to_the_canonical_address() {
        let parsed = parse("page=1&sort=best&q=++a++b&topic=t1&topic=t0&topic=t1&utm_source=letter&kind=");
        assert_eq!(parsed.unknown, []);
        assert_eq!(parsed.query.to_url(), "topic=t0&topic=t1&q=a+b");
        assert_eq!(parse("q=a&sort=newest").query.to_url(), "q=a&sort=newest");
        assert_eq!(parse("topic=t1&sort=newest").query.to_url(), "topic=t1", "the newest are the best");
    }

    #[test]
    fn what_means_nothing_is_left_out_and_listed() {
        let parsed = parse(
            "topic=tides&institution=i0&kind=rumour&from=2020-13&page=0&sort=size&match=some&kind=news&kind=event",
        );
        assert_eq!(parsed.query.to_url(), "institution=i0&kind=news");
        let unknown: Vec<_> = parsed.unknown.iter().map(|u| format!("{}={}", u.name, u.value)).collect();
        assert_eq!(
            unknown,
            ["topic=tides", "kind=rumour", "from=2020-13", "page=0", "sort=size", "match=some", "kind=event"],
        );
    }

    proptest! {
        #[test]
        fn any_bytes_are_accepted(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = Query::from_url(&bytes, &archive());
        }

        #[test]
        fn any_text_behind_a_known_name_is_accepted(name in "(topic|institution|match|kind|from|to|q|sort|page)", value in ".*") {
            let parsed = parse(&format!("{name}={value}"));
            let again = parse(&parsed.query.to_url());
            prop_assert_eq!(again.query, parsed.query);
            prop_assert_eq!(again.unknown, []);
        }

        #[test]
        fn an_address_says_all_of_a_query(archive in archives(), query in queries()) {
            let parsed = Query::from_url(query.to_url().as_bytes(), &archive);
            if parsed.unknown.is_empty() {
                prop_assert_eq!(&parsed.query, &query);
            }
            prop_assert_eq!(Query::from_url(parsed.query.to_url().as_bytes(), &archive), Parsed { unknown: vec![], ..parsed });
        }
    }
}
