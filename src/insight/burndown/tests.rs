//! Burndowns of boards whose records are given, day by day.

use std::sync::Arc;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::domain::{
    backlog::Backlog,
    calendar::{Calendar, Holiday},
    extra::Extra,
    id::{ColumnId, ItemId, MemberId},
    item::Item,
    member::Member,
    rank::Rank,
    sprint::{Closed, Commitment, Committed, SprintItem},
};

fn number(value: f64) -> Option<Number> {
    Number::new(value)
}

fn record(date: Date, left: f64) -> DayRecord {
    DayRecord {
        date,
        left: number(left),
        goal_left: number(left / 2.0),
        done: None,
        capacity_left_hours: None,
        likelihood: None,
        extra: Extra::default(),
    }
}

/// A running Sprint of 20 points from Monday 23 November to Friday 4 December 2026, two items of 10, one of them goal
/// work; Ana has 6 h a day, and nothing is delivered yet, so that a point takes 3 h.
fn board() -> Board {
    let item = |n: u64| {
        let mut item = Item::new(
            ItemId::numbered("G", n),
            Rank::new(&format!("{n:04}V")).unwrap(),
            "x",
        );
        item.estimate = number(10.0);
        item
    };
    let committed = |n: u64| Committed {
        item: ItemId::numbered("G", n),
        estimate: number(10.0),
        goal: n == 1,
        extra: Extra::default(),
    };
    let place = |n: u64| SprintItem {
        goal: n == 1,
        ..SprintItem::new(ItemId::numbered("G", n))
    };
    let mut ana = Member::new(MemberId::new("ana").unwrap(), "Ana");
    ana.hours_per_day = number(6.0);
    let sprint = Sprint {
        number: 14,
        goal: "Pay by card".to_owned(),
        state: SprintState::Running,
        start: Some(date(2026, 11, 23)),
        end: Some(date(2026, 12, 4)),
        items: [1, 2].map(place).into(),
        committed: Some(Commitment {
            capacity_hours: number(60.0),
            items: [1, 2].map(committed).into(),
            ..Commitment::default()
        }),
        ..Sprint::default()
    };
    Board {
        members: vec![Arc::new(ana)],
        items: Backlog::new([1, 2].map(item).into()),
        sprints: vec![Arc::new(sprint)],
        ..Board::default()
    }
}

fn sprint(board: &mut Board, change: impl FnOnce(&mut Sprint)) {
    change(Arc::make_mut(board.sprints.last_mut().unwrap()));
}

fn of(board: &Board, today: Date) -> Burndown {
    burndown(board, board.sprints.last().unwrap(), today, &TimeZone::UTC).unwrap()
}

/// Each day's number in its month, and what was left: in brackets what lies between records, `-` what is not known.
fn shown(burndown: &Burndown) -> String {
    let day = |day: &Day| {
        let left = match day.left {
            None => "-".to_owned(),
            Some(left) if left.known == Known::Missing => format!("({})", left.all),
            Some(left) => left.all.to_string(),
        };
        format!("{}:{left}", day.date.day())
    };
    burndown.days.iter().map(day).collect::<Vec<_>>().join(" ")
}

/// A closed Sprint that delivered so much, before the running one.
fn past(board: &mut Board, delivered: f64) {
    let number = u32::try_from(board.sprints.len()).unwrap();
    let sprint = Sprint {
        number,
        state: SprintState::Closed,
        closed: Some(Closed {
            delivered_estimate: Number::new(delivered),
            ..Closed::default()
        }),
        ..Sprint::default()
    };
    board.sprints.insert(0, Arc::new(sprint));
}

#[test]
fn what_was_written_down_stands_and_what_was_not_lies_between() {
    let mut board = board();
    sprint(&mut board, |sprint| {
        sprint.days = vec![
            record(date(2026, 11, 23), 19.0),
            record(date(2026, 11, 26), 16.0),
        ];
        sprint.items[0].column = ColumnId::new("done");
    });
    let found = of(&board, date(2026, 11, 27));
    assert_eq!(
        shown(&found),
        "23:19 24:(18) 25:(17) 26:16 27:10 30:- 1:- 2:- 3:- 4:-"
    );
    assert_eq!((found.missing(), found.today), (2, Some(4)));
    assert_eq!(
        found.now,
        Some(Amount {
            all: 10.0,
            goal: 0.0
        })
    );
    assert_eq!(found.days[1].left.unwrap().goal, Some(9.0));
}

