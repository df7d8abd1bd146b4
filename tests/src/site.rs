//! A site on a host of its own.

use crate::static_server::StaticServer;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::{env, fs};
use tempfile::TempDir;

/// A folder of static files, served for as long as the test holds it.
pub struct Site {
    server: StaticServer,
    /// The folder of a site that the test wrote itself.
    _written: Option<TempDir>,
}

impl Site {
    /// The release site at the root of a host.
    #[track_caller]
    pub fn built() -> Self {
        Self::built_under("/")
    }

    /// The release site under a path such as `/tidings/`.
    #[track_caller]
    pub fn built_under(base: &str) -> Self {
        let folder = Self::built_folder();
        Self { server: StaticServer::start(&folder, base), _written: None }
    }

    /// The release site's files.
    #[track_caller]
    pub fn built_folder() -> PathBuf {
        let default = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist");
        let folder = env::var_os("TIDINGS_DIST").map_or_else(default, PathBuf::from);
        assert!(
            folder.join("index.html").is_file(),
            "there is no built site in {}: run `cargo xtask test`, which builds it",
            folder.display()
        );
        folder
    }

    /// A site of a few files, given as path and text, under a path such as `/`.
    pub fn of_files(base: &str, files: &[(&str, &str)]) -> Self {
        let written = tempfile::tempdir().expect("a temporary folder");
        for (path, text) in files {
            let file = written.path().join(path);
            if let Some(folder) = file.parent() {
                fs::create_dir_all(folder).expect("a folder in the temporary folder");
            }
            fs::write(file, text).expect("a file in the temporary folder");
        }
        Self { server: StaticServer::start(written.path(), base), _written: Some(written) }
    }
}

impl Deref for Site {
    type Target = StaticServer;

    fn deref(&self) -> &StaticServer {
        &self.server
    }
}
