//! What a report tells, and that it only tells.

use std::sync::Arc;

use jiff::civil::date;
use proptest::prelude::*;

use super::{markdown::escaped, *};
use crate::domain::{
    backlog::Backlog,
    edit::{Closing, ItemChange, NewItem, PlaceChange, SprintPlan},
    id::ColumnId,
    impediment::Impediment,
    sprint::{Confidence, DayRecord},
};

fn stamp(chance: u64) -> Stamp {
    Stamp {
        at: "2026-12-04T15:00:00Z".parse().unwrap(),
        today: date(2026, 12, 4),
        by: "ana".to_owned(),
        chance: chance.wrapping_mul(0x9e37_79b9_7f4a_7c15),
    }
}

#[track_caller]
fn after(board: &Board, edits: &[Edit]) -> Board {
    let apply = |board: Board, (at, edit): (usize, &Edit)| {
        let chance = board.log.len() as u64 * 7 + at as u64;
        board.apply(edit, &stamp(chance)).unwrap()
    };
    edits.iter().enumerate().fold(board.clone(), apply)
}

fn item(title: &str, estimate: u32) -> Edit {
    Edit::AddItem {
        item: Box::new(NewItem {
            title: title.to_owned(),
            estimate: Some(Number::from(estimate)),
            ..NewItem::default()
        }),
        to: usize::MAX,
    }
}

fn ids(numbers: &[u64]) -> Vec<ItemId> {
    numbers
        .iter()
        .map(|number| ItemId::numbered("G", *number))
        .collect()
}

/// G-1 delivered, G-2 not, G-3 came in, G-4 went out.
fn running() -> Board {
    after(
        &Board::default(),
        &[
            item("Card form", 5),
            item("Tests", 3),
            item("Receipt", 2),
            item("Theme", 8),
            Edit::PlanSprint(SprintPlan {
                goal: "Pay by card".to_owned(),
                start: Some(date(2026, 11, 23)),
                end: Some(date(2026, 12, 4)),
                buffer_hours: Some(Number::from(10)),
            }),
            Edit::Pull(ids(&[1, 2, 4])),
            Edit::SetPlace {
                ids: ids(&[1]),
                change: PlaceChange::Goal(true),
            },
            Edit::StartSprint {
                capacity_hours: Number::from(100),
            },
            Edit::Pull(ids(&[3])),
            Edit::PushOut(ids(&[4])),
            Edit::SetPlace {
                ids: ids(&[1]),
                change: PlaceChange::Column(ColumnId::new("done").unwrap()),
            },
        ],
    )
}

fn closed(board: &Board) -> Board {
    let closing = Closing {
        goal_met: GoalMet::Yes,
        why: "guests pay".to_owned(),
        capacity_hours: Number::from(100),
        unplanned: vec![Unplanned {
            from: "IT | Ops".to_owned(),
            hours: Number::from(5),
            count: 2,
            ..Unplanned::default()
        }],
        reasons: vec![(ids(&[2]).remove(0), "no device".to_owned())],
        feedback: vec!["*Fast*".to_owned()],
        actions: vec![("Ask IT for a calendar".to_owned(), None)],
        ..review::closing(board).unwrap()
    };
    after(board, &[Edit::CloseSprint(Box::new(closing))])
}

#[test]
fn a_closed_sprint_is_told_as_it_was_frozen() {
    let board = closed(&running());
    let told = markdown(&report(&board, 1, &stamp(1)).unwrap());
    let expected = "# Sprint 1

**Pay by card**

2026-11-23 to 2026-12-04. The Sprint Goal was **met**. guests pay.

## Items

Started with 3 items (16 points); delivered 1 item (5 points), not delivered 2 items. Since the start 1 item came in and 1 item went out.

| Item | Title | Points | Goal | What became of it |
|---|---|---:|:---:|---|
| G-1 | Card form | 5 | ◎ | ✓ delivered |
| G-2 | Tests | 3 |  | – not delivered: no device |
| G-3 | Receipt | 2 |  | – not delivered, came in after the start |
| G-4 | Theme | 8 |  | × taken out |

## Unplanned work

5 h of 100 h capacity (5 %). The buffer was 10 h: 50 % of it used.

| Asked by | What | How many | Hours |
|---|---|---:|---:|
| IT \\| Ops |  | 2 | 5 |

## Feedback

- \\*Fast\\*

## Retro actions

- Ask IT for a calendar
";
    assert_eq!(told, expected);
    let title = ItemChange::Title("Something else".to_owned());
    let later = Edit::SetItem {
        ids: ids(&[1, 2]),
        change: title,
    };
    let later = after(&board, &[later, Edit::DeleteItems(ids(&[3]))]);
    assert_eq!(markdown(&report(&later, 1, &stamp(1)).unwrap()), expected);
}

