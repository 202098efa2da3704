//! Whole pictures: what no single drawing function can say of itself.

use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
};

use super::{
    Theme, Ui,
    sample::{empty, press, running, shown, start},
};
use crate::domain::text;

/// Keys that lead to every screen and every overlay.
const PLACES: [&str; 25] = [
    "1",
    "2",
    "3",
    "4",
    "5",
    "5l",
    "5ll",
    "5llll",
    "5G",
    "5t",
    "5lt",
    "5Gt",
    "5[",
    "1⏎",
    "2o",
    "3⏎",
    "4n",
    "rall laptops <IT 4-8-12h/p by:thu",
    "r",
    "?",
    ":",
    ":pull",
    "1/card",
    "P",
    "1⏎x⎋",
];

const WIDTHS: [u16; 8] = [1, 39, 40, 57, 80, 99, 100, 151];
const HEIGHTS: [u16; 8] = [1, 9, 10, 13, 17, 23, 24, 50];

#[test]
fn every_place_is_drawn_at_every_size_and_the_cursor_stands_inside() {
    for keys in PLACES {
        let mut app = running();
        press(&mut app, keys);
        let mut ui = Ui::new(Theme::colors());
        for (width, height) in WIDTHS
            .into_iter()
            .flat_map(|width| HEIGHTS.map(|height| (width, height)))
        {
            let area = Rect::new(0, 0, width, height);
            let mut buf = Buffer::empty(area);
            let cursor = ui.render(&app, area, &mut buf);
            assert!(
                cursor.is_none_or(|at| area.contains(at)),
                "{keys}: {cursor:?} at {width}x{height}"
            );
        }
    }
}

#[test]
fn a_window_in_the_corner_of_a_larger_one_keeps_to_itself() {
    for keys in PLACES {
        let mut app = running();
        press(&mut app, keys);
        let mut buf = Buffer::filled(Rect::new(0, 0, 110, 34), Cell::new("#"));
        let area = Rect::new(5, 2, 100, 30);
        Ui::new(Theme::colors()).render(&app, area, &mut buf);
        for position in buf
            .area
            .positions()
            .filter(|position| !area.contains(*position))
        {
            assert_eq!(
                buf.cell(position).unwrap().symbol(),
                "#",
                "{keys}: {position:?}"
            );
        }
    }
}

#[test]
fn without_colors_no_cell_has_one_and_the_selected_row_is_still_reversed() {
    for keys in PLACES {
        let mut app = running();
        press(&mut app, keys);
        let mut buf = Buffer::empty(Rect::new(0, 0, 100, 30));
        Ui::new(Theme::plain()).render(&app, buf.area, &mut buf);
        assert!(
            buf.content
                .iter()
                .all(|cell| cell.fg == Cell::EMPTY.fg && cell.bg == Cell::EMPTY.bg),
            "{keys}"
        );
        // behind the form of a Sprint that is not planned yet there is no row
        let marked = if keys == "P" {
            ratatui::style::Modifier::UNDERLINED
        } else {
            ratatui::style::Modifier::REVERSED
        };
        assert!(
            buf.content
                .iter()
                .any(|cell| cell.modifier.contains(marked)),
            "{keys}"
        );
    }
}

#[test]
fn wide_titles_leave_the_estimates_in_one_column() {
    for width in [80, 100, 140] {
        let (picture, _) = shown(&mut running(), "1", (width, 30));
        let rows = picture
            .lines()
            .filter(|line| line.contains(" story ") && line.contains("G-"));
        let before = |line: &str| {
            line.find(" 8 ")
                .and_then(|at| line.get(..at))
                .map(|text| text::inert(text, 500).width())
        };
        let ends: Vec<_> = rows.map(before).collect();
        assert_eq!(ends.len(), 6, "{picture}");
        assert!(
            ends.windows(2).all(|pair| pair[0] == pair[1]),
            "{ends:?}\n{picture}"
        );
    }
}

#[test]
fn the_goal_and_what_threatens_it_stand_on_every_screen() {
    for screen in ["1", "2", "3", "4", "5", "5t"] {
        for size in [(80, 24), (100, 30), (200, 50)] {
            let (picture, _) = shown(&mut running(), screen, size);
            let bar = picture.lines().nth(1).unwrap();
            assert!(bar.contains("◎ Customers pay"), "{bar}");
            assert!(bar.contains("▲ R-2 threatens it"), "{bar}");
        }
    }
}

#[test]
fn at_80_columns_the_assessment_loses_nothing_essential() {
    let (picture, _) = shown(&mut running(), "3", (80, 24));
    for part in [
        "▲ threatens",
        "Goal slack",
        "Room",
        "of 100",
        "Options",
        "requester, Developers",
        "All 2",
        "decided",
        "declined",
    ] {
        assert!(picture.contains(part), "{part} is missing:\n{picture}");
    }
}

#[test]
fn the_verdict_stands_under_the_line_as_it_is_typed() {
    let (picture, cursor) = shown(&mut running(), "rLaptops 40-50-60h/p", (80, 24));
    assert!(picture.contains("New request"), "{picture}");
    assert!(picture.contains("goal slack"), "{picture}");
    assert!(picture.contains("assumed:"), "{picture}");
    assert!(cursor.is_some());
}

#[test]
fn the_help_says_why_a_key_does_nothing_here() {
    let (picture, _) = shown(&mut empty(), "1?", (100, 40));
    assert!(
        picture.contains("Edit item: the backlog is empty"),
        "{picture}"
    );
}

#[test]
fn empty_screens_say_what_to_do() {
    for (screen, part) in [
        ("1", "n writes the first item"),
        ("2", "P sets"),
        ("3", "r captures"),
        ("4", "n takes"),
        ("5", "P plans one and S starts it"),
        ("5l", "No closed Sprint yet"),
        ("5t", "P plans one and S starts it"),
        ("5llllll", "No closed Sprint with a likelihood yet"),
    ] {
        let (picture, _) = shown(&mut empty(), screen, (80, 24));
        assert!(picture.contains(part), "{picture}");
        assert!(
            picture.contains("No Sprint is running: P plans one"),
            "{picture}"
        );
    }
}

#[test]
fn the_start_page_names_the_place_and_the_choices() {
    let (picture, _) = shown(&mut start(), "", (80, 24));
    for part in [
        "~/goalpost.json",
        "Look at the demo board",
        "Open another board",
        "Quit",
    ] {
        assert!(picture.contains(part), "{picture}");
    }
}

#[test]
fn the_selected_cell_of_the_grid_is_in_brackets_wherever_it_is_scrolled_to() {
    let mut app = running();
    press(&mut app, "4");
    for _ in 0..12 {
        press(&mut app, "l");
        let (picture, _) = shown(&mut app, "", (44, 12));
        let brackets = picture
            .lines()
            .skip(2)
            .filter(|line| line.contains('[') && line.contains(']'))
            .count();
        assert_eq!(brackets, 1, "{picture}");
    }
}

#[test]
fn a_window_that_is_too_small_says_so_in_one_line() {
    let (picture, _) = shown(&mut running(), "", (39, 10));
    assert_eq!(picture.trim(), "too small: 40x10 is needed");
}
