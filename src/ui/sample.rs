//! A program with a board that has something of everything, for tests.

use std::sync::Arc;

use jiff::civil::date;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{Theme, Ui, text_of};
use crate::{
    app::{
        App, Message, Opened,
        key::{Code, Key},
        start::Start,
    },
    domain::{
        backlog::Backlog,
        board::Board,
        edit::Stamp,
        extra::Extra,
        id::{ItemId, MemberId, RequestId},
        item::Item,
        member::{DaysOff, Member},
        number::Number,
        rank::Rank,
        request::{Effort, Per, Request, RequestState},
        sprint::{Blocked, Sprint, SprintItem, SprintState},
    },
};

/// Titles of items; wide characters and one that is far too long among them.
const TITLES: [&str; 6] = [
    "Card form",
    "漢字の支払い画面",
    "Pay 💳 by 👨‍👩‍👧 card",
    "A title that goes on and on and says more than anybody wants to read in one row of a list",
    "e\u{301}tude",
    "Audit log",
];

/// The program on its start page.
pub(super) fn start() -> App {
    let at = "2026-11-24T09:00:00Z".parse().unwrap();
    let stamp = Stamp {
        at,
        today: date(2026, 11, 24),
        by: "Kim".to_owned(),
        chance: 7,
    };
    App::new(
        Start {
            place: "~/goalpost.json".to_owned(),
            problem: None,
        },
        stamp,
    )
}

/// The program with an empty board.
pub(super) fn empty() -> App {
    open(Board::default())
}

/// The program on day 2 of a Sprint whose goal one of two requests threatens.
pub(super) fn running() -> App {
    open(board())
}

fn open(board: Board) -> App {
    let mut app = start();
    app.update(Message::Opened(Box::new(Opened {
        board,
        in_memory: false,
        read_only: None,
        notice: None,
    })));
    app
}

/// What the program shows after these keys, and where its text cursor stands.
pub(super) fn shown(
    app: &mut App,
    keys: &str,
    (width, height): (u16, u16),
) -> (String, Option<Position>) {
    press(app, keys);
    let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
    let cursor = Ui::new(Theme::plain()).render(app, buf.area, &mut buf);
    (text_of(&buf), cursor)
}

/// Presses keys: each character is one, `⏎` enter, `⇥` tab, `␣` space, `⎋` escape.
pub(super) fn press(app: &mut App, keys: &str) {
    for c in keys.chars() {
        let key = match c {
            '⏎' => Key::plain(Code::Enter),
            '⇥' => Key::plain(Code::Tab),
            '␣' => Key::char(' '),
            '⎋' => Key::plain(Code::Esc),
            c => Key::char(c),
        };
        app.update(Message::Key(key));
    }
}

fn board() -> Board {
    let items: Vec<Item> = TITLES
        .iter()
        .zip(1..)
        .map(|(title, number)| item(title, number))
        .collect();
    let mut places: Vec<SprintItem> = items
        .iter()
        .take(4)
        .map(|item| SprintItem::new(item.id.clone()))
        .collect();
    places[0].goal = true;
    places[0].owner = MemberId::new("ana");
    places[1].blocked = Some(Blocked {
        reason: "bank sandbox down".to_owned(),
        since: Some(date(2026, 11, 23)),
        extra: Extra::default(),
    });
    let sprint = Sprint {
        number: 14,
        goal: "Customers pay by card in the mobile app".to_owned(),
        state: SprintState::Running,
        start: Some(date(2026, 11, 23)),
        end: Some(date(2026, 12, 4)),
        buffer_hours: Number::new(12.0),
        items: places,
        ..Sprint::default()
    };
    let off = DaysOff {
        from: date(2026, 11, 30),
        to: date(2026, 12, 2),
        part: Number::new(0.5),
        extra: Extra::default(),
    };
    let mut ben = member("ben", "Ben", Some(6.0));
    ben.days_off.push(off);
    let members = vec![
        member("ana", "Ana", Some(6.0)),
        ben,
        member("chi", "千尋", None),
    ];
    Board {
        team: "Payments".to_owned(),
        members: members.into_iter().map(Arc::new).collect(),
        items: Backlog::new(items),
        sprints: vec![Arc::new(sprint)],
        requests: requests().into_iter().map(Arc::new).collect(),
        ..Board::default()
    }
}

fn item(title: &str, number: u32) -> Item {
    let id = ItemId::numbered("G", number.into());
    let mut item = Item::new(id, Rank::new(&format!("m{number}")).unwrap(), title);
    item.estimate = Number::new(8.0);
    item.tags = vec!["支払い".to_owned()];
    if number == 1 {
        item.skills = vec!["ios".to_owned()];
    }
    item
}

fn member(id: &str, name: &str, hours: Option<f64>) -> Member {
    let mut member = Member::new(MemberId::new(id).unwrap(), name);
    member.hours_per_day = hours.and_then(Number::new);
    member.skills = vec![if id == "ana" { "ios" } else { "api" }.to_owned()];
    member
}

fn requests() -> Vec<Request> {
    let request = |number, title, hours: [u32; 3]| {
        let mut request = Request::new(RequestId::numbered("R", number), title);
        let [low, likely, high] = hours.map(Number::from);
        request.effort = Some(Effort {
            low,
            likely,
            high,
            per: Per::Person,
            ..Effort::assumed()
        });
        request.from = "IT".to_owned();
        request
    };
    let mut declined = request(3, "Office move", [1, 1, 1]);
    declined.state = RequestState::Declined;
    vec![
        request(1, "Survey", [0, 1, 1]),
        request(2, "全ノートPCの更新", [4, 30, 54]),
        declined,
    ]
}
