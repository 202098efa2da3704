//! An item as it stands here, and as the file has it, so that the two can be laid side by side.

use super::{Work, people::People, seen};
use crate::domain::{
    board::{Board, Column, ColumnKind},
    id::{ColumnId, ItemId},
    import::{Field, Incoming, Person, Stage},
    item::{Item, LONGEST_TITLE},
    rank::Rank,
    sprint::{Blocked, SprintItem},
};

/// One side of the comparison.
#[derive(Clone)]
pub(super) struct Side {
    pub(super) item: Item,
    /// Its place in an open Sprint, and the Sprint's number.
    pub(super) place: Option<(u32, SprintItem)>,
    /// Who works on it, where that is somebody of the file.
    owner: Option<Person>,
    /// The name of its column.
    column: String,
}

impl Side {
    /// The item as it stands here.
    pub(super) fn here(work: &Work<'_>, item: &Item) -> Self {
        let (board, place) = (work.board, work.here.get(&item.id));
        Self {
            item: item.clone(),
            column: place
                .and_then(|(_, place)| board.column_of(place))
                .map(|column| column.name.clone())
                .unwrap_or_default(),
            place: place.map(|(number, place)| (*number, SprintItem::clone(place))),
            owner: None,
        }
    }

    /// The item as it would be if all were taken from the file.
    pub(super) fn incoming(work: &Work<'_>, incoming: &Incoming, id: &ItemId) -> Self {
        let mut item = Item::new(id.clone(), Rank::default(), &incoming.title);
        item.kind = incoming.kind;
        item.estimate = incoming.estimate;
        item.skills.clone_from(&incoming.skills);
        item.tags.clone_from(&incoming.tags);
        item.description.clone_from(&incoming.description);
        item.acceptance.clone_from(&incoming.acceptance);
        item.depends_on = work.links.needs(incoming.line);
        item.value = incoming.value;
        item.ready = incoming.ready;
        item.reference.clone_from(&incoming.reference);
        item.created = incoming.created;
        let ended = incoming.ended.unwrap_or_else(|| work.stamp.second());
        match incoming.stage {
            Stage::Done => item.done = Some(ended),
            Stage::Cancelled => {
                let day = incoming
                    .ended
                    .map(|at| at.to_zoned(jiff::tz::TimeZone::UTC).date());
                item.deleted = Some(day.unwrap_or(work.stamp.today));
            }
            Stage::Todo | Stage::Doing | Stage::Review => (),
        }
        let sprint = incoming
            .sprints
            .last()
            .and_then(|place| work.sprints.open(*place))
            .filter(|_| incoming.stage != Stage::Cancelled);
        let column = column(work.board, incoming);
        let place = sprint.map(|number| {
            let owner = incoming
                .owner
                .as_ref()
                .and_then(|owner| work.people.find(owner));
            let place = SprintItem {
                goal: incoming.goal,
                column: column.map(|column| column.id.clone()),
                remaining: incoming.remaining,
                owner,
                blocked: incoming.blocked.as_ref().map(|reason| Blocked {
                    reason: reason.chars().take(LONGEST_TITLE).collect(),
                    since: None,
                    extra: crate::domain::extra::Extra::default(),
                }),
                ..SprintItem::new(id.clone())
            };
            (number, place)
        });
        // what is in an open Sprint is done if, and only if, its column says so
        if place.is_some() {
            let done = column.is_some_and(|column| column.kind == ColumnKind::Done);
            item.done = done.then_some(ended);
        }
        Self {
            item,
            place,
            owner: incoming.owner.clone(),
            column: column.map(|column| column.name.clone()).unwrap_or_default(),
        }
    }

    /// Whether the field says something on both sides: a column only where both are in a Sprint.
    pub(super) fn comparable(&self, there: &Self, field: Field) -> bool {
        match field {
            Field::Column | Field::Owner | Field::Blocked | Field::Remaining => {
                self.place.is_some() && there.place.is_some()
            }
            Field::Title
            | Field::Kind
            | Field::Estimate
            | Field::Tags
            | Field::Skills
            | Field::Description
            | Field::Acceptance
            | Field::DependsOn
            | Field::Value
            | Field::State
            | Field::Sprint => true,
        }
    }

    /// Whether both sides say the same.
    pub(super) fn agrees(&self, there: &Self, field: Field, people: &People) -> bool {
        match field {
            Field::Description => self.item.description.trim() == there.item.description.trim(),
            Field::DependsOn => {
                let (mut one, mut other) =
                    (self.item.depends_on.clone(), there.item.depends_on.clone());
                one.sort();
                other.sort();
                one == other
            }
            Field::Title
            | Field::Kind
            | Field::Estimate
            | Field::Tags
            | Field::Skills
            | Field::Acceptance
            | Field::Value
            | Field::State
            | Field::Sprint
            | Field::Column
            | Field::Owner
            | Field::Blocked
            | Field::Remaining => self.text(field, people) == there.text(field, people),
        }
    }