#[test]
fn before_the_first_record_the_line_comes_from_the_start() {
    let mut board = board();
    sprint(&mut board, |sprint| {
        sprint.days = vec![record(date(2026, 11, 24), 16.0)];
    });
    let found = of(&board, date(2026, 11, 24));
    assert!(
        shown(&found).starts_with("23:(20) 24:20 25:-"),
        "{}",
        shown(&found)
    );
    let found = of(&board, date(2026, 11, 25));
    assert!(
        shown(&found).starts_with("23:(18) 24:16 25:20 26:-"),
        "{}",
        shown(&found)
    );
}

#[test]
fn after_two_weeks_away_every_day_in_between_is_missing() {
    let mut board = board();
    sprint(&mut board, |sprint| {
        sprint.days = vec![record(date(2026, 11, 23), 20.0)];
        for place in &mut sprint.items {
            place.remaining = number(1.0);
        }
    });
    let found = of(&board, date(2026, 12, 7));
    assert_eq!((found.missing(), found.today), (9, None));
    assert_eq!(found.days[9].left.unwrap().all.to_string(), "2");
    assert_eq!(found.days[5].left.unwrap().all.to_string(), "10");
    assert_eq!(found.now.map(|now| now.all), Some(2.0));
    assert!(found.days.iter().all(|day| day.band.is_none()));
}

#[test]
fn a_clock_set_back_hides_the_days_ahead_and_changes_no_record() {
    let mut board = board();
    let days = [25, 26, 27].map(|day| record(date(2026, 11, day), f64::from(day)));
    sprint(&mut board, |sprint| sprint.days = days.into());
    let found = of(&board, date(2026, 11, 24));
    assert_eq!(
        shown(&found),
        "23:(20) 24:20 25:- 26:- 27:- 30:- 1:- 2:- 3:- 4:-"
    );
}

#[test]
fn the_ideal_is_flat_where_nobody_works_and_ends_at_nothing() {
    let mut board = board();
    // Saturday was worked all the same, and Wednesday is a holiday.
    sprint(&mut board, |sprint| {
        sprint.days = vec![record(date(2026, 11, 28), 8.0)];
    });
    board.calendar.holidays.push(Holiday {
        date: date(2026, 12, 2),
        name: String::new(),
        extra: Extra::default(),
    });
    let found = of(&board, date(2026, 11, 30));
    let days: Vec<i8> = found.days.iter().map(|day| day.date.day()).collect();
    assert_eq!(days, [23, 24, 25, 26, 27, 28, 30, 1, 3, 4]);
    let ideal = |at: usize| found.days[at].ideal;
    assert!((ideal(4) - ideal(5)).abs() < 1e-9);
    assert!((ideal(0) - 20.0 * 8.0 / 9.0).abs() < 1e-9);
    assert!(ideal(9).abs() < 1e-9);
    assert!((found.ideal_now.all - ideal(5)).abs() < 1e-9);
    assert!((found.ideal_now.goal - ideal(5) / 2.0).abs() < 1e-9);
}

#[test]
fn a_sprint_over_new_year_leaves_its_holidays_out() {
    let mut board = board();
    sprint(&mut board, |sprint| {
        (sprint.start, sprint.end) = (Some(date(2026, 12, 28)), Some(date(2027, 1, 5)));
    });
    board.calendar.holidays.push(Holiday {
        date: date(2027, 1, 1),
        name: "New Year".to_owned(),
        extra: Extra::default(),
    });
    let found = of(&board, date(2027, 1, 4));
    assert_eq!(shown(&found), "28:(20) 29:(20) 30:(20) 31:(20) 4:20 5:-");
    // 30 h in all; after 4 January only the 5th is left: 6 h, 2 points at 3 h each.
    assert_eq!(
        found.days[4]
            .capacity
            .map(|left| left.to_string())
            .as_deref(),
        Some("2")
    );
}

#[test]
fn a_sprint_of_one_day_and_one_on_a_weekend_have_an_axis() {
    let mut board = board();
    let one = |board: &mut Board, day| {
        sprint(board, |sprint| {
            (sprint.start, sprint.end) = (Some(day), Some(day));
        });
        of(board, day)
    };
    let found = one(&mut board, date(2026, 11, 24));
    assert_eq!((shown(&found).as_str(), found.today), ("24:20", Some(0)));
    assert!(found.days[0].ideal.abs() < 1e-9);
    let found = one(&mut board, date(2026, 11, 28));
    assert_eq!(shown(&found), "28:20");
    board.calendar = Calendar {
        weekend: Some(Vec::new()),
        ..Calendar::default()
    };
    assert!(one(&mut board, date(2026, 11, 28)).days[0].works);
}

#[test]
fn the_capacity_line_is_what_people_can_still_do() {
    let found = of(&board(), date(2026, 11, 23));
    // 60 h for 20 points: 3 h each; after the first day 54 h are left.
    assert_eq!(
        found.days[0]
            .capacity
            .map(|left| left.to_string())
            .as_deref(),
        Some("18")
    );
    assert_eq!(
        found.days[9]
            .capacity
            .map(|left| left.to_string())
            .as_deref(),
        Some("0")
    );
}

