//! Text in the languages of the site.

use serde::{Deserialize, Serialize};

use super::Language;

/// A short text in every language of the site, such as a topic's name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LocalizedText {
    /// English.
    pub en: String,
    /// Chinese, in simplified characters.
    pub zh: String,
    /// German.
    pub de: String,
}

impl LocalizedText {
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
