//! What people write into Markdown that has a place with us: what waits for what, and why something cannot go on.

use super::{found::Found, markup};

/// How a line begins that names what has to be done first.
const WAITS: [&str; 6] = [
    "depends on",
    "blocked by",
    "requires",
    "hängt ab von",
    "dépend de",
    "depende de",
];

/// Takes lines such as `Depends on #3, #5` and `Blocked: why` out of the description, and then its checklist. `key`
/// makes a key of a number.
pub(super) fn links(found: &mut Found, key: &dyn Fn(&str) -> String) {
    let mut kept: Vec<&str> = Vec::new();
    let text = std::mem::take(&mut found.description);
    for line in text.lines() {
        let plain = line.trim().trim_start_matches(['-', '*', ' ']);
        let lower = plain.to_lowercase();
        let rest = WAITS
            .iter()
            .find(|word| lower.starts_with(*word))
            .and_then(|word| lower.get(word.len()..));
        if let Some(numbers) = rest.map(numbers).filter(|numbers| !numbers.is_empty()) {
            found.waits.extend(numbers.iter().map(|number| key(number)));
            // a line with more to say stays
            if rest.is_some_and(only_numbers) {
                continue;
            }
        }
        if let Some(reason) = ["Blocked:", "BLOCKED:", "blocked:"]
            .iter()
            .find_map(|word| plain.strip_prefix(word))
        {
            let reason = reason.trim();
            if !reason.is_empty() {
                found.blocked = Some(reason.to_owned());
                continue;
            }
        }
        kept.push(line);
    }
    let (description, acceptance) = markup::split(&kept.join("\n"));
    found.description = description;
    found.acceptance.extend(acceptance);
    let mut met: Vec<String> = Vec::new();
    found.waits.retain(|key| {
        let new = !met.contains(key);
        met.push(key.clone());
        new
    });
}

/// The numbers behind `#` in a text, and those at the end of addresses of issues.
fn numbers(text: &str) -> Vec<String> {
    let mut numbers = Vec::new();
    let mut rest = text;
    while let Some(place) = rest
        .find('#')
        .map(|at| at + 1)
        .or_else(|| rest.find("/issues/").map(|at| at + 8))
    {
        rest = rest.get(place..).unwrap_or_default();
        let end = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        if let Some(digits) = rest.get(..end).filter(|digits| !digits.is_empty()) {
            numbers.push(digits.to_owned());
        }
    }
    numbers
}

/// Whether nothing but numbers, addresses and what joins them is in a text.
fn only_numbers(text: &str) -> bool {
    text.split([' ', ',', ';', ':']).all(|word| {
        word.is_empty()
            || word.starts_with('#')
            || word.contains("/issues/")
            || matches!(word, "and" | "und" | "et" | "y" | "&")
    })
}