#[test]
fn a_running_sprint_is_told_as_it_stands_and_nobody_says_it_is_over() {
    let mut board = running();
    let sprint = Arc::make_mut(board.sprints.last_mut().unwrap());
    let day = |day, likelihood| DayRecord {
        date: date(2026, 11, day),
        left: None,
        goal_left: None,
        done: None,
        capacity_left_hours: None,
        likelihood: Number::new(likelihood),
        extra: crate::domain::extra::Extra::default(),
    };
    sprint.days = vec![day(24, 0.6), day(25, 0.2), day(26, 0.745)];
    sprint.confidence = vec![Confidence {
        date: date(2026, 11, 23),
        lowest: 3,
        highest: 5,
        note: String::new(),
        extra: crate::domain::extra::Extra::default(),
    }];
    let told = markdown(&report(&board, 1, &stamp(1)).unwrap());
    assert!(told.contains("It is running: this is how it stands."));
    assert!(told.contains("- 2026-11-24: the Sprint Goal is met in 60 % of such cases.\n- 2026-11-26: the Sprint Goal is met in 75 %"));
    assert!(told.contains("- 2026-11-23: confidence 3 to 5 of 5.\n") && !told.contains("was met"));
    assert_eq!(report(&board, 2, &stamp(1)), None);
}

#[test]
fn only_impediments_of_its_days_are_told_and_only_owners_are_named() {
    let mut board = running();
    let impediment = |number, raised, resolved| Impediment {
        id: crate::domain::id::ImpedimentId::numbered("I", number),
        text: format!("slow {number}"),
        raised: Some(raised),
        owner: None,
        item: None,
        roam: String::new(),
        resolved,
        extra: crate::domain::extra::Extra::default(),
    };
    board.impediments = vec![
        Arc::new(impediment(1, date(2026, 11, 2), Some(date(2026, 11, 3)))),
        Arc::new(impediment(2, date(2026, 11, 2), Some(date(2026, 11, 25)))),
        Arc::new(impediment(3, date(2026, 12, 7), None)),
    ];
    let told = markdown(&report(&board, 1, &stamp(1)).unwrap());
    assert!(told.contains("- lifted on 2026-11-25: slow 2\n"));
    assert!(!told.contains("slow 1") && !told.contains("slow 3"));
    board.items = Backlog::default();
    assert!(report(&board, 1, &stamp(1)).is_some(), "items may be gone");
}

#[test]
fn what_markdown_would_obey_is_text() {
    for (given, told) in [
        (
            "<script>alert(1)</script>",
            "\\<script\\>alert(1)\\</script\\>",
        ),
        ("a | b", "a \\| b"),
        ("# x", "\\# x"),
        ("- x", "\\- x"),
        ("12. x", "12\\. x"),
        ("x-1.5: y", "x-1.5: y"),
        ("https://evil.example", "https\\://evil.example"),
        ("[a](javascript:x)", "\\[a\\](javascript:x)"),
        ("a\nb", "a b"),
        ("&lt;", "\\&lt;"),
    ] {
        assert_eq!(escaped(given), told, "{given}");
    }
}

proptest! {
    #[test]
    fn no_text_breaks_out_of_its_line(text in "\\PC{0,40}|[|`<>*\\n\\\\_#\\[\\]]{0,12}") {
        let escaped = escaped(&text);
        prop_assert!(!escaped.contains('\n'));
        let mut chars = escaped.chars();
        while let Some(c) = chars.next() {
            if c == '\\' {
                prop_assert!(chars.next().is_some_and(|next| next.is_ascii_punctuation()), "{escaped}");
            } else {
                prop_assert!(!"|`<>*_[]#&".contains(c), "{escaped}");
            }
        }
    }
}
