//! What a visitor finds on a page, looks at and uses.

use crate::Key;
use crate::browser::Browser;
use crate::page::{Page, one_line, poll};
use crate::role::{Role, accessible, reference};
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::CmdError;
use serde_json::{Value, json};
use std::fmt;
use std::path::Path;
use std::time::Duration;

/// Something to use. It is looked up anew for everything that is done with it,
/// and waited for until there is exactly one.
#[derive(Clone)]
pub struct Control<'page> {
    page: &'page Page,
    wanted: Wanted,
    inside: Option<String>,
    first_of_many: bool,
}

#[derive(Clone)]
enum Wanted {
    Named(Role, String),
    Matching(String),
}

impl<'page> Control<'page> {
    pub(crate) fn named(page: &'page Page, role: Role, name: &str) -> Self {
        Self::new(page, Wanted::Named(role, name.to_owned()))
    }

    pub(crate) fn matching(page: &'page Page, css: &str) -> Self {
        Self::new(page, Wanted::Matching(css.to_owned()))
    }

    fn new(page: &'page Page, wanted: Wanted) -> Self {
        Self { page, wanted, inside: None, first_of_many: false }
    }

    /// Only inside of elements that match, such as `main`.
    #[must_use]
    pub fn within(self, css: &str) -> Self {
        Self { inside: Some(css.to_owned()), ..self }
    }

    /// The first, where several are meant to be there.
    #[must_use]
    pub fn first(self) -> Self {
        Self { first_of_many: true, ..self }
    }
}

/// Using it.
impl Control<'_> {
    /// Clicks or taps it. A box or a choice is clicked on its label, as the box
    /// itself may be drawn by other means.
    #[track_caller]
    pub fn click(&self) {
        self.act("click", |element| {
            let label = self.script(element, "return arguments[0].labels?.[0] ?? arguments[0]", &[])?;
            let target = match self.wanted {
                Wanted::Named(Role::Checkbox | Role::Radio, _) => &label,
                _ => element,
            };
            // A sliver at the window's edge counts as in view, and is not where a reader clicks.
            let scroll = "const { top, bottom } = arguments[0].getBoundingClientRect();
                if (top < 0 || bottom > innerHeight)
                    arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
            self.script(target, scroll, &[])?;
            let target = self.handle(target);
            self.browser().try_run(async |_| target.click().await)
        });
    }

    /// Moves the mouse over it.
    #[track_caller]
    pub fn hover(&self) {
        self.act("hover over", |element| {
            let scroll = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
            self.script(element, scroll, &[])?;
            let mouse = MouseActions::new("mouse".to_owned()).then(PointerAction::MoveToElement {
                element: self.handle(element),
                duration: Some(Duration::ZERO),
                x: 0.0,
                y: 0.0,
            });
            self.browser().try_run(async |client| client.perform_actions(mouse).await)
        });
    }

    /// Presses the mouse on it without letting go.
    #[track_caller]
    pub fn press_mouse(&self) {
        self.hover();
        let mouse =
            MouseActions::new("mouse".to_owned()).then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
        self.browser().run(async |client| client.perform_actions(mouse).await);
    }

    /// Drags the mouse over it in a few steps and lets go: between two places that are so many
    /// pixels from its left edge.
    #[track_caller]
    pub fn drag(&self, from: f64, to: f64) {
        self.hover();
        let centre = self.size().0 / 2.0;
        self.act("drag", |element| {
            let at = |place: f64, milliseconds| PointerAction::MoveToElement {
                element: self.handle(element),
                duration: Some(Duration::from_millis(milliseconds)),
                x: place - centre,
                y: 0.0,
            };
            let mut mouse = MouseActions::new("mouse".to_owned())
                .then(at(from, 0))
                .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
            for step in 1..=5 {
                mouse = mouse.then(at(from + (to - from) * f64::from(step) / 5.0, 30));
            }
            let mouse = mouse.then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
            self.browser().try_run(async |client| client.perform_actions(mouse).await)
        });
    }

    /// Gives it the focus.
    #[track_caller]
    pub fn focus(&self) {
        self.act("focus", |element| self.script(element, "arguments[0].focus()", &[]));
    }

    /// Types this in place of what it holds.
    #[track_caller]
    pub fn fill(&self, text: &str) {
        self.act("fill", |element| {
            let field = self.handle(element);
            self.browser().try_run(async |_| {
                if text.is_empty() {
                    // As a visitor does: what the driver clears, the page is not told.
                    return field
                        .send_keys(
                            &[
                                char::from(Key::Control),
                                'a',
                                char::from(Key::Control),
                                char::from(Key::Backspace),
                            ]
                            .iter()
                            .collect::<String>(),
                        )
                        .await;
                }
                field.clear().await?;
                field.send_keys(text).await
            })
        });
    }

    /// Chooses a file of this machine.
    #[track_caller]
    pub fn attach(&self, file: &Path) {
        self.act("attach a file to", |element| {
            let field = self.handle(element);
            self.browser().try_run(async |_| field.send_keys(&file.display().to_string()).await)
        });
    }

    /// Chooses the option of this text.
    #[track_caller]
    pub fn choose(&self, option: &str) {
        self.act("choose in", |element| {
            let field = self.handle(element);
            self.browser().try_run(async |_| field.select_by_label(option).await)
        });
    }
}

