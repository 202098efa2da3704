//! Texts that would rather act, in everything that goes out.

use jiff::{Timestamp, civil::date, tz::TimeZone};

use super::*;
use crate::domain::{
    board::Board,
    edit::{BoardChange, Edit, NewItem, Stamp},
    id::RequestId,
    number::Number,
    request::Request,
};

/// What somebody may have written.
const HOSTILE: [&str; 9] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "=HYPERLINK(\"http://evil.example\",\"x\")",
    "+1-1",
    "@SUM(A1)",
    "[here](javascript:alert(1))",
    "\u{1b}[2J\u{202e}gnp.exe",
    "a | b \\ c `d` ![x](http://evil.example/x.png)",
    "END:VCALENDAR; BEGIN:VEVENT, x\\n",
];

fn stamp() -> Stamp {
    Stamp {
        at: Timestamp::UNIX_EPOCH,
        today: date(2026, 11, 24),
        by: "ana".to_owned(),
        chance: 1,
    }
}

/// A board on which every text is hostile.
fn board() -> Board {
    let mut board = Board::default();
    let mut edits = vec![
        Edit::SetBoard(BoardChange::Team(HOSTILE[2..5].concat())),
        Edit::SetBoard(BoardChange::ProductGoal(HOSTILE[0].to_owned())),
        Edit::PlanSprint(crate::domain::edit::SprintPlan {
            goal: HOSTILE[8].to_owned(),
            start: Some(date(2026, 11, 23)),
            end: Some(date(2026, 12, 4)),
            buffer_hours: Some(Number::from(8)),
        }),
    ];
    for text in HOSTILE {
        edits.push(Edit::AddItem {
            item: Box::new(NewItem {
                title: text.to_owned(),
                tags: vec![text.to_owned()],
                description: text.to_owned(),
                estimate: Some(Number::from(3)),
                ..NewItem::default()
            }),
            to: usize::MAX,
        });
        let mut request = Request::new(RequestId::numbered("R", 0), text);
        request.from = text.to_owned();
        edits.push(Edit::AddRequest(Box::new(request)));
    }
    let pulled = (1..=9).map(|number| crate::domain::id::ItemId::numbered("G", number));
    edits.push(Edit::Pull(pulled.collect()));
    edits.push(Edit::StartSprint {
        capacity_hours: Number::from(60),
    });
    for (chance, edit) in edits.iter().enumerate() {
        let stamp = Stamp {
            chance: chance as u64 + 7,
            ..stamp()
        };
        board = board.apply(edit, &stamp).unwrap();
    }
    board
}

fn inert_text(text: &str) {
    let acts = |c: char| {
        c.is_control() && c != '\n' && c != '\r' || ('\u{202a}'..='\u{202e}').contains(&c)
    };
    assert!(!text.contains(acts), "{text:?}");
}

#[test]
fn a_page_shows_markup_as_text_and_names_no_address() {
    for number in [Some(1), None] {
        let page = page(&board(), number, &stamp(), &TimeZone::UTC).unwrap();
        assert!(
            page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"),
            "{page}"
        );
        for bad in [
            "<script",
            "<img",
            "<a ",
            "src=",
            "href",
            "url(",
            "onerror=a\"",
        ] {
            let found = page.replace("src=x onerror=alert(1)&gt;", "");
            assert!(!found.contains(bad), "{bad} in {page}");
        }
        inert_text(&page);
        let tags = page.matches('<').count();
        assert_eq!(tags, page.matches('>').count());
    }
    assert_eq!(page(&board(), Some(7), &stamp(), &TimeZone::UTC), None);
}

#[test]
fn markdown_is_made_of_our_own_marks_only() {
    let text = markdown(&board(), &stamp());
    inert_text(&text);
    // what a backslash stands before is text
    let mut left = String::new();
    let mut signs = text.chars();
    while let Some(c) = signs.next() {
        if c == '\\' {
            signs.next();
        } else {
            left.push(c);
        }
    }
    for mark in ["](", "<", "![", "`"] {
        assert!(!left.contains(mark), "{mark} in {left}");
    }
    // a cell of a table ends where we end it
    let rows = left.lines().filter(|line| line.starts_with("| "));
    let wide: Vec<usize> = rows.map(|row| row.matches('|').count()).collect();
    assert!(
        wide.iter().all(|bars| [6, 7, 9].contains(bars)),
        "{wide:?}\n{text}"
    );
}

#[test]
fn no_cell_of_the_table_acts() {
    let text = csv(&board());
    let mut rows = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let mut cells = 0;
    for row in rows.records() {
        for cell in &row.unwrap() {
            assert!(!crate::exchange::guard::acts(cell), "{cell:?}");
            cells += 1;
        }
    }
    assert_eq!(cells, 9 * crate::exchange::import::COLUMNS.len());
}

#[test]
fn a_calendar_has_as_many_events_as_dates_and_no_line_is_too_long() {
    let mut board = board();
    let edit = Edit::AddMember {
        name: "Ána; BEGIN:VEVENT, \u{1f469}".repeat(3),
        hours_per_day: None,
        skills: Vec::new(),
    };
    board = board.apply(&edit, &stamp()).unwrap();
    let id = board.members[0].id.clone();
    let (from, to) = (date(2026, 11, 30), date(2026, 12, 1));
    let part = Number::new(0.5).unwrap();
    let edit = Edit::SetDaysOff { id, from, to, part };
    board = board.apply(&edit, &stamp()).unwrap();
    let text = calendar(&board, Timestamp::UNIX_EPOCH);
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert!(lines.iter().all(|line| line.len() <= 75), "{text}");
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    let folded = text.replace("\r\n ", "");
    let count = |what: &str| folded.split("\r\n").filter(|line| *line == what).count();
    assert_eq!(
        (count("BEGIN:VEVENT"), count("END:VEVENT")),
        (2, 2),
        "{folded}"
    );
    assert_eq!((count("BEGIN:VCALENDAR"), count("END:VCALENDAR")), (1, 1));
    assert!(folded.contains("DTSTART;VALUE=DATE:20261123\r\nDTEND;VALUE=DATE:20261205\r\n"));
    assert!(folded.contains("DTSTART;VALUE=DATE:20261130\r\nDTEND;VALUE=DATE:20261202\r\n"));
    assert!(
        folded.contains("is away for 50 % of the day\r\n"),
        "{folded}"
    );
    assert!(folded.contains("DTSTAMP:19700101T000000Z\r\n"));
    inert_text(&text);
}
