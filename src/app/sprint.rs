//! The Sprint board on the screen: which card is selected, and the forms for a Sprint and its cards.

use std::collections::BTreeSet;

use jiff::{civil::Date, tz::TimeZone};

use super::{
    backlog::number,
    cursor::Cursor,
    form::{Form, Input, Problem},
    lanes::{self, Lanes},
    overlay::Purpose,
};
use crate::{
    domain::{
        board::{Board, Unit},
        capture,
        edit::SprintPlan,
        id::{ItemId, MemberId},
        item::Item,
    },
    insight::card,
};

/// The Sprint board's selection.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// The selected card, and its row in its column.
    pub cursor: Cursor<ItemId>,
    /// The selected column, from the left.
    pub column: usize,
    /// What the lanes are made by.
    pub lanes: Lanes,
    /// The cards that are stuck, as of today.
    pub stuck: BTreeSet<ItemId>,
}

impl View {
    /// Finds the selection again, the card where it is now, or else the column where it was; and what is stuck.
    pub(super) fn refresh(&mut self, board: &Board, today: Date, zone: &TimeZone) {
        self.stuck = board
            .running()
            .map(|sprint| card::stuck(board, sprint, today, zone))
            .unwrap_or_default();
        self.settle(board);
    }

    fn settle(&mut self, board: &Board) {
        let columns = self.columns(board);
        if columns.is_empty() {
            (self.cursor, self.column) = (Cursor::default(), 0);
        }
        let found = self
            .cursor
            .id()
            .and_then(|id| columns.iter().position(|cards| cards.contains(id)));
        self.column = found
            .unwrap_or(self.column)
            .min(columns.len().saturating_sub(1));
        if let Some(cards) = columns.get(self.column) {
            self.cursor.settle(cards);
        }
    }

    /// The cards by column, from top to bottom; no column where there is no Sprint.
    fn columns(&self, board: &Board) -> Vec<Vec<ItemId>> {
        let Some(sprint) = board.open_sprint() else {
            return Vec::new();
        };
        let ids = |cards: Vec<lanes::Card<'_>>| {
            let ids = cards.into_iter().map(|card| card.item.id.clone());
            ids.collect()
        };
        let columns = lanes::columns(board, sprint, self.lanes);
        columns.into_iter().map(ids).collect()
    }

    /// Goes `by` cards down in the column, or up if negative.
    pub(super) fn step(&mut self, board: &Board, by: isize) {
        if let Some(cards) = self.columns(board).get(self.column) {
            self.cursor.step(cards, by);
        }
    }

    /// Goes `by` columns to the right, or to the left if negative, and stays in the same row.
    pub(super) fn step_column(&mut self, board: &Board, by: isize) {
        let columns = self.columns(board);
        self.column = self
            .column
            .saturating_add_signed(by)
            .min(columns.len().saturating_sub(1));
        if let Some(cards) = columns.get(self.column) {
            self.cursor.go(cards, self.cursor.index());
        }
    }

    /// Makes the lanes in the next way.
    pub(super) fn next_lanes(&mut self, board: &Board) {
        self.lanes = self.lanes.next();
        self.settle(board);
    }
}

/// The form for the plan of the open Sprint, or for a new one where none is.
pub(super) fn form(board: &Board, today: Date) -> Form {
    let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    let inputs = |goal: &str, start: Option<Date>, end: Option<Date>, buffer: String| {
        vec![
            Input::line("Sprint Goal", "the one objective of the Sprint", goal),
            Input::line("Start", "a date: 2026-11-23, mon, today, +3d", &date(start)),
            Input::line("End", "the last day, inclusive", &date(end)),
            Input::line(
                "Buffer (hours)",
                "set aside for what is not known yet; empty: none",
                &buffer,
            ),
        ]
    };
    if let Some(sprint) = board.open_sprint() {
        let buffer = sprint
            .buffer_hours
            .map(|hours| hours.to_string())
            .unwrap_or_default();
        let inputs = inputs(&sprint.goal, sprint.start, sprint.end, buffer);
        let title = format!("Sprint {} ({})", sprint.number, sprint.state.word());
        Form::new(title, Purpose::Sprint(Some(sprint.number)), inputs)
    } else {
        let plan = SprintPlan::suggested(board, today);
        let number = board
            .sprints
            .iter()
            .map(|sprint| sprint.number)
            .max()
            .unwrap_or(0)
            + 1;
        let inputs = inputs("", plan.start, plan.end, String::new());
        Form::new(
            format!("Plan Sprint {number}"),
            Purpose::Sprint(None),
            inputs,
        )
    }
}

/// The plan that a Sprint form asks for.
pub(super) fn plan(form: &Form, today: Date) -> Result<SprintPlan, Problem> {
    Ok(SprintPlan {
        goal: form.text(0),
        start: date(form, 1, today)?,
        end: date(form, 2, today)?,
        buffer_hours: number(form, 3, "the buffer")?,
    })
}

/// The date that an input holds; none where it is empty.
pub(super) fn date(form: &Form, place: usize, today: Date) -> Result<Option<Date>, Problem> {
    let text = form.text(place);
    if text.is_empty() {
        return Ok(None);
    }
    capture::parse_date(&text, today)
        .map(Some)
        .map_err(|problem| (place, problem))
}

/// The member of this name, or whose name alone begins so; nobody where it is empty.
pub(super) fn member_named(text: &str, board: &Board) -> Result<Option<MemberId>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let wanted = text.to_lowercase();
    let exact = board
        .members
        .iter()
        .find(|member| member.id.as_str() == text || member.name().to_lowercase() == wanted);
    let mut begin = board
        .members
        .iter()
        .filter(|member| member.name().to_lowercase().starts_with(&wanted));
    let member = match (exact, begin.next(), begin.next()) {
        (Some(member), ..) | (None, Some(member), None) => member,
        (None, Some(one), Some(other)) => {
            return Err(format!(
                "`{text}` could be {} or {}: type more of the name",
                one.name(),
                other.name()
            ));
        }
        (None, None, _) => {
            let names: Vec<&str> = board.members.iter().map(|member| member.name()).collect();
            let known = if names.is_empty() {
                "nobody is in the team yet".to_owned()
            } else {
                names.join(", ")
            };
            return Err(format!("there is no member `{text}`; the team: {known}"));
        }
    };
    Ok(Some(member.id.clone()))
}

/// The form for why an item cannot go on.
pub(super) fn block_form(board: &Board, item: &Item) -> Form {
    let blocked = board
        .sprint_of(&item.id)
        .and_then(|(_, place)| place.blocked.as_ref());
    let reason = blocked.map_or("", |blocked| &blocked.reason);
    let inputs = vec![Input::line(
        "Blocked by",
        "the reason; empty: it can go on",
        reason,
    )];
    Form::new(
        format!("Block {} {}", item.id, item.title),
        Purpose::Block(item.id.clone()),
        inputs,
    )
}

/// The form for what is left of an item.
pub(super) fn remaining_form(board: &Board, item: &Item) -> Form {
    let left = board
        .sprint_of(&item.id)
        .and_then(|(_, place)| place.remaining);
    let left = left.map(|left| left.to_string()).unwrap_or_default();
    let hint = match board.unit() {
        Unit::Points => "in points; empty: as its column says",
        Unit::Hours => "in hours; empty: as its column says",
        Unit::Items => "a share of the item, such as 0.5; empty: as its column says",
    };
    let inputs = vec![Input::line("Left to do", hint, &left)];
    Form::new(
        format!("Remaining work of {} {}", item.id, item.title),
        Purpose::Remaining(item.id.clone()),
        inputs,
    )
}
