//! What an edit did to the running Sprint besides what it is called: for the log.
//!
//! A decision takes items out, a form changes an estimate, a split puts a part beside the whole. What the Sprint holds
//! can be read from the log only if such things stand in it under their own names.

use super::{Change, Edit, ItemChange};
use crate::domain::{board::Board, id::ItemId, item::Item, number::Number, sprint::Sprint};

/// The labels of what comes along with another change; some are those of edits of their own, too.
pub const ALSO: [&str; 3] = ["pull into Sprint", "take out of Sprint", "set estimate"];

/// What `edit` did to what the running Sprint holds, and to estimates, beyond what its own entry says: labels and
/// changes.
pub(super) fn changes(before: &Board, after: &Board, edit: &Edit) -> Vec<(&'static str, Change)> {
    let old = before.running();
    let new = after
        .running()
        .filter(|new| old.is_some_and(|old| old.number == new.number));
    let told = told(edit);
    let mut found = Vec::new();
    if let Some((old, new)) = old.zip(new) {
        let name = format!("Sprint {}", old.number);
        let came: Vec<&ItemId> = missing(new, old);
        if !came.is_empty() && !told.came {
            found.push(("pull into Sprint", Change::of_all(came).to(&name)));
        }
        let left: Vec<&ItemId> = missing(old, new);
        if !left.is_empty() && !told.left {
            found.push(("take out of Sprint", Change::of_all(left).from(&name)));
        }
    }
    if !told.estimates {
        let within = old.iter().flat_map(|sprint| &sprint.items);
        let mut ids: Vec<&ItemId> = within.map(|place| &place.item).collect();
        if let Edit::SetItem { ids: edited, .. } = edit {
            ids.extend(edited);
        }
        ids.sort();
        ids.dedup();
        found.extend(estimates(before, after, &ids).map(|change| ("set estimate", change)));
    }
    found
}

/// What an edit's own entry says.
struct Told {
    came: bool,
    left: bool,
    estimates: bool,
}

fn told(edit: &Edit) -> Told {
    Told {
        came: matches!(edit, Edit::Pull(_) | Edit::PullInto { .. }),
        left: matches!(edit, Edit::PushOut(_) | Edit::DeleteItems(_)),
        estimates: matches!(
            edit,
            Edit::SetItem {
                change: ItemChange::Estimate(_),
                ..
            }
        ),
    }
}

/// The items of `of` that are not in `other`; both are in the order of their ids.
fn missing<'a>(of: &'a Sprint, other: &Sprint) -> Vec<&'a ItemId> {
    let ids = of.items.iter().map(|place| &place.item);
    ids.filter(|id| {
        let found = other.items.binary_search_by(|place| place.item.cmp(id));
        found.is_err() && other.place_of(id).is_none()
    })
    .collect()
}

/// Those of the items that have another estimate now.
fn estimates(before: &Board, after: &Board, ids: &[&ItemId]) -> Option<Change> {
    let estimate =
        |board: &Board, id: &ItemId| board.items.any(id).map(|item: &Item| item.estimate);
    let changed: Vec<(&ItemId, Option<Number>, Option<Number>)> = ids
        .iter()
        .filter_map(|id| {
            let (old, new) = estimate(before, id).zip(estimate(after, id))?;
            (old != new).then_some((*id, old, new))
        })
        .collect();
    if changed.is_empty() {
        return None;
    }
    let shown =
        |number: Option<Number>| number.map(|number| number.to_string()).unwrap_or_default();
    let change = Change::of_all(changed.iter().map(|(id, ..)| *id));
    Some(
        change.each(
            changed
                .iter()
                .map(|(_, old, new)| (shown(*old), shown(*new))),
        ),
    )
}
