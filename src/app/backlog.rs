//! The Product Backlog on the screen: what is selected, what the filter shows, and the forms for items.

use std::collections::HashSet;

use jiff::civil::Date;

use super::{
    cursor::{Cursor, Rows},
    form::{Form, Input, Known, Problem},
    overlay::Purpose,
    scan::Scan,
};
use crate::domain::{
    backlog::Backlog,
    board::Board,
    edit::NewItem,
    filter::Filter,
    id::ItemId,
    item::{Item, Kind},
    number::Number,
};

/// The Product Backlog's selection and filter.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// The selected item.
    pub cursor: Cursor<ItemId>,
    /// What is shown; `None`: everything.
    pub filter: Option<Filtered>,
    /// The items that are marked one by one.
    pub(super) marks: HashSet<ItemId>,
    /// Where a range begins, if one was begun; it reaches to the cursor.
    pub(super) range: Option<ItemId>,
    /// The items that are lifted, to be dropped elsewhere.
    pub lifted: Vec<ItemId>,
    /// The items from which the way led to what they need, the last one last.
    pub(super) trail: Vec<ItemId>,
    /// What was needed, and from where the way led back.
    pub(super) came_from: Option<ItemId>,
    /// How many rows have come in above the selection, in all, while it stayed where it was: the window goes along.
    pub drift: isize,
}

/// A filter and what it lets through.
#[derive(Clone, Debug)]
pub struct Filtered {
    /// What was typed.
    pub typed: String,
    /// What it asks for.
    pub filter: Filter,
    /// The items that match, in the order of the backlog.
    pub items: Vec<ItemId>,
    /// How far the looking for them is; `None`: they are all here.
    pub(super) scan: Option<Scan>,
}

/// The rows that are shown.
#[derive(Clone, Copy, Debug)]
pub enum Shown<'a> {
    /// Every item.
    All(&'a Backlog),
    /// The items that a filter lets through.
    Some(&'a Vec<ItemId>),
}

impl View {
    /// The rows that are shown.
    pub fn rows<'a>(&'a self, board: &'a Board) -> Shown<'a> {
        self.filter
            .as_ref()
            .map_or(Shown::All(&board.items), |filter| {
                Shown::Some(&filter.items)
            })
    }

    /// Finds the rows and the selection again after a change of the board.
    pub(super) fn refresh(&mut self, board: &Board, today: Date) {
        self.show_again(board, today);
        self.settle(board);
    }

    /// Whether an item is among the rows that are shown.
    pub(super) fn shows(&self, board: &Board, id: &ItemId) -> bool {
        self.rows(board).find(id).is_some()
    }

    /// Finds the rows and the selection again after somebody else's change of the board, which moves no cursor.
    pub(super) fn drift(&mut self, board: &Board, today: Date) {
        let before = self.cursor.clone();
        self.refresh(board, today);
        if before.id() == self.cursor.id() {
            let (now, then) = (self.cursor.index(), before.index());
            self.drift += now.cast_signed() - then.cast_signed();
        }
    }

    /// Finds the selection again.
    pub(super) fn settle(&mut self, board: &Board) {
        let mut cursor = std::mem::take(&mut self.cursor);
        cursor.settle(&self.rows(board));
        self.cursor = cursor;
    }

    /// Goes `by` rows down, or up if negative.
    pub(super) fn step(&mut self, board: &Board, by: isize) {
        let mut cursor = std::mem::take(&mut self.cursor);
        cursor.step(&self.rows(board), by);
        self.cursor = cursor;
    }
}

impl Rows for Shown<'_> {
    type Id = ItemId;

    fn count(&self) -> usize {
        match self {
            Self::All(backlog) => backlog.len(),
            Self::Some(items) => items.len(),
        }
    }

    fn at(&self, index: usize) -> Option<ItemId> {
        match self {
            Self::All(backlog) => backlog.at(index).map(|item| item.id.clone()),
            Self::Some(items) => items.get(index).cloned(),
        }
    }

    fn find(&self, id: &ItemId) -> Option<usize> {
        match self {
            Self::All(backlog) => backlog.index_of(id),
            Self::Some(items) => items.find(id),
        }
    }
}

const KINDS: &[&str] = &[
    Kind::Story.word(),
    Kind::Bug.word(),
    Kind::Task.word(),
    Kind::Spike.word(),
    Kind::Chore.word(),
];

/// The form for a new item that will stand at this place.
pub(super) fn new_form(board: &Board, place: usize) -> Form {
    Form::new("New item", Purpose::NewItem(place), inputs(board, None))
}

