//! Text in the languages of the site.

use serde::{Deserialize, Serialize};

use super::Language;

/// A short text in every language of the site, such as a topic's name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LocalizedText {
    /// English.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub en: String,
    /// Chinese, in simplified characters.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub zh: String,
    /// German.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub de: String,
}

impl LocalizedText {
    /// The same in one language only, for a page that shows no other.
    #[must_use]
    pub fn only(&self, language: Language) -> Self {
        let text = self.in_language(language).to_owned();
        match language {
            Language::English => Self { en: text, ..Self::default() },
            Language::Chinese => Self { zh: text, ..Self::default() },
            Language::German => Self { de: text, ..Self::default() },
        }
    }

    /// The text in one language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Chinese => &self.zh,
            Language::German => &self.de,
        }
    }
}
