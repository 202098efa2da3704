//! What is written down of a day: once when the board is first looked at, and with every change.

use goalpost::{
    app::{App, Effect, Message, Opened, Saved, start::Start},
    domain::{
        board::Board,
        edit::{Edit, ItemChange, NewItem},
        id::ItemId,
        number::Number,
    },
};
use jiff::civil::date;

use super::{Session, stamp};
use crate::sample;

/// The program that opens a sample board on this day of November, and what it wants done then.
fn opened(board: Board, day: i8, read_only: Option<&'static str>) -> (App, Option<Effect>) {
    let mut stamp = stamp(1);
    stamp.today = date(2026, 11, day);
    let mut app = App::new(Start::default(), stamp);
    let effect = app.update(Message::Opened(Box::new(Opened {
        board,
        in_memory: false,
        read_only,
        notice: None,
    })));
    (app, effect)
}

/// The days that are written down, and what was left on each.
fn days(board: &Board) -> Vec<(String, f64)> {
    let sprint = board.running().unwrap();
    let day =
        |day: &goalpost::domain::sprint::DayRecord| (day.date.to_string(), day.left.unwrap().get());
    sprint.days.iter().map(day).collect()
}

#[test]
fn the_first_look_of_a_day_is_written_down_and_saved_and_the_second_is_not() {
    let (app, effect) = opened(sample::board("P1-laptops-by-thursday"), 24, None);
    assert_eq!(effect, Some(Effect::Save));
    let expected = app.assessment.before.goal_left + app.assessment.before.other_left;
    let hours = app.assessment.hours_per_unit;
    let found = days(app.board());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, "2026-11-24");
    assert!((found[0].1 - expected / hours).abs() < 0.006, "{found:?}");
    assert!(!app.document.can_undo(), "a record is no step of undo");
    let (_, effect) = opened(app.board().clone(), 24, None);
    assert_eq!(effect, None);
}

#[test]
fn nothing_is_written_where_nothing_may_be_or_no_sprint_runs_that_day() {
    let board = || sample::board("P1-laptops-by-thursday");
    assert_eq!(opened(board(), 20, None).1, None);
    assert_eq!(opened(Board::default(), 24, None).1, None);
    let (app, effect) = opened(board(), 24, Some("a newer version wrote this board"));
    assert_eq!(effect, None);
    assert!(days(app.board()).is_empty());
}

#[test]
fn a_look_that_cannot_be_saved_says_nothing_and_a_change_does() {
    let (mut app, _) = opened(sample::board("P1-laptops-by-thursday"), 24, None);
    let full = || Message::SaveFailed("the disk is full".to_owned());
    app.update(full());
    assert_eq!(app.saved, Saved::Untouched);
    assert!(app.notice.is_none());
    let mut session = Session::with_board(app.board().clone());
    session.world.full = true;
    session.press("1J").shows("the disk is full");
}

#[test]
fn a_program_that_stays_open_writes_the_next_day_down_at_its_first_key() {
    let mut session = Session::with_board(sample::board("P1-laptops-by-thursday"));
    session.press("1");
    let before = session.world.saved.len();
    session.world.today = Some(date(2026, 11, 24));
    session.press("2");
    assert_eq!(session.world.saved.len(), before + 1);
    let found: Vec<String> = days(session.last()).into_iter().map(|day| day.0).collect();
    assert_eq!(found, ["2026-11-23", "2026-11-24"]);
    session.press("1");
    assert_eq!(session.world.saved.len(), before + 1);
}

#[test]
fn a_change_is_written_down_with_it_and_taken_back_with_it() {
    let mut session = Session::with_board(sample::board("P1-laptops-by-thursday"));
    let before = days(session.app.board());
    let id = session.app.board().running().unwrap().items[0].item.clone();
    let edit = Edit::SetItem {
        ids: vec![id],
        change: ItemChange::Estimate(Number::new(90.0)),
    };
    session.app.document.commit(&edit, &stamp(77)).unwrap();
    let after = days(session.app.board());
    assert!(after[0].1 > before[0].1 + 45.0, "{before:?} {after:?}");
    session.press("u");
    assert_eq!(days(session.last()), before);
}

#[test]
fn an_estimate_in_the_whole_form_stands_in_the_log_under_its_own_name() {
    let mut session = Session::with_items(&["login"]);
    let edit = Edit::SetItem {
        ids: vec![ItemId::numbered("G", 1)],
        change: ItemChange::All(Box::new(NewItem {
            title: "login".to_owned(),
            estimate: Number::new(5.0),
            ..NewItem::default()
        })),
    };
    session.app.document.commit(&edit, &stamp(77)).unwrap();
    let log = session.app.board().log.by_id();
    let mut said: Vec<(&str, &str)> = log
        .map(|entry| (entry.did.as_str(), entry.to.as_str()))
        .collect();
    said.sort_unstable();
    assert_eq!(
        said,
        [
            ("add item", "login"),
            ("edit item", "login"),
            ("set estimate", "5")
        ]
    );
}
