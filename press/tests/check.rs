//! What `press check` says: nothing about sound content, and one message for every way to break it.

mod support;

use std::{fs, path::Path};

use press::{
    content::Content,
    report::{self, Colours},
    schema,
};
use support::{FIXTURES, Site};

const PROJECT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// What is printed, with paths as an editor in the folder above `content/` sees them.
fn printed(site: &Site, content: &Content) -> String {
    let text = report::render(&content.faults, Colours::Off) + &content.summary();
    text.replace(&format!("{}/", site.root().display()), "")
}

#[test]
fn every_broken_fixture_gives_the_message_beside_it() {
    let broken = Path::new(FIXTURES).join("broken");
    let mut fixtures: Vec<_> =
        fs::read_dir(&broken).expect("fixtures").map(|entry| entry.expect("a fixture").path()).collect();
    fixtures.sort();
    assert!(fixtures.len() > 50, "only {} fixtures in {}", fixtures.len(), broken.display());
    for fixture in fixtures {
        let name = fixture.file_name().expect("a name").to_string_lossy().into_owned();
        let site = Site::broken(&name);
        let content = site.read();
        assert!(!content.faults.is_empty(), "{name} has no faults");
        insta::with_settings!({
            snapshot_path => &fixture,
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!("message", printed(&site, &content));
        });
    }
}

#[test]
fn valid_content_has_no_faults() {
    let site = Site::valid();
    let content = site.read();
    assert_eq!(printed(&site, &content), "2 articles, 2 editions, 2 topics, 2 institutions: no faults");
    assert_eq!((content.articles.len(), content.left_out.len(), content.unusable.len()), (2, 0, 0));
}

#[test]
fn the_content_of_this_site_has_no_faults() {
    let project = Path::new(PROJECT);
    let content = Content::read(&project.join("content"), &project.join("public"));
    let text = report::render(&content.faults, Colours::Off);
    assert!(content.faults.is_empty() && content.unusable.is_empty(), "{text}");
    assert_eq!(content.articles.len(), content.counts.articles);
}

#[test]
fn every_fault_starts_with_a_place_that_can_be_clicked() {
    let site = Site::broken("several-faults-in-one-file");
    let content = site.read();
    let text = report::render(&content.faults, Colours::Off);
    for fault in &content.faults {
        assert!(text.contains(&format!("× {}: {}\n", fault.place(), fault.message)), "{fault}");
    }
    assert!(content.faults.len() >= 8, "{text}");
    assert!(!text.contains('\u{1b}'), "{text}");
    assert!(report::render(&content.faults, Colours::On).contains('\u{1b}'));
}

#[test]
fn what_is_not_there_is_a_fault_and_the_rest_is_read() {
    for (missing, left) in [("topics.json", 2), ("institutions.json", 2), ("articles", 0)] {
        let site = Site::valid();
        let path = site.root().join("content").join(missing);
        if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) }.expect("a removal");
        let content = site.read();
        let text = printed(&site, &content);
        assert!(text.contains(&format!("content/{missing}:1:1: this cannot be read: ")), "{text}");
        assert_eq!((content.articles.len(), content.unusable.len()), (left, 1), "{missing}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_is_a_fault_and_the_next_is_read() {
    let site = Site::valid();
    let articles = site.root().join("content/articles");
    std::os::unix::fs::symlink("nowhere.json", articles.join("2001-01-01-gone.json")).expect("a link");
    let content = site.read();
    let text = printed(&site, &content);
    assert!(text.contains("content/articles/2001-01-01-gone.json:1:1: this cannot be read: "), "{text}");
    assert_eq!((content.articles.len(), content.faults.len()), (2, 1));
}

#[test]
fn the_schemas_are_as_new_as_the_types() {
    schema::check(&Path::new(PROJECT).join("content")).expect("current schemas");
}

#[test]
fn a_stale_or_missing_schema_is_told() {
    let site = Site::valid();
    let content = site.root().join("content");
    let message = schema::check(&content).expect_err("no schemas yet").to_string();
    assert!(message.contains("`press schema` writes it"), "{message}");
    schema::write(&content).expect("schemas");
    schema::check(&content).expect("current schemas");
    fs::write(content.join("schema/topics.schema.json"), "{}").expect("a stale schema");
    let message = schema::check(&content).expect_err("a stale schema").to_string();
    assert!(message.contains("topics.schema.json") && message.contains("run `press schema`"), "{message}");
}
