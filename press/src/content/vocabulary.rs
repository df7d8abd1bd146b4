//! Reads `topics.json` and `institutions.json`, entry by entry: a faulty one is left out alone.

use std::{collections::HashMap, path::Path};

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::{Content, counted, folder};
use crate::{
    check::{Findings, article::Ids, vocabulary},
    fault::quote,
    json::{self, Node, Value},
    shape::Shape,
    source::{Source, Span},
};

/// What a file of entries says.
struct Entries<T> {
    sound: Vec<T>,
    ids: Ids,
    count: usize,
}

impl Content {
    /// Reads the topics; the ids that articles may name, unless the file is unusable.
    pub(super) fn read_topics(&mut self, path: &Path) -> Option<Ids> {
        let entries = self.read_entries(path, "topic", vocabulary::check_topic)?;
        self.counts.topics = entries.count;
        self.topics = entries.sound;
        Some(entries.ids)
    }

    /// Reads the institutions; the ids that articles may name, unless the file is unusable.
    pub(super) fn read_institutions(&mut self, path: &Path) -> Option<Ids> {
        let entries = self.read_entries(path, "institution", vocabulary::check_institution)?;
        self.counts.institutions = entries.count;
        self.institutions = entries.sound;
        Some(entries.ids)
    }

    fn read_entries<T: DeserializeOwned + JsonSchema>(
        &mut self,
        path: &Path,
        kind: &str,
        rules: fn(&Node, &mut Findings<'_>),
    ) -> Option<Entries<T>> {
        let (source, mut faults) = folder::read_text(path);
        let root = source.as_ref().and_then(|source| json::parse(source, &mut faults));
        let (Some(source), Some(root)) = (source, root) else {
            self.faults.append(&mut faults);
            self.unusable.push(path.display().to_string());
            return None;
        };
        let Value::List(nodes) = &root.value else {
            let help = format!("write a list of all {kind}s in brackets");
            faults.push(source.fault(root.opening(), format!("a list of {kind}s belongs here"), help));
            self.faults.append(&mut faults);
            self.unusable.push(path.display().to_string());
            return None;
        };

        let shape = Shape::of::<T>();
        let mut entries = Entries { sound: Vec::new(), ids: Ids::new(), count: nodes.len() };
        let mut first = HashMap::new();
        for (at, node) in nodes.iter().enumerate() {
            let mut findings = Findings::new(&source);
            shape.check(node, &mut findings);
            rules(node, &mut findings);
            repeated_id(node, kind, &mut first, &mut findings);
            // A repeated field was found with the whole file, but its entry is to blame.
            findings.faults.extend(faults.extract_if(.., |fault| source.is_within(fault, node.span)));
            let id = node.get("id").and_then(Node::text);
            match sound(&source, node, &mut findings) {
                Some(entry) => {
                    entries.sound.push(entry);
                    entries.ids.extend(id.map(|id| (id.to_owned(), true)));
                }
                None => {
                    // The first of two entries with one id may be sound: it stays.
                    if let Some(id) = id {
                        entries.ids.entry(id.to_owned()).or_insert(false);
                    }
                    let name = id.map_or_else(|| format!("number {}", at + 1), quote);
                    let count = counted(findings.faults.len(), "fault", "faults");
                    self.left_out.push(format!("{}: {kind} {name} is left out: {count}", path.display()));
                }
            }
            self.faults.append(&mut findings.faults);
        }
        self.faults.append(&mut faults);
        Some(entries)
    }
}

/// The value, if nothing is wrong with it.
pub(super) fn sound<T: DeserializeOwned>(
    source: &Source,
    node: &Node,
    findings: &mut Findings<'_>,
) -> Option<T> {
    if !findings.faults.is_empty() {
        return None;
    }
    json::typed(source, node).map_err(|fault| findings.faults.push(*fault)).ok()
}

fn repeated_id(node: &Node, kind: &str, first: &mut HashMap<String, Span>, findings: &mut Findings<'_>) {
    let Some((node, id)) = node.get("id").and_then(|node| Some((node, node.text()?))) else { return };
    match first.get(id) {
        Some(&first) => {
            let line = findings.source.fault(first, "", "").line;
            let help = format!("give it an id of its own, or delete it; the first is on line {line}");
            findings.add(node.span, format!("there are two {kind}s with the id {}", quote(id)), help);
        }
        None => {
            first.insert(id.to_owned(), node.span);
        }
    }
}
