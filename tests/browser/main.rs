//! What visitors do, in a real browser. See the library for how it is run.

mod harness;
