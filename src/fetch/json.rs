//! Fetching one JSON file.

use std::pin::Pin;

use gloo_net::http::Request;
use web_sys::{AbortSignal, RequestCache};

use super::{
    Cause, FetchError,
    read::{FromObject, Object},
};

/// How long a file may take, in seconds. A phone on a poor network needs 10 for the largest.
const TIMEOUT_SECONDS: u32 = 30;

/// Whether the browser may answer from its cache without asking the host.
#[derive(Clone, Copy, PartialEq, Eq)]
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

/// Fetches the JSON file at `url`. Boxed, so that it is compiled once for all who wait for it.
pub(super) fn get(
    url: String,
    freshness: Freshness,
) -> Pin<Box<dyn Future<Output = Result<File, FetchError>>>> {
    Box::pin(async move {
        let read = |text: String| Object::parse(&text).map_err(Cause::Malformed);
        match text(&url, freshness).await.and_then(read) {
            Ok(content) => Ok(File { url, content }),
            Err(cause) => Err(FetchError { url, cause }),
        }
    })
}

/// A JSON file that has arrived.
#[derive(Debug)]
pub(super) struct File {
    url: String,
    content: Object,
}

impl File {
    /// What it holds.
    pub(super) fn read<T: FromObject>(self) -> Result<T, FetchError> {
        let Self { url, content } = self;
        content.read().map_err(|fault| FetchError { url, cause: Cause::Malformed(fault) })
    }
}

async fn text(url: &str, freshness: Freshness) -> Result<String, Cause> {
    let cache = match freshness {
        Freshness::Immutable => RequestCache::Default,
        Freshness::Revalidate => RequestCache::NoCache,
        Freshness::Reload => RequestCache::Reload,
    };
    let patience = AbortSignal::timeout_with_u32(TIMEOUT_SECONDS * 1000);
    let failed = |error: gloo_net::Error| {
        if patience.aborted() { Cause::Timeout(TIMEOUT_SECONDS) } else { Cause::Network(error.to_string()) }
    };
    let response =
        Request::get(url).cache(cache).abort_signal(Some(&patience)).send().await.map_err(failed)?;
    if !response.ok() {
        return Err(Cause::Status(response.status()));
    }
    response.text().await.map_err(failed)
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    use super::*;
    use crate::model::bundle::Manifest;

    wasm_bindgen_test_configure!(run_in_browser);

    async fn cause(url: &str) -> Cause {
        match get(url.into(), Freshness::Revalidate).await.and_then(File::read::<Manifest>) {
            Ok(manifest) => panic!("{url} was read as {manifest:?}"),
            Err(error) => {
                assert_eq!(error.url, url);
                error.cause
            }
        }
    }

    #[wasm_bindgen_test]
    async fn a_file_is_fetched_and_read() {
        let url = r#"data:application/json,{"format":1,"index":"index-0.json"}"#;
        let file = get(url.into(), Freshness::Immutable).await.expect("a file");
        let manifest: Manifest = file.read().expect("a manifest");
        assert_eq!(manifest, Manifest { format: 1, index: "index-0.json".into() });
    }

    #[wasm_bindgen_test]
    async fn a_damaged_file_is_told_with_its_place() {
        let Cause::Malformed(fault) = cause(r#"data:application/json,{"format":1,]"#).await else {
            panic!("not told as damaged");
        };
        assert!(fault.to_string().contains("line 1 column 13"), "{fault}");
    }

    #[wasm_bindgen_test]
    async fn an_error_of_the_host_is_told_with_its_status() {
        assert_eq!(cause("/there-is-no-such-file.json").await, Cause::Status(404));
    }

    #[wasm_bindgen_test]
    async fn a_host_that_does_not_answer_is_told() {
        assert!(matches!(cause("http://127.0.0.1:9/").await, Cause::Network(_)));
    }
}
