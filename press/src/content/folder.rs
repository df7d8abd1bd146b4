//! Which files there are, and which should not be.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{fault::Fault, nearest::did_you_mean, source::Source};

/// What belongs into the content folder itself.
const EXPECTED: [&str; 5] = ["articles", "editions", "topics.json", "institutions.json", "schema"];

/// Reads a file's text; what is wrong with it as a text is in the faults.
pub(super) fn read_text(path: &Path) -> (Option<Source>, Vec<Fault>) {
    match fs::read(path) {
        Ok(bytes) => Source::from_bytes(path, bytes),
        Err(error) => (None, vec![unreadable(path, &error)]),
    }
}

/// Everything in the content folder that has no business there. Notes in Markdown are welcome.
pub(super) fn unexpected_entries(root: &Path) -> Vec<Fault> {
    let (entries, mut faults) = entries(root);
    for path in entries {
        let name = file_name(&path);
        let is_note = path.extension().is_some_and(|extension| extension == "md") && path.is_file();
        if !EXPECTED.contains(&name.as_str()) && !is_note {
            let otherwise =
                "articles are in articles/, their translations in editions/; notes may be .md files";
            let help = did_you_mean(&name, EXPECTED, otherwise);
            faults.push(Fault::of_file(&path, "this does not belong into the content folder", help));
        }
    }
    faults
}

/// The `.json` files of a folder, and a fault for everything else in it.
pub(super) fn json_files(folder: &Path) -> (Vec<PathBuf>, Vec<Fault>) {
    let (entries, mut faults) = entries(folder);
    let files = entries.into_iter().filter(|path| {
        let wrong = if path.is_dir() {
            Some(("this is a folder; a file belongs here", "move its files one folder up"))
        } else if path.extension().is_none_or(|extension| extension != "json") {
            Some(("only .json files belong here", "rename it to `<slug>.json`, or move it away"))
        } else {
            None
        };
        faults.extend(wrong.map(|(message, help)| Fault::of_file(path, message, help)));
        wrong.is_none()
    });
    (files.collect::<Vec<_>>(), faults)
}

/// The entries of a folder in the order of their names, without hidden ones: those are the
/// operating system's or an editor's.
pub(super) fn entries(folder: &Path) -> (Vec<PathBuf>, Vec<Fault>) {
    let mut paths = Vec::new();
    let mut faults = Vec::new();
    match fs::read_dir(folder) {
        Ok(entries) => {
            for entry in entries {
                match entry {
                    Ok(entry) => paths.push(entry.path()),
                    Err(error) => faults.push(unreadable(folder, &error)),
                }
            }
        }
        Err(error) => faults.push(unreadable(folder, &error)),
    }
    paths.retain(|path| !file_name(path).starts_with('.'));
    paths.sort();
    (paths, faults)
}

pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn unreadable(path: &Path, error: &std::io::Error) -> Fault {
    Fault::of_file(
        path,
        format!("this cannot be read: {error}"),
        "see that it exists and that you may read it",
    )
}
