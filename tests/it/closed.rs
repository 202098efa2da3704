//! Twelve Sprints in a row: what each of them was at its close, it stays in the file.

use goalpost::{
    domain::{
        board::Board,
        edit::{Carry, Closing, Edit, ItemChange, NewItem, PlaceChange, Stamp},
        id::{ColumnId, ItemId},
        number::Number,
        outcome::GoalMet,
    },
    insight::review,
    store::format,
};
use jiff::{ToSpan as _, civil::date};
use serde_json::Value;

/// How many Sprints are closed, one after the other.
const SPRINTS: u32 = 12;

/// Numbers that look random, and are the same each time.
struct Chance(u64);

impl Chance {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }
}

/// The board as its file has it.
fn saved(board: &Board) -> Value {
    serde_json::from_slice(&format::write(board)).unwrap()
}

/// What is told of a closed Sprint.
fn told(board: &Value, number: u32) -> Value {
    let sprints = board["sprints"].as_array().unwrap();
    let sprint = sprints
        .iter()
        .find(|sprint| sprint["number"] == number)
        .unwrap();
    assert_eq!(sprint["state"], "closed");
    Value::Array(vec![
        sprint["committed"].clone(),
        sprint["closed"].clone(),
        sprint["items"].clone(),
    ])
}

struct Life {
    board: Board,
    stamp: Stamp,
}

impl Life {
    /// Makes an edit; one that the board refuses is left out.
    fn edit(&mut self, edit: &Edit) -> bool {
        self.stamp.chance = self
            .stamp
            .chance
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .wrapping_add(1);
        let next = self.board.apply(edit, &self.stamp);
        let done = next.is_ok();
        self.board = next.unwrap_or_else(|_refused| self.board.clone());
        done
    }
}

fn add(title: &str, estimate: u64) -> Edit {
    Edit::AddItem {
        item: Box::new(NewItem {
            title: title.to_owned(),
            estimate: u32::try_from(estimate)
                .ok()
                .filter(|size| *size > 0)
                .map(Number::from),
            ..NewItem::default()
        }),
        to: usize::MAX,
    }
}

/// One Sprint from its plan to its close.
fn sprint(life: &mut Life, chance: &mut Chance) {
    for _ in 0..6 {
        life.edit(&add("x", chance.next(9)));
    }
    if life.board.planned().is_none() {
        let plan = goalpost::domain::edit::SprintPlan::suggested(&life.board, life.stamp.today);
        assert!(life.edit(&Edit::PlanSprint(plan)));
    }
    let planned = life.board.planned().unwrap().clone();
    let plan = goalpost::domain::edit::SprintPlan {
        goal: format!("Goal {}", planned.number),
        start: planned.start,
        end: planned.end,
        buffer_hours: None,
    };
    assert!(life.edit(&Edit::SetSprint {
        number: planned.number,
        plan,
    }));
    let some = |life: &Life, chance: &mut Chance| {
        let at = chance.next(life.board.items.len() as u64);
        life.board
            .items
            .at(usize::try_from(at).unwrap())
            .unwrap()
            .id
            .clone()
    };
    for _ in 0..5 {
        let id = some(life, chance);
        life.edit(&Edit::Pull(vec![id]));
    }
    assert!(life.edit(&Edit::StartSprint {
        capacity_hours: Number::from(100),
    }));
    life.stamp.today = planned.end.unwrap();
    for _ in 0..12 {
        let ids = vec![some(life, chance)];
        let column = ["doing", "review", "done", "done"][usize::try_from(chance.next(4)).unwrap()];
        let edit = match chance.next(6) {
            0 => Edit::Pull(ids),
            1 => Edit::PushOut(ids),
            2 => Edit::SetItem {
                ids,
                change: ItemChange::Estimate(Some(Number::from(13))),
            },
            3 => Edit::SetPlace {
                ids,
                change: PlaceChange::Remaining(Number::new(1.5)),
            },
            4 | 5 => Edit::SetPlace {
                ids,
                change: PlaceChange::Column(ColumnId::new(column).unwrap()),
            },
            _ => unreachable!(),
        };
        life.edit(&edit);
    }
    let open = life
        .board
        .running()
        .unwrap()
        .items
        .iter()
        .map(|place| place.item.clone());
    let open = open.filter(|id| {
        life.board
            .items
            .get(id)
            .is_some_and(|item| item.done.is_none())
    });
    let carry: Vec<(ItemId, Carry)> = open
        .map(|id| (id, Carry::ALL[usize::try_from(chance.next(4)).unwrap()]))
        .collect();
    let closing = Closing {
        goal_met: GoalMet::Yes,
        carry,
        ..review::closing(&life.board).unwrap()
    };
    assert!(life.edit(&Edit::CloseSprint(Box::new(closing))));
    life.stamp.today = life.stamp.today.checked_add(3.days()).unwrap();
}

#[test]
fn what_a_sprint_was_at_its_close_it_stays_through_twelve_more() {
    for seed in 1..=20 {
        let mut chance = Chance(seed);
        let mut life = Life {
            board: Board::default(),
            stamp: Stamp {
                at: "2026-01-05T09:00:00Z".parse().unwrap(),
                today: date(2026, 1, 5),
                by: "ana".to_owned(),
                chance: seed,
            },
        };
        let mut past: Vec<Value> = Vec::new();
        let (mut added, mut removed, mut carried) = (0, 0, 0);
        for number in 1..=SPRINTS {
            sprint(&mut life, &mut chance);
            let board = saved(&life.board);
            past.push(told(&board, number));
            for (number, then) in (1..).zip(&past) {
                assert_eq!(told(&board, number), *then, "seed {seed}, Sprint {number}");
            }
            let count = |list: &str| past.last().unwrap()[1][list].as_array().map_or(0, Vec::len);
            added += count("added");
            removed += count("removed");
            let next = life.board.planned();
            carried += next.map_or(0, |sprint| sprint.items.len());
            let faults = goalpost::domain::check::faults(&life.board);
            assert_eq!(faults, [], "seed {seed}");
        }
        assert!(
            added > 0 && removed > 0 && carried > 0,
            "seed {seed} shows nothing"
        );
    }
}
