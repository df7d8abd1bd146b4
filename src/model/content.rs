//! What editors write in `content/`: articles, their editions in other languages, topics and
//! institutions. Text is text: no field holds HTML.

use serde::{Deserialize, Serialize};

use super::{CalendarDate, InstitutionId, LocalizedText, Slug, TopicId};

/// One article: `content/articles/<slug>.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Article {
    /// The article's name in its address; equal to the file's name without `.json`.
    pub slug: Slug,
    /// The headline, at most [`Article::TITLE_MAX`] characters.
    pub title: String,
    /// One or two sentences for lists and previews, at most [`Article::SUMMARY_MAX`] characters.
    pub summary: String,
    /// The day it was published.
    pub date: CalendarDate,
    /// The day its text last changed in substance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<CalendarDate>,
    /// Ids from `topics.json`, the main topic first: it gives the article its colour and cover.
    pub topics: Vec<TopicId>,
    /// Ids from `institutions.json`, the most involved first.
    pub institutions: Vec<InstitutionId>,
    /// The people the article names, in the order in which they should be listed.
    #[serde(default)]
    pub people: Vec<Person>,
    /// The event that the article announces or reports, if it has a known date.
    #[serde(default)]
    pub event: Option<Event>,
    /// The text.
    pub body: Vec<Block>,
    /// Who wrote, translated, edited and issued it, one entry a line.
    pub credits: Vec<Credit>,
    /// Where its facts can be checked.
    pub sources: Vec<Source>,
    /// Paths at which it was before, as in `/news/2021-forum/`: they lead on to it. The app is
    /// not told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

impl Article {
    /// The longest headline that lists have room for, in characters.
    pub const TITLE_MAX: usize = 90;
    /// The longest summary, in characters.
    pub const SUMMARY_MAX: usize = 220;

    /// Everything in it that can be searched for, besides its headline.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        let mut texts = vec![self.summary.clone()];
        for block in &self.body {
            match block {
                Block::Paragraph { text } | Block::Heading { text } => texts.push(text.clone()),
                Block::List { items } => texts.extend_from_slice(items),
                Block::Quote { text, by } => {
                    texts.push(text.clone());
                    texts.extend(by.clone());
                }
                Block::Figure { alt, caption, credit, .. } => {
                    texts.push(caption.as_ref().unwrap_or(alt).clone());
                    texts.extend(credit.clone());
                }
            }
        }
        texts.extend(self.people.iter().map(|Person { name, role, .. }| format!("{name}, {role}")));
        if let Some(event) = &self.event {
            texts.push(event.name.clone());
            texts.extend(event.place.clone());
        }
        texts.extend(self.credits.iter().map(|Credit { name, affiliation, .. }| {
            format!("{name} {}", affiliation.as_deref().unwrap_or_default())
        }));
        texts
    }

    /// The article in the words of one of its editions.
    #[must_use]
    pub fn translated(&self, edition: &Edition) -> Self {
        Self {
            title: edition.title.clone(),
            summary: edition.summary.clone(),
            body: edition.body.clone(),
            ..self.clone()
        }
    }
}

/// Someone an article names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Person {
    /// The name as the article writes it.
    pub name: String,
    /// The office or profession, in the article's words.
    pub role: String,
    /// The institution they speak for, one of the article's institutions.
    #[serde(default)]
    pub institution: Option<InstitutionId>,
}

/// A dated event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Event {
    /// What it is called.
    pub name: String,
    /// Its first day.
    pub start: CalendarDate,
    /// Its last day; absent if it is over on its first.
    #[serde(default)]
    pub end: Option<CalendarDate>,
    /// `City, Country`; absent where it is not known or the event has no place.
    #[serde(default)]
    pub place: Option<String>,
    /// How it can be attended.
    pub mode: EventMode,
}

/// How an event can be attended (schema.org `eventAttendanceMode`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum EventMode {
    /// At its place only.
    InPerson,
    /// Over the network only.
    Online,
    /// At its place and over the network.
    Hybrid,
}

