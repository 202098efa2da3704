//! How long the board takes at 100, 1,000, 10,000 and 100,000 items: `cargo bench`.

#![expect(clippy::unwrap_used, reason = "a bench that cannot begin must end")]

use std::sync::Arc;

use divan::{Bencher, black_box};
use goalpost::{
    app::{
        App, Message, Opened,
        key::{Code, Key},
        start::Start,
    },
    assess::{
        assess,
        options::{every, options},
    },
    domain::{
        board::{Board, Unit},
        edit::{Edit, ItemChange, Stamp},
        extra::Extra,
        id::ItemId,
        import::Accept,
        sprint::{DayRecord, Sprint},
    },
    exchange::import::{Mapping, Setting, read},
    store::{
        BoardFile, Savable as _, format,
        merge::{Renamed, changes, without},
    },
    ui::{Theme, Ui},
};
use jiff::{ToSpan as _, civil::date};
use ratatui::{buffer::Buffer, layout::Rect};

const SIZES: [usize; 4] = [100, 1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

/// A board file of so many items, with a Sprint of 60 of them, 12 people and 20 open requests.
fn file(items: usize) -> Vec<u8> {
    let list = |count: usize, one: &dyn Fn(usize) -> String| {
        (0..count).map(one).collect::<Vec<_>>().join(",")
    };
    let items = list(items, &|n| {
        let title = format!("Item {n}: pay by card in the mobile app");
        format!(
            r#"{{"id":"G-{}","rank":"{n:06}V","title":"{title}","estimate":{},"skills":["s{}"],"tags":["checkout"]}}"#,
            n + 1,
            n % 8 + 1,
            n % 4
        )
    });
    let places = list(60, &|n| {
        format!(
            r#"{{"item":"G-{}","goal":{},"column":"todo"}}"#,
            n + 1,
            n % 3 == 0
        )
    });
    let members = list(12, &|n| {
        format!(
            r#"{{"id":"m{n}","name":"M{n}","hours_per_day":6,"skills":["s{}","s{}"]}}"#,
            n % 4,
            (n + 1) % 4
        )
    });
    let requests = list(20, &|n| {
        format!(
            r#"{{"id":"R-{}","title":"Request {n}","received":"2026-11-20","needed_by":"2026-11-26","effort":{{"low":1,"likely":2,"high":4,"per":"person"}}}}"#,
            n + 1
        )
    });
    format!(
        r#"{{"goalpost":1,"members":[{members}],"items":[{items}],"sprints":[{{"number":1,"goal":"Pay","state":"running","start":"2026-11-23","end":"2026-12-04","buffer_hours":24,"items":[{places}]}}],"requests":[{requests}]}}"#
    )
    .into_bytes()
}

fn board(items: usize) -> Board {
    format::read(&file(items)).unwrap().board
}

fn stamp() -> Stamp {
    let at = "2026-11-24T09:00:00Z".parse().unwrap();
    Stamp {
        at,
        today: date(2026, 11, 24),
        by: "ana".to_owned(),
        chance: 7,
    }
}

fn app(items: usize) -> App {
    let mut app = App::new(Start::default(), stamp());
    let board = board(items);
    app.update(Message::Opened(Box::new(Opened {
        board,
        in_memory: true,
        read_only: None,
        notice: None,
    })));
    app
}

fn frame(app: &App, ui: &mut Ui) -> Buffer {
    let area = Rect::new(0, 0, 120, 40);
    let mut buf = Buffer::empty(area);
    ui.render(app, area, &mut buf);
    buf
}

#[divan::bench(args = SIZES)]
fn load(bencher: Bencher<'_, '_>, items: usize) {
    let bytes = file(items);
    bencher.bench(|| format::read(black_box(&bytes)).unwrap());
}

#[divan::bench(args = SIZES)]
fn first_frame(bencher: Bencher<'_, '_>, items: usize) {
    let board = board(items);
    bencher.bench(|| {
        let mut app = App::new(Start::default(), stamp());
        let board = board.clone();
        app.update(Message::Opened(Box::new(Opened {
            board,
            in_memory: true,
            read_only: None,
            notice: None,
        })));
        frame(&app, &mut Ui::new(Theme::colors()))
    });
}

/// One key down and its frame, on the screen that `screen` leads to.
fn key(bencher: Bencher<'_, '_>, items: usize, screen: char) {
    let mut app = app(items);
    let mut ui = Ui::new(Theme::colors());
    app.update(Message::Key(Key::char(screen)));
    let mut down = true;
    bencher.bench_local(|| {
        down = !down;
        let key = if down { Code::Down } else { Code::Up };
        app.update(Message::Key(Key::plain(key)));
        frame(&app, &mut ui)
    });
}

#[divan::bench(args = SIZES)]
fn key_on_the_backlog(bencher: Bencher<'_, '_>, items: usize) {
    key(bencher, items, '1');
}

#[divan::bench(args = SIZES)]
fn key_on_the_sprint(bencher: Bencher<'_, '_>, items: usize) {
    key(bencher, items, '2');
}

#[divan::bench(args = SIZES)]
fn key_on_the_requests(bencher: Bencher<'_, '_>, items: usize) {
    key(bencher, items, '3');
}

#[divan::bench(args = SIZES)]
fn key_on_the_team(bencher: Bencher<'_, '_>, items: usize) {
    key(bencher, items, '4');
}

#[divan::bench(args = SIZES)]
fn edit_with_its_undo_copy(bencher: Bencher<'_, '_>, items: usize) {
    let board = board(items);
    let id = ItemId::new("G-50").unwrap();
    let edit = Edit::SetItem {
        ids: vec![id],
        change: ItemChange::Title("Another title".to_owned()),
    };
    bencher.bench(|| {
        let undo = board.clone();
        (board.apply(black_box(&edit), &stamp()).unwrap(), undo)
    });
}

#[divan::bench(args = SIZES)]
fn move_with_its_undo_copy(bencher: Bencher<'_, '_>, items: usize) {
    let board = board(items);
    let edit = Edit::MoveItems {
        ids: vec![ItemId::new("G-50").unwrap()],
        to: items / 2,
    };
    bencher.bench(|| {
        let undo = board.clone();
        (board.apply(black_box(&edit), &stamp()).unwrap(), undo)
    });
}

#[divan::bench(args = SIZES)]
fn write(bencher: Bencher<'_, '_>, items: usize) {
    let board = board(items);
    bencher.bench(|| format::write(black_box(&board)));
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn save_to_the_disk(bencher: Bencher<'_, '_>, items: usize) {
    let dir = tempfile::tempdir().unwrap();
    let board = board(items);
    let (mut file, _) = BoardFile::create(&dir.path().join("goalpost.json"), &board, None).unwrap();
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        let mut next = board.clone();
        next.team = format!("Team {turn}");
        file.save_now(&next, None).unwrap()
    });
}

