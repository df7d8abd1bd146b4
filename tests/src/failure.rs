//! What a failing test leaves behind.

use crate::page::Page;
use std::error::Error;
use std::path::PathBuf;
use std::sync::Once;
use std::{env, fs, thread};

/// Removes the pages of runs before this one.
pub(crate) fn forget_earlier_runs() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let _ = failures_folder().map(fs::remove_dir_all);
    });
}

impl Drop for Page {
    fn drop(&mut self) {
        if thread::panicking()
            && let Err(error) = self.save_failure()
        {
            eprintln!("the failing page could not be saved: {error}");
        }
    }
}

impl Page {
    /// Leaves what a developer needs in order to see why the test failed.
    fn save_failure(&self) -> Result<(), Box<dyn Error>> {
        let test = thread::current().name().unwrap_or("unnamed").replace("::", "-");
        let folder = failures_folder().ok_or("tests run outside of a target folder")?.join(test);
        fs::create_dir_all(&folder)?;
        let console: Vec<_> = self.console().iter().map(ToString::to_string).collect();
        fs::write(folder.join("console.txt"), console.join("\n"))?;
        fs::write(folder.join("page.html"), self.browser().try_run(async |client| client.source().await)?)?;
        let picture = self.browser().try_run(async |client| client.screenshot().await)?;
        fs::write(folder.join("screenshot.png"), picture)?;
        eprintln!("the page as it was: {}", folder.display());
        Ok(())
    }
}

/// In `target`, as the tests' executable is `target/<profile>/deps/<executable>`.
fn failures_folder() -> Option<PathBuf> {
    let executable = env::current_exe().ok()?;
    Some(executable.ancestors().nth(3)?.join("browser-failures"))
}
