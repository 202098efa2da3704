//! JSON with the keys in the order they are given, and numbers as the contract has them.

use std::fmt::Write as _;

use crate::domain::{number::Number, text::is_inert};

/// A value to print.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    /// What is unknown.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A count.
    Whole(u64),
    /// A figure, printed with at least one decimal and at most four.
    Real(f64),
    /// A text, printed so that it can only be seen.
    Text(String),
    /// Values in a row.
    List(Vec<Self>),
    /// Values by name.
    Object(Vec<(&'static str, Self)>),
}

impl Json {
    /// The text of the value on lines of its own, indented by two spaces a level.
    pub(super) fn print(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, 0);
        text.push('\n');
        text
    }

    /// A list of whatever becomes a value.
    pub(super) fn list<T: Into<Self>>(values: impl IntoIterator<Item = T>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }

    fn write(&self, text: &mut String, level: usize) {
        match self {
            Self::Null => text.push_str("null"),
            Self::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
            Self::Whole(value) => text.push_str(&value.to_string()),
            Self::Real(value) => text.push_str(&real(*value)),
            Self::Text(value) => write_text(text, value),
            Self::List(values) => {
                let values = values.iter().map(|value| (None, value));
                write_many(text, level, ['[', ']'], values);
            }
            Self::Object(fields) => {
                let fields = fields.iter().map(|(key, value)| (Some(*key), value));
                write_many(text, level, ['{', '}'], fields);
            }
        }
    }
}

/// Members between brackets, each on a line of its own; nothing but the brackets where there is none.
fn write_many<'a>(
    text: &mut String,
    level: usize,
    [open, close]: [char; 2],
    members: impl ExactSizeIterator<Item = (Option<&'a str>, &'a Json)>,
) {
    text.push(open);
    let some = members.len() > 0;
    for (index, (key, value)) in members.enumerate() {
        if index > 0 {
            text.push(',');
        }
        indent(text, level + 1);
        if let Some(key) = key {
            write_text(text, key);
            text.push_str(": ");
        }
        value.write(text, level + 1);
    }
    if some {
        indent(text, level);
    }
    text.push(close);
}

fn indent(text: &mut String, level: usize) {
    text.push('\n');
    text.extend(std::iter::repeat_n("  ", level));
}

/// A figure with one decimal to four; what is no finite number is unknown.
fn real(value: f64) -> String {
    if !value.is_finite() {
        return "null".to_owned();
    }
    // Halves away from zero, as people round, also where the arithmetic left them a hair below.
    let tens_of_thousands = ((value * 1e8).round() / 1e4).round();
    let text = format!("{:.4}", tens_of_thousands / 1e4);
    let short = text.trim_end_matches('0');
    let short = if short.ends_with('.') {
        format!("{short}0")
    } else {
        short.to_owned()
    };
    if short == "-0.0" {
        "0.0".to_owned()
    } else {
        short
    }
}

fn write_text(text: &mut String, value: &str) {
    text.push('"');
    for c in value.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            c if is_inert(c.encode_utf8(&mut [0; 4])) => text.push(c),
            c => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    // Writing to a string cannot fail.
                    let _infallible = write!(text, "\\u{unit:04x}");
                }
            }
        }
    }
    text.push('"');
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<f64> for Json {
    fn from(value: f64) -> Self {
        Self::Real(value)
    }
}

impl From<Number> for Json {
    fn from(value: Number) -> Self {
        Self::Real(value.get())
    }
}

impl From<u32> for Json {
    fn from(value: u32) -> Self {
        Self::Whole(value.into())
    }
}

impl From<u64> for Json {
    fn from(count: u64) -> Self {
        Self::Whole(count)
    }
}

impl From<usize> for Json {
    fn from(value: usize) -> Self {
        Self::Whole(value as u64)
    }
}

impl From<&str> for Json {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Json {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<&String> for Json {
    fn from(value: &String) -> Self {
        Self::Text(value.clone())
    }
}

impl From<jiff::civil::Date> for Json {
    fn from(value: jiff::civil::Date) -> Self {
        Self::Text(value.to_string())
    }
}

impl<Kind> From<&crate::domain::id::Id<Kind>> for Json {
    fn from(value: &crate::domain::id::Id<Kind>) -> Self {
        Self::Text(value.as_str().to_owned())
    }
}

impl<T: Into<Self>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_one_decimal_to_four() {
        let cases = [
            (24.0, "24.0"),
            (-2.800_000_000_01, "-2.8"),
            (0.211_25, "0.2113"),
            (0.211_249_999_999_9, "0.2113"),
            (-0.000_01, "0.0"),
            (1e6, "1000000.0"),
            (f64::NAN, "null"),
        ];
        for (value, shown) in cases {
            assert_eq!(real(value), shown);
        }
    }

    #[test]
    fn keys_stay_in_their_order_and_empty_lists_on_their_line() {
        let json = Json::Object(vec![
            ("b", Json::List(Vec::new())),
            ("a", Json::list([1_u32, 2])),
        ]);
        assert_eq!(
            json.print(),
            "{\n  \"b\": [],\n  \"a\": [\n    1,\n    2\n  ]\n}\n"
        );
    }

    #[test]
    fn a_text_that_could_act_is_escaped_and_comes_back_the_same() {
        let hostile = "a\u{1b}[31m\u{7}\"\\ \u{85}\n";
        let printed = Json::from(hostile).print();
        assert!(
            !printed.contains('\u{1b}') && !printed.contains('\u{85}'),
            "{printed:?}"
        );
        assert_eq!(serde_json::from_str::<String>(&printed).unwrap(), hostile);
    }
}
