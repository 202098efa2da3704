//! What slows the team and what it wants to do better: impediments and retro actions in one list.

use super::{
    App, Effect,
    cursor::Cursor,
    form::{Form, Input, Problem},
    overlay::Purpose,
    sprint,
};
use crate::domain::{
    board::Board,
    edit::{Edit, ImpedimentChange, NewImpediment, RetroChange},
    id::{ImpedimentId, ItemId},
    impediment::{Impediment, Roam},
    sprint::RetroAction,
};

/// The selection in the list.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// The selected entry.
    pub cursor: Cursor<Entry>,
}

/// One entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// An impediment.
    Impediment(ImpedimentId),
    /// A retro action: the Sprint's number, and its place among the Sprint's actions.
    Action(u32, usize),
}

impl View {
    /// Finds the selection again.
    pub(super) fn settle(&mut self, board: &Board) {
        self.cursor.settle(&rows(board));
    }

    /// Goes `by` entries down, or up if negative.
    pub(super) fn step(&mut self, board: &Board, by: isize) {
        self.cursor.step(&rows(board), by);
    }
}

/// The entries: open impediments, the oldest first, then open actions; then what is lifted and done.
pub fn rows(board: &Board) -> Vec<Entry> {
    let mut impediments: Vec<&Impediment> = board
        .impediments
        .iter()
        .map(|impediment| &**impediment)
        .collect();
    impediments.sort_by_key(|impediment| (!impediment.is_open(), impediment.raised));
    let (open, lifted): (Vec<_>, Vec<_>) = impediments
        .into_iter()
        .partition(|impediment| impediment.is_open());
    let entry = |impediment: &Impediment| Entry::Impediment(impediment.id.clone());
    let actions = |done: bool| {
        let all = board.retro_actions();
        all.filter(move |(.., action)| action.done == done)
            .map(|(sprint, place, _)| Entry::Action(sprint, place))
    };
    let open = open.into_iter().map(entry).chain(actions(false));
    let past = lifted.into_iter().map(entry).chain(actions(true));
    open.chain(past).collect()
}

/// The retro action at this place of a Sprint.
pub fn action(board: &Board, sprint: u32, place: usize) -> Option<&RetroAction> {
    board.sprint(sprint)?.retro.get(place)
}

/// The form for an impediment, or for a new one that holds up this item.
pub(super) fn impediment_form(old: Option<&Impediment>, item: Option<&ItemId>) -> Form {
    let item = old.map_or(item, |old| old.item.as_ref());
    let owner = old.and_then(|old| old.owner.as_ref());
    let inputs = vec![
        Input::line(
            "What",
            "what slows the team and it cannot lift alone",
            old.map_or("", |old| &old.text),
        ),
        Input::line(
            "Owner",
            "who sees to it: a name, or its beginning; empty: nobody",
            owner.map_or("", |owner| owner.as_str()),
        ),
        Input::line(
            "Item",
            "the item it holds up, such as G-7; may be empty",
            item.map_or("", ItemId::as_str),
        ),
    ];
    let title = old.map_or("New impediment".to_owned(), |old| format!("{}", old.id));
    let purpose = Purpose::Impediment(old.map(|old| old.id.clone()));
    Form::new(title, purpose, inputs)
}

/// The edit that such a form asks for.
pub(super) fn impediment_edit(
    form: &Form,
    id: Option<&ImpedimentId>,
    board: &Board,
) -> Result<Edit, Problem> {
    let owner = sprint::member_named(&form.text(1), board).map_err(|problem| (1, problem))?;
    let word = form.text(2);
    let item = if word.is_empty() {
        None
    } else {
        let item = ItemId::new(&word).filter(|id| board.items.get(id).is_some());
        Some(item.ok_or_else(|| (2, format!("there is no item `{word}`; ids look like G-7")))?)
    };
    let new = NewImpediment {
        text: form.text(0),
        owner,
        item,
    };
    Ok(match id {
        None => Edit::AddImpediment(new),
        Some(id) => Edit::SetImpediment {
            id: id.clone(),
            change: ImpedimentChange::All(new),
        },
    })
}

