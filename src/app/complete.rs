//! Completing a word that is being typed from those that are known.

/// The most words that are offered.
const MOST: usize = 12;

/// The word before the cursor, behind the last comma, and at which byte it begins.
pub(super) fn word(before: &str) -> (usize, &str) {
    let start = before.rfind(',').map_or(0, |at| at + 1);
    let word = before.get(start..).unwrap_or_default();
    let trimmed = word.trim_start();
    (start + word.len() - trimmed.len(), trimmed)
}

/// The known words that begin with what is typed, then those that hold it; in the order in which they are known.
pub(super) fn offers<'a>(typed: &str, known: impl Iterator<Item = &'a str> + Clone) -> Vec<String> {
    let typed = typed.trim_end().to_lowercase();
    let begins = |word: &&str| word.to_lowercase().starts_with(&typed);
    let holds = |word: &&str| !begins(word) && word.to_lowercase().contains(&typed);
    let found = known.clone().filter(begins).chain(known.filter(holds));
    found.take(MOST).map(str::to_owned).collect()
}

/// Words by how often they are used, the most frequent first; equals by the alphabet.
pub(super) fn by_use<'a>(words: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut counts = std::collections::BTreeMap::<&str, usize>::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    // stable: equals stay in the order of the alphabet
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let words = counts.into_iter().map(|(word, _)| word.to_owned());
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_is_what_stands_behind_the_last_comma() {
        assert_eq!(word("ios"), (0, "ios"));
        assert_eq!(word("ios, we"), (5, "we"));
        assert_eq!(word("漢字, "), (8, ""));
    }

    #[test]
    fn what_begins_so_comes_before_what_only_holds_it() {
        let known = ["web app", "app", "Apple"];
        assert_eq!(offers("AP", known.into_iter()), ["app", "Apple", "web app"]);
        assert_eq!(offers("", known.into_iter()).len(), 3);
        assert!(offers("x", known.into_iter()).is_empty());
    }

    #[test]
    fn what_is_used_most_comes_first() {
        let words = ["b", "a", "c", "c"].map(str::to_owned);
        assert_eq!(by_use(words.iter()), ["c", "a", "b"]);
    }
}
