//! `cargo xtask bench`: what is measured, and how to measure it again.

pub mod archive;
pub mod lighthouse;
pub mod press;