impl EventMode {
    /// All of them by their names in content and addresses, which are those of `serde`.
    pub const NAMED: [(&'static str, Self); 3] =
        [("in-person", Self::InPerson), ("online", Self::Online), ("hybrid", Self::Hybrid)];
}

/// A part of an article's text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: String,
    },
    /// A heading between paragraphs.
    Heading {
        /// Its text.
        text: String,
    },
    /// A bulleted list.
    List {
        /// One text an item.
        items: Vec<String>,
    },
    /// Somebody's own words.
    Quote {
        /// The words, without quotation marks.
        text: String,
        /// Who said them.
        #[serde(default)]
        by: Option<String>,
    },
    /// A picture.
    Figure {
        /// The picture's file below `public/`, as in `media/forum.webp`.
        src: String,
        /// Its width in pixels: it keeps the page from moving while the picture loads.
        width: u32,
        /// Its height in pixels.
        height: u32,
        /// What it shows, for those who do not see it.
        alt: String,
        /// The line below it.
        #[serde(default)]
        caption: Option<String>,
        /// Who made it, and its licence.
        #[serde(default)]
        credit: Option<String>,
    },
}

/// One line of credits, as in *Translated by: LU Xiaoling, Faculty of …*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Credit {
    /// What they did, as in `Translated by`.
    pub role: String,
    /// A person or an office.
    pub name: String,
    /// The part of an institution they belong to.
    #[serde(default)]
    pub affiliation: Option<String>,
}

/// A page on which an article's facts can be checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source {
    /// The page's title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Its address, `http` or `https`.
    pub url: String,
}

/// A translation of an article: `content/editions/<language>/<slug>.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Edition {
    /// The slug of the article that it translates.
    pub slug: Slug,
    /// The headline.
    pub title: String,
    /// The summary.
    pub summary: String,
    /// The text.
    pub body: Vec<Block>,
}

/// What articles are about: an entry of `content/topics.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Topic {
    /// Lower-case ASCII letters, digits and hyphens.
    pub id: TopicId,
    /// Its name.
    pub name: LocalizedText,
    /// One sentence on what belongs to it.
    pub description: LocalizedText,
    /// How its tags and covers look; worked out from the id if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub art: Option<TopicArt>,
}

/// The look of a topic's tags and of the covers of its articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TopicArt {
    /// What its covers are drawn of.
    pub motif: Motif,
    /// Its colour: a hue angle of the OKLCH colour space (CSS Color 4), 0 to 359 degrees.
    pub hue: u16,
}

/// What a cover is drawn of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Motif {
    /// Water: rows of waves.
    Waves,
    /// Sun: rings of arcs over a horizon.
    Sun,
    /// Wind: turbines in streaming air.
    Turbines,
    /// Molecules: pairs of linked circles.
    Molecules,
    /// Storage: stacked cells at different levels.
    Cells,
    /// Subsurface: contour lines.
    Contours,
    /// Life: leaves on stems.
    Leaves,
    /// Balance: discs that share one horizon.
    Balance,
    /// Transition: one curve that falls while another rises.
    Crossover,
    /// Cooperation: places joined by arcs.
    Arcs,
    /// Industry: a lattice of facets.
    Facets,
    /// Learning: leaves of open books.
    Books,
    /// Cities: a skyline.
    Skyline,
    /// Agreements: steps that lead down.
    Steps,
}

/// Who articles are about: an entry of `content/institutions.json`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Institution {
    /// Lower-case ASCII letters, digits and hyphens.
    pub id: InstitutionId,
    /// Its full name.
    pub name: LocalizedText,
    /// The short name or abbreviation that readers know it by.
    pub short: String,
    /// What sort of institution it is.
    pub kind: InstitutionKind,
    /// The city of its seat.
    pub city: String,
    /// The country of its seat, ISO 3166-1 alpha-2.
    pub country: String,
    /// The city's latitude in degrees north.
    pub lat: f64,
    /// The city's longitude in degrees east.
    pub lon: f64,
    /// Its website, if it has one.
    #[serde(default)]
    pub homepage: Option<String>,
}

/// What sort of institution it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum InstitutionKind {
    /// A university, or a part of one.
    #[default]
    University,
    /// A research institute, society or service.
    Research,
    /// A ministry, an agency or a province.
    Government,
    /// An organisation of several countries.
    International,
    /// A company.
    Industry,
}
