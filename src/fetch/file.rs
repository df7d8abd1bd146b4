//! Fetching one file.

use gloo_net::http::Request;
use web_sys::{AbortSignal, RequestCache};

use super::{Cause, FetchError, Object};

/// How long a file may take, in seconds. A phone on a poor network needs 10 for the largest.
const TIMEOUT_SECONDS: u32 = 30;

/// Whether the browser may answer from its cache without asking the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Freshness {
    /// The file's name changes with its content, so a kept copy is always right.
    Immutable,
    /// The host is asked whether its copy is newer.
    Revalidate,
    /// The host is asked for all of it: for a reader who asks again, because the kept copy may be
    /// damaged, and because a browser holds back a second request for a file until it has an
    /// answer to the first.
    Reload,
}

/// What is in the file at `url`.
pub(super) async fn bytes(url: &str, freshness: Freshness) -> Result<Vec<u8>, Cause> {
    let cache = match freshness {
        Freshness::Immutable => RequestCache::Default,
        Freshness::Revalidate => RequestCache::NoCache,
        Freshness::Reload => RequestCache::Reload,
    };
    let patience = AbortSignal::timeout_with_u32(TIMEOUT_SECONDS * 1000);
    let cause = |error: gloo_net::Error| {
        if patience.aborted() { Cause::Timeout(TIMEOUT_SECONDS) } else { Cause::Network(in_short(error)) }
    };
    let request = Request::get(url).cache(cache).abort_signal(Some(&patience));
    let response = request.send().await.map_err(cause)?;
    if !response.ok() {
        return Err(Cause::Status(response.status()));
    }
    // Some hosts have a page for every address.
    let content_type = response.headers().get("content-type").unwrap_or_default();
    if content_type.starts_with("text/html") {
        return Err(Cause::Status(404));
    }
    response.binary().await.map_err(cause)
}

/// What the browser says. (The error's own text would bring the texts of all errors of `serde_json`
/// into the program.)
fn in_short(error: gloo_net::Error) -> String {
    match error {
        gloo_net::Error::JsError(error) => error.message,
        gloo_net::Error::GlooError(what) => what,
        gloo_net::Error::SerdeError(_) => String::new(),
    }
}

/// A file of text that belongs to a page, which the host is asked for.
///
/// # Errors
/// If it cannot be had.
pub async fn text_of(url: &str) -> Result<String, FetchError> {
    match bytes(url, Freshness::Revalidate).await {
        Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        Err(cause) => Err(FetchError { url: url.to_owned(), cause }),
    }
}

/// The JSON object that a file holds.
pub(super) fn json(bytes: &[u8]) -> Result<Object, Cause> {
    Object::parse(&String::from_utf8_lossy(bytes)).map_err(Cause::Malformed)
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    use super::*;
    use crate::model::bundle::Cards;

    wasm_bindgen_test_configure!(run_in_browser);

    async fn cause(url: &str) -> Cause {
        let file = bytes(url, Freshness::Revalidate).await.and_then(|bytes| json(&bytes));
        match file.and_then(|file| file.read::<Cards>().map_err(Cause::Malformed)) {
            Ok(cards) => panic!("{url} was read as {cards:?}"),
            Err(cause) => cause,
        }
    }

    #[wasm_bindgen_test]
    async fn a_file_is_fetched_and_read() {
        let url = r#"data:application/json,{"cards":[]}"#;
        let file = bytes(url, Freshness::Immutable).await.expect("a file");
        let cards: Cards = json(&file).expect("an object").read().expect("no cards");
        assert_eq!(cards, Cards::default());
    }

    #[wasm_bindgen_test]
    async fn bytes_are_fetched_as_they_are() {
        let url = "data:application/octet-stream;base64,AP+AfwA=";
        assert_eq!(bytes(url, Freshness::Immutable).await.expect("a file"), [0, 255, 128, 127, 0]);
    }

    #[wasm_bindgen_test]
    async fn a_damaged_file_is_told_with_its_place() {
        let Cause::Malformed(fault) = cause(r#"data:application/json,{"cards":1,]"#).await else {
            panic!("not told as damaged");
        };
        assert!(fault.to_string().contains("line 1 column 12"), "{fault}");
    }

    #[wasm_bindgen_test]
    async fn an_error_of_the_host_is_told_with_its_status() {
        assert_eq!(cause("/there-is-no-such-file.json").await, Cause::Status(404));
        assert_eq!(cause("data:text/html,lost").await, Cause::Status(404));
    }

    #[wasm_bindgen_test]
    async fn a_host_that_does_not_answer_is_told() {
        assert!(matches!(cause("http://127.0.0.1:9/").await, Cause::Network(_)));
    }
}
