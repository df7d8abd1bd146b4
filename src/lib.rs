//! Tidings: a news and events site for research institutions that needs no server.
//!
//! The house is laid out in the order in which data passes; `docs/architecture.md` has a line for
//! every folder.

pub mod archive;
pub mod model;
