//! The process through which browsers are driven.

use crate::engine::Engine;
use std::io::{BufRead, BufReader, Read, copy, sink};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::{env, thread};
use tempfile::TempDir;

/// One process for all tests that run at the time: it starts with the first
/// browser and ends with the last, since statics are never dropped.
static RUNNING: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

pub(crate) struct Driver {
    process: Child,
    pub(crate) url: String,
    /// Holds the browsers' profiles, and goes with them.
    _scratch: TempDir,
}

impl Driver {
    #[track_caller]
    pub(crate) fn running(engine: Engine) -> Arc<Self> {
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        running.upgrade().unwrap_or_else(|| {
            let driver = Arc::new(Self::start(engine));
            *running = Arc::downgrade(&driver);
            driver
        })
    }

    #[track_caller]
    fn start(engine: Engine) -> Self {
        let variable = engine.driver_variable();
        let command = env::var(variable).unwrap_or_else(|_| engine.driver_command().to_owned());
        let scratch = tempfile::tempdir().expect("a temporary folder");
        let mut process = Command::new(&command)
            .arg("--port=0")
            .env("TMPDIR", scratch.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!("`{command}` does not start ({error}): install it, or say in {variable} where it is")
            });
        let mut said = BufReader::new(process.stdout.take().expect("the driver's output is piped"));
        let Some(port) = port_announced(&mut said) else {
            let _ = process.kill();
            let _ = process.wait();
            panic!("`{command}` ended before it listened on any port");
        };
        // Whatever else it says must not fill the pipe.
        thread::spawn(move || copy(&mut said, &mut sink()));
        Self { process, url: format!("http://127.0.0.1:{port}"), _scratch: scratch }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The number at the end of the first line that speaks of a free port.
fn port_announced(said: &mut BufReader<impl Read>) -> Option<u16> {
    said.lines().map_while(Result::ok).find_map(|line| {
        let number = line.trim_end_matches('.').rsplit([' ', ':']).next()?;
        number.parse().ok().filter(|port| *port != 0)
    })
}
