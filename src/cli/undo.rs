//! `undo` and `redo`: what was done is taken back, also after a restart.

use clap::Args;

use super::{
    answer::{Answer, Failure},
    backups::when,
    file::Desk,
    json::Json,
    words::shown,
    world::World,
};
use crate::{
    domain::{board::Board, id::EntryId, log::Entry},
    store::journal::{Action, Journal, Stay, Steps, TakenBack, Untaken},
};

/// Takes back what was done last on this machine, in whatever session it was.
///
/// What somebody has changed since stays, and is told.
#[derive(Debug, Args)]
pub(super) struct Undo {
    /// How many actions
    #[arg(value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1000))]
    steps: u32,
    /// This entry of the log instead of the last
    #[arg(long, value_name = "ID", conflicts_with = "steps")]
    entry: Option<String>,
}

/// What was taken back.
pub(super) struct Told {
    /// The action, in a line.
    pub(super) did: String,
    /// What stays of it and why, a line each.
    pub(super) stays: Vec<String>,
    entry: EntryId,
}

/// `undo`
pub(super) fn undo(world: &World, given: &Undo) -> Result<Answer, Failure> {
    let mut desk = Desk::open_to_change(world)?;
    let mut actions = read(&desk)?;
    let mut told = Vec::new();
    if let Some(entry) = &given.entry {
        let entry = known(entry, &desk.board, &actions)?;
        told.push(take_back(&mut desk, &actions, &entry)?);
        return answer(desk, "took back", &told);
    }
    for step in 0..given.steps {
        let next = Steps::new(&actions, &desk.board).to_undo(&[]);
        let Some(next) = next.map(|action| action.entry.clone()) else {
            if step == 0 {
                return Err(Failure::input("there is nothing to take back")
                    .hint("`goalpost backups` lists versions to go back to"));
            }
            break;
        };
        match take_back(&mut desk, &actions, &next) {
            Ok(done) => told.push(done),
            Err(failure) if step == 0 => return Err(failure),
            Err(failure) => {
                desk.note(&failure.message);
                break;
            }
        }
        actions.extend(desk.last_action());
    }
    answer(desk, "took back", &told)
}

/// `redo`
pub(super) fn redo(world: &World) -> Result<Answer, Failure> {
    let mut desk = Desk::open_to_change(world)?;
    let actions = read(&desk)?;
    let next = Steps::new(&actions, &desk.board).to_redo();
    let next = next.map(|action| action.entry.clone());
    let next = next.ok_or_else(|| {
        Failure::input(
            "there is nothing to do again: nothing was taken back, or something was done since",
        )
    })?;
    let told = take_back(&mut desk, &actions, &next)?;
    answer(desk, "did again", &[told])
}

fn read(desk: &Desk<'_>) -> Result<Vec<Action>, Failure> {
    let journal = desk.journal().ok_or_else(|| {
        Failure::file("there is no folder in which what was done could be kept")
            .hint("set $HOME, or $XDG_STATE_HOME")
    })?;
    Ok(Journal::read(&journal))
}

/// The entry of this id, which is in the log and in the journal and is not taken back.
fn known(id: &str, board: &Board, actions: &[Action]) -> Result<EntryId, Failure> {
    let entry = EntryId::new(id).filter(|id| board.log.get(id).is_some());
    let entry = entry.ok_or_else(|| {
        Failure::input(&format!("there is no entry `{id}` in the log"))
            .hint("`goalpost log` lists them")
    })?;
    let steps = Steps::new(actions, board);
    if steps.of(&entry).is_none() {
        return Err(Failure::input(&format!(
            "what {entry} did is not kept on this machine, so it cannot be taken back"
        ))
        .hint("`goalpost backups` lists versions to go back to"));
    }
    if !steps.holds(&entry) {
        return Err(Failure::input(&format!("{entry} is taken back already")));
    }
    Ok(entry)
}

