//! The burndown against the log: a reader that knows nothing of the program adds the log up, and finds the same.

use std::collections::{BTreeMap, BTreeSet};

use goalpost::{
    app::document::Document,
    domain::{
        board::Board,
        edit::{Edit, ItemChange, NewItem, PlaceChange, SprintPlan, Stamp},
        id::{ColumnId, ItemId},
        number::Number,
    },
    insight::burndown::{Burndown, Known, burndown},
    store::format,
};
use jiff::{
    Span, Timestamp,
    civil::{Date, date},
    tz::TimeZone,
};
use proptest::prelude::*;

/// The Monday on which the Sprint starts; it ends on the Friday of the week after.
const START: Date = date(2026, 11, 23);
const ITEMS: u64 = 8;

/// A document, and the clock by which it is changed.
struct Story {
    document: Document,
    day: Date,
    edits: u64,
}

impl Story {
    /// Eight items of 1, 2, 3 … points, six of them in a Sprint that is started on its first day.
    fn new() -> Self {
        let mut story = Self {
            document: Document::new(Board::default()),
            day: date(2026, 11, 20),
            edits: 0,
        };
        for points in 1..=ITEMS {
            let item = Box::new(new_item(points));
            story.make(&Edit::AddItem { item, to: 99 });
        }
        story.make(&Edit::AddMember {
            name: "Ana".to_owned(),
            hours_per_day: Number::new(6.0),
            skills: Vec::new(),
        });
        story.make(&Edit::PlanSprint(SprintPlan {
            goal: "Pay by card".to_owned(),
            start: Some(START),
            end: Some(date(2026, 12, 4)),
            buffer_hours: None,
        }));
        story.make(&Edit::Pull((1..=6).map(id).collect()));
        story.day = START;
        story.make(&Edit::StartSprint {
            capacity_hours: Number::from(60),
        });
        story
    }

    /// Makes an edit, if the board takes it.
    fn make(&mut self, edit: &Edit) {
        self.edits += 1;
        let noon = self.day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap();
        let stamp = Stamp {
            at: noon.timestamp() + jiff::SignedDuration::from_secs(self.edits.cast_signed()),
            today: self.day,
            by: "Ana".to_owned(),
            chance: self.edits.wrapping_mul(0x9e37_79b9_7f4a_7c15),
        };
        // what the board refuses has not happened, and stands in no log
        drop(self.document.commit(edit, &stamp));
    }

    fn burndown(&self) -> Burndown {
        let board = self.document.board();
        let sprint = board.running().unwrap();
        burndown(board, sprint, self.day, &TimeZone::UTC).unwrap()
    }
}

fn id(number: u64) -> ItemId {
    ItemId::numbered("G", number)
}

fn new_item(points: u64) -> NewItem {
    NewItem {
        title: format!("Item of {points}"),
        estimate: u32::try_from(points).ok().map(Number::from),
        ..NewItem::default()
    }
}

/// What an item is, for a reader of the log.
#[derive(Clone, Debug)]
struct Card {
    points: f64,
    column: String,
    remaining: Option<f64>,
}