/// What the saving thread finds out for the journal after a save.
#[divan::bench(args = SIZES)]
fn what_an_action_changed(bencher: Bencher<'_, '_>, items: usize) {
    let (before, after) = retitled(items);
    bencher.bench(|| Board::actions(black_box(&before), &after));
}

/// What the first step back after a restart costs.
#[divan::bench(args = SIZES, sample_count = 20)]
fn take_an_action_back(bencher: Bencher<'_, '_>, items: usize) {
    let (before, after) = retitled(items);
    let changes = changes(&before, &after);
    bencher.bench(|| without(black_box(&after), &changes, &Renamed::new()));
}

/// A board, and the same with another title for one of its items.
fn retitled(items: usize) -> (Board, Board) {
    let before = board(items);
    let edit = Edit::SetItem {
        ids: vec![ItemId::new("G-50").unwrap()],
        change: ItemChange::Title("Another title".to_owned()),
    };
    let after = before.apply(&edit, &stamp()).unwrap();
    (before, after)
}

#[divan::bench(args = SIZES)]
fn assess_all(bencher: Bencher<'_, '_>, items: usize) {
    let board = board(items);
    bencher.bench(|| assess(black_box(&board), date(2026, 11, 24)));
}

/// With every option of every open request, as `assess` prints them.
#[divan::bench(args = SIZES)]
fn assess_all_with_options(bencher: Bencher<'_, '_>, items: usize) {
    let board = board(items);
    let today = date(2026, 11, 24);
    bencher.bench(|| {
        let found = assess(black_box(&board), today);
        let choices = found
            .requests
            .iter()
            .map(|verdict| options(&board, &verdict.id, today));
        choices.collect::<Vec<_>>()
    });
}

