//! Boards that are made.

use super::*;

#[test]
fn a_new_board_is_private_and_can_be_saved_to() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("b.json");
    let (mut file, saved) = BoardFile::create(&path, &Plain("first"), None).unwrap();
    assert_eq!(saved.notes, []);
    assert_eq!(fs::read(&path).unwrap(), b"first");
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o7777,
        0o600
    );
    assert!(!crate::store::changed(file.base()));
    file.save_now(&Plain("second"), None).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"second");
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
}

#[test]
fn a_new_board_never_overwrites_and_makes_no_folder() {
    let desk = Desk::new();
    let refused = |name: &str| {
        let made = BoardFile::create(&desk.at(name), &Plain("first"), None);
        made.unwrap_err().kind.to_string()
    };
    let there = "is there already, and a new board never overwrites a file";
    assert_eq!(refused("b.json"), there);
    std::os::unix::fs::symlink("lost", desk.at("dangling")).unwrap();
    assert_eq!(refused("dangling"), there);
    assert!(refused("no/b.json").starts_with("does not exist, nor does its folder"));
    assert!(refused("b.json/b.json").starts_with("is not a path"));
    assert_eq!(desk.read(), "old");
    assert_eq!(desk.names(), ["b.json", "dangling"]);
}
