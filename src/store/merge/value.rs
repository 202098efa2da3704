//! JSON text, cut into its fields and entries without a look into them.

use std::borrow::Cow;

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::value::RawValue;

/// What a JSON text is on its outermost level.
#[derive(Debug)]
pub(super) enum Cut<'a> {
    /// An object, its fields in their order.
    Object(Fields<'a>),
    /// A list, its entries in their order.
    List(Vec<&'a str>),
    /// A text, a number, an answer or nothing.
    Plain,
}

/// The fields of an object, in their order: each its key and its value as it is written.
#[derive(Debug, Default)]
pub(super) struct Fields<'a>(pub(super) Vec<(Cow<'a, str>, &'a str)>);

/// Cuts `json` on its outermost level; what is no JSON is plain.
pub(super) fn cut(json: &str) -> Cut<'_> {
    match json.as_bytes().first() {
        Some(b'{') => Cut::Object(fields(json)),
        Some(b'[') => Cut::List(entries(json)),
        _ => Cut::Plain,
    }
}

/// The fields of the object `json`; none, if it is none.
pub(super) fn fields(json: &str) -> Fields<'_> {
    serde_json::from_str(json).unwrap_or_default()
}

/// The entries of the list `json`; none, if it is none.
pub(super) fn entries(json: &str) -> Vec<&str> {
    let entries: Vec<&RawValue> = serde_json::from_str(json).unwrap_or_default();
    entries.into_iter().map(RawValue::get).collect()
}

/// The text that the JSON string `json` stands for.
pub(super) fn string(json: &str) -> Option<String> {
    serde_json::from_str(json).ok()
}

/// The JSON string that stands for `text`.
pub(super) fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// The list of these entries.
pub(super) fn list_of<T: AsRef<str>>(entries: &[T]) -> String {
    let entries: Vec<&str> = entries.iter().map(AsRef::as_ref).collect();
    format!("[{}]", entries.join(","))
}

/// The object of these fields.
pub(super) fn object_of(fields: &[(Cow<'_, str>, Cow<'_, str>)]) -> String {
    let fields: Vec<String> = fields
        .iter()
        .map(|(key, value)| format!("{}:{value}", quoted(key)))
        .collect();
    format!("{{{}}}", fields.join(","))
}

/// The same JSON on one line, without white space between its parts.
pub(super) fn compact(json: &str) -> String {
    let (mut in_text, mut escaped) = (false, false);
    let mut kept = String::with_capacity(json.len());
    for c in json.chars() {
        if in_text || !matches!(c, ' ' | '\n' | '\r' | '\t') {
            kept.push(c);
        }
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = in_text,
            '"' => in_text = !in_text,
            _ => (),
        }
    }
    kept
}

impl<'a> Fields<'a> {
    /// The value of the field `key`.
    pub(super) fn get(&self, key: &str) -> Option<&'a str> {
        let field = self.0.iter().find(|(name, _)| name == key);
        field.map(|(_, value)| *value)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields<'de>, A::Error> {
                let mut fields = Vec::new();
                while let Some(Name(key)) = map.next_key()? {
                    let value: &RawValue = map.next_value()?;
                    fields.push((key, value.get()));
                }
                Ok(Fields(fields))
            }
        }

        from.deserialize_map(InOrder)
    }
}

/// A key, borrowed where it holds no escapes.
struct Name<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = Name<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a key")
            }

            fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Borrowed(key)))
            }

            fn visit_str<E>(self, key: &str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Owned(key.to_owned())))
            }
        }

        from.deserialize_str(Either)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_is_cut_into_its_fields_and_a_list_into_its_entries() {
        let Cut::Object(fields) = cut("{\"a\": [1, 2], \"b\\n\": {\"c\": \"}\"}}") else {
            panic!("no object");
        };
        assert_eq!(fields.get("a"), Some("[1, 2]"));
        assert_eq!(fields.get("b\n"), Some("{\"c\": \"}\"}"));
        assert_eq!(fields.get("c"), None);
        assert!(matches!(cut("[1, [2]]"), Cut::List(entries) if entries == ["1", "[2]"]));
        assert!(matches!(cut("\"{}\""), Cut::Plain));
    }

    #[test]
    fn white_space_goes_and_texts_stay() {
        assert_eq!(
            compact("{\n  \"a b\": [1, \"\\\" x\\\\\" ] }"),
            "{\"a b\":[1,\"\\\" x\\\\\"]}"
        );
    }
}
