//! What has to be done first: references become ids, and no circle comes in.

use std::collections::HashMap;

use crate::domain::{
    board::Board,
    id::ItemId,
    import::{Fate, Import, Note},
    item::Item,
};

/// The dependencies of all incoming items.
pub(super) struct Links {
    /// By the line of the item.
    needs: HashMap<u64, Vec<ItemId>>,
    notes: Vec<Note>,
}

impl Links {
    pub(super) fn of(board: &Board, import: &Import, matches: &[(ItemId, Option<&Item>)]) -> Self {
        let mut known: HashMap<&str, &ItemId> = HashMap::new();
        for item in board
            .items
            .by_id()
            .filter(|item| !item.reference.is_empty())
        {
            known.insert(&item.reference, &item.id);
        }
        for (incoming, (id, _)) in import.items.iter().zip(matches) {
            if let Some(own) = &incoming.id {
                known.insert(own.as_str(), id);
            }
        }
        for (incoming, (id, _)) in import.items.iter().zip(matches) {
            if !incoming.reference.is_empty() {
                known.insert(&incoming.reference, id);
            }
        }
        let mut links = Self {
            needs: HashMap::new(),
            notes: Vec::new(),
        };
        for (incoming, (id, there)) in import.items.iter().zip(matches) {
            let mut needs: Vec<ItemId> = Vec::new();
            for wanted in &incoming.depends_on {
                match known.get(wanted.as_str()) {
                    Some(need) if *need == id => {
                        links.note(incoming.line, format!("{wanted} cannot wait for itself"));
                    }
                    Some(need) if !needs.contains(need) => needs.push((*need).clone()),
                    Some(_) => (),
                    None => links.note(
                        incoming.line,
                        format!("it waits for {wanted}, which is not in the file"),
                    ),
                }
            }
            if let Some(there) = there {
                needs.retain(|need| {
                    there.depends_on.contains(need) || !leads_back(board, need, &there.id)
                });
            }
            if !needs.is_empty() {
                links.needs.insert(incoming.line, needs);
            }
        }
        links
    }

    fn note(&mut self, line: u64, text: String) {
        self.notes.push(Note {
            line: Some(line),
            fate: Fate::InPart,
            text,
        });
    }

    /// What the item of this line needs.
    pub(super) fn needs(&self, line: u64) -> Vec<ItemId> {
        self.needs.get(&line).cloned().unwrap_or_default()
    }

    /// Leaves out the dependencies of new items that close a circle, and says so; and says what else was left out.
    pub(super) fn cut_circles(
        &mut self,
        fresh: &mut [Item],
        import: &Import,
        notes: &mut Vec<Note>,
    ) {
        notes.append(&mut self.notes);
        let places: HashMap<ItemId, usize> = fresh
            .iter()
            .enumerate()
            .map(|(place, item)| (item.id.clone(), place))
            .collect();
        let lines: HashMap<&str, u64> = import
            .items
            .iter()
            .map(|incoming| (incoming.reference.as_str(), incoming.line))
            .collect();
        // what leads from here to where the walk began: an edge to one of these closes a circle
        let mut state = vec![Walk::New; fresh.len()];
        for begin in 0..fresh.len() {
            let mut path = vec![(begin, 0)];
            while let Some((at, next)) = path.pop() {
                if let Some(state) = state.get_mut(at) {
                    if *state == Walk::Done {
                        continue;
                    }
                    *state = Walk::OnPath;
                }
                let Some(need) = fresh.get(at).and_then(|item| item.depends_on.get(next)) else {
                    if let Some(state) = state.get_mut(at) {
                        *state = Walk::Done;
                    }
                    continue;
                };
                match places
                    .get(need)
                    .and_then(|to| Some((*to, *state.get(*to)?)))
                {
                    Some((_, Walk::OnPath)) => {
                        let need = need.clone();
                        if let Some(item) = fresh.get_mut(at) {
                            item.depends_on.retain(|other| *other != need);
                            let line = lines.get(item.reference.as_str()).copied();
                            notes.push(Note {
                                line,
                                fate: Fate::InPart,
                                text: format!(
                                    "{} and {need} wait for each other in a circle: this dependency is left out",
                                    item.id
                                ),
                            });
                        }
                        path.push((at, next));
                    }
                    Some((to, Walk::New)) => {
                        path.push((at, next + 1));
                        path.push((to, 0));
                    }
                    Some((_, Walk::Done)) | None => path.push((at, next + 1)),
                }
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Walk {
    New,
    OnPath,
    Done,
}

/// Whether what `from` waits for waits for `to` in the end.
fn leads_back(board: &Board, from: &ItemId, to: &ItemId) -> bool {
    let mut seen: Vec<&ItemId> = Vec::new();
    let mut open = vec![from];
    while let Some(id) = open.pop() {
        if id == to {
            return true;
        }
        if !seen.contains(&id) {
            seen.push(id);
            let needs = board.items.any(id).map(|item| &item.depends_on);
            open.extend(needs.into_iter().flatten());
        }
    }
    false
}
