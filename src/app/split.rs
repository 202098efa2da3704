//! Splitting an item into parts, and joining items that say the same.

use super::{
    App, Effect, backlog,
    form::{Form, Input, Problem},
    overlay::Purpose,
};
use crate::domain::{
    board::Board,
    edit::{Edit, Part},
    id::ItemId,
    item::{Acceptance, Item},
};

/// The inputs of a title and an estimate for each part that the form has room for.
const PARTS: usize = 3;

impl App {
    /// Opens the form that splits the selected item.
    pub(super) fn open_split_form(&mut self) {
        let id = self.item();
        let item = id.and_then(|id| self.board().items.get(&id));
        if let Some(form) = item.map(|item| form(self.board(), item)) {
            self.open_form(form);
        }
    }

    /// Joins the marked items into the one that stands highest.
    pub(super) fn join(&mut self) -> Option<Effect> {
        let ids = self.block();
        let [stays, others @ ..] = ids.as_slice() else {
            return None;
        };
        if others.is_empty() {
            self.refuse("mark the items that say the same with space, then join them".to_owned());
            return None;
        }
        let others = others.iter().map(ToString::to_string);
        let others = others.collect::<Vec<_>>().join(", ");
        let stays = stays.clone();
        let before = self.board().clone();
        let effect = self.commit(&Edit::Join(ids));
        if before != *self.board() {
            self.backlog.clear_marks();
            self.backlog.cursor.follow(stays.clone());
            self.backlog.settle(self.document.board());
            self.say(format!("{others} joined into {stays} · u takes it back"));
        }
        effect
    }
}

/// The form that splits an item.
pub(super) fn form(board: &Board, item: &Item) -> Form {
    let whole = match item.estimate {
        Some(estimate) => format!("{estimate} {}", board.unit().sign()),
        None => "not estimated".to_owned(),
    };
    let title = "what can be pulled by itself";
    let estimate = "a number, such as 5 or 0.5; empty or ? means not estimated";
    let lines: Vec<String> = item
        .acceptance
        .iter()
        .map(|line| format!("1 {}", line.text))
        .collect();
    let inputs = vec![
        Input::line("First part", title, &item.title),
        Input::line("  its estimate", estimate, ""),
        Input::line("Second part", title, ""),
        Input::line("  its estimate", estimate, ""),
        Input::line("Third part", "empty: there are two", ""),
        Input::line("  its estimate", estimate, ""),
        Input::lines(
            "Acceptance",
            "the number in front says whose line it is: 1, 2, 3, or 1,2 · ctrl-s keeps",
            &lines.join("\n"),
        ),
    ];
    let lead = format!(
        "{whole} until now. The first part keeps the id {}, its past and its place; the others stand behind it.",
        item.id
    );
    Form::new(
        format!("Split {} {}", item.id, item.title),
        Purpose::Split(item.id.clone()),
        inputs,
    )
    .led_by(lead)
}

/// The edit that the form asks for.
pub(super) fn edit(form: &Form, board: &Board, id: &ItemId) -> Result<Edit, Problem> {
    let known = board.items.get(id).map_or(&[][..], |item| &item.acceptance);
    let mut parts = Vec::new();
    for place in (0..PARTS).map(|part| part * 2) {
        let (title, estimate) = (form.text(place), backlog::estimate(form, place + 1)?);
        match (title.is_empty(), estimate) {
            (true, Some(_)) => {
                return Err((place, "this part has an estimate and no title".to_owned()));
            }
            (true, None) if place < 4 => {
                return Err((place, "say what this part is".to_owned()));
            }
            (true, None) => (),
            (false, estimate) => parts.push(Part {
                title,
                estimate,
                acceptance: Vec::new(),
            }),
        }
    }
    for line in form.lines(PARTS * 2) {
        let (whose, text) = whose(&line);
        let kept = known.iter().find(|known| known.text == text).cloned();
        let kept = kept.unwrap_or_else(|| Acceptance {
            text: text.to_owned(),
            ..Acceptance::default()
        });
        for number in whose {
            let count = parts.len();
            let part = number.checked_sub(1).and_then(|at| parts.get_mut(at));
            let Some(part) = part else {
                let problem = format!("there is no part {number}: 1 to {count} would do");
                return Err((PARTS * 2, problem));
            };
            part.acceptance.push(kept.clone());
        }
    }
    Ok(Edit::Split {
        id: id.clone(),
        parts,
    })
}

/// The numbers of parts in front of a line, and the line; the first part where there are none.
fn whose(line: &str) -> (Vec<usize>, &str) {
    let (numbers, text) = line.split_once(' ').unwrap_or((line, ""));
    let numbers: Option<Vec<usize>> = numbers
        .split(',')
        .map(|number| number.parse().ok())
        .collect();
    match numbers {
        Some(numbers) if !text.trim().is_empty() => (numbers, text.trim()),
        Some(_) | None => (vec![1], line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_in_front_say_whose_line_it_is() {
        for (line, expected) in [
            ("1 Luhn check", (vec![1], "Luhn check")),
            ("2 Works offline", (vec![2], "Works offline")),
            ("1,3 Fast", (vec![1, 3], "Fast")),
            ("Fast", (vec![1], "Fast")),
            ("99.9 % of calls", (vec![1], "99.9 % of calls")),
        ] {
            assert_eq!(whose(line), expected, "{line}");
        }
    }
}
