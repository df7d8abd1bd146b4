//! What takes long to make and is made of nothing but its input: kept from one build to the next.

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;
use sha2::{Digest, Sha256};

/// A folder of results, each named by its recipe and input. It may be deleted at any time.
#[derive(Clone, Debug, Default)]
pub struct Cache(Option<PathBuf>);

impl Cache {
    /// Keeps results in a folder.
    #[must_use]
    pub fn in_folder(folder: &Path) -> Self {
        Self(Some(folder.to_path_buf()))
    }

    /// Keeps nothing.
    #[must_use]
    pub fn none() -> Self {
        Self(None)
    }

    /// The result of a recipe for an input, made if it is not there. A recipe that changes needs
    /// another name. That a result cannot be kept only costs time, so it is no error.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn get_or_make(
        &self,
        recipe: &str,
        input: &[u8],
        make: impl FnOnce() -> Result<Vec<u8>>,
    ) -> Result<Vec<u8>> {
        let Some(folder) = &self.0 else { return make() };
        let mut name = format!("{recipe}-");
        for byte in &Sha256::digest(input)[..16] {
            write!(name, "{byte:02x}")?;
        }
        let path = folder.join(name);
        if let Ok(result) = fs::read(&path) {
            return Ok(result);
        }
        let result = make()?;
        // Renamed when it is whole: a build that is stopped leaves no half results.
        let part = path.with_extension(format!("{:?}", std::thread::current().id()));
        _ = fs::create_dir_all(folder)
            .and_then(|()| fs::write(&part, &result))
            .and_then(|()| fs::rename(&part, &path));
        Ok(result)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_made_once_for_each_recipe_and_input() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let cache = Cache::in_folder(&folder.path().join("cache"));
        let get = |recipe: &str, input: &str, makes: &str| {
            let made = cache.get_or_make(recipe, input.as_bytes(), || Ok(makes.as_bytes().to_vec()));
            String::from_utf8(made.expect("a result")).expect("text")
        };
        assert_eq!(get("a", "x", "first"), "first");
        assert_eq!(get("a", "x", "second"), "first");
        assert_eq!(get("b", "x", "second"), "second");
        assert_eq!(get("a", "y", "third"), "third");
    }
}
