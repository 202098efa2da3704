//! The saves whose crashes are looked at.

use std::{fs, process::Command, thread, time::Duration};

use super::{
    Folder, Found, holds,
    record::{Recording, TRACED},
    replay,
};
use crate::faults::{Bench, Must, run, strace};

/// Runs a shell line in the folder of the board, recorded.
#[track_caller]
fn recorded(bench: &Bench, arguments: &str, strace: &str) -> Recording {
    let start = Folder::of(bench.path());
    let mut command = traced(bench, arguments, strace);
    let ran = run(&mut command);
    assert_eq!(ran.status, Some(0), "{arguments}: {ran:?}");
    bench_read(bench, start)
}

fn traced(bench: &Bench, arguments: &str, strace: &str) -> Command {
    let log = bench.log();
    let program = env!("CARGO_BIN_EXE_goalpost");
    let line = format!(
        "exec strace -f -y -xx -s 100000000 -qq -e signal=none -e trace={TRACED} {strace} -o {} {program} --file b.json {arguments}",
        log.display()
    );
    bench.shell(&line)
}

fn bench_read(bench: &Bench, start: Folder) -> Recording {
    Recording::read(bench.path(), start, &bench.log())
}

/// The board is one of these, and the last of them once that was promised.
fn one_of(found: Found, promised: bool, all: &[Found]) -> Result<(), String> {
    let last = all.last() == Some(&found);
    let good = if promised { last } else { all.contains(&found) };
    good.then_some(())
        .ok_or_else(|| format!("it holds {found:?}, promised: {promised}"))
}

#[test]
fn a1_a2_a3_a_save() {
    if !strace::there_is("A, a save") {
        return;
    }
    let bench = Bench::new();
    let recording = recorded(&bench, "add Vault", "");
    replay("a save", &recording, &|_, found, promised| {
        one_of(found, promised, &[Found::Board(1), Found::Board(2)])
    });
}

#[test]
fn a1_a2_a3_a_first_save() {
    if !strace::there_is("A, a first save") {
        return;
    }
    let bench = Bench::new();
    fs::remove_file(bench.board()).unwrap();
    let recording = recorded(&bench, "init --team Payments", "");
    replay("a first save", &recording, &|_, found, promised| {
        one_of(found, promised, &[Found::Nothing, Found::Board(0)])
    });
}

#[test]
fn a1_a2_a3_a_save_through_a_link() {
    if !strace::there_is("A, a link") {
        return;
    }
    let bench = Bench::new();
    fs::create_dir(bench.path().join("real")).unwrap();
    fs::rename(bench.board(), bench.path().join("real/r.json")).unwrap();
    std::os::unix::fs::symlink("real/r.json", bench.board()).unwrap();
    let recording = recorded(&bench, "add Vault", "");
    replay(
        "a save through a link",
        &recording,
        &|root, found, promised| {
            if !root
                .join("b.json")
                .symlink_metadata()
                .is_ok_and(|meta| meta.is_symlink())
            {
                return Err("the link is gone".to_owned());
            }
            one_of(found, promised, &[Found::Board(1), Found::Board(2)])
        },
    );
}

#[test]
fn a1_a2_a3_a_save_without_swapping() {
    if !strace::there_is("A, without swapping") {
        return;
    }
    let bench = Bench::new();
    let recording = recorded(
        &bench,
        "add Vault",
        "-e inject=renameat2:error=EINVAL -e inject=flock:error=ENOLCK",
    );
    replay(
        "a save without swapping",
        &recording,
        &|_, found, promised| one_of(found, promised, &[Found::Board(1), Found::Board(2)]),
    );
}