/// The form for every field of an item.
pub(super) fn edit_form(board: &Board, item: &Item) -> Form {
    Form::new(
        format!("Edit {}", item.id),
        Purpose::EditItem(item.id.clone()),
        inputs(board, Some(item)),
    )
}

fn estimate_input(board: &Board, item: Option<&Item>) -> Input {
    let estimate = item
        .and_then(|item| item.estimate)
        .map(|estimate| estimate.to_string());
    let label = match board.unit() {
        crate::domain::board::Unit::Points => "Estimate (points)",
        crate::domain::board::Unit::Hours => "Estimate (hours)",
        crate::domain::board::Unit::Items => "Estimate",
    };
    Input::line(
        label,
        "a number, such as 5 or 0.5; empty or ? means not estimated",
        &estimate.unwrap_or_default(),
    )
}

fn inputs(board: &Board, item: Option<&Item>) -> Vec<Input> {
    let text = |field: fn(&Item) -> String| item.map(field).unwrap_or_default();
    let kind = item.map(Item::kind).unwrap_or_default();
    vec![
        Input::line(
            "Title",
            "what it is, at most 500 characters",
            &text(|item| item.title.clone()),
        ),
        estimate_input(board, item),
        Input::choice("Kind", KINDS, kind.word()),
        Input::line(
            "Skills",
            "one of these can do it, between commas; empty: everybody",
            &text(|item| item.skills.join(", ")),
        )
        .completed_from(Known::Skills),
        Input::line(
            "Tags",
            "between commas; tab completes",
            &text(|item| item.tags.join(", ")),
        )
        .completed_from(Known::Tags),
        Input::line(
            "Value",
            "a number, or empty",
            &text(|item| {
                item.value
                    .map(|value| value.to_string())
                    .unwrap_or_default()
            }),
        ),
        Input::line(
            "Depends on",
            "ids between commas, such as G-7, G-9; part of a title and tab find one",
            &text(|item| {
                item.depends_on
                    .iter()
                    .map(ItemId::to_string)
                    .collect::<Vec<_>>()
                    .join(", ")
            }),
        )
        .completed_from(Known::Items),
        Input::yes_or_no("Ready", item.is_some_and(|item| item.ready)),
        Input::checklist(
            "Acceptance",
            "one line each · ctrl-t ticks · alt-↑↓ moves · ctrl-d removes · enter: the next",
            item.map(|item| item.acceptance.as_slice())
                .unwrap_or_default(),
        ),
        Input::lines(
            "Description",
            "as many lines as it takes · ctrl-e opens $EDITOR · ctrl-s keeps",
            &text(|item| item.description.clone()),
        ),
    ]
}

/// The edit that an item form asks for.
pub(super) fn item_edit(form: &Form, item: Option<&Item>) -> Result<NewItem, Problem> {
    let chosen = form.text(2);
    let kind = Kind::ALL.into_iter().find(|kind| kind.word() == chosen);
    let depends_on = form.words(6).into_iter().map(|word| {
        ItemId::new(&word).ok_or_else(|| {
            (
                6,
                format!("`{word}` is no id of an item; ids look like G-7"),
            )
        })
    });
    Ok(NewItem {
        title: form.text(0),
        estimate: estimate(form, 1)?,
        // a story stays unsaid where the file does not say it either
        kind: kind.filter(|kind| item.and_then(|item| item.kind).is_some() || *kind != Kind::Story),
        skills: form.words_or(3, item.map_or(&[], |item| &item.skills)),
        tags: form.words_or(4, item.map_or(&[], |item| &item.tags)),
        value: number(form, 5, "the value")?,
        depends_on: depends_on.collect::<Result<_, _>>()?,
        ready: form.says_yes(7),
        acceptance: form.acceptance(8),
        description: form.text(9),
    })
}

/// The estimate that an input holds; none where it is empty or `?`.
pub(super) fn estimate(form: &Form, place: usize) -> Result<Option<Number>, Problem> {
    if form.text(place) == "?" {
        Ok(None)
    } else {
        number(form, place, "the estimate")
    }
}

/// The number that an input holds; none where it is empty. A decimal comma will do.
pub(super) fn number(form: &Form, place: usize, what: &str) -> Result<Option<Number>, Problem> {
    let text = form.text(place).replace(',', ".");
    if text.is_empty() {
        return Ok(None);
    }
    let number = text.parse().ok().and_then(Number::new);
    number.map(Some).ok_or_else(|| {
        (
            place,
            format!("{what} `{text}` is not a number; 5 or 0.5 would do"),
        )
    })
}
