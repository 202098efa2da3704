//! Texts that are hard to type, in a real terminal: what is seen, what is kept, and that nothing pasted is a command.

use super::*;

/// Four graphemes and the spaces between them.
const HARD: &str = "👨‍👩‍👧 e\u{301} 🇰🇷 漢字";

/// The program with a board of these items.
fn with_items(desk: &Desk, titles: &[&str], size: (u16, u16)) -> Terminal {
    let mut terminal = desk.start(&[], size, &[]);
    terminal
        .wait("New board here")
        .press("n")
        .wait("New board")
        .press("Team<enter>")
        .wait("a new board");
    for title in titles {
        terminal.press("Gn").wait("New item");
        terminal.paste(title);
        terminal.press("<enter>").wait("add item");
    }
    terminal
}

impl Terminal {
    /// Pastes a text as a terminal does, in one go.
    fn paste(&mut self, text: &str) -> &mut Self {
        // in pieces, so that a program that does not read meanwhile blocks nobody
        let bytes = format!("\u{1b}[200~{text}\u{1b}[201~").into_bytes();
        for piece in bytes.chunks(1024) {
            self.write(piece);
            self.read(Duration::from_millis(1));
        }
        // a person's next key comes later than the end of a paste
        thread::sleep(Duration::from_millis(60));
        self
    }

    /// The column in which `text` stands in the row that has `title`.
    #[track_caller]
    fn column_of(&self, title: &str, text: &str) -> usize {
        let screen = self.screen.screen();
        let (rows, columns) = screen.size();
        for row in 0..rows.get() {
            let cells = (0..columns.get()).filter_map(|column| screen.cell(row, column));
            let line: Vec<&str> = cells.map(vt100::Cell::contents).collect();
            if line.concat().contains(title) {
                let found = line.iter().position(|cell| *cell == text);
                return found.unwrap_or_else(|| panic!("no {text:?} in {line:?}"));
            }
        }
        panic!("{title:?} is not on the screen:\n{}", self.text());
    }
}

fn saved(desk: &Desk) -> String {
    std::fs::read_to_string(desk.board()).unwrap()
}

/// Waits until the file holds `text`.
#[track_caller]
fn kept(desk: &Desk, text: &str) {
    let end = Instant::now() + PATIENCE;
    while !saved(desk).contains(text) {
        assert!(Instant::now() < end, "{text:?} is not in {}", saved(desk));
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn backspace_and_arrows_go_grapheme_by_grapheme() {
    let desk = Desk::new();
    let mut terminal = with_items(&desk, &[HARD], (80, 24));
    let left = "\u{1b}[D";
    // behind the flag, which goes at one key; then the accent with its letter
    terminal.press("e").wait("Edit G-1");
    terminal.write(format!("{left}{left}{left}").as_bytes());
    terminal.press("\u{7f}");
    terminal.write(left.as_bytes());
    terminal.press("\u{7f}x<enter>").wait("edit item");
    kept(&desk, "\"👨‍👩‍👧 x  漢字\"");
    terminal.press("e").wait("Edit G-1");
    // from the other end: the family goes at one key
    terminal.write(b"\x1b[H\x1b[3~");
    terminal.press("<enter>").wait("edit item");
    kept(&desk, "\"x  漢字\"");
    terminal.quit();
}

#[test]
fn columns_stay_straight_whatever_a_title_holds() {
    let desk = Desk::new();
    let titles = [
        "plain and short",
        HARD,
        "各 각 각 한글",
        "نص عربي لا",
        "नमस्ते क्षि",
        "z\u{334}\u{301}\u{302}\u{303}\u{304}\u{305}algo",
        "zero\u{200b}width \u{202e}turned",
        "⚠\u{fe0f} heart ❤\u{fe0f} keycap 1\u{fe0f}\u{20e3}",
    ];
    let mut terminal = with_items(&desk, &titles, (100, 30));
    terminal.press("gg");
    // where the estimate of each row stands; the details are to its right
    let mut columns = Vec::new();
    for number in 1..=titles.len() {
        columns.push(terminal.column_of(&format!(" G-{number} "), "?"));
    }
    assert!(
        columns.windows(2).all(|pair| pair[0] == pair[1]),
        "{columns:?}\n{}",
        terminal.text()
    );
    terminal.quit();
}

#[test]
fn a_title_of_500_characters_is_cut_with_a_sign() {
    let desk = Desk::new();
    let long = "漢".repeat(500);
    let mut terminal = with_items(&desk, &[&long, "short"], (80, 24));
    terminal.press("G").wait("漢…");
    assert_eq!(
        terminal.column_of(" G-1 ", "?"),
        terminal.column_of(" G-2 ", "?")
    );
    kept(&desk, &long);
    terminal
        .press("ggeX<enter>")
        .wait("the title has 501 characters");
    terminal.press("\u{7f}<enter>").wait("nothing was changed");
    terminal.quit();
}

#[test]
fn ten_thousand_pasted_lines_are_a_text_and_never_keys() {
    let desk = Desk::new();
    let lines = "DqJu\r".repeat(10_000);
    let mut terminal = with_items(&desk, &["one", "two"], (80, 24));
    // with no field open nothing takes it, and that is said
    terminal
        .press("gg")
        .paste(&lines)
        .wait("pasted text goes into a field");
    terminal.press("e").wait("Edit G-1");
    terminal
        .press(&"<tab>".repeat(9))
        .paste(&lines)
        .wait("DqJu");
    terminal.press("<ctrl-s>").wait("edit item");
    kept(&desk, "DqJu");
    let text = saved(&desk);
    assert_eq!(text.matches("DqJu").count(), 10_000);
    assert!(text.contains("\"one\"") && text.contains("\"two\""));
    terminal.press("u").wait("undid: edit item").quit();
}

#[test]
fn a_paste_that_holds_the_mark_of_its_own_end_types_no_keys() {
    let desk = Desk::new();
    let mut terminal = with_items(&desk, &["one", "two"], (80, 24));
    terminal.press("gg").wait("> ");
    let hostile = format!("text\u{1b}[201~{}", "DDq".repeat(1_500));
    terminal
        .paste(&hostile)
        .wait("pasted text goes into a field");
    terminal
        .press("e")
        .wait("Edit G-1")
        .press("<esc>")
        .gone("Edit G-1");
    let text = saved(&desk);
    assert!(!text.contains("deleted"), "{text}");
    terminal.quit();
}
