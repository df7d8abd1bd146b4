//! Stands in for the crate `wasm-streams`.
//!
//! Leptos brings it along for server functions. This site has no server, and so none of them, but the
//! crate's classes are exported to JavaScript and therefore never left out: they were 5 kB of the
//! download. `docs/decisions/0011` has the figures. What server functions would use of it is here in
//! name only.

use std::{
    convert::Infallible,
    pin::Pin,
    task::{Context, Poll},
};

use futures_core::Stream;
use wasm_bindgen::JsValue;

/// A stream of the browser.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Takes a stream of the browser.
    #[must_use]
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// A stream of the browser that has nothing of `stream` in it.
    ///
    /// # Panics
    /// If the browser has no streams.
    #[must_use]
    pub fn from_stream<S: Stream<Item = Result<JsValue, JsValue>> + 'static>(stream: S) -> Self {
        drop(stream);
        Self(web_sys::ReadableStream::new().expect("the browser has streams"))
    }

    /// The stream of the browser.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// A stream that ends at once.
    #[must_use]
    pub fn into_stream(self) -> IntoStream {
        IntoStream(None)
    }
}

/// A stream that ends at once.
#[derive(Debug)]
pub struct IntoStream(Option<Infallible>);

impl Stream for IntoStream {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.map(|never| match never {}))
    }
}