/// Looking at it.
impl Control<'_> {
    /// Waits until it is there.
    #[track_caller]
    pub fn appears(&self) {
        self.act("see", |_| Ok(()));
    }

    /// Waits until it is not there (any more).
    #[track_caller]
    pub fn disappears(&self) {
        self.page.wait_until(&format!("{self} to be gone"), |_| !self.is_there());
    }

    /// Whether it is there right now.
    #[track_caller]
    pub fn is_there(&self) -> bool {
        self.found().is_ok_and(|found| !found.is_empty())
    }

    /// Its visible text.
    #[track_caller]
    pub fn text(&self) -> String {
        one_line(self.property("innerText").as_str().unwrap_or_default())
    }

    /// Its name as assistive technology hears it.
    #[track_caller]
    pub fn name(&self) -> String {
        self.act("name", |element| accessible(self.browser(), element, "label"))
    }

    /// What is typed or chosen.
    #[track_caller]
    pub fn value(&self) -> String {
        self.property("value").as_str().unwrap_or_default().to_owned()
    }

    /// Whether it is ticked.
    #[track_caller]
    pub fn is_checked(&self) -> bool {
        let script = "return arguments[0].checked ?? arguments[0].ariaChecked === 'true'";
        self.act("look at", |element| self.script(element, script, &[])) == true
    }

    /// Whether it can be used.
    #[track_caller]
    pub fn is_enabled(&self) -> bool {
        let script = "return !arguments[0].matches(':disabled, [aria-disabled=true]')";
        self.act("look at", |element| self.script(element, script, &[])) == true
    }

    /// Whether it has the focus.
    #[track_caller]
    pub fn is_focused(&self) -> bool {
        let script = "return arguments[0] === document.activeElement";
        self.act("look at", |element| self.script(element, script, &[])) == true
    }

    /// One of its attributes as it is written.
    #[track_caller]
    pub fn attribute(&self, name: &str) -> Option<String> {
        let script = "return arguments[0].getAttribute(arguments[1])";
        let value = self.act("look at", |element| self.script(element, script, &[name.into()]));
        value.as_str().map(str::to_owned)
    }

    /// One of its properties as scripts see it.
    #[track_caller]
    pub fn property(&self, name: &str) -> Value {
        let script = "return arguments[0][arguments[1]]";
        self.act("look at", |element| self.script(element, script, &[name.into()]))
    }

    /// One of its computed styles.
    #[track_caller]
    pub fn style(&self, property: &str) -> String {
        let script = "return getComputedStyle(arguments[0]).getPropertyValue(arguments[1])";
        let value = self.act("look at", |element| self.script(element, script, &[property.into()]));
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Its width and height in pixels.
    #[track_caller]
    pub fn size(&self) -> (f64, f64) {
        let script = "const box = arguments[0].getBoundingClientRect(); return [box.width, box.height]";
        let size = self.act("measure", |element| self.script(element, script, &[]));
        (size[0].as_f64().unwrap_or_default(), size[1].as_f64().unwrap_or_default())
    }
}

