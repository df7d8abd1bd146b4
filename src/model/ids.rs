//! Identifiers, each a type of its own so that one cannot stand in for another.

use std::{borrow::Borrow, fmt, ops::Deref};

use serde::{Deserialize, Serialize};

macro_rules! string_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub struct $name(pub String);

        impl Deref for $name {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

string_id! {
    /// An article's name in its address and in its file's name: lower-case ASCII letters, digits
    /// and hyphens, as in `2021-01-05-kust-tu-clausthal-forum`.
    Slug
}

string_id! {
    /// A topic's id, as in `content/topics.json` and in `/topics/<id>/`.
    TopicId
}

string_id! {
    /// An institution's id, as in `content/institutions.json` and in `/institutions/<id>/`.
    InstitutionId
}

string_id! {
    /// The id of everybody who is named by one name, as in `/people/<id>/`.
    PersonId
}
