//! A page, used as a visitor uses it.

use crate::browser::Browser;
use crate::console::ConsoleMessage;
use crate::control::Control;
use crate::failure;
use crate::role::{Role, description};
use crate::{Key, PATIENCE};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::wd::PrintConfiguration;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{fs, thread};

/// What a visitor has open. Paths are those of the site, without the sub-path
/// under which it is served.
pub struct Page {
    browser: Browser,
    site_url: String,
    waits_for_app: bool,
    pub(crate) console: RefCell<Vec<ConsoleMessage>>,
}

/// Going about.
impl Page {
    pub(crate) fn new(browser: Browser, site_url: String, waits_for_app: bool) -> Self {
        failure::forget_earlier_runs();
        Self { browser, site_url, waits_for_app, console: RefCell::default() }
    }

    /// A printed page works before the app has taken it over, but not like the app.
    #[track_caller]
    fn wait_for_app(&self) {
        if self.waits_for_app {
            self.wait_until("the app, or word that it does not come", |page| {
                let script =
                    "const html = document.documentElement, crash = document.getElementById('crash');
                    return !html.dataset.script || 'app' in html.dataset || Boolean(crash && !crash.hidden)";
                page.execute(script, &[]) == true
            });
        }
    }

    /// Types an address and opens it.
    #[track_caller]
    pub fn goto(&self, path: &str) {
        let url = format!("{}{path}", self.site_url);
        self.browser.run(async |client| client.goto(&url).await);
        self.wait_for_app();
    }

    /// Loads the page anew.
    #[track_caller]
    pub fn reload(&self) {
        self.browser.run(async |client| client.refresh().await);
        self.wait_for_app();
    }

    /// One step back in the history.
    #[track_caller]
    pub fn back(&self) {
        self.browser.run(async |client| client.back().await);
    }

    /// One step forward in the history.
    #[track_caller]
    pub fn forward(&self) {
        self.browser.run(async |client| client.forward().await);
    }

    /// The path, query and fragment, or the whole address outside of the site.
    #[track_caller]
    pub fn address(&self) -> String {
        let url = self.string("return location.href");
        url.strip_prefix(&self.site_url).map_or(url.clone(), str::to_owned)
    }

    /// Waits until the address is this one.
    #[track_caller]
    pub fn arrives_at(&self, path: &str) {
        self.wait_until(&format!("the address {path}"), |page| page.address() == path);
    }

    /// Loses the network, though not that of service workers; see [`Self::goes_online`].
    #[track_caller]
    pub fn goes_offline(&self) {
        self.browser.set_offline(true);
    }

    /// Has the network back.
    #[track_caller]
    pub fn goes_online(&self) {
        self.browser.set_offline(false);
    }
}

/// Reading.
impl Page {
    /// The words in the window's title.
    #[track_caller]
    pub fn title(&self) -> String {
        self.string("return document.title")
    }

    /// All visible text, a line a block.
    #[track_caller]
    pub fn text(&self) -> String {
        self.text_of("body")
    }

    /// The visible text of the first element that matches, empty if there is none.
    #[track_caller]
    pub fn text_of(&self, css: &str) -> String {
        let text =
            self.execute("return document.querySelector(arguments[0])?.innerText ?? ''", &[css.into()]);
        let lines = text.as_str().unwrap_or_default().lines().map(one_line);
        lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }

    /// The visible texts of all elements that match, in the page's order.
    #[track_caller]
    pub fn texts_of(&self, css: &str) -> Vec<String> {
        let texts = self.execute(
            "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText)",
            &[css.into()],
        );
        let texts = texts.as_array().expect("a list of texts");
        texts.iter().map(|text| one_line(text.as_str().unwrap_or_default())).collect()
    }

    /// The page's one main heading; one that is not shown does not count.
    #[track_caller]
    pub fn heading(&self) -> String {
        let headings = self.texts_of("h1:not([hidden], [hidden] *)");
        assert_eq!(headings.len(), 1, "a page has one main heading, not {headings:?}");
        headings.concat()
    }

