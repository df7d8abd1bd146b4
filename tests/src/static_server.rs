//! A folder on a bare static host: no rewrite rules, nothing that a cheap host
//! would not do, and faults when a test asks for them.

use crate::faults::{Fault, Faults, Gate, matches};
use crate::{PATIENCE, RUNTIME};
use http_body_util::{BodyExt, Full, combinators::BoxBody};
use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use hyper::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, LOCATION};
use hyper::{Method, Response, StatusCode, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use percent_encoding::percent_decode_str;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::{fs, io};
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, JoinSet};

type Answer = Response<BoxBody<Bytes, io::Error>>;

/// Serves one folder on this machine's loopback address until it is dropped.
///
/// Paths in its methods are those of the site, without the sub-path under which
/// it is served. In patterns `*` stands for any characters: `/data/*`, `*.json`.
/// Nothing it serves may be cached without asking, so it sees every request.
pub struct StaticServer {
    address: SocketAddr,
    host: Arc<Host>,
    accepting: JoinHandle<()>,
}

/// A request that reached the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `HEAD`, …
    pub method: String,
    /// The path below the site's root, decoded.
    pub path: String,
    /// What followed the question mark.
    pub query: Option<String>,
}

struct Host {
    folder: PathBuf,
    base: String,
    faults: Faults,
    requests: Mutex<Vec<Request>>,
    arrived: Condvar,
}

