//! The board as a whole: its name, its goal, its unit, and where it lies.

use super::{
    form::{Form, Input},
    overlay::Purpose,
};
use crate::domain::{
    board::{Board, Unit},
    edit::{BoardChange, Edit},
};

const UNITS: &[&str] = &[Unit::Points.word(), Unit::Hours.word(), Unit::Items.word()];

/// The form for a new board.
pub(super) fn new_board_form(place: &str, unit: Unit) -> Form {
    let inputs = vec![
        Input::line("Team", "the team's name; may stay empty", ""),
        Input::line(
            "Product Goal",
            "the long-term objective; may stay empty",
            "",
        ),
        Input::choice("Estimates in", UNITS, unit.word()),
    ];
    Form::new(format!("New board: {place}"), Purpose::NewBoard, inputs)
}

/// The form for the board as a whole.
pub(super) fn form(board: &Board) -> Form {
    let inputs = vec![
        Input::line("Team", "the team's name", &board.team),
        Input::line(
            "Product Goal",
            "the long-term objective, at most 300 characters",
            &board.product_goal,
        ),
        Input::choice("Estimates in", UNITS, board.unit().word()),
    ];
    Form::new("Board settings", Purpose::Board, inputs)
}

/// The form for the path of another board.
pub(super) fn other_form() -> Form {
    let inputs = vec![Input::line(
        "Path",
        "the file of the board, such as ~/team/goalpost.json",
        "",
    )];
    Form::new("Open another board", Purpose::OpenOther, inputs)
}

/// The edit that a form of either kind asks for.
pub(super) fn edit(form: &Form) -> Edit {
    let chosen = form.text(2);
    let unit = Unit::ALL
        .into_iter()
        .find(|unit| unit.word() == chosen)
        .unwrap_or_default();
    Edit::SetBoard(BoardChange::All {
        team: form.text(0),
        product_goal: form.text(1),
        unit,
    })
}
