//! Everything that the interface says.

use std::mem::{offset_of, size_of};

use super::{Phrase, Plural};

/// Texts, one after the other.
pub(super) type Texts = [&'static str];

/// Something that can be said. It consists of nothing but texts, in the order of its fields: so a list
/// of texts without names is enough to bring a language to the browser.
pub(super) trait Said {
    /// What the texts from `place` on say.
    fn at(texts: &'static Texts, place: usize) -> Self;
    /// Adds its texts.
    #[cfg(any(test, not(target_arch = "wasm32")))]
    fn give(&self, texts: &mut Vec<&'static str>);
}

/// The place of a field among the texts of a type that consists of nothing but texts.
const fn place(offset: usize) -> usize {
    offset / size_of::<&'static str>()
}

impl Said for &'static str {
    #[inline(never)]
    fn at(texts: &'static Texts, place: usize) -> Self {
        texts.get(place).copied().unwrap_or_default()
    }

    #[cfg(any(test, not(target_arch = "wasm32")))]
    fn give(&self, texts: &mut Vec<&'static str>) {
        texts.push(self);
    }
}

impl<const N: usize> Said for [&'static str; N] {
    fn at(texts: &'static Texts, place: usize) -> Self {
        std::array::from_fn(|nth| Said::at(texts, place + nth))
    }

    #[cfg(any(test, not(target_arch = "wasm32")))]
    fn give(&self, texts: &mut Vec<&'static str>) {
        texts.extend(self);
    }
}

impl<const N: usize> Said for Phrase<N> {
    fn at(texts: &'static Texts, place: usize) -> Self {
        Self(Said::at(texts, place))
    }

    #[cfg(any(test, not(target_arch = "wasm32")))]
    fn give(&self, texts: &mut Vec<&'static str>) {
        texts.push(self.0);
    }
}

impl Said for Plural {
    fn at(texts: &'static Texts, place: usize) -> Self {
        Self { one: Said::at(texts, place), other: Said::at(texts, place + 1) }
    }

    #[cfg(any(test, not(target_arch = "wasm32")))]
    fn give(&self, texts: &mut Vec<&'static str>) {
        self.one.give(texts);
        self.other.give(texts);
    }
}

impl Said for Thing {
    fn at(texts: &'static Texts, place: usize) -> Self {
        let [could_not_be_loaded, is_loading, takes_long, is_not_here] = Said::at(texts, place);
        Self { could_not_be_loaded, is_loading, takes_long, is_not_here }
    }

    #[cfg(any(test, not(target_arch = "wasm32")))]
    fn give(&self, texts: &mut Vec<&'static str>) {
        texts.extend([self.could_not_be_loaded, self.is_loading, self.takes_long, self.is_not_here]);
    }
}

/// Something that is loaded, in the sentences in which it occurs.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Thing {
    /// After a failure.
    pub could_not_be_loaded: &'static str,
    /// While it is on its way.
    pub is_loading: &'static str,
    /// While it is on its way for long.
    pub takes_long: &'static str,
    /// Where there is none.
    pub is_not_here: &'static str,
}

/// What the interface says in one language.
#[derive(Clone, Copy, Debug)]
pub struct Words(pub(super) &'static Texts);

macro_rules! said {
    ($($field:ident: $kind:ty,)*) => {
        /// What the interface says, a field a message: each language fills it in.
        #[derive(Debug)]
        #[repr(C)]
        pub(super) struct Locale {
            $(pub(super) $field: $kind,)*
        }

        impl Locale {
            /// How many texts it has.
            pub(super) const LENGTH: usize = place(size_of::<Self>());

            /// All of its texts.
            #[cfg(any(test, not(target_arch = "wasm32")))]
            pub(super) fn texts(&self) -> Vec<&'static str> {
                let mut texts = Vec::with_capacity(Self::LENGTH);
                $(self.$field.give(&mut texts);)*
                texts
            }
        }

        /// The English words in `locales/en.rs` say what each message is.
        #[expect(missing_docs, reason = "a message is its own description")]
        impl Words {
            $(#[must_use]
            pub fn $field(self) -> $kind {
                <$kind as Said>::at(self.0, place(offset_of!(Locale, $field)))
            })*
        }
    };
}

said! {
    // Around every page
    skip_to_content: &'static str,
    sections: &'static str,
    news: &'static str,
    events: &'static str,
    topics: &'static str,
    institutions: &'static str,
    people: &'static str,
    network: &'static str,
    saved: &'static str,
    about: &'static str,
    archive: &'static str,
    language: &'static str,
    search_the_news: &'static str,
    search: &'static str,
    footer_line: Phrase<1>,
    all_news: &'static str,
    about_this_site: &'static str,
    close: &'static str,
    details: &'static str,
    try_again: &'static str,
    and: Phrase<2>,
    comma: &'static str,
    thousands: &'static str,
    name_and_value: Phrase<2>,
    quoted: Phrase<1>,

    // Reading settings and keyboard shortcuts
    reading_settings: &'static str,
    colours: &'static str,
    colour_schemes: [&'static str; 3],
    text_size: &'static str,
    text_sizes: [&'static str; 4],
    motion: &'static str,
    motions: [&'static str; 2],
    data_use: &'static str,
    data_uses: [&'static str; 2],
    shortcuts: &'static str,
    shortcuts_enabled: &'static str,
    shortcut_search: &'static str,
    shortcut_next: &'static str,
    shortcut_previous: &'static str,
    shortcut_save: &'static str,
    shortcut_sheet: &'static str,
    kept_here: &'static str,

    // Front page
    tagline: &'static str,
    front_description: Phrase<1>,
    no_articles_yet: &'static str,
    all_articles: Plural,
    by_month: &'static str,
    latest: &'static str,
    by_topic: &'static str,
    by_institution: &'static str,
    all_institutions_count: Plural,
    in_this_language: &'static str,

    // Lists
    no_articles: &'static str,
    articles: Plural,
    page_of: Phrase<2>,
    pages_of_results: &'static str,
    page_number: Phrase<1>,
    previous_page: &'static str,
    next_page: &'static str,
    event: &'static str,
    follow: &'static str,
    calendar: &'static str,

    // Explorer
    explorer_description: &'static str,
    without_script: Phrase<3>,
    topic_word: &'static str,
    institution_word: &'static str,
    month_word: &'static str,
    sort: &'static str,
    best_match: &'static str,
    newest_first: &'static str,
    oldest_first: &'static str,
    left_out: Phrase<1>,
    unknown_value: Phrase<2>,
    article_missing: &'static str,
    search_unavailable: &'static str,
    others_are_below: &'static str,
    chosen_filters: &'static str,
    remove_filter: Phrase<1>,
    clear_all: &'static str,
    joint_only: &'static str,
    from_month: Phrase<1>,
    to_month: Phrase<1>,
    kind: &'static str,
    news_and_events: &'static str,
    years: &'static str,
    from: &'static str,
    to: &'static str,
    any_year: &'static str,
    find: &'static str,
    find_in_topics: &'static str,
    find_in_institutions: &'static str,
    show_fewer: &'static str,
    show_all: Plural,
    nothing_called: Phrase<1>,
    joint_hint: &'static str,
    facet_hint: &'static str,
    filters: &'static str,
    chosen: &'static str,
    no_results: &'static str,
    show_results: Plural,
    no_article_names_both: Phrase<1>,
    both_names: Phrase<2>,
    no_article_fits: &'static str,
    no_article_found: Phrase<1>,
    show: Phrase<1>,
    that_name_either: &'static str,
    that_name_any: &'static str,
    without: Phrase<1>,
    any_institution: &'static str,
    any_topic: &'static str,
    any_kind: &'static str,
    any_date: &'static str,
    without_words: Phrase<1>,
    over_time: &'static str,
    see_network: &'static str,

    // Share and export
    share: &'static str,
    share_view: &'static str,
    copy_link: &'static str,
    copied: &'static str,
    not_copied: &'static str,
    by_email: &'static str,
    print: &'static str,
    export_as: Phrase<1>,
    feed_file: &'static str,
    collecting: Phrase<2>,
    export_incomplete: Phrase<1>,
    export_failed: &'static str,

    // Article
    updated: &'static str,
    credits: &'static str,
    sources: &'static str,
    about_this_article: &'static str,
    other_languages: &'static str,
    also_in: &'static str,
    shown_in_english: &'static str,
    older: &'static str,
    newer: &'static str,
    older_and_newer: &'static str,
    related_articles: &'static str,
    what: &'static str,
    when: &'static str,
    where_: &'static str,
    how: &'static str,
    add_to_calendar: &'static str,
    reading_time: Plural,
    contents: &'static str,
    others_still_work: &'static str,
    cite: &'static str,
    copy: &'static str,
    save: &'static str,
    is_saved: &'static str,
    actions: &'static str,

    // Topics, institutions, people
    topics_description: &'static str,
    topic: &'static str,
    who_is_involved: &'static str,
    filter_these: &'static str,
    institutions_description: &'static str,
    institution_description: Phrase<3>,
    city_and_country: Phrase<2>,
    joint_articles_with: &'static str,
    topics_over_time: &'static str,
    map: &'static str,
    map_views: [&'static str; 3],
    map_hint: &'static str,
    people_description: &'static str,
    people_hint: &'static str,
    person_description: Phrase<1>,
    person: &'static str,
    named_as: &'static str,
    all_people: &'static str,

    // Events
    events_description: &'static str,
    upcoming: &'static str,
    past: &'static str,
    no_upcoming: &'static str,
    no_event_fits: &'static str,
    event_count: Plural,
    view: &'static str,
    event_views: [&'static str; 2],
    all_topics: &'static str,
    all_institutions: &'static str,
    mode: &'static str,
    all_modes: &'static str,
    previous_month: &'static str,
    next_month: &'static str,
    earlier_events: &'static str,
    weekdays: [&'static str; 7],
    short_weekdays: [&'static str; 7],

    // Network
    network_title: &'static str,
    network_description: &'static str,
    network_hint: &'static str,
    colour_by: &'static str,
    colour_choices: [&'static str; 2],
    joint_articles: Plural,
    as_table: &'static str,
    network_columns: [&'static str; 3],
    sort_by: Phrase<1>,
    between: Phrase<2>,
    open_in_news: &'static str,
    nobody_together: &'static str,

    // Saved
    saved_description: &'static str,
    saved_hint: &'static str,
    nothing_saved: &'static str,
    saved_without_script: &'static str,
    export_saved: &'static str,
    import_saved: &'static str,
    imported: Plural,
    import_failed: &'static str,
    remove: Phrase<1>,
    not_kept: &'static str,
    not_offline: &'static str,

    // Archive
    archive_description: &'static str,
    month_description: Phrase<1>,
    all_months: &'static str,

    // Nothing here
    may_have_moved: &'static str,

    // What can go wrong
    cause_network: &'static str,
    cause_timeout: Phrase<1>,
    cause_gone: &'static str,
    cause_status: Phrase<1>,
    cause_damaged: &'static str,
    cause_format: &'static str,
    crash_heading: &'static str,
    crash_text: &'static str,
    crash_reload: &'static str,
    crash_home: &'static str,

    // Names
    event_modes: [&'static str; 3],
    institution_kinds: [&'static str; 5],
    months: [&'static str; 12],
    day: Phrase<3>,
    days: Phrase<4>,
    from_to: Phrase<2>,
    month: Phrase<2>,
    countries: [&'static str; 19],

    // Files that may be late, fail or be missing
    article: Thing,
    article_list: Thing,
    search_index: Thing,
    topic_page: Thing,
    institution_page: Thing,

    // The page about the site. Places are for links.
    about_title: &'static str,
    about_description: &'static str,
    about_standfirst: &'static str,
    about_sources_heading: &'static str,
    about_sources: Phrase<1>,
    about_first_article: &'static str,
    about_dates: &'static str,
    about_use_heading: &'static str,
    about_filters: Phrase<1>,
    about_news_page: &'static str,
    about_search: &'static str,
    about_follow_heading: &'static str,
    about_follow: Phrase<2>,
    about_front_page: &'static str,
    about_calendar: &'static str,
    about_cite: &'static str,
    about_privacy_heading: &'static str,
    about_privacy: &'static str,
    about_stored_heading: &'static str,
    about_stored: &'static str,
    about_stored_nothing: &'static str,
    about_stored_kinds: [&'static str; 4],
    about_delete: &'static str,
    about_deleted: &'static str,
}
