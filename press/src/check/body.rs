//! Rules for the blocks of a text.

use std::path::{Component, Path};

use super::{Findings, is_blank};
use crate::{
    fault::{printable, quote},
    json::{Node, Value},
};

impl Findings<'_> {
    /// A text has blocks, and each has something in it. Pictures are looked up below `public`.
    pub(super) fn body(&mut self, body: Option<&Node>, public: &Path) {
        let Some(body) = body else { return };
        if matches!(&body.value, Value::List(blocks) if blocks.is_empty()) {
            let help = "write at least one block, as in `{ \"type\": \"paragraph\", \"text\": \"…\" }`";
            self.add(body.span, "the body has no blocks", help);
        }
        for block in body.items() {
            match block.get("type").and_then(Node::text) {
                Some("list") if block.get("items").is_some() && block.list("items").is_empty() => {
                    self.add(block.opening(), "this list has no items", "add items, or delete the block");
                }
                Some("figure") => self.figure(block, public),
                _ => {}
            }
        }
    }

    fn figure(&mut self, figure: &Node, public: &Path) {
        for side in ["width", "height"] {
            if let Some(node) = figure.get(side)
                && node.number() == Some(0.0)
            {
                self.add(node.span, format!("a picture's {side} cannot be 0"), "write it in pixels");
            }
        }
        let Some((node, src)) = figure.get("src").and_then(|node| Some((node, node.text()?))) else { return };
        if is_blank(src) {
            return;
        }
        // A Windows path would work on its writer's machine only.
        let inside = !src.contains(['\\', ':'])
            && Path::new(src).components().all(|part| matches!(part, Component::Normal(_)));
        if !inside {
            let help = "write its path below public/, as in `media/forum.webp`";
            self.add(node.span, format!("{} is not a file of this site", quote(src)), help);
        } else if !public.join(src).is_file() {
            let place = printable(&public.join(src).display().to_string());
            let help = format!("put it at {place}, or correct its path");
            self.add(node.span, format!("the picture {} does not exist", quote(src)), help);
        }
    }
}
