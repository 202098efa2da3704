//! Cells that a spreadsheet would take for a formula: guarded on the way out by one `'`, which goes again on the way in.

/// The sign that makes a spreadsheet take a cell as text.
const GUARD: char = '\'';

/// What a cell may not begin with: formulas, and what makes a spreadsheet move on to one.
const ACTS: [char; 12] = [
    '=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠',
];

/// Whether a spreadsheet could take this text for more than text.
pub fn acts(text: &str) -> bool {
    text.starts_with(ACTS)
}

/// The text as a cell that cannot act. What begins with a guard before such a sign gets another, so that it comes back
/// as it was.
pub fn guarded(text: &str) -> String {
    if acts(text) || text.strip_prefix(GUARD).is_some_and(is_guarded) {
        format!("{GUARD}{text}")
    } else {
        text.to_owned()
    }
}

/// The text that a guarded cell stands for.
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix(GUARD) {
        Some(text) if is_guarded(text) => text,
        Some(_) | None => cell,
    }
}

/// Whether a text acts behind any number of guards.
fn is_guarded(text: &str) -> bool {
    acts(text.trim_start_matches(GUARD))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_guard_goes_and_no_other_apostrophe() {
        for (cell, text) in [
            ("'=SUM()", "=SUM()"),
            ("'+1 from the auditors", "+1 from the auditors"),
            ("'＝1", "＝1"),
            ("''=x", "'=x"),
            ("'tis", "'tis"),
            ("=x", "=x"),
            ("''", "''"),
            ("", ""),
        ] {
            assert_eq!(unguarded(cell), text, "{cell}");
        }
    }

    proptest! {
        #[test]
        fn what_goes_out_comes_back(text in "'{0,3}[=+@\\t-]?.{0,8}") {
            let cell = guarded(&text);
            prop_assert!(!acts(&cell));
            prop_assert_eq!(unguarded(&cell), text);
        }
    }
}