/// The form for a retro action, or for a new one.
pub(super) fn action_form(old: Option<(u32, usize, &RetroAction)>) -> Form {
    let owner = old.and_then(|(.., action)| action.owner.as_ref());
    let inputs = vec![
        Input::line(
            "What",
            "what to do, so that the next Sprint goes better",
            old.map_or("", |(.., action)| &action.text),
        ),
        Input::line(
            "Owner",
            "who does it: a name, or its beginning; empty: nobody",
            owner.map_or("", |owner| owner.as_str()),
        ),
    ];
    let title = old.map_or("New retro action".to_owned(), |(sprint, place, _)| {
        format!("Retro action {sprint}.{}", place + 1)
    });
    let purpose = Purpose::RetroAction(old.map(|(sprint, place, _)| (sprint, place)));
    Form::new(title, purpose, inputs)
}

/// The edit that such a form asks for.
pub(super) fn action_edit(
    form: &Form,
    place: Option<(u32, usize)>,
    board: &Board,
) -> Result<Edit, Problem> {
    let owner = sprint::member_named(&form.text(1), board).map_err(|problem| (1, problem))?;
    let text = form.text(0);
    Ok(match place {
        None => Edit::AddRetro { text, owner },
        Some((sprint, place)) => Edit::SetRetro {
            sprint,
            place,
            change: RetroChange::All(text, owner),
        },
    })
}

impl App {
    /// Opens the form of the selected entry.
    pub(super) fn edit_entry(&mut self) {
        let board = self.board();
        let form = match self.improve.cursor.id() {
            Some(Entry::Impediment(id)) => board
                .impediment(id)
                .map(|old| impediment_form(Some(old), None)),
            Some(Entry::Action(sprint, place)) => action(board, *sprint, *place)
                .map(|action| action_form(Some((*sprint, *place, action)))),
            None => None,
        };
        if let Some(form) = form {
            self.open_form(form);
        }
    }

    /// Says that the selected entry is lifted or done, or that it is not after all.
    pub(super) fn finish_entry(&mut self) -> Option<Effect> {
        let board = self.board();
        let edit = match self.improve.cursor.id()? {
            Entry::Impediment(id) => {
                let open = board.impediment(id)?.is_open();
                let roam = if open { Roam::Resolved } else { Roam::Owned };
                Edit::SetImpediment {
                    id: id.clone(),
                    change: ImpedimentChange::Roam(roam),
                }
            }
            Entry::Action(sprint, place) => Edit::SetRetro {
                sprint: *sprint,
                place: *place,
                change: RetroChange::Done(!action(board, *sprint, *place)?.done),
            },
        };
        let effect = self.commit(&edit);
        self.say(format!("{} · u takes it back", edit.label()));
        effect
    }

    /// Says where the selected impediment stands next: owned, accepted, mitigated.
    pub(super) fn next_roam(&mut self) -> Option<Effect> {
        let Some(Entry::Impediment(id)) = self.improve.cursor.id() else {
            self.refuse("a retro action is open or done: d says which".to_owned());
            return None;
        };
        let next = match Roam::of_word(&self.board().impediment(id)?.roam) {
            Some(Roam::Owned) => Roam::Accepted,
            Some(Roam::Accepted) => Roam::Mitigated,
            Some(Roam::Mitigated | Roam::Resolved) | None => Roam::Owned,
        };
        let id = id.clone();
        let said = format!("{id} is {} · u takes it back", next.word());
        let change = ImpedimentChange::Roam(next);
        let effect = self.commit(&Edit::SetImpediment { id, change });
        self.say(said);
        effect
    }

    /// Takes the selected retro action away.
    pub(super) fn remove_entry(&mut self) -> Option<Effect> {
        let Some(Entry::Action(sprint, place)) = self.improve.cursor.id() else {
            self.refuse("an impediment stays on record: d says that it is lifted".to_owned());
            return None;
        };
        let (sprint, place) = (*sprint, *place);
        let change = RetroChange::Remove;
        let effect = self.commit(&Edit::SetRetro {
            sprint,
            place,
            change,
        });
        self.say("retro action removed · u takes it back".to_owned());
        effect
    }
}
