//! Whom a request hits, as people type it: `@ana,ben`, `#ios`, or nothing for everybody.

use crate::domain::{board::Board, id::MemberId, request::Affects};

/// Whom `text` means: `@ana,ben` or `ana,ben`, `#ios` or `skill:ios`, nothing or `everybody`.
///
/// Otherwise the sentence that says what would do.
pub fn parse_affects(text: &str, board: &Board) -> Result<Affects, String> {
    let text = text.trim();
    if let Some(skill) = text
        .strip_prefix('#')
        .or_else(|| text.strip_prefix("skill:"))
    {
        let skill = skill.trim();
        return if skill.is_empty() {
            Err("which skill? #ios would do".to_owned())
        } else {
            Ok(Affects::Skill(skill.to_owned()))
        };
    }
    match text.to_lowercase().as_str() {
        "" | "everybody" | "all" => Ok(Affects::Everybody),
        _ => people(text.strip_prefix('@').unwrap_or(text), board),
    }
}

/// The members of these ids or names, between commas, with or without `@` before each.
pub(super) fn people(text: &str, board: &Board) -> Result<Affects, String> {
    let mut members: Vec<MemberId> = Vec::new();
    for name in text
        .split(',')
        .map(|name| name.trim().trim_start_matches('@'))
        .filter(|name| !name.is_empty())
    {
        let wanted = name.to_lowercase();
        let meant = board.members.iter().find(|member| {
            member.id.as_str().to_lowercase() == wanted || member.name().to_lowercase() == wanted
        });
        let Some(member) = meant else {
            let names: Vec<&str> = board
                .members
                .iter()
                .map(|member| member.id.as_str())
                .collect();
            let known = if names.is_empty() {
                "nobody is in the team yet".to_owned()
            } else {
                format!("the team: {}", names.join(", "))
            };
            return Err(format!("there is no member {name}; {known}"));
        };
        if !members.contains(&member.id) {
            members.push(member.id.clone());
        }
    }
    if members.is_empty() {
        Err("who? @ana,ben would do".to_owned())
    } else {
        Ok(Affects::Members(members))
    }
}

/// Whom a request hits, in the notation in which it is typed; nothing for everybody.
pub fn affects_text(affects: &Affects) -> String {
    match affects {
        Affects::Everybody => String::new(),
        Affects::Members(members) => {
            let names: Vec<&str> = members.iter().map(MemberId::as_str).collect();
            format!("@{}", names.join(","))
        }
        Affects::Skill(skill) => format!("#{skill}"),
    }
}
