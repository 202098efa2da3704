//! What is wrong with broken JSON, told as people would: what it probably is and what would do.

use unicode_width::UnicodeWidthChar as _;

use super::{
    error::{ReadError, SyntaxError},
    locate::{boundary, place},
    quote::acts,
};

/// The broken place with its line, and a guess at what happened.
pub(super) fn explained(text: &str, error: &serde_json::Error) -> ReadError {
    let (offset, problem) = guess(text, offset(text, error), error);
    let at = place(text, offset);
    let (excerpt, caret) = excerpt(text, offset);
    ReadError::Syntax(SyntaxError {
        line: at.line,
        column: at.column,
        problem,
        excerpt,
        caret,
    })
}

/// The byte that an error is about.
pub(super) fn offset(text: &str, error: &serde_json::Error) -> usize {
    let lines = || {
        text.bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n')
            .map(|(offset, _)| offset + 1)
    };
    let start = match error.line() {
        0 | 1 => Some(0),
        line => lines().nth(line - 2),
    };
    // Column 0 is the line end before.
    let offset = (start.unwrap_or(text.len()) + error.column()).saturating_sub(1);
    boundary(text, offset)
}

/// What an error says, without the place, which it has at its end.
pub(super) fn words_of(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let words = words.strip_suffix(&place).unwrap_or(&words);
    match words
        .strip_prefix("invalid type: ")
        .or_else(|| words.strip_prefix("invalid value: "))
    {
        Some(misfit) => match misfit.rsplit_once(", expected ") {
            Some((found, expected)) => format!("expected {expected}, found {}", cut(&plain(found))),
            None => cut(misfit),
        },
        None => words.to_owned(),
    }
}

/// What was found, in the words of the file instead of the parser's.
fn plain(found: &str) -> String {
    let number = ["integer ", "floating point ", "boolean "]
        .iter()
        .find_map(|kind| found.strip_prefix(kind));
    match (found, number, found.strip_prefix("string ")) {
        ("map", ..) => "an object".to_owned(),
        ("sequence", ..) => "a list".to_owned(),
        (_, Some(number), _) => number.to_owned(),
        (_, None, Some(text)) => format!("the text {text}"),
        (_, None, None) => found.to_owned(),
    }
}

fn cut(found: &str) -> String {
    const MOST: usize = 80;
    match found.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", found.get(..end).unwrap_or_default()),
        None => found.to_owned(),
    }
}

/// Where the mistake is and what it is.
fn guess(text: &str, offset: usize, error: &serde_json::Error) -> (usize, String) {
    let words = words_of(error);
    let rest = text.get(offset..).unwrap_or_default();
    let next = rest.chars().next();
    let before = text.get(..offset).unwrap_or_default();
    let comma = before.trim_end().strip_suffix(',').map(str::len);
    let problem = match (words.as_str(), next) {
        _ if error.is_eof() => {
            return (
                text.len(),
                format!("the file ends too early, it was cut off ({words}): restore a backup"),
            );
        }
        (w, _)
            if w.contains("escape")
                || w.contains("surrogate")
                || w.contains("unicode code point") =>
        {
            return escape(text, offset);
        }
        (w, Some('\n' | '\r')) if w.contains("control character") => {
            "newline (control character) in a text: end the text, or write \\n"
        }
        (w, _) if w.contains("control character") => {
            "raw control character in a text: write it as \\u00XX, or take it out"
        }
        ("trailing characters", Some('{' | '[')) => {
            "a second document after the end of the board: keep one of the two"
        }
        ("trailing characters", _) => "something comes after the end of the board: take it out",
        ("number out of range", _) => "the number is out of range",
        (w, _) if w.contains("recursion limit") => "it is nested too deep",
        (_, Some('/' | '#')) => "JSON has no comments: take it out",
        (_, Some('\'')) => "single quotes: JSON wants double quotes (\") around a key or text",
        (_, Some('}' | ']')) if comma.is_some() => {
            return (
                comma.unwrap_or(offset),
                "trailing comma: take this comma out".to_owned(),
            );
        }
        (_, Some(',')) if comma.is_some() => "two commas in a row: take one out",
        (_, Some('N' | 'I' | '+')) => {
            "NaN, Infinity and + are no JSON numbers: write a number such as 3, or leave the field out"
        }
        ("invalid number", _) => {
            "not a number as JSON writes it: no leading zero, no lone minus or point"
        }
        (
            "expected `,` or `}`" | "expected `,` or `]`",
            Some('"' | '{' | '[' | '0'..='9' | '-' | 't' | 'f' | 'n'),
        ) => "a comma is missing before this",
        ("expected `:`", _) => "a colon is missing between a key and its value",
        ("key must be a string", _) => "expected a key in double quotes",
        ("expected value" | "expected ident", Some('T' | 'F' | 't' | 'f' | 'n')) => {
            "not a value: write true, false or null in small letters"
        }
        ("expected value", _) => {
            "expected a value: a text in double quotes, a number, a list, an object, true or false"
        }
        (other, _) => other,
    };
    (offset, problem.to_owned())
}

/// The escape that is wrong, shortly before the place.
fn escape(text: &str, offset: usize) -> (usize, String) {
    let before = text.get(..boundary(text, offset + 1)).unwrap_or_default();
    let start = before.rfind('\\').unwrap_or(offset);
    let code = text
        .get(start + 2..start + 6)
        .and_then(|code| u32::from_str_radix(code, 16).ok());
    let half = text
        .get(start..)
        .is_some_and(|rest| rest.starts_with("\\u"))
        && code.is_some_and(|code| (0xd800..=0xdfff).contains(&code));
    let problem = if half {
        "this escape is half of a surrogate pair: write both halves, or the character itself"
    } else {
        "unknown escape in a text: write a backslash as \\\\, any character as \\u and four digits"
    };
    (start, problem.to_owned())
}

/// The line of a place, as much as fits into 80 columns, inert, and the columns before the place.
fn excerpt(text: &str, offset: usize) -> (String, usize) {
    const WIDTH: usize = 80;
    let before = text.get(..offset).unwrap_or(text);
    let behind = text.get(offset..).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let head: Vec<char> = before
        .get(start..)
        .unwrap_or_default()
        .chars()
        .rev()
        .take(WIDTH)
        .collect();
    let tail = behind.chars().take_while(|c| *c != '\n');
    let width = |c: &char| c.width().unwrap_or(0);
    let (mut shown, mut caret) = (Vec::new(), 0);
    for c in head.iter().map(|c| seen(*c)) {
        if caret + width(&c) > WIDTH / 2 {
            break;
        }
        caret += width(&c);
        shown.push(c);
    }
    shown.reverse();
    let mut used = caret;
    for c in tail.take(WIDTH).map(seen) {
        used += width(&c);
        if used > WIDTH {
            break;
        }
        shown.push(c);
    }
    (
        shown.into_iter().collect::<String>().trim_end().to_owned(),
        caret,
    )
}

/// The character as it may be shown.
fn seen(c: char) -> char {
    match c {
        '\t' => ' ',
        c if acts(c) => '\u{fffd}',
        c => c,
    }
}
