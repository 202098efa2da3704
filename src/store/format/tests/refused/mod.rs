//! Files that are refused: each with its place and the words that name what is wrong.

mod foreign;
mod shape;
mod syntax;

use super::*;

/// What a file is refused with: `line:column` or `-`, then words that the message has to hold, apart by `/`.
#[track_caller]
fn check(row: &str, bytes: &[u8], place: &str, words: &str) {
    let Err(error) = read(bytes) else {
        panic!("{row}: it opened")
    };
    let all = error.all();
    let first = all.first().unwrap();
    let at = match first.line.zip(first.column) {
        Some((line, column)) => format!("{line}:{column}"),
        None => "-".to_owned(),
    };
    assert!(!matches!(error, ReadError::Newer { .. }), "{row}: {error}");
    let message = error.to_string();
    for word in words.split(" / ") {
        assert!(
            message.contains(word),
            "{row}: {word:?} is not in: {message}"
        );
    }
    assert_eq!(at, place, "{row}: {message}");
    assert!(
        message.chars().all(|c| !quote::acts(c)),
        "{row}: {message:?}"
    );
    let excerpt = error.excerpt().unwrap_or_default();
    assert!(
        excerpt.chars().all(|c| c == '\n' || !quote::acts(c)),
        "{row}: {excerpt:?}"
    );
}

/// A board of one item with these fields, which stands on line 2.
fn item(fields: &str) -> String {
    format!("{{\"goalpost\": 1, \"items\": [\n{{\"id\": \"G-1\", {fields}}}\n]}}")
}

const GOOD: &str =
    r#"{"goalpost": 1, "team": "Checkout", "items": [{"id": "G-1", "title": "Card form"}]}"#;

/// Every broken file in the fixtures, where it breaks and what is said of it.
#[test]
fn every_broken_fixture_is_refused_at_its_place() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures/broken");
    let table = std::fs::read_to_string(folder.join("expected.txt")).unwrap();
    let mut rows = 0;
    for row in table.lines().filter(|row| !row.starts_with('#')) {
        let [file, place, words] = row.split(" | ").collect::<Vec<_>>().try_into().unwrap();
        check(
            file,
            &std::fs::read(folder.join(file)).unwrap(),
            place,
            words,
        );
        rows += 1;
    }
    assert_eq!(
        rows,
        std::fs::read_dir(folder).unwrap().count() - 1,
        "each file has its row"
    );
    assert!(rows >= 20);
}
