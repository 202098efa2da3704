//! How deep a JSON value is nested, without building it.

/// Unknown values that are nested deeper than this are refused: other readers of the file could not take them.
pub(super) const DEEPEST: usize = 10_000;

/// The most brackets that are open at once in `json`, which is valid.
pub(super) fn of(json: &str) -> usize {
    let mut open = 0_usize;
    let mut deepest = 0;
    let mut bytes = json.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'{' | b'[' => {
                open += 1;
                deepest = deepest.max(open);
            }
            b'}' | b']' => open = open.saturating_sub(1),
            b'"' => {
                while let Some(byte) = bytes.next() {
                    match byte {
                        b'"' => break,
                        b'\\' => drop(bytes.next()),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_in_strings_do_not_count() {
        for (json, deepest) in [
            ("1", 0),
            (r#""[[[""#, 0),
            (r#"["\"[", {"a": []}]"#, 3),
            ("[[],[],[]]", 2),
        ] {
            assert_eq!(of(json), deepest, "{json}");
        }
    }
}