    /// What this side says of the field, for people.
    pub(super) fn text(&self, field: Field, people: &People) -> String {
        let item = &self.item;
        let place = self.place.as_ref().map(|(_, place)| place);
        let number = |number: Option<crate::domain::number::Number>| {
            number.map(|number| number.to_string()).unwrap_or_default()
        };
        match field {
            Field::Title => item.title.clone(),
            Field::Kind => item.kind().word().to_owned(),
            Field::Estimate => number(item.estimate),
            Field::Tags => item.tags.join(", "),
            Field::Skills => item.skills.join(", "),
            Field::Description => item.description.clone(),
            Field::Acceptance => seen::lines(&item.acceptance),
            Field::DependsOn => super::super::joined(&item.depends_on),
            Field::Value => number(item.value),
            Field::State => if item.deleted.is_some() {
                "deleted"
            } else if item.done.is_some() && self.place.is_none() {
                "done"
            } else {
                "open"
            }
            .to_owned(),
            Field::Sprint => self
                .place
                .as_ref()
                .map(|(number, _)| format!("Sprint {number}"))
                .unwrap_or_default(),
            Field::Column => self.column.clone(),
            Field::Owner => match place.and_then(|place| place.owner.as_ref()) {
                Some(id) => people.name(id),
                None => self
                    .owner
                    .as_ref()
                    .map(|owner| owner.called().to_owned())
                    .unwrap_or_default(),
            },
            Field::Blocked => place
                .and_then(|place| place.blocked.as_ref())
                .map(|blocked| blocked.reason.clone())
                .unwrap_or_default(),
            Field::Remaining => number(place.and_then(|place| place.remaining)),
        }
    }

    /// Takes the field over from the other side.
    pub(super) fn adopt(&mut self, there: &Self, field: Field, board: &Board) {
        let (item, from) = (&mut self.item, &there.item);
        match field {
            Field::Title => item.title.clone_from(&from.title),
            Field::Kind => item.kind = from.kind,
            Field::Estimate => item.estimate = from.estimate,
            Field::Tags => item.tags.clone_from(&from.tags),
            Field::Skills => item.skills.clone_from(&from.skills),
            Field::Description => item.description.clone_from(&from.description),
            Field::Acceptance => item.acceptance.clone_from(&from.acceptance),
            Field::DependsOn => item.depends_on.clone_from(&from.depends_on),
            Field::Value => item.value = from.value,
            Field::State => {
                item.done = from.done;
                item.deleted = from.deleted;
                if item.deleted.is_some() {
                    self.place = None;
                }
            }
            Field::Sprint => {
                self.place.clone_from(&there.place);
                item.done = from.done;
            }
            Field::Column | Field::Owner | Field::Blocked | Field::Remaining => {
                let (Some((_, place)), Some((_, from))) = (&mut self.place, &there.place) else {
                    return;
                };
                match field {
                    Field::Column => {
                        place.column.clone_from(&from.column);
                        let done = board
                            .column_of(place)
                            .is_some_and(|column| column.kind == ColumnKind::Done);
                        item.done = done.then_some(there.item.done).flatten();
                    }
                    Field::Owner => place.owner.clone_from(&from.owner),
                    Field::Blocked => place.blocked.clone_from(&from.blocked),
                    Field::Remaining => place.remaining = from.remaining,
                    Field::Title
                    | Field::Kind
                    | Field::Estimate
                    | Field::Tags
                    | Field::Skills
                    | Field::Description
                    | Field::Acceptance
                    | Field::DependsOn
                    | Field::Value
                    | Field::State
                    | Field::Sprint => (),
                }
            }
        }
    }
}

/// The column that is meant: the one that is named, or the one that fits how far the item is.
fn column<'a>(board: &'a Board, incoming: &Incoming) -> Option<&'a Column> {
    let columns = board.columns();
    let named = incoming.column.as_ref().and_then(|name| {
        let id = ColumnId::new(name);
        columns.iter().find(|column| {
            Some(&column.id) == id.as_ref() || column.name.eq_ignore_ascii_case(name)
        })
    });
    let of = |kind: ColumnKind| columns.iter().filter(move |column| column.kind == kind);
    named
        .or_else(|| match incoming.stage {
            Stage::Todo | Stage::Cancelled => of(ColumnKind::Todo).next(),
            Stage::Doing => of(ColumnKind::Doing).next(),
            Stage::Review => of(ColumnKind::Doing)
                .find(|column| looks_like_review(column))
                .or_else(|| of(ColumnKind::Doing).next()),
            Stage::Done => of(ColumnKind::Done).next(),
        })
        .or_else(|| columns.first())
}

fn looks_like_review(column: &Column) -> bool {
    let words = format!("{} {}", column.id, column.name).to_lowercase();
    ["review", "test", "check", "verif", "qa"]
        .iter()
        .any(|word| words.contains(word))
}
