//! What sort of request it is: said, or guessed from its words.

use crate::domain::request::Category;

/// Words that give a category away; the first that is found counts.
#[rustfmt::skip] // a table is read in columns
const WORDS: &[(Category, &[&str])] = &[
    (Category::Security,    &["cve", "vulnerab", "security", "exploit", "patch", "breach", "pentest"]),
    (Category::Incident,    &["outage", "incident", "hotfix", "production down", "is down", "on fire"]),
    (Category::Compliance,  &["audit", "licence", "license", "gdpr", "compliance", "legal", "regulat"]),
    (Category::Event,       &["meeting", "training", "drill", "visit", "workshop", "survey", "e-learning", "elearning", "town hall", "photo"]),
    (Category::Workstation, &["laptop", "account", "vpn", "mailbox", "password", "badge", "phone", "workstation", "windows", "macos", "office", "certificate"]),
    (Category::Platform,    &["library", "framework", "server", "toolchain", "database", "compiler", "sdk", "upgrade", "migrat", "dependency", "decommission"]),
];

/// The category that the words of a title speak of, if they do.
pub fn guess_category(title: &str) -> Option<Category> {
    let title = title.to_lowercase();
    let speaks = |words: &[&str]| words.iter().any(|word| title.contains(word));
    WORDS
        .iter()
        .find(|(_, words)| speaks(words))
        .map(|(category, _)| *category)
}

/// The category of this name or of a beginning that no other shares.
///
/// Otherwise the sentence that says what would do.
pub fn parse_category(text: &str) -> Result<Category, String> {
    let text = text.to_lowercase();
    let mut begin = Category::ALL
        .into_iter()
        .filter(|category| category.word().starts_with(&text));
    match (begin.next(), begin.next()) {
        (Some(category), None) if !text.is_empty() => Ok(category),
        _ => {
            let words: Vec<&str> = Category::ALL.into_iter().map(Category::word).collect();
            Err(format!("no category; it can be {}", words.join(", ")))
        }
    }
}
