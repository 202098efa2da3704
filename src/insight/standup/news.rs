//! What has changed since the last stand-up, from the log and not from memory.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use crate::domain::{
    board::{Board, ColumnKind},
    id::{ColumnId, ItemId, RequestId},
    log::Entry,
    sprint::Sprint,
};

use super::{
    super::card::items_of,
    since::{STARTED, Since, sprint_name},
};

/// One thing that has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// What has happened.
    pub kind: Kind,
    /// To which item, request or Sprint.
    pub id: String,
    /// Its title; empty where it is not on the board any more.
    pub title: String,
    /// The column, the reason or the decision; may be empty.
    pub detail: String,
}

/// What has happened, in the order in which it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It is done.
    Done,
    /// It came into another column.
    Moved,
    /// It was done and is not any more.
    Reopened,
    /// It cannot go on.
    Blocked,
    /// It can go on.
    Unblocked,
    /// It came into the Sprint.
    Added,
    /// It left the Sprint.
    Removed,
    /// It was asked for.
    Requested,
    /// It was decided.
    Decided,
    /// A request was done.
    Finished,
    /// The Sprint has another goal or other dates.
    Replanned,
    /// The Sprint was started.
    Started,
}

impl Kind {
    /// The sign before it, one column wide.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Done | Self::Finished => "✓",
            Self::Moved => "→",
            Self::Reopened => "←",
            Self::Blocked => "■",
            Self::Unblocked => "□",
            Self::Added => "+",
            Self::Removed => "−",
            Self::Requested => "?",
            Self::Decided => "=",
            Self::Replanned | Self::Started => "◎",
        }
    }

    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Moved => "moved",
            Self::Reopened => "not done after all",
            Self::Blocked => "blocked",
            Self::Unblocked => "can go on",
            Self::Added => "added",
            Self::Removed => "taken out",
            Self::Requested => "new request",
            Self::Decided => "decided",
            Self::Finished => "request done",
            Self::Replanned => "Sprint changed",
            Self::Started => "Sprint started",
        }
    }
}

/// What became of one item, as far as the log has been read.
#[derive(Debug, Default)]
struct Trace {
    /// The first column it left, and the last one it came into.
    columns: Option<(String, String)>,
    /// Whether it was blocked before, and why it is now; an empty reason: it is not.
    block: Option<(bool, String)>,
    /// Whether it was in the Sprint before, and whether it is now.
    within: Option<(bool, bool)>,
}

/// What has changed since then, in the order of [`Kind`], then of ids. What was taken back again is not told.
pub(super) fn news(board: &Board, sprint: &Sprint, since: &Since, zone: &TimeZone) -> Vec<News> {
    let mut entries: Vec<&Entry> = board
        .log
        .by_id()
        .filter(|entry| since.covers(entry, zone))
        .collect();
    entries.sort_by_key(|entry| entry.at);
    let mut traces: BTreeMap<ItemId, Trace> = BTreeMap::new();
    let mut news = Vec::new();
    let back = board.log.taken_back();
    for entry in entries {
        if let Some(entry) = board.log.meant(entry) {
            read(&entry, sprint, &mut traces);
        }
        if !back.contains(&entry.id) {
            news.extend(of_entry(board, sprint, entry));
        }
    }
    for (id, trace) in &traces {
        news.extend(of_item(board, id, trace));
    }
    news.sort_by(|a, b| (a.kind, id_order(&a.id)).cmp(&(b.kind, id_order(&b.id))));
    news.dedup_by(|a, b| {
        a.kind == b.kind && a.id == b.id && {
            // the last one counts; a deduplication keeps the first
            b.detail.clone_from(&a.detail);
            true
        }
    });
    news
}

/// `G-9` comes before `G-10`.
fn id_order(id: &str) -> (usize, &str) {
    (id.len(), id)
}

