//! The values of a file of settings, with their lines.

use std::{borrow::Cow, ops::Range};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{Config, Fault, Setting, Value};

/// How many broken lines are told; a file with more is something else.
const MOST_FAULTS: usize = 50;

/// The table that a broken heading gives way to; a name that nobody gives to one.
const UNKNOWN: &str = "a broken heading";

/// Reads the text of a file of settings, as much of it as can be read: a line that breaks the syntax is told and
/// passed over.
pub fn read(text: &str) -> Config {
    let mut config = Config::default();
    let mut rows: Vec<Cow<'_, str>> = text.split('\n').map(Cow::from).collect();
    loop {
        let text = rows.join("\n");
        let lines = Lines(&text);
        let error = match DeTable::parse(&text) {
            Ok(table) => {
                take_in(table.get_ref(), &[], &lines, &mut config.settings);
                break;
            }
            Err(error) => error,
        };
        let line = error.span().map_or(rows.len(), |span| lines.of(&span));
        // at the end of a text or a list that was never closed nothing is left to pass over but what stands before
        let says = |row: &Cow<'_, str>| !row.trim().is_empty() && !row.trim().starts_with('#');
        let broken = rows.iter().take(line).rposition(says);
        let Some((at, row)) = broken.and_then(|at| Some((at, rows.get_mut(at)?))) else {
            break;
        };
        *row = if row.trim_start().starts_with('[') && !row.contains(UNKNOWN) {
            // what stands below a broken heading belongs to no table that is known
            format!("[{UNKNOWN:?}.{at}]").into()
        } else {
            "".into()
        };
        config.faults.push(Fault {
            line: Some(at + 1),
            text: format!("this is not TOML: {}", first_line(error.message())),
        });
        if config.faults.len() == MOST_FAULTS {
            break;
        }
    }
    config
        .settings
        .retain(|setting| setting.path.first().is_none_or(|name| name != UNKNOWN));
    config.settings.sort_by_key(|setting| setting.line);
    config.faults.sort_by_key(|fault| fault.line);
    config
}

fn take_in(table: &DeTable<'_>, around: &[String], lines: &Lines<'_>, found: &mut Vec<Setting>) {
    for (key, value) in table {
        let mut path = around.to_vec();
        path.push(key.get_ref().to_string());
        if let DeValue::Table(inner) = value.get_ref()
            && !inner.is_empty()
        {
            take_in(inner, &path, lines, found);
        } else {
            found.push(Setting {
                path,
                value: plain(value),
                line: lines.of(&key.span()),
            });
        }
    }
}

fn plain(value: &Spanned<DeValue<'_>>) -> Value {
    match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(whole) => i64::from_str_radix(whole.as_str(), whole.radix())
            .ok()
            .and_then(|whole| i32::try_from(whole).ok())
            .map_or(Value::Other("a number out of range"), |whole| {
                Value::Number(f64::from(whole))
            }),
        DeValue::Float(number) => match number.as_str().parse::<f64>() {
            Ok(number) if number.is_finite() => Value::Number(number),
            Ok(_) | Err(_) => Value::Other("a number out of range"),
        },
        DeValue::Boolean(flag) => Value::Flag(*flag),
        DeValue::Datetime(_) => Value::Other("a date or a time"),
        DeValue::Array(values) => Value::List(values.iter().map(plain).collect()),
        DeValue::Table(table) if table.is_empty() => Value::Nothing,
        DeValue::Table(_) => Value::Other("a table"),
    }
}

fn first_line(message: &str) -> &str {
    message.lines().next().unwrap_or_default()
}

/// The lines of a text.
struct Lines<'a>(&'a str);

impl Lines<'_> {
    /// The line, from 1, in which a span begins.
    fn of(&self, span: &Range<usize>) -> usize {
        let before = self.0.as_bytes().get(..span.start).unwrap_or_default();
        before.split(|byte| *byte == b'\n').count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<(String, Value, usize)> {
        let settings = read(text).settings.into_iter();
        settings
            .map(|setting| (setting.path.join("."), setting.value, setting.line))
            .collect()
    }

    fn faults(text: &str) -> Vec<Option<usize>> {
        let faults = read(text).faults.into_iter();
        faults.map(|fault| fault.line).collect()
    }

    #[test]
    fn values_come_with_their_place_and_their_line() {
        let text = "# mine\n[defaults]\nname = \"Ana\"\nestimates = [1, 2.5, 0x10]\n\n[keys.backlog]\nlift = \"ctrl-x\"\nmouse = false\n[theme]\n";
        let value = |name: &str, value, line| (name.to_owned(), value, line);
        let numbers = [1.0, 2.5, 16.0].map(Value::Number).to_vec();
        assert_eq!(
            values(text),
            [
                value("defaults.name", Value::Text("Ana".to_owned()), 3),
                value("defaults.estimates", Value::List(numbers), 4),
                value("keys.backlog.lift", Value::Text("ctrl-x".to_owned()), 7),
                value("keys.backlog.mouse", Value::Flag(false), 8),
                value("theme", Value::Nothing, 9),
            ]
        );
        assert_eq!(faults(text), []);
    }

    #[test]
    fn a_broken_line_costs_itself_and_no_more() {
        for (text, lines) in [
            ("a = 1\nb = \nc = 3\n", vec![2]),
            ("a = 1\nb = \"open\nc = 3\n", vec![2]),
            ("a = 1\n???\nc = 3\n", vec![2]),
            ("a = 1\na = 2\nc = 3\n", vec![2]),
        ] {
            let lines: Vec<Option<usize>> = lines.into_iter().map(Some).collect();
            assert_eq!(faults(text), lines, "{text}");
            let left: Vec<String> = values(text).into_iter().map(|(name, ..)| name).collect();
            assert!(left.contains(&"a".to_owned()), "{text}: {left:?}");
            assert!(left.contains(&"c".to_owned()), "{text}: {left:?}");
        }
    }

    #[test]
    fn what_stands_below_a_broken_heading_is_not_taken_for_something_else() {
        let text = "[keys.backlog]\nlift = \"x\"\n[keys.sprint\nestimate = \"z\"\n[keys.team\nholiday = \"h\"\n[theme]\ngoal = \"bold\"\n";
        let left: Vec<String> = values(text).into_iter().map(|(name, ..)| name).collect();
        assert_eq!(left, ["keys.backlog.lift", "theme.goal"]);
        assert_eq!(faults(text), [Some(3), Some(5)]);
    }

    #[test]
    fn nothing_makes_it_stumble() {
        for text in [
            "",
            "\u{feff}",
            "[",
            "[[",
            "]]]]",
            "a.b.c.d = {",
            "\"",
            "\u{0}",
            "x = 99999999999999999999",
        ] {
            read(text);
        }
        let deep = "a = ".to_owned() + &"[".repeat(100_000);
        assert!(!read(&deep).faults.is_empty());
    }
}
