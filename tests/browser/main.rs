//! What visitors do, in a real browser. See the library for how it is run.

mod accessibility;
mod article;
mod explorer;
mod facets;
mod front;
mod harness;
mod hosts;
mod http;
mod keyboard;
mod navigation;
mod not_found;
mod oracle;
mod phone;
mod printed;
mod routes;
mod search;
mod steadiness;
mod subjects;
mod support;
mod swiftness;
mod theme;
mod trouble;
mod wreck;