impl StaticServer {
    /// Serves a folder under a path such as `/` or `/tidings/`.
    pub fn start(folder: &Path, base: &str) -> Self {
        assert!(
            base.starts_with('/') && base.ends_with('/'),
            "a base begins and ends with a slash: {base:?}"
        );
        let folder = folder
            .canonicalize()
            .unwrap_or_else(|error| panic!("{} cannot be served: {error}", folder.display()));
        let listener = RUNTIME
            .block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))
            .expect("a free port on the loopback address");
        let address = listener.local_addr().expect("the listener has an address");
        let host = Arc::new(Host {
            folder,
            base: base.to_owned(),
            faults: Faults::default(),
            requests: Mutex::default(),
            arrived: Condvar::new(),
        });
        let accepting = RUNTIME.spawn(accept(listener, Arc::clone(&host)));
        Self { address, host, accepting }
    }

    /// The site's address, with the sub-path, without a slash at its end.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.host.base.trim_end_matches('/'))
    }

    /// Holds matching requests back until the gate is opened. They keep their
    /// connections, of which browsers open six at most.
    pub fn hold(&self, pattern: &str) -> Gate {
        self.host.faults.hold(pattern)
    }

    /// From now on answers matching requests wrongly.
    pub fn fault(&self, pattern: &str, fault: Fault) {
        self.host.faults.add(pattern, fault);
    }

    /// From now on answers rightly again.
    pub fn heal(&self) {
        self.host.faults.clear();
    }

    /// The matching requests so far, in the order of their arrival.
    pub fn requests(&self, pattern: &str) -> Vec<Request> {
        let requests = self.host.requests.lock().unwrap_or_else(PoisonError::into_inner);
        requests.iter().filter(|request| matches(pattern, &request.path)).cloned().collect()
    }

    /// Waits until a matching request has arrived.
    #[track_caller]
    pub fn wait_for_request(&self, pattern: &str) {
        let arrived =
            |requests: &Vec<Request>| requests.iter().any(|request| matches(pattern, &request.path));
        let requests = self.host.requests.lock().unwrap_or_else(PoisonError::into_inner);
        let (requests, wait) = self
            .host
            .arrived
            .wait_timeout_while(requests, PATIENCE, |requests| !arrived(requests))
            .unwrap_or_else(PoisonError::into_inner);
        if wait.timed_out() {
            let seen: Vec<_> = requests.iter().map(|request| request.path.clone()).collect();
            drop(requests);
            panic!("no request for {pattern} within {PATIENCE:?}; there were {seen:#?}");
        }
    }

    /// Forgets the requests so far.
    pub fn forget_requests(&self) {
        self.host.requests.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

impl Drop for StaticServer {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

/// Ends with all its connections when it is aborted.
async fn accept(listener: TcpListener, host: Arc<Host>) {
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        while connections.try_join_next().is_some() {}
        let host = Arc::clone(&host);
        connections.spawn(async move {
            let service = service_fn(|request| host.answer(request));
            // Browsers close connections as they like, and so do faults.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

impl Host {
    /// An error closes the connection.
    async fn answer(&self, request: hyper::Request<Incoming>) -> io::Result<Answer> {
        let Some(below_base) = request.uri().path().strip_prefix(&self.base) else {
            return Ok(self.outside(request.uri().path()));
        };
        let raw_path = format!("/{below_base}");
        let path = percent_decode_str(&raw_path).decode_utf8_lossy().into_owned();
        let query = request.uri().query();
        self.record(request.method(), &path, query);

        self.faults.pass_gates(&path).await;
        let fault = self.faults.for_path(&path);
        match fault {
            Some(Fault::Status(status)) => {
                let status = StatusCode::from_u16(status).map_err(io::Error::other)?;
                return Ok(answer(status, "text/plain; charset=utf-8", whole(Bytes::new())));
            }
            Some(Fault::DropConnection) => return Err(io::Error::other("dropped on demand")),
            Some(Fault::Replace(_) | Fault::Truncate) | None => {}
        }

        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return Ok(answer(StatusCode::METHOD_NOT_ALLOWED, "text/plain", whole(Bytes::new())));
        }
        let found = match self.look_up(&path) {
            LookUp::File(file) => file,
            LookUp::Folder => return Ok(redirect(&self.base, below_base, query)),
            LookUp::Nothing => return Ok(self.not_found()),
        };
        let content = Bytes::from(fs::read(&found)?);
        let body = match fault {
            Some(Fault::Replace(body)) => whole(Bytes::from(body)),
            Some(Fault::Truncate) => return Ok(cut_short(content_type(&found), content)),
            _ => whole(content),
        };
        Ok(answer(StatusCode::OK, content_type(&found), body))
    }

    fn record(&self, method: &Method, path: &str, query: Option<&str>) {
        let request =
            Request { method: method.to_string(), path: path.to_owned(), query: query.map(str::to_owned) };
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).push(request);
        self.arrived.notify_all();
    }

    fn look_up(&self, path: &str) -> LookUp {
        let relative = path.trim_start_matches('/');
        let stays_inside =
            relative.split('/').all(|part| !matches!(part, "." | "..") && !part.contains(['\\', '\0']));
        if !stays_inside {
            return LookUp::Nothing;
        }
        // Resolving links as well, so that none leads out of the folder.
        let Ok(found) = self.folder.join(relative).canonicalize() else {
            return LookUp::Nothing;
        };
        if !found.starts_with(&self.folder) {
            return LookUp::Nothing;
        }
        let at_folder = path.ends_with('/');
        match (found.is_dir(), at_folder) {
            (true, true) => match found.join("index.html") {
                index if index.is_file() => LookUp::File(index),
                _ => LookUp::Nothing,
            },
            (true, false) => LookUp::Folder,
            (false, true) => LookUp::Nothing,
            (false, false) => LookUp::File(found),
        }
    }

    fn not_found(&self) -> Answer {
        let page = fs::read(self.folder.join("404.html")).unwrap_or_else(|_| b"Not found".to_vec());
        answer(StatusCode::NOT_FOUND, "text/html; charset=utf-8", whole(Bytes::from(page)))
    }

    /// Another site of the same host, or this one without its last slash.
    fn outside(&self, path: &str) -> Answer {
        if format!("{path}/") == self.base {
            return redirect(path, "", None);
        }
        answer(StatusCode::NOT_FOUND, "text/plain; charset=utf-8", whole(Bytes::from("Not this site")))
    }
}

enum LookUp {
    File(PathBuf),
    /// A folder that was asked for without the slash at its end.
    Folder,
    Nothing,
}

fn answer(status: StatusCode, content_type: &str, body: BoxBody<Bytes, io::Error>) -> Answer {
    Response::builder()
        .status(status)
        .header(CONTENT_TYPE, content_type)
        .header(CACHE_CONTROL, "no-cache")
        .body(body)
        .expect("status and headers are valid")
}

fn redirect(base: &str, below_base: &str, query: Option<&str>) -> Answer {
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    let mut redirect = answer(StatusCode::MOVED_PERMANENTLY, "text/plain", whole(Bytes::new()));
    let target = format!("{base}{below_base}/{query}").try_into().expect("an address is a valid header");
    redirect.headers_mut().insert(LOCATION, target);
    redirect
}

fn whole(content: Bytes) -> BoxBody<Bytes, io::Error> {
    Full::new(content).map_err(|never| match never {}).boxed()
}

/// Promises the whole content and delivers half of it.
fn cut_short(content_type: &str, content: Bytes) -> Answer {
    let half = content.slice(..content.len() / 2);
    let mut cut = answer(StatusCode::OK, content_type, CutShort::Unsent(half).boxed());
    cut.headers_mut().insert(CONTENT_LENGTH, content.len().into());
    cut
}

enum CutShort {
    Unsent(Bytes),
    /// One more turn, so that what was sent is written before the line breaks.
    Sent,
    Broken,
}

impl Body for CutShort {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        match std::mem::replace(&mut *self, Self::Broken) {
            Self::Unsent(half) => {
                *self = Self::Sent;
                Poll::Ready(Some(Ok(Frame::data(half))))
            }
            Self::Sent => {
                context.waker().wake_by_ref();
                Poll::Pending
            }
            Self::Broken => Poll::Ready(Some(Err(io::Error::other("cut short on demand")))),
        }
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::default()
    }
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "xml" => "application/xml",
        "atom" => "application/atom+xml",
        "rss" => "application/rss+xml",
        "ics" => "text/calendar; charset=utf-8",
        "txt" | "bib" | "ris" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
