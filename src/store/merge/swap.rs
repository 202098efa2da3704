//! The value that gave way put in the place of the one that stands, which then is the one that gave way.

use std::borrow::Cow;

use super::{
    mend,
    place::{conflict, steps},
    value::{self, Cut, cut, list_of, object_of, quoted},
};
use crate::{
    domain::{
        board::{Board, ColumnKind},
        check::Parts,
        conflict::Conflict,
        id::ConflictId,
    },
    store::format,
};

/// Days that say one thing together: where one alone would not do, both are swapped.
const PAIRS: &[(&str, &str)] = &[("start", "end"), ("starts", "needed_by")];

/// The board on which the value that gave way in the conflict `id` stands; what stood is listed in its place.
///
/// An error says, as one sentence without a full stop, why it cannot stand: the board would not hold together with it,
/// or what it belongs to is gone.
pub fn swapped(board: &Board, id: &ConflictId) -> Result<Board, String> {
    let known = board.conflicts.iter().find(|known| known.id == *id);
    let known = known.ok_or_else(|| {
        format!("there is no conflict {id}; `goalpost conflicts` lists those there are")
    })?;
    if known.place == mend::WHOLE {
        return whole(board, known);
    }
    alone_or_paired(board, known)
}

/// The other value alone; where that does not do, with the one that it goes together with.
fn alone_or_paired(board: &Board, known: &Conflict) -> Result<Board, String> {
    let alone = these(board, &[known]);
    let Err(why) = alone else {
        return alone;
    };
    match partner(board, known) {
        Some(partner) => these(board, &[known, partner]).map_err(|_both| why),
        None => Err(why),
    }
}

/// The conflict about the other day of the same record.
fn partner<'b>(board: &'b Board, known: &Conflict) -> Option<&'b Conflict> {
    let (record, field) = known.place.rsplit_once('/')?;
    let other = PAIRS.iter().find_map(|(first, second)| match field {
        field if field == *first => Some(second),
        field if field == *second => Some(first),
        _ => None,
    })?;
    let place = format!("{record}/{other}");
    board
        .conflicts
        .iter()
        .find(|conflict| conflict.place == place)
}

/// The board with the other values of these conflicts.
fn these(board: &Board, known: &[&Conflict]) -> Result<Board, String> {
    let mut text = super::text(board);
    let mut conflicts = board.conflicts.clone();
    for known in known {
        let stands = super::standing(board, &known.place);
        let stands = stands.as_deref().map(value::compact);
        if stands.as_deref() == known.other.as_deref() {
            return Err(format!(
                "both values of {} are the same by now: settle it",
                known.place
            ));
        }
        let way = steps(&known.place);
        let here = known.other.as_deref();
        text = put(&text, &way, here)?
            .ok_or_else(|| format!("{} has no place any more", known.place))?;
        conflicts.retain(|conflict| conflict.id != known.id);
        let (without, gone) = moved_in(&text, &way, known, stands.as_deref())?;
        text = without;
        conflicts.push(Conflict {
            extra: known.extra.clone(),
            ..gone
        });
    }
    let parts = format::parts(&text).ok_or("the other value is none that the field can have")?;
    valid(parts, conflicts)
}

/// What gave way to the value that was put in. A card is in one open Sprint: where it is put into one, it leaves the
/// other, and that is what gave way.
fn moved_in(
    text: &str,
    way: &[String],
    known: &Conflict,
    stands: Option<&str>,
) -> Result<(String, Conflict), String> {
    if let [sprints, number, items, item] = way
        && (sprints.as_str(), items.as_str()) == ("sprints", "items")
        && known.other.is_some()
        && stands.is_none()
    {
        let parts = format::parts(text).unwrap_or_default();
        let open = parts.sprints.iter().filter(|sprint| sprint.is_open());
        let other = open
            .filter(|sprint| sprint.number.to_string() != *number)
            .find(|sprint| sprint.items.iter().any(|card| card.item.as_str() == item));
        if let Some(other) = other {
            let place = format!("sprints/{}/items/{item}", other.number);
            let gone = conflict(&place, mend::at(text, &place));
            let without = put(text, &steps(&place), None)?.unwrap_or_default();
            return Ok((without, gone));
        }
    }
    Ok((text.to_owned(), conflict(&known.place, stands)))
}

