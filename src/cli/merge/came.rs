//! What came into a board, counted by kind.

use std::{collections::HashMap, hash::Hash};

use crate::{
    cli::words::{count, shown},
    domain::board::Board,
};

/// How many records of each kind are new, changed and gone.
#[derive(Debug, Default)]
pub(super) struct Came(Vec<String>);

impl Came {
    /// What `after` holds that `before` does not, and the other way round.
    pub(super) fn of(before: &Board, after: &Board) -> Self {
        let items = |board: &Board| {
            let all = board.items.by_id();
            all.map(|item| (item.id.clone(), item.clone()))
                .collect::<HashMap<_, _>>()
        };
        let mut lines = told("item", &items(before), &items(after));
        lines.extend(records(
            ("request", &before.requests, &after.requests),
            |one| one.id.clone(),
        ));
        lines.extend(records(
            ("Sprint", &before.sprints, &after.sprints),
            |one| one.number,
        ));
        lines.extend(records(
            ("member", &before.members, &after.members),
            |one| one.id.clone(),
        ));
        lines.extend(records(
            ("impediment", &before.impediments, &after.impediments),
            |one| one.id.clone(),
        ));
        Self(lines)
    }

    /// The counts: `2 new items`.
    pub(super) fn lines(&self) -> &[String] {
        &self.0
    }

    /// The same in a line, if anything came.
    pub(super) fn text(&self) -> String {
        if self.0.is_empty() {
            return String::new();
        }
        format!("{}\n", shown(&self.0.join(", ")))
    }
}

fn records<'b, T: Clone + PartialEq + 'b, K: Hash + Eq>(
    (kind, before, after): (
        &str,
        impl IntoIterator<Item = &'b T>,
        impl IntoIterator<Item = &'b T>,
    ),
    key: impl Fn(&T) -> K,
) -> Vec<String> {
    let by = |one: &T| (key(one), one.clone());
    let before = before.into_iter().map(by).collect();
    let after = after.into_iter().map(by).collect();
    told(kind, &before, &after)
}

fn told<K: Hash + Eq, T: PartialEq>(
    kind: &str,
    before: &HashMap<K, T>,
    after: &HashMap<K, T>,
) -> Vec<String> {
    let new = after.keys().filter(|key| !before.contains_key(key)).count();
    let gone = before.keys().filter(|key| !after.contains_key(key)).count();
    let other = |(key, record): &(&K, &T)| before.get(key).is_some_and(|was| was != *record);
    let changed = after.iter().filter(other).count();
    [(new, "new"), (changed, "changed"), (gone, "gone")]
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, how)| format!("{} {how}", count(number, kind)))
        .collect()
}
