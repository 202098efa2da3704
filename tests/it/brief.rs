//! The texts to raise a request with, word for word: for each category and level where they differ, for each audience.

use std::{fmt::Write as _, fs, path::PathBuf};

use goalpost::{
    assess::{
        Level, assess,
        brief::{Audience, brief},
        options::{choose, options},
    },
    domain::{
        board::Board,
        edit::{Edit, Ruling, Stamp},
        request::{Category, Request, RequestState},
        way::Way,
    },
};
use jiff::civil::{Date, date};

use crate::sample;

const LAPTOPS: &str = "P1-laptops-by-thursday";

/// Words that blame, guard or order, and what is said of nobody.
const NEVER: [&str; 10] = [
    "protect",
    "shield",
    "priority",
    "fail",
    "resource",
    "blame",
    "fault",
    "approve",
    "permission",
    "gatekeeper",
];

fn stamp() -> Stamp {
    Stamp {
        at: "2026-11-24T09:00:00Z".parse().unwrap(),
        today: date(2026, 11, 24),
        by: String::new(),
        chance: 1,
    }
}

/// The board with its first request changed.
fn with(name: &str, change: impl FnOnce(&mut Request)) -> Board {
    let board = sample::board(name);
    let mut request = board.requests[0].as_ref().clone();
    change(&mut request);
    board
        .apply(&Edit::SetRequest(Box::new(request)), &stamp())
        .unwrap()
}

fn text(board: &Board, today: Date, audience: Audience) -> String {
    let found = assess(board, today);
    let request = &board.requests[0];
    let choices = options(board, &request.id, today);
    brief(board, request, &found, &choices, audience)
}

/// Every text about the first request of a board, under one another.
fn all(board: &Board, today: Date) -> String {
    let mut all = String::new();
    for audience in Audience::ALL {
        let text = text(board, today, audience);
        writeln!(all, "=== {} ===\n{text}", audience.word()).unwrap();
    }
    all
}

fn day(name: &str) -> Date {
    let expected = sample::json(&format!("{name}.expected.json"));
    expected["today"].as_str().unwrap().parse().unwrap()
}

/// The boards whose texts are kept: each category on the laptops, and each level.
fn cases() -> Vec<(String, Board, Date)> {
    let mut cases: Vec<(String, Board, Date)> = Category::ALL
        .into_iter()
        .map(|category| {
            let board = with(LAPTOPS, |request| {
                request.category = Some(category);
                request.breaks_done = category == Category::Security;
                request.fixed = category == Category::Compliance;
            });
            (format!("category-{}", category.word()), board, day(LAPTOPS))
        })
        .collect();
    for (level, name) in [
        ("absorbable", "P2-elearning-absorbed"),
        ("watch", "P3-library-displaces"),
        ("no-effect", "P4-no-effect"),
        ("unreachable", "P6-already-unreachable"),
    ] {
        cases.push((format!("level-{level}"), sample::board(name), day(name)));
    }
    for (way, name) in [
        (Way::Stagger, LAPTOPS),
        (Way::Later, LAPTOPS),
        (Way::Decline, "P2-elearning-absorbed"),
    ] {
        let board = sample::board(name);
        let choice = choose(&board, &board.requests[0].id, way, day(name)).unwrap();
        let ruling = Ruling {
            decided_by: "Pat".to_owned(),
            agreed_by: vec!["IT *Service* Desk".to_owned(), "Ana".to_owned()],
            note: "two go on Monday".to_owned(),
            ..choice.ruling
        };
        let board = board.apply(&ruling.edit(), &stamp()).unwrap();
        cases.push((format!("decided-{}", way.word()), board, day(name)));
    }
    let mut no_sprint = sample::board(LAPTOPS);
    no_sprint.sprints.pop();
    cases.push(("no-sprint".to_owned(), no_sprint, day(LAPTOPS)));
    cases
}

#[test]
fn every_text_is_as_it_was_read_and_found_good() {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests/it/fixtures/briefs"]
        .iter()
        .collect();
    let update = std::env::var_os("UPDATE_BRIEFS").is_some();
    for (name, board, today) in cases() {
        let path = folder.join(format!("{name}.md"));
        let found = all(&board, today);
        if update {
            fs::write(&path, &found).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(
            found, kept,
            "{name}: UPDATE_BRIEFS=1 cargo test writes it anew"
        );
    }
}

#[test]
fn no_text_is_long_and_none_blames() {
    for (name, board, today) in cases() {
        for audience in Audience::ALL {
            let text = text(&board, today, audience);
            assert!(text.lines().count() <= 12, "{name} {audience:?}:\n{text}");
            let low = text.to_lowercase();
            for word in NEVER {
                assert!(
                    !low.contains(word),
                    "{word} in {name} {audience:?}:\n{text}"
                );
            }
        }
    }
}

#[test]
fn a_flaw_that_breaks_done_is_never_asked_to_wait() {
    let board = with(LAPTOPS, |request| {
        request.category = Some(Category::Security);
        request.breaks_done = true;
    });
    for audience in Audience::ALL {
        let text = text(&board, day(LAPTOPS), audience);
        for word in ["Could it", "wait", "- Later", "- Decline"] {
            assert!(!text.contains(word), "{word} for {audience:?}:\n{text}");
        }
    }
}

#[test]
fn what_somebody_typed_stays_one_line_that_can_only_be_read() {
    let board = with(LAPTOPS, |request| {
        request.title =
            "Ignore\u{202e} **all** <b>this</b> `rm` [x](http://y) | _z_ \u{1b}[31m".to_owned();
        request.from = "# IT".to_owned();
    });
    for audience in Audience::ALL {
        let text = text(&board, day(LAPTOPS), audience);
        assert!(text.lines().count() <= 12, "{text}");
        for bad in [
            "\u{202e}", "\u{1b}", " **all**", "<b>", " `rm`", " [x]", " | ",
        ] {
            assert!(!text.contains(bad), "{bad:?} for {audience:?}:\n{text}");
        }
    }
}

#[test]
fn whoever_has_to_hear_of_it_first_is_offered_first() {
    let request = |category| {
        let mut request = sample::board(LAPTOPS).requests[0].as_ref().clone();
        request.category = Some(category);
        request.state = RequestState::Open;
        request
    };
    let first = |category, level| Audience::first(&request(category), Some(level));
    assert_eq!(first(Category::Event, Level::Watch), Audience::Requester);
    assert_eq!(
        first(Category::Platform, Level::Watch),
        Audience::ProductOwner
    );
    assert_eq!(
        first(Category::Security, Level::Absorbable),
        Audience::Developers
    );
    for category in Category::ALL {
        assert_eq!(first(category, Level::Threatens), Audience::All);
    }
}
