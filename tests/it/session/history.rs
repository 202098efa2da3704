//! The list of what was done, and steps beyond the first board of a session.

use goalpost::{
    app::history::Which,
    domain::edit::{Becoming, By},
};

use super::*;

impl Session {
    /// The same at another moment.
    fn at(&mut self, moment: &str) -> &mut Self {
        self.world.at = Some(moment.parse().unwrap());
        self
    }

    /// What the screen shows once this was told.
    fn told(&mut self, message: Message) -> String {
        self.app.update(message);
        self.press("").screen()
    }
}

/// A session that has moved an item and renamed another.
fn busy() -> Session {
    let mut session = Session::with_items(&["login", "search", "help"]);
    session.at("2026-11-23T10:00:00Z").press("J");
    session.at("2026-11-23T11:00:00Z").press("ggE5");
    session
}

#[test]
fn the_list_has_the_newest_first_with_who_and_when() {
    let mut session = busy();
    let screen = session.press("Z").screen();
    assert!(screen.contains("What was done: 5"), "{screen}");
    let rows: Vec<&str> = screen
        .lines()
        .filter(|row| row.contains("2026-11-23"))
        .collect();
    assert!(
        rows[0].contains("> ") && rows[0].contains("ana"),
        "{screen}"
    );
    assert!(rows[0].contains("set estimate G-2: 5"), "{screen}");
    assert!(rows[1].contains("move item G-1: 1 → 2"), "{screen}");
    let screen = session.press("<esc>").screen();
    assert!(!screen.contains("What was done"), "{screen}");
}

#[test]
fn only_what_names_the_selected_item_is_listed_on_request() {
    let mut session = busy();
    let screen = session.press("ggZo").screen();
    assert!(screen.contains("What was done: 2, only G-2"), "{screen}");
    assert!(!screen.contains("move item"), "{screen}");
    let screen = session.press("o").screen();
    assert!(screen.contains("What was done: 5"), "{screen}");
}

#[test]
fn enter_goes_to_what_an_entry_names() {
    let mut session = busy();
    session.press("GZ");
    session.press("gg<enter>");
    assert_eq!(session.app.item().unwrap().as_str(), "G-2");
    assert!(session.app.overlays.is_empty());
}

#[test]
fn taking_an_entry_back_is_asked_of_the_shell_and_is_a_step_to_undo() {
    let mut session = busy();
    session.press("Zju");
    let Some(Effect::TakeBack(which)) = session.world.other.pop() else {
        panic!("nothing was asked for");
    };
    let log = session.app.board().log.clone();
    let moved = log.by_id().find(|entry| entry.did == "move item").unwrap();
    assert_eq!(which, Which::Entry(moved.id.clone()));
    let before = session.app.board().clone();
    let edit = Edit::Become(Box::new(Becoming {
        board: Board {
            team: "taken back".to_owned(),
            ..before.clone()
        },
        by: By::Undo,
        what: moved.id.to_string(),
    }));
    let back = Back::Can {
        entry: moved.id.clone(),
        edit,
        did: "move item G-1".to_owned(),
        stays: vec!["the title of G-2 stays".to_owned()],
    };
    session.at("2026-11-23T12:00:00Z").press("");
    let screen = session.told(Message::TakenBack(which, Box::new(back)));
    assert!(
        screen.contains("took back: move item G-1 · the title of G-2 stays"),
        "{screen}"
    );
    assert!(
        screen.contains("↶ ") && screen.contains("taken back: move item G-1"),
        "{screen}"
    );
    assert!(screen.contains("take back: move item G-1 ("), "{screen}");
    session.press("gg");
    session.press("jju");
    assert!(session.screen().contains("that is taken back already"));
    session.press("<esc>u");
    assert_eq!(*session.app.board(), before);
}

#[test]
fn with_nothing_to_undo_here_the_shell_is_asked_for_what_was_done_before() {
    let mut session = Session::with_items(&["login", "search"]);
    session.press("u");
    assert_eq!(
        session.world.other,
        [Effect::TakeBack(Which::Last(Vec::new()))]
    );
    // what cannot be taken back is passed over by the next step
    let entry = session.app.board().log.by_time()[1].id.clone();
    let cannot = Back::Cannot {
        entry: Some(entry.clone()),
        why: "ben has changed it".to_owned(),
    };
    let which = Which::Last(Vec::new());
    let screen = session.told(Message::TakenBack(which, Box::new(cannot)));
    assert!(screen.contains("ben has changed it"), "{screen}");
    session.press("u");
    let asked = session.world.other.last();
    assert_eq!(asked, Some(&Effect::TakeBack(Which::Last(vec![entry]))));
}

#[test]
fn a_step_beyond_the_first_board_is_gone_forward_again() {
    let mut session = Session::with_items(&["login", "search"]);
    let before = session.app.board().clone();
    let edit = Edit::Become(Box::new(Becoming {
        board: Board {
            team: "earlier".to_owned(),
            ..before.clone()
        },
        by: By::Undo,
        what: "x".to_owned(),
    }));
    let back = Back::Can {
        entry: before.log.by_time()[0].id.clone(),
        edit,
        did: "name the team".to_owned(),
        stays: Vec::new(),
    };
    let which = Which::Last(Vec::new());
    let effect = session
        .app
        .update(Message::TakenBack(which, Box::new(back)));
    assert_eq!(effect, Some(Effect::Save));
    assert_eq!(session.app.board().team, "earlier");
    assert!(!session.app.document.can_undo(), "u goes on further back");
    session.press("U");
    assert_eq!(*session.app.board(), before);
    session.press("u");
    assert_eq!(session.app.board().team, "earlier");
}

#[test]
fn a_board_in_memory_has_no_earlier_session() {
    let mut session = Session::with_items(&["login"]);
    session.app.saved = Saved::Never;
    assert!(
        session
            .press("u")
            .screen()
            .contains("there is nothing to undo")
    );
    assert!(session.world.other.is_empty());
}