/// What a key costs that moves to another request: the ways to answer one.
#[divan::bench(args = SIZES)]
fn ways_of_one_request(bencher: Bencher<'_, '_>, items: usize) {
    let board = board(items);
    let id = board.requests.last().unwrap().id.clone();
    bencher.bench(|| every(black_box(&board), &id, date(2026, 11, 24)));
}

/// With so many closed Sprints, of which each day is on record.
#[divan::bench(args = [6, 12, 40])]
fn assess_all_with_a_past(bencher: Bencher<'_, '_>, sprints: u32) {
    let mut board = board(1_000);
    let mut past: Vec<Arc<Sprint>> = (0..sprints)
        .map(|number| Arc::new(closed(number + 1, sprints - number)))
        .collect();
    past.append(&mut board.sprints);
    board.sprints = past;
    bencher.bench(|| assess(black_box(&board), date(2026, 11, 24)));
}

/// A closed Sprint of two weeks that began so many times two weeks ago.
fn closed(number: u32, ago: u32) -> Sprint {
    let text = format!(
        r#"{{"goalpost":1,"items":[{{"id":"G-1","rank":"V","title":"x"}}],"sprints":[{{"number":{number},"goal":"Pay","state":"closed","committed":{{"capacity_hours":480,"items":[{{"item":"G-1","estimate":{}}}]}},"closed":{{"goal_met":true,"capacity_hours":480,"delivered_estimate":{}}}}}]}}"#,
        80 + number % 7,
        76 + number % 11
    );
    let mut read = format::read(text.as_bytes()).unwrap().board;
    let mut sprint = Sprint::clone(&read.sprints.pop().unwrap());
    let start = date(2026, 11, 23) - (i64::from(ago) * 2).weeks();
    (sprint.start, sprint.end) = (Some(start), Some(start + 11.days()));
    sprint.days = (0..12)
        .map(|day| DayRecord {
            date: start + i64::from(day).days(),
            left: None,
            goal_left: None,
            done: Some((day * 5).into()),
            capacity_left_hours: None,
            likelihood: None,
            extra: Extra::default(),
        })
        .collect();
    sprint
}

#[divan::bench(args = SIZES)]
fn filter_key(bencher: Bencher<'_, '_>, items: usize) {
    let mut app = app(items);
    app.update(Message::Key(Key::char('/')));
    for c in "card 4".chars() {
        app.update(Message::Key(Key::char(c)));
    }
    let mut typed = false;
    bencher.bench_local(|| {
        typed = !typed;
        let key = if typed {
            Key::char('2')
        } else {
            Key::plain(Code::Backspace)
        };
        app.update(Message::Key(key))
    });
}

/// A table of so many items.
fn table(items: usize) -> Vec<u8> {
    let row = |n| {
        let size = n % 8 + 1;
        format!("B-{n},Item {n}: pay by card,{size},ios;checkout,\"As a guest,\nI want item {n}.\"")
    };
    let rows = (0..items).map(row).collect::<Vec<String>>().join("\n");
    format!("id,title,points,labels,description\n{rows}").into_bytes()
}

/// From the bytes of a file to the board with all of it in it.
#[divan::bench(args = SIZES)]
fn import(bencher: Bencher, items: usize) {
    let bytes = table(items);
    let setting = Setting {
        unit: Unit::Points,
        today: date(2026, 11, 25),
        mapping: Mapping::default(),
        format: None,
    };
    let empty = Board::default();
    bencher.bench_local(|| {
        let import = read(black_box(&bytes), &setting, &mut |_, _| true).unwrap();
        empty.imported(&import, &Accept::Nothing, &stamp()).unwrap()
    });
}
