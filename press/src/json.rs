//! JSON of which every value knows where it stands.

use std::collections::HashMap;

use jsonc_parser::{CollectOptions, ParseOptions, ast, common::Ranged, errors::ParseErrorKind, parse_to_ast};
use serde::de::DeserializeOwned;
use serde_path_to_error::Segment;

use crate::{
    fault::{Fault, quote},
    source::{Source, Span},
};

/// A value and its place.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where it stands, quotes and brackets included.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a [`Node`] is.
#[derive(Clone, Debug)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number, as it is written.
    Number(String),
    /// Text, its escapes resolved.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// An object.
    Object(Vec<Member>),
}

/// A field of an object.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name.
    pub key: String,
    /// Where the name stands.
    pub key_span: Span,
    /// What it holds.
    pub value: Node,
}

impl Node {
    /// The field `key` of an object.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.members().iter().find(|member| member.key == key).map(|member| &member.value)
    }

    /// The fields of an object, in their order; nothing of any other value.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        if let Value::Object(members) = &self.value { members } else { &[] }
    }

    /// The items of a list; nothing of any other value.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        if let Value::List(items) = &self.value { items } else { &[] }
    }

    /// The items of the list in the field `key`; nothing if there is none.
    #[must_use]
    pub fn list(&self, key: &str) -> &[Self] {
        self.get(key).map_or(&[], Self::items)
    }

    /// The text, if it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text) } else { None }
    }

    /// The number, if it is one.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        if let Value::Number(number) = &self.value { number.parse().ok() } else { None }
    }

    /// The first character: what a fault of a whole object or list points at.
    #[must_use]
    pub fn opening(&self) -> Span {
        Span { start: self.span.start, end: self.span.start + 1 }
    }
}

/// Reads a file as JSON by the standard (RFC 8259): no comments, no trailing commas. What is not
/// JSON is one fault, as no parser knows what follows; a repeated field is one each.
pub fn parse(source: &Source, faults: &mut Vec<Fault>) -> Option<Node> {
    let strict = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    let root = match parse_to_ast(&source.text, &CollectOptions::default(), &strict) {
        Ok(parsed) => parsed.value,
        Err(error) => {
            let reason = match error.kind() {
                ParseErrorKind::UnterminatedObject => "this brace is never closed".to_owned(),
                ParseErrorKind::UnterminatedArray => "this bracket is never closed".to_owned(),
                kind => lower_first(&kind.to_string()),
            };
            faults.push(not_json(source, span(error.range()), &reason));
            return None;
        }
    };
    let Some(root) = root else {
        let start = Span { start: 0, end: 0 };
        faults.push(source.fault(start, "the file is empty", "write the JSON it should hold, or delete it"));
        return None;
    };
    // The parser above keeps places, but it lets pass some things that the standard forbids, such
    // as line breaks in text, half a surrogate pair, or thousands of nested lists.
    if let Err(error) = serde_json::from_str::<serde_json::Value>(&source.text) {
        let (place, reason) = refusal(source, &error);
        faults.push(not_json(source, place, &reason));
        return None;
    }
    Some(node(source, faults, &root))
}

/// What serde_json says without its place, and the place: it counts the bytes of the line up to
/// and with the one that it did not expect.
fn refusal(source: &Source, error: &serde_json::Error) -> (Span, String) {
    let lines = source.text.split_inclusive('\n').take(error.line().saturating_sub(1));
    let line_start: usize = lines.map(str::len).sum();
    let start = (line_start + error.column().saturating_sub(1)).min(source.text.len());
    (Span { start, end: start + 1 }, without_place(&error.to_string()))
}

fn without_place(message: &str) -> String {
    message.split(" at line ").next().unwrap_or(message).to_owned()
}

fn not_json(source: &Source, span: Span, reason: &str) -> Fault {
    let help = if reason.contains("control character") {
        "put what follows a line break into a block of its own, and take other control characters out"
    } else if reason.contains("escape") {
        "write the character itself: it needs no backslash"
    } else if reason.contains("never closed") {
        "write the closing one, or restore what was cut off"
    } else if reason.contains("recursion") {
        "no content is so deeply nested: take brackets out"
    } else {
        "text and field names stand in double quotes, commas between entries and not after the last"
    };
    source.fault(span, format!("this is not JSON: {reason}"), help)
}

fn node(source: &Source, faults: &mut Vec<Fault>, value: &ast::Value<'_>) -> Node {
    let converted = match value {
        ast::Value::NullKeyword(_) => Value::Null,
        ast::Value::BooleanLit(_) => Value::Boolean,
        ast::Value::NumberLit(number) => Value::Number(number.value.to_owned()),
        ast::Value::StringLit(text) => Value::Text(text.value.to_string()),
        ast::Value::Array(list) => {
            Value::List(list.elements.iter().map(|item| node(source, faults, item)).collect())
        }
        ast::Value::Object(object) => {
            let members: Vec<_> = object
                .properties
                .iter()
                .map(|property| Member {
                    key: property.name.as_str().to_owned(),
                    key_span: span(property.name.range()),
                    value: node(source, faults, &property.value),
                })
                .collect();
            report_repeated_fields(source, faults, &members);
            Value::Object(members)
        }
    };
    Node { span: span(value.range()), value: converted }
}

fn report_repeated_fields(source: &Source, faults: &mut Vec<Fault>, members: &[Member]) {
    let mut first = HashMap::new();
    for member in members {
        if let Some(earlier) = first.insert(member.key.as_str(), member) {
            let line = source.fault(earlier.key_span, "", "").line;
            faults.push(source.fault(
                member.key_span,
                format!("the field {} is here a second time", quote(&member.key)),
                format!("keep one of the two; the other is on line {line}"),
            ));
        }
    }
}

/// Reads a value as a type. Shape and rules are checked before; this is the last word, and what
/// it reports here they have missed.
///
/// # Errors
/// The first place that does not fit.
pub fn typed<T: DeserializeOwned>(source: &Source, root: &Node) -> Result<T, Box<Fault>> {
    let text = &source.text[root.span.start..root.span.end];
    serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_str(text)).map_err(|error| {
        let mut place = root;
        for segment in error.path() {
            let next = match segment {
                Segment::Seq { index } => place.items().get(*index),
                Segment::Map { key } => place.get(key),
                Segment::Enum { .. } | Segment::Unknown => None,
            };
            place = next.unwrap_or(place);
        }
        let reason = without_place(&error.inner().to_string());
        Box::new(source.fault(place.span, reason, "docs/contracts/content.md says what belongs here"))
    })
}

fn span(range: jsonc_parser::common::Range) -> Span {
    Span { start: range.start, end: range.end }
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}
