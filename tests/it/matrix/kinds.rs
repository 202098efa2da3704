//! B97 to B107: what has the board's name and is no plain file.
#![cfg(unix)]

use std::{
    ffi::{OsStr, OsString},
    os::unix::{
        ffi::OsStrExt as _,
        fs::{FileTypeExt as _, PermissionsExt as _, symlink},
        net::UnixListener,
    },
    process::Command,
};

use super::*;
use crate::skip::skipped;

/// `check` and `status` of a path, which must be refused with this word, at once.
#[track_caller]
fn refused(id: &str, place: &Place, path: &OsStr, word: &str) {
    for (arguments, status) in [(&["check"][..], 2), (&["status"], 3), (&["add", "x"], 3)] {
        let mut command = place.command();
        command.arg("--file").arg(path).args(arguments);
        let said = Said::of(&command.timeout(PATIENCE).output().unwrap());
        assert_eq!(said.status, status, "{id} {arguments:?}: {said:?}");
        let text = format!("{}{}", said.out, said.err);
        assert!(text.contains(word), "{id}: {word:?}: {said:?}");
        is_inert(id, &text);
    }
}

#[track_caller]
fn opens(id: &str, name: &OsStr) {
    let place = Place::new();
    let path = place.file().with_file_name(name);
    fs::write(&path, GOOD).unwrap();
    for arguments in [
        &["check"][..],
        &["status"],
        &["add", "x"],
        &["list", "--format", "json"],
    ] {
        let mut command = place.command();
        command.arg("--file").arg(&path).args(arguments);
        let said = Said::of(&command.timeout(PATIENCE).output().unwrap());
        assert_eq!(said.status, 0, "{id} {arguments:?}: {said:?}");
        is_inert(id, &said.out);
        is_inert(id, &said.err);
    }
    assert!(
        fs::read_to_string(&path).unwrap().contains("\"x\""),
        "{id}: saved"
    );
}

#[test]
fn b97_b107_names_that_are_hard_to_show() {
    opens("B97", OsStr::new("a\u{1b}]0;x\u{7}\u{202e}b.json"));
    opens("B107", OsStr::from_bytes(b"b\xff\xfe.json"));
}

#[test]
fn b98_to_b102_what_is_no_file() {
    let place = Place::new();
    let at = |name: &str| OsString::from(place.path(name));
    fs::create_dir(at("folder")).unwrap();
    refused("B98", &place, &at("folder"), "is a directory, not a file");
    assert!(
        Command::new("mkfifo")
            .arg(at("pipe"))
            .status()
            .unwrap()
            .success()
    );
    refused("B99", &place, &at("pipe"), "is a named pipe, not a file");
    refused(
        "B100",
        &place,
        OsStr::new("/dev/zero"),
        "is a device, not a file",
    );
    refused(
        "B101",
        &place,
        OsStr::new("/dev/null"),
        "is a device, not a file",
    );
    let _listens = UnixListener::bind(at("socket")).unwrap();
    refused("B102", &place, &at("socket"), "is a socket, not a file");
    assert!(fs::metadata(at("pipe")).unwrap().file_type().is_fifo());
}

#[test]
fn b103_b104_b106_what_leads_nowhere() {
    let place = Place::new();
    let at = |name: &str| OsString::from(place.path(name));
    symlink("lost", at("dangling")).unwrap();
    refused(
        "B103",
        &place,
        &at("dangling"),
        "is a link to `lost`, which does not exist",
    );
    symlink("two", at("one")).unwrap();
    symlink("one", at("two")).unwrap();
    refused(
        "B104",
        &place,
        &at("one"),
        "is a link that leads in a circle",
    );
    refused("B106", &place, &at("none.json"), "does not exist");
    assert!(!place.path("none.json").exists() && !place.path("lost").exists());
}

/// Only root may read what nobody may read, so root becomes somebody else.
#[test]
fn b105_a_file_that_may_not_be_read() {
    let place = Place::new();
    fs::write(place.file(), GOOD).unwrap();
    fs::set_permissions(place.file(), fs::Permissions::from_mode(0o000)).unwrap();
    fs::set_permissions(place.path("."), fs::Permissions::from_mode(0o755)).unwrap();
    let readable = fs::read(place.file()).is_ok();
    let mut command = if readable {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]);
        command.arg(env!("CARGO_BIN_EXE_goalpost"));
        command
    } else {
        Command::new(env!("CARGO_BIN_EXE_goalpost"))
    };
    let Ok(output) = command
        .arg("--file")
        .arg(place.file())
        .arg("status")
        .env("HOME", place.path("home"))
        .output()
    else {
        skipped("B105", "there is no setpriv to become somebody else with");
        return;
    };
    let said = String::from_utf8(output.stderr).unwrap();
    if readable && said.contains("setpriv:") {
        skipped("B105", &said);
        return;
    }
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(
        said.contains("may not") || said.contains("permission"),
        "{said}"
    );
}
