//! Whether a value has the fields and types that its schema asks for. Reading a value as a type
//! stops at the first thing that does not fit; this reports all of them.

use schemars::JsonSchema;
use serde_json::Value as Json;
use tidings::model::{CalendarDate, InvalidDate};

use crate::{
    check::{Findings, is_blank},
    fault::quote,
    json::{Node, Value},
    nearest::did_you_mean,
    schema,
};

/// The shape of one type, known from its schema. It understands what `schema::of` makes of the
/// types of `tidings::model::content`, not all of JSON Schema.
#[derive(Debug)]
pub struct Shape {
    schema: Json,
}

impl Shape {
    /// The shape of `T`.
    #[must_use]
    pub fn of<T: JsonSchema>() -> Self {
        Self { schema: schema::of::<T>() }
    }

    /// Reports everything in `node` that is not of this shape.
    pub fn check(&self, node: &Node, findings: &mut Findings<'_>) {
        self.walk(&self.schema, node, findings);
    }

    fn walk(&self, schema: &Json, node: &Node, findings: &mut Findings<'_>) {
        let schema = self.resolve(schema);
        if let Some(choices) = schema["anyOf"].as_array() {
            self.optional(choices, node, findings);
        } else if let Some(choices) = schema["oneOf"].as_array() {
            self.choice(choices, node, findings);
        } else if let Some(names) = schema["enum"].as_array() {
            one_of(&texts(names), node, findings);
        } else if is_expected_type(schema, node, findings) {
            match &node.value {
                Value::Object(_) => self.fields(schema, node, findings),
                Value::List(items) => {
                    items.iter().for_each(|item| self.walk(&schema["items"], item, findings))
                }
                Value::Text(text) if schema["format"] == "date" => date(text, node, findings),
                _ => {}
            }
        }
    }

    /// Follows references, also those that stand beside a description.
    fn resolve<'a>(&'a self, schema: &'a Json) -> &'a Json {
        let reference = schema.get("$ref").or_else(|| schema.pointer("/allOf/0/$ref")).and_then(Json::as_str);
        match reference.and_then(|reference| self.schema.pointer(reference.trim_start_matches('#'))) {
            Some(definition) => self.resolve(definition),
            None => schema,
        }
    }

    /// `anyOf` states what may be `null`.
    fn optional(&self, choices: &[Json], node: &Node, findings: &mut Findings<'_>) {
        if let (false, Some(choice)) =
            (matches!(node.value, Value::Null), choices.iter().find(|choice| choice["type"] != "null"))
        {
            self.walk(choice, node, findings);
        }
    }

    /// `oneOf` states the words of an enumeration, or objects that their `type` tells apart.
    fn choice(&self, choices: &[Json], node: &Node, findings: &mut Findings<'_>) {
        let words: Vec<_> = choices.iter().flat_map(words_of).collect();
        if !words.is_empty() {
            one_of(&words, node, findings);
            return;
        }
        let Value::Object(_) = node.value else {
            wrong_type("an object in braces", node, findings);
            return;
        };
        let tag = |choice: &Json| words_of(&choice["properties"]["type"]).first().map(|&tag| tag.to_owned());
        let tags: Vec<_> = choices.iter().filter_map(tag).collect();
        let Some(written) = node.get("type") else {
            let help = format!("say which it is: {}", listed(tags.iter().map(String::as_str)));
            findings.add(node.opening(), "the field `type` is missing", help);
            return;
        };
        match choices.iter().find(|choice| tag(choice).as_deref() == written.text()) {
            Some(choice) if written.text().is_some() => self.fields(choice, node, findings),
            _ => one_of(&tags.iter().map(String::as_str).collect::<Vec<_>>(), written, findings),
        }
    }

