//! What is typed, kept aside and found again.

use super::*;
use crate::domain::draft::Typed;

fn draft(text: &str) -> Draft {
    Draft {
        into: "edit-item".to_owned(),
        about: vec!["G-1".to_owned()],
        title: "Edit G-1".to_owned(),
        typed: vec![Typed {
            label: "Title".to_owned(),
            text: text.to_owned(),
            ..Typed::default()
        }],
    }
}

/// Somebody with a state folder in which a program that has ended has left these texts about a board.
fn left(dir: &Path, drafts: &[Draft]) -> (StateDir, PathBuf) {
    let state = StateDir::new(dir.join("state"));
    let board = dir.join("b.json");
    let mut ended = process::Command::new("true").spawn().unwrap();
    ended.wait().unwrap();
    let one = Drafts::new(Some(state.clone()));
    one.open(&board);
    let name = locked(&one.desk).name.clone().unwrap();
    one.keep(drafts.to_vec());
    one.flush();
    let (from, to) = (
        state.drafts().join(&name),
        name.to_str()
            .unwrap()
            .replace(&process::id().to_string(), &ended.id().to_string()),
    );
    fs::rename(from, state.drafts().join(to)).unwrap();
    (state, board)
}

fn files(state: &StateDir) -> usize {
    fs::read_dir(state.drafts()).unwrap().count()
}

#[test]
fn what_a_program_left_is_offered_and_kept_until_it_is_let_go() {
    let dir = tempfile::tempdir().unwrap();
    let (state, board) = left(dir.path(), &[draft("one")]);
    let drafts = Drafts::new(Some(state.clone()));
    assert_eq!(drafts.open(&board), [draft("one")]);
    // looked at only: it is where it was
    assert_eq!(
        Drafts::new(Some(state.clone())).open(&board),
        [draft("one")]
    );
    drafts.keep(vec![draft("one"), draft("two")]);
    drafts.flush();
    assert_eq!(files(&state), 1, "theirs is in ours");
    drafts.keep(Vec::new());
    drafts.flush();
    assert_eq!(files(&state), 0);
}

#[cfg(unix)]
#[test]
fn texts_of_a_program_that_runs_or_about_another_board_are_not_offered() {
    let dir = tempfile::tempdir().unwrap();
    let (state, board) = left(dir.path(), &[draft("one")]);
    assert_eq!(
        Drafts::new(Some(state.clone())).open(&dir.path().join("other.json")),
        []
    );
    let name = fs::read_dir(state.drafts())
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let key = name.file_name().unwrap().to_str().unwrap()[..16].to_owned();
    let parent = std::os::unix::process::parent_id();
    fs::rename(&name, state.drafts().join(format!("{key}-{parent}.json"))).unwrap();
    assert_eq!(Drafts::new(Some(state)).open(&board), []);
}

#[test]
fn the_same_board_offers_nothing_again_and_another_place_takes_the_texts_along() {
    let dir = tempfile::tempdir().unwrap();
    let state = StateDir::new(dir.path().join("state"));
    let drafts = Drafts::new(Some(state.clone()));
    let (here, there) = (dir.path().join("a.json"), dir.path().join("b.json"));
    drafts.open(&here);
    drafts.keep(vec![draft("one")]);
    drafts.flush();
    assert_eq!(drafts.open(&here), []);
    drafts.flush();
    assert_eq!(drafts.open(&there), []);
    drafts.flush();
    assert_eq!(files(&state), 1);
    // whoever opens the other place once this program has ended is offered it
    assert_eq!(Drafts::new(Some(state.clone())).open(&here), []);
    assert_eq!(Drafts::new(Some(state)).open(&there), [draft("one")]);
}

#[test]
fn a_file_that_does_not_read_is_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let (state, board) = left(dir.path(), &[draft("one")]);
    let path = fs::read_dir(state.drafts())
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    fs::write(&path, "{").unwrap();
    let drafts = Drafts::new(Some(state));
    assert_eq!(drafts.open(&board), []);
    drafts.keep(vec![draft("two")]);
    drafts.keep(Vec::new());
    drafts.flush();
    assert_eq!(fs::read_to_string(path).unwrap(), "{");
}

#[cfg(unix)]
#[test]
fn the_thread_writes_by_itself_and_the_file_is_private() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = tempfile::tempdir().unwrap();
    let state = StateDir::new(dir.path().join("state"));
    let drafts = Drafts::new(Some(state.clone()));
    drafts.open(&dir.path().join("b.json"));
    drafts.keep(vec![draft("one")]);
    let path = loop {
        let entry = fs::read_dir(state.drafts())
            .ok()
            .and_then(|mut names| names.next());
        match entry.map(|entry| entry.unwrap().path()) {
            Some(path) if path.extension().is_some_and(|end| end == "json") => break path,
            _ => thread::sleep(Duration::from_millis(5)),
        }
    };
    assert_eq!(
        fs::metadata(path).unwrap().permissions().mode() & 0o7777,
        0o600
    );
}

#[test]
fn without_a_state_folder_or_a_board_nothing_is_kept_and_nothing_fails() {
    let drafts = Drafts::new(None);
    assert_eq!(drafts.open(Path::new("/b.json")), []);
    drafts.keep(vec![draft("one")]);
    drafts.flush();
    let dir = tempfile::tempdir().unwrap();
    let state = StateDir::new(dir.path().join("state"));
    let drafts = Drafts::new(Some(state.clone()));
    drafts.keep(vec![draft("one")]);
    drafts.flush_unless_busy();
    assert!(!state.drafts().exists());
}
