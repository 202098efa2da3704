//! Free texts merged line by line.

use super::value::{Cut, cut, list_of, quoted, string};

/// Fields that hold free text: a string, or a list with one entry a line.
const FREE: &[&str] = &["description", "note", "product_goal", "text", "why"];

/// Whether a field of this name holds free text.
pub(super) fn is_free(key: &str) -> bool {
    FREE.contains(&key)
}

/// The text with the changes of both; `None` where both changed the same lines, or it is no text.
pub(super) fn merged(base: Option<&str>, one: &str, other: &str) -> Option<String> {
    let base = base.map_or(Some(String::new()), lines)?;
    let merged = diffy::merge(&base, &lines(one)?, &lines(other)?).ok()?;
    let text = merged.strip_suffix('\n').unwrap_or(&merged);
    Some(if text.contains('\n') {
        let lines: Vec<String> = text.split('\n').map(quoted).collect();
        list_of(&lines)
    } else {
        quoted(text)
    })
}

/// The text, each line with its end.
fn lines(json: &str) -> Option<String> {
    let mut text = match cut(json) {
        Cut::Plain => string(json)?,
        Cut::List(lines) => {
            let lines: Option<Vec<String>> = lines.into_iter().map(string).collect();
            lines?.join("\n")
        }
        Cut::Object(_) => return None,
    };
    text.push('\n');
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_one_side_changed_are_taken_from_it() {
        let base = r#"["one", "two", "three"]"#;
        let merged = merged(
            Some(base),
            r#"["ONE", "two", "three"]"#,
            r#"["one", "two", "three", "four"]"#,
        );
        assert_eq!(merged.as_deref(), Some(r#"["ONE","two","three","four"]"#));
    }

    #[test]
    fn the_same_line_changed_twice_is_for_people() {
        assert_eq!(merged(Some("\"a\""), "\"b\"", "\"c\""), None);
        assert_eq!(merged(None, "\"b\"", "\"c\""), None);
        assert_eq!(merged(Some("\"a\""), "1", "\"c\""), None);
    }
}
