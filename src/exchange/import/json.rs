//! Values of JSON, looked at without asking whether they are there.

use serde_json::Value;

use super::Problem;

/// The value of a text, or of several one behind the other as a list.
pub(super) fn parse(text: &str) -> Result<Value, Problem> {
    let mut values = Vec::new();
    for value in serde_json::Deserializer::from_str(text).into_iter::<Value>() {
        match value {
            Ok(value) => values.push(value),
            Err(error) => {
                let line = u64::try_from(error.line()).unwrap_or(1);
                let said = error.to_string();
                // the place is told before, in our words
                let what = said.split(" at line ").next().unwrap_or(&said).to_owned();
                return Err(Problem::at(
                    line.max(1),
                    &format!("this is no JSON: {what}"),
                ));
            }
        }
    }
    Ok(match values.len() {
        1 => values.pop().unwrap_or_default(),
        _ => Value::Array(values),
    })
}

/// A text by its key; empty where there is none.
pub(super) fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// A number by its key, also where it is written as a text.
pub(super) fn number(value: &Value, key: &str) -> Option<f64> {
    match value.get(key)? {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => super::number::amount(text),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// A list by its key; empty where there is none.
pub(super) fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value
        .get(key)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

/// Whether something is said to be so.
pub(super) fn flag(value: &Value, key: &str) -> bool {
    value.get(key).and_then(Value::as_bool).unwrap_or(false)
}