#[test]
fn the_forecast_needs_two_closed_sprints_and_starts_from_what_is_left() {
    let mut board = board();
    past(&mut board, 20.0);
    assert_eq!(of(&board, date(2026, 11, 23)).forecast_from, 0);
    past(&mut board, 10.0);
    let found = of(&board, date(2026, 11, 23));
    assert_eq!(found.forecast_from, 2);
    // 15th and 85th percentile of 10 and 20 are 11.5 and 18.5: at the end 1.5 to 8.5 are left.
    let (low, high) = found.days[9].band.unwrap();
    assert!(
        (low - 1.5).abs() < 1e-9 && (high - 8.5).abs() < 1e-9,
        "{low} {high}"
    );
    let (low, high) = found.days[0].band.unwrap();
    assert!(
        (low - 18.15).abs() < 1e-9 && (high - 18.85).abs() < 1e-9,
        "{low} {high}"
    );
}

#[test]
fn a_sprint_that_has_ended_is_what_was_written_down() {
    let mut board = board();
    sprint(&mut board, |sprint| {
        sprint.state = SprintState::Closed;
        let mut first = record(date(2026, 11, 23), 19.0);
        first.capacity_left_hours = number(45.0);
        sprint.days = vec![first, record(date(2026, 11, 26), 16.0)];
    });
    let found = of(&board, date(2026, 11, 24));
    assert_eq!(
        shown(&found),
        "23:19 24:(18) 25:(17) 26:16 27:- 30:- 1:- 2:- 3:- 4:-"
    );
    assert_eq!((found.today, found.now), (None, None));
    assert_eq!(
        found.days[0]
            .capacity
            .map(|left| left.to_string())
            .as_deref(),
        Some("15")
    );
    // what happens to its items later does not touch it
    let mut item = board.items.at(0).unwrap().clone();
    item.estimate = number(99.0);
    board.items.put(item);
    board.members.clear();
    assert_eq!(of(&board, date(2027, 3, 1)), found);
}

#[test]
fn without_dates_or_a_start_there_is_none() {
    let mut board = board();
    sprint(&mut board, |sprint| sprint.state = SprintState::Planned);
    let none = |board: &Board| {
        let sprint = board.sprints.last().unwrap();
        burndown(board, sprint, date(2026, 11, 24), &TimeZone::UTC).is_none()
    };
    assert!(none(&board));
    sprint(&mut board, |sprint| {
        (sprint.state, sprint.end) = (SprintState::Running, None);
    });
    assert!(none(&board));
}

proptest! {
    /// Whatever was written down, and wherever today is: the ideal and the capacity never rise, the band is the right
    /// way up, never above what is left and never rises, and a missing day lies between its neighbors.
    #[test]
    fn every_line_goes_the_way_it_must(
        records in prop::collection::vec((0_i8..14, 0.0_f64..60.0), 0..9),
        delivered in prop::collection::vec(0.0_f64..60.0, 0..8),
        day in -3_i64..20,
        left in 0.0_f64..30.0,
    ) {
        let mut board = board();
        sprint(&mut board, |sprint| {
            let day = |at: i8| date(2026, 11, 23).saturating_add(jiff::Span::new().days(at));
            sprint.days = records.iter().map(|(at, left)| record(day(*at), *left)).collect();
            sprint.items[0].remaining = number(left);
        });
        for delivered in delivered {
            past(&mut board, delivered);
        }
        let today = date(2026, 11, 23).saturating_add(jiff::Span::new().days(day));
        let found = of(&board, today);
        for pair in found.days.windows(2) {
            prop_assert!(pair[0].ideal >= pair[1].ideal);
            prop_assert!(pair[0].capacity >= pair[1].capacity);
            if let (Some(before), Some(after)) = (pair[0].band, pair[1].band) {
                prop_assert!(before.0 >= after.0 && before.1 >= after.1);
            }
        }
        let now = found.now.unwrap().all;
        for day in &found.days {
            if let Some((low, high)) = day.band {
                prop_assert!(0.0 <= low && low <= high && high <= now);
                prop_assert!(day.date >= today);
            }
            if day.left.is_some() {
                prop_assert!(day.date <= today);
            }
        }
        let mut known = vec![found.start.all];
        known.extend(found.days.iter().filter_map(|day| Some(day.left?.all)));
        let least = known.iter().copied().fold(f64::INFINITY, f64::min);
        let most = known.iter().copied().fold(0.0, f64::max);
        for left in found.days.iter().filter_map(|day| day.left) {
            prop_assert!(left.known == Known::Recorded || least <= left.all && left.all <= most);
        }
    }
}