fn take_back(desk: &mut Desk<'_>, actions: &[Action], entry: &EntryId) -> Result<Told, Failure> {
    let steps = Steps::new(actions, &desk.board);
    let Some(action) = steps.of(entry) else {
        return Err(Failure::input("there is nothing to take back"));
    };
    let did = named(action, &desk.board);
    let TakenBack { edit, stays } = steps
        .take_back(action)
        .map_err(|untaken| refused(&did, &untaken))?;
    desk.apply_apart(&edit)?;
    Ok(Told {
        did,
        stays: stays.iter().map(sentence).collect(),
        entry: entry.clone(),
    })
}

/// Why an action was not taken back.
pub(super) fn refused(did: &str, untaken: &Untaken) -> Failure {
    match untaken {
        Untaken::TooMany => Failure::input(&format!(
            "{did} changed more than is kept, so it cannot be taken back by itself"
        ))
        .hint("`goalpost backups` lists versions to go back to"),
        Untaken::Overtaken(stays) => {
            let why = stays
                .first()
                .map_or_else(|| "the board is as it was before".to_owned(), sentence);
            let more = match stays.len() {
                0 | 1 => String::new(),
                many => format!(" (and {} more)", many - 1),
            };
            Failure::input(&format!("not taken back: {why}{more}; it was: {did}"))
                .hint("`goalpost log` lists what was done; `goalpost undo --entry ID` takes another one back")
        }
    }
}

/// An action as it is named in a sentence: `move item G-12 of 2026-11-24 10:00:12 by ana`.
pub(super) fn named(action: &Action, board: &Board) -> String {
    let target = EntryId::new(&action.what).and_then(|id| board.log.get(&id));
    let (did, what) = target.map_or((&action.did, &action.what), |target| {
        (&target.did, &target.what)
    });
    let by = if action.by.is_empty() {
        String::new()
    } else {
        format!(" by {}", action.by)
    };
    format!("{did} {what} of {}{by}", when(action.at))
}

/// Why a field stays: `the title of G-12 stays: ben has changed it since (edit item, 2026-11-24 10:00)`.
pub(super) fn sentence(stay: &Stay) -> String {
    let what = field(&stay.place);
    match &stay.by {
        Some(Entry { by, did, at, .. }) => {
            let who = if by.is_empty() { "somebody" } else { by };
            format!(
                "{what} stays: {who} has changed it since ({did}, {})",
                when(*at)
            )
        }
        None => format!("{what} stays: it was changed since"),
    }
}

/// A place, as people say it: `the title of G-12`, `R-3`.
fn field(place: &str) -> String {
    let words: Vec<&str> = place.split('/').collect();
    let word = |word: &str| word.replace('_', " ");
    match words.as_slice() {
        ["sprints", number, "items", id] => format!("{id} in Sprint {number}"),
        ["sprints", number, "items", id, field] => {
            format!("the {} of {id} in Sprint {number}", word(field))
        }
        ["sprints", number] => format!("Sprint {number}"),
        ["sprints", number, field, ..] => format!("the {} of Sprint {number}", word(field)),
        [_, id] => (*id).to_owned(),
        [_, id, field, ..] => format!("the {} of {id}", word(field)),
        [field] => format!("the {}", word(field)),
        [] => "the board".to_owned(),
    }
}

fn answer(desk: Desk<'_>, did: &str, told: &[Told]) -> Result<Answer, Failure> {
    let lines: Vec<String> = told
        .iter()
        .map(|told| format!("{did}: {}", told.did))
        .collect();
    let stays: Vec<String> = told.iter().flat_map(|told| told.stays.clone()).collect();
    let fields = vec![
        ("entries", Json::list(told.iter().map(|told| &told.entry))),
        ("stays", Json::list(&stays)),
    ];
    let more: String = lines
        .iter()
        .skip(1)
        .chain(&stays)
        .map(|line| shown(line) + "\n")
        .collect();
    let first = lines.first().map_or("nothing changed", String::as_str);
    desk.save_with(first, fields, |_| more)
}
