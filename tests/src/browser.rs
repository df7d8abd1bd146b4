//! A running browser: a fresh one for each test, without any history.

use crate::RUNTIME;
use crate::console::ConsoleMessage;
use crate::driver::Driver;
use crate::engine::Engine;
use crate::visitor::Visitor;
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use std::sync::Arc;

/// A running browser. It quits when it is dropped, even by a failing test.
pub(crate) struct Browser {
    engine: Engine,
    client: Client,
    /// Outlives the browser that it drives.
    _driver: Arc<Driver>,
}

impl Browser {
    #[track_caller]
    pub(crate) fn start(visitor: &Visitor) -> Self {
        let engine = Engine::chosen();
        let driver = Driver::running(engine);
        let client = RUNTIME
            .block_on(
                ClientBuilder::new(HttpConnector::new())
                    .capabilities(engine.capabilities(visitor))
                    .connect(&driver.url),
            )
            .unwrap_or_else(|error| panic!("{engine:?} does not start: {error}"));
        let browser = Self { engine, client, _driver: driver };
        engine.emulate(&browser, visitor);
        browser
    }

    /// Does what `command` says, and fails the test if the browser cannot.
    #[track_caller]
    pub(crate) fn run<T>(&self, command: impl AsyncFnOnce(&Client) -> Result<T, CmdError>) -> T {
        self.try_run(command).unwrap_or_else(|error| panic!("the browser failed: {error}"))
    }

    pub(crate) fn try_run<T>(
        &self,
        command: impl AsyncFnOnce(&Client) -> Result<T, CmdError>,
    ) -> Result<T, CmdError> {
        RUNTIME.block_on(command(&self.client))
    }

    /// A command that the client has no function for.
    pub(crate) fn try_ask(&self, path: String, body: Option<Value>) -> Result<Value, CmdError> {
        self.try_run(async |client| client.issue_cmd(RawCommand { path, body }).await)
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// What the console has said since this was last asked.
    pub(crate) fn new_console_messages(&self) -> Vec<ConsoleMessage> {
        self.engine.console(self)
    }

    /// Cuts the page's own line, as a lost network does. A service worker's
    /// line is another: to cut that one, let the site drop its connections.
    pub(crate) fn set_offline(&self, offline: bool) {
        self.engine.set_offline(self, offline);
    }

    #[track_caller]
    pub(crate) fn run_in_new_documents(&self, script: &str) {
        self.engine.run_in_new_documents(self, script);
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Err(error) = RUNTIME.block_on(self.client.clone().close()) {
            eprintln!("the browser did not quit: {error}");
        }
    }
}

#[derive(Debug)]
struct RawCommand {
    path: String,
    /// With a body it is a POST, without it a GET.
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for RawCommand {
    fn endpoint(&self, driver: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        driver.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (hyper::Method, Option<String>) {
        match &self.body {
            Some(body) => (hyper::Method::POST, Some(body.to_string())),
            None => (hyper::Method::GET, None),
        }
    }
}
