//! Text in the languages of the site.

use serde::{Deserialize, Serialize};

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
