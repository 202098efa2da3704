//! Swimlanes: the cards of the Sprint board, by column and by what else they have in common.

use crate::domain::{
    board::Board,
    id::MemberId,
    item::Item,
    sprint::{Sprint, SprintItem},
};

/// What the lanes of the Sprint board are made by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lanes {
    /// There are none.
    #[default]
    None,
    /// Goal work, and everything else.
    Goal,
    /// Who works on it.
    Person,
}

/// What the cards of a lane have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lane {
    /// Nothing: they are all the cards.
    All,
    /// The Sprint Goal needs them.
    Goal,
    /// The Sprint Goal does not need them.
    Other,
    /// This member works on them.
    Person(MemberId),
    /// Nobody works on them.
    Nobody,
}

/// A card of the Sprint board: an item and its place in the Sprint.
#[derive(Clone, Copy, Debug)]
pub struct Card<'a> {
    /// The item.
    pub item: &'a Item,
    /// Its place in the Sprint.
    pub place: &'a SprintItem,
}

impl Lanes {
    /// The next way to make lanes; around after the last.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::None => Self::Goal,
            Self::Goal => Self::Person,
            Self::Person => Self::None,
        }
    }

    /// What it is called.
    pub const fn title(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Goal => "goal work and other work",
            Self::Person => "by person",
        }
    }

    /// The lane of a place. Where no item is marked as goal work, all of it is.
    fn of(self, board: &Board, sprint: &Sprint, place: &SprintItem) -> Lane {
        match self {
            Self::None => Lane::All,
            Self::Goal if place.goal || !sprint.has_goal_marks() => Lane::Goal,
            Self::Goal => Lane::Other,
            Self::Person => match &place.owner {
                Some(owner) if board.member(owner).is_some() => Lane::Person(owner.clone()),
                Some(_) | None => Lane::Nobody,
            },
        }
    }

    /// Every lane that there can be, from top to bottom.
    fn all(self, board: &Board) -> Vec<Lane> {
        match self {
            Self::None => vec![Lane::All],
            Self::Goal => vec![Lane::Goal, Lane::Other],
            Self::Person => {
                let people = board.members.iter();
                let people = people.map(|member| Lane::Person(member.id.clone()));
                people.chain([Lane::Nobody]).collect()
            }
        }
    }
}

/// The cards of a Sprint by lane and by column, each in the order of the Product Backlog; lanes without a card are
/// left out, unless there is no card at all.
pub fn grid<'a>(
    board: &'a Board,
    sprint: &'a Sprint,
    lanes: Lanes,
) -> Vec<(Lane, Vec<Vec<Card<'a>>>)> {
    let columns = board.columns();
    let found = sprint.items.iter().filter_map(|place| {
        let item = board.items.get(&place.item)?;
        let at = board.column_of(place)?;
        let column = columns.iter().position(|column| column == at)?;
        Some((column, Card { item, place }))
    });
    let mut cards: Vec<(usize, Card<'_>)> = found.collect();
    cards.sort_by_key(|(_, card)| (&card.item.rank, &card.item.id));
    let mut grid: Vec<(Lane, Vec<Vec<Card<'_>>>)> = lanes
        .all(board)
        .into_iter()
        .map(|lane| (lane, vec![Vec::new(); columns.len()]))
        .collect();
    for (column, card) in cards {
        let lane = lanes.of(board, sprint, card.place);
        let within = grid.iter_mut().find(|(other, _)| *other == lane);
        if let Some(cards) = within.and_then(|(_, columns)| columns.get_mut(column)) {
            cards.push(card);
        }
    }
    if lanes != Lanes::None {
        grid.retain(|(_, columns)| columns.iter().any(|cards| !cards.is_empty()));
    }
    grid
}

/// The cards of a Sprint by column, in the order in which the lanes show them from top to bottom.
pub fn columns<'a>(board: &'a Board, sprint: &'a Sprint, lanes: Lanes) -> Vec<Vec<Card<'a>>> {
    let mut columns = vec![Vec::new(); board.columns().len()];
    for (_, lane) in grid(board, sprint, lanes) {
        for (column, cards) in columns.iter_mut().zip(lane) {
            column.extend(cards);
        }
    }
    columns
}
