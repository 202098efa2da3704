//! F03 to F12, F30: a save whose calls are refused.

use super::{
    strace::{Place, calls, each, there_is, with},
    *,
};

/// What has to come of a call that is refused: without the board's folder nothing is saved, and without the version
/// before the board is saved all the same.
fn needed(place: Place) -> Must {
    match place {
        Place::Board => Must::Fail,
        Place::State => Must::Save,
    }
}

#[test]
fn f03_f05_f06_writes_that_are_refused() {
    if !there_is("F03, F05, F06") {
        return;
    }
    for (row, error) in [("F03", "ENOSPC"), ("F05", "EDQUOT"), ("F06", "EIO")] {
        assert!(
            each(row, "write", &format!("error={error}"), needed) >= 2,
            "{row}"
        );
    }
}

#[test]
fn f03_a_full_disk_is_named_with_a_remedy() {
    if !there_is("F03") {
        return;
    }
    let bench = Bench::new();
    let (number, _) = calls("write")
        .into_iter()
        .find(|(_, place)| *place == Place::Board)
        .unwrap();
    let ran = with(&bench, &[format!("write:error=ENOSPC:when={number}")]);
    assert!(
        ran.err.contains("b.json` was not saved: the disk is full"),
        "{ran:?}"
    );
    assert!(ran.err.contains("hint: free some space"), "{ran:?}");
}

#[test]
fn f04_f07_a_disk_that_says_too_late_that_it_failed() {
    if !there_is("F04, F07") {
        return;
    }
    for (row, error) in [("F04", "ENOSPC"), ("F07", "EIO")] {
        // once: a new file is written, never the same one flushed again
        assert!(
            each(row, "fsync", &format!("error={error}"), |_| Must::Save) >= 2,
            "{row}"
        );
        // for good
        for (number, place) in calls("fsync") {
            let bench = Bench::new();
            let ran = with(&bench, &[format!("fsync:error={error}:when={number}+")]);
            let must = match place {
                Place::Board if number == 1 => Must::Fail,
                Place::Board | Place::State => Must::BeHonest,
            };
            bench.judge(&format!("{row}, fsync from no. {number} on"), &ran, must);
        }
    }
}

#[test]
fn f07_a_folder_that_cannot_be_flushed_is_no_save_that_is_promised() {
    if !there_is("F07") {
        return;
    }
    let folder = calls("fsync")
        .into_iter()
        .filter(|(_, place)| *place == Place::Board)
        .nth(1)
        .unwrap()
        .0;
    let bench = Bench::new();
    let ran = with(&bench, &[format!("fsync:error=EIO:when={folder}+")]);
    assert_eq!(ran.status, Some(3), "{ran:?}");
    assert!(
        !ran.out.contains("saved ") && bench.items().is_some(),
        "{ran:?}"
    );
}

#[test]
fn f08_names_that_cannot_be_given() {
    if !there_is("F08") {
        return;
    }
    assert!(each("F08", "renameat2", "error=EIO", needed) >= 2);
    let bench = Bench::new();
    let ran = with(&bench, &["renameat2:error=EINVAL".to_owned()]);
    bench.judge("F08, nothing can be swapped", &ran, Must::Save);
    let bench = Bench::new();
    let all = [
        "renameat2:error=EINVAL",
        "renameat:error=EIO",
        "rename:error=EIO",
    ];
    let ran = with(&bench, &all.map(str::to_owned));
    bench.judge("F08, nothing can be named", &ran, Must::Fail);
}

#[test]
fn f09_calls_that_are_interrupted() {
    if !there_is("F09") {
        return;
    }
    each("F09", "write", "error=EINTR", |_| Must::Save);
    each("F09", "fsync", "error=EINTR", |_| Must::BeHonest);
}

#[test]
fn f10_files_that_cannot_be_made() {
    if !there_is("F10") {
        return;
    }
    assert!(each("F10", "openat", "error=ENOSPC", |_| Must::BeHonest) >= 4);
}

#[test]
fn f11_a_file_system_without_locks_is_saved_to_and_that_is_said() {
    if !there_is("F11") {
        return;
    }
    for error in ["ENOLCK", "EOPNOTSUPP", "EBADF"] {
        let bench = Bench::new();
        let ran = with(&bench, &[format!("flock:error={error}")]);
        bench.judge("F11", &ran, Must::Save);
        assert!(
            ran.err.contains("note: saved without the folder's lock"),
            "F11: {ran:?}"
        );
    }
}

#[test]
fn f12_a_file_system_without_second_names_is_saved_to() {
    if !there_is("F12") {
        return;
    }
    let bench = Bench::new();
    let all = ["renameat2:error=EINVAL", "linkat:error=EPERM"];
    let ran = with(&bench, &all.map(str::to_owned));
    bench.judge("F12", &ran, Must::Save);
    assert!(
        ran.err.contains("the version before is not kept"),
        "F12: {ran:?}"
    );
}

#[test]
fn f30_every_call_fails_one_time_in_five() {
    if !can("fiu-run", &["-x", "true"]) {
        return skipped("F30", "there is no fiu-run");
    }
    for _ in 0..20 {
        let bench = Bench::new();
        let fiu = "fiu-run -x -c 'enable_random name=posix/io/*,probability=0.2'";
        let ran = run(&mut bench.save(fiu));
        bench.judge("F30", &ran, Must::BeWhole);
    }
}
