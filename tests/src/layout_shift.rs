//! How much a page jumps about.

use crate::page::Page;
use serde_json::Value;
use std::fmt;

/// How much a page jumped about while it loaded.
#[derive(Clone, Debug)]
pub struct LayoutShift {
    /// Cumulative Layout Shift as Web Vitals defines it: 0 is steady, up to 0.1 is good.
    pub score: f64,
    /// What moved, worst first.
    pub moved: Vec<String>,
}

impl Page {
    /// How much the page has jumped about since it was loaded, apart from what
    /// the visitor's own actions moved.
    #[track_caller]
    pub fn layout_shift(&self) -> LayoutShift {
        let shift = self.execute(include_str!("layout_shift.js"), &[]);
        let moved = shift["moved"].as_array().expect("a list of what moved");
        LayoutShift {
            score: shift["score"].as_f64().expect("a score"),
            moved: moved.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        }
    }
}

impl fmt::Display for LayoutShift {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:.4}", self.score)?;
        for moved in &self.moved {
            write!(formatter, "\n{moved}")?;
        }
        Ok(())
    }
}