/// Finding it.
impl Control<'_> {
    /// Waits until there is exactly one and it lets itself be used. What the
    /// site is just redrawing, moving or covering is waited for as well.
    #[track_caller]
    fn act<T>(&self, verb: &str, mut act: impl FnMut(&Value) -> Result<T, CmdError>) -> T {
        let done = poll(|| {
            let found = self.found().map_err(Hindrance::of)?;
            match found.as_slice() {
                [] => Err(Hindrance::Passing("there is none".to_owned())),
                [one] => act(one).map_err(Hindrance::of).map(Ok),
                [first, ..] if self.first_of_many => act(first).map_err(Hindrance::of).map(Ok),
                many => Err(Hindrance::Passing(format!("there are {}", many.len()))),
            }
            .or_else(|hindrance| match hindrance {
                Hindrance::Final(error) => Ok(Err(error)),
                passing => Err(passing),
            })
        });
        match done {
            Ok(Ok(value)) => value,
            Ok(Err(error)) => panic!("cannot {verb} {self}: {error}"),
            Err(Hindrance::Passing(why)) | Err(Hindrance::Final(why)) => {
                self.page.fail_waiting_for(&format!("{self} in order to {verb} it ({why})"))
            }
        }
    }

    /// All visible elements that are meant.
    fn found(&self) -> Result<Vec<Value>, CmdError> {
        let (css, name) = match &self.wanted {
            Wanted::Named(role, name) => (role.css(), one_line(name)),
            Wanted::Matching(css) => (css.as_str(), String::new()),
        };
        let arguments = vec![css.into(), name.as_str().into(), json!(self.inside)];
        let candidates = self
            .browser()
            .try_run(async |client| client.execute(include_str!("candidates.js"), arguments).await)?;
        let candidates = candidates.as_array().cloned().unwrap_or_default();
        if name.is_empty() {
            return Ok(candidates);
        }
        let mut whole = Vec::new();
        let mut partial = Vec::new();
        for candidate in candidates {
            let label = one_line(&accessible(self.browser(), &candidate, "label")?);
            if label == name {
                whole.push(candidate);
            } else if label.contains(&name) {
                partial.push(candidate);
            }
        }
        Ok(if whole.is_empty() { partial } else { whole })
    }

    fn browser(&self) -> &Browser {
        self.page.browser()
    }

    fn script(&self, element: &Value, script: &str, more: &[Value]) -> Result<Value, CmdError> {
        let arguments = [std::slice::from_ref(element), more].concat();
        self.browser().try_run(async |client| client.execute(script, arguments).await)
    }

    fn handle(&self, element: &Value) -> Element {
        let client = self.browser().client().clone();
        Element::from_element_id(client, ElementRef::from(reference(element).to_owned()))
    }
}

/// Why something cannot be used.
enum Hindrance {
    /// For the moment.
    Passing(String),
    /// For good.
    Final(String),
}

impl Hindrance {
    fn of(error: CmdError) -> Self {
        let why = error.to_string();
        let passing = error.is_stale_element_reference()
            || error.is_element_not_interactable()
            || why.contains("element click intercepted");
        if passing { Self::Passing(why) } else { Self::Final(why) }
    }
}

impl fmt::Display for Control<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.wanted {
            Wanted::Named(role, name) => write!(formatter, "the {} {name:?}", role.word())?,
            Wanted::Matching(css) => write!(formatter, "the element {css}")?,
        }
        match &self.inside {
            Some(css) => write!(formatter, " within {css}"),
            None => Ok(()),
        }
    }
}
