//! Elements that are alike to the compiler.
//!
//! Leptos' `view!` gives every tag, attribute and closure a type of its own, and each type its own
//! code to build, update and take over an element: most of what a reader would download. An
//! [`Element`] is Leptos' own element too, drawn and hydrated by Leptos, but all of them have one
//! type, whatever their tag, attributes and children. `docs/decisions/0004` has the figures. What adds
//! to an element is never inlined: it is called a thousand times, and a call is the shortest.

use std::{borrow::Cow, pin::Pin, sync::Arc};

use leptos::{
    attr::{
        Attribute,
        any_attribute::{AnyAttribute, IntoAnyAttribute},
        custom::custom_attribute,
    },
    ev,
    html::{self, custom},
    prelude::*,
    tachys::{
        html::{event, node_ref},
        hydration::Cursor,
        view::{Position, PositionState, Render, RenderHtml, add_attr::AddAnyAttr},
    },
    task::spawn_local,
};
use web_sys::Event;

/// Text that is written in the code or made at run time.
pub type Text = Cow<'static, str>;

/// Where an [`Element`] is to be found once it is on the page.
pub type ElementRef = NodeRef<html::Custom<&'static str>>;

/// An HTML element on its way to the page.
pub struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element with nothing in it.
#[must_use]
pub fn element(tag: &'static str) -> Element {
    Element(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
}

impl Element {
    /// Adds an attribute.
    #[must_use]
    #[inline(never)]
    pub fn attr(self, name: &'static str, value: impl Into<Text>) -> Self {
        self.with_text_attr(name, value.into())
    }

    #[inline(never)]
    fn with_text_attr(self, name: &'static str, value: Text) -> Self {
        self.with(custom_attribute(name, value).into_any_attr())
    }

    /// Adds an attribute if there is a value.
    #[must_use]
    #[inline(never)]
    pub fn maybe_attr(self, name: &'static str, value: Option<impl Into<Text>>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Adds the class names.
    #[must_use]
    #[inline(never)]
    pub fn class(self, names: &'static str) -> Self {
        self.attr("class", names)
    }

    /// Adds an attribute that follows what `value` reads; it is absent while that is `None`.
    #[must_use]
    #[inline(never)]
    pub fn live_attr(self, name: &'static str, value: impl Fn() -> Option<String> + Send + 'static) -> Self {
        let value: Box<dyn FnMut() -> Option<String> + Send> = Box::new(value);
        self.with(custom_attribute(name, value).into_any_attr())
    }

    /// Adds a boolean attribute that is there while `holds`.
    #[must_use]
    pub fn live_flag(self, name: &'static str, holds: impl Fn() -> bool + Send + 'static) -> Self {
        self.live_attr(name, move || holds().then(String::new))
    }

    /// Sets a boolean property of the element in the browser, and sets it anew when what `value`
    /// reads changes.
    #[must_use]
    pub fn live_property(self, name: &'static str, value: impl Fn() -> bool + 'static) -> Self {
        let reference = ElementRef::new();
        effect(move || {
            let value = value();
            if let Some(element) = reference.get() {
                // Only a frozen object refuses.
                _ = js_sys::Reflect::set(&element, &name.into(), &value.into());
            }
        });
        self.reference(reference)
    }

    /// Has an event handled.
    #[must_use]
    pub fn on(self, event: &'static str, handler: impl FnMut(Event) + 'static) -> Self {
        let handler: Box<dyn FnMut(Event)> = Box::new(handler);
        self.with(event::on(ev::Custom::<Event>::new(event), handler).into_any_attr())
    }

    /// Lets `reference` find the element.
    #[must_use]
    pub fn reference(self, reference: ElementRef) -> Self {
        self.with(node_ref::node_ref(reference).into_any_attr())
    }

    /// Fills the element with HTML. Only for what this program has made itself.
    #[must_use]
    pub fn trusted_html(self, html: String) -> Self {
        self.with(html::inner_html(html).into_any_attr())
    }

    fn with(mut self, attribute: AnyAttribute) -> Self {
        self.0.attributes.push(attribute);
        self
    }

    /// Adds a child.
    #[must_use]
    #[inline(never)]
    pub fn child(self, child: impl Into<AnyView>) -> Self {
        self.with_child(child.into())
    }

    fn with_child(mut self, child: AnyView) -> Self {
        self.0.children.push(child);
        self
    }

    /// Adds children; an `Option` counts as a list of none or one.
    #[must_use]
    pub fn children<C: Into<AnyView>>(self, children: impl IntoIterator<Item = C>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Adds text.
    #[must_use]
    #[inline(never)]
    pub fn text(self, text: impl Into<Text>) -> Self {
        self.with_text(text.into())
    }

    fn with_text(self, text: Text) -> Self {
        self.with_child(at_once(text))
    }

    /// Adds text that follows what `text` reads.
    #[must_use]
    #[inline(never)]
    pub fn live_text(self, text: impl Fn() -> String + Send + 'static) -> Self {
        self.live(move || at_once(Text::Owned(text())))
    }

    /// Adds content that is made anew when what `content` reads changes.
    #[must_use]
    pub fn live(self, content: impl FnMut() -> AnyView + Send + 'static) -> Self {
        self.with_child(live(content))
    }

    /// Adds a row for each of `numbers`, in their order. A row whose number stays is left as it is.
    #[must_use]
    pub fn live_rows(
        self,
        numbers: impl Fn() -> Vec<usize> + Send + Sync + 'static,
        row: impl Fn(usize) -> Element + Send + Sync + 'static,
    ) -> Self {
        self.with_child(rows(Box::new(numbers), Arc::new(move |number| row(number).into())))
    }
}

/// Content that is made anew when what `content` reads changes.
#[must_use]
pub fn live(content: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let content: Box<dyn FnMut() -> AnyView + Send> = Box::new(content);
    at_once(content)
}

fn rows(
    numbers: Box<dyn Fn() -> Vec<usize> + Send + Sync>,
    row: Arc<dyn Fn(usize) -> AnyView + Send + Sync>,
) -> AnyView {
    at_once(view! { <For each=move || numbers() key=|number| *number children=move |number| row(number) /> })
}

/// A view that is taken over without waiting. Leptos compiles a second way to take a view over, for
/// parts that are loaded lazily: here there are none, and it was 3 kB of the download.
struct AtOnce<V>(V);

fn at_once(view: impl IntoView) -> AnyView {
    AtOnce(view.into_view().into_inner()).into_any()
}

impl<V: Render> Render for AtOnce<V> {
    type State = V::State;

    fn build(self) -> V::State {
        self.0.build()
    }

    fn rebuild(self, state: &mut V::State) {
        self.0.rebuild(state);
    }
}

impl<V: AddAnyAttr> AddAnyAttr for AtOnce<V> {
    type Output<A: Attribute> = V::Output<A>;

    fn add_any_attr<A: Attribute>(self, attribute: A) -> V::Output<A>
    where
        V::Output<A>: RenderHtml,
    {
        self.0.add_any_attr(attribute)
    }
}

impl<V: RenderHtml> RenderHtml for AtOnce<V> {
    type AsyncOutput = V::AsyncOutput;
    type Owned = AtOnce<V::Owned>;

    const MIN_LENGTH: usize = V::MIN_LENGTH;
    const EXISTS: bool = V::EXISTS;

    fn dry_resolve(&mut self) {
        self.0.dry_resolve();
    }

    fn resolve(self) -> impl Future<Output = V::AsyncOutput> + Send {
        self.0.resolve()
    }

    fn html_len(&self) -> usize {
        self.0.html_len()
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        attributes: Vec<AnyAttribute>,
    ) {
        self.0.to_html_with_buf(html, position, escape, mark_branches, attributes);
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> V::State {
        self.0.hydrate::<FROM_SERVER>(cursor, position)
    }

    fn into_owned(self) -> Self::Owned {
        AtOnce(self.0.into_owned())
    }
}

impl From<Element> for AnyView {
    fn from(Element(parts): Element) -> Self {
        let Parts { tag, attributes, children } = *parts;
        let element = custom(tag).add_any_attr(attributes);
        if children.is_empty() { at_once(element) } else { at_once(element.child(children)) }
    }
}

/// Text that is no element.
#[must_use]
pub fn text(text: impl Into<Text>) -> AnyView {
    at_once(text.into())
}

/// Several views, one after the other.
#[must_use]
pub fn sequence(views: Vec<AnyView>) -> AnyView {
    at_once(views)
}

/// Nothing.
#[must_use]
pub fn nothing() -> AnyView {
    sequence(Vec::new())
}

/// Text in markup, also in an attribute.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut markup = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => markup.push_str("&amp;"),
            '<' => markup.push_str("&lt;"),
            '>' => markup.push_str("&gt;"),
            '"' => markup.push_str("&quot;"),
            '\'' => markup.push_str("&#39;"),
            c => markup.push(c),
        }
    }
    markup
}

/// Runs `future` in the browser. Boxed, so that what runs it is compiled once.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    fn run(future: Pin<Box<dyn Future<Output = ()>>>) {
        spawn_local(future);
    }
    run(Box::pin(future));
}

