//! The very loop of the program, with made-up keys and a made-up terminal: what the screen says, and what is saved.

mod backlog;
mod cards;
mod conflicts;
mod day;
mod decide;
mod drafts;
mod editor;
mod find;
mod follow;
mod forecast;
mod history;
mod import;
mod insights;
mod keys;
mod large;
mod order;
mod planning;
mod quick;
mod refine;
mod request;
mod review;
mod split;
mod sprint;
mod standup;
mod start;
mod team;
mod thirty;
mod together;
mod unsaved;

use goalpost::{
    app::{
        App, Effect, Message, Opened, Saved, Screen,
        history::Back,
        key::{Code, Key},
        start::Start,
    },
    domain::{
        board::Board,
        check::Parts,
        draft::Draft,
        edit::{Edit, ItemChange, NewItem, Stamp},
    },
    runtime::{self, Event},
    store::merge,
    ui::{Theme, Ui},
};
use jiff::{
    Timestamp,
    civil::{Date, date},
};
use ratatui::{Terminal, backend::TestBackend};

/// The program with a board, and everything that it wanted to be saved.
struct Session {
    app: App,
    ui: Ui,
    terminal: Terminal<TestBackend>,
    world: World,
}

/// A world in which it is Monday, 23 November 2026, and saving works unless it is told not to.
#[derive(Default)]
struct World {
    /// The day, where it is not Monday.
    today: Option<Date>,
    /// The moment, where it is not nine o'clock.
    at: Option<Timestamp>,
    saved: Vec<Board>,
    chance: u64,
    full: bool,
    /// Whether the file was removed.
    gone: bool,
    /// What was to be kept aside of what is typed, each time.
    drafts: Vec<Vec<Draft>>,
    /// What was wanted besides saving.
    other: Vec<Effect>,
}

impl runtime::World for World {
    fn stamp(&mut self) -> Stamp {
        self.chance += 1;
        let stamp = stamp(self.chance);
        Stamp {
            today: self.today.unwrap_or(stamp.today),
            at: self.at.unwrap_or(stamp.at),
            ..stamp
        }
    }

    fn perform(&mut self, effect: Effect, app: &App) -> Option<Message> {
        if let Effect::Swap(id) = effect {
            let swapped = merge::swapped(app.board(), &id);
            return Some(Message::Swapped(id, Box::new(swapped)));
        }
        if let Effect::Draft(drafts) = effect {
            self.drafts.push(drafts);
            return None;
        }
        if let Effect::TakeBack(which) = &effect {
            // nothing was done before the session
            let back = Back::Cannot {
                entry: None,
                why: "there is nothing to undo".to_owned(),
            };
            let answer = Message::TakenBack(which.clone(), Box::new(back));
            self.other.push(effect);
            return Some(answer);
        }
        if !matches!(effect, Effect::Save | Effect::Create) {
            self.other.push(effect);
            return None;
        }
        if self.gone {
            return Some(Message::Gone("b.json is gone".to_owned()));
        }
        if self.full {
            return Some(Message::SaveFailed("the disk is full".to_owned()));
        }
        self.saved.push(app.board().clone());
        Some(Message::Saved("09:12".to_owned()))
    }
}

fn stamp(chance: u64) -> Stamp {
    Stamp {
        at: "2026-11-23T09:00:00Z".parse().unwrap(),
        today: date(2026, 11, 23),
        by: "ana".to_owned(),
        chance: chance.wrapping_mul(0x9e37_79b9_7f4a_7c15),
    }
}

impl Session {
    fn with_items(titles: &[&str]) -> Self {
        let mut board = Board::from_parts(Parts::default()).unwrap().0;
        for (chance, title) in (1_000..).zip(titles) {
            let item = Box::new(NewItem {
                title: (*title).to_owned(),
                ..NewItem::default()
            });
            board = board
                .apply(
                    &Edit::AddItem {
                        item,
                        to: usize::MAX,
                    },
                    &stamp(chance),
                )
                .unwrap();
        }
        Self::with_board(board)
    }

    /// The program with this board.
    fn with_board(board: Board) -> Self {
        let mut session = Self::at_start(Start::default());
        let opened = Message::Opened(Box::new(Opened {
            board,
            in_memory: false,
            read_only: None,
            notice: None,
        }));
        // the first look of a day is written down; a story begins after that
        if session.app.update(opened).is_some() {
            session.app.update(Message::Saved(String::new()));
            session.app.saved = Saved::Untouched;
        }
        session
    }

    /// The program as it starts where there is no board.
    fn at_start(start: Start) -> Self {
        let mut app = App::new(start, stamp(0));
        app.conflicts.reads_with(merge::said);
        let terminal = Terminal::new(TestBackend::new(100, 30)).unwrap();
        Self {
            app,
            ui: Ui::new(Theme::plain()),
            terminal,
            world: World::default(),
        }
    }

