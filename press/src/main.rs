//! Stand-in while the workspace is laid out.
fn main() {}
