//! Rules for the entries of `topics.json` and `institutions.json`.

use super::{Findings, is_blank};
use crate::{fault::quote, json::Node};

/// Checks a topic.
pub fn check_topic(topic: &Node, findings: &mut Findings<'_>) {
    findings.texts(topic);
    findings.slug_form(topic.get("id"));
}

/// Checks an institution.
pub fn check_institution(institution: &Node, findings: &mut Findings<'_>) {
    findings.texts(institution);
    findings.slug_form(institution.get("id"));
    findings.web_address(institution.get("homepage"));
    findings.degrees(institution.get("lat"), 90.0, "latitude");
    findings.degrees(institution.get("lon"), 180.0, "longitude");
    if let Some(country) = institution.get("country")
        && let Some(code) = country.text()
        && !is_blank(code)
        && !(code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()))
    {
        let help = "write two capital letters (ISO 3166-1 alpha-2), as in `CN` or `DE`";
        findings.add(country.span, format!("{} is not a country's code", quote(code)), help);
    }
}

impl Findings<'_> {
    fn degrees(&mut self, node: Option<&Node>, most: f64, name: &str) {
        if let Some((node, degrees)) = node.and_then(|node| Some((node, node.number()?)))
            && degrees.abs() > most
        {
            let help = format!("write decimal degrees from -{most} to {most}");
            self.add(node.span, format!("there is no {name} {degrees}"), help);
        }
    }
}