    /// Presses keys as people read them: text, and `<enter>` `<tab>` `<esc>` `<space>` `<bs>`.
    fn press(&mut self, keys: &str) -> &mut Self {
        let mut events = Vec::new();
        let mut rest = keys;
        while let Some(c) = rest.chars().next() {
            let named = [
                ("<enter>", Code::Enter),
                ("<tab>", Code::Tab),
                ("<esc>", Code::Esc),
                ("<space>", Code::Char(' ')),
                ("<bs>", Code::Backspace),
                ("<up>", Code::Up),
                ("<down>", Code::Down),
                ("<left>", Code::Left),
                ("<right>", Code::Right),
            ];
            if let Some(held) = held(rest) {
                events.push(Event::Message(Message::Key(held.0)));
                rest = &rest[held.1..];
                continue;
            }
            let found = named.iter().find(|(name, _)| rest.starts_with(name));
            let (code, used) = found.map_or((Code::Char(c), c.len_utf8()), |(name, code)| {
                (*code, name.len())
            });
            if let Some(after) = rest.strip_prefix("<ctrl-s>") {
                events.push(Event::Message(Message::Key(Key::ctrl('s'))));
                rest = after;
                continue;
            }
            events.push(Event::Message(Message::Key(Key::plain(code))));
            rest = &rest[used..];
        }
        let Self {
            app,
            ui,
            terminal,
            world,
        } = self;
        runtime::run(app, ui, terminal, &mut events.into_iter(), world).unwrap();
        self
    }

    /// Presses one key that is no plain letter.
    fn key(&mut self, key: Key) -> &mut Self {
        let Self {
            app,
            ui,
            terminal,
            world,
        } = self;
        let mut events = vec![Event::Message(Message::Key(key))].into_iter();
        runtime::run(app, ui, terminal, &mut events, world).unwrap();
        self
    }

    fn screen(&self) -> String {
        self.terminal.backend().to_string()
    }

    #[track_caller]
    fn shows(&mut self, text: &str) -> &mut Self {
        assert!(
            self.screen().contains(text),
            "{text:?} is not on the screen:\n{}",
            self.screen()
        );
        self
    }

    #[track_caller]
    fn hides(&mut self, text: &str) -> &mut Self {
        assert!(
            !self.screen().contains(text),
            "{text:?} is on the screen:\n{}",
            self.screen()
        );
        self
    }

    /// The board as it was saved last.
    #[track_caller]
    fn last(&self) -> &Board {
        self.world.saved.last().unwrap()
    }

    fn order(&self) -> String {
        self.app
            .board()
            .items
            .iter()
            .map(|item| item.title.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// A key that is held with Ctrl, `<ctrl-s>`, and how many bytes of `keys` it takes.
fn held(keys: &str) -> Option<(Key, usize)> {
    let c = keys.strip_prefix("<ctrl-")?.chars().next()?;
    Some((Key::ctrl(c), "<ctrl->".len() + c.len_utf8()))
}

#[test]
fn undo_puts_the_item_back_and_saves() {
    let mut session = Session::with_items(&["login", "search", "pay"]);
    session.press("J").shows("G-1 moved from 1 to 2 of 3");
    assert_eq!(session.order(), "search login pay");
    session.press("u").shows("undid: move item");
    assert_eq!(
        (session.order().as_str(), session.world.saved.len()),
        ("login search pay", 2)
    );
    session.press("U").shows("redid: move item");
    session.press("UU").shows("there is nothing to redo");
}

#[test]
fn the_cursor_follows_what_moves() {
    let mut session = Session::with_items(&["a", "b", "c"]);
    session.press("B");
    assert_eq!(session.order(), "b c a");
    session.press("J").shows("it is at the bottom already");
    session.press("TJ");
    assert_eq!(session.order(), "b a c");
}

#[test]
fn under_a_filter_an_item_moves_past_its_neighbor_that_is_shown() {
    let mut session = Session::with_items(&["pay one", "log", "log out", "pay two", "end"]);
    session.press("/pay<enter>").shows("2 of 5");
    session.press("J").shows("G-1 moved from 1 to 4 of 5");
    assert_eq!(session.order(), "log log out pay two pay one end");
    session.press("<esc>").shows("log out");
}

#[test]
fn a_key_that_means_nothing_says_so_and_esc_never_leaves() {
    let mut session = Session::with_items(&["a"]);
    session.press("z").shows("z does nothing here");
    session.press("p").shows("no Sprint is planned or running");
    session.press("<esc>").shows("q leaves");
    assert_eq!(session.world.saved.len(), 0);
}

#[test]
fn what_was_typed_is_not_thrown_away_unasked() {
    let mut session = Session::with_items(&["a"]);
    session
        .press("nCard form<esc>")
        .shows("What you typed is not kept yet");
    session.press("n").shows("Card form");
    session.press("<esc>y");
    assert_eq!(session.order(), "a");
}

#[test]
fn an_item_is_written_behind_the_selected_one_and_edited_field_by_field() {
    let mut session = Session::with_items(&["a", "b"]);
    session.press("nnew<tab>5<enter>").shows("add item");
    assert_eq!(session.order(), "a new b");
    session.press("E?");
    assert_eq!(session.app.board().items.at(1).unwrap().estimate, None);
    session.press("E-3<enter>").shows("out of range");
    session.press("<esc>ttag one, two<enter>");
    assert_eq!(
        session.app.board().items.at(1).unwrap().tags,
        ["tag one", "two"]
    );
}

#[test]
fn a_tag_with_a_comma_survives_an_edit_of_something_else() {
    let mut session = Session::with_items(&["a"]);
    let tags = vec!["red, or green".to_owned(), "b".to_owned()];
    let id = session.app.board().items.at(0).unwrap().id.clone();
    let change = ItemChange::Tags(tags.clone());
    session
        .app
        .document
        .commit(
            &Edit::SetItem {
                ids: vec![id],
                change,
            },
            &stamp(7),
        )
        .unwrap();
    session.press("e!<enter>t<enter>");
    let item = session.app.board().items.at(0).unwrap();
    assert_eq!((item.title.as_str(), &item.tags), ("a!", &tags));
}