/// What is left at the end of each day on which something was changed, added up from the log alone.
///
/// Reads the words of the log, and nothing else; knows how the board was at the start.
fn from_the_log(start: &Board, after: &Board) -> BTreeMap<Date, f64> {
    let mut points: BTreeMap<String, f64> = start
        .items
        .iter()
        .map(|item| (item.id.to_string(), item.estimate.unwrap().get()))
        .collect();
    let mut within: BTreeMap<String, Card> = BTreeMap::new();
    for place in &start.running().unwrap().items {
        let id = place.item.to_string();
        let known = Card {
            points: points[&id],
            column: "todo".to_owned(),
            remaining: None,
        };
        within.insert(id, known);
    }
    let begun: Vec<Option<Timestamp>> = start.log.by_id().map(|entry| entry.at).collect();
    let begun = begun.into_iter().max().flatten();
    let mut left = BTreeMap::new();
    for entry in after.log.by_time() {
        if entry.at <= begun {
            continue;
        }
        let day = entry.at.unwrap().to_zoned(TimeZone::UTC).date();
        let ids: Vec<&str> = entry.what.split(", ").collect();
        let values: Vec<&str> = entry.to.split(", ").collect();
        for (at, id) in ids.iter().enumerate() {
            let to = values.get(at).or(values.first()).copied().unwrap_or("");
            match entry.did.as_str() {
                "add item" => {
                    points.insert((*id).to_owned(), 2.0);
                }
                "set estimate" => {
                    points.insert((*id).to_owned(), to.parse().unwrap());
                    if let Some(known) = within.get_mut(*id) {
                        known.points = to.parse().unwrap();
                    }
                }
                "pull into Sprint" => {
                    let known = Card {
                        points: points[*id],
                        column: "todo".to_owned(),
                        remaining: None,
                    };
                    within.insert((*id).to_owned(), known);
                }
                "take out of Sprint" | "delete item" => {
                    within.remove(*id);
                }
                "move card" => to.clone_into(&mut within.get_mut(*id).unwrap().column),
                "set remaining" => within.get_mut(*id).unwrap().remaining = to.parse().ok(),
                "edit item" | "set goal mark" | "move item" | "start Sprint" => (),
                other => panic!("the reader does not know `{other}`"),
            }
        }
        left.insert(day, within.values().map(left_of).sum());
    }
    left
}

fn left_of(known: &Card) -> f64 {
    let share = match known.column.as_str() {
        "todo" => 1.0,
        "doing" => 0.6,
        "review" => 0.2,
        "done" => return 0.0,
        other => panic!("no such column: {other}"),
    };
    known.remaining.unwrap_or(known.points * share)
}

/// Something that a team does: which day later, what, to which items, and how much.
type Deed = (i8, u8, u64, u64, u8);

fn edit(story: &Story, (_, what, one, other, value): Deed) -> Edit {
    let (one, other) = (id(1 + one % ITEMS), id(1 + other % ITEMS));
    let both = if one == other {
        vec![one.clone()]
    } else {
        vec![one.clone(), other]
    };
    let number = Number::from(u32::from(value));
    let column = ["todo", "doing", "review", "done"][usize::from(value) % 4];
    match what % 10 {
        0 => Edit::SetItem {
            ids: both,
            change: ItemChange::Estimate(Some(number)),
        },
        1..=3 => Edit::SetPlace {
            ids: both,
            change: PlaceChange::Column(ColumnId::new(column).unwrap()),
        },
        4 => Edit::SetPlace {
            ids: both,
            change: PlaceChange::Remaining(Some(number).filter(|_| value % 3 != 0)),
        },
        5 => Edit::Pull(both),
        6 => Edit::PushOut(both),
        // the whole form, which changes the estimate besides
        7 => Edit::SetItem {
            ids: vec![one],
            change: ItemChange::All(Box::new(NewItem {
                estimate: Some(number),
                title: format!("Item with {value}"),
                ..new_item(1)
            })),
        },
        8 if value == 0 => Edit::DeleteItems(vec![one]),
        8 => Edit::SetPlace {
            ids: vec![one],
            change: PlaceChange::Goal(value % 2 == 0),
        },
        _ => Edit::AddItem {
            item: Box::new(new_item(2)),
            to: story.document.board().items.len(),
        },
    }
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let step = prop_oneof![3 => Just(0_i8), 2 => Just(1_i8), 1 => 2_i8..5];
    prop::collection::vec((step, any::<u8>(), 0..ITEMS, 0..ITEMS, 0_u8..9), 0..40)
}

