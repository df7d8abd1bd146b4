//! What takes long to make and is made of nothing but its input: kept from one build to the next.

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
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
        let Some(path) = self.path(recipe, input)? else { return make() };
        if let Ok(result) = fs::read(&path) {
            return Ok(result);
        }
        let result = make()?;
        keep(&path, &result);
        Ok(result)
    }

    /// Puts the result at `place`, by a second name of the same file where the file system can: that
    /// writes nothing. Only for files that nothing changes in their place.
    ///
    /// # Errors
    /// If it cannot be made or written.
    pub fn put(
        &self,
        recipe: &str,
        input: &[u8],
        place: &Path,
        make: impl FnOnce() -> Result<Vec<u8>>,
    ) -> Result<()> {
        // Writing through an older link would change what is kept.
        _ = fs::remove_file(place);
        let kept = self.path(recipe, input)?;
        if kept.as_ref().is_some_and(|kept| fs::hard_link(kept, place).is_ok()) {
            return Ok(());
        }
        let result = self.get_or_make(recipe, input, make)?;
        fs::write(place, result).with_context(|| format!("{} cannot be written", place.display()))
    }

    fn path(&self, recipe: &str, input: &[u8]) -> Result<Option<PathBuf>> {
        let Some(folder) = &self.0 else { return Ok(None) };
        let mut name = format!("{recipe}-");
        for byte in &Sha256::digest(input)[..16] {
            write!(name, "{byte:02x}")?;
        }
        Ok(Some(folder.join(name)))
    }
}

/// Keeps a result under its name once it is whole: a build that is stopped leaves no half results.
fn keep(path: &Path, result: &[u8]) {
    let Some(folder) = path.parent() else { return };
    let part = path.with_extension(format!("{:?}", std::thread::current().id()));
    let kept = fs::create_dir_all(folder).and_then(|()| fs::write(&part, result));
    _ = kept.and_then(|()| fs::rename(&part, path));
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

        let place = folder.path().join("place");
        for input in ["x", "z", "x"] {
            cache.put("a", input.as_bytes(), &place, || Ok(input.into())).expect("a file");
            let expected = if input == "x" { "first" } else { input };
            assert_eq!(fs::read_to_string(&place).expect("a file"), expected);
        }
    }
}
