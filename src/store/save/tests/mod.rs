//! Saves as users and other programs meet them.

mod new;

use std::{fs, os::unix::fs::PermissionsExt as _, path::PathBuf};

use tempfile::TempDir;

use super::*;
use crate::store::{Digest, load};

/// A board that is its own bytes.
#[derive(Clone, Debug)]
struct Plain(&'static str);

impl Savable for Plain {
    fn items(&self) -> usize {
        1
    }

    fn to_bytes(&self) -> Vec<u8> {
        self.0.into()
    }

    fn check(&self, bytes: &[u8]) -> Result<(), String> {
        match self.0 {
            "broken" => Err("an item went missing".to_owned()),
            text if text.as_bytes() == bytes => Ok(()),
            _ => Err("other bytes".to_owned()),
        }
    }

    fn from_bytes(_: &[u8]) -> Option<Self> {
        None
    }

    fn joined(_: &Self, ours: &Self, _: &Self) -> Union<Self> {
        let board = ours.clone();
        Union { board, gave_way: 0 }
    }
}

/// A folder with the board `b.json`, which holds `old` and was loaded.
struct Desk {
    dir: TempDir,
    file: BoardFile,
}

impl Desk {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("home")).unwrap();
        fs::write(dir.path().join("home/b.json"), "old").unwrap();
        Self::on(dir, "home/b.json")
    }

    fn on(dir: TempDir, name: &str) -> Self {
        let base = load(&dir.path().join(name)).unwrap().base;
        let state = Some(StateDir::new(dir.path().join("state")));
        let file = BoardFile::new(base, state);
        Self { dir, file }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.dir.path().join("home").join(name)
    }

    fn read(&self) -> String {
        fs::read_to_string(self.at("b.json")).unwrap()
    }

    /// The names beside the board.
    fn names(&self) -> Vec<String> {
        let names = Folder::open(&self.dir.path().join("home")).unwrap().names();
        let mut names: Vec<_> = names
            .unwrap()
            .into_iter()
            .map(|name| name.into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn mode(&self, name: &str) -> u32 {
        fs::metadata(self.at(name)).unwrap().permissions().mode() & 0o7777
    }

    /// Tries to save `ours` while `act` happens to the board between our look and our swap.
    fn beaten_by(&mut self, act: impl Fn(&Path)) -> Trouble {
        let board = self.at("b.json");
        let saved = self.file.write(
            &mut b"ours".to_vec(),
            &mut |_| None,
            &mut |moment| match moment {
                Moment::Written => act(&board),
                Moment::Published | Moment::Undoing => {}
            },
        );
        saved.unwrap_err()
    }
}

/// Puts another file with these bytes in the place of `path`, as most programs save.
fn put(path: &Path, bytes: &str) {
    let new = path.with_extension("other");
    fs::write(&new, bytes).unwrap();
    fs::rename(new, path).unwrap();
}

/// That `trouble` says another program changed the file, and that ours is kept.
#[track_caller]
fn changed_and_kept(trouble: &Trouble) {
    let Trouble::ChangedUnderUs { kept: Some(kept) } = trouble else {
        panic!("{trouble:?}");
    };
    assert_eq!(fs::read(kept).unwrap(), b"ours");
    assert!(kept.parent().unwrap().ends_with("state/recovered"));
    assert_eq!(
        fs::metadata(kept).unwrap().permissions().mode() & 0o7777,
        0o600
    );
}

#[test]
fn a_save_replaces_the_file_keeps_the_version_before_and_leaves_nothing() {
    let mut desk = Desk::new();
    let saved = desk.file.save_now(&Plain("new"), None).unwrap();
    assert_eq!(saved.0.notes, []);
    assert_eq!(desk.read(), "new");
    assert_eq!(desk.names(), ["b.json"]);
    desk.file.save_now(&Plain("newer"), None).unwrap();
    let versions = desk.file.versions().unwrap().list();
    let read: Vec<_> = versions.iter().map(|v| v.read().unwrap()).collect();
    assert_eq!(read, [&b"new"[..], b"old"]);
    assert_eq!(desk.file.base().digest(), Digest::of(b"newer"));
    assert!(!crate::store::changed(desk.file.base()));
}

#[test]
fn the_mode_of_the_file_is_kept() {
    for mode in [0o640, 0o600, 0o664] {
        let mut desk = Desk::new();
        fs::set_permissions(desk.at("b.json"), fs::Permissions::from_mode(mode)).unwrap();
        desk.file.save_now(&Plain("new"), None).unwrap();
        assert_eq!(desk.mode("b.json"), mode);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn marks_that_the_user_put_on_the_file_are_kept() {
    use rustix::fs::{XattrFlags, getxattr, setxattr};
    let mut desk = Desk::new();
    let path = desk.at("b.json");
    if setxattr(&path, "user.tag", b"team", XattrFlags::empty()).is_err() {
        return; // A file system without them.
    }
    desk.file.save_now(&Plain("new"), None).unwrap();
    let mut value = [0; 16];
    let length = getxattr(&path, "user.tag", &mut value).unwrap();
    assert_eq!(&value[..length], b"team");
}

#[test]
fn a_link_to_the_board_stays_a_link() {
    let desk = Desk::new();
    std::os::unix::fs::symlink("b.json", desk.at("link.json")).unwrap();
    let mut desk = Desk::on(desk.dir, "home/link.json");
    desk.file.save_now(&Plain("new"), None).unwrap();
    assert!(desk.at("link.json").is_symlink());
    assert_eq!(desk.read(), "new");
}

#[test]
fn a_link_that_now_leads_elsewhere_stops_the_save() {
    let desk = Desk::new();
    fs::write(desk.at("other.json"), "other").unwrap();
    std::os::unix::fs::symlink("b.json", desk.at("link.json")).unwrap();
    let mut desk = Desk::on(desk.dir, "home/link.json");
    fs::remove_file(desk.at("link.json")).unwrap();
    std::os::unix::fs::symlink("other.json", desk.at("link.json")).unwrap();
    let error = desk.file.save_now(&Plain("ours"), None).unwrap_err();
    assert!(
        matches!(&error.kind, Trouble::Elsewhere { to, kept: Some(_) } if to.ends_with("other.json"))
    );
    assert_eq!(fs::read_to_string(desk.at("other.json")).unwrap(), "other");
    assert_eq!(desk.read(), "old");
}

#[test]
fn a_folder_that_was_replaced_stops_the_save() {
    let mut desk = Desk::new();
    let home = desk.dir.path().join("home");
    fs::rename(&home, desk.dir.path().join("moved")).unwrap();
    fs::create_dir(&home).unwrap();
    fs::write(desk.at("b.json"), "old").unwrap();
    let error = desk.file.save_now(&Plain("ours"), None).unwrap_err();
    assert!(matches!(error.kind, Trouble::Elsewhere { .. }), "{error}");
    assert_eq!(desk.read(), "old");
}

#[test]
fn what_another_program_wrote_is_not_overwritten_and_ours_is_kept() {
    let mut desk = Desk::new();
    put(&desk.at("b.json"), "theirs");
    let error = desk.file.save_now(&Plain("ours"), None).unwrap_err();
    changed_and_kept(&error.kind);
    assert_eq!(desk.read(), "theirs");
    assert_eq!(desk.names(), ["b.json"]);
    assert!(error.hint().starts_with("open `"), "{}", error.hint());
}

#[test]
fn another_program_that_wrote_the_same_as_we_would_is_no_trouble() {
    let mut desk = Desk::new();
    put(&desk.at("b.json"), "new");
    desk.file.save_now(&Plain("new"), None).unwrap();
    assert_eq!(desk.read(), "new");
}

#[test]
fn one_that_writes_between_our_look_and_our_swap_gets_its_file_back() {
    let mut desk = Desk::new();
    let trouble = desk.beaten_by(|board| put(board, "theirs"));
    changed_and_kept(&trouble);
    assert_eq!(desk.read(), "theirs");
    assert_eq!(desk.names(), ["b.json"]);
}

#[test]
fn one_that_writes_in_place_between_our_look_and_our_swap_gets_its_file_back() {
    let mut desk = Desk::new();
    let trouble = desk.beaten_by(|board| fs::write(board, "theirs").unwrap());
    changed_and_kept(&trouble);
    assert_eq!(desk.read(), "theirs");
}

#[test]
fn one_that_writes_again_while_we_put_its_file_back_keeps_the_later_one() {
    let mut desk = Desk::new();
    let board = desk.at("b.json");
    let mut undone = 0;
    let trouble = desk
        .file
        .write(
            &mut b"ours".to_vec(),
            &mut |_| None,
            &mut |moment| match moment {
                Moment::Written => put(&board, "theirs"),
                Moment::Undoing if undone == 0 => {
                    undone += 1;
                    put(&board, "theirs, later");
                }
                Moment::Undoing | Moment::Published => {}
            },
        )
        .unwrap_err();
    changed_and_kept(&trouble);
    assert_eq!(desk.read(), "theirs, later");
    // The earlier one has no other name any more; it waits to be swept.
    let left = desk.names();
    assert_eq!(left.len(), 2, "{left:?}");
    assert_eq!(fs::read(desk.at(&left[0])).unwrap(), b"theirs");
    let found = desk.file.sweep(&|bytes| bytes == b"theirs");
    assert!(matches!(&found[..], [Note::Found(kept)] if fs::read(kept).unwrap() == b"theirs"));
    assert_eq!(desk.names(), ["b.json"]);
}

#[test]
fn a_board_that_becomes_a_folder_or_a_pipe_under_our_hands_is_put_back() {
    let mut desk = Desk::new();
    let trouble = desk.beaten_by(|board| {
        fs::remove_file(board).unwrap();
        fs::create_dir(board).unwrap();
    });
    changed_and_kept(&trouble);
    assert!(desk.at("b.json").is_dir());
    assert_eq!(desk.names(), ["b.json"]);
}

#[test]
fn a_board_that_is_no_longer_a_file_is_left_alone() {
    let mut desk = Desk::new();
    fs::remove_file(desk.at("b.json")).unwrap();
    fs::create_dir(desk.at("b.json")).unwrap();
    let error = desk.file.save_now(&Plain("ours"), None).unwrap_err();
    changed_and_kept(&error.kind);
    assert!(desk.at("b.json").is_dir());
}

#[test]
fn a_board_that_is_gone_is_not_made_again_unasked() {
    let mut desk = Desk::new();
    fs::remove_file(desk.at("b.json")).unwrap();
    let error = desk.file.save_now(&Plain("ours"), None).unwrap_err();
    assert!(
        matches!(error.kind, Trouble::Gone { kept: Some(_) }),
        "{error}"
    );
    assert!(desk.names().is_empty());

    let mut desk = Desk::new();
    let trouble = desk.beaten_by(|board| fs::remove_file(board).unwrap());
    assert!(
        matches!(trouble, Trouble::Gone { kept: Some(_) }),
        "{trouble}"
    );
    assert!(desk.names().is_empty());
}

#[test]
fn bytes_that_do_not_read_back_as_the_board_are_not_written() {
    let mut desk = Desk::new();
    let error = desk.file.save_now(&Plain("broken"), None).unwrap_err();
    assert!(matches!(error.kind, Trouble::Distrusted(_)));
    assert!(error.to_string().ends_with("(an item went missing)"));
    assert_eq!(desk.read(), "old");
}

#[test]
fn a_write_protected_board_is_left_alone() {
    let mut desk = Desk::new();
    fs::set_permissions(desk.at("b.json"), fs::Permissions::from_mode(0o444)).unwrap();
    if fs::OpenOptions::new()
        .append(true)
        .open(desk.at("b.json"))
        .is_ok()
    {
        return; // The superuser may write to anything.
    }
    let error = desk.file.save_now(&Plain("new"), None).unwrap_err();
    assert!(matches!(error.kind, Trouble::Protected), "{error}");
    assert_eq!(desk.read(), "old");
}

#[test]
fn a_second_name_of_the_file_keeps_the_version_before_and_that_is_said_once() {
    let mut desk = Desk::new();
    fs::hard_link(desk.at("b.json"), desk.at("second.json")).unwrap();
    let saved = desk.file.save_now(&Plain("new"), None).unwrap();
    assert_eq!(saved.0.notes, [Note::LinksBroken]);
    assert_eq!(fs::read_to_string(desk.at("second.json")).unwrap(), "old");
    fs::hard_link(desk.at("b.json"), desk.at("third.json")).unwrap();
    assert_eq!(
        desk.file.save_now(&Plain("newer"), None).unwrap().0.notes,
        []
    );
}

#[test]
fn a_state_folder_that_cannot_be_used_does_not_stop_a_save_and_is_said_once() {
    let mut desk = Desk::new();
    fs::write(desk.dir.path().join("state"), "in the way").unwrap();
    let saved = desk.file.save_now(&Plain("new"), None).unwrap();
    assert!(
        matches!(&saved.0.notes[..], [Note::NoBackup(_)]),
        "{saved:?}"
    );
    assert_eq!(
        desk.file.save_now(&Plain("newer"), None).unwrap().0.notes,
        []
    );
    assert_eq!(desk.read(), "newer");
}

#[test]
fn links_under_guessable_names_are_not_followed() {
    let mut desk = Desk::new();
    fs::write(desk.at("victim"), "precious").unwrap();
    let names = [
        ".b.json.tmp",
        "b.json.tmp",
        "b.json~",
        ".b.json.lock",
        "b.json.bak",
    ];
    for name in names {
        std::os::unix::fs::symlink("victim", desk.at(name)).unwrap();
    }
    desk.file.save_now(&Plain("new"), None).unwrap();
    assert_eq!(fs::read_to_string(desk.at("victim")).unwrap(), "precious");
    assert_eq!(desk.names().len(), names.len() + 2);
}
