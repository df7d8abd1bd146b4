//! Requests by hand: well-behaved clients would tidy up the paths, and unpack what is compressed.

use std::io::{Read, Write};
use std::net::TcpStream;

/// What a host has answered.
pub struct Answer {
    /// 0 if the connection closed before any answer.
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Answer {
    /// A header by its name in lower case; nothing if it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }
}

/// Asks the host of `url` for a path, with these lines of headers.
pub fn ask(url: &str, method: &str, path: &str, headers: &[&str]) -> Answer {
    let host = url.split('/').nth(2).expect("the site has a host");
    let mut stream = TcpStream::connect(host).expect("the site is there");
    let headers: String = headers.iter().map(|line| format!("{line}\r\n")).collect();
    write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n")
        .expect("the site listens");
    let mut answer = Vec::new();
    // An error is a connection that was dropped: what came before it counts.
    let _ = stream.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer);
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_default();
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok());
    let headers = lines.filter_map(|line| line.split_once(": "));
    Answer {
        status: status.unwrap_or_default(),
        headers: headers.map(|(key, value)| (key.to_lowercase(), value.to_owned())).collect(),
        body: body.to_owned(),
    }
}
