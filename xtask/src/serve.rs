//! Serves the site on this machine and builds it again whenever a file changes.

use std::ffi::OsString;

use anyhow::Result;

use crate::build::trunk;
use crate::process;
use crate::setup::{self, Purpose};

/// Sets up, then serves until it is stopped.
pub fn run(arguments: Vec<OsString>) -> Result<()> {
    let environment = setup::run(Purpose::Serve)?;
    println!("Building. Then Tidings is at http://localhost:{}/", port(&arguments));
    process::run(trunk(&environment)?.arg("serve").args(arguments))
}

/// The port that Trunk will listen on, for the line above: Trunk reads the same words.
fn port(arguments: &[OsString]) -> String {
    let words: Vec<_> = arguments.iter().map(|word| word.to_string_lossy()).collect();
    let after_flag =
        words.windows(2).find(|pair| pair[0] == "--port" || pair[0] == "-p").map(|pair| pair[1].to_string());
    let in_one_word = words.iter().find_map(|word| Some(word.strip_prefix("--port=")?.to_owned()));
    after_flag.or(in_one_word).unwrap_or_else(|| "8080".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_port_as_trunk_does() {
        let of = |line: &str| port(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(of("--open"), "8080");
        assert_eq!(of("--open --port 9000"), "9000");
        assert_eq!(of("-p 9001"), "9001");
        assert_eq!(of("--port=9002"), "9002");
    }
}
