//! The demo board: it opens, it tells its story, and it does so on any day.

use goalpost::{
    assess::{Assessment, Code, Level, assess},
    domain::{
        board::Board, check, dates::moved_to, id::MemberId, request::RequestState,
        sprint::SprintState,
    },
    store::format,
};
use jiff::{
    ToSpan as _,
    civil::{Date, date},
};

const DEMO: &[u8] = include_bytes!("../../assets/demo-board.json");
/// The fourth working day of the running Sprint, as the file has it.
const BASE: Date = date(2026, 11, 26);

#[test]
fn the_demo_board_opens_without_a_remark_and_is_written_as_it_is() {
    let read = format::read(DEMO).unwrap();
    assert_eq!(read.oddities, []);
    let written = format::write(&read.board);
    let lines = |bytes| str::from_utf8(bytes).unwrap().lines().enumerate();
    let different = lines(&written).zip(lines(DEMO)).find(|(a, b)| a != b);
    assert_eq!(different, None);
    assert_eq!(written.len(), DEMO.len());
}

#[test]
fn the_demo_board_is_lived_in() {
    let board = demo();
    let closed = board.in_state(SprintState::Closed);
    let open = board
        .requests
        .iter()
        .filter(|request| request.state == RequestState::Open);
    assert!(board.items.by_id().len() >= 60);
    assert_eq!(closed.filter(|sprint| sprint.days.len() == 10).count(), 5);
    assert_eq!(open.count(), 3);
    assert!(board.log.len() >= 60);
}

#[test]
fn laptops_threaten_the_goal_of_the_demo_board_through_ios() {
    let now = assess(&demo(), BASE);
    let slack = now.before.goal_slack;
    assert!((5.0..=15.0).contains(&slack), "{slack}");
    let laptops = now.requests.last().unwrap();
    assert_eq!(laptops.why.first(), Some(&Code::GoalShort));
    let neck = &laptops.after.likely.neck;
    assert_eq!(neck.skills, ["ios"]);
    let people: Vec<&str> = neck.people.iter().map(MemberId::as_str).collect();
    assert_eq!(people, ["ana", "ben"]);
    assert_eq!(
        levels(&now),
        [Level::Watch, Level::Absorbable, Level::Threatens]
    );
}

#[test]
fn the_demo_board_is_on_day_four_of_ten_on_any_day() {
    let board = demo();
    let story = assess(&board, BASE);
    for start in [
        date(2026, 11, 23),
        date(2026, 12, 21),
        date(2027, 2, 25),
        date(2019, 3, 4),
    ] {
        for days in 0..15 {
            let today = start + days.days();
            check_day_four(&board, &story, today);
        }
    }
}

#[track_caller]
fn check_day_four(board: &Board, story: &Assessment, today: Date) {
    let moved = moved_to(board, today);
    let (start, end) = moved.running().unwrap().dates().unwrap();
    let works = |from, to| moved.calendar.working_days(from, to).count();
    assert_eq!(works(start, end), 10, "{today}");
    assert_eq!(works(start, today.yesterday().unwrap()), 3, "{today}");
    assert_eq!(check::faults(&moved), [], "{today}");
    let there = assess(&moved, today);
    assert_eq!(levels(&there), levels(story), "{today}");
    assert_eq!(there.before, story.before, "{today}");
    assert_eq!(there.buffer, story.buffer, "{today}");
    let happened = moved.log.by_time();
    let last = happened.last().unwrap().at.unwrap();
    assert!(
        jiff::tz::TimeZone::UTC.to_datetime(last).date() <= today,
        "{today}"
    );
    let ids = |board: &Board| -> Vec<String> {
        let entries = board.log.by_time();
        entries.iter().map(|entry| entry.id.to_string()).collect()
    };
    assert_eq!(ids(&moved), ids(board), "{today}");
}

#[test]
fn a_board_that_is_moved_to_the_day_it_is_on_stays_as_it_is() {
    let board = demo();
    assert!(moved_to(&board, BASE) == board);
}

#[test]
fn a_board_without_a_running_sprint_stays_where_it_is() {
    let mut board = demo();
    board
        .sprints
        .retain(|sprint| sprint.state == SprintState::Closed);
    assert!(moved_to(&board, date(2031, 5, 5)) == board);
}

#[test]
fn no_date_of_a_board_is_left_behind() {
    let full = include_bytes!("fixtures/full.json");
    for file in [DEMO, full] {
        let before = format::read(file).unwrap().board;
        let after = format::write(&moved_to(&before, date(2031, 5, 7)));
        let after = String::from_utf8(after).unwrap();
        let left: Vec<&str> = after
            .lines()
            .filter(|line| line.contains("\"2026-"))
            .collect();
        assert!(left.is_empty(), "{}", left.join("\n"));
    }
}

fn demo() -> Board {
    format::read(DEMO).unwrap().board
}

fn levels(assessment: &Assessment) -> Vec<Level> {
    assessment
        .requests
        .iter()
        .map(|verdict| verdict.level)
        .collect()
}
