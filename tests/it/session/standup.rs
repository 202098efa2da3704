//! The stand-up, by keys: it shows what has changed, walks through the Sprint, and changes nothing by a stray key.

use std::time::Duration;

use goalpost::{app::Screen, domain::number::Number};
use proptest::{collection::vec, prelude::*};

use super::*;

/// A running Sprint with these items, of Ana and Ben; the first is Ana's and under way.
fn running(titles: &[&str]) -> Session {
    let mut session = Session::with_items(titles);
    session.press("4nAna<tab>6<enter>nBen<tab>6<enter>1PPay by card<enter>gg");
    for _ in titles {
        session.press("pj");
    }
    session.press("S2ggLoa<enter>");
    session
}

/// Lets time pass as the shell tells it, second by second.
fn wait(session: &mut Session, seconds: u64) {
    for _ in 0..seconds {
        let mut stamp = session.app.stamp.clone();
        stamp.at += Duration::from_secs(1);
        session.world.at = Some(stamp.at);
        session.app.update(Message::Clock(stamp));
    }
    session.press("");
}

#[test]
fn it_begins_anywhere_and_leads_back_to_where_it_began() {
    for screen in ["1", "2", "3", "4"] {
        let mut session = running(&["a", "b"]);
        session.press(screen);
        let (before, was) = (session.app.screen, session.screen());
        session
            .press("s")
            .shows("Since the Sprint started")
            .shows("Walk: right to left, 1 of 2");
        session
            .press("<esc>")
            .shows("only looked at: nothing is noted");
        assert_eq!(session.app.screen, before);
        let upper = |text: &str| text.lines().take(29).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(upper(&session.screen()), upper(&was));
    }
}

#[test]
fn without_a_running_sprint_it_says_how_to_come_to_one() {
    let mut session = Session::with_items(&["a"]);
    session
        .press("s")
        .shows("no Sprint is running: P plans one, S starts it");
    assert_eq!(session.app.screen, Screen::Backlog);
}

#[test]
fn the_walk_goes_on_with_space_and_back_with_the_arrow() {
    let mut session = running(&["a", "b", "c"]);
    session.press("s").shows("> G-1 a").shows("next: G-2 b");
    session.press("<space>").shows("2 of 3").shows("> G-2 b");
    session.press("<left>").shows("> G-1 a");
    session
        .press("<left>")
        .shows("this is where the walk begins");
    session.press("<right><space>").shows("next: the end");
    session.press("<space>").shows("the walk is over");
    session
        .press("<esc>")
        .shows("stand-up noted · u takes it back");
    let held = &session.last().running().unwrap().standups;
    assert_eq!((held.len(), held[0].minutes), (1, None));
    session.press("u").shows("undid: note Daily Scrum");
    assert_eq!(session.last().running().unwrap().standups.len(), 0);
}

#[test]
fn people_who_are_away_are_skipped_and_named() {
    let mut session = running(&["a", "b"]);
    session
        .press("4gg<space>2sw")
        .shows("by person, 1 of 1")
        .shows("── Ben ");
    session.shows("away, skipped: Ana (1 card under way)");
    session
        .press("w")
        .shows("right to left")
        .shows("Ana (away)");
}

#[test]
fn a_person_s_cards_are_chosen_among_and_the_chosen_one_is_moved() {
    let mut session = running(&["a", "b"]);
    session
        .press("hoa<enter>sw")
        .shows("── Ana ")
        .shows("> G-1 a");
    session.press("j").shows("> G-2 b");
    session.press("mrev<enter>").shows("move card");
    let places = &session.last().running().unwrap().items;
    let columns: Vec<_> = places
        .iter()
        .map(|place| place.column.clone().unwrap())
        .collect();
    assert_eq!(
        columns
            .iter()
            .map(goalpost::domain::id::Id::as_str)
            .collect::<Vec<_>>(),
        ["doing", "review"]
    );
    session.press("u").shows("undid: move card");
    session
        .press("u")
        .shows("nothing was changed in this stand-up");
}

#[test]
fn the_timer_is_paused_until_it_is_started_and_turns_at_a_quarter_of_an_hour() {
    let mut session = running(&["a", "b"]);
    session.press("s").shows("timer: t starts");
    wait(&mut session, 30);
    assert_eq!(
        (session.app.standup.timer.seconds(), session.app.patience()),
        (0, None)
    );
    session.press("t").shows("timer runs");
    assert!(session.app.patience().unwrap() <= Duration::from_secs(1));
    wait(&mut session, 14 * 60 + 59);
    session.hides("over 15 min");
    wait(&mut session, 1);
    session.shows("! over 15 min");
    session.press("t").shows("! over 15 min");
    assert_eq!(session.app.patience(), None);
    session.press("<esc>").shows("stand-up noted, 15 min");
    assert_eq!(session.app.patience(), None);
    let held = &session.last().running().unwrap().standups;
    assert_eq!(held[0].minutes, Number::new(15.0));
}

#[test]
fn a_clock_that_is_set_back_takes_no_time_away() {
    let mut session = running(&["a"]);
    session.press("st");
    wait(&mut session, 20);
    let mut stamp = session.app.stamp.clone();
    stamp.at -= Duration::from_secs(3600);
    session.app.update(Message::Clock(stamp));
    wait(&mut session, 5);
    assert_eq!(session.app.standup.timer.seconds(), 25);
}

