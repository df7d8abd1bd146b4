//! JSON as it is before it is read into the model.
//!
//! The browser parses it: a parser of our own would be a twentieth of the download. Natively, where
//! tests read the same files, serde does.

/// A JSON value (RFC 8259).
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Value {
    #[default]
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Value>),
    Object(Fields),
}

/// The fields of an object, in the order of the file.
pub(super) type Fields = Vec<(String, Value)>;

impl Value {
    /// Parses a file; an error says what is wrong with it.
    pub(super) fn parse(json: &str) -> Result<Self, String> {
        #[cfg(target_arch = "wasm32")]
        return browser::parse(json);
        #[cfg(not(target_arch = "wasm32"))]
        serde_json::from_str(json).map(native::value_of).map_err(|error| error.to_string())
    }
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use js_sys::{Array, JSON, JsString, Object, Reflect};
    use leptos::wasm_bindgen::{JsCast, JsValue};

    use super::Value;

    /// How deep lists and objects may be within each other; serde has the same limit. The bundle
    /// has six.
    const DEPTH: usize = 128;

    pub(super) fn parse(json: &str) -> Result<Value, String> {
        let parsed = JSON::parse(json).map_err(|error| {
            // What it says, and where, is the browser's.
            Reflect::get(&error, &"message".into()).ok().and_then(|said| said.as_string()).unwrap_or_default()
        })?;
        value_of(&parsed, DEPTH)
    }

    fn value_of(value: &JsValue, depth: usize) -> Result<Value, String> {
        if let Some(text) = value.dyn_ref::<JsString>() {
            return Ok(Value::Text(text.into()));
        }
        if let Some(number) = value.as_f64() {
            return Ok(Value::Number(number));
        }
        if let Some(is_true) = value.as_bool() {
            return Ok(Value::Bool(is_true));
        }
        let below = depth.checked_sub(1).ok_or("lists within lists without end")?;
        if let Some(items) = value.dyn_ref::<Array>() {
            return items
                .iter()
                .map(|item| value_of(&item, below))
                .collect::<Result<_, _>>()
                .map(Value::List);
        }
        let Some(object) = value.dyn_ref::<Object>() else { return Ok(Value::Null) };
        let keys = Object::keys(object).into_iter();
        let field = |key: JsValue| {
            let value = Reflect::get(object, &key).unwrap_or_default();
            Ok((key.as_string().unwrap_or_default(), value_of(&value, below)?))
        };
        keys.map(field).collect::<Result<_, String>>().map(Value::Object)
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use super::Value;

    pub(super) fn value_of(value: serde_json::Value) -> Value {
        match value {
            serde_json::Value::Null => Value::Null,
            serde_json::Value::Bool(is_true) => Value::Bool(is_true),
            // All numbers of JSON have a nearest double unless serde is told to keep their digits.
            serde_json::Value::Number(number) => Value::Number(number.as_f64().unwrap_or(f64::NAN)),
            serde_json::Value::String(text) => Value::Text(text),
            serde_json::Value::Array(items) => Value::List(items.into_iter().map(value_of).collect()),
            serde_json::Value::Object(fields) => {
                Value::Object(fields.into_iter().map(|(name, value)| (name, value_of(value))).collect())
            }
        }
    }
}