    fn fields(&self, schema: &Json, node: &Node, findings: &mut Findings<'_>) {
        let Some(properties) = schema["properties"].as_object() else { return };
        for member in node.members() {
            if let Some(property) = properties.get(&member.key) {
                self.walk(property, &member.value, findings);
            } else {
                let names = || properties.keys().map(String::as_str);
                let all = format!("take it out; the fields here are {}", listed(names()));
                let help = did_you_mean(&member.key, names(), all);
                findings.add(member.key_span, format!("there is no field {} here", quote(&member.key)), help);
            }
        }
        for name in schema["required"].as_array().map(|names| texts(names)).unwrap_or_default() {
            if node.get(name).is_none() {
                let described = properties.get(name).map(|property| self.description(property));
                let help = described.flatten().map_or_else(
                    || format!("add `\"{name}\": …`"),
                    |what| format!("add `\"{name}\": …`: {what}"),
                );
                findings.add(node.opening(), format!("the field `{name}` is missing"), help);
            }
        }
    }

    /// The first sentence of a field's own description, or else of its type's.
    fn description(&self, property: &Json) -> Option<String> {
        let text =
            property["description"].as_str().or_else(|| self.resolve(property)["description"].as_str())?;
        let first = text.split_once(". ").map_or(text, |(first, _)| first);
        Some(first.trim_end_matches('.').to_owned())
    }
}

fn words_of(schema: &Json) -> Vec<&str> {
    match (schema["const"].as_str(), schema["enum"].as_array()) {
        (Some(word), _) => vec![word],
        (None, Some(words)) => texts(words),
        (None, None) => Vec::new(),
    }
}

fn one_of(words: &[&str], node: &Node, findings: &mut Findings<'_>) {
    let Some(text) = node.text() else { return wrong_type("text in double quotes", node, findings) };
    if !words.contains(&text) && !is_blank(text) {
        let all = listed(words.iter().copied());
        let help = did_you_mean(text, words.iter().copied(), format!("use one of {all}"));
        findings.add(node.span, format!("{} is not one of {all}", quote(text)), help);
    }
}

fn date(text: &str, node: &Node, findings: &mut Findings<'_>) {
    let message = match text.parse::<CalendarDate>() {
        Ok(_) => return,
        // Blank text is reported as such, wherever it stands.
        Err(_) if is_blank(text) => return,
        Err(InvalidDate::Form(_)) => format!("{} is not a date", quote(text)),
        Err(InvalidDate::NoSuchDay(_)) => format!("the calendar has no day {}", quote(text)),
    };
    findings.add(node.span, message, "write year, month and day, as in `2021-01-05`");
}

/// Compares a value's type with those of its schema, and reports another one.
fn is_expected_type(schema: &Json, node: &Node, findings: &mut Findings<'_>) -> bool {
    let expected = match &schema["type"] {
        Json::String(name) => vec![name.as_str()],
        Json::Array(names) => texts(names),
        _ => return true,
    };
    let fits = expected.iter().any(|&name| match (&node.value, name) {
        (Value::Null, "null")
        | (Value::Boolean, "boolean")
        | (Value::Number(_), "number")
        | (Value::Text(_), "string")
        | (Value::List(_), "array")
        | (Value::Object(_), "object") => true,
        (Value::Number(number), "integer") => number.parse::<u32>().is_ok(),
        _ => false,
    });
    if !fits {
        wrong_type(expected_name(expected.first().copied().unwrap_or_default()), node, findings);
    }
    fits
}

fn expected_name(schema_type: &str) -> &'static str {
    match schema_type {
        "string" => "text in double quotes",
        "array" => "a list in brackets",
        "object" => "an object in braces",
        "integer" => "a whole number from 0",
        "number" => "a number",
        "boolean" => "`true` or `false`",
        _ => "`null`",
    }
}

fn wrong_type(expected: &str, node: &Node, findings: &mut Findings<'_>) {
    let (place, found) = match &node.value {
        Value::Null => (node.span, "`null`".to_owned()),
        Value::Boolean => (node.span, "`true` or `false`".to_owned()),
        Value::Number(number) => (node.span, format!("the number {}", quote(number))),
        Value::Text(_) => (node.span, "text".to_owned()),
        Value::List(_) => (node.opening(), "a list".to_owned()),
        Value::Object(_) => (node.opening(), "an object".to_owned()),
    };
    findings.add(place, format!("{found} stands where {expected} belongs"), format!("write {expected}"));
}

fn texts(values: &[Json]) -> Vec<&str> {
    values.iter().filter_map(Json::as_str).collect()
}

fn listed<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
