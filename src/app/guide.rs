//! What is said below an input while it is typed into: what the words mean, and what they could become.

use super::{
    App, complete,
    form::{Form, Known},
    overlay::{Overlay, Purpose},
};
use crate::domain::{board::Board, id::ItemId, item::Item};

/// The most items that are offered.
const MOST: usize = 6;

impl App {
    /// Finds what can be said below the input that has the keyboard, and what its word could become.
    pub(super) fn guide_form(&mut self) {
        let board = self.document.board();
        if let Some(Overlay::Form(form)) = self.overlays.last_mut() {
            let (offers, guide) = guide(form, board);
            form.offers = offers;
            form.guide = guide;
        }
    }
}

/// The words that the one before the cursor could become, and what is said.
fn guide(form: &Form, board: &Board) -> (Vec<String>, String) {
    let Some((known, before)) = form.known() else {
        return (Vec::new(), String::new());
    };
    let (start, typed) = complete::word(before);
    let given: Vec<&str> = before
        .get(..start)
        .unwrap_or_default()
        .split(',')
        .map(str::trim)
        .collect();
    let items = board.items.by_id();
    let words = match known {
        Known::Nothing => return (Vec::new(), String::new()),
        Known::Items => {
            let own = if let Purpose::EditItem(id) = &form.purpose {
                Some(id)
            } else {
                None
            };
            return items_guide(board, own, typed, &given);
        }
        Known::Tags => complete::by_use(items.flat_map(|item| &item.tags)),
        Known::Skills => {
            let members = board.members.iter().flat_map(|member| &member.skills);
            complete::by_use(items.flat_map(|item| &item.skills).chain(members))
        }
    };
    let free = words.iter().map(String::as_str);
    let offers = complete::offers(typed, free.filter(|word| !given.contains(word)));
    let said = if offers.is_empty() {
        String::new()
    } else {
        format!("tab: {}", offers.join(" · "))
    };
    (offers, said)
}

/// The items that could be meant, and what those that are given are called.
fn items_guide(
    board: &Board,
    own: Option<&ItemId>,
    typed: &str,
    given: &[&str],
) -> (Vec<String>, String) {
    let mut lines: Vec<String> = Vec::new();
    let called = |word: &str| match ItemId::new(word).and_then(|id| board.items.get(&id)) {
        Some(item) => named(item),
        None => format!("{word} is no item"),
    };
    let words = given.iter().filter(|word| !word.is_empty());
    let mut said: Vec<String> = words.map(|word| called(word)).collect();
    let typed = typed.trim_end();
    let exact = ItemId::new(typed).is_some_and(|id| board.items.get(&id).is_some());
    if exact {
        said.push(called(typed));
    }
    lines.push(said.join(" · "));
    if typed.is_empty() || exact {
        return (Vec::new(), lines.concat());
    }
    let wanted = typed.to_lowercase();
    let free = |item: &&Item| {
        item.deleted.is_none()
            && item.done.is_none()
            && own != Some(&item.id)
            && !given.contains(&item.id.as_str())
    };
    let begins = |item: &&Item| item.id.as_str().to_lowercase().starts_with(&wanted);
    let holds = |item: &&Item| !begins(item) && item.title.to_lowercase().contains(&wanted);
    let all = || board.items.by_id().filter(free);
    let found: Vec<&Item> = all()
        .filter(begins)
        .chain(all().filter(holds))
        .take(MOST)
        .collect();
    let names: Vec<String> = found.iter().map(|item| named(item)).collect();
    lines.push(if names.is_empty() {
        format!("no item is `{typed}`, nor called so")
    } else {
        format!("tab: {}", names.join(" · "))
    });
    lines.retain(|line| !line.is_empty());
    let ids = found.iter().map(|item| item.id.to_string());
    (ids.collect(), lines.join("\n"))
}

fn named(item: &Item) -> String {
    format!("{} {}", item.id, item.title)
}