/// Has `handle` told of an event anywhere in the window, until the handle that is returned is used to
/// end it.
pub fn listen(event: &'static str, handle: impl Fn(Event) + 'static) -> WindowListenerHandle {
    fn add(event: &'static str, handle: Box<dyn Fn(Event)>) -> WindowListenerHandle {
        window_event_listener_untyped(event, handle)
    }
    add(event, Box::new(handle))
}

/// Whether the app runs in a browser: never while a page is printed, and only after it has been taken
/// over, which must find it as it was printed.
pub fn in_browser() -> RwSignal<bool> {
    let is_there = RwSignal::new(false);
    effect(move || {
        if !is_there.get_untracked() {
            is_there.set(true);
        }
    });
    is_there
}

/// What works with the app only: it comes with it, and is not printed.
pub fn with_app(content: impl Fn() -> AnyView + Send + 'static) -> Element {
    fn boxed(content: Box<dyn Fn() -> AnyView + Send>) -> Element {
        let is_there = in_browser();
        element("div").class("with-app").live(move || if is_there.get() { content() } else { nothing() })
    }
    boxed(Box::new(content))
}

type Value<T> = Box<dyn Fn(Option<&T>) -> T + Send + Sync>;

/// A value that is worked out anew when what `value` reads changes, of the one before.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    value: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
) -> Memo<T> {
    Memo::new(Box::new(value) as Value<T>)
}

/// Runs `action` in the browser, and again when what it reads changes.
pub fn effect(action: impl FnMut() + 'static) {
    run(Box::new(action));
}

#[inline(never)]
fn run(mut action: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| action());
}