/// Takes in what an entry says of items.
fn read(entry: &Entry, sprint: &Sprint, traces: &mut BTreeMap<ItemId, Trace>) {
    let (from, to) = (&entry.from, &entry.to);
    let change: fn(&mut Trace, &str, &str) = match entry.did.as_str() {
        "move card" => |trace, from, to| match &mut trace.columns {
            Some((_, last)) => to.clone_into(last),
            None => trace.columns = Some((from.to_owned(), to.to_owned())),
        },
        "block item" | "unblock item" => |trace, from, to| match &mut trace.block {
            Some((_, reason)) => to.clone_into(reason),
            None => trace.block = Some((!from.is_empty(), to.to_owned())),
        },
        "pull into Sprint" if *to == sprint_name(sprint) => {
            |trace, _, _| trace.within = Some((trace.within.is_some_and(|(was, _)| was), true))
        }
        "take out of Sprint" if *from == sprint_name(sprint) => {
            |trace, _, _| trace.within = Some((trace.within.is_none_or(|(was, _)| was), false))
        }
        _ => return,
    };
    for id in items_of(&entry.what).filter_map(ItemId::new) {
        change(traces.entry(id).or_default(), from, to);
    }
}

/// What is to be told of an item.
fn of_item(board: &Board, id: &ItemId, trace: &Trace) -> Vec<News> {
    let tell = |kind, detail: &str| News {
        kind,
        id: id.to_string(),
        title: board
            .items
            .any(id)
            .map(|item| item.title.clone())
            .unwrap_or_default(),
        detail: detail.to_owned(),
    };
    let mut told = Vec::new();
    if let Some((from, to)) = trace.columns.as_ref().filter(|(from, to)| from != to) {
        let column = |id: &str| ColumnId::new(id).and_then(|id| board.column(&id));
        let is_done = |id| column(id).is_some_and(|column| column.kind == ColumnKind::Done);
        let name = column(to).map_or(to.as_str(), |column| &column.name);
        told.push(match (is_done(from), is_done(to)) {
            (false, true) => tell(Kind::Done, ""),
            (true, false) => tell(Kind::Reopened, name),
            (false, false) | (true, true) => tell(Kind::Moved, name),
        });
    }
    match &trace.block {
        Some((_, reason)) if !reason.is_empty() => told.push(tell(Kind::Blocked, reason)),
        Some((true, _)) => told.push(tell(Kind::Unblocked, "")),
        Some((false, _)) | None => (),
    }
    match trace.within {
        Some((false, true)) => told.push(tell(Kind::Added, "")),
        Some((true, false)) => told.push(tell(Kind::Removed, "")),
        Some((true, true) | (false, false)) | None => (),
    }
    told
}

/// What an entry says of a request or of the Sprint.
fn of_entry(board: &Board, sprint: &Sprint, entry: &Entry) -> Option<News> {
    let of_sprint = entry.what == sprint_name(sprint);
    let kind = match entry.did.as_str() {
        "add request" => Kind::Requested,
        "decide request" => Kind::Decided,
        "finish request" => Kind::Finished,
        "change Sprint" if of_sprint => Kind::Replanned,
        STARTED if of_sprint => Kind::Started,
        _ => return None,
    };
    let request = RequestId::new(&entry.what);
    let request = request.and_then(|id| board.request(&id));
    let detail = match kind {
        Kind::Decided => request
            .map(|request| request.state.word())
            .unwrap_or_default(),
        Kind::Replanned => &entry.to,
        Kind::Done
        | Kind::Moved
        | Kind::Reopened
        | Kind::Blocked
        | Kind::Unblocked
        | Kind::Added
        | Kind::Removed
        | Kind::Requested
        | Kind::Finished
        | Kind::Started => "",
    };
    Some(News {
        kind,
        id: entry.what.clone(),
        title: request
            .map(|request| request.title.clone())
            .unwrap_or_default(),
        detail: detail.to_owned(),
    })
}
