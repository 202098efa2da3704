//! GitLab's CSV of issues.

use super::{
    columns::{Column, plain},
    found::{Found, FoundSprint},
    markdown, number,
    rows::{Cells, Dialect, Habit, NOTHING_PARTICULAR},
    words::{self, Sort},
};
use crate::domain::{import::Stage, item::Kind};

/// What is particular to GitLab: how far an issue is stands in a label, times are seconds, several people stand in a
/// cell.
pub(super) const GITLAB: Dialect = Dialect {
    source: "GitLab",
    own: &[
        (Column::Key, &["issue id"]),
        (Column::Note, &["url"]),
        (Column::Remaining, &["time estimate"]),
    ],
    left: &[
        "url",
        "author",
        "author username",
        "confidential",
        "locked",
        "updated at (utc)",
        "time spent",
        "issue id",
        "epic id",
    ],
    habits: &[Habit::Seconds, Habit::ManyOwners],
    finish,
    nameless: "gitlab",
    ..NOTHING_PARTICULAR
};

/// Whether a header is GitLab's.
pub(super) fn recognises(header: &[String]) -> bool {
    let names: Vec<String> = header.iter().map(|name| plain(name)).collect();
    ["title", "issue id", "created at (utc)", "labels"]
        .iter()
        .all(|name| names.iter().any(|other| other == name))
}

fn finish(found: &mut Found, cells: &Cells<'_>) {
    // the address says of which project the number is
    let address = found
        .sections
        .iter()
        .position(|(heading, text)| heading == "Notes" && text.starts_with("http"));
    if let Some(place) = address {
        let (_, address) = found.sections.remove(place);
        if let Some(project) = project(&address) {
            found.key = format!("{project}#{}", found.key);
        }
    }
    let closed = words::stage(&found.status) == Some(Stage::Done);
    let mut scoped = None;
    let mut tags = Vec::new();
    for tag in std::mem::take(&mut found.tags) {
        match tag.split_once("::") {
            Some(("workflow" | "status" | "state" | "Workflow" | "Status", word)) => {
                scoped = Some(word.to_owned());
            }
            Some(("type" | "Type" | "kind", word)) if words::sort(word).is_some() => {
                found.sort = words::sort(word);
            }
            _ if words::says_blocked(&tag) => found.blocked = Some("Blocked".to_owned()),
            _ if tag.eq_ignore_ascii_case("bug") => {
                found.sort = Some(Sort::Item(Kind::Bug));
                tags.push(tag);
            }
            _ => tags.push(tag),
        }
    }
    found.tags = tags;
    if closed {
        let given_up = scoped.as_deref().and_then(words::stage) == Some(Stage::Cancelled);
        found.stage = Some(if given_up {
            Stage::Cancelled
        } else {
            Stage::Done
        });
    } else if let Some(word) = scoped {
        found.status = word;
    } else {
        found.stage = Some(Stage::Todo);
    }
    if found.stage == Some(Stage::Done) {
        found.hours = None;
    }
    if cells.word(Column::Estimate).is_empty() && found.estimate.is_none() {
        found.estimate = number::of_labels(&mut found.tags);
    }
    found.sprints = found
        .sprints
        .iter()
        .map(|sprint| FoundSprint::named(&sprint.name))
        .collect();
    markdown::links(found, &|number| number.to_owned());
    let project = found
        .key
        .rsplit_once('#')
        .map(|(project, _)| project.to_owned());
    if let Some(project) = project {
        for key in found.waits.iter_mut().filter(|key| !key.contains('#')) {
            *key = format!("{project}#{key}");
        }
    }
}

/// `shop/checkout` of `https://gitlab.example.com/shop/checkout/-/issues/3`.
fn project(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let (_, path) = rest.split_once('/')?;
    let (project, _) = path
        .split_once("/-/")
        .or_else(|| path.split_once("/issues/"))?;
    Some(project)
}
