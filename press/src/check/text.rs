//! Rules for every text: something must be written, and nothing that cannot be seen.

use super::Findings;
use crate::{
    fault::unprintable,
    json::{Node, Value},
    source::Span,
};

/// Whether a reader would see nothing.
pub(crate) fn is_blank(text: &str) -> bool {
    text.trim_matches(|character: char| {
        character.is_whitespace() || matches!(character, '\u{200b}' | '\u{feff}')
    })
    .is_empty()
}

impl Findings<'_> {
    /// Checks every text below `node`.
    pub(super) fn texts(&mut self, node: &Node) {
        match &node.value {
            Value::Text(text) if is_blank(text) => self.add(
                node.span,
                "this text is blank",
                "write it, or take the field out if it may be left out",
            ),
            Value::Text(text) => self.characters(node, text),
            Value::List(items) => items.iter().for_each(|item| self.texts(item)),
            Value::Object(members) => members.iter().for_each(|member| self.texts(&member.value)),
            Value::Null | Value::Boolean | Value::Number(_) => {}
        }
    }

    /// Reports the first character that is not text.
    fn characters(&mut self, node: &Node, text: &str) {
        let Some(wrong) = text.chars().find(|&character| unprintable(character) || character == '\u{fffd}')
        else {
            return;
        };
        let (what, help) = match wrong {
            '\n' | '\r' => ("a line break", "put what follows into a block of its own"),
            '\t' => ("a tab", "write a space"),
            '\u{fffd}' => ("a replacement character", "copy the text again: here a character was lost"),
            _ if wrong.is_control() => ("a control character", "delete it"),
            _ => ("a character that reverses the text's direction", "delete it"),
        };
        self.add(
            self.place_of(node, wrong),
            format!("this text contains {what}, U+{:04X}", wrong as u32),
            help,
        );
    }

    /// Where in the file a character of a text stands, as itself or as an escape.
    fn place_of(&self, node: &Node, character: char) -> Span {
        let raw = &self.source.text[node.span.start..node.span.end];
        let escape = match character {
            '\n' => r"\n",
            '\r' => r"\r",
            '\t' => r"\t",
            '\u{8}' => r"\b",
            '\u{c}' => r"\f",
            _ => "",
        };
        let escaped = || {
            let long = format!(r"\u{:04x}", u32::from(character));
            let lower = raw.to_ascii_lowercase();
            lower.find(&long).map(|at| (at, long.len()))
        };
        let found = raw
            .find(character)
            .map(|at| (at, character.len_utf8()))
            .or_else(|| raw.find(escape).filter(|_| !escape.is_empty()).map(|at| (at, escape.len())))
            .or_else(escaped);
        let Some((at, length)) = found else { return node.span };
        Span { start: node.span.start + at, end: node.span.start + at + length }
    }
}
