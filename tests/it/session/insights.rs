//! Insights, told with keys, on the demo board: charts, the numbers behind them, Sprint by Sprint.

use goalpost::{
    app::insights::Chart,
    domain::{board::Board, dates::moved_to},
    insight::burndown::Known,
    store::format,
    ui::number,
};
use jiff::civil::date;

use super::Session;

/// The demo board on the fourth day of its Sprint, in a window of 100x30.
fn demo() -> Session {
    let bytes = include_bytes!("../../../assets/demo-board.json");
    let board = format::read(bytes).unwrap().board;
    let mut session = Session::with_board(moved_to(&board, date(2026, 11, 26)));
    session.world.today = Some(date(2026, 11, 26));
    session.press("5");
    session
}

#[test]
fn the_goal_stays_on_top_and_the_burndown_says_what_is_left() {
    let mut session = demo();
    session
        .shows("◎ Customers pay by card in the mobile app")
        .shows("> Burndown of Sprint 14, points");
    let burndown = session.app.burndown().unwrap();
    let left = number(burndown.now.unwrap().all);
    let said = format!("{left} pt left, ideal {}", number(burndown.ideal_now.all));
    session.shows(&said).shows("▲ today").shows("Thu 26");
}

#[test]
fn the_table_has_the_numbers_of_the_chart_and_esc_goes_back() {
    let mut session = demo();
    session.press("t").shows("forecast").hides("● left");
    let burndown = session.app.burndown().unwrap().clone();
    for day in &burndown.days {
        let shown = match day.left {
            None => "-".to_owned(),
            Some(left) if left.known == Known::Missing => format!("({})", number(left.all)),
            Some(left) => number(left.all),
        };
        let name = day.date.strftime("%a %-d %b").to_string();
        let screen = session.screen();
        let line = screen.lines().find(|line| line.contains(&name)).unwrap();
        let words: Vec<&str> = line.trim_start_matches('"').split_whitespace().collect();
        assert_eq!(words[3], shown, "{line}");
    }
    session.press("<esc>").shows("● left");
    assert!(!session.app.insights.table);
}

#[test]
fn h_and_l_go_from_chart_to_chart_and_brackets_from_sprint_to_sprint() {
    let mut session = demo();
    session.press("l");
    assert_eq!(session.app.insights.chart, Chart::Velocity);
    session
        .shows("mean of the last 3: 26 pt ▲")
        .shows("26 of 29 ✗");
    session.press("G");
    assert_eq!(session.app.insights.chart, Chart::Figures);
    session.press("gg[").shows("Burndown of Sprint 13, ended");
    session.press("[[[[").shows("Burndown of Sprint 9, ended");
    session
        .press("[")
        .shows("there is no earlier Sprint that was started");
    session.press("]").shows("Burndown of Sprint 10, ended");
    assert!(
        session
            .world
            .saved
            .iter()
            .all(|board| board.log == session.app.board().log)
    );
}

#[test]
fn what_was_not_recorded_is_said() {
    let mut session = demo();
    session.press("t");
    let recorded = session.app.burndown().unwrap().missing();
    assert_eq!(recorded, 0);
    session.world.today = Some(date(2026, 12, 1));
    session.press("t").shows("○ 2 days without a record");
}

#[test]
fn without_a_past_each_chart_says_what_is_missing() {
    let mut session = Session::with_board(Board::default());
    session
        .press("5")
        .shows("No Sprint was started yet: P plans one");
    for (keys, said) in [
        ("l", "No closed Sprint yet"),
        ("lll", "No request yet: r captures one"),
        ("ll", "No closed Sprint with a likelihood yet"),
    ] {
        session.press(keys).shows(said);
    }
}