/// The whole other version, in place of the whole board.
fn whole(board: &Board, known: &Conflict) -> Result<Board, String> {
    let other = known.other.as_deref().and_then(format::parts);
    let other = other.ok_or("the other version is no board that can be read")?;
    let mut conflicts = board.conflicts.clone();
    conflicts.retain(|conflict| conflict.id != known.id);
    let gone = Board {
        conflicts: conflicts.clone(),
        ..board.clone()
    };
    conflicts.push(Conflict {
        extra: known.extra.clone(),
        ..conflict(&mend::WHOLE, Some(&super::text(&gone)))
    });
    valid(other, conflicts)
}

/// The board of these parts with these conflicts, if it holds together.
fn valid(parts: Parts, mut conflicts: Vec<Conflict>) -> Result<Board, String> {
    conflicts.sort_by(|a, b| a.id.cmp(&b.id));
    conflicts.dedup_by(|a, b| a.id == b.id);
    let mut parts = mend::matched(Parts { conflicts, ..parts });
    if let Some(columns) = &mut parts.columns {
        // one that comes back stands last, where work is done
        columns.sort_by_key(|column| column.kind == ColumnKind::Done);
    }
    let (board, _) = Board::from_parts(parts).map_err(|faults| {
        let first = faults.first().map(ToString::to_string).unwrap_or_default();
        format!("the other value does not go with the rest of the board: {first}")
    })?;
    Ok(board)
}

/// The same JSON with `new` at the end of the way; `None`: nothing is there any more.
fn put(json: &str, way: &[String], new: Option<&str>) -> Result<Option<String>, String> {
    let Some((step, rest)) = way.split_first() else {
        return Ok(new.map(str::to_owned));
    };
    let gone = || format!("{step} is not on the board any more, so nothing can be put into it");
    match cut(json) {
        Cut::Object(fields) => {
            let value = match fields.get(step) {
                Some(value) => put(value, rest, new)?,
                None => match (rest, new) {
                    ([], new) => new.map(str::to_owned),
                    // the first record of a list that is left out while it is empty
                    ([name], Some(new)) if is_named(new, name) => Some(list_of(&[new])),
                    _ => return Err(gone()),
                },
            };
            let others = fields.0.iter().filter(|(key, _)| key != step);
            let others = others.map(|(key, value)| (key.clone(), Cow::Borrowed(*value)));
            let here = value.map(|value| (Cow::Borrowed(step.as_str()), Cow::Owned(value)));
            Ok(Some(object_of(&others.chain(here).collect::<Vec<_>>())))
        }
        Cut::List(records) => {
            let mut records: Vec<Cow<'_, str>> = records.into_iter().map(Cow::Borrowed).collect();
            match mend::find(&records, step) {
                Some(at) => {
                    let record = records.get(at).map_or("", |record| record);
                    match put(record, rest, new)? {
                        Some(record) => {
                            if let Some(slot) = records.get_mut(at) {
                                *slot = Cow::Owned(record);
                            }
                        }
                        None => {
                            records.remove(at);
                        }
                    }
                }
                None => match (rest, new) {
                    ([], Some(new)) => {
                        records.push(Cow::Borrowed(new));
                    }
                    _ => return Err(gone()),
                },
            }
            Ok(Some(list_of(&records)))
        }
        Cut::Plain => Err(gone()),
    }
}

/// Whether `json` is a record that goes by this name in its list.
fn is_named(json: &str, name: &str) -> bool {
    matches!(cut(json), Cut::Object(_)) && mend::find(&[json], name).is_some()
        || json == quoted(name)
}
