//! What bytes are that are no JSON: each has its own sentence, since each has its own remedy.

use super::{
    error::{Located, ReadError},
    locate::place,
    quote::quoted,
};

/// The text of these bytes, and what is odd about how it is written down.
pub(super) fn text(bytes: &[u8]) -> Result<(&str, Vec<Located>), ReadError> {
    let mut oddities = Vec::new();
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if body.len() < bytes.len() {
        oddities.push(odd(
            "it begins with a byte order mark, which the next save leaves out",
        ));
    }
    if body.iter().all(u8::is_ascii_whitespace) {
        return Err(whole(
            "the file is empty: restore a backup, or move it away to begin a new board",
        ));
    }
    let text = str::from_utf8(body).map_err(|error| no_text(body, error.valid_up_to()))?;
    if text.as_bytes().contains(&b'\r') {
        oddities.push(odd("its lines end in CR LF, the next save writes LF"));
    }
    Ok((text, oddities))
}

/// What a text is that is not meant to be JSON; `None` if it is JSON with a mistake.
pub(super) fn no_json(text: &str) -> Option<ReadError> {
    if let Some(known) = known(text.as_bytes()) {
        return Some(known);
    }
    if let Some(offset) = text.find('\0') {
        return Some(wide(text.as_bytes()).unwrap_or_else(|| zeros(text, offset)));
    }
    if let Some(offset) = conflict(text) {
        let problem =
            "a merge left conflict markers in the file: `goalpost merge FILE` joins both sides";
        return Some(at(text, offset, problem.to_owned()));
    }
    let start = text.trim_start();
    let mut lower: String = start.chars().take(200).collect();
    lower.make_ascii_lowercase();
    if start.starts_with("version https://git-lfs.github.com/spec/") {
        return Some(whole(
            "the file is a git LFS pointer, not the board itself: run `git lfs pull`",
        ));
    }
    if lower.starts_with("<!doctype") || lower.starts_with("<html") || lower.starts_with("<?xml") {
        return Some(whole(
            "not a board: the file is a web page (HTML), download the board itself",
        ));
    }
    let json =
        |c: char| matches!(c, '{' | '[' | '"' | '/' | '#' | '-' | '\'') || c.is_ascii_digit();
    let words = ["true", "false", "null", "NaN"]
        .iter()
        .any(|word| start.starts_with(word));
    let yaml = start.starts_with("---") || start.starts_with("- ") || start.starts_with("# ");
    if yaml || !(words || start.starts_with(json)) {
        return Some(whole(
            "not a board: the file is not JSON, a board begins with {\"goalpost\": 1",
        ));
    }
    None
}

/// What bytes are that are no UTF-8.
fn no_text(bytes: &[u8], valid: usize) -> ReadError {
    if let Some(known) = known(bytes) {
        return known;
    }
    if let Some(wide) = wide(bytes) {
        return wide;
    }
    let start = bytes.trim_ascii_start().first();
    if !matches!(start, Some(b'{' | b'[')) {
        return whole("not a board: the file is binary, a board is JSON in UTF-8");
    }
    let text = bytes
        .get(..valid)
        .and_then(|valid| str::from_utf8(valid).ok())
        .unwrap_or_default();
    let byte = bytes.get(valid).copied().unwrap_or_default();
    let near = text
        .rfind("\"title\"")
        .and_then(|title| text.get(title..)?.split('"').nth(3));
    let near = near
        .map(|title| format!(", at or after the title {}", quoted(title)))
        .unwrap_or_default();
    at(
        text,
        valid,
        format!("byte {valid} ({byte:#04x}) is not UTF-8{near}: save the file as UTF-8"),
    )
}

/// What a file is that says so with its first bytes.
fn known(bytes: &[u8]) -> Option<ReadError> {
    const HEADS: [(&[u8], &str); 7] = [
        (
            b"\x1f\x8b",
            "not a board: the file is packed with gzip, unpack it first (`gunzip`)",
        ),
        (
            b"SQLite format 3\0",
            "not a board: the file is an SQLite database",
        ),
        (
            b"PK\x03\x04",
            "not a board: the file is a zip archive, unpack it first",
        ),
        (b"\xff\xfe\0\0", UTF32),
        (b"\0\0\xfe\xff", UTF32),
        (b"\xff\xfe", UTF16),
        (b"\xfe\xff", UTF16),
    ];
    HEADS
        .iter()
        .find(|(head, _)| bytes.starts_with(head))
        .map(|(_, problem)| whole(problem))
}

const UTF16: &str = "not a board: the file is UTF-16, save it as UTF-8";
const UTF32: &str = "not a board: the file is UTF-32, save it as UTF-8";

/// Text in which every character has two or four bytes: most of them are zero, and always the same ones.
fn wide(bytes: &[u8]) -> Option<ReadError> {
    let head = bytes
        .get(..16.min(bytes.len() & !3))
        .filter(|head| !head.is_empty())?;
    let zeros =
        |start: usize, step: usize| head.iter().skip(start).step_by(step).all(|byte| *byte == 0);
    match (zeros(0, 2), zeros(1, 2)) {
        (true, false) if zeros(1, 4) => Some(whole(UTF32)),
        (false, true) if zeros(2, 4) => Some(whole(UTF32)),
        (true, false) | (false, true) => Some(whole(UTF16)),
        (true, true) | (false, false) => None,
    }
}

fn zeros(text: &str, offset: usize) -> ReadError {
    let problem = "zero bytes (NUL), as a power cut or a full disk leaves them: restore a backup";
    at(text, offset, problem.to_owned())
}

/// Where the first conflict marker of git or jj stands.
fn conflict(text: &str) -> Option<usize> {
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        if ["<<<<<<< ", ">>>>>>> ", "||||||| ", "%%%%%%% ", "+++++++ "]
            .iter()
            .any(|marker| line.starts_with(marker))
        {
            return Some(offset);
        }
        offset += line.len();
    }
    None
}

fn whole(problem: &str) -> ReadError {
    ReadError::NotABoard(odd(problem))
}

fn at(text: &str, offset: usize, problem: String) -> ReadError {
    let at = place(text, offset);
    ReadError::NotABoard(Located {
        path: String::new(),
        line: Some(at.line),
        column: Some(at.column),
        problem,
    })
}

fn odd(problem: &str) -> Located {
    Located {
        problem: problem.to_owned(),
        ..Located::default()
    }
}