    /// Waits until this text is visible, in whichever lines it is set.
    #[track_caller]
    pub fn sees(&self, text: &str) {
        self.wait_until(&format!("the text {text:?}"), |page| page.has_text(text));
    }

    /// Waits until this text is not visible (any more).
    #[track_caller]
    pub fn sees_no(&self, text: &str) {
        self.wait_until(&format!("the text {text:?} to be gone"), |page| !page.has_text(text));
    }

    /// Whether this text is visible right now.
    #[track_caller]
    pub fn has_text(&self, text: &str) -> bool {
        one_line(&self.text()).contains(&one_line(text))
    }

    /// How many elements match, visible or not.
    #[track_caller]
    pub fn count(&self, css: &str) -> usize {
        let count = self.execute("return document.querySelectorAll(arguments[0]).length", &[css.into()]);
        usize::try_from(count.as_u64().unwrap_or_default()).expect("a small number")
    }

    /// Pixels from the top of the page to the top of the screen.
    #[track_caller]
    pub fn scroll_position(&self) -> f64 {
        self.execute("return scrollY", &[]).as_f64().unwrap_or_default()
    }

    /// Scrolls so far down at once.
    #[track_caller]
    pub fn scroll_to(&self, pixels: f64) {
        self.execute("scrollTo({ top: arguments[0], behavior: 'instant' })", &[pixels.into()]);
    }

    /// Pixels by which the page is wider than the screen.
    #[track_caller]
    pub fn sideways_overflow(&self) -> f64 {
        let script = "const page = document.documentElement; return page.scrollWidth - page.clientWidth";
        self.execute(script, &[]).as_f64().unwrap_or_default()
    }
}

/// Finding what can be used.
impl Page {
    /// A link of this name.
    pub fn link(&self, name: &str) -> Control<'_> {
        self.role(Role::Link, name)
    }

    /// A button of this name.
    pub fn button(&self, name: &str) -> Control<'_> {
        self.role(Role::Button, name)
    }

    /// A checkbox with this label.
    pub fn checkbox(&self, name: &str) -> Control<'_> {
        self.role(Role::Checkbox, name)
    }

    /// Anything with this label that text is typed into or chosen from.
    pub fn field(&self, name: &str) -> Control<'_> {
        self.role(Role::Field, name)
    }

    /// Anything by role and by name as assistive technology hears it: the whole
    /// name or, where no whole name fits, a part of it.
    pub fn role(&self, role: Role, name: &str) -> Control<'_> {
        Control::named(self, role, name)
    }

    /// The one element that matches: for what has no name.
    pub fn element(&self, css: &str) -> Control<'_> {
        Control::matching(self, css)
    }
}

/// Typing.
impl Page {
    /// Presses a key and lets it go.
    #[track_caller]
    pub fn press(&self, key: Key) {
        self.press_keys(&[key.into()]);
    }

    /// Presses a key while another, such as Shift, is held.
    #[track_caller]
    pub fn press_with(&self, held: Key, key: Key) {
        self.press_keys(&[held.into(), key.into()]);
    }

    /// Types a character while a key such as Control is held.
    #[track_caller]
    pub fn types_with(&self, held: Key, character: char) {
        self.press_keys(&[held.into(), character]);
    }

    /// Types into whatever has the focus.
    #[track_caller]
    pub fn types(&self, text: &str) {
        for character in text.chars() {
            self.press_keys(&[character]);
        }
    }

    /// Role and name of what has the focus, such as `link News`; `page` if nothing has.
    #[track_caller]
    pub fn focused(&self) -> String {
        let script = "return document.activeElement === document.body ? null : document.activeElement";
        match self.execute(script, &[]) {
            Value::Null => "page".to_owned(),
            element => description(&self.browser, &element),
        }
    }

    #[track_caller]
    fn press_keys(&self, keys: &[char]) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for &value in keys {
            actions = actions.then(KeyAction::Down { value });
        }
        for &value in keys.iter().rev() {
            actions = actions.then(KeyAction::Up { value });
        }
        self.browser.run(async |client| client.perform_actions(actions).await);
    }
}

