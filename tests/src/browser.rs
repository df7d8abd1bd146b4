//! A visitor's browser: a fresh one for each test, without any history.

use crate::console::ConsoleMessage;
use crate::driver::Driver;
use crate::page::Page;
use crate::site::Site;
use crate::{PATIENCE, RUNTIME};
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use std::env;
use std::sync::Arc;

/// Which browser the tests use. What only one of them can do is asked of it
/// here, and nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
}

/// Who opens a page: on which screen, and with which wishes.
#[derive(Clone, Debug)]
pub struct Visitor {
    width: u32,
    height: u32,
    touch: bool,
    javascript: bool,
    waits_for_load: bool,
    reduced_motion: bool,
    scheme: Scheme,
    time_zone: Option<&'static str>,
    language: &'static str,
}

/// The colours that a visitor's system asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
}

impl Visitor {
    /// With a mouse, at 1280 × 900 pixels.
    pub fn at_a_desk() -> Self {
        Self {
            width: 1280,
            height: 900,
            touch: false,
            javascript: true,
            waits_for_load: true,
            reduced_motion: false,
            scheme: Scheme::Light,
            time_zone: None,
            language: "en-GB",
        }
    }

    /// With a finger, at 360 × 740 pixels.
    pub fn on_a_phone() -> Self {
        Self { width: 360, height: 740, touch: true, ..Self::at_a_desk() }
    }

    /// On a screen of another size.
    #[must_use]
    pub fn with_screen(self, width: u32, height: u32) -> Self {
        Self { width, height, ..self }
    }

    /// With scripts switched off.
    #[must_use]
    pub fn without_javascript(self) -> Self {
        Self { javascript: false, ..self }
    }

    /// Acts before the page has loaded: for requests that are held back.
    #[must_use]
    pub fn impatient(self) -> Self {
        Self { waits_for_load: false, ..self }
    }

    /// Whose system asks for less motion.
    #[must_use]
    pub fn preferring_less_motion(self) -> Self {
        Self { reduced_motion: true, ..self }
    }

    /// Whose system asks for light or dark colours.
    #[must_use]
    pub fn preferring(self, scheme: Scheme) -> Self {
        Self { scheme, ..self }
    }

    /// Somewhere else, such as in `America/Los_Angeles`.
    #[must_use]
    pub fn in_time_zone(self, time_zone: &'static str) -> Self {
        Self { time_zone: Some(time_zone), ..self }
    }

    /// Whose browser asks for pages in a language such as `zh-CN`.
    #[must_use]
    pub fn reading(self, language: &'static str) -> Self {
        Self { language, ..self }
    }

    /// Opens a page of the site in a fresh browser.
    #[track_caller]
    pub fn opens(&self, site: &Site, path: &str) -> Page {
        let page = Page::new(Browser::start(self), site.url());
        page.goto(path);
        page
    }
}

/// A running browser. It quits when it is dropped, even by a failing test.
pub(crate) struct Browser {
    engine: Engine,
    client: Client,
    /// Outlives the browser that it drives.
    _driver: Arc<Driver>,
}

impl Browser {
    #[track_caller]
    fn start(visitor: &Visitor) -> Self {
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
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Err(error) = RUNTIME.block_on(self.client.clone().close()) {
            eprintln!("the browser did not quit: {error}");
        }
    }
}

impl Engine {
    #[track_caller]
    fn chosen() -> Self {
        match env::var("TIDINGS_BROWSER").as_deref() {
            Ok("chromium") | Err(_) => Self::Chromium,
            Ok(other) => panic!("TIDINGS_BROWSER={other} is none of: chromium"),
        }
    }

    pub(crate) fn driver_variable(self) -> &'static str {
        match self {
            Self::Chromium => "CHROMEDRIVER",
        }
    }

    pub(crate) fn driver_command(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
        }
    }

    /// The driver gives every session an empty profile of its own.
    fn capabilities(self, visitor: &Visitor) -> Map<String, Value> {
        let mut capabilities = Map::new();
        let patience = PATIENCE.as_millis();
        capabilities.insert("timeouts".into(), json!({ "pageLoad": 3 * patience, "script": patience }));
        let strategy = if visitor.waits_for_load { "normal" } else { "none" };
        capabilities.insert("pageLoadStrategy".into(), strategy.into());
        match self {
            Self::Chromium => {
                capabilities.insert("goog:loggingPrefs".into(), json!({ "browser": "ALL" }));
                capabilities.insert("goog:chromeOptions".into(), chromium_options(visitor));
            }
        }
        capabilities
    }

    /// What is set in a running browser, before it opens its first page.
    fn emulate(self, browser: &Browser, visitor: &Visitor) {
        match self {
            Self::Chromium => {
                let scheme = match visitor.scheme {
                    Scheme::Light => "light",
                    Scheme::Dark => "dark",
                };
                let motion = if visitor.reduced_motion { "reduce" } else { "no-preference" };
                let features = json!([
                    { "name": "prefers-color-scheme", "value": scheme },
                    { "name": "prefers-reduced-motion", "value": motion },
                ]);
                devtools(browser, "Emulation.setEmulatedMedia", json!({ "features": features }));
                if let Some(zone) = visitor.time_zone {
                    devtools(browser, "Emulation.setTimezoneOverride", json!({ "timezoneId": zone }));
                }
            }
        }
    }

    fn console(self, browser: &Browser) -> Vec<ConsoleMessage> {
        match self {
            Self::Chromium => {
                let entries = browser.try_ask("se/log".into(), Some(json!({ "type": "browser" })));
                let Ok(Value::Array(entries)) = entries else {
                    panic!("the browser does not tell its console: {entries:?}");
                };
                entries.iter().map(ConsoleMessage::from_chromium).collect()
            }
        }
    }

    fn set_offline(self, browser: &Browser, offline: bool) {
        match self {
            Self::Chromium => {
                devtools(browser, "Network.enable", json!({}));
                let unlimited = -1;
                let conditions = json!({
                    "offline": offline,
                    "latency": 0,
                    "downloadThroughput": unlimited,
                    "uploadThroughput": unlimited,
                });
                devtools(browser, "Network.emulateNetworkConditions", conditions);
            }
        }
    }
}

fn chromium_options(visitor: &Visitor) -> Value {
    let mut options = json!({
        "args": [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
        "prefs": { "intl.accept_languages": visitor.language },
        "mobileEmulation": {
            "deviceMetrics": {
                "width": visitor.width,
                "height": visitor.height,
                "pixelRatio": if visitor.touch { 2 } else { 1 },
                "touch": visitor.touch,
                "mobile": visitor.touch,
            },
        },
    });
    if !visitor.touch {
        // A headless browser finds no mouse: this one has a fine pointer that hovers.
        let mouse = "primaryPointerType=4,availablePointerTypes=4,primaryHoverType=2,availableHoverTypes=2";
        if let Some(arguments) = options["args"].as_array_mut() {
            arguments.push(format!("--blink-settings={mouse}").into());
        }
    }
    if !visitor.javascript {
        // Blocks the site's scripts; those of the tests still run.
        options["prefs"]["profile.managed_default_content_settings.javascript"] = 2.into();
    }
    if let Ok(binary) = env::var("CHROME") {
        options["binary"] = binary.into();
    }
    options
}

/// A command of Chromium's developer tools.
#[track_caller]
fn devtools(browser: &Browser, command: &str, parameters: Value) {
    let body = json!({ "cmd": command, "params": parameters });
    if let Err(error) = browser.try_ask("goog/cdp/execute".into(), Some(body)) {
        panic!("{command} failed: {error}");
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
