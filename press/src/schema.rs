//! JSON Schemas of the content files: they tell the editors' text editors which fields there are.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::{Value as Json, json};
use tidings::model::content::{Article, Edition, Institution, Topic};

use crate::check::SLUG_MAX;

/// The schema of one type, of draft 7: the newest that all common text editors know.
#[must_use]
pub fn of<T: JsonSchema>() -> Json {
    let mut schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<T>().to_value();
    state_limits(&mut schema);
    for_editors(&mut schema);
    schema
}

/// Descriptions are documentation of Rust; editors read them as plain text.
fn for_editors(schema: &mut Json) {
    match schema {
        Json::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Json::String(text) if name == "description" => {
                        *text = text
                            .replace("[`Article::TITLE_MAX`]", &Article::TITLE_MAX.to_string())
                            .replace("[`Article::SUMMARY_MAX`]", &Article::SUMMARY_MAX.to_string())
                            .replace('\n', " ");
                    }
                    other => for_editors(other),
                }
            }
        }
        Json::Array(items) => items.iter_mut().for_each(for_editors),
        _ => {}
    }
}

/// Adds the limits that the types do not carry, so that text editors can show them while typing.
fn state_limits(schema: &mut Json) {
    let slug = json!({ "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": SLUG_MAX });
    for (place, limits) in [
        ("/definitions/Slug", &slug),
        ("/definitions/TopicId", &slug),
        ("/definitions/InstitutionId", &slug),
        ("/properties/title", &json!({ "maxLength": Article::TITLE_MAX })),
        ("/properties/summary", &json!({ "maxLength": Article::SUMMARY_MAX })),
        ("/properties/topics", &json!({ "minItems": 1, "uniqueItems": true })),
        ("/properties/institutions", &json!({ "uniqueItems": true })),
        ("/properties/body", &json!({ "minItems": 1 })),
        ("/properties/credits", &json!({ "minItems": 1 })),
        ("/properties/sources", &json!({ "minItems": 1 })),
    ] {
        if let (Some(Json::Object(place)), Json::Object(limits)) = (schema.pointer_mut(place), limits) {
            place.extend(limits.clone());
        }
    }
}

/// Every schema and its file's name.
fn all() -> [(&'static str, Json); 4] {
    [
        ("article.schema.json", of::<Article>()),
        ("edition.schema.json", of::<Edition>()),
        ("topics.schema.json", of::<Vec<Topic>>()),
        ("institutions.schema.json", of::<Vec<Institution>>()),
    ]
}

/// Writes the schemas into `schema/` of the content folder.
///
/// # Errors
/// If a file cannot be written.
pub fn write(content: &Path) -> Result<Vec<PathBuf>> {
    let folder = content.join("schema");
    std::fs::create_dir_all(&folder).with_context(|| format!("{} cannot be created", folder.display()))?;
    let mut written = Vec::new();
    for (name, schema) in all() {
        let path = folder.join(name);
        let text = format!("{schema:#}\n");
        std::fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))?;
        written.push(path);
    }
    Ok(written)
}

/// Compares the schemas of the content folder with the types.
///
/// # Errors
/// If one is missing or no longer says what the types say.
pub fn check(content: &Path) -> Result<()> {
    for (name, schema) in all() {
        let path = content.join("schema").join(name);
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("{} cannot be read: `press schema` writes it", path.display()))?;
        if serde_json::from_str::<Json>(&text).ok().as_ref() != Some(&schema) {
            bail!("{} is older than src/model: run `press schema`", path.display());
        }
    }
    Ok(())
}
