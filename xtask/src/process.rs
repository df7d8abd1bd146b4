//! Running other programs, with errors that say which command failed.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Runs a command with its output on the terminal; an error unless it succeeds.
pub fn run(command: &mut Command) -> Result<()> {
    let line = shown(command);
    let status = command.status().with_context(|| format!("`{line}` could not be started"))?;
    if !status.success() {
        bail!("`{line}` failed ({status}): its own message is above");
    }
    Ok(())
}

/// What a command prints, trimmed; an error unless it succeeds.
pub fn output(command: &mut Command) -> Result<String> {
    let line = shown(command);
    let output =
        command.stdin(Stdio::null()).output().with_context(|| format!("`{line}` could not be started"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{line}` failed ({}): {}", output.status, said.trim());
    }
    let text = String::from_utf8(output.stdout)
        .with_context(|| format!("`{line}` printed something that is not text"))?;
    Ok(text.trim().to_owned())
}

/// Like [`run`], but ends the command when it takes longer than `limit`.
pub fn run_within(command: &mut Command, limit: Duration) -> Result<()> {
    let line = shown(command);
    let mut child = command.spawn().with_context(|| format!("`{line}` could not be started"))?;
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            if status.success() {
                return Ok(());
            }
            bail!("`{line}` failed ({status}): its own message is above");
        }
        if start.elapsed() > limit {
            child.kill().ok();
            child.wait().ok();
            bail!("`{line}` did not finish within {} s", limit.as_secs());
        }
        thread::sleep(Duration::from_millis(50));
    }
}

/// Where a program would be found on a `PATH`.
pub fn find(program: &str, path: &OsStr) -> Option<PathBuf> {
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(path).map(|folder| folder.join(&file)).find(|candidate| candidate.is_file())
}

/// The `PATH` that xtask was started with.
pub fn own_path() -> OsString {
    std::env::var_os("PATH").unwrap_or_default()
}

/// A command as one would type it.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut line = program.file_name().unwrap_or_default().to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command() {
        let error =
            run(Command::new("cargo").args(["no-such-command", "--quiet"])).expect_err("no such command");
        let message = error.to_string();
        assert!(message.contains("`cargo no-such-command --quiet` failed"), "{message}");
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = output(&mut Command::new("tidings-no-such-program")).expect_err("no such program");
        assert!(error.to_string().contains("tidings-no-such-program"));
    }

    #[cfg(unix)]
    #[test]
    fn a_slow_command_is_ended() {
        let start = Instant::now();
        let limit = Duration::from_millis(100);
        let error = run_within(Command::new("sleep").arg("60"), limit).expect_err("too slow");
        assert!(error.to_string().contains("did not finish"));
        assert!(start.elapsed() < Duration::from_secs(10));
    }
}
