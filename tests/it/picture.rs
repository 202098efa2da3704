//! The picture of the README: a real frame of the demo board, drawn as SVG.

use std::{fmt::Write as _, fs, path::Path};

use goalpost::{
    app::{App, Message, Opened, start::Start},
    domain::{dates::moved_to, edit::Stamp},
    store::format,
    ui::{Theme, Ui},
};
use jiff::civil::date;
use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
    style::Modifier,
};

/// The window of the picture.
const SIZE: (u16, u16) = (100, 30);
/// The size of one character in the picture, in pixels.
const CELL: (u16, u16) = (9, 19);
/// What stands for the terminal's own colors.
const PAPER: &str = "#101418";
const INK: &str = "#d8dee9";

#[test]
fn the_picture_shows_the_program_as_it_is() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/requests.svg");
    let frame = frame();
    let text: String = frame.content.iter().map(Cell::symbol).collect();
    assert!(text.contains("R-9 threatens it"), "{text}");
    let drawn = svg(&frame);
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(&path, &drawn).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == drawn,
        "assets/requests.svg is out of date: UPDATE_README=1 cargo test draws it anew"
    );
}

/// The Requests screen of the demo board on a Thursday.
fn frame() -> Buffer {
    let today = date(2026, 11, 26);
    let stamp = Stamp {
        at: "2026-11-26T09:00:00Z".parse().unwrap(),
        today,
        by: String::new(),
        chance: 1,
    };
    let demo = format::read(include_bytes!("../../assets/demo-board.json")).unwrap();
    let mut app = App::new(Start::default(), stamp);
    app.update(Message::Opened(Box::new(Opened {
        board: moved_to(&demo.board, today),
        in_memory: true,
        read_only: None,
        notice: None,
    })));
    let area = Rect::new(0, 0, SIZE.0, SIZE.1);
    let mut buf = Buffer::empty(area);
    Ui::new(Theme::colors()).render(&app, area, &mut buf);
    buf
}

fn svg(buf: &Buffer) -> String {
    let (width, height) = (SIZE.0 * CELL.0, SIZE.1 * CELL.1);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"'DejaVu Sans Mono', \
         ui-monospace, Menlo, Consolas, monospace\" font-size=\"15\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"{PAPER}\"/>\n"
    );
    for y in 0..SIZE.1 {
        let mut x = 0;
        while x < SIZE.0 {
            let cell = &buf[(x, y)];
            let alike = (x..SIZE.0).take_while(|x| look(&buf[(*x, y)]) == look(cell));
            let count = u16::try_from(alike.count()).unwrap();
            run(&mut svg, (x, y), count, cell, text(buf, (x, y), count));
            x += count;
        }
    }
    svg + "</svg>\n"
}

/// The characters of a run of cells, and where each of them begins: no font may move a column.
fn text(buf: &Buffer, (x, y): (u16, u16), count: u16) -> (String, String) {
    let cells = (x..x + count).map(|x| (x, buf[(x, y)].symbol()));
    let cells: Vec<(u16, &str)> = cells
        .filter(|(_, symbol)| !symbol.trim().is_empty())
        .collect();
    let places = cells
        .iter()
        .flat_map(|(x, symbol)| symbol.chars().map(move |_| (x * CELL.0).to_string()));
    let places: Vec<String> = places.collect();
    (
        cells.iter().map(|(_, symbol)| *symbol).collect(),
        places.join(" "),
    )
}

/// Draws a run of cells that look alike.
fn run(
    svg: &mut String,
    (x, y): (u16, u16),
    count: u16,
    cell: &Cell,
    (text, places): (String, String),
) {
    let (ink, paper, bold) = look(cell);
    let (left, top, wide) = (x * CELL.0, y * CELL.1, count * CELL.0);
    if paper != PAPER {
        let tall = CELL.1;
        writeln!(
            svg,
            "<rect x=\"{left}\" y=\"{top}\" width=\"{wide}\" height=\"{tall}\" fill=\"{paper}\"/>"
        )
        .unwrap();
    }
    if text.is_empty() {
        return;
    }
    let weight = if bold { " font-weight=\"bold\"" } else { "" };
    let text = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let base = top + 14;
    writeln!(
        svg,
        "<text x=\"{places}\" y=\"{base}\" fill=\"{ink}\"{weight}>{text}</text>"
    )
    .unwrap();
}

/// Ink, paper, and whether it is bold.
fn look(cell: &Cell) -> (&'static str, &'static str, bool) {
    let (ink, paper) = (color(&cell.fg, INK), color(&cell.bg, PAPER));
    let reversed = cell.modifier.contains(Modifier::REVERSED);
    let (ink, paper) = if reversed { (paper, ink) } else { (ink, paper) };
    (ink, paper, cell.modifier.contains(Modifier::BOLD))
}

fn color(color: &impl std::fmt::Debug, own: &'static str) -> &'static str {
    match format!("{color:?}").as_str() {
        "DarkGray" => "#8a919c",
        "Cyan" => "#3fc1d8",
        "LightBlue" | "Blue" => "#6ea8fe",
        "Yellow" => "#e5c07b",
        "LightRed" | "Red" => "#ff6b6b",
        "Magenta" => "#d670d6",
        _ => own,
    }
}