proptest! {
    /// The burndown's numbers are those that the log adds up to; a day of which the log says nothing is missing.
    #[test]
    fn the_burndown_is_what_the_log_adds_up_to(deeds in deeds()) {
        let mut story = Story::new();
        let start = story.document.board().clone();
        for deed in deeds {
            let day = story.day.saturating_add(Span::new().days(deed.0));
            story.day = day.min(date(2026, 12, 4));
            let edit = edit(&story, deed);
            story.make(&edit);
        }
        let left = from_the_log(&start, story.document.board());
        let today = story.day;
        for day in story.burndown().days {
            match (left.get(&day.date), day.left) {
                (Some(expected), found) => {
                    let found = found.map(|left| (left.all, left.known));
                    prop_assert!(
                        found.is_some_and(|(all, known)| known == Known::Recorded && (all - expected).abs() < 0.006),
                        "{}: {found:?} is not {expected}", day.date
                    );
                }
                (None, Some(found)) if day.date < today && day.date != START => {
                    prop_assert_eq!(found.known, Known::Missing, "{}", day.date);
                }
                (None, _) => (),
            }
        }
    }
}

#[test]
fn an_item_estimated_anew_out_and_in_again_adds_up() {
    let mut story = Story::new();
    let start = story.document.board().clone();
    let set = |ids: Vec<ItemId>, points| Edit::SetItem {
        ids,
        change: ItemChange::Estimate(Number::new(points)),
    };
    let column = |ids: Vec<ItemId>, column| Edit::SetPlace {
        ids,
        change: PlaceChange::Column(ColumnId::new(column).unwrap()),
    };
    // 21 points on Monday; G-5 half of it done; both out on Wednesday, one in again on Saturday, larger
    story.make(&column(vec![id(5), id(6)], "review"));
    story.day = date(2026, 11, 25);
    story.make(&Edit::PushOut(vec![id(5), id(6)]));
    story.make(&set(vec![id(5), id(1)], 8.0));
    story.day = date(2026, 11, 28);
    story.make(&Edit::Pull(vec![id(5)]));
    story.day = date(2026, 11, 30);
    story.make(&column(vec![id(1), id(2), id(5)], "done"));
    let found = story.burndown();
    let shown: Vec<String> = found
        .days
        .iter()
        .filter_map(|day| {
            let left = day.left?;
            let mark = if left.known == Known::Missing {
                "?"
            } else {
                ""
            };
            Some(format!("{} {}{mark}", day.date.day(), left.all))
        })
        .collect();
    assert_eq!(
        shown,
        [
            "23 12.2",
            "24 14.6?",
            "25 17",
            "26 19.666666666666668?",
            "27 22.333333333333332?",
            "28 25",
            "30 7"
        ]
    );
    let log = from_the_log(&start, story.document.board());
    let days: Vec<String> = log
        .iter()
        .map(|(day, left)| format!("{} {left}", day.day()))
        .collect();
    assert_eq!(days, ["23 12.2", "25 17", "28 25", "30 7"]);
}

#[test]
fn a_record_a_day_reaches_the_file_and_the_file_stays_small() {
    let mut story = Story::new();
    for day in [23, 24, 24, 24, 26] {
        story.day = date(2026, 11, day);
        let places = Edit::SetPlace {
            ids: (1..=6).map(id).collect(),
            change: PlaceChange::Remaining(Some(Number::from(u32::try_from(day).unwrap()))),
        };
        story.make(&places);
    }
    let board = story.document.board();
    let read = format::read(&format::write(board)).unwrap().board;
    assert_eq!(&read, board);
    let sprint = read.running().unwrap();
    let dates: BTreeSet<i8> = sprint.days.iter().map(|day| day.date.day()).collect();
    assert_eq!((dates.len(), sprint.days.len()), (3, 3));
    // what six items became stands in one entry, and one value in it stands for all
    let bulk: Vec<&str> = read
        .log
        .by_time()
        .into_iter()
        .filter(|entry| entry.did == "set remaining")
        .map(|entry| entry.to.as_str())
        .collect();
    assert_eq!(bulk, ["23", "24", "26"]);
}
