//! What can go wrong between a host and a browser, on demand.

use std::sync::{Mutex, PoisonError};
use tokio::sync::watch;

/// How a host answers a request wrongly.
#[derive(Clone, Debug)]
pub enum Fault {
    /// An empty answer with this status.
    Status(u16),
    /// The connection is closed without an answer.
    DropConnection,
    /// The right status and type with this body in place of the file's.
    Replace(String),
    /// Half of the file, then the connection breaks.
    Truncate,
}

/// Holds matching requests back until it is opened or dropped.
#[must_use = "a gate that is dropped is open"]
#[derive(Debug)]
pub struct Gate {
    opened: watch::Sender<bool>,
}

impl Gate {
    /// Lets all held requests through, and all later ones.
    pub fn open(self) {
        self.opened.send_replace(true);
    }
}

/// The faults of one server, by path pattern.
#[derive(Default)]
pub(crate) struct Faults {
    gates: Mutex<Vec<(String, watch::Receiver<bool>)>>,
    wrong_answers: Mutex<Vec<(String, Fault)>>,
}

impl Faults {
    pub(crate) fn hold(&self, pattern: &str) -> Gate {
        let (opened, gate) = watch::channel(false);
        lock(&self.gates).push((pattern.to_owned(), gate));
        Gate { opened }
    }

    pub(crate) fn add(&self, pattern: &str, fault: Fault) {
        lock(&self.wrong_answers).push((pattern.to_owned(), fault));
    }

    pub(crate) fn clear(&self) {
        lock(&self.wrong_answers).clear();
    }

    /// Waits for all gates that this path has to pass.
    pub(crate) async fn pass_gates(&self, path: &str) {
        let gates: Vec<_> = lock(&self.gates)
            .iter()
            .filter(|(pattern, _)| matches(pattern, path))
            .map(|(_, gate)| gate.clone())
            .collect();
        for mut gate in gates {
            // An error means that the gate was dropped, which opens it.
            let _ = gate.wait_for(|open| *open).await;
        }
    }

    /// The latest fault that was set for this path.
    pub(crate) fn for_path(&self, path: &str) -> Option<Fault> {
        lock(&self.wrong_answers)
            .iter()
            .rev()
            .find(|(pattern, _)| matches(pattern, path))
            .map(|(_, fault)| fault.clone())
    }
}

/// A test that panics with the lock in hand leaves nothing half done.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether a path matches a pattern in which `*` stands for any characters.
pub(crate) fn matches(pattern: &str, path: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else {
        return pattern == path;
    };
    let Some(mut left) = path.strip_prefix(start) else {
        return false;
    };
    let Some((middle, end)) = rest.rsplit_once('*') else {
        return left.ends_with(rest);
    };
    for part in middle.split('*') {
        match left.find(part) {
            Some(at) => left = &left[at + part.len()..],
            None => return false,
        }
    }
    left.ends_with(end)
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn patterns_match_beginnings_ends_and_middles() {
        assert!(matches("/a.json", "/a.json"));
        assert!(!matches("/a.json", "/a.json5"));
        assert!(matches("*", "/anything"));
        assert!(matches("/data/*", "/data/x.json"));
        assert!(!matches("/data/*", "/date/x.json"));
        assert!(matches("*.json", "/data/x.json"));
        assert!(!matches("*.json", "/data/x.js"));
        assert!(matches("*manifest*", "/data/manifest.1f.json"));
        assert!(matches("/data/*kust*.json", "/data/2021-kust-forum.9a.json"));
        assert!(!matches("/a*a", "/a"));
        assert!(!matches("*ab*ba*", "aba"));
    }
}