/// Another program, which knows no lock, writes the file while a save waits for the disk.
#[test]
fn a1_a2_a3_a_save_with_a_merge() {
    if !strace::there_is("A, a merge") {
        return;
    }
    let bench = Bench::new();
    let start = Folder::of(bench.path());
    let mut saving = traced(
        &bench,
        "add Vault",
        "-e inject=fsync:delay_enter=1500000:when=1",
    );
    let theirs = String::from_utf8(fs::read(bench.board()).unwrap()).unwrap();
    let theirs = theirs.replace(
        "\n  ]\n}",
        ",\n    {\"id\": \"G-7\", \"title\": \"Theirs\"}\n  ]\n}",
    );
    let ran = thread::scope(|scope| {
        let saving = scope.spawn(|| run(&mut saving));
        let temp = || {
            bench
                .litter()
                .into_iter()
                .find(|name| name.as_encoded_bytes().ends_with(b".tmp"))
        };
        while temp().is_none() && !saving.is_finished() {
            thread::sleep(Duration::from_millis(2));
        }
        thread::sleep(Duration::from_millis(300));
        let beside = bench.path().join("theirs");
        fs::write(&beside, &theirs).unwrap();
        fs::rename(beside, bench.board()).unwrap();
        saving.join().unwrap()
    });
    assert!(ran.err.contains("both changes are in it"), "{ran:?}");
    assert_eq!(bench.items(), Some(3), "{ran:?}");
    let mut recording = bench_read(&bench, start);
    recording.outside("b.json", theirs.into_bytes());
    replay(
        "a save with a merge",
        &recording,
        &|root, found, promised| {
            one_of(
                found,
                promised,
                &[Found::Board(1), Found::Board(2), Found::Board(3)],
            )?;
            // theirs is in the board or beside it, from the moment on in which it was written
            let before = found == Found::Board(1);
            (before || holds(root, "Theirs"))
                .then_some(())
                .ok_or_else(|| "what they wrote is gone".to_owned())
        },
    );
}

#[test]
fn a1_a2_a3_an_import() {
    if !strace::there_is("A, an import") {
        return;
    }
    let bench = Bench::new();
    fs::write(
        bench.path().join("rows.csv"),
        "title,estimate\nOne,1\nTwo,2\nThree,3\n",
    )
    .unwrap();
    let recording = recorded(&bench, "import rows.csv", "");
    replay("an import", &recording, &|_, found, promised| {
        one_of(found, promised, &[Found::Board(1), Found::Board(4)])
    });
}

#[test]
fn a1_a2_a3_a_restore() {
    if !strace::there_is("A, a restore") {
        return;
    }
    let bench = Bench::new();
    bench.judge("before a restore", &run(&mut bench.save("")), Must::Save);
    let recording = recorded(&bench, "restore 1", "");
    replay("a restore", &recording, &|_, found, promised| {
        one_of(found, promised, &[Found::Board(2), Found::Board(1)])
    });
}

#[test]
fn a1_a2_a3_the_oldest_version_goes() {
    if !strace::there_is("A, versions") {
        return;
    }
    let bench = Bench::new();
    for _ in 0..23 {
        assert_eq!(run(&mut bench.save("")).status, Some(0));
    }
    let before = versions(bench.path());
    assert!(before >= 20, "{before}");
    let recording = recorded(&bench, "add Vault", "");
    replay(
        "a save that drops a version",
        &recording,
        &|root, found, promised| {
            let kept = versions(root);
            if kept + 2 < before {
                return Err(format!("of {before} versions only {kept} are left"));
            }
            one_of(found, promised, &[Found::Board(24), Found::Board(25)])
        },
    );
}

/// How many whole versions are kept; one that is not whole fails.
fn versions(root: &std::path::Path) -> usize {
    let folder = Folder::of(root);
    let kept = folder.files.iter().filter(|(path, _)| {
        let name = path.file_name().unwrap().to_string_lossy();
        path.starts_with(super::STATE) && !name.starts_with('.') && name.ends_with(".json")
    });
    kept.filter(|(path, bytes)| {
        assert!(
            goalpost::store::is_board(bytes),
            "{} is kept and no board",
            path.display()
        );
        true
    })
    .count()
}
