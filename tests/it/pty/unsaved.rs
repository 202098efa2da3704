//! A board whose file is gone, broken or replaced while it is open, in a real terminal.

use std::{fs, process::Command};

use super::*;

/// Adds an item and waits until it is on the disk.
#[track_caller]
fn add(desk: &Desk, terminal: &mut Terminal, title: &str) {
    terminal
        .press(&format!("n{title}<enter>"))
        .gone("┌ New item");
    wait_for(desk, |text| text.contains(title));
}

/// Waits until the file is as it should be.
#[track_caller]
fn wait_for(desk: &Desk, is: impl Fn(&str) -> bool) -> String {
    let end = Instant::now() + PATIENCE;
    loop {
        let text = fs::read_to_string(desk.board()).unwrap_or_default();
        if is(&text) {
            return text;
        }
        assert!(Instant::now() < end, "the file stays:\n{text}");
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn r08_a_broken_file_is_left_alone_and_joined_once_it_reads_again() {
    let (desk, mut terminal) = Desk::with_new_board((100, 30));
    add(&desk, &mut terminal, "Shared");
    let good = fs::read_to_string(desk.board()).unwrap();
    let broken = good.replacen('{', "{,", 1);
    fs::write(desk.board(), &broken).unwrap();
    terminal.wait("does not read now");
    terminal
        .press("nHers<enter>")
        .wait("Hers")
        .wait("not saved");
    // not a byte of it is touched, and ours is put aside
    thread::sleep(Duration::from_millis(1500));
    assert_eq!(fs::read_to_string(desk.board()).unwrap(), broken);
    let aside = fs::read_dir(desk.path().join(".local/state/goalpost/recovered")).unwrap();
    let aside: Vec<String> = aside
        .map(|file| fs::read_to_string(file.unwrap().path()).unwrap())
        .collect();
    assert!(aside.iter().any(|text| text.contains("Hers")), "{aside:?}");
    // somebody mends it, with a change of their own
    fs::write(
        desk.board(),
        good.replace("\"Shared\"", "\"Shared by all\""),
    )
    .unwrap();
    let text = wait_for(&desk, |text| text.contains("Hers"));
    assert!(text.contains("Shared by all"), "{text}");
    terminal
        .wait("Shared by all")
        .wait("saved ")
        .gone("not saved");
    terminal.quit();
}

#[test]
fn r09_a_file_that_is_gone_is_not_made_again_unasked() {
    let (desk, mut terminal) = Desk::with_new_board((100, 30));
    add(&desk, &mut terminal, "Shared");
    fs::remove_file(desk.board()).unwrap();
    terminal.wait("is gone");
    terminal.press("nHers<enter>").wait("Hers");
    thread::sleep(Duration::from_millis(1500));
    assert!(!desk.board().exists());
    terminal
        .press("q")
        .wait("Leaving: not saved")
        .wait("Write it here again");
    terminal
        .press("<esc>")
        .gone("Leaving")
        .press("\u{17}")
        .wait("Not saved");
    terminal
        .press("w")
        .wait("the board is saved")
        .gone("Not saved");
    let text = fs::read_to_string(desk.board()).unwrap();
    assert!(text.contains("Shared") && text.contains("Hers"), "{text}");
    // from now on it is saved there as before
    add(&desk, &mut terminal, "Later");
    terminal.quit();
}

#[test]
fn r09_leaving_without_says_where_the_board_is_put_aside() {
    let (desk, mut terminal) = Desk::with_new_board((100, 30));
    add(&desk, &mut terminal, "Shared");
    fs::remove_file(desk.board()).unwrap();
    terminal
        .press("nHers<enter>")
        .wait("Hers")
        .wait("not saved");
    terminal.press("q").wait("Leaving: not saved");
    terminal.press("L");
    assert_ne!(terminal.ended(), 0);
    let said = String::from_utf8_lossy(&terminal.sent).into_owned();
    assert!(said.contains("your version is kept in"), "{said}");
    assert!(!desk.board().exists());
    let aside = fs::read_dir(desk.path().join(".local/state/goalpost/recovered")).unwrap();
    let aside: Vec<String> = aside
        .map(|file| fs::read_to_string(file.unwrap().path()).unwrap())
        .collect();
    assert!(aside.iter().any(|text| text.contains("Hers")), "{aside:?}");
}

#[test]
fn r09_leaving_a_board_whose_file_is_gone_puts_it_aside_though_nothing_was_changed() {
    let (desk, mut terminal) = Desk::with_new_board((100, 30));
    add(&desk, &mut terminal, "Shared");
    fs::remove_file(desk.board()).unwrap();
    terminal.wait("is gone").press("qL");
    assert_ne!(terminal.ended(), 0);
    let said = String::from_utf8_lossy(&terminal.sent).into_owned();
    assert!(said.contains("your version is kept in"), "{said}");
    let aside = fs::read_dir(desk.path().join(".local/state/goalpost/recovered")).unwrap();
    let aside: Vec<String> = aside
        .map(|file| fs::read_to_string(file.unwrap().path()).unwrap())
        .collect();
    assert!(
        aside.iter().any(|text| text.contains("Shared")),
        "{aside:?}"
    );
}

#[test]
fn r09_the_board_can_be_saved_to_another_place() {
    let (desk, mut terminal) = Desk::with_new_board((100, 30));
    add(&desk, &mut terminal, "Shared");
    fs::write(desk.path().join("taken.json"), "mine").unwrap();
    fs::remove_file(desk.board()).unwrap();
    terminal
        .press("nHers<enter>")
        .wait("Hers")
        .wait("not saved");
    terminal.press("qo").wait("Save to another place");
    terminal.press("taken.json<enter>").wait("is there already");
    for _ in 0.."taken.json".len() {
        terminal.write(b"\x7f");
    }
    // what was left for is done: the program ends by itself
    terminal.press("saved.json<enter>");
    assert_eq!(terminal.ended(), 0);
    assert_eq!(
        fs::read_to_string(desk.path().join("taken.json")).unwrap(),
        "mine"
    );
    let text = fs::read_to_string(desk.path().join("saved.json")).unwrap();
    assert!(text.contains("Hers"), "{text}");
}

#[test]
fn r10_an_older_version_put_back_wins_where_we_changed_nothing() {
    let (desk, mut terminal) = Desk::with_new_board((100, 30));
    add(&desk, &mut terminal, "First");
    let old = fs::read_to_string(desk.board()).unwrap();
    add(&desk, &mut terminal, "Second");
    terminal.press("gge!<enter>").wait("First!");
    wait_for(&desk, |text| text.contains("First!"));
    // as git checkout or a synced folder does
    fs::write(desk.board(), &old).unwrap();
    terminal
        .wait("another program saved")
        .gone("Second")
        .gone("First!");
    // what is done from here stands on that
    add(&desk, &mut terminal, "Third");
    let text = wait_for(&desk, |text| text.contains("Third"));
    assert!(text.contains("First") && !text.contains("Second"), "{text}");
    terminal.quit();
}

#[cfg(unix)]
#[test]
fn t08_what_changed_while_the_program_was_stopped_is_joined() {
    let (desk, mut terminal) = Desk::with_new_board((100, 30));
    add(&desk, &mut terminal, "Hers");
    let process = terminal.child.process_id().unwrap().to_string();
    let tell = |signal: &str| {
        Command::new("kill")
            .args([signal, &process])
            .status()
            .unwrap()
    };
    tell("-TSTP");
    let end = Instant::now() + PATIENCE;
    let stopped = || {
        let state = Command::new("ps")
            .args(["-o", "state=", "-p", &process])
            .output();
        state.unwrap().stdout.trim_ascii().starts_with(b"T")
    };
    while !stopped() {
        assert!(Instant::now() < end, "it does not stop");
        terminal.read(Duration::from_millis(20));
    }
    let added = Command::new(env!("CARGO_BIN_EXE_goalpost"))
        .env("HOME", desk.path())
        .current_dir(desk.path())
        .args(["add", "His"])
        .output()
        .unwrap();
    assert!(added.status.success());
    tell("-CONT");
    terminal.wait("His").wait("Hers");
    add(&desk, &mut terminal, "After");
    let text = fs::read_to_string(desk.board()).unwrap();
    assert!(text.contains("Hers") && text.contains("His"), "{text}");
    terminal.quit();
}
