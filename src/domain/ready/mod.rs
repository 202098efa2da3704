//! Whether an item is ready to be pulled: what the machine can see, and what people tick.
//!
//! A help, never a gate. Seen by the machine: an estimate, acceptance criteria, nothing it needs still open, and a size
//! of at most half of the usual velocity. Ticked by people: the lines of the team's own Definition of Ready.

use std::fmt;

use super::{
    board::{Board, Unit},
    id::ItemId,
    item::Item,
    velocity,
};

/// What items of a board are held against; made once, for as many items as are looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standard {
    /// The unit that estimates are in.
    unit: Unit,
    /// The largest size, in that unit: half of the usual velocity. `None`: nobody knows yet.
    largest: Option<f64>,
}

/// One point of the Definition of Ready, and whether an item meets it.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// What is asked for.
    pub what: What,
    /// Whether it is there.
    pub met: bool,
}

/// What a point of the Definition of Ready asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// That its size is known.
    Estimate,
    /// That somebody said what must hold for it to be accepted.
    Acceptance,
    /// That it is at most this large, in the board's unit.
    Size(f64, Unit),
    /// That nothing it needs is open; an item that is, if one is.
    Needs(Option<ItemId>),
    /// A line of the team's own.
    Line(String),
}

impl Standard {
    /// What the items of `board` are held against.
    pub fn of(board: &Board) -> Self {
        let unit = board.unit();
        let largest = velocity::usual(board).map(|usual| usual / 2.0);
        Self { unit, largest }
    }

    /// Whether an item of `board` meets every point.
    pub fn is_met(&self, item: &Item, board: &Board) -> bool {
        self.is_estimated(item)
            && !item.acceptance.is_empty()
            && self.fits(item)
            && open_needs(item, board).next().is_none()
            && (item.ready
                || board
                    .definition_of_ready
                    .iter()
                    .all(|line| item.ready_lines.contains(line)))
    }

    /// Every point, and whether an item of `board` meets it: first what the machine sees, then the team's own lines.
    pub fn points(&self, item: &Item, board: &Board) -> Vec<Point> {
        let mut points = Vec::new();
        let mut point = |what, met| points.push(Point { what, met });
        if self.unit != Unit::Items {
            point(What::Estimate, self.is_estimated(item));
        }
        point(What::Acceptance, !item.acceptance.is_empty());
        if let Some(largest) = self.largest.filter(|_| self.unit != Unit::Items) {
            point(What::Size(largest, self.unit), self.fits(item));
        }
        let mut open = open_needs(item, board).peekable();
        if open.peek().is_none() {
            point(What::Needs(None), true);
        }
        for need in open {
            point(What::Needs(Some(need.id.clone())), false);
        }
        for line in &board.definition_of_ready {
            point(What::Line(line.clone()), is_ticked(item, line));
        }
        points
    }

    /// What an item of `board` lacks; nothing when it is ready.
    pub fn lacks(&self, item: &Item, board: &Board) -> Vec<What> {
        let points = self.points(item, board).into_iter();
        points
            .filter(|point| !point.met)
            .map(|point| point.what)
            .collect()
    }

    /// Where items are counted, every item counts one.
    fn is_estimated(&self, item: &Item) -> bool {
        self.unit == Unit::Items || item.estimate.is_some()
    }

    fn fits(&self, item: &Item) -> bool {
        let size = item.estimate.filter(|_| self.unit != Unit::Items);
        size.zip(self.largest)
            .is_none_or(|(size, largest)| size.get() <= largest)
    }
}

/// Whether a line of the Definition of Ready is ticked for an item: by itself, or with all others as a whole.
pub fn is_ticked(item: &Item, line: &str) -> bool {
    item.ready || item.ready_lines.iter().any(|ticked| ticked == line)
}

/// What an item needs that is neither done nor deleted.
pub fn open_needs<'a>(item: &'a Item, board: &'a Board) -> impl Iterator<Item = &'a Item> {
    let needs = item.depends_on.iter();
    needs
        .filter_map(|id| board.items.get(id))
        .filter(|need| need.done.is_none())
}

/// What an item needs that stands below it in the order: it is ahead of that, which is said and not changed.
pub fn ahead_of<'a>(item: &'a Item, board: &'a Board) -> impl Iterator<Item = &'a Item> {
    let own = board.items.index_of(&item.id);
    open_needs(item, board).filter(move |need| {
        let place = board.items.index_of(&need.id);
        own.zip(place).is_some_and(|(own, place)| own < place)
    })
}

/// What is lacking, said of the item.
impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Estimate => f.write_str("no estimate"),
            Self::Acceptance => f.write_str("no acceptance criteria"),
            Self::Size(largest, unit) => {
                let largest = (largest * 10.0).round() / 10.0;
                let sign = unit.sign();
                write!(f, "larger than {largest} {sign}, half of a usual Sprint")
            }
            Self::Needs(Some(need)) => write!(f, "{need} has to be done first"),
            Self::Needs(None) => f.write_str("something it needs is open"),
            Self::Line(line) => write!(f, "not ticked: {line}"),
        }
    }
}

#[cfg(test)]
mod tests;
