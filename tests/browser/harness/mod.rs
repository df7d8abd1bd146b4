//! The tests of the tests, with sites of a few lines.

mod content;
mod page;
mod static_server;
