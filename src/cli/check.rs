//! `check`: is this a valid board, and where is it not?

use std::path::Path;

use super::{
    answer::{Answer, DONE, FILE, WRONG},
    arguments::Check,
    json::Json,
    words::{count, shown},
    world::World,
};
use crate::{
    domain::board::Board,
    store::{self, format::Located, format::ReadError},
};

/// What came of looking at a file.
struct Finding {
    /// The word for it in the output for programs, and the exit status.
    result: (&'static str, u8),
    /// Why it does not open.
    faults: Vec<Located>,
    /// What is odd about it, though it opens.
    oddities: Vec<Located>,
    /// The broken line with a mark below the place.
    excerpt: Option<String>,
    /// What can be done.
    hint: Option<String>,
    /// What it holds, in a line.
    holds: String,
}

/// Looks at the file and says all that is wrong with it or odd about it. Never changes it.
pub(super) fn run(world: &World, given: &Check) -> Answer {
    let path = match &given.path {
        Some(path) => world.directory.join(path),
        None => world.file.path.clone(),
    };
    let name = world.short(&path).to_string_lossy().into_owned();
    let finding = look(&path);
    let mut answer = world.answer(|| text(&name, &finding), || json(&name, &finding));
    answer.status = finding.result.1;
    answer
}

fn look(path: &Path) -> Finding {
    let nothing = Finding {
        result: ("refused", WRONG),
        faults: Vec::new(),
        oddities: Vec::new(),
        excerpt: None,
        hint: None,
        holds: String::new(),
    };
    let bytes = match store::load(path) {
        Ok(loaded) => loaded.bytes,
        Err(error) => {
            let problem = error.kind.to_string();
            let hint = Some(error.hint());
            return Finding {
                faults: vec![Located {
                    problem,
                    ..Located::default()
                }],
                hint,
                ..nothing
            };
        }
    };
    match store::format::read(&bytes) {
        Ok(read) => Finding {
            result: ("opens", DONE),
            oddities: read.oddities,
            holds: holds(&read.board),
            ..nothing
        },
        Err(error) => {
            let result = match &error {
                ReadError::Newer { .. } => ("newer", FILE),
                ReadError::NotABoard(_) | ReadError::Syntax(_) | ReadError::Refused(_) => {
                    nothing.result
                }
            };
            Finding {
                result,
                faults: error.all(),
                excerpt: error.excerpt(),
                ..nothing
            }
        }
    }
}

/// What a board holds, in a line.
fn holds(board: &Board) -> String {
    let parts = [
        count(board.items.kept().count(), "item"),
        count(board.sprints.len(), "sprint"),
        count(board.members.len(), "member"),
        count(board.requests.len(), "request"),
    ];
    parts.join(", ")
}

fn text(name: &str, finding: &Finding) -> String {
    let line = |sign: &str, located: &Located| {
        let gap = if located.line.is_some() { "" } else { " " };
        shown(&format!("{name}:{gap}{located}{sign}")) + "\n"
    };
    let faults: String = finding.faults.iter().map(|fault| line("", fault)).collect();
    let excerpt: Vec<String> = finding
        .excerpt
        .iter()
        .flat_map(|text| text.lines())
        .map(|text| format!("  {}\n", shown(text)))
        .collect();
    let oddities: String = finding
        .oddities
        .iter()
        .map(|oddity| line(" (odd, kept as it is)", oddity))
        .collect();
    let hint = finding
        .hint
        .as_ref()
        .map(|hint| format!("hint: {}\n", shown(hint)))
        .unwrap_or_default();
    let end = match finding.result.1 {
        DONE if finding.oddities.is_empty() => format!("{name} is a board: {}", finding.holds),
        DONE => format!(
            "{name} is a board: {}; {} odd",
            finding.holds,
            finding.oddities.len()
        ),
        FILE => format!("{name} is a board of a newer version, to be looked at only"),
        _ => format!(
            "{name} is no board: {}",
            count(finding.faults.len(), "fault")
        ),
    };
    let excerpt = excerpt.concat();
    format!("{faults}{excerpt}{oddities}{}\n{hint}", shown(&end))
}

fn json(name: &str, finding: &Finding) -> Json {
    let located = |located: &Located| {
        Json::Object(vec![
            ("path", (&located.path).into()),
            ("line", located.line.into()),
            ("column", located.column.into()),
            ("problem", (&located.problem).into()),
        ])
    };
    let list = |all: &[Located]| Json::List(all.iter().map(located).collect());
    Json::Object(vec![
        ("file", name.into()),
        ("result", finding.result.0.into()),
        ("faults", list(&finding.faults)),
        ("oddities", list(&finding.oddities)),
        ("hint", finding.hint.as_ref().into()),
    ])
}
