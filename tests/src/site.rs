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
        Self { server: StaticServer::start(&Self::built_folder(), "/"), _written: None }
    }

    /// The release site on a host that answers every page's address with `404.html`, as one
    /// that is set up for single-page apps does: the app finds no printed page, and fetches all
    /// that it shows.
    #[track_caller]
    pub fn without_printed_pages() -> Self {
        let (built, copied) = (Self::built_folder(), tempfile::tempdir().expect("a temporary folder"));
        let fallback = fs::read(built.join("404.html")).expect("the page for unknown addresses");
        copy(&built, copied.path(), &fallback);
        Self { server: StaticServer::start(copied.path(), "/"), _written: Some(copied) }
    }

    /// The release site's files.
    #[track_caller]
    pub fn built_folder() -> PathBuf {
        Self::folder_in("TIDINGS_DIST", "../dist")
    }

    /// The files of the release site that was built for `/news-site/`.
    #[track_caller]
    pub fn sub_path_folder() -> PathBuf {
        Self::folder_in("TIDINGS_SUB_PATH_DIST", "../target/sub-path")
    }

    #[track_caller]
    fn folder_in(variable: &str, default: &str) -> PathBuf {
        let default = || Path::new(env!("CARGO_MANIFEST_DIR")).join(default);
        let folder = env::var_os(variable).map_or_else(default, PathBuf::from);
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

/// Copies a folder, with `page` in place of every page.
fn copy(from: &Path, to: &Path, page: &[u8]) {
    fs::create_dir_all(to).expect("a folder in the temporary folder");
    for entry in fs::read_dir(from).expect("a folder of the site") {
        let path = entry.expect("a file of the site").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target, page);
        } else if path.ends_with("index.html") {
            fs::write(target, page).expect("a file in the temporary folder");
        } else {
            fs::copy(path, target).expect("a copy in the temporary folder");
        }
    }
}

impl Deref for Site {
    type Target = StaticServer;

    fn deref(&self) -> &StaticServer {
        &self.server
    }
}
