//! From a mail to a decision, and the fourth small one: told with keys in a real terminal.

use std::fs;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use goalpost::{domain::request::RequestState, store::format};

use super::*;

impl Desk {
    /// A place with one of the sample boards.
    fn with_board(name: &str) -> Self {
        let desk = Self::new();
        let from: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests/it/fixtures/boards", name]
            .iter()
            .collect();
        fs::copy(from, desk.board()).unwrap();
        desk
    }
}

impl Terminal {
    /// The text that the terminal was last asked to put on its clipboard.
    fn clipboard(&self) -> String {
        let sent = String::from_utf8_lossy(&self.sent);
        let (_, rest) = sent
            .rsplit_once("\u{1b}]52;c;")
            .expect("nothing was copied");
        let coded = rest.split(['\u{7}', '\u{1b}']).next().unwrap();
        String::from_utf8(STANDARD.decode(coded).unwrap()).unwrap()
    }
}

/// Journey 1: "All laptops are upgraded by Thursday."
#[test]
fn from_a_mail_to_a_decision_with_the_text_on_the_clipboard() {
    let desk = Desk::with_board("P1-laptops-by-thursday.json");
    let file = fs::read_to_string(desk.board()).unwrap();
    let nobody_asked = file
        .split("\"requests\"")
        .next()
        .unwrap()
        .trim_end()
        .trim_end_matches(',');
    fs::write(desk.board(), format!("{nobody_asked}\n}}\n")).unwrap();
    let before = fs::read(desk.board()).unwrap();
    let mut terminal = desk.start(&["--today", "2026-11-24"], (100, 30), &[]);
    terminal.wait("Guests pay by card").wait("? Keys");

    // captured in one line, judged while it is typed
    terminal.press("r").wait("┌ New request");
    terminal
        .press("All laptops upgraded <lt>IT 4-8-12h/p by:thu !must")
        .wait("▲ threatens");
    terminal
        .press("<enter>")
        .wait("R-1 threatens it")
        .wait("saved ");

    // compared, and raised
    terminal
        .press("3")
        .wait("> As asked")
        .wait("Later")
        .wait("Stagger");
    terminal
        .press("y")
        .wait("Raise R-1 with")
        .wait("copied by the terminal (OSC 52)");
    let all = terminal.clipboard();
    assert!(
        all.starts_with("To the Product Owner, the Developers and IT:"),
        "{all}"
    );
    terminal.press("r").wait("[Requester]").wait("copied by");
    let requester = terminal.clipboard();
    assert!(
        requester.contains("We have room for **6.6 h** each before Thursday 26 November"),
        "{requester}"
    );
    assert!(
        requester.contains("Could it be from Monday 7 December on?"),
        "{requester}"
    );
    assert!(requester.lines().count() <= 12);
    terminal
        .press("w")
        .wait("Who was told of R-1")
        .press("<enter>");
    terminal
        .wait("note who was told")
        .press("<esc>")
        .gone("Raise R-1 with");

    // decided: one step, and everything that follows from it
    terminal.press("jj").wait("> Stagger").wait("this way");
    terminal.press("<enter>").wait("Decide R-1: Stagger");
    terminal.press("<tab>IT, Developers<tab><tab>two go on Monday<enter>");
    terminal
        .wait("R-1 decided: Stagger")
        .gone("threatens it")
        .wait("saved ");
    terminal.quit();
    let board = format::read(&fs::read(desk.board()).unwrap())
        .unwrap()
        .board;
    let request = &board.requests[0];
    assert_eq!(request.state, RequestState::Accepted);
    assert_eq!(request.told[0].who, "IT");
    let decision = request.decision.as_ref().unwrap();
    assert_eq!(
        (decision.option.as_str(), decision.level.as_str()),
        ("stagger", "threatens")
    );
    assert_eq!(board.requests[1].state, RequestState::Deferred);
    assert_ne!(fs::read(desk.board()).unwrap(), before);
}

/// However a file was written, a decision that is taken back leaves the very bytes that were there.
#[test]
fn a_decision_that_is_taken_back_leaves_the_file_as_it_was_byte_for_byte() {
    let desk = Desk::with_board("P1-laptops-by-thursday.json");
    let start = || desk.start(&["--today", "2026-11-24"], (100, 30), &[]);
    // the first look of a day writes down what is left: that is there already, and then somebody formats the file
    start().wait("saved ").quit();
    let board: serde_json::Value =
        serde_json::from_slice(&fs::read(desk.board()).unwrap()).unwrap();
    fs::write(desk.board(), board.to_string()).unwrap();
    let before = fs::read_to_string(desk.board()).unwrap();
    let mut terminal = start();
    terminal.press("3").wait("> As asked");
    let ways = [
        "Later",
        "Stagger",
        "Least now",
        "Get help",
        "Less goal scope",
    ];
    for (place, way) in (1..).zip(ways) {
        terminal
            .press(&"j".repeat(place))
            .wait(&format!("> {way}"))
            .press("<enter>")
            .wait(&format!("Decide R-1: {way}"))
            .press("<enter>")
            .wait(&format!("R-1 decided: {way}"))
            .press("u")
            .wait("undid: decide request")
            .wait("> As asked");
    }
    terminal.quit();
    assert_eq!(fs::read_to_string(desk.board()).unwrap(), before);
}

/// Journey 5: each of five small ones fits alone; together they threaten, and the bar says so.
#[test]
fn the_request_that_comes_as_the_fourth_small_one_is_named() {
    let desk = Desk::with_board("P5-thousand-cuts.json");
    let mut terminal = desk.start(&["--today", "2026-11-25"], (100, 30), &[]);
    terminal.wait("5 requests together threaten it");
    terminal
        .press("3")
        .wait("> As asked")
        .wait("All 5  ▲ threatens");
    terminal.wait("! watch by R-3").wait("▲ threatens by R-5");
    terminal.wait("0 of 14 h used (0 %), 20 % of the Sprint gone");
    // three interruptions eat into the buffer, a key each
    terminal
        .press("!!!")
        .wait("interruptions today: 3")
        .wait("1.5 of 14 h");
    // the fifth is put off: what is left no longer threatens
    terminal
        .press("]]]]")
        .wait("> As asked")
        .press("jj")
        .wait("> Later");
    terminal
        .press("<enter>")
        .wait("Decide R-5: Later")
        .press("<enter>");
    terminal
        .wait("R-5 decided: Later")
        .gone("together threaten it");
    terminal
        .press("uuuu")
        .wait("undid: tally interruption")
        .wait("5 requests together threaten it");
    terminal.quit();
}