/// What a page keeps and shows.
impl Page {
    /// Remembers a choice as the site itself does, for the next load.
    #[track_caller]
    pub fn remember(&self, key: &str, value: &str) {
        self.execute("localStorage.setItem(arguments[0], arguments[1])", &[key.into(), value.into()]);
    }

    /// A choice that the site remembers.
    #[track_caller]
    pub fn remembered(&self, key: &str) -> Option<String> {
        let value = self.execute("return localStorage.getItem(arguments[0])", &[key.into()]);
        value.as_str().map(str::to_owned)
    }

    /// Saves what the screen shows as a PNG file.
    #[track_caller]
    pub fn screenshot(&self, file: impl AsRef<Path>) {
        let picture = self.browser.run(async |client| client.screenshot().await);
        fs::write(&file, picture).unwrap_or_else(|error| panic!("{}: {error}", file.as_ref().display()));
    }

    /// What the page looks like on paper, as a PDF file.
    #[track_caller]
    pub fn printed(&self) -> Vec<u8> {
        self.browser.run(async |client| client.print(PrintConfiguration::default()).await)
    }

    /// Lets the site read the clipboard, and write to it.
    #[track_caller]
    pub fn allows_the_clipboard(&self) {
        for name in ["clipboard-read", "clipboard-write"] {
            let permission = json!({ "descriptor": { "name": name }, "state": "granted" });
            if let Err(error) = self.browser.try_ask("permissions".into(), Some(permission)) {
                panic!("the browser does not grant {name}: {error}");
            }
        }
    }

    /// The text in the clipboard; see [`Self::allows_the_clipboard`].
    #[track_caller]
    pub fn clipboard(&self) -> String {
        let script =
            "const done = arguments[0]; navigator.clipboard.readText().then(done, e => done(String(e)))";
        self.execute_async(script, &[]).as_str().unwrap_or_default().to_owned()
    }

    /// Has a script run in every document from now on, before those of the site.
    #[track_caller]
    pub fn prepares_documents_with(&self, script: &str) {
        self.browser.run_in_new_documents(script);
    }

    /// Runs a script's text as the body of a function and gives what it returns.
    #[track_caller]
    pub fn execute(&self, script: &str, arguments: &[Value]) -> Value {
        self.browser.run(async |client| client.execute(script, arguments.to_vec()).await)
    }

    /// The same for a script that calls its last argument when it is done.
    #[track_caller]
    pub fn execute_async(&self, script: &str, arguments: &[Value]) -> Value {
        self.browser.run(async |client| client.execute_async(script, arguments.to_vec()).await)
    }

    #[track_caller]
    fn string(&self, script: &str) -> String {
        self.execute(script, &[]).as_str().unwrap_or_default().to_owned()
    }
}

/// Waiting.
impl Page {
    /// Waits until something holds, and fails the test if it does not in time.
    #[track_caller]
    pub fn wait_until(&self, what: &str, mut holds: impl FnMut(&Self) -> bool) {
        if let Err(()) = poll(|| if holds(self) { Ok(()) } else { Err(()) }) {
            self.fail_waiting_for(what);
        }
    }

    #[track_caller]
    pub(crate) fn fail_waiting_for(&self, what: &str) -> ! {
        let (address, text) = (self.address(), self.text());
        panic!("waited {PATIENCE:?} for {what}, in vain\n--- {address} shows ---\n{text}\n---");
    }

    pub(crate) fn browser(&self) -> &Browser {
        &self.browser
    }
}

/// Looks again and again until there is something, or gives what was there last.
/// The only place that sleeps.
pub(crate) fn poll<T, E>(mut look: impl FnMut() -> Result<T, E>) -> Result<T, E> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        match look() {
            Err(_) if Instant::now() < deadline => thread::sleep(Duration::from_millis(25)),
            outcome => return outcome,
        }
    }
}

/// The same words with single spaces between them.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
