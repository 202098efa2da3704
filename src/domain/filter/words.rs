//! A filter taken apart into its words; quotes hold spaces in them.

/// One word of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// As it was typed.
    pub(super) typed: &'a str,
    /// Whether a `-` stands before it.
    pub(super) negated: bool,
    /// What stands before its first colon, if that is a name and not in quotes, in small letters.
    pub(super) key: Option<String>,
    /// The rest of it, without quotes, in small letters.
    pub(super) value: String,
    /// Whether some of it stands in quotes: then it is a text, and no name of a test.
    pub(super) quoted: bool,
}

/// The words of `text`.
pub(super) fn of(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        if rest.is_empty() {
            return None;
        }
        let (typed, behind) = rest.split_at_checked(end(rest)).unwrap_or((rest, ""));
        rest = behind;
        Some(Word::new(typed))
    })
}

/// Where the first word of `text` ends: at a space that is not in quotes.
fn end(text: &str) -> usize {
    let mut in_quotes = false;
    for (at, c) in text.char_indices() {
        if c == '"' {
            in_quotes = !in_quotes;
        } else if c.is_whitespace() && !in_quotes {
            return at;
        }
    }
    text.len()
}

impl<'a> Word<'a> {
    fn new(typed: &'a str) -> Self {
        let (negated, rest) = typed
            .strip_prefix('-')
            .map_or((false, typed), |rest| (true, rest));
        let is_name = |key: &str| !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphabetic());
        let (key, rest) = match rest.split_once(':').filter(|(key, _)| is_name(key)) {
            Some((key, value)) => (Some(key.to_ascii_lowercase()), value),
            None => (None, rest),
        };
        Self {
            typed,
            negated,
            key,
            value: small(&rest.replace('"', "")),
            quoted: rest.contains('"'),
        }
    }
}

/// The same text in small letters, one character at a time, as titles are compared.
pub(super) fn small(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}
