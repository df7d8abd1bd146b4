//! axe-core, which checks a page's accessibility rules in the page itself.

use crate::page::Page;
use serde_json::{Value, json};
use std::sync::LazyLock;
use std::{env, fs};

/// WCAG 2.0, 2.1 and 2.2 at levels A and AA, and what axe's authors add.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

static AXE: LazyLock<Option<String>> = LazyLock::new(|| {
    let file = env::var_os("TIDINGS_AXE")?;
    fs::read_to_string(file).ok()
});

impl Page {
    /// Fails if the page, in the state it is in, breaks any rule.
    #[track_caller]
    pub fn assert_accessible(&self) {
        let Some(axe) = AXE.as_ref() else {
            panic!("TIDINGS_AXE does not name axe-core's axe.min.js: run `cargo xtask test`, which gets it");
        };
        self.execute(axe, &[]);
        let options = json!({
            "runOnly": { "type": "tag", "values": TAGS },
            "resultTypes": ["violations"],
        });
        let script = "const done = arguments[1];
            axe.run(document, arguments[0]).then(done, error => done({ error: String(error) }))";
        let result = self.execute_async(script, &[options]);
        let Some(violations) = result["violations"].as_array() else {
            panic!("axe did not come to an end: {result}");
        };
        let report: String = violations.iter().map(described).collect();
        assert!(violations.is_empty(), "{} breaks {} rules\n{report}", self.address(), violations.len());
    }
}

fn described(violation: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let nodes = violation["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut report = format!(
        "\n{} ({}): {}\n{}\n",
        text(&violation["id"]),
        text(&violation["impact"]),
        text(&violation["help"]),
        text(&violation["helpUrl"]),
    );
    for node in nodes {
        let why = text(&node["failureSummary"]).replace('\n', "\n      ");
        report += &format!("  {}\n    {}\n      {why}\n", node["target"], text(&node["html"]));
    }
    report
}
