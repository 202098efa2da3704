//! Words and short phrases that several screens use.

use crate::{
    assess::{Level, Neck},
    domain::{
        board::{Board, ColumnKind},
        id::{ItemId, MemberId},
        item::Item,
        member::Member,
        number::Number,
    },
};

use super::{number::number, row::Row, theme::Theme};

/// The word for a level, as people say it.
pub(super) const fn level(level: Level) -> &'static str {
    match level {
        Level::NoEffect => "no effect",
        Level::Absorbable => "absorbable",
        Level::Watch => "watch",
        Level::Threatens => "threatens",
        Level::Unreachable => "unreachable",
    }
}

/// A level's sign and word: `▲ threatens`.
pub(super) fn level_row(at: Level, theme: &Theme) -> Row {
    Row::new().say(&format!("{} {}", at.sign(), level(at)), theme.level(at))
}

/// The tightest place: `ios (Ana, Ben)`.
pub(super) fn neck(neck: &Neck, board: &Board) -> String {
    let names = neck.people.iter().map(|id| member(board, id)).collect();
    format!("{} ({})", work(neck), people(names))
}

/// The same with first names only, where no two of them are alike: for the goal bar.
pub(super) fn short_neck(neck: &Neck, board: &Board) -> String {
    let names = neck.people.iter().map(|id| first_name(board, id)).collect();
    format!("{} ({})", work(neck), people(names))
}

/// The skills of the tightest place.
pub(super) fn work(neck: &Neck) -> String {
    if neck.skills.is_empty() {
        "all work".to_owned()
    } else {
        neck.skills.join(", ")
    }
}

/// The first three of some names, and how many more there are.
fn people(names: Vec<&str>) -> String {
    const SHOWN: usize = 3;
    let count = names.len();
    let shown = names.into_iter().take(SHOWN).collect::<Vec<_>>().join(", ");
    match count {
        0 => "nobody".to_owned(),
        count if count > SHOWN => format!("{shown} +{}", count - SHOWN),
        _ => shown,
    }
}

/// A member's first name, or the whole one where another member has the same first name.
pub(super) fn first_name<'a>(board: &'a Board, id: &'a MemberId) -> &'a str {
    let whole = member(board, id);
    let first = |name: &'a str| name.split_whitespace().next().unwrap_or(name);
    let short = first(whole);
    let namesakes = board
        .members
        .iter()
        .filter(|other| first(other.name()) == short);
    if namesakes.count() > 1 { whole } else { short }
}

/// An estimate: `5`, `0.5`, or `?` where there is none.
pub(super) fn estimate(estimate: Option<Number>) -> String {
    estimate.map_or_else(|| "?".to_owned(), |estimate| number(estimate.get()))
}

/// Whether an item is done: in a done column, or in none and finished.
pub(super) fn is_done(board: &Board, item: &Item) -> bool {
    match board
        .sprint_of(&item.id)
        .and_then(|(_, place)| board.column_of(place))
    {
        Some(column) => column.kind == ColumnKind::Done,
        None => item.done.is_some(),
    }
}

/// Two signs: how the item stands to the Sprint, and whether it is blocked or done.
pub(super) fn signs(board: &Board, item: &Item, theme: &Theme) -> Row {
    let place = board.sprint_of(&item.id).map(|(_, place)| place);
    let row = match place {
        Some(place) if place.goal => Row::new().say("◎", theme.goal),
        Some(_) => Row::new().say("•", theme.text),
        None => Row::new().say(" ", theme.text),
    };
    if is_done(board, item) {
        row.say("✓", theme.done)
    } else if place.is_some_and(|place| place.blocked.is_some()) {
        row.say("■", theme.blocked)
    } else {
        row.say(" ", theme.text)
    }
}

/// An item by id and title.
pub(super) fn item(board: &Board, id: &ItemId) -> String {
    match board.items.any(id) {
        Some(item) => format!("{id} {}", item.title),
        None => id.to_string(),
    }
}

/// A member by name.
pub(super) fn member<'a>(board: &'a Board, id: &'a MemberId) -> &'a str {
    board.member(id).map_or(id.as_str(), Member::name)
}
