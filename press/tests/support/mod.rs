//! A folder of content for one test: a copy of the valid fixture, with files of another one laid
//! over it.

use std::{fs, path::Path};

use press::content::Content;
use tempfile::TempDir;

/// Where the fixtures are.
pub const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");

/// A site's sources in a folder that is gone after the test.
pub struct Site(TempDir);

impl Site {
    /// The valid content.
    pub fn valid() -> Self {
        let site = Self(TempDir::new().expect("a folder for the test"));
        site.lay_over(&Path::new(FIXTURES).join("valid"));
        site
    }

    /// The valid content and, over it, the files of one broken fixture.
    pub fn broken(fixture: &str) -> Self {
        let site = Self::valid();
        site.lay_over(&Path::new(FIXTURES).join("broken").join(fixture));
        site
    }

    /// The folder above `content/`, `public/` and `out/`.
    pub fn root(&self) -> &Path {
        self.0.path()
    }

    /// Reads and checks the content.
    pub fn read(&self) -> Content {
        Content::read(&self.root().join("content"), &self.root().join("public"))
    }

    fn lay_over(&self, fixture: &Path) {
        copy(fixture, self.root());
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a fixture") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a copy");
        }
    }
}
