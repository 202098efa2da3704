//! Charts as they are seen, character by character: each meaning has a shape that a picture without color keeps.

use jiff::civil::date;
use ratatui::{buffer::Buffer, layout::Rect};

use super::{super::text_of, *};
use crate::{
    domain::{board::Unit, id::ItemId},
    insight::{
        burndown::{Amount, Burndown, Day, Known, Left},
        scope::{How, ScopeChange},
    },
};

/// Five days, the second without a record, the fourth today; something came on the third.
fn burndown() -> Burndown {
    let left = [Some(16.0), Some(14.0), Some(12.0), Some(6.0), None];
    let day = |(at, left): (i8, Option<f64>)| Day {
        date: date(2026, 11, 22 + at),
        works: true,
        left: left.map(|all| Left {
            all,
            goal: Some(all / 4.0),
            known: if at == 2 {
                Known::Missing
            } else {
                Known::Recorded
            },
        }),
        ideal: 20.0 - 4.0 * f64::from(at),
        capacity: Some(22.0 - 4.4 * f64::from(at)),
        band: (at >= 4).then(|| (f64::from(5 - at) * 2.0, 4.0)),
    };
    let amount = |all: f64| Amount {
        all,
        goal: all / 4.0,
    };
    Burndown {
        sprint: 14,
        running: true,
        unit: Unit::Points,
        start: amount(20.0),
        days: (1..).zip(left).map(day).collect(),
        today: Some(3),
        now: Some(amount(6.0)),
        ideal_now: amount(8.0),
        forecast_from: 5,
        changes: vec![ScopeChange {
            on: date(2026, 11, 25),
            item: ItemId::numbered("G", 9),
            how: How::Added,
            by: Some(3.0),
        }],
    }
}

fn shown(rows: &[Row], (width, height): (u16, u16)) -> String {
    let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
    row::stack(rows, buf.area, Theme::plain().dim, &mut buf);
    text_of(&buf)
}

#[test]
fn every_line_of_the_burndown_has_a_shape_of_its_own() {
    let rows = burndown::rows(&burndown(), &Theme::plain(), 60, 15);
    assert_eq!(
        shown(&rows, (60, 15)),
        "\
6 pt left, ideal 8 · ◎ goal 1.5 left, ideal 2 · ░ 0 to 4
left at the end, going by 5 Sprints · ○ 1 day without a
record
  20 ┤●───
     │    ──────●─╌╌╌
     │           ·────────○─────
     │                  ········────●───
     │                          ·······╌─────
     │                                 ······─●
     │          ◎                   ◎░░░░░░░░░◎······░░░░
   0 ┤                                         ░░░░░░····
     └──────────┴─────────┴─────────┴─────────▲─────────┴
 Nov         Mon 23    Tue 24    Wed 25   today 26   Fri 27
scope                              +3
      ● left  · ideal  ╌ people can do  ◎ goal  ░ forecast …
"
    );
}

#[test]
fn a_chart_has_as_many_rows_as_it_has_room_for_and_never_less_than_it_needs() {
    for height in [1, 5, 9, 12, 20, 40] {
        for width in [20, 40, 80, 200] {
            let rows = burndown::rows(&burndown(), &Theme::plain(), width, height);
            assert!(
                rows.len() <= height.max(9),
                "{width}x{height}: {}",
                rows.len()
            );
            // the words that say what a line means may be cut; what is drawn may not go beyond its room
            for row in rows.iter().skip(1).take(rows.len() - 2) {
                assert!(row.width() <= width.max(60), "{width}x{height}");
            }
        }
    }
}
