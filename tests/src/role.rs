//! What things are and what they are called, as assistive technology hears it.

use crate::browser::Browser;
use crate::page::one_line;
use fantoccini::error::CmdError;
use serde_json::Value;

/// What something is, as assistive technology tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Leads somewhere.
    Link,
    /// Does something; a `summary` as well.
    Button,
    /// Is ticked or not.
    Checkbox,
    /// Is one of several.
    Radio,
    /// Takes text or a choice.
    Field,
    /// Heads a part of the page.
    Heading,
    /// A part of the page with a name: navigation, search, a named section.
    Region,
    /// Stands before the page until it is dealt with.
    Dialog,
    /// A picture, also a drawn one.
    Image,
}

impl Role {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Button => "button",
            Self::Checkbox => "checkbox",
            Self::Radio => "radio",
            Self::Field => "field",
            Self::Heading => "heading",
            Self::Region => "region",
            Self::Dialog => "dialog",
            Self::Image => "image",
        }
    }

    /// Elements that have the role by nature or by attribute.
    pub(crate) fn css(self) -> &'static str {
        match self {
            Self::Link => "a[href]:not([role]), [role=link]",
            Self::Button => {
                ":is(button, summary, input:is([type=button], [type=submit], [type=reset])):not([role]), [role=button]"
            }
            Self::Checkbox => "input[type=checkbox]:not([role]), [role=checkbox], [role=switch]",
            Self::Radio => "input[type=radio]:not([role]), [role=radio]",
            Self::Field => {
                "input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=reset], [type=hidden]), \
                 textarea, select, [role=textbox], [role=searchbox], [role=combobox]"
            }
            Self::Heading => ":is(h1, h2, h3, h4, h5, h6):not([role]), [role=heading]",
            Self::Region => {
                ":is(nav, section, search, aside, header, footer, main, form):not([role]), \
                 [role=region], [role=navigation], [role=search], [role=complementary], [role=form]"
            }
            Self::Dialog => "dialog[open]:not([role]), [role=dialog], [role=alertdialog]",
            Self::Image => ":is(img, svg):not([role]), [role=img]",
        }
    }
}

/// Role and name, such as `link News`.
#[track_caller]
pub(crate) fn description(browser: &Browser, element: &Value) -> String {
    let part = |what| {
        accessible(browser, element, what)
            .unwrap_or_else(|error| panic!("the browser does not tell a {what}: {error}"))
    };
    let role = match part("role") {
        // Chromium's own name for what others call a button.
        role if role == "DisclosureTriangle" => "button".to_owned(),
        role => role,
    };
    one_line(&format!("{role} {}", part("label")))
}

/// The role or the label that the browser computed for assistive technology.
pub(crate) fn accessible(browser: &Browser, element: &Value, what: &str) -> Result<String, CmdError> {
    let value = browser.try_ask(format!("element/{}/computed{what}", reference(element)), None)?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

/// A web element is an object with one entry, whose key the standard fixes.
pub(crate) fn reference(element: &Value) -> &str {
    element["element-6066-11e4-a52e-4f735466cecf"].as_str().expect("a reference to an element")
}
