//! What a stand-up asks for: an impediment, a fist of five, a note, another column for the shown card.

use crate::{
    app::{
        form::{Form, Input, Problem},
        overlay::Purpose,
        sprint::member_named,
    },
    domain::{
        board::{Board, Column},
        edit::{Edit, NewImpediment, PlaceChange},
        id::ItemId,
    },
};

/// What a form in the stand-up is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Raise an impediment, which holds up this item.
    Impediment(Option<ItemId>),
    /// Vote how confident everybody is that the Sprint Goal is met.
    Vote,
    /// Note something.
    Note,
    /// Move a card to another column.
    Move(ItemId),
}

/// The form that asks for it.
pub(in crate::app) fn form(board: &Board, ask: &Ask) -> Form {
    let purpose = Purpose::Standup(ask.clone());
    match ask {
        Ask::Impediment(item) => {
            let holds = item.as_ref().map(ToString::to_string).unwrap_or_default();
            let inputs = vec![
                Input::line("Impediment", "what slows the team", ""),
                Input::line("Owner", "who sees to it: a name, or its beginning", ""),
                Input::line("Holds up", "the item; empty: none in particular", &holds),
            ];
            Form::new("Raise an impediment", purpose, inputs)
        }
        Ask::Vote => {
            let inputs = vec![
                Input::line("Lowest", "1 to 5, all at once, by hand", ""),
                Input::line("Highest", "1 to 5; empty: the same", ""),
                Input::line("What would make it a 4", "asked for at 3 or less", ""),
            ];
            Form::new(
                "Do we meet the Sprint Goal? A fist of five",
                purpose,
                inputs,
            )
        }
        Ask::Note => {
            let inputs = vec![Input::line("Note", "kept with the stand-up of today", "")];
            Form::new("Note", purpose, inputs)
        }
        Ask::Move(id) => {
            let title = board.items.any(id).map_or("", |item| &item.title);
            let inputs = vec![Input::line(
                "To",
                "a column by its number or its beginning; empty: the next one",
                "",
            )];
            let (columns, here) = (board.columns(), place_of(board, id));
            let names = columns.iter().enumerate().map(|(at, column)| {
                let here = if Some(at) == here { " (here)" } else { "" };
                format!("{} {}{here}", at + 1, column.name)
            });
            let names = names.collect::<Vec<_>>().join(" · ");
            Form::new(format!("Move {id} {title}"), purpose, inputs).led_by(names)
        }
    }
}

/// The edit that such a form asks for.
pub(in crate::app) fn edit(form: &Form, ask: &Ask, board: &Board) -> Result<Edit, Problem> {
    Ok(match ask {
        Ask::Impediment(_) => Edit::AddImpediment(NewImpediment {
            text: form.text(0),
            owner: member_named(&form.text(1), board).map_err(|problem| (1, problem))?,
            item: item(form, board)?,
        }),
        Ask::Vote => {
            let sprint = board.running().map_or(0, |sprint| sprint.number);
            let lowest = vote(form, 0)?;
            let highest = if form.text(1).is_empty() {
                lowest
            } else {
                vote(form, 1)?
            };
            let note = form.text(2);
            if lowest <= LOW && note.is_empty() {
                return Err((2, format!("{lowest} is low: what would make it a 4?")));
            }
            Edit::Vote {
                sprint,
                lowest,
                highest,
                note,
            }
        }
        Ask::Note => {
            let note = form.text(0);
            if note.is_empty() {
                return Err((0, "the note is empty".to_owned()));
            }
            Edit::NoteStandup {
                minutes: None,
                notes: vec![note],
            }
        }
        Ask::Move(id) => Edit::SetPlace {
            ids: vec![id.clone()],
            change: PlaceChange::Column(column(form, board, id)?.id.clone()),
        },
    })
}

/// At this vote or a lower one it is asked what would make it a 4.
const LOW: u32 = 3;

fn vote(form: &Form, place: usize) -> Result<u32, Problem> {
    let text = form.text(place);
    match text.parse() {
        Ok(vote @ 1..=5) => Ok(vote),
        Ok(_) | Err(_) => Err((place, format!("`{text}` is no vote: 1 to 5 fingers"))),
    }
}

/// The item that an impediment holds up.
fn item(form: &Form, board: &Board) -> Result<Option<ItemId>, Problem> {
    let text = form.text(2);
    if text.is_empty() {
        return Ok(None);
    }
    let id = ItemId::new(&text).filter(|id| board.items.get(id).is_some());
    id.map(Some).ok_or_else(|| {
        (
            2,
            format!("there is no item `{text}`; an id such as G-12 would do"),
        )
    })
}

/// The place of an item's column.
fn place_of(board: &Board, id: &ItemId) -> Option<usize> {
    let (_, place) = board.sprint_of(id)?;
    let at = board.column_of(place)?;
    board.columns().iter().position(|column| column == at)
}

/// The column that a form names: by its number, by its beginning, or the next one.
fn column<'a>(form: &Form, board: &'a Board, id: &ItemId) -> Result<&'a Column, Problem> {
    let (text, columns) = (form.text(0), board.columns());
    if text.is_empty() {
        let next = place_of(board, id).map_or(0, |at| at + 1);
        let none = || (0, "this is the last column: name another one".to_owned());
        return columns.get(next).ok_or_else(none);
    }
    let wanted = text.to_lowercase();
    let numbered = text.parse::<usize>().ok();
    let numbered = numbered.and_then(|number| columns.get(number.checked_sub(1)?));
    let begins = |column: &&Column| {
        let name = column.name.to_lowercase();
        let mut words = name.split_whitespace();
        name.starts_with(&wanted)
            || words.any(|word| word.starts_with(&wanted))
            || column.id.as_str() == wanted
    };
    let mut begin = columns.iter().filter(begins);
    match (numbered, begin.next(), begin.next()) {
        (Some(column), ..) | (None, Some(column), None) => Ok(column),
        (None, Some(one), Some(other)) => Err((
            0,
            format!(
                "`{text}` could be {} or {}: type more",
                one.name, other.name
            ),
        )),
        (None, None, _) => {
            let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
            Err((
                0,
                format!("there is no column `{text}`: {}", names.join(", ")),
            ))
        }
    }
}
