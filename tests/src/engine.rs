//! The browsers that the tests can use, and what each does in its own way.

use crate::PATIENCE;
use crate::browser::Browser;
use crate::console::ConsoleMessage;
use crate::visitor::{Scheme, Visitor};
use serde_json::{Map, Value, json};
use std::env;

/// Which browser the tests use. What only one of them can do is asked of it
/// here, and nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
}

impl Engine {
    #[track_caller]
    pub(crate) fn chosen() -> Self {
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
    pub(crate) fn capabilities(self, visitor: &Visitor) -> Map<String, Value> {
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
    pub(crate) fn emulate(self, browser: &Browser, visitor: &Visitor) {
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
                if visitor.slowness > 1 {
                    devtools(browser, "Emulation.setCPUThrottlingRate", json!({ "rate": visitor.slowness }));
                }
                if let Some(zone) = visitor.time_zone {
                    devtools(browser, "Emulation.setTimezoneOverride", json!({ "timezoneId": zone }));
                }
            }
        }
    }

    pub(crate) fn console(self, browser: &Browser) -> Vec<ConsoleMessage> {
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

    #[track_caller]
    pub(crate) fn run_in_new_documents(self, browser: &Browser, script: &str) {
        match self {
            Self::Chromium => {
                devtools(browser, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
            }
        }
    }

    pub(crate) fn set_offline(self, browser: &Browser, offline: bool) {
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