#[test]
fn the_share_of_a_person_is_shown_and_said_when_it_is_used_up() {
    let mut session = running(&["a", "b"]);
    session.press("swt").shows("00:00 of 07:30");
    wait(&mut session, 451);
    session.shows("! 07:31 of 07:30");
    session
        .press("<space>")
        .shows("── Ben ")
        .shows("00:00 of 07:30");
}

#[test]
fn a_block_an_impediment_a_vote_and_a_note_are_kept_and_taken_back_one_by_one() {
    let mut session = running(&["a", "b"]);
    session
        .press("sbbank is down<enter>")
        .shows("■ blocked today");
    session
        .press("iNo test phone<tab>be<enter>")
        .shows("● impediment today")
        .shows("(Ben)");
    session
        .press("c3<tab>4<enter>")
        .shows("what would make it a 4?");
    session.press("a second phone<enter>");
    session.press("nAsk IT on Friday<enter>");
    let board = session.last().clone();
    let sprint = board.running().unwrap();
    assert_eq!(board.impediments.len(), 1);
    assert_eq!(board.impediments[0].item.as_ref().unwrap().as_str(), "G-1");
    assert_eq!(
        (sprint.confidence[0].lowest, sprint.confidence[0].highest),
        (3, 4)
    );
    assert_eq!(sprint.standups[0].notes, ["Ask IT on Friday"]);
    session.press("uuuu");
    let board = session.last();
    let sprint = board.running().unwrap();
    assert!(board.impediments.is_empty() && sprint.confidence.is_empty());
    assert!(sprint.standups.is_empty() && sprint.items[0].blocked.is_none());
    session
        .press("u")
        .shows("nothing was changed in this stand-up");
}

#[test]
fn keys_of_the_board_do_nothing_and_say_so() {
    let mut session = running(&["a", "b"]);
    session.press("s");
    let saved = session.world.saved.len();
    for key in [
        "!", "5", "1", "L", "D", "*", "r", "q", "U", ":", "/", "P", "S", "<tab>", "<enter>",
    ] {
        session
            .press(key)
            .shows("does nothing in the stand-up, and nothing was changed");
        assert_eq!(session.app.screen, Screen::Standup, "{key}");
    }
    assert_eq!(session.world.saved.len(), saved);
}

#[test]
fn on_the_next_day_it_tells_what_the_log_has() {
    let mut session = running(&["a", "b", "c"]);
    session.press("s<space><esc>");
    session.world.at = Some("2026-11-23T15:00:00Z".parse().unwrap());
    session.press("2ggLL");
    session.press("hhhggbno key<enter>rFire drill 1h/p<enter>");
    session.world.at = Some("2026-11-24T09:00:00Z".parse().unwrap());
    session.world.today = Some(date(2026, 11, 24));
    session
        .press("s")
        .shows("Since the last stand-up (Mon 23 Nov)");
    session
        .shows("✓ done")
        .shows("■ blocked 1 day")
        .shows("? new request")
        .shows("R-1 Fire drill");
    session.hides("Sprint started");
}

#[test]
fn the_day_after_the_end_and_a_weekend_are_said() {
    let mut session = running(&["a"]);
    session.world.today = Some(date(2026, 11, 28));
    session.press("s").shows("day 6 of 10");
    session.press("<esc>");
    session.world.today = Some(date(2026, 12, 7));
    session.press("s").shows("! over since Fri 4 Dec");
}

#[test]
fn nobody_in_the_team_and_nobody_there_leave_the_walk_through_the_cards() {
    let mut session = Session::with_items(&["a"]);
    session.press("PPay<enter>pS").press("s").shows("1 of 1");
    session.press("w").shows("nobody is in the team yet");
    let mut session = running(&["a"]);
    session.press("4gg<space>j<space>2s").shows("1 of 1");
    session.press("w").shows("everybody is away today");
    session.press("b").shows("no item is selected here");
}

#[test]
fn sixty_cards_are_walked_through() {
    let titles: Vec<String> = (0..60).map(|number| format!("item{number}")).collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let mut session = running(&titles);
    session.press("s").shows("1 of 60");
    session
        .press(&"<space>".repeat(59))
        .shows("60 of 60")
        .shows("item59");
}

/// The keys that mean something in the stand-up.
const MEANT: &str = " wtbicmnu?jk";

fn stray_key() -> impl Strategy<Value = Key> {
    let plain = any::<char>().prop_filter("a key of the stand-up", |c| !MEANT.contains(*c));
    let ascii = (33_u8..127).prop_map(char::from);
    let ascii = ascii.prop_filter("a key of the stand-up", |c| !MEANT.contains(*c));
    let named = prop::sample::select(vec![
        Code::Enter,
        Code::Tab,
        Code::BackTab,
        Code::Backspace,
        Code::Delete,
        Code::Home,
        Code::End,
        Code::PageUp,
        Code::PageDown,
    ]);
    prop_oneof![
        4 => ascii.prop_map(Key::char),
        1 => plain.prop_map(Key::char),
        1 => (33_u8..127).prop_filter("ctrl-l draws again", |c| *c != b'l').prop_map(|c| Key::ctrl(char::from(c))),
        2 => named.prop_map(Key::plain),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn stray_keys_change_nothing(keys in vec(stray_key(), 200)) {
        let mut session = running(&["a", "b"]);
        session.press("s<space>");
        let (board, saved) = (session.app.board().clone(), session.world.saved.len());
        for key in keys {
            session.app.update(Message::Key(key));
        }
        prop_assert!(*session.app.board() == board);
        prop_assert_eq!(session.world.saved.len(), saved);
        prop_assert_eq!(session.app.screen, Screen::Standup);
        prop_assert!(session.app.overlays.is_empty());
    }
}
